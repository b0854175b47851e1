"""The yardsticks of lists, searches and saves: plain SQL on the same file with the same pragmas."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from workbench.store.driver import connect
from workbench.ui.lists.model import PAGE

IN_ORDER = 'SELECT id FROM position ORDER BY "{}", level, id'
HOLDING = (
    "SELECT id FROM position WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?) "
    'ORDER BY "on_es_sort", level, id'
)


class Raw:
    """Connections of its own, used on the thread that asks, while the program rests."""

    def __init__(self, path: Path) -> None:
        self._reader = connect(path, writer=False)
        self._writer = connect(path, writer=True)
        self._numbers = count(1)

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """All rows of a statement."""
        return list(self._reader.conn.execute(statement, values).fetchall())

    def page(self, ids: list[int]) -> list[Any]:
        """One page of rows."""
        return self.rows(f"SELECT * FROM position WHERE id IN ({','.join('?' * len(ids))})", *ids)

    def listed(self, statement: str, *values: Any) -> None:
        """All ids of a statement and one page of their rows."""
        self.page([row[0] for row in self.rows(statement, *values)[:PAGE]])

    def searched(self, words: str) -> None:
        """How many hold the words, and the best 300, newest first where there are too many to rank."""
        total = self.rows("SELECT count(*) FROM search WHERE search MATCH ?", words)[0][0]
        order = "rank" if total < 20_000 else "rowid DESC"
        found = self.rows(f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT 300", words)
        self.page([row[0] for row in found])

    def saver(self, id_: int) -> Callable[[], None]:
        """What saves one field of one row; the journal's rows are those of its latest change."""
        latest = 'SELECT at, author, kind, title, schema_version, digest FROM "change" ORDER BY id DESC LIMIT 1'
        entry = (
            "SELECT e.record, e.action, e.digests, v.content FROM entry e JOIN entry_values v ON v.entry = e.id "
            "ORDER BY e.id DESC LIMIT 1"
        )
        change, kept = self.rows(latest)[0], self.rows(entry)[0]
        return lambda: self._save(id_, change, kept)

    def _save(self, id_: int, change: tuple[Any, ...], entry: tuple[Any, ...]) -> None:
        sql = self._writer.conn
        number = next(self._numbers)
        sql.execute("BEGIN IMMEDIATE")
        sql.execute("UPDATE position SET notes = ? WHERE id = ?", (f"nota {number}", id_))
        made = sql.execute('SELECT max(id) + 1 FROM "change"').fetchone()[0]
        sql.execute(
            'INSERT INTO "change"(id, at, author, kind, title, schema_version, digest) VALUES(?,?,?,?,?,?,?)',
            (made, *change),
        )
        row = sql.execute("SELECT max(id) + 1 FROM entry").fetchone()[0]
        sql.execute("INSERT INTO entry(id, change, record, action, digests) VALUES(?,?,?,?,?)", (row, made, *entry[:3]))
        sql.execute("INSERT INTO entry_values(entry, content) VALUES(?,?)", (row, entry[3]))
        sql.execute("COMMIT")

    def close(self) -> None:
        """Gives the file back."""
        self._reader.close()
        self._writer.close()
