"""What a screen computes leaves as a workbook, or its main table as a CSV, for one audience and proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.domain.sheet import Raw
from workbench.domain.when import show_when, whole_day
from workbench.exporting.plain import check_plain, write_csv
from workbench.exporting.sheets import SheetOut
from workbench.exporting.trouble import CannotExport
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words
from workbench.outgoing.proof import Proof
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.export_file import write_sheets
from workbench.tasks.handing_out import Handing, hand_out

SUFFIXES = (".xlsx", ".csv")
YES, NO = Words("sí", "yes"), Words("no", "no")


@dataclass(frozen=True)
class Column:
    """One column of a table: its header, and whether it is there at all: what is reserved leaves no empty column."""

    head: Words | str
    there: bool = True


@dataclass(frozen=True)
class Table:
    """One sheet: typed cells under their columns; so many columns at the ``side`` stay in sight.

    Rows have a cell for every column, also for those that are not there.
    """

    name: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Raw]]
    side: int = 1


@dataclass(frozen=True)
class Book:
    """A workbook: what it is, what is counted in it and how, and its tables, of which the first is the main one.

    ``day`` is that of its facts; ``days`` are those that it computes, which no record needs to hold.
    """

    title: Words
    day: date
    facts: Sequence[tuple[Words, Words]]
    tables: Sequence[Table]
    days: Sequence[date] = ()


@dataclass(frozen=True)
class SavedBook:
    """The rows of each sheet that was written, and the proof that nothing reserved left with them."""

    counts: dict[str, int]
    proof: Proof

    @property
    def rows(self) -> int:
        """The rows of the main table."""
        return next(iter(self.counts.values()))


def save_book(
    dossier: Dossier,
    path: Path,
    handing: Handing,
    language: Language,
    made: Callable[[Reader], Book],
    progress: Progress = SILENT,
) -> SavedBook:
    """Writes what ``made`` gives of the reader of an audience.

    Raises CannotExport for an ending other than .xlsx and .csv, LeakFound and CannotWrite as every file does.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise CannotExport(_FORMAT.fill(file=path.name))
    book = made(handing.reader(dossier))
    facts = _facts(book, handing, language)
    sheets = [_sheet(table, language) for table in book.tables]

    def produce(temporary: Path, _: Reader) -> dict[str, int]:
        if suffix == ".csv":
            return {sheets[0].name: write_csv(temporary, sheets[0])}
        return write_sheets(temporary, facts, sheets, language, progress, path.name)

    def check(temporary: Path, counts: dict[str, int]) -> None:
        if suffix == ".csv":
            check_plain(temporary, counts)
            return
        from workbench.exporting.workbook import check_workbook

        check_workbook(temporary, counts)

    printed = list(_printed(book, facts, sheets))
    counts, proof = hand_out(dossier, path, handing, produce, check, progress, printed)
    return SavedBook(counts, proof)


def yes_or_no(holds: bool, language: Language) -> str:
    """A cell that says whether something holds."""
    return (YES if holds else NO).in_(language)


def _facts(book: Book, handing: Handing, language: Language) -> list[tuple[str, str]]:
    """The read-me sheet: what the workbook is, for whom, of which day, and how to read it."""
    told = [
        (_WHAT, book.title.in_(language)),
        (_AUDIENCE, handing.audience.label.in_(language)),
        *([(_RECIPIENT, handing.release_to)] if handing.release_to else []),
        (_DAY, show_when(whole_day(book.day), language)),
        *((label, words.in_(language)) for label, words in book.facts),
    ]
    return [(label.in_(language), words) for label, words in told]


def _sheet(table: Table, language: Language) -> SheetOut:
    there = [at for at, column in enumerate(table.columns) if column.there]
    heads = (table.columns[at].head for at in there)
    headers = tuple(head.in_(language) if isinstance(head, Words) else head for head in heads)
    rows = (tuple(row[at] for at in there) for row in table.rows)
    return SheetOut(table.name.in_(language), headers, (), rows, side=table.side, reads=True)


def _printed(book: Book, facts: Sequence[tuple[str, str]], sheets: Sequence[SheetOut]) -> Iterator[str]:
    """Words of the program, and days that follow from the treaty: a reserved value may be the same by chance."""
    yield from (words for fact in facts for words in fact)
    yield from (header for sheet in sheets for header in sheet.headers)
    for day in {book.day, *book.days}:
        yield from (show_when(whole_day(day), language) for language in PROGRAM_LANGUAGES)


_WHAT = Words("Qué es", "What it is")
_AUDIENCE = Words("Audiencia", "Audience")
_RECIPIENT = Words("Entregado a", "Released to")
_DAY = Words("Datos al", "As of")
_FORMAT = Words("{file}: un libro se escribe como .xlsx o .csv.", "{file}: a workbook is written as .xlsx or .csv.")
