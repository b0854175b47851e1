"""How much titles and dates are alike: what an import asks about, and what a check tells of.

The limits of ``alike`` were measured on titles of the bundled review, on what people write instead of them, and on
titles of other issues.
"""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from workbench.domain.bare_words import bare_words
from workbench.domain.types import spellings
from workbench.domain.when import When
from workbench.i18n import fold, squash

ALIKE = 82  # of the letters, words in order: slips, plurals, another ending
_SHARED, _ONE_CHANGED = 2, 4  # words: of a title that the other one goes on from; of one in which one word is another
MONTH = 31  # days

Title = frozenset[str]


def alike(one: Title, other: Title) -> bool:
    """Whether two titles, as sets of words that matter, are nearly the same."""
    if numbers(one) != numbers(other):
        return False  # "Tema 5" and "Tema 50" are two
    if _share_words(one, other):
        return True
    return bool(one and other) and fuzz.ratio(in_order(one), in_order(other)) >= ALIKE


def numbers(title: Title) -> Title:
    """The words of a title that hold figures."""
    return frozenset(word for word in title if any(map(str.isdigit, word)))


def _share_words(one: Title, other: Title) -> bool:
    """Whether one title goes on from the other, or has another word in place of one."""
    common, fewest = len(one & other), min(len(one), len(other))
    if fewest >= _SHARED and common == fewest:
        return True
    return common + 1 == len(one) == len(other) and fewest >= _ONE_CHANGED


def in_order(title: Title) -> str:
    """The words of a title in an order that does not depend on how they were written."""
    return " ".join(sorted(title))


def words_of(name: str) -> Title:
    """The words of a title that matter."""
    return frozenset(bare_words(fold(name)))


def titles_of(value: Any) -> set[Title]:
    """The words of each wording of a title."""
    return {words for name in spellings(value) if (words := words_of(squash(name)))} if value else set()


def days_between(one: When | None, other: When | None) -> int | None:
    """The days from one date to another, 0 where they overlap; None where one is not known."""
    if one is None or other is None:
        return None
    return max((one.first() - other.last()).days, (other.first() - one.last()).days, 0)


def is_near(when: When) -> bool:
    """Whether a date is known to the month at least."""
    return (when.last() - when.first()).days <= MONTH
