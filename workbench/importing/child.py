"""Reads one file's cells in a process of its own and writes them as JSON lines to standard output.

Run as ``python -m workbench.importing.child PATH``. Each line is an array: ``["sheet", name]`` begins a
sheet, ``["rows", [[...], ...]]`` brings its next rows from A1 on, ``["failed", name, why]`` says that no
reader could read the sheet, ``["refused", why]`` the file, and ``["done"]`` ends what is complete. Of an old
.xls, ``["facts", name, hidden, merges, hidden rows, hidden columns, errors, comments]`` tells what nobody
could look up beforehand. Values are JSON's own; dates, times and moments are objects with one key: ``d``,
``t`` or ``m``, in ISO format.
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
from typing import Any

MEMORY = 2 << 30
CPU_SECONDS = 300
_CHUNK = 1 << 20  # characters of JSON in a line, roughly
_EXACT = 2.0**53  # above, a float no longer holds every whole number
_SEPARATORS = ";,\t|"
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


def _send_rows(rows: Iterable[Sequence[Any]]) -> None:
    """Sends the rows without empty ends, in lines of about a chunk."""
    lines: list[str] = []
    size = empty = 0
    for row in rows:
        cells = [v if type(v) is str and v else plain(v) for v in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            empty += 1
            continue
        lines += ["[]"] * empty
        line = _encode(cells)
        lines.append(line)
        size += len(line) + 2 * empty
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

    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book[name]
        sheet.reset_dimensions()  # a false <dimension> would cut rows off
        yield from sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _openpyxl_names(path: str) -> list[str]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    try:
        return [sheet.title for sheet in book.worksheets]
    finally:
        book.close()


@dataclass(frozen=True)
class _Second:
    """The reader that is asked where the first one fails."""

    names: Callable[[str], list[str]]
    rows: Callable[[str, str], Iterator[tuple[Any, ...]]]


def _sheets(path: str, second: _Second) -> tuple[Any, list[str]]:
    """The workbook in the first reader, or None, and the names of its sheets."""
    try:
        import python_calamine

        with Path(path).open("rb") as file:  # what it is, its content tells, not its name
            book = python_calamine.load_workbook(file)
        return book, [s.name for s in book.sheets_metadata if s.typ is python_calamine.SheetTypeEnum.WorkSheet]
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if type(error).__name__ == "PasswordError":
            _send("refused", "password")
            raise SystemExit from None
    return None, second.names(path)


def read_workbook(path: str, second: _Second) -> None:
    """Sends every work sheet, each by the first reader that can read it."""
    book, names = _sheets(path, second)
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


# ---- text files


def _text(data: bytes) -> str:
    """The file's text; raises ValueError when it is no text at all."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
    if "\0" in text:
        raise ValueError
    return text


def _separator(text: str) -> str:
    """The separator that splits the first lines most evenly; a comma when none splits them at all."""
    import csv

    if text[:4].lower() == "sep=" and text[4:5] in tuple(_SEPARATORS):
        return text[4]
    sample = text[:65_536].splitlines(keepends=True)[:50]
    best, best_score = ",", (0.0, 0)
    for separator in _SEPARATORS:
        widths = [len(row) for row in csv.reader(sample, delimiter=separator) if row]
        usual = max(set(widths), key=lambda w: (widths.count(w), w), default=1)
        score = (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)
        if score > best_score:
            best, best_score = separator, score
    return best


def read_text(path: str) -> None:
    """Sends a csv or tsv file as one sheet whose cells are all text."""
    import csv
    import io

    csv.field_size_limit(1 << 20)
    file = Path(path)
    try:
        text = _text(file.read_bytes())
        separator = _separator(text)
        _send("sheet", file.stem)
        _send_rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except (ValueError, csv.Error) as error:
        _send("refused", type(error).__name__)
        return


def main(path: str) -> None:
    """Reads the file at a path; ends with ``["done"]`` or dies."""
    limit_self()
    sys.stdout.reconfigure(encoding="ascii", newline="\n")  # type: ignore[union-attr]
    with Path(path).open("rb") as file:
        start = file.read(4)
    if start == _ZIP:
        read_workbook(path, _Second(_openpyxl_names, _openpyxl_rows))
    elif start == _OLE2:
        from workbench.importing import old_book

        read_workbook(path, _Second(old_book.names_of, old_book.rows_of))
        for facts in old_book.facts_of(path):
            _send("facts", *facts)
    else:
        read_text(path)
    _send("done")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
