"""Whose table it is: what others than our government call their own is never taken for Mexico's."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.bare_words import PARTIES, bare_words
from workbench.domain.records import Actor
from workbench.domain.schema import Record
from workbench.domain.types import spellings
from workbench.importing.mapping_words import MEXICAN, OWN_ACTOR, header_key
from workbench.importing.states import is_of_state

_GOVERNMENT = ("party", "ministry", "agency", "executive")
_OTHERS = "others"


def side_of(sender: Record | None) -> str:
    """For whom a sender speaks: a Party's code where it is of its federal government, ``others``, or nothing if not
    known.
    """
    if not isinstance(sender, Actor) or sender.country is None:
        return ""
    governs = sender.kind is not None and sender.kind.key in _GOVERNMENT
    governs = governs and not any(map(is_of_state, spellings(sender.title)))
    return sender.country.key if governs and sender.country.key in PARTIES else _OTHERS


def of_side(fixed: Mapping[str, str] | None, header: str, side: str) -> dict[str, str] | None:
    """What a column fixes, in a table that a side sent: "our position", and a red line of nobody's, are the sender's.

    None where it has no place: what others say Mexico's position is, and what a chamber calls its own.
    """
    if fixed is None:
        return None
    if fixed.get("actor") != OWN_ACTOR or side in ("", OWN_ACTOR):
        return dict(fixed)
    return {**fixed, "actor": side} if side in PARTIES and not _names_mexico(header) else None


def _names_mexico(header: str) -> bool:
    """Whether a header names Mexico itself, not only what is one's own."""
    key = header_key(header)
    return f"@{OWN_ACTOR}" in bare_words(key) or any(word in MEXICAN for word in key.split())
