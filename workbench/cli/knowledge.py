"""The commands about what records mean together: meetings due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.due_words import answer, beside_told, running_told
from workbench.assessing.meetings_due import Count, Owed, sittings_claimed
from workbench.assessing.periods import COUNTINGS, Counting
from workbench.cli.books import Leaving, book_options
from workbench.cli.group import FILE, json_option, workbench
from workbench.cli.talk import Voice, spoken_language, told
from workbench.domain.records import Meeting
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen, Provisions
from workbench.domain.when import show_when
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.book_due import due_book
from workbench.tasks.meetings import owed

_COUNT = "Years of the treaty, calendar years, or since the last meeting."
_BASIS = {"rule": "general rule"}
_SHOWN = ("evidence", "claims", "bilateral", "later")
_DAY = click.DateTime(["%Y-%m-%d"])


@workbench.command("meetings-due")
@click.argument("dossier", type=FILE)
@click.option("--as-of", type=_DAY, default=None, help="The day to count to, such as 2026-07-01; today otherwise.")
@click.option("--count", "counting", type=click.Choice(COUNTINGS), default="treaty", help=_COUNT)
@book_options
@json_option
def meetings_due(
    dossier: Path,
    as_of: datetime | None,
    counting: Counting,
    out: Path | None,
    audience: str | None,
    release_to: str | None,
    language: Language,
    as_json: bool,
) -> None:
    """Tell which meetings the treaty's bodies were to hold, and which are on record."""
    voice, leaving = Voice(spoken_language(), as_json), Leaving(out, audience, release_to, language)
    day = as_of.date() if as_of else date.today()
    with told(voice.language), open_dossier(dossier) as opened:
        if leaving.saved(voice, opened, lambda seen: due_book(seen, day, counting, language)):
            return
        found = owed(leaving.handing.reader(opened), day, counting)
        voice.answer(lambda: [owed_shape(o) for o in found])
        voice.line(_HEAD.fill(day=day.isoformat()))
        for one in found:
            owed_told(voice, one)
            _grounds_told(voice, one)
        voice.line(_BESIDE)


def owed_shape(one: Owed) -> dict[str, Any]:
    """What a body owes as JSON."""
    return {
        "key": one.body.key,
        "body": one.body.title.en or one.body.title.es,
        "provision": _provision(one, "en"),
        "basis": _BASIS.get(one.basis, one.basis),
        "words": {"es": one.words.es, "en": one.words.en},
        "answer": {"es": answer(one).es, "en": answer(one).en},
        "on_request": one.on_request,
        "due": one.due,
        **_counts(one.public),
        "slots": _slots(one.public),
        "own_file": {
            "due": None if one.duty is None else one.own.due,
            **_counts(one.own),
            "slots": _slots(one.own),
        },
        "claimed": one.claimed,
        **{name: [_beside(m) for m in _of(one, getattr(one, name))] for name in _SHOWN},
    }


def _of(one: Owed, uids: Sequence[str]) -> list[Meeting]:
    return [m for m in one.beside if m.uid in uids]


def _beside(meeting: Meeting) -> dict[str, Any]:
    return {
        "key": meeting.key,
        "uid": meeting.uid,
        "title": {"es": meeting.title.es, "en": meeting.title.en},
        "when": meeting.when.iso() if meeting.when is not None else None,
        "standing": meeting.standing.key if meeting.standing is not None else None,
        "sittings": sittings_claimed(meeting),
    }


def _slots(count: Count) -> list[dict[str, Any]]:
    return [
        {
            "from": s.period.first.isoformat(),
            "to": s.period.last.isoformat(),
            "state": s.state,
            "meetings": s.sittings,
        }
        for s in count.slots
    ]


def _counts(count: Count) -> dict[str, int]:
    names = ("periods", "held", "meetings", "waived", "no_record", "uncertain", "open", "running")
    return {name: getattr(count, name) for name in names}


def _provision(one: Owed, language: Language) -> str:
    return Provisions().show(one.article or one.body.provisions, language)


def owed_told(voice: Voice, one: Owed) -> None:
    """What a body owes in a line."""
    language, count = voice.language, one.public
    provision = _provision(one, language)
    name = one.body.title.best(language)[0] + (f" ({provision})" if provision else "")
    basis = CADENCE_READ.show(Chosen(one.basis), language).lower()
    told = answer(one).in_(language)
    told = f"{told[:1].lower()}{told[1:]}" + (f" — {basis}" if one.basis != "none" else "")
    voice.line(f"{one.body.key:>5}  {name}: {told}")
    if one.duty is not None and (one.own.held, one.own.meetings) != (count.held, count.meetings):
        own = _OWN.fill(held=one.own.held, none=one.own.no_record, running=running_told(one.own))
        voice.line(_UNDER + own.in_(language))
    elif one.own.meetings != count.meetings:
        voice.line(_UNDER + _OWN_MET.fill(count=one.own.meetings).in_(language))


def _grounds_told(voice: Voice, one: Owed) -> None:
    """What a body's answer rests on and what stands beside it: the words read, and each meeting with its date."""
    language = voice.language
    if words := one.words.in_(language):
        voice.line(f"{_UNDER}“{words}”" if language == "en" else f"{_UNDER}«{words}»")
    for kind, uids in beside_told(one):
        voice.line(f"{_UNDER}{kind.in_(language)}:")
        for meeting in _of(one, uids):
            when = show_when(meeting.when, language) if meeting.when is not None else _UNDATED.in_(language)
            voice.line(f"{_UNDER}  {when} · {meeting.title.best(language)[0]}")


_UNDER = " " * 9
_HEAD = Words("Reuniones al {day}, según el registro público", "Meetings as of {day}, by the public record")
_OWN = Words(
    "con el expediente propio: {held} {held|celebrada|celebradas}, {none} sin registro{running}",
    "with our own file: {held} held, {none} without{running}",
)
_OWN_MET = Words("con el expediente propio: {count} {count|celebrada|celebradas}", "with our own file: {count} held")
_UNDATED = Words("sin fecha", "no date")
_BESIDE = Words(
    "Sin registro público no significa que no se reunieran; los indicios y lo que afirman terceros no se cuentan.",
    "Without public record does not mean that they did not meet; evidence and claims are not counted.",
)
