"""Markings: what a banner says, which audiences a marking goes with, that it is never lower than what is told."""

from __future__ import annotations

import pytest

from workbench.briefs.document import Bullets, Heading, Paragraph, Table
from workbench.briefs.marking import (
    LONGEST,
    PROFILES,
    Marking,
    WrongMarking,
    banner,
    check,
    marking_asked,
    meaning,
    needed,
    sign,
)
from workbench.domain.audience import AUDIENCES, Audience

P, C, G, N = AUDIENCES
FILLED = {"legal_basis": "el que cite la oficina", "area": "DG", "date": "2026-07-01", "period": "3 años"}


def refused(marking: Marking, audience: Audience, *, released: bool = False) -> bool:
    try:
        check(marking, [Paragraph(2, "a")], audience, released=released)
    except WrongMarking as error:
        assert error.words.es.endswith(".") and error.words.en.endswith(".")
        return True
    return False


@pytest.mark.parametrize(
    ("key", "goes", "handed"),
    [
        ("publica", {P}, {P}),
        ("confidencial", {C, G, N}, {P, C, G, N}),
        ("reservada", {C, G, N}, {P, C, G, N}),
        ("tlp:clear", {P}, {P}),
        ("tlp:green", {P, C}, {P, C}),
        ("tlp:amber", {C, G}, {P, C, G, N}),
        ("tlp:amber+strict", {G, N}, set()),
        ("tlp:red", {G, N}, {P, C, G, N}),
    ],
)
def test_the_audiences_that_a_marking_goes_with(key: str, goes: set[Audience], handed: set[Audience]) -> None:
    marking = Marking(key, FILLED)
    assert {audience for audience in AUDIENCES if not refused(marking, audience)} == goes
    assert {audience for audience in AUDIENCES if not refused(marking, audience, released=True)} == handed
    assert len(PROFILES) == 8


def test_the_most_reserved_part_decides_and_what_nobody_knows_counts_as_the_readers() -> None:
    known = [Heading(2, "Título"), Paragraph(2, "a", seen_by=P), Bullets(3, ("b",), seen_by=C)]
    assert needed(known, N) is C
    assert needed([*known, Paragraph(4, "c")], N) is N
    assert needed([], G) is G
    check(Marking("tlp:green"), known, C)
    with pytest.raises(WrongMarking) as caught:
        check(Marking("tlp:clear"), known, C)
    assert caught.value.words.es == (
        "La marca «TLP:CLEAR» es menor que lo que dice el documento, que es para «Sectores consultados»: para eso hay "
        "TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED."
    )


def test_a_marking_is_asked_for_by_its_key_its_name_or_in_own_words() -> None:
    assert marking_asked("TLP:Amber").key == "tlp:amber"
    assert marking_asked("tlp:amber+strict").key == "tlp:amber+strict"
    assert marking_asked("información RESERVADA", {"Fundamento": "x"}) == Marking("reservada", {"legal_basis": "x"})
    for words in ("pública", "Público", "PUBLIC", "Unclassified", "Información pública"):
        assert marking_asked(words).key == "publica"
    assert marking_asked("Reservado", {"fundamento": "x"}).key == "reservada"
    assert marking_asked("  Sólo   lectura ") == Marking(text="Sólo lectura")
    for words, fields, told in (
        ("tlp:blue", {}, "TLP:RED"),
        ("reservada", {"folio": "1"}, "legal_basis, area, date, period"),
        ("tlp:red", {"area": "x"}, "no lleva datos"),
        ("Sólo lectura", {"area": "x"}, "no lleva datos"),
        ("confidencial", {"period": "x"}, "period"),
    ):
        with pytest.raises(WrongMarking) as caught:
            marking_asked(words, fields)
        assert told in caught.value.words.es, words


def test_what_the_office_has_to_fill_in_is_said_and_no_article_is_ours() -> None:
    with pytest.raises(WrongMarking) as caught:
        check(Marking("reservada", {"area": "DG"}), [], N)
    assert "fundamento legal, fecha de clasificación, periodo de reserva" in caught.value.words.es
    with pytest.raises(WrongMarking):
        check(Marking(text=""), [], N)
    said = banner(Marking("reservada", FILLED), "es")
    assert said == (
        "INFORMACIÓN RESERVADA · Fundamento legal: el que cite la oficina · Área que clasifica: DG · "
        "Fecha de clasificación: 1 de julio de 2026 · Periodo de reserva: 3 años"
    )
    assert "Date of classification: 1 July 2026" in banner(Marking("reservada", FILLED), "en")
    ours = banner(Marking("reservada", dict.fromkeys(FILLED, "")), "es")
    assert not any(letter.isdigit() for letter in ours)
    with pytest.raises(WrongMarking) as caught:
        check(Marking(text="x" * (LONGEST + 1)), [], N)
    assert str(LONGEST) in caught.value.words.es
    check(Marking(text="x" * LONGEST), [], N)


@pytest.mark.parametrize("words", ["hoy", "julio de 2026", "2026-13-01", "31 de febrero de 2026", "03/04/2026"])
def test_a_date_of_classification_is_one_day(words: str) -> None:
    with pytest.raises(WrongMarking) as caught:
        check(Marking("reservada", {**FILLED, "date": words}), [], N)
    assert words in caught.value.words.es and "2026-07-23" in caught.value.words.en


@pytest.mark.parametrize("words", ["23 de julio de 2026", "July 23, 2026", "2026-07-23", "23/07/2026"])
def test_a_date_of_classification_is_printed_as_the_paper_writes_dates(words: str) -> None:
    marking = Marking("reservada", {**FILLED, "date": words})
    check(marking, [], N)
    assert "Fecha de clasificación: 23 de julio de 2026" in banner(marking, "es")


def test_own_words_take_nothing_from_the_audience() -> None:
    for audience in AUDIENCES:
        check(Marking(text="Sólo lectura"), [Paragraph(2, "a")], audience)


@pytest.mark.parametrize("key", [None, *PROFILES])
def test_the_mark_of_a_paragraph_never_stands_for_less_than_it_tells(key: str | None) -> None:
    marking = Marking(key, FILLED) if key else None
    signs = [sign(marking, level, "es") for level in AUDIENCES]
    if key is None:
        assert signs == ["(P)", "(S)", "(G)", "(N)"]
        assert [meaning(None, level) for level in AUDIENCES] == [level.label for level in AUDIENCES]
        return
    profile = PROFILES[key]
    by_sign = {f"({one.sign})": one for one in PROFILES.values() if one.scheme == profile.scheme}
    for level, shown in zip(AUDIENCES, signs, strict=True):
        if level <= profile.upto:
            assert by_sign[shown].upto >= level
            assert by_sign[shown].upto <= profile.upto
    assert Table(2, ("a",), (("b",),), rows_seen_by=(P,)).rows_seen_by == (P,)
    with pytest.raises(ValueError, match="every row"):
        Table(2, ("a",), (("b",),), rows_seen_by=(P, P))


@pytest.mark.parametrize("words", ["PÚBLICO – sólo lectura", "public: not for citation", "Pública"])
def test_no_words_call_public_what_is_not(words: str) -> None:
    told = (Paragraph(1, "a", seen_by=Audience.NEGOTIATORS),)
    with pytest.raises(WrongMarking):
        check(marking_asked(words), told, Audience.NEGOTIATORS)
    check(marking_asked(words), (Paragraph(1, "a", seen_by=Audience.PUBLIC),), Audience.PUBLIC)
    check(marking_asked("No público"), told, Audience.NEGOTIATORS)


@pytest.mark.parametrize("words", ["", " ", "\u200b", "\u2060\ufeff"])
def test_a_marking_that_nobody_sees_is_none(words: str) -> None:
    assert refused(Marking(text=words), N)
    assert not refused(Marking(text=f"{words}Interno"), N)
