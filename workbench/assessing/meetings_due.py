"""What a body owes in meetings: its periods held against its meetings, its waivers and a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from workbench.assessing.periods import (
    ENTRY_INTO_FORCE,
    Counting,
    Duty,
    Period,
    grid,
    months_after,
    since_last,
)
from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records import Body, Meeting
from workbench.domain.records.body import CADENCE
from workbench.domain.types import Chosen, Row
from workbench.i18n import Words

State = Literal["held", "waived", "no_record", "uncertain", "open"]
STATES: Mapping[State, Words] = MappingProxyType(
    {
        "held": Words("celebrada", "held"),
        "waived": Words("omitida por acuerdo", "waived by decision"),
        "no_record": Words("sin registro público", "no public record"),
        "uncertain": Words("no se sabe en cuál periodo", "not known in which period"),
        "open": Words("aún abierto", "still open"),
    }
)
# How much of a cadence was read, the surest first; the last one gives no figure.
BASES = ("text", "page", "paper", "rule", "none")
_UNITS: dict[str, int] = {"months": 1, "years": 12, "": 1}
_DAY = timedelta(days=1)
_PAST = ("held", "evidence", "claimed")  # standings of what was, or may have been
_COLUMNS = {column.name: at for at, column in enumerate(CADENCE.columns)}


@dataclass(frozen=True)
class Sitting:
    """A meeting held, or one waived: its record and the days in which it lies, both ends inside."""

    uid: str
    first: date
    last: date


@dataclass(frozen=True)
class _Waiver:
    """The periods that a decision waives, by their places, and those of which it waives one, nobody knows which."""

    covered: frozenset[int]
    one_of: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Slot:
    """One period with what is known of it, and the sittings that lie in it or may do so."""

    period: Period
    state: State
    sittings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """How the periods came out: ``periods = held + waived + no_record + uncertain + open``.

    ``held`` are the periods that are filled wherever the sittings with uncertain dates lie, ``uncertain`` those that
    they may fill beyond. A decision that waives one of several periods waives one, like a meeting that lies in one of
    them. ``uids`` are all sittings held from entry into force to the day, more than one a
    period included; ``running`` of them lie for certain in the period that is still open.
    """

    held: int = 0
    waived: int = 0
    no_record: int = 0
    uncertain: int = 0
    open: int = 0
    running: int = 0
    uids: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def periods(self) -> int:
        """All periods that have begun."""
        return self.held + self.waived + self.no_record + self.uncertain + self.open

    @property
    def meetings(self) -> int:
        """How many sittings were held; may be more than were due."""
        return len(self.uids)

    @property
    def due(self) -> int:
        """The periods that are over."""
        return self.periods - self.open


@dataclass(frozen=True)
class Owed:
    """What a body owes as of a day, and what that rests on.

    ``basis`` is how much of the cadence was read (``BASES``), ``words`` what was read. Without a ``duty`` there is no
    figure and nothing is ever late. ``public`` counts what is on the public record, ``own`` what our own file holds
    besides. ``evidence``, ``claims`` and ``bilateral`` sittings of a trilateral body are uids of meetings that stand
    beside and are never counted; ``later`` are those of all that begin after the day. ``beside`` are the records of
    these four, ``claimed`` how many meetings the claims are of.
    """

    body: Body
    basis: str
    words: Words
    article: tuple[Provision, ...]
    duty: Duty | None
    on_request: bool
    public: Count
    own: Count
    evidence: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    bilateral: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    beside: tuple[Meeting, ...] = ()

    @property
    def claimed(self) -> int:
        """How many meetings others claim: what a claim says, one where it says nothing that can be counted."""
        return sum(sittings_claimed(m) for m in self.beside if m.uid in self.claims)

    @property
    def due(self) -> int | None:
        """How many meetings were due by the day; None where there is no duty that was read."""
        return None if self.duty is None else self.public.due

    @property
    def is_ruled(self) -> bool:
        """Whether the figure rests on the general rule alone: it is never called late, nor summed with others."""
        return self.duty is not None and self.basis == "rule"


@dataclass
class _Known:
    """The meetings of one body, sorted by what they are worth."""

    public: list[Sitting] = field(default_factory=list)
    own: list[Sitting] = field(default_factory=list)
    waived_public: list[Sitting] = field(default_factory=list)
    waived_own: list[Sitting] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    bilateral: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)


def meetings_due(
    bodies: Iterable[Body], meetings: Iterable[Meeting], as_of: date, counting: Counting = "treaty"
) -> list[Owed]:
    """What every body owes as of a day, in the order of the bodies."""
    by_body: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_body.setdefault(meeting.body, []).append(meeting)
    return [_owed(body, by_body.get(body.uid, ()), as_of, counting) for body in bodies]


def _owed(body: Body, meetings: Iterable[Meeting], as_of: date, counting: Counting) -> Owed:
    row = _surest(body.cadence)
    duty = _duty(row) if row is not None else None
    ordered = sorted(meetings, key=_by_day)
    known = _sorted_out(body, ordered, duty.start if duty else ENTRY_INTO_FORCE, as_of)
    everything = sorted([*known.public, *known.own], key=lambda s: (s.last, s.first, s.uid))
    return Owed(
        body,
        _basis(row),
        Words(_at(row, "words") or "", _at(row, "words_en") or _at(row, "words") or ""),
        _at(row, "article") or (),
        duty,
        bool(_at(row, "on_request")),
        _counted(duty, known.public, known.waived_public, as_of, counting),
        _counted(duty, everything, [*known.waived_public, *known.waived_own], as_of, counting),
        tuple(known.evidence),
        tuple(known.claims),
        tuple(known.bilateral),
        tuple(known.later),
        tuple(m for m in ordered if m.uid in {*known.evidence, *known.claims, *known.bilateral, *known.later}),
    )


# ---- the duty


def _at(row: Row | None, name: str) -> Any:
    return None if row is None else row[_COLUMNS[name]]


def _basis(row: Row | None) -> str:
    read = _at(row, "read")
    return read.key if isinstance(read, Chosen) else "none"


def _surest(cadence: Sequence[Row]) -> Row | None:
    """The row of a cadence that was read best; of equal ones the first."""
    return min(cadence, key=lambda row: BASES.index(_basis(row)), default=None)


def _duty(row: Row) -> Duty | None:
    """The duty that a row says; None where it was not read, says no number, or leaves it to a request."""
    first, interval = _months(_at(row, "first_within")), _months(_at(row, "interval"))
    if _basis(row) == "none" or _at(row, "on_request") or not (first or interval):
        return None
    counted = _at(row, "count_from")
    start = counted.first() if counted is not None else ENTRY_INTO_FORCE
    return Duty(first or interval or 0, interval, start)


def _months(value: object) -> int | None:
    """A quantity of months or years as whole months; None for anything else."""
    if not isinstance(value, Quantity) or value.unit not in _UNITS:
        return None
    months = value.amount * _UNITS[value.unit]
    return int(months) if months == months.to_integral_value() and months >= Decimal(1) else None


# ---- the meetings


def sittings_claimed(meeting: Meeting) -> int:
    """How many meetings a record is of."""
    amount = meeting.sittings.amount if meeting.sittings is not None else Decimal(1)
    return int(amount) if amount >= 1 and amount == amount.to_integral_value() else 1


def _sorted_out(body: Body, meetings: Iterable[Meeting], start: date, as_of: date) -> _Known:
    known = _Known()
    for meeting in meetings:
        standing = meeting.standing.key if meeting.standing else ""
        if standing in _PAST and meeting.when is not None and meeting.when.first() > as_of:
            known.later.append(meeting.uid)
        elif standing == "evidence":
            known.evidence.append(meeting.uid)
        elif standing == "claimed":
            known.claims.append(meeting.uid)
        elif standing in ("held", "waived") and meeting.when is not None and meeting.when.last() >= start:
            _place(known, body, meeting, standing, as_of)
    return known


def _by_day(meeting: Meeting) -> tuple[date, date, str]:
    """Meetings by the last day that their dates can mean; those without a date come last."""
    when = meeting.when
    return (when.last(), when.first(), meeting.uid) if when is not None else (date.max, date.max, meeting.uid)


def _place(known: _Known, body: Body, meeting: Meeting, standing: str, as_of: date) -> None:
    assert meeting.when is not None
    sitting = Sitting(meeting.uid, meeting.when.first(), meeting.when.last())
    ours = meeting.known_from is None or meeting.known_from.key != "public"  # of what nobody says is public
    if standing == "waived":
        (known.waived_own if ours else known.waived_public).append(sitting)
    elif set(body.parties) - set(meeting.parties_present) and meeting.parties_present:
        known.bilateral.append(meeting.uid)
    else:
        (known.own if ours else known.public).append(sitting)


# ---- the count


def _counted(
    duty: Duty | None, held: Sequence[Sitting], waived: Sequence[Sitting], as_of: date, counting: Counting
) -> Count:
    if duty is None:
        return Count(uids=tuple(s.uid for s in held))
    if counting != "since":
        periods = grid(duty, as_of, counting)
        over = [at for at, p in enumerate(periods) if p.last < as_of]
    else:
        over_by_then = [s for s in held if s.last <= as_of]
        periods = since_last(duty, [(s.first, s.last) for s in over_by_then], as_of)
        over = [at for at, p in enumerate(periods) if p.last < as_of or any(_ends(s, p) for s in over_by_then)]
    waivers = [_waiver(w, periods, duty) for w in waived]
    return _on_grid(periods, over, held, waivers)


def _ends(sitting: Sitting, period: Period) -> bool:
    return period.first <= sitting.first and sitting.last == period.last


def _waiver(waived: Sitting, periods: Sequence[Period], duty: Duty) -> _Waiver:
    """What a waiver waives: all that it covers; one of those that it touches where it covers none, or is longer by a
    whole interval.
    """
    touched = frozenset(at for at, p in enumerate(periods) if p.touches(waived.first, waived.last))
    covered = frozenset(at for at in touched if Period(waived.first, waived.last).holds(*_days(periods[at])))
    if len(touched) == 1:
        return _Waiver(touched)
    more = months_after(waived.first, (duty.interval or duty.first) * (len(covered) + 1)) - _DAY
    return _Waiver(covered, touched - covered if not covered or more <= waived.last else frozenset())


def _days(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _on_grid(
    periods: Sequence[Period], over: Sequence[int], held: Sequence[Sitting], waivers: Sequence[_Waiver]
) -> Count:
    """The periods of a grid; a sitting whose date is not known to the period may lie in any that it touches."""
    dropped = {at for w in waivers for at in w.covered if at in over}
    places = [_places(s, periods, dropped) for s in held]
    sure = {at for where in places if len(where) == 1 for at in where}
    one_of = [w.one_of | ({-1} if w.covered & sure else set()) for w in waivers if w.one_of]
    dropped -= sure
    free = [at for at in over if at not in dropped]
    least_held, least = (_least_filled(sets, set(free)) for sets in (places, [*places, *one_of]))
    most = _most_filled([*places, *one_of], free)
    slots = []
    for at, period in enumerate(periods):
        inside = tuple(s.uid for s, where in zip(held, places, strict=True) if at in where)
        state: State = "no_record"
        if at not in over:
            state = "open"
        elif at in sure:
            state = "held"
        elif at in dropped:
            state = "waived"
        elif inside or any(at in where for where in one_of):
            state = "uncertain"
        slots.append(Slot(period, state, inside))
    return Count(
        held=least_held,
        waived=len(dropped) + least - least_held,
        no_record=len(free) - most,
        uncertain=most - least,
        open=len(periods) - len(over),
        running=sum(bool(where) and not where & {-1, *over} for where in places),
        uids=tuple(s.uid for s in held),
        slots=tuple(slots),
    )


def _places(sitting: Sitting, periods: Sequence[Period], dropped: set[int]) -> frozenset[int]:
    """The periods that a sitting may lie in; not those that were waived, where it may lie in another.

    A sitting that may lie outside all periods has -1 among its places.
    """
    touched = {at for at, p in enumerate(periods) if p.touches(sitting.first, sitting.last)}
    if periods and sitting.first < periods[0].first:
        touched.add(-1)
    if periods and sitting.last > periods[-1].last:
        touched.add(-1)
    return frozenset(touched - dropped) or frozenset(touched)


def _least_filled(places: Sequence[frozenset[int]], due: set[int]) -> int:
    """How many periods that are over are filled at least, wherever the sittings lie: as few points as meet all."""
    filled: set[int] = set()
    for where in sorted((w for w in places if w and w <= due), key=max):
        if not where & filled:
            filled.add(max(where))
    return len(filled)


def _most_filled(places: Sequence[frozenset[int]], due: Sequence[int]) -> int:
    """How many periods that are over can be filled at most, each sitting filling one."""
    left = sorted((w & set(due) for w in places), key=lambda w: (max(w, default=-1), -len(w)))
    filled = 0
    for at in due:
        reaching = [w for w in left if at in w]
        if reaching:
            left.remove(min(reaching, key=max))
            filled += 1
    return filled
