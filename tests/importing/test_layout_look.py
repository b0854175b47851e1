"""Which rows are names, and which are the first record."""

from __future__ import annotations

from datetime import date

from test_layout import N, found, frame, only

from workbench.domain.sheet import Raw


def test_two_pairs_that_say_what_names_below_mean_are_no_table() -> None:
    rows: list[list[Raw]] = [["DESO", "Desocupación, porcentaje"], ["PROD", "Producción, índice"], [], ["Mensual"]]
    rows += [["fecha", "DESO", "PROD"], *([date(2026, n, 1), 4.5 + n, 100 + n] for n in range(1, 8))]
    assert [frame(t) for t in found(rows)] == [((5, 5), (6, 12))]


def test_small_numbers_under_names_are_the_first_record() -> None:
    for rows in ([[N, "Norte", "Sur", "Este"], ["Casa", 1, 2, 3], ["Auto", 3, 4, 7], ["Vida", 5, 6, 11]],):
        assert frame(only(rows)) == ((1, 1), (2, 4))


def test_a_word_or_a_letter_before_years_names_the_first_column() -> None:
    assert frame(only([["País", 2014, 2015], ["Lima", 780.3, 457.0]])) == ((1, 1), (2, 2))
    assert frame(only([["z", 1990, 1991], ["Lima", 4.5, 5.5], ["Quito", 6.5, 7.5]])) == ((1, 1), (2, 3))


def test_the_same_answer_twice_in_a_record_is_no_header() -> None:
    rows: list[list[Raw]] = [["Idea", "Latitud", "Hecho", "Parte", "Firma", "Sede"]]
    rows += [[43.4 + n, "Norte Quito", "No", f"{n}9.9%", "No", "Madrid"] for n in range(5)]
    assert frame(only(rows)) == ((1, 1), (2, 6))
