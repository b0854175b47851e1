"""The parts of a position brief that the issue itself fills: from the decision to the next step."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from workbench.briefs.compose import words
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.voice import Runs, joined
from workbench.briefs.document import Block, Bullets, Facts, Pairs, Paragraph, Run
from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, Issue, Request
from workbench.domain.types import Parallel
from workbench.gathering.requests_told import TRADED_FOR
from workbench.i18n import Words

MOST_ARGUMENTS = 3
MOST_REPLIES = 3
MOST_TRADED = 3
_MOST_PROVISIONS = 8
_TRADED = ("asked_by", "trade_offs", "traded_for")


def subject(desk: IssueDesk) -> list[Block]:
    """Part 2: provisions, table, offensive or defensive, status; what is not filled is left out."""
    voice, issue = desk.voice, desk.issue
    facts = desk.facts(
        desk.fact(issue, f.name, _provisions(desk) if f.name == "provisions" else voice.shown(ISSUE, issue, f.name))
        for f in ISSUE.in_brief(2)
    )
    return [desk.heading(2, words.SUBJECT), Facts(2, facts, len(facts))] if facts else []


def _provisions(desk: IssueDesk) -> str:
    found = desk.issue.provisions
    shown = [p.show(desk.voice.language).replace(" ", "\u00a0") for p in found[: desk.most(_MOST_PROVISIONS)]]
    if len(found) > len(shown):
        shown.append(desk.voice.fixed(words.AND_MORE.fill(count=len(found) - len(shown))))
    return ", ".join(shown)


def decision(desk: IssueDesk) -> list[Block]:
    """Part 3: what is to be decided, and by when."""
    voice, issue = desk.voice, desk.issue
    asked = voice.wording(issue.decision)
    by = _decide_by(desk)
    heading = desk.heading(3, words.DECISION)
    if asked:
        level = desk.seen_by(issue, "decision", "decision_by")
        return [heading, Paragraph(3, joined((asked, by), " "), lead=True, seen_by=level)]
    blocks: list[Block] = [desk.missing(3, words.MISSING_DECISION)] if desk.insider else []
    if by and issue.decision_by:
        blocks.append(Paragraph(3, by, seen_by=desk.seen_by(issue, "decision_by")))
    return [heading, *blocks] if blocks else []


def _decide_by(desk: IssueDesk) -> Runs:
    voice, by = desk.voice, desk.issue.decision_by
    label = Run(voice.fixed(words.DECIDE_BY))
    if by is None:
        return (label, Run(voice.fixed(words.NOT_STATED), "italic"), Run(".")) if desk.insider else ()
    late = (voice.marked(words.PAST),) if desk.is_past(by) else ()
    return (label, Run(voice.when(by)), *late, Run("."))


def objective(desk: IssueDesk) -> list[Block]:
    """Part 4: what Mexico wants of it; said to be missing in every paper."""
    heading = desk.heading(4, words.OBJECTIVE)
    wanted = desk.voice.wording(desk.issue.interest)
    if not wanted:
        return [heading, desk.missing(4, words.MISSING_OBJECTIVE, Audience.PUBLIC)]
    support = desk.notes.support(desk.issue.uid, "interest")
    mark = desk.mark(support) if support.numbers else ()
    return [heading, Paragraph(4, (*wanted, *support.runs, *mark), seen_by=desk.seen_by(desk.issue, "interest"))]


def arguments(desk: IssueDesk) -> list[Block]:
    """Part 8: three arguments, each with its figure and where that comes from."""
    return desk.section(8, words.ARGUMENTS, argued(desk, 8))


def argued(desk: IssueDesk, part: int) -> list[Block]:
    """The arguments of the issue as a list."""
    rows = arguments_of(desk.issue)
    if not rows:
        return []
    items = tuple(_argument(desk, row) for row in rows[: desk.most(MOST_ARGUMENTS)])
    level = desk.seen_by(desk.issue, "arguments")
    return [
        Bullets(part, items, "number", seen_by=level),
        *desk.numbered(part, words.MORE_ARGUMENTS, len(rows) - len(items), level),
    ]


class Argument(NamedTuple):
    """One row of an issue's arguments."""

    said: str
    figure: str
    source: str
    said_en: str
    figure_en: str
    source_en: str


def arguments_of(issue: Issue) -> list[Argument]:
    """The rows of an issue's arguments that say something."""
    return [Argument(*(cell.strip() for cell in row)) for row in issue.arguments if any(map(str.strip, row))]


def _argument(desk: IssueDesk, row: Argument) -> Runs:
    source, _ = Parallel(row.source, row.source_en).best(desk.voice.language)
    support = desk.notes.named_in(desk.issue.uid, "arguments", source)
    runs = list(desk.voice.wording(Parallel(row.said, row.said_en)))
    figure = desk.voice.bare(Parallel(row.figure, row.figure_en), "strong")
    if figure:
        runs += [Run(" "), *figure]
    elif desk.insider:
        runs.append(desk.voice.marked(words.NO_FIGURE))
    if source:
        runs += [Run(" ("), *desk.voice.bare(Parallel(row.source, row.source_en)), Run(")")]
    runs += support.runs
    if support.numbers or not source:
        runs += desk.mark(support, runs[0].text)
    return tuple(runs)


def replies(desk: IssueDesk) -> list[Block]:
    """Part 9: what they may raise, and what to answer."""
    return desk.section(9, words.IF_RAISED, answered(desk, 9, (words.THEY_RAISE, words.WE_ANSWER)))


def answered(desk: IssueDesk, part: int, labels: tuple[Words, Words]) -> list[Block]:
    """What is raised or asked, each with the answer, under the labels of the two."""
    rows = [tuple(cell.strip() for cell in row) for row in desk.issue.replies]
    filled = [_pair(desk, *row) for row in rows if any(row)]
    if not filled:
        return []
    shown = tuple(filled[: desk.most(MOST_REPLIES)])
    level = desk.seen_by(desk.issue, "replies")
    more = desk.numbered(part, words.MORE_REPLIES, len(filled) - len(shown), level)
    first, second = labels
    labels_told = (desk.voice.fixed(first), desk.voice.fixed(second))
    return [Pairs(part, shown, labels_told, seen_by=level), *more]


def _pair(desk: IssueDesk, raised: str, answer: str, raised_en: str, answer_en: str) -> tuple[Runs, Runs]:
    """What they may raise and what to answer, in the language of the paper where it is there."""
    return desk.voice.wording(Parallel(raised, raised_en)), desk.voice.wording(Parallel(answer, answer_en))


def do_not_say(desk: IssueDesk) -> list[Block]:
    """Part 10: what must not be said or offered."""
    missing = [desk.missing(10, words.MISSING_DO_NOT_SAY)] if desk.insider else []
    return desk.section(10, words.DO_NOT_SAY, unsayable(desk, 10) or missing)


def unsayable(desk: IssueDesk, part: int) -> list[Block]:
    """What must not be said or offered, as a list."""
    lines = desk.voice.lines(desk.issue.do_not_say)
    return [Bullets(part, lines, "never", seen_by=desk.seen_by(desk.issue, "do_not_say"))] if lines else []


def trade_offs(desk: IssueDesk) -> list[Block]:
    """Part 11: what it may be traded for, and what the requests about it may be."""
    said = desk.voice.wording(desk.issue.trade_offs)
    level = desk.seen_by(desk.issue, "trade_offs")
    own = [Paragraph(11, said, seen_by=level)] if said else []
    return desk.section(11, words.TRADE_OFFS, [*own, *_traded(desk)])


def _traded(desk: IssueDesk) -> list[Block]:
    """The requests about the issue of which it is said what they may be traded for, a line each."""
    traded = [r for r in desk.requests if r.trade_offs or r.traded_for]
    shown = traded[: desk.most(MOST_TRADED)]
    if not shown:
        return []
    desk.titles.fetch(uid for r in shown for uid in (r.asked_by, *r.traded_for) if uid)
    levels = tuple(desk.seen_by(r, "title", *_TRADED) for r in shown)
    of = tuple(r.uid for r in shown)
    lines = Bullets(11, tuple(_trade(desk, r) for r in shown), items_of=of, items_seen_by=levels)
    return [lines, *desk.counted(11, words.MORE_ROWS, traded[len(shown) :], "trade_offs", "traded_for")]


def _trade(desk: IssueDesk, request: Request) -> Runs:
    who = desk.names([request.asked_by] if request.asked_by else [])
    named = (replace(run, emphasis="strong") for run in joined((who, desk.voice.wording(request.title)), " · "))
    for_what = desk.names(request.traded_for)
    told = (Run(desk.voice.fixed(TRADED_FOR), "italic"), *for_what) if for_what else ()
    return (*named, Run(": ", "strong"), *joined((desk.voice.wording(request.trade_offs), told)))


def next_step(desk: IssueDesk) -> list[Block]:
    """Part 14: the next step, whose it is and until when."""
    voice, issue = desk.voice, desk.issue
    step = voice.wording(issue.next_step)
    owner, by = issue.next_owner.strip(), issue.next_by
    if not (step or owner or by):
        return []
    late = (voice.marked(words.OVERDUE),) if desk.is_past(by) else ()
    said = joined(
        (
            () if step else _unknown(desk, words.STEP),
            (Run(voice.fixed(words.OWNER)), Run(owner, "strong")) if owner else _unknown(desk, words.OWNER),
            (Run(voice.fixed(words.DUE)), Run(voice.when(by), "strong"), *late) if by else _unknown(desk, words.DUE),
        )
    )
    level = desk.seen_by(issue, "next_step", "next_owner", "next_by")
    return [desk.heading(14, words.NEXT), Paragraph(14, joined((step, said), " "), seen_by=level)]


def _unknown(desk: IssueDesk, label: Words) -> Runs:
    """That a value is not on record; to others than negotiators it may only be hidden."""
    if not desk.insider:
        return ()
    return (Run(desk.voice.fixed(label)), Run(desk.voice.fixed(words.NOT_STATED), "italic"))
