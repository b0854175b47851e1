"""What a body is to do, in sentences: its figures, what they rest on, its mandate and the words of its duty."""

from __future__ import annotations

from workbench.assessing.meetings_due import Owed
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words


def figures_told(owed: Owed) -> Words:
    """The meetings of a body by the public record; no figure is called late that nobody read a duty for."""
    count = owed.public
    if owed.duty is None:
        return _ON_REQUEST if owed.on_request else _NO_FIGURE.fill(count=count.meetings)
    parts = [_DUE.fill(due=count.due), _HELD.fill(count=count.held)]
    parts += [words.fill(count=n) for words, n in ((_WAIVED, count.waived), (_UNCERTAIN, count.uncertain)) if n]
    parts.append(_NONE.fill(count=count.no_record))
    basis = Words(*(CADENCE_READ.show(Chosen(owed.basis), language).lower() for language in ("es", "en")))
    joined = Words(", ".join(p.es for p in parts), ", ".join(p.en for p in parts))
    return _FIGURES.fill(counts=joined, basis=basis)


def duty_told(owed: Owed, language: Language) -> list[str]:
    """The figures first, then the words of the duty, the mandate and how the body meets, where there are any."""
    body = owed.body
    said = [figures_told(owed).in_(language)]
    for words, text in (
        (_DUTY, owed.words.in_(language)),
        (_MANDATE, body.mandate.best(language)[0]),
        (_PRACTICE, body.practice.best(language)[0]),
    ):
        said += [words.fill(text=text).in_(language)] if text else []
    return said


_FIGURES = Words("Reuniones: {counts} (se basa en: {basis})", "Meetings: {counts} (rests on: {basis})")
_DUE = Words("{due} {due|prevista|previstas}", "{due} due")
_HELD = Words("{count} {count|celebrada|celebradas}", "{count} held")
_WAIVED = Words("{count} {count|omitida por acuerdo|omitidas por acuerdo}", "{count} waived by decision")
_UNCERTAIN = Words("{count} sin fecha segura", "{count} uncertain")
_NONE = Words("{count} sin registro público", "{count} without public record")
_ON_REQUEST = Words("Se reúne a solicitud: nunca está en falta.", "Meets on request: never late.")
_NO_FIGURE = Words(
    "Sin periodicidad leída: no hay cifra; {count} {count|celebrada|celebradas}.",
    "No cadence was read: there is no figure; {count} held.",
)
_DUTY = Words("Deber: {text}", "Duty: {text}")
_MANDATE = Words("Mandato: {text}", "Mandate: {text}")
_PRACTICE = Words("Cómo se reúne: {text}", "How it meets: {text}")
