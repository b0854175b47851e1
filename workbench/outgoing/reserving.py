"""What a reader may not see, value by value, gathered from the records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.columns import sheet_columns
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.types import Choice, Flag, Number, When
from workbench.i18n import PROGRAM_LANGUAGES, fold
from workbench.outgoing.reserved import Reserved, ReservedValue
from workbench.store.reader import Reader

LONGER_THAN = 12


def reserved_from(everything: Reader, reader: Reader, printed: Sequence[str] = ()) -> Reserved:
    """What ``everything`` shows and ``reader`` does not.

    ``printed`` are words that the file holds because somebody asked for them, such as its own date.

    A wording counts if it is longer than 12 characters or a number with its unit; shorter ones are kept
    out by construction and only counted, as are those that stand in the name of a sheet or in an answer to
    choose from. The uids of records that the reader may not know of count too.
    """
    found = Reserved(visible=list(printed))
    if everything.audience is Audience.NEGOTIATORS and reader.scope.keys:
        return found
    ours = _words_of_ours(everything.schema)
    for record_type in everything.schema.types:
        found.visible += [words for c in sheet_columns(record_type) for words in c.header.all()]
        seen = {record.uid: record for record in reader.all(record_type.name)}
        for record in everything.all(record_type.name):
            _compare(found, record_type, record, seen.get(record.uid), ours)
    return found


def _words_of_ours(schema: Schema) -> str:
    """Answers to choose from and names of sheets, squeezed: files hold them whatever the dossier does."""
    words = [w for t in schema.types for name in (t.label, t.plural) for w in name.all()]
    for language in PROGRAM_LANGUAGES:
        words += [w for t in schema.types for declared in t.fields for w in declared.type.choices(language)]
    return "\n".join(map(_joined, words))


def _joined(words: str) -> str:
    return fold(words).replace(" ", "")


def _compare(found: Reserved, record_type: RecordType, record: Record, seen: Record | None, ours: str) -> None:
    if seen is None:
        found.values.append(ReservedValue(record.uid, record.key, "uid"))
    for declared in record_type.fields:
        value = getattr(record, declared.name)
        told = getattr(seen, declared.name) if seen is not None else declared.type.empty
        shown = set(declared.type.texts(told))
        found.visible += shown
        for words in declared.type.texts(value):
            if words in shown:
                continue
            if len(words) > LONGER_THAN and _joined(words) not in ours:
                found.values.append(ReservedValue(words, record.key, declared.name))
            else:
                found.too_short += 1
        if isinstance(declared.type, Number):
            _compare_numbers(found, declared, record.key, value, told)
        elif isinstance(declared.type, When):
            _compare_dates(found, declared, record.key, value, told)
        elif isinstance(declared.type, (Choice, Flag)) and value != told:
            found.too_short += 1  # the labels of choices are everybody's words


def _compare_dates(found: Reserved, declared: Field, key: str, value: Any, told: Any) -> None:
    """A date counts as it is shown in either language; its ISO form is too short."""
    if told is not None:
        found.visible += [declared.type.show(told, language) for language in PROGRAM_LANGUAGES]
    if value is None or value == told:
        return
    for words in dict.fromkeys(declared.type.show(value, language) for language in PROGRAM_LANGUAGES):
        if len(words) > LONGER_THAN:
            found.values.append(ReservedValue(words, key, declared.name))
        else:
            found.too_short += 1


def _compare_numbers(found: Reserved, declared: Field, key: str, value: Any, told: Any) -> None:
    """A number counts with its unit, as it is shown in either language; without one it is too short."""
    if told is not None:
        found.visible += [declared.type.show(told, language) for language in PROGRAM_LANGUAGES]
    if value is None or value == told:
        return
    if not value.unit:
        found.too_short += 1
        return
    for words in dict.fromkeys(declared.type.show(value, language) for language in PROGRAM_LANGUAGES):
        found.values.append(ReservedValue(words, key, declared.name, number=True))
