"""A process of its own that measures the capture line on a dossier, and prints lines of the table.

``capturing.py DOSSIER``: twenty statements are typed by real keys, on actors and issues that the dossier holds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from raw import Raw
from session import Session
from table import line, middle

from workbench.i18n import Words
from workbench.store.dossier import open_dossier
from workbench.ui.places import Place

_STATEMENTS = 20


def written(raw: Raw) -> int:
    """How many statements there are."""
    return int(raw.rows("SELECT count(*) FROM statement")[0][0])


class Typing:
    """Types into the capture line and remembers how long each key took to be dealt with."""

    def __init__(self, session: Session) -> None:
        self._session = session
        session.window.go(Place("capture"))
        session.rest()
        self.page: Any = session.window.current_page()
        self.keys: list[float] = []

    def type(self, text: str) -> None:
        """Types a text key by key; the window has its turn after each."""
        for letter in text:
            begun = time.perf_counter()
            QTest.keyClick(self.page.capture.line, letter)
            QApplication.processEvents()
            self.keys.append(time.perf_counter() - begun)

    def enter(self) -> None:
        """Keeps the line."""
        QTest.keyClick(self.page.capture.line, Qt.Key.Key_Return)
        QApplication.processEvents()


def main() -> None:
    path = Path(sys.argv[1])
    with open_dossier(path) as dossier:
        records = dossier.reader.count("position")
        position: Any = next(dossier.reader.all("position"))
        actor: Any = dossier.reader.get(position.actor)
        issue: Any = dossier.reader.get(position.issue)
    who, on = actor.acronym or actor.title.es, issue.title.es
    session, raw = Session(path), Raw(path)
    typing = Typing(session)
    before, begun = written(raw), time.perf_counter()
    for number in range(_STATEMENTS):
        typing.type(f"{who} propone > {on}: palabras textuales numero {number} /informal /adref")
        typing.enter()
    session.until(lambda: written(raw) == before + _STATEMENTS)
    ours = time.perf_counter() - begun
    id_ = raw.rows("SELECT id FROM position ORDER BY id LIMIT 1")[0][0]
    one = middle(raw.saver(id_), 9)
    line(f"20 statements typed beside {records:,} positions, against 20 transactions", ours, _STATEMENTS * one)
    keys = sorted(typing.keys)
    line(f"the middle one of its {len(keys):,} keys", keys[len(keys) // 2])
    line("the slowest of a hundred keys", keys[-len(keys) // 100])
    session.rest()
    typing.type(f"{who} apoya > {on[:-1]}")
    session.rest()
    typing.page.before.show_sayings(Words("", ""), ())
    shown = session.timed(lambda: typing.type(on[-1]), lambda: typing.page.before.model.rowCount())
    line("what they said on it before, from the last key until it is shown", shown)
    raw.close()
    session.window.close()


if __name__ == "__main__":
    main()
