"""That records point somewhere, told without the records."""

from __future__ import annotations

from typing import NamedTuple


class Links(NamedTuple):
    """The records of one type that point by one of their fields to a target: another record's uid, or a provision.

    Together rather than one by one: there may be hundreds of thousands of them.
    """

    target: str
    type: str
    field: str
    uids: tuple[str, ...]
