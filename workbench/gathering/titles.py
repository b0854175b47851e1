"""What records are called, by their uids."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.records.choices import COUNTRY
from workbench.domain.schema import Record, Schema
from workbench.domain.types import Parallel
from workbench.i18n import Language
from workbench.store.reader import Reader

_COUNTRIES = {option.key: option.label for option in COUNTRY.options}  # read better than their codes


class Titles:
    """The titles of records by uid, each looked up once; a short name where the record has one, if asked for."""

    def __init__(self, reader: Reader, language: Language, *, short: bool = False) -> None:
        self._reader = reader
        self._language = language
        self._short = short
        self._known: dict[str, str] = {}
        self._tongues: dict[str, Language] = {}
        self._fields: dict[str, str] = {}

    @property
    def schema(self) -> Schema:
        """The schema of the records."""
        return self._reader.schema

    def fetch(self, uids: Iterable[str]) -> None:
        """Looks up many at once."""
        wanted = [uid for uid in uids if uid not in self._known]
        self._known.update(dict.fromkeys(wanted, ""))
        for record in self._reader.get_all(wanted):
            self._known[record.uid] = self._title(record)

    def take(self, record: Record) -> None:
        """Knows a record by what it was called, whether or not it is still there."""
        self._known[record.uid] = self._title(record)

    def of(self, uid: str) -> str:
        """The title of a record; empty for one that the reader may not know of."""
        if uid not in self._known:
            self.fetch((uid,))
        return self._known[uid]

    def tongue(self, uid: str) -> Language | None:
        """The language that a title is in where it is known to be another one than was asked for."""
        return self._tongues.get(uid)

    def field_of(self, uid: str) -> str:
        """The field that holds what a record is called here; empty for one that the reader may not know of."""
        self.of(uid)
        return self._fields.get(uid, "")

    def _title(self, record: Record) -> str:
        short = getattr(record, "acronym", "") if self._short else ""
        self._fields[record.uid] = "acronym" if short else self._reader.schema.of(record).title
        if short in _COUNTRIES:
            return _COUNTRIES[short].in_(self._language)
        record_type = self._reader.schema.of(record)
        wording = getattr(record, record_type.title)
        if not short and isinstance(wording, Parallel) and not wording.in_(self._language):
            self._tongues[record.uid] = wording.best(self._language)[1]
        return short or record_type.title_of(record, self._language)
