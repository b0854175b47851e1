"""Several changes that are one step of undo, as the one change that they come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.change import Effect
from workbench.store.ledger import Entry, Moved


def netted(entries: Iterable[Entry]) -> list[Entry]:
    """Entries, oldest first, as one for each record: from what the first found to what the last left.

    A record that came and went among them is left out. One that ends as it began stays, with nothing moved.
    """
    found: dict[int, Entry] = {}
    again: set[int] = set()
    for entry in entries:
        if entry.record in found:
            again.add(entry.record)
            entry = _after(found[entry.record], entry)
        found[entry.record] = entry
    return [e for e in found.values() if e.record not in again or e.action]


def _after(first: Entry, then: Entry) -> Entry:
    was, is_ = first.action != "create", then.action != "delete"
    action = "set" if was and is_ else "create" if is_ else "delete" if was else ""
    if first.values is None or then.values is None:
        return replace(first, action=action, values=None)
    moved: dict[str, Moved] = dict(first.values)
    for column, m in then.values.items():
        moved[column] = replace(m, old=first.values[column].old) if column in first.values else m
    return replace(first, action=action, values={c: m for c, m in moved.items() if m.old != m.new})


def joined(first: Effect, then: Effect) -> Effect:
    """What two commits did together: each record once, by what became of it all in all."""
    created = (*first.created, *(uid for uid in then.created if uid not in first.deleted))
    updated = dict.fromkeys((*first.updated, *then.updated, *(u for u in then.created if u in first.deleted)))
    deleted = dict.fromkeys((*first.deleted, *then.deleted))
    left = {*then.deleted}
    return Effect(
        first.change or then.change,
        tuple(uid for uid in created if uid not in left),
        tuple(uid for uid in updated if uid not in left and uid not in created),
        tuple(uid for uid in deleted if uid not in then.created and uid not in first.created),
    )
