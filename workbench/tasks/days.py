"""The day whose facts a paper tells: one that makes sense, and whether it is still to come."""

from __future__ import annotations

from datetime import date

from workbench.briefs.marking import Marking, classified_on
from workbench.domain.when import told_day
from workbench.i18n import Told, Words

FIRST, LAST = 1900, 2100  # years; a dossier may hold what was long ago, and what is computed for decades ahead


class WrongDay(Told):
    """A day that no facts can be told as of."""


def check_day(day: date) -> None:
    """Raises WrongDay for one that can only be mistyped."""
    if not FIRST <= day.year <= LAST:
        raise WrongDay(_SENSELESS.fill(day=day.isoformat(), first=FIRST, last=LAST))


def is_to_come(day: date) -> bool:
    """Whether a day is still to come where the program runs."""
    return day > date.today()


def dates_told(day: date, marking: Marking | None) -> tuple[Words, ...]:
    """What whoever makes a paper should know of its dates, each one sentence."""
    told = [_TO_COME.fill(date=told_day(day))] if is_to_come(day) else []
    classified = classified_on(marking) if marking is not None else None
    if classified is not None and classified > day:
        told.append(_CLASSIFIED_LATER.fill(classified=told_day(classified), date=told_day(day)))
    return tuple(told)


_SENSELESS = Words(
    "{day} no es un día del que pueda haber datos: se toman de {first} a {last}.",
    "{day} is no day that there could be facts of: those are from {first} to {last}.",
)
_TO_COME = Words(
    "El {date} está por venir: el documento lo dice, y cuenta lo que se sabe hoy.",
    "{date} is still to come: the paper says so, and tells what is known today.",
)
_CLASSIFIED_LATER = Words(
    "La fecha de clasificación, {classified}, es posterior a la de los datos, {date}.",
    "The date of classification, {classified}, is later than that of the facts, {date}.",
)
