"""An engagement: a contact with an actor outside the bodies."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Parallel, ParallelProse, ParallelText, Reference, References, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Engagement(Record):
    """When somebody was met, called or written to, what was said and what was promised."""

    title: Parallel = declare(
        ParallelText(), "Acercamiento", "Engagement", also=("contacto con el actor", "outreach"), required=True
    )
    when: WhenValue | None = declare(
        When(),
        "Fecha del acercamiento",
        "Date of the engagement",
        also=(
            "fecha",
            "date",
        ),
    )
    actors: tuple[str, ...] = declare(References(("actor",)), "Con quién", "With whom")
    channel: str = declare(Text(), "Medio del acercamiento", "Channel of the engagement")
    said: Parallel = declare(
        ParallelProse(),
        "Lo que se dijo",
        "What was said",
        also=("what was discussed", "temas tratados", "lo dicho"),
        audience=Audience.NEGOTIATORS,
        group="content",
    )
    promised: Parallel = declare(
        ParallelProse(),
        "Lo que se ofreció",
        "What was promised",
        also=("ofrecimientos", "offers made"),
        audience=Audience.NEGOTIATORS,
        group="content",
    )
    issue: str = declare(Reference(("issue",)), "Tema del acercamiento", "Issue of the engagement")


ENGAGEMENT = RecordType(
    name="engagement",
    letter="E",
    cls=Engagement,
    label=Words("Acercamiento", "Engagement"),
    plural=Words("Acercamientos", "Engagements"),
    title="title",
    identity=("title", "when"),
    beside=("when",),
    untitled=(("actors", "when"), ("said",)),
)
