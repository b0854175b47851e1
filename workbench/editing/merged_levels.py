"""Who may see what became one: nobody who could not see both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.levels import RULE
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Chosen, FieldLevel
from workbench.store.reader import Reader


def level_of(reader: Reader, uid: str) -> Audience:
    """The least audience that knows of a record."""
    return next((a for a in AUDIENCES if reader.for_audience(a).knows((uid,))), Audience.NEGOTIATORS)


def title_level(reader: Reader, uid: str) -> Audience:
    """The least audience that may read what a record is called."""
    record = reader.get(uid)
    if record is None:
        return Audience.PUBLIC
    own = dict(record.levels).get(reader.schema.of(record).title, Audience.PUBLIC)
    return max(own, level_of(reader, uid))


@dataclass
class Moved:
    """What went from one field to another: by field, the fields whose words it holds now, and the level of others."""

    sources: dict[str, set[str]] = field(default_factory=dict)
    least: dict[str, Audience] = field(default_factory=dict)

    def add(self, to: str, source: str, least: Audience = Audience.PUBLIC) -> None:
        """Words of a field went to another one; they name what only ``least`` may read."""
        self.sources.setdefault(to, set()).add(source)
        self.least[to] = max(least, self.least.get(to, Audience.PUBLIC))


def seen_by(
    reader: Reader, record_type: RecordType, keep: Record, drop: Record, values: Mapping[str, Any], moved: Moved
) -> dict[str, Any]:
    """The audience, the levels of fields and the recipients of the record that two become."""
    levels = _levels(record_type, keep, drop, values, moved)
    release = tuple(name for name in keep.release_to if name in drop.release_to)
    merged = replace(keep, **{**values, "levels": levels, "release_to": release})
    own = max(keep.own_audience, drop.own_audience)
    wanted = max(level_of(reader, keep.uid), level_of(reader, drop.uid))
    required = (getattr(merged, f.name) for f in record_type.required_references)
    needs = max([own, _rule(record_type, merged), *(level_of(reader, uid) for uid in required if uid)])
    if needs < wanted:  # what one of them required kept it from others
        own = wanted
    audience = keep.audience if own is keep.own_audience else Chosen(own.key)
    return {"audience": audience, "levels": levels, "release_to": release}


def _levels(
    record_type: RecordType, keep: Record, drop: Record, values: Mapping[str, Any], moved: Moved
) -> tuple[FieldLevel, ...]:
    hand = [dict(keep.levels), dict(drop.levels)]
    found = {f.name: max(h.get(f.name, f.audience) for h in hand) for f in record_type.fields}
    for name, sources in moved.sources.items():
        found[name] = max(found[name], moved.least[name], *(found[source] for source in sources))
    usual = {f.name: f.audience for f in record_type.fields}
    levels = {name: level for name, level in found.items() if level is not usual[name]}
    rules = [_rule(record_type, keep), _rule(record_type, drop)]
    ruled = record_type.rule(replace(keep, **values))
    if all(RULE in h for h in hand):
        levels[RULE] = max(rules)
    elif max(rules) > ruled or any(RULE in h for h in hand):
        levels[RULE] = max(*rules, ruled)
    return tuple(sorted(levels.items()))


def _rule(record_type: RecordType, record: Record) -> Audience:
    return dict(record.levels).get(RULE, record_type.rule(record))
