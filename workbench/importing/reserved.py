"""Who may read what a sheet brings: no more than those whom the sheet itself was for."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.audience import Audience
from workbench.domain.schema import Record
from workbench.importing.gathered import Gathered
from workbench.importing.mapping import NOTES
from workbench.importing.planned import Move
from workbench.importing.stage import StagedRecord


def made_for(record: StagedRecord) -> Audience:
    """The audience for which a row of a sheet of ours was made, as far as its notes are its own; public where not.

    Short keys are only in what negotiators got, controls in nothing public. A row as it left says who may read it.
    """
    if not record.ours or (record.said(NOTES) is None and not record.beside):
        return Audience.PUBLIC
    columns = {cell.field for cell in record.cells}
    if "control" not in columns and "key" not in columns:
        return Audience.PUBLIC
    if record.is_exact or record.is_untouched:
        return Audience.PUBLIC
    return Audience.NEGOTIATORS if "key" in columns else Audience.GOVERNMENT


def with_levels(target: Gathered, existing: Record, moves: list[Move]) -> list[Move]:
    """The moves, with the audiences that what they bring starts at in a record that more may see.

    What a ministry's sheet says starts at negotiators; notes in a sheet of ours at those whom it was made for.
    """
    declared = target.type.field("levels")
    levels = dict(next((m.new for m in moves if m.field is declared), existing.levels))
    if target.ours:
        after = replace(existing, **{m.field.name: m.new for m in moves})
        if any(m.field.name == NOTES for m in moves) and _opens_notes(target, after):
            levels[NOTES] = target.made_for
    elif moves and existing.own_audience is not Audience.NEGOTIATORS:
        levels |= {m.field.name: Audience.NEGOTIATORS for m in moves if m.field.group != "audience"}
    new = tuple(sorted(levels.items()))
    if new == next((m.new for m in moves if m.field is declared), existing.levels):
        return moves
    rest = [m for m in moves if m.field is not declared]
    return [*rest, Move(declared, existing.levels, new, "")] if new != existing.levels else rest


def keep_notes_of_new(target: Gathered) -> None:
    """Gives the notes of a new record from a sheet of ours the audience for which the sheet was made."""
    record = target.type.cls(uid=target.uid, **target.values)
    if target.ours and record.notes and _opens_notes(target, record):
        target.values["levels"] = tuple(sorted({**dict(record.levels), NOTES: target.made_for}.items()))


def _opens_notes(target: Gathered, after: Record) -> bool:
    """Whether more would read the notes of a record than those whom the sheet was made for, and nobody said so."""
    return NOTES not in dict(after.levels) and after.own_audience < target.made_for
