"""Where a value came from, as people read it: file, sheet and cell, who sent it, when it came, and its seal."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.i18n import Language, Words
from workbench.store.history import Provenance
from workbench.store.reader import Reader

_SEAL = 12  # letters of a file's digest that tell it apart


def origin_told(reader: Reader, cell: Provenance, language: Language) -> str:
    """The origin of a value in one line."""
    sender = reader.get(cell.sender) if cell.sender else None
    whose = reader.schema.of(sender).title_of(sender, language) if sender is not None else ""
    place = f"{cell.sheet}!{cell.cell}" if cell.sheet else cell.cell
    parts = (cell.file, place, whose, cell.at[:10], _HASH.fill(seal=cell.sha256[:_SEAL]).in_(language))
    return " · ".join(part for part in parts if part)


def origins_of(reader: Reader, uid: str) -> Mapping[tuple[int, str], Provenance]:
    """The cells of a record's values, by the change that brought them and the field."""
    return {(cell.change, cell.field): cell for cell in reader.provenance(uid)}


_HASH = Words("SHA-256 {seal}…", "SHA-256 {seal}…")
