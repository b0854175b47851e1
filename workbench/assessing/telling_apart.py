"""What tells two records of a type apart, what must agree for them to be one, and which texts speak for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from workbench.assessing.likeness import days_between
from workbench.assessing.sameness import sameness
from workbench.assessing.wording import wording
from workbench.domain.quantity import Quantity
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Chosen, Parallel, Provisions, spellings
from workbench.domain.when import When
from workbench.i18n import fold


@dataclass(frozen=True)
class Telling:
    """``apart`` are fields that tell two records apart where they say different things, ``agreed`` those that must say
    the same, ``texts`` those whose words speak for it. ``wording`` is what is compared in place of the title, where
    both say it; ``bare`` is set where a title alone says too little, so that something else must speak for it too.
    """

    apart: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    wording: str = ""
    bare: bool = False


_PROVISIONS = ("provisions",)
TELLING: Mapping[str, Telling] = MappingProxyType(
    {
        "issue": Telling((*_PROVISIONS, "cycle", "orientation"), texts=("background", "interest")),
        "recommendation": Telling(
            (*_PROVISIONS, "ambition", "other_rung", "instrument"), texts=("ask", "rationale", "prior_efforts")
        ),
        "request": Telling(
            ("asked_by", "asked_of", "number", *_PROVISIONS, "measure", "received", "meeting"), texts=("text",)
        ),
        "position": Telling(("stance", "formality", "standing"), ("issue", "actor"), texts=("statement",)),
        "actor": Telling(("country",)),
        "body": Telling((*_PROVISIONS, "parties"), texts=("mandate",)),
        "meeting": Telling(("ordinal", "standing"), ("body",), texts=("outcome",)),
        "statement": Telling(
            ("when", "meeting", "verb", "speaker", "issue", *_PROVISIONS), ("actor",), wording="words", bare=True
        ),
        "commitment": Telling(("owner", "due", "direction", "to_whom", "meeting", *_PROVISIONS), texts=("evidence",)),
        "concern": Telling(
            ("respondent", "raised_by", "number", "measure", "products", *_PROVISIONS), texts=("evidence",)
        ),
        "measure": Telling(
            ("authority", "rate", "in_force_from", "in_force_to", "kind", "tariff_lines", "time_limit", *_PROVISIONS),
            texts=("legal_basis", "scope"),
        ),
        "engagement": Telling(("when", "actors", "channel"), texts=("said", "promised"), bare=True),
        "submission": Telling(
            ("submitter", "submitter_name", "folio", "received", *_PROVISIONS), texts=("problem", "proposal"), bare=True
        ),
        "figure": Telling(("period", "actor", "partner", "value")),
        "milestone": Telling(("when", "cycle", "parties", "kind", "offset")),
        "provision": Telling(("reference",)),
        "pillar": Telling(("number",), texts=("summary",)),
        "source": Telling(("date", "kind", "publisher", "address")),
        "inquiry": Telling(("event", "due", "sent"), ("asked", "about", "batch")),
    }
)
# Fields beside the words that, where both say the same of them, speak for two records being one.
SPEAKING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "statement": ("when", "meeting"),
        "engagement": ("when",),
        "submission": ("submitter", "submitter_name", "folio"),
    }
)


def telling(record_type: RecordType) -> Telling:
    """What tells records of a type apart."""
    return TELLING.get(record_type.name, Telling())


def apart(record_type: RecordType, one: Record, other: Record) -> bool:
    """Whether anything but the wordings tells two records apart."""
    told = telling(record_type)
    fields = record_type.by_name
    if any(_said(getattr(one, name)) != _said(getattr(other, name)) for name in told.agreed):
        return True
    return any(differ(fields[name], getattr(one, name), getattr(other, name)) for name in told.apart)


def agreed(record_type: RecordType, record: Record) -> tuple[Any, ...]:
    """What must be the same in another record for the two to be one."""
    return tuple(_said(getattr(record, name)) for name in telling(record_type).agreed)


def _said(value: Any) -> Any:
    return value.key if isinstance(value, Chosen) else value


def differ(declared: Field, one: Any, other: Any) -> bool:
    """Whether two values say different things; one that says nothing contradicts nothing."""
    if one == other or not one or not other:
        return False
    if isinstance(declared.type, Provisions):
        return not any(p.contains(q) or q.contains(p) for p in one for q in other)
    if isinstance(one, When):
        return bool(days_between(one, other))
    if isinstance(one, Chosen):
        return bool(one.key != other.key)
    if isinstance(one, Quantity):
        return True
    if isinstance(one, tuple):
        return not {fold(str(v)) for v in one} & {fold(str(v)) for v in other}
    if isinstance(one, Parallel) or declared.name in _NAMES:
        return not _called_alike(one, other)
    if declared.name == "address":
        return bare_address(one) != bare_address(other)
    return fold(one) != fold(other)


_NAMES = frozenset(["submitter_name", "publisher", "speaker", "channel"])
_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&]*&?")
_CALLED = 0.75  # one name may say more than the other


def _called_alike(one: Any, other: Any) -> bool:
    pairs = ((wording(a), wording(b)) for a in spellings(one) for b in spellings(other) if a and b)
    return any(sameness(a, b) >= _CALLED for a, b in pairs)


def bare_address(address: str) -> str:
    """An address apart from how it is spelled."""
    rest = _TRACKING.sub("", address.strip().casefold().partition("://")[2].partition("#")[0]).rstrip("/?&")
    return rest.removeprefix("www.")
