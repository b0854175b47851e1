"""A window in a process of its own, in which statements are typed while a large change is written, until it is killed.

    python capturing_busy_child.py FOLDER DOSSIER

It writes a line once everything was typed; the change never ends.
"""

from __future__ import annotations

import threading
import uuid

from capturing import at_the_table
from driving import spin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor
from workbench.domain.types import Parallel
from workbench.ui.desks import Writing


class Endless:
    """A progress that stops the writing in its midst, with the dossier in its hands."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def step(self, name: str, done: int, total: int) -> None:
        self.begun.set()
        threading.Event().wait()


def main() -> None:
    """Enters three statements and half of a fourth while the dossier is held."""
    driver = at_the_table()
    endless = Endless()
    many = tuple(Create(Actor(uid=str(uuid.uuid4()), title=Parallel(es=f"Actor {n}"))) for n in range(3000))

    def work(writing: Writing) -> None:
        writing.dossier.journal.commit(ChangeSet(many, "importación"), endless)

    driver.window.jobs.write(work)
    driver.until(endless.begun.is_set, "for the change")
    for number in range(3):
        driver.type(f"US propone > asunto {number}: palabras {number} /informal")
        QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
        spin(30)
    driver.type("CA apoya > asunto 3: a med")
    print("typed", flush=True)
    spin(600_000)


main()
