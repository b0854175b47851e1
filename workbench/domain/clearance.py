"""What an edit brings about by itself: cleared wording is a draft again, an earlier reason no longer stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from workbench.domain.levels import SEEN_BY
from workbench.domain.moves import reason_follows
from workbench.domain.schema import CLEARED, Record, RecordType
from workbench.domain.types import Chosen

DRAFT = "draft"


def follows(record_type: RecordType, before: Record, after: Record, said: Collection[str] = ()) -> dict[str, Any]:
    """The values that follow from an edit; ``said`` are fields of which it says something, if only the same again.

    A cleared wording that changed is a draft again, and the reason of a move is not that of the next one. An edit
    that says something of the clearance itself, or gives a reason, stands as it is.
    """
    reason = {} if record_type.reason in said else reason_follows(record_type, before, after)
    return {**_cleared_no_more(record_type, before, after), **reason}


def _cleared_no_more(record_type: RecordType, before: Record, after: Record) -> dict[str, Any]:
    if not record_type.is_cleared(before) or not record_type.is_cleared(after):
        return {}
    changed = any(getattr(before, name) != getattr(after, name) for name in record_type.under_clearance)
    return {"clearance": Chosen(DRAFT)} if changed else {}


def is_work(record_type: RecordType, name: str) -> bool:
    """Whether a field says who may read a record or how far its clearance is: its moves are for negotiators alone.

    Such a field moves when a wording does, by itself or by hand, and would tell of one that is for fewer readers.
    """
    return name in SEEN_BY or (bool(record_type.under_clearance) and record_type.field(name).group == "clearance")


__all__ = ["CLEARED", "DRAFT", "follows", "is_work"]
