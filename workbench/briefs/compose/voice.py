"""How values of records sound in the language of a paper: wording with its marks, choices, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.briefs.compose import words
from workbench.briefs.document import Emphasis, Run, Text, is_empty, runs_of
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel
from workbench.domain.when import Partial, When, show_when
from workbench.i18n import Language, Words

_SHORT = 22  # letters of a date that never wraps
_DAY = re.compile(r"(?<=\d) (de )?(?=[^\W\d])")
_YEAR = re.compile(r" (?=\d)")

Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Voice:
    """Says values in one language; wording that it has only in another one is said in that, marked."""

    language: Language

    def fixed(self, said: Words) -> str:
        """Our own words."""
        return said.in_(self.language)

    def marked(self, said: Words) -> Run:
        """A mark behind a text, such as ``(to be checked)``."""
        return Run(f" {self.fixed(said)}", "italic")

    def label(self, said: Words) -> Run:
        """The label in front of a value on the same line."""
        return Run(self.fixed(said), "strong")

    def wording(self, value: Parallel) -> Runs:
        """The wording with its marks: another language, an older wording; nothing for an empty one."""
        text, language = value.best(self.language)
        if not text.strip():
            return ()
        runs = [Run(text.strip(), language=None if language == self.language else language)]
        if language != self.language:
            runs.append(Run(f" [{language}]", "italic"))
        if language in value.older:
            runs.append(self.marked(words.OLDER))
        return tuple(runs)

    def tongue(self, value: Parallel) -> Language | None:
        """The language that the wording is said in; None where it is that of the paper."""
        language = value.best(self.language)[1]
        return None if language == self.language else language

    def bare(self, value: Parallel, emphasis: Emphasis = "") -> Runs:
        """The wording without its marks."""
        return self.named(value, emphasis)[:1]

    def named(self, value: Parallel, emphasis: Emphasis = "") -> Runs:
        """The wording and its marks, all of one emphasis."""
        return tuple(replace(run, emphasis=emphasis) for run in self.wording(value))

    def name(self, value: Parallel) -> str:
        """The wording and its marks as one text, for headings and labels."""
        return "".join(run.text for run in self.wording(value))

    def lines(self, value: Parallel) -> tuple[Runs, ...]:
        """The wording line by line, without the bullets that somebody typed, each line with the marks."""
        runs = self.wording(value)
        if not runs:
            return ()
        lines = (line.strip().lstrip("-–—•*×·").strip() for line in runs[0].text.splitlines())
        return tuple((replace(runs[0], text=line), *runs[1:]) for line in lines if line)

    def shown(self, record_type: RecordType, record: Record, field: str) -> str:
        """A field's value as its type shows it; dates do not wrap."""
        value = getattr(record, field)
        if isinstance(value, When):
            return self.when(value)
        return record_type.field(field).type.show(value, self.language).strip()

    def when(self, value: When) -> str:
        """A date in words; one that is short never wraps, a long one only between month and year."""
        said = show_when(value, self.language)
        if len(said) <= _SHORT:
            return said.replace(" ", "\u00a0")
        return _YEAR.sub("\u00a0", _DAY.sub(lambda m: m.group().replace(" ", "\u00a0"), said))

    def day(self, value: date) -> str:
        """A day in words."""
        return self.when(When(Partial(value.year, value.month, value.day)))


def joined(parts: Iterable[Text], between: str = "\u00a0· ") -> Runs:
    """The parts that say something, one behind the other."""
    runs: list[Run] = []
    for part in parts:
        if is_empty(part):
            continue
        if runs:
            runs.append(Run(between))
        runs.extend(runs_of(part))
    return tuple(runs)


def stacked(parts: Sequence[Text]) -> Runs:
    """The parts that say something, each on its own line."""
    return joined(parts, "\n")
