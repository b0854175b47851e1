"""A review cycle is closed: what goes on in the next one and what stays, as it is shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.records import ISSUE, POSITION, Issue, Position
from workbench.domain.when import When, show_when
from workbench.editing.roll_over import Line, RollOver, lineage, roll_over
from workbench.gathering.cycles import series_of
from workbench.i18n import Language, Told, Words
from workbench.store.reader import Reader
from workbench.tasks.look_up import find_record

FIRST, LAST = 2020, 2200  # years between which a cycle lies
_FLOW = " → "


class CannotRoll(Told):
    """A cycle that cannot be closed as asked; ``words`` says why in one sentence."""


@dataclass(frozen=True)
class Shown:
    """One issue as it is told: its title, and the cycles in which it has lived."""

    line: Line
    title: str
    lived: str


@dataclass(frozen=True)
class Closing:
    """What closing a cycle would do, and how its issues are told."""

    roll: RollOver
    lines: tuple[Shown, ...]


def prepare(reader: Reader, closing: int, next_: int, language: Language) -> Closing:
    """What closing a cycle would do. Raises CannotRoll where the next one does not come after it, or after the term."""
    for year in (closing, next_):
        if not FIRST <= year <= LAST:
            raise CannotRoll(_NO_CYCLE.fill(year=str(year), first=str(FIRST), last=str(LAST)))
    if not closing < next_:
        raise CannotRoll(_ORDER.fill(closing=str(closing), next=str(next_)))
    term = series_of(reader, date.today()).term.last().year
    if next_ > term:
        raise CannotRoll(_PAST_TERM.fill(next=str(next_), term=str(term)))
    issues = [r for r in reader.all(ISSUE.name) if isinstance(r, Issue)]
    positions = [r for r in reader.all(POSITION.name) if isinstance(r, Position)]
    roll = roll_over(issues, positions, closing, next_)
    shown = (
        Shown(line, ISSUE.title_of(line.issue, language), lived_in(reader, line.issue.uid, language))
        for line in roll.lines
    )
    return Closing(roll, tuple(shown))


def lived_in(reader: Reader, uid: str, language: Language) -> str:
    """The cycles in which an issue has lived, in their order; empty where it was in none."""
    return _FLOW.join(show_when(cycle, language) for cycle in cycles_of(reader, uid))


def cycles_of(reader: Reader, uid: str) -> tuple[When, ...]:
    """The cycles in which an issue has lived, in their order."""
    return lineage(reader.history(uid, "cycle"))


def taken(
    reader: Reader, roll: RollOver, take: Sequence[str], keep: Sequence[str], *, no_cycle: bool
) -> frozenset[str]:
    """The uids of the issues that go on: the usual ones, those taken in besides, without those kept.

    Raises CannotRoll where what is named is no issue of the cycle that closes, or is to go and to stay.
    """
    listed = {line.issue.uid for line in roll.lines}
    without = {line.issue.uid for line in roll.lines if line.why == "no-cycle" and no_cycle}
    going, staying = _named(reader, roll, listed, take), _named(reader, roll, listed, keep)
    both = next((line.issue for line in roll.lines if line.issue.uid in going & staying), None)
    if both is not None:
        raise CannotRoll(_BOTH.fill(key=both.key))
    return (roll.usual | without | going) - staying


def _named(reader: Reader, roll: RollOver, listed: Iterable[str], words: Sequence[str]) -> frozenset[str]:
    uids: set[str] = set()
    for name in words:
        record = find_record(reader, name)
        if record is None or record.uid not in listed:
            raise CannotRoll(_NOT_THERE.fill(name=name, closing=roll.closing))
        uids.add(record.uid)
    return frozenset(uids)


WHYS = {
    "open": Words("abierto", "open"),
    "over": Words("ya no se negocia", "no longer negotiated"),
    "no-cycle": Words("no dice ciclo", "says no cycle"),
}
COUNTS = Words(
    "{moving} {moving|tema pasa|temas pasan} a {next}; {staying} {staying|se queda|se quedan}; "
    "{elsewhere} de otros ciclos",
    "{moving} {moving|issue goes|issues go} on in {next}; {staying} {staying|stays|stay}; {elsewhere} of other cycles",
)
RESETS = Words(
    "{count} {count|posición autorizada o en revisión vuelve|posiciones autorizadas o en revisión vuelven} a borrador",
    "{count} {count|position that was cleared or in review is a draft|positions that were cleared or in review are "
    "drafts} again",
)
_ORDER = Words(
    "El ciclo {next} no viene después del {closing}: los ciclos son años, como 2026 y 2027.",
    "Cycle {next} does not come after {closing}: cycles are years, such as 2026 and 2027.",
)
_NO_CYCLE = Words(
    "{year} no es un ciclo: los ciclos son años entre {first} y {last}, como 2026 y 2027.",
    "{year} is no cycle: cycles are years between {first} and {last}, such as 2026 and 2027.",
)
_PAST_TERM = Words(
    "El ciclo {next} queda fuera de la vigencia, que termina en {term}: registre antes su prórroga como hito.",
    "Cycle {next} lies beyond the term, which ends in {term}: put its extension down as a milestone first.",
)
_BOTH = Words(
    "Se pide a la vez que {key} pase y que se quede: elija --take o --keep.",
    "{key} is asked to go on and to stay: choose --take or --keep.",
)
NONE_SAYS = Words(
    "{count} {count|tema no dice|temas no dicen} ciclo y {count|se queda|se quedan}; con --no-cycle "
    "{count|pasa|pasan} también, si no {count|está cerrado|están cerrados}.",
    "{count} {count|issue says|issues say} no cycle and {count|stays|stay}; with --no-cycle "
    "{count|it goes on too, unless it is|they go on too, unless they are} over.",
)
_NOT_THERE = Words(
    "«{name}» no es un tema del ciclo {closing}, ni uno sin ciclo.",
    "“{name}” is no issue of cycle {closing}, nor one without a cycle.",
)
