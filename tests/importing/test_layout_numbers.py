"""Names of columns that are numbers: precincts, codes."""

from __future__ import annotations

from datetime import date

import pytest
from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw

PAGE: Rows = [["Ana Ruiz", 29, 433, 41, 153, 80, 736], ["Luis Mora", 10, 268, 23, 65, 36, 402]]


def test_numbers_that_rise_between_words_name_columns() -> None:
    codes = [4016361001 + n for n in range(5)]
    table = only([["ELECCIÓN"], ["CASILLA", *codes, "TOTAL"], *PAGE, [], ["JUEZ"], *PAGE])
    assert (frame(table), headers(table)[1]) == (((2, 2), (3, 8)), "4016361001")
    table = only([[N, *["SECC."] * 5, "SUMA DE"], ["CANDIDATA", 1, 2, 4, 7, 13, "VOTOS"], *PAGE])
    assert (frame(table), headers(table)[3]) == (((1, 2), (3, 4)), "SECC. | 4")


def test_years_long_past_name_columns_though_the_first_are_empty() -> None:
    run: Rows = [["Puerto", *range(1880, 1925)], ["Norte", *[N] * 44, 5], ["Sur", *[N] * 30, *[7.5, 3, 8] * 5]]
    table = only([*run, ["Este", *range(45, 0, -1)]])
    assert (frame(table), headers(table)[1]) == (((1, 1), (2, 4)), "1880")
    assert only([["Puerto", 1820, 1870, 1900, 1950], ["Norte", 4, 3, 9, 8], ["Sur", 7, 7, 5, 6]]).header_rows == (1, 1)
    record: Rows = [["Norte", 1210, 1340, 1560, 1710], ["Sur", 980, 2040, 1130, 1270], ["Este", 7, 8, 5, 3]]
    assert frame(only(record)) == (None, (1, 3))


def test_numbers_alone_name_the_columns_of_a_matrix_whose_rows_have_letters_or_numbers() -> None:
    cells: Rows = [[3, 1.5, 7.25, 8], [1.5, 0, 3, 7], [9, 26.01, 0, 6], [4, 18.5, 2, 5]]
    for about in ("DCBA", (0, 1, 2, 3), (1, 2, 3, 4)):
        rows: Rows = [["Distancias"], [N, 0, 1, 2, 3], *([at, *row] for at, row in zip(about, cells, strict=True))]
        table = only(rows)
        assert (frame(table), headers(table)) == (((2, 2), (3, 6)), ["", "0", "1", "2", "3"])
    assert frame(only([[0, 1, 2], [3, 1, 4], [5, 9, 2]])) == (None, (1, 3))


def test_a_record_of_figures_that_rise_under_years_is_none_of_the_names() -> None:
    rows: Rows = [["Zona", *range(2020, 2025)], ["País", 120, 131, 140, 152, 160], ["Norte", 60, 58, 61, 60, 62]]
    assert frame(only(rows)) == ((1, 1), (2, 3))


def test_what_says_in_brackets_that_there_is_no_figure_is_no_name() -> None:
    rows: Rows = [[], [N, "COSECHA 3"], *([N, 2020 - n, 300 + 7 * n, 13.5 + n] for n in range(9))]
    rows += [
        [
            N,
            year,
            "(NA)",
            "(NA)",
        ]
        for year in (2011, 2010, 2009)
    ]
    assert frame(only(rows)) == (None, (3, 14))
    assert frame(only([["Obra", "Largo", "Plazo"], [N, "(m)", "(s)"], ["Puente", 40, 9], ["Dique", 70, 8]])) == (
        (1, 2),
        (3, 4),
    )


def test_a_figure_that_may_be_a_year_under_one_of_many_years() -> None:
    rows: list[list[Raw]] = [["Classification", N, "Country"], ["Kind", "Group", "Name", *range(1990, 2002)]]
    rows += [["Crop", "A", f"Vale {n}", *range(300 * n, 300 * n + 11), 1995] for n in range(2, 8)]
    assert frame(only(rows)) == ((1, 2), (3, 8))


def test_days_over_days_and_numbers_that_count_on_from_row_to_row_are_no_names() -> None:
    days: list[list[Raw]] = [[date(2020, 3, n + 1), date(2021, 4, n + 1), date(2022, 5, n + 1)] for n in range(4)]
    assert frame(only([[date(2020, 3, 1)], [], *days])) == (None, (3, 6))
    counted: list[list[Raw]] = [[n, n + 1, n + 2, name] for n, name in zip((1, 4, 7), "ABC", strict=True)]
    assert frame(only([["abc", N, "abc abc"], [], *counted])) == (None, (3, 5))
    weeks: list[list[Raw]] = [["Taller", 1, 2, 3, 4], ["Norte", 12, 13, 15, 11], ["Sur", 9, 8, 7, 9]]
    assert frame(only(weeks)) == ((1, 1), (2, 3))


def test_single_letters_over_numbers_are_names() -> None:
    assert frame(only([["X", "Y"], *([n / 7, n / 9] for n in range(1, 9))])) == ((1, 1), (2, 9))
    assert frame(only([["id", "x", "y", "z"], *([n, n / 7, n / 9, n / 5] for n in range(1, 9))])) == ((1, 1), (2, 9))
    assert found([["A", "B", "C"], [], [N, "x", N, "z"], [N, "x", N, "z"], [N, "x", N, "z"], [N, N, "y"]]) == ()


def test_years_under_what_a_series_says_of_itself() -> None:
    told: list[list[Raw]] = [["Título", "PIB, millones"], ["Clave", "ABC"], ["Fuente", "INEGI"], ["Unidad", "m"]]
    told += [["Publicado", "23-12-2024"], ["Notas"]]
    assert frame(only([*told, *([str(1948 + n), str(4226 + n)] for n in range(8))])) == ((1, 6), (7, 14))
    kinds: list[list[Raw]] = [["a", "Uno"], ["b", "Dos"], ["c", "Tres"], ["d", "Cuatro"], ["e", "Cinco"]]
    years: list[list[Raw]] = [[str(1948 + n), f"Año {n}"] for n in range(8)]
    assert [t.header_rows for t in found([*kinds, *years])] != [(1, 5)]


def test_years_with_remarks_on_some_of_them_name_columns() -> None:
    years: list[Raw] = [*range(2001, 2013), "2013 1)", "2014 2)"]
    rows: Rows = [
        ["Comercio"],
        [N, N, *years],
        ["Ventas", N, *[8.5] * 14],
        [N, "Vino", *[3.5] * 14],
        [N, "Sal", *[5] * 14],
    ]
    assert frame(only(rows)) == ((2, 2), (3, 5))


def test_codes_of_many_parts_that_end_in_a_letter_name_series() -> None:
    codes = [f"0.3.{n:02}.10.M" for n in range(1, 6)]
    rows: Rows = [[N, *codes], *([date(2001, n, 1), *(n * 7.25 + at for at in range(5))] for n in range(1, 9))]
    assert (frame(only(rows)), headers(only(rows))[1]) == (((1, 1), (2, 9)), "0.3.01.10.M")


def test_one_name_beside_the_numbers_of_the_rows() -> None:
    rows: list[list[Raw]] = [[N, "aranceles"], *([str(n), f"0101{n}{n}"] for n in range(8))]
    table = only(rows)
    assert (frame(table), headers(table)) == (((1, 1), (2, 9)), ["", "aranceles"])


def test_a_row_right_under_names_that_numbers_the_columns_is_of_the_header() -> None:
    lines: Rows = [["Sonora", "2019", 92, 105], ["Chiapas", "1204", 73, 14]]
    official = only([["Entidad", "Rubro", "Vigente", "Ejercido"], ["a", "b", 1, 2], *lines])
    assert (frame(official), headers(official)[1:3]) == (((1, 2), (3, 4)), ["Rubro | b", "Vigente | 1"])
    names: Rows = [["Padrón al cierre"], ["Estado", "Padrón", N], [N, "Hombres", "Mujeres"]]
    merges = (Box(2, 1, 3, 1), Box(2, 2, 2, 3))
    people: Rows = [["Sonora", 92, 105], ["Chiapas", 73, 14], ["Nayarit", 51, 60]]
    assert frame(only([*names, ["(0)", "(1)", "(2)"], *people], merges=merges)) == ((2, 4), (5, 7))
    assert frame(only([["Clave", "Zona", "Lote", "Monto"], ["A", "B", "C", 103]])) == ((1, 2), None)


def test_a_record_that_counts_on_is_none_of_the_header() -> None:
    lines: Rows = [["a", 1, 2, 3], ["b", 2, 3, 1], ["c", 3, 1, 2]]
    assert frame(only([["Sabor", "Uno", "Dos", "Tres"], *lines])) == ((1, 1), (2, 4))
    assert frame(only([["Nivel", "Clase", "Peso"], [1, 2, 3], [2, "alta", 7], [3, "baja", 9]])) == ((1, 1), (2, 4))


def test_the_number_of_a_column_hides_no_loose_group_beside_it() -> None:
    names: Rows = [["Clave", "Región", "Tipo", "Área", "Padrón", N], [N, N, "o zona", N, "hombres", "mujeres"]]
    merges = (*(Box(1, c, 2, c) for c in (1, 2, 4)), Box(1, 5, 1, 6))
    table = only([*names, [1, "2", 3, 4, 5, 6], ["01", "Norte", "Mar", 3.5, 8, 9], ["02", "Sur", "Sierra", 7.5, 4, 6]],
                 merges=merges)  # fmt: skip
    assert (frame(table), headers(table)[2:5]) == (
        ((1, 3), (4, 5)),
        ["Tipo | o zona | 3", "Área | 4", "Padrón | hombres | 5"],
    )


QUARTERS = ["1T", "2T", "3T", "4T"]
SALES: Rows = [[town, *(7.5 * n + at for n in range(8))] for at, town in enumerate(("Norte", "Sur", "Este", "Oeste"))]


@pytest.mark.parametrize(
    "names",
    [
        QUARTERS,
        ["1er", "2do", "3er", "4to"],
        ["5 kg", "10 kg", "20 kg", "50 kg"],
        ["75%", "50%", "25%", "5%"],
        ["0101.21", "0101.29", "0102.21", "0206.10"],
    ],
)
def test_numbers_with_a_unit_or_an_ending_and_codes_over_plain_figures_are_names(names: list[str]) -> None:
    lines = [row[:5] for row in SALES]
    for first in (N, "Zona"):
        table = only([[first, *names], *lines])
        assert (frame(table), headers(table)[1:]) == (((1, 1), (2, 5)), names)
    told = [[row[0], *(f"{n:g} kg" for n in row[1:])] for row in lines]
    assert only([["Ciudad", "1 kg", "2 kg", "3 kg", "4 kg"], *told]).header_rows is None


def test_quarters_that_come_again_under_each_year_are_names() -> None:
    for top in ([N, 2023, N, N, N, 2024], ["Zona", 2023, N, N, N, 2024]):
        for merges in ((), (Box(3, 2, 3, 5), Box(3, 6, 3, 9))):
            table = only([["Ventas"], [], top, [N, *QUARTERS, *QUARTERS], *SALES], merges=merges)
            assert frame(table) == ((3, 4), (5, 8))
            assert headers(table)[1:] == [f"{year} | {quarter}" for year in (2023, 2024) for quarter in QUARTERS]


def test_names_over_the_first_of_those_that_come_again_above_years_are_groups_merged_or_not() -> None:
    groups: Rows = [["Rama", "Venta", *[N] * 3, "Compra"], [N, *["Valor", N, "Peso", N] * 2], [N, *[2023, 2024] * 4]]
    for merges in (
        (),
        (Box(1, 1, 3, 1), Box(1, 2, 1, 5), Box(1, 6, 1, 9), *(Box(2, c, 2, c + 1) for c in (2, 4, 6, 8))),
    ):
        table = only([*groups, *SALES], merges=merges)
        assert frame(table) == ((1, 3), (4, 7))
        assert headers(table)[5:7] == ["Compra | Valor | 2023", "Compra | Valor | 2024"]
