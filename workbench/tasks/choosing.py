"""Records chosen by what their fields say, as people write it: ``issue.status=consulting``, ``issue.lead=SADER``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.domain.query import Query
from workbench.domain.schema import Record
from workbench.domain.types import Context
from workbench.i18n import Language, Told, Words, clip
from workbench.importing.names import Names
from workbench.store.reader import Reader


class NoChoice(Told):
    """A choice of records that cannot be read; ``words`` says why in one sentence."""


def records_where(reader: Reader, wheres: Sequence[str], language: Language) -> list[Record]:
    """The records that meet all that is asked of their type, in the order of their keys; none where nothing is.

    Raises NoChoice where a type, a field or a value is not known.
    """
    asked = _asked(reader, wheres, language)
    return [r for name, equals in asked.items() for r in reader.page(reader.ids(Query(name, equals=equals)))]


def uids_where(whole: Reader, seen_by: Reader, wheres: Sequence[str], language: Language) -> dict[str, list[str]]:
    """The uids of the records that meet what is asked, by type, for a reader who does not see all of them.

    What that reader may not know of a record does not choose it: else the choice would tell. Raises NoChoice.
    """
    asked = _asked(whole, wheres, language)
    found: dict[str, list[str]] = {name: [] for name in asked}
    for record in records_where(whole, wheres, language):
        name = whole.schema.of(record).name
        seen = seen_by.get(record.uid)
        if seen is not None and all(getattr(seen, field) == getattr(record, field) for field in asked[name]):
            found[name].append(record.uid)
    return found


def _asked(reader: Reader, wheres: Sequence[str], language: Language) -> dict[str, dict[str, Any]]:
    """The values that fields are to have, by type."""
    equals: dict[str, dict[str, Any]] = {}
    context = Context(language, day_first=True, find=Names(reader.schema, reader).find)
    types = {t.name: t for t in reader.schema.types if t.listed}
    for where in wheres:
        target, mark, words = where.partition("=")
        name, _, field = target.strip().partition(".")
        if not mark or name not in types or field not in types[name].by_name:
            raise NoChoice(_NO_FIELD.fill(where=clip(where)))
        reading = types[name].field(field).type.parse(words, context)
        if not reading.clear or reading.unread:
            raise NoChoice(next((p.message for p in reading.problems), _NO_FIELD.fill(where=clip(where))))
        value = types[name].field(field).loaded_none if not words.strip() else reading.value
        equals.setdefault(name, {})[field] = value
    return equals


_NO_FIELD = Words(
    "«{where}»: escriba tipo.campo=valor, como issue.status=consulting.",
    "“{where}”: write type.field=value, such as issue.status=consulting.",
)
