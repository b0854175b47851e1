"""Closing a cycle: what goes on and what stays, that issues keep their uid, key and history, and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.records.choices import CLEARANCE, ISSUE_STATUS
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.editing.roll_over import lineage, roll_over
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import Stale

OVER = {"ad_referendum", "closed", "dropped"}
STATUSES = [o.key for o in ISSUE_STATUS.options]


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def issue(number: int, cycle: str | None = "2026", status: str | None = None) -> Issue:
    return Issue(
        uid=uid(number),
        title=Parallel(f"Tema {number}"),
        cycle=from_iso(cycle) if cycle else None,
        status=Chosen(status) if status else None,
    )


@pytest.mark.parametrize("status", [None, *STATUSES])
def test_what_is_open_goes_on_and_what_is_agreed_closed_or_withdrawn_stays(status: str | None) -> None:
    found = roll_over([issue(1, status=status)], [], 2026, 2027)
    assert found.lines[0].why == ("over" if status in OVER else "open")
    assert found.usual == (frozenset() if status in OVER else {uid(1)})


@pytest.mark.parametrize(
    ("cycle", "why"),
    [("2026", "open"), ("2026-07", "open"), ("2026-01/2026-12", "open"), (None, "no-cycle"), ("2026/2027", "no-cycle")],
)
def test_only_issues_that_say_that_cycle_go_on_unasked(cycle: str | None, why: str) -> None:
    found = roll_over([issue(1, cycle)], [], 2026, 2027)
    assert found.lines[0].why == why and (uid(1) in found.usual) == (why == "open")


def test_issues_of_other_cycles_are_counted_and_left_alone() -> None:
    found = roll_over([issue(1), issue(2, "2025"), issue(3, "2027")], [], 2026, 2027)
    assert [line.issue.uid for line in found.lines] == [uid(1)] and found.elsewhere == 2
    edits = found.change_set({uid(1), uid(2), uid(3)}, "es", reset=False).edits
    assert [(e.uid, dict(e.values)) for e in edits if isinstance(e, Update)] == [(uid(1), {"cycle": from_iso("2027")})]


# ---- in a dossier


def state(dossier: Dossier) -> dict[str, tuple[str, Any, Any]]:
    found = [*dossier.reader.all("issue"), *dossier.reader.all("position")]
    return {
        r.uid: (r.key, getattr(r, "cycle", None), getattr(r, "clearance", None), getattr(r, "title", None))  # type: ignore[misc]
        for r in found
    }


def closed(
    dossier: Dossier, closing: int, next_: int, *, reset: bool = False, untick: frozenset[str] = frozenset()
) -> int:
    issues = [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]
    positions = [r for r in dossier.reader.all("position") if isinstance(r, Position)]
    found = roll_over(issues, positions, closing, next_)
    change_set = found.change_set(found.usual - untick, "es", reset=reset)
    return dossier.journal.commit(change_set).change or 0


CYCLES = st.sampled_from([None, "2025", "2026", "2027"])
WORLDS = st.lists(st.tuples(CYCLES, st.sampled_from([None, *STATUSES])), min_size=1, max_size=8)
CLEARANCES = st.lists(st.sampled_from([None, *(o.key for o in CLEARANCE.options)]), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(WORLDS, st.sets(st.integers(0, 7)), CLEARANCES, st.booleans())
def test_a_roll_over_keeps_uid_key_and_history_and_is_one_step_of_undo(
    new_path: Callable[[], Path],
    world: list[tuple[str | None, str | None]],
    unticked: set[int],
    clearances: list[str | None],
    reset: bool,
) -> None:
    actor = Actor(uid=uid(900), title=Parallel("México"))
    issues = [issue(n, *said) for n, said in enumerate(world)]
    positions = [
        Position(
            uid=uid(100 + n), on=Parallel(f"Punto {n}"), issue=issues[n % len(issues)].uid, actor=actor.uid,
            clearance=Chosen(key) if key else None,
        )
        for n, key in enumerate(clearances)
    ]  # fmt: skip
    untick = frozenset(uid(n) for n in unticked)
    with open_dossier(new_path(), write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, (actor, *issues, *positions))), "mundo"))
        before, past = state(dossier), {i.uid: dossier.reader.history(i.uid) for i in issues}
        changes = len(dossier.reader.changes())
        change = closed(dossier, 2026, 2027, reset=reset, untick=untick)
        after = state(dossier)
        moving = {
            i.uid for i, (cycle, status) in zip(issues, world, strict=True)
            if cycle == "2026" and status not in OVER and i.uid not in untick
        }  # fmt: skip
        for one in issues:
            key, cycle, _, title = before[one.uid]
            assert after[one.uid] == (key, from_iso("2027") if one.uid in moving else cycle, None, title)
            now = dossier.reader.history(one.uid)
            assert now[len(now) - len(past[one.uid]) :] == past[one.uid]
            assert len(now) - len(past[one.uid]) == (one.uid in moving)
        for stand in positions:
            was = stand.clearance
            drafted = reset and stand.issue in moving and was is not None and was.key in ("cleared", "in_review")
            assert after[stand.uid][2] == (Chosen("draft") if drafted else was)
        assert len(dossier.reader.changes()) == changes + bool(moving)
        if moving:
            assert dossier.journal.undo(change).change
            assert state(dossier) == before
            dossier.journal.redo()
            assert state(dossier) == after


def test_what_changed_meanwhile_is_not_written_over(new_path: Callable[[], Path]) -> None:
    with open_dossier(new_path(), write=True) as dossier:
        dossier.journal.commit(ChangeSet((Create(issue(1)), Create(issue(2))), "mundo"))
        issues = [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]
        found = roll_over(issues, [], 2026, 2027)
        dossier.journal.commit(ChangeSet((Update(uid(2), issues[1].revision, {"table": "Agricultura"}),), "entretanto"))
        with pytest.raises(Stale):
            dossier.journal.commit(found.change_set(found.usual, "es", reset=False))
        assert {r.cycle for r in dossier.reader.all("issue") if isinstance(r, Issue)} == {from_iso("2026")}


def test_the_lineage_is_what_the_history_tells_without_what_was_undone(new_path: Callable[[], Path]) -> None:
    def lived() -> list[str]:
        return [cycle.iso() for cycle in lineage(dossier.reader.history(uid(1), "cycle"))]

    with open_dossier(new_path(), write=True) as dossier:
        dossier.journal.commit(ChangeSet((Create(issue(1)),), "mundo"))
        assert lived() == ["2026"]
        closed(dossier, 2026, 2027)
        closed(dossier, 2027, 2028)
        assert lived() == ["2026", "2027", "2028"]
        dossier.journal.undo()
        assert lived() == ["2026", "2027"]
        dossier.journal.redo()
        assert lived() == ["2026", "2027", "2028"]
        record = dossier.reader.get(uid(1))
        assert record is not None
        dossier.journal.commit(ChangeSet((Update(uid(1), record.revision, {"table": "Lácteos"}),), "otra cosa"))
        assert lived() == ["2026", "2027", "2028"]
        for cycle in (None, from_iso("2028")):
            record = dossier.reader.get(uid(1))
            assert record is not None
            dossier.journal.commit(ChangeSet((Update(uid(1), record.revision, {"cycle": cycle}),), "por error"))
        assert lived() == ["2026", "2027", "2028"], "what was taken away and put back went nowhere"
    assert lineage([]) == ()
