"""What of the journal is in effect: whatever was done and taken back, it tells the way to what stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import Refused

UID = "00000000-0000-4000-8000-000000000001"
FIELDS = ("notes", "table")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True) as opened:
        opened.journal.commit(ChangeSet((Create(Issue(uid=UID, title=Parallel("Tema"))),), "nuevo"))
        yield opened


def write(dossier: Dossier, **values: object) -> int:
    record = dossier.reader.get(UID)
    assert record is not None
    change = dossier.journal.commit(ChangeSet((Update(UID, record.revision, values),), "t")).change
    assert change is not None
    return change


def told(dossier: Dossier, field: str = "notes") -> list[tuple[str, str]]:
    """The moves of a field that stand, oldest first."""
    steps = dossier.reader.standing([UID])[UID][::-1]
    return [(m.old, m.new) for s in steps if s.action == "set" for m in s.moves if m.field == field]


def test_what_was_taken_back_and_its_undo_are_no_moves(dossier: Dossier) -> None:
    write(dossier, notes="uno")
    write(dossier, notes="dos")
    dossier.journal.undo()
    assert told(dossier) == [("", "uno")]
    dossier.journal.redo()
    assert told(dossier) == [("", "uno"), ("uno", "dos")]


def test_what_an_undo_left_alone_stays_a_move(dossier: Dossier) -> None:
    first = write(dossier, notes="uno", table="A")
    write(dossier, notes="dos")
    dossier.journal.undo(first)
    assert told(dossier) == [("", "uno"), ("uno", "dos")] and told(dossier, "table") == []


def test_only_records_that_were_worked_on_again_are_reworked(dossier: Dossier) -> None:
    assert dossier.reader.reworked("issue") == []
    write(dossier, notes="uno")
    assert dossier.reader.reworked("issue") == [UID]
    assert dossier.reader.for_audience(Audience.PUBLIC).reworked("issue") == []


def test_an_audience_is_told_only_of_what_it_may_see(dossier: Dossier) -> None:
    write(dossier, notes="uno")
    public = dossier.reader.for_audience(Audience.PUBLIC)
    assert public.standing([UID]) == {}
    write(dossier, audience=Chosen("public"))
    write(dossier, table="B")
    steps = public.standing([UID])[UID]
    assert [(m.field, m.new) for s in steps for m in s.moves] == [("table", "B")]


@given(
    acts=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(FIELDS), st.sampled_from("abc")),
            st.just("undo"),
            st.just("redo"),
            st.integers(2, 9),
        ),
        max_size=12,
    )
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_moves_that_stand_lead_from_the_beginning_to_now(
    new_path: Callable[[], Path], acts: list[tuple[str, str] | str | int]
) -> None:
    with open_dossier(new_path(), write=True) as dossier:
        dossier.journal.commit(ChangeSet((Create(Issue(uid=UID, title=Parallel("Tema"))),), "nuevo"))
        for act in acts:
            try:
                if isinstance(act, tuple):
                    write(dossier, **{act[0]: act[1]})
                elif act == "undo":
                    dossier.journal.undo()
                elif act == "redo":
                    dossier.journal.redo()
                else:
                    dossier.journal.undo(int(act))
            except (Refused, AssertionError):
                continue
            record = dossier.reader.get(UID)
            for field in FIELDS if record is not None else ():
                value = ""
                for old, new in told(dossier, field):
                    assert old == value
                    value = new
                assert value == getattr(record, field)
