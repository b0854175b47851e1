"""Tables side by side, and what stands left of one."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw


def test_names_again_and_again_side_by_side_take_nothing_from_one_another() -> None:
    rows: list[list[Raw]] = [["Año", "Dato", "Año", "Dato"], [1990, 6, 1995, 7], [N, 15, N, 16], [N, 0.1, N, 0.2]]
    assert [[c.column for c in t.columns] for t in found(rows)] == [[1, 2], [3, 4]]


def test_what_the_rows_are_about_stands_left_of_empty_columns() -> None:
    rows: list[list[Raw]] = [
        [N, N, N, "2025", "2026"],
        ["Acero", N, N, 1, 2],
        ["Maíz", N, N, 3, 4],
        ["Luz", N, N, 5, 6],
    ]
    assert [c.column for c in only(rows).columns] == [1, 4, 5]


def test_a_table_whose_title_stands_beside_the_names_of_another_begins_one_row_lower() -> None:
    rows: list[list[Raw]] = [["Grupo", "Rasgo", "N", "Media", N, "Aumento"]]
    beside: list[list[Raw]] = [["rasgo", "media", "puntos"], ["a", 1.5, 2], ["b", 2.5, 3], ["c", 3.5, 4], [], []]
    rows += [[f"Grupo {n}", f"rasgo {n}", n, n / 3, N, *beside[n]] for n in range(6)]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 7)), ((2, 2), (3, 5))]


def test_the_last_group_of_a_header_stands_behind_a_spacer() -> None:
    rows: Rows = [
        ["Clave de la zona", "Clave larga", "Gente", N, N, "Rango en la isla", N, N, N, "Rango en su comarca"]
    ]
    rows += [[N, N, N, "Brillo", N, "Rango", "Quintil", "Decil", N, "Comarca", "Rango", "Quintil", "Decil"]]
    rows += [
        [7000 + n, 170000 + n, 90 * n, 950 + n, N, 80 * n, n % 3, n % 5, N, "NL" if n < 5 else "BC", n, n % 2, n % 4]
        for n in range(1, 9)
    ]
    tall = tuple(Box(1, c, 2, c) for c in (1, 2, 3))
    table = only(rows, merges=(*tall, Box(1, 6, 1, 8), Box(1, 10, 1, 13)))
    group = "Rango en su comarca | "
    assert frame(table) == ((1, 2), (3, 10))
    assert headers(table)[-4:] == [f"{group}{name}" for name in ("Comarca", "Rango", "Quintil", "Decil")]


def test_a_summary_that_begins_beside_the_records_of_a_list_is_a_table_of_its_own() -> None:
    rows: Rows = [["País", "Producto", "Fecha de inicio", "Medida"]]
    rows += [["Perú" if n % 2 else "Chile", f"Uva {n}", date(2024, 1, n), "aviso"] for n in range(1, 12)]
    for at, line in enumerate((["Región", "Avisos", "Media"], ["Sur", 7, 1.5], ["Norte", 4, 2.5], ["Centro", 3, 3.5])):
        rows[at + 3] += [N, N, N, *line]
    assert [(*frame(t), t.columns[0].column) for t in found(rows)] == [((1, 1), (2, 12), 1), ((4, 4), (5, 7), 8)]


def test_short_lists_behind_a_spacer_begin_beside_the_records_of_a_long_one() -> None:
    rows: Rows = [["TAB_NUM", "CL", "Importe"], *([f"{n % 3} y 4", n, f"{n * 10}-{n * 10 + 9}"] for n in range(1, 16))]
    signs = [["Indicator", "Note"], *([n, f"Se usa con el cuidado {w} que se dice"] for n, w in enumerate("abcd"))]
    few = [["TAB_NUM", "TABLE NAME"], *([n, f"Cuadro de {n} cosas"] for n in range(4))]
    for at, line in enumerate([*few, [], [], *signs]):
        rows[at + 1] += [N, *line]
    tables = [(*frame(t), t.columns[0].column) for t in found(rows)]
    assert tables == [((1, 1), (2, 16), 1), ((2, 2), (3, 6), 5), ((9, 9), (10, 13), 5)]


def test_columns_over_which_the_cells_of_records_are_merged_do_not_part_a_table() -> None:
    rows: Rows = [["Quién", "Obra", "Empieza", "Gasto", N, N, "Cuota", "Sitio", "Giro"]]
    for n in range(1, 9):
        rows += [[f"Casa {n}", f"Obra {n}", date(2015, 5, n), 97.5 * n, N, N, "47%", f"2130{n} Norte", "Otro"]]
    (table,) = found(rows, merges=tuple(Box(n, 4, n, 6) for n in range(1, 10)))
    assert (frame(table), len(headers(table))) == (((1, 1), (2, 9)), 7)


def test_behind_a_gap_the_same_word_again_and_again_begins_no_table() -> None:
    rows: Rows = [["Carpeta", "Rama", "Archivo", N, N, N, "Clase", "Archivo mayor", "Señal"]]
    rows += [[f"c{n // 5}", f"r{n // 3}", f"a{n}.csv", N, N, N, ".csv", f"Libro {n // 4}", n % 2] for n in range(30)]
    table = only(rows)
    assert (frame(table), len(table.columns)) == (((1, 1), (2, 31)), 6)


def test_tables_side_by_side_under_titles_over_what_their_rows_are() -> None:
    rows: Rows = [["Luz, completo", *[N] * 4, "Luz, en breve"], [N, "Motor", "Frío", "Calor", N, N, "Todo", "Suma"]]
    rows += [[f"Rama {w}", 4.5 + n, 1.5, 6 + n, N, f"Rama {w}", 4.5 + n, 6 + n] for n, w in enumerate("abcdef")]
    assert [(frame(t), t.columns[0].column, len(t.columns)) for t in found(rows)] == [
        (((2, 2), (3, 8)), 1, 4),
        (((2, 2), (3, 8)), 6, 3),
    ]


def test_a_few_labels_with_figures_under_words_with_a_colon_beside_a_long_table_are_none_of_it() -> None:
    rows: list[list[Raw]] = [["Trust", "2017/18", "2018/19", N, "Number in debt:"]]
    rows += [[f"Trust {n}", 8000 + 7 * n, 9100 - 3 * n] for n in range(40)]
    for n, year in enumerate(("2017/18", "2018/19"), 1):
        rows[n] += [N, year, 97 + n]
    assert headers(only(rows)) == ["Trust", "2017/18", "2018/19"]
