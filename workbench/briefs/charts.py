"""What a chart shows, as plain values: where things lie on its scale and what each is called, without ink.

Places are shares of the width of the scale, from 0 (its beginning) to 1 (its end). Every chart carries the sentence
that stands in its place for somebody who cannot see it. Lanes, lines and marks say ``of`` which record they tell, by
its uid; empty where they tell of none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.briefs.seen import Seen

SpanKind = Literal["held", "waived", "no_record", "uncertain", "open"]
SpotKind = Literal["held", "planned", "beside"]


@dataclass(frozen=True)
class Tick:
    """A mark of the scale with its words."""

    at: float
    label: str


@dataclass(frozen=True)
class Span:
    """A stretch of a lane and what is known of it."""

    start: float
    end: float
    kind: SpanKind


@dataclass(frozen=True)
class Spot:
    """A point on a lane; ``beside`` is evidence that is shown and not counted. ``day`` is when it is, in words."""

    at: float
    kind: SpotKind = "held"
    of: str = ""
    day: str = ""


@dataclass(frozen=True)
class Lane:
    """One line of a timeline under its label; ``note`` stands behind it, such as a count. ``ruled`` spans are paler."""

    label: str
    note: str = ""
    spans: tuple[Span, ...] = ()
    spots: tuple[Spot, ...] = ()
    ruled: bool = False
    of: str = ""


@dataclass(frozen=True)
class Timeline(Seen):
    """Lanes on one scale; ``legend`` says in words what each kind of span that is shown means.

    A ``wide`` one takes the whole width of the page.
    """

    part: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[tuple[SpanKind, str], ...]
    alt: str
    wide: bool = False


@dataclass(frozen=True)
class StripLine:
    """Who stands where on the steps, counted from 0 (None: not on them); an estimate never looks like a stated one."""

    label: str
    at: int | None
    estimate: bool = False
    of: str = ""


@dataclass(frozen=True)
class Strip(Seen):
    """A strip of stances from one end to the other, with who stands where."""

    part: int
    steps: tuple[str, ...]
    lines: tuple[StripLine, ...]
    legend: tuple[str, str]  # what a stated and an estimated stance look like, in words
    alt: str

    @property
    def signs(self) -> tuple[tuple[bool, str], ...]:
        """The legend of the signs that are drawn, each with whether it is that of an estimate."""
        drawn = {line.estimate for line in self.lines if line.at is not None}
        return tuple((estimate, self.legend[estimate]) for estimate in sorted(drawn))


@dataclass(frozen=True)
class Milestone:
    """A day on the line with its words; ``computed`` ones are hollow."""

    at: float
    day: str
    label: str
    computed: bool = False
    of: str = ""


@dataclass(frozen=True)
class Milestones(Seen):
    """Days on one line, ``today`` as a share of it (None: outside)."""

    part: int
    stones: tuple[Milestone, ...]
    ticks: tuple[Tick, ...]
    alt: str
    today: float | None = None


Chart = Timeline | Strip | Milestones
