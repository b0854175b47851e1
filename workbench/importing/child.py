"""Reads one file's cells in a process of its own and writes them as JSON lines to standard output.

Run as ``python -m workbench.importing.child PATH``. Each line is an array: ``["ready"]`` is the first,
``["sheet", name]`` begins a sheet, ``["rows", [[...], ...]]`` brings its next rows from A1 on (a number stands
for so many empty ones), ``["failed", name, why]`` says that no reader could read the sheet, ``["refused", why]``
the file (``["refused", "far", name, row, column]`` for a cell), and ``["done"]`` ends what is complete. Of an old
.xls, ``["facts", name, hidden, merges, hidden rows, hidden columns, errors, comments, formats, filters,
whether days count from 1904]`` tells what nobody could look up beforehand, ``["unknown"]`` that nobody can. Of a text,
``["text", encoding, separator, lines with an open quote]`` tells how it was read. Values are JSON's own; dates,
times and moments are objects with one key: ``d``, ``t`` or ``m``, in ISO format.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NoReturn

MEMORY = 1 << 30
CPU_SECONDS = 150
_CHUNK = 1 << 20  # characters of JSON in a line, roughly
_EXACT = 2.0**53  # above, a float no longer holds every whole number
_NO_FACTS: tuple[object, ...] = (*([],) * 7, False)  # empty lists, and days from 1900 on
_ZIP, _OLE2 = b"PK\x03\x04", bytes.fromhex("d0cf11e0")


def limit_self() -> None:
    """Takes from this process what a hostile file could misuse, where the platform can."""
    try:
        import resource
    except ImportError:  # Windows: the parent watches instead
        return
    wanted = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for kind, most in wanted:
        with contextlib.suppress(ValueError, OSError):  # a platform without this limit: the parent watches
            resource.setrlimit(kind, (most, most))


def _tag(value: object) -> object:
    if isinstance(value, datetime):
        return {"m": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    return str(value)


_encode = json.JSONEncoder(default=_tag, separators=(",", ":"), check_circular=False).encode


def plain(value: Any) -> Any:
    """The value as both readers shall give it: no empty text, whole floats as int, midnight as a date.

    A length of time, which may pass 24 hours, becomes text such as ``30:05:00``.
    """
    if value == "" or value is None:
        return None
    if type(value) is float:
        if value.is_integer() and abs(value) <= _EXACT:
            return int(value)
        return value if abs(value) < float("inf") else str(value)  # neither infinite nor "not a number"
    if type(value) is datetime:
        return value if value.time() != time() else value.date()
    if type(value) is timedelta:
        seconds = round(value.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return value


def _send(*frame: object) -> None:
    sys.stdout.write(_encode(frame) + "\n")


def _refuse(why: str, *place: object) -> NoReturn:
    """Ends this process with the reason why nothing of the file is to be taken."""
    _send("refused", why, *place)
    sys.stdout.flush()
    raise SystemExit


def _send_rows(rows: Iterable[Sequence[Any]]) -> None:
    """Sends the rows without empty ends, in lines of about a chunk."""
    lines: list[str] = []
    size = empty = 0
    for row in rows:
        if row.count("") == len(row):  # most rows of a sheet in which somebody once wrote far below
            empty += 1
            continue
        cells = [v if type(v) is str and v else plain(v) for v in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            empty += 1
            continue
        if empty:
            lines.append(str(empty))
        line = _encode(cells)
        lines.append(line)
        size += len(line)
        empty = 0
        if size > _CHUNK:
            sys.stdout.write('["rows",[' + ",".join(lines) + "]]\n")
            lines, size = [], 0
    if lines:
        sys.stdout.write('["rows",[' + ",".join(lines) + "]]\n")


def _calamine_rows(sheet: Any) -> Iterable[Sequence[Any]]:
    """The rows from A1 on, all read before the first is given: a failure leaves nothing half told.

    calamine begins at the first cell that has a value, wherever that is.
    """
    if sheet.start is None:
        return ()
    top, left = sheet.start
    rows = sheet.to_python(skip_empty_area=True)
    lead = [None] * left
    return itertools.chain(itertools.repeat((), top), (lead + row for row in rows) if left else rows)


def _openpyxl_rows(path: str, name: str) -> Iterator[tuple[Any, ...]]:
    import openpyxl

    with Path(path).open("rb") as file:  # its name need not say what it is
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book[name]
        sheet.reset_dimensions()  # a false <dimension> would cut rows off
        yield from sheet.iter_rows(values_only=True)


def _openpyxl_names(path: str) -> list[str]:
    import openpyxl

    with Path(path).open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        return [sheet.title for sheet in book.worksheets]


@dataclass(frozen=True)
class _Second:
    """The reader that is asked where the first one fails."""

    names: Callable[[str], list[str]]
    rows: Callable[[str, str], Iterator[tuple[Any, ...]]]


def _sheets(path: str, second: _Second, known: bool) -> tuple[Any, list[str]]:
    """The workbook in the first reader, or None, and the names of its sheets; tells which are hidden if asked to."""
    try:
        import python_calamine

        with Path(path).open("rb") as file:  # what it is, its content tells, not its name
            book = python_calamine.load_workbook(file)
        sheets = [s for s in book.sheets_metadata if s.typ is python_calamine.SheetTypeEnum.WorkSheet]
        for sheet in () if known else sheets:
            _send("facts", sheet.name, sheet.visible is not python_calamine.SheetVisibleEnum.Visible, *_NO_FACTS)
        return book, [s.name for s in sheets]
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if type(error).__name__ == "PasswordError":
            _refuse("password")
    try:
        return None, second.names(path)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        _refuse("password" if type(error).__name__ == "PasswordError" else "damaged")


def read_workbook(path: str, second: _Second, known: bool = True) -> None:
    """Sends every work sheet, each by the first reader that can read it; which are hidden, unless that is known."""
    book, names = _sheets(path, second, known)
    for name in names:
        _send("sheet", name)
        rows: Iterable[Sequence[Any]]
        try:
            if book is None:
                raise LookupError
            rows = _calamine_rows(book.get_sheet_by_name(name))
        except BaseException as error:  # a panic in calamine is not an Exception
            if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
                raise
            rows = second.rows(path, name)
        try:
            _send_rows(rows)
        except (MemoryError, OSError):
            raise
        except Exception as error:
            _send("failed", name, type(error).__name__)  # its text may quote a cell


# ---- other files


def read_text(path: str) -> None:
    """Sends a csv or tsv file as one sheet whose cells are all text, and how it was read."""
    import csv

    from workbench.importing import plain_text
    from workbench.importing.trouble import showable

    try:
        file = plain_text.text_file(Path(path))
        _send("sheet", showable(file.path.stem))
        _send_rows(file.rows())
        _send("text", file.encoding, file.separator, file.strays)
    except plain_text.NoText as error:
        _refuse(error.why)
    except (ValueError, csv.Error):
        _refuse("binary")


def read_old(path: str) -> None:
    """Sends an old .xls with what is hidden, merged, noted or wrong in it."""
    from workbench.importing import old_book

    facts = old_book.facts_of(path)
    if facts is None:
        _send("unknown")
    for sheet in facts or ():
        if sheet.is_far():
            _refuse("far", sheet.name, sheet.bottom, sheet.right)
        _send("facts", *sheet.told())
    read_workbook(path, _Second(old_book.names_of, old_book.rows_of), known=facts is not None)


def main(path: str) -> None:
    """Reads the file at a path; ends with ``["done"]`` or dies."""
    limit_self()
    sys.stdout.reconfigure(encoding="ascii", newline="\n")  # type: ignore[union-attr]
    _send("ready")
    sys.stdout.flush()
    with Path(path).open("rb") as file:
        start = file.read(4)
    try:
        if start == _ZIP:
            read_workbook(path, _Second(_openpyxl_names, _openpyxl_rows))
        elif start == _OLE2:
            read_old(path)
        else:
            read_text(path)
    except MemoryError:
        _refuse("memory")
    _send("done")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
