"""The dates that hang on a joint review: what the treaty and the United States' statute count from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from workbench.assessing.periods import months_after
from workbench.domain.when import Partial, When, told_when
from workbench.i18n import Words

Unit = Literal["days", "months"]
ReviewKind = Literal["six-year", "annual"]

_EVERY: tuple[ReviewKind, ...] = ("six-year", "annual")
_SATURDAY = 5


@dataclass(frozen=True)
class Rule:
    """One date counted from a review: by whom it is owed, what it is, by which law, how far before or after.

    ``amount`` is below zero for what comes before the review; days are calendar days.
    """

    key: str
    owed_by: str
    words: Words
    law: Words
    amount: int
    unit: Unit
    reviews: tuple[ReviewKind, ...] = _EVERY

    def counted(self, review: When) -> When | None:
        """The date for a review, computed; None where it lies outside the calendar."""
        return shifted(review, self.amount, self.unit)

    def arithmetic(self, review: When) -> Words:
        """How it is counted: ``270 days before 1 July 2027``."""
        day = told_when(review)
        counted_from = (_THAT_DAY if review.first() == review.last() else _THE_REVIEW).fill(day=day)
        span = _SPANS[self.unit].fill(count=abs(self.amount))
        return (_BEFORE if self.amount < 0 else _AFTER).fill(span=span, day=counted_from)


RULES = (
    Rule(
        "us-notice",
        "US",
        Words(
            "Aviso público en Estados Unidos, con audiencia después, antes de la revisión",
            "Public notice in the United States, with a hearing after it, before the review",
        ),
        Words("19 U.S.C. 4611(b)(1) y (e)(1)", "19 U.S.C. 4611(b)(1) and (e)(1)"),
        -270,
        "days",
    ),
    Rule(
        "us-report-six-year",
        "US",
        Words(
            "Informe al Congreso de Estados Unidos antes de una revisión sexenal",
            "Report to the United States Congress before a six-year review",
        ),
        Words("19 U.S.C. 4611(b)", "19 U.S.C. 4611(b)"),
        -180,
        "days",
        ("six-year",),
    ),
    Rule(
        "us-report-annual",
        "US",
        Words(
            "Informe al Congreso de Estados Unidos antes de una revisión anual",
            "Report to the United States Congress before an annual review",
        ),
        Words("19 U.S.C. 4611(c)", "19 U.S.C. 4611(c)"),
        -70,
        "days",
        ("annual",),
    ),
    Rule(
        "recommendations",
        "",
        Words(
            "Recomendaciones de acción a la Comisión, a más tardar",
            "Recommendations for action to the Commission, at the latest",
        ),
        Words("Artículo 34.7.2", "Article 34.7.2"),
        -1,
        "months",
    ),
    Rule(
        "us-briefing",
        "US",
        Words(
            "Informe al Congreso de Estados Unidos después de la revisión, a más tardar",
            "Briefing to the United States Congress after the review, at the latest",
        ),
        Words("19 U.S.C. 4611(d)", "19 U.S.C. 4611(d)"),
        20,
        "days",
    ),
)


def shifted(review: When, amount: int, unit: Unit) -> When | None:
    """A date so far from another, computed; None where it lies outside the calendar.

    What comes before a review that lasts several days is counted from its first day, what comes after from its last.
    Of a date that is not known to the day both ends are moved: the result is some day between them.
    """
    first, last = review.first(), review.last()
    if review.form == "range":
        first = last = first if amount < 0 else last
    try:
        start, end = _moved(first, amount, unit), _moved(last, amount, unit)
    except (OverflowError, ValueError):
        return None
    return _day(start) if start == end else When(_partial(start), _partial(end), "window", "computed")


def _moved(day: date, amount: int, unit: Unit) -> date:
    return day + timedelta(days=amount) if unit == "days" else months_after(day, amount)


def _day(day: date) -> When:
    return When(_partial(day), basis="computed")


def _partial(day: date) -> Partial:
    return Partial(day.year, day.month, day.day)


def weekend(when: When) -> Words | None:
    """That a day falls on a Saturday or a Sunday, where it does: a computed day stays there and is not moved."""
    if when.first() != when.last() or when.first().weekday() < _SATURDAY:
        return None
    return _SATURDAY_WORDS if when.first().weekday() == _SATURDAY else _SUNDAY_WORDS


_SATURDAY_WORDS = Words("cae en sábado", "falls on a Saturday")
_SUNDAY_WORDS = Words("cae en domingo", "falls on a Sunday")
_SPANS: dict[Unit, Words] = {
    "days": Words("{count} {count|día natural|días naturales}", "{count} calendar {count|day|days}"),
    "months": Words("{count} {count|mes|meses}", "{count} {count|month|months}"),
}
_BEFORE = Words("{span} antes {day}", "{span} before {day}")
_AFTER = Words("{span} después {day}", "{span} after {day}")
_THAT_DAY = Words("del {day}", "{day}")
_THE_REVIEW = Words("de la revisión ({day})", "the review ({day})")
