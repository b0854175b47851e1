"""What a body is to do, in sentences: its figures, what they rest on, its mandate and the words of its duty."""

from __future__ import annotations

from workbench.assessing.due_words import counts_told
from workbench.assessing.meetings_due import Owed
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words


def figures_told(owed: Owed) -> Words:
    """The meetings of a body by the public record; no figure is called late that nobody read a duty for."""
    if owed.duty is None:
        return _ON_REQUEST if owed.on_request else _NO_FIGURE.fill(count=owed.public.meetings)
    basis = Words(*(CADENCE_READ.show(Chosen(owed.basis), language).lower() for language in ("es", "en")))
    return _FIGURES.fill(counts=counts_told(owed.public), basis=basis)


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
_ON_REQUEST = Words("Se reúne a solicitud: nunca está en falta.", "Meets on request: never late.")
_NO_FIGURE = Words(
    "Sin periodicidad leída: no hay cifra; {count} {count|celebrada|celebradas}.",
    "No cadence was read: there is no figure; {count} held.",
)
_DUTY = Words("Deber: {text}", "Duty: {text}")
_MANDATE = Words("Mandato: {text}", "Mandate: {text}")
_PRACTICE = Words("Cómo se reúne: {text}", "How it meets: {text}")
