"""Cleared wording: what an edit of it brings about."""

from __future__ import annotations

from typing import Any

from workbench.domain.schema import CLEARED, Record, RecordType
from workbench.domain.types import Chosen

DRAFT = "draft"


def follows(record_type: RecordType, before: Record, after: Record) -> dict[str, Any]:
    """The values that follow from an edit: a cleared wording that changed is a draft again.

    An edit that says something of the clearance itself stands as it is.
    """
    if not record_type.is_cleared(before) or not record_type.is_cleared(after):
        return {}
    changed = any(getattr(before, name) != getattr(after, name) for name in record_type.under_clearance)
    return {"clearance": Chosen(DRAFT)} if changed else {}


__all__ = ["CLEARED", "DRAFT", "follows"]
