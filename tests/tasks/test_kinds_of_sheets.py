"""Each kind of sheet that negotiators get, from a real file to records: trackers, questionnaires, logs and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from workbench.domain.problem import Severity
from workbench.domain.records import SCHEMA, Commitment, Concern, Figure, Meeting, Request, Submission
from workbench.domain.schema import Record
from workbench.importing.inspect import inspected
from workbench.importing.planned import Plan
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import, take_in

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as opened:
        yield opened


def workbook(folder: Path, rows: Rows) -> Path:
    """A workbook with one sheet of these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja1"
    for row in rows:
        sheet.append(row)
    path = folder / "archivo.xlsx"
    book.save(path)
    return path


def told(path: Path) -> dict[str, Any]:
    """What inspecting a workbook with one table says of it."""
    book = take_in(path).workbook
    assert book is not None
    (table,) = inspected(book, SCHEMA)["tables"]  # type: ignore[misc]
    return dict(table)


def brought(dossier: Dossier, path: Path, options: Options | None = None) -> tuple[Plan, list[Any]]:
    """The plan of a file and the records that it made; importing the file once more changes nothing."""
    plan = plan_import(dossier, path, options or Options())
    carry_out(dossier, plan)
    again = plan_import(dossier, path, options or Options())
    assert again.change_set.edits == () and again.rows_out == plan.rows_out
    made: list[Record] = [p.record for p in plan.planned if p.action == "create"]
    return plan, made


def codes(plan: Plan) -> list[tuple[str, str]]:
    return sorted((p.cell, p.problem.code) for p in plan.problems)


COMMITTEES: Rows = (
    ("Seguimiento de comités del T-MEC",),
    (),
    ("Comité", "Fecha", "Orden del día", "Acuerdos"),
    ("Comité MSF", dt.date(2031, 3, 12), "Etiquetado", "Intercambiar listas"),
    ("Comité MSF", dt.date(2032, 5, 6), "Maíz", "Volver a verlo"),
)


def test_committee_tracker_without_a_name_for_the_meeting(dossier: Dossier, tmp_path: Path) -> None:
    path = workbook(tmp_path, COMMITTEES)
    table = told(path)
    assert (table["record_types"], table["layout"]) == (["meeting"], "long")
    assert table["types_why"] == {
        "meeting": "4 of 4 headers are those of Meetings; without a title, they are known by “Comité”, “Fecha”"
    }
    plan, made = brought(dossier, path)
    assert [m.title.es for m in made if isinstance(m, Meeting)] == [
        "Comité MSF, 12 de marzo de 2031",
        "Comité MSF, 6 de mayo de 2032",
    ]
    assert codes(plan) == [("A4", "title-made"), ("A5", "title-made")]
    # No cell of the sender's says the title, and none is told to.
    assert "title" not in {p.field for p in dossier.reader.provenance(made[0].uid)}
    assert {"body", "when"} <= {p.field for p in dossier.reader.provenance(made[0].uid)}


def test_a_meeting_that_the_dossier_has_is_found_by_body_and_date(dossier: Dossier, tmp_path: Path) -> None:
    _, made = brought(dossier, workbook(tmp_path, COMMITTEES))
    renamed = [(*row[:3], "Otro acuerdo") if n > 2 else row for n, row in enumerate(COMMITTEES)]
    plan = plan_import(dossier, workbook(tmp_path, renamed), Options())
    assert {p.record.uid for p in plan.planned} == {m.uid for m in made}
    assert {m.field.name for p in plan.planned for m in p.moves} == {"outcome"}


def test_committee_tracker_by_number(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Committee", "Meeting no.", "Outcome"), ("SPS Committee", "4", "Lists"), ("SPS Committee", "5", "None"))
    _, made = brought(dossier, workbook(tmp_path, rows))
    assert [m.title.en for m in made] == ["SPS Committee, Meeting number 4", "SPS Committee, Meeting number 5"]


CHAMBER = "Cámara Nacional de la Industria del Hierro y del Acero"
QUESTIONNAIRE: Rows = (
    ("CUESTIONARIO DE CONSULTA",),
    ("Nombre o razón social:", CHAMBER),
    ("RFC:", "CNI480101AB1"),
    ("Contacto:", "Juan Pérez", "Teléfono:", "55 1234 5678"),
    ("Correo:", "jp@example.org"),
    ("Sector:", "Acero"),
    ("Fecha de recepción:", "12 de marzo de 2026"),
    ("Folio:", "SE-0012"),
    ("Número de empleados:", 1200),
    (),
    ("CAP.", "PROBLEMÁTICA", "PROPUESTA", "MONTO AFECTADO", "¿CONFIDENCIAL?", "LO QUE NO ACEPTAMOS"),
    (
        "10",
        "Aranceles de la sección 232 al acero mexicano que afectan las exportaciones de tubería",
        "Exención",
        "$1,250 MDD aprox",
        "x",
        "Cuotas",
    ),
    ("4", "Reglas de origen", "Acumulación", "0.8 mmd", "", ""),
)


def test_questionnaire_with_a_form_above(dossier: Dossier, tmp_path: Path) -> None:
    path = workbook(tmp_path, QUESTIONNAIRE)
    table = told(path)
    assert table["record_types"] == ["submission"]
    assert [(v["cell"], v["field"]) for v in table["form"]] == [
        ("B2", "submitter_name"),
        ("B6", "sector"),
        ("B7", "received"),
        ("B8", "folio"),
    ]
    plan, made = brought(dossier, path)
    assert {p.type.name for p in plan.planned} == {"submission"}  # a chamber's wish is no position
    first, second = (m for m in made if isinstance(m, Submission))
    assert (first.submitter_name, first.folio, first.sector) == (CHAMBER, "SE-0012", ("Acero",))
    assert first.title.es == "Cap. 10: «Aranceles de la sección 232 al acero mexicano que afectan las…»"
    assert second.title.es == "Cap. 4: «Reglas de origen»" and second.submitter == first.submitter != ""
    cells = {p.field: p.cell for p in dossier.reader.provenance(second.uid)}
    assert (cells["submitter_name"], cells["folio"], cells["problem"]) == ("B2", "B8", "B13")
    assert "title" not in cells and "submitter" not in cells
    said = " ".join(str(value) for m in made for value in vars(m).values())
    assert not [words for words in ("CNI480101AB1", "Juan", "55 1234", "@") if words in said]
    assert ("B9", "form-unread") in codes(plan) and ("B2", "form-read") in codes(plan)


def test_what_a_form_says_can_be_answered_and_gives_way_to_a_row(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        *QUESTIONNAIRE[:10],
        (*QUESTIONNAIRE[10], "Sector"),
        (*QUESTIONNAIRE[11], ""),
        (*QUESTIONNAIRE[12], "Autos"),
    )
    path = workbook(tmp_path, rows)
    plan = plan_import(dossier, path, Options(answers={"Hoja1!B7": "2026-04-01", "Hoja1!B8": ""}))
    first, second = (p.record for p in plan.planned)
    assert isinstance(first, Submission) and isinstance(second, Submission)
    assert (first.sector, second.sector, first.folio) == (("Acero",), ("Autos",), "")
    assert first.received is not None and first.received.iso() == "2026-04-01"


def test_a_form_is_read_for_its_own_table_alone(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Folio:", "A-1"), ("Tema", "Prioridad", "Responsable"), ("Acero", "Alta", "SE"))
    path = workbook(tmp_path, rows)
    assert told(path)["form"] == []
    _, (issue,) = brought(dossier, path)
    assert issue.number == ""


def test_comment_log(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        ("Comment ID", "Organization", "Received Date", "Comment", "Proposal"),
        ("C-1", "Zzyzx Ltd", "2026-01-05", "Same form letter", "Single window"),
        ("C-2", "Qwerty Makers", "2026-01-06", "Same form letter", "Single window"),
    )
    path = workbook(tmp_path, rows)
    assert told(path)["record_types"] == ["submission"]
    plan, made = brought(dossier, path)
    assert [(m.folio, m.submitter_name, m.submitter) for m in made] == [
        ("C-1", "Zzyzx Ltd", ""),
        ("C-2", "Qwerty Makers", ""),
    ]
    assert {m.title.en for m in made} == {"«Same form letter»"}  # and still two of them
    assert not [p for p in plan.problems if p.problem.severity is not Severity.REMARK]
    assert {p.cell for p in dossier.reader.provenance(made[0].uid) if p.field == "submitter_name"} == {"B2"}


def test_request_list(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        ("Núm.", "Solicitante", "Fecha de recepción", "Texto de la solicitud", "Situación de la solicitud"),
        ("1", "EE.UU.", dt.date(2026, 2, 1), "Eliminar el decreto sobre maíz", "Abierta"),
        ("2", "Canadá", dt.date(2026, 2, 3), "Acceso al mercado de lácteos", "Resuelta"),
    )
    path = workbook(tmp_path, rows)
    assert told(path)["record_types"] == ["request"]
    _, made = brought(dossier, path)
    assert [m.title.es for m in made if isinstance(m, Request)] == [
        "«Eliminar el decreto sobre maíz»",
        "«Acceso al mercado de lácteos»",
    ]


def test_stakeholder_list(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Nombre", "Siglas", "Tipo de actor", "País"), ("Unión de Cañeros", "UNCX", "Asociación", "México"))
    path = workbook(tmp_path, rows)
    assert told(path)["types_why"]["actor"].startswith("4 of 4 headers are those of Actors")
    _, (actor,) = brought(dossier, path)
    assert (actor.title.es, actor.acronym) == ("Unión de Cañeros", "UNCX")


def test_trade_concerns(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        ("STC number", "Maintained by", "Raised by", "Products covered", "First raised", "Times raised", "Status"),
        ("455", "Mexico", "United States", "Glyphosate", "2021-03-10", "12", "Not reported"),
    )
    path = workbook(tmp_path, rows)
    assert told(path)["record_types"] == ["concern"]
    _, (concern,) = brought(dossier, path)
    assert isinstance(concern, Concern)
    assert concern.title.en == "Concern number 455, Mexico, Glyphosate"


def test_action_tracker_of_one_committee(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        ("Comité:", "Comité MSF"),
        (),
        ("Compromiso", "Responsable", "Fecha compromiso", "Estatus"),
        ("Enviar lista de plantas", "SADER", "30/09/2026", "Pendiente"),
    )
    path = workbook(tmp_path, rows)
    assert told(path)["record_types"] == ["commitment"]
    _, (commitment,) = brought(dossier, path)
    assert isinstance(commitment, Commitment)
    body = dossier.reader.get(commitment.body)
    assert body is not None and SCHEMA.of(body).name == "body"
    assert {p.cell for p in dossier.reader.provenance(commitment.uid) if p.field == "body"} == {"B1"}


def test_figures_with_their_units_beside(dossier: Dossier, tmp_path: Path) -> None:
    rows = (
        ("Indicador", "Valor", "Unidad", "Periodo"),
        ("Exportaciones de prueba", 1250, "MDD", "2025"),
        ("Empleo de prueba", "1,200", None, "2025"),
        ("Superávit de prueba", "3 MDD", "pesos", "2024"),
        ("Hato de prueba", 31, "cabezas", "2024"),
    )
    path = workbook(tmp_path, rows)
    unit = told(path)["mapping"]["C"]
    assert (unit["field"], unit["unit"], unit["why"]) == ("value", True, "is the unit of “Value”, which stands near it")
    plan, made = brought(dossier, path)
    values = [(str(m.value.amount), m.value.unit) for m in made if isinstance(m, Figure) and m.value is not None]
    assert values == [("1250", "million_usd"), ("1200", ""), ("3", "million_usd"), ("31", "")]
    assert codes(plan) == [("C4", "unit-contradicts"), ("C5", "unit-unknown")]
    assert made[3].notes == "Unidad de «Valor»: cabezas"
    answered = plan_import(dossier, path, Options(answers={"Hoja1!C5": "t"}))
    assert [m.new.unit for p in answered.planned for m in p.moves if m.field.name == "value"] == ["tonnes"]


def test_an_office_is_no_unit(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Indicador", "Valor", "Unidad"), *((f"Dato {n}", n, "DGN") for n in range(5)))
    path = workbook(tmp_path, rows)
    assert "C" not in told(path)["mapping"]
    _, made = brought(dossier, path)
    assert {m.notes for m in made} == {"Unidad: DGN"}


def test_a_column_can_be_decided_to_be_a_unit(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Indicador", "Valor", "Medido en"), ("Dato X", 5, "MDD"), ("Dato Y", 6, "t"))
    path = workbook(tmp_path, rows)
    _, made = brought(dossier, path, Options(columns={"Hoja1!C1": "figure.value+unit"}))
    assert [m.value.unit for m in made] == ["million_usd", "tonnes"]


def test_a_suggested_column_is_told_and_waits(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Tema", "Objetivo", "Columna 3"), *((f"Prueba {n}", "x", f"Art. 9.{n}") for n in range(1, 5)))
    path = workbook(tmp_path, rows)
    assert told(path)["suggested"]["C"]["why"] == "4 of 4 cells are provisions of the treaty"
    plan, made = brought(dossier, path)
    assert codes(plan) == [("C1", "column-suggested")]
    assert all(m.provisions == () for m in made)
    assert made[0].notes == "Columna 3: Art. 9.1"
