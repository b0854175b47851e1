"""Titles that happen to stand in several cells right above the names."""

from __future__ import annotations

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box

PLACES = ("Norte", "Sur", "Este", "Oeste")


def test_a_title_over_the_first_column_and_a_unit_over_the_last_name_no_columns() -> None:
    names: Rows = [[N, "En uso", N, N, "Fuera de uso"], [N, "bajo", "medio", "alto", "bajo", "alto"]]
    lines: Rows = [[place, 91.5, 92.5, 93.5, 7.5 + n, 8.5] for n, place in enumerate(PLACES)]
    table = only([["Cuadro 5. Equipos"], [], ["Hogares con equipo", N, N, N, N, "%"], *names, *lines])
    assert (frame(table), headers(table)[5]) == (((4, 5), (6, 9)), "Fuera de uso | alto")
    one: Rows = [["Superficie en 2025", N, N, N, "C 7.2.1"], [N, "Maíz", "Trigo", "Avena", "Otros"]]
    rows = [*one, [N, "ha", "ha", "ha", "ha"], *([*line[:4], 6.5] for line in lines)]
    assert frame(only(rows, merges=(Box(1, 4, 1, 5),))) == ((2, 3), (4, 7))
    assert frame(only([["Zona", N, N, N, "Total"], [N, "bajo", "medio", "alto"], *(line[:5] for line in lines)])) == (
        (1, 2),
        (3, 6),
    )


def test_a_title_that_ends_amid_the_numbers_of_the_columns_is_no_group_of_some() -> None:
    names: Rows = [["CASILLA", 1, 2, 3, 4, 5, N, "TOTAL"]]
    votes: Rows = [[f"CANDIDATA {place}", 78 + n, 88, 15 - n, 29, 97, N, 307] for n, place in enumerate(PLACES)]
    rows: Rows = []
    for title in ("GOBERNADORA", "TESORERO"):
        rows += [[N, title, N, N, N, N, "Vote por una"], *names, *votes, []]
    merges = tuple(Box(top, left, top, left + wide) for top in (1, 8) for left, wide in ((2, 3), (7, 1)))
    tables = found(rows, merges=merges)
    assert [frame(t) for t in tables] == [((2, 2), (3, 6)), ((9, 9), (10, 13))]
    assert headers(tables[0])[1:3] == ["1", "2"]
    whole = tuple(Box(top, 2, top, 6) for top in (1, 8))
    assert [t.header_rows for t in found(rows, merges=whole)] == [(1, 2), (8, 9)]
