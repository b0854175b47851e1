"""The one door for writes: what it keeps, what it refuses, and that it keeps all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Delete, Edit, Update
from workbench.domain.query import Query
from workbench.domain.records import SCHEMA as ALL
from workbench.domain.records import Actor, Citation, Issue, Pillar, Position, Source
from workbench.domain.records.issue import ARGUMENTS
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.progress import Cancelled
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import Refused, Stale, StoreError


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True, author="ana") as opened:
        yield opened


def commit(dossier: Dossier, *edits: Edit, title: str = "t") -> int:
    change = dossier.journal.commit(ChangeSet(edits, title)).change
    assert change is not None
    return change


def set_(dossier: Dossier, uid: str, **values: Any) -> int:
    record = dossier.reader.get(uid)
    assert record is not None
    return commit(dossier, Update(uid, record.revision, values))


def delete(dossier: Dossier, uid: str) -> int:
    record = dossier.reader.get(uid)
    assert record is not None
    return commit(dossier, Delete(uid, record.revision))


def issue(uid: str = "i", **values: Any) -> Issue:
    return Issue(uid=uid, **{"title": Parallel(es=f"Tema {uid}"), **values})


def actor(uid: str = "a", **values: Any) -> Actor:
    return Actor(uid=uid, **{"title": Parallel(es=f"Actor {uid}"), **values})


def world() -> tuple[Record, ...]:
    return (
        Pillar(uid="l", title=Parallel(es="Pilar")),
        Source(uid="w", title="Fuente"),
        actor(),
        issue(pillar="l", lead="a"),
        Position(uid="p", on=Parallel(es="Cuota"), issue="i", actor="a"),
        Citation(uid="z", record="p", field="statement", source="w"),
    )


def rows(dossier: Dossier) -> dict[str, list[Any]]:
    """Everything that the file holds."""
    connection = dossier._database.conn
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    return {n: connection.execute(f'SELECT * FROM "{n}"').fetchall() for n in names}


def test_creates_updates_and_deletes(dossier: Dossier) -> None:
    effect = dossier.journal.commit(ChangeSet(tuple(Create(r) for r in world()), "todo"))
    assert effect.created == ("l", "w", "a", "i", "p", "z")
    kept = dossier.reader.get("p")
    assert kept == replace(world()[4], key="P-1", revision=1)
    effect = dossier.journal.commit(
        ChangeSet((Update("p", 1, {"stance": Chosen("opposes", "en contra")}), Delete("z", 1)), "x", "luis")
    )
    assert (effect.updated, effect.deleted) == (("p",), ("z",))
    assert dossier.reader.get("p") == replace(kept, revision=2, stance=Chosen("opposes", "en contra"))
    assert dossier.reader.get("z") is None
    assert [(c.author, c.title, c.kind) for c in dossier.reader.changes()] == [
        ("luis", "x", "edit"),
        ("ana", "todo", "edit"),
    ]


def test_what_changes_nothing_is_no_change(dossier: Dossier) -> None:
    commit(dossier, Create(issue()))
    before = rows(dossier)
    assert dossier.journal.commit(ChangeSet((Update("i", 1, {"title": Parallel(es="Tema i")}),), "x")).change is None
    assert dossier.journal.commit(ChangeSet((), "x")).change is None
    assert rows(dossier) == before


def test_who_reads_late_is_told(dossier: Dossier) -> None:
    commit(dossier, Create(issue()))
    set_(dossier, "i", number="1")
    for edit in (Update("i", 1, {"number": "2"}), Delete("i", 1), Update("none", 1, {"number": "2"})):
        with pytest.raises(Stale):
            commit(dossier, edit)
    delete(dossier, "i")
    with pytest.raises(Stale, match="I-1"):
        commit(dossier, Update("i", 2, {"number": "2"}))


@pytest.mark.parametrize(
    "wrong",
    [
        Create(issue("j", pillar="nobody")),
        Create(issue("j", lead="w")),
        Create(issue("j", pillar="a", lead="a")),  # right for one field, wrong for another
        Create(issue("j", lead="a", pillar="a")),
        Create(issue("j", co_leads=("a", "nobody"))),
        Create(issue("j", title=Parallel())),
        Create(issue("i")),
        Create(Position(uid="q", on=Parallel(es="x"), issue="i", actor="")),
        Create(Citation(uid="y", record="w", source="w")),
        Update("i", 1, {"title": Parallel()}),
        Update("p", 1, {"actor": "i"}),
        Update("p", 1, {"issue": ""}),
        Delete("a", 1),
        Delete("i", 1),
        Delete("p", 1),
        Delete("w", 1),
        Create(issue("j", number="a\x00b")),
        Create(issue("j", title=Parallel(es="a\x1bb"))),
        Create(issue("j", table="a\r\nb")),
        Create(issue("j", notes="\ud800")),
        Create(issue("j", tags=("a\x00b",))),
        Create(issue("j", tags=("a\x0cb",))),
        Create(issue("j", arguments=(ARGUMENTS.row("x", "\x01"),))),
        Create(actor("b", names=("a\x7fb",))),
        Create(issue("j", status=Chosen("closed", "\x02"))),
    ],
    ids=lambda e: type(e).__name__,
)
def test_refuses_what_would_not_stand_and_writes_nothing(dossier: Dossier, wrong: Edit) -> None:
    commit(dossier, *(Create(r) for r in world()))
    before = rows(dossier)
    with pytest.raises(Refused) as caught:
        commit(dossier, Create(issue("good")), wrong, Create(actor("good too")))
    assert not isinstance(caught.value, Stale)
    assert caught.value.words.es and caught.value.words.en
    assert rows(dossier) == before


def test_backslashes_are_no_control_characters(dossier: Dossier) -> None:
    words = ("\\u0000", "C:\\bin\\r", "\\\\b", "línea\nlínea", 'dice "\\f"')
    commit(dossier, Create(issue(tags=words, notes="[\\u0001] \\b", arguments=(ARGUMENTS.row("\\b", "\\"),))))
    kept = dossier.reader.get("i")
    assert isinstance(kept, Issue)
    assert (kept.tags, kept.notes, kept.arguments) == (words, "[\\u0001] \\b", (ARGUMENTS.row("\\b", "\\"),))


def test_a_record_twice_in_one_change_is_refused(dossier: Dossier) -> None:
    with pytest.raises(Refused):
        commit(dossier, Create(issue()), Create(issue()))
    assert dossier.reader.count("issue") == 0


def test_what_is_used_goes_together_with_its_users(dossier: Dossier) -> None:
    commit(dossier, *(Create(r) for r in world()))
    commit(dossier, *(Delete(r.uid, 1) for r in world()))
    assert sum(dossier.reader.count(t.name) for t in ALL.types) == 0
    dossier.journal.undo()
    assert {r.uid for t in ALL.types for r in dossier.reader.all(t.name)} == {r.uid for r in world()}


def test_short_keys_are_never_used_again(dossier: Dossier) -> None:
    commit(dossier, Create(issue("one")))
    delete(dossier, "one")
    commit(dossier, Create(issue("two")))
    dossier.journal.undo()
    commit(dossier, Create(issue("three")), Create(actor()))
    keys = {r.uid: r.key for t in ("issue", "actor") for r in dossier.reader.all(t)}
    assert keys == {"three": "I-3", "a": "A-1"}
    assert dossier.reader.by_key("I-1") is None and dossier.reader.by_key("i-3") is not None
    commit(dossier, Create(issue("two")))
    found = dossier.reader.by_key("I-2")
    assert found is not None and found.uid == "two", "a record that comes back has its own key"


@pytest.mark.parametrize("at", ["check", "rows", "journal", "commit"])
def test_cancelling_at_any_step_leaves_nothing(dossier: Dossier, at: str) -> None:
    class Impatient:
        def step(self, name: str, done: int, total: int) -> None:
            if name == at:
                raise Cancelled

    commit(dossier, *(Create(r) for r in world()))
    before = rows(dossier)
    for work in (
        lambda: dossier.journal.commit(ChangeSet((Create(issue("j")), Delete("z", 1)), "x"), Impatient()),
        lambda: dossier.journal.undo(progress=Impatient()),
    ):
        with pytest.raises(Cancelled):
            work()
        assert rows(dossier) == before
    commit(dossier, Create(issue("j")))


def test_a_reader_has_no_journal(dossier_path: Path) -> None:
    with open_dossier(dossier_path) as opened, pytest.raises(StoreError):
        _ = opened.journal


def test_a_raised_text_leaves_search_at_once(dossier: Dossier) -> None:
    public = dossier.reader.for_audience(Audience.PUBLIC)
    open_ = Chosen("public")
    commit(dossier, Create(issue(audience=open_, background=Parallel(es="canario amarillo"))))
    assert public.search("canario").total == 1
    set_(dossier, "i", levels=(("background", Audience.GOVERNMENT),))
    assert public.search("canario").total == 0 and public.search("tema").total == 1
    assert dossier.reader.for_audience(Audience.GOVERNMENT).search("canario").total == 1
    set_(dossier, "i", levels=())
    assert public.search("canario").total == 1
    set_(dossier, "i", audience=Chosen("consulted"))
    assert public.search("tema").total == 0 and list(public.all("issue")) == []
    dossier.journal.undo()
    assert public.search("tema").total == 1


def test_an_estimate_that_becomes_stated_does_not_tell_its_past(dossier: Dossier) -> None:
    open_ = Chosen("public")
    commit(dossier, Create(actor(audience=open_)), Create(issue(audience=open_)))
    estimate = Position(
        uid="p",
        on=Parallel(es="Cuota"),
        issue="i",
        actor="a",
        audience=open_,
        standing=Chosen("estimate"),
        statement=Parallel(es="cederán pronto"),
    )
    commit(dossier, Create(estimate))
    public = dossier.reader.for_audience(Audience.PUBLIC)
    assert public.get("p") is None and public.search("cederán").total == 0
    set_(dossier, "p", statement=Parallel(es="se oponen"), standing=Chosen("stated"))
    seen = public.get("p")
    assert isinstance(seen, Position) and seen.statement.es == "se oponen"
    assert public.history("p") == [] and "cederán" not in repr(public.history())
    set_(dossier, "p", statement=Parallel(es="dudan"))
    (step,) = public.history("p")
    assert [(m.field, m.old.es, m.new.es) for m in step.moves] == [("statement", "se oponen", "dudan")]
    assert len(dossier.reader.history("p")) == 3


def test_an_issue_takes_its_positions_and_their_citations_along(dossier: Dossier) -> None:
    open_ = Chosen("public")
    commit(dossier, *(Create(replace(r, audience=open_)) for r in world()))
    public = dossier.reader.for_audience(Audience.PUBLIC)

    def seen() -> tuple[int, ...]:
        pointing = (len(public.pointing_to("a")), len(public.pointing_to("w")), len(public.citations("p")))
        return (public.count("position"), public.count("citation"), public.search("cuota").total, *pointing)

    assert seen() == (1, 1, 1, 2, 1, 1)
    set_(dossier, "i", audience=Chosen("government"))
    assert seen() == (0, 0, 0, 0, 0, 0)
    assert dossier.reader.for_audience(Audience.GOVERNMENT).count("citation") == 1
    dossier.journal.undo()
    assert seen() == (1, 1, 1, 2, 1, 1)
    set_(dossier, "p", levels=(("statement", Audience.CONSULTED),))
    assert seen() == (1, 0, 1, 2, 0, 0)


def test_order_by_a_reference_does_not_tell_the_order_of_hidden_titles(dossier: Dossier) -> None:
    open_ = Chosen("public")
    hidden = (("title", Audience.NEGOTIATORS),)
    commit(dossier, Create(actor(audience=open_)))
    for uid, title in (("1", "Zinc"), ("2", "Acero"), ("3", "miel"), ("4", "Ábaco")):
        levels = hidden if uid in "12" else ()
        commit(
            dossier,
            Create(issue(uid, title=Parallel(es=title), audience=open_, levels=levels)),
            Create(Position(uid=f"p{uid}", on=Parallel(es="x"), issue=uid, actor="a", audience=open_)),
        )
    public = dossier.reader.for_audience(Audience.PUBLIC)
    for descending, expected in ((False, ["p4", "p3", "p1", "p2"]), (True, ["p3", "p4", "p1", "p2"])):
        ids = public.ids(Query("position", "issue", descending))
        assert [r.uid for r in public.page(ids)] == expected


def test_equals_means_the_same_for_every_reader(dossier: Dossier) -> None:
    open_ = Chosen("public")
    commit(
        dossier,
        Create(issue("1", audience=open_, status=Chosen("closed", "concluido"), table="A")),
        Create(issue("2", audience=open_, status=Chosen("closed"), background=Parallel(es="b", en="c"))),
        Create(issue("3", audience=open_, cycle=from_iso("2026"), levels=(("table", Audience.CONSULTED),), table="A")),
    )
    public = dossier.reader.for_audience(Audience.PUBLIC)
    for equals, everyone, few in (
        ({"status": Chosen("closed")}, "12", "12"),
        ({"status": Chosen("closed", "concluido")}, "1", "1"),
        ({"status": None}, "3", "3"),
        ({"background": Parallel(es="b")}, "2", "2"),
        ({"background": Parallel()}, "13", "13"),
        ({"table": "A"}, "13", "1"),
        ({"table": ""}, "2", "23"),
        ({"cycle": from_iso("2026"), "table": "A"}, "3", ""),
    ):
        assert "".join(r.uid for r in dossier.reader.where("issue", **equals)) == everyone
        assert "".join(r.uid for r in public.where("issue", **equals)) == few


def test_a_recipient_learns_nothing_of_reserved_fields_from_citations(dossier: Dossier) -> None:
    ticked = {"audience": Chosen("negotiators"), "release_to": ("Senado",)}
    made = [replace(r, **ticked) for r in world()]
    secret = Citation(uid="s", record="p", field="red_line", source="w", locator="punto de quiebre")
    commit(dossier, *(Create(r) for r in made), Create(secret))
    released = dossier.reader.for_release("senado", Audience.NEGOTIATORS)
    assert [c.uid for c in released.citations("p")] == ["z"]
    assert released.get("s") is None and released.search("quiebre").total == 0
    assert dossier.reader.for_release("Otro", Audience.NEGOTIATORS).count("position") == 0
