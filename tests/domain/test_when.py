"""Dates of cells: examples of every way of writing, and the laws of the stored and the shown form."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.problem import Severity
from workbench.domain.sheet import ErrorCell, Raw
from workbench.domain.when import Partial, When, from_iso, show_when, told_day, told_when
from workbench.domain.when_order import day_order
from workbench.domain.when_parse import parse_when
from workbench.i18n import LANGUAGES, PROGRAM_LANGUAGES, Language, Words

READ = {
    "31 de marzo de 2027": "2027-03-31",
    "Miércoles 31 de marzo del 2027*": "2027-03-31",
    "mar 31-mar-27": "2027-03-31",
    "31-mar-27": "2027-03-31",
    "31/mar/2027": "2027-03-31",
    "a más tardar el 30/11/2026": "2026-11-30",
    "no later than 3 May 2027": "2027-05-03",
    "semana del 14 de septiembre de 2026": "2026-09-14/2026-09-20",
    "week of 14 September 2026": "2026-09-14/2026-09-20",
    "ago-25": "2025-08",
    "agosto 2025": "2025-08",
    "Set. 2025": "2025-09",
    "march 31, 2027": "2027-03-31",
    "Wednesday, March 31st, 2027": "2027-03-31",
    "31 March 2027": "2027-03-31",
    "le 3 mars 2027": "2027-03-03",
    "1er août 2027": "2027-08-01",
    "1er trim. 2027": "2027-01/2027-03",
    "Q1 2027": "2027-01/2027-03",
    "3T27": "2027-07/2027-09",
    "2º trimestre de 2026": "2026-04/2026-06",
    "primer semestre de 2027": "2027-01/2027-06",
    "1er semestre 2027": "2027-01/2027-06",
    "second half of 2027": "2027-07/2027-12",
    "2027": "2027",
    "2026-03": "2026-03",
    "2026-03-31": "2026-03-31",
    "2026-03-31T10:30:00": "2026-03-31",
    "03/2026": "2026-03",
    "25/12/2026": "2026-12-25",
    "12-25-26": "2026-12-25",
    "5.5.2026": "2026-05-05",
    "18-24 de marzo de 2026": "2026-03-18/2026-03-24",
    "18–24 de marzo de 2026": "2026-03-18/2026-03-24",
    "March 18-24, 2026": "2026-03-18/2026-03-24",
    "marzo-abril 2026": "2026-03/2026-04",
    "del 3 al 5 de junio de 2026": "2026-06-03/2026-06-05",
    "del 30 de mayo al 5 de junio de 2026": "2026-05-30/2026-06-05",
    "2026-03-01/2026-04-02": "2026-03-01/2026-04-02",
    "2026-2027": "2026/2027",
    "marzo de 2026 a junio de 2026": "2026-03/2026-06",
    "25/03/2026 al 02/04/2026": "2026-03-25/2026-04-02",
    "entre marzo y junio de 2026": "2026-03..2026-06",
    "between March and June 2026": "2026-03..2026-06",
    "entre le 3 et le 5 juin 2026": "2026-06-03..2026-06-05",
    "2026-03..2026-06": "2026-03..2026-06",
}
UNREAD = (
    "hola",
    "31/02/2026",
    "30-feb-26",
    "ago 25",
    "18-24 meses",
    "desde marzo de 2026",
    "hasta marzo de 2026",
    "del 5 al 3 de junio de 2026",
    "2026-13",
    "2026-00-01",
    "20 de marzo de 1026",
    "2026-03..",
    "1/" * 50,
)
NOTHING = ("n.d.", "N/A", "---", "s/plazo", "s/f", "por definir", "TBD", "Pendiente", "#N/D")


@pytest.mark.parametrize(("text", "iso"), READ.items())
@pytest.mark.parametrize("language", LANGUAGES)
def test_reads(text: str, iso: str, language: Language) -> None:
    reading = parse_when(text, language)
    assert reading.value is not None
    assert (reading.value.iso(), reading.problems, reading.unread) == (iso, (), "")


@pytest.mark.parametrize("text", UNREAD)
@pytest.mark.parametrize("day_first", [None, True, False])
def test_does_not_guess(text: str, day_first: bool | None) -> None:
    reading = parse_when(text, "es", day_first)
    assert (reading.value, reading.unread) == (None, text)
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("date-unread", Severity.BLOCKING)
    assert text[:20] in problem.message.es
    assert text[:20] in problem.message.en


@pytest.mark.parametrize("text", NOTHING)
def test_words_for_nothing_are_a_remark(text: str) -> None:
    reading = parse_when(text, "es")
    assert (reading.value, reading.unread, reading.clear) == (None, text, True)
    assert [p.code for p in reading.problems] == ["date-none"]


@pytest.mark.parametrize("raw", [None, "", "  \n"])
def test_blank_says_nothing(raw: Raw) -> None:
    reading = parse_when(raw, "es")
    assert (reading.value, reading.problems) == (None, ())


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        (date(2026, 5, 6), "2026-05-06"),
        (datetime(2026, 5, 6, 10), "2026-05-06"),
        (2027, "2027"),
        (2027.0, "2027"),
    ],
)
def test_reads_typed_cells(raw: Raw, iso: str) -> None:
    reading = parse_when(raw, "es")
    assert reading.value is not None
    assert reading.value.iso() == iso


@pytest.mark.parametrize("raw", [True, 2027.5, 99999, float("nan"), float("inf"), date(1850, 1, 1), -1])
def test_other_typed_cells_are_unread(raw: Raw) -> None:
    assert [p.code for p in parse_when(raw, "es").problems] == ["date-unread"]


def test_error_cell_blocks() -> None:
    reading = parse_when(ErrorCell("#N/A"), "es")
    assert [(p.code, p.severity) for p in reading.problems] == [("cell-error", Severity.BLOCKING)]


@pytest.mark.parametrize(
    ("raw", "code", "choices"),
    [
        ("03/04/2026", "date-ambiguous", ("2026-04-03", "2026-03-04")),
        (46112, "date-number", ("2026-03-31",)),
        (46112.5, "date-number", ("2026-03-31",)),
        ("46112", "date-number", ("2026-03-31",)),
        ("5/06/2025 y 18-sep-25", "date-several", ("2025-06-05", "2025-09-18", "2025-05-06")),
        ("25/06/2025\n18-sep-25", "date-several", ("2025-06-25", "2025-09-18")),
        ("25/06/2025, 18-sep-25", "date-several", ("2025-06-25", "2025-09-18")),
        ("marzo y junio de 2026", "date-several", ("2026-03", "2026-06")),
    ],
)
def test_asks(raw: Raw, code: str, choices: tuple[str, ...]) -> None:
    reading = parse_when(raw, "es")
    assert reading.value is None
    (problem,) = reading.problems
    assert (problem.code, problem.choices, problem.severity) == (code, choices, Severity.QUESTION)


def test_the_usual_order_of_the_language_is_offered_first() -> None:
    assert parse_when("03/04/2026", "en").problems[0].choices == ("2026-03-04", "2026-04-03")


@pytest.mark.parametrize(("day_first", "iso"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_a_known_order_decides(day_first: bool, iso: str) -> None:
    assert parse_when("03/04/26", "es", day_first).value == from_iso(iso)
    assert parse_when("25/12/2026", "es", day_first).value == from_iso("2026-12-25")


@pytest.mark.parametrize(
    ("raws", "order"),
    [
        (["03/04/2026", "25/12/2026", None, 3], True),
        (["03/04/2026", "12/25/2026"], False),
        (["25/12/2026", "12/25/2026"], None),
        (["03/04/2026", "2026-12-25", ""], None),
        (["99/12/2026"], None),
        (["03/04/2026", "31/02/2027"], None),  # no such day
        (["31/04/2026", "13/25/2026", "29/02/2027"], None),
        (["29/02/2028"], True),
    ],
)
def test_day_order_is_evidence_of_the_column(raws: list[Raw], order: bool | None) -> None:
    assert day_order(raws) is order


@pytest.mark.parametrize(
    ("iso", "es", "en", "fr"),
    [
        ("2027-03-31", "31 de marzo de 2027", "31 March 2027", "31 mars 2027"),
        ("2027-03", "marzo de 2027", "March 2027", "mars 2027"),
        ("2027-01/2027-03", "1er trimestre de 2027", "first quarter of 2027", "1er trimestre 2027"),
        ("2026-06-03/2026-06-05", "del 3 al 5 de junio de 2026", "3 to 5 June 2026", "du 3 au 5 juin 2026"),
        ("2026-04/2026-05", "de abril a mayo de 2026", "April to May 2026", "d'avril à mai 2026"),
        (
            "2026-03..2026-06",
            "entre marzo y junio de 2026",
            "between March and June 2026",
            "entre mars et juin 2026",
        ),
    ],
)
def test_shows(iso: str, es: str, en: str, fr: str) -> None:
    assert tuple(show_when(from_iso(iso), language) for language in ("es", "en", "fr")) == (es, en, fr)
    assert tuple(told_when(from_iso(iso)).in_(language) for language in PROGRAM_LANGUAGES) == (es, en)


@pytest.mark.parametrize(
    "text",
    ["", "2026-3", "2026-02-30", "0000", "2026-05/2026-04", "2026/", "2026-03...2026-04", "٢٠٢٦", "2026\n"],
)
def test_from_iso_refuses(text: str) -> None:
    with pytest.raises(ValueError):
        from_iso(text)


def _partials() -> st.SearchStrategy[Partial]:
    days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
    return st.builds(lambda d, n: Partial(*(d.year, d.month, d.day)[:n]), days, st.integers(1, 3))


def _whens() -> st.SearchStrategy[When]:
    near = st.tuples(_partials(), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3)).map(
        lambda t: (t[0], Partial(*(t[0].year, t[1], t[2])[: t[3]]))
    )
    pairs = (st.tuples(_partials(), _partials()) | near).filter(lambda p: p[0].first() <= p[1].last())
    spans = st.builds(lambda p, f: When(p[0], p[1], f), pairs, st.sampled_from(["range", "window"]))
    return st.builds(When, _partials()) | spans


@given(_whens())
def test_stored_form_is_read_back(when: When) -> None:
    assert from_iso(when.iso(), when.basis) == when


@given(_whens(), st.sampled_from(LANGUAGES))
def test_shown_form_is_read_back(when: When, language: Language) -> None:
    reading = parse_when(show_when(when, language), language)
    assert reading.value == when
    assert reading.problems == ()


@given(st.text() | st.text("0123456789/-. ,;yadelmrzoQT'*\n"), st.sampled_from([None, True, False]))
def test_any_text_is_read_or_said(text: str, day_first: bool | None) -> None:
    reading = parse_when(text, "es", day_first)
    assert reading.value is not None or reading.problems or not text.strip()


@pytest.mark.parametrize("cell", ["x" * 100_000, "1/" * 50_000, " " * 100_000 + "x", "3 de " * 20_000, "-" * 100_000])
def test_hostile_cells_are_quick(cell: str) -> None:
    began = time.perf_counter()
    assert parse_when(cell, "es").value is None
    assert time.perf_counter() - began < 0.5


def test_a_day_of_the_calendar_is_told_in_every_language_of_the_program() -> None:
    assert told_day(date(2027, 3, 31)) == Words("31 de marzo de 2027", "31 March 2027")


@pytest.mark.parametrize("raw", [44817, 44817.0, "44817"])
def test_a_number_counts_days_from_where_its_workbook_does(raw: Raw) -> None:
    for from_1904, iso in ((False, "2022-09-13"), (True, "2026-09-14")):
        (asked,) = parse_when(raw, "es", from_1904=from_1904).problems
        assert asked.choices == (iso,)
