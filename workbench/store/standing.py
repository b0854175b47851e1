"""What of the journal is still in effect: an undo and what it took back leave no trace in it, a redo brings it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.store.ledger import ChangeRow, Entry, Moved
from workbench.store.netting import netted

Columns = dict[str, Moved]
Place = tuple[int, int]  # change and record


def standing(entries: Iterable[Entry], heads: Mapping[int, ChangeRow]) -> list[Entry]:
    """The entries, oldest first, with those of their columns that nothing took back.

    An undo leaves alone what was edited since: that column stays with the change that wrote it.
    """
    found = list(entries)
    steps = _steps(found, heads)
    passing = _passing(steps, heads)
    left: dict[Place, Columns] = {}  # the columns that stand
    taken: dict[Place, dict[str, list[tuple[Place, Moved]]]] = defaultdict(dict)  # by undo: what it took, from where
    for entry in found:
        where, own = (entry.change, entry.record), dict(entry.values or {})
        head = heads[entry.change]
        target = (head.reverts or 0, entry.record)
        for column in list(own) if head.reverts else ():
            if head.kind == "redo" and column in taken[target]:
                for place, moved in taken[target].pop(column):
                    left[place][column] = moved
                del own[column]
            elif head.kind == "undo":
                members = [p for e in steps.get(target, ()) if column in left.get(p := (e.change, e.record), {})]
                if members:
                    taken[where][column] = [(place, left[place].pop(column)) for place in members]
                    del own[column]
        if head.reverts and all(m.old == m.new for m in own.values()):
            own = {}  # the other columns of fields that it took back: they are written with those that moved
        left[where] = {c: m for c, m in own.items() if c not in passing.get(where, ())}
    return [replace(e, values=left[e.change, e.record]) for e in found if e.values is None or left[e.change, e.record]]


def _steps(entries: Sequence[Entry], heads: Mapping[int, ChangeRow]) -> dict[Place, list[Entry]]:
    """The entries of each record in each step of undo."""
    steps: dict[Place, list[Entry]] = defaultdict(list)
    for entry in entries:
        steps[heads[entry.change].step, entry.record].append(entry)
    return dict(steps)


def _passing(steps: Mapping[Place, Sequence[Entry]], heads: Mapping[int, ChangeRow]) -> dict[Place, frozenset[str]]:
    """The columns that an undone step had moved and moved back itself: there was nothing left of them to revert."""
    found: dict[Place, frozenset[str]] = {}
    for (step, _), entries in steps.items():
        if len(entries) == 1 or heads[step].undone_by is None:
            continue
        net = {column for e in netted(entries) for column in e.values or ()}
        for entry in entries:
            found[entry.change, entry.record] = frozenset(c for c in entry.values or () if c not in net)
    return found
