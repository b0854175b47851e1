"""The rows of a ministry's file that stayed out go back to their sender, with what is to be corrected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.problem import Severity
from workbench.domain.sheet import Raw, Sheet, Workbook, column_number
from workbench.exporting.rows_back import RowBack, SheetBack
from workbench.i18n import Language, Told, Words
from workbench.importing.matching_words import OUTSIDE
from workbench.importing.planned import Plan
from workbench.importing.stage import Frame
from workbench.outgoing.write import CannotWrite, write
from workbench.store.dossier import Dossier, is_dossier
from workbench.tasks.handing_out import IS_DOSSIER, spare
from workbench.tasks.import_file import Options, Taken, frames_of, recall

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


class NothingToSend(Told):
    """No row stayed out, or the file has no rows of its own."""


def send_back(dossier: Dossier, taken: Taken, plan: Plan, options: Options, path: Path, language: Language) -> int:
    """Writes the rows that stayed out, their hidden columns left out, to a workbook; gives how many there are.

    It holds the sender's own words and what is wrong with them, nothing of the dossier. Raises NothingToSend and
    CannotWrite.
    """
    check_book(path)
    if taken.workbook is None or not plan.rows_out:
        raise NothingToSend(_NOTHING)
    if is_dossier(path, dossier.path):
        raise CannotWrite(IS_DOSSIER.fill(path=path))
    spare(taken.path, path)
    frames = frames_of(taken, dossier.schema, recall(dossier, taken, options))
    sheets = list(_sheets(taken.workbook, frames, plan, language))

    from workbench.exporting.sent_back import check_sent_back, write_sent_back

    def produce(temporary: Path) -> int:
        return write_sent_back(temporary, sheets, language, path.name)

    return write(path, produce, check_sent_back, private=True)


def check_book(path: Path) -> None:
    """Raises CannotWrite where the name of a file is not that of a workbook."""
    if path.suffix.casefold() != ".xlsx":
        raise CannotWrite(_FORMAT.fill(file=path.name))


def _sheets(workbook: Workbook, frames: list[Frame], plan: Plan, language: Language) -> Iterator[SheetBack]:
    wrong: dict[tuple[str, int], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for found in plan.problems:
        place = _CELL.fullmatch(found.cell)
        if place is not None and found.problem.severity is not Severity.REMARK:
            message = OUTSIDE.get(found.problem.code, found.problem.message)
            wrong[found.sheet, int(place[2])][column_number(place[1])].append(message.in_(language))
    for sheet in workbook.sheets:
        rows = sorted(row for name, row in wrong if name == sheet.name)
        header = next((f.table.header_rows for f in frames if f.sheet.name == sheet.name), None)
        if rows:
            shown = [c for c in range(1, max(map(len, sheet.rows)) + 1) if c not in sheet.hidden_columns]
            heads = range(header[0], header[1] + 1) if header else ()
            yield SheetBack(
                sheet.name,
                [_cells(sheet, row, shown) for row in heads],
                [_row(sheet, row, shown, wrong[sheet.name, row]) for row in rows],
            )


def _cells(sheet: Sheet, row: int, columns: list[int]) -> list[Raw]:
    """The cells of a row; what is merged down a column stands in each of its rows."""
    down = {b.left: b.top for b in sheet.merges if b.left == b.right and b.top <= row <= b.bottom}
    return [sheet.at(down.get(column, row), column) for column in columns]


def _row(sheet: Sheet, row: int, columns: list[int], wrong: dict[int, list[str]]) -> RowBack:
    places = {column: at for at, column in enumerate(columns)}
    return RowBack(_cells(sheet, row, columns), {places.get(c, -1): told for c, told in wrong.items()})


_NOTHING = Words("No quedó fuera ningún renglón.", "No row stayed out.")
_FORMAT = Words(
    "{file}: los renglones por corregir van en un .xlsx.", "{file}: the rows to be corrected go into an .xlsx."
)
