"""Review cycles and their dates in words, for whoever shows them."""

from __future__ import annotations

from workbench.assessing.cycles import Cycle, Dated
from workbench.assessing.review_dates import weekend
from workbench.i18n import Words


def review_title(cycle: Cycle) -> Words:
    """A review by its kind and its year."""
    words = _SIX_YEARS if cycle.kind == "six-year" else _ONE_YEAR
    return (words if cycle.is_stated else to_be_set(words)).fill(year=cycle.year)


def to_be_set(review: Words | str) -> Words:
    """A review of which no day is set: it stands at the anniversary."""
    return _TO_BE_SET.fill(review=review)


def date_title(dated: Dated, cycle: Cycle) -> Words:
    """A date that hangs on a review by what is due and of which review."""
    return _OF_REVIEW.fill(what=dated.rule.words, year=cycle.year)


def counted(dated: Dated, cycle: Cycle) -> Words:
    """By which law a date is due, how it is counted, and what is odd about it."""
    parts = [dated.rule.law, dated.rule.arithmetic(cycle.when)]
    if dated.when != dated.counted and dated.when.iso() != dated.counted.iso():
        parts.append(_COUNTED.fill(day=dated.counted.iso()))
    odd = weekend(dated.when)
    parts += [odd] if odd is not None else []
    return Words("; ".join(p.es for p in parts), "; ".join(p.en for p in parts))


NO_WORDS = Words("", "")
TERM_END = Words(
    "Fin de la vigencia, salvo que las tres Partes confirmen una prórroga",
    "End of the term, unless all three Parties confirm an extension",
)
_SIX_YEARS = Words("Revisión conjunta sexenal de {year}", "Six-year joint review of {year}")
_ONE_YEAR = Words("Revisión conjunta anual de {year}", "Annual joint review of {year}")
_TO_BE_SET = Words(
    "{review} (aniversario; fecha de la reunión por fijar)", "{review} (anniversary; date of the meeting to be set)"
)
_OF_REVIEW = Words("{what} · revisión conjunta de {year}", "{what} · joint review of {year}")
_COUNTED = Words("por la regla sería {day}", "by the rule it would be {day}")
