"""What undoing a change comes to, field by field, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.change import Outcome, Result
from workbench.domain.levels import shapes_audience, widens
from workbench.domain.types import ParallelText
from workbench.i18n import Words
from workbench.store.codec import Columns, links_of
from workbench.store.ledger import Entry
from workbench.store.rows import Row, RowChange

# uids -> for each that alive records point to, their (uid, key)
Referrers = Callable[[Iterable[str]], Mapping[str, Sequence[tuple[str, str]]]]
Alive = Callable[[str], bool]

DELETED_SINCE = Words("se eliminó después", "deleted since")
BACK_ALREADY = Words("ya existe de nuevo", "exists again already")
EDITED_SINCE = Words("se editó después", "edited since")
WRITTEN_FOR_FEWER = Words("lo escrito después era para menos lectores", "what was written since was for fewer readers")
PURGED = Words("sus valores se depuraron", "its values were purged")
STILL_USED = Words("aún lo usa {key}", "still used by {key}")
INCOMPLETE = Words("quedaría sin «{field}»", "“{field}” would be missing")
TARGET_GONE = Words("lo que citaba ya no existe", "what it points to is gone")


@dataclass
class Reversal:
    """The row changes that take entries back, and what became of each record."""

    changes: dict[str, RowChange] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def note(self, row: Row, result: Result, fields: Iterable[str] = (), reason: Words | None = None) -> None:
        """Writes down what became of a record."""
        key = row.type.key_of(row.number)
        self.outcomes[row.uid] = Outcome(row.uid, key, result, tuple(fields), reason)


def reverse(
    entries: Iterable[Entry],
    rows: Mapping[int, Row],
    referrers: Referrers,
    alive: Alive,
    worked_on: Container[int] = (),
) -> Reversal:
    """Takes entries back where the record still holds what they wrote.

    ``worked_on`` are the records that a later change, still in effect, touched: what was written then was
    written for the readers that the record had, so that going back never shows those to more.

    A record ends ``reverted``, ``kept`` (some or all of it was changed since) or ``failed`` (it cannot
    go or come back without leaving something dangling).
    """
    reversal = Reversal()
    for entry in reversed(list(entries)):
        row = rows[entry.record]
        if entry.values is None:
            reversal.note(row, "failed", reason=PURGED)
        elif entry.action == "create":
            _take_away(reversal, entry, row)
        elif entry.action == "delete":
            _bring_back(reversal, entry, row)
        else:
            _set_back(reversal, entry, row, entry.record in worked_on)
    _drop_impossible(reversal, rows, referrers, alive)
    return reversal


def _change(row: Row, after: Columns | None) -> RowChange:
    return RowChange(row.id, row.uid, row.type, row.number, row.revision + 1, row.columns, after, known=True)


def _fields(row: Row, columns: Iterable[str]) -> tuple[str, ...]:
    names = (row.type.owners[c].name for c in columns if c in row.type.owners)
    return tuple(dict.fromkeys(names))


def _take_away(reversal: Reversal, entry: Entry, row: Row) -> None:
    assert entry.values is not None
    if row.columns is None:
        reversal.note(row, "kept", reason=DELETED_SINCE)
        return
    made = {c: m.new for c, m in entry.values.items()}
    edited = [c for c, value in row.columns.items() if value != made.get(c)]
    if edited:
        reversal.note(row, "kept", _fields(row, edited), EDITED_SINCE)
        return
    reversal.changes[row.uid] = _change(row, None)
    reversal.note(row, "reverted")


def _bring_back(reversal: Reversal, entry: Entry, row: Row) -> None:
    assert entry.values is not None
    if row.columns is not None:
        reversal.note(row, "kept", reason=BACK_ALREADY)
        return
    had = {c: m.old for c, m in entry.values.items()}
    reversal.changes[row.uid] = _change(row, {c: had.get(c) for c in row.type.owners})
    reversal.note(row, "reverted")


def _set_back(reversal: Reversal, entry: Entry, row: Row, worked_on: bool) -> None:
    assert entry.values is not None
    if row.columns is None:
        reversal.note(row, "kept", reason=DELETED_SINCE)
        return
    edited = [c for c, m in entry.values.items() if row.columns.get(c) != m.new]
    kept = {f.name for c in edited if not isinstance((f := row.type.owners[c]).type, ParallelText)}
    back = {c: m.old for c, m in entry.values.items() if c not in edited and row.type.owners[c].name not in kept}
    shown = _shown_to_more(row, back) if worked_on else []
    back = {c: v for c, v in back.items() if c not in shown}
    if back:
        reversal.changes[row.uid] = _change(row, {**row.columns, **back})
    if edited or shown:
        reason = EDITED_SINCE if edited else WRITTEN_FOR_FEWER
        reversal.note(row, "kept", _fields(row, [*edited, *shown]), reason)
    else:
        reversal.note(row, "reverted")


def _shown_to_more(row: Row, back: Columns) -> list[str]:
    """The columns that must stay, because without them the record would be shown to more readers."""
    assert row.columns is not None
    after = _change(row, {**row.columns, **back}).record_after()
    if not widens(row.type, row.record(), after):
        return []
    return [c for c in back if shapes_audience(row.type, row.type.owners[c].name)]


def _drop_impossible(reversal: Reversal, rows: Mapping[int, Row], referrers: Referrers, alive: Alive) -> None:
    """Leaves out what would leave something dangling, until nothing does."""
    by_uid = {row.uid: row for row in rows.values()}
    users = referrers([uid for uid, c in reversal.changes.items() if c.after is None])
    while True:
        points_to = {
            uid: {t for _, t in links_of(c.type, c.record_after())}
            for uid, c in reversal.changes.items()
            if c.after is not None
        }
        impossible = (
            _incomplete(reversal)
            or _still_used(reversal, by_uid, points_to, users)
            or _targets_gone(reversal, points_to, alive)
        )
        if not impossible:
            return
        for uid, reason in impossible.items():
            del reversal.changes[uid]
            reversal.note(by_uid[uid], "failed", reason=reason)


def _incomplete(reversal: Reversal) -> dict[str, Words]:
    """Records that would be left without a required field, such as a title whose other wording came later."""
    return {
        uid: INCOMPLETE.fill(field=missing[0].label)
        for uid, change in reversal.changes.items()
        if change.after is not None and (missing := change.type.missing(change.record_after()))
    }


def _still_used(
    reversal: Reversal,
    by_uid: Mapping[str, Row],
    points_to: Mapping[str, set[str]],
    users: Mapping[str, Sequence[tuple[str, str]]],
) -> dict[str, Words]:
    impossible: dict[str, Words] = {}
    pointed = {target: uid for uid, targets in points_to.items() for target in targets}
    for uid, change in reversal.changes.items():
        if change.after is not None:
            continue
        if uid in pointed:
            row = by_uid[pointed[uid]]
            impossible[uid] = STILL_USED.fill(key=row.type.key_of(row.number))
            continue
        for referrer, key in users.get(uid, ()):
            if referrer not in reversal.changes:
                impossible[uid] = STILL_USED.fill(key=key)
                break
    return impossible


def _targets_gone(reversal: Reversal, points_to: Mapping[str, set[str]], alive: Alive) -> dict[str, Words]:
    impossible: dict[str, Words] = {}
    for uid, targets in points_to.items():
        for target in targets:
            if target.startswith("provision:"):
                continue
            change = reversal.changes.get(target)
            there = change.after is not None if change is not None else alive(target)
            if not there:
                impossible[uid] = TARGET_GONE
                break
    return impossible
