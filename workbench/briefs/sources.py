"""The notes of a paper on paper: at its end in the order of their printed numbers, or each at the foot of a page."""

from __future__ import annotations

import itertools
from dataclasses import replace

from workbench.briefs.document import Document, Note, Run, end_notes, note_sign, printed_numbers, runs_of
from workbench.briefs.lettering import Lettering
from workbench.briefs.panels import Cell, Panel, Row
from workbench.briefs.style import Grid, Look
from workbench.briefs.tagging import Tag, note_tag


class Sources:
    """Sets the notes of one paper."""

    def __init__(self, document: Document, look: Look, grid: Grid, lettering: Lettering) -> None:
        self._document = document
        self._look = look
        self._grid = grid
        self._lettering = lettering
        self._printed = printed_numbers(document)
        self._notes = {note.number: note for note in document.notes}

    @property
    def at_end(self) -> list[Note]:
        """The notes that stand at the end."""
        return end_notes(self._document, self._printed)

    def panel(self) -> Panel:
        """Those at the end, named ones first by their printed numbers; run in where space is short."""
        if self._document.fit_one_page:
            inside = Tag("P")
            entries = [self._entry(note, inside, "\u00a0\u00a0 ") for note in self.at_end]
            texts, tags = (tuple(itertools.chain(*parts)) for parts in zip(*entries, strict=True))
            return Panel((self._row(texts, tags, self._grid.body_left),), part=self._document.closing)
        rows = [self._row(*self._entry(note, Tag("P")), self._grid.body_left) for note in self.at_end]
        spaced = tuple(replace(row, before=1.0 if place else 0.0) for place, row in enumerate(rows))
        return Panel(spaced, part=self._document.closing)

    def row(self, number: int) -> Row:
        """The note of that number as it stands at the foot of a page, across its whole width."""
        return self._row(*self._entry(self._notes[number], Tag("P")), 0.0)

    def _entry(self, note: Note, inside: Tag, end: str = "") -> tuple[tuple[Run, ...], tuple[Tag, ...]]:
        """A note behind its printed number, and the tags of the two."""
        tag = note_tag(inside, note.number)
        sign = note_sign(self._printed, note)
        said = (*runs_of(note.text), Run(end)) if end else runs_of(note.text)
        return (Run(sign, "strong"), *said), (tag.inside("Lbl"), *(tag,) * len(said))

    def _row(self, text: tuple[Run, ...], tags: tuple[Tag, ...], left: float) -> Row:
        width = self._grid.content - left
        return Row((Cell(self._lettering.lines(text, self._look, width, tags), left, width),))
