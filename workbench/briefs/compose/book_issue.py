"""The section of one issue in a folder: a position brief without its head, never cut to a page."""

from __future__ import annotations

from dataclasses import replace

from workbench.briefs.compose import frame, history, position, tables, words
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.ties import tied
from workbench.briefs.document import Block, Facts
from workbench.domain.records import RECOMMENDATION, Recommendation

_FIRST, _BEFORE_OURS, _RECORD, _NEXT = 1, 5, 13, 14


def section(desk: IssueDesk, *, whole: bool) -> tuple[list[Block], str]:
    """The issue on a page of its own, and what is stamped across it: that it is a draft, or that authority is over.

    The ``whole`` one tells what was said, asked and promised before, else only what was recommended.
    """
    said = position.parts(desk)
    blocks = history.with_history(desk, said) if whole else _with_asks(desk, said)
    stamp = frame.stamp(desk, blocks, (stand.position for stand in desk.stands.ours))
    title = replace(desk.named(_FIRST, desk.issue), level=1, opens_page=True)
    signed = [replace(block, part=_NEXT) for block in position.signed(desk)]
    return [title, *_facts(desk, stamp), *blocks, *signed], stamp


def _with_asks(desk: IssueDesk, blocks: list[Block]) -> list[Block]:
    """The parts with where the issue comes from, and what was recommended on it."""
    asked = tied(desk.reader, [desk.issue.uid], "issue").of(Recommendation)
    return [
        *(b for b in blocks if b.part < _BEFORE_OURS),
        *history.background(desk),
        *(b for b in blocks if _BEFORE_OURS <= b.part < _NEXT),
        *desk.section(_RECORD, RECOMMENDATION.plural, tables.recommendations(desk, _RECORD, asked)),
        *(b for b in blocks if b.part >= _NEXT),
    ]


def _facts(desk: IssueDesk, stamp: str) -> list[Block]:
    """What the head of its brief would say."""
    issue = desk.issue
    facts = desk.facts(
        (
            (words.SECTION_IS, stamp, frame.stamp_seen_by(desk, [stamp])),
            desk.fact(issue, "counterpart_lead", issue.counterpart_lead.strip()),
            desk.fact(issue, "track"),
            (words.KEY, issue.key, None),
        )
    )
    return [Facts(_FIRST, facts, len(facts))] if facts else []
