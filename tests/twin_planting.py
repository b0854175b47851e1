"""Records entered twice among everyday look-alikes: the copies kept whole, by half, or with little but their title."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from twin_dossiers import lookalikes, uid
from twin_hasty import FILED, HASTY, Perturb
from twin_held_back import DICTATED, EXPORTED
from twin_reworded import FIGURED, REWORDED
from twin_templates import templated
from twins import Planted

from workbench.assessing.duplicates import pair
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record, RecordType
from workbench.domain.when import from_iso

MIX: Mapping[str, int] = {
    "actor": 24,
    "recommendation": 28,
    "position": 18,
    "issue": 16,
    "meeting": 18,
    "source": 24,
    "body": 12,
    "commitment": 8,
    "figure": 10,
    "provision": 8,
    "measure": 6,
    "milestone": 10,
    "concern": 6,
    "request": 4,
    "statement": 4,
    "submission": 2,
    "engagement": 2,
}
# What stands in a copy even where little else does: by it people tell such records apart.
CLUES = ("when", "due", "period", "value", "reference", "received", "number", "ordinal", "standing", "date")
TEMPLATED: Mapping[str, int] = {**{name: n for name, n in MIX.items() if name != "provision"}, "recommendation": 36}
_FORMS = ("abbreviated", "headed", "tailed", "truncated", "shouted")
WAYS: Mapping[str, Mapping[str, Perturb]] = {
    **{"hasty": HASTY, "reworded": REWORDED, "filed": FILED, "figured": FIGURED},
    **{"dictated": DICTATED, "exported": EXPORTED},
    "templated": {**HASTY, **{name: FILED[name] for name in _FORMS}},
}


def plant_among(bundled: Mapping[str, Sequence[Record]], family: str, seed: int) -> Planted:
    """The bundled review (or, of the templated family, a dossier of another making) with 200 records entered twice."""
    chance = random.Random(seed)
    if family == "templated":
        return _planted(templated(chance), WAYS[family], TEMPLATED, chance)
    records = {name: list(found) for name, found in bundled.items()}
    for name, more in lookalikes(bundled, chance).items():
        records[name] = [*records.get(name, []), *more]
    return _planted(records, WAYS[family], MIX, chance)


def _planted(
    records: dict[str, list[Record]], ways: Mapping[str, Perturb], mix: Mapping[str, int], chance: random.Random
) -> Planted:
    one: dict[tuple[str, str], str] = {}
    twice: set[str] = set()
    short = 0
    for name, count in [*mix.items(), ("recommendation", 0)]:
        wanted = count or short  # what the other types had no way for
        ground = [r for r in records[name] if r.uid not in twice]
        chance.shuffle(ground)
        for record in ground:
            if not wanted:
                break
            if (made := _again(SCHEMA.type(name), record, ways, chance)) is not None:
                copy, how = made
                records[name].append(copy)
                one[pair(record.uid, copy.uid)] = f"{name}: {how}"
                twice |= {record.uid, copy.uid}
                wanted -= 1
        short = short + wanted if count else wanted
    for found in records.values():
        chance.shuffle(found)
    return Planted(records, one)


def _again(
    record_type: RecordType, record: Record, ways: Mapping[str, Perturb], chance: random.Random
) -> tuple[Record, str] | None:
    """A record entered by somebody else, and how; None where no way of writing its title anew fits."""
    name = "words" if getattr(record, "words", None) else record_type.title
    value = getattr(record, name)
    anew = ((how, ways[how](value, chance)) for how in chance.sample(sorted(ways), len(ways)))
    how, written = next(((how, w) for how, w in anew if w is not None and w != value), ("", None))
    if written is None:
        return None
    style = chance.choices(("whole", "half", "bare"), (5, 3, 2))[0]
    given: dict[str, Any] = {name: written}
    kept = {*record_type.identity, *(f.name for f in record_type.required_references), "audience", "levels", *CLUES}
    for declared in record_type.fields:
        if declared.name not in {*given, *kept, "title", "on"}:
            if style == "bare" or (style == "half" and chance.random() < 0.5):
                given[declared.name] = declared.empty
    if address := given.get("address", getattr(record, "address", "")):
        given["address"] = address.rstrip("/") + chance.choice(("", "/", "?utm_source=mail", "#top"))
    for day in ("when", "date", "due"):
        at = getattr(record, day, None)
        if at is not None and len(at.iso()) == len("2026-07-01") and chance.random() < 0.1:
            given[day] = from_iso(at.iso()[:7])
    return replace(record, uid=uid(chance), key="", revision=0, **given), f"{how} ({style})"
