"""A process of its own that measures the real window on a dossier of many positions, and prints lines of the table.

``window.py DOSSIER ROWS [STACKS]``: ROWS are imported in the background; STACKS is a file for the stacks of
every thread at the moments at which the window's thread was blocked for too long.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from blocks import WORDS, bench_blocks
from raw import HOLDING, IN_ORDER, Raw
from session import HOME, LIST, Session
from table import line, middle

from workbench.domain.change import ChangeSet, Update
from workbench.ui.lists.model import PAGE
from workbench.ui.places import Place
from workbench.ui.search.finding import search

_TIMES = 5


def several(measure: Callable[[], float], times: int = _TIMES) -> float:
    """The measure in the middle of some."""
    return statistics.median(measure() for _ in range(times))


def bench_list(session: Session, raw: Raw) -> None:
    """From asking for a list until the texts of what can be seen stand in it, against ids and a page of plain SQL."""

    def opened() -> float:
        session.leave_list()
        return session.timed(session.open_list, lambda: session.texts_stand())

    total = raw.rows("SELECT count(*) FROM position")[0][0]
    raw_list = middle(lambda: raw.listed(IN_ORDER.format("on_es_sort")))
    line(f"list of {total:,} opens, against all ids and a page of {PAGE}", several(opened), raw_list)

    def sorted_by(name: str) -> float:
        there: list[Callable[[], bool]] = []
        return session.timed(lambda: there.append(session.sort_by(name)), lambda: there[0]())

    def sorted_anew() -> float:
        taken = sorted_by("stance")
        sorted_by("on")
        return taken

    raw_sort = middle(lambda: raw.listed(IN_ORDER.format("stance")))
    line("it is sorted by another column, the same", several(sorted_anew), raw_sort)
    parts = iter((1.0, 0.5, 0.25, 0.75, 0.125))
    ids = [row[0] for row in raw.rows(IN_ORDER.format("on_es_sort"))]
    ours = several(lambda: session.timed(lambda: session.jump(next(parts)), session.texts_stand))
    line("jump to its end and elsewhere, against a page", ours, middle(lambda: raw.page(ids[-PAGE:])))


def bench_find(session: Session, raw: Raw) -> None:
    """Finding words in the list and by the search, against the full-text index alone."""
    for words in WORDS:

        def found(words: str = words) -> float:
            there: list[Callable[[], bool]] = []
            taken = session.timed(lambda: there.append(session.find(words)), lambda: there[0]())
            again = session.find("")
            session.until(again)
            session.rest()
            return taken

        question = " ".join(words.split())
        plain = middle(lambda q=question: raw.listed(HOLDING, q))
        line(f"find «{words}» in the list, against the index and ids", several(found), plain)
    for words in WORDS:
        plain = middle(lambda q=words: raw.searched(q))
        line(f"search «{words}», against the index and a page", several(lambda w=words: _searched(session, w)), plain)
        line("the same until the screen shows it", several(lambda w=words: _search_shown(session, w), 3), plain)
    session.window.go(LIST)
    session.rest()


def _searched(session: Session, words: str) -> float:
    found: list[object] = []
    language = session.window.bench.language
    return session.timed(
        lambda: session.window.jobs.read(lambda reader: search(reader, words, language), found.append), lambda: found
    )


def _search_shown(session: Session, words: str) -> float:
    session.window.go(HOME)
    page: Any = session.window.page("search")
    page.model.setRowCount(0)
    session.rest()
    return session.timed(lambda: session.window.go(Place("search", words=words)), lambda: page.model.rowCount())


def bench_save(session: Session, raw: Raw) -> None:
    """One field by the form's way, with the list in sight, against one transaction with the same journal rows."""
    uid, id_, revision = raw.rows("SELECT r.uid, r.id, r.revision FROM record r JOIN position t ON t.id = r.id")[500]
    revisions = count(revision)

    def saved() -> float:
        now = next(revisions)
        change_set = ChangeSet((Update(uid, now, {"notes": f"nota de la revisión {now}"}),), "P-500: Notas")

        def work(writing: Any) -> Any:
            writing.commit(change_set)
            return writing.dossier.reader.get(uid)

        done: list[object] = []
        return session.timed(lambda: session.window.jobs.write(work, done.append), lambda: done)

    saved()
    ours = several(saved, 9)
    line("save of one field, against one raw transaction", ours, middle(raw.saver(id_), 9))


def main() -> None:
    dossier, rows = Path(sys.argv[1]), int(sys.argv[2])
    with contextlib.ExitStack() as stack:
        stacks = stack.enter_context(Path(sys.argv[3]).open("w")) if len(sys.argv) > 3 else None
        session = Session(dossier)
        raw = Raw(dossier)
        bench_list(session, raw)
        bench_find(session, raw)
        bench_save(session, raw)
        raw.close()
        bench_blocks(session, dossier, rows, stacks)
        session.window.close()


if __name__ == "__main__":
    main()
