"""What screens compute, as workbooks: typed cells, what is counted and how, and for each audience what it may see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import Actor, Body, Issue, Meeting, Position
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.exporting.trouble import CannotExport
from workbench.i18n import Language, Words
from workbench.outgoing.proof import LeakFound
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.reader import Reader
from workbench.tasks.book_due import due_book
from workbench.tasks.book_matrix import matrix_book
from workbench.tasks.book_treaty import coverage_book, lens_book
from workbench.tasks.books import Book, Column, Table, save_book
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing

DAY = date(2026, 7, 1)
PUBLIC, STATED, ESTIMATE = Chosen("public"), Chosen("stated"), Chosen("estimate")
RED, STATEMENT = "Ni un día más de noventa, pase lo que pase.", "=Noventa días, y «sin» excepciones."
ASKED = parse_provisions("9.17").value or ()


def made(kind: str, language: Language) -> Callable[[Reader], Book]:
    return {
        "matrix": lambda reader: matrix_book(reader, {}, language, DAY),
        "lens": lambda reader: lens_book(reader, ASKED[0], language, DAY),
        "coverage": lambda reader: coverage_book(reader, language, DAY),
        "due": lambda reader: due_book(reader, DAY, "treaty", language),
    }[kind]


PUBLIC_ONE = Handing()
KINDS = ("matrix", "lens", "coverage", "due")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundled") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.fixture
def dossier(bundled: Path, tmp_path: Path) -> Iterator[Dossier]:
    with open_dossier(Path(shutil.copy(bundled, tmp_path / "own.dossier")), write=True) as opened:
        yield opened


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def kept(dossier: Dossier, *records: Record) -> None:
    dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "prueba"))


def room(dossier: Dossier) -> None:
    """An issue on which one actor says something, has a red line, and is estimated to want something else."""
    common: dict[str, Any] = {"issue": uid(1), "actor": uid(2), "audience": PUBLIC}
    kept(
        dossier,
        Issue(uid=uid(1), title=Parallel("Plazos de prueba"), provisions=ASKED, audience=PUBLIC),
        Actor(uid=uid(2), title=Parallel("Actor de prueba"), audience=PUBLIC),
        Position(
            uid=uid(3), on=Parallel("Plazo"), **common, standing=STATED, stance=Chosen("opposes"),
            red_line=Parallel(RED), statement=Parallel(STATEMENT), as_of=from_iso("2026-05-01"),
        ),
        Position(
            uid=uid(4), on=Parallel("Prórroga inventada"), **common, standing=ESTIMATE, stance=Chosen("supports"),
            statement=Parallel("Aceptaría una prórroga corta si nadie lo anuncia."),
        ),
    )  # fmt: skip


def saved(
    dossier: Dossier, path: Path, kind: str, handing: Handing = PUBLIC_ONE, language: Language = "es"
) -> openpyxl.Workbook:
    done = save_book(dossier, path, handing, language, made(kind, language))
    book = openpyxl.load_workbook(path)
    assert {sheet.title: sheet.max_row - 1 for sheet in book.worksheets[1:]} == done.counts
    return book


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in others]


def words(book: openpyxl.Workbook) -> str:
    return "\n".join(str(v) for s in book for row in s.iter_rows(values_only=True) for v in row if v is not None)


NEGOTIATORS = Handing(Audience.NEGOTIATORS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_sheet_is_frozen_filtered_typed_and_holds_no_formula(
    dossier: Dossier, tmp_path: Path, kind: str, language: Language
) -> None:
    room(dossier)
    book = saved(dossier, tmp_path / "a.xlsx", kind, NEGOTIATORS, language)
    assert book.worksheets[0].title == ("Léeme" if language == "es" else "Read me")
    for sheet in book.worksheets[1:]:
        assert sheet.max_row > 1, sheet.title
        assert sheet.freeze_panes and sheet.freeze_panes[1:] == "2" and sheet.freeze_panes[0] > "A"
        assert sheet.auto_filter.ref == sheet.dimensions
        heads = [cell.value for cell in sheet[1]]
        assert len(set(heads)) == len(heads), heads
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}, sheet.title
            assert all(len(str(c.value)) <= 18 or c.alignment.wrap_text for c in row if c.value is not None)
            assert sheet.row_dimensions[row[0].row].height >= 15


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_an_audience_may_not_see_is_not_there(
    dossier: Dossier, tmp_path: Path, kind: str, audience: Audience
) -> None:
    room(dossier)
    book = saved(dossier, tmp_path / "a.xlsx", kind, Handing(audience))
    told = words(book)
    ours = audience is Audience.NEGOTIATORS
    heads = {cell.value for sheet in book.worksheets[1:] for cell in sheet[1]}
    assert (("Clave" in heads) is ours) or (kind == "matrix" and ours)
    assert ("Línea roja" in heads) is (ours and kind in ("matrix", "lens"))
    assert (RED in told) is (ours and kind in ("matrix", "lens"))
    assert ("stimación nuestra" in told) is (ours and kind in ("matrix", "lens"))
    assert ("Prórroga inventada" in told) is (ours and kind != "due")
    assert ("xpediente propio" in told) is (ours and kind in ("due", "lens"))


def test_the_matrix_says_in_words_what_is_stated_estimated_and_reserved(dossier: Dossier, tmp_path: Path) -> None:
    room(dossier)
    book = saved(dossier, tmp_path / "a.xlsx", "matrix", NEGOTIATORS)
    (grid,) = [r for r in rows(book["Matriz de posiciones"]) if r["Tema"] == "Plazos de prueba"]
    assert grid["Actor de prueba"] == "Se opone (hay línea roja); Apoya (estimación nuestra)"
    stated, estimated = [r for r in rows(book["Posiciones"]) if r["Actor"] == "Actor de prueba"]
    assert (stated["Expresada o estimada"], stated["Línea roja"]) == ("Expresada por el actor", RED)
    assert (stated["Al"], stated["Días sin verificar"]) == (datetime(2026, 5, 1), 61)
    assert (stated["Posición"], stated["Con fuente"], stated["Por verificar"]) == (STATEMENT, "no", "sí")
    assert estimated["Expresada o estimada"] == "Estimación nuestra" and estimated["Días sin verificar"] is None
    stances = {r["Postura"]: r for r in rows(book["Posturas"])}
    assert len(stances) == 8 and all(r["Qué significa"] for r in stances.values())
    assert sum(r["Expresadas"] for r in stances.values()) == 72
    assert [r["Estimación nuestra"] for r in stances.values() if r["Estimación nuestra"]] == [1]


def test_the_positions_of_the_matrix_are_those_of_its_cells(dossier: Dossier, tmp_path: Path) -> None:
    book = saved(dossier, tmp_path / "a.xlsx", "matrix")
    told = {(r["Tema"], a) for r in rows(book["Matriz de posiciones"]) for a, v in r.items() if a != "Tema" and v}
    assert told == {(r["Tema"], r["Actor"]) for r in rows(book["Posiciones"])} and len(told) > 40


def test_the_known_answers_of_meetings_due(dossier: Dossier, tmp_path: Path) -> None:
    book = saved(dossier, tmp_path / "a.xlsx", "due")
    bodies = {r["Órgano"]: r for r in rows(book["Periodicidad de reuniones"])}
    sps = bodies["Comité de Medidas Sanitarias y Fitosanitarias"]
    assert (sps["Disposición"], sps["Previstas"], sps["Sin registro público"]) == ("Art. 9.17", 6, 4)
    assert sps["Periodos con reunión celebrada"] == sps["Reuniones celebradas"] == 2
    assert bodies["Comité de Medio Ambiente"]["Previstas"] is None
    barriers = bodies["Comité de Obstáculos Técnicos al Comercio"]
    assert (barriers["Indicios, sin contar"], barriers["Reuniones que afirman terceros, sin contar"]) == (3, 4)
    claims = [r["Reuniones que afirma"] for r in rows(book["Reuniones"]) if r["Reuniones que afirma"] is not None]
    assert claims == [4]
    assert bodies["Comité de Comercio de Mercancías"]["Observación"] == "Se reúne a solicitud: nunca está en falta"
    periods = [r for r in rows(book["Periodos"]) if r["Órgano"] == sps["Órgano"]]
    assert (periods[0]["Desde"], periods[0]["Hasta"]) == (datetime(2020, 7, 1), datetime(2021, 6, 30))
    states = [r["Según el registro público"] for r in periods]
    assert states == ["celebrada", *["no se sabe en cuál periodo"] * 2, *["sin registro público"] * 3, "aún abierto"]
    facts = dict(row[:2] for row in book["Léeme"].iter_rows(values_only=True))
    assert facts["Datos al"] == "1 de julio de 2026"
    assert facts["Sin registro público"].startswith("No significa que no se reunieran")


def test_the_general_rule_is_never_summed_nor_called_late(dossier: Dossier, tmp_path: Path) -> None:
    book = saved(dossier, tmp_path / "a.xlsx", "due")
    found = rows(book["Periodicidad de reuniones"])
    ruled = [r for r in found if r["Se basa en"] == "Regla general, texto no leído"]
    assert len(ruled) == 18
    for row in ruled:
        assert row["Previstas"] is None and row["Sin registro público"] is None
        assert row["Por regla general, texto no leído"] > 0 and "no dice que haya atraso" in row["Observación"]
    read = [r for r in found if r["Previstas"] is not None]
    assert not any(r["Por regla general, texto no leído"] for r in read)
    facts = dict(row[:2] for row in book["Léeme"].iter_rows(values_only=True))
    due, none = (sum(r[name] for r in read) for name in ("Previstas", "Sin registro público"))
    assert f"{len(read)} órganos" in facts["Suma de lo que se leyó"]
    assert f"{due} previstas" in facts["Suma de lo que se leyó"]
    assert f"{none} sin registro público" in facts["Suma de lo que se leyó"]
    for late in ("atrasad", "vencid", "incumpl"):
        assert late not in words(book)


def test_our_own_file_stands_beside_the_public_record(dossier: Dossier, tmp_path: Path) -> None:
    bodies = (r for r in dossier.reader.all("body") if isinstance(r, Body))
    body = next(r for r in bodies if r.title.es.startswith("Comité de Medidas"))
    kept(
        dossier,
        Meeting(
            uid=uid(9), title=Parallel("Sesión interna de prueba"), body=body.uid, when=from_iso("2024-03-05"),
            standing=Chosen("held"), known_from=Chosen("own_file"),
        ),
    )  # fmt: skip
    book = saved(dossier, tmp_path / "a.xlsx", "due", NEGOTIATORS)
    (sps,) = [r for r in rows(book["Periodicidad de reuniones"]) if r["Órgano"] == body.title.es]
    assert (sps["Sin registro público"], sps["Con el expediente propio: sin registro"]) == (4, 3)
    (own,) = [r for r in rows(book["Reuniones"]) if r["Reunión"] == "Sesión interna de prueba"]
    assert own["Cómo se cuenta"] == "sólo en el expediente propio"
    assert (own["Fecha de la reunión"], own["Desde"]) == (datetime(2024, 3, 5), datetime(2024, 3, 5))
    public = saved(dossier, tmp_path / "b.xlsx", "due")
    assert "Sesión interna" not in words(public) and "2024-03-05" not in words(public)


def test_the_map_counts_the_records_that_it_lists(dossier: Dossier, tmp_path: Path) -> None:
    book = saved(dossier, tmp_path / "a.xlsx", "coverage")
    behind = rows(book["Registros"])
    found = rows(book["Mapa de capítulos"])
    assert len(found) >= 34
    for row in found:
        listed = [r for r in behind if r["Disposición"] == row["Disposición"]]
        assert row["Todos los registros"] == len(listed)
        assert row["Posiciones"] == sum(r["Se cuenta en"] == "Posiciones" for r in listed)
        assert ("Posiciones" in str(row["Sin nada de"]).split("; ")) is (row["Posiciones"] == 0)
    assert all(r["Título"] for r in behind)


def test_the_lens_holds_the_duty_and_whole_sentences(dossier: Dossier, tmp_path: Path) -> None:
    long = "Una razón que no se corta. " * 40
    kept(
        dossier,
        Issue(uid=uid(1), title=Parallel("Prueba"), provisions=ASKED, interest=Parallel(long), audience=PUBLIC),
    )
    book = saved(dossier, tmp_path / "a.xlsx", "lens", NEGOTIATORS)
    (own,) = [r for r in rows(book["Registros"]) if r["Título"] == "Prueba"]
    assert own["Qué dice"] == long.strip()
    (duty,) = rows(book["Periodicidad de reuniones"])
    assert (duty["Previstas"], duty["Periodos con reunión celebrada"], duty["Sin registro público"]) == (6, 2, 4)
    assert [r["Disposición"] for r in rows(book["Partes"])] == ["Cap. 9"]


def test_a_recipient_gets_what_was_ticked_for_it(dossier: Dossier, tmp_path: Path) -> None:
    room(dossier)
    common: dict[str, Any] = {"audience": PUBLIC, "release_to": ("EE. UU.",)}
    kept(
        dossier,
        Issue(uid=uid(11), title=Parallel("Entregado"), **common),
        Actor(uid=uid(12), title=Parallel("Quien lo dice"), **common),
        Position(
            uid=uid(13), on=Parallel("Entrega"), issue=uid(11), actor=uid(12), standing=STATED,
            stance=Chosen("proposes"), red_line=Parallel("Jamás se entregará esto a nadie."), **common,
        ),
    )  # fmt: skip
    book = saved(dossier, tmp_path / "a.xlsx", "matrix", Handing(Audience.PUBLIC, "EE. UU."))
    assert [r["Tema"] for r in rows(book["Matriz de posiciones"])] == ["Entregado"]
    assert dict(r[:2] for r in book["Léeme"].iter_rows(values_only=True))["Entregado a"] == "EE. UU."
    assert "Jamás" not in words(book)


def test_the_main_table_as_a_csv_and_no_other_ending(dossier: Dossier, tmp_path: Path) -> None:
    done = save_book(dossier, tmp_path / "a.csv", Handing(), "es", made("due", "es"))
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.startswith('"Órgano","Disposición"') and list(done.counts) == ["Periodicidad de reuniones"]
    assert '"Comité de Medidas Sanitarias y Fitosanitarias","Art. 9.17","Documento de análisis","6","2"' in text
    with pytest.raises(CannotExport) as caught:
        save_book(dossier, tmp_path / "a.ods", Handing(), "es", made("due", "es"))
    assert "a.ods" in caught.value.words.es and not (tmp_path / "a.ods").exists()


def test_a_book_that_tells_what_is_reserved_does_not_leave(dossier: Dossier, tmp_path: Path) -> None:
    room(dossier)

    def leaking(_: Reader) -> Book:
        table = Table(Words("Hoja", "Sheet"), [Column("Qué")], [(RED,)])
        return Book(Words("Prueba", "Test"), DAY, [], [table])

    with pytest.raises(LeakFound):
        save_book(dossier, tmp_path / "a.xlsx", Handing(Audience.GOVERNMENT), "es", leaking)
    assert not (tmp_path / "a.xlsx").exists()
