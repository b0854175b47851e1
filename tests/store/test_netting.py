"""Changes that are written together: each is told by itself, and all of them go and come back as one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.test_undo import dump, set_
from workbench.domain.change import Batch, ChangeSet, Create, Edit, Effect, Origin, Update
from workbench.domain.records import Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.origins import origins_now
from workbench.store.trouble import Refused, Stale

OLD, NEW = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
WORDS = ("", "uno", "dos", "tres")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True) as opened:
        opened.journal.commit(ChangeSet((Create(Issue(uid=OLD, title=Parallel("Viejo"), notes="cero")),), "base"))
        yield opened


def batch(cell: str, *fields: str, uid: str = OLD) -> Batch:
    return Batch("a.xlsx", "0" * 64, ("Hoja",), cells={uid: {f: Origin("Hoja", cell, "") for f in fields}})


def sets(*edits: Edit, cell: str = "") -> ChangeSet:
    """A change set of an import; the notes and table of the old record come from that cell."""
    return ChangeSet(edits, "a.xlsx", kind="import", batch=batch(cell, "notes", "table") if cell else None)


def together(dossier: Dossier, *change_sets: ChangeSet) -> Effect:
    return dossier.journal.commit(change_sets[0], later=change_sets[1:])


def series(dossier: Dossier) -> Effect:
    """A new record in three states, an old one in two."""
    was = dossier.reader.get(OLD)
    assert was is not None
    return together(
        dossier,
        sets(
            Create(Issue(uid=NEW, title=Parallel("Nuevo"), notes="uno")),
            Update(OLD, was.revision, {"notes": "uno"}),
            cell="B2",
        ),
        sets(Update(NEW, 1, {"notes": "dos"}), Update(OLD, was.revision + 1, {"notes": "dos"}), cell="B3"),
        sets(Update(NEW, 2, {"notes": "tres", "table": "Agro"})),
    )


def notes(dossier: Dossier, uid: str) -> list[tuple[str, str]]:
    steps = dossier.reader.standing([uid]).get(uid, [])[::-1]
    return [(m.old, m.new) for s in steps for m in s.moves if m.field == "notes"]


def test_each_state_is_a_change_and_the_effect_tells_each_record_once(dossier: Dossier) -> None:
    done = series(dossier)
    assert (done.created, done.updated, done.deleted) == ((NEW,), (OLD,), ())
    assert notes(dossier, NEW) == [("", "uno"), ("uno", "dos"), ("dos", "tres")]
    parts = dossier.reader.changes()[:3]
    assert [c.part_of for c in parts] == [done.change, done.change, None] and parts[2].id == done.change
    assert dossier.reader.broken_changes() == []


def test_one_undo_takes_all_of_them_and_one_redo_brings_them_back(dossier: Dossier) -> None:
    before = dump(dossier)
    series(dossier)
    after, told = dump(dossier), notes(dossier, NEW)
    undone = dossier.journal.undo()
    assert {o.result for o in undone.outcomes} == {"reverted"} and len(undone.outcomes) == 2
    assert dump(dossier) == before
    assert notes(dossier, OLD) == [("", "cero")] and notes(dossier, NEW) == []
    dossier.journal.redo()
    assert dump(dossier) == after and notes(dossier, NEW) == told
    with pytest.raises(Refused):
        dossier.journal.redo()


@pytest.mark.parametrize("part", [0, 1, 2])
def test_any_part_by_its_number_means_the_whole_and_it_goes_but_once(dossier: Dossier, part: int) -> None:
    before, done = dump(dossier), series(dossier)
    assert done.change is not None
    set_(dossier, OLD, table="después")
    dossier.journal.undo(done.change + part)
    set_(dossier, OLD, table="")
    assert dump(dossier) == before
    for other in range(3):
        with pytest.raises(Refused):
            dossier.journal.undo(done.change + other)


def test_undone_out_of_order_what_was_edited_since_is_kept_whole(dossier: Dossier) -> None:
    done = series(dossier)
    set_(dossier, NEW, notes="a mano")
    set_(dossier, OLD, table="a mano")
    undone = dossier.journal.undo(done.change)
    assert {(o.uid, o.result) for o in undone.outcomes} == {(NEW, "kept"), (OLD, "reverted")}
    new, old = (dossier.reader.get(uid) for uid in (NEW, OLD))
    assert isinstance(new, Issue) and (new.notes, new.table) == ("a mano", "Agro")
    assert isinstance(old, Issue) and (old.notes, old.table) == ("cero", "a mano")


def test_a_part_that_cannot_be_written_leaves_nothing_written(dossier: Dossier) -> None:
    before, changes = dump(dossier), len(dossier.reader.changes())
    with pytest.raises(Stale):
        together(dossier, sets(Create(Issue(uid=NEW, title=Parallel("Nuevo")))), sets(Update(NEW, 7, {"notes": "uno"})))
    assert dump(dossier) == before and len(dossier.reader.changes()) == changes


def test_what_passed_and_came_back_is_history_until_the_undo(dossier: Dossier) -> None:
    first = dossier.journal.commit(sets(Update(OLD, 1, {"notes": "hoy"}), cell="C9"))
    before = dump(dossier)
    together(
        dossier,
        sets(Update(OLD, 2, {"notes": "antes"}), cell="B2"),
        sets(Update(OLD, 3, {"notes": "hoy"})),
    )
    assert dump(dossier)[0] == before[0]
    assert notes(dossier, OLD)[2:] == [("hoy", "antes"), ("antes", "hoy")]
    assert origins_now(dossier.reader, OLD)["notes"].cell == "C9"
    undone = dossier.journal.undo()
    assert [o.result for o in undone.outcomes] == ["reverted"]
    assert notes(dossier, OLD) == [("", "cero"), ("cero", "hoy")]
    dossier.journal.redo()
    assert len(notes(dossier, OLD)) == 4 and origins_now(dossier.reader, OLD)["notes"].change == first.change


def test_an_undone_step_gives_the_origins_back_that_it_found(dossier: Dossier) -> None:
    dossier.journal.commit(sets(Update(OLD, 1, {"notes": "hoy"}), cell="C9"))
    together(
        dossier,
        sets(Update(OLD, 2, {"table": "Agro"}), cell="B2"),
        sets(Update(OLD, 3, {"notes": "luego"}), cell="B3"),
    )
    assert {f: c.cell for f, c in origins_now(dossier.reader, OLD).items()} == {"notes": "B3", "table": "B2"}
    dossier.journal.undo()
    assert {f: c.cell for f, c in origins_now(dossier.reader, OLD).items()} == {"notes": "C9"}


_VALUES = st.fixed_dictionaries({}, optional={"notes": st.sampled_from(WORDS), "table": st.sampled_from(WORDS)})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(states=st.lists(st.tuples(_VALUES, _VALUES), min_size=1, max_size=4), fresh=st.booleans())
def test_commit_and_undo_restore_and_redo_brings_back(
    dossier: Dossier, states: list[tuple[dict[str, Any], dict[str, Any]]], fresh: bool
) -> None:
    uid = f"00000000-0000-4000-9000-{len(dossier.reader.changes()):012d}"
    held: dict[str, Any] = {OLD: dossier.reader.get(OLD), uid: Issue(uid=uid, title=Parallel(uid))}
    revisions = {OLD: held[OLD].revision, uid: 1}
    parts: list[ChangeSet] = [sets(Create(held[uid]))] if fresh else []
    for values in states:
        edits: list[Edit] = []
        for of, new in zip((OLD, uid), values, strict=True):
            if new and (fresh or of == OLD):
                edits.append(Update(of, revisions[of], new))
                moved = any(getattr(held[of], n) != v for n, v in new.items())
                held[of] = replace(held[of], **new)
                revisions[of] += moved
        parts.append(sets(*edits))
    before = dump(dossier)
    done = together(dossier, *parts)
    after = dump(dossier)
    if done.change is None:
        return
    assert dossier.reader.get(OLD) is not None and _same(dossier.reader.get(OLD), held[OLD])
    dossier.journal.undo()
    assert dump(dossier) == before
    dossier.journal.redo()
    assert dump(dossier) == after
    assert dossier.reader.broken_changes() == []


def _same(one: Any, other: Any) -> bool:
    return bool((one.notes, one.table) == (other.notes, other.table))
