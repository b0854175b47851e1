"""The issues of a paper about many: those named, else all that fit what is wanted, in the order of their titles."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.briefs.compose.desk import Desk
from workbench.domain.records import Issue
from workbench.domain.schema import Record
from workbench.gathering.matrix import chosen_issues
from workbench.i18n import fold


def issues_chosen(desk: Desk, named: Sequence[Record]) -> list[Issue]:
    """The issues, read through the reader of the paper."""
    fitting = chosen_issues(desk.reader, desk.options.wanted)
    wanted = [record.uid for record in named if record.uid in fitting] if named else fitting
    found = [r for r in desk.reader.get_all(wanted) if isinstance(r, Issue)]
    return sorted(found, key=lambda issue: (fold(desk.voice.name(issue.title)), issue.uid))
