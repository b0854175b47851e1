"""The review cycles of Article 34.7: a joint review every year while not all Parties have confirmed the extension.

What a record states is taken from it; everything else is computed and says so. From when a sixteen-year extension
would run is an interpretation: the readings stand side by side, and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.assessing.periods import ENTRY_INTO_FORCE, months_after
from workbench.assessing.review_dates import RULES, ReviewKind, Rule, Unit, shifted
from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records import Issue, Milestone
from workbench.domain.when import Partial, When
from workbench.i18n import Words

ARTICLE = Provision("article", ("34", "7"))
TERM, FIRST_REVIEW = 16, 6  # years: the term of the treaty, and after how many the first joint review is held
_REVIEW, _EXPIRY = "review", "expiry"
_LATEST = 2200  # no review is looked for in a later year
OVER = ("ad_referendum", "closed", "dropped")  # statuses in which an issue is no longer negotiated
_MOST_STEPS = 50  # of dates that move with one another


@dataclass(frozen=True)
class Dated:
    """One date of a cycle. ``uid`` is the record that states or keeps it, empty where it is only computed.

    ``when`` counts; ``counted`` is what the rule gives, which may differ where a record states the date.
    """

    rule: Rule
    when: When
    counted: When
    uid: str = ""


@dataclass(frozen=True)
class Heard:
    """That a Party confirmed the extension, or did not, on which day, and the record that says so."""

    party: str
    confirms: bool
    when: When
    uid: str


@dataclass(frozen=True)
class Cycle:
    """A joint review with the dates that hang on it, and who has confirmed the extension.

    ``when`` is the real date where a record states it, else the anniversary. ``completed`` is when the last Party
    confirmed, None while not all have; who says nothing is ``silent``. ``heard`` is what all that rests on, also that
    who has ``confirmed`` since had not done so ``before``.
    """

    year: int
    when: When
    uid: str
    kind: ReviewKind
    dates: tuple[Dated, ...] = ()
    confirmed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    completed: When | None = None
    heard: tuple[Heard, ...] = ()

    @property
    def before(self) -> tuple[str, ...]:
        """Who did not confirm at first, and has confirmed since."""
        return tuple(dict.fromkeys(h.party for h in self.heard if not h.confirms and h.party in self.confirmed))

    @property
    def is_stated(self) -> bool:
        """Whether a record states the date of the review."""
        return self.when.basis == "stated"

    def is_past(self, day: date) -> bool:
        """Whether the review was to be over before that day."""
        return self.when.last() < day


@dataclass(frozen=True)
class Reading:
    """One way to read from when the extension runs: from which day, until when, and the next six-year review by it."""

    words: Words
    start: date
    term: date
    review: date


@dataclass(frozen=True)
class Series:
    """The cycles of a dossier as of a day, the end of the term, and how an extension may be read.

    ``readings`` are for the review that ``read_for`` names: the one by which all have confirmed, else the next one.
    ``added_up`` is set where all have confirmed, but not as one: whether that extends is an interpretation too.
    ``moved`` are the dates of stored records that are computed and have moved; ``set_aside`` are stored records that
    are computed and no longer hold: another record states the date, or no yearly review follows.
    """

    as_of: date
    parties: tuple[str, ...]
    cycles: tuple[Cycle, ...]
    term: When
    term_uid: str
    extended: Cycle | None
    added_up: bool
    read_for: When | None
    readings: tuple[Reading, ...]
    moved: Mapping[str, When]
    set_aside: frozenset[str]

    @property
    def next(self) -> Cycle | None:
        """The cycle whose review comes next."""
        return next((c for c in self.cycles if not c.is_past(self.as_of)), None)

    def next_date(self) -> Dated | None:
        """The date of any cycle that comes next, the reviews themselves left out."""
        coming = [d for c in self.cycles for d in c.dates if d.when.last() >= self.as_of]
        return min(coming, key=lambda d: (d.when.last(), d.rule.key), default=None)


def review_cycles(milestones: Iterable[Milestone], parties: Sequence[str], as_of: date) -> Series:
    """The cycles that the milestones of a dossier and Article 34.7 give; ``parties`` are the uids of the Parties."""
    known = [m for m in milestones if m.when is not None]
    reviews = _reviews(known)
    term, term_uid = _term(known)
    cycles: list[Cycle] = []
    extended: Cycle | None = None
    for year in _years(reviews, term):
        records = reviews.get(year, [])
        if extended is not None and not any(_is_stated(m) for m in records):
            continue
        bare = _cycle(year, records, "six-year" if extended or not cycles else "annual")
        sided = _with_sides(bare, _heard(bare, known, reviews, as_of), parties)
        cycles.append(replace(sided, dates=_dates(sided, known, records)))
        if sided.completed is not None:
            extended = cycles[-1]
    coming = next((c for c in cycles if not c.is_past(as_of)), None)
    read_for = extended.completed if extended is not None else coming.when if coming is not None else None
    settled = extended is not None and term.last() > _first_term()  # a record says until when
    return Series(
        as_of,
        tuple(parties),
        tuple(cycles),
        term,
        term_uid,
        extended,
        extended is None and bool(parties) and {uid for c in cycles for uid in c.confirmed} >= set(parties),
        read_for,
        () if settled or read_for is None else _readings(read_for.last(), term.last(), cycles[0].when.last()),
        _moved(known, reviews, cycles),
        _set_aside(known, reviews, cycles),
    )


# ---- reviews


def _kind(milestone: Milestone) -> str:
    return milestone.kind.key if milestone.kind is not None else ""


def _is_stated(milestone: Milestone) -> bool:
    return milestone.when is not None and milestone.when.basis == "stated"


def _is_about_the_review(milestone: Milestone) -> bool:
    """Whether it is about Article 34.7 or a part of it, or names no provision: then its kind speaks for it."""
    return not milestone.provisions or any(p == ARTICLE or ARTICLE in p.ancestors() for p in milestone.provisions)


def _reviews(milestones: Sequence[Milestone]) -> dict[int, list[Milestone]]:
    """The records of joint reviews by their year, those that state the date first."""
    found: dict[int, list[Milestone]] = {}
    for one in milestones:
        if _kind(one) == _REVIEW and _is_about_the_review(one) and one.when is not None:
            found.setdefault((one.cycle or one.when).start.year, []).append(one)
    for records in found.values():
        records.sort(key=lambda m: (not _is_stated(m), m.when.first() if m.when else date.max, m.uid))
    return found


def _term(milestones: Sequence[Milestone]) -> tuple[When, str]:
    """The end of the term: the latest that a record states, else sixteen years after entry into force."""
    stated = [m for m in milestones if _kind(m) == _EXPIRY and _is_stated(m) and _is_about_the_review(m)]
    found = max(stated, key=lambda m: m.when.last() if m.when else date.min, default=None)
    if found is not None and found.when is not None:
        return found.when, found.uid
    return _computed(_first_term()), ""


def _first_term() -> date:
    return months_after(ENTRY_INTO_FORCE, 12 * TERM)


def _years(reviews: Mapping[int, list[Milestone]], term: When) -> list[int]:
    """Every year from the first review to the last before the term ends, and any other in which one is stated."""
    first = ENTRY_INTO_FORCE.year + FIRST_REVIEW
    last = min(term.last().year, _LATEST)
    stated = {year for year, of in reviews.items() if first <= year <= _LATEST and any(map(_is_stated, of))}
    return sorted({first, *range(first, last), *stated})


def _cycle(year: int, records: Sequence[Milestone], kind: ReviewKind) -> Cycle:
    for one in records:
        if one.when is not None and one.when.basis != "claimed":
            return Cycle(year, one.when, one.uid, kind)
    return Cycle(year, _computed(months_after(ENTRY_INTO_FORCE, 12 * (year - ENTRY_INTO_FORCE.year))), "", kind)


def _computed(day: date) -> When:
    return When(Partial(day.year, day.month, day.day), basis="computed")


# ---- who has confirmed


def _heard(
    cycle: Cycle, milestones: Sequence[Milestone], reviews: Mapping[int, list[Milestone]], as_of: date
) -> list[Milestone]:
    """What was heard by a day of who confirms: at the review, or in writing before the next one that is stated."""
    records = reviews.get(cycle.year, [])
    later = [
        m.when.first() for year, of in reviews.items() if year > cycle.year for m in of if _is_stated(m) and m.when
    ]
    until = min((as_of, *later))

    def counts(one: Milestone, said: date) -> bool:
        if _kind(one) == _REVIEW:
            return one in records and _is_stated(one) and said <= as_of
        return bool(one.confirmed) and cycle.when.first() <= said <= until

    return [m for m in milestones if m.when is not None and counts(m, m.when.first())]


def _with_sides(cycle: Cycle, heard: Sequence[Milestone], parties: Sequence[str]) -> Cycle:
    """The cycle with who confirmed, who did not, and who is not known to have done either."""
    confirmed = tuple(uid for uid in parties if any(uid in m.confirmed for m in heard))
    declined = tuple(uid for uid in parties if uid not in confirmed and any(uid in m.declined for m in heard))
    silent = tuple(uid for uid in parties if uid not in confirmed and uid not in declined)
    last = max((m.when for m in heard if m.confirmed and m.when), key=lambda w: w.last(), default=None)
    is_whole = bool(parties) and not declined and not silent
    told = (*_said(confirmed, heard, confirms=True), *_said(parties, heard, confirms=False))
    completed = last if is_whole else None
    return replace(cycle, confirmed=confirmed, declined=declined, silent=silent, completed=completed, heard=told)


def _said(parties: Sequence[str], heard: Sequence[Milestone], *, confirms: bool) -> list[Heard]:
    """What says of some Parties that they confirmed, or did not, in the order of the Parties and then of its dates."""
    ordered = sorted((m for m in heard if m.when), key=lambda m: (m.when.first() if m.when else date.max, m.uid))
    return [
        Heard(party, confirms, m.when, m.uid)
        for party in parties
        for m in ordered
        if m.when and party in (m.confirmed if confirms else m.declined)
    ]


# ---- the dates that hang on a review


def _dates(cycle: Cycle, milestones: Sequence[Milestone], records: Sequence[Milestone]) -> tuple[Dated, ...]:
    """The dates of a cycle in their order; a record that states one stands in the place of the computed one."""
    anchors = {m.uid for m in records}
    hanging = [m for m in milestones if m.moves_with in anchors]
    hanging.sort(key=lambda m: (not _is_stated(m), m.uid))
    found: list[Dated] = []
    for rule in RULES:
        counted = rule.counted(cycle.when) if cycle.kind in rule.reviews else None
        if counted is None:
            continue
        kept = next((m for m in hanging if _offset(m.offset) == (rule.amount, rule.unit)), None)
        stated = kept.when if kept is not None and _is_stated(kept) else None
        found.append(Dated(rule, stated or counted, counted, kept.uid if kept is not None else ""))
    return tuple(sorted(found, key=lambda d: (d.when.first(), d.rule.key)))


def _offset(offset: Quantity | None) -> tuple[int, Unit] | None:
    """How far a record stands from what it moves with; a number without a unit counts days."""
    if offset is None or offset.amount != int(offset.amount):
        return None
    return (int(offset.amount), "months" if offset.unit == "months" else "days")


def _moved(
    milestones: Sequence[Milestone], reviews: Mapping[int, list[Milestone]], cycles: Sequence[Cycle]
) -> dict[str, When]:
    """The dates of computed records that no longer are what they were computed from."""
    by_uid = {m.uid: m for m in milestones}
    real = {m.uid: c.when for c in cycles for m in reviews.get(c.year, ())}

    def now(one: Milestone, steps: int = 0) -> When | None:
        if one.uid in real:
            return real[one.uid]
        anchor, offset = by_uid.get(one.moves_with), _offset(one.offset)
        if one.when is None or one.when.basis != "computed" or anchor is None or offset is None:
            return one.when
        moved_with = now(anchor, steps + 1) if steps < _MOST_STEPS else None
        return (shifted(moved_with, *offset) if moved_with is not None else None) or one.when

    found = {m.uid: when for m in milestones if m.uid not in real and (when := now(m)) is not None}
    return {uid: when for uid, when in found.items() if when != by_uid[uid].when}


def _set_aside(
    milestones: Sequence[Milestone], reviews: Mapping[int, list[Milestone]], cycles: Sequence[Cycle]
) -> frozenset[str]:
    """Computed records that no longer hold."""
    used = {c.uid for c in cycles}
    years = {c.year for c in cycles}
    gone = {m.uid for of in reviews.values() for m in of if _is_computed(m) and m.uid not in used}
    lapsed = {m.uid for year, of in reviews.items() if year not in years for m in of if _is_computed(m)}
    return frozenset(gone | {m.uid for m in milestones if _is_computed(m) and m.moves_with in lapsed})


def _is_computed(milestone: Milestone) -> bool:
    return milestone.when is not None and milestone.when.basis == "computed"


# ---- issues


def cycle_of(issue: Issue) -> int:
    """The year of the cycle in which an issue lives; 0 where it says none, or more than one year."""
    if issue.cycle is None or issue.cycle.first().year != issue.cycle.last().year:
        return 0
    return issue.cycle.start.year


def is_over(issue: Issue) -> bool:
    """Whether an issue is agreed, closed or withdrawn."""
    return issue.status is not None and issue.status.key in OVER


# ---- from when an extension runs


def _readings(confirmed: date, term: date, first: date) -> tuple[Reading, ...]:
    """The ways to read from when sixteen more years run, each with the arithmetic of its dates."""
    starts = [(_FROM_TERM, term), (_FROM_CONFIRMATION, confirmed)]
    if first != confirmed:
        starts.append((_FROM_FIRST, first))
    return tuple(
        Reading(words, start, months_after(start, 12 * TERM), months_after(start, 12 * FIRST_REVIEW))
        for words, start in starts
    )


_FROM_TERM = Words("desde el fin de la vigencia actual", "from the end of the present term")
_FROM_CONFIRMATION = Words("desde el día en que ya confirmaron todas", "from the day by which all have confirmed")
_FROM_FIRST = Words(
    "desde la primera revisión conjunta, como si entonces hubieran confirmado todas",
    "from the first joint review, as if all had confirmed then",
)
INTERPRETATION = Words(
    "Desde cuándo corren los 16 años es una interpretación: el programa no elige ninguna.",
    "From when the 16 years run is an interpretation: the program chooses none.",
)
