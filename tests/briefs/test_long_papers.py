"""Papers of many pages: cover, contents, notes at the foot, charts, lying pages; real files, read back."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.briefs import style
from workbench.briefs.charts import Lane, Milestone, Milestones, Span, Spot, Strip, StripLine, Tick, Timeline
from workbench.briefs.document import Block, Contents, Cover, Document, Fact, Heading, Note, Paragraph, Run, Table
from workbench.briefs.lettering import Lettering
from workbench.briefs.paging import Room, paginate
from workbench.briefs.panels import Cell, Panel, Row
from workbench.briefs.pdf import render
from workbench.briefs.style import REGULAR, Look

LONG = "Las Partes acuerdan revisar el texto en la siguiente sesión. " * 12
LOOK = Look(REGULAR, 9.0, 1.3)


def paper(*blocks: Block, notes: tuple[Note, ...] = (), landscape: bool = False) -> Document:
    return Document("Carpeta", "es", "PÚBLICO", blocks, notes=notes, notes_at="foot", closing=99, landscape=landscape)


def pages_of(document: Document, folder: Path) -> list[str]:
    """The text of each page as it is read back, white space squashed."""
    path = folder / "paper.pdf"
    render(document, path)
    file = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]
    finally:
        file.close()


def test_a_cover_stands_alone_on_its_page(tmp_path: Path) -> None:
    front = Cover(1, "Carpeta de la ronda", "Revisión conjunta", "México y Canadá", (Fact("Datos al", "1 de julio"),))
    first, second = pages_of(paper(front, Paragraph(2, "Después de la portada.")), tmp_path)
    for said in ("Carpeta de la ronda", "Revisión conjunta", "México y Canadá", "Datos al", "1 de julio"):
        assert said in first
    assert "Después de la portada." in second


def test_the_contents_name_the_page_on_which_each_heading_stands(tmp_path: Path) -> None:
    blocks: list[Block] = [Cover(1, "Carpeta", "Título"), Contents(1, "Contenido")]
    for section in range(1, 6):
        blocks.append(Heading(2, f"Sección {section}.", 1, opens_page=True))
        for part in range(section):
            blocks += [Heading(2, f"Parte {section}-{part}."), Paragraph(2, LONG * 3)]
        blocks += [Heading(2, "Dentro de una parte", 3), Table(2, ("A", "B"), (("x", "y"),), wide=True)]
    pages = pages_of(paper(*blocks), tmp_path)
    contents = pages[1]
    assert "Dentro de una parte" not in contents
    entries = re.findall(r"((?:Sección|Parte) [\d-]+\.)\D*?(\d+)(?= |$)", contents)
    assert len(entries) == 5 + 15
    for heading, number in entries:
        assert heading in pages[int(number) - 1]
        assert not any(heading in page for at, page in enumerate(pages[2:], 3) if at < int(number))


def test_the_contents_of_a_long_paper_may_name_its_sections_alone(tmp_path: Path) -> None:
    blocks = (Contents(1, "Contenido", 1), Heading(2, "Sección", 1, True), Heading(2, "Parte"), Paragraph(2, "a"))
    contents, section = pages_of(paper(*blocks), tmp_path)
    assert "Sección" in contents
    assert "Parte" not in contents
    assert "Parte" in section


def test_a_section_can_begin_a_new_page(tmp_path: Path) -> None:
    pages = pages_of(paper(Paragraph(1, "a"), Heading(2, "Nueva", 1, opens_page=True), Paragraph(2, "b")), tmp_path)
    assert len(pages) == 2
    assert "Nueva" in pages[1]


def test_each_note_stands_at_the_foot_of_the_page_that_first_names_it(tmp_path: Path) -> None:
    blocks = [Paragraph(1, (Run(f"Punto <{n}> "), Run(LONG), Run("", note=n))) for n in range(1, 31)]
    notes = tuple(Note(n, f"Fuente «{n}».") for n in range(1, 32))
    pages = pages_of(paper(*blocks, Paragraph(1, (Run("Otra vez."), Run("", note=3))), notes=notes), tmp_path)
    assert len(pages) > 4
    for number in range(1, 31):
        on = [at for at, page in enumerate(pages) if f"Fuente «{number}»." in page]
        assert len(on) == 1
        assert f"Punto <{number}>" in pages[on[0]] or f"Punto <{number}>" in pages[on[0] - 1]
    assert "– Fuente «31»." in pages[-1]  # named by nothing: listed at the end


def test_a_long_note_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    told = " ".join(f"palabra{n}" for n in range(3000))
    pages = pages_of(paper(Paragraph(1, (Run("Texto."), Run("", note=1))), notes=(Note(1, told),)), tmp_path)
    assert len(pages) > 2
    found = [int(n) for page in pages for n in re.findall(r"palabra(\d+)", page)]
    assert found == list(range(3000))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 6)), min_size=1, max_size=30), st.integers(80, 400))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_nothing_overlaps_whatever_the_notes(pieces: list[tuple[int, int]], height: int) -> None:
    """Every line and every note is placed once, in order, inside the page."""
    note = [0]

    def line(noted: bool) -> tuple[object, ...]:
        note[0] += noted
        return lettering.lines((Run("x"), Run("", note=note[0] if noted else 0)), LOOK, 100.0)

    lettering = Lettering({number: number for number in range(1, 200)})
    panels = []
    for lines, noted in pieces:
        rows = tuple(Row((Cell(line(at < noted), 0.0, 100.0),)) for at in range(lines))  # type: ignore[arg-type]
        panels.append(Panel(rows, before=3.0))

    def note_row(number: int) -> Row:
        return Row((Cell(lettering.lines("nota", LOOK, 100.0) * (number % 4 + 1), 0.0, 100.0),))

    pages = paginate(panels, Room(float(height), float(height)), note_row=note_row)
    rows = [row for page in pages for placed in page if placed.panel.kind != "notes" for row in placed.panel.rows]
    assert rows == [row for panel in panels for row in panel.rows]
    foot = [
        line
        for page in pages
        for p in page
        if p.panel.kind == "notes"
        for r in p.panel.rows
        for line in r.cells[0].lines
    ]
    assert len(foot) == sum(number % 4 + 1 for number in range(1, note[0] + 1))
    for page in pages:
        tops = [placed.top for placed in page]
        ends = [placed.top + placed.panel.height for placed in page]
        assert all(end <= top + 0.01 for end, top in zip(ends, tops[1:], strict=False))
        assert ends[-1] <= height + 0.01


@pytest.mark.parametrize("above", range(44, 62, 2))
def test_a_heading_is_never_the_last_of_a_page(above: int, tmp_path: Path) -> None:
    """Neither over a table whose first row brings notes, nor in the rail over another heading."""
    lines = Paragraph(1, "\n".join(f"renglón {n}" for n in range(above)))
    cited = (Run("Primera fila"), *(Run("", note=n) for n in range(1, 9)))
    table = Table(2, ("Qué", "Cuándo"), ((cited, "hoy"), ("Segunda fila", "ayer")), wide=True)
    notes = tuple(Note(n, LONG) for n in range(1, 9))
    over_a_table = paper(lines, Heading(2, "Sobre la tabla"), table, notes=notes)
    over_a_heading = paper(lines, Heading(2, "En el margen"), Heading(2, "Adentro", 3), Paragraph(2, LONG))
    for document, heading, below in (
        (over_a_table, "Sobre la tabla", "Primera fila"),
        (over_a_heading, "En el margen", "Las Partes acuerdan"),
    ):
        (page,) = [page for page in pages_of(document, tmp_path) if heading in page]
        assert below in page


def test_no_line_of_a_text_is_left_alone_by_a_break() -> None:
    lettering = Lettering({})
    lines = lettering.lines("\n".join(f"línea {n}" for n in range(10)), LOOK, 200.0)
    for room in range(10, 140):
        upper, lower = Cell(lines, 0.0, 200.0).parted(float(room), force=False)
        assert len(upper.lines) != 1
        assert len(lower.lines) != 1
        assert upper.lines + lower.lines == lines


@pytest.mark.parametrize("size", ["A4", "letter"])
def test_a_lying_page_is_wider_than_high(size: style.PageSize, tmp_path: Path) -> None:
    document = Document("T", "es", "PÚBLICO", (Paragraph(1, "a"),), page_size=size, landscape=True)
    render(document, tmp_path / "x.pdf")
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        box = [float(v) for v in pdf.pages[0].mediabox]
    width, height = style.PAGE_SIZES[size]
    assert box[2:] == pytest.approx([height, width], abs=0.01)


def _timeline(lanes: int, *, wide: bool = False) -> Timeline:
    spans = tuple(Span(n / 5, (n + 1) / 5, kind) for n, kind in enumerate(("held", "waived", "no_record", "uncertain")))
    lane = [Lane(f"Órgano {n}:", f"{n} debidas", spans, (Spot(0.1), Spot(0.9, "beside"))) for n in range(lanes)]
    ticks = (Tick(0.0, "jul 2020"), Tick(1.0, "jul 2026"))
    return Timeline(1, tuple(lane), ticks, (("held", "Celebrada"), ("open", "Abierto")), "alt", wide=wide)


@pytest.mark.parametrize("wide", [False, True])
def test_a_timeline_goes_on_over_pages_under_its_scale(wide: bool, tmp_path: Path) -> None:
    pages = pages_of(paper(Heading(1, "Cronología"), _timeline(90, wide=wide)), tmp_path)
    assert len(pages) > 1
    for page in pages:
        assert "jul 2020" in page
        assert "Celebrada" in page
    told = re.findall(r"Órgano (\d+):", " ".join(pages))
    assert [int(n) for n in told] == list(range(90))


def test_a_strip_says_in_words_where_each_stands(tmp_path: Path) -> None:
    lines = (StripLine("México", 0), StripLine("Canadá", 2, True), StripLine("Nadie", None))
    strip = Strip(1, ("Impulsa", "Apoya", "Se opone"), lines, ("declarada", "estimación nuestra"), "alt")
    (page,) = pages_of(paper(strip), tmp_path)
    for said in ("México", "Canadá", "Nadie", "–", "declarada", "estimación nuestra"):
        assert said in page
    assert page.count("Impulsa") == 2  # the end of the scale and the stance of Mexico
    assert page.count("Se opone") == 2


@pytest.mark.parametrize(
    ("estimate", "shown", "absent"), [(False, "declarada", "estimación"), (True, "estimación", "declarada")]
)
def test_a_strip_explains_no_sign_that_it_does_not_show(
    estimate: bool, shown: str, absent: str, tmp_path: Path
) -> None:
    lines = (StripLine("México", 0, estimate), StripLine("Nadie", None, not estimate))
    strip = Strip(1, ("Impulsa", "Apoya"), lines, ("declarada", "estimación"), "alt")
    (page,) = pages_of(paper(strip), tmp_path)
    assert shown in page
    assert absent not in page


def test_days_are_numbered_on_the_line_and_told_below(tmp_path: Path) -> None:
    stones = tuple(Milestone(0.5 + n / 1000, f"{n} de julio", f"Hito {n}", computed=n > 2) for n in range(1, 6))
    (page,) = pages_of(paper(Milestones(1, stones, (Tick(0.0, "2026"),), "alt", today=0.2)), tmp_path)
    for number in range(1, 6):
        assert f"{number} {number} de julio Hito {number}" in page


@pytest.mark.parametrize("width", range(50, 110, 5))
def test_a_date_that_is_wider_than_its_column_is_parted_between_its_words(width: int) -> None:
    lines = Lettering({}).lines("12\u00a0de\u00a0diciembre\u00a0de\u00a02026", LOOK, float(width))
    parts = [word for line in lines for s in line.segments for word in s.text.split("\u00a0") if word]
    assert parts == ["12", "de", "diciembre", "de", "2026"]
