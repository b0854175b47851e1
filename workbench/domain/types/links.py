"""Fields that point to other records."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import cast

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.sheet import Raw, says_nothing
from workbench.domain.types.base import Context, Slot, Stored, Type, text_of
from workbench.domain.types.several import Listed
from workbench.domain.types.text import Code
from workbench.i18n import Language, Words, squash

NAME_UNKNOWN = "name-unknown"  # the code of the question that a name raises which fits no record


@dataclass(frozen=True)
class Reference(Type[str]):
    """One record of the named types, kept by its uid; empty where there is none."""

    to: tuple[str, ...]

    @property
    def empty(self) -> str:
        return ""

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: str) -> tuple[Stored, ...]:
        return (value or None,)

    def load(self, stored: Sequence[Stored]) -> str:
        return cast(str, stored[0] or "")

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        text, problems = text_of(raw)
        words = squash(text)
        if not words or problems:
            return Reading("" if not problems else None, problems)
        found = context.find(self.to, words)
        if len(found) == 1:
            return Reading(found[0])
        if not found and says_nothing(words):
            return Reading("")
        return Reading(None, (unclear_name(words, found),), words)

    def show(self, value: str, language: Language) -> str:
        return value

    def points_to(self) -> tuple[str, ...]:
        return self.to

    def targets(self, value: str) -> tuple[str, ...]:
        return (value,) if value else ()

    def knowing(self, value: str, known: Set[str]) -> str:
        return value if value in known else ""

    def repointed(self, value: str, old: str, new: str) -> str:
        return new if value == old else value


@dataclass(frozen=True)
class References(Listed):
    """Several records of the named types, kept by their uids in the order given."""

    to: tuple[str, ...]

    def parse(self, raw: Raw, context: Context) -> Reading[tuple[str, ...]]:
        text, problems = text_of(raw)
        if problems:
            return Reading(None, problems)
        uids: list[str] = []
        unclear: list[Problem] = []
        unread: list[str] = []
        for words in self._names(text, context):
            if says_nothing(words) and not context.find(self.to, words):
                continue
            found = context.find(self.to, words)
            if len(found) == 1:
                uids.append(found[0])
            else:
                unclear.append(unclear_name(words, found))
                unread.append(words)
        return Reading(tuple(dict.fromkeys(uids)), tuple(unclear), "; ".join(unread))

    def _names(self, text: str, context: Context) -> list[str]:
        """The names in a cell: a comma or slash separates only where the whole is not itself a name."""
        names: list[str] = []
        for part in re.split(r"[;\n]", text):
            whole = squash(part)
            if not whole:
                continue
            if len(context.find(self.to, whole)) == 1:
                names.append(whole)
            else:
                names += [squash(piece) for piece in re.split(r"[,/]", whole) if squash(piece)]
        return names

    def show(self, value: tuple[str, ...], language: Language) -> str:
        return "; ".join(value)

    def points_to(self) -> tuple[str, ...]:
        return self.to

    def targets(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value

    def knowing(self, value: tuple[str, ...], known: Set[str]) -> tuple[str, ...]:
        return tuple(uid for uid in value if uid in known)

    def repointed(self, value: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if uid == old else uid for uid in value)) if old in value else value


@dataclass(frozen=True)
class Uid(Code):
    """The uid of a record that may be gone: nothing points by it, nobody finds or reads it."""

    def texts(self, value: str) -> tuple[str, ...]:
        return ()


def unclear_name(words: str, found: tuple[str, ...]) -> Problem:
    """The question that a name raises which fits no record, or several."""
    if found:
        message = Words(
            "«{words}» puede ser {count} registros distintos.", "“{words}” may be {count} different records."
        )
        return Problem("name-several", message.fill(words=words[:80], count=len(found)), Severity.QUESTION, found)
    message = Words("No hay ningún registro llamado «{words}».", "There is no record called “{words}”.")
    return Problem(NAME_UNKNOWN, message.fill(words=words[:80]), Severity.QUESTION)
