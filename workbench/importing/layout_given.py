"""Tables whose frame a person gave: which rows are the header, which are the data, which columns are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, column_letters, column_number
from workbench.i18n import Words, clip
from workbench.importing.layout import Table, framed
from workbench.importing.layout_headers import Window, given_header
from workbench.importing.trouble import Unreadable

_WRITTEN = re.compile(
    r"\s*(?:(?P<header>\d{1,7})(?:\s*-\s*(?P<header_end>\d{1,7}))?|-)\s*:\s*(?P<data>\d{1,7})\s*-\s*(?P<data_end>\d{1,7})"
    r"(?:\s*@\s*(?P<left>[A-Za-z]{1,3})\s*-\s*(?P<right>[A-Za-z]{1,3}))?\s*"
)


@dataclass(frozen=True)
class Given:
    """Rows 1-based, both ends inside; ``header`` is None where the data has none, ``columns`` where all are meant.

    Written ``4-5:7-22``, ``-:7-22`` without a header, ``4-5:7-22@B-H`` where only some columns are meant.
    """

    header: tuple[int, int] | None
    data: tuple[int, int]
    columns: tuple[int, int] | None = None

    def written(self) -> str:
        """The frame as it is written."""
        header = f"{self.header[0]}-{self.header[1]}" if self.header else "-"
        columns = "@" + "-".join(map(column_letters, self.columns)) if self.columns else ""
        return f"{header}:{self.data[0]}-{self.data[1]}{columns}"


def given(written: str, sheet: str) -> Given:
    """The frame that is written; raises Unreadable where it is none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise _nonsense(written, sheet)
    header = (int(found["header"]), int(found["header_end"] or found["header"])) if found["header"] else None
    data = (int(found["data"]), int(found["data_end"]))
    columns = (column_number(found["left"].upper()), column_number(found["right"].upper())) if found["left"] else None
    ordered = [*(header or ()), *data]
    if ordered != sorted(ordered) or ordered[0] < 1 or (header and header[1] >= data[0]):
        raise _nonsense(written, sheet)
    if columns is not None and columns[0] > columns[1]:
        raise _nonsense(written, sheet)
    return Given(header, data, columns)


def given_table(sheet: Sheet, written: str, schema: Schema, *, open_end: bool = False) -> Table:
    """The table in that frame; raises Unreadable where the sheet has no such rows or they are empty.

    With an ``open_end`` totals and notes below the last row of data are not in it.
    """
    frame = given(written, sheet.name)
    widest = max(map(len, sheet.rows), default=0)
    window = Window(*(frame.columns or (1, max(widest, 1))))
    if frame.data[1] > len(sheet.rows):
        raise Unreadable(_TOO_FAR.fill(sheet=clip(sheet.name), rows=len(sheet.rows), frame=clip(written)))
    header = given_header(sheet, frame.header or (frame.data[0], frame.data[0]), window)
    if not header.texts:
        raise _nonsense(written, sheet.name)
    table = framed(sheet, header, frame.header, frame.data, _WHY, window, schema, open_end=open_end)
    within = tuple(c for c in table.columns if window.left <= c.column <= window.right)
    return replace(table, columns=within)


def _nonsense(written: str, sheet: str) -> Unreadable:
    return Unreadable(_NONSENSE.fill(sheet=clip(sheet), frame=clip(written)))


_WHY = Words("lo decidió una persona", "a person decided it")
_NONSENSE = Words(
    "Hoja «{sheet}»: «{frame}» no es un marco de tabla con contenido, como 4-5:7-22.",
    "Sheet “{sheet}”: “{frame}” is no frame of a table with content, such as 4-5:7-22.",
)
_TOO_FAR = Words(
    "Hoja «{sheet}»: el marco «{frame}» pasa del último renglón, {rows}.",
    "Sheet “{sheet}”: the frame “{frame}” goes beyond the last row, {rows}.",
)
