"""Who is to be asked about a record, which records are an actor's own, and how much an actor may be shown at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, Actor
from workbench.domain.schema import Record, RecordType

Find = Callable[[str], Record | None]


@dataclass(frozen=True)
class Own:
    """How records of a type tell who sees to them: by fields of their own; where these say nothing, by those of the
    issues that another field names.
    """

    by: tuple[str, ...] = ()
    issue: str = ""


# The first actor that is named is asked; the records of all that are named are their own rows.
OWN = {
    "issue": Own(("lead", "co_leads")),
    "recommendation": Own(("lead",), "issue"),
    "commitment": Own(("owner",), "issue"),
    "request": Own((), "issues"),
    "position": Own((), "issue"),
    "concern": Own((), "issue"),
    "statement": Own((), "issue"),
    "measure": Own((), "issues"),
    "milestone": Own((), "issue"),
    "submission": Own(("submitter",), "issue"),
}
ROWS = ("issue", "recommendation", "request", "commitment", "submission")  # what a pack brings of an actor's own

_WIDEST = {
    **dict.fromkeys(("ministry", "agency", "executive"), Audience.GOVERNMENT),
    **dict.fromkeys(("legislature", "business", "labour", "company", "research", "civil"), Audience.CONSULTED),
}


def to_ask(record_type: RecordType, record: Record, find: Find) -> str:
    """The uid of the actor who sees to a record; empty where nobody is named."""
    return next(_named(record_type, record, find), "")


def sees_to(record_type: RecordType, record: Record, actor: str, find: Find) -> bool:
    """Whether an actor is among those who see to a record."""
    return actor in _named(record_type, record, find)


def _named(record_type: RecordType, record: Record, find: Find) -> Iterator[str]:
    own = OWN.get(record_type.name, Own())
    directly = [uid for name in own.by for uid in record_type.field(name).type.targets(getattr(record, name))]
    yield from directly
    if own.issue and not directly:
        for uid in record_type.field(own.issue).type.targets(getattr(record, own.issue)):
            issue = find(uid)
            if issue is not None:
                yield from _named(ISSUE, issue, find)


def widest_for(actor: Actor) -> Audience:
    """The widest audience whose records an actor may be shown: those of a foreign one are the public's."""
    if actor.country is None or actor.country.key != "MX" or actor.kind is None:
        return Audience.PUBLIC
    return _WIDEST.get(actor.kind.key, Audience.PUBLIC)
