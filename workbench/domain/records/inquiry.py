"""An inquiry: one question put to a ministry or a chamber, by when it is to be answered, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.records.citation import CITED
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Code, Flag, Hour, Parallel, ParallelText, Prose, Reference, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words

_ASKED_ABOUT = tuple(name for name in CITED if name != "inquiry")


@dataclass(frozen=True, kw_only=True)
class Inquiry(Record):
    """One question to one actor; where it stands is computed from its dates and its answer, never typed.

    Questions to one actor with the same ``batch`` and time limit are asked together. When an answer came is what the
    journal says, unless ``answered`` says otherwise.
    """

    title: Parallel = declare(ParallelText(), "Pregunta enviada", "Question put", required=True)
    number: str = declare(Code(), "Núm. de pregunta", "Question number")
    asked: str = declare(Reference(("actor",)), "A quién se pregunta", "Put to", required=True)
    about: str = declare(Reference(_ASKED_ABOUT), "Registro consultado", "Record asked about")
    batch: str = declare(Text(), "Paquete", "Pack")
    event: str = declare(Reference(("meeting", "milestone")), "Se necesita para", "Needed for")
    sent: WhenValue | None = declare(When(), "Enviada el", "Sent on", group="dates")
    due: WhenValue | None = declare(When(), "Plazo para contestar", "Answer due by", group="dates")
    due_hour: str = declare(Hour(), "Hora del plazo", "Answer due at (hour)", group="dates")
    answer: str = declare(
        Prose(), "Respuesta a la pregunta", "Answer to the question", audience=Audience.NEGOTIATORS, group="answer"
    )
    answered: WhenValue | None = declare(
        When(), "Contestada el", "Answered on", audience=Audience.NEGOTIATORS, group="answer"
    )
    answered_hour: str = declare(
        Hour(),
        "Hora en que se contestó",
        "Answered at (hour)",
        audience=Audience.NEGOTIATORS,
        group="answer",
    )
    withdrawn: bool = declare(
        Flag(), "Ya no hace falta contestarla", "No longer needed", audience=Audience.NEGOTIATORS, group="answer"
    )


INQUIRY = RecordType(
    name="inquiry",
    letter="K",
    cls=Inquiry,
    label=Words("Consulta", "Inquiry"),
    plural=Words("Consultas", "Inquiries"),
    title="title",
    identity=("title", "asked", "about", "batch"),
    beside=("asked", "due", "due_hour"),
    put_to="asked",
    told=("title", "number", "asked", "about", "batch", "event", "due", "due_hour"),
)
