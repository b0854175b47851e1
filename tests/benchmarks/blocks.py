"""For how long the thread of the window is kept from its events while the program works."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from makers import imported
from session import LIST, Scrolling, Session
from table import line
from watching import LIMIT, Busy, Watch, switch_interval

from workbench.domain.change import ChangeSet, Update
from workbench.store.dossier import open_dossier
from workbench.ui.desks import Writing
from workbench.ui.places import Place

WORDS = ("autorizacion", "autorización 777")  # one that every position holds, and some that few hold
_SCROLLED = 4.0  # seconds


class Blocks:
    """Watches one thing after another and tells the longest block of each beside that of one busy thread."""

    def __init__(self, session: Session, stacks: IO[str] | None) -> None:
        self._session, self._stacks = session, stacks
        with Watch("yardstick") as busy, Busy():
            session.pass_time(3)
        self._yardstick = busy.longest
        print(f"longest block of the window's thread, against one busy thread with turns of {switch_interval()}")

    def watch(self, name: str) -> Watch:
        """A context to do it in."""
        return Watch(name, self._stacks)

    def told(self, watch: Watch) -> None:
        """Prints the line of what was watched, once all that it began has ended."""
        note = f"limit {LIMIT * 1000:.0f} ms, own work {watch.own * 1000:.0f} ms"
        note += f", over it {watch.over} times" if watch.over else ""
        if watch.over and watch.short > 0.25:
            note += f"; too few cores {watch.short:.0%} of the time"
        line(f"  while {watch.name}", watch.longest, self._yardstick, note)


def bench_blocks(session: Session, dossier: Path, rows: int, stacks: IO[str] | None) -> None:
    """The longest block while the list is opened, sorted, scrolled and searched, and while rows are imported."""
    blocks = Blocks(session, stacks)
    session.leave_list()
    with blocks.watch("the list opens") as watch:
        session.timed(session.open_list, session.texts_stand)
    blocks.told(watch)
    with blocks.watch("it is sorted by each of its columns") as watch:
        _sort(session, ("stance", "actor", "as_of", "key", "on", "on"))
    blocks.told(watch)
    with blocks.watch("it is scrolled") as watch, Scrolling(session):
        session.pass_time(_SCROLLED)
    blocks.told(watch)
    session.rest()
    with blocks.watch("words are found in it") as watch:
        for words in (*WORDS, ""):
            session.until(session.find(words))
            session.rest()
    blocks.told(watch)
    with blocks.watch("a field is saved and it is listed again") as watch:
        _save(session)
    blocks.told(watch)
    with blocks.watch("a record opens beside it") as watch:
        session.pane().first()
        session.rest()
    blocks.told(watch)
    with blocks.watch("a search is shown") as watch:
        for words in WORDS:
            session.window.go(Place("search", words=words))
            session.rest()
    blocks.told(watch)
    session.window.go(LIST)
    session.rest()
    _bench_import(session, blocks, _change_set(dossier, rows))


def _bench_import(session: Session, blocks: Blocks, change_set: ChangeSet) -> None:
    """An import is committed on the writer's lane while somebody scrolls the list; then the list is read again."""
    done: list[object] = []
    with blocks.watch(f"{len(change_set.edits):,} rows are imported and it is scrolled") as watch:
        with Scrolling(session):
            session.window.jobs.write(lambda writing: writing.commit(change_set), done.append)
            session.until(lambda: done)
        session.rest()
    blocks.told(watch)


def _change_set(dossier: Path, rows: int) -> ChangeSet:
    with open_dossier(dossier) as opened:
        reader = opened.reader
        return imported(list(reader.all("issue")), list(reader.all("actor")), reader.count("position"), rows)


def _save(session: Session) -> None:
    """A field of the first record that can be seen changes."""
    pane = session.pane()
    uid = pane.model.uid_at(pane.table.rowAt(0))
    done: list[object] = []

    def work(writing: Writing) -> None:
        record = writing.dossier.reader.get(uid)
        assert record is not None
        writing.commit(ChangeSet((Update(uid, record.revision, {"notes": "vista"}),), "Notas"))

    session.timed(lambda: session.window.jobs.write(work, done.append), lambda: done)


def _sort(session: Session, names: Iterable[str]) -> None:
    for name in names:
        session.until(session.sort_by(name))
        session.rest()
