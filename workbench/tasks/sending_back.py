"""The rows of a ministry's file that stayed out go back to their sender, with what is to be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.domain.sheet import Box, Sheet, Workbook
from workbench.exporting.rows_back import Kind, LineBack, SheetBack
from workbench.i18n import Language, Told, Words, clip
from workbench.importing.names import Names
from workbench.importing.planned import Plan
from workbench.importing.sender import sender_of, words_of_sender
from workbench.outgoing.write import CannotWrite, write
from workbench.store.dossier import Dossier, is_dossier
from workbench.tasks.handing_out import IS_DOSSIER, spare
from workbench.tasks.import_file import Options, Taken, frames_of, recall
from workbench.tasks.rows_sent_back import Behind, rows_back


class NothingToSend(Told):
    """No row stayed out, or the file has no rows of its own."""


@dataclass(frozen=True)
class SentBack:
    """How many rows go back, and which values of hidden columns do not go with them."""

    rows: int
    behind: tuple[Words, ...] = ()


def send_back(dossier: Dossier, taken: Taken, plan: Plan, options: Options, path: Path, language: Language) -> SentBack:
    """Writes the rows that stayed out to a workbook, under what stands above them, so that it is read as they were.

    It holds the sender's own words and what is wrong with them, nothing of the dossier; hidden columns do not leave.
    Raises NothingToSend and CannotWrite.
    """
    check_book(path)
    if taken.workbook is None or not plan.rows_out:
        raise NothingToSend(_NOTHING)
    if is_dossier(path, dossier.path):
        raise CannotWrite(IS_DOSSIER.fill(path=path))
    spare(taken.path, path)
    options = recall(dossier, taken, options)
    sheets, behind = rows_back(
        taken.workbook, frames_of(taken, dossier.schema, options), dossier.schema, plan, language
    )
    sheets = _with_sender(sheets, taken.workbook, path.name, Names(dossier.schema, dossier.reader), options.sender)

    from workbench.exporting.sent_back import check_sent_back, write_sent_back

    def produce(temporary: Path) -> int:
        return write_sent_back(temporary, sheets, language, path.name)

    return SentBack(write(path, produce, check_sent_back, private=True), tuple(map(_behind_told, behind)))


def check_book(path: Path) -> None:
    """Raises CannotWrite where the name of a file is not that of a workbook."""
    if path.suffix.casefold() != ".xlsx":
        raise CannotWrite(_FORMAT.fill(file=path.name))


def _with_sender(sheets: list[SheetBack], workbook: Workbook, name: str, names: Names, sender: str) -> list[SheetBack]:
    """The sheets, with the words by which the file names its sender above the first where nothing in them does."""
    rows = (Sheet(sheet.name, tuple(tuple(line.cells) for line in sheet.lines)) for sheet in sheets)
    if not sheets or not sender or sender_of(replace(workbook, sheets=tuple(rows)), name, names):
        return sheets
    words = words_of_sender(workbook, workbook.name, names, sender)
    return [_below(words, sheets[0]), *sheets[1:]] if words else sheets


def _below(title: str, sheet: SheetBack) -> SheetBack:
    above: Sequence[LineBack] = (LineBack(Kind.ABOVE, (title,)), LineBack(Kind.ABOVE, ()))
    merges = [Box(b.top + len(above), b.left, b.bottom + len(above), b.right) for b in sheet.merges]
    return SheetBack(sheet.name, [*above, *sheet.lines], merges)


def _behind_told(behind: Behind) -> Words:
    where = f"{clip(behind.sheet)}!{', '.join(_spans(behind.cells))}"
    return _BEHIND.fill(header=clip(behind.header), count=len(behind.cells), cells=where)


def _spans(cells: Sequence[str]) -> list[str]:
    """Cells of a column, those that follow each other as one: F7, F9:F12."""
    spans: list[tuple[str, int, int]] = []
    for cell in cells:
        column = cell.rstrip("0123456789")
        row = int(cell[len(column) :])
        if spans and spans[-1][0] == column and spans[-1][2] == row - 1:
            spans[-1] = column, spans[-1][1], row
        else:
            spans.append((column, row, row))
    return [f"{column}{first}" + (f":{column}{last}" if last > first else "") for column, first, last in spans]


_BEHIND = Words(
    "La columna oculta «{header}» no va en el archivo: {count} {count|valor suyo se queda|valores suyos se quedan} en "
    "{cells}; lo corregido vuelve sin {count|él|ellos}.",
    "The hidden column “{header}” is not in the file: {count} {count|value of it stays|values of it stay} behind at "
    "{cells}; what comes back corrected comes without {count|it|them}.",
)
_NOTHING = Words("No quedó fuera ningún renglón.", "No row stayed out.")
_FORMAT = Words(
    "{file}: los renglones por corregir van en un .xlsx.", "{file}: the rows to be corrected go into an .xlsx."
)
