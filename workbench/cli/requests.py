"""The commands about requests over time and the readout of a round."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.readout import Item, Readout
from workbench.assessing.requests_over_time import BY, By, Counts
from workbench.assessing.verification import MARK
from workbench.cli.group import FILE, json_option, seen_by, workbench
from workbench.cli.talk import NO, Voice, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.domain.records import MEETING
from workbench.gathering.requests import Counted, counted, readout_of
from workbench.gathering.requests_told import (
    BY_NAMES,
    CLAIMS,
    COUNT,
    NO_GROUP,
    PART_NAMES,
    UNDATED,
    item_told,
    titles_for,
)
from workbench.i18n import Words, clip
from workbench.store.dossier import open_dossier
from workbench.store.trouble import StoreError
from workbench.tasks.look_up import find_seen

_DAY = click.DateTime(["%Y-%m-%d"])


@workbench.command("requests")
@click.argument("dossier", type=FILE)
@click.option("--by", type=click.Choice(BY), default="from", show_default=True, help="What to group them by.")
@click.option("--as-of", type=_DAY, default=None, help="The day to count to, such as 2026-07-15; today otherwise.")
@seen_by
@json_option
def requests_(dossier: Path, by: By, as_of: datetime | None, audience: str, as_json: bool) -> None:
    """Count the requests over time: open, answered, closed, on every day on which that changed.

    Received, answered and closed are the dates of the request; where it gives none, the day on which the dossier was
    told. A request with issues of several tables stands at each. Figures that claim a number of requests are shown
    beside and never counted.
    """
    voice = Voice(spoken_language(), as_json)
    day = as_of.date() if as_of else date.today()
    with told(voice.language), open_dossier(dossier) as opened:
        found = counted(opened.reader.for_audience(audience_of(audience)), by, day, voice.language)
        voice.answer(lambda: _shape(found))
        _counted_told(voice, found, by)
        if not found.points and not found.claims:
            sys.exit(NO)


@workbench.command("readout")
@click.argument("dossier", type=FILE)
@click.argument("meeting")
@seen_by
@json_option
def readout_(dossier: Path, meeting: str, audience: str, as_json: bool) -> None:
    """Tell a round by its records: asked, answered, agreed ad referendum, promised, said, still open."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        reader = opened.reader.for_audience(audience_of(audience))
        record = find_seen(opened.reader, reader, meeting, (MEETING.name,))
        found = readout_of(reader, record.uid) if record is not None else None
        if found is None:
            raise StoreError(_UNKNOWN.fill(what=meeting))
        titles = titles_for(reader, found, voice.language)
        voice.answer(lambda: _readout_shape(found))
        voice.line(f"{found.meeting.key}  {MEETING.title_of(found.meeting, voice.language)}".strip())
        for part, items in found.parts.items():
            voice.line(f"{PART_NAMES[part].in_(voice.language)} ({len(items)})")
            for item in items:
                voice.line(f"    {item_told(item, titles, voice.language)}")


def _counted_told(voice: Voice, found: Counted, by: By) -> None:
    voice.line(_HEAD.fill(day=found.day.isoformat(), count=_count(found.now)))
    for day, counts in found.points:
        voice.line(f"  {day.isoformat()}  {_count(counts).in_(voice.language)}")
    if found.groups:
        voice.line(BY_NAMES[by])
    for group in found.groups:
        name = group.name or NO_GROUP[by].in_(voice.language)
        voice.line(f"  {clip(name, 60)}: {_count(group.now).in_(voice.language)}")
    if found.undated:
        voice.line(UNDATED.fill(count=len(found.undated)))
    if found.claims:
        voice.line(CLAIMS)
    for claim in found.claims:
        mark = "" if claim.verified else f" {MARK.in_(voice.language)}"
        voice.line("  " + " · ".join(filter(None, (claim.value, claim.title, claim.period))) + mark)


def _count(counts: Counts) -> Words:
    return COUNT.fill(
        pending=len(counts.pending), open=len(counts.open), answered=len(counts.answered), closed=len(counts.closed)
    )


def _shape(found: Counted) -> dict[str, Any]:
    return {
        "as_of": found.day.isoformat(),
        "now": _counts_shape(found.now),
        "series": _points_shape(found.points),
        "groups": [
            {
                "key": g.key or None,
                "name": g.name or None,
                "now": _counts_shape(g.now),
                "series": _points_shape(g.points),
            }
            for g in found.groups
        ],
        "dated_here": list(found.undated),
        "claims": [
            {"uid": c.uid, "title": c.title, "value": c.value, "period": c.period or None, "verified": c.verified}
            for c in found.claims
        ],
    }


def _counts_shape(counts: Counts) -> dict[str, Any]:
    uids = {"open": counts.open, "answered": counts.answered, "closed": counts.closed}
    numbers = {name: len(found) for name, found in uids.items()}
    return {"pending": len(counts.pending), **numbers, "uids": {name: list(found) for name, found in uids.items()}}


def _points_shape(points: Sequence[tuple[date, Counts]]) -> list[dict[str, Any]]:
    return [
        {
            "day": day.isoformat(),
            "pending": len(c.pending),
            "open": len(c.open),
            "answered": len(c.answered),
            "closed": len(c.closed),
        }
        for day, c in points
    ]


def _readout_shape(found: Readout) -> dict[str, Any]:
    return {
        "key": found.meeting.key,
        "uid": found.meeting.uid,
        "when": found.meeting.when.iso() if found.meeting.when is not None else None,
        **{part: [_item_shape(item) for item in items] for part, items in found.parts.items()},
    }


def _item_shape(item: Item) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "title": {"es": item.title.es, "en": item.title.en},
        "actor": item.actor or None,
        "side": item.side or None,
        "words": {"es": item.words.es, "en": item.words.en},
        "state": item.key or None,
        "when": item.when.iso() if item.when is not None else None,
        "issues": list(item.issues),
        "positions": list(item.positions),
        "trade_offs": {"es": item.trade_offs.es, "en": item.trade_offs.en},
        "traded_for": list(item.traded_for),
    }


_UNKNOWN = Words("No hay reunión «{what}».", "There is no meeting “{what}”.")
_HEAD = Words("Solicitudes al {day}: {count}", "Requests as of {day}: {count}")
