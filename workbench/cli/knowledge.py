"""The commands about what records mean together: meetings due."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.due_words import counts_told, running_told
from workbench.assessing.meetings_due import Count, Owed
from workbench.assessing.periods import COUNTINGS, Counting
from workbench.cli.books import Leaving, book_options
from workbench.cli.group import FILE, json_option, workbench
from workbench.cli.talk import Voice, spoken_language, told
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen, Provisions
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.book_due import due_book
from workbench.tasks.meetings import owed

_COUNT = "Years of the treaty, calendar years, or since the last meeting."
_BASIS = {"rule": "general rule"}
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
            if one.duty is not None or one.public.meetings:
                owed_told(voice, one)
        voice.line(_BESIDE)


def owed_shape(one: Owed) -> dict[str, Any]:
    """What a body owes as JSON."""
    return {
        "key": one.body.key,
        "body": one.body.title.en or one.body.title.es,
        "provision": _provision(one, "en"),
        "basis": _BASIS.get(one.basis, one.basis),
        "on_request": one.on_request,
        "due": one.due,
        **_counts(one.public),
        "slots": _slots(one.public),
        "own_file": {
            "due": None if one.duty is None else one.own.due,
            **_counts(one.own),
            "slots": _slots(one.own),
        },
        "evidence": list(one.evidence),
        "claims": list(one.claims),
        "bilateral": list(one.bilateral),
        "later": list(one.later),
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
    language = voice.language
    name = f"{one.body.key:>5}  {one.body.title.best(language)[0]}"
    if one.duty is None:
        voice.line(f"{name}: {_MET.fill(count=one.public.meetings).in_(language)}")
        return
    count, told = one.public, counts_told(one.public).in_(language)
    voice.line(
        f"{name} ({_provision(one, language)}): {told} — {CADENCE_READ.show(Chosen(one.basis), language).lower()}"
    )
    if (one.own.held, one.own.meetings) != (count.held, count.meetings):
        own = _OWN.fill(held=one.own.held, none=one.own.no_record, running=running_told(one.own))
        voice.line("         " + own.in_(language))


_HEAD = Words("Reuniones al {day}, según el registro público", "Meetings as of {day}, by the public record")
_MET = Words(
    "{count} {count|reunión celebrada|reuniones celebradas}, sin periodicidad leída",
    "{count} {count|meeting|meetings} held, no cadence that was read",
)
_OWN = Words(
    "con el expediente propio: {held} {held|celebrada|celebradas}, {none} sin registro{running}",
    "with our own file: {held} held, {none} without{running}",
)
_BESIDE = Words(
    "Sin registro público no significa que no se reunieran; los indicios y lo que afirman terceros no se cuentan.",
    "Without public record does not mean that they did not meet; evidence and claims are not counted.",
)
