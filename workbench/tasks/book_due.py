"""Meetings due as a workbook: what each body was to hold, its periods, and the meetings on record.

A figure of the general rule has columns of its own, so that no sum of a column mixes it with those that were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbench.assessing.due_words import why_no_figure
from workbench.assessing.meetings_due import STATES, Owed, sittings_claimed
from workbench.assessing.periods import Counting
from workbench.domain.columns import KEY
from workbench.domain.records import BODY, MEETING, Meeting
from workbench.domain.records.choices_bodies import CADENCE_READ, KNOWN_FROM, MEETING_STANDING
from workbench.domain.sheet import Raw
from workbench.domain.types import Chosen, Provisions
from workbench.i18n import Language, Words
from workbench.store.reader import Reader
from workbench.tasks.books import Book, Column, Table
from workbench.tasks.meetings import owed


def due_book(reader: Reader, as_of: date, counting: Counting, language: Language) -> Book:
    """What every body owes as of a day; for others than negotiators only by the public record."""
    found = owed(reader, as_of, counting)
    meetings = {r.uid: r for r in reader.all(MEETING.name) if isinstance(r, Meeting)}
    facts = [(_COUNTED, _WAYS[counting]), *due_facts(found)]
    tables = (bodies_table(reader, found, language), *_details(reader, found, meetings, language))
    return Book(DUE, as_of, facts, tables, list(period_days(found)))


def due_facts(found: Sequence[Owed]) -> list[tuple[Words, Words]]:
    """How figures are to be read, and the sum of those that rest on something that was read."""
    read = [one for one in found if one.duty is not None and not one.is_ruled]
    sums = [sum(getattr(one.public, name) for one in read) for name in ("due", "held", "waived", "no_record")]
    due, held, waived, none = sums
    ruled = sum(one.is_ruled for one in found)
    total = _SUM.fill(bodies=len(read), due=due, held=held, waived=waived, none=none)
    return [
        (_SUM_IS, total),
        (_EITHER, _EITHER_IS),
        (_NO_RECORD, _NOT_A_NO),
        (_RULE, _RULED.fill(count=ruled)),
        (_BESIDE, _NOT_COUNTED),
    ]


def period_days(found: Iterable[Owed]) -> Iterator[date]:
    """The days on which periods begin and end."""
    for one in found:
        for slot in (*one.public.slots, *one.own.slots):
            yield from (slot.period.first, slot.period.last)


# ---- bodies


def bodies_table(reader: Reader, found: Sequence[Owed], language: Language) -> Table:
    """A row a body: its figures, or why it has none."""
    ours = reader.scope.keys
    columns = [
        Column(KEY, ours),
        Column(BODY.label),
        Column(_PROVISION),
        Column(_RESTS_ON),
        *map(Column, (_DUE, _HELD, _WAIVED, _NONE, _UNCERTAIN, _OPEN, _RUNNING, _MEETINGS, _DUE_RULE, _NONE_RULE)),
        *(Column(head, ours) for head in (_OWN_HELD, _OWN_NONE, _OWN_MEETINGS)),
        *map(Column, (_EVIDENCE, _CLAIMS, _BILATERAL, _REMARK, _WORDS)),
    ]
    rows = [_body(one, language) for one in found]
    return Table(DUE, columns, rows, side=2 if ours else 1)


def _body(one: Owed, language: Language) -> tuple[Raw, ...]:
    count, figures = one.public, one.duty is not None
    read, ruled = figures and not one.is_ruled, one.is_ruled
    return (
        one.body.key,
        one.body.title.best(language)[0],
        _article(one, language),
        CADENCE_READ.show(Chosen(one.basis), language),
        count.due if read else None,
        count.held if figures else None,
        count.waived if figures else None,
        count.no_record if read else None,
        count.uncertain if figures else None,
        count.open if figures else None,
        count.running if figures else None,
        count.meetings,
        count.due if ruled else None,
        count.no_record if ruled else None,
        one.own.held if figures else None,
        one.own.no_record if read else None,
        one.own.meetings,
        len(one.evidence),
        one.claimed,
        len(one.bilateral),
        _remark(one).in_(language),
        one.words.in_(language),
    )


def _remark(one: Owed) -> Words:
    if one.is_ruled:
        return _IS_RULED
    if one.duty is not None:
        return Words("", "")
    return why_no_figure(one)


def _article(one: Owed, language: Language) -> str:
    return Provisions().show(one.article or one.body.provisions, language)


# ---- periods and meetings


def _details(
    reader: Reader, found: Sequence[Owed], meetings: dict[str, Meeting], language: Language
) -> tuple[Table, Table]:
    ours = reader.scope.keys
    columns = [*map(Column, (BODY.label, _PROVISION, _FROM, _TO, _STATE)), Column(_OWN_STATE, ours)]
    columns += [Column(MEETING.plural), Column(_RESTS_ON)]
    periods = Table(_PERIODS, columns, [row for one in found for row in _periods(one, meetings, language)])
    heads = (BODY.label, MEETING.label, MEETING.field("when").label, _FROM, _TO, _STANDING, _SITTINGS, _KNOWN, _COUNTS)
    held = [row for one in found for row in _meetings(one, meetings, language, ours=ours)]
    return periods, Table(_ON_RECORD, list(map(Column, heads)), held)


def _periods(one: Owed, meetings: dict[str, Meeting], language: Language) -> Iterator[tuple[Raw, ...]]:
    own = {slot.period: slot for slot in one.own.slots}
    for slot in one.public.slots:
        inside = [_day(meetings[uid], language) for uid in slot.sittings if uid in meetings]
        ours = own.get(slot.period)
        yield (
            one.body.title.best(language)[0],
            _article(one, language),
            slot.period.first,
            slot.period.last,
            STATES[slot.state].in_(language),
            STATES[ours.state].in_(language) if ours is not None else "",
            "; ".join(inside),
            CADENCE_READ.show(Chosen(one.basis), language),
        )


def _day(meeting: Meeting, language: Language) -> str:
    return MEETING.field("when").type.read(meeting.when, language)


def _meetings(one: Owed, meetings: dict[str, Meeting], language: Language, *, ours: bool) -> Iterator[tuple[Raw, ...]]:
    own = [uid for uid in one.own.uids if uid not in one.public.uids] if ours else []
    groups = ((_COUNTED_IN, one.public.uids), (_OWN_ONLY, own), *_beside(one))
    for words, uids in groups:
        for meeting in (meetings[uid] for uid in uids if uid in meetings):
            when = meeting.when
            yield (
                one.body.title.best(language)[0],
                MEETING.title_of(meeting, language),
                MEETING.field("when").type.cell(when, language),
                when.first() if when is not None else None,
                when.last() if when is not None else None,
                MEETING_STANDING.show(meeting.standing, language),
                sittings_claimed(meeting) if meeting.uid in one.claims else None,
                KNOWN_FROM.show(meeting.known_from, language),
                words.in_(language),
            )


def _beside(one: Owed) -> tuple[tuple[Words, Sequence[str]], ...]:
    return (_IS_EVIDENCE, one.evidence), (_IS_CLAIM, one.claims), (_IS_BILATERAL, one.bilateral), (_IS_LATER, one.later)


DUE = Words("Periodicidad de reuniones", "Meetings due")
_PERIODS = Words("Periodos", "Periods")
_ON_RECORD = Words("Reuniones", "Meetings")
_PROVISION = Words("Disposición", "Provision")
_RESTS_ON = Words("Se basa en", "Rests on")
_DUE = Words("Previstas", "Due")
_HELD = Words("Periodos con reunión celebrada", "Periods with a meeting held")
_WAIVED = Words("Omitidas por acuerdo", "Waived by decision")
_NONE = Words("Sin registro público", "No public record")
_UNCERTAIN = Words("Sin fecha segura", "Uncertain")
_OPEN = Words("Aún abiertos", "Still open")
_RUNNING = Words("Reuniones en el periodo en curso", "Meetings in the period under way")
_MEETINGS = Words("Reuniones celebradas", "Meetings held")
_DUE_RULE = Words("Por regla general, texto no leído", "By the general rule, text not read")
_NONE_RULE = Words("Sin registro público, por regla general", "No public record, by the general rule")
_OWN_HELD = Words("Con el expediente propio: celebradas", "With our own file: held")
_OWN_NONE = Words("Con el expediente propio: sin registro", "With our own file: no record")
_OWN_MEETINGS = Words("Con el expediente propio: reuniones", "With our own file: meetings")
_EVIDENCE = Words("Indicios, sin contar", "Evidence, not counted")
_CLAIMS = Words("Reuniones que afirman terceros, sin contar", "Meetings that others claim, not counted")
_BILATERAL = Words("Reuniones de dos Partes, sin contar", "Bilateral, not counted")
_REMARK = Words("Observación", "Remark")
_WORDS = Words("Lo que dice el texto", "What the text says")
_FROM = Words("Desde", "From")
_TO = Words("Hasta", "To")
_STATE = Words("Según el registro público", "By the public record")
_OWN_STATE = Words("Con el expediente propio", "With our own file")
_STANDING = MEETING.field("standing").label
_SITTINGS = MEETING.field("sittings").label
_KNOWN = MEETING.field("known_from").label
_COUNTS = Words("Cómo se cuenta", "How it counts")
_COUNTED_IN = Words("contada", "counted")
_OWN_ONLY = Words("sólo en el expediente propio", "in our own file only")
_IS_EVIDENCE = Words("indicio, sin contar", "evidence, not counted")
_IS_CLAIM = Words("afirmación de un tercero, sin contar", "claim of a third party, not counted")
_IS_BILATERAL = Words("de dos Partes, sin contar", "of two Parties, not counted")
_IS_LATER = Words("posterior al día, sin contar", "after the day, not counted")
_IS_RULED = Words(
    "Regla general, texto no leído: la cifra no dice que haya atraso.",
    "General rule, text not read: the figure says nothing of lateness.",
)
_COUNTED = Words("Qué se cuenta", "What is counted")
_WAYS: dict[Counting, Words] = {
    "treaty": Words(
        "Periodos en años del tratado, desde su entrada en vigor (1 de julio de 2020). Previstas: los periodos que ya "
        "terminaron.",
        "Periods in treaty years, from entry into force (1 July 2020). Due: the periods that are over.",
    ),
    "calendar": Words(
        "Periodos en años calendario; el primero termina con el año en que termina el primer periodo del tratado. "
        "Previstas: los periodos que ya terminaron.",
        "Periods in calendar years; the first ends with the year in which the first treaty period ends. Due: the "
        "periods that are over.",
    ),
    "since": Words(
        "El plazo corre de nuevo desde cada reunión, también desde una adelantada: puede haber más periodos que años. "
        "La que puede caer en dos periodos no lo mueve. Previstas: los periodos que ya terminaron.",
        "Each meeting sets the clock anew, an early one too: there may be more periods than years. One that may lie in "
        "two periods does not. Due: the periods that are over.",
    ),
}
_SUM_IS = Words("Suma de lo que se leyó", "Sum of what was read")
_SUM = Words(
    "{bodies} {bodies|órgano|órganos} cuya periodicidad se leyó: {due} previstas, {held} periodos con reunión "
    "celebrada, {waived} omitidas por acuerdo, {none} sin registro público.",
    "{bodies} {bodies|body|bodies} whose cadence was read: {due} due, {held} periods with a meeting held, {waived} "
    "waived by decision, {none} without public record.",
)
_EITHER = Words("No se sabe en cuál periodo", "Not known in which period")
_EITHER_IS = Words(
    "Una fecha que cabe en dos periodos llena uno de ellos, sin saberse cuál: se cuenta como celebrada una vez, y "
    "los dos periodos lo dicen.",
    "A date that fits two periods fills one of them, and nobody knows which: it counts as held once, and both periods "
    "say so.",
)
_NO_RECORD = Words("Sin registro público", "No public record")
_NOT_A_NO = Words(
    "No significa que no se reunieran: sólo que no hay constancia pública.",
    "Does not mean that they did not meet: only that nothing public shows it.",
)
_RULE = Words("Regla general", "General rule")
_RULED = Words(
    "{count} {count|órgano|órganos} cuyo artículo nadie ha leído: su cifra está en columnas aparte, no se suma con las "
    "demás ni dice que haya atraso.",
    "{count} {count|body|bodies} whose article nobody has read: the figure stands in columns of its own, is not summed "
    "with the others and says nothing of lateness.",
)
_BESIDE = Words("Aparte", "Beside")
_NOT_COUNTED = Words(
    "Los indicios, lo que afirman terceros y las reuniones de dos Partes de un órgano de tres están aparte y no se "
    "cuentan. Un órgano que se reúne a solicitud, o cuyo texto no se leyó, no tiene cifra.",
    "Evidence, what others claim and the sittings of two Parties in a body of three stand beside and are not counted. "
    "A body that meets on request, or whose text was not read, has no figure.",
)
