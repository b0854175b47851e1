"""Values that a finished file must not hold."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ReservedValue:
    """One wording above the reader's audience, and whose field it is; ``number`` for a number with its unit."""

    words: str
    key: str
    field: str
    number: bool = False


@dataclass
class Reserved:
    """The values to search a file for, how many were too short to search for, and the visible wordings."""

    values: list[ReservedValue] = field(default_factory=list)
    too_short: int = 0
    visible: list[str] = field(default_factory=list)
