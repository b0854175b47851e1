"""The non-paper: our position and what argues for it, for one recipient, with no word of where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import frame, words
from workbench.briefs.compose.chosen import issues_chosen
from workbench.briefs.compose.desk import Desk, IssueDesk, desk_of, lay
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.subject import arguments_of
from workbench.briefs.compose.ties import tied
from workbench.briefs.compose.voice import Runs
from workbench.briefs.document import (
    Block,
    Bullets,
    Document,
    Paragraph,
    Run,
    Statement,
    Text,
    plain_of,
    telling_of,
)
from workbench.domain.audience import Audience
from workbench.domain.records import Recommendation
from workbench.domain.records.recommendation import PROPOSED_TEXT
from workbench.domain.schema import Record
from workbench.domain.types import Parallel
from workbench.i18n import Language, Words, fold
from workbench.store.reader import Reader
from workbench.store.scope import ReleaseScope

LABEL = Words("Non-paper", "Non-paper")
_ISSUES = 2
KEYS = part_keys("issues")
_OURS = frozenset({"mexican", "submitted", "negotiating", "agreed", "in_force"})  # recommendations that are Mexico's


def compose_nonpaper(
    reader: Reader, named: Sequence[Record], language: Language, as_of: date, options: Options
) -> Document:
    """The non-paper on some issues, or on all that were ticked, for the recipient of the reader.

    ValueError where the reader is not that of a recipient. It says nothing of others, of sources, of what is missing
    or still to be checked, nor whose paper it is; wording that is not cleared is stamped.
    """
    if not isinstance(reader.scope, ReleaseScope):
        raise ValueError("a non-paper is for a recipient")
    marking = _FOR.fill(recipient=reader.scope.recipient).in_(language)
    desk = desk_of(reader, language, as_of, options, marking)
    said = [(each, blocks) for each in map(partial(lay, desk), issues_chosen(desk, named)) if (blocks := _issue(each))]
    blocks = [block for _, found in said for block in found]
    if not blocks:
        blocks.append(Paragraph(_ISSUES, desk.voice.fixed(_NOTHING), seen_by=Audience.PUBLIC))
    alone = said[0][0].issue if len(said) == 1 else None
    ours = [stand.position for each, _ in said for stand in each.stands.ours]
    rough = any(_is_rough(desk, value) for p in ours for value in (p.on, p.statement))
    made = frame.framed(
        desk,
        LABEL,
        plain_of(_plain(desk, alone.title)) if alone else desk.voice.fixed(words.EVENT),
        blocks,
        frame.stamp(desk, blocks, ours) or (desk.voice.fixed(words.DRAFT) if rough else ""),
        titled_in=desk.voice.tongue(alone.title) if alone else None,
        titled=desk.title_seen_by(alone) if alone else Audience.PUBLIC,
    )
    return replace(made, foot=desk.voice.fixed(LABEL))


def _is_rough(desk: Desk, value: Parallel) -> bool:
    """Whether a wording is not there in the language of the paper, or was not brought up to date."""
    return len(desk.voice.wording(value)) > 1


def _plain(desk: Desk, value: Parallel) -> Runs:
    """The wording without its marks, which are for those who work on the paper."""
    return desk.voice.bare(value)


def _issue(desk: IssueDesk) -> list[Block]:
    """Our position on an issue, what argues for it and what text is proposed; nothing without any."""
    blocks = list(_positions(desk))
    arguments = tuple(_arguments(desk))
    texts = list(_texts(desk))
    if not (blocks or arguments or texts):
        return []
    title, level = desk.issue.title, desk.seen_by(desk.issue, "arguments")
    heading = replace(desk.named(_ISSUES, desk.issue), text=plain_of(_plain(desk, title)), level=1)
    said: list[Block] = [
        heading,
        *blocks,
        *([Bullets(_ISSUES, arguments, seen_by=level)] if arguments else []),
        *desk.under(_ISSUES, _PROPOSED, texts),
    ]
    return telling_of(desk.issue.uid, said)


def _positions(desk: IssueDesk) -> Iterable[Statement]:
    titles = {fold(title) for title in (desk.issue.title.es, desk.issue.title.en)}
    for stand in desk.stands.ours:
        position = stand.position
        said, on = _plain(desk, position.statement), desk.voice.bare(position.on, "italic")
        if said:
            alone = fold(plain_of(on)) in titles
            level = desk.seen_by(position, "statement", "standing", *([] if alone else ["on"]))
            text = (*(() if alone else (*on, Run(": ", "italic"))), *said)
            yield Statement(_ISSUES, text, of=position.uid, seen_by=level)


def _arguments(desk: IssueDesk) -> Iterable[Text]:
    """The arguments with their figures; where a figure comes from is said, for it is public knowledge."""
    for row in arguments_of(desk.issue):
        said = _plain(desk, Parallel(row.said, row.said_en))
        figure = desk.voice.bare(Parallel(row.figure, row.figure_en), "strong")
        source = desk.voice.bare(Parallel(row.source, row.source_en))
        yield (
            *said,
            *((Run(" "), *figure) if figure else ()),
            *((Run(" ("), *source, Run(")")) if source else ()),
        )


def _texts(desk: IssueDesk) -> Iterable[Block]:
    """What is asked for and the last text proposed for it, of recommendations that are ours."""
    text_at = [column.name for column in PROPOSED_TEXT.columns].index("text")
    for found in tied(desk.reader, [desk.issue.uid], "issue").of(Recommendation):
        if found.standing is None or found.standing.key not in _OURS:
            continue
        ask = _plain(desk, found.ask)
        if ask:
            yield Paragraph(_ISSUES, ask, of=found.uid, seen_by=desk.seen_by(found, "ask", "standing"))
        if found.proposed_text and found.proposed_text[-1][text_at]:
            level = desk.seen_by(found, "proposed_text", "standing")
            yield Statement(_ISSUES, found.proposed_text[-1][text_at], of=found.uid, seen_by=level)


_FOR = Words("Non-paper · para {recipient}", "Non-paper · for {recipient}")
_PROPOSED = Words("Texto propuesto", "Proposed text")
_NOTHING = Words("Nada está marcado para entregarse.", "Nothing was ticked for delivery.")
