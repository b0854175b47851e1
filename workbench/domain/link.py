"""That a record points somewhere, told without the record."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """The record ``uid`` of a type points by one of its fields to a target: another record's uid, or a provision."""

    uid: str
    type: str
    field: str
    target: str
