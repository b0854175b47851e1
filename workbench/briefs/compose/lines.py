"""Lines to take on an issue as plain text: our position, what argues for it, what to answer."""

from __future__ import annotations

from datetime import date

from workbench.briefs.compose import frame, sides, subject, words
from workbench.briefs.compose.desk import desk_of, lay
from workbench.briefs.compose.options import Options
from workbench.briefs.document import Bullets, Pairs, Statement, plain_of
from workbench.domain.records import Issue
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

_PART = 2


def lines_of(reader: Reader, issue: Issue, language: Language, as_of: date, *, ahead: bool = False) -> str:
    """The lines of an issue as of a day, for the audience or recipient of the reader; who may read them comes last.

    ``ahead``: the day is still to come.
    ValueError where the reader does not know of the issue. What must not be said is no line to take.
    """
    seen = reader.get(issue.uid)
    if not isinstance(seen, Issue):
        raise ValueError("the reader does not know of the issue")
    options = Options(full=True, ahead=ahead)
    desk = lay(desk_of(reader, language, as_of, options, frame.marking_of(reader, language)), seen)
    quotes = [plain_of(b.text) for b in sides.quotes(desk, _PART) if isinstance(b, Statement)]
    arguments = [item for b in subject.argued(desk, _PART) if isinstance(b, Bullets) for item in b.items]
    labels = (words.THEY_RAISE, words.WE_ANSWER)
    pairs = [item for b in subject.answered(desk, _PART, labels) if isinstance(b, Pairs) for item in b.items]
    answers = [f"{plain_of(raised)}\n  → {plain_of(answer)}" for raised, answer in pairs]
    said = (
        (words.POSITION, [f"• {quote}" for quote in quotes]),
        (words.ARGUMENTS, [f"{at}. {plain_of(item)}" for at, item in enumerate(arguments, 1)]),
        (words.IF_RAISED, [f"• {answer}" for answer in answers]),
    )
    parts = [desk.voice.name(seen.title)]
    parts += ["\n".join((desk.voice.fixed(title), *lines)) for title, lines in said if lines]
    if len(parts) == 1:
        parts.append(desk.voice.fixed(_NOTHING))
    return "\n\n".join((*parts, f"{desk.marking} · {desk.facts_at()}")).replace("\u00a0", " ") + "\n"


_NOTHING = Words("No hay líneas registradas para esta audiencia.", "There are no lines on record for this audience.")
