"""What every part of a brief is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.briefs.compose.notes import Notes
from workbench.briefs.compose.stands import Stands
from workbench.briefs.compose.voice import Voice
from workbench.briefs.document import Block, Heading, Missing, SmallLine
from workbench.domain.records import Issue
from workbench.domain.when import When
from workbench.i18n import Words
from workbench.store.reader import Reader


@dataclass(frozen=True)
class Desk:
    """One issue as one reader sees it on a day, with the voice and the notes of the paper.

    ``insider`` is true for the negotiators' own paper: for others reserved fields do not exist, so
    that nothing may be called missing.
    """

    reader: Reader
    issue: Issue
    as_of: date
    insider: bool
    marking: str
    voice: Voice
    notes: Notes
    stands: Stands

    def heading(self, part: int, text: Words) -> Heading:
        """The name of a part."""
        return Heading(part, self.voice.fixed(text))

    def missing(self, part: int, text: Words) -> Missing:
        """A mandatory part that is empty."""
        return Missing(part, self.voice.fixed(text))

    def counted(self, part: int, text: Words, count: int) -> list[Block]:
        """A line on how many more there are; none where there are none."""
        return [SmallLine(part, self.voice.fixed(text.fill(count=count)))] if count > 0 else []

    def is_past(self, when: When | None) -> bool:
        """Whether a date is over for certain."""
        return when is not None and when.last() < self.as_of
