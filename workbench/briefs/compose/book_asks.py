"""What is asked for in a folder, in one table: decisions of our own side, what they ask of us, what we ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.briefs.compose import words
from workbench.briefs.compose.desk import Desk, IssueDesk
from workbench.briefs.compose.lists import MOST, above, led, named, noted, shown, strong
from workbench.briefs.compose.stands import HOME, key_of
from workbench.briefs.compose.voice import stacked
from workbench.briefs.document import Block, Missing, Paragraph, Run, Table, Text, in_italics, is_empty, runs_of
from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, RECOMMENDATION, REQUEST, Actor, Recommendation, Request
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.gathering.requests_told import POSITIONS, TRADE_OFFS, TRADED_FOR
from workbench.i18n import Words

_WEIGHTS = (1.1, 2.8, 1.5, 1.7, 1.0)
_SETTLED = frozenset({"merged", "withdrawn", "settled"})
_MEXICAN = frozenset({"mexican", "submitted", "negotiating", "agreed"})  # recommendations that Mexico stands behind
_REQUESTED = (
    *("title", "text", "asked_by", "asked_of", "positions", "trade_offs", "traded_for", "issues"),
    *("response", "reply", "status", "due"),
)
_DECISION, _THEIRS, _OURS, _BETWEEN, _UNKNOWN, _PUT = range(6)


class _Ask(NamedTuple):
    """One row: its kind, its place by when it is due, its cells, what it tells of and who may see all that."""

    kind: int
    by: int
    cells: tuple[Text, ...]
    record: Record
    seen_by: Audience


def asks(desk: Desk, part: int, issues: Sequence[IssueDesk], *, everything: bool) -> list[Block]:
    """Decisions on the issues, the requests about them that are open, and the recommendations that are Mexico's.

    ``everything`` takes the requests that are about no issue too.
    """
    requests, settled = _requests(desk, issues, everything=everything)
    put = [r for r in _recommended(desk, issues, everything=everything) if key_of(r.standing) in _MEXICAN]
    countries = _countries(desk, requests)
    found = [
        *(ask for each in issues if (ask := _decision(each)) is not None),
        *(_request(desk, r, _direction(r, countries)) for r in requests),
        *(_recommendation(desk, r) for r in put),
    ]
    found.sort(key=lambda ask: (ask.kind, ask.by))
    shown_ = found[: desk.most(MOST)]
    undecided = [desk.voice.name(each.issue.title) for each in issues if not each.issue.decision]
    blocks: list[Block] = []
    if shown_:
        blocks.append(_table(desk, part, shown_))
    elif desk.insider:
        blocks.append(Paragraph(part, desk.voice.fixed(_NOTHING)))
    blocks += desk.counted(part, words.MORE_ROWS, [ask.record for ask in found[len(shown_) :]])
    blocks += desk.counted(part, _SETTLED_ONES, settled, "status")
    if undecided and desk.insider:
        blocks.append(Missing(part, f"{desk.voice.fixed(_UNDECIDED)}{'; '.join(undecided)}."))
    return blocks


def _table(desk: Desk, part: int, rows: Sequence[_Ask]) -> Table:
    """The rows; a column that none of them fills is left out."""
    heads = (_KIND, _WHAT, ISSUE.label, words.STATUS, words.DUE_ON)
    kept = [at for at in range(len(heads)) if any(not is_empty(row.cells[at]) for row in rows)]
    return Table(
        part,
        desk.header(*(heads[at] for at in kept)),
        tuple(tuple(row.cells[at] for at in kept) for row in rows),
        tuple(_WEIGHTS[at] for at in kept),
        wide=True,
        rows_of=tuple(row.record.uid for row in rows),
        rows_seen_by=tuple(row.seen_by for row in rows),
    )


# ---- what is taken


def _requests(desk: Desk, issues: Sequence[IssueDesk], *, everything: bool) -> tuple[list[Request], list[Request]]:
    """The requests that are open, and those that are not."""
    chosen = {each.issue.uid for each in issues}
    found = [r for r in desk.reader.all(REQUEST.name) if isinstance(r, Request)]
    wanted = [r for r in found if chosen & set(r.issues) or (everything and not r.issues)]
    kept = [r for r in wanted if desk.options.full or key_of(r.status) not in _SETTLED]
    uids = {r.uid for r in kept}
    desk.titles.fetch(uid for r in kept for uid in _named_by(r) if uid)
    desk.notes.fetch(r.uid for r in kept)
    return kept, [r for r in wanted if r.uid not in uids]


def _named_by(request: Request) -> tuple[str, ...]:
    tied = (*request.issues, *request.positions, *request.traded_for)
    return (request.asked_by, request.asked_of, *tied)


def _recommended(desk: Desk, issues: Sequence[IssueDesk], *, everything: bool) -> list[Recommendation]:
    chosen = {each.issue.uid for each in issues}
    found = (r for r in desk.reader.all(RECOMMENDATION.name) if isinstance(r, Recommendation))
    return [r for r in found if r.issue in chosen or (everything and not r.issue)]


def _countries(desk: Desk, requests: Iterable[Request]) -> dict[str, str]:
    """The countries of who asks and of who is asked."""
    actors = desk.reader.get_all(dict.fromkeys(uid for r in requests for uid in (r.asked_by, r.asked_of) if uid))
    return {a.uid: key_of(a.country) for a in actors if isinstance(a, Actor)}


# ---- rows


def _decision(desk: IssueDesk) -> _Ask | None:
    issue = desk.issue
    asked = desk.voice.wording(issue.decision)
    if not asked:
        return None
    support = desk.notes.support(issue.uid, "decision")
    said = (*asked, *support.runs)
    status = desk.voice.shown(ISSUE, issue, "status")
    level = desk.seen_by(issue, "decision", "title", "status", "decision_by")
    return _row(desk, _DECISION, issue, level, ((), said, desk.voice.name(issue.title), status), issue.decision_by)


def _direction(request: Request, countries: Mapping[str, str]) -> int:
    """Whose request it is; where it is not known who asks, nobody says so, and not of us where others are asked."""
    by, of = countries.get(request.asked_by, ""), countries.get(request.asked_of, "")
    if not by:
        return _UNKNOWN
    if by == HOME:
        return _OURS
    return _BETWEEN if of not in ("", HOME) else _THEIRS


def _request(desk: Desk, request: Request, kind: int) -> _Ask:
    who = above(named("asked_by"), led(words.TO, named("asked_of")))(desk, request)
    what = stacked(
        [
            (*runs_of(above(strong(shown("title")), shown("text"))(desk, request)), *noted(desk, request)),
            *_tied(desk, request),
        ]
    )
    status = above(shown("response"), shown("reply"), shown("status"))(desk, request)
    level = desk.seen_by(request, *_REQUESTED)
    return _row(desk, kind, request, level, (who, what, named("issues")(desk, request), status), request.due)


def _tied(desk: Desk, request: Request) -> list[Text]:
    """The positions on a request and what it may be traded for, a line each."""
    return [
        led(lead, cell)(desk, request)
        for lead, cell in (
            (POSITIONS, named("positions")),
            (TRADE_OFFS, shown("trade_offs")),
            (TRADED_FOR, named("traded_for")),
        )
    ]


def _recommendation(desk: Desk, record: Recommendation) -> _Ask:
    what = (*runs_of(above(strong(shown("title")), shown("ask"))(desk, record)), *noted(desk, record))
    who = named("proposer")(desk, record)
    status = shown("standing")(desk, record)
    level = desk.seen_by(record, "title", "ask", "proposer", "standing", "issue", "due")
    return _row(desk, _PUT, record, level, (who, what, named("issue")(desk, record), status), record.due)


def _row(
    desk: Desk, kind: int, record: Record, level: Audience, cells: tuple[Text, Text, Text, Text], by: When | None
) -> _Ask:
    """A row from who asks, what, on which issue and how it stands, and when it is due."""
    who, what, issue, status = cells
    label = (Run(desk.voice.fixed(_KINDS[kind]), "strong"),)
    until = (Run(desk.voice.when(by)), *((desk.voice.marked(words.PAST),) if desk.is_past(by) else ())) if by else ()
    place = by.last().toordinal() if by else 4_000_000
    return _Ask(kind, place, (stacked([label, in_italics(who)]), what, issue, status, until), record, level)


_KIND = Words("Quién lo pide", "Who asks")
_WHAT = Words("Qué se pide", "What is asked for")
_KINDS = (
    Words("Decisión", "Decision"),
    Words("Nos piden", "They ask of us"),
    Words("Pedimos", "We ask"),
    Words("Entre otros", "Between others"),
    REQUEST.label,
    Words("Recomendación de México", "Recommendation of Mexico"),
)
_NOTHING = Words(
    "No hay decisiones, solicitudes ni recomendaciones de México registradas.",
    "No decisions, requests or recommendations of Mexico are on record.",
)
_SETTLED_ONES = Words(
    "Solicitudes resueltas, retiradas o fusionadas, no impresas: {count}.",
    "Requests settled, withdrawn or merged, not printed: {count}.",
)
_UNDECIDED = Words("La decisión que se pide sobre: ", "The decision asked for on: ")
