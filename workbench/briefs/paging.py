"""Panels onto pages, each page with the notes at its foot that are first named on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.briefs.panels import Panel, Row
from workbench.progress import SILENT, Progress

_KEPT_ROOM = 40.0  # what must still fit below a heading that stays with its text
_FUZZ = 1e-6
_NOTES_AIR = 7.0  # above the rule over the notes
_NOTES_PAD = 3.0  # between that rule and the notes
_MOST_NOTES = 0.5  # of a page: longer notes go on at the foot of the next one


@dataclass(frozen=True)
class Placed:
    """A panel on a page, its top edge measured from the top of the room for text."""

    panel: Panel
    top: float


Page = tuple[Placed, ...]
NoteRow = Callable[[int], Row]


@dataclass(frozen=True)
class Room:
    """How much height there is for text on the first page and on the others."""

    first: float
    other: float


def paginate(
    panels: Sequence[Panel],
    room: Room,
    progress: Progress = SILENT,
    enough: int = 0,
    note_row: NoteRow | None = None,
) -> tuple[Page, ...]:
    """The panels on as many pages as they need; with ``enough`` it stops on the page after so many.

    ``note_row`` sets the note of a number, where notes stand at the foot of pages.
    """
    paging = _Paging(room, note_row)
    for place, panel in enumerate(panels):
        progress.step("layout", place, len(panels))
        if panel.keep and not paging.holds(_kept_together(panels, place)):
            paging.turn()
        rest: Panel | None = panel
        while rest is not None:
            if enough and len(paging.pages) >= enough:
                return (*paging.pages, ())
            rest = paging.put(rest)
            if rest is not None:
                paging.turn()
    return paging.finished()


def _kept_together(panels: Sequence[Panel], place: int) -> Sequence[Panel]:
    """A heading with those right behind it, and what the last of them stands over."""
    end = place
    while panels[end].keep and end + 1 < len(panels) and not panels[end + 1].opens:
        end += 1
    return panels[place : end + 1]


class _Paging:
    """The page that is being filled, and those that are full."""

    def __init__(self, room: Room, note_row: NoteRow | None) -> None:
        self._room = room
        self._note_row = note_row
        self.pages: list[Page] = []
        self._page: list[Placed] = []
        self._used = 0.0
        self._noted: set[int] = set()
        self._foot: list[Row] = []

    @property
    def _height(self) -> float:
        return self._room.first if not self.pages else self._room.other

    def holds(self, panels: Sequence[Panel]) -> bool:
        """Whether headings fit on the page with the beginning of what they stand over, and the notes that it brings."""
        if not self._page or len(panels) == 1:
            return True
        before = list(self._page), self._used, set(self._noted), list(self._foot)
        *headings, last = panels
        fits = all(self.put(heading) is None for heading in headings)
        count = len(self._page)
        fits = fits and (self.put(last) is None or len(self._page) > count)
        self._page, self._used, self._noted, self._foot = before
        return fits

    def put(self, panel: Panel) -> Panel | None:
        """Sets what fits of a panel on the page; what is left of it needs another page."""
        fresh = not self._page
        if panel.opens and not fresh:
            return panel
        top = self._used + (0.0 if fresh else panel.before)
        free = self._height - top - self._foot_height(self._foot)
        part, rest = _next(panel, free, fresh, self._room.other)
        noted = self._new_notes(part)
        if noted:
            more = self._foot_height([*self._foot, *noted.values()]) - self._foot_height(self._foot)
            if part is not None and part.height > free - more + _FUZZ:
                part, rest = _next(panel, free - more, fresh, self._room.other)
                noted = self._new_notes(part)
        if part is not None:
            shown = replace(part, rule="") if fresh else part
            self._page.append(Placed(shown, top))
            self._used = top + part.height
            self._foot.extend(noted.values())
            self._noted.update(noted)
        return rest

    def turn(self) -> None:
        """Ends the page with its notes; those that its foot cannot hold stand at the next one."""
        left = self._end_foot()
        self.pages.append(tuple(self._page))
        self._page, self._used, self._foot = [], 0.0, left

    def finished(self) -> tuple[Page, ...]:
        """All pages, notes that are left over on pages of their own."""
        self.turn()
        while self._foot:
            self.turn()
        return tuple(self.pages)

    def _new_notes(self, part: Panel | None) -> dict[int, Row]:
        if part is None or self._note_row is None:
            return {}
        return {number: self._note_row(number) for number in part.notes if number not in self._noted}

    def _foot_height(self, rows: Iterable[Row]) -> float:
        """What the notes take from the page: never more than a share of it."""
        height = sum(row.height for row in rows)
        most = self._height * _MOST_NOTES
        return min(height + _NOTES_AIR + 2 * _NOTES_PAD, most) if height else 0.0

    def _end_foot(self) -> list[Row]:
        if not self._foot:
            return []
        foot = Panel(tuple(self._foot), kind="notes", pad=_NOTES_PAD)
        free = self._height - self._used - (_NOTES_AIR if self._page else 0.0)
        part: Panel | None = foot
        rest: Panel | None = None
        if foot.height > free + _FUZZ:
            part, rest = foot.parted(free, force=not self._page)
        if part is not None:
            self._page.append(Placed(part, self._height - part.height))
        return list(rest.rows) if rest is not None else []


def _next(panel: Panel, free: float, fresh: bool, full: float) -> tuple[Panel | None, Panel | None]:
    """What of the panel stands in the free height, and what is left for the next page."""
    needed = free - (_KEPT_ROOM if panel.keep and not fresh else 0.0)
    if panel.height_up_to(needed + _FUZZ) <= needed + _FUZZ:
        return panel, None
    if panel.keep and not fresh:
        return None, panel
    if panel.whole and panel.height_up_to(full) > full:
        panel = replace(panel, whole=False)
    part, rest = panel.parted(free, force=fresh)
    if part is None and fresh:
        return panel, None  # nothing in it can be parted: rather too long than never drawn
    return part, rest
