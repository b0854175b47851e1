"""Parts taken out and moved: whole, in order, named, and nothing else lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.briefs.arranging import (
    Arrangement,
    NoPart,
    Part,
    arranged,
    check_known,
    known,
    meant,
    part_keys,
    parts_of,
)
from workbench.briefs.document import (
    Cover,
    Document,
    Heading,
    Note,
    Paragraph,
    Run,
    SmallLine,
    plain_of,
    references,
)

WHOLE = Document(
    "t",
    "es",
    "PÚBLICO",
    blocks=(
        Cover(1, "Ficha", "t"),
        Heading(3, "Decisión"),
        Paragraph(3, (Run("decidir", note=1),)),
        Heading(4, "Objetivo"),
        Paragraph(4, (Run("querer", note=2),)),
        Heading(4, "Antecedentes"),
        Heading(4, "dentro", 3),
        Heading(7, "Margen"),
        Paragraph(7, "hasta aquí"),
        Heading(15, "Fuentes"),
        SmallLine(15, "elaboró"),
    ),
    notes=(Note(1, "una"), Note(2, "dos"), Note(3, "de nadie")),
)

KEYS = part_keys("subject decision goal others self room after")


def numbers(document: Document) -> list[int]:
    return list(dict.fromkeys(block.part for block in document.blocks))


def test_parts_are_called_by_their_headings_and_the_sources_are_none() -> None:
    assert parts_of(WHOLE, KEYS) == (
        Part(3, "Decisión", "decision"),
        Part(4, "Objetivo, Antecedentes", "goal"),
        Part(7, "Margen", "room"),
    )
    many = tuple(Heading(2, f"tema {n}", 1) for n in range(5))
    assert parts_of(Document("t", "es", "x", blocks=many)) == (Part(2, "tema 0, tema 1 (+3)", "2"),)


@pytest.mark.parametrize("words", ["7", "margen", " MARGEN ", "room", "Room"])
def test_a_part_taken_out_is_named_before_the_sources(words: str) -> None:
    paper = arranged(WHOLE, Arrangement(without=(words,)), KEYS)
    assert numbers(paper) == [1, 3, 4, 15]
    said = next(block for block in paper.blocks if block.part == 15)
    assert isinstance(said, SmallLine) and plain_of(said.text) == "Omitido a petición: Margen."
    assert arranged(WHOLE, Arrangement()) is WHOLE


def test_sources_that_only_a_part_taken_out_named_go_with_it() -> None:
    paper = arranged(WHOLE, Arrangement(without=("Objetivo",)))
    assert references(paper) == (1,)
    assert [note.number for note in paper.notes] == [1, 3]
    assert "Objetivo, Antecedentes" in plain_of(paper.blocks[-3].text)  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["Fuentes", "15", "1", "99", "", "·"])
@pytest.mark.parametrize("order", [False, True])
def test_what_is_no_part_is_told_with_those_there_are(words: str, order: bool) -> None:
    asked = Arrangement(order=(words,)) if order else Arrangement((words,))
    with pytest.raises(NoPart) as told:
        arranged(WHOLE, asked, KEYS)
    assert f"«{words}»" in told.value.words.es and "room (7, Margen)" in told.value.words.es


@pytest.mark.parametrize("words", ["after", "8"])
def test_a_part_of_the_kind_that_the_paper_has_not_is_nothing_to_take_out_or_move(words: str) -> None:
    paper = arranged(WHOLE, Arrangement((words,), (words, "room", "decision")), KEYS)
    assert numbers(paper) == [1, 7, 3, 4, 15]
    assert meant(WHOLE, Arrangement((words, "after"), ("7", words)), KEYS) == Arrangement(("after",), ("room", "after"))


def test_a_paper_of_which_nothing_is_left_is_none() -> None:
    with pytest.raises(NoPart, match="keep at least one part"):
        arranged(WHOLE, Arrangement(("decision", "4", "Margen")), KEYS)


def test_parts_are_known_by_their_kind_before_there_is_a_paper() -> None:
    check_known(Arrangement(("7", "decision"), ("goal",)), KEYS)
    for wrong in (Arrangement(("Margen",)), Arrangement(order=("99",))):
        with pytest.raises(NoPart) as told:
            check_known(wrong, KEYS)
        assert "room (7)" in told.value.words.en
    assert known(Arrangement(("7", "room", "x"), ("4", "99")), KEYS) == Arrangement(("room",), ("goal",))


def test_a_paper_without_sources_still_says_what_it_lacks() -> None:
    blocks = (Heading(2, "One"), Paragraph(2, "a"), Heading(3, "Two"))
    paper = arranged(Document("t", "en", "x", blocks=blocks), Arrangement(("2",)))
    said = [plain_of(block.text) for block in paper.blocks]  # type: ignore[union-attr]
    assert said == ["Two", "Left out on request: One."]


def test_what_is_not_named_in_the_order_stays_behind_what_it_stood_behind() -> None:
    assert numbers(arranged(WHOLE, Arrangement(order=("7", "decisión")))) == [1, 7, 3, 4, 15]
    assert numbers(arranged(WHOLE, Arrangement(order=("Margen", "room", "3")), KEYS)) == [1, 7, 3, 4, 15]


SOME = st.lists(st.sampled_from(["3", "4", "7", "8"]), max_size=8)


@given(SOME, SOME.filter(lambda out: not {"3", "4", "7"} <= set(out)))
def test_no_order_loses_or_doubles_anything(order: list[str], without: list[str]) -> None:
    paper = arranged(WHOLE, Arrangement(tuple(without), tuple(order)), KEYS)
    kept = [block for block in WHOLE.blocks if str(block.part) not in without]
    said = [block for block in paper.blocks if block not in WHOLE.blocks]
    assert sorted(map(repr, paper.blocks)) == sorted(map(repr, [*kept, *said]))
    assert len(said) == bool(set(without) & {"3", "4", "7"})
    assert paper.blocks[-1].part == 15 and paper.blocks[0].part == 1
    for number in numbers(paper):
        assert [b for b in paper.blocks if b.part == number and b not in said] == [
            b for b in WHOLE.blocks if b.part == number
        ]


def test_parts_that_stand_first_stand_before_all_others() -> None:
    assert numbers(arranged(WHOLE, Arrangement(first=("7", "goal")), KEYS)) == [1, 7, 4, 3, 15]
    assert numbers(arranged(WHOLE, Arrangement(first=("Margen",)))) == [1, 7, 3, 4, 15]  # a kind without keys
    assert numbers(arranged(WHOLE, Arrangement(first=("goal",), order=("7", "decision")), KEYS)) == [1, 4, 7, 3, 15]
    assert meant(WHOLE, Arrangement(("7",), first=("goal",)), KEYS).order[:2] == ("goal", "subject")


@pytest.mark.parametrize("both", [("room", "7"), ("7", "room"), ("Margen", "7"), ("after", "after")])
def test_a_part_is_not_taken_out_and_first(both: tuple[str, str]) -> None:
    asked = Arrangement(both[:1], first=both[1:])
    with pytest.raises(NoPart, match="asked for first and left out"):
        arranged(WHOLE, asked, KEYS)
    with pytest.raises(NoPart, match="asked for first and left out" if both[0] != "Margen" else "have no part"):
        check_known(asked, KEYS)
