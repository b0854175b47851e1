"""Lists of what is asked for or promised, each beside the issue that it is about: told from lists of issues.

Such lists have the headers of an issue's handling (priority, lead, status, deadline) and its title, so that the
issue would outvote what the rows are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.schema import Schema
from workbench.importing.mapping_heads import Head
from workbench.importing.mapping_match import ACCEPTED, Match
from workbench.importing.mapping_words import ALIAS_SCORE, ASKS, ISSUE

_TOLD_APART = ("content", "lines", "room", "home")  # groups of an issue's fields that say what it is, not who has it


def asked(heads: Sequence[Head], schema: Schema) -> tuple[str, ...]:
    """The kinds of asks that a table may list, though its headers fit an issue as well.

    A header names them for certain; and what an issue alone can say (its background, the objective behind it) is not
    said more often than what an ask alone can (who asks, by which instrument): then the ask is advice on an issue.
    """
    names = [t.name for t in schema.types if t.listed and t.name in ASKS]
    return tuple(name for name in names if _is_named(heads, name, schema) and _speaks_for(heads, name, schema))


def _is_named(heads: Sequence[Head], name: str, schema: Schema) -> bool:
    title = schema.type(name).title
    return any(m.field == title and (m.score >= ALIAS_SCORE or m.actor) for h in heads for m in _of(h.matches, name))


def _speaks_for(heads: Sequence[Head], name: str, schema: Schema) -> bool:
    title, issue = schema.type(name).title, schema.type(ISSUE)
    alone = issues = 0
    for head in heads:
        mine = [m for m in _of(head.matches, name) if m.field != title]
        theirs = list(_of(head.matches, ISSUE))
        alone += bool(mine) and not theirs
        issues += not mine and any(issue.field(m.field).group in _TOLD_APART for m in theirs)
    return alone >= issues or not any(m.field == issue.title for h in heads for m in _of(h.matches, ISSUE))


def _of(matches: Iterable[Match], name: str) -> Iterator[Match]:
    return (m for m in matches if m.record_type == name and m.score >= ACCEPTED)
