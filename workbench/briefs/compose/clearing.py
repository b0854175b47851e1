"""Whether a position is cleared as it stands: cleared, and its wording still the one that was cleared."""

from __future__ import annotations

from workbench.assessing.clearance import changed_since
from workbench.briefs.compose import words
from workbench.briefs.compose.desk import Desk
from workbench.domain.records import POSITION, Position
from workbench.gathering.evolution import past_moves


def is_cleared(desk: Desk, position: Position) -> bool:
    """Whether its wording may be used; what happened to it since it was cleared is known to negotiators alone."""
    return POSITION.is_cleared(position) and not _is_changed(desk, position)


def state_told(desk: Desk, position: Position) -> str:
    """How far a position is from being cleared, for negotiators; nothing of one that is."""
    if not desk.insider or is_cleared(desk, position):
        return ""
    if POSITION.is_cleared(position):
        return desk.voice.fixed(words.CHANGED)
    return desk.voice.shown(POSITION, position, "clearance")


def _is_changed(desk: Desk, position: Position) -> bool:
    return desk.insider and bool(changed_since(POSITION, position, past_moves(desk.reader, position)))
