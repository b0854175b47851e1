"""Values as people read them, with titles in place of what they point to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import FieldLevel, Levels, Row, Rows
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip, same
from workbench.store.reader import Reader

_PART = 90  # letters of each part of what a record is about


class PlanTitles(Titles):
    """Titles of records of the dossier, and of those that the file brings."""

    def __init__(self, reader: Reader, language: Language, brought: dict[str, Record]) -> None:
        super().__init__(reader, language, short=True)
        self._brought = brought

    def of(self, uid: str) -> str:
        if uid in self._brought:
            return self._title(self._brought[uid])
        return super().of(uid)


def told(titles: Titles, record: Record, *, beside: str = "") -> str:
    """A record by its title and what it cannot do without: whose position it is, on which issue.

    ``beside`` is a record whose name stands beside it already.
    """
    record_type = titles.schema.of(record)
    whose = (getattr(record, f.name) for f in record_type.required_references)
    parts = [titles.of(record.uid), *(titles.of(uid) for uid in whose if uid != beside)]
    return " · ".join(clip(part, _PART) for part in dict.fromkeys(parts) if part)


def read_value(reader: Reader, field: Field, value: Any, language: Language) -> str:
    """A value as people read it; "" for what is not there."""
    return read_with(Titles(reader, language), field, value, language)


def read_with(
    titles: Titles, field: Field, value: Any, language: Language, record_type: RecordType | None = None
) -> str:
    """The same with titles that may be known already; where the type is known, its fields go by their labels."""
    if isinstance(field.type, Levels) and record_type is not None:
        return "; ".join(level_told(record_type, level, language) for level in value)
    if isinstance(field.type, Rows):
        return "; ".join(_row(field.type, row, language, titles.of) for row in value)
    if field.is_reference:
        return "; ".join(filter(None, map(titles.of, field.type.targets(value))))
    return field.type.read(value, language)


def level_told(record_type: RecordType | None, level: FieldLevel, language: Language) -> str:
    """The audience of one field, by its label; ``*`` stands for the rule of the record."""
    name, audience = level
    known = record_type.by_name.get(name) if record_type is not None else None
    whose = _RULE if name == "*" else known.label if known is not None else same(name)
    return f"{whose.in_(language)}: {audience.label.in_(language)}"


def _row(rows: Rows, row: Row, language: Language, title: Callable[[str], str]) -> str:
    """A row with the name of every column that says something."""
    cells = zip(rows.columns, rows.cells(row, language, title), strict=True)
    return " · ".join(f"{c.label.in_(language)}: {shown}" for c, shown in cells if shown)


_RULE = Words("todo el registro", "the whole record")
