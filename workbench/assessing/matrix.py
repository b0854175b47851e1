"""Issues by actors: where each actor stands on each issue, what is said apart from what is estimated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workbench.assessing.verification import is_past
from workbench.domain.provision import Provision
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import When


class Stand(NamedTuple):
    """What a matrix needs to know of a position; the fields that ``STANDS`` names, by the same names."""

    uid: str
    issue: str
    actor: str
    stance: Chosen | None = None
    standing: Chosen | None = None
    as_of: When | None = None
    last_verified: When | None = None
    red_line: Parallel = Parallel()


STANDS = Stand._fields[1:]


class Mark(NamedTuple):
    """One position in its cell.

    ``red_line`` tells that there is one, to those who may see it; ``days`` how long ago what it rests on is known to
    have held, None where nobody knows, of a position that is not verified, or was long ago.
    """

    uid: str
    stance: str
    estimated: bool
    red_line: bool
    sourced: bool
    verified: bool
    days: int | None = None


@dataclass(frozen=True)
class Matrix:
    """The uids of the issues down and of the actors across, in their order; the marks of the cells that have any."""

    issues: tuple[str, ...]
    actors: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Mark, ...]]

    def at(self, issue: str, actor: str) -> tuple[Mark, ...]:
        """The marks of a cell: what was said before what is estimated."""
        return self.cells.get((issue, actor), ())


FACETS = ("table", "pillar", "chapter", "sector", "cycle", "orientation")


def facets(issue: Issue, sectors: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """What an issue can be chosen by, as keys; ``sectors`` are those that its recommendations name."""
    chapters = dict.fromkeys(_chapter(p) for p in sorted(issue.provisions, key=lambda p: p.sort_key()))
    return {
        "table": _one(issue.table),
        "pillar": _one(issue.pillar),
        "chapter": tuple(chapters),
        "sector": tuple(dict.fromkeys((*sectors, *issue.tags))),
        "cycle": _one(issue.cycle.iso() if issue.cycle is not None else ""),
        "orientation": _one(issue.orientation.key if issue.orientation is not None else ""),
    }


def fits(said: Mapping[str, Collection[str]], wanted: Mapping[str, str]) -> bool:
    """Whether what an issue can be chosen by holds all that is wanted; an empty wish chooses nothing."""
    return all(value in said[name] for name, value in wanted.items() if value)


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _chapter(provision: Provision) -> str:
    """The chapter that a provision is or stands in; the provision itself where it stands in none."""
    around = provision.ancestors()
    return (around[-1] if around else provision).code()


def matrix(
    issues: Iterable[str],
    positions: Iterable[Stand],
    parties: Sequence[str],
    cited: Mapping[str, bool],
    today: date,
) -> Matrix:
    """The positions on some issues, which are given in their order; issues without a position are left out.

    ``cited`` has the uids of positions that a source stands behind, each with whether somebody checked it. Actors come
    in the order of how much they say, after the ``parties`` in theirs.
    """
    rows = tuple(issues)
    wanted = set(rows)
    cells: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    said: Counter[str] = Counter()
    for position in positions:
        if position.issue in wanted:
            cells[position.issue, position.actor].append(_mark(position, cited, today))
            said[position.actor] += 1
    first = {actor: at for at, actor in enumerate(parties)}
    order = sorted(said, key=lambda actor: (first.get(actor, len(first)), -said[actor], actor))
    spoken = {issue for issue, _ in cells}
    made = {where: _ordered(marks) for where, marks in cells.items()}
    return Matrix(tuple(issue for issue in rows if issue in spoken), tuple(order), made)


def _ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.estimated))


def _mark(position: Stand, cited: Mapping[str, bool], today: date) -> Mark:
    seen = position.last_verified
    verified = seen is not None and not is_past(seen, today) and cited.get(position.uid, True)
    known = seen or position.as_of
    return Mark(
        position.uid,
        position.stance.key if position.stance is not None else "",
        position.standing is not None and position.standing.key == "estimate",
        bool(position.red_line),
        position.uid in cited,
        verified,
        None if verified or known is None else max((today - known.last()).days, 0),
    )
