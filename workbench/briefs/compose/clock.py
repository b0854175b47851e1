"""The duty of a body to meet, on paper: what was read of it, its periods, and its meetings on a line of time.

That no meeting is on the public record never says that none was held, and what rests on a general rule alone is never
called late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from workbench.assessing.line_of_time import Line, line_of
from workbench.assessing.meetings_due import STATES, Count, Owed, State, meetings_due
from workbench.assessing.periods import ENTRY_INTO_FORCE, Period
from workbench.briefs.charts import Lane, Span, Spot, SpotKind, Tick, Timeline
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.voice import Voice
from workbench.briefs.document import Block, Facts, Paragraph, Run, Statement, Table, Text
from workbench.domain.audience import Audience
from workbench.domain.records import Body, Meeting
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen, Provisions
from workbench.domain.when import MONTHS
from workbench.i18n import Words

_DAY = timedelta(days=1)
_MOST_TICKS = 12
_WEIGHTS = (1.2, 1.4, 2.4)
_COUNTING = ("when", "standing", "known_from")  # what of a meeting decides whether it counts
_KINDS: Mapping[str, SpotKind] = {"held": "held", "evidence": "beside"}


def owed_by(desk: Desk, bodies: Sequence[Body], meetings: Iterable[Meeting]) -> list[Owed]:
    """What each body owes on the day of the facts."""
    return meetings_due(bodies, list(meetings), desk.as_of)


def duty(desk: Desk, part: int, owed: Owed, meetings: Sequence[Meeting]) -> list[Block]:
    """What was read of the duty, in its words, and how its periods came out on the public record."""
    voice, blocks = desk.voice, list[Block]()
    words = voice.fixed(owed.words)
    if words:
        support = desk.notes.support(owed.body.uid, "cadence")
        mark = desk.mark(support) if support.numbers else ()
        quoted = (Run(voice.fixed(_QUOTED.fill(words=words))), *support.runs, *mark)
        blocks.append(Statement(part, quoted, seen_by=desk.seen_by(owed.body, "cadence")))
    basis = CADENCE_READ.show(Chosen(owed.basis), voice.language)
    cadence, based = desk.seen_by(owed.body, "cadence"), "cadence" if owed.article else "provisions"
    article = Provisions().show(owed.article or owed.body.provisions, voice.language)
    facts = desk.facts(
        (
            desk.fact(owed.body, based, article, _ARTICLE),
            (_SAYS, duty_told(voice, owed), cadence),
            (_RESTS_ON, basis, cadence),
        )
    )
    blocks.append(Facts(part, facts, len(facts)))
    practice = voice.wording(owed.body.practice)
    if practice:
        level = desk.seen_by(owed.body, "practice")
        blocks.append(Paragraph(part, (voice.label(_PRACTICE), *practice), seen_by=level))
    level = max(cadence, sittings_seen_by(desk, owed.public, owed.body, meetings))
    if owed.duty is None:
        said = _ON_REQUEST if owed.on_request else _NO_FIGURE
        return [*blocks, desk.small(part, said.fill(count=owed.public.meetings), level)]
    counted = desk.facts((label, value, level) for label, value in _counted(owed.public))
    blocks.append(Facts(part, counted, len(counted)))
    if owed.is_ruled:
        blocks.append(Paragraph(part, voice.fixed(_RULED), seen_by=cadence))
    if owed.public.no_record:
        blocks.append(desk.small(part, NO_RECORD))
    if desk.insider and (owed.own.held, owed.own.meetings) != (owed.public.held, owed.public.meetings):
        blocks.append(desk.small(part, _OWN.fill(held=owed.own.held, none=owed.own.no_record), None))
    return [*blocks, *_beside(desk, part, owed)]


def sittings_seen_by(desk: Desk, count: Count, body: Body, meetings: Iterable[Meeting]) -> Audience:
    """Who may see how the periods of a body came out: every meeting that counts, and every one that was waived."""
    uids = {*count.uids, *(uid for slot in count.slots for uid in slot.sittings)}
    return desk.all_seen_by((m for m in meetings if m.uid in uids or _is_waived(m, body, count)), *_COUNTING)


def _is_waived(meeting: Meeting, body: Body, count: Count) -> bool:
    """Whether it may be why a period of the body counts as waived, or as uncertain."""
    return bool(count.waived or count.uncertain) and meeting.body == body.uid and key_of(meeting.standing) == "waived"


def duty_told(voice: Voice, owed: Owed) -> str:
    """The shape of the duty in months."""
    if owed.duty is None:
        return voice.fixed(_REQUESTED) if owed.on_request else ""
    first, interval = owed.duty.first, owed.duty.interval
    if interval is None:
        return voice.fixed(_ONCE.fill(first=first))
    return voice.fixed((_EVERY if first == interval else _FIRST).fill(first=first, interval=interval))


def _counted(count: Count) -> list[tuple[Words, str]]:
    found = ((_DUE, count.due, True), (_HELD, count.held, True), (_WAIVED, count.waived, False))
    rest = ((_UNCERTAIN, count.uncertain, False), (_NONE, count.no_record, True), (_OPEN, count.open, False))
    under_way = (_RUNNING, count.running, False)
    return [(label, str(value)) for label, value, always in (*found, *rest, under_way) if value or always]


def _beside(desk: Desk, part: int, owed: Owed) -> list[Block]:
    """What is on record and not counted."""
    claims = _CLAIMS.fill(claimed=owed.claimed)
    found = ((_EVIDENCE, owed.evidence), (claims, owed.claims), (_BILATERAL, owed.bilateral))
    said, records = ("standing", "parties_present", "sittings"), desk.reader.get_all
    return [block for words, uids in found for block in desk.counted(part, words, records(uids), *said)]


def periods(desk: Desk, part: int, owed: Owed, meetings: Iterable[Meeting]) -> list[Block]:
    """Each period with what is known of it, and the meetings that lie in it or may do so."""
    count = owed.own if desk.insider else owed.public
    days = {m.uid: desk.voice.when(m.when) for m in meetings if m.when is not None}
    ours = desk.voice.fixed(_OURS)
    days = {uid: day if uid in owed.public.uids else f"{day} {ours}" for uid, day in days.items()}
    on_record = {slot.period: slot.state for slot in owed.public.slots}
    rows: list[tuple[Text, ...]] = [
        (
            _span(desk.voice, slot.period),
            (
                Run(_state(desk.voice, slot.state), "strong" if slot.state == "held" else ""),
                *((Run(f" {ours}"),) if slot.state != on_record.get(slot.period) else ()),
            ),
            "; ".join(days[uid] for uid in slot.sittings if uid in days),
        )
        for slot in count.slots
    ]
    if not rows:
        return []
    cadence, found = desk.seen_by(owed.body, "cadence"), list(meetings)
    counts = (Count(waived=s.state in ("waived", "uncertain"), uids=s.sittings) for s in count.slots)
    levels = tuple(max(cadence, sittings_seen_by(desk, one, owed.body, found)) for one in counts)
    tells, header = tuple(slot.sittings for slot in count.slots), desk.header(_PERIOD, _KNOWN, _MEETINGS)
    return [Table(part, header, tuple(rows), _WEIGHTS, rows_tell=tells, rows_seen_by=levels)]


def _state(voice: Voice, state: State) -> str:
    said = voice.fixed(STATES[state])
    return said[:1].upper() + said[1:]


def _span(voice: Voice, period: Period) -> str:
    """A period with its months cut short: these days are computed, and stand in no record."""
    return f"{_short(voice, period.first)}\u00a0– {_short(voice, period.last, last=True)}"


def _short(voice: Voice, day: date, *, last: bool = False) -> str:
    edge = (day + _DAY).day == 1 if last else day.day == 1
    month = voice.fixed(MONTHS[day.month - 1])[:3]
    return "\u00a0".join(([] if edge else [str(day.day)]) + [month, str(day.year)])


def timeline(
    desk: Desk, part: int, owed: Sequence[Owed], meetings: Sequence[Meeting], *, wide: bool = False
) -> list[Block]:
    """The periods and meetings of bodies on one scale; none where nothing is due and nothing was held."""
    shown = [one for one in owed if one.public.slots or one.own.slots or one.own.uids]
    if not shown:
        return []
    whens = {m.uid: m.when for m in meetings if m.when is not None}
    days = {uid: desk.voice.when(when) for uid, when in whens.items()}
    ends = [slot.period.last for one in shown for slot in one.own.slots]
    planned = [m for m in meetings if key_of(m.standing) in ("planned", "postponed") and m.when is not None]
    ends += [m.when.last() for m in planned if m.when is not None]
    scale = (ENTRY_INTO_FORCE, max([desk.as_of, *ends]))
    lanes: list[Lane] = []
    for one in shown:
        coming = [m for m in planned if m.body == one.body.uid]
        public = line_of(one, whens, desk.voice.language, scale, own_file=False)
        lanes.append(_lane(desk, public, coming, days, public.title))
        if desk.insider and one.own != one.public:
            own = line_of(one, whens, desk.voice.language, scale, own_file=True)
            lanes.append(_lane(desk, own, coming, days, desk.voice.fixed(_WITH_OWN.fill(body=public.title))))
    found = {span.kind for lane in lanes for span in lane.spans}
    legend = tuple((state, _state(desk.voice, state)) for state in STATES if state in found)
    alt = " ".join(_told(desk, one) for one in shown)
    drawn = {spot.of for lane in lanes for spot in lane.spots}
    level = max(
        desk.all_seen_by((m for m in meetings if m.uid in drawn), *_COUNTING),
        desk.all_seen_by((one.body for one in shown), "title", "cadence"),
        *(sittings_seen_by(desk, one.own if desk.insider else one.public, one.body, meetings) for one in shown),
    )
    return [Timeline(part, tuple(lanes), _ticks(*scale), legend, alt, wide, seen_by=level)]


def _lane(desk: Desk, line: Line, coming: Sequence[Meeting], days: Mapping[str, str], label: str) -> Lane:
    count, scale = line.count, (line.since, line.until)
    spans = [Span(_at(s.period.first, *scale), _at(s.period.last + _DAY, *scale), s.state) for s in count.slots]
    spots = [
        Spot(_at(point.day, *scale), _KINDS[point.kind], point.uid, days.get(point.uid, "")) for point in line.points
    ]
    spots += [
        Spot(_at(m.when.first(), *scale), "planned", m.uid, desk.voice.when(m.when))
        for m in coming
        if m.when is not None
    ]
    note = desk.voice.fixed(_OF.fill(held=count.held, due=count.due)) if line.owed.duty is not None else ""
    if line.owed.is_ruled:
        note = desk.voice.fixed(_BY_RULE)  # no count, which would look like a debt
    return Lane(label, note, tuple(spans), tuple(spots), line.owed.is_ruled, line.owed.body.uid)


def _at(day: date, since: date, until: date) -> float:
    """Where a day lies on the scale, which ends with the last of its days."""
    return min(max((day - since).days / ((until - since).days + 1), 0.0), 1.0)


def _ticks(since: date, until: date) -> tuple[Tick, ...]:
    years = range(since.year + 1, until.year + 1)
    step = max(1, -(-len(years) // _MOST_TICKS))
    return tuple(Tick(_at(date(year, 1, 1), since, until), str(year)) for year in years[::step])


def _told(desk: Desk, owed: Owed) -> str:
    """The sentence that stands for a line of time."""
    name, count = desk.voice.name(owed.body.title), owed.public
    if owed.duty is None:
        return desk.voice.fixed(_ALT_MET.fill(body=name, count=count.meetings))
    ruled = desk.voice.fixed(_ALT_RULED) if owed.is_ruled else ""
    said = _ALT.fill(body=name, due=count.due, held=count.held, none=count.no_record, open=count.open)
    return desk.voice.fixed(said) + ruled


_QUOTED = Words("«{words}»", "“{words}”")
_ARTICLE = Words("Fundamento", "Basis")
_SAYS = Words("Obligación", "Duty")
_RESTS_ON = Words("Qué se leyó", "What was read")
_PRACTICE = Words("Cómo se reúne: ", "How it meets: ")
_REQUESTED = Words("A solicitud de una Parte", "At the request of a Party")
_ONCE = Words("Una primera reunión en {first} meses", "A first meeting within {first} months")
_EVERY = Words("Una reunión cada {interval} meses", "A meeting every {interval} months")
_FIRST = Words(
    "La primera en {first} meses; después, cada {interval} meses",
    "The first within {first} months, then every {interval}",
)
_ON_REQUEST = Words(
    "Se reúne a solicitud: nunca está en falta. Reuniones en el registro público: {count}.",
    "It meets at request and is never late. Meetings in the public record: {count}.",
)
_NO_FIGURE = Words(
    "Sin periodicidad leída no hay cifra de reuniones previstas. Reuniones en el registro público: {count}.",
    "No cadence was read, so no figure of meetings due. Meetings in the public record: {count}.",
)
_RULED = Words(
    "Las cifras siguen la regla general porque el texto de este órgano no se ha leído: orientan, y de ninguna reunión "
    "puede decirse que falte.",
    "The figures follow the general rule because the text on this body was not read: they are a guide, and of no "
    "meeting can it be said that it is late.",
)
NO_RECORD = Words(
    "Sin registro público no significa que el órgano no se haya reunido.",
    "No public record does not mean that the body did not meet.",
)
_OWN = Words(
    "Con el expediente propio: {held} {held|periodo cubierto|periodos cubiertos}, {none} sin registro.",
    "With our own file: {held} {held|period|periods} held, {none} without record.",
)
_DUE = Words("Periodos concluidos", "Periods over")
_HELD = Words("Con reunión", "With a meeting")
_WAIVED = Words("Omitidos por acuerdo", "Waived")
_UNCERTAIN = Words("Fecha incierta", "Date uncertain")
_NONE = Words("Sin registro público", "No public record")
_OPEN = Words("En curso", "Still open")
_RUNNING = Words("Reuniones en el periodo en curso", "Meetings in the period under way")
_EVIDENCE = Words("Indicios de reunión, sin contar: {count}.", "Evidence of meetings, not counted: {count}.")
_CLAIMS = Words(
    "Reuniones que afirman terceros, sin contar: {claimed}.", "Meetings that others claim, not counted: {claimed}."
)
_BILATERAL = Words(
    "Reuniones de dos de las Partes, sin contar: {count}.", "Meetings of two Parties, not counted: {count}."
)
_OURS = Words("(expediente propio)", "(our own file)")
_PERIOD = Words("Periodo", "Period")
_KNOWN = Words("Qué se sabe", "What is known")
_MEETINGS = Words("Reuniones", "Meetings")
_WITH_OWN = Words("{body}, con el expediente propio", "{body}, with our own file")
_OF = Words("{held} de {due}", "{held} of {due}")
_BY_RULE = Words("regla general", "general rule")
_ALT_MET = Words(
    "{body}: reuniones en el registro público, {count}.", "{body}: meetings in the public record, {count}."
)
_ALT_RULED = Words(" Por la regla general.", " By the general rule.")
_ALT = Words(
    "{body}: de {due} {due|periodo concluido|periodos concluidos}, {held} con reunión, {none} sin registro público; "
    "{open} en curso.",
    "{body}: of {due} {due|period|periods} over, {held} with a meeting, {none} without public record; {open} "
    "still open.",
)
