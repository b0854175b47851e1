"""Undo and redo of a window: what they would take back stands on their actions, what could not go back is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from workbench.domain.change import Effect
from workbench.i18n import Language, Words
from workbench.ui.bench import Bench
from workbench.ui.command import Command
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import plain_caption, tip

_MOST = 6  # keys that are told for each reason


class Reverting(QObject):
    """The two actions of one window in one language; made anew with them."""

    def __init__(self, bench: Bench, named: dict[str, QAction], commands: Sequence[Command], bar: MessageBar) -> None:
        super().__init__(bar)  # goes with what it tells on
        self._bench, self._bar = bench, bar
        usual = {command.name: command for command in commands}
        self._undo, self._redo = (named["undo"], usual["undo"]), (named["redo"], usual["redo"])

    def show_names(self, change: Any, undone: Any) -> None:
        """Names the change that undo would take back, and the undo that redo would; None where there is none."""
        self._show(*self._undo, change, _UNDO)
        self._show(*self._redo, undone, _REDO)

    def _show(self, action: QAction, usual: Command, change: Any, words: Words) -> None:
        say = self._bench.say
        action.setEnabled(change is not None and self._bench.writable)
        text = say(words.fill(title=change.title)) if change is not None and change.title else ""
        action.setText(plain_caption(text) if text else say(usual.label))
        action.setToolTip(tip(f"{text or say(usual.label)} ({usual.keys[0]})"))

    def undo(self) -> None:
        """Takes back the latest change."""
        self._bench.jobs.write(
            lambda w: w.undo(), lambda effect: self._tell(_UNDONE, effect), owner=self, failed=self._bench.tell
        )

    def redo(self) -> None:
        """Takes back the latest undo."""
        self._bench.jobs.write(
            lambda w: w.redo(), lambda effect: self._tell(_REDONE, effect), owner=self, failed=self._bench.tell
        )

    def _tell(self, words: Words, effect: Effect) -> None:
        left = _left(effect)
        if left is not None:
            self._bar.tell(left)
        else:
            self._bench.tell(words.fill(count=len(effect.outcomes)))


def _left(effect: Effect) -> Words | None:
    """What stays as it is and why, those of one reason together, in one sentence; None where all went back."""
    left = [o for o in effect.outcomes if o.result != "reverted"]
    if not left:
        return None

    def why(language: Language) -> str:
        keys: dict[str, list[str]] = {}
        for outcome in left:
            keys.setdefault(outcome.reason.in_(language) if outcome.reason else "", []).append(outcome.key)
        told = (f"{', '.join(some[:_MOST])}{' …' if len(some) > _MOST else ''}: {w}" for w, some in keys.items())
        return "; ".join(told)

    return _LEFT.fill(count=len(left), why=Words(why("es"), why("en")))


_UNDO = Words("Deshacer «{title}»", "Undo “{title}”")
_REDO = Words("Rehacer «{title}»", "Redo “{title}”")
_UNDONE = Words("Deshecho: {count} {count|registro|registros}.", "Undone: {count} {count|record|records}.")
_REDONE = Words("Rehecho: {count} {count|registro|registros}.", "Redone: {count} {count|record|records}.")
_LEFT = Words(
    "No todo pudo volver: {count} {count|registro se conserva|registros se conservan} como {count|está|están} ({why}).",
    "Not everything could go back: {count} {count|record stays as it is|records stay as they are} ({why}).",
)
