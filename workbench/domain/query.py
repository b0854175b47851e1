"""A question about the records of one type: which, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.i18n import Language


@dataclass(frozen=True)
class Among:
    """The field says one of some values: keys of choices, ``1`` and ``0`` of a flag, uids, codes of provisions, tags.

    An empty value stands for a field that says nothing. A provision means its parts too: ``9`` finds 9.17.
    """

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """The field lies between two bounds, both inside; None leaves a side open.

    Bounds are days for dates and numbers for quantities. A partial date or a range lies between them where
    any of its days does; with ``whole``, where all of them do.
    """

    field: str
    low: date | Decimal | None = None
    high: date | Decimal | None = None
    whole: bool = False


@dataclass(frozen=True)
class Holding:
    """The record holds all the words, in any field; the last one may be the beginning of a word."""

    words: str


@dataclass(frozen=True)
class OneOf:
    """The record is one of those; ``name`` is what people call the choice."""

    uids: tuple[str, ...]
    name: str = ""


Condition = Among | Between | Holding | OneOf


@dataclass(frozen=True)
class Query:
    """The records of one type whose fields equal the given values and meet all conditions, sorted by one field.

    Without ``order`` records come in the order of their keys. Empty values sort last. Conditions are for
    negotiators' readers: they may ask for what others must not know of.
    """

    type: str
    order: str = ""
    descending: bool = False
    language: Language = "es"
    equals: Mapping[str, Any] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
