"""Personal data in a file: told of every cell, and left out of the records unless a person keeps it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.columns import OF_THE_SHEET
from workbench.domain.personal_data import (
    EMAIL,
    PHONE,
    POPULATION,
    TAX,
    Piece,
    kind_of_header,
    may_hold,
    pieces,
    pieces_under,
    rest_of,
)
from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import RecordType
from workbench.domain.sheet import Sheet, address, column_letters
from workbench.domain.types import ParallelText, Prose, Rows, Text, plain
from workbench.i18n import Language, Words
from workbench.importing.choices import Choices
from workbench.importing.mapping import NOTES
from workbench.importing.stage import CellProblem, Frame, StagedCell, StagedRecord
from workbench.store.reader import Reader

LEFT_OUT, KEPT, AROUND = "personal-left-out", "personal-kept", "personal-around"
_LETTERS = re.compile(r"[A-Z]+")
_SHOWN = 6  # cells around a table that are named


def personal_cells(problems: Iterable[CellProblem]) -> dict[tuple[str, Words], list[str]]:
    """The cells with personal data by their sheet and by what is told of them."""
    found: dict[tuple[str, Words], list[str]] = {}
    for told in problems:
        if told.problem.code in (LEFT_OUT, KEPT):
            found.setdefault((told.sheet, told.problem.message), []).append(told.cell)
    return found


class Personal:
    """Goes through the records of a file before they are understood.

    What the dossier holds of a field already is no news, and no personal data enters with it. What a
    person wrote instead of a cell stays as it was written. ``places`` are the cells that hold any.
    """

    def __init__(self, frames: Sequence[Frame], reader: Reader, choices: Choices) -> None:
        self._frames = frames
        self._reader = reader
        self._choices = choices
        self._headed = {
            (f.sheet.name, column_letters(c.column)): kind
            for f in frames
            for c in f.table.columns
            if (kind := kind_of_header(c.header)) is not None
        }
        self._read: dict[tuple[Words | None, str], Sequence[Piece]] = {}
        self._known: dict[tuple[str, str], set[str]] = {}
        self._told: dict[tuple[str, str], CellProblem] = {}
        self.places: set[str] = set()

    def leave_out(self, records: Iterable[StagedRecord]) -> list[CellProblem]:
        """Takes it out of the cells; gives what is to be told of each, and of what stands around the tables."""
        for record in records:
            self._of_cells(record)
            if record.beside:
                record.beside = list(self._of_words_beside(record))
        return [*self._around(), *self._told.values()]

    def _of_cells(self, record: StagedRecord) -> None:
        worth = [at for at, c in enumerate(record.cells) if type(c.raw) is str and may_hold(c.raw)]
        if self._headed:
            worth = list(range(len(record.cells)))
        found = [(at, parts) for at in worth if (parts := self._pieces(record.sheet, record.cells[at]))]
        self.places.update(f"{record.sheet}!{record.cells[at].cell}" for at, _ in found)
        if not found or record.is_untouched:  # what is as it left us is not news either
            return
        cells = list(record.cells)
        for at, parts in found:
            cell = cells[at]
            if news := self._news(record.type, cell.field, plain(cell.raw), parts):
                rest = self._rest(record, cell.field, cell.cell, plain(cell.raw), news)
                if rest is not None:
                    cells[at] = cell._replace(raw=rest or None, words=rest or None)
                if rest and cell.field == record.type.title:
                    record.note(cell.cell, cell.field, _NAME)
        record.replace_cells(cells)

    def _pieces(self, sheet: str, cell: StagedCell) -> Sequence[Piece]:
        if cell.raw is None or cell.ids or cell.answered or cell.field in OF_THE_SHEET:
            return ()
        kind = self._kind(sheet, cell.cell)
        return self._parts(kind, plain(cell.raw)) if kind is not None or isinstance(cell.raw, str) else ()

    def _kind(self, sheet: str, cell: str) -> Words | None:
        """What the header of a cell says that stands there; asked only where any header of the file says so."""
        letters = _LETTERS.match(cell) if self._headed else None
        return self._headed.get((sheet, letters[0])) if letters is not None else None

    def _parts(self, kind: Words | None, text: str) -> Sequence[Piece]:
        """The pieces of a text; columns repeat their words, which are looked at once."""
        if kind is None and not may_hold(text):
            return ()
        if (kind, text) not in self._read:
            self._read[kind, text] = tuple(pieces(text) if kind is None else pieces_under(kind, text))
        return self._read[kind, text]

    def _news(self, record_type: RecordType, name: str, text: str, parts: Sequence[Piece]) -> list[Piece]:
        """The pieces that are not in that field of any record of the dossier."""
        key = record_type.name, name
        if key not in self._known:
            self._known[key] = {
                words[p.start : p.end]
                for _, (value,) in self._reader.values(record_type.name, (name,))
                for words in record_type.field(name).type.texts(value)
                for p in pieces(words)
            }
        return [p for p in parts if text[p.start : p.end] not in self._known[key]]

    def _of_words_beside(self, record: StagedRecord) -> Iterator[tuple[str, str, str, str]]:
        for where, header, words, cell in record.beside:
            parts = self._parts(self._kind(record.sheet, cell), words)
            rest = None
            if parts:
                self.places.add(f"{record.sheet}!{cell}")
                if not record.is_untouched and (news := self._news(record.type, where, words, parts)):
                    rest = self._rest(record, where, cell, words, news)
            if rest != "":
                yield where, header, words if rest is None else rest, cell

    def _rest(self, record: StagedRecord, name: str, cell: str, text: str, parts: Sequence[Piece]) -> str | None:
        """What stays of the words of a cell; None where a person keeps them as they came."""
        kept = self._choices.keeps_personal(f"{record.sheet}!{cell}")
        kinds = tuple(dict.fromkeys(p.kind for p in parts))
        words = _KEPT if kept else _LEFT_OUT
        problem = Problem(KEPT if kept else LEFT_OUT, words.fill(kinds=_listed(kinds)))
        told = CellProblem(record.sheet, cell, f"{record.type.name}.{name}", problem)
        self._told.setdefault((record.sheet, cell), told)
        return None if kept else rest_of(text, parts, _marks(record.type, name, record.language))

    # ---- around the tables

    def _around(self) -> Iterator[CellProblem]:
        """Notes below a table and most of a form above it are not read; a person should know what stands there."""
        inside: dict[str, set[int]] = defaultdict(set)
        sheets = {f.sheet.name: f.sheet for f in self._frames}
        for frame in self._frames:
            for rows in (frame.table.header_rows, frame.table.data_rows):
                inside[frame.sheet.name].update(range(rows[0], rows[1] + 1) if rows is not None else ())
        for name, sheet in sheets.items():
            found = [(cell, kind) for cell, kind in _in_rows(sheet, inside[name]) if (name, cell) not in self._told]
            if found:
                cells = list(dict.fromkeys(cell for cell, _ in found))
                more = f" +{len(cells) - _SHOWN}" if len(cells) > _SHOWN else ""
                kinds = tuple(dict.fromkeys(kind for _, kind in found))
                message = _AROUND.fill(kinds=_listed(kinds), cells=", ".join(cells[:_SHOWN]) + more)
                yield CellProblem(name, cells[0], "", Problem(AROUND, message))


def _in_rows(sheet: Sheet, inside: set[int]) -> Iterator[tuple[str, Words]]:
    """The cells outside of all tables that hold personal data, by itself or beside a label that says so."""
    for number, row in enumerate(sheet.rows, 1):
        kind: Words | None = None
        for column, raw in enumerate(row if number not in inside else (), 1):
            text = plain(raw)
            if not text:
                continue
            parts = pieces(text) if kind is None else pieces_under(kind, text)
            yield from ((address(number, column), p.kind) for p in parts)
            kind = kind_of_header(text)


def _marks(record_type: RecordType, name: str, language: Language) -> dict[str, str]:
    """What stands for each kind where it is left out of words; nothing in a field that holds no words."""
    if name != NOTES and not isinstance(record_type.field(name).type, (Text, Prose, ParallelText, Rows)):
        return {}
    return {kind.en: mark.in_(language) for kind, mark in _MARKS}


def _listed(kinds: Sequence[Words]) -> Words:
    return Words(", ".join(k.es for k in kinds), ", ".join(k.en for k in kinds))


_MARKS = (
    (EMAIL, Words("[correo omitido]", "[e-mail left out]", "[courriel omis]")),
    (PHONE, Words("[teléfono omitido]", "[telephone left out]", "[téléphone omis]")),
    (TAX, Words("[número fiscal omitido]", "[tax number left out]", "[numéro fiscal omis]")),
    (POPULATION, Words("[número personal omitido]", "[personal number left out]", "[numéro personnel omis]")),
)
_LEFT_OUT = Words("Datos personales ({kinds}): no entran.", "Personal data ({kinds}): left out.")
_KEPT = Words("Datos personales ({kinds}): entran, por decisión.", "Personal data ({kinds}): kept, by decision.")
# Two people's names without what tells them apart are one.
_NAME = Problem(
    "personal-name",
    Words(
        "El nombre del registro traía datos personales y sin ellos puede ser el de otro: escriba uno, o inclúyalos.",
        "The name of the record held personal data and without them may be another's: write one, or take them in.",
    ),
    Severity.QUESTION,
)
_AROUND = Words(
    "Fuera de la tabla hay datos personales ({kinds}) en {cells}; no se leen.",
    "There is personal data ({kinds}) outside of the table, in {cells}; it is not read.",
)
