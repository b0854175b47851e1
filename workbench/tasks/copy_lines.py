"""Lines to take leave as plain text, for one audience and proved, without a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.lines import lines_of
from workbench.domain.records import Issue
from workbench.domain.when import show_when, whole_day
from workbench.i18n import Language, Words
from workbench.outgoing.proof import Proof, prove_text
from workbench.outgoing.reserving import reserved_from
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.tasks.brief_to_file import POSITION_BRIEF, asked_of, check_seen
from workbench.tasks.days import check_day, is_to_come
from workbench.tasks.handing_out import Handing


@dataclass(frozen=True)
class Lines:
    """The text, and the proof that it holds nothing reserved."""

    text: str
    proof: Proof


def lines_to_take(
    dossier: Dossier, of: str, handing: Handing, language: Language, as_of: date, progress: Progress = SILENT
) -> Lines:
    """The lines to take on an issue, or on the issue of a position.

    Raises NoBrief where ``of`` names none that the audience may know of, WrongDay where there are no facts of such a
    day, and LeakFound instead of giving a text that holds what its audience may not see.
    """
    check_day(as_of)
    asked = asked_of(dossier, KINDS[POSITION_BRIEF], [of])
    reader = handing.reader(dossier)
    check_seen(reader, asked, handing)
    (issue,) = (record for record in asked.records if isinstance(record, Issue))
    text = lines_of(reader, issue, language, as_of, ahead=is_to_come(as_of))
    reserved = reserved_from(dossier.reader, reader, [show_when(whole_day(as_of), language)])
    return Lines(text, prove_text(text, _TEXT, reserved, progress))


_TEXT = Words("El texto", "The text")
