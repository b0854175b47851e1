"""Tables in words that nobody declared, told by their shape."""

from __future__ import annotations

from datetime import date

from test_layout import HEAD, N, Rows, found, frame, headers, item, only

from workbench.domain.sheet import Box, Raw

GROUPED = [
    ["Producto", "Peso", N, "Valor", N],
    [N, "2025", "2026", "2025", "2026"],
    ["Acero", 1, 2, 3, 4],
    ["Maíz", 5, 6, 7, 8],
]


def test_groups_over_unknown_words_are_joined_merged_or_not() -> None:
    told = ["Producto", "Peso | 2025", "Peso | 2026", "Valor | 2025", "Valor | 2026"]
    for merges in ((Box(1, 1, 2, 1), Box(1, 2, 1, 3), Box(1, 4, 1, 5)), ()):
        table = only(GROUPED, merges=merges)
        assert (frame(table), headers(table)) == (((1, 2), (3, 4)), told)


def test_a_few_groups_over_a_row_of_names() -> None:
    table = only([[N, "Norte", N, "Sur"], [N, "Sonora", "Nogales", "Chiapas", "Tabasco"], ["Ana", "a", "b", "c", "d"],
                  ["Luis", "e", "f", "g", "h"]])  # fmt: skip
    assert frame(table) == ((1, 2), (3, 4))
    assert headers(table)[1:] == ["Norte | Sonora", "Norte | Nogales", "Sur | Chiapas", "Sur | Tabasco"]


def test_tables_under_one_another_and_the_same_names_again_under_a_title() -> None:
    rows: list[list[Raw]] = [["Línea", 2024, 2025], ["Uno", 1, 2], ["Dos", 3, 4], []]
    assert [frame(t) for t in found([*rows, ["Tren", 2024, 2025], ["Tres", 5, 6], ["Cuatro", 7, 8]])] == [
        ((1, 1), (2, 3)),
        ((5, 5), (6, 7)),
    ]
    assert [frame(t) for t in found([HEAD, item(1), [], ["Segundo trimestre"], [], HEAD, item(2)])] == [
        ((1, 1), (2, 2)),
        ((6, 6), (7, 7)),
    ]


def test_unknown_tables_side_by_side() -> None:
    rows = [["Licencia", N, N, "Maestría"], ["Grado", "Nota", N, "Grado", "Nota"], ["Ana", 9, N, "Eva", 8],
            ["Luis", 7, N, "Juan", 6], ["Rosa", 5, N, "Raúl", 4]]  # fmt: skip
    assert [(frame(t), headers(t)) for t in found(rows)] == [(((2, 2), (3, 5)), ["Grado", "Nota"])] * 2


def test_the_form_above_a_wide_matrix_is_no_header() -> None:
    wide = ["Tema", "Prioridad", "Responsable", "Estatus", *(f"Indicador {n}" for n in range(1, 17))]
    rows: list[list[Raw]] = [
        ["PERIODO:", N, "De", "Enero", "Periodo:", 2025],
        [N, N, "A", "Diciembre", N, 2025],
        [],
        [*wide],
        ["Acero", "Alta", "SE", "Abierto", *range(16)],
        ["Maíz", "Baja", "SADER", "Abierto", *range(16)],
    ]
    assert frame(only(rows)) == ((4, 4), (5, 6))


def test_a_note_far_to_the_right_of_unknown_words_is_no_column() -> None:
    rows: list[list[Raw]] = [
        ["Aduana", "Enero", "Febrero", *[N] * 5, "ver hoja 2"],
        ["Tijuana", 1, 2],
        ["Nogales", 3, 4],
    ]
    assert headers(only(rows)) == ["Aduana", "Enero", "Febrero"]


def test_three_unknown_tables_side_by_side() -> None:
    head: list[Raw] = ["Fecha", "Especie", "Sexo"]
    line: list[Raw] = [date(2026, 1, 8), "DM", "M"]
    rows = [[*head, N, *head, N, *head], *[[*line, N, *line, N, *line]] * 3]
    assert [headers(t) for t in found(rows)] == [head] * 3


def test_groups_over_parts_with_a_spacer_between_are_one_table() -> None:
    rows: Rows = [
        [N, "Gasto corriente", N, N, N, "Inversión"],
        ["Año", "Nominal", "Real", "Del PIB", N, "Nominal", "Real", "Del PIB"],
        *([f"{y}-{y - 1999}", 1.5 * y, 2.5 * y, 3.5, N, 4.5 * y, 5.5 * y, 6.5] for y in range(2021, 2026)),
    ]
    table = only(rows, merges=(Box(1, 2, 1, 4), Box(1, 6, 1, 8)))
    assert frame(table) == ((1, 2), (3, 7))
    assert headers(table)[4:] == ["Inversión | Nominal", "Inversión | Real", "Inversión | Del PIB"]


def test_a_last_row_that_sums_up_the_others_is_a_total_whatever_it_is_called() -> None:
    states = [["Sonora", 10, 400], ["Chiapas", 20, 300], ["Jalisco", 30, 200], ["Colima", 40, 100]]
    rows: Rows = [["Entidad", "Plantas", "Empleos"], *states, ["México", 100, 1000]]
    assert frame(only(rows)) == ((1, 1), (2, 5))
    assert frame(only([*rows[:-1], ["Puebla", 100, 999]])) == ((1, 1), (2, 6))
    assert frame(only([*rows[:4], ["México", 60, 900]])) == ((1, 1), (2, 5))  # too few rows to tell


def test_one_record_under_a_header_and_what_it_means() -> None:
    rows: Rows = [
        ["Mote", "Especie", "Nacido", "Gramos"],
        ["(completo)", "(de oficina)", "(aproximada)", "(en gramos)"],
        ["Clip", "sujetapapeles", date(2007, 1, 1), 0.9],
    ]
    assert frame(only(rows)) == ((1, 2), (3, 3))


def test_a_group_that_is_merged_over_many_empty_columns_is_no_title() -> None:
    rows: Rows = [
        [N, N, "Visitas", N, N, N, "Residencia"],
        [N, N, N, N, N, N, "Norte", N, N, N, "Sur", N, N, N, "Otros"],
        [N, N, "NSA", N, "SA", N, "NSA", N, N, N, "NSA", N, N, N, "NSA"],
        *([2020 + y, "Ene", 1.5 + y, N, 2, N, 3.5, N, N, N, 4.5, N, N, N, 5.5] for y in range(4)),
    ]
    table = only(rows, merges=(Box(1, 3, 1, 5), Box(1, 7, 1, 15)))
    assert frame(table) == ((1, 3), (4, 7))
    assert [c.column for c in table.columns] == [1, 2, 3, 5, 7, 11, 15]
    assert headers(table)[-1] == "Residencia | Otros | NSA"
