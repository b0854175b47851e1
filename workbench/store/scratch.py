"""What somebody is in the midst of typing, kept in the dossier: as well protected as its records, and no record."""

from __future__ import annotations

from pathlib import Path

from workbench.store.driver import Database, told, transaction


class Scratch:
    """Texts by name. They are read, searched, exported and told of nowhere; what replaces one leaves nothing of it."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database, self._path = database, path

    def get(self, name: str) -> str:
        """The text of that name; empty where there is none."""
        with told(self._path):
            found = self._database.conn.execute("SELECT content FROM scratch WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found is not None else ""

    def put(self, name: str, content: str) -> None:
        """Keeps a text in place of the one before; an empty one goes. It is on the disk when this returns."""
        with transaction(self._database, self._path):
            self._database.conn.execute("DELETE FROM scratch WHERE name = ?", (name,))
            if content:
                self._database.conn.execute("INSERT INTO scratch (name, content) VALUES (?, ?)", (name, content))
