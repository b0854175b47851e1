"""What columns stand for: single headers, and whole tables in several habits and three languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.domain.columns import sheet_columns, sheet_name
from workbench.domain.records import SCHEMA
from workbench.domain.schema import RecordType
from workbench.domain.sheet import Raw, Sheet
from workbench.i18n import Language, Words
from workbench.importing.layout import Table, find_tables
from workbench.importing.layout_columns import TableColumn
from workbench.importing.mapping import SheetMapping, suggest


def mapped(headers: Sequence[str], *data: Sequence[Raw], name: str = "Hoja1", **decided: str) -> SheetMapping:
    sheet = Sheet(name, (tuple(headers), *(tuple(row) for row in data)))
    columns = tuple(TableColumn(c, header) for c, header in enumerate(headers, 1))
    rows = (2, 1 + len(data)) if data else None
    table = Table(name, (1, 1), rows, columns, 1.0, Words("", ""))
    return suggest(table, sheet, SCHEMA, **decided)  # type: ignore[arg-type]


def fields(mapping: SheetMapping) -> dict[str, str]:
    """Header to "type.field", with the fixed actor after an @."""
    return {
        c.header: f"{c.record_type}.{c.field}" + (f"@{c.fixed['actor']}" if c.fixed else "") for c in mapping.columns
    }


ISSUE_HEADERS = {
    "number": ("No.", "Nº", "N°", "N.º", "Núm.", "NUM", "Folio", "CLAVE", "ID", "Item", "Ref.", "#",
        "Consec.", "Número"),
    "provisions": (
        "Disposición", "DISPOSICIONES", "DISP.", "Provision", "Provisions", "Artículo", "ARTÍCULO(S)",
            "Articulos",
        "Article", "Articles", "Capítulo", "Cap.", "Chapter", "Cap./Art.", "Capítulo / Artículo",
    ),
    "background": ("Antecedentes", "Background", "Contexto", "Context", "Status quo", "Situación actual",
        "Problemática"),
    "interest": ("Objetivo", "Objective", "Interés", "Interest", "Objectif", "Objetivo (México)"),
    "orientation": ("Ofensivo/Defensivo", "Offensive / Defensive", "Orientación"),
    "trade_offs": ("Moneda de cambio", "Vinculación", "Concesión", "Trade-off", "Trade-offs", "Linkage",
        "Paquete"),
    "priority": ("Prioridad", "PRIOR.", "Priority", "Semáforo", "Prioridad (1-3)",
        "Prioridad (alta/media/baja)"),
    "sensitivity": ("Sensibilidad", "Sensitivity", "SENSIB."),
    "lead": (
        "Dependencia responsable", "RESP.", "Responsable", "Responsables", "Lead ministry", "Focal point",
        "Punto de contacto", "Dependencia", "DEP. RESPONSABLE", "Responsable MX",
    ),
    "co_leads": ("Corresponsable", "Corresponsables", "Co-lead", "CORRESP."),
    "head_of_table": ("Jefe de mesa", "Lead negotiator", "Jefe negociador"),
    "legal_change_mx": ("Cambio normativo", "Legal change needed", "Cambio normativo en MX",
        "Cambio normativo"),
    "legal_change_us": ("Cambio normativo en EE.UU.", "Cambio normativo: EE. UU.", "Legal change in the US"),
    "legal_change_ca": ("Cambio normativo en Canadá", "Cambio normativo CAN"),
    "tariff_lines": ("Fracciones arancelarias", "FRACC. ARANC.", "Fracción arancelaria", "Tariff lines",
        "HS", "SA", "TIGIE"),
    "cost_at_home": ("Impacto", "Impact", "Costo interno", "COSTO INT."),
    "status": ("Estatus", "Status", "Estado", "Situación", "Statut", "ESTATUS:"),
    "next_step": ("Siguiente paso", "Next step", "Próximo paso", "Next steps", "SIG. PASO"),
    "next_by": (
        "Fecha compromiso", "FECHA COMP.", "Fecha límite", "Deadline", "Due date", "Échéance",
            "COMPROMISO Y FECHA",
        "FECHA LÍM.", "Compromiso: Fecha",
    ),
    "cycle": ("Ronda", "Round", "Ciclo"),
    "notes": ("Observaciones", "OBS.", "Comentarios", "Comments", "Notas", "Remarques", "Notes"),
    "audience": ("Clasificación", "Classification", "Reserva", "Handling"),
    "arguments": ("Mensajes clave", "Key messages", "Líneas discursivas"),
    "replies": ("En caso de que pregunten", "If pressed", "Si lo plantean"),
    "do_not_say": ("No abordar", "Do not raise"),
}  # fmt: skip
TITLES = (
    "Tema", "TEMA", "Temas", "Issue", "Issues", "Topic", "Subject", "Asunto", "ASUNTO / TRÁMITE",
        "Materia", "Subtema",
    "Irritante", "Irritant", "Sujet", "Tema / Issue", "1. Tema", "Tema (descripción breve)", "T E M A",
        "tema:", "Asunto*", "Tema | 2", "Materia | (b)",
)  # fmt: skip


@pytest.mark.parametrize("header", TITLES)
def test_title_of_an_issue(header: str) -> None:
    assert fields(mapped([header, "Prioridad"])) == {header: "issue.title", "Prioridad": "issue.priority"}


@pytest.mark.parametrize(("field", "header"), [(f, h) for f, headers in ISSUE_HEADERS.items() for h in headers])
def test_field_of_an_issue(field: str, header: str) -> None:
    # "Jefe de mesa" keeps the table of issues certain where the header under test is one of many types
    beside = ["Tema", "Mesa", "Pilar"]
    assert fields(mapped([*beside, header])).get(header) == f"issue.{field}"


PARTY_HEADERS = {
    "MX": ("MX", "MEX", "México", "MÉXICO", "Mexico", "Mexique", "Posición de México", "Posición: MX",
        "Position: Mexico",
           "Mexico position", "Posición mexicana", "Our position", "Nuestra posición", "POS. MX",
               "Postura oficial de México"),
    "US": ("US", "EUA", "EE.UU.", "EE. UU.", "EEUU", "USA", "U.S.", "E.U.A.", "Estados Unidos",
        "United States", "États-Unis",
           "Posición de EE. UU.", "Posición de Estados Unidos", "Posición: EE.UU.", "US position",
               "Position of the United States",
           "POSICIÓN DE EUA", "Position des États-Unis"),
    "CA": ("CA", "CAN", "Canadá", "Canada", "Posición de Canadá", "POSICIÓN: CAN", "Canada position",
        "Position du Canada",
           "Position of Canada", "Propuesta de Canadá"),
}  # fmt: skip


@pytest.mark.parametrize(("actor", "header"), [(a, h) for a, headers in PARTY_HEADERS.items() for h in headers])
def test_position_of_a_party(actor: str, header: str) -> None:
    mapping = mapped(["Tema", header])
    expected = "stance" if "Postura" in header else "statement"
    assert fields(mapping) == {"Tema": "issue.title", header: f"position.{expected}@{actor}"}
    assert (mapping.layout, mapping.record_types) == ("wide", ("issue", "position"))


OWN_ROOM = {
    "red_line": ("Línea roja", "LÍNEA ROJA", "Líneas rojas", "Red line", "Red lines", "Ligne rouge",
        "Walk-away", "LIN. ROJA",
                 "Línea roja de México"),
    "fallback": ("Posición de repliegue", "Fallback", "Alternativa", "Mínimo aceptable", "Piso",
        "POS. DE REPLIEGUE"),
    "opening": ("Posición inicial", "Opening position", "Opening", "POS. INICIAL"),
    "best_alternative": ("MAAN", "BATNA", "M.A.A.N.", "Mejor alternativa"),
    "target": ("Objetivo de negociación", "Target"),
    "flexibility": ("Flexibilidad", "Flexibility", "Margen"),
    "statement": ("Posición", "Posición de México (propuesta)"),
    "stance": ("Postura", "Stance", "Postura: MX"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "header"), [(f, h) for f, headers in OWN_ROOM.items() for h in headers])
def test_room_in_a_wide_table_is_ours(field: str, header: str) -> None:
    mapping = mapped(["Tema", "EE.UU.", "Canadá", header])
    assert fields(mapping).get(header) == f"position.{field}@MX"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Postura: EE.UU.", "position.stance@US"),
        ("Postura de Canadá", "position.stance@CA"),
        ("Línea roja de Estados Unidos", "position.red_line@US"),
        ("EE.UU.: Línea roja", "position.red_line@US"),
        ("POSICIÓN DE CANADÁ: Flexibilidad", "position.flexibility@CA"),
        ("EE.UU.: Responsable", None),
        ("Responsable (EE.UU.)", None),
        ("Responsable de EE.UU.", None),
        ("Fecha", None),
        ("Confianza", None),
        ("Monto afectado", None),
        ("What we can accept", None),
    ],
)
def test_party_beside_a_field(header: str, expected: str | None) -> None:
    assert fields(mapped(["Tema", "México", header])).get(header) == expected


LONG_POSITION = {
    "actor": ("Parte", "Party", "Actor", "Fuente de la posición", "Source of position", "Partie"),
    "stance": ("Postura", "Stance"),
    "as_of": ("Fecha", "Date"),
    "confidence": ("Confianza", "Certeza"),
    "drafted_by": ("Elaboró",),
    "valid_until": ("Vigencia",),
}


@pytest.mark.parametrize(("field", "header"), [(f, h) for f, headers in LONG_POSITION.items() for h in headers])
def test_long_position_table(field: str, header: str) -> None:
    actor = [] if field == "actor" else ["Parte"]
    mapping = mapped(["Tema", *actor, "Posición", header])
    assert fields(mapping)[header] == f"position.{field}"
    assert fields(mapping)["Tema"] == "issue.title"
    assert (mapping.layout, mapping.record_types) == ("long", ("issue", "position"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Nombre": "title", "Siglas": "acronym", "Tipo": "kind", "País": "country"},
        {"Name": "title", "Acronym": "acronym", "Kind": "kind", "Country": "country"},
        {"Nom": "title", "Sigle": "acronym", "Pays": "country"},
        {"Actor": "title", "Tipo": "kind", "País": "country", "Notas": "notes"},
        {"Organization": "title", "Organization Type": "kind", "Country": "country", "Influence": "influence"},
        {"Nombre o razón social": "title", "Sigla": "acronym", "Alias": "names", "Intereses": "interest"},
    ],
)
def test_list_of_actors(headers: dict[str, str]) -> None:
    mapping = mapped(list(headers))
    assert fields(mapping) == {header: f"actor.{field}" for header, field in headers.items()}
    assert mapping.record_types == ("actor",)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("record_type", SCHEMA.types, ids=lambda t: t.name)
def test_our_own_sheets_come_back_exactly(record_type: RecordType, language: Language) -> None:
    columns = sheet_columns(record_type)
    headers = tuple(c.header.in_(language) for c in columns)
    sheet = Sheet(sheet_name(record_type).in_(language), (headers, ("x",) * len(headers)))
    (table,) = find_tables(sheet, SCHEMA)
    mapping = suggest(table, sheet, SCHEMA)
    assert [(c.header, c.field, c.language, c.ids) for c in mapping.columns] == [
        (c.header.in_(language), c.field, c.language, c.ids) for c in columns if c.field != "to_check"
    ]
    assert mapping.unmapped == ()  # what is only told is no column that was not read
    assert {c.record_type for c in mapping.columns} == {record_type.name}
    assert (mapping.record_types, mapping.language, mapping.layout) == ((record_type.name,), language, "long")


def test_own_sheet_with_another_name_and_columns_left_out() -> None:
    mapping = mapped(["Clave", "Tema (español)", "Prioridad", "Identificador (uid)"], name="Hoja2")
    assert fields(mapping) == {
        "Clave": "issue.key",
        "Tema (español)": "issue.title",
        "Prioridad": "issue.priority",
        "Identificador (uid)": "issue.uid",
    }


def test_language_in_a_strangers_header() -> None:
    mapping = mapped(["Tema (inglés)", "Tema", "Cosas", "Prior.", "Resp."])
    assert [(c.field, c.language) for c in mapping.columns[:2]] == [("title", "en"), ("title", None)]


def test_no_field_is_taken_twice_and_the_better_name_wins() -> None:
    mapping = mapped(["Cap.", "Asunto", "Tema", "Artículo"])
    assert fields(mapping) == {"Tema": "issue.title", "Artículo": "issue.provisions"}
    assert [c.header for c in mapping.unmapped] == ["Cap.", "Asunto"]


def test_a_chambers_wish_is_nobodys_position() -> None:
    mapping = mapped(["CAP.", "PROBLEMÁTICA", "PROPUESTA", "¿CONFIDENCIAL?", "LO QUE NO ACEPTAMOS"])
    assert mapping.record_types == ("submission",)
    assert fields(mapping) == {
        "CAP.": "submission.provisions",
        "PROBLEMÁTICA": "submission.problem",
        "PROPUESTA": "submission.proposal",
        "¿CONFIDENCIAL?": "submission.confidential",
        "LO QUE NO ACEPTAMOS": "submission.not_accepted",
    }


def test_one_bare_party_without_an_issue_makes_no_position() -> None:
    assert "position" not in mapped(["Indicador", "Valor", "US"]).record_types


def test_unknown_headers_stay_unmapped() -> None:
    mapping = mapped(["Color", "Peso neto", ""])
    assert (mapping.columns, mapping.record_types) == ((), ())
    assert [c.column for c in mapping.unmapped] == [1, 2, 3]


def test_a_persons_decision_comes_first() -> None:
    mapping = mapped(["Nombre", "Notas"], record_type="actor", language="en")
    assert (mapping.record_types, mapping.language) == (("actor",), "en")
    assert mapped(["Tema", "México"], record_type="issue").record_types == ("issue",)
    forced = mapped(["Tema", "Línea roja"], record_type="position")
    assert fields(forced) == {"Tema": "issue.title", "Línea roja": "position.red_line"}


def test_scores_and_reasons() -> None:
    columns = {c.header: c for c in mapped(["Tema", "Asunto", "Prior.", "Fecha lím."]).columns}
    assert {h: c.score for h, c in columns.items()} == {"Tema": 1.0, "Prior.": 0.97, "Fecha lím.": 0.9}
    assert columns["Tema"].why.en == "is the name of the field “Issue”"
    assert columns["Prior."].why.es == "es otro nombre del campo «Prioridad»"
    assert columns["Fecha lím."].why.en == "shortens the field “Due date”"


@pytest.mark.parametrize(
    ("headers", "words", "language"),
    [
        (["Tema", "Prioridad"], "", "es"),
        (["Issue", "Priority"], "", "en"),
        (["Sujet", "Statut", "Échéance", "Position du Canada"], "", "fr"),
        (["MX", "US", "CA"], "the duties on steel are not acceptable to us", "en"),
        (["MX", "US", "CA"], "los aranceles al acero no se aceptan en la mesa", "es"),
        (["MX", "US", "CA"], "les droits sur l'acier ne sont pas acceptables pour le Canada", "fr"),
        (["No.", "#", "MX"], "la cuota de azúcar en el mercado y los cupos", "es"),
        (["MX", "US"], "", "es"),
    ],
)
def test_language_of_a_table(headers: list[str], words: str, language: Language) -> None:
    assert mapped(headers, [words] * len(headers)).language == language
