"""Rows of one file that tell one position at several dates: a state each, the oldest first, told as a series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from workbench.assessing.told_later import states
from workbench.domain.audience import Audience
from workbench.domain.change import Create, Edit, Origin, Update
from workbench.domain.problem import Problem, Severity
from workbench.domain.records import POSITION, Position
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.gathering.evolution import changes_of
from workbench.i18n import Words
from workbench.importing.choices import Choices
from workbench.importing.gathered import Gathered
from workbench.importing.merging import merged
from workbench.importing.planned import Action, Move, Planned, State, StateKind
from workbench.importing.stage import CellProblem, StagedRecord
from workbench.store.reader import Reader

DATE = "as_of"
SEEN = "series"  # the code of the remark that a sheet holds one
OLDER = "series-past"  # that it tells positions as they were before what the dossier holds
NO_PLACE = "series-no-place"  # of the question where among the dates of a position a row belongs
# What is of one date; who may see a position, what it is about and what was noted about it is not.
OF_A_DATE = tuple(
    f.name
    for f in POSITION.fields
    if f.name in ("stance", "statement") or (f.group in ("basis", "room", "clearance") and f.name != "standing")
)


class Ranked(NamedTuple):
    """The place of each row in the series of its position, from 1 on, by its id, what is in none left out; and the
    rows that are asked about instead.
    """

    places: dict[int, int]
    asked: list[StagedRecord]


def ranked(records: Iterable[StagedRecord], known: Mapping[str, Record], choices: Choices) -> Ranked:
    """Which rows tell positions at several dates, or at one that is older than what the dossier holds (``known``).

    Rows about one position are a series where two of them or more have dates that do not overlap. A row among them
    whose place in time nobody can tell is a question of its own; the others go on without it.
    """
    rows: dict[str, list[StagedRecord]] = {}
    for record in records:
        if record.type is POSITION:
            rows.setdefault(record.uid, []).append(record)
    found = Ranked({}, [])
    for uid, of in rows.items():
        if not any(_is_ours(r) or choices.is_no_series(r.sheet) for r in of):
            now = known.get(uid)
            _rank(of, now.as_of if isinstance(now, Position) else None, found)
    return found


def _rank(rows: Sequence[StagedRecord], now: When | None, found: Ranked) -> None:
    """Ranks the rows about one position; ``now`` is the date of what the dossier holds of it."""
    dated, unplaced = _placed([r for r in rows if isinstance(r.values.get(DATE), When)])
    dates = {_date(r.values[DATE]): r.values[DATE] for r in dated}
    is_past = any(_is_before(when, now) for when in dates.values())
    if len(dates) < 2 and not is_past:
        return
    placed = sorted(dates, key=lambda iso: dates[iso].first())
    found.places.update((id(r), placed.index(_date(r.values[DATE])) + 1) for r in dated)
    for record in (r for r in rows if not isinstance(r.values.get(DATE), When)):
        repeated = [found.places[id(r)] for r in dated if _repeats(record, r)]
        if repeated:
            found.places[id(record)] = max(repeated)
        else:
            unplaced.append((record, _UNDATED))
    for record, words in unplaced:
        cell = next((c.cell for c in record.cells if c.field == DATE), "")
        severity = Severity.QUESTION if cell else Severity.BLOCKING
        record.note(cell or record.heading, DATE, Problem(NO_PLACE, words, severity))
        found.asked.append(record)


def _placed(rows: Sequence[StagedRecord]) -> tuple[list[StagedRecord], list[tuple[StagedRecord, Words]]]:
    """The rows whose dates follow one another, and those whose date overlaps another one that is more exact."""
    kept: list[StagedRecord] = []
    unplaced: list[tuple[StagedRecord, Words]] = []
    for record in sorted(rows, key=lambda r: r.values[DATE].last() - r.values[DATE].first()):
        when = record.values[DATE]
        other = next((r for r in kept if _overlap(r.values[DATE], when)), None)
        if other is None:
            kept.append(record)
        else:
            cell = other.said(DATE)
            place = f"{other.sheet} {cell.cell if cell is not None else other.row}"
            unplaced.append((record, _OVERLAPS.fill(day=_date(when), other=_date(other.values[DATE]), place=place)))
    places = set(map(id, kept))
    return [r for r in rows if id(r) in places], unplaced


def _overlap(one: When, other: When) -> bool:
    return _date(one) != _date(other) and one.first() <= other.last() and other.first() <= one.last()


def _repeats(record: StagedRecord, other: StagedRecord) -> bool:
    """Whether a row says nothing that is of one date but what another one says."""
    of_a_date = (n for n in OF_A_DATE if n in record.values and n not in record.implied)
    return all(record.values[n] == other.values.get(n) for n in of_a_date)


def _is_ours(record: StagedRecord) -> bool:
    return record.ours or record.revision > 0


def _date(when: When) -> str:
    return when.iso()


def past_of(reader: Reader, existing: Iterable[Record]) -> dict[str, list[Position]]:
    """All states that some positions of the dossier ever had and that nothing took back, in the order of the changes
    that brought them.
    """
    positions = [r for r in existing if isinstance(r, Position)]
    steps = reader.standing(p.uid for p in positions)
    return {p.uid: states(p, changes_of(steps.get(p.uid, ()))) for p in positions}


@dataclass
class Run:
    """The edits by which a record comes to one state after another, and the cells of each."""

    now: Record | None
    edits: list[Edit] = field(default_factory=list)
    origins: list[Mapping[str, Origin]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._revision = self.now.revision if self.now is not None else 0

    def to(self, after: Record, origins: Mapping[str, Origin]) -> None:
        """Goes on to a state, unless it is that already."""
        if self.now is None:
            self.edits.append(Create(after))
        else:
            values = {
                f.name: getattr(after, f.name)
                for f in POSITION.fields
                if getattr(after, f.name) != getattr(self.now, f.name)
            }
            if not values:
                return
            self.edits.append(Update(after.uid, self._revision, values))
        self.origins.append(origins)
        self._revision += 1
        self.now = after


Making = Callable[[Gathered], Planned]
Moving = Callable[[Gathered, Record], Planned]
Told = tuple[Planned, Run]


def run_through(told: Sequence[Gathered], past: Sequence[Position], create: Making, update: Moving) -> Told:
    """What becomes of a position of which a file tells several states, the oldest first, and the edits.

    States older than what the dossier holds go into its history and leave what it holds as it is.
    """
    existing = told[0].existing
    run = Run(existing)
    found: list[State] = []
    written: dict[str, Move] = {}
    if isinstance(existing, Position):
        found = _tell_the_past(existing, told, past, run, update)
    for one in told[len(found) :]:
        plan = create(one) if run.now is None else update(one, run.now)
        if plan.action == "unchanged" or _was_known(one, existing, past, plan):
            found.append(_state(one, "known"))
            continue
        names = one.values if plan.action == "create" else (m.field.name for m in plan.moves)
        run.to(plan.record, one.origins_of(names))
        written |= {m.field.name: m for m in plan.moves}
        found.append(_state(one, "new", plan))
    return _planned(told, run, found, written), run


def _tell_the_past(
    existing: Position, told: Sequence[Gathered], past: Sequence[Position], run: Run, update: Moving
) -> list[State]:
    """Goes through the states that are older than what the dossier holds, and back to that."""
    seen, found = list(past), list[State]()
    for one in told:
        if not _is_before(one.values[DATE], existing.as_of):
            break
        if any(_says_nothing_new(one, state) for state in seen):
            found.append(_state(one, "known"))
            continue
        plan = update(one, _stood_before(existing, seen, one.values[DATE]))
        after = _reserved(existing, plan.record)
        run.to(after, one.origins_of(m.field.name for m in plan.moves))
        seen += [after] if isinstance(after, Position) else []
        found.append(_state(one, "past", plan))
    run.to(existing, {})
    return found


def _was_known(one: Gathered, existing: Record | None, past: Sequence[Position], plan: Planned) -> bool:
    """Whether a state is of the date of what the dossier holds, and was told then: what somebody wrote since stays."""
    if not isinstance(existing, Position) or existing.as_of is None or _date(one.values[DATE]) != _date(existing.as_of):
        return False
    names = {m.field.name for m in plan.moves if m.cell}
    return names <= set(OF_A_DATE) and any(_says_nothing_new(one, state) for state in past)


def _is_before(when: When, now: When | None) -> bool:
    return now is not None and when.last() < now.first()


def _says_nothing_new(one: Gathered, state: Position) -> bool:
    """Whether the dossier knows a state of that date that says all that."""
    if state.as_of is None or _date(state.as_of) != _date(one.values[DATE]):
        return False
    said = ((POSITION.field(n), getattr(state, n), v) for n, v in one.values.items() if n in OF_A_DATE)
    return all(merged(declared, old, value, one.language) == old for declared, old, value in said)


def _stood_before(existing: Record, seen: Iterable[Position], when: When) -> Record:
    """The position as it was said before a date, as far as is known: what was said later is not taken for older."""
    earlier = [s for s in seen if s.as_of is not None and s.as_of.last() < when.first()]
    then = max(earlier, key=lambda s: s.as_of.first() if s.as_of is not None else when.first(), default=None)
    blank = {n: POSITION.field(n).type.empty for n in OF_A_DATE}
    return replace(existing, **(blank if then is None else {n: getattr(then, n) for n in OF_A_DATE}))


def _reserved(existing: Record, after: Record) -> Record:
    """A state of the past is for negotiators, whoever may see the present one."""
    if existing.own_audience is Audience.NEGOTIATORS:
        return after
    levels = dict(existing.levels) | dict.fromkeys((*OF_A_DATE, "notes", "tags"), Audience.NEGOTIATORS)
    return replace(after, levels=tuple(sorted(levels.items())))


def _state(one: Gathered, kind: StateKind, plan: Planned | None = None) -> State:
    sheet, row = one.place
    said = plan.moves if plan is not None else ()
    moves = tuple(m for m in said if m.cell and m.field.name in OF_A_DATE and m.field.name != DATE)
    return State(one.values[DATE], kind, sheet, row, one.origins[DATE].cell, moves)


def _planned(told: Sequence[Gathered], run: Run, found: Sequence[State], written: Mapping[str, Move]) -> Planned:
    """What it all comes to; ``written`` are the latest moves of each field."""
    existing, last = told[0].existing, told[-1]
    assert run.now is not None
    moves: list[Move] = []
    for declared in POSITION.fields:
        new = getattr(run.now, declared.name)
        old = getattr(existing, declared.name) if existing is not None else declared.type.empty
        if new != old:
            by = written.get(declared.name)
            moves.append(Move(declared, old, new, by.cell if by else "", by.sheet if by else ""))
    action: Action = "create" if existing is None else "update" if run.edits else "unchanged"
    return Planned(action, POSITION, run.now, *last.place, tuple(moves), tuple(found))


def remarks(planned: Iterable[Planned]) -> list[CellProblem]:
    """What is to be known of the series of each sheet, and of what it tells of the past alone."""
    told: dict[tuple[str, str], list[Planned]] = {}
    for one in planned:
        if one.states:
            is_past = len(one.states) == 1
            told.setdefault((one.sheet, OLDER if is_past else SEEN), []).append(one)
    full = f"{POSITION.name}.{DATE}"
    return [
        CellProblem(sheet, of[0].states[0].cell, full, Problem(code, _REMARKS[code].fill(count=len(of))))
        for (sheet, code), of in told.items()
    ]


STATE_KINDS: Mapping[StateKind, Words] = MappingProxyType(
    {
        "new": Words("", ""),
        "past": Words(" (sólo historia)", " (history only)"),
        "known": Words(" (ya estaba)", " (known already)"),
    }
)
_REMARKS = MappingProxyType(
    {
        SEEN: Words(
            "{count} {count|posición se lee|posiciones se leen} en una serie de fechas: cada fecha es un estado, del "
            'más antiguo al más reciente. Para que no se lean así: "series": "no" en el archivo de decisiones.',
            "{count} {count|position is|positions are} told in a series of dates: each date is a state, from the "
            'oldest to the latest. To have them read otherwise: "series": "no" in the file of decisions.',
        ),
        OLDER: Words(
            "{count} {count|posición trae|posiciones traen} una fecha anterior a la que guarda el expediente: lo que "
            "dicen pasa a su historia y lo vigente queda como está. Para que lo sustituya: "
            '"series": "no" en el archivo de decisiones.',
            "{count} {count|position is|positions are} of an earlier date than what the dossier holds: what they say "
            "goes into their history, and what stands stays as it is. To have it take the place of that: "
            '"series": "no" in the file of decisions.',
        ),
    }
)
_UNDATED = Words(
    "Otros renglones dicen esta posición con su fecha, y éste no trae ninguna que se pueda leer. Responda con la fecha "
    "o deje fuera el renglón.",
    "Other rows tell this position with their dates, and this one has none that can be read. Answer with the date, or "
    "leave the row out.",
)
_OVERLAPS = Words(
    "«{day}» abarca también «{other}» ({place}), de la misma posición: no se sabe cuál fue primero. Responda con una "
    "fecha más exacta o deje fuera el renglón.",
    "“{day}” and “{other}” ({place}), of the same position, overlap: which came first cannot be told. Answer with a "
    "more exact date, or leave the row out.",
)
