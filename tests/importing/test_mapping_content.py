"""Columns told by their cells: suggested with a reason and never taken; headers that their cells speak against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from planning import furnished

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Raw, Sheet
from workbench.importing.layout_given import given_table
from workbench.importing.mapping import SheetMapping, suggest
from workbench.importing.mapping_match import ACCEPTED
from workbench.importing.names import Names

ROWS = 20


def read(columns: dict[str, Sequence[Raw]], record_type: str | None = None, **more: object) -> SheetMapping:
    """The mapping of a table with those columns, whose cells come again until it has twenty rows."""
    rows = tuple(tuple(cells[n % len(cells)] for cells in columns.values()) for n in range(ROWS))
    sheet = Sheet("Hoja1", (tuple(columns), *rows))
    return suggest(given_table(sheet, f"1-1:2-{ROWS + 1}", SCHEMA), sheet, SCHEMA, record_type, **more)  # type: ignore[arg-type]


def taken(mapping: SheetMapping) -> dict[str, str]:
    return {c.header: f"{c.record_type}.{c.field}" for c in mapping.columns}


def told(mapping: SheetMapping) -> dict[str, tuple[str, str]]:
    return {c.header: (f"{c.record_type}.{c.field}", c.why.es) for c in mapping.suggested}


DATES = ("12/03/2026", "25/04/2026", dt.date(2026, 5, 1), "1er trim. 2027", "ago-25", "s/plazo")
TITLES = ("Acero", "Maíz", "Azúcar", "Medicamentos", "Autos")
PROSE = (
    "Se acordó revisar el etiquetado con la autoridad sanitaria y volver a verlo en la próxima reunión",
    "La contraparte pidió tiempo para consultar con su industria antes de dar una respuesta por escrito",
)

BY_CONTENT = {
    "dates": ("Columna 4", DATES, "issue.next_by", "20 de 20 celdas son fechas"),
    "provisions": ("XX", ("9.17", "Art. 3.7.2", "Anexo 12-C", "Cap. 9"), "issue.provisions", "disposiciones"),
    "choices": ("C-7", ("Alta", "Media", "Baja", "media"), "issue.priority", "respuestas de «Prioridad»"),
    "status words": ("", ("En negociación", "Cerrado", "Planteado"), "issue.status", "respuestas de «Estatus»"),
}  # fmt: skip


@pytest.mark.parametrize("name", BY_CONTENT)
def test_a_column_whose_header_says_nothing_is_suggested_by_its_cells(name: str) -> None:
    header, cells, field, why = BY_CONTENT[name]
    cells = [cell for cell in cells if cell != "s/plazo"] if name == "dates" else cells
    mapping = read({"Tema": TITLES, "Objetivo": PROSE, header: cells})
    assert taken(mapping) == {"Tema": "issue.title", "Objetivo": "issue.interest"}
    (suggested,) = mapping.suggested
    assert told(mapping)[header][0] == field and why in told(mapping)[header][1]
    assert 0 < suggested.score < ACCEPTED
    assert [c.header for c in mapping.unmapped] == [header]


def test_names_of_the_dossier_are_suggested(dossier_path: Path) -> None:
    columns = {"Tema": TITLES, "Objetivo": PROSE, "Columna 3": ("SE", "Secretaría de Economía", "SE")}
    assert read(columns).suggested == ()
    with furnished(dossier_path) as dossier:
        mapping = read(columns, find=Names(SCHEMA, dossier.reader).find)
    assert told(mapping)["Columna 3"] == (
        "issue.lead",
        "20 de 20 celdas son nombres de Actores del expediente",
    )


NOTHING_TOLD = {
    "numbers of rows": ("X", ("1", "1.1", "1.2", "2")),
    "amounts": ("Columna 2", (1250, 17.5, 3)),
    "yes and no of one kind": ("Y", ("x",)),
    "mixed": ("Z", ("12/03/2026", "Acero", "9.17", "Alta")),
    "few dates": ("W", ("12/03/2026", "por definir con la mesa", "cuando se publique", "ya")),
}


@pytest.mark.parametrize("name", NOTHING_TOLD)
def test_cells_that_may_be_anything_suggest_nothing(name: str) -> None:
    header, cells = NOTHING_TOLD[name]
    assert read({"Tema": TITLES, "Objetivo": PROSE, header: cells}).suggested == ()


def test_two_cells_prove_nothing() -> None:
    sheet = Sheet("H", (("Tema", "Objetivo", "Columna 3"), ("a", "b", "12/03/2026"), ("c", "d", "25/03/2026")))
    assert suggest(given_table(sheet, "1-1:2-3", SCHEMA), sheet, SCHEMA).suggested == ()


AGAINST: dict[str, tuple[str, Sequence[Raw], str]] = {
    "a date of prose": ("Fecha compromiso", PROSE, "textos largos"),
    "a priority of amounts": ("Prioridad", ("1,250 MDD", "0.8 mmd", "$300"), "cifras"),
    "a state for a status": ("Estado", ("Jalisco", "Sonora", "Puebla"), "entidades federativas"),
    "a number of prose": ("No.", PROSE, "textos largos"),
    "a responsible that is a date": ("Responsable", ("12/03/2026", "25/04/2026"), "fechas"),
    "background of figures": ("Antecedentes", (12, 17, 1250), "cifras"),
}


@pytest.mark.parametrize("name", AGAINST)
def test_a_header_that_its_cells_speak_against_is_asked_about(name: str) -> None:
    header, cells, what = AGAINST[name]
    mapping = read({"Tema": TITLES, "Objetivo": PROSE, header: cells})
    assert header not in taken(mapping)
    (field, why) = told(mapping)[header]
    assert field.startswith("issue.") and "ninguna de 20 celdas puede leerse" in why and what in why
    assert all(c.score < ACCEPTED for c in mapping.suggested)


def test_words_that_are_merely_unknown_are_asked_about_cell_by_cell() -> None:
    columns = {"Tema": TITLES, "Prioridad": ("a1", "urgente", "tal vez"), "Responsable": ("Juan", "Ana")}
    assert taken(read(columns)) == {
        "Tema": "issue.title",
        "Prioridad": "issue.priority",
        "Responsable": "issue.lead",
    }


def test_marks_or_figures_under_a_partys_name_are_no_position() -> None:
    for cells in (("x", "sí", "no"), (12, 17.5, 1250)):
        assert "México" not in taken(
            read({"Tema": TITLES, "México": cells, "Postura de EE.UU.": ("Apoya", "Se opone")})
        )


def test_header_and_cells_together_lift_a_guess() -> None:
    columns = {"Problemática": PROSE, "Propuesta": TITLES, "Estado": ("Jalisco", "Sonora")}
    mapping = read(columns)
    assert taken(mapping)["Estado"] == "submission.state"
    assert "20 de 20 celdas son entidades federativas" in mapping.columns[2].why.es
    assert "Estado" not in taken(read({**columns, "Estado": ("Pendiente", "En curso")}))


def test_of_two_columns_of_one_name_none_is_taken_unless_the_cells_decide() -> None:
    sheet = Sheet("H", (("Hito", "Fecha", "Fecha"), *(("a", d, e) for d, e in zip(DATES, DATES[::-1], strict=True))))
    mapping = suggest(given_table(sheet, "1-1:2-7", SCHEMA), sheet, SCHEMA)
    assert taken(mapping) == {"Hito": "milestone.title"}
    assert "2 columnas se llaman así" in told(mapping)["Fecha"][1]
    prose = Sheet("H", (("Hito", "Fecha", "Fecha"), *(("a", d, PROSE[0]) for d in DATES)))
    decided = suggest(given_table(prose, "1-1:2-7", SCHEMA), prose, SCHEMA)
    assert [(c.column, c.field) for c in decided.columns] == [(1, "title"), (2, "when")]


def test_one_known_header_of_many_makes_no_table_of_ours() -> None:
    mapping = read({"Fracción": ("7208.10.03",), "Cantidad": (1, 2), "Piezas": (3, 4), "Bultos": (5, 6)})
    assert (mapping.columns, mapping.record_types) == ((), ())


def test_where_a_person_says_what_the_rows_are_unknown_headers_are_suggested_too() -> None:
    mapping = read({"aaa": TITLES, "bb": [d for d in DATES if d != "s/plazo"], "ccc": ("Alta", "Baja")}, "issue")
    assert mapping.columns == ()
    assert {header: field for header, (field, _) in told(mapping).items()} == {
        "bb": "issue.next_by",
        "ccc": "issue.priority",
    }
