"""Quantities of cells: examples of every way of writing, and the law of the shown form."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.problem import Severity
from workbench.domain.quantity import UNITS, Notation, Quantity, notation_of, parse_quantity, show_quantity
from workbench.domain.sheet import ErrorCell, Exact, Raw
from workbench.i18n import LANGUAGES, Language


@pytest.mark.parametrize(
    ("raw", "amount", "unit"),
    [
        ("3.7", "3.7", ""),
        ("3.70", "3.70", ""),
        ("3.7%", "3.7", "percent"),
        ("3.7 por ciento", "3.7", "percent"),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1,240", "1240", ""),
        ("0,240", "0.240", ""),
        ("1.234", "1.234", ""),
        ("1.234.567", "1234567", ""),
        ("1'250,000", "1250000", ""),
        ("3,7", "3.7", ""),
        ("−3.7", "-3.7", ""),
        ("0.8 mmd", "0.8", "billion_usd"),
        ("1,250 MDD", "1250", "million_usd"),
        ("USD 1,250 millones", "1250", "million_usd"),
        ("US$1.2 billion", "1.2", "billion_usd"),
        ("C$5", "5", "cad"),
        ("$5 pesos", "5", "mxn"),
        ("18 d.h.", "18", "business_days"),
        ("18 d", "18", "days"),
        ("60 días hábiles*", "60", "business_days"),
        ("1 mes", "1", "months"),
        ("25 mil toneladas", "25000", "tonnes"),
        ("3.2 million tonnes", "3200000", "tonnes"),
        ("12 mil mdd", "12", "billion_usd"),
        ("25 mil", "25000", ""),
        ("(350) MDD", "-350", "million_usd"),
        (3.7, "3.7", ""),
        (0.1 + 0.2, "0.3", ""),
        (1240.0, "1240", ""),
        (-0.0, "0", ""),
        ("-1.96464721227370117825131873130", "-1.96464721227370117825131873130", ""),
        (1e20, "100000000000000000000", ""),
        (7, "7", ""),
    ],
)
def test_reads(raw: Raw, amount: str, unit: str) -> None:
    reading = parse_quantity(raw, "es")
    assert reading.value is not None
    assert (str(reading.value.amount), reading.value.unit) == (amount, unit)
    assert (reading.problems, reading.unread) == ((), "")


def test_french_writes_decimals_with_a_comma() -> None:
    assert parse_quantity("1,240", "fr").value == Quantity(Decimal("1.240"))
    assert parse_quantity("1 240,5", "fr").value == Quantity(Decimal("1240.5"))


@pytest.mark.parametrize("text", ["(1) 250 MDD", "USD (2) 1,250", "(3)45"])
def test_the_mark_of_a_note_is_no_loss(text: str) -> None:
    reading = parse_quantity(text, "es")
    assert reading.value is None and [p.code for p in reading.problems] == ["number-unread"]


@pytest.mark.parametrize("text", ["$1,250 MDD aprox", "aprox $1,250 MDD"])
def test_about_is_remarked(text: str) -> None:
    reading = parse_quantity(text, "es")
    assert reading.value == Quantity(Decimal(1250), "million_usd")
    assert ([p.code for p in reading.problems], reading.unread, reading.clear) == (
        ["number-approx"],
        "aprox",
        True,
    )


def test_a_lone_dollar_sign_names_no_currency() -> None:
    reading = parse_quantity("$1,250", "es")
    assert reading.value == Quantity(Decimal(1250))
    assert ([p.code for p in reading.problems], reading.clear) == (["number-unit"], True)


@pytest.mark.parametrize(
    ("text", "code", "choices"),
    [
        ("18-24 meses*", "number-range", ("18 meses", "24 meses")),
        ("18 – 24 meses", "number-range", ("18 meses", "24 meses")),
        ("entre 18 y 24 meses", "number-range", ("18 meses", "24 meses")),
        ("1,240/610/630", "number-several", ("1,240", "610", "630")),
        ("1,240; 610 meses", "number-several", ("1,240 meses", "610 meses")),
    ],
)
def test_asks(text: str, code: str, choices: tuple[str, ...]) -> None:
    reading = parse_quantity(text, "es")
    assert reading.value is None
    (problem,) = reading.problems
    assert (problem.code, problem.choices, problem.severity) == (code, choices, Severity.QUESTION)


@pytest.mark.parametrize("text", ["n.d.", "N/D", "s/d", "---"])
def test_words_for_nothing_are_a_remark(text: str) -> None:
    reading = parse_quantity(text, "es")
    assert ([p.code for p in reading.problems], reading.value, reading.clear) == (["number-none"], None, True)


@pytest.mark.parametrize(
    "raw",
    [
        "hola",
        "En proceso 60%",
        "12,34,567",
        "1.23.456",
        "€5",
        "5 m",
        "$5 M",
        "nan",
        "1e5",
        True,
        date(2026, 1, 3),
        float("nan"),
        float("inf"),
    ],
)
def test_does_not_guess(raw: Raw) -> None:
    reading = parse_quantity(raw, "es")
    assert (reading.value, reading.unread) == (None, str(raw))
    assert [(p.code, p.severity) for p in reading.problems] == [("number-unread", Severity.BLOCKING)]


def test_error_cell_blocks() -> None:
    assert [p.code for p in parse_quantity(ErrorCell("#N/A"), "es").problems] == ["cell-error"]


@pytest.mark.parametrize("raw", [None, "", " "])
def test_blank_says_nothing(raw: Raw) -> None:
    assert (parse_quantity(raw, "es").value, parse_quantity(raw, "es").problems) == (None, ())


def test_the_only_unit_of_a_field_is_taken() -> None:
    assert parse_quantity(18, "es", ("months",)).value == Quantity(Decimal(18), "months")


@pytest.mark.parametrize("text", ["18", "18 días"])
def test_an_open_or_foreign_unit_is_asked(text: str) -> None:
    (problem,) = parse_quantity(text, "es", ("months", "years")).problems
    assert (problem.code, problem.choices) == ("number-unit", ("18 meses", "18 años"))


@pytest.mark.parametrize(
    ("amount", "unit", "es", "en", "fr"),
    [
        ("3.7", "percent", "3.7 %", "3.7%", "3,7 %"),
        (
            "1250",
            "million_usd",
            "1,250 millones de dólares",
            "1,250 million US dollars",
            "1 250 millions de dollars US",
        ),
        ("1", "months", "1 mes", "1 month", "1 mois"),
        ("1E+3", "", "1,000", "1,000", "1 000"),
    ],
)
def test_shows(amount: str, unit: str, es: str, en: str, fr: str) -> None:
    assert tuple(show_quantity(Quantity(Decimal(amount), unit), language) for language in LANGUAGES) == (
        es,
        en,
        fr,
    )


_amounts = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False) | st.builds(
    lambda n, places: Decimal(n).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 6)
)


@given(_amounts, st.sampled_from(["", *UNITS]), st.sampled_from(LANGUAGES))
def test_shown_form_is_read_back(amount: Decimal, unit: str, language: Language) -> None:
    value = Quantity(amount, unit)
    reading = parse_quantity(show_quantity(value, language), language)
    assert reading.value == value
    assert reading.problems == ()
    assert format(reading.value.amount, "f") == format(amount, "f")


@given(st.text() | st.text("0123456789.,/-' $%mdesaprox\n"), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_said(text: str, language: Language) -> None:
    reading = parse_quantity(text, language)
    assert reading.value is not None or reading.problems or not text.strip()


@pytest.mark.parametrize("cell", ["x" * 100_000, "1/" * 50_000, "1" * 200, "1 " * 99 + "x", "1,000/" * 33 + "x"])
def test_hostile_cells_are_quick(cell: str) -> None:
    began = time.perf_counter()
    parse_quantity(cell, "es")
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("raws", "notation"),
    [
        (["2.345", "3.456"], "unshown"),
        (["1,250", "3,400"], "unshown"),
        (["1.234,5", "2.345"], ","),
        (["12.345.678", "2.345"], ","),
        (["2.345", "0.12", "13.5"], "."),
        (["0,345"], ","),
        (["1234.567"], "."),
        (["1,234,567 pesos"], "."),
        (["1'250,000 pesos"], "."),
        (["$1,250 MDD"], "."),
        (["1.234,5", "$1,250 MDD"], "mixed"),
        (["12,5%", "13.5 MDD"], "mixed"),
        (["7208.10.03", "31.12.2026", "n.d.", None, "2027"], "unshown"),
        ([2.345, 13.5, Exact("12.5%")], "unshown"),  # how a spreadsheet shows them is not in the file
    ],
)
def test_how_a_column_writes_decimals_is_what_its_texts_prove(raws: list[Raw], notation: Notation) -> None:
    assert notation_of(raws) == notation


@pytest.mark.parametrize(
    ("raw", "notation", "amount"),
    [
        ("2.345", ",", "2345"),
        ("2.345", ".", "2.345"),
        ("1,240", ",", "1.240"),
        ("1,240", ".", "1240"),
        ("1,240", "unshown", "1240"),
        ("-2.345 MDD", ",", "-2345"),
        ("1.234,5", "mixed", "1234.5"),
        ("13.5", "unshown", "13.5"),
        ("12.345.678", "unshown", "12345678"),
        ("$1,250", "mixed", "1250"),
        (2.345, "unshown", "2.345"),
        (Exact("2.345 USD"), ",", "2.345"),
        (Exact("2.345 USD"), "unshown", "2.345"),
    ],
)
def test_the_notation_of_a_column_decides(raw: Raw, notation: Notation, amount: str) -> None:
    reading = parse_quantity(raw, "es", notation=notation)
    assert reading.value is not None and str(reading.value.amount) == amount


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("raw", ["2.345", "2.345 MDD", "aprox. 2.345", "(2.345)"])
@pytest.mark.parametrize("notation", ["unshown", "mixed"])
def test_what_the_column_does_not_decide_is_a_question(raw: str, notation: Notation, language: Language) -> None:
    reading = parse_quantity(raw, language, notation=notation)
    (asked,) = reading.problems
    assert (reading.value, asked.code, asked.severity) == (None, "number-notation", Severity.QUESTION)
    one, other = (parse_quantity(choice, language).value for choice in asked.choices)
    assert one is not None and other is not None and other.amount == one.amount * 1000


def test_a_comma_is_a_question_where_its_column_mixes_both() -> None:
    assert parse_quantity("1,240", "es", notation="mixed").problems[0].code == "number-notation"
