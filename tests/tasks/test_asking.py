"""Questions find whoever sees to a record; limits are read as people write them; the board tells time in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import asking_world as w
import pytest

from workbench.assessing.inquiries import State
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Inquiry, Issue
from workbench.domain.types import Chosen
from workbench.domain.when import whole_day
from workbench.i18n import Words
from workbench.store.dossier import Dossier
from workbench.tasks.asking import CannotAsk, Limit, Question, prepare, read_limit
from workbench.tasks.board import board_of, left_told, limit_told, span_told
from workbench.tasks.choosing import NoChoice, records_where


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with w.world(dossier_path) as made:
        yield made


def test_one_question_a_record_to_whoever_sees_to_it(dossier: Dossier) -> None:
    asked = (w.MAIZE, w.PROMISE, w.MILK, w.LINE, w.ROUND)
    prepared = prepare(dossier.reader, Question(" ¿Qué  falta? ", "es", asked, batch="R3", limit=Limit(None, "18:00")))
    found = [(i.asked, i.about, i.number, i.title.es, i.batch) for i in prepared.inquiries]
    assert found == [
        (w.SADER, w.MAIZE, "1", "¿Qué falta?", "R3"),
        (w.SADER, w.PROMISE, "2", "¿Qué falta?", "R3"),
        (w.CNA, w.MILK, "1", "¿Qué falta?", "R3"),
        (w.SADER, w.LINE, "3", "¿Qué falta?", "R3"),
    ]
    assert [r.uid for r in prepared.nobody] == [w.ROUND]
    dossier.journal.commit(prepared.change_set())
    more = prepare(dossier.reader, Question("And this?", "en", (w.MAIZE,), (w.SADER, w.US)))
    assert [(i.asked, i.number, i.title.en) for i in more.inquiries] == [
        (w.SADER, "4", "And this?"),
        (w.US, "1", "And this?"),
    ]
    assert all(i.own_audience is Audience.NEGOTIATORS for i in more.inquiries)
    dossier.journal.undo()
    assert dossier.reader.count("inquiry") == 0


def test_what_is_named_twice_is_asked_once(dossier: Dossier) -> None:
    twice = prepare(dossier.reader, Question("¿Y?", "es", (w.MAIZE, w.MILK, w.MAIZE), (w.SADER, w.SADER)))
    assert [(i.asked, i.about, i.number) for i in twice.inquiries] == [(w.SADER, w.MAIZE, "1"), (w.SADER, w.MILK, "2")]


def test_a_question_in_general(dossier: Dossier) -> None:
    (one,) = prepare(dossier.reader, Question("¿Quién viene?", "es", of=(w.COFEPRIS,))).inquiries
    assert (one.asked, one.about) == (w.COFEPRIS, "")


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (Question("  ", "es", (w.MAIZE,)), "question is missing"),
        (Question("¿?", "es"), "which records"),
        (Question("¿?", "es", (w.ROUND,)), "None of the records"),
        (Question("¿?", "es", ("nobody",)), "None of the records"),
    ],
)
def test_what_cannot_be_asked_is_told(dossier: Dossier, question: Question, why: str) -> None:
    with pytest.raises(CannotAsk, match=why):
        prepare(dossier.reader, question)


def test_no_questions_about_questions(dossier: Dossier) -> None:
    w.ask(dossier, "¿Y?", (w.MAIZE,))
    (uid,) = (i.uid for i in w.inquiries(dossier).values())
    with pytest.raises(CannotAsk, match="Inquiries"):
        prepare(dossier.reader, Question("¿Y eso?", "es", (uid,), (w.SADER,)))


@pytest.mark.parametrize(
    ("words", "due", "hour"),
    [
        ("2026-07-23 18:00", "2026-07-23", "18:00"),
        ("23 de julio de 2026, 18:00 h", "2026-07-23", "18:00"),
        ("hoy 18:00", "2026-07-20", "18:00"),
        ("18:00", "2026-07-20", "18:00"),
        ("6 p. m.", "2026-07-20", "18:00"),
        ("tomorrow 9 am", "2026-07-21", "09:00"),
        ("mañana", "2026-07-21", ""),
        ("3/4/2026", "2026-04-03", ""),
        ("agosto 2026", "2026-08", ""),
        ("2027", "2027", ""),
    ],
)
def test_limits_as_people_write_them(words: str, due: str, hour: str) -> None:
    found = read_limit(words, "es", w.TODAY)
    assert found.due is not None and (found.due.iso(), found.hour) == (due, hour)


@pytest.mark.parametrize("words", ["pronto", "viernes", "2026-07-23 25:00", "31 de junio de 2026"])
def test_what_is_no_limit_is_told(words: str) -> None:
    with pytest.raises(CannotAsk, match="no time limit"):
        read_limit(words, "es", w.TODAY)
    assert read_limit("  ", "es", w.TODAY) == Limit()


def test_records_by_what_their_fields_say(dossier: Dossier) -> None:
    def found(*wheres: str) -> list[str]:
        return [r.uid for r in records_where(dossier.reader, wheres, "es")]

    assert found("issue.lead=SADER") == [w.MAIZE, w.AVOCADO, w.SECRET]
    assert found("issue.lead=SADER", "issue.audience=Público") == [w.AVOCADO]
    assert found("issue.lead=", "commitment.owner=Ministry of Agriculture") == [w.PROMISE]
    assert found() == []
    for where in ("issue.lead", "issue.colour=x", "nothing.x=1", "issue.lead=Nadie", "issue.status=quizá"):
        with pytest.raises(NoChoice):
            found(where)


@pytest.mark.parametrize(
    ("span", "es", "en"),
    [
        (timedelta(seconds=59), "menos de un minuto", "less than a minute"),
        (timedelta(minutes=1), "1 min", "1 min"),
        (timedelta(hours=3), "3 h", "3 h"),
        (timedelta(hours=3, minutes=20), "3 h 20 min", "3 h 20 min"),
        (timedelta(days=1), "1 día", "1 day"),
        (timedelta(days=2, hours=4, minutes=9), "2 días 4 h", "2 days 4 h"),
        (timedelta(days=149, hours=4), "149 días", "149 days"),
    ],
)
def test_a_length_of_time_in_words(span: timedelta, es: str, en: str) -> None:
    assert span_told(span) == Words(es, en)


def test_the_board_tells_who_leads_and_was_not_asked_and_how_much_time_is_left(dossier: Dossier) -> None:
    w.ask(dossier, "¿Y?", (w.MILK,), by="2026-07-20 18:00", event=w.ROUND)
    board = board_of(dossier.reader, datetime(2026, 7, 20, 14, 40), "es")
    assert board.unasked == [(w.SADER, "SADER")]
    (line,) = board.lines
    assert (line.actor, line.event, line.pack.state) == ("CNA", "Tercera ronda de revisión", State.NOT_SENT)
    assert limit_told(line.pack).es == "20 de julio de 2026, 18:00 h" and left_told(line.pack).es == "quedan 3 h 20 min"
    (kept,) = w.inquiries(dossier).values()
    dossier.journal.commit(ChangeSet((Update(kept.uid, 1, {"sent": whole_day(w.TODAY)}),), "x"))
    told = []
    for moment in (datetime(2026, 7, 20, 17, 59, 30), datetime(2026, 7, 20, 20), datetime(2026, 7, 22, 18)):
        (line,) = board_of(dossier.reader, moment, "en").lines
        told.append((line.pack.state, left_told(line.pack).en))
    assert told == [
        (State.WAITING, "less than a minute left"),
        (State.LATE, "2 h late"),
        (State.LATE, "2 days late"),
    ]
    assert line.open == (kept.uid,)


def test_issues_that_are_closed_need_nobody_to_be_asked(dossier: Dossier) -> None:
    for uid in (w.MAIZE, w.AVOCADO, w.SECRET):
        dossier.journal.commit(ChangeSet((Update(uid, 1, {"status": Chosen("closed")}),), "x"))
    assert board_of(dossier.reader, datetime(2026, 7, 20), "es").unasked == [(w.CNA, "CNA")]


def test_an_actor_whom_nobody_else_knows_of_knows_itself(dossier: Dossier) -> None:
    sader = dossier.reader.get(w.SADER)
    assert sader is not None
    hidden = Update(sader.uid, sader.revision, {"audience": Chosen("negotiators"), "notes": "Difícil"})
    dossier.journal.commit(ChangeSet((hidden,), "x"))
    assert dossier.reader.for_audience(Audience.GOVERNMENT).get(w.SADER) is None
    reader = dossier.reader.for_actor(w.SADER, Audience.GOVERNMENT)
    seen, maize = reader.get(w.SADER), reader.get(w.MAIZE)
    assert isinstance(seen, Actor) and isinstance(maize, Issue)
    assert (seen.acronym, seen.notes, maize.lead) == ("SADER", "", w.SADER)
    assert w.SADER in [r.uid for r in reader.all("actor")]
    assert dossier.reader.for_actor(w.CNA, Audience.GOVERNMENT).get(w.SADER) is None


def test_what_was_ticked_for_a_name_of_two_is_handed_to_neither(dossier: Dossier) -> None:
    secret = dossier.reader.get(w.SECRET)
    assert secret is not None
    ticks = Update(secret.uid, secret.revision, {"release_to": ("Cna",)})
    dossier.journal.commit(ChangeSet((ticks,), "x"))

    def known(actor: str) -> set[str]:
        return dossier.reader.for_actor(actor, Audience.CONSULTED).knows([w.SECRET])

    assert (known(w.CNA), known(w.COFEPRIS)) == ({w.SECRET}, set())
    water = w.actor(w.bundled_uid("test", "water"), "Comisión Nacional del Agua", "Water Commission", "CNA", "agency")
    dossier.journal.commit(ChangeSet((Create(water),), "y"))
    assert (known(w.CNA), known(water.uid)) == (set(), set())


def test_a_reader_for_an_actor_knows_its_questions_and_nothing_more_of_them(dossier: Dossier) -> None:
    w.ask(dossier, "¿Se cede en maíz?", (w.MAIZE,))
    w.ask(dossier, "¿Y el sector lechero?", (w.MILK,))
    own = w.inquiries(dossier)["SADER 1"]
    dossier.journal.commit(ChangeSet((Update(own.uid, 1, {"answer": "Nunca", "notes": "Nota interna"}),), "x"))
    reader = dossier.reader.for_actor(w.SADER, Audience.NEGOTIATORS)
    (seen,) = reader.all("inquiry")
    assert isinstance(seen, Inquiry)
    assert (seen.title.es, seen.asked, seen.about, seen.due_hour) == ("¿Se cede en maíz?", w.SADER, w.MAIZE, "18:00")
    assert (seen.answer, seen.notes, seen.key, seen.audience) == ("", "", "", None)
    assert (reader.audience.key, reader.count("inquiry"), reader.knows([own.uid])) == ("government", 1, {own.uid})
    assert reader.history() == [] and reader.provenance(own.uid) == [] and reader.changes() == []
    assert reader.search("Nunca").total == 0
    assert list(reader.for_audience(Audience.GOVERNMENT).all("inquiry")) == []
    narrow = dossier.reader.for_audience(Audience.PUBLIC).for_actor(w.SADER, Audience.GOVERNMENT)
    assert list(narrow.all("inquiry")) == [] and narrow.audience is Audience.PUBLIC
