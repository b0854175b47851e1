"""Where the history of a body and the minutes of a meeting are shown, for whoever leads there."""

from __future__ import annotations

from workbench.ui.places import Place

SCREEN = "bodies"
DUE_TAB = "due"
HISTORY_TAB = "history"
MINUTES_TAB = "minutes"


def history_place(uid: str) -> Place:
    """Where the history of a body is shown."""
    return Place(SCREEN, HISTORY_TAB, uid)


def minutes_place(uid: str) -> Place:
    """Where the minutes of a meeting are taken."""
    return Place(SCREEN, MINUTES_TAB, uid)
