"""A question about the records of one type: which, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.i18n import Language


@dataclass(frozen=True)
class Query:
    """The records of one type whose fields equal the given values, sorted by one field.

    Without ``order`` records come in the order of their keys. Empty values sort last.
    """

    type: str
    order: str = ""
    descending: bool = False
    language: Language = "es"
    equals: Mapping[str, Any] = field(default_factory=dict)
