"""Places in the window, and the trail that leads back through them."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.query import Condition

CYCLES_TAB = "cycles"  # the view of review cycles on the screen of the calendar


@dataclass(frozen=True)
class Place:
    """A screen; on it, perhaps, a type of records, one of them, a choice of them.

    ``condition`` says which records to list; ``field`` is one to look at in the record's form; ``words``
    are what a search looks for.
    """

    screen: str
    type: str = ""
    uid: str = ""
    condition: Condition | None = None
    field: str = ""
    words: str = ""


@dataclass
class Trail:
    """Where the person has been, with a finger on where they are."""

    places: list[Place] = field(default_factory=list)
    at: int = -1

    def visit(self, place: Place) -> None:
        """Goes to a place; what lay ahead is forgotten. Staying where one is adds nothing."""
        if self.at >= 0 and self.places[self.at] == place:
            return
        self.places = [*self.places[: self.at + 1], place][-_LONGEST:]
        self.at = len(self.places) - 1

    def amend(self, place: Place) -> None:
        """The same place, told more exactly."""
        if self.at >= 0:
            self.places[self.at] = place

    def here(self) -> Place | None:
        """The place one is at."""
        return self.places[self.at] if self.at >= 0 else None

    def back(self) -> Place | None:
        """One step back; None at the beginning."""
        if not self.can_go_back:
            return None
        self.at -= 1
        return self.places[self.at]

    def forward(self) -> Place | None:
        """One step forward; None at the end."""
        if not self.can_go_forward:
            return None
        self.at += 1
        return self.places[self.at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self.at + 1 < len(self.places)


_LONGEST = 200
