"""What of the journal is still in effect: an undo and what it took back leave no trace in it, a redo brings it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.store.ledger import ChangeRow, Entry, Moved

Columns = dict[str, Moved]


def standing(entries: Iterable[Entry], heads: Mapping[int, ChangeRow]) -> list[Entry]:
    """The entries, oldest first, with those of their columns that nothing took back.

    An undo leaves alone what was edited since: that column stays with the change that wrote it.
    """
    found = list(entries)
    left: dict[tuple[int, int], Columns] = {}  # by change and record: the columns that stand
    taken: dict[tuple[int, int], Columns] = defaultdict(dict)  # by undo and record: what it took from its change
    for entry in found:
        where, own = (entry.change, entry.record), dict(entry.values or {})
        head = heads[entry.change]
        target = (head.reverts or 0, entry.record)
        for column in list(own) if head.reverts else ():
            if head.kind == "redo" and column in taken[target]:
                undone = heads[target[0]].reverts or 0
                left[undone, entry.record][column] = taken[target].pop(column)
                del own[column]
            elif head.kind == "undo" and column in left.get(target, {}):
                taken[where][column] = left[target].pop(column)
                del own[column]
        left[where] = own
    return [replace(e, values=left[e.change, e.record]) for e in found if e.values is None or left[e.change, e.record]]
