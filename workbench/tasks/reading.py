"""Values as people read them, with titles in place of what they point to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Levels, Row, Rows
from workbench.i18n import Language, Words
from workbench.store.reader import Reader


class Titles:
    """The titles of records by uid, each looked up once; a short name where the record has one, if asked for."""

    def __init__(self, reader: Reader, language: Language, *, short: bool = False) -> None:
        self._reader = reader
        self._language = language
        self._short = short
        self._known: dict[str, str] = {}

    def fetch(self, uids: Iterable[str]) -> None:
        """Looks up many at once."""
        wanted = [uid for uid in uids if uid not in self._known]
        self._known.update(dict.fromkeys(wanted, ""))
        for record in self._reader.get_all(wanted):
            self._known[record.uid] = self._title(record)

    def of(self, uid: str) -> str:
        """The title of a record; empty for one that the reader may not know of."""
        if uid not in self._known:
            self.fetch((uid,))
        return self._known[uid]

    def _title(self, record: Record) -> str:
        short = getattr(record, "acronym", "") if self._short else ""
        return short or self._reader.schema.of(record).title_of(record, self._language)


def read_value(reader: Reader, field: Field, value: Any, language: Language) -> str:
    """A value as people read it; "" for what is not there."""
    return read_with(Titles(reader, language), field, value, language)


def read_with(
    titles: Titles, field: Field, value: Any, language: Language, record_type: RecordType | None = None
) -> str:
    """The same with titles that may be known already; where the type is known, its fields go by their labels."""
    if isinstance(field.type, Levels) and record_type is not None:
        return "; ".join(f"{_label(record_type, name, language)}: {a.label.in_(language)}" for name, a in value)
    if isinstance(field.type, Rows):
        return "; ".join(_row(field.type, row, language, titles.of) for row in value)
    if field.is_reference:
        return "; ".join(filter(None, map(titles.of, field.type.targets(value))))
    return field.type.read(value, language)


def _label(record_type: RecordType, name: str, language: Language) -> str:
    """The label of a field; ``*`` stands for the rule of the record."""
    known = record_type.by_name.get(name)
    return _RULE.in_(language) if name == "*" else known.label.in_(language) if known is not None else name


def _row(rows: Rows, row: Row, language: Language, title: Callable[[str], str]) -> str:
    """A row with the name of every column that says something."""
    cells = zip(rows.columns, rows.cells(row, language, title), strict=True)
    return " · ".join(f"{c.label.in_(language)}: {shown}" for c, shown in cells if shown)


_RULE = Words("todo el registro", "the whole record")
