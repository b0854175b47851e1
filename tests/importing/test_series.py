"""Several dates of one position in one file: states in their order, told in the plan, taken back as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importing.planning import furnished, planned, sheet, told
from tests.store.test_undo import dump
from workbench.assessing.clearance import changed_since
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Effect, Update
from workbench.domain.problem import Severity
from workbench.domain.records import POSITION, Position
from workbench.domain.sheet import Sheet
from workbench.domain.types import Chosen, Parallel
from workbench.gathering.evolution import evolutions, past_moves
from workbench.importing.choices import Choices
from workbench.importing.planned import Plan, Planned
from workbench.importing.series import NO_PLACE, OLDER, SEEN
from workbench.store.dossier import Dossier
from workbench.store.origins import origins_now

HEAD = ("Tema", "Actor", "Sobre qué", "Postura", "Posición", "Al")
MARCH = ("Maíz blanco", "México", "Aranceles", "Se opone", "Ningún arancel", "2025-03-01")
SEPTEMBER = ("Maíz blanco", "México", "Aranceles", "Reserva su posición", "Se estudia", "2025-09-15")
JULY = ("Maíz blanco", "México", "Aranceles", "Apoya", "Un arancel con cupo", "2026-07-20")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with furnished(dossier_path) as opened:
        yield opened


def rows(*of: Sequence[Any], name: str = "Hoja") -> Sheet:
    return sheet([HEAD, *of], name)


def carry_out(dossier: Dossier, made: Plan) -> Effect:
    return dossier.journal.commit(made.change_set, later=made.later)


def bring(dossier: Dossier, *of: Sequence[Any]) -> Plan:
    """Imports these rows, and holds the counts of the plan against those of the commit."""
    made = planned(dossier, rows(*of))
    done = carry_out(dossier, made)
    assert (len(done.created), len(done.updated)) == (made.count("create"), made.count("update"))
    return made


def position(dossier: Dossier) -> Position:
    (found,) = (r for r in dossier.reader.all("position") if isinstance(r, Position))
    return found


def of_position(made: Plan) -> Planned:
    (found,) = (p for p in made.planned if p.type.name == "position")
    return found


def states(made: Plan) -> list[tuple[str, str, str]]:
    return [(s.when.iso(), s.kind, s.cell) for s in of_position(made).states]


def moves(dossier: Dossier) -> list[tuple[str, str, str]]:
    """The lines of the evolution of the one position: date, kind and the words that it says from then on."""
    (found,) = evolutions(dossier.reader, [position(dossier)], "es")
    words = [next((s.new.es for s in line.shifts if s.field == "statement"), "") for line in found.lines]
    return [(line.when.iso(), line.kind, said) for line, said in zip(found.lines, words, strict=True)]


ALL = [
    ("2025-03-01", "start", "Ningún arancel"),
    ("2025-09-15", "move", "Se estudia"),
    ("2026-07-20", "move", "Un arancel con cupo"),
]


def test_dates_of_a_position_are_its_states_whatever_the_order_of_the_rows(dossier: Dossier) -> None:
    made = planned(dossier, rows(JULY, MARCH, SEPTEMBER))
    assert states(made) == [("2025-03-01", "new", "F3"), ("2025-09-15", "new", "F4"), ("2026-07-20", "new", "F2")]
    assert made.conflicts == () and [code for _, code in told(made)].count(SEEN) == 1
    assert of_position(made).action == "create" and len(made.later) == 2
    done = carry_out(dossier, made)
    assert len(done.created) == made.count("create") and len(done.updated) == made.count("update")
    assert moves(dossier) == ALL
    now = position(dossier)
    assert now.statement.es == "Un arancel con cupo" and now.as_of is not None and now.as_of.iso() == "2026-07-20"
    assert now.stance == of_position(made).record.stance  # type: ignore[attr-defined]


def test_each_move_knows_its_cell(dossier: Dossier) -> None:
    bring(dossier, JULY, MARCH, SEPTEMBER)
    now = position(dossier)
    (found,) = evolutions(dossier.reader, [now], "es")
    cells = [[c.cell for c in found.cells_of(line) if c.field == "statement"] for line in found.lines]
    assert cells == [["E3"], ["E4"], ["E2"]]
    (seen,) = evolutions(dossier.reader.for_audience(Audience.GOVERNMENT), [now], "es")
    assert seen.lines == () or all(seen.cells_of(line) == [] for line in seen.lines)


def test_the_same_file_again_plans_nothing(dossier: Dossier) -> None:
    bring(dossier, MARCH, SEPTEMBER, JULY)
    made = planned(dossier, rows(MARCH, SEPTEMBER, JULY))
    assert made.change_set.edits == () and made.later == () and made.count("unchanged") == len(made.planned)
    assert [kind for _, kind, _ in states(made)] == ["known"] * 3


def test_a_later_state_goes_on_from_the_known_ones(dossier: Dossier) -> None:
    bring(dossier, MARCH, SEPTEMBER)
    made = bring(dossier, MARCH, SEPTEMBER, JULY)
    assert [kind for _, kind, _ in states(made)] == ["known", "known", "new"]
    assert moves(dossier) == ALL


def test_older_states_are_history_and_leave_the_present_alone(dossier: Dossier) -> None:
    bring(dossier, JULY)
    before = dump(dossier)
    made = bring(dossier, MARCH, SEPTEMBER, JULY)
    assert [kind for _, kind, _ in states(made)] == ["past", "past", "known"]
    assert of_position(made).moves == () and of_position(made).action == "update"
    after = dump(dossier)
    assert _but_revisions(after) == _but_revisions(before)
    assert moves(dossier) == ALL
    again = planned(dossier, rows(MARCH, SEPTEMBER, JULY))
    assert again.change_set.edits == () and [kind for _, kind, _ in states(again)] == ["known"] * 3
    dossier.journal.undo()
    assert moves(dossier) == [("2026-07-20", "start", "Un arancel con cupo")]
    dossier.journal.redo()
    assert moves(dossier) == ALL


def test_older_and_newer_states_around_what_the_dossier_holds(dossier: Dossier) -> None:
    bring(dossier, SEPTEMBER)
    made = bring(dossier, MARCH, JULY)
    assert [kind for _, kind, _ in states(made)] == ["past", "new"]
    assert moves(dossier) == ALL


def test_what_was_not_said_then_is_not_taken_from_later(dossier: Dossier) -> None:
    bring(dossier, JULY)
    now = position(dossier)
    values = {"red_line": now.statement, "clearance": Chosen("cleared")}
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, values),), "a mano"))
    bring(dossier, MARCH, SEPTEMBER)
    (found,) = evolutions(dossier.reader, [position(dossier)], "es")
    fields = [{s.field for s in line.shifts} for line in found.lines]
    assert "red_line" not in fields[0] | fields[1] and "clearance" not in fields[0] | fields[1]
    assert position(dossier).red_line == now.statement and position(dossier).clearance == Chosen("cleared")


def test_a_state_of_the_past_stays_with_negotiators(dossier: Dossier) -> None:
    bring(dossier, JULY)
    now = position(dossier)
    public = {"audience": Chosen("public"), "levels": ()}
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, public),), "a mano"))
    before = position(dossier)
    bring(dossier, MARCH, SEPTEMBER)
    after = position(dossier)
    assert (after.audience, after.levels) == (before.audience, before.levels)
    seen = dossier.reader.for_audience(Audience.GOVERNMENT)
    assert "Ningún arancel" not in repr(seen.history(now.uid)) and "Se estudia" not in repr(seen.standing([now.uid]))
    assert [when for when, _, _ in moves(dossier)] == ["2025-03-01", "2025-09-15", "2026-07-20"]


@pytest.mark.parametrize(
    "of",
    [
        (MARCH, (*SEPTEMBER[:5], "")),  # one has no date
        (MARCH, (*SEPTEMBER[:5], "2025")),  # March lies in it
        (MARCH, (*SEPTEMBER[:5], MARCH[5])),  # one date, other words
    ],
)
def test_what_is_no_series_is_a_contradiction_as_ever(dossier: Dossier, of: Sequence[Sequence[Any]]) -> None:
    made = planned(dossier, rows(*of))
    assert of_position(made).states == () and made.later == () and made.conflicts


def test_a_date_told_twice_with_other_words_is_a_conflict_of_that_date(dossier: Dossier) -> None:
    made = planned(dossier, rows(MARCH, SEPTEMBER, (*MARCH[:4], "Otra cosa", MARCH[5])))
    assert [when for when, _, _ in states(made)] == ["2025-03-01", "2025-09-15"]
    assert [(c.cell, c.first, c.second) for c in made.conflicts] == [("E4", "Ningún arancel", "Otra cosa")]


def test_a_row_with_a_problem_or_left_out_is_no_state(dossier: Dossier) -> None:
    made = planned(dossier, rows(MARCH, (*SEPTEMBER[:5], "no se sabe cuándo"), JULY))
    assert [when for when, _, _ in states(made)] == ["2025-03-01", "2026-07-20"]
    made = planned(dossier, rows(MARCH, SEPTEMBER, JULY), choices=Choices(rows={"Hoja!3": "skip"}))
    assert [when for when, _, _ in states(made)] == ["2025-03-01", "2026-07-20"]


def test_one_row_of_an_earlier_date_goes_into_the_history_alone(dossier: Dossier) -> None:
    bring(dossier, JULY)
    before = dump(dossier)
    made = bring(dossier, MARCH)
    assert states(made) == [("2025-03-01", "past", "F2")] and of_position(made).moves == ()
    assert [code for _, code in told(made)].count(OLDER) == 1 and SEEN not in [code for _, code in told(made)]
    assert _but_revisions(dump(dossier)) == _but_revisions(before)
    assert moves(dossier) == [ALL[0], ALL[2]]
    again = planned(dossier, rows(MARCH))
    assert again.change_set.edits == () and states(again) == [("2025-03-01", "known", "F2")]
    dossier.journal.undo()
    assert moves(dossier) == [("2026-07-20", "start", "Un arancel con cupo")]


def test_a_row_of_the_same_or_a_later_date_changes_what_stands(dossier: Dossier) -> None:
    bring(dossier, SEPTEMBER)
    bring(dossier, (*SEPTEMBER[:4], "Corregido", SEPTEMBER[5]))
    assert position(dossier).statement.es == "Corregido"
    assert of_position(bring(dossier, JULY)).states == ()
    assert position(dossier).statement.es == "Un arancel con cupo"


def test_a_person_can_say_that_an_earlier_date_takes_the_place_of_what_stands(dossier: Dossier) -> None:
    bring(dossier, JULY)
    made = planned(dossier, rows(MARCH), choices=Choices(series={"*": "no"}))
    assert of_position(made).states == () and "statement" in {m.field.name for m in of_position(made).moves}


def test_an_earlier_date_said_twice_with_other_words_is_a_conflict_of_the_past(dossier: Dossier) -> None:
    bring(dossier, JULY)
    made = bring(dossier, MARCH, (*MARCH[:4], "Otra cosa", MARCH[5]))
    assert [when for when, _, _ in states(made)] == ["2025-03-01"]
    assert [(c.cell, c.first, c.second) for c in made.conflicts] == [("E3", "Ningún arancel", "Otra cosa")]
    assert position(dossier).statement.es == "Un arancel con cupo"


def test_the_same_words_at_two_dates_are_two_states(dossier: Dossier) -> None:
    made = bring(dossier, (*MARCH[:5], SEPTEMBER[5]), MARCH)
    assert states(made) == [("2025-03-01", "new", "F3"), ("2025-09-15", "new", "F2")] and made.conflicts == ()
    assert [kind for _, kind, _ in moves(dossier)] == ["start", "date"]


@pytest.mark.parametrize("date", ["", "no se sabe cuándo", "2025"])
def test_a_row_without_a_place_in_time_costs_that_row_alone(dossier: Dossier, date: str) -> None:
    odd = ("Maíz blanco", "México", "Aranceles", "Apoya", "Otra cosa", date)
    made = bring(dossier, MARCH, odd, SEPTEMBER, JULY)
    assert [(p.cell, p.problem.severity) for p in made.problems if p.problem.code == NO_PLACE] == [
        ("F3", Severity.QUESTION)
    ]
    assert made.rows_out == 1 and [when for when, _, _ in states(made)] == ["2025-03-01", "2025-09-15", "2026-07-20"]
    assert made.conflicts == () and moves(dossier) == ALL
    answered = planned(dossier, rows(MARCH, odd, SEPTEMBER, JULY), answers={"Hoja!F3": "2025-06-01"})
    assert answered.rows_out == 0 and [kind for _, kind, _ in states(answered)] == ["known", "past", "known", "known"]


def test_a_row_without_a_date_beside_an_earlier_one_leaves_what_stands(dossier: Dossier) -> None:
    bring(dossier, JULY)
    made = bring(dossier, MARCH, (*SEPTEMBER[:5], ""))
    assert ("F3", NO_PLACE) in told(made) and [kind for _, kind, _ in states(made)] == ["past"]
    assert position(dossier).statement.es == "Un arancel con cupo"


def test_a_row_without_a_date_that_repeats_a_state_is_of_it(dossier: Dossier) -> None:
    made = planned(dossier, rows(MARCH, JULY), rows((*JULY[:5], ""), name="Matriz"))
    assert NO_PLACE not in [code for _, code in told(made)] and made.rows_out == 0
    assert [when for when, _, _ in states(made)] == ["2025-03-01", "2026-07-20"]


def test_a_sheet_without_dates_that_says_otherwise_stays_out_and_says_so(dossier: Dossier) -> None:
    undated = sheet([HEAD[:5], (*MARCH[:4], "Otra cosa")], "Matriz")
    made = planned(dossier, rows(MARCH, JULY), undated)
    assert [(p.sheet, p.problem.severity) for p in made.problems if p.problem.code == NO_PLACE] == [
        ("Matriz", Severity.BLOCKING)
    ]
    assert [when for when, _, _ in states(made)] == ["2025-03-01", "2026-07-20"]


@pytest.mark.parametrize("where", ["*", "Hoja"])
def test_a_person_can_say_that_it_is_none(dossier: Dossier, where: str) -> None:
    made = planned(dossier, rows(MARCH, SEPTEMBER), choices=Choices(series={where: "no"}))
    assert of_position(made).states == () and made.conflicts
    assert of_position(planned(dossier, rows(MARCH, SEPTEMBER), choices=Choices(series={"Otra": "no"}))).states


def test_undone_out_of_order_an_edit_since_is_kept(dossier: Dossier) -> None:
    made = planned(dossier, rows(MARCH, SEPTEMBER, JULY))
    done = carry_out(dossier, made)
    now = position(dossier)
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, {"basis": "una llamada"}),), "a mano"))
    undone = dossier.journal.undo(done.change)
    assert {o.result for o in undone.outcomes if o.uid == now.uid} == {"kept"}
    kept = position(dossier)
    assert (kept.statement, kept.basis) == (now.statement, "una llamada")


def _again(dossier: Dossier, of: Position) -> Position:
    found = dossier.reader.get(of.uid)
    assert isinstance(found, Position)
    return found


def _but_revisions(dumped: Any) -> Any:
    return (dumped[1], dumped[2], dumped[3])


_DATES = ("2025-01-10", "2025-03", "2025-06-01", "2025-09-15", "2026-02-01", "2026-07-20")
_STANCES = ("Apoya", "Se opone", "Reserva su posición")
_SAID = st.tuples(st.sampled_from(_STANCES), st.sampled_from(("Uno", "Dos", "Tres", "")))
_SERIES = st.dictionaries(st.sampled_from(_DATES), _SAID, min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(_SERIES, min_size=1, max_size=3),
    odd=st.sampled_from(("", "no se sabe", "2024/2026")),
    written=st.lists(st.sampled_from(("", "A mano", "Uno")), min_size=3, max_size=3),
    shuffled=st.randoms(use_true_random=False),
)
def test_commit_then_undo_restores_and_redo_brings_back(
    dossier: Dossier, files: list[dict[str, tuple[str, str]]], odd: str, written: list[str], shuffled: Any
) -> None:
    on = f"Punto {len(dossier.reader.changes())}"
    seen: set[str] = set()
    for file, by_hand in zip(files, written, strict=False):
        of = [("Maíz blanco", "México", on, *said, when) for when, said in file.items()]
        shuffled.shuffle(of)
        before = dump(dossier)
        if len(file) > 1:
            of.insert(shuffled.randrange(len(of) + 1), ("Maíz blanco", "México", on, "Apoya", "Sin lugar", odd))
        made = planned(dossier, rows(*of))
        assert made.rows_out == (len(file) > 1) and made.conflicts == ()
        done = carry_out(dossier, made)
        assert (len(done.created), len(done.updated)) == (made.count("create"), made.count("update"))
        after = dump(dossier)
        seen |= file.keys()
        (now,) = (p for p in dossier.reader.all("position") if isinstance(p, Position) and p.on.es == on)
        assert now.as_of is not None and now.as_of.iso() == max(seen) and now.statement.es != "Sin lugar"
        if done.change is not None:
            assert {o.result for o in dossier.journal.undo().outcomes} == {"reverted"}
            assert dump(dossier) == before
            dossier.journal.redo()
            assert dump(dossier) == after
        chain(dossier, now)
        again = planned(dossier, rows(*of))
        assert again.change_set.edits == () and again.later == ()
        if by_hand:
            edit = Update(now.uid, _again(dossier, now).revision, {"statement": Parallel(by_hand)})
            dossier.journal.commit(ChangeSet((edit,), "a mano"))
            chain(dossier, _again(dossier, now))
    assert dossier.reader.broken_changes() == []


def test_a_cleared_wording_is_cleared_as_before_and_its_origin_stays(dossier: Dossier) -> None:
    bring(dossier, JULY)
    now = position(dossier)
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, {"clearance": Chosen("cleared")}),), "a mano"))
    cell = origins_now(dossier.reader, now.uid)["statement"]
    bring(dossier, MARCH, SEPTEMBER)
    assert changed_since(POSITION, position(dossier), past_moves(dossier.reader, position(dossier))) == ()
    assert origins_now(dossier.reader, now.uid)["statement"] == cell
    (found,) = evolutions(dossier.reader, [position(dossier)], "es")
    assert {a.kind for line in found.lines for a in line.alarms} == {"unexplained"}


def write(dossier: Dossier, **values: Any) -> None:
    now = position(dossier)
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, values),), "a mano"))


def chain(dossier: Dossier, of: Position | None = None) -> list[tuple[str, str]]:
    """The wordings of the evolution, before and after, held to be one chain that ends at what stands."""
    now = of or position(dossier)
    (found,) = evolutions(dossier.reader, [now], "es")
    for name in (*POSITION.moving, "as_of"):
        at = POSITION.field(name).empty
        for shift in (s for line in found.lines for s in line.shifts if s.field == name):
            assert shift.old == at, (name, shift)
            at = shift.new
        assert at == getattr(now, name)
    return [(s.old.es, s.new.es) for line in found.lines for s in line.shifts if s.field == "statement"]


def test_the_evolution_is_one_chain_where_somebody_writes_between_two_imports(dossier: Dossier) -> None:
    bring(dossier, MARCH)
    write(dossier, statement=Parallel("A mano"))
    assert chain(dossier) == [("", "Ningún arancel"), ("Ningún arancel", "A mano")]
    bring(dossier, JULY)
    told = [("", "Ningún arancel"), ("Ningún arancel", "A mano"), ("A mano", "Un arancel con cupo")]
    assert chain(dossier) == told
    bring(dossier, SEPTEMBER)
    told[2:] = [("A mano", "Se estudia"), ("Se estudia", "Un arancel con cupo")]
    assert chain(dossier) == told
    bring(dossier, (*MARCH[:4], "Más antes", "2024"))
    assert chain(dossier) == [("", "Más antes"), ("Más antes", "Ningún arancel"), *told[1:]]
    write(dossier, statement=Parallel("Al final"))
    assert chain(dossier)[-1] == ("Un arancel con cupo", "Al final")
    dossier.journal.undo()
    dossier.journal.undo()
    assert chain(dossier) == told


def test_a_file_that_repeats_a_date_leaves_what_was_written_since(dossier: Dossier) -> None:
    bring(dossier, MARCH)
    write(dossier, statement=Parallel("A mano"))
    made = bring(dossier, MARCH, JULY)
    assert [kind for _, kind, _ in states(made)] == ["known", "new"]
    assert chain(dossier) == [("", "Ningún arancel"), ("Ningún arancel", "A mano"), ("A mano", "Un arancel con cupo")]


@pytest.mark.parametrize("undone", [False, True])
def test_what_was_changed_after_its_clearance_is_still_told(dossier: Dossier, undone: bool) -> None:
    bring(dossier, JULY)
    for values in ({"clearance": Chosen("cleared")}, {"statement": Parallel("Otra cosa")}):
        now = position(dossier)
        dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, values),), "a mano"))
    bring(dossier, MARCH, SEPTEMBER)
    if undone:
        dossier.journal.undo()
    now = position(dossier)
    assert changed_since(POSITION, now, past_moves(dossier.reader, now)) == ("statement",)


_READERS = (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT, Audience.NEGOTIATORS)


def _lines(dossier: Dossier, of: Position) -> list[object]:
    """The lines of the evolution of a position, as each audience is told them."""
    readers = map(dossier.reader.for_audience, _READERS)
    return [one.lines for reader in readers for one in evolutions(reader, [of], "es")]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=_SERIES, clearance=st.sampled_from(("draft", "cleared")), late=st.booleans())
@example(file={"2025-03": ("Apoya", "Uno"), "2026-07-20": ("Apoya", "Dos")}, clearance="cleared", late=False)
def test_a_series_that_was_taken_back_is_no_move_for_any_reader(
    dossier: Dossier, file: dict[str, tuple[str, str]], clearance: str, late: bool
) -> None:
    on = f"Punto {len(dossier.reader.changes())}"
    row = ("Maíz blanco", "México", on)
    carry_out(dossier, planned(dossier, rows((*row, "Apoya", "Lo que está", "2025-07-01"))))
    (made,) = (p for p in dossier.reader.all("position") if isinstance(p, Position) and p.on.es == on)
    steps = ({"audience": Chosen("public"), "levels": ()}, {"clearance": Chosen(clearance)})
    for values in reversed(steps) if late else steps:
        edit = Update(made.uid, _again(dossier, made).revision, values)
        dossier.journal.commit(ChangeSet((edit,), "a mano"))
    before = _lines(dossier, _again(dossier, made))
    carry_out(dossier, planned(dossier, rows(*((*row, *of, when) for when, of in file.items()))))
    told = _lines(dossier, _again(dossier, made))
    assert told != before
    dossier.journal.undo()
    assert _lines(dossier, _again(dossier, made)) == before
    dossier.journal.redo()
    assert _lines(dossier, _again(dossier, made)) == told


class _Stopped(Exception):
    pass


class _Stop:
    """Stops work at one of its steps."""

    def __init__(self, left: int) -> None:
        self.left = left

    def step(self, name: str, done: int, total: int) -> None:
        self.left -= 1
        if not self.left:
            raise _Stopped


@pytest.mark.parametrize("step", range(1, 12))
def test_what_is_stopped_on_the_way_leaves_nothing(dossier: Dossier, step: int) -> None:
    made = planned(dossier, rows(MARCH, SEPTEMBER, JULY))
    before = dump(dossier)
    with pytest.raises(_Stopped):
        dossier.journal.commit(made.change_set, _Stop(step), made.later)
    assert dump(dossier) == before and len(dossier.reader.changes()) == 1
