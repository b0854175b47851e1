"""What is nearly a record of the dossier is a question with candidates, never a second record nor the first unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planning import saved

from workbench.domain.problem import Severity
from workbench.importing.bundle import bundled_uid
from workbench.importing.planned import Plan
from workbench.importing.profile import parsed
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as found:
        yield found


ISSUES = (
    ("Tema", "Prioridad"),
    ("Extensión de la vigencia por 16 años", "Alta"),
    ("Minerales crítcos", "Baja"),
    ("Pesca", "Alta"),
)


def asked(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {p.cell: p.problem.choices for p in plan.problems if p.problem.code == "nearly-same"}


def key_of(dossier: Dossier, name: str, bundled: str) -> str:
    record = dossier.reader.get(bundled_uid(name, bundled))
    assert record is not None
    return record.key


def test_an_issue_with_a_word_changed_is_asked_about(dossier: Dossier, tmp_path: Path) -> None:
    plan = plan_import(dossier, saved(tmp_path / "i.xlsx", *ISSUES), Options())
    vigencia, minerals = (key_of(dossier, "issue", n) for n in ("term-extension", "critical-minerals"))
    assert asked(plan) == {"A2": (vigencia,), "A3": (minerals,)}
    assert {q.problem.severity for q in plan.questions} == {Severity.QUESTION}
    assert vigencia in plan.questions[0].problem.message.es and "A2" in plan.questions[0].problem.message.en
    assert (plan.rows_out, plan.count("create")) == (2, 1)


def test_a_key_says_that_it_is_that_one_and_is_remembered(dossier: Dossier, tmp_path: Path) -> None:
    path = saved(tmp_path / "i.xlsx", *ISSUES)
    key = key_of(dossier, "issue", "term-extension")
    words = ISSUES[2][0]
    plan = plan_import(dossier, path, Options(answers={"Hoja!A2": key, "Hoja!A3": str(words)}))
    assert plan.questions == () and plan.rows_out == 0
    done = {p.record.uid: p.action for p in plan.planned}
    assert done[bundled_uid("issue", "term-extension")] == "update"
    assert plan.count("create") == 2  # what is answered with its own words is another one
    assert "title" not in {m.field.name for p in plan.planned if p.action == "update" for m in p.moves}
    carry_out(dossier, plan)
    again = plan_import(dossier, saved(tmp_path / "j.xlsx", *ISSUES), Options())
    assert again.questions == () and again.count("create") == 0


def test_what_was_remembered_of_another_dossier_is_asked_again(dossier: Dossier, tmp_path: Path) -> None:
    own = plan_import(dossier, saved(tmp_path / "n.xlsx", ("Tema", "Prioridad"), ("Pesca de atún", "Alta")), Options())
    carry_out(dossier, own)
    uid = next(p.record.uid for p in own.planned)
    path = saved(tmp_path / "o.xlsx", ("Tema", "Prioridad"), ("Pesca del atún aleta azul", "Alta"))
    carry_out(dossier, plan_import(dossier, path, Options(answers={"Hoja!A2": uid})))
    (text,) = [t for t in dossier.reader.returns.profiles() if uid in t]
    elsewhere = tmp_path / "e.twb"
    new_dossier(elsewhere, "usmca-review")
    with open_dossier(elsewhere, write=True) as other:
        plan = plan_import(other, path, Options(profile=parsed(text)))
        assert [p.record.title.es for p in plan.planned] == ["Pesca del atún aleta azul"]  # type: ignore[attr-defined]


MEETINGS = ("Reunión", "Comité", "Fecha")


@pytest.mark.parametrize(
    ("title", "when", "found"),
    [
        ("Segunda reunión de la Comisión de Libre Comercio", "9 de julio de 2022", True),
        ("Reunión ministerial", "8 de julio de 2022", True),
        ("Segunda reunión de la CLC", "julio de 2022", True),
        ("Segunda reunión de la Comisión de Libre Comercio", "1 de agosto de 2022", True),
        ("Cuarta reunión extraordinaria", "8 de septiembre de 2026", False),
        ("Segunda reunión de la Comisión de Libre Comercio", "8 de julio de 2027", False),
    ],
)
def test_a_meeting_of_nearly_that_day_or_name_is_asked_about(
    dossier: Dossier, tmp_path: Path, title: str, when: str, found: bool
) -> None:
    body = dossier.reader.get(bundled_uid("body", "ftc"))
    assert body is not None
    rows = MEETINGS, (title, body.key, when), ("Otra reunión", body.key, "3 de octubre de 2026")
    plan = plan_import(dossier, saved(tmp_path / "m.xlsx", *rows), Options())
    key = key_of(dossier, "meeting", "ftc-2")
    assert (key in asked(plan).get("A2", ())) is found and "A3" not in asked(plan)
    if found:
        told = plan_import(dossier, tmp_path / "m.xlsx", Options(answers={"Hoja!A2": key}))
        assert told.questions == () and told.count("create") == 1


def test_a_meeting_without_a_title_is_answered_at_the_cell_that_asks(dossier: Dossier, tmp_path: Path) -> None:
    body = dossier.reader.get(bundled_uid("body", "ftc"))
    assert body is not None
    path = saved(tmp_path / "m.xlsx", ("Comité", "Fecha de la reunión", "Lugar"), (body.key, "9 de julio de 2022", "X"))
    plan = plan_import(dossier, path, Options())
    assert list(asked(plan)) == ["A2"]
    key = key_of(dossier, "meeting", "ftc-2")
    told = plan_import(dossier, path, Options(answers={"Hoja!A2": key}))
    assert told.questions == () and [p.action for p in told.planned] == ["update"]
    other = plan_import(dossier, path, Options(answers={"Hoja!A2": body.key}))
    assert other.questions == () and [p.action for p in other.planned] == ["create"]
    carry_out(dossier, told)
    more = (body.key, "4 de octubre de 2026", "Y")
    next_one = plan_import(
        dossier, saved(tmp_path / "n.xlsx", ("Comité", "Fecha de la reunión", "Lugar"), more), Options()
    )
    assert [p.action for p in next_one.planned] == ["create"]


@pytest.mark.parametrize("key", ["I-999", "A-1", "6b2c3a0e-0000-4000-8000-000000000000"])
def test_a_key_that_nothing_has_is_told_and_names_no_new_record(dossier: Dossier, tmp_path: Path, key: str) -> None:
    plan = plan_import(
        dossier, saved(tmp_path / "i.xlsx", *ISSUES), Options(answers={"Hoja!A2": key, "Hoja!A3": "Oro"})
    )
    assert [p.cell for p in plan.problems if p.problem.code == "key-unknown"] == ["A2"]
    assert plan.rows_out == 1 and key not in {p.record.title.es for p in plan.planned}  # type: ignore[attr-defined]


def test_an_actor_that_was_answered_in_an_earlier_file_is_not_asked_again(dossier: Dossier, tmp_path: Path) -> None:
    rows = ("Parte", "Tema", "Posición"), ("Gremio del Tubo", "Pesca", "Nada.")
    path = saved(tmp_path / "p.xlsx", *rows)
    uid = bundled_uid("actor", "us")
    first = plan_import(dossier, path, Options(answers={"Hoja!A2": uid}))
    assert first.questions == ()
    carry_out(dossier, first)
    again = plan_import(dossier, saved(tmp_path / "q.xlsx", *rows, ("Gremio del Tubo", "Sal", "Todo.")), Options())
    assert again.questions == () and again.rows_out == 0
