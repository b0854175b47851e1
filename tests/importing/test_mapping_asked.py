"""Questions about whole columns: blank cells that may repeat what stands above, positions whose issue nobody names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planning import frames_of, saved, sheet, staged

from workbench.domain.columns import sheet_columns
from workbench.domain.problem import Severity
from workbench.domain.records import SCHEMA, Issue, Position
from workbench.importing.choices import Choices
from workbench.importing.layout_given import given_table
from workbench.importing.mapping import suggest
from workbench.importing.mapping_asked import asked_of
from workbench.importing.mapping_decided import decide
from workbench.importing.planned import Plan
from workbench.importing.stage import Frame
from workbench.importing.stage_rows import stage
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import

HEADS = ("TEMA", "PARTE", "PLANTEAMIENTO", "POSTURA")
ROWS = (
    ("Acumulación", "México", "Permitirla.", "Impulsa"),
    (None, "Estados Unidos", "No ampliarla.", "Se opone"),
    (None, "Canadá", "Abierta.", "con reservas"),
    ("Verificaciones", "México", "Aviso previo.", "Impulsa"),
    (None, "Estados Unidos", "Sin aviso.", "Rechaza"),
)
NAMELESS = (
    ("Parte", "Producto", "Posición", "Capítulo"),
    ("México", "Miel", "Retirar las cuotas.", "Cap. 10"),
    ("Canadá", "Leche", "Sin acceso.", "Cap. 3"),
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as found:
        yield found


def positions(plan: Plan) -> list[tuple[str, str]]:
    """The positions that go in: their statement and the title of their issue."""
    issues = {p.record.uid: p.record for p in plan.planned if isinstance(p.record, Issue)}
    made = [p.record for p in plan.planned if isinstance(p.record, Position)]
    return [(p.statement.es, issues[p.issue].title.es) for p in made]


def told(plan: Plan, code: str) -> list[tuple[str, Severity]]:
    return [(p.cell, p.problem.severity) for p in plan.problems if p.problem.code == code]


EVERY = [
    ("Permitirla.", "Acumulación"),
    ("No ampliarla.", "Acumulación"),
    ("Abierta.", "Acumulación"),
    ("Aviso previo.", "Verificaciones"),
    ("Sin aviso.", "Verificaciones"),
]


def test_blank_cells_of_a_group_are_one_question_and_their_rows_wait(dossier: Dossier, tmp_path: Path) -> None:
    plan = plan_import(dossier, saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz"), Options())
    assert told(plan, "group-blank") == [
        ("A1", Severity.QUESTION),
        *((cell, Severity.BLOCKING) for cell in ("A3", "A4", "A6")),
    ]
    assert [q.cell for q in plan.questions] == ["A1"]
    assert told(plan, "field-missing") == []
    assert plan.rows_out == 3 and positions(plan) == [EVERY[0], EVERY[3]]
    (question,) = plan.questions
    assert "3, 4, 6" in question.problem.message.es and "issue.title+down" in question.problem.message.en


@pytest.mark.parametrize("answer", ["sí", "Yes", "issue.title+down"])
def test_a_yes_at_the_header_fills_down_and_the_next_file_asks_nothing(
    dossier: Dossier, tmp_path: Path, answer: str
) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz")
    plan = plan_import(dossier, path, Options(answers={"Matriz!A1": answer}))
    assert plan.rows_out == 0 and plan.problems == () and positions(plan) == EVERY
    carry_out(dossier, plan)
    second = ("Muestras", "México", "Gratis.", "Impulsa"), (None, "Canadá", "Con pago.", "Se opone")
    again = plan_import(dossier, saved(tmp_path / "n.xlsx", HEADS, *ROWS, *second, title="Matriz"), Options())
    assert again.rows_out == 0 and not again.questions
    assert ("Con pago.", "Muestras") in positions(again)


def test_a_decision_about_the_column_says_the_same(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz")
    plan = plan_import(dossier, path, Options(columns={"Matriz!A1": "issue.title+down"}))
    assert positions(plan) == EVERY
    no = plan_import(dossier, path, Options(answers={"Matriz!A1": "no"}))
    assert no.questions == () and no.rows_out == 3


def test_one_cell_can_be_answered_alone(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz")
    plan = plan_import(dossier, path, Options(answers={"Matriz!A3": "Tránsito"}))
    assert ("No ampliarla.", "Tránsito") in positions(plan) and plan.rows_out == 2
    both = plan_import(dossier, path, Options(answers={"Matriz!A1": "sí", "Matriz!A3": "Tránsito"}))
    assert positions(both)[1:3] == [("No ampliarla.", "Tránsito"), ("Abierta.", "Acumulación")]
    empty = plan_import(dossier, path, Options(answers={"Matriz!A1": "sí", "Matriz!A4": ""}))
    assert empty.rows_out == 1 and ("Abierta.", "Acumulación") not in positions(empty)


def test_what_is_no_answer_is_told(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz")
    with pytest.raises(Unreadable) as raised:
        plan_import(dossier, path, Options(answers={"Matriz!A1": "quizá"}))
    assert "quizá" in raised.value.words.es


def test_a_cell_that_was_forgotten_is_no_group(dossier: Dossier, tmp_path: Path) -> None:
    rows = [HEADS, *(("Tema único", "México", f"Dicho {n}.", "Impulsa") for n in range(8))]
    rows[4] = (None, *rows[4][1:])
    plan = plan_import(dossier, saved(tmp_path / "m.xlsx", *rows, title="Matriz"), Options())
    assert plan.questions == () and told(plan, "group-blank") == []
    assert {cell for cell, _ in told(plan, "field-missing")} == {"B5"}


def test_nothing_is_filled_over_the_title_of_a_section() -> None:
    rows = [HEADS, ROWS[0], ROWS[1], ("MESA DE ENERGÍA",), ROWS[2], ROWS[3], ROWS[4]]
    page = sheet(rows, merges=["A4:D4"])
    ((frame,),) = [frames_of(page)]
    down = decide(frame.mapping, frame.table, {"Hoja!A1": "issue.title+down"}, SCHEMA)
    records, _ = stage([Frame(page, frame.table, down)], SCHEMA, {})
    titles = {r.row: c.raw if (c := r.said("title")) else None for r in records if r.type.name == "issue"}
    assert titles == {2: "Acumulación", 3: "Acumulación", 6: "Verificaciones", 7: "Verificaciones"}


def test_positions_whose_issue_no_column_names_wait_for_one_answer(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "p.xlsx", *NAMELESS, title="Matriz")
    plan = plan_import(dossier, path, Options())
    assert [q.cell for q in plan.questions] == ["B1"] and plan.rows_out == 2
    assert {cell for cell, of in told(plan, "issue-unnamed") if of is Severity.BLOCKING} == {"A2", "A3"}
    assert told(plan, "field-missing") == [] and told(plan, "table-unnamed") == []
    answered = plan_import(dossier, path, Options(answers={"Matriz!B1": "sí"}))
    assert answered.questions == () and positions(answered) == [
        ("Retirar las cuotas.", "Miel"),
        ("Sin acceso.", "Leche"),
    ]
    other = plan_import(dossier, path, Options(columns={"Matriz!D1": "issue.title"}))
    assert positions(other) == [("Retirar las cuotas.", "Cap. 10"), ("Sin acceso.", "Cap. 3")]


def test_positions_without_any_other_column_are_told_to_lack_their_issue(dossier: Dossier, tmp_path: Path) -> None:
    rows = [("Actor", "Postura", "Posición"), ("México", "A favor", "Sí."), ("Canadá", "En contra", "No.")]
    plan = plan_import(dossier, saved(tmp_path / "p.xlsx", *rows, title="Matriz"), Options())
    assert plan.questions == () and plan.rows_out == 2
    assert {cell for cell, _ in told(plan, "issue-unnamed")} == {"A1", "A2", "A3"}


@pytest.mark.parametrize(
    "header", ["Rubro", "Punto en discusión", "Cuestión", "Matter", "Question en litige", "Dossier", "Thème"]
)
def test_what_positions_are_about_has_many_names(header: str) -> None:
    rows = [(header, "Parte", "Posición"), ("Miel", "México", "Retirar."), ("Leche", "Canadá", "Nada.")]
    (frame,) = frames_of(sheet(rows))
    assert {c.header: c.field for c in frame.mapping.columns}[header] == "title"
    assert frame.mapping.record_types == ("issue", "position")


def test_such_names_say_nothing_where_no_position_waits_for_them() -> None:
    rows = [("Tema", "Rubro", "Parte", "Posición"), ("Miel", "Cuotas", "México", "No."), ("Sal", "x", "Canadá", "Sí.")]
    (frame,) = frames_of(sheet(rows))
    assert [c.header for c in frame.mapping.unmapped] == ["Rubro"]
    page = sheet([("Rubro", "Monto"), ("Sueldos", 4), ("Rentas", 5)])
    mapping = suggest(given_table(page, "1-1:2-3", SCHEMA), page, SCHEMA)
    assert not [c for c in mapping.columns if c.header == "Rubro"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 4), min_size=2, max_size=6))
def test_filled_down_is_what_the_same_sheet_says_with_every_cell_written(sizes: list[int]) -> None:
    written, blank = [HEADS], [HEADS]
    for group, size in enumerate(sizes):
        for n in range(size):
            rest = ("México", "EE.UU.", "Canadá", "CONCAMIN")[n], f"Dicho {group}.{n}.", "Impulsa"
            written.append((f"Tema {'abcdef'[group]}", *rest))
            blank.append((f"Tema {'abcdef'[group]}" if n == 0 else None, *rest))
    (whole,) = frames_of(sheet(written))
    page = sheet(blank)
    table = given_table(page, f"1-1:2-{len(blank)}", SCHEMA)
    mapping = decide(suggest(table, page, SCHEMA), table, {"Hoja!A1": "issue.title+down"}, SCHEMA)
    assert asked_of(mapping, table, page, SCHEMA) == ()
    one, _ = stage([whole], SCHEMA, {})
    other, _ = stage([Frame(page, table, mapping)], SCHEMA, {})
    said = [[(r.type.name, r.row, [(c.field, c.raw) for c in r.cells if c.filled]) for r in of] for of in (one, other)]
    assert said[0] == said[1]


def test_our_own_sheets_are_never_asked_about() -> None:
    heads = tuple(c.header.es for c in sheet_columns(SCHEMA.type("issue")))
    rows = [heads, *((*(f"{t}" if "español" in h and t else None for h in heads[:-1]), "x") for t in ("Miel", "", ""))]
    records, remarks = staged(sheet(rows, name="Temas"))
    assert records and not [r for r in remarks if r.problem.severity is Severity.QUESTION]


def test_a_title_that_stands_in_one_of_two_languages_is_not_blank() -> None:
    rows = [("Tema (español)", "Tema (inglés)", "Prioridad"), ("Miel", "Honey", "Alta")]
    rows += [("Sal", "", "Alta"), ("Azúcar", "", "Alta"), ("", "Dairy", "Alta")]
    _, remarks = staged(sheet(rows))
    assert [r for r in remarks if r.problem.severity is Severity.QUESTION] == []


def test_leaving_out_the_row_of_a_header_leaves_out_its_table(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, *ROWS, title="Matriz")
    plan = plan_import(dossier, path, Options(choices=Choices(rows={"Matriz!1": "skip", "Matriz!2": "take"})))
    assert plan.rows_left == 4 and positions(plan) == [EVERY[0]]


def test_rows_above_the_first_value_have_nothing_to_repeat(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "m.xlsx", HEADS, (None, *ROWS[0][1:]), *ROWS, title="Matriz")
    plan = plan_import(dossier, path, Options(answers={"Matriz!A1": "sí"}))
    assert plan.rows_out == 1 and {cell for cell, _ in told(plan, "field-missing")} == {"B2"}


def test_blank_themes_before_recommendations_are_asked_about_too(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Tema", "Recomendación"), ("Lácteos", "Una nueva"), (None, "Otra nueva"), (None, "La tercera"))
    plan = plan_import(dossier, saved(tmp_path / "a.xlsx", *rows, title="Matriz"), Options())
    assert [(q.cell, q.field, q.problem.code) for q in plan.questions if q.cell == "A1"] == [
        ("A1", "recommendation.issue", "group-blank")
    ]
    assert plan.rows_out == 2
    swapped = [(title, theme) for theme, title in rows]
    plan = plan_import(dossier, saved(tmp_path / "b.xlsx", *swapped, title="Matriz"), Options())
    assert plan.rows_out == 0  # what stands behind is a word about some of them
