"""Which meetings the treaty's bodies owe: the bodies and meetings of a dossier, counted as of a day."""

from __future__ import annotations

from datetime import date

from workbench.assessing.meetings_due import Owed, meetings_due
from workbench.assessing.periods import Counting
from workbench.domain.records import BODY, MEETING, Body, Meeting
from workbench.store.reader import Reader


def owed(reader: Reader, as_of: date, counting: Counting = "treaty") -> list[Owed]:
    """What every body that the reader sees owes, in the order of their keys."""
    bodies = [r for r in reader.all(BODY.name) if isinstance(r, Body)]
    meetings = [r for r in reader.all(MEETING.name) if isinstance(r, Meeting)]
    return meetings_due(bodies, meetings, as_of, counting)
