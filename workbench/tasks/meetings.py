"""Which meetings the treaty's bodies owe: the bodies and meetings of a dossier, counted as of a day."""

from __future__ import annotations

from datetime import date

from workbench.assessing.line_of_time import Line, line_of
from workbench.assessing.meetings_due import Owed, meetings_due
from workbench.assessing.periods import ENTRY_INTO_FORCE, Counting
from workbench.domain.records import BODY, MEETING, Body, Meeting
from workbench.i18n import Language
from workbench.store.reader import Reader


def owed(reader: Reader, as_of: date, counting: Counting = "treaty") -> list[Owed]:
    """What every body that the reader sees owes, in the order of their keys."""
    bodies = [r for r in reader.all(BODY.name) if isinstance(r, Body)]
    meetings = [r for r in reader.all(MEETING.name) if isinstance(r, Meeting)]
    return meetings_due(bodies, meetings, as_of, counting)


def lines_of_time(
    reader: Reader, as_of: date, counting: Counting, language: Language, *, own_file: bool = False
) -> list[Line]:
    """The lines of all bodies on one scale of time; every one has an answer, if only that nothing is on record."""
    whens = {r.uid: r.when for r in reader.all(MEETING.name) if isinstance(r, Meeting) and r.when is not None}
    found = owed(reader, as_of, counting)
    ends = [slot.period.last for o in found for slot in o.own.slots]
    until = max([as_of, *ends])
    return [line_of(o, whens, language, (ENTRY_INTO_FORCE, until), own_file=own_file) for o in found]
