"""What is heard of a paper: its tree read back from the file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from paper_strategies import documents
from papers import MARKING, brief, charts, every_block, pages_of, realistic
from reading_tags import Element, Tagged, read
from telling import Teller, letters

from workbench.briefs.document import (
    Block,
    Contents,
    Document,
    Fact,
    Heading,
    Note,
    Paragraph,
    Run,
    SmallLine,
    Table,
    plain_of,
)
from workbench.briefs.pdf import render


def heard(document: Document, path: Path) -> Tagged:
    render(document, path)
    return read(path)


def runs_in(value: object) -> list[Run]:
    """Every run of a paper."""
    if isinstance(value, Run):
        return [value]
    if isinstance(value, tuple):
        return [run for item in value for run in runs_in(item)]
    if is_dataclass(value):
        return [run for field in fields(value) for run in runs_in(getattr(value, field.name))]
    return []


def drawn_in(path: Path, bottom: float, top: float) -> list[tuple[float, float, float, float]]:
    """The boxes of all that is drawn of the first page whose middle lies between two heights."""
    document = pypdfium2.PdfDocument(path)
    boxes = [thing.get_bounds() for thing in document[0].get_objects()]
    document.close()
    return [box for box in boxes if bottom < (box[1] + box[3]) / 2 < top]


def sequences(element: Element) -> int:
    """How many marked content sequences the element itself has."""
    return sum(isinstance(kid, str) for kid in element.kids)


def test_a_brief_is_heard_in_the_order_of_its_document(tmp_path: Path) -> None:
    document = brief(
        *realistic(),
        head=(Fact("Versión", "3.2"), Fact("Datos al", "24 de julio")),
        notes=(Note(1, "Minuta"), Note(2, "Hacienda"), Note(7, "No citada")),
        stamp="BORRADOR",
        foot="Secretaría de Economía",
    )
    tagged = heard(document, tmp_path / "a.pdf")
    steps = " ".join(["LI(Lbl LBody)"] * 4)
    assert tagged.root.outline() == (
        "Document(P H1 P L(LI(Lbl LBody) LI(Lbl LBody))"
        f" H2 P H2 L({steps}) H2 L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody)) H2 L(LI(Lbl LBody))"
        " H2 P(Reference(Link)) H2 P(Reference(Link)) H2 P"
        " H2 P(Note(Lbl)) P(Note(Lbl)) P(Note(Lbl)) P)"
    )
    assert [kid.text for kid in tagged.root.kids if isinstance(kid, Element)][:3] == [
        MARKING,
        "Plazos de autorización",
        "BORRADOR",
    ]
    assert [item.text for item in tagged.root.all("LI")[:3]] == [
        "Versión3.2",
        "Datos al24 de julio",
        "1 · Apertura240 días",
    ]
    assert [note.text.strip() for note in tagged.root.all("Note")] == ["1 Hacienda", "2 Minuta", "– No citada"]
    assert tagged.root.text.endswith("Secretaría de Economía")
    assert tagged.artefacts == [f"{MARKING}Página 1 de 1"]
    assert tagged.loose == [""] and tagged.unowned == []


def test_what_is_parted_over_pages_stays_one_element(tmp_path: Path) -> None:
    long = "palabra " * 1200
    rows = tuple((f"fila {i}", "palabra " * 30) for i in range(80))
    blocks: tuple[Block, ...] = (
        Heading(5, "Uno"),
        Paragraph(5, long),
        Heading(6, "Dos"),
        Table(6, ("Actor", "Posición"), (("largo", long), *rows)),
    )
    tagged = heard(brief(*blocks), tmp_path / "a.pdf")
    assert len(tagged.artefacts) > 5
    (paragraph,) = [p for p in tagged.root.all("P") if "palabra" in p.text]
    assert paragraph.text.strip() == long.strip()
    assert sequences(paragraph) == 2
    (table,) = tagged.root.all("Table")
    assert len(table.kids) == 82
    assert [e.text for e in table.all("TH") if e.scope == "Column"] == ["Actor", "Posición"]
    cell = table.all("TD")[0]
    assert cell.text.strip() == long.strip() and sequences(cell) >= 2
    assert [h.text for h in tagged.root.all("H2")] == ["Uno", "Dos"]
    assert all("Actor" in page and "Dos" in page for page in tagged.artefacts[3:])
    assert sum("Actor" in page for page in pages_of(tmp_path / "a.pdf")) == 1 + sum(
        "Actor" in page for page in tagged.artefacts
    )


def test_levels_of_headings_leave_none_out(tmp_path: Path) -> None:
    levels = (3, 2, 3, 1, 3, 2, 3, 1, 2)
    blocks = [Heading(5, f"t{place}", level) for place, level in enumerate(levels)]  # type: ignore[arg-type]
    tagged = heard(brief(Heading(4, "\u200b", 1), *blocks), tmp_path / "a.pdf")
    roles = [e.role for e in tagged.root.all("H1", "H2", "H3", "H4")]
    assert roles == ["H1", "H2", "H2", "H3", "H2", "H3", "H3", "H4", "H2", "H3"]
    untitled = heard(replace(brief(*blocks), title=" "), tmp_path / "b.pdf")
    assert [e.role for e in untitled.root.all("H1", "H2", "H3")][:4] == ["H1", "H1", "H2", "H1"]


def test_the_cells_of_a_table_say_what_they_head_and_stand_when_empty(tmp_path: Path) -> None:
    table = Table(6, ("Actor", "", "Nota"), (("Canadá", "", "x"), ("", "", ""), ("EUA", "y", "")))
    tagged = heard(brief(table, Table(6, ("Sola",), (("valor",),))), tmp_path / "a.pdf")
    assert [t.outline() for t in tagged.root.all("Table")] == [
        "Table(TR(TH TD TH) TR(TH TD TD) TR(TD TD TD) TR(TH TD TD))",
        "Table(TR(TH) TR(TD))",
    ]
    assert [e.scope for e in tagged.root.all("TH")] == ["Column", "Column", "Row", "Row", "Column"]


def test_words_at_the_end_of_a_line_are_not_heard_as_one(tmp_path: Path) -> None:
    text = "Uno dos tres " * 60 + "\ncuatro\ncinco"
    tagged = heard(brief(Paragraph(3, text), SmallLine(3, "x" * 900)), tmp_path / "a.pdf")
    said = [p.text for p in tagged.root.all("P")]
    assert " ".join(said[1].split()) == " ".join(text.split())
    assert said[2] == "x" * 900


def test_the_number_of_a_note_leads_to_it(tmp_path: Path) -> None:
    blocks = (
        Paragraph(5, (Run("Uno", note=4), Run(" y dos", note=9), Run(".", note=4))),
        Paragraph(6, "palabra " * 1500),
    )
    tagged = heard(brief(*blocks, notes=(Note(9, "Acta"), Note(4, "Ley"))), tmp_path / "a.pdf")
    assert [link.text for link in tagged.root.all("Link")] == ["1", "2", "1"]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        links = list(pdf.pages[0].Annots)
        assert [str(link.Contents) for link in links] == ["Nota 1", "Nota 2", "Nota 1"]
        last = pdf.pages[-1].obj.objgen
        assert {link.Dest[0].objgen for link in links} == {last} != {pdf.pages[0].obj.objgen}
        (named,) = [dict(pdf.Root.StructTreeRoot.IDTree)["/Names"]]
        assert len(named) == 4


@pytest.mark.parametrize("opened", [False, True])
def test_every_block_has_its_element(tmp_path: Path, opened: bool) -> None:
    document = brief(*every_block("Año"), notes=(Note(1, "x"),), head=(Fact("a", "b"),), open=opened)
    tagged = heard(document, tmp_path / "a.pdf")
    assert set(tagged.loose) == {""} and tagged.unowned == []
    assert tagged.root.text.count("Año") == 27
    assert [e.text for e in tagged.root.all("BlockQuote")] == ["Año"]


def heard_letters(element: Element, skip: tuple[str, ...]) -> str:
    """What a screen reader says, without white space; a figure by its alternative text."""
    if element.role in skip:
        return ""
    if element.role == "Figure":
        return "".join(element.alt.split())
    parts = (kid if isinstance(kid, str) else heard_letters(kid, skip) for kid in element.kids)
    return "".join("".join(parts).split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_what_is_heard_is_what_the_document_says_in_its_order(tmp_path: Path, document: Document) -> None:
    document = replace(document, fit_one_page=False, notes_at="end", marking="Marca", foot="Pie")
    tagged = heard(document, tmp_path / "a.pdf")
    assert heard_letters(tagged.root, ("TOC",)) == "".join(Teller(document).told())
    assert set(tagged.loose) == {""} and tagged.unowned == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_notes_at_the_foot_and_contents_are_heard_too(tmp_path: Path, document: Document) -> None:
    document = replace(document, fit_one_page=False, notes_at="foot", marking="Marca", foot="Pie")
    tagged = heard(document, tmp_path / "a.pdf")
    noted = sorted("".join(note.text.split())[1:] for note in tagged.root.all("Note"))
    assert noted == sorted(letters(plain_of(note.text)) for note in document.notes)
    assert set(tagged.loose) == {""} and tagged.unowned == []
    entries = [item.kids[0].text for item in tagged.root.all("TOCI") if isinstance(item.kids[0], Element)]
    if any(isinstance(block, Contents) for block in document.blocks):
        headings = [b.text for b in document.blocks if isinstance(b, Heading) and b.level < 3 and letters(b.text)]
        assert ["".join(entry.split()) for entry in entries] == list(map(letters, headings))


def test_words_of_another_language_say_so(tmp_path: Path) -> None:
    blocks = (
        Heading(1, "Rules of origin", 1, language="en"),
        Paragraph(5, (Run("Dijo: "), Run("We will not move", "italic", 3, language="en"), Run(" [en]"))),
        Table(6, ("Actor", "Palabras"), (((Run("COFEPRIS", language="es"),), (Run("Non", language="fr"),)),)),
    )
    document = brief(Contents(1, "Contenido"), *blocks, notes=(Note(3, "Acta"),), titled_in="fr")
    tagged = heard(document, tmp_path / "a.pdf")
    spoken = [(e.role, e.language, e.text) for e in tagged.root.all() if e.language]
    assert spoken == [
        ("H1", "fr", "Plazos de autorización"),
        ("Link", "en", "Rules of origin"),
        ("H2", "en", "Rules of origin"),
        ("Span", "en", "We will not move"),
        ("Span", "fr", "Non"),
    ]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "es"


def test_an_address_leads_there_and_what_only_looks_like_one_does_not(tmp_path: Path) -> None:
    address = "https://www.gob.mx/" + "se/revision-conjunta/" * 12
    note = (Run("Acta, https://falso.mx/, "), Run(address, leads_to=address), Run(" (por cotejar)"))
    blocks = (Paragraph(5, (Run("https://tampoco.mx", note=1),)), Paragraph(5, "(https://menos.mx)"))
    tagged = heard(brief(*blocks, notes=(Note(1, note),)), tmp_path / "a.pdf")
    inside, outside = tagged.root.all("Link")
    assert inside.leads_to == [] and outside.text == address
    assert len(outside.leads_to) > 1 and set(outside.leads_to) == {address}  # a part of a line each
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        links = [link for link in pdf.pages[0].Annots if "/A" in link]
        assert {str(link.Contents) for link in links} == {f"Página web: {address}"}
        assert {str(link.A.S) for link in links} == {"/URI"}
        assert all(link.Rect[0] < link.Rect[2] and link.Rect[1] < link.Rect[3] for link in links)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_links_out_and_languages_are_those_of_the_document(tmp_path: Path, document: Document) -> None:
    document = replace(document, fit_one_page=False, notes_at="end")
    tagged = heard(document, tmp_path / "a.pdf")
    runs = runs_in((document.head, document.blocks, document.notes))  # blanks are drawn between words alone
    out = {to for link in tagged.root.all("Link") for to in link.leads_to}
    assert {run.leads_to for run in runs if letters(run.text)} - {""} <= out <= {run.leads_to for run in runs}
    own = {run for run in runs if run.language not in (None, document.language) and not run.leads_to}
    spoken = {span.language for span in tagged.root.all("Span")}
    assert {run.language for run in own if letters(run.text)} <= spoken <= {run.language for run in own}


def test_a_figure_says_where_it_stands_if_that_is_one_page(tmp_path: Path) -> None:
    tagged = heard(brief(Heading(5, "Línea"), *charts(90)), tmp_path / "a.pdf")
    long, strip, line = tagged.root.all("Figure")
    assert long.box == () and strip.box and line.box
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        width, height = map(float, pdf.pages[0].MediaBox[2:])
    for left, bottom, right, top in (strip.box, line.box):
        assert 0 < left < right < width and 0 < bottom < top < height
    assert strip.box[1] > line.box[3]  # one stands above the other


def test_what_is_drawn_of_a_figure_lies_inside_its_box(tmp_path: Path) -> None:
    for chart in charts(6):
        tagged = heard(brief(chart, landscape=True), tmp_path / "a.pdf")
        (figure,) = tagged.root.all("Figure")
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            height = float(pdf.pages[0].MediaBox[3])
        left, bottom, right, top = figure.box
        boxes = drawn_in(tmp_path / "a.pdf", bottom, top)
        assert boxes and top - bottom < height / 2
        for box in boxes:
            assert left - 1 <= box[0] and box[2] <= right + 1 and bottom - 1 <= box[1] and box[3] <= top + 1


def test_a_chart_is_heard_as_its_sentence_and_once(tmp_path: Path) -> None:
    tagged = heard(brief(Heading(5, "Línea"), *charts(90)), tmp_path / "a.pdf")
    assert len(tagged.artefacts) > 1
    assert [figure.alt for figure in tagged.root.all("Figure")] == [
        "90 órganos en el tiempo",
        "Quién está dónde",
        "Cinco hitos",
    ]
    assert "jul 2020" in tagged.artefacts[1]  # its scale comes again, and is not heard again
