"""Blocks become panels: each kind of block has its own look, and each says its own part of the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import repeat

from workbench.briefs import fixed, style
from workbench.briefs.charted import chart
from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Mark,
    Missing,
    Pairs,
    Paragraph,
    Room,
    Run,
    SmallLine,
    Statement,
    Table,
    Text,
    is_empty,
    is_wide,
    marked,
    runs_of,
)
from workbench.briefs.front import after_cover, contents, cover
from workbench.briefs.lettering import Lettering, Line
from workbench.briefs.panels import INSET, Cell, Panel, Row
from workbench.briefs.sources import Sources
from workbench.briefs.style import ITALIC, REGULAR, STRONG, Density, Grid, Look
from workbench.briefs.tagging import Numbering, Roles, Tag, header_cells, heading_name, item_of, row_cells

_MARKS = {"bullet": "•", "never": fixed.NEVER}
_NUMBERING: dict[Mark, Numbering] = {"bullet": "Disc", "number": "Decimal", "never": "None"}
_LONG_HEADING = 120  # letters; a longer one would not hang in the rail
_HIGH_HEADER = 96.0  # a table header higher than this does not come again on the next pages
_HEAD_COLUMNS = 5
_COLUMN_GAP = 10.0


class Layout:
    """Turns the blocks of one paper into panels of one density."""

    def __init__(self, document: Document, density: Density, grid: Grid, lettering: Lettering) -> None:
        self._document = document
        self._language = document.language
        self._density = density
        self._grid = grid
        self._lettering = lettering
        self._sections = False
        self._anchor = -1
        front = next((block.title for block in document.blocks[:1] if isinstance(block, Cover)), document.title)
        self._roles = Roles(titled=bool(lettering.line(f"{document.title_mark}{front}")))
        body, line, small = density.body, density.line, density.small
        self._text = Look(REGULAR, body, line)
        self._firm = Look(STRONG, body, line)
        self._lead = Look(STRONG, body + 0.9, line)
        self._quoted = Look(REGULAR, body + 0.9, line + 0.02)
        self._read = Look(ITALIC, body, line)
        self._label = Look(REGULAR, small, line - 0.06, style.QUIET)
        self._note = Look(REGULAR, small, line - 0.08, style.QUIET)
        self.sources = Sources(document, self._note, grid, lettering)
        self._rail = Look(STRONG, max(style.SMALLEST, body - 0.6), line - 0.04, style.ACCENT)
        self._white = Look(STRONG, max(style.SMALLEST, body - 0.6), line - 0.04, style.WHITE)
        self._thin_white = Look(REGULAR, small, line - 0.08, style.WHITE)

    def panels(self, left_out: Sequence[str]) -> list[Panel]:
        """The paper from its title to its sources, with a line on what was left out."""
        blocks = self._document.blocks
        panels = [] if blocks and isinstance(blocks[0], Cover) else self._title()
        heading: Heading | None = None
        notes_due = bool(self.sources.at_end)
        closing = False
        for place, block in enumerate(blocks):
            if block.part == self._document.closing and not closing:
                closing = True
                panels.extend(self._left_out(left_out))
            if isinstance(block, Heading):
                panels.extend(self._alone(heading))
                self._anchor = place
                wide = any(is_wide(other) for other in blocks[place + 1 : place + 2])
                heading = block if self._hangs(block) and not wide else None
                if heading is None:
                    panels.append(self._standing(block, wide))
                elif block.part == self._document.closing and notes_due:
                    panels.append(self._hung(self.sources.panel(), heading))
                    heading, notes_due = None, False
                continue
            panels.append(self._hung(self._panel(block), heading))
            heading = None
        panels.extend(self._alone(heading))
        if not closing:
            panels.extend(self._left_out(left_out))
        if notes_due:
            self._anchor = -1  # the contents know nothing of it
            sources = Heading(self._document.closing, fixed.SOURCES.in_(self._language))
            panels.append(self._hung(self.sources.panel(), sources))
        return after_cover(self._with_strong_rule(panels))

    def _with_strong_rule(self, panels: list[Panel]) -> list[Panel]:
        """The rule that closes the head of the paper is the strongest."""
        first = next((i for i, panel in enumerate(panels) if panel.rule), None)
        if first is not None:
            panels[first] = replace(panels[first], rule="strong")
        return panels

    # -- headings --------------------------------------------------------------------------

    def _hangs(self, heading: Heading) -> bool:
        return heading.level == 2 and len(heading.text) <= _LONG_HEADING and not heading.opens_page

    def _hung(self, panel: Panel, heading: Heading | None) -> Panel:
        """The panel with its heading in the rail; the first panel of a part begins under a rule."""
        before = self._density.gap
        if heading is None:
            name = fixed.ROOM.in_(self._language)
            label = self._in_rail(name, self._white, Tag("P")) if panel.kind == "room" else ()
            return replace(panel, before=before * 0.7, heading=label + panel.heading)
        look = self._white if panel.kind == "room" else self._rail
        lines = self._in_rail(heading.text, look, self._heading_tag(heading)) + panel.heading
        return replace(
            panel,
            heading=lines,
            before=before * (1.4 if panel.kind == "room" else 2.0),
            rule="" if panel.kind == "room" else "thin",
            outline=self._outline(heading),
            anchor=self._anchor,
        )

    def _in_rail(self, text: str, look: Look, tag: Tag) -> tuple[Line, ...]:
        inset = 14.0 if look.colour == style.WHITE else 0.0
        return self._lettering.lines(text, look, self._grid.rail - inset, tag)

    def _heading_tag(self, heading: Heading) -> Tag:
        """Its tag; a heading of which nothing is seen takes no level."""
        if not self._lettering.line(heading.text):
            return Tag("P")
        name = heading_name(self._anchor) if self._anchor >= 0 else ""
        return self._roles.heading(heading.level, name, heading.language)

    def _alone(self, heading: Heading | None) -> list[Panel]:
        """A heading that nothing follows still stands."""
        if heading is None:
            return []
        return [self._hung(Panel((), block=heading, part=heading.part, keep=True), heading)]

    def _standing(self, heading: Heading, wide: bool) -> Panel:
        size = self._density.body + {1: 3.0, 2: 1.0, 3: 0.0}[heading.level]
        look = Look(STRONG, size, 1.22, style.ACCENT if heading.level < 3 else style.INK)
        left = 0.0 if heading.level == 1 or wide else self._grid.body_left
        width = self._grid.content - left
        cell = Cell(self._lettering.lines(heading.text, look, width, self._heading_tag(heading)), left, width)
        self._sections |= heading.level == 1 and bool(self._lettering.line(heading.text))
        return Panel(
            (Row((cell,)),),
            block=heading,
            part=heading.part,
            outline=self._outline(heading),
            before=self._density.gap * (2.4 if heading.level == 1 else 1.4),
            rule="thin" if heading.level == 1 else "",
            keep=True,
            opens=heading.opens_page,
            anchor=self._anchor,
        )

    def _outline(self, heading: Heading) -> tuple[int, str] | None:
        """Its place in the outline; the outline must not begin at its second level."""
        if heading.level == 3:
            return None
        return (1 if heading.level == 2 and self._sections else 0, heading.text)

    # -- what the layout adds --------------------------------------------------------------

    def _title(self) -> list[Panel]:
        look = Look(STRONG, self._density.body + 7.6, 1.14, style.INK)
        stamp = self._stamp()
        width = self._grid.content - (stamp[0].width + 14.0 if stamp else 0.0)
        tag = self._roles.title(self._document.titled_in)
        said = marked(self._document.title_mark, self._document.title)
        title = Cell(self._lettering.lines(said, look, width, tag), 0.0, width)
        panels = [Panel((Row((title, *stamp)),), kind="title", part=1)]
        if self._document.head:
            rows = self._fact_rows(self._document.head, _HEAD_COLUMNS, 0.0, self._firm)
            panels.append(Panel(rows, part=1, before=self._density.gap * 0.9))
        return panels

    def _stamp(self) -> tuple[Cell, ...]:
        text = self._lettering.line(self._document.stamp)
        if not text:
            return ()
        look = Look(STRONG, self._density.body + 2.0, 1.2, style.INK)
        width = min(style.width_of(text, look.font, look.size) + 4 * INSET, self._grid.content / 3)
        lines = self._lettering.lines(text, look, width - 2 * INSET, Tag("P"))
        left = self._grid.content - width
        return (Cell(lines, left, width, border=style.INK, centred=True, pad=2.5),)

    def _left_out(self, names: Sequence[str]) -> list[Panel]:
        if not names:
            return []
        said = fixed.LEFT_OUT.in_(self._language).format(what="; ".join(names))
        look = Look(ITALIC, self._density.small, self._density.line, style.QUIET)
        return [Panel((self._row(said, look, Tag("P")),), part=self._document.closing, before=self._density.gap)]

    # -- cells -----------------------------------------------------------------------------

    def _row(self, text: Text, look: Look, tag: Tag | Sequence[Tag], left: float = 0.0, right: float = 0.0) -> Row:
        """One cell in the column of text, drawn in by ``left`` and ``right``; ``tag`` may be one for each run."""
        width = self._grid.body - left - right
        cell = Cell(self._lettering.lines(text, look, width, tag), self._grid.body_left + left, width)
        return Row((cell,))

    def _cells(
        self,
        texts: Sequence[Text],
        looks: Sequence[Look],
        weights: Sequence[float],
        start: float,
        wide: float,
        tags: Sequence[Tag],
    ) -> tuple[Cell, ...]:
        """Cells that share out a width by weight."""
        share = (wide - _COLUMN_GAP * (len(texts) - 1)) / sum(weights)
        cells: list[Cell] = []
        left = start
        for text, look, weight, tag in zip(texts, looks, weights, tags, strict=True):
            width = share * weight
            cells.append(Cell(self._lettering.lines(text, look, width, tag), left, width, tag=tag))
            left += width + _COLUMN_GAP
        return tuple(cells)

    def _fact_rows(self, facts: Sequence[Fact], columns: int, start: float, look: Look) -> tuple[Row, ...]:
        count = max(1, min(columns, len(facts)))
        wide = self._grid.content - start
        width = (wide - _COLUMN_GAP * (count - 1)) / count
        rows: list[Row] = []
        listed = Tag("L", numbering="None")
        for first in range(0, len(facts), count):
            cells = []
            for place, fact in enumerate(facts[first : first + count]):
                label, body = item_of(listed)
                lines = self._lettering.lines(fact.label, self._label, width, label)
                lines += self._lettering.lines(self._or_nothing(fact.value), look, width, body)
                cells.append(Cell(lines, start + place * (width + _COLUMN_GAP), width))
            rows.append(Row(tuple(cells), before=self._density.gap * 0.5 if rows else 0.0))
        return tuple(rows)

    def _headed(self, panel: Panel) -> Panel:
        """The panel, its header once only where it would fill the pages that it returns on."""
        if sum(row.height for row in panel.header) <= _HIGH_HEADER:
            return panel
        return replace(panel, header=(), rows=(*panel.header, *panel.rows))

    def _or_nothing(self, text: Text) -> Text:
        """What is empty is said to be, with the notes that it rests on all the same."""
        return (Run(fixed.NOTHING.in_(self._language), "italic"), *runs_of(text)) if is_empty(text) else text

    # -- one method a kind of block --------------------------------------------------------

    @singledispatchmethod
    def _panel(self, block: Block) -> Panel:
        raise TypeError(f"no look for {type(block).__name__}")

    @_panel.register
    def _(self, block: Paragraph) -> Panel:
        row = self._row(block.text, self._lead if block.lead else self._text, Tag("P"))
        return Panel((row,), block=block, part=block.part)

    @_panel.register
    def _(self, block: SmallLine) -> Panel:
        return Panel((self._row(block.text, self._note, Tag("P")),), block=block, part=block.part)

    @_panel.register
    def _(self, block: Statement) -> Panel:
        row = self._row(block.text, self._quoted, Tag("BlockQuote").inside("P"), left=12.0, right=10.0)
        pad = max(2.5, self._density.gap * 0.75)
        return Panel((row,), block=block, kind="statement", pad=pad, part=block.part)

    @_panel.register
    def _(self, block: Aside) -> Panel:
        text = (Run(f"{block.label}: ", "strong"), *runs_of(block.text))
        row = self._row(text, self._read, Tag("P"), left=9.0, right=9.0)
        pad = max(2.0, self._density.gap * 0.55)
        return Panel((row,), block=block, kind="aside", pad=pad, part=block.part)

    @_panel.register
    def _(self, block: Missing) -> Panel:
        text = (Run(f"{fixed.MISSING.in_(self._language)}\u00a0\u00a0\u00a0", "strong"), Run(block.text, "italic"))
        row = self._row(text, self._text, Tag("P"), left=9.0, right=9.0)
        return Panel((row,), block=block, kind="missing", pad=2.5, part=block.part)

    @_panel.register
    def _(self, block: Facts) -> Panel:
        rows = self._fact_rows(block.facts, block.columns, self._grid.body_left, self._text)
        return Panel(rows, block=block, part=block.part)

    @_panel.register
    def _(self, block: Bullets) -> Panel:
        gap = self._density.gap * 0.28
        rows: list[Row] = []
        listed = Tag("L", numbering=_NUMBERING[block.mark])
        for place, (item, of) in enumerate(zip(block.items, block.items_of or repeat(""), strict=False), 1):
            sign = _MARKS.get(block.mark, f"{place}")
            indent = 11.0 if len(sign) < 2 else 17.0
            label, body = item_of(listed)
            mark = self._lettering.lines(sign, self._firm, indent, label)
            row = self._row(item, self._text, body, left=indent)
            if row.cells[0].lines:
                cells = (Cell(mark, self._grid.body_left, indent), *row.cells)
                rows.append(Row(cells, before=gap if rows else 0.0, of=of))
        return Panel(tuple(rows), block=block, part=block.part)

    @_panel.register
    def _(self, block: Pairs) -> Panel:
        start, wide, gap = self._grid.body_left, self._grid.body, max(3.0, self._density.gap * 0.5)
        weights, looks = (0.4, 0.6), (self._read, self._text)
        table = Tag("Table")
        header: tuple[Row, ...] = ()
        if any(block.labels):
            tags = header_cells(table, block.labels)
            header = (Row(self._cells(block.labels, (self._label, self._label), weights, start, wide, tags)),)
        cells = (self._cells(pair, looks, weights, start, wide, row_cells(table, pair)) for pair in block.items)
        rows = tuple(Row(of, before=gap if i else 0.0, ruled=bool(i)) for i, of in enumerate(cells))
        return self._headed(Panel(rows, block=block, header=header, part=block.part))

    @_panel.register
    def _(self, block: Table) -> Panel:
        start, wide = (0.0, self._grid.content) if block.wide else (self._grid.body_left, self._grid.body)
        gap = max(3.0, self._density.gap * 0.5)
        weights = block.weights or (1.0,) * len(block.header)
        header_look = replace(self._label, font=STRONG)
        looks = (self._firm, *(self._text,) * (len(weights) - 1))
        table = Tag("Table")
        tags = header_cells(table, block.header)
        header = Row(self._cells(block.header, (header_look,) * len(weights), weights, start, wide, tags))
        cells = (self._cells(row, looks, weights, start, wide, row_cells(table, row)) for row in block.rows)
        rows = tuple(
            Row(found, before=gap, ruled=True, head=not i, of=of)
            for i, (found, of) in enumerate(zip(cells, block.rows_of or repeat(""), strict=False))
        )
        return self._headed(Panel(rows, block=block, header=(header,), part=block.part))

    @_panel.register
    def _(self, block: Cover) -> Panel:
        return cover(block, self._document, self._stamp(), self._roles, self._grid, self._lettering)

    @_panel.register
    def _(self, block: Contents) -> Panel:
        title = self._heading_tag(Heading(block.part, block.title, 1))
        return contents(block, self._document.blocks, title, self._density, self._grid, self._lettering)

    @_panel.register
    def _(self, block: Timeline | Strip | Milestones) -> Panel:
        return chart(block, self._density, self._grid, self._lettering)

    @_panel.register
    def _(self, block: Room) -> Panel:
        """Four steps side by side under labels that darken towards the red line, framed and filled."""
        steps = (block.opening, block.target, block.fallback, block.red_line)
        width = self._grid.body / len(steps)
        pad = max(2.5, self._density.gap * 0.55)
        heads, cells = [], []
        listed = Tag("L", numbering="None")
        for place, step in enumerate(steps):
            left = self._grid.body_left + place * width
            dark = place >= 2
            tag, body = item_of(listed)
            label = replace(self._white, colour=style.WHITE if dark else style.INK)
            head = self._lettering.lines(fixed.STEPS[place].in_(self._language), label, width - 2 * INSET, tag)
            heads.append(Cell(head, left, width, fill=style.RESERVED_STEPS[place], pad=2.0))
            look = self._firm if place == len(steps) - 1 else self._text
            lines = self._lettering.lines(self._or_nothing(step), look, width - 2 * INSET, body)
            cells.append(Cell(lines, left, width, fill=style.RESERVED_GROUND, pad=pad))
        rows = [Row(tuple(cells))]
        beside = block.reserved if len(block.reserved) <= _LONG_HEADING else ""
        for text in (block.authority, "" if beside else block.reserved):
            if not is_empty(text):
                wide = self._grid.body
                lines = self._lettering.lines(text, self._label, wide - 2 * INSET, Tag("P"))
                rows.append(Row((Cell(lines, self._grid.body_left, wide, fill=style.WHITE, pad=2.0),)))
        reserved = self._in_rail(beside, self._thin_white, Tag("P"))
        return Panel(
            tuple(rows),
            block=block,
            kind="room",
            header=(Row(tuple(heads)),),
            heading=reserved,
            whole=True,
            part=block.part,
        )
