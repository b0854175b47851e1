"""The property that a dossier lives by: above an audience nothing exists, by whatever door one asks."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import canaries as c
from canaries import CANARY, Told, World
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import Batch, ChangeSet, Create, Delete, Edit, Origin, Update
from workbench.domain.query import Query
from workbench.domain.records import SCHEMA, Citation
from workbench.domain.schema import RecordType
from workbench.domain.types import Chosen, Parallel, Provisions, Reference, Row, Rows
from workbench.domain.types.text import sort_form
from workbench.store.codec import columns_of, derived_of
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.reader import Reader

PHASES = (Phase.explicit, Phase.generate)  # one example takes too long to be made smaller


# Worlds are drawn and kept.


# Types with a rule, with references in rows, with one language more, and those that hang from others.
COUNTS = {
    **{"pillar": 1, "source": 1, "provision": 1, "actor": 2, "issue": 2, "position": 2, "body": 1},
    **{"meeting": 2, "submission": 2, "citation": 4},
}


class Drawn:
    """A dossier and the world that it should hold, grown change by change."""

    def __init__(self, dossier: Dossier, dice: random.Random) -> None:
        self.dossier = dossier
        self.fresh = c.fresh_words()
        self.told = Told()
        self._dice = dice
        self._number = 0

    @property
    def world(self) -> World:
        return self.told.worlds[-1]

    def _audience(self) -> Chosen | None:
        return self._dice.choice([*(Chosen(a.key) for a in AUDIENCES), Chosen("public"), None])

    def _levels(self, record_type: RecordType) -> tuple[tuple[str, Audience], ...]:
        names = ["*", "title", "on", "statement", *(f.name for f in record_type.fields)]
        drawn = {self._dice.choice(names): self._dice.choice(AUDIENCES) for _ in range(self._dice.randrange(4))}
        return tuple(sorted(drawn.items()))

    def _values(self, record_type: RecordType, made: World) -> dict[str, Any]:
        values: dict[str, Any] = {"audience": self._audience(), "levels": self._levels(record_type)}
        values["release_to"] = tuple(w for w in ("Senado", "CCE") if self._dice.random() < 0.7)
        for field in record_type.fields:
            there = [u for name in field.refers_to for u in made.of_type(name)]
            if isinstance(field.type, Reference):
                values[field.name] = self._dice.choice(there if field.required else ["", *there])
            elif field.is_reference:
                values[field.name] = tuple(u for u in there if self._dice.random() < 0.5)
            elif isinstance(field.type, Rows) and there:
                values[field.name] = tuple(self._row(field.type, there) for _ in range(2))
        if record_type.name == "position":
            values["standing"] = Chosen(self._dice.choice(("stated", "estimate")))
        if record_type.name == "submission":
            values["confidential"] = self._dice.random() < 0.5
        if record_type.name == "citation":
            cited = SCHEMA.of(made.records[values["record"]])
            values["field"] = self._dice.choice(["", "nothing", *(f.name for f in cited.fields)])
        return values

    def _row(self, rows: Rows, there: list[str]) -> Row:
        """A row with a canary in every text and a reference in every column that has room for one."""
        cells = c.filled_row(rows, self.fresh)
        return tuple(
            self._dice.choice(there) if column.type.points_to() else cell
            for column, cell in zip(rows.columns, cells, strict=True)
        )

    def grow(self, counts: dict[str, int]) -> None:
        """Creates records as one import."""
        world = World(dict(self.world.records))
        edits: list[Edit] = []
        cells: dict[str, dict[str, Origin]] = {}
        for record_type in SCHEMA.types:
            for _ in range(counts.get(record_type.name, 0)):
                self._number += 1
                uid = f"{record_type.name}-{self._number}"
                values = self._values(record_type, world)
                record = c.record_with_canaries(record_type, uid, self.fresh, values)
                world.records[uid] = record
                edits.append(Create(record))
                cells[uid] = {f.name: Origin("H", "A1", str(getattr(record, f.name))) for f in record_type.fields}
        batch = Batch("f.xlsx", "0" * 64, ("H",), cells=cells)
        self._commit(edits, world, batch)

    def mutate(self) -> None:
        """Changes some records as one edit: words, levels, audiences; deletes what nothing uses."""
        world = World(dict(self.world.records))
        edits: list[Edit] = []
        for uid in self._dice.sample(sorted(world.records), self._dice.randint(1, 4)):
            record = world.records[uid]
            record_type = SCHEMA.of(record)
            used = any(uid in repr(r) for u, r in world.records.items() if u != uid)
            if not used and self._dice.random() < 0.5:
                del world.records[uid]
                edits.append(Delete(uid, self._revision(uid)))
                continue
            values: dict[str, Any] = {}
            what = self._dice.choice(("audience", "levels", "words", "standing", "all"))
            if what in ("audience", "all"):
                values["audience"] = self._audience()
            if what in ("levels", "all"):
                values["levels"] = self._levels(record_type)
            if what in ("words", "all"):
                some = self._dice.sample(record_type.fields, 4)
                values |= {f.name: c.filled(f, self.fresh) for f in some if c.canaries(getattr(record, f.name))}
            if what in ("standing", "all") and record_type.name == "position":
                values["standing"] = Chosen(self._dice.choice(("stated", "estimate")))
            world.records[uid] = c.changed(record, **values)
            edits.append(Update(uid, self._revision(uid), values))
        self._commit(edits, world, None)

    def _revision(self, uid: str) -> int:
        record = self.dossier.reader.get(uid)
        assert record is not None
        return record.revision

    def _commit(self, edits: list[Edit], world: World, batch: Batch | None) -> None:
        change = ChangeSet(tuple(edits), self.fresh(), self.fresh(), "import" if batch else "edit", batch)
        if self.dossier.journal.commit(change).change is not None:
            self.told.worlds.append(world)


# Every door of a reader is tried.


def in_all(record: Any) -> set[str]:
    return c.canaries(record)


def check_records(reader: Reader, world: World, a: int) -> None:
    for record_type in SCHEMA.types:
        visible = [u for u in world.of_type(record_type.name) if world.sees(u, a)]
        records = list(reader.all(record_type.name))
        assert sorted(r.uid for r in records) == sorted(visible)
        assert reader.count(record_type.name) == len(visible)
        assert sorted(u for u, _ in reader.values(record_type.name, ["notes"])) == sorted(visible)
        for record in records:
            for field in record_type.fields:
                assert getattr(record, field.name) == world.seen(record.uid, field.name, a), field.name
            assert bool(record.key) is (a == 3) and bool(record.revision) is (a == 3)
    for uid in world.records:
        assert (reader.get(uid) is not None) is world.sees(uid, a)
    everything = reader.page(list(range(60)))
    assert {r.uid for r in everything} == {u for u in world.records if world.sees(u, a)}
    assert in_all(everything) <= world.allowed(a)
    assert reader.knows(world.records) == {u for u in world.records if world.sees(u, a)}


def check_search(reader: Reader, world: World, a: int) -> None:
    for uid, record in world.records.items():
        for field in SCHEMA.of(record).fields:
            for canary in c.canaries(getattr(record, field.name)):
                found = reader.search(canary)
                expected = [uid] if canary in c.canaries(world.seen(uid, field.name, a)) else []
                assert (found.total, [r.uid for r in found.records]) == (len(expected), expected), field.name


def check_links(reader: Reader, world: World, a: int) -> None:
    fields = {t.name: [f.name for f in t.fields if isinstance(f.type, Provisions)] for t in SCHEMA.types}
    naming = [(u, name) for u, r in world.records.items() for name in fields[SCHEMA.of(r).name]]
    provisions = {p for u, name in naming for p in getattr(world.records[u], name)}
    for uid in world.records:
        expected = sorted(
            (u, f.name)
            for u, record in world.records.items()
            if world.sees(u, a) and world.sees(uid, a)
            for f in SCHEMA.of(record).fields
            if uid in f.type.targets(world.seen(u, f.name, a))
        )
        pointers = reader.pointing_to(uid)
        assert sorted((p.record.uid, p.field) for p in pointers) == expected
        cited = [p for p in pointers if isinstance(p.record, Citation) and p.field == "record"]
        assert [x.uid for x in reader.citations(uid)] == [p.record.uid for p in cited]
        assert in_all(pointers) | in_all(reader.citations(uid)) <= world.allowed(a)
    for provision in provisions:
        about = reader.about(provision)
        assert {p.record.uid for p in about} == {
            u for u, name in naming if world.sees(u, a) and provision in world.seen(u, name, a)
        }
        assert in_all(about) <= world.allowed(a)


def check_lists(reader: Reader, world: World, a: int) -> None:
    for record_type in SCHEMA.types:
        by_id = {}
        for id_ in range(60):
            for record in reader.page([id_]):
                by_id[id_] = record
        for field in record_type.fields:
            column = field.sort_column("es")
            if column is None and not isinstance(field.type, Reference):
                continue
            for descending in (False, True):
                ids = reader.ids(Query(record_type.name, field.name, descending))
                uids = [by_id[i].uid for i in ids]
                assert sorted(uids) == sorted(u for u in world.of_type(record_type.name) if world.sees(u, a))
                keys = [_key(world, record_type, field, column, u, a) for u in uids]
                said = [k for k in keys if k is not None]
                assert keys == sorted(said, reverse=descending) + [None] * (len(keys) - len(said)), field.name
                silent = ids[len(said) :]
                by_level = sorted(silent, key=lambda i: (world.level(by_id[i].uid), i))
                assert silent in (sorted(silent), by_level), "what is hidden comes in no order of its own"


def _key(world: World, record_type: RecordType, field: Any, column: str | None, uid: str, a: int) -> Any:
    value = world.seen(uid, field.name, a)
    if isinstance(field.type, Reference):
        if not value or record_type.name == "citation":  # several types: each in its own order
            return None if not value else ""
        target = SCHEMA.of(world.records[value])
        title = world.seen(value, target.title, a)
        return sort_form(title.best("es")[0] if isinstance(title, Parallel) else title)
    masked = record_type.cls(uid=uid, **{field.name: value})
    return {**columns_of(record_type, masked), **derived_of(record_type, masked)}[column]


def check_where(reader: Reader, world: World, a: int) -> None:
    for record_type in SCHEMA.types:
        for uid in world.of_type(record_type.name):
            for field in record_type.fields:
                value = getattr(world.records[uid], field.name)
                if value == field.type.empty or not c.canaries(value):
                    continue
                found = {r.uid for r in reader.where(record_type.name, **{field.name: value})}
                assert found == ({uid} if world.sees(uid, a) and world.seen(uid, field.name, a) == value else set())


def check_past(reader: Reader, drawn: Drawn, a: int) -> None:
    world, told = drawn.world, drawn.told
    expected = {canary for _, _, found, level in told.moves() if level <= a for canary in found}
    steps = reader.history()
    if a == 3:
        assert in_all(steps) >= expected
        return
    assert in_all(steps) == expected
    assert all((s.change, s.author, s.kind, s.title) == (0, "", "", "") for s in steps)
    for uid in world.records:
        own = {x for u, _, found, level in told.moves() if u == uid and level <= a for x in found}
        assert in_all(reader.history(uid)) == own
        cells = reader.provenance(uid)
        assert in_all(cells) <= own
        assert all(world.field_level(uid, p.field) <= a for p in cells)
    gone = {u for w in told.worlds for u in w.records} - set(world.records)
    assert all(reader.history(u) == [] and reader.provenance(u) == [] for u in gone)
    assert reader.changes() == [] and reader.broken_changes() == []


def check_release(reader: Reader, world: World, who: str, a: int) -> None:
    """Only what was ticked, with all that it requires ticked, and of it only what is public by field."""

    def handed(uid: str) -> bool:
        record = world.records[uid]
        open_citation = isinstance(record, Citation) and record.own_audience == 0
        ticked = (open_citation or who in record.release_to) and c.rule(record) == 0
        needs = [getattr(record, name) for name in c.required(record)]
        about = not isinstance(record, Citation) or not record.field or free(record.record, record.field)
        return ticked and about and world.level(uid) <= a and all(handed(n) for n in needs)

    def free(uid: str, name: str) -> bool:
        record = world.records[uid]
        declared = SCHEMA.of(record).by_name.get(name)
        return declared is not None and c.rule(record) == 0 and c.by_hand(record).get(name, declared.audience) == 0

    allowed = set()
    for record_type in SCHEMA.types:
        expected = [u for u in world.of_type(record_type.name) if handed(u)]
        assert sorted(r.uid for r in reader.all(record_type.name)) == sorted(expected)
        assert reader.count(record_type.name) == len(expected)
        for record in reader.all(record_type.name):
            assert (record.key, record.revision) == ("", 0)
            for field in record_type.fields:
                value = getattr(record, field.name)
                if free(record.uid, field.name):
                    allowed |= c.canaries(value)
                    own = getattr(world.records[record.uid], field.name)
                    targets = set(field.type.targets(own))
                    assert (
                        value == own
                        if not targets
                        else set(field.type.targets(value)) == {t for t in targets if handed(t)}
                    )
                else:
                    assert value == field.type.blank, field.name
            assert in_all(reader.pointing_to(record.uid)) <= world.allowed(3)
    for uid, record in world.records.items():
        assert (reader.get(uid) is not None) is handed(uid)
        for canary in sorted(c.canaries(record))[::6]:
            assert reader.search(canary).total == (canary in allowed)
        assert in_all((reader.pointing_to(uid), reader.citations(uid))) <= allowed
        assert reader.history(uid) == [] and reader.provenance(uid) == []
    assert reader.history() == [] and in_all(reader.page(list(range(60)))) <= allowed


@settings(max_examples=5, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_nothing_above_an_audience_exists(empty_dossier: Path, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.twb"
        path.write_bytes(empty_dossier.read_bytes())
        with open_dossier(path, write=True) as dossier:
            dice = random.Random(seed)
            drawn = Drawn(dossier, dice)
            drawn.grow(COUNTS)
            for _ in range(dice.randrange(4)):
                drawn.mutate()
            for audience in AUDIENCES:
                reader = dossier.reader.for_audience(audience)
                a = int(audience)
                for check in (check_records, check_search, check_links, check_lists, check_where):
                    check(reader, drawn.world, a)
                check_past(reader, drawn, a)
                wider = reader.for_audience(Audience.NEGOTIATORS)
                assert wider.audience is audience
                check_records(wider, drawn.world, a)
                released = dossier.reader.for_release("SENADO", audience)
                check_release(released, drawn.world, "Senado", a)
            again = released.for_audience(Audience.CONSULTED).for_audience(Audience.NEGOTIATORS)
            check_release(again, drawn.world, "Senado", 1)
            narrow = dossier.reader.for_audience(Audience.PUBLIC).for_release("CCE", Audience.NEGOTIATORS)
            check_release(narrow, drawn.world, "CCE", 0)


def test_the_canaries_are_where_the_checks_look() -> None:
    """The world above would prove nothing if its fields were empty."""
    fresh = c.fresh_words()
    for record_type in SCHEMA.types:
        record = c.record_with_canaries(record_type, "u", fresh, {})
        for field in record_type.fields:
            held = set(CANARY.findall(" ".join(field.type.texts(getattr(record, field.name)))))
            if field.name in ("audience", "standing") or isinstance(field.type, Provisions):
                continue
            if field.type.texts(getattr(record, field.name)):
                assert held == c.canaries(getattr(record, field.name)), field.name
        assert len(c.canaries(record)) >= 5
