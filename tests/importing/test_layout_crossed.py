"""Numbers and codes that name columns beside an empty corner."""

from __future__ import annotations

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box


def test_a_matrix_whose_columns_are_named_as_its_rows() -> None:
    codes = ["11AB", "21", "22", "301"]
    rows: Rows = [[N, *codes], *([code, *(str(7 * at + n) for n in range(4))] for at, code in enumerate(codes))]
    assert (frame(only(rows)), headers(only(rows))[1]) == (((1, 1), (2, 5)), "11AB")
    numbered: Rows = [["Distancias"], [N, 1, 2, 3], [1, 0, 7.5, 9], [2, 7.5, 0, 4], [3, 9, 4, 0]]
    assert frame(only(numbered)) == ((2, 2), (3, 5))
    assert found([[N, 9, 8, 7], [1, 0, 7.5, 9], [2, 7.5, 0, 4], ["A", 9, 4, 0]]) == ()


def test_numbers_that_rise_beside_an_empty_corner_over_rows_with_names() -> None:
    rows: Rows = [
        [],
        [N, N, 0, 1, 2, 4, 5],
        ["X", "A", 0, 0, 1, 1, -1],
        [N, "B", 1, 0, 0, -1, -1],
        ["Y", "A", 1, 1, 0, 0, 0],
    ]
    assert frame(only(rows, merges=(Box(3, 1, 4, 1),))) == ((2, 2), (3, 5))


def test_codes_over_rows_that_only_count_on() -> None:
    rows: Rows = [["", "10", "601", "F2", "61"], *([f"{n}.0", "0.0", "19.5", "0.0", "7.0"] for n in range(6))]
    assert (frame(only(rows)), headers(only(rows))[1:]) == (((1, 1), (2, 7)), ["10", "601", "F2", "61"])


def test_numbers_that_rise_by_halves_under_their_group_and_over_the_name_of_the_rows() -> None:
    steps = [1, 1.5, 2, 2.5, 3]
    rows: Rows = [[N, "cuota"], ["num_partes", *steps], ["ingreso"], *([n, 0, 7, 3, 9, n] for n in range(600, 605))]
    table = only(rows, merges=(Box(1, 2, 1, 6),))
    assert (frame(table), headers(table)[:3]) == (
        ((1, 3), (4, 8)),
        ["num_partes | ingreso", "cuota | 1", "cuota | 1.5"],
    )


def test_shares_that_rise_as_the_figures_under_them_do_stand_beside_words_over_figures() -> None:
    head = ["Año", "Grupo", "N", "Media", 5, 25, 50, 75, 95]
    rows: Rows = [["Estancias"], [], head, [], *([2013, f"90{n}A", 60 + n, 8.5, 2, 4, 9, 20, 64] for n in range(6))]
    assert frame(only(rows)) == ((3, 3), (5, 10))
