"""A document becomes a Word file that an office can edit, on its letterhead if it has one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document as open_word
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header
from docx.shared import Pt

from workbench.briefs import fixed
from workbench.briefs.document import Cover, Document, Heading, Run, end_notes, note_sign, runs_of
from workbench.briefs.rendered import Rendered
from workbench.briefs.word_base import MARKING, NOTE, SMALL, begin
from workbench.briefs.word_blocks import WordBlocks
from workbench.briefs.word_marks import field
from workbench.briefs.word_notes import WordNotes
from workbench.briefs.word_text import WordText
from workbench.progress import SILENT, Progress

_HEAD_COLUMNS = 5
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = ("/customXml", "/stylesWithEffects")  # what an older Word, or a template's maker, leaves for itself
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def render_word(
    document: Document, path: Path, progress: Progress = SILENT, letterhead: Path | None = None
) -> Rendered:
    """Writes the paper to ``path`` (the caller hands a temporary one); the same paper, the same bytes.

    Nothing is cut to fit a page: how pages fall is up to the program that opens it. Errors: NoLetterhead, Cancelled
    from ``progress``, OSError from the disk.
    """
    word = begin(document, letterhead)
    notes = WordNotes(document)
    texts = WordText(notes)
    blocks = WordBlocks(word, document, texts)
    _furnish(word, document, texts, blocks.width)
    if not (document.blocks and isinstance(document.blocks[0], Cover)):
        _title(document, blocks)
    listed = False
    for place, block in enumerate(document.blocks):
        progress.step("draw", place, len(document.blocks))
        if isinstance(block, Cover):
            _stamp(document, blocks)
        blocks.write(block, place)
        if not listed and isinstance(block, Heading) and block.part == document.closing:
            listed = _list_notes(document, notes, blocks)
    if not listed and end_notes(document, notes.numbers):
        blocks.write(Heading(document.closing, fixed.SOURCES.in_(document.language)), len(document.blocks))
        _list_notes(document, notes, blocks)
    notes.finish(word, texts.write)
    _describe(word, document, texts)
    path.write_bytes(_packed(word))
    return Rendered(0, (), texts.unprintable)


def can_be_opened(path: Path) -> bool:
    """Whether a finished file is one that opens, with something in it."""
    try:
        return bool(len(open_word(str(path)).element.body))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, PackageNotFoundError):
        return False


def _title(document: Document, blocks: WordBlocks) -> None:
    _stamp(document, blocks)
    blocks.title(document.title)
    if document.head:
        blocks.facts(document.head, _HEAD_COLUMNS)


def _stamp(document: Document, blocks: WordBlocks) -> None:
    if document.stamp.strip():
        blocks.say(document.stamp, "Heading 3").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _list_notes(document: Document, notes: WordNotes, blocks: WordBlocks) -> bool:
    for note in end_notes(document, notes.numbers):
        blocks.say((Run(note_sign(notes.numbers, note), "strong"), *runs_of(note.text)), NOTE)
    return True


def _furnish(word: Word, document: Document, texts: WordText, width: float) -> None:
    """The marking above and below, and the foot, on every page of every section."""
    for section in word.sections:
        kinds: list[tuple[_Header, _Footer]] = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            kinds.append((section.first_page_header, section.first_page_footer))
        if word.settings.odd_and_even_pages_header_footer:
            kinds.append((section.even_page_header, section.even_page_footer))
        for header, footer in kinds:
            header.is_linked_to_previous = footer.is_linked_to_previous = False
            _marking(header, document, texts, first=True)
            _foot(footer, document, texts, width)
            _marking(footer, document, texts, first=False)


def _marking(place: _Header | _Footer, document: Document, texts: WordText, *, first: bool) -> None:
    empty = len(place.paragraphs) == 1 and not len(place.paragraphs[0]._p)
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    paragraph.style = MARKING
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    texts.write(paragraph, texts.line(document.marking))
    if first and not empty:
        place._element.insert(0, paragraph._p)


def _foot(footer: _Footer, document: Document, texts: WordText, width: float) -> None:
    empty = len(footer.paragraphs) == 1 and not len(footer.paragraphs[0]._p)
    paragraph = footer.paragraphs[0] if empty else footer.add_paragraph()
    paragraph.style = SMALL
    paragraph.paragraph_format.space_after = Pt(4.0)
    tabs = parse_xml(f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{width * 20:.0f}"/></w:tabs>')
    properties: Any = paragraph._p.get_or_add_pPr()
    properties._insert_tabs(tabs)
    texts.write(paragraph, texts.line(document.foot))
    before, between, after = _around_numbers(document)
    paragraph.add_run(f"\t{before}")
    field(paragraph, "PAGE", "1")
    paragraph.add_run(between)
    field(paragraph, "NUMPAGES", "1")
    paragraph.add_run(after)


def _around_numbers(document: Document) -> tuple[str, str, str]:
    said = fixed.PAGE_OF.in_(document.language)
    before, _, rest = said.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _describe(word: Word, document: Document, texts: WordText) -> None:
    """Title, subject and language; no author, no clock and no trace of a program or a template."""
    known = word.core_properties
    known._element.clear()
    known.title, known.subject, known.language = (
        texts.line(document.title),
        texts.line(document.subject),
        document.language,
    )
    package = word.part.package
    assert package is not None
    kept = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}
    for name, relationship in list(package.rels.items()):
        if relationship.reltype not in kept:
            del package.rels[name]
        elif relationship.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relationship.target_part._blob = _PROPERTIES
    for name, relationship in list(word.part.rels.items()):
        if relationship.reltype.endswith(_LEFT_OUT):
            del word.part.rels[name]
    for part in package.iter_parts():
        _forget_sessions(getattr(part, "element", None))


def _forget_sessions(root: Any) -> None:
    """Takes away the numbers by which Word tells who wrote what in which sitting."""
    for element in list(root.iter()) if root is not None else ():
        for name in [name for name in element.attrib if name.startswith(qn("w:rsid"))]:
            del element.attrib[name]
        if element.tag in (qn("w:rsids"), qn("w:rsid")) and element.getparent() is not None:
            element.getparent().remove(element)


def _packed(word: Word) -> bytes:
    """The file, its parts in one order and without the clock."""
    drawn = io.BytesIO()
    word.save(drawn)
    packed = io.BytesIO()
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            target.writestr(zipfile.ZipInfo(name, _FIRST_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
