"""The letters of a page as its file tells them are those that a program for any PDF finds, and no page is half read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from workbench.briefs import style
from workbench.briefs.document import Bullets, Document, Heading, Note, Paragraph, Run, Table
from workbench.briefs.pdf import render
from workbench.outgoing.page_letters import PageLetters
from workbench.outgoing.pdf_texts import pdf_texts
from workbench.outgoing.proof import squeeze

LONG = "Las Partes acuerdan revisar el texto en la siguiente sesión; "


def paper(path: Path) -> Path:
    """A paper of some pages, with emphasis inside words, notes, and more letters than a part of a font has codes."""
    every = " ".join(map(chr, sorted(style.drawable())))
    mixed = (Run("auto"), Run("riza", "strong"), Run("ción 3.7 %", "italic", 1), Run(" y más: " + LONG * 8))
    blocks = (
        Heading(2, "Parte"),
        Paragraph(2, mixed),
        Paragraph(2, every),
        Bullets(2, (LONG * 4, "(uno) \\ [dos]")),
        Table(2, ("Actor", "Posición"), tuple((f"Actor {n}", LONG) for n in range(60))),
    )
    render(Document("Ficha", "es", "PÚBLICO", blocks, notes=(Note(1, "Acta"),), stamp="BORRADOR"), path)
    return path


def read(path: Path) -> list[str | None]:
    with pikepdf.open(path) as document:
        letters = PageLetters(document)
        return [letters.read(page) for page in document.pages]


def seen(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_pages_say_what_another_program_reads_in_them(tmp_path: Path) -> None:
    path = paper(tmp_path / "a.pdf")
    ours = read(path)
    assert len(ours) > 2 and None not in ours
    assert [squeeze(said or "") for said in ours] == [squeeze(said) for said in seen(path)]


def test_words_parted_by_emphasis_are_whole_and_lines_are_apart(tmp_path: Path) -> None:
    first = read(paper(tmp_path / "a.pdf"))[0] or ""
    assert "autorización 3.7 %\n" in first  # the number of the note is apart
    assert "(uno) \\ [dos]" in "".join(said or "" for said in read(tmp_path / "a.pdf"))


def _untold(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        font.ToUnicode.write(re.sub(rb"<65> <0065>", b"", font.ToUnicode.read_bytes(), count=1))


def _elsewhere(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(page.Contents.read_bytes() + b" /X Do")


def _said(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(b"/P <</ActualText (otra cosa)>> BDC EMC " + page.Contents.read_bytes())


def _apart(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(page.Contents.read_bytes().replace(b") Tj", b"\\)) Tj", 1))


@pytest.mark.parametrize("change", [_untold, _elsewhere, _said, _apart])
def test_what_is_drawn_in_another_way_is_left_to_the_other_program(
    tmp_path: Path, change: Callable[[pikepdf.Pdf], None]
) -> None:
    path = paper(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)
        document.save(path)
    assert read(path)[0] is None
    assert squeeze(seen(path)[0]) in squeeze(dict(reversed(list(pdf_texts(path))))["p. 1"])
