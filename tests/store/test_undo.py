"""Undo and redo: the way back and forth over hundreds of edits, outcomes, and a past that nobody can alter."""

from __future__ import annotations

import random
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.change import Batch, ChangeSet, Create, Delete, Edit, Origin, Update
from workbench.domain.query import Query
from workbench.domain.records import SCHEMA, Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import Refused


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True) as opened:
        yield opened


def commit(dossier: Dossier, *edits: Edit, title: str = "t") -> int:
    change = dossier.journal.commit(ChangeSet(edits, title)).change
    assert change is not None
    return change


def set_(dossier: Dossier, uid: str, **values: Any) -> int:
    record = dossier.reader.get(uid)
    assert record is not None
    return commit(dossier, Update(uid, record.revision, values))


def dump(dossier: Dossier) -> Any:
    """Uid, key, values, links and words of everything; revisions only rise."""
    connection = dossier._database.conn
    tables = {t.name: connection.execute(f'SELECT * FROM "{t.name}" ORDER BY id').fetchall() for t in SCHEMA.types}
    register = "SELECT id, uid, type, number, level FROM record WHERE alive = 1 ORDER BY id"
    return (
        tables,
        connection.execute(register).fetchall(),
        connection.execute("SELECT * FROM link ORDER BY 1, 2, 3").fetchall(),
        connection.execute("SELECT rowid, * FROM search ORDER BY rowid").fetchall(),
    )


def entries(dossier: Dossier) -> list[Any]:
    sql = "SELECT e.*, v.content FROM entry e JOIN entry_values v ON v.entry = e.id ORDER BY e.id"
    return list(dossier._database.conn.execute(sql).fetchall())


WORDS = ("acero", "maíz", "", "leche\nqueso", "reglas de origen", "x" * 200)


class Editor:
    """Makes one random edit after the other over issues, positions and actors."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.made = 0

    def edit(self, dossier: Dossier) -> bool:
        """One random change set; whether there was anything to write."""
        reader = dossier.reader
        ids = {t: reader.ids(Query(t)) for t in ("actor", "issue", "position")}
        actors, issues = (reader.page(self.dice.sample(ids[t], min(3, len(ids[t])))) for t in ("actor", "issue"))
        alive = [i for found in ids.values() for i in found]
        what = self.dice.random()
        if not actors or not issues or what < 0.35:
            edit: Edit = Create(self._new(actors, issues))
        elif what < 0.85:
            (record,) = reader.page([self.dice.choice(alive)])
            edit = Update(record.uid, record.revision, self._values(record, actors))
        else:
            some = reader.page(self.dice.sample(alive, min(5, len(alive))))
            free = [r for r in some if not reader.pointing_to(r.uid)]
            if not free:
                return False
            edit = Delete(free[0].uid, free[0].revision)
        return dossier.journal.commit(ChangeSet((edit,), "azar")).change is not None

    def _new(self, actors: list[Any], issues: list[Any]) -> Any:
        self.made += 1
        uid = f"u{self.made}"
        kind = self.dice.randrange(3)
        if kind == 0 or not actors:
            return Actor(uid=uid, title=self._wording("A"), names=tuple(self.dice.sample(WORDS[:2], 1)))
        if kind == 1 or not issues:
            return Issue(uid=uid, title=self._wording("I"), lead=self.dice.choice(actors).uid)
        issue, actor = self.dice.choice(issues), self.dice.choice(actors)
        standing = Chosen(self.dice.choice(("stated", "estimate")))
        return Position(uid=uid, on=self._wording("P"), issue=issue.uid, actor=actor.uid, standing=standing)

    def _wording(self, always: str = "") -> Parallel:
        return Parallel(always + self.dice.choice(WORDS), self.dice.choice(WORDS))

    def _values(self, record: Any, actors: list[Any]) -> dict[str, Any]:
        values: dict[str, Any] = {
            "notes": self.dice.choice(WORDS),
            "tags": tuple(self.dice.sample(WORDS[:2], self.dice.randrange(3))),
            "audience": Chosen(self.dice.choice(("public", "government", "negotiators"))),
            "levels": self.dice.choice(((), (("notes", record.own_audience),))),
        }
        if isinstance(record, Issue):
            values |= {
                "lead": self.dice.choice(["", *(a.uid for a in actors)]),
                "co_leads": tuple(a.uid for a in self.dice.sample(actors, min(2, len(actors)))),
                "cycle": self.dice.choice((None, from_iso("2026"), from_iso("2026", "claimed"), from_iso("2027-03"))),
                "status": self.dice.choice((None, Chosen("closed"), Chosen("closed", "fin"))),
                "background": self._wording(),
            }
        elif isinstance(record, Position):
            values |= {"statement": self._wording(), "standing": Chosen(self.dice.choice(("stated", "estimate")))}
        else:
            values |= {"title": self._wording("B"), "interest": self._wording()}
        return dict(self.dice.sample(sorted(values.items()), self.dice.randint(1, 4)))


def test_five_hundred_edits_there_and_back_across_closings(dossier_path: Path) -> None:
    dice = random.Random(20260701)
    editor = Editor(dice)
    done = 0

    def in_sittings(work: Callable[[Dossier], bool], until: Callable[[], bool]) -> Any:
        """Works in many sittings, the file closed between them; what the last one left."""
        going = True
        while going:
            with open_dossier(dossier_path, write=True) as dossier:
                for _ in range(dice.randint(5, 90)):
                    if not work(dossier) or until():
                        going = False
                        break
                state = dump(dossier)
        return state

    with open_dossier(dossier_path) as dossier:
        start = dump(dossier)

    def edit(dossier: Dossier) -> bool:
        nonlocal done
        done += editor.edit(dossier)
        return True

    end = in_sittings(edit, lambda: done == 500)
    assert len(end[1]) > 50 and end[2]

    def undo(dossier: Dossier) -> bool:
        nonlocal done
        effect = dossier.journal.undo()
        assert [o.result for o in effect.outcomes] == ["reverted"]
        done -= 1
        return True

    assert in_sittings(undo, lambda: done == 0) == start

    def redo(dossier: Dossier) -> bool:
        nonlocal done
        dossier.journal.redo()
        done += 1
        return True

    assert in_sittings(redo, lambda: done == 500) == end
    with open_dossier(dossier_path, write=True) as dossier:
        with pytest.raises(Refused):
            dossier.journal.redo()
        assert dossier.reader.broken_changes() == []
        assert len(dossier.reader.changes()) == 1500 and dossier.reader.is_whole()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), steps=st.lists(st.sampled_from("eeeuuur"), min_size=5, max_size=40))
def test_any_mixture_of_edits_undos_and_redos(new_path: Callable[[], Path], seed: int, steps: list[str]) -> None:
    """Held against two stacks of whole states."""
    editor = Editor(random.Random(seed))
    path = new_path()
    with open_dossier(path, write=True) as dossier:
        behind, ahead = [dump(dossier)], []
        written: list[Any] = []
        for step in steps:
            if step == "e" and editor.edit(dossier):
                behind.append(dump(dossier))
                ahead.clear()
            elif step == "u":
                if len(behind) == 1:
                    with pytest.raises(Refused):
                        dossier.journal.undo()
                else:
                    dossier.journal.undo()
                    ahead.append(behind.pop())
            elif step == "r":
                if not ahead:
                    with pytest.raises(Refused):
                        dossier.journal.redo()
                else:
                    dossier.journal.redo()
                    behind.append(ahead.pop())
            assert dump(dossier) == behind[-1]
            now = entries(dossier)
            assert now[: len(written)] == written, "nothing that was written is altered or erased"
            written = now
        assert dossier.reader.broken_changes() == []
    path.unlink()


def test_an_undo_is_not_undone_and_a_change_only_once(dossier: Dossier) -> None:
    first = commit(dossier, Create(Issue(uid="i", title=Parallel(es="x"))))
    undone = dossier.journal.undo().change
    for change in (undone, first, 99):
        with pytest.raises(Refused):
            dossier.journal.undo(change)
    redone = dossier.journal.redo().change
    with pytest.raises(Refused):
        dossier.journal.undo(redone)
    dossier.journal.undo(first)
    assert dossier.reader.count("issue") == 0


def test_an_import_undone_late_says_what_became_of_each_record(dossier: Dossier) -> None:
    cells = {u: {"title": Origin("H", "B2", "x")} for u in ("clean", "edited", "used", "gone", "old")}
    commit(dossier, Create(Issue(uid="old", title=Parallel(es="viejo"), number="1", table="A")))
    edits = [Create(Issue(uid=u, title=Parallel(es=u))) for u in ("clean", "edited", "used", "gone")]
    edits.append(Create(Actor(uid="a", title=Parallel(es="a"))))
    batch = Batch("m.xlsx", "0" * 64, ("H",), cells=cells)
    change_set = ChangeSet((*edits, Update("old", 1, {"number": "2", "table": "B"})), "m", "", "import", batch)
    change = dossier.journal.commit(change_set).change
    set_(dossier, "edited", number="7")
    set_(dossier, "old", table="C")
    commit(dossier, Create(Position(uid="p", on=Parallel(es="p"), issue="used", actor="a")))
    commit(dossier, Delete("gone", 1))
    outcomes = {o.uid: (o.result, o.fields) for o in dossier.journal.undo(change).outcomes}
    assert outcomes == {
        "clean": ("reverted", ()),
        "edited": ("kept", ("number",)),
        "used": ("failed", ()),
        "gone": ("kept", ()),
        "a": ("failed", ()),
        "old": ("kept", ("table",)),
    }
    assert sorted(r.uid for r in dossier.reader.all("issue")) == ["edited", "old", "used"]
    old = dossier.reader.get("old")
    assert isinstance(old, Issue) and (old.number, old.table) == ("1", "C")
    dossier.journal.redo()
    assert dossier.reader.get("clean") is not None
    assert [p.cell for p in dossier.reader.provenance("clean")] == ["B2"]


def test_what_points_to_something_gone_cannot_come_back(dossier: Dossier) -> None:
    commit(dossier, Create(Actor(uid="a", title=Parallel(es="a"))))
    commit(dossier, Create(Issue(uid="i", title=Parallel(es="i"), lead="a")))
    change = commit(dossier, Delete("i", 1))
    commit(dossier, Delete("a", 1))
    (outcome,) = dossier.journal.undo(change).outcomes
    assert (outcome.result, outcome.key) == ("failed", "I-1") and outcome.reason
    assert dossier.reader.get("i") is None


@pytest.mark.parametrize(
    ("field", "before", "changed", "since"),
    [
        ("cycle", None, from_iso("2026"), from_iso("2026", "claimed")),
        ("cycle", from_iso("2025"), from_iso("2026"), from_iso("2026", "computed")),
        ("cycle", from_iso("2025"), from_iso("2026", "claimed"), from_iso("2027", "claimed")),
        ("status", Chosen("closed"), Chosen("parked", "w"), Chosen("dropped", "w")),
        ("status", Chosen("closed"), Chosen("parked"), Chosen("parked", "w")),
    ],
)
def test_a_value_edited_since_is_kept_whole(
    dossier: Dossier, field: str, before: Any, changed: Any, since: Any
) -> None:
    commit(dossier, Create(Issue(uid="i", title=Parallel(es="i"), **{field: before})))
    change = set_(dossier, "i", **{field: changed})
    set_(dossier, "i", **{field: since})
    steps = dossier.reader.history("i", field)
    assert [(m.old, m.new) for s in steps[:2] for m in s.moves] == [(changed, since), (before, changed)]
    (outcome,) = dossier.journal.undo(change).outcomes
    assert (outcome.result, outcome.fields) == ("kept", (field,))
    assert getattr(dossier.reader.get("i"), field) == since


def test_one_language_goes_back_while_the_other_stays(dossier: Dossier) -> None:
    commit(dossier, Create(Issue(uid="i", title=Parallel(es="a", en="b"))))
    change = set_(dossier, "i", title=Parallel(es="c", en="b"))
    set_(dossier, "i", title=Parallel(es="c", en="d"))
    dossier.journal.undo(change)
    kept = dossier.reader.get("i")
    assert isinstance(kept, Issue) and kept.title == Parallel(es="a", en="d")


# The chain.


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE entry_values SET content = replace(content, 'secreto', 'inocente') WHERE entry = 2",
        "UPDATE entry_values SET content = 'not json' WHERE entry = 2",
        "UPDATE entry_values SET content = '[]' WHERE entry = 2",
        "UPDATE entry_values SET content = json_set(content, '$.notes[2]', 0) WHERE entry = 2",
        "UPDATE entry_values SET content = json_set(content, '$.table', json_array(1, 2, 0, '')) WHERE entry = 2",
        "UPDATE entry SET action = 'delete' WHERE id = 2",
        "UPDATE entry SET record = 1 WHERE id = 2",
        "UPDATE entry SET digests = '{}' WHERE id = 2",
        "INSERT INTO entry VALUES(9, 2, 1, 'set', '{}')",
        "UPDATE change SET title = 'otro' WHERE id = 2",
        "UPDATE change SET author = 'otra' WHERE id = 2",
        "UPDATE change SET at = '2020-01-01' WHERE id = 2",
        "UPDATE change SET kind = 'import' WHERE id = 2",
        "UPDATE change SET digest = 'x' WHERE id = 2",
    ],
)
def test_tampering_is_found(dossier_path: Path, tampering: str) -> None:
    with open_dossier(dossier_path, write=True, author="ana") as dossier:
        commit(dossier, Create(Issue(uid="i", title=Parallel(es="i"))))
        commit(dossier, Create(Issue(uid="j", title=Parallel(es="j"), notes="secreto")), title="alta")
        set_(dossier, "j", notes="público")
        assert dossier.reader.broken_changes() == []
        dossier._database.conn.execute(tampering.replace(" change ", ' "change" '))
        assert 2 in dossier.reader.broken_changes()


def test_a_purged_value_leaves_the_chain_whole_and_cannot_be_undone(dossier: Dossier) -> None:
    commit(dossier, Create(Issue(uid="i", title=Parallel(es="i"), notes="dato personal")))
    change = set_(dossier, "i", notes="nada")
    purge = "DELETE FROM entry_values WHERE entry IN (SELECT id FROM entry WHERE change = ?)"
    dossier._database.conn.execute(purge, (change,))
    assert dossier.reader.broken_changes() == []
    (outcome,) = dossier.journal.undo(change).outcomes
    assert outcome.result == "failed" and outcome.reason
    kept = dossier.reader.get("i")
    assert isinstance(kept, Issue) and kept.notes == "nada"
    assert dossier.reader.broken_changes() == []
    assert len(dossier.reader.history("i")) == 2


def test_a_copy_of_the_file_holds_the_whole_past(dossier_path: Path, tmp_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        commit(dossier, Create(Issue(uid="i", title=Parallel(es="i"))))
    copy = shutil.copy(dossier_path, tmp_path / "copy.twb")
    with open_dossier(Path(copy), write=True) as dossier:
        dossier.journal.undo()
        dossier.journal.redo()
        assert dossier.reader.count("issue") == 1


def test_an_undo_that_would_empty_a_required_title_fails_for_that_record_alone(new_path: Callable[[], Path]) -> None:
    """The Spanish title came first, the English one later; then the Spanish one was taken away."""
    with open_dossier(new_path(), write=True, author="t") as dossier:
        first, second = (Issue(uid=str(uuid.uuid4()), title=Parallel(es=f"Tema {n}")) for n in range(2))
        dossier.journal.commit(ChangeSet((Create(first), Create(second)), "made"))
        titled = Update(first.uid, 1, {"title": Parallel(es="Tema 0", en="Issue 0")})
        dossier.journal.commit(ChangeSet((titled, Update(second.uid, 1, {"notes": "n"})), "translated"))
        dossier.journal.commit(ChangeSet((Update(first.uid, 2, {"title": Parallel(en="Issue 0")}),), "shortened"))
        undone = dossier.journal.undo(2)
        assert {o.uid: o.result for o in undone.outcomes} == {first.uid: "failed", second.uid: "reverted"}
        assert "missing" in next(o.reason.en for o in undone.outcomes if o.uid == first.uid)
