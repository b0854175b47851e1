"""Lists of asks that have the headers of issues too: what the rows are, and why."""

from __future__ import annotations

import pytest

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Sheet
from workbench.importing.layout_given import given_table
from workbench.importing.mapping import SheetMapping, suggest
from workbench.importing.mapping_reasons import type_reasons

ROWS = {
    "recommendation": (
        "No. | Tema | Recomendación | Dependencia responsable | Prioridad | Fecha límite | Estatus | Observaciones",
        "Recomendación | Tema | Capítulo | Responsable | Prioridad | Estatus | Siguiente paso",
        "Recomendación | Prioridad | Responsable | Fecha límite | Estatus | Antecedentes",
        "Topic | Recommendation | Lead agency | Priority | Status | Next steps | Deadline",
        "Sujet | Recommandation | Ministère responsable | Priorité | Échéance | Statut",
        "Tema | Antecedentes | Recomendación | Justificación | Instrumento | Prioridad | Responsable",
    ),
    "request": (
        "No. | Solicitud | Tema | Artículo | Prioridad | Responsable | Estatus | Fecha límite | Observaciones",
        "Tema | Petición | Responsable | Estatus | Fecha compromiso | Sensibilidad",
        "Asunto | Demanda | País solicitante | Capítulo | Prioridad | Responsable | Situación",
        "Issue | Request | From | Priority | Lead ministry | Status",
        "Sujet | Demande | Demandeur | Priorité | Responsable | Statut",
        "Solicitud | Antecedentes | Impacto | Prioridad | Sensibilidad | Responsable",
    ),
    "commitment": ("Tema | Compromiso | Responsable | Fecha compromiso | Estatus | Prioridad",),
    "issue": (
        "Tema | Antecedentes | Objetivo | Prioridad | Recomendación | Responsable | Siguiente paso",
        "Tema | Antecedentes | Recomendación",
        "Tema | Prioridad | Responsable | Decisión solicitada | Recomendación | Costo interno | Impacto",
        "Tema | Objetivo | Costo interno | Solicitud | Responsable",
    ),
}


def _suggested(row: str) -> tuple[SheetMapping, dict[str, str]]:
    headers = tuple(row.split(" | "))
    sheet = Sheet("Hoja1", (headers, ("x",) * len(headers), ("y",) * len(headers)))
    table = given_table(sheet, "1-1:2-3", SCHEMA)
    mapping = suggest(table, sheet, SCHEMA)
    return mapping, {name: why.en for name, why in type_reasons(mapping, table, SCHEMA).items()}


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, rows in ROWS.items() for row in rows])
def test_the_headers_of_an_issue_do_not_outvote_what_the_rows_are(name: str, row: str) -> None:
    mapping, why = _suggested(row)
    assert mapping.record_types == (name,)
    assert set(why) == {name}


def test_the_reason_tells_the_name_of_a_row_from_the_issue_that_it_is_about() -> None:
    mapping, why = _suggested(ROWS["recommendation"][0])
    assert {c.header: c.field for c in mapping.columns}["Tema"] == "issue"
    assert why["recommendation"] == (
        "5 of 8 headers are those of Recommendations; “Recomendación” says which one a row is, "
        "“Tema” which issue it is about, not the row"
    )
    issue = next(c for c in mapping.columns if c.header == "Tema")
    assert issue.why.en == "says which issue each row is about: is the name of the field “Issue”"


def test_a_person_can_still_say_that_they_are_issues() -> None:
    headers = tuple(ROWS["request"][1].split(" | "))
    sheet = Sheet("Hoja1", (headers, ("x",) * len(headers), ("y",) * len(headers)))
    mapping = suggest(given_table(sheet, "1-1:2-3", SCHEMA), sheet, SCHEMA, "issue")
    assert mapping.record_types == ("issue",)
    assert {c.header: c.field for c in mapping.columns}["Tema"] == "title"
