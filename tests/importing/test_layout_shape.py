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


def test_a_second_table_beside_one_two_of_whose_three_names_are_alike() -> None:
    lines: Rows = [[f"X{n}", f"Sobre el control {n}", N, N, f"X{n}", f"Del control {n}", f"De {n}"] for n in range(6)]
    tables = found([["ID", "TXT", N, N, "ID", "TXT", "TXT"], *lines])
    assert [(frame(t), headers(t)) for t in tables] == [
        (((1, 1), (2, 7)), ["ID", "TXT"]),
        (((1, 1), (2, 7)), ["ID", "TXT", "TXT"]),
    ]


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


def test_the_words_of_a_dictionary_stand_under_two_names_that_head_columns_anywhere() -> None:
    names: Rows = [["Nombre de la columna", "Descripción"]]
    lines: Rows = [["Ubigeo", "Código de la zona"], ["Ruc", "Registro"], ["Modalidad", "Forma"], ["Distrito", "Lugar"]]
    assert frame(only([[], *names, *lines])) == ((2, 2), (3, 6))
    assert frame(only([["CERTIFICATE_TYPE_CODE", "DESCRIPTION"]])) == ((1, 1), None)
    assert found([["Elaboró", "Juan Ramos"], ["Aprobó", "Ana Ruiz"], ["Lugar", "Puebla"], ["Tomo", "II"]]) == ()


def test_a_list_of_sheets_is_a_table_where_its_names_are_sure() -> None:
    head = ["Nombre de la hoja", "Descripción", "Número de series", "Frecuencia", "Fecha"]
    line: list[Raw] = [N, "Datos 1", "Petróleo al contado", 1, "Semanal", date(2018, 8, 10)]
    assert frame(only([[N, "Precios"], [], [N, *head], line], "Contents")) == ((3, 3), (4, 4))
    assert not found([["Cuadro 1", "Petróleo"], ["Cuadro 2", "Gas"], ["Cuadro 3", "Carbón"]], "Contents")


def test_rows_of_figures_alone_are_a_table_without_a_header() -> None:
    assert frame(only([[1, 0.5, 0.25], [0.5, 1, 0.75], [0.25, 0.75, 1]])) == (None, (1, 3))
    assert found([[1, 0.5, 0.25], [0.5, 1]]) == ()


def test_figures_alone_above_a_note_or_below_a_title_are_a_table() -> None:
    lines: Rows = [[1947 + n, 101.5 + n, 59] for n in range(4)]
    assert frame(only([*lines, [], ["Nota: los datos de antes de 1948 no se comparan."]])) == (None, (1, 4))
    assert frame(only([["Ocupación"], [], *lines])) == (None, (3, 6))


def test_a_day_in_the_first_row_is_no_name() -> None:
    trips: Rows = [[date(2026, 4, 12), "A la oficina", "16 km"], [date(2026, 4, 19), "A la aduana", "74 km"]]
    assert frame(only(trips)) == (None, (1, 2))


def test_remarks_right_beside_a_table_are_a_column_a_stray_cell_is_none() -> None:
    rows: list[list[Raw]] = [["Carga", "Sobre", "Avance"], *([f"c{n}", n, "listo"] for n in range(20))]
    rows[3] = [*rows[3], "repetir"]
    assert headers(only(rows)) == ["Carga", "Sobre", "Avance"]
    rows[9] = [*rows[9], "repetir"]
    assert headers(only(rows)) == ["Carga", "Sobre", "Avance", ""]


def test_titles_merged_over_their_names_part_what_stands_side_by_side() -> None:
    rows: Rows = [
        ["ESTATUS 2024", N, N, N, "ESTATUS 2025"],
        ["Clave", N, "Detalle", N, "Estatus", "Orden", "Descripción"],
        *([n, N, f"paso {n}", N, 100 + n, n, f"etapa {n}"] for n in range(1, 6)),
    ]
    one, other = found(rows, merges=(Box(1, 1, 1, 3), Box(1, 5, 1, 7)))
    assert (frame(one), headers(one)) == (((2, 2), (3, 7)), ["Clave", "Detalle"])
    assert (frame(other), headers(other)) == (((2, 2), (3, 7)), ["Estatus", "Orden", "Descripción"])


def test_a_total_may_be_named_in_any_cell() -> None:
    lines: list[list[Raw]] = [[f"P-{n}", "Institut", 100 * n, 7 * n + 0.5, "Centre", n] for n in range(1, 6)]
    head: list[Raw] = ["Dossier", "Lieu", "Apport", "Part", "Action", "Durée"]
    assert frame(only([head, *lines, [N, N, 1500, 95.5, "Total Groupe de projets 2"]])) == ((1, 1), (2, 6))
    note: list[Raw] = ["* Sans la part de la ville", N, N, N, "Total", 9]
    assert frame(only([head, *lines, note])) == ((1, 1), (2, 6))


def test_a_record_whose_words_are_those_of_the_header_but_for_its_name_is_one() -> None:
    head: list[Raw] = ["Prueba", "Excelente", "Buena", "Mala"]
    lines: list[list[Raw]] = [["razón", "> 0.1", "> 0.05", "< 0.05"], ["talla", "< 10", "< 20", ">= 20"]]
    assert frame(only([head, *lines, ["total de pruebas", *head[1:]]])) == ((1, 1), (2, 4))


def test_one_column_is_a_table_where_its_name_says_so_or_figures_stand_below() -> None:
    assert frame(only([["Uno"], [1]])) == ((1, 1), (2, 2))
    assert frame(only([["Código"], ["a-1"], ["a-2"]])) == ((1, 1), (2, 3))
    assert frame(only([[4], [5], [6]])) == (None, (1, 3))
    assert found([["Secretaría de Economía"], ["Subsecretaría"], ["Enero"]]) == ()


def test_one_name_over_figures_beside_words_without_a_name() -> None:
    table = only([[N, "Puntos"], ["Acero", 7.5], ["Maíz", 7], ["Azúcar", 6]])
    assert (frame(table), headers(table)) == (((1, 1), (2, 4)), ["", "Puntos"])


def test_words_that_head_columns_over_one_record_in_a_page_of_text() -> None:
    rows: Rows = [
        [N, "Libro semanal"],
        [N, "Precio al contado"],
        [],
        [N, "Nombre de la hoja", "Descripción", "# de series", "Frecuencia", "Último dato"],
        [N, "Datos 1", "Precio del crudo", 1, "Semanal", "8/10/2018"],
        [],
        [N, "Publicado:", "8/15/2018"],
        [N, "Siguiente:", "8/22/2018"],
        [N, "Archivo:", "rwtcw.xls"],
    ]
    assert frame(only(rows)) == ((4, 4), (5, 5))


def test_a_header_with_nothing_below_but_the_word_that_there_is_nothing() -> None:
    head: list[Raw] = ["Fecha", "Agencia", "Cliente", "Campaña", "Medio"]
    for rows in ([[], head, ["No hay datos por ahora"]], [head, ["No hay datos por ahora"]]):
        table = only(rows, merges=(Box(len(rows), 1, len(rows), 4),))
        assert frame(table) == ((len(rows) - 1, len(rows) - 1), None)
    assert frame(only([["Junio"], ["Día", "Ingreso", "Gasto"]], merges=(Box(1, 1, 1, 3),))) == ((2, 2), None)


def test_pairs_under_numbered_names_or_words_that_head_columns() -> None:
    assert frame(only([["Header1", "Header2"], ["uno", "dos"], ["tres", "cuatro"]])) == ((1, 1), (2, 3))
    assert frame(only([["Etiqueta", "Valor"], ["uno", "dos"], ["tres", "cuatro"]])) == ((1, 1), (2, 3))
    cells: Rows = [["Dato11", "Dato12"], ["Dato21", "Dato22"], ["Dato31", "Dato32"]]
    assert frame(only([[], [N, "aquí"], [], ["Col1", "Col2"], *cells])) == ((4, 4), (5, 7))
    assert found([["Juan Ramos", "Puebla"], ["Ana Ruiz", "Oaxaca"]]) == ()


def test_names_in_the_first_row_have_gaps_where_all_rows_fill_all_columns() -> None:
    table = only([[N, "v2", N, "v2"], [1, "a", 1.5, "aa"], [2, "b", 2.5, "bb"]])
    assert (frame(table), headers(table)) == (((1, 1), (2, 3)), ["", "v2", "", "v2"])
    assert not found([["Nombre", N, "Nombre"], ["Ana", "Edad", N], ["Folio", N, 9]])


def test_the_same_names_after_a_gap_but_the_first_one_begin_another_table() -> None:
    head: list[Raw] = ["Casilla 1", "Casilla 2", "Total"]
    votes: list[list[Raw]] = [["SÍ", 1, 2, 3], ["NO", 4, 5, 9], ["TOTAL", 5, 7, 12]]
    rows = [["PREGUNTA 1", *head], *votes, [], ["PREGUNTA 2", *head], *votes]
    assert [(frame(t), headers(t)[0]) for t in found(rows)] == [
        (((1, 1), (2, 3)), "PREGUNTA 1"),
        (((6, 6), (7, 8)), "PREGUNTA 2"),
    ]


def test_a_total_told_beside_a_code_is_none_of_the_records() -> None:
    rows: list[list[Raw]] = [[N, N, 1959, 1960, 1961], *([f"CP{n}", f"Gasto {n}", n, 2 * n, n] for n in range(1, 6))]
    assert frame(only([*rows, [], ["_Z", "Total del consumo", 15.5, 30.5, 15]])) == ((1, 1), (2, 6))


def test_the_word_that_all_records_share_names_their_first_column() -> None:
    lines: Rows = [[f"{town}, Casilla {n}", n, 2 * n, 30 + n] for town in ("Valle", "Bahía") for n in range(1, 6)]
    assert frame(only([["Casilla"], *lines])) == ((1, 1), (2, 11))
    assert frame(only([["Resultados"], *lines])) == (None, (2, 11))


def test_items_that_differ_by_their_number_alone_stand_under_the_name_of_the_list() -> None:
    items: Rows = [[f"x{n}"] for n in range(1, 12)]
    assert frame(only([["lote"], *items])) == ((1, 1), (2, 12))
    assert not found(items)


def test_a_list_far_beside_a_table_does_not_hide_its_header() -> None:
    lines: Rows = [[f"{1992 + n}", 137.5 + n, 12] for n in range(9)]
    beside: Rows = [[*line, N, N, N, f'"{line[0]}"', "es", line[1], "s/d"] for line in lines[1:]]
    (table, *others) = found([[N, "Valores"], ["Rótulo", "Suma de nieve", "Cuenta de días"], lines[0], *beside])
    assert (frame(table), headers(table)) == (((2, 2), (3, 11)), ["Rótulo", "Suma de nieve", "Cuenta de días"])
    assert not others


def test_months_that_are_told_behind_their_year_are_names() -> None:
    rows: Rows = [["Tema: salud"], [], ["Series", "1987 Jan", "1987 Feb", "1987 Mar"], ["Camas", "18,1", "19,2", "7"]]
    assert frame(only([*rows, ["Altas", "na", "na", "na"], ["Consultas", "3,4", "4,5", "5,6"]])) == ((3, 3), (4, 6))


def test_years_with_the_number_of_their_note_are_names() -> None:
    table = only([[N, 2023, "20241)", "20252)"], ["Trigo", 10.5, 11.5, 12.5], ["Avena", 20.5, 21.5, 22.5]])
    assert (frame(table), headers(table)[2:]) == (((1, 1), (2, 3)), ["20241)", "20252)"])


def test_years_over_a_single_row_of_figures() -> None:
    rows: list[list[Raw]] = [["Producto, miles"], [2021, 2022, 2023, "20241)"], [1428.5, 2007.8, 2342.5, 2629.6]]
    assert frame(only(rows)) == ((2, 2), (3, 3))
    assert frame(only([*rows, [], ["1) Cifras que pueden cambiar"], ["2) Sin las islas"]])) == ((2, 2), (3, 3))


def test_names_with_a_colon_in_them_over_figures_are_no_labels_with_values() -> None:
    rows = [[date(2024, 3, n), n / 7, n / 9] for n in range(1, 9)]
    assert frame(only([["Chart", "tasas"], [], [N, "Peso: 2 años", "Peso: 10 años"], *rows])) == ((3, 3), (4, 11))


def test_the_same_table_again_under_names_that_reach_down_to_a_blank_row() -> None:
    rows: list[list[Raw]] = [["Zona", 2023, 2024], [], ["Norte", 1, 2], ["Centro", 3, 5], ["Sur", 8, 9]]
    again: list[list[Raw]] = [[], ["En miles"], [], *rows]
    merges = tuple(Box(n, c, n + 1, c) for n in (1, 9) for c in (1, 2, 3))
    assert [frame(t) for t in found([*rows, *again], merges=merges)] == [((1, 2), (3, 5)), ((9, 10), (11, 13))]


def test_two_rows_of_three_cells_above_a_gap_and_a_wider_table_under_its_title_are_a_form() -> None:
    rows: Rows = [[N, "Lista de colores"], [], [N, "Formato"], ["D", "Forma", "CSV"], ["D", "Cabeza", "1"], []]
    rows = [*rows, [N, "Campos"], [N, "Nombre", "Muestra", "Vacío", "Largo", "Tipo", "Regla"]]
    assert frame(only([*rows, ["F", "cosa", "árbol"], ["F", "color", "verde", N, N, "Tono"]])) == ((8, 8), (9, 10))


def test_a_pair_without_records_above_a_table_is_what_it_is_about() -> None:
    rows = [[date(2024, 3, n), n / 7] for n in range(1, 9)]
    about: list[list[Raw]] = [["XT10", "Index of rents, daily"], [], ["Frequency: daily"], ["observation_date", "XT10"]]
    assert frame(only([["Bank of the North"], [], *about, *rows])) == ((6, 6), (7, 14))


def test_one_name_that_is_a_number_among_many_words_over_figures() -> None:
    names = ["zone", 1, *(f"rate_{n}" for n in range(12))]
    table = only([names, *([f"z{n}", n, *[n / 7] * 12] for n in range(2, 9))])
    assert (frame(table), headers(table)[:3]) == (((1, 1), (2, 8)), ["zone", "1", "rate_0"])


def test_rows_without_names_have_all_columns_that_are_in_use_in_any_of_them() -> None:
    rows: list[list[Raw]] = [[1, "Ana", False], [2, "Eva", True, "Fiel", 1], [3, "Luis", N, "Nueva"]]
    assert (frame(only(rows)), len(only(rows).columns)) == ((None, (1, 3)), 5)


def test_one_name_that_heads_columns_over_figures_and_words_of_which_one_is_missing() -> None:
    assert frame(only([["Value"], [123], [], ["abc"], ["1,2"]])) == ((1, 1), (2, 5))


def test_pairs_that_say_what_the_names_below_mean_are_no_table() -> None:
    about: list[list[Raw]] = [
        ["country", "Country name"],
        ["iso", "Code"],
        ["year", "Year of count"],
        ["pop", "People"],
    ]
    rows = [[f"Land {n}", f"L{n}", 2020 + n, n * 7] for n in range(1, 5)]
    assert [frame(t) for t in found([*about, [], ["Country", "iso", "year", "pop"], *rows])] == [((6, 6), (7, 10))]


def test_two_years_at_the_top_name_two_columns_of_figures() -> None:
    rows: list[list[Raw]] = [[2005, 2016], [6.3, 19.5], [8.2, 11.9], [103.2, 156.1]]
    assert frame(only(rows)) == ((1, 1), (2, 4))
    assert frame(only([[2005, 2016], [2006, 2017], [2007, 2018]])) == (None, (1, 3))


def test_names_merged_down_over_rows_of_none_beside_two_columns_without_names() -> None:
    years: list[list[Raw]] = [[N, f"{1961 + n}-{62 + n}", 38.5 + n, 37.5 + n] for n in range(9)]
    years[0][0] = "Pasado"
    rows: Rows = [["Índice"], [], [N, N, "Ingreso"], [], [N, N, "Medido", "Tendencia"], [], *years]
    table = only(rows, merges=(Box(7, 1, 15, 1), Box(3, 2, 6, 2), Box(3, 3, 4, 4), Box(5, 3, 6, 3), Box(5, 4, 6, 4)))
    assert (frame(table), headers(table)) == (
        ((3, 6), (7, 15)),
        ["", "", "Ingreso | Medido", "Ingreso | Tendencia"],
    )


def test_names_merged_over_two_columns_each_right_over_figures() -> None:
    towns = [cell for n in range(6) for cell in (f"Villa {n}", N)]
    lines: Rows = [[f"Grupo {at}", *(cell for n in range(6) for cell in (30 * n + at, f"{n}.5%"))] for at in range(6)]
    merges = tuple(Box(2, c, 2, c + 1) for c in range(2, 14, 2))
    head: Rows = [[N, "Datos"], ["Dato", *towns]]
    table = only([*head, *lines], merges=merges)
    assert (frame(table), headers(table)[:4]) == (((2, 2), (3, 8)), ["Dato", "Villa 0", "Villa 0", "Villa 1"])
    assert frame(only([*head, [N, *["Casos", "Parte"] * 6], *lines], merges=merges)) == ((2, 3), (4, 9))


def test_a_table_between_two_others_that_begin_higher_and_lower() -> None:
    rows: list[list[Raw]] = [["Vale", "Meses", "Alza"], *([f"T{n % 3}", 10 + n, n / 7] for n in range(20))]
    rows[1] += [N, N, "Etiquetas de fila", "Suma de tasas"]
    for n in range(2, 9):
        rows[n] += [N, N, f"Trim.{n}", 8901 * n]
    rows[2] += [*[N] * 4, 26000]
    rows[4] += [N, "Día", *(f"Delta {n}" for n in range(3))]
    for n in range(5, 18):
        rows[n] += [N] * (8 - len(rows[n])) + [date(2020, 3, n), *(n / at for at in range(3, 6))]
    tables = [(frame(t), headers(t)) for t in found(rows)]
    assert (((2, 2), (3, 9)), ["Etiquetas de fila", "Suma de tasas"]) in tables
    assert len(tables) == 3


def test_what_stands_under_pairs_that_are_no_table_has_twice_as_many_names() -> None:
    codes = ["TASAS", "EMP16", "POB16", "VALORFEDMN027", "GS5", "GS10", "GS3"]
    said = "Tasa efectiva de interés, por ciento, mensual, sin ajuste"
    rows: list[list[Raw]] = [["Observaciones"], [], *[[code, said] for code in codes], [], ["Frecuencia mensual"]]
    rows += [["fecha_obs", *codes], *[[date(1942 + n, 1, 1), N, N, N, n / 4] for n in range(48)]]
    rows += [[date(1990 + n, 1, 1), *(n / at for at in range(1, 8))] for n in range(30)]
    assert frame(only(rows)) == ((12, 12), (13, 90))


def test_many_names_over_a_gap_and_labels_have_no_record() -> None:
    names = ["Contrato", "Oficina", "Producto", "Inicio", "Cierre", "Moneda", "Nominal", "Saldo", "Plaza"]
    rows: list[list[Raw]] = [["Posiciones"], [], ["Cliente:", "Norte"], ["Corte:", date(2026, 3, 1)], [], names]
    rows += [[], ["Acuerdo:", "Marco de 2019"], [], ["Montos del acuerdo"]]
    assert frame(only(rows)) == ((6, 6), None)
