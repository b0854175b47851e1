"""The review cycles of a dossier: their dates, who has confirmed, and the issues that live in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.assessing.cycles import Cycle, Heard, Series, cycle_of, is_over
from workbench.assessing.verification import MARK, unchecked_by_record
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import ISSUE, MILESTONE, Issue
from workbench.domain.when import When, show_when
from workbench.gathering.cycles import series_of
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, same
from workbench.store.reader import Reader


@dataclass(frozen=True)
class Cycles:
    """The cycles of a dossier as they are told.

    ``names`` are those of the Parties, ``keys`` the short keys of the records that give dates, ``unchecked`` those of
    them whose source nobody has read, ``unsourced`` those that say who confirmed and name no source. ``open`` and
    ``all`` count the issues of a cycle by its year; 0 stands for those that say no cycle.
    """

    series: Series
    names: Mapping[str, str]
    keys: Mapping[str, str]
    unchecked: frozenset[str]
    unsourced: frozenset[str]
    open: Mapping[int, int]
    all: Mapping[int, int]


def cycles(reader: Reader, as_of: date, language: Language) -> Cycles:
    """The cycles of a dossier, with the names and the issues that a person wants beside them."""
    series = series_of(reader, as_of)
    dated = {series.term_uid, *(c.uid for c in series.cycles), *(d.uid for c in series.cycles for d in c.dates)} - {""}
    heard = {h.uid for c in series.cycles for h in c.heard}
    dated |= heard
    titles = Titles(reader, language, short=True)
    titles.fetch(series.parties)
    cited = reader.citations_of(dated)
    issues = [r for r in reader.all(ISSUE.name) if isinstance(r, Issue)]
    return Cycles(
        series,
        {uid: titles.of(uid) for uid in series.parties},
        {r.uid: r.key for r in reader.get_all(dated)},
        frozenset(unchecked_by_record(c for of in cited.values() for c in of)),
        frozenset(heard - cited.keys()),
        Counter(cycle_of(i) for i in issues if not is_over(i)),
        Counter(map(cycle_of, issues)),
    )


def moved_on(reader: Reader, as_of: date, language: Language) -> ChangeSet:
    """The computed dates that are kept and have moved, at the days to which they moved, as one step of undo."""
    moved = series_of(reader, as_of).moved
    edits = tuple(Update(r.uid, r.revision, {"when": moved[r.uid]}) for r in reader.get_all(moved))
    return ChangeSet(edits, MOVED.fill(count=len(edits)).in_(language))


# ---- in words


def sides(cycle: Cycle) -> list[tuple[Words, tuple[str, ...], list[Heard]]]:
    """Who confirmed, who did not, and who had not before confirming, each with the words for it and what says so."""
    parts = ((CONFIRMED, cycle.confirmed, True), (DECLINED, cycle.declined, False), (BEFORE, cycle.before, False))
    return [
        (words, uids, [h for h in cycle.heard if h.confirms is confirms and h.party in uids])
        for words, uids, confirms in parts
        if uids
    ]


def heard_told(heard: Heard, found: Cycles, language: Language) -> Words:
    """By which record, of which day, a Party is known to have confirmed or not, and whether a source stands behind."""
    mark = NO_SOURCE if heard.uid in found.unsourced else MARK if heard.uid in found.unchecked else same("")
    key = found.keys.get(heard.uid, "")
    given = f"{MILESTONE.label.in_(language).lower()} {key}" if key else ""
    said = " · ".join(filter(None, (found.names[heard.party], show_when(heard.when, language), given)))
    return same(f"{said} {mark.in_(language)}".strip())


def days_left(when: When, as_of: date) -> int:
    """The days until something is due: until the first that it can mean, then the last; below zero once it is past."""
    first, last = (when.first() - as_of).days, (when.last() - as_of).days
    return first if first >= 0 else max(last, 0) if last >= 0 else last


def left_told(when: When, as_of: date) -> Words:
    """How many days are left."""
    left = days_left(when, as_of)
    return _TODAY if left == 0 else (_LEFT if left > 0 else _PAST).fill(count=abs(left))


MOVED = Words(
    "{count} {count|fecha calculada se movió|fechas calculadas se movieron} con la fecha real",
    "{count} computed {count|date has|dates have} moved with the real date",
)
_TODAY = Words("hoy", "today")
_LEFT = Words("en {count} {count|día|días}", "in {count} {count|day|days}")
_PAST = Words("pasó hace {count} {count|día|días}", "passed {count} {count|day|days} ago")
CONFIRMED = Words("Confirmaron: {names}", "Confirmed: {names}")
DECLINED = Words("No confirmaron: {names}", "Did not confirm: {names}")
BEFORE = Words("No habían confirmado antes: {names}", "Had not confirmed before: {names}")
NOT_KNOWN = Words("No consta si confirmaron: {names}", "Not on record whether they confirmed: {names}")
NO_SOURCE = Words("(sin fuente)", "(no source)")
ISSUES = Words(
    "{open} {open|tema abierto|temas abiertos} de {count} en este ciclo",
    "{open} open {open|issue|issues} of {count} in this cycle",
)
TERM = Words("Fin de la vigencia: {day}", "End of the term: {day}")
EXTENDED = Words(
    "De la revisión de {year} han confirmado todas las Partes: dejan de seguir revisiones anuales.",
    "Of the review of {year} all Parties have confirmed: no yearly reviews follow.",
)
ADDED_UP = Words(
    "Sumadas las revisiones, todas las Partes han confirmado, pero no en una misma; si eso prorroga la vigencia es una "
    "interpretación.",
    "All Parties have confirmed at one review or another, but not at one and the same; whether that extends the term "
    "is an interpretation.",
)
IF_ALL = Words(
    "Interpretación: si todas confirmaran en la próxima revisión ({day}), los 16 años correrían",
    "Interpretation: if all confirmed at the next review ({day}), the 16 years would run",
)
SINCE_ALL = Words(
    "Interpretación: confirmadas todas ({day}), los 16 años corren",
    "Interpretation: as all have confirmed ({day}), the 16 years run",
)
READING = Words(
    "{words}: {start} más 16 años, hasta {term}; siguiente revisión sexenal {review}",
    "{words}: {start} plus 16 years, until {term}; next six-year review {review}",
)
