"""Tables below one another whose names come again."""

from __future__ import annotations

from test_layout import N, found, frame

from workbench.domain.sheet import Raw


def test_the_same_names_under_other_years_or_over_the_same_first_words_begin_another_table() -> None:
    def block(year: int) -> list[list[Raw]]:
        years = [raw for n in range(3) for raw in (year + n, N)]
        return [[N, *years], ["Trimestre", *("I", "II") * 3], [], ["Salarios", 1.5, 2, 3, 4, 3, 5], [], []]

    rows = [["Salarios por trimestre"], [], *block(1991), *block(1994), *block(1997)]
    assert [frame(t) for t in found(rows)] == [((3, 4), (6, 6)), ((9, 10), (12, 12)), ((15, 16), (18, 18))]
    part: list[list[Raw]] = [[N, N, "alfa", N, "beta", N], [N, N, "ida", "vuelta", "ida", "vuelta"]]
    part += [["g", "i", 1, 2, 3, 4], ["h", "k", 3, 4, 5, 6], []]
    assert [frame(t) for t in found([["Uno"], *part, ["Uno"], *part])] == [((2, 3), (4, 5)), ((8, 9), (10, 11))]


def test_fewer_of_the_same_names_begin_another_table_under_a_gap_and_more_of_them_under_a_title() -> None:
    rows: list[list[Raw]] = [["Edad", 1, 2, 3], [20, 0.1, 0.2, 0.3], [21, 0.2, 0.3, 0.4], [22, 0.3, 0.5, 0.7], []]
    assert [frame(t) for t in found([*rows, ["Edad", 1], [23, 0.4], [24, 0.5], [25, 0.6]])] == [
        ((1, 1), (2, 4)),
        ((6, 6), (7, 9)),
    ]
    words: list[list[Raw]] = [["Uno"], ["Nombre A", "Nombre B"], ["a", 1], ["b", 2], ["c", 3], []]
    more: list[list[Raw]] = [["Dos"], ["Nombre A", "Nombre B", "Nombre C"], ["a", "b", "c"], ["d", "e", "f"]]
    assert [frame(t) for t in found([*words, *more])] == [((2, 2), (3, 5)), ((8, 8), (9, 10))]


def test_a_list_of_fewer_columns_whose_first_name_alone_is_another_is_a_table_of_its_own() -> None:
    rows = [["Vacuna", "Clave", "Enlace", "Otra"], *(["Cólera", f"XM{n}", "uri", "Y"] for n in range(4)), [], []]
    rows += [["Sexo", "Clave", "Enlace"], ["Mujer", "XX2", "uri"], ["Hombre", "XX3", "uri"]]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 5)), ((8, 8), (9, 10))]


def test_the_names_come_again_over_the_single_record_that_ends_a_sheet() -> None:
    rows: list[list[Raw]] = []
    for title in ("Ventas", "Gastos"):
        rows += [[title], [N, "T1", "T2", "Suma"], ["Casa", 1, 2, 3], ["Auto", 3, 4, 7], ["Vida", 5, 6, 11], []]
    rows += [["Neto"], [N, "T1", "T2", "Suma"], ["Todo", -2, -2, -4]]
    assert [frame(t) for t in found(rows)] == [((2, 2), (3, 5)), ((8, 8), (9, 11)), ((14, 14), (15, 15))]
