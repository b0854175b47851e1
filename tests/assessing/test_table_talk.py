"""Lines at the table: whom and what they mean, what is asked, what is offered while they are typed."""

from __future__ import annotations

from datetime import datetime

import pytest

from workbench.assessing.names_known import Book, Named
from workbench.assessing.table_offers import is_whole, offers
from workbench.assessing.table_talk import Known, Subject, Understood, moment, understand
from workbench.domain.capture import read, write
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso, whole_day

US = Named("us", "A-1", Parallel("Estados Unidos", "United States"), "US", ("EE.UU.", "EUA"))
CA = Named("ca", "A-2", Parallel("Canadá", "Canada"), "CA")
AAC = Named("aac1", "A-3", Parallel("Asociación de Autos"), "AAC")
OTHER = Named("aac2", "A-4", Parallel("Agriculture Canada"), "AAC")
RULES = Named("i1", "I-1", Parallel("Reglas de origen automotrices", "Automotive rules of origin"))
TWICE = [Named(f"i{n}", f"I-{n}", Parallel("Acero")) for n in (2, 3)]
KNOWN = Known(
    Book([US, CA, AAC, OTHER]),
    Book([RULES, *TWICE]),
    [
        Subject(Parallel("contenido laboral"), "i1"),
        Subject(Parallel("cuotas: lácteos")),
        Subject(Parallel("umbral"), "i1"),
        Subject(Parallel("umbral"), "i2"),
    ],
    ["us", "ca"],
)


def meant(line: str) -> Understood:
    return understand(line, KNOWN, "es")


def test_a_clear_line_becomes_a_statement_for_negotiators_that_nobody_has_reviewed() -> None:
    found = meant("EE.UU. (Greer) propone > Automotive rules of origin: uno /informal /4.5")
    assert found.doubts == () and (found.actor, found.issue) == ("us", "i1")
    said = found.statement("s", "es", meeting="m", when=from_iso("2026-07-23"), hour="18:05")
    assert (said.on, said.verb, said.words) == (RULES.title, Chosen("proposes"), Parallel("uno"))
    assert (said.speaker, said.formality, said.meeting, said.hour) == ("Greer", Chosen("informal"), "m", "18:05")
    assert [p.code() for p in said.provisions] == [p.code() for p in read("x > y /4.5").provisions]
    assert not said.reviewed and not said.promoted_to and said.own_audience.key == "negotiators"


def test_agreeing_is_ad_referendum_and_so_is_what_is_marked() -> None:
    assert meant("CA acuerda > umbrales").ad_referendum and meant("CA apoya > umbrales /adref").ad_referendum
    assert not meant("CA apoya > umbrales").ad_referendum


def test_whoever_is_not_clear_is_asked_about_with_those_that_it_may_be() -> None:
    (doubt,) = meant("AAC apoya > x").doubts
    assert doubt.part == "actor" and "varios" in doubt.words.es
    cleared = [meant(write(a.spoken)) for a in doubt.answers]
    assert [c.actor for c in cleared] == ["aac1", "aac2"] and all(not c.doubts for c in cleared)
    (doubt,) = meant("Estads Unidos apoya > x").doubts
    assert doubt.new == "Estads Unidos" and doubt.answers[0].spoken.actor == "US"
    (doubt,) = meant("Nadie en particular apoya > x").doubts
    assert doubt.answers == () and doubt.new == "Nadie en particular"


def test_a_verb_that_is_none_is_asked_about() -> None:
    (doubt,) = meant("EE.UU. exige > x: y").doubts
    assert doubt.part == "verb" and len(doubt.answers) == 7
    assert write(doubt.answers[3].spoken) == 'EE.UU. objeta > x: "y"'
    (doubt,) = meant("EE.UU. (Ana) exige > x").doubts
    assert "«exige»" in doubt.words.es and write(doubt.answers[0].spoken) == "EE.UU. (Ana) propone > x"


@pytest.mark.parametrize("line", ["", "  ", "> x", "propone > x"])
def test_a_line_without_an_actor_asks_for_one(line: str) -> None:
    doubt = meant(line).doubts[0]
    assert doubt.part == "actor" and [a.spoken.actor for a in doubt.answers] == ["US", "CA"]


def test_the_subject_is_an_issue_something_spoken_of_before_or_new() -> None:
    assert meant("CA > I-1").on == RULES.title
    keyed = meant("CA > i-1 umbral mínimo")
    assert (keyed.on, keyed.issue) == (Parallel("umbral mínimo"), "i1")
    assert meant("CA > contenido laboral").issue == "i1"
    new = meant("CA apoya > algo nuevo")
    assert (new.on, new.issue, new.doubts) == (Parallel("algo nuevo"), "", ())
    for line in ("CA apoya > acero", "CA apoya > umbral"):
        (doubt,) = meant(line).doubts
        assert len(doubt.answers) == 2
        assert not meant(write(doubt.answers[1].spoken)).doubts
    assert meant("CA > I-99 x").doubts[0].answers == ()
    assert "cuotas: lácteos" in [a.spoken.on for a in meant("CA apoya").doubts[0].answers]


def test_a_line_says_words_or_at_least_a_verb() -> None:
    assert meant("CA apoya > x").doubts == meant("CA > x: y").doubts == ()
    (doubt,) = meant("CA > x").doubts
    assert doubt.part == "words" and doubt.answers[0].spoken.verb == Chosen("proposes")
    (doubt,) = meant("CA apoya > x:").doubts
    assert "dos puntos" in doubt.words.es and not meant(write(doubt.answers[0].spoken)).doubts


def test_a_mark_that_is_none_is_asked_about_and_may_be_words() -> None:
    (doubt,) = meant("CA apoya > x: sí /informl").doubts
    assert doubt.part == "mark" and "«/informl»" in doubt.words.es and "/informal" in doubt.words.es
    kept = meant(write(doubt.answers[0].spoken))
    assert kept.doubts == () and kept.spoken.words == "sí /informl"


def test_a_bracket_that_is_not_closed_is_told() -> None:
    (doubt,) = meant("US (Greer propone > x").doubts
    assert "paréntesis" in doubt.words.es and write(doubt.answers[0].spoken) == "US (Greer) propone > x"
    (doubt,) = meant("Nadie (Greer propone > x").doubts
    assert "paréntesis" in doubt.words.es and doubt.answers == ()


def test_the_one_issue_that_a_subject_may_mean_is_told_and_never_tied() -> None:
    found = meant("CA apoya > automotrices")
    assert (found.issue, found.likely, found.doubts) == ("", "i1", ())
    assert meant("CA apoya > ace").likely == "" and meant("CA apoya > I-1").likely == ""


def test_a_subject_that_is_nothing_but_a_provision_names_it() -> None:
    assert [p.code() for p in meant("CA > art. 9.17: x").provisions] == [
        p.code() for p in read("x > y /9.17").provisions
    ]
    assert meant("CA > 9: x").provisions == () and meant("CA > cuota 2.5 de 9").provisions == ()


def shown(before: str) -> tuple[str, list[str]]:
    found = offers(before, KNOWN, "es", ["ca"])
    return found.part, [before[: found.start] + item.text for item in found.items]


def test_what_is_offered_while_a_line_is_typed() -> None:
    assert shown("") == ("actor", ["CA ", "US "])
    assert shown("estad") == ("actor", ["US "])
    assert shown("AAC")[1] == ["Asociación de Autos ", "Agriculture Canada "]
    assert offers("US (An", KNOWN, "es").after == ") "
    assert shown("US (Ana) ap") == ("verb", ["US (Ana) apoya > "])
    part, lines = shown("EE.UU. ")
    assert part == "verb" and len(lines) == 7
    assert shown("EE.UU. se op") == ("verb", ["EE.UU. objeta > "])
    assert shown("EE.UU. objeta > cuo") == ("on", ['EE.UU. objeta > "cuotas: lácteos": '])
    assert shown("US > automot") == ("on", ["US > Reglas de origen automotrices: "])
    assert shown("US > ")[1][0] == "US > contenido laboral: "
    assert shown("US > x: dijo /in") == ("mark", ["US > x: dijo /informal "])
    assert shown("US > x: dijo 1/") == ("words", [])
    assert offers("US > x: dijo", KNOWN, "es").after == " /"


def test_what_is_whole_needs_no_choosing() -> None:
    assert is_whole("EE.UU.", "actor", KNOWN) and not is_whole("Est", "actor", KNOWN)
    assert is_whole("US apoya", "verb", KNOWN) and not is_whole("US apo", "verb", KNOWN)


def test_when_something_is_said() -> None:
    now = datetime(2026, 7, 23, 18, 5)
    assert moment(None, now) == (whole_day(now.date()), "18:05")
    assert moment(from_iso("2026-07-20/2026-07-24"), now) == (whole_day(now.date()), "18:05")
    assert moment(from_iso("2026-07-20"), now) == (from_iso("2026-07-20"), "")
