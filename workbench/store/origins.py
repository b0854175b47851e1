"""Where a value came from, as people read it: file, sheet and cell, who sent it, when it came, and its seal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.i18n import Language, Words
from workbench.store.history import Provenance
from workbench.store.ledger import ChangeRow
from workbench.store.reader import Reader

_SEAL = 12  # letters of a file's digest that tell it apart


def origin_told(reader: Reader, cell: Provenance, language: Language) -> str:
    """The origin of a value in one line."""
    sender = reader.get(cell.sender) if cell.sender else None
    whose = reader.schema.of(sender).title_of(sender, language) if sender is not None else ""
    parts = (place_told(cell), whose, cell.at[:10], _HASH.fill(seal=cell.sha256[:_SEAL]).in_(language))
    return " · ".join(part for part in parts if part)


def place_told(cell: Provenance) -> str:
    """The file and the cell of a value."""
    place = f"{cell.sheet}!{cell.cell}" if cell.sheet else cell.cell
    return " · ".join(part for part in (cell.file, place) if part)


def origins_of(reader: Reader, uid: str, until: int | None = None) -> Mapping[tuple[int, str], Provenance]:
    """The cells of a record's values, by the change that brought them and the field, of changes before ``until``.

    What a merge took over from the other record has the cell that it had there.
    """
    cells = {(cell.change, cell.field): cell for cell in reader.provenance(uid)}
    for merge in reader.merges(uid):
        if merge.kept == uid and (until is None or merge.change < until):
            theirs = origins_now(reader, merge.gone, merge.change)
            cells |= {(merge.change, name): theirs[name] for name in merge.fields if name in theirs}
    return cells


def origins_now(
    reader: Reader, uid: str, until: int | None = None, changes: Mapping[int, ChangeRow] | None = None
) -> dict[str, Provenance]:
    """The cells of those values of a record that are as a received file said them, by their fields; or that were so
    before the change ``until``. For negotiators only: others are not told which change brought what.

    What undo and redo bring back has the origin that it had then; so has what changes written together moved and
    brought back themselves. Who asks of many records gives all ``changes`` by their numbers.
    """
    cells = origins_of(reader, uid, until) if reader.scope.keys else {}
    if not cells:
        return {}
    heads = {change.id: change for change in reader.changes()} if changes is None else changes
    now: dict[str, Provenance | None] = {}
    before: dict[tuple[int | None, str], tuple[Any, Provenance | None]] = {}  # by step of undo: what it found
    for step in reversed(reader.history(uid)):
        if until is not None and step.change >= until:
            break
        head = heads[step.change]
        for move in step.moves:
            found, origin = before.setdefault((head.step, move.field), (move.old, now.get(move.field)))
            if head.reverts is not None:
                now[move.field] = before.get((head.reverts, move.field), (None, None))[1]
            elif head.part_of is not None and move.new == found:
                now[move.field] = cells.get((step.change, move.field), origin)
            else:
                now[move.field] = cells.get((step.change, move.field))
    return {field: cell for field, cell in now.items() if cell is not None}


_HASH = Words("SHA-256 {seal}…", "SHA-256 {seal}…")
