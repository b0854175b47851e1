"""The lines of a body's page: what each says, which record it opens, what stands under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.assessing.committee import Met, Next, Raised
from workbench.assessing.due_words import beside_told
from workbench.assessing.meetings_due import STATES, Slot
from workbench.assessing.minutes import Point
from workbench.assessing.verification import MARK, WHOLE
from workbench.domain.records import BODY, COMMITMENT, CONCERN, MEETING, STATEMENT, Commitment, Meeting
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Provisions
from workbench.domain.when import When, show_when, whole_day
from workbench.gathering.committee import Account
from workbench.i18n import Language, Words
from workbench.tasks.duty import figures_told


@dataclass(frozen=True)
class Entry:
    """One line of a page. ``uid`` is the record that it opens, ``listed`` records of one type that it lists instead.

    ``said`` stands under it, ``inner`` are lines of its own. ``agenda`` opens the minutes of the meeting.
    """

    text: str
    uid: str = ""
    said: tuple[str, ...] = ()
    inner: tuple[Entry, ...] = ()
    listed: tuple[str, tuple[str, ...]] | None = None
    late: bool = False
    agenda: bool = False


@dataclass(frozen=True)
class Telling:
    """Tells an account in one language."""

    account: Account
    language: Language

    # ---- the duty

    def mandate(self) -> Iterator[Entry]:
        """What the body is based on, what it is for, and to whom it reports."""
        body = self.account.history.body
        basis = [Provisions().show(body.provisions, self.language), body.basis.best(self.language)[0]]
        told = "; ".join(filter(None, basis))
        if told:
            yield Entry(self._say(_BASIS.fill(text=told)) + self._mark(body, BODY, "provisions", "basis"))
        if mandate := body.mandate.best(self.language)[0]:
            yield Entry(mandate + self._mark(body, BODY, "mandate"))
        if body.parent and self.account.name(body.parent):
            yield Entry(self._say(_REPORTS_TO.fill(body=self.account.name(body.parent))), body.parent)

    def cadence(self) -> Iterator[Entry]:
        """The duty to meet: its words, what came of it by the public record, and each period."""
        history, owed = self.account.history, self.account.history.owed
        if words := owed.words.in_(self.language):
            yield Entry(words + self._mark(history.body, BODY, "cadence"))
        yield Entry(self._say(figures_told(owed)))
        if (owed.own.held, owed.own.meetings) != (owed.public.held, owed.public.meetings):
            yield Entry(self._say(_OWN.fill(held=owed.own.held, count=owed.own.meetings)))
        if practice := history.body.practice.best(self.language)[0]:
            yield Entry(practice + self._mark(history.body, BODY, "practice"))
        for slot in owed.public.slots:
            yield self._period(slot)
        for told, uids in beside_told(owed):
            yield Entry(self._say(told), listed=(MEETING.name, uids))

    def _period(self, slot: Slot) -> Entry:
        first, last = slot.period.first.isoformat(), slot.period.last.isoformat()
        text = self._say(_PERIOD.fill(first=first, last=last, state=STATES[slot.state]))
        uids = slot.sittings
        return Entry(text, uids[0] if len(uids) == 1 else "", listed=(MEETING.name, uids) if len(uids) > 1 else None)

    # ---- who sits in it

    def chairs(self) -> Iterator[Entry]:
        """Who presided, and over which meetings."""
        dates = {m.meeting.uid: self._when(m.meeting.when) for m in self.account.history.meetings}
        for chair in self.account.history.chairs:
            if name := self.account.name(chair.actor):
                over = "; ".join(dates[uid] for uid in chair.meetings)
                yield Entry(self._say(_PRESIDED.fill(who=name, meetings=over)), chair.actor)

    def members(self) -> Iterator[Entry]:
        """The Parties of the body."""
        for uid in self.account.history.body.parties:
            if name := self.account.name(uid):
                yield Entry(name, uid)

    # ---- what was done

    def meetings(self) -> Iterator[Entry]:
        """Its meetings, the latest first, with the points of their agendas; those after the day apart."""
        history = self.account.history
        if history.ahead:
            text = self._say(_AHEAD.fill(day=show_when(whole_day(history.day), self.language)))
            yield Entry(text, inner=tuple(map(self._met, reversed(history.ahead))))
        yield from map(self._met, reversed(history.meetings))

    def _met(self, met: Met) -> Entry:
        meeting = met.meeting
        inner = [self.point(p) for p in met.points]
        for words, uids, name in (
            (_SAID, met.statements, STATEMENT.name),
            (_PROMISED, met.commitments, COMMITMENT.name),
        ):
            inner += [Entry(self._say(words.fill(count=len(uids))), listed=(name, uids))] if uids else []
        said = tuple(filter(None, (self._facts(meeting),)))
        return Entry(self._meeting(meeting), meeting.uid, said, tuple(inner))

    def _meeting(self, meeting: Meeting) -> str:
        standing = MEETING.field("standing").type.read(meeting.standing, self.language)
        title = meeting.title.best(self.language)[0] + self._mark(meeting, MEETING, WHOLE, "title", "when", "standing")
        return " · ".join(filter(None, (self._when(meeting.when), title, standing)))

    def _facts(self, meeting: Meeting) -> str:
        """Where and how it was held, who was there, and what there is of it on paper."""
        ordinal = self._say(_ORDINAL.fill(number=meeting.ordinal)) if meeting.ordinal else ""
        read = (MEETING.field(n).type.read(getattr(meeting, n), self.language) for n in _FACTS)
        present = ", ".join(filter(None, map(self.account.name, meeting.parties_present)))
        return " · ".join(filter(None, (ordinal, *read, present)))

    def point(self, point: Point) -> Entry:
        """A point of an agenda with each side's view and what came of it."""
        about = self.account.name(point.issue)
        text = ". ".join(filter(None, (point.number, point.text(self.language) or about)))
        said = [f"{self._say(label)}: {view}" for label, view in point.views]
        said += [self._say(_RESULT.fill(text=point.result))] if point.result else []
        marks = [self._say(_CARRIED)] if point.carried_over else []
        if point.comes_from and self.account.name(point.comes_from):
            marks.append(self._say(_COMES_FROM.fill(meeting=self.account.name(point.comes_from))))
        if about and about not in text:
            marks.append(self._say(_ISSUE.fill(issue=about)))
        said += [" · ".join(marks)] if marks else []
        return Entry(text or self._say(_NO_WORDS), point.meeting, tuple(said), agenda=True)

    def outcomes(self) -> Iterator[Entry]:
        """What its meetings agreed, the latest first."""
        for met in reversed(self.account.history.meetings):
            meeting = met.meeting
            if outcome := meeting.outcome.best(self.language)[0]:
                mark = self._mark(meeting, MEETING, "outcome")
                yield Entry(self._named(meeting), meeting.uid, (outcome + mark,))

    def _named(self, meeting: Meeting) -> str:
        return " · ".join(filter(None, (self._when(meeting.when), meeting.title.best(self.language)[0])))

    # ---- what was promised and raised

    def commitments(self) -> Iterator[Entry]:
        """What was promised: what is overdue first, then what is open, then what obliges no more."""
        made = self.account.history.promises
        for late, found in ((True, made.overdue), (False, made.open), (False, made.over)):
            for one in found:
                yield self.commitment(one, late=late)

    def commitment(self, one: Commitment, *, late: bool) -> Entry:
        """One commitment: by when, by whom to whom, and what became of it."""
        title = one.title.best(self.language)[0] + self._mark(one, COMMITMENT, WHOLE, "title")
        due = self._say((_WAS_DUE if late else _DUE).fill(when=self._when(one.due))) if one.due else self._say(_NO_DATE)
        status = COMMITMENT.field("status").type.read(one.status, self.language)
        whom = ", ".join(filter(None, map(self.account.name, one.to_whom)))
        who = self.account.name(one.owner)
        parties = self._say(_TO.fill(who=who, whom=whom)) if who and whom else who
        said = " · ".join(filter(None, (due, parties or self._say(_NO_OWNER), status)))
        return Entry(title, one.uid, (said,), late=late)

    def concerns(self) -> Iterator[Entry]:
        """Concerns with how often and when they were raised."""
        dates = {m.meeting.uid: self._when(m.meeting.when) for m in self.account.history.meetings}
        for raised in self.account.history.concerns:
            title = raised.concern.title.best(self.language)[0] + self._mark(raised.concern, CONCERN, WHOLE, "title")
            here = "; ".join(filter(None, (dates[uid] for uid in raised.here)))
            often = self._say((_RAISED_AT if here else _RAISED).fill(count=len(raised.here), meetings=here))
            yield Entry(title, raised.concern.uid, tuple(filter(None, (often, self._elsewhere(raised)))))

    def _elsewhere(self, raised: Raised) -> str:
        concern = raised.concern
        parts = []
        if stated := CONCERN.field("times_raised").type.read(concern.times_raised, self.language):
            parts.append(self._say(_STATED.fill(times=stated)))
        elif raised.times > len(raised.here):
            parts.append(self._say(_IN_ALL.fill(count=raised.times)))
        parts += [self._say(_FIRST.fill(when=self._when(raised.first)))] if raised.first else []
        parts += [self._say(_LAST.fill(when=self._when(raised.last)))] if raised.last else []
        who = ", ".join(filter(None, map(self.account.name, concern.raised_by)))
        whom = self.account.name(concern.respondent)
        parts.append(self._say(_TO.fill(who=who, whom=whom)) if who and whom else who)
        parts.append(CONCERN.field("status").type.read(concern.status, self.language))
        return " · ".join(filter(None, parts))

    # ---- what there is on paper, and what comes

    def documents(self) -> Iterator[Entry]:
        """Minutes and published documents of its meetings, then the sources that its records cite."""
        for met in reversed(self.account.history.meetings):
            meeting = met.meeting
            state = MEETING.field("minutes").type.read(meeting.minutes, self.language)
            if meeting.document or (meeting.minutes is not None and meeting.minutes.key != "none"):
                yield Entry(self._named(meeting), meeting.uid, tuple(filter(None, (state, meeting.document))))
        for paper in self.account.history.papers:
            if title := self.account.name(paper.source):
                mark = "" if paper.verified else f" {self._say(MARK)}"
                yield Entry(title + mark, paper.source, (self._say(_CITED.fill(count=len(paper.cited_by))),))

    def left_open(self) -> Iterator[Entry]:
        """What is open from last time."""
        left = self.account.history.left_open
        if left.last is not None and left.points:
            text = self._say(_LEFT.fill(meeting=self._named(left.last)))
            yield Entry(text, left.last.uid, inner=tuple(map(self.point, left.points)))
        if left.commitments:
            late = {c.uid for c in self.account.history.promises.overdue}
            inner = tuple(self.commitment(c, late=c.uid in late) for c in left.commitments)
            listed = (COMMITMENT.name, tuple(c.uid for c in left.commitments))
            yield Entry(self._say(_STILL.fill(count=len(inner))), listed=listed, inner=inner)

    def next(self) -> Iterator[Entry]:
        """When it sits next, and how that is known."""
        coming, owed = self.account.history.next, self.account.history.owed
        text = self._say(next_told(coming, self.language))
        ruled = (self._say(_RULED),) if coming.kind == "computed" and owed.is_ruled else ()
        yield Entry(text, coming.meeting, ruled)

    def below(self) -> Iterator[Entry]:
        """The bodies that report to it."""
        for body in self.account.history.below:
            provisions = Provisions().show(body.provisions, self.language)
            title = body.title.best(self.language)[0]
            yield Entry(" · ".join(filter(None, (title, provisions))), body.uid)

    # ---- words

    def _say(self, words: Words) -> str:
        return words.in_(self.language)

    def _when(self, when: When | None) -> str:
        return show_when(when, self.language) if when is not None else self._say(_UNDATED)

    def _mark(self, record: Record, record_type: RecordType, *names: str) -> str:
        """The mark of what is to be checked, where one of some fields is; the names of wordings may tell a language."""
        open_ = self.account.unchecked.get(record.uid, frozenset())
        meant = {f.name if (f := record_type.field_meant(n)) else n for n in open_}
        return f" {self._say(MARK)}" if meant & set(names) else ""


def next_told(coming: Next, language: Language) -> Words:
    """When a body sits next; what was computed is called so."""
    if coming.kind == "planned" and coming.when is None:
        return _PLANNED_SOME_DAY
    when = show_when(coming.when, language) if coming.when is not None else ""
    return _NEXT[coming.kind].fill(when=when)


_LEFT = Words(
    "Puntos sin resultado, o que pasan a la próxima: {meeting}", "Points without a result, or carried over: {meeting}"
)
_STILL = Words("{count} {count|compromiso abierto|compromisos abiertos}", "{count} {count|commitment|commitments} open")
_ORDINAL = Words("Reunión núm. {number}", "Meeting no. {number}")
_FACTS = ("place", "mode", "meeting_level", "known_from")
_BASIS = Words("Fundamento: {text}", "Legal basis: {text}")
_REPORTS_TO = Words("Depende de: {body}", "Reports to: {body}")
_PERIOD = Words("Del {first} al {last}: {state}", "{first} to {last}: {state}")
_OWN = Words(
    "Con el expediente propio: {held} {held|periodo cubierto|periodos cubiertos}, {count} "
    "{count|reunión celebrada|reuniones celebradas}",
    "With our own file: {held} {held|period|periods} met, {count} {count|meeting|meetings} held",
)
_AHEAD = Words("Después del {day}, fuera de lo que se cuenta:", "After {day}, not part of what is counted:")
_PRESIDED = Words("{who} ({meetings})", "{who} ({meetings})")
_SAID = Words("{count} {count|declaración|declaraciones}", "{count} {count|statement|statements}")
_PROMISED = Words("{count} {count|compromiso|compromisos}", "{count} {count|commitment|commitments}")
_RESULT = Words("Resultado: {text}", "Result: {text}")
_CARRIED = Words("Pasa a la próxima", "Carried over")
_COMES_FROM = Words("Viene de «{meeting}»", "Comes from “{meeting}”")
_ISSUE = Words("Tema: {issue}", "Issue: {issue}")
_NO_WORDS = Words("Punto sin palabras", "A point without words")
_WAS_DUE = Words("Vencido: {when}", "Overdue: {when}")
_DUE = Words("Vence: {when}", "Due: {when}")
_NO_DATE = Words("Sin fecha", "No date")
_NO_OWNER = Words("No se dice de quién", "Nobody named")
_TO = Words("{who} a {whom}", "{who} to {whom}")
_RAISED = Words(
    "Se plantea en este órgano; no consta en qué reuniones", "Raised in this body; at which meetings is not on file"
)
_RAISED_AT = Words(
    "Planteada en {count} {count|reunión|reuniones} de este órgano: {meetings}",
    "Raised at {count} {count|meeting|meetings} of this body: {meetings}",
)
_IN_ALL = Words("En {count} reuniones en total", "At {count} meetings in all")
_STATED = Words("Veces que se planteó, según su registro: {times}", "Times raised, as its record says: {times}")
_FIRST = Words("Primera vez: {when}", "First: {when}")
_LAST = Words("Última vez: {when}", "Last: {when}")
_CITED = Words(
    "La {count|cita|citan} {count} {count|registro|registros} de este órgano",
    "Cited by {count} {count|record|records} of this body",
)
_UNDATED = Words("Sin fecha", "No date")
_RULED = Words(
    "Por la regla general; no se leyó el texto, y nada se da por vencido.",
    "By the general rule; the text was not read, and nothing is called late.",
)
_PLANNED_SOME_DAY = Words("Programada, sin fecha todavía", "Planned, without a date yet")
_NEXT = {
    "planned": Words("Programada: {when}", "Planned: {when}"),
    "announced": Words("{when}, según la última reunión", "{when}, as the last meeting said"),
    "computed": Words("A más tardar el {when} (fecha calculada)", "By {when} (computed)"),
    "on_request": Words("Ninguna: se reúne a solicitud.", "None: it meets on request."),
    "no_duty": Words(
        "No se sabe: no se leyó su periodicidad y no hay reunión programada.",
        "Not known: its cadence was not read and no meeting is planned.",
    ),
    "no_more": Words("Su texto no pide otra reunión.", "Its text asks for no further meeting."),
}
