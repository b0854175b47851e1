"""What is wrong, uncertain or worth knowing about one value, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from workbench.i18n import Words

V = TypeVar("V")


class Severity(Enum):
    """How much a problem weighs on the row that it stands in."""

    BLOCKING = "blocking"  # the row stays out
    QUESTION = "question"  # the row stays out until a person has answered
    REMARK = "remark"  # the row goes in; the remark is shown beside it


@dataclass(frozen=True)
class Problem:
    """One thing about one value that a person should know; never an exception."""

    code: str
    message: Words
    severity: Severity = Severity.REMARK
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading(Generic[V]):
    """What was understood of a raw value: the value, or None, and what is to be said about it.

    ``unread`` holds the words that were not understood; they stay beside the record.
    """

    value: V | None
    problems: tuple[Problem, ...] = ()
    unread: str = ""

    @property
    def clear(self) -> bool:
        """Whether nothing stands in the way of using the value."""
        return all(p.severity is Severity.REMARK for p in self.problems)
