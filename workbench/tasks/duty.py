"""What a body is to do, in sentences: its figures, what they rest on, its mandate and the words of its duty."""

from __future__ import annotations

from workbench.assessing.due_words import answer
from workbench.assessing.meetings_due import Owed
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words, same


def figures_told(owed: Owed) -> Words:
    """The meetings of a body by the public record; no figure is called late that nobody read a duty for."""
    if owed.duty is None:
        return _NO_FIGURE.fill(answer=answer(owed))
    basis = Words(*(CADENCE_READ.show(Chosen(owed.basis), language).lower() for language in ("es", "en")))
    return _FIGURES.fill(counts=answer(owed), basis=basis)


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
_NO_FIGURE = same("{answer}.")
_DUTY = Words("Deber: {text}", "Duty: {text}")
_MANDATE = Words("Mandato: {text}", "Mandate: {text}")
_PRACTICE = Words("Cómo se reúne: {text}", "How it meets: {text}")
