"""Questions and answers for the Senate or the press: what may be asked of each issue, and what to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import frame, sides, subject, words
from workbench.briefs.compose.chosen import issues_chosen
from workbench.briefs.compose.desk import IssueDesk, desk_of, lay
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.voice import stacked
from workbench.briefs.document import (
    Block,
    Document,
    Missing,
    Pairs,
    Paragraph,
    Run,
    SmallLine,
    Statement,
    Text,
    telling_of,
)
from workbench.domain.audience import Audience
from workbench.domain.schema import Record
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

LABEL = Words("Preguntas y respuestas", "Questions and answers")
_ISSUES, _SILENT = range(2, 4)
KEYS = part_keys("issues")


def compose_questions(
    reader: Reader, named: Sequence[Record], language: Language, as_of: date, options: Options
) -> Document:
    """Questions and answers on some issues, or on all, as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    desks = [lay(desk, issue) for issue in issues_chosen(desk, named)]
    said = {each.issue.uid: _issue(each) for each in desks}
    blocks = [block for each in desks for block in said[each.issue.uid]]
    silent = [desk.voice.name(each.issue.title) for each in desks if not said[each.issue.uid]]
    if not blocks:
        blocks.append(Paragraph(_ISSUES, desk.voice.fixed(_NOTHING), seen_by=Audience.PUBLIC))
    if silent and desk.insider:
        blocks.append(Missing(_SILENT, f"{desk.voice.fixed(_NO_ANSWERS)}{'; '.join(silent)}."))
    alone = desks[0].issue if len(desks) == 1 else None
    title = desk.voice.name(alone.title) if alone else desk.voice.fixed(LABEL)
    head = frame.head(desk, (words.EVENT_LABEL, desk.voice.fixed(words.EVENT), Audience.PUBLIC))
    blocks += frame.at_foot(desk, title, blocks, head, alone)
    spoken = [stand.position for each in desks if said[each.issue.uid] for stand in each.stands.ours]
    return frame.framed(
        desk,
        LABEL,
        title,
        blocks,
        frame.stamp(desk, blocks, spoken),
        titled_in=desk.voice.tongue(alone.title) if alone else None,
        titled=desk.title_seen_by(alone) if alone else Audience.PUBLIC,
        head=head,
        notes_at="foot",
    )


def _issue(desk: IssueDesk) -> list[Block]:
    """An issue with what may be asked of it, our position first, and what stands behind the answers; or nothing."""
    pairs, levels, more = _asked(desk)
    arguments = subject.argued(desk, _ISSUES)
    if not (pairs or arguments):
        return []
    labels = (desk.voice.fixed(_ASKED), desk.voice.fixed(_ANSWER))
    quoted = tuple(stand.position.uid for stand in desk.stands.ours)
    said = [
        desk.named(_ISSUES, desk.issue),
        *([Pairs(_ISSUES, tuple(pairs), labels, tells=quoted, items_seen_by=tuple(levels))] if pairs else []),
        *more,
        *desk.under(_ISSUES, words.ARGUMENTS, arguments),
    ]
    return telling_of(desk.issue.uid, said)


def _asked(desk: IssueDesk) -> tuple[list[tuple[Text, Text]], list[Audience], list[Block]]:
    """The questions with their answers, who may see each, and what is to be said below them.

    That is what was left out, and where they come from.
    """
    quotes, replies = sides.quotes(desk, _ISSUES), subject.answered(desk, _ISSUES, (_ASKED, _ANSWER))
    position = stacked([block.text for block in quotes if isinstance(block, Statement)])
    pairs: list[tuple[Text, Text]] = [(desk.voice.fixed(_POSITION), position)] if position else []
    said = [block for block in quotes if isinstance(block, Statement)]
    levels = [max(_level(desk, block) for block in said)] if position else []
    answered = [(item, _level(desk, block)) for block in replies if isinstance(block, Pairs) for item in block.items]
    pairs += [item for item, _ in answered]
    levels += [level for _, level in answered]
    more = [block for block in (*quotes, *replies) if isinstance(block, SmallLine)]
    return pairs, levels, [*_marked(desk, replies), *more]


def _level(desk: IssueDesk, block: Block) -> Audience:
    """Who may see a block; its readers where nobody says."""
    return desk.reader.audience if block.seen_by is None else block.seen_by


def _marked(desk: IssueDesk, replies: Sequence[Block]) -> list[Block]:
    """What stands behind the answers of an issue, or that nothing does."""
    if not replies:
        return []
    support = desk.notes.support(desk.issue.uid, "replies")
    mark = desk.mark(support, f"{desk.voice.name(desk.issue.title)}, {desk.voice.fixed(LABEL).lower()}")
    runs = (*support.runs, *mark)
    level = desk.seen_by(desk.issue, "replies")
    return [SmallLine(_ISSUES, (Run(desk.voice.fixed(_RESTS_ON)), *runs), seen_by=level)] if runs else []


_ASKED = Words("Pregunta", "Question")
_ANSWER = Words("Respuesta", "Answer")
_POSITION = Words("¿Cuál es la posición de México?", "What is Mexico’s position?")
_RESTS_ON = Words("Fuente de las respuestas:", "Source of the answers:")
_NO_ANSWERS = Words("Preguntas y respuestas sobre: ", "Questions and answers on: ")
_NOTHING = Words(
    "Para esta audiencia no hay posiciones, argumentos ni respuestas registradas.",
    "For this audience there are no positions, arguments or answers on record.",
)
