"""What a column that is not read may well stand for: never taken unasked, so it is told with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.schema import Field, RecordType, Schema
from workbench.domain.types import Number, Provisions, Reference, References, When
from workbench.i18n import fold
from workbench.importing.mapping_content import Evidence
from workbench.importing.mapping_heads import Head
from workbench.importing.mapping_match import Match

_LOW, _SPAN = 0.5, 0.25  # a suggestion stays well below what is accepted by itself
_NAMELESS = re.compile(
    r"(?:(?:columna|column|colonne|col|campo|field|champ|unnamed|sin nombre|dato)\s*)?[\W\d_]*|\w{1,3}"
)
_CODE = re.compile(r"[a-z]{1,3}[\W_]*\d+[a-z]?")
_TITLES_OF_DATES = ("fecha", "date")
_OF_THE_PROGRAM = ("audience", "levels", "release_to", "tags")


def guesses(head: Head, types: Sequence[str], schema: Schema) -> Iterator[Match]:
    """What a column may stand for in a table of those types: by its header, else by what its cells are."""
    yield from (m for m in head.guesses if m.record_type in types)
    nameless = _is_nameless(head.column.header)
    for name in types:
        record_type = schema.type(name)
        for field in sorted(record_type.fields, key=_likelier_first):
            if field.name in _OF_THE_PROGRAM or not (
                nameless or isinstance(field.type, (Provisions, Reference, References))
            ):
                continue
            evidence = _evidence(head, field, record_type, schema)
            if evidence is not None:
                score = round(_LOW + _SPAN * evidence.share / evidence.count, 2)
                yield Match(name, field.name, None, False, "", score, 0, evidence.why)


def _evidence(head: Head, field: Field, record_type: RecordType, schema: Schema) -> Evidence | None:
    if isinstance(field.type, Number) or field.name == record_type.title:
        return None  # a bare number may be anything
    plural = schema.type(field.refers_to[0]).plural if field.refers_to else record_type.plural
    return head.content.speaks_for(field, plural)


def _is_nameless(header: str) -> bool:
    """Whether a header says nothing: "Columna 4", "XX", a code."""
    text = fold(header)
    return bool(_NAMELESS.fullmatch(text) or _CODE.fullmatch(text))


def _likelier_first(field: Field) -> bool:
    """Of several fields of dates those that are called a date come first."""
    return isinstance(field.type, When) and not any(word in fold(field.label.es) for word in _TITLES_OF_DATES)
