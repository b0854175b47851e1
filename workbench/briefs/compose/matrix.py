"""The matrix of positions on a page that lies on its side: issues down, the governments and everybody else across.

Or a column an actor, in as many tables as their columns need. What was stated and what we estimate differ in signs and
words, never in colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.assessing.matrix import Mark, Matrix
from workbench.briefs.compose import frame, words
from workbench.briefs.compose.chosen import issues_chosen
from workbench.briefs.compose.desk import Desk, desk_of
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import OFFICIAL, PARTY, key_of
from workbench.briefs.compose.voice import Runs, stacked
from workbench.briefs.document import Block, Document, Heading, Paragraph, Run, SmallLine, Table, Text, plain_of
from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, Actor, Issue, Position
from workbench.domain.records.choices import COUNTRY, STANCE
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.gathering.matrix import matrix_of
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader

LABEL = Words("Matriz de posiciones", "Position matrix")
_LEGEND, _TABLE, _EMPTY = range(2, 5)
MOST_MARKS = 8  # positions of a cell that are printed; of more only how many there are, but in full
MOST_ACTORS = 6  # columns of actors that can be read beside that of the issues, on the narrower of the sheets
_COUNTRIES = ("MX", "US", "CA")
_OTHERS = ""  # the column of all who are no government of a Party
_WEIGHTS = (1.3, 1.5, 1.5, 1.5, 1.9)
_ISSUE_WEIGHT = 1.3  # beside columns of actors, each of which weighs one
_LONGEST = 60  # letters of what a position is on, and of who heads a column
_TOLD = ("issue", "actor", "stance", "standing")  # of a position, in its cell
_ESTIMATE, _UNSOURCED, _UNVERIFIED = "≈", "*", "†"


def compose_matrix(
    reader: Reader, named: Sequence[Record], language: Language, as_of: date, options: Options
) -> Document:
    """The matrix of some issues, or of all, as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    laid = matrix_laid(desk, issues_chosen(desk, named))
    frame.list_origins(desk, "", laid.blocks)
    blocks = [*laid.blocks, *frame.sources(desk)]
    counted = (ISSUE.plural, str(laid.rows), laid.counted)
    return frame.framed(
        desk,
        LABEL,
        desk.voice.fixed(LABEL),
        blocks,
        frame.stamp(desk, blocks, laid.ours),
        head=frame.head(desk, (words.EVENT_LABEL, desk.voice.fixed(words.EVENT), Audience.PUBLIC), counted),
        landscape=True,
        titled=Audience.PUBLIC,
    )


@dataclass(frozen=True)
class _Across:
    """The columns of one table, by their keys: what heads each, how wide they are with that of the issues, and which
    one an actor stands in. An actor that has a column to itself is not named in its cells.
    """

    heads: Mapping[str, str]
    weights: tuple[float, ...]
    of: Callable[[str], str]
    alone: bool = False


@dataclass(frozen=True)
class _Line:
    """The row of an issue with its cells, and the widest audience that may see all that stands in it; that there is
    such a row may be ``known`` to more. It ``tells`` of positions, by their uids.
    """

    cells: tuple[Text, ...]
    seen_by: Audience
    known: Audience
    tells: tuple[str, ...]


@dataclass(frozen=True)
class Laid:
    """The matrix as blocks, how many issues have a row and who may know it, and the positions of Mexico in it."""

    blocks: list[Block]
    rows: int
    counted: Audience
    ours: list[Position]


def matrix_laid(desk: Desk, issues: Sequence[Issue], *, noted: bool = True) -> Laid:
    """The matrix of some issues in their order; not ``noted``, where the same paper names the sources elsewhere."""
    found = matrix_of(desk.reader, [issue.uid for issue in issues], desk.as_of)
    positions = _positions(desk, found)
    actors = {r.uid: r for r in desk.reader.get_all(found.actors) if isinstance(r, Actor)}
    desk.titles.fetch(actors)
    desk.notes.fetch(positions)
    desk.levels.fetch((*positions, *actors, *(issue.uid for issue in issues)))
    tables: list[tuple[_Across, dict[str, _Line]]] = []
    for across in _across(desk, found, positions, actors):
        lines = {issue.uid: _row(desk, issue, found, positions, actors, across) for issue in issues}
        rows = {uid: line for uid, line in lines.items() if line is not None}
        if not noted:
            rows = {uid: replace(row, cells=tuple(map(_unnoted, row.cells))) for uid, row in rows.items()}
        tables += [(across, rows)] if rows else []
    printed = {uid for _, rows in tables for uid in rows}
    silent = [i for i in issues if not any(found.at(i.uid, a) for a in found.actors)]
    printed_rows = [row for _, of_table in tables for row in of_table.values()]
    blocks: list[Block] = [*_legend(desk, printed_rows), *_tables(desk, tables)]
    if silent:
        said = "; ".join(desk.voice.name(issue.title) for issue in silent)
        level = desk.all_seen_by(silent, "title")
        tells = tuple(issue.uid for issue in silent)
        blocks.append(SmallLine(_EMPTY, f"{desk.voice.fixed(_SILENT)}{said}", seen_by=level, tells=tells))
    if not printed:
        blocks.insert(0, Paragraph(_TABLE, desk.voice.fixed(_NONE), seen_by=Audience.PUBLIC))
    counted = max((row.known for row in printed_rows), default=Audience.PUBLIC)
    ours = [p for p in positions.values() if _column(actors, p.actor) == "MX" and key_of(p.standing) == "stated"]
    return Laid(blocks, len(printed), counted, ours)


def _unnoted(cell: Text) -> Text:
    return cell if isinstance(cell, str) else tuple(run for run in cell if not run.note)


def _positions(desk: Desk, found: Matrix) -> dict[str, Position]:
    """The positions of the matrix that count on the day of the facts, by uid."""
    uids = [mark.uid for marks in found.cells.values() for mark in marks]
    positions = (r for r in desk.reader.get_all(uids) if isinstance(r, Position))
    return {p.uid: p for p in positions if key_of(p.clearance) != "superseded" and desk.has_begun(p.as_of)}


def _column(actors: Mapping[str, Actor], uid: str) -> str:
    """The country of a Party or of its government; the column of the others for everybody else."""
    actor = actors.get(uid)
    if actor is None or key_of(actor.kind) not in {PARTY, *OFFICIAL}:
        return _OTHERS
    country = key_of(actor.country)
    return country if country in _COUNTRIES else _OTHERS


def _across(desk: Desk, found: Matrix, positions: Mapping[str, Position], actors: Mapping[str, Actor]) -> list[_Across]:
    """The columns of every table: of the governments and the others in one, or of the actors in groups of a like
    number.
    """
    if not desk.options.by_actor:
        countries = {option.key: desk.voice.fixed(option.label) for option in COUNTRY.options}
        heads = {**{key: countries[key] for key in _COUNTRIES}, _OTHERS: desk.voice.fixed(_THE_OTHERS)}
        return [_Across(heads, _WEIGHTS, lambda actor: _column(actors, actor))]
    taking = {p.actor for p in positions.values()}
    printed = [actor for actor in found.actors if actor in taking]
    groups = -(-len(printed) // MOST_ACTORS)
    made: list[_Across] = []
    for at in range(groups):
        group = printed[at * len(printed) // groups : (at + 1) * len(printed) // groups]
        heads = {actor: clip(desk.titles.of(actor), _LONGEST) for actor in group}
        made.append(_Across(heads, (_ISSUE_WEIGHT, *(1.0 for _ in group)), lambda actor: actor, alone=True))
    return made


def _row(
    desk: Desk,
    issue: Issue,
    found: Matrix,
    positions: Mapping[str, Position],
    actors: Mapping[str, Actor],
    across: _Across,
) -> _Line | None:
    """An issue with its cells; None where nobody who has a column there has a position on it."""
    cells: dict[str, list[tuple[str, Mark]]] = {column: [] for column in across.heads}
    for actor in found.actors:
        for mark in found.at(issue.uid, actor) if across.of(actor) in cells else ():
            if mark.uid in positions:
                cells[across.of(actor)].append((actor, mark))
    if not any(cells.values()):
        return None

    def called(actor: str) -> str:
        return "" if across.alone else _named(desk, actors.get(actor))

    def cell(marks: Sequence[tuple[str, Mark]]) -> Text:
        shown = marks[: desk.most(MOST_MARKS)]
        lines = [_mark(desk, issue, called(actor), mark, positions[mark.uid]) for actor, mark in shown]
        if len(marks) > len(shown):
            more = words.AND_MORE.fill(count=len(marks) - len(shown))
            lines.append((Run(desk.voice.fixed(more), "italic"),))
        return stacked(lines)

    most, title = desk.most(MOST_MARKS), desk.title_seen_by(issue)
    told = [
        _seen_by(desk, issue, mark, positions[mark.uid], named=bool(called(actor)))
        if at < most
        else desk.levels.one(mark.uid, "actor")
        for marks in cells.values()
        for at, (actor, mark) in enumerate(marks)
    ]
    known = min(desk.levels.one(mark.uid, "issue") for marks in cells.values() for _, mark in marks)
    said = (desk.voice.named(issue.title, "strong"), *(cell(marks) for marks in cells.values()))
    tells = tuple(mark.uid for marks in cells.values() for _, mark in marks[:most])
    return _Line(said, max(title, *told), max(desk.levels.known(issue.uid), known), tells)


def _seen_by(desk: Desk, issue: Issue, mark: Mark, position: Position, *, named: bool) -> Audience:
    """Who may see what a cell tells of a position: of its red line only that there is one."""
    on = desk.voice.name(position.on)
    names = [] if not on or on == desk.voice.name(issue.title) else ["on"]
    names += ["red_line"] if mark.red_line else []
    names += ["last_verified"] if mark.verified else []
    level = max(desk.levels.one(position.uid, name) for name in (*_TOLD, *names))
    return max(level, desk.name_seen_by(position.actor)) if named else level


def _named(desk: Desk, actor: Actor | None) -> str:
    """Whose a position is, in a column of several; that of a Party is its own."""
    return "" if actor is None or key_of(actor.kind) == PARTY else f"{desk.titles.of(actor.uid)}: "


def _mark(desk: Desk, issue: Issue, who: str, mark: Mark, position: Position) -> Runs:
    """One position: whose, its stance, what it is on, its signs and notes."""
    voice = desk.voice
    stance = STANCE.show(Chosen(mark.stance), voice.language) if mark.stance else voice.fixed(_NO_STANCE)
    on = voice.name(position.on)
    about = f" ({clip(on, _LONGEST)})" if on and on != voice.name(issue.title) else ""
    support = desk.notes.of_position(position)
    signs = [_UNSOURCED] if desk.insider and not mark.sourced else []
    signs += [_UNVERIFIED] if not mark.verified else []
    if not mark.sourced and desk.insider:
        desk.notes.lacking(f"{desk.titles.of(position.actor)}, {on}")
    said = (
        (Run(f"{who}{_ESTIMATE}\u00a0{stance}{about}", "italic"),)
        if mark.estimated
        else (Run(who), Run(stance, "strong"), Run(about))
    )
    red = (Run(f" [{voice.fixed(_RED_LINE)}]", "strong"),) if mark.red_line else ()
    return (*said, *(Run(f"\u00a0{sign}") for sign in signs), *red, *support.runs)


def _tables(desk: Desk, tables: Sequence[tuple[_Across, Mapping[str, _Line]]]) -> list[Block]:
    """The tables one after another; where there are several it is said why, and each says which it is and of whom."""
    several = len(tables) > 1
    actors = sum(len(across.heads) for across, _ in tables)
    split = _SPLIT.fill(actors=actors, tables=len(tables))
    known = max((row.seen_by for _, rows in tables for row in rows.values()), default=Audience.PUBLIC)
    blocks: list[Block] = [desk.small(_TABLE, split, known)] if several else []
    for number, (across, rows) in enumerate(tables, 1):
        heads = tuple(across.heads.values())
        if several:
            told = {"first": heads[0], "last": heads[-1]}
            name = (_PART_OF if len(heads) > 1 else _PART_ALONE).fill(number=number, tables=len(tables), **told)
            blocks.append(Heading(_TABLE, desk.voice.fixed(name), 3))
        header = (desk.voice.fixed(ISSUE.label), *heads)
        cells, levels = tuple(row.cells for row in rows.values()), tuple(row.seen_by for row in rows.values())
        named = [desk.name_seen_by(uid) for uid in across.heads] if across.alone else []
        of, level = tuple(rows), max([*levels, *named])
        table = Table(_TABLE, header, cells, across.weights, wide=True, rows_of=of, rows_seen_by=levels, seen_by=level)
        blocks.append(replace(table, rows_tell=tuple(row.tells for row in rows.values())))
    return blocks


def _legend(desk: Desk, rows: Sequence[_Line]) -> list[Block]:
    """What the signs mean; only those that stand on the paper, so that no reserved one is named.

    Which signs there are tells something of the rows, and no more than the row that most may see of those with a sign.
    """
    red = f"[{desk.voice.fixed(_RED_LINE)}]"
    said, levels = [desk.voice.fixed(_BOLD)], [Audience.PUBLIC]
    signs = ((_ESTIMATE, _ESTIMATE_IS), (_UNSOURCED, _UNSOURCED_IS), (_UNVERIFIED, _UNVERIFIED_IS), (red, _RED_IS))
    for sign, meaning in signs:
        signed = [row.seen_by for row in rows if any(sign in plain_of(cell) for cell in row.cells[1:])]
        if signed:
            said.append(f"{sign} {desk.voice.fixed(meaning)}")
            levels.append(min(signed))
    return [SmallLine(_LEGEND, "\u2002·\u2002".join(said), seen_by=max(levels))] if rows else []


_BOLD = Words("En negritas: postura declarada", "In bold: stated stance")
_ESTIMATE_IS = Words("en cursivas: estimación nuestra, no declarada", "in italics: our estimate, not stated")
_UNSOURCED_IS = Words("sin fuente", "no source")
_UNVERIFIED_IS = Words("por verificar", "to be checked")
_RED_LINE = Words("LR", "RL")
_RED_IS = Words("hay línea roja", "there is a red line")
_NO_STANCE = Words("Sin postura registrada", "No stance on record")
_THE_OTHERS = Words("Sectores y otros", "Stakeholders and others")
_SPLIT = Words(
    "{actors} actores no caben en una tabla: van en {tables}, con los temas al margen de cada una; en cada una están "
    "sólo los temas sobre los que alguno de sus actores tiene posición.",
    "{actors} actors do not fit in one table: they are in {tables}, with the issues at the margin of each; each holds "
    "only the issues on which one of its actors has a position.",
)
_PART_OF = Words("Tabla {number} de {tables}: de {first} a {last}", "Table {number} of {tables}: {first} to {last}")
_PART_ALONE = Words("Tabla {number} de {tables}: {first}", "Table {number} of {tables}: {first}")
_SILENT = Words("Temas sin posiciones: ", "Issues without positions: ")
_NONE = Words("Ningún tema así tiene posiciones.", "No such issue has positions.")
