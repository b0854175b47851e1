"""What the cells of a column say of it: what they nearly all are, and whether they can be what its header says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any

from workbench.domain.quantity import parse_quantity
from workbench.domain.schema import Field, RecordType
from workbench.domain.sheet import ErrorCell, Raw, Sheet, says_nothing
from workbench.domain.types import (
    Choice,
    Code,
    Context,
    Finder,
    Flag,
    Number,
    ParallelProse,
    Prose,
    Provisions,
    Reference,
    References,
    Rows,
    Text,
    When,
    finds_nothing,
)
from workbench.domain.types.choice import NO, YES
from workbench.domain.when_order import day_order
from workbench.i18n import Language, Words, fold, squash
from workbench.importing.layout import Table
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping_words import party_of
from workbench.importing.states import is_state

NEARLY_ALL = 0.8
_SAMPLED = 60  # cells of a column that are looked at
_FEWEST = 3  # cells that are evidence
_PROSE, _LONG_NAME = 60, 100  # letters: more are no answer from a list, no name
_MARKED = re.compile(r"[A-Za-zÀ-ÿ]{3,}|[0-9]\.[0-9]+\.|[0-9]+-[A-Z]\b")  # "Art. 9", "3.7.2", "12-C": no mere numbers

DATES = Words("fechas", "dates")
AMOUNTS = Words("cifras", "figures")
PROVISIONS = Words("disposiciones del tratado", "provisions of the treaty")
PARTIES = Words("Partes", "Parties")
STATES = Words("entidades federativas", "states")
MARKS = Words("marcas de sí o no", "marks of yes or no")
PROSE = Words("textos largos", "long texts")
SHORT = Words("textos breves", "short texts")
KNOWN = Words("nombres de {plural} del expediente", "names of {plural} of the dossier")
ANSWERS = Words("respuestas de «{field}»", "answers of “{field}”")

_MANY = Words("{share} de {count} celdas son {what}", "{share} of {count} cells are {what}")
_NONE_IS = Words(
    "ninguna de {count} celdas puede leerse como «{field}»: {share} son {what}",
    "none of {count} cells can be read as “{field}”: {share} are {what}",
)


@dataclass(frozen=True)
class Evidence:
    """What nearly all cells of a column are: how many of how many."""

    what: Words
    share: int
    count: int

    @property
    def why(self) -> Words:
        """The evidence as a reason."""
        return _MANY.fill(share=self.share, count=self.count, what=self.what)


@dataclass(frozen=True)
class Content:
    """The cells of a column that say something, a few dozen of them from its whole length."""

    cells: tuple[Raw, ...]
    language: Language = "es"
    find: Finder = finds_nothing
    _told: dict[str, Evidence | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_evidence(self) -> bool:
        """Whether there are enough of them to tell."""
        return len(self.cells) >= _FEWEST

    @cached_property
    def _day_first(self) -> bool | None:
        return day_order(self.cells)

    def share_of(self, declared: Field) -> float:
        """Which part of the cells can be read as a value of a field."""
        read = sum(self._reads(declared, raw) for raw in self.cells)
        return read / len(self.cells) if self.cells else 0.0

    def _reads(self, declared: Field, raw: Raw) -> bool:
        if isinstance(declared.type, When):
            return _is_date(raw, self.language, self._day_first)
        find = self.find if declared.refers_to else None
        reading = declared.type.parse(raw, Context(self.language, self._day_first, find or finds_nothing))
        return bool(reading.value) or (isinstance(declared.type, Flag) and not reading.problems)

    @cached_property
    def kind(self) -> Evidence | None:
        """What nearly all cells are; None where they are of several kinds."""
        kinds = Counter(_kind(raw, self.language, self._day_first) for raw in self.cells)
        what, share = kinds.most_common(1)[0] if kinds else (SHORT, 0)
        if not self.is_evidence or share < NEARLY_ALL * len(self.cells):
            return None
        return Evidence(what, share, len(self.cells))

    def contradicts(self, declared: Field, record_type: RecordType, *, bare: bool = False) -> Words | None:
        """Why a column cannot be what its header says, though it is; None where nothing speaks against it.

        Words that are merely unknown are asked about cell by cell. ``bare`` where only the name of a party heads it.
        """
        if bare and len(self.cells) > 1 and all(_is_mark(raw) for raw in self.cells):
            return _MANY.fill(share=len(self.cells), count=len(self.cells), what=MARKS)
        if not self.is_evidence or self.kind is None or not self._is_strange(declared, record_type, bare=bare):
            return None
        told = {"count": len(self.cells), "share": self.kind.share, "what": self.kind.what, "field": declared.label}
        return _NONE_IS.fill(**told)

    def _is_strange(self, declared: Field, record_type: RecordType, *, bare: bool) -> bool:
        kind = self.kind.what if self.kind is not None else SHORT
        if isinstance(declared.type, (When, Number, Provisions)):
            return kind not in (DATES, AMOUNTS, PROVISIONS) and self._has_no_figures() and not self.share_of(declared)
        if isinstance(declared.type, Choice):
            return kind in (DATES, AMOUNTS, PROSE, STATES, PROVISIONS) and not self.share_of(declared)
        if isinstance(declared.type, Flag):
            return not self.share_of(declared)
        if isinstance(declared.type, (Reference, References)):
            return kind in (DATES, AMOUNTS, MARKS) or (kind is PROSE and self._are_long())
        if isinstance(declared.type, Code):
            return kind in (PROSE, DATES)
        if isinstance(declared.type, (ParallelProse, Prose, Rows)) and declared.name != record_type.title:
            return kind in (DATES, AMOUNTS) or (bare and kind is MARKS)
        return False

    def _has_no_figures(self) -> bool:
        figures = sum(any(c.isdigit() for c in str(raw)) for raw in self.cells)
        return figures <= (1 - NEARLY_ALL) * len(self.cells)

    def _are_long(self) -> bool:
        return sum(len(str(raw)) > _LONG_NAME for raw in self.cells) >= NEARLY_ALL * len(self.cells)

    def speaks_for(self, declared: Field, plural: Words) -> Evidence | None:
        """That nearly all cells are values of a field, whatever heads them; ``plural`` are what it refers to."""
        if not self.is_evidence:
            return None
        key = f"{declared.refers_to}{declared.label.es}{type(declared.type).__name__}"
        if key not in self._told:
            self._told[key] = self._evidence(declared, plural)
        return self._told[key]

    def _evidence(self, declared: Field, plural: Words) -> Evidence | None:
        test, what = self._test(declared, plural)
        share = sum(map(test, self.cells)) if test is not None else 0
        return Evidence(what, share, len(self.cells)) if share >= NEARLY_ALL * len(self.cells) else None

    def _test(self, declared: Field, plural: Words) -> tuple[Callable[[Raw], bool] | None, Words]:
        """What tells of one cell that it is a value of a field beyond doubt, and what such values are called."""
        kind = declared.type
        if isinstance(kind, When):
            return partial(_is_date, language=self.language, day_first=self._day_first), DATES
        if isinstance(kind, Provisions):
            return _is_provision if self._are_marked() else None, PROVISIONS
        if isinstance(kind, (Choice, Flag)):
            return self._answers(declared), ANSWERS.fill(field=declared.label)
        if isinstance(kind, Number):
            return partial(_is_amount, language=self.language), AMOUNTS
        if isinstance(kind, (Reference, References)):
            return partial(_is_named, types=declared.refers_to, find=self.find), KNOWN.fill(plural=plural)
        if isinstance(kind, Text) and declared.name == "state":
            return _is_a_state, STATES
        return None, SHORT

    def _answers(self, declared: Field) -> Callable[[Raw], bool] | None:
        """Whether a cell is an answer; a column of bare numbers or of one word alone proves nothing."""
        words = {fold(str(raw)) for raw in self.cells}
        if len(words) < 2 or all(word.isdigit() for word in words):
            return None
        return lambda raw: isinstance(raw, str) and self._reads(declared, raw)

    def _are_marked(self) -> bool:
        """Whether provisions are told by more than numbers, which may count anything."""
        return any(isinstance(raw, str) and _MARKED.search(raw) for raw in self.cells)


def content_of(table: Table, sheet: Sheet, column: int, language: Language, find: Finder) -> Content:
    """The cells of a column that say something, from the whole length of a table."""
    rows = _sampled(table)
    found = tuple(raw for row in rows if _says(raw := sheet.at(row, column)))
    return Content(found, language, find)


def _sampled(table: Table) -> Sequence[int]:
    if table.data_rows is None:
        return ()
    skipped = {row for row, _ in table.skipped}
    first, last = table.data_rows
    step = max((last - first + 1) // _SAMPLED, 1)
    return [row for row in range(first, last + 1, step) if row not in skipped][:_SAMPLED]


def _says(raw: Raw) -> bool:
    if not is_filled(raw) or isinstance(raw, ErrorCell):
        return False
    return not (isinstance(raw, str) and says_nothing(raw.strip()))


def _kind(raw: Raw, language: Language, day_first: bool | None) -> Words:
    text = squash(raw) if isinstance(raw, str) else ""
    if _is_mark(raw):
        return MARKS
    if _is_date(raw, language, day_first):
        return DATES
    if isinstance(raw, str) and party_of(text):
        return PARTIES
    if isinstance(raw, str) and is_state(text):
        return STATES
    if _is_amount(raw, language):
        return AMOUNTS
    if isinstance(raw, str) and _MARKED.search(raw) and _is_provision(raw):
        return PROVISIONS
    return PROSE if len(text) > _PROSE else SHORT


def _is_mark(raw: Raw) -> bool:
    text = squash(raw) if isinstance(raw, str) else ""
    return bool(text) and not text.isdigit() and (text.casefold() in (*YES, *NO) or fold(text) in ("si", "yes", "oui"))


def _is_date(raw: Raw, language: Language, day_first: bool | None) -> bool:
    """Whether a cell is a date; a bare number, a year among them, may be anything."""
    if isinstance(raw, (datetime, date)):
        return True
    if not isinstance(raw, str) or len(raw) > _PROSE:
        return False
    reading = _WHEN.parse(raw, Context(language, day_first))
    ordered = reading.value is not None or any(p.choices for p in reading.problems)
    return ordered and not raw.strip().isdigit()


def _is_amount(raw: Raw, language: Language) -> bool:
    if isinstance(raw, str):
        return len(raw) <= _PROSE and bool(parse_quantity(raw, language).value)
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


def _is_provision(raw: Raw) -> bool:
    if not isinstance(raw, (str, int, float)) or isinstance(raw, bool) or len(str(raw)) > _LONG_NAME:
        return False
    return bool(_PROVISIONS.parse(raw, Context("es")).value)


def _is_named(raw: Raw, types: tuple[str, ...], find: Finder) -> bool:
    if not isinstance(raw, str) or not 1 < len(raw) <= _LONG_NAME:
        return False
    return ("actor" in types and bool(party_of(squash(raw)))) or len(find(types, squash(raw))) == 1


def _is_a_state(raw: Raw) -> bool:
    return isinstance(raw, str) and is_state(raw)


_WHEN: Any = When()
_PROVISIONS: Any = Provisions()
