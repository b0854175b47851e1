"""The headers of a table with all that they may stand for, held against the cells below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.domain.types import Finder
from workbench.i18n import Language, Words
from workbench.importing.layout import Table
from workbench.importing.layout_columns import TableColumn
from workbench.importing.mapping_content import Content, content_of
from workbench.importing.mapping_loose import loose
from workbench.importing.mapping_match import ACCEPTED, Match, matches
from workbench.importing.mapping_synonyms import FALSE_FRIENDS
from workbench.importing.mapping_words import header_key

DOUBTFUL = 0.5  # the score of a header that its cells speak against
_LIFTED = 0.85  # of a guess that they speak for

_TWICE = Words("{count} columnas se llaman así: {why}", "{count} columns are called that: {why}")
_BUT = Words("{why}, pero {but}", "{why}, but {but}")
_AND = Words("{why}, y {evidence}", "{why}, and {evidence}")


@dataclass(frozen=True)
class Head:
    """One column: what its header may stand for by itself, what it may but is not to be taken for, and its cells."""

    column: TableColumn
    matches: tuple[Match, ...]
    guesses: tuple[Match, ...]
    content: Content


def heads_of(table: Table, sheet: Sheet, schema: Schema, language: Language, find: Finder) -> tuple[Head, ...]:
    """The headers of a table, each held against its cells and against the others."""
    found = [_head(c, content_of(table, sheet, c.column, language, find), schema, language) for c in table.columns]
    return tuple(_unique(head, found, schema) for head in found)


def _head(column: TableColumn, content: Content, schema: Schema, language: Language) -> Head:
    sure: list[Match] = []
    unsure: list[Match] = []
    for match in _known(column.header, schema, language):
        record_type = schema.type(match.record_type)
        declared = record_type.field(match.field)
        if match.ids:
            (sure if match.score >= ACCEPTED else unsure).append(match)
        elif match.score >= ACCEPTED:
            but = content.contradicts(declared, record_type, bare=match.bare)
            if but is None:
                sure.append(match)
            else:
                unsure.append(replace(match, score=DOUBTFUL, why=_BUT.fill(why=match.why, but=but)))
        elif (evidence := content.speaks_for(declared, record_type.plural)) is not None:
            sure.append(replace(match, score=_LIFTED, why=_AND.fill(why=match.why, evidence=evidence.why)))
        elif content.contradicts(declared, record_type) is None:
            unsure.append(match)
    return Head(column, tuple(sure), tuple(unsure), content)


def _known(header: str, schema: Schema, language: Language) -> list[Match]:
    """All that a header may stand for; its names count before what merely comes near one."""
    found = {match.target: match for match in reversed(loose(header, schema))}
    for match in reversed(matches(header, schema)):
        if match.target not in found or match.score >= found[match.target].score:
            found[match.target] = match
    friend = FALSE_FRIENDS.get(language, {}).get(header_key(header), "")
    every = (m for m in found.values() if f"{m.record_type}.{m.field}" != friend)
    return sorted(every, key=lambda m: (-m.score, m.rank))


def _unique(head: Head, heads: Sequence[Head], schema: Schema) -> Head:
    """The head without what another column of the very same name says too; titles and notes may come twice."""
    key = header_key(head.column.header)
    same = [h for h in heads if h.matches and header_key(h.column.header) == key] if head.matches else []
    if len(same) < 2 or sum(bool(h.content.cells) for h in same) == 1:
        return head if len(same) < 2 or head.content.cells else replace(head, matches=())
    free = {t.name: {t.title, "notes", "tags"} for t in schema.types}
    counts = Counter(m.target for h in same for m in h.matches)
    twice = [m for m in head.matches if counts[m.target] > 1 and m.field not in free[m.record_type]]
    told = [replace(m, score=DOUBTFUL, why=_TWICE.fill(count=counts[m.target], why=m.why)) for m in twice]
    kept = tuple(m for m in head.matches if m not in twice)
    return replace(head, matches=kept, guesses=(*told, *head.guesses))
