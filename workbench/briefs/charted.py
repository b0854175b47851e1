"""Charts as they stand on paper: rows of words and shapes, so that a long one goes on over pages like a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from workbench.briefs import style
from workbench.briefs.charts import Lane, Milestone, Milestones, Span, SpanKind, Spot, Strip, StripLine, Tick, Timeline
from workbench.briefs.document import Block, Text
from workbench.briefs.lettering import Lettering
from workbench.briefs.panels import Cell, Panel, Row
from workbench.briefs.shapes import Kind, Shape
from workbench.briefs.style import REGULAR, STRONG, Density, Grid, Look
from workbench.briefs.tagging import Tag

_LABELS, _NOTES = 0.27, 0.19  # of the width, left and right of the scale
_NAMES, _STANCES = 0.44, 0.22  # of the width, left and right of a strip: names of points are longer than its scale
_FIRST_END = 0.38  # of the length of a strip, for the words of its first end
_AIR = 8.0  # between the columns
_LANE = 13.0  # the least height of a lane
_BOX = 8.4  # the height of a span
_DOT = 4.6
_STONE = 6.0
_SWATCH = 13.0
_DOTTED = (1.0, 1.6)
_TICK_WIDTH = 60.0
_BETWEEN = 11.0  # the numbers of two days closer than this stand at different heights
_LEVEL = 9.0  # between those heights
_STONE_UP = 14.0  # from the line to the top of the lowest number
_KINDS: dict[SpanKind, Kind] = {
    "held": "solid",
    "waived": "crossed",
    "no_record": "frame",
    "uncertain": "hatched",
    "open": "frame",
}


class _Setting:
    """The measures and the looks of one chart."""

    def __init__(
        self,
        density: Density,
        grid: Grid,
        lettering: Lettering,
        notes: float,
        *,
        labels: float = _LABELS,
        across: bool = False,
    ) -> None:
        self.left = 0.0 if across else grid.body_left
        self.wide = grid.content - self.left
        self.lettering = lettering
        self.gap = density.gap
        self.text = Look(REGULAR, density.small, 1.18)
        self.firm = Look(STRONG, density.small, 1.18)
        self.quiet = Look(REGULAR, style.SMALLEST, 1.16, style.QUIET)
        self.label_width = self.wide * labels - _AIR
        self.start = self.left + self.wide * labels
        self.notes = self.left + self.wide * (1 - notes) + _AIR
        self.note_width = self.wide * notes - _AIR
        self.length = self.notes - _AIR - self.start

    def cell(self, text: Text, look: Look, left: float, width: float, *, centred: bool = False) -> Cell:
        """Words in a column."""
        return Cell(self.lettering.lines(text, look, width), left, width, centred=centred)

    def x(self, share: float) -> float:
        """Where a place on the scale lies, from the left margin."""
        return self.start + self.length * min(1.0, max(0.0, share))

    def row(self, label: str, note: str, shapes: Sequence[Shape], least: float, before: float = 1.6) -> Row:
        """A label, what is drawn, and what stands behind it."""
        cells = (
            self.cell(label, self.text, self.left, self.label_width),
            self.cell(note, self.quiet, self.notes, self.note_width),
        )
        return Row(cells, before=before, shapes=tuple(shapes), least=least)

    def ticks(self, ticks: Sequence[Tick], least: float) -> Row:
        """The words of the scale over their places."""
        return Row(tuple(self._tick(tick) for tick in ticks), least=least)

    def _tick(self, tick: Tick) -> Cell:
        left = self.x(tick.at) - _TICK_WIDTH / 2
        return self.cell(tick.label, self.quiet, left, _TICK_WIDTH, centred=True)

    def legend(self, entries: Sequence[tuple[Shape, str]]) -> list[Row]:
        """Swatches with their words, as many side by side as the width holds."""
        rows: list[Row] = []
        cells: list[Cell] = []
        shapes: list[Shape] = []
        at = 0.0
        for swatch, words in entries:
            lines = self.lettering.lines(words, self.quiet, self.wide - _SWATCH - 5.0)
            wide = _SWATCH + 5.0 + max((line.width for line in lines), default=0.0)
            if cells and at + wide > self.wide:
                rows.append(Row(tuple(cells), before=self.gap * 0.6, shapes=tuple(shapes)))
                cells, shapes, at = [], [], 0.0
            shapes.append(_moved(swatch, self.left + at))
            cells.append(Cell(lines, self.left + at + _SWATCH + 5.0, wide - _SWATCH - 4.0))
            at += wide + 14.0
        rows.append(Row(tuple(cells), before=self.gap * 0.6, shapes=tuple(shapes)))
        return rows


def _moved(shape: Shape, left: float) -> Shape:
    """A swatch at the beginning of its words; what is narrower stands in its middle."""
    inset = (_SWATCH - shape.width) / 2
    return Shape(shape.kind, left + inset, shape.top, shape.width, shape.height, shape.colour, shape.thick, shape.dash)


def chart(block: Timeline | Strip | Milestones, density: Density, grid: Grid, lettering: Lettering) -> Panel:
    """The panel of a chart."""
    header, rows = _rows(block, density, grid, lettering)
    figure = Tag("Figure", alt=lettering.line(block.alt))
    return Panel(tuple(rows), block=block, kind="chart", header=header, part=block.part, figure=figure)


@singledispatch
def _rows(block: Block, density: Density, grid: Grid, lettering: Lettering) -> tuple[tuple[Row, ...], list[Row]]:
    raise TypeError(f"no chart of {type(block).__name__}")


@_rows.register
def _(block: Timeline, density: Density, grid: Grid, lettering: Lettering) -> tuple[tuple[Row, ...], list[Row]]:
    """Lanes under the legend and the scale, which return on every page."""
    setting = _Setting(density, grid, lettering, _NOTES, across=block.wide)
    rows = [_lane(lane, block.ticks, setting) for lane in block.lanes]
    swatches = [(_span(Span(0.0, 0.0, kind), 0.0, 0.6, _SWATCH, ruled=False), words) for kind, words in block.legend]
    return (*setting.legend(swatches), setting.ticks(block.ticks, 9.0)), rows


def _lane(lane: Lane, ticks: Sequence[Tick], setting: _Setting) -> Row:
    row = setting.row(lane.label, lane.note, (), _LANE)
    high = row.height - row.before
    top = (min(high, 2 * _LANE) - _BOX) / 2
    shapes = [Shape("line", setting.x(tick.at), -row.before, 0.0, high + row.before, style.RULE, 0.4) for tick in ticks]
    for span in lane.spans:
        left, right = setting.x(span.start), setting.x(span.end)
        shapes.append(_span(span, left + 0.7, top, max(1.0, right - left - 1.4), ruled=lane.ruled))
    for spot in lane.spots:
        called = ", ".join(filter(None, (lane.label, spot.day)))
        shapes.append(replace(_spot(spot, setting.x(spot.at), top), of=spot.of, words=called))
    return replace(setting.row(lane.label, lane.note, shapes, _LANE), of=lane.of)


def _span(span: Span, left: float, top: float, width: float, *, ruled: bool) -> Shape:
    strong = not ruled and span.kind != "open"
    colour = style.INK if strong else style.QUIET
    dash = _DOTTED if span.kind == "open" else ()
    kind = _KINDS[span.kind]
    return Shape(kind, left, top, width, _BOX, style.ACCENT if kind == "solid" and strong else colour, 0.7, dash)


def _spot(spot: Spot, x: float, top: float) -> Shape:
    if spot.kind == "beside":
        return Shape("line", x, top + _BOX + 0.6, 0.0, 2.6, style.QUIET, 1.2)
    kind: Kind = "ring"
    colour = style.INK if spot.kind == "held" else style.QUIET
    return Shape(kind, x - _DOT / 2, top + (_BOX - _DOT) / 2, _DOT, _DOT, colour, 0.9)


@_rows.register
def _(block: Strip, density: Density, grid: Grid, lettering: Lettering) -> tuple[tuple[Row, ...], list[Row]]:
    """Who stands where between two ends; the words of the stance stand behind the line."""
    setting = _Setting(density, grid, lettering, _STANCES, labels=_NAMES)
    first = setting.length * _FIRST_END
    ends = [
        setting.cell(block.steps[0], setting.quiet, setting.start - 6.0, first),
        _to_the_right(setting, block.steps[-1], setting.length + 6.0 - first),
    ]
    rows = [_strip_line(line, block.steps, setting) for line in block.lines]
    legend = setting.legend([(_stance(0.0, 1.4, estimate=estimate), words) for estimate, words in block.signs])
    return (Row(tuple(ends)),), [*rows, *legend]


def _stance(left: float, top: float, *, estimate: bool) -> Shape:
    kind: Kind = "ring" if estimate else "dot"
    return Shape(kind, left, top, _STONE, _STONE, style.INK if estimate else style.ACCENT, 0.9)


def _to_the_right(setting: _Setting, text: str, width: float) -> Cell:
    lines = setting.lettering.lines(text, setting.quiet, width)
    widest = max((line.width for line in lines), default=0.0)
    return Cell(lines, setting.start + setting.length + 6.0 - widest, widest + 1.0)


def _strip_line(line: StripLine, steps: Sequence[str], setting: _Setting) -> Row:
    note = steps[line.at] if line.at is not None else "–"
    middle = _LANE / 2
    shapes = [Shape("line", setting.start, middle, setting.length, 0.0, style.RULE, 0.7)]
    last = max(1, len(steps) - 1)
    for place in range(len(steps)):
        shapes.append(Shape("line", setting.x(place / last), middle - 2.0, 0.0, 4.0, style.RULE, 0.7))
    if line.at is not None:
        x = setting.x(line.at / last)
        shapes.append(_stance(x - _STONE / 2, middle - _STONE / 2, estimate=line.estimate))
    return replace(setting.row(line.label, note, shapes, _LANE), of=line.of)


@_rows.register
def _(block: Milestones, density: Density, grid: Grid, lettering: Lettering) -> tuple[tuple[Row, ...], list[Row]]:
    """A line with numbered days, and what they are below it."""
    setting = _Setting(density, grid, lettering, 0.0)
    setting.start, setting.length = setting.left + 14.0, setting.wide - 28.0
    levels = _levels([setting.x(stone.at) for stone in block.stones])
    tall = _STONE_UP + _LEVEL * max(levels, default=0) + 2.0
    shapes = [Shape("line", setting.left, tall, setting.wide, 0.0, style.INK, 0.9)]
    shapes += [Shape("line", setting.x(tick.at), tall, 0.0, 4.0, style.INK, 0.7) for tick in block.ticks]
    if block.today is not None:
        shapes.append(Shape("line", setting.x(block.today), 0.0, 0.0, tall + 4.0, style.QUIET, 0.8, _DOTTED))
    cells = []
    for number, (stone, level) in enumerate(zip(block.stones, levels, strict=True), 1):
        x, top = setting.x(stone.at), tall - _STONE_UP - _LEVEL * level
        shapes.append(Shape("line", x, top + 9.0, 0.0, tall - top - 9.0, style.RULE, 0.5))
        shapes.append(_stone(stone, x, tall))
        lines = lettering.lines(f"{number}", setting.firm, 2 * _LEVEL)
        cells.append(Cell(lines, x - _LEVEL, 2 * _LEVEL, centred=True, drop=top))
    rows = [Row(tuple(cells), shapes=tuple(shapes), least=tall + 4.0), setting.ticks(block.ticks, 10.0)]
    return (), [*rows, *(_told(number, stone, setting) for number, stone in enumerate(block.stones, 1))]


def _stone(stone: Milestone, x: float, middle: float) -> Shape:
    kind: Kind = "ring" if stone.computed else "dot"
    mark = Shape(kind, x - _STONE / 2, middle - _STONE / 2, _STONE, _STONE, style.ACCENT, 0.9)
    return replace(mark, of=stone.of, words=f"{stone.day}: {stone.label}")


def _levels(places: Sequence[float]) -> list[int]:
    """The lowest height at which each of the places has room beside those before it."""
    last: list[float] = []
    levels = []
    for x in places:
        level = next((n for n, end in enumerate(last) if x - end >= _BETWEEN), len(last))
        last[level : level + 1] = [x]
        levels.append(level)
    return levels


def _told(number: int, stone: Milestone, setting: _Setting) -> Row:
    """What a numbered day is."""
    left, day = setting.left + 20.0, 84.0
    words = setting.wide - 20.0 - day - _AIR
    cells = (
        setting.cell(f"{number}", setting.firm, setting.left, 16.0),
        setting.cell(stone.day, setting.text, left, day),
        setting.cell(stone.label, setting.text, left + day + _AIR, words),
    )
    return Row(cells, before=setting.gap * 0.45, of=stone.of)
