"""The commands about review cycles: their dates, and the calendar."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.cycles import INTERPRETATION, Cycle, Dated, Series
from workbench.assessing.review_dates import weekend
from workbench.assessing.verification import MARK
from workbench.cli import shapes, text
from workbench.cli.group import (
    FILE,
    audience_option,
    json_option,
    language_option,
    release_option,
    seen_by,
    workbench,
)
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.domain.records import MILESTONE
from workbench.domain.when import COMPUTED, When, show_when
from workbench.gathering.cycles_told import counted, review_title
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.calendar import Entry
from workbench.tasks.calendar_file import Span, dates_in, reader_for, save_calendar
from workbench.tasks.calendar_leaving import LEFT_OUT
from workbench.tasks.cycles import (
    ADDED_UP,
    EXTENDED,
    IF_ALL,
    ISSUES,
    NOT_KNOWN,
    READING,
    SINCE_ALL,
    TERM,
    Cycles,
    cycles,
    days_left,
    heard_told,
    left_told,
    sides,
)
from workbench.tasks.handing_out import Handing

DAY = click.DateTime(["%Y-%m-%d"])


@workbench.command("cycles")
@click.argument("dossier", type=FILE)
@click.option("--as-of", type=DAY, default=None, help="The day to look from, such as 2026-07-01; today otherwise.")
@seen_by
@json_option
def cycles_(dossier: Path, as_of: datetime | None, audience: str, as_json: bool) -> None:
    """Tell the joint reviews of Article 34.7, what is due before and after each, and who has confirmed."""
    voice = Voice(spoken_language(), as_json)
    day = as_of.date() if as_of else date.today()
    with told(voice.language), open_dossier(dossier) as opened:
        found = cycles(opened.reader.for_audience(audience_of(audience)), day, voice.language)
        voice.answer(lambda: _shape(found, voice))
        _tell(voice, found)


@workbench.command("calendar")
@click.argument("dossier", type=FILE)
@click.option("--out", type=FILE, default=None, help="A calendar to write, an .ics; a list otherwise.")
@audience_option
@release_option
@language_option
@click.option("--from", "first", type=DAY, default=None, help="The first day.")
@click.option("--to", "last", type=DAY, default=None, help="The last day.")
@click.option("--as-of", type=DAY, default=None, help="The day of the calendar; today otherwise.")
@json_option
def calendar_(
    dossier: Path,
    out: Path | None,
    audience: str,
    release_to: str | None,
    language: Language,
    first: datetime | None,
    last: datetime | None,
    as_of: datetime | None,
    as_json: bool,
) -> None:
    """List the dates that an audience may see, those of Article 34.7 among them, or write them as an .ics.

    In the .ics a round that is a meeting and a milestone of the same days stands once; meetings known from evidence
    or a third party alone are left out and counted.
    """
    voice = Voice(spoken_language(), as_json)
    day = as_of.date() if as_of else date.today()
    span = Span(first.date() if first else None, last.date() if last else None)
    handing = Handing(audience_of(audience), release_to)
    with told(voice.language), open_dossier(dossier) as opened:
        if out is None:
            found = dates_in(reader_for(opened, handing), span, voice.language, day)
            voice.answer(lambda: [_entry_shape(e, voice) for e in found])
            for entry in found:
                mark = f" ({COMPUTED.in_(voice.language)})" if entry.is_computed else ""
                voice.line(f"{entry.when.iso()}{mark}  {entry.title}")
            if not found:
                voice.line(_NO_DATES)
                sys.exit(NO)
            return
        with progress(voice.language) as watched:
            saved = save_calendar(opened, out, handing, language, day, span, watched)
        voice.line(_SAVED.fill(file=out, count=saved.dates, computed=saved.computed))
        if saved.left_out:
            voice.line(LEFT_OUT.fill(count=saved.left_out))
        text.proof(voice, saved.proof)
        voice.answer(
            lambda: {
                "file": str(out),
                "dates": saved.dates,
                "computed": saved.computed,
                "left_out": saved.left_out,
                "proof": shapes.proof(saved.proof),
            }
        )


# ---- as JSON


def _entry_shape(entry: Entry, voice: Voice) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "type": entry.type,
        "field": entry.field,
        "title": entry.title,
        "date": entry.when.iso(),
        "basis": entry.when.basis,
        "how": entry.how.in_(voice.language),
    }


def _shape(found: Cycles, voice: Voice) -> dict[str, Any]:
    series = found.series
    return {
        "as_of": series.as_of.isoformat(),
        "term": {**_when_shape(series.term, series.as_of), "uid": series.term_uid},
        "extended": series.extended.year if series.extended is not None else None,
        "added_up": series.added_up,
        "cycles": [_cycle_shape(c, found, voice) for c in series.cycles],
        "interpretation": {
            "note": INTERPRETATION.in_(voice.language),
            "for": series.read_for.iso() if series.read_for is not None else None,
            "readings": [
                {
                    "reading": r.words.in_(voice.language),
                    "from": r.start.isoformat(),
                    "term": r.term.isoformat(),
                    "next_review": r.review.isoformat(),
                }
                for r in series.readings
            ],
        },
    }


def _when_shape(when: When, day: date) -> dict[str, Any]:
    return {"date": when.iso(), "basis": when.basis, "days_left": days_left(when, day)}


def _cycle_shape(cycle: Cycle, found: Cycles, voice: Voice) -> dict[str, Any]:
    return {
        "year": cycle.year,
        "kind": cycle.kind,
        "review": {**_when_shape(cycle.when, found.series.as_of), "uid": cycle.uid},
        "confirmed": [found.names[uid] for uid in cycle.confirmed],
        "declined": [found.names[uid] for uid in cycle.declined],
        "not_known": [found.names[uid] for uid in cycle.silent],
        "heard": [
            {"party": found.names[h.party], "confirms": h.confirms, "date": h.when.iso(), "uid": h.uid}
            for h in cycle.heard
        ],
        "issues": {"open": found.open.get(cycle.year, 0), "all": found.all.get(cycle.year, 0)},
        "dates": [_dated_shape(d, cycle, found, voice) for d in cycle.dates],
    }


def _dated_shape(dated: Dated, cycle: Cycle, found: Cycles, voice: Voice) -> dict[str, Any]:
    odd = weekend(dated.when)
    return {
        "rule": dated.rule.key,
        "what": dated.rule.words.in_(voice.language),
        "law": dated.rule.law.in_(voice.language),
        **_when_shape(dated.when, found.series.as_of),
        "counted": dated.counted.iso(),
        "arithmetic": dated.rule.arithmetic(cycle.when).in_(voice.language),
        "weekend": odd.in_(voice.language) if odd is not None else None,
        "uid": dated.uid,
        "unchecked": dated.uid in found.unchecked,
    }


# ---- as text


def _tell(voice: Voice, found: Cycles) -> None:
    series = found.series
    voice.line(_HEAD.fill(day=series.as_of.isoformat()))
    for cycle in series.cycles:
        _cycle_told(voice, cycle, found)
    mark = _mark(voice, series.term, series.term_uid, found)
    term = TERM.fill(day=_day(voice, series.term)).in_(voice.language)
    voice.line(f"{term}{mark} · {left_told(series.term, series.as_of).in_(voice.language)}")
    if series.extended is not None:
        voice.line(EXTENDED.fill(year=series.extended.year))
    if series.added_up:
        voice.line(ADDED_UP)
    _readings_told(voice, series)


def _cycle_told(voice: Voice, cycle: Cycle, found: Cycles) -> None:
    language = voice.language
    mark = _mark(voice, cycle.when, cycle.uid, found)
    left = left_told(cycle.when, found.series.as_of).in_(language)
    voice.line(f"{_day(voice, cycle.when)}{mark}  {review_title(cycle).in_(language)} · {left}")
    for words, uids, said in sides(cycle):
        voice.line("    " + words.fill(names=", ".join(found.names[uid] for uid in uids)).in_(language))
        for heard in said:
            voice.line("        " + heard_told(heard, found, language).in_(language))
    if cycle.silent and cycle.is_past(found.series.as_of):
        voice.line("    " + NOT_KNOWN.fill(names=", ".join(found.names[uid] for uid in cycle.silent)).in_(language))
    for dated in cycle.dates:
        mark = _mark(voice, dated.when, dated.uid, found)
        left = left_told(dated.when, found.series.as_of).in_(language)
        voice.line(f"    {dated.when.iso()}{mark}  {dated.rule.words.in_(language)} · {left}")
        voice.line(f"        {counted(dated, cycle).in_(language)}")
    if found.all.get(cycle.year):
        voice.line("    " + ISSUES.fill(count=found.all[cycle.year], open=found.open[cycle.year]).in_(language))


def _day(voice: Voice, when: When) -> str:
    return show_when(when, voice.language)


def _mark(voice: Voice, when: When, uid: str, found: Cycles) -> str:
    """What is to be known of a date: which record gives it, that it was computed, that no source was read."""
    key = found.keys.get(uid)
    given = f"{MILESTONE.label.in_(voice.language).lower()} {key}" if key else ""  # "D-36" alone reads as days before
    parts = [given, COMPUTED.in_(voice.language) if when.basis == "computed" else ""]
    said = ", ".join(filter(None, parts))
    checked = f" {MARK.in_(voice.language)}" if uid in found.unchecked else ""
    return f" ({said}){checked}" if said else checked


def _readings_told(voice: Voice, series: Series) -> None:
    if not series.readings or series.read_for is None:
        return
    words = IF_ALL if series.extended is None else SINCE_ALL
    voice.line(words.fill(day=_day(voice, series.read_for)))
    for one in series.readings:
        read = READING.fill(words=one.words, start=one.start, term=one.term, review=one.review)
        voice.line("    " + read.in_(voice.language))
    voice.line("    " + INTERPRETATION.in_(voice.language))


_HEAD = Words(
    "Ciclos de revisión (artículo 34.7) al {day}; días naturales, lo calculado se mueve con la fecha real",
    "Review cycles (Article 34.7) as of {day}; calendar days, what is computed moves with the real date",
)
_SAVED = Words(
    "{file}: {count} {count|fecha|fechas}, {computed} {computed|calculada|calculadas}.",
    "{file}: {count} {count|date|dates}, {computed} computed.",
)
_NO_DATES = Words("Ninguna fecha.", "No dates.")
