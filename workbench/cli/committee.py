"""The command about one body: its duty, its meetings, what was promised, raised and left open."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.committee import Met, Next, Raised
from workbench.assessing.minutes import Point
from workbench.cli.group import FILE, json_option, seen_by, workbench
from workbench.cli.knowledge import owed_shape
from workbench.cli.talk import Voice, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.domain.records import Commitment, Meeting
from workbench.domain.types import Chosen, Parallel, Provisions
from workbench.domain.when import When
from workbench.gathering.committee import Account, committee
from workbench.store.dossier import open_dossier
from workbench.tasks.committee import Page, body_asked, page
from workbench.tasks.committee_parts import Entry

_DAY = click.DateTime(["%Y-%m-%d"])
_WIDTH = 80
_INDENT = "  "


@workbench.command("body")
@click.argument("dossier", type=FILE)
@click.argument("name")
@click.option("--as-of", type=_DAY, default=None, help="The day to count to, such as 2026-07-01; today otherwise.")
@seen_by
@json_option
def body_(dossier: Path, name: str, as_of: datetime | None, audience: str, as_json: bool) -> None:
    """Tell the history of a body, by its key, name or acronym: duty, meetings, commitments, concerns, what is open."""
    voice = Voice(spoken_language(), as_json)
    day = as_of.date() if as_of else date.today()
    with told(voice.language), open_dossier(dossier) as opened:
        reader = opened.reader.for_audience(audience_of(audience))
        account = committee(reader, body_asked(reader, name).uid, day, voice.language)
        assert account is not None
        voice.answer(lambda: _shape(account))
        _page_told(voice, page(account, voice.language), account.history.body.key)


# ---- as text


def _page_told(voice: Voice, shown: Page, key: str) -> None:
    _wrapped(voice, f"{key}  {shown.title}".strip(), "")
    beside = (shown.beside, Provisions().show(shown.provisions, voice.language))
    _wrapped(voice, " · ".join(filter(None, beside)), "")
    figures = " · ".join(f"{f.words.in_(voice.language)}: {f.value}" for f in shown.figures)
    _wrapped(voice, figures, "")
    for part in shown.parts:
        voice.line("")
        voice.line(part.heading.in_(voice.language).upper())
        for entry in part.entries:
            _entry_told(voice, entry, _INDENT)
        if not part.entries:
            _wrapped(voice, part.nothing.in_(voice.language), _INDENT)


def _entry_told(voice: Voice, entry: Entry, indent: str) -> None:
    _wrapped(voice, entry.text, indent, hanging=True)
    for said in entry.said:
        _wrapped(voice, said, indent + 2 * _INDENT)
    for inner in entry.inner:
        _entry_told(voice, inner, indent + 2 * _INDENT)


def _wrapped(voice: Voice, text: str, indent: str, *, hanging: bool = False) -> None:
    """A text in lines of a terminal, those after the first further in where it begins something."""
    after = indent + (_INDENT if hanging else "")
    for line in textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=after):
        voice.line(line)


# ---- as JSON


def _shape(account: Account) -> dict[str, Any]:
    history, body = account.history, account.history.body
    promises = history.promises
    return {
        "key": body.key,
        "uid": body.uid,
        "title": _both(body.title),
        "acronym": body.acronym,
        "as_of": history.day.isoformat(),
        "provisions": [p.code() for p in body.provisions],
        "basis": _both(body.basis),
        "mandate": _both(body.mandate),
        "duty": owed_shape(history.owed),
        "chairs": [{"actor": account.name(c.actor), "meetings": list(c.meetings)} for c in history.chairs],
        "members": [account.name(uid) for uid in body.parties],
        "meetings": [_met_shape(account, met) for met in history.meetings],
        "ahead": [_met_shape(account, met) for met in history.ahead],
        "commitments": {
            name: [_commitment_shape(account, c) for c in getattr(promises, name)]
            for name in ("overdue", "open", "over")
        },
        "concerns": [_raised_shape(account, r) for r in history.concerns],
        "sources": [
            {"title": account.name(p.source), "cited_by": list(p.cited_by), "verified": p.verified}
            for p in history.papers
        ],
        "left_open": {
            "meeting": history.left_open.last.uid if history.left_open.last else "",
            "points": [_point_shape(account, p) for p in history.left_open.points],
            "commitments": [c.uid for c in history.left_open.commitments],
        },
        "next": _next_shape(history.next),
        "below": [{"key": b.key, "title": _both(b.title)} for b in history.below],
    }


def _both(words: Parallel) -> dict[str, str]:
    return {"es": words.es, "en": words.en}


def _iso(when: When | None) -> str | None:
    return when.iso() if when is not None else None


def _chosen(value: Chosen | None) -> str | None:
    return value.key if value is not None else None


def _met_shape(account: Account, met: Met) -> dict[str, Any]:
    return {
        **_meeting_shape(met.meeting),
        "agenda": [_point_shape(account, p) for p in met.points],
        "statements": list(met.statements),
        "commitments": list(met.commitments),
    }


def _meeting_shape(meeting: Meeting) -> Mapping[str, Any]:
    return {
        "key": meeting.key,
        "uid": meeting.uid,
        "title": _both(meeting.title),
        "when": _iso(meeting.when),
        "standing": _chosen(meeting.standing),
        "known_from": _chosen(meeting.known_from),
        "outcome": _both(meeting.outcome),
        "minutes": _chosen(meeting.minutes),
        "document": meeting.document,
    }


def _point_shape(account: Account, point: Point) -> Mapping[str, Any]:
    return {
        "number": point.number,
        "point": {"es": point.words.es, "en": point.words.en},
        "issue": account.name(point.issue),
        "views": {label.en: said for label, said in point.views},
        "result": point.result,
        "carried_over": point.carried_over,
        "comes_from": account.name(point.comes_from),
        "open": point.is_open,
    }


def _commitment_shape(account: Account, one: Commitment) -> Mapping[str, Any]:
    return {
        "key": one.key,
        "uid": one.uid,
        "title": _both(one.title),
        "owner": account.name(one.owner),
        "to_whom": [account.name(uid) for uid in one.to_whom],
        "due": _iso(one.due),
        "status": _chosen(one.status),
        "meeting": one.meeting,
    }


def _raised_shape(account: Account, raised: Raised) -> Mapping[str, Any]:
    return {
        "key": raised.concern.key,
        "uid": raised.concern.uid,
        "title": _both(raised.concern.title),
        "meetings": list(raised.here),
        "times": raised.times,
        "first": _iso(raised.first),
        "last": _iso(raised.last),
        "raised_by": [account.name(uid) for uid in raised.concern.raised_by],
        "respondent": account.name(raised.concern.respondent),
        "status": _chosen(raised.concern.status),
    }


def _next_shape(coming: Next) -> Mapping[str, Any]:
    return {"kind": coming.kind, "when": _iso(coming.when), "meeting": coming.meeting}
