"""The sources of a Word paper: footnotes that the office can edit, or numbers that point to a list at its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph

from workbench.briefs.document import Document, Text, printed_numbers
from workbench.briefs.word_base import NOTE
from workbench.briefs.word_marks import bookmark, field

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BEGUN = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_FIRST_MARK = 50_000  # bookmarks of notes are numbered from here, those of headings from 1


class WordNotes:
    """Numbers notes as they are first named. A footnote named again is pointed to, not written again."""

    def __init__(self, document: Document) -> None:
        self._at_foot = document.notes_at == "foot"
        self.numbers: Mapping[int, int] = printed_numbers(document)
        self._texts = {note.number: note.text for note in document.notes}
        self._written: list[int] = []

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """The sign of a note behind the text of a paragraph."""
        printed = self.numbers[number]
        if not self._at_foot:
            self._raised(paragraph, f"{printed}")
        elif number in self._written:
            self._pointed(paragraph, printed)
        else:
            self._written.append(number)
            self._footnote(paragraph, printed)

    def finish(self, word: Word, write: Callable[[Paragraph, Text], None]) -> None:
        """Gives the file its footnotes; ``write`` adds a text to a paragraph."""
        if not self._written:
            return
        root: Any = parse_xml(_BEGUN)
        part = _Footnotes(PackURI("/word/footnotes.xml"), _CONTENT, root, word.part.package)
        look = str(word.styles[NOTE].style_id)
        for number in self._written:
            root.append(_note(self.numbers[number], look))
            write(Paragraph(root[-1][0], part), self._texts[number])
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _raised(self, paragraph: Paragraph, sign: str) -> None:
        comma = "," if _ends_raised(paragraph) else ""
        paragraph.add_run(f"{comma}{sign}").font.superscript = True

    def _footnote(self, paragraph: Paragraph, printed: int) -> None:
        if _ends_raised(paragraph):
            self._raised(paragraph, "")
        mark = _FIRST_MARK + printed
        paragraph._p.append(bookmark("Start", mark, f"_Note{printed}"))
        run: Any = paragraph.add_run()
        run.font.superscript = True
        sign = OxmlElement("w:footnoteReference")
        sign.set(qn("w:id"), f"{printed}")
        run._r.append(sign)
        paragraph._p.append(bookmark("End", mark))

    def _pointed(self, paragraph: Paragraph, printed: int) -> None:
        if _ends_raised(paragraph):
            self._raised(paragraph, "")
        first = len(paragraph.runs)
        field(paragraph, f"NOTEREF _Note{printed} \\h", f"{printed}")
        for run in paragraph.runs[first:]:
            run.font.superscript = True


class _Footnotes(StoryPart):
    """The part that holds the footnotes, with the links that stand in them."""

    @property
    def part(self) -> StoryPart:
        """Itself: what stands in it asks for the part that it stands in."""
        return self


def _ends_raised(paragraph: Paragraph) -> bool:
    return bool(paragraph.runs) and bool(paragraph.runs[-1].font.superscript)


def _note(number: int, look: str) -> Any:
    """A footnote in which its sign and a blank stand."""
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{look}"/></w:pPr>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
    )
