"""Where the evolution of a position is looked at, for whoever leads there."""

from __future__ import annotations

from workbench.ui.places import Place

SCREEN = "issues"
EVOLUTION_TAB = "evolution"


def evolution_place(uid: str, actor: str = "") -> Place:
    """Where the moves of a position are shown, or those of all positions on an issue, perhaps of one actor alone."""
    return Place(SCREEN, EVOLUTION_TAB, uid, words=actor)
