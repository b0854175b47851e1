"""A scripted history gives the expected lines and alarms; from any history the lines lead to how it is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.evolution import Alarm, Cited, Line, evolution, in_order, said, stood
from workbench.assessing.told_later import Change
from workbench.domain.records import POSITION, Position, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import When, from_iso

DAY = datetime(2026, 7, 1, 9, tzinfo=UTC)
START = {
    "on": Parallel("Plazo"),
    "opening": Parallel("12 %"),
    "target": Parallel("10 %"),
    "fallback": Parallel("6 %"),
    "as_of": from_iso("2026-06-01"),
}


class History:
    """A position whose changes are written down as they are made."""

    def __init__(self, **values: Any) -> None:
        self.now = Position(uid="p", issue="i", actor="a")
        self.changes: list[Change] = []
        self.then(0, **values)

    def then(self, days: int, by: str = "Ana", **values: Any) -> History:
        moves = {name: (getattr(self.now, name), value) for name, value in values.items()}
        self.changes.append(Change(len(self.changes) + 1, DAY + timedelta(days), by, moves))
        self.now = replace(self.now, **values)
        return self

    def lines(self, *cited: Cited) -> list[Line]:
        return evolution(self.now, self.changes, cited, lambda when: ())


def told(lines: list[Line]) -> list[tuple[str, str, list[str], list[str]]]:
    """Each line by kind, date, what changed with its way, and its alarms."""
    return [
        (
            line.kind,
            line.when.iso() + ("" if line.dated else " (change)"),
            [f"{s.field}{':' if s.way else ''}{s.way}" for s in line.shifts],
            [f"{a.kind}{' settled' if a.settled else ''}" for a in line.alarms],
        )
        for line in lines
    ]


def test_a_scripted_history_gives_the_expected_lines_and_alarms() -> None:
    history = History(**START)
    history.then(1, clearance=Chosen("cleared"), valid_until=from_iso("2026-08-31"))
    history.then(5, target=Parallel("8 %"), as_of=from_iso("2026-07-06"), clearance=Chosen("draft"))
    history.then(9, target=Parallel("9 %"), as_of=from_iso("2026-07-10"), reason="Lo pidió la industria")
    history.then(10, clearance=Chosen("cleared"))
    history.then(90, target=Parallel("6 %"), clearance=Chosen("draft"), as_of=from_iso("2026-09-29"), reason="")
    assert told(history.lines())[0] == (
        "start", "2026-06-01", ["opening", "target", "fallback", "as_of"], [],
    )  # fmt: skip
    assert told(history.lines())[1:] == [
        ("authority", "2026-07-02 (change)", ["clearance", "valid_until"], []),
        (
            "move", "2026-07-06", ["target:towards", "clearance", "as_of"], ["unexplained", "recleared settled"],
        ),
        ("move", "2026-07-10", ["target:back", "as_of"], []),
        ("authority", "2026-07-11 (change)", ["clearance"], []),
        (
            "move", "2026-09-29", ["target:towards", "clearance", "as_of"], ["unexplained", "expired", "recleared"],
        ),
    ]  # fmt: skip
    assert history.lines()[3].reason == "Lo pidió la industria"
    assert history.lines()[2].alarms[0] == Alarm("unexplained", ("target",))


def test_typing_in_small_steps_is_one_move_and_what_was_typed_back_is_none() -> None:
    history = History(**START)
    for words in ("9 %", "8 %", "8 % desde 2027"):
        history.then(1, target=Parallel(words))
    assert [(s.old.es, s.new.es) for s in history.lines()[1].shifts] == [("10 %", "8 % desde 2027")]
    assert history.lines()[1].changes == (2, 3, 4)
    history.then(1, target=START["target"])
    assert len(history.lines()) == 1
    history.then(1, by="Luis", target=Parallel("7 %"))
    assert [line.author for line in history.lines()] == ["Ana", "Luis"]


def test_a_sitting_ends_with_a_rest_and_an_import_is_one_of_its_own() -> None:
    history = History(**START).then(1, target=Parallel("9 %"))
    history.changes[-1] = replace(history.changes[-1], at=DAY + timedelta(minutes=29))
    assert len(history.lines()) == 1, "typed while it was made"
    history.changes[-1] = replace(history.changes[-1], at=DAY + timedelta(minutes=31))
    assert [line.kind for line in history.lines()] == ["start", "move"]
    history.changes[-1] = replace(history.changes[-1], at=DAY, alone=True)
    assert [line.kind for line in history.lines()] == ["start", "move"]


def test_a_reason_given_later_is_that_of_the_move_before_it() -> None:
    history = History(**START).then(1, target=Parallel("8 %")).then(3, by="Luis", reason="Instrucción del 4 de julio")
    assert [a.kind for a in history.lines()[1].alarms] == [] and len(history.lines()) == 2
    history.then(6, target=Parallel("7 %"), reason="")
    first, second = history.lines()[1:]
    assert first.reason == "Instrucción del 4 de julio" and second.reason == ""
    assert [a.kind for a in second.alarms] == ["unexplained"]


def test_a_source_explains_the_move_that_it_came_with_or_whose_dates_it_is_of() -> None:
    history = History(**START).then(1, target=Parallel("8 %"), as_of=from_iso("2026-07-02"))
    history.then(20, target=Parallel("7 %"), as_of=from_iso("2026-07-21"))

    def unexplained(*cited: Cited) -> list[str]:
        return [line.when.iso() for line in history.lines(*cited) if any(a.kind == "unexplained" for a in line.alarms)]

    assert unexplained() == ["2026-07-02", "2026-07-21"]
    assert unexplained(Cited("w", "", None, 1)) == ["2026-07-02", "2026-07-21"], "what stood behind the beginning"
    assert unexplained(Cited("w", "target_es", None, 2)) == ["2026-07-21"]
    assert unexplained(Cited("w", "stance", None, 2)) == ["2026-07-02", "2026-07-21"], "about something else"
    assert unexplained(Cited("w", "", from_iso("2026-07-05"), 9)) == [], "dated between, and brought after both"
    assert unexplained(Cited("w", "", from_iso("2026-07-05"), 1)) == ["2026-07-21"]
    history.then(30, target=Parallel("5 %"))
    assert unexplained(Cited("w", "", from_iso("2026-07-21"), 1)) == ["2026-07-02", "2026-07-31"], "not of its day"


def test_which_way_a_move_leads_is_told_by_amounts_or_by_the_wording_of_another_rung() -> None:
    words = {"opening": Parallel("Nada"), "target": Parallel("Cuota anual"), "fallback": Parallel("Cuota mensual")}
    history = History(**{**START, **words}).then(1, target=Parallel("Cuota mensual")).then(2, target=Parallel("Nada"))
    history.then(3, target=Parallel("Algo nuevo"))
    ways = [[s.way for s in line.shifts] for line in history.lines()[1:]]
    assert ways == [["towards"], ["back"], [""]]


def test_new_words_and_a_later_date_are_told_and_are_no_moves() -> None:
    history = History(**START).then(1, red_line=Parallel("Nunca 5 %")).then(2, as_of=from_iso("2026-07-03"))
    history.then(3, notes="x")
    assert told(history.lines())[1:] == [
        ("words", "2026-07-02 (change)", ["red_line"], []),
        ("date", "2026-07-03", ["as_of"], []),
    ]


def test_statements_stand_beside_and_undated_ones_have_no_place() -> None:
    heard = Statement(uid="s", on=Parallel("x"), actor="a", when=from_iso("2026-07"), meeting="m")
    assert [(line.uid, line.rounds) for line in said([heard, replace(heard, when=None)])] == [("s", ("m",))]


STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(("Ana", "Luis")),
        st.dictionaries(
            st.sampled_from(("target", "stance", "as_of", "clearance", "notes")), st.integers(0, 3), min_size=1
        ),
    ),
    max_size=8,
)


def value(name: str, number: int) -> Any:
    if name == "as_of":
        return from_iso(f"2026-0{number + 1}-01") if number else None
    if name == "clearance":
        return Chosen("cleared") if number % 2 else Chosen("draft")
    if name == "stance":
        return Chosen(("supports", "reserves", "opposes")[number - 1]) if number else None
    return str(number) if name == "notes" else Parallel(f"{number} %" if number else "")


@given(steps=STEPS)
def test_the_lines_lead_from_nothing_to_how_it_is_and_alarms_are_of_moves_alone(steps: list[Any]) -> None:
    history = History(**START)
    day = 0
    for days, by, values in steps:
        day += days
        history.then(day, by, **{name: value(name, number) for name, number in values.items()})
    lines = history.lines()
    for name in ("target", "stance", "as_of", "clearance"):
        at = POSITION.field(name).empty
        for shift in (s for line in in_order(lines, ()) for s in line.shifts if s.field == name):
            assert shift.old == at
            at = shift.new
        assert at == getattr(history.now, name)
    assert all(line.kind == "move" for line in lines if line.alarms)
    numbers = [n for line in lines for n in line.changes]
    assert len(numbers) == len(set(numbers)) and set(numbers) <= {c.number for c in history.changes}


def test_what_was_written_without_a_date_stands_before_what_goes_on_from_it() -> None:
    history = History(**START).then(3, target=Parallel("8 %"))
    history.then(5, target=Parallel("7 %"), as_of=from_iso("2026-06-20")).then(9, target=Parallel("6 %"))
    assert [(line.when.iso(), line.shifts[0].old.es) for line in history.lines()[1:]] == [
        ("2026-07-04", "10 %"), ("2026-06-20", "8 %"), ("2026-07-10", "7 %"),
    ]  # fmt: skip
    heard = [
        Statement(uid=day, on=Parallel("x"), actor="a", when=from_iso(day)) for day in ("2026-06-15", "2026-07-05")
    ]
    told = in_order(history.lines(), said(heard))
    assert [line.when.iso() for line in told] == [
        "2026-06-01", "2026-06-15", "2026-07-04", "2026-06-20", "2026-07-05", "2026-07-10",
    ]  # fmt: skip


def test_the_position_as_it_stood_after_a_change() -> None:
    history = History(**START).then(1, target=Parallel("8 %")).then(2, target=Parallel("7 %"))
    then = stood(history.now, history.changes, 2)
    assert then is not None and then.target == Parallel("8 %") and then.opening == Parallel("12 %")
    assert stood(history.now, history.changes, 0) is None
    assert isinstance(history.lines()[0].when, When)
