"""Papers as Word files: real files, read back with python-docx and as packages."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import papers
import pytest
from docx.document import Document as WordDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.briefs.charts import Lane, Milestone, Milestones, Span, Strip, StripLine, Tick, Timeline
from workbench.briefs.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
)
from workbench.briefs.word import render_word
from workbench.briefs.word_base import NoLetterhead
from workbench.progress import Cancelled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
INJECTION = '<w:p><b>x</b></w:p> & <img src="/etc/passwd"> {{ x }} =SUMA(A1)'


def charts(text: str) -> tuple[Block, ...]:
    lane = Lane(text, text, (Span(0.0, 0.5, "held"), Span(0.5, 1.0, "open")))
    return (
        Timeline(16, (lane,), (Tick(0.0, text), Tick(1.0, text)), (("held", text), ("open", text)), "alt"),
        Strip(
            16,
            (text, "Se opone"),
            (StripLine(text, 0), StripLine("b", 1, True), StripLine("c", None)),
            ("e", "f"),
            "alt",
        ),
        Milestones(16, (Milestone(0.1, text, text), Milestone(0.2, "d", "e", computed=True)), (), "alt"),
    )


def every_block(text: str) -> tuple[Block, ...]:
    return (*papers.every_block(text), *charts(text))


def paper(*blocks: Block, **more: object) -> Document:
    more.setdefault("closing", 99)
    return Document("Plazos de autorización", "es", "USO EXCLUSIVO", blocks, **more)  # type: ignore[arg-type]


def text_of(path: Path, part: str = "word/document.xml") -> str:
    """The text of a part, in its order; breaks and tabs as white space."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read(part))
    said = []
    for element in root.iter():
        if element.tag == f"{W}t":
            said.append(element.text or "")
        elif element.tag in (f"{W}br", f"{W}tab", f"{W}p", f"{W}tc"):
            said.append(" ")
    return " ".join("".join(said).split())


def opened(path: Path) -> WordDocument:
    return docx.Document(str(path))


def test_every_block_is_written_in_the_order_of_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    blocks = [block for n, name in enumerate("abcdefghijklmnopqrst") for block in every_block(f"<{name}{n}>")[:1]]
    numbered = [Paragraph(1, f"párrafo {n}.") for n in range(30)]
    render_word(paper(*blocks, *numbered, *every_block("última"), notes=(Note(1, "La fuente."),)), path)
    said = text_of(path)
    assert [int(n) for n in re.findall(r"párrafo (\d+)\.", said)] == list(range(30))
    assert said.index("<a0>") < said.index("<t19>") < said.index("párrafo 0.") < said.index("última")
    assert said.rindex("La fuente.") > said.rindex("última")


def test_what_looks_like_markup_is_text(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    document = Document(INJECTION, "es", INJECTION, every_block(INJECTION), notes=(Note(1, INJECTION),), foot=INJECTION)
    render_word(document, path)
    count = text_of(path).count(" ".join(INJECTION.split()))
    assert count >= len(every_block("x"))
    assert opened(path).core_properties.title == INJECTION
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert INJECTION in text_of(path, part)


@given(text=st.text(min_size=1, max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_written_or_reported(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    made = render_word(paper(Paragraph(1, text), Bullets(2, (text,)), Table(3, ("a",), ((text,),))), path)
    said = text_of(path)
    for char in unicodedata.normalize("NFC", text):
        assert not char.isalnum() or char in said or char in made.unprintable


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\ufffe", "\ud800", "\U0001f600"])
def test_what_no_file_can_hold_is_marked_and_reported(char: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    made = render_word(paper(Paragraph(1, f"antes{char}después")), path)
    said = text_of(path)
    assert "antes" in said
    assert "después" in said
    assert made.unprintable == ((char,) if char in "\ufffe\ud800" else ())
    assert ("\U0001f600" in said) == (char == "\U0001f600")


def test_sixty_thousand_letters_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    text = "palabra " * 7_500
    render_word(paper(*every_block(text), notes=(Note(1, text),)), path)
    assert text_of(path).count("palabra") >= 7_500 * len(every_block("x"))


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    document = paper(*every_block("igual"), notes=(Note(1, "f"),), notes_at="foot")
    for name in ("a.docx", "b.docx"):
        render_word(document, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_the_file_says_its_title_and_language_and_nothing_of_its_maker(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    render_word(paper(Paragraph(1, "a"), subject="Ficha"), path)
    known = opened(path).core_properties
    assert (known.title, known.subject, known.language) == ("Plazos de autorización", "Ficha", "es")
    assert known.author == ""
    assert known.last_modified_by == ""
    with zipfile.ZipFile(path) as package:
        assert not [n for n in package.namelist() if "thumbnail" in n or "custom" in n]
        everything = b"".join(package.read(n) for n in package.namelist()).lower()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for trace in (b"python", b"macintosh", b"created", str(tmp_path).encode(), b"rsid"):
        assert trace not in everything


def test_each_note_is_a_footnote_once_and_pointed_to_after(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    blocks = (
        Paragraph(1, (Run("Uno"), Run("", note=7), Run("", note=3))),
        Table(2, ("a",), (((Run("otra vez"), Run("", note=7)),),)),
    )
    notes = (Note(3, "Tercera."), Note(7, "Séptima."), Note(9, "Sin llamada."))
    render_word(paper(*blocks, notes=notes, notes_at="foot"), path)
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
        foot = ElementTree.fromstring(package.read("word/footnotes.xml"))
    assert [e.get(f"{W}id") for e in root.iter(f"{W}footnoteReference")] == ["1", "2"]
    assert [("".join(n.itertext()).strip()) for n in foot if int(n.get(f"{W}id", "0")) > 0] == ["Séptima.", "Tercera."]
    assert [e.text for e in root.iter(f"{W}instrText")] == [" NOTEREF _Note1 \\h "]
    assert "– Sin llamada." in text_of(path).replace("\u00a0", " ")


def test_the_contents_point_to_every_heading(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    blocks = (
        Cover(1, "k", "t"),
        Contents(1, "Contenido"),
        Heading(2, "Uno", 1),
        Heading(2, "Dos"),
        Heading(2, "Tres", 3),
    )
    render_word(paper(*blocks), path)
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    marks = {e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")}
    pointed = re.findall(r"PAGEREF (\w+)", " ".join(e.text or "" for e in root.iter(f"{W}instrText")))
    assert len(pointed) == 2
    assert set(pointed) <= marks


def test_lists_are_lists_and_each_begins_at_one(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    render_word(
        paper(Bullets(1, ("a", "b"), "number"), Bullets(2, ("c",), "number"), Bullets(3, ("d",), "never")), path
    )
    numbers = [
        p._p.pPr.numPr.numId.val for p in opened(path).paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3


def test_the_header_of_a_table_returns_and_its_rows_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    render_word(paper(Table(1, ("Quién", "Qué"), tuple((f"r{n}", "x") for n in range(300)))), path)
    (table,) = opened(path).tables
    rows = table._tbl.tr_lst
    assert len(rows) == 301
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [cell.text for cell in table.rows[300].cells] == ["r299", "x"]


@pytest.mark.parametrize("size", [("A4", 595.28, 841.89), ("letter", 612.0, 792.0)])
@pytest.mark.parametrize("landscape", [False, True])
def test_pages_have_the_size_that_was_asked_for(
    size: tuple[str, float, float], landscape: bool, tmp_path: Path
) -> None:
    path = tmp_path / "x.docx"
    render_word(paper(Paragraph(1, "a"), page_size=size[0], landscape=landscape), path)
    section = opened(path).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.pt > section.page_height.pt) == landscape
    assert sorted((section.page_width.pt, section.page_height.pt)) == pytest.approx(sorted(size[1:]), abs=0.1)


def letterhead(path: Path, *, first_page: bool = False) -> Path:
    made = docx.Document()
    made.add_paragraph("Subsecretaría de Comercio Exterior")
    made.sections[0].header.paragraphs[0].text = "MEMBRETE"
    made.sections[0].different_first_page_header_footer = first_page
    made.core_properties.author = "Alguien"
    made.save(str(path))
    return path


@pytest.mark.parametrize("first_page", [False, True])
def test_a_letterhead_keeps_what_is_on_it_and_carries_the_marking(first_page: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    render_word(
        paper(Paragraph(1, "Texto.")), path, letterhead=letterhead(tmp_path / "hoja.docx", first_page=first_page)
    )
    said = text_of(path)
    assert said.index("Subsecretaría de Comercio Exterior") < said.index("Texto.")
    section = opened(path).sections[0]
    headers = [section.header, *([section.first_page_header] if first_page else [])]
    for header in headers:
        assert header.paragraphs[0].text == "USO EXCLUSIVO"
    assert "MEMBRETE" in [p.text for p in section.header.paragraphs]
    assert opened(path).core_properties.author == ""


def _changed(source: Path, target: Path, part: str, old: bytes, new: bytes, extra: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            made.writestr(name, data.replace(old, new) if name == part else data)
        for name, data in extra.items():
            made.writestr(name, data)
    return target


def test_a_letterhead_that_fetches_or_runs_something_is_refused(tmp_path: Path) -> None:
    plain = letterhead(tmp_path / "hoja.docx")
    remote = b'<Relationship Id="rId99" Type="http://x/attachedTemplate" Target="https://x.mx/a" '
    remote += b'TargetMode="External"/></Relationships>'
    bad = [
        _changed(plain, tmp_path / "a.docx", "word/_rels/document.xml.rels", b"</Relationships>", remote, {}),
        _changed(plain, tmp_path / "b.docx", "", b"", b"", {"word/vbaProject.bin": b"x"}),
    ]
    (tmp_path / "c.docx").write_bytes(b"PK no es un zip")
    (tmp_path / "d.docx").write_bytes(b"")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("otra.txt", "x")
    (tmp_path / "e.docx").write_bytes(buffer.getvalue())
    for path in (*bad, *(tmp_path / f"{n}.docx" for n in "cde"), tmp_path / "nada.docx"):
        with pytest.raises(NoLetterhead, match=path.name):
            render_word(paper(Paragraph(1, "a")), tmp_path / "x.docx", letterhead=path)
    assert not (tmp_path / "x.docx").exists()


def test_work_that_is_no_longer_wanted_stops(tmp_path: Path) -> None:
    class Impatient:
        def step(self, name: str, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        render_word(paper(*every_block("a"), notes=(Note(1, "f"),)), tmp_path / "x.docx", Impatient())
    assert not (tmp_path / "x.docx").exists()


def test_addresses_are_links_and_words_of_another_language_say_so(tmp_path: Path) -> None:
    path, address = tmp_path / "x.docx", "https://www.gob.mx/se"
    note = (Run("Acta, "), Run(address, leads_to=address))
    blocks = (
        Heading(1, "Rules", 1, language="en"),
        Paragraph(1, (Run("Dijo: "), Run("No deal", "strong", 1, "en"), Run("https://no.mx"))),
        Paragraph(1, (Run(address, leads_to=address),)),
    )
    render_word(paper(*blocks, notes=(Note(1, note),), notes_at="foot"), path)
    for part in ("document", "footnotes"):
        with zipfile.ZipFile(path) as package:
            root = ElementTree.fromstring(package.read(f"word/{part}.xml"))
            ties = ElementTree.fromstring(package.read(f"word/_rels/{part}.xml.rels"))
        targets = {tie.get("Id"): tie.get("Target") for tie in ties if tie.get("TargetMode") == "External"}
        links = list(root.iter(f"{W}hyperlink"))
        assert [("".join(link.itertext()), targets[link.get(f"{R}id")]) for link in links] == [(address, address)]
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    spoken = {
        "".join(run.itertext()): lang.get(f"{W}val") for run in root.iter(f"{W}r") for lang in run.iter(f"{W}lang")
    }
    assert spoken == {"Rules": "en-US", "No deal": "en-US"}
    assert [link.address for p in opened(path).paragraphs for link in p.hyperlinks] == [address]


def test_a_cover_carries_the_facts_of_the_head_too(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    cover = Cover(1, "Carpeta", "Revisión", "", (Fact("Temas", "25"),))
    render_word(paper(cover, Paragraph(2, "Uno"), head=(Fact("Datos al", "1 de julio"),)), path)
    assert "Datos al 1 de julio Temas 25 Uno" in text_of(path)
