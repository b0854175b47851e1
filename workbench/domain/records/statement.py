"""A statement: what somebody said, in the room or outside of it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Flag,
    Hour,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    Text,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Statement(Record):
    """Who said what, on what and when. It never feeds a position until a person promotes it to one."""

    on: Parallel = declare(
        ParallelText(),
        "Asunto de la declaración",
        "Subject of the statement",
        also=("sobre qué se dijo",),
        required=True,
    )
    actor: str = declare(
        Reference(("actor",)),
        "Quién lo dijo",
        "Who said it",
        also=("declarante", "speaker", "quién declara"),
        required=True,
    )
    speaker: str = declare(Text(), "Vocero", "Spoken by", also=("persona que habló",))
    verb: Chosen | None = declare(VERB, "Verbo", "Verb", also=("qué hizo",))
    words: Parallel = declare(
        ParallelProse(),
        "Palabras",
        "Words",
        also=(
            "declaración",
            "what was said",
            "déclaration",
            "cita",
            "quotation",
            "lo dicho",
            "citation",
        ),
    )
    when: WhenValue | None = declare(
        When(),
        "Fecha de la declaración",
        "Date of the statement",
        also=(
            "fecha",
            "date",
        ),
    )
    hour: str = declare(Hour(), "Hora de la declaración", "Hour of the statement")
    formality: Chosen | None = declare(FORMALITY, "Formal o informal", "Formal or informal")
    ad_referendum: bool = declare(
        Flag(),
        "Ad referéndum",
        "Ad referendum",
        also="sujeto a confirmación, sujeto a referéndum, subject to confirmation, sous réserve de confirmation",
    )
    issue: str = declare(Reference(("issue",)), "Tema de la declaración", "Issue of the statement")
    meeting: str = declare(Reference(("meeting",)), "Reunión de la declaración", "Meeting of the statement")
    provisions: tuple[Provision, ...] = declare(Provisions(), "Disposiciones", "Provisions")
    reviewed: bool = declare(Flag(), "Revisada", "Reviewed")
    promoted_to: str = declare(Reference(("position",)), "Pasó a la posición", "Promoted to")


STATEMENT = RecordType(
    name="statement",
    letter="S",
    cls=Statement,
    label=Words("Declaración", "Statement"),
    plural=Words("Declaraciones", "Statements"),
    title="on",
    identity=("on", "actor", "when"),
    beside=("actor", "verb", "when"),
    untitled=(("actor", "words"),),
)
