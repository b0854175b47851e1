"""The folder of a round: asks, matrix, a section for each issue, meetings due, actors, calendar, figures, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import (
    book_actors,
    book_asks,
    book_calendar,
    book_issue,
    book_meetings,
    frame,
    matrix,
    tables,
    words,
)
from workbench.briefs.compose.chosen import issues_chosen
from workbench.briefs.compose.desk import Desk, IssueDesk, desk_of, lay
from workbench.briefs.compose.lists import Column, Of, above, led, light, listed, named, shown
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import key_of
from workbench.briefs.document import (
    SOURCES_PART,
    Block,
    Contents,
    Cover,
    Document,
    Heading,
    Text,
    references_in,
    telling_of,
)
from workbench.domain.audience import Audience
from workbench.domain.records import FIGURE, ISSUE, MEETING, Figure, Issue, Meeting
from workbench.domain.records.choices import ORIENTATION
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import show_when
from workbench.i18n import Language, Words
from workbench.progress import SILENT, Progress
from workbench.store.reader import Reader
from workbench.store.scope import ReleaseScope

LABEL = Words("Carpeta de la ronda", "Round book")
_FRONT, _ASKS, _MATRIX, _ISSUES, _DUE, _ACTORS, _CALENDAR, _FIGURES = range(1, 9)
KEYS = part_keys("asks matrix issues due actors calendar figures")
_FEW = 5  # issues of a folder that is short: not every chapter of it opens a page
_CLOSED = frozenset({"closed", "dropped"})


def compose_book(
    reader: Reader,
    chosen: Sequence[Record],
    language: Language,
    as_of: date,
    options: Options,
    progress: Progress = SILENT,
) -> Document:
    """The folder about some issues, or all that are not closed, as of a day, for the audience of the reader.

    A meeting among what was ``chosen`` is the round that the folder is for.
    """
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    round_ = next((r for r in reader.get_all([r.uid for r in chosen]) if isinstance(r, Meeting)), None)
    picked = [record for record in chosen if not isinstance(record, Meeting)]
    issues, closed = _issues(desk, picked)
    sections = list(_sections(desk, issues, progress))
    everything = not (picked or any(options.wanted.values()))
    about = [section.desk for section in sections]
    long = len(sections) > _FEW
    before = [
        _chapter(desk, _ASKS, _ASKS_ARE, book_asks.asks(desk, _ASKS, about, everything=everything)),
        _matrix(desk, issues),
    ]
    behind = [
        _chapter(desk, _DUE, _DUE_ARE, book_meetings.due(desk, _DUE, issues, everything=everything)),
        _chapter(desk, _ACTORS, _ACTORS_ARE, book_actors.actors(desk, _ACTORS, about)),
        _chapter(desk, _CALENDAR, _CALENDAR_IS, book_calendar.calendar(desk, _CALENDAR, issues)),
        _chapter(desk, _FIGURES, FIGURE.plural, _figures(desk, issues, everything=everything)),
    ]
    blocks = [
        _cover(desk, round_, sections, closed),
        Contents(_FRONT, desk.voice.fixed(_CONTENTS), 1),
        *_paged(before, each=long),
        *(block for section in sections for block in section.blocks),
        *_paged(behind, each=long),
    ]
    blocks += _sources(desk, blocks)
    positions = (stand.position for each in about for stand in each.stands.ours)
    return frame.framed(
        desk,
        LABEL,
        _title(desk, round_, issues),
        blocks,
        frame.stamp(desk, blocks, positions),
        _unit(desk, issues),
        notes_at="foot",
        titled_in=desk.voice.tongue(round_.title) if round_ else None,
        titled=_titled(desk, round_, issues),
    )


# ---- what it is about


def _issues(desk: Desk, picked: Sequence[Record]) -> tuple[list[Issue], list[Issue]]:
    """The issues of the folder, and those left out because they are closed; one that was named never is."""
    found = issues_chosen(desk, picked)
    if picked:
        return found, []
    closed = [issue for issue in found if key_of(issue.status) in _CLOSED]
    return [issue for issue in found if key_of(issue.status) not in _CLOSED], closed


@dataclass(frozen=True)
class _Section:
    """An issue with what is printed of it; ``stamp`` is across it alone."""

    desk: IssueDesk
    blocks: list[Block]
    stamp: str


def _sections(desk: Desk, issues: Sequence[Issue], progress: Progress) -> Iterator[_Section]:
    """The issues one by one, never cut to a page."""
    uncut = replace(desk, options=replace(desk.options, full=True))
    for done, issue in enumerate(issues):
        progress.step("compose", done, len(issues))
        laid = lay(uncut, issue)
        blocks, stamp = book_issue.section(laid, whole=desk.options.full)
        yield _Section(laid, telling_of(issue.uid, (replace(block, part=_ISSUES) for block in blocks)), stamp)
    progress.step("compose", len(issues), len(issues))


# ---- cover


def _title(desk: Desk, round_: Meeting | None, issues: Sequence[Issue]) -> str:
    """The round, else the event with its cycle where all issues are of one."""
    if round_ is not None:
        return desk.voice.name(round_.title)
    return " ".join([desk.voice.fixed(words.EVENT), *_cycle(desk, issues)])


def _cycle(desk: Desk, issues: Sequence[Issue]) -> tuple[str, ...]:
    """The cycle of the issues, where all that say one are of the same."""
    cycles = {show_when(issue.cycle, desk.voice.language) for issue in issues if issue.cycle}
    return tuple(cycles) if len(cycles) == 1 else ()


def _titled(desk: Desk, round_: Meeting | None, issues: Sequence[Issue]) -> Audience:
    """Who may see that title."""
    if round_ is not None:
        return desk.title_seen_by(round_)
    dated = [issue for issue in issues if issue.cycle] if _cycle(desk, issues) else []
    return min((desk.seen_by(issue, "cycle") for issue in dated), default=Audience.PUBLIC)


def _cover(desk: Desk, round_: Meeting | None, sections: Sequence[_Section], closed: Sequence[Issue]) -> Cover:
    voice, options = desk.voice, desk.options
    issues = [section.desk.issue for section in sections]
    stamped = sum(bool(section.stamp) for section in sections)
    drafts = max(
        frame.stamp_seen_by(desk, [section.stamp for section in sections]),
        desk.all_seen_by(section.desk.issue for section in sections),
    )
    left_out = voice.fixed(_CLOSED_ONES.fill(count=len(closed))) if closed else ""
    facts: list[tuple[Words, Text, Audience | None]] = [
        (_FOR, _reader_told(desk), Audience.PUBLIC),
        (_UNIT, *_unit(desk, issues)),
        (words.AS_OF, desk.day_told(), Audience.PUBLIC),
        (ISSUE.plural, str(len(issues)), desk.all_seen_by(issues)),
        (_STAMPED, voice.fixed(_OF.fill(some=stamped, all=len(issues))) if stamped else "", drafts),
        (_LEFT_OUT, left_out, desk.all_seen_by(closed, "status")),
        (words.VERSION, options.version, None),
        (_NUMBER, frame.number_told(desk), None),
    ]
    told = tuple(replace(fact, label=fact.label.rstrip(": ")) for fact in desk.facts(facts))
    kicker, title, of = voice.fixed(LABEL), _title(desk, round_, issues), round_.uid if round_ is not None else ""
    when = desk.seen_by(round_, "when", "place") if round_ is not None else Audience.PUBLIC
    level = max(_titled(desk, round_, issues), when)
    return Cover(_FRONT, kicker, title, _subtitle(desk, round_), told, of=of, seen_by=level)


def _subtitle(desk: Desk, round_: Meeting | None) -> str:
    """When and where the round is, and which issues were chosen."""
    voice = desk.voice
    said: list[str] = []
    if round_ is not None:
        said += [voice.shown(MEETING, round_, "when"), voice.name(round_.place)]
    orientation = desk.options.wanted.get("orientation", "")
    if orientation:
        shown = ORIENTATION.show(Chosen(orientation), voice.language)
        said.append(voice.fixed(_ONLY.fill(orientation=shown.lower())))
    return " · ".join(filter(None, said))


def _reader_told(desk: Desk) -> str:
    scope = desk.reader.scope
    return scope.recipient if isinstance(scope, ReleaseScope) else desk.voice.fixed(desk.reader.audience.label)


def _unit(desk: Desk, issues: Sequence[Issue]) -> tuple[str, Audience]:
    """Whose paper it is, and who may see that: as somebody said, else who leads its issues, where that is one for all
    of them.
    """
    if desk.options.unit.strip():
        return desk.options.unit.strip(), desk.reader.audience
    leads = {issue.lead for issue in issues}
    name, named = frame.unit_of(desk, leads.pop()) if len(leads) == 1 else ("", Audience.PUBLIC)
    levels = (desk.levels.one(issue.uid, "lead") for issue in issues) if name else ()
    return name, max([named, *levels])


# ---- chapters


def _chapter(desk: Desk, part: int, title: Words, blocks: Sequence[Block]) -> list[Block]:
    """Blocks under a heading; none where there is nothing to say."""
    return [Heading(part, desk.voice.fixed(title), 1), *blocks] if blocks else []


def _paged(chapters: Sequence[list[Block]], *, each: bool) -> list[Block]:
    """The chapters that say something, the first of them on a new page, or ``each``."""
    said = [chapter for chapter in chapters if chapter]
    return [
        replace(block, opens_page=each or chapter is said[0])
        if block is chapter[0] and isinstance(block, Heading)
        else block
        for chapter in said
        for block in chapter
    ]


def _matrix(desk: Desk, issues: Sequence[Issue]) -> list[Block]:
    laid = matrix.matrix_laid(desk, issues, noted=False)
    if not laid.rows:
        return []
    said: list[Block] = [desk.small(_MATRIX, _NOTED_BELOW), *laid.blocks]
    return _chapter(desk, _MATRIX, matrix.LABEL, [replace(block, part=_MATRIX) for block in said])


def _figures(desk: Desk, issues: Sequence[Issue], *, everything: bool) -> list[Block]:
    """The figures of the issues, or all that there are, with their period and whose number each is."""
    chosen = {issue.uid for issue in issues}
    figures = [r for r in desk.reader.all(FIGURE.name) if isinstance(r, Figure)]
    wanted = [f for f in figures if everything or chosen & set(f.issues)]
    columns = (
        Column(FIGURE.label, above(shown("title"), light(shown("method"))), 2.6),
        Column(tables.label(FIGURE, "value"), shown("value"), 1.0),
        Column(tables.label(FIGURE, "period"), shown("period"), 0.9),
        Column(words.WHOSE, above(named("actor"), led(words.WITH, named("partner"))), 1.0),
        Column(_SOURCE, Of(_published, (), _published_seen_by), 1.4),
    )
    return listed(desk, _FIGURES, wanted, columns)


def _published(desk: Desk, figure: Figure) -> Text:
    """Who published a figure."""
    return ", ".join(desk.notes.of_record(figure.uid).publishers)


def _published_seen_by(desk: Desk, figure: Figure) -> Audience:
    return desk.notes.published_for(desk.notes.of_record(figure.uid), desk.levels)


def _sources(desk: Desk, blocks: Sequence[Block]) -> list[Block]:
    """What stands without a source, and the sources that stand at the foot of no page."""
    noted = [note.number for note in desk.notes.notes()]
    unnamed = set(noted) - set(references_in(blocks))
    said: list[Block] = [desk.small(SOURCES_PART, _AT_FOOT)] if noted else []
    said += frame.at_foot(desk, "", ())[1:]
    if frame.list_origins(desk, "", blocks):
        said.append(desk.heading(SOURCES_PART, frame.ORIGINS))
    elif unnamed:
        said.append(desk.heading(SOURCES_PART, _UNNAMED))  # the notes hang on it
    return _chapter(desk, SOURCES_PART, words.SOURCES, said)


_CONTENTS = Words("Contenido", "Contents")
_FOR = Words("Para", "For")
_UNIT = Words("Unidad responsable", "Issuing unit")
_STAMPED = Words("Secciones en borrador", "Sections in draft")
_OF = Words("{some} de {all}", "{some} of {all}")
_LEFT_OUT = Words("No se incluyen", "Not included")
_CLOSED_ONES = Words(
    "{count} {count|tema cerrado o retirado|temas cerrados o retirados}",
    "{count} {count|issue|issues} closed or withdrawn",
)
_NUMBER = Words("Ejemplar", "Copy")
_ONLY = Words("Sólo temas: {orientation}", "Only issues: {orientation}")
_ASKS_ARE = Words("Lo que se pide", "What is asked for")
_DUE_ARE = Words("Reuniones que prevé el tratado", "Meetings due under the treaty")
_ACTORS_ARE = Words("Quién es quién", "Who is who")
_CALENDAR_IS = Words("Calendario", "Calendar")
_SOURCE = Words("Fuente", "Source")
_NOTED_BELOW = Words(
    "Las fuentes de cada posición están en la sección de su tema.",
    "The sources of each position stand in the section on its issue.",
)
_AT_FOOT = Words(
    "Cada fuente está al pie de la página que la cita por primera vez.",
    "Each source stands at the foot of the page that first names it.",
)
_UNNAMED = Words("Otras fuentes consultadas", "Other sources consulted")
