"""Papers as they leave: real files, read back."""

from __future__ import annotations

import gc
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import INJECTION, MARKING, brief, every_block, letters_of, pages_of, realistic, squeezed

from workbench.briefs import style
from workbench.briefs.document import (
    Cut,
    Fact,
    Heading,
    Note,
    Paragraph,
    Room,
    Table,
)
from workbench.briefs.pdf import render
from workbench.progress import Cancelled


def test_the_parts_of_a_paper_are_read_back_in_order(tmp_path: Path) -> None:
    done = render(
        brief(
            *realistic(),
            head=(Fact("Versión", "3.2"), Fact("Datos al", "24 de julio")),
            notes=(Note(1, "Minuta"), Note(2, "Hacienda"), Note(7, "No citada")),
            stamp="BORRADOR",
            foot="Secretaría de Economía",
        ),
        tmp_path / "a.pdf",
    )
    (text,) = pages_of(tmp_path / "a.pdf")
    wanted = [MARKING, "Plazos de autorización", "BORRADOR", "3.2", "Decisión", "240 días", "Línea roja"]
    wanted += ["Argumentos", "× Equivalencia", "Cinco reuniones. 2", "Fuentes"]
    wanted += ["1 Hacienda", "2 Minuta", "– No citada"]
    places = [squeezed(text).find(squeezed(w)) for w in wanted]
    assert -1 not in places
    assert "Secretaría de Economía" in text
    assert "Página 1 de 1" in text
    assert (done.pages, done.cut, done.unprintable) == (1, (), ())


def test_markup_in_any_block_prints_itself(tmp_path: Path) -> None:
    document = brief(
        *every_block(INJECTION),
        head=(Fact(INJECTION, INJECTION),),
        notes=(Note(1, INJECTION),),
        foot=INJECTION,
        stamp="<b>",
    )
    render(replace(document, title=INJECTION), tmp_path / "a.pdf")
    said = letters_of(tmp_path / "a.pdf")
    texts = sum(1 for _ in re.finditer(re.escape(squeezed(INJECTION)), said))
    assert texts >= 12  # side by side cells are read line by line, so not every one stands in one piece
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", ()):  # only the numbers of notes lead anywhere: to their notes
                assert str(link.Dest[0].Type) == "/Page"
                assert "/A" not in link and "/AA" not in link
            assert "/XObject" not in page.Resources
        assert str(pdf.docinfo["/Title"]) == INJECTION


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    document = brief(*every_block("Año ñandú"), notes=(Note(1, "x"),), fit_one_page=True)
    render(document, tmp_path / "a.pdf")
    render(brief(Paragraph(3, "otro, con otras letras: žłőğ")), tmp_path / "between.pdf")
    render(document, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "between.pdf").read_bytes()


@pytest.mark.parametrize("collecting", [True, False])
def test_nothing_global_is_left_changed(tmp_path: Path, collecting: bool) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if collecting else gc.disable()
        render(brief(Paragraph(3, "a")), tmp_path / "a.pdf")
        assert gc.isenabled() == collecting
        with pytest.raises(OSError):
            render(brief(Paragraph(3, "a")), tmp_path / "none" / "a.pdf")
        assert gc.isenabled() == collecting
    finally:
        gc.enable() if before else gc.disable()


@pytest.mark.parametrize("opened", [False, True])
def test_every_page_carries_the_marking_twice_the_foot_and_its_number(tmp_path: Path, opened: bool) -> None:
    rows = tuple((f"fila {i}", "palabras " * 12) for i in range(120))
    document = brief(
        Heading(6, "Posiciones"),
        Table(6, ("Actor", "Posición"), rows),
        foot="Economía, datos al 24 de julio",
        stamp="BORRADOR",
        open=opened,
    )
    done = render(document, tmp_path / "a.pdf")
    texts = pages_of(tmp_path / "a.pdf")
    assert done.pages == len(texts) >= 3
    for number, text in enumerate(texts, 1):
        assert text.count(MARKING) == 2
        assert "Economía, datos al 24 de julio" in text
        assert f"Página {number} de {len(texts)}" in text
        assert "BORRADOR" in text
        assert "Actor" in text  # the header of the table comes again
    together = " ".join(texts)
    assert all(f"fila {i} " in together for i in range(120))


def test_a_paper_that_fits_is_not_cut(tmp_path: Path) -> None:
    notes = (Note(1, "Minuta"), Note(2, "Hacienda"))
    done = render(brief(*realistic(), notes=notes, fit_one_page=True), tmp_path / "a.pdf")
    assert (done.pages, done.cut) == (1, ())
    assert "Omitido" not in pages_of(tmp_path / "a.pdf")[0]


def test_the_page_is_tightened_before_anything_is_cut(tmp_path: Path) -> None:
    notes = (Note(1, "Minuta"), Note(2, "Hacienda"))
    loose = brief(*realistic("palabra " * 128), notes=notes)
    assert render(loose, tmp_path / "a.pdf").pages == 2
    done = render(replace(loose, fit_one_page=True), tmp_path / "a.pdf")
    assert (done.pages, done.cut) == (1, ())


def test_parts_are_cut_in_their_order_and_said(tmp_path: Path) -> None:
    notes = (Note(1, "Minuta"), Note(2, "Hacienda"))
    seen: list[tuple[str, ...]] = []
    for words in range(150, 340, 15):
        document = brief(*realistic("palabra " * words), notes=notes, fit_one_page=True)
        done = render(document, tmp_path / "a.pdf")
        text = " ".join(pages_of(tmp_path / "a.pdf"))
        if done.pages == 1 and (not seen or seen[-1] != done.cut):
            seen.append(done.cut)
        assert ("Omitido para caber en una página" in text) == bool(done.cut)
        assert ("Cinco reuniones" in text) == ("Historial" not in done.cut)
        assert ("Minuta" in text) == ("Historial" not in done.cut)
        assert ("Doscientos doce" in text) == ("Costo interno" not in done.cut)
        assert ("Tercero." in text) == ("Argumentos (3)" not in done.cut)
        for never in ("Autorizar el plazo", "Ninguna afirmativa", "Equivalencia automática", "Segundo."):
            assert never in text
    order = ("Historial", "Costo interno", "Argumentos (3)")
    assert seen == [order[:count] for count in range(4)]


def test_what_cuts_cannot_bring_on_one_page_flows_on_uncut(tmp_path: Path) -> None:
    notes = (Note(1, "Minuta"), Note(2, "Hacienda"))
    document = brief(*realistic("palabra " * 900), notes=notes, fit_one_page=True)
    done = render(document, tmp_path / "a.pdf")
    text = " ".join(pages_of(tmp_path / "a.pdf"))
    assert done.pages > 1
    assert done.cut == ()
    assert text.count("palabra") == 900 * 5
    assert "Cinco reuniones" in text


def test_a_cut_has_the_name_it_was_given(tmp_path: Path) -> None:
    blocks = (Paragraph(3, "Decidir"), Paragraph(11, "palabra " * 1800))
    document = brief(*blocks, fit_one_page=True, cut_order=(Cut(13), Cut(11, label="intercambios")))
    done = render(document, tmp_path / "a.pdf")
    assert (done.pages, done.cut) == (1, ("intercambios",))
    assert "Omitido para caber en una página: intercambios." in pages_of(tmp_path / "a.pdf")[0]


def test_no_letter_is_smaller_than_allowed_save_the_numbers_of_notes(tmp_path: Path) -> None:
    notes = (Note(1, "Minuta"), Note(2, "Hacienda"))
    document = brief(*realistic("palabra " * 140), notes=notes, fit_one_page=True)
    render(document, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        small = 0
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) == "Tf" and float(operands[1]) < style.SMALLEST:
                small += 1
    assert small == 2


@pytest.mark.parametrize(("unit", "counted"), [("palabra ", "palabra"), ("x", "x"), ("<b>&", "&")])
def test_sixty_thousand_letters_do_no_harm_in_any_block(tmp_path: Path, unit: str, counted: str) -> None:
    text = (unit * 60_000)[:60_000]
    done = render(brief(Heading(5, "P"), Paragraph(5, text)), tmp_path / "a.pdf")
    assert done.pages > 5
    assert letters_of(tmp_path / "a.pdf").count(counted) == len(text) // len(unit)
    shorter = text[:9_000]
    document = brief(*every_block(shorter), notes=(Note(1, shorter),), foot=shorter, stamp=shorter)
    assert render(replace(document, title=shorter), tmp_path / "b.pdf").pages > 5
    assert all("Página" in page for page in pages_of(tmp_path / "b.pdf"))


def test_long_words_stay_in_their_column(tmp_path: Path) -> None:
    word = "electroencefalografista" * 8
    render(brief(Table(6, ("a", "b", "c", "d"), ((word, word, word, word),))), tmp_path / "a.pdf")
    assert letters_of(tmp_path / "a.pdf").count("e") >= word.count("e") * 4
    file = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    page = file[0].get_textpage()
    right = max(page.get_charbox(i)[2] for i in range(page.count_chars()))
    file.close()
    grid = style.grid_of("A4")
    assert right <= grid.width - grid.side + 0.5


def test_controls_become_blanks_and_what_no_font_has_a_box(tmp_path: Path) -> None:
    text = "uno\x00dos\x1b[31mtres\ttab cafe\u0301 \U0001f600 漢 fin\u200b\ufe0f\ud800"
    done = render(brief(Paragraph(5, text)), tmp_path / "a.pdf")
    (page,) = pages_of(tmp_path / "a.pdf")
    assert "uno dos [31mtres tab café" in page
    assert done.unprintable == ("漢", "\ud800", "\U0001f600")
    assert "fin" in page


def test_a_paper_with_unprintable_title_and_foot_reports_them(tmp_path: Path) -> None:
    document = replace(brief(Paragraph(5, "x"), foot="漢"), title="\U0001f600 título", subject="s\x00b")
    done = render(document, tmp_path / "a.pdf")
    assert done.unprintable == ("漢", "\U0001f600")


def test_lines_of_the_text_stay_lines(tmp_path: Path) -> None:
    render(brief(Paragraph(5, "uno\r\ndos\u2028tres\n\n\ncuatro")), tmp_path / "a.pdf")
    file = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    lines = file[0].get_textpage().get_text_range().splitlines()
    file.close()
    lines = [line.rstrip() for line in lines]
    at = lines.index("uno")
    assert lines[at : at + 4] == ["uno", "dos", "tres", "cuatro"]


def fonts_of(path: Path) -> dict[str, bool]:
    """The fonts that the pages list, each with whether it is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                found[str(font.BaseFont)] = "/FontFile2" in font.get("/FontDescriptor", {})
    return found


def test_every_font_is_embedded(tmp_path: Path) -> None:
    render(brief(*every_block("Año"), notes=(Note(1, "x"),)), tmp_path / "a.pdf")
    fonts = fonts_of(tmp_path / "a.pdf")
    assert len(fonts) == 3
    assert all(fonts.values()), fonts


def test_the_file_says_its_title_and_language_and_nothing_of_its_maker(tmp_path: Path) -> None:
    document = brief(*realistic(), notes=(Note(1, "a"), Note(2, "b")), subject="Ficha de posición")
    render(document, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert info == {"/Title": "Plazos de autorización", "/Subject": "Ficha de posición"}
        assert str(pdf.Root.Lang) == "es"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            assert xmp["dc:title"] == info["/Title"]
            assert xmp["dc:description"] == info["/Subject"]
            assert not {"dc:creator", "pdf:Producer", "xmp:CreatorTool", "xmp:CreateDate"} & set(xmp)
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    wanted = ["Decisión", "Margen", "Argumentos", "No decir", "Costo interno", "Historial", "Siguiente paso"]
    assert titles == [*wanted, "Fuentes"]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.save(tmp_path / "plain.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    raw = (tmp_path / "plain.pdf").read_bytes().lower()
    for maker in (b"reportlab", b"anonymous", b"workbench", b"pikepdf", b"qpdf", b"/home", b"/tmp"):
        assert maker not in raw, maker


def test_sections_nest_their_parts_in_the_outline(tmp_path: Path) -> None:
    blocks = (Heading(2, "Antes"), Paragraph(2, "x"), Heading(5, "Sección", 1), Heading(5, "Dentro"))
    render(brief(*blocks), tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Antes", "Sección"]
        assert [item.title for item in outline.root[1].children] == ["Dentro"]


def test_a_section_without_words_has_no_place_in_the_outline(tmp_path: Path) -> None:
    render(brief(Heading(5, " ", 1), Heading(5, "Dentro"), Paragraph(5, "x")), tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Dentro"]


def test_pages_have_the_size_that_was_asked_for(tmp_path: Path) -> None:
    for size, wide in (("A4", 595.28), ("letter", 612.0)):
        document = replace(brief(Paragraph(3, "x")), page_size=size)
        render(document, tmp_path / "a.pdf")
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            assert float(pdf.pages[0].mediabox[2]) == pytest.approx(wide, abs=0.01)


def test_the_empty_steps_of_a_room_are_shown_as_empty(tmp_path: Path) -> None:
    render(brief(Room(7, "240 días", "", " ", "")), tmp_path / "a.pdf")
    (text,) = pages_of(tmp_path / "a.pdf")
    assert text.count("Sin dato") == 3


def test_a_room_is_not_parted_when_a_page_can_hold_it(tmp_path: Path) -> None:
    room = Room(7, "a " * 300, "b " * 300, "c " * 300, "d " * 300, "Autoriza: nadie")
    render(brief(Paragraph(5, "palabra " * 800), Heading(7, "Margen"), room), tmp_path / "a.pdf")
    first, second = pages_of(tmp_path / "a.pdf")
    assert "Apertura" not in first
    assert "Apertura" in second and "Autoriza: nadie" in second


def test_work_that_is_no_longer_wanted_stops(tmp_path: Path) -> None:
    class Impatient:
        def step(self, name: str, done: int, total: int) -> None:
            if name == "draw":
                raise Cancelled

    with pytest.raises(Cancelled):
        render(brief(Paragraph(3, "x")), tmp_path / "a.pdf", Impatient())
    assert not (tmp_path / "a.pdf").exists()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_is_printed_or_reported(tmp_path: Path, text: str, short: str) -> None:
    document = brief(*every_block(text), head=(Fact(short, text),), notes=(Note(1, text),), stamp=short)
    done = render(replace(document, title=short, foot=short), tmp_path / "a.pdf")
    said = letters_of(tmp_path / "a.pdf")
    for char in set(text):
        if ord(char) in style.drawable() and char.isascii() and char.isalnum():
            assert char in said
    assert all(ord(char) not in style.drawable() for char in done.unprintable)
