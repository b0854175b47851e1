"""A table from the clipboard of a spreadsheet as a workbook: its words, its merges, and nothing that acts."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from workbench.domain.sheet import Box, Sheet, Workbook
from workbench.i18n import Language, Words
from workbench.importing.told_back import without_told
from workbench.importing.trouble import Unreadable

_MOST_CELLS, _WIDEST, _TALLEST = 5_000_000, 16_384, 1_048_576
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_SILENT = ("style", "script")  # what stands in them is no content
_LINES = ("br", "p", "div")


@dataclass(frozen=True)
class Clip:
    """What lies on the clipboard: as a page with a table, and as text with tabs; either may be empty."""

    html: str = ""
    text: str = ""

    @property
    def may_be_table(self) -> bool:
        """Whether it is worth reading."""
        return "<td" in self.html.lower() or "\t" in self.text or "\n" in self.text.strip()


def pasted(clip: Clip, name: str, language: Language) -> Workbook:
    """The table of a clipboard as a workbook of one sheet; raises Unreadable where there is none."""
    table = _Table()
    if "<td" in clip.html.lower():
        table.feed(clip.html)
        table.close()
        table.end_cell()
    rows, merges = table.rows, table.merges
    if not any(map(any, rows)):
        rows, merges = _tabbed(clip.text), []
    if not any(map(any, rows)):
        raise Unreadable(_NOTHING)
    digest = hashlib.sha256((clip.html + "\0" + clip.text).encode("utf-8", "replace")).hexdigest()
    cells = tuple(tuple(text or None for text in row) for row in rows)
    return Workbook(name, digest, (without_told(Sheet(CLIPBOARD.in_(language), cells, merges=tuple(merges))),))


def is_pasted(file: str) -> bool:
    """Whether what is called so came from a clipboard: a part of something, whatever it lacks."""
    return file.startswith(tuple(f"{name} · " for name in CLIPBOARD.all()))


class _Table(HTMLParser):
    """The first table of a page; one inside a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merges: list[Box] = []
        self._depth = self._silent = self._cells = 0
        self._done = False
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._taken: dict[int, int] = {}  # columns that a cell above reaches into: how many rows more

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            if tag == "tr":
                self.end_cell()
                self._next_row()
            elif tag in ("td", "th") and self.rows:
                self.end_cell()
                said = dict(attrs)
                self._span = _number(said.get("colspan"), _WIDEST), _number(said.get("rowspan"), _TALLEST)
                self._words = []
        if tag in _LINES and self._words:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell or the table ends."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self.end_cell()
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self.end_cell()
                self._done = self._done or bool(self.rows)
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Words; blanks and line ends of the page are one blank."""
        if self._words is not None and not self._silent:
            self._words.append(_SPACES.sub(" ", data))

    def _next_row(self) -> None:
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.rows.append([])

    def end_cell(self) -> None:
        """The words of the cell that is open are its words."""
        if self._words is None:
            return
        row, words = self.rows[-1], "".join(self._words)
        self._words = None
        while len(row) in self._taken:
            row.append("")
        wide, tall = self._span
        self._cells += wide
        if self._cells > _MOST_CELLS or len(row) + wide > _WIDEST:
            raise Unreadable(_TOO_MUCH)
        at, number = len(row), len(self.rows)
        row.append("\n".join(line.strip() for line in words.split("\n")).strip())
        row.extend([""] * (wide - 1))
        if wide > 1 or tall > 1:
            self.merges.append(Box(number, at + 1, number + tall - 1, at + wide))
        if tall > 1:
            self._taken.update(dict.fromkeys(range(at, at + wide), tall))


def _number(said: str | None, most: int) -> int:
    return min(max(int(said), 1), most) if said and said.isascii() and said.isdigit() and len(said) < 9 else 1


def _tabbed(text: str) -> list[list[str]]:
    """The cells of a text with tabs; a cell with line ends stands in quotes."""
    if len(text) > _MOST_CELLS * 40:
        raise Unreadable(_TOO_MUCH)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t"))
    except csv.Error as error:
        raise Unreadable(_NOTHING) from error
    return [[cell.strip() for cell in row] for row in rows]


CLIPBOARD = Words("Portapapeles", "Clipboard")
_NOTHING = Words("En el portapapeles no hay una tabla.", "There is no table on the clipboard.")
_TOO_MUCH = Words("El portapapeles contiene más de lo permitido.", "The clipboard holds more than is allowed.")
