"""The records that point to some records, by their type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbench.domain.provision import Provision
from workbench.domain.schema import Record
from workbench.store.reader import Reader

R = TypeVar("R", bound=Record)


class Ties:
    """What points to some records or provisions, each record once, in the order in which it was found."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = list({record.uid: record for record in records}.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing points there."""
        return not self._records

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def of(self, cls: type[R]) -> list[R]:
        """The records of one type."""
        return [record for record in self._records if isinstance(record, cls)]


def tied(reader: Reader, uids: Iterable[str], *fields: str) -> Ties:
    """What points to any of some records, by some fields or by any."""
    pointers = (p for uid in dict.fromkeys(uids) for p in reader.pointing_to(uid))
    return Ties(p.record for p in pointers if not fields or p.field in fields)


def about(reader: Reader, provisions: Iterable[Provision]) -> Ties:
    """What is about some provisions or parts of them."""
    return Ties(p.record for provision in dict.fromkeys(provisions) for p in reader.about(provision))
