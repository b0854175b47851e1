"""Header rows as negotiators, chambers and secretariats write them: which type they are about, column by column."""

from __future__ import annotations

import pytest

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Sheet
from workbench.importing.layout import find_tables
from workbench.importing.mapping import suggest

# Header -> field of the type; None where the program has no field for it and must leave the column alone.
ROWS: dict[str, tuple[str, dict[str, str | None]]] = {
    "committee tracker, Spanish": (
        "meeting",
        {
            "Comité": "body",
            "Núm. de reunión": "ordinal",
            "Fecha": "when",
            "Lugar/Modalidad": "mode",
            "Presidencia/Sede": "chair",
            "Asistentes": "participants",
            "Punto del orden del día": "agenda",
            "Acuerdo": "outcome",
            "Estatus": "standing",
            "Próxima reunión": "next_meeting",
            "Documento/Liga": "document",
            "Planteamiento de cada Parte": None,
        },
    ),
    "committee tracker, English": (
        "meeting",
        {
            "Committee": "body",
            "Meeting no.": "ordinal",
            "Date": "when",
            "Place/Mode": "place",
            "Chair/Host": "chair",
            "Attendance": "participants",
            "Agenda item": "agenda",
            "Decision": "outcome",
            "Status": "standing",
            "Next meeting": "next_meeting",
            "Document/Link": "document",
            "Discussion": None,
        },
    ),
    "action items, Spanish": (
        "commitment",
        {"Compromiso": "title", "Responsable": "owner", "Fecha compromiso": "due", "Estatus": "status"},
    ),
    "action items, English": (
        "commitment",
        {"Action item": "title", "Owner": "owner", "Due date": "due", "Status": "status"},
    ),
    "consultation, Spanish": (
        "submission",
        {
            "Folio": "folio",
            "Fecha de recepción": "received",
            "Nombre o razón social": "submitter_name",
            "Organización": "submitter",
            "Tipo de organización": "submitter_kind",
            "Sector": "sector",
            "Entidad federativa": "state",
            "Capítulo del T-MEC": "provisions",
            "Tema": "title",
            "Problemática u obstáculo": "problem",
            "Propuesta": "proposal",
            "Confidencial (sí/no)": "confidential",
            "Documento anexo": None,
        },
    ),
    "consultation, English": (
        "submission",
        {
            "Comment ID": "folio",
            "Organization Name": "submitter",
            "Organization Type": "submitter_kind",
            "Submitter Name": "submitter_name",
            "Date Submitted": "received",
            "Brief Summary of Comment": "title",
            "Relevant Issues Addressed": "issue",
            "Affected Stakeholders": "sector",
            "Overall Confidence": None,
        },
    ),
    "trade concerns": (
        "concern",
        {
            "STC number": "number",
            "Member maintaining the measure": "respondent",
            "Members raising": "raised_by",
            "Members supporting": "supporters",
            "First date raised": "first_raised",
            "Number of times raised": "times_raised",
            "Last raised": "last_raised",
            "Status": "status",
            "Products/HS": "products",
            "Related notifications": "notifications",
        },
    ),
    "requests": (
        "request",
        {
            "No.": "number",
            "Solicitud": "title",
            "De": "asked_by",
            "Fecha de recepción": "received",
            "Respuesta": "response",
            "Estatus": "status",
        },
    ),
    "recommendations": (
        "recommendation",
        {
            "Recomendación": "title",
            "Instrumento": "instrument",
            "Disposición": "provisions",
            "Justificación": "rationale",
            "Viabilidad": "feasibility",
            "Texto propuesto": "proposed_text",
            "Responsable": "lead",
        },
    ),
    "the statutory report": (
        "recommendation",
        {
            "Recommendation": "title",
            "Precise recommendation for action": "ask",
            "Prior efforts to resolve the concern": "prior_efforts",
            "Advisory committee views": "advisory_views",
            "Progress made": "progress",
            "Proposed text": "proposed_text",
        },
    ),
    "figures": (
        "figure",
        {"Indicador": "title", "Valor": "value", "Año": "period", "País": "actor", "Metodología": "method"},
    ),
    "bodies": (
        "body",
        {"Órgano": "title", "Mandato": "mandate", "Periodicidad": "cadence", "Fundamento legal": "provisions"},
    ),
    "measures": (
        "measure",
        {
            "Medida": "title",
            "Fundamento legal": "legal_basis",
            "Arancel": "rate",
            "En vigor desde": "in_force_from",
            "Cobertura": "scope",
        },
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_header_row_is_about_its_type(name: str) -> None:
    record_type, expected = ROWS[name]
    headers = tuple(expected)
    sheet = Sheet("Hoja1", (headers, ("x",) * len(headers), ("y",) * len(headers)))
    (table,) = find_tables(sheet, SCHEMA)
    mapping = suggest(table, sheet, SCHEMA)
    assert mapping.record_types == (record_type,)
    assert {c.header: c.field for c in mapping.columns} == {h: f for h, f in expected.items() if f}
    assert [c.header for c in mapping.unmapped] == [h for h, f in expected.items() if not f]
