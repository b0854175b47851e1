"""Rows above a header that group its columns, and rows that seem to and do not."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw

LINES: Rows = [["AFG", "IDDS", 0, 2], ["ALB", "IDDS", 0, 2], ["DZA", "IDDS", 1, 2], ["AGO", "IDDS", 1, 1]]


def test_a_row_above_gives_their_names_to_the_columns_that_have_none_in_the_header() -> None:
    table = only([[N, N, "Hora", "YR2016"], ["País", "Serie", "ESCALA"], *LINES])
    assert frame(table) == ((1, 2), (3, 6))
    assert headers(table) == ["País", "Serie", "Hora | ESCALA", "YR2016"]


def test_a_title_over_a_column_without_a_name_is_none() -> None:
    table = only([["Cronograma"], [N, "Enero", "Febrero", "Marzo"], ["Acero", 1, 2, 3], ["Maíz", 4, 5, 6]])
    assert (frame(table), headers(table)[0]) == (((2, 2), (3, 4)), "")


def test_names_that_begin_again_under_each_group_though_codes_under_them_do_not() -> None:
    rows: Rows = [
        [N, "Sonora", N, "Puebla", N],
        [N, "Total", "Pobreza", "Total", "Pobreza"],
        ["Grupo", "SON-T", "SON-P", "PUE-T", "PUE-P"],
        *([f"Grupo {n}", 11 + n, 2.5, 13 + n, 4.5] for n in range(6)),
    ]
    assert frame(only(rows)) == ((1, 3), (4, 9))


def test_one_name_over_the_first_of_the_years_groups_them_all() -> None:
    rows = [
        ["Cuadro 5"],
        [N],
        [N, N, "Tasa de crecimiento"],
        ["País", "Clave", 2023, 2024, 2025],
        ["México", "MEX", 1.5, 2.5, 3.5],
        ["Canadá", "CAN", 4.5, 5.5, 6.5],
    ]
    table = only(rows)
    assert frame(table) == ((3, 4), (5, 6))
    assert headers(table) == ["País", "Clave", *(f"Tasa de crecimiento | {y}" for y in (2023, 2024, 2025))]
    rows[2] = [N, N, "(en millones de dólares)"]
    assert frame(only(rows)) == ((4, 4), (5, 6))


def test_words_in_small_letters_over_the_last_of_years_that_run_on_are_their_unit() -> None:
    rows: Rows = [
        ["Índice"],
        [N, N, N, N, "a fin de periodo"],
        ["Mes", 2021, 2022, 2023, 2024, 2025],
        ["Enero", 101.5, 102.5, 103.5, 104.5, 105.5],
        ["Febrero", 102.5, 103.5, 104.5, 105.5, 106.5],
    ]
    assert frame(only(rows, merges=(Box(2, 5, 2, 6),))) == ((3, 3), (4, 5))
    rows = [rows[0], [N, N, N, N, "Proyección"], *rows[2:]]
    assert headers(only(rows, merges=(Box(2, 5, 2, 6),)))[3:] == ["2023", "Proyección | 2024", "Proyección | 2025"]


def test_lines_of_prose_in_several_cells_are_no_groups_though_one_is_merged() -> None:
    rows: Rows = [
        ["Por cierto,"],
        [N, "esto no es", N, N, "en", "nada, la tabla,"],
        ["sino una prosa", N, N, N, "muy", "larga, que"],
        ["alguien", "escribió", N, N, N, "arriba."],
        ["Zona", "Medida", "Edad", "Sí", "Alta", "Baja"],
        ["Norte", "mina", 88, True, 1928, 2016],
        ["Sur", "acero", 74, True, 1942, 2016],
        ["Centro", "cobre", 84, True, 1931, 2016],
    ]
    table = only(rows, merges=(Box(4, 2, 4, 5),))
    assert (frame(table), headers(table)[:2]) == (((5, 5), (6, 8)), ["Zona", "Medida"])


def test_what_to_fill_in_belongs_to_the_header_where_the_records_are_numbered_from_one() -> None:
    head = ["Risk ID", "Risk statement", "Owner", "Impact"]
    told = [N, "Use the if-then form", "Name of a person", "Use the scale"]
    lines: Rows = [[n, f"If {n} happens, then we wait", "Ana", "Low"] for n in (1, 2, 3)]
    table = only([head, told, *lines])
    assert (frame(table), headers(table)[1]) == (((1, 2), (3, 5)), "Risk statement | Use the if-then form")
    second: Rows = [[n, f"If {n} happens, then we wait", "Ana", "Low"] for n in (7, 8, 9)]
    assert frame(only([head, told, *second])) == ((1, 1), (2, 5))


def test_records_of_two_merged_rows_each_are_no_header() -> None:
    rows: Rows = [["flag_name", "Good", "Poor"]]
    for n in range(1, 5):
        rows = [*rows, [f"check_{n}", f"p > 0.{n}", f"p < 0.{n}"], [N, 0, n]]
    table = only(rows, merges=tuple(Box(top, 1, top + 1, 1) for top in (2, 4, 6, 8)))
    assert (frame(table), headers(table)) == (((1, 1), (2, 9)), ["flag_name", "Good", "Poor"])


def test_years_under_one_group_that_is_merged_over_nearly_all_of_the_table() -> None:
    rows: Rows = [
        ["Divorcios por departamento"],
        ["Departamento", "Año de ocurrencia"],
        [N, 2020, 2021, 2022, 2023, 2024],
        ["Todos", 40, 96, 98, 102, 107],
        ["Petén", 14, 31, 34, 36, 37],
        ["Izabal", 6, 24, 18, 26, 23],
    ]
    table = only(rows, merges=(Box(1, 1, 1, 6), Box(2, 1, 3, 1), Box(2, 2, 2, 6)))
    assert frame(table) == ((2, 3), (4, 6))
    assert headers(table)[:2] == ["Departamento", "Año de ocurrencia | 2020"]


def test_one_group_over_all_groups_and_groups_that_part_all_columns_are_no_titles() -> None:
    names = ["Estado", "Municipio", "Total", "Aprobadas", "Negadas", "Pedido", "Pagado", "En obra", "Cerradas"]
    lines: Rows = [["Sonora", "Nogales", *range(7)], ["Puebla", "Atlixco", *range(7, 14)]]
    rows: Rows = [["Anexo 1"], [N, N, "Daños"], [N, N, "Solicitudes", N, N, "Importes", N, "Obras"], names, *lines]
    groups = (Box(3, 3, 3, 5), Box(3, 6, 3, 7), Box(3, 8, 3, 9))
    table = only(rows, merges=(Box(2, 3, 2, 9), *groups))
    assert (frame(table), headers(table)[2]) == (((2, 4), (5, 6)), "Daños | Solicitudes | Total")
    rows = [["El contrato", *[N] * 6, "Las obras"], names, *lines]
    table = only(rows, merges=(Box(1, 1, 1, 7), Box(1, 8, 1, 9)))
    assert (frame(table), headers(table)[7]) == (((1, 2), (3, 4)), "Las obras | En obra")
    table = only([["Fecha:", *[N] * 6, "5 de mayo"], *rows[1:]], merges=(Box(1, 1, 1, 7), Box(1, 8, 1, 9)))
    assert frame(table) == ((2, 2), (3, 4))


def test_a_header_of_seven_rows_is_told_by_its_merges() -> None:
    rows: Rows = [
        ["DELITO", "INVESTIGADOS"],
        [N],
        [N, "Total", "Norte", "Sur"],
        [N, N, "Depto.", "Prefectura"],
        [N, N, "Ext.", "Provincial"],
        [N, N, "Inter", "Loa"],
        [N, N, "Iquique"],
        ["Robo", 1, 2, 3],
        ["Hurto", 4, 5, 6],
        ["Daño", 7, 8, 9],
    ]
    table = only(rows, merges=(Box(1, 1, 7, 1), Box(1, 2, 2, 4), Box(3, 2, 7, 2)))
    assert frame(table) == ((1, 7), (8, 10))
    assert headers(table)[2] == "INVESTIGADOS | Norte | Depto. | Ext. | Inter | Iquique"


def test_what_the_rows_are_stands_under_what_the_columns_are() -> None:
    lines: Rows = [["Bélgica", 4, 5, 6], ["Chipre", 7, 8, 9], ["Malta", 1, 2, 3]]
    table = only([["TIME", 2007, 2008, 2009], ["GEO (Labels)"], *lines])
    assert (frame(table), headers(table)[0]) == (((1, 2), (3, 5)), "TIME | GEO (Labels)")
    assert frame(only([["TIME", 2007, 2008, 2009], ["Europa"], *lines])) == ((1, 1), (3, 5))


def test_codes_under_a_header_are_names_though_one_is_written_like_no_figure() -> None:
    rows: Rows = [
        ["Mes", "Maíz", "Luz", "Bienes", "Cobre", "Otros"],
        [N, "AZ", "DE", "C", "C1", "C5"],
        *([f"2024T{n}", 1.5 * n, 2.5, 3.5, 4.5, 5.5] for n in range(1, 5)),
    ]
    table = only(rows)
    assert (frame(table), headers(table)[3]) == (((1, 2), (3, 6)), "Bienes | C")


def test_the_last_words_before_the_figures_are_the_names() -> None:
    rows: Rows = [
        ["Volver: al índice", "Datos 1: precio del crudo"],
        ["Clave de la serie", "RWTC"],
        ["Fecha", "Precio del crudo, dólares por barril"],
        *([date(2024, n, 5), 25.5 + n] for n in range(1, 9)),
    ]
    assert frame(only(rows)) == ((3, 3), (4, 11))


def test_years_right_above_the_title_of_a_part_end_the_header() -> None:
    rows: Rows = [
        ["Anexo"],
        ["Lugar", "País", "Índice", N, "Mortalidad"],
        [N, N, "Valor", "Lugar", "(por mil)"],
        [N, N, 2022, 2022, 2020],
        ["PAÍSES DEL NORTE"],
        *([n, f"País {n}", 0.5 * n, n, 7.5 + n] for n in range(1, 5)),
    ]
    merges = (Box(2, 3, 2, 4), Box(5, 1, 5, 5))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[4]) == (((2, 4), (6, 9)), "Mortalidad | (por mil) | 2020")


def test_codes_between_two_gaps_belong_to_the_header_above_them() -> None:
    rows: Rows = [
        ["Población total, índice y lugar"],
        ["Entidad", "Población total", "Índice de marginación"],
        [N],
        ["NOM_ENT", "POB_TOT", "IM_2020"],
        [N],
        *([f"Estado {n}", 1000 * n, 0.5 * n] for n in range(1, 6)),
    ]
    table = only(rows)
    assert (frame(table), headers(table)[1]) == (((2, 4), (6, 10)), "Población total | POB_TOT")
    assert only([*rows[:3], ["Estado 9", "s/d", "s/d"], *rows[4:]]).header_rows == (2, 2)


def test_one_group_over_all_columns_but_the_first_is_none_of_the_titles_that_begin_further_left() -> None:
    rows: Rows = [["Solicitudes por antigüedad"], ["Fuente: registro nacional"], [N, "Categoría ABC"]]
    rows += [["Zona", "Menos de 3", "De 3 a 5", "De 6 a 11", "De 12 a 23"], *([f"Z{n}", n, n, n, n] for n in range(6))]
    merges = (Box(3, 2, 3, 5),)
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[:2]) == (((3, 4), (5, 10)), ["Zona", "Categoría ABC | Menos de 3"])
    rows[0:2] = [[], []]
    assert frame(only(rows, merges=merges)) == ((4, 4), (5, 10))


def test_labels_with_their_values_are_no_header_of_the_pairs_under_the_gap() -> None:
    form: Rows = [["Título", "Número de interinos"], ["Unidad:", "% y personas"], ["Fuente:", "Padrón de agencias"]]
    lines: Rows = [["2021T1", 999.5], *([f"20{n}T1", 1000.5 + n, 0.5 * n] for n in range(22, 50))]
    assert frame(only([*form, [], [], [N, "Nivel", "Evolución"], *lines])) == ((6, 6), (7, 35))


def test_a_name_that_is_merged_down_is_not_carried_over_the_next_column() -> None:
    rows: Rows = [["Hogares", "2014", N, N, "2015", N, N], [], [N, "Número", "Ingreso", N, "Número", "Ingreso", N], []]
    rows += [[N, N, "Valor", N, N, "Valor", N], [N, N, N, "Margen", N, N, "Margen"], [N, N, N, "(+)", N, N, "(+)"]]
    rows += [[f"Hogar {n}", 100.5 + n, 53 + n, 645, 101.5 + n, 56 + n, 527] for n in range(8)]
    tall = [Box(1, 1, 7, 1), *(Box(3, c, 7, c) for c in (2, 5)), *(Box(5, c, 7, c) for c in (3, 6))]
    merges = (*tall, Box(1, 2, 2, 4), Box(1, 5, 2, 7), Box(3, 3, 4, 4), Box(3, 6, 4, 7))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[3]) == (((1, 7), (8, 15)), "2014 | Ingreso | Margen | (+)")


def test_a_code_is_not_carried_over_a_column_without_one() -> None:
    codes = ["Código", *(f"P{n}" for n in range(1, 12)), N]
    told = ["Producto", *(f"Precio {n}" for n in range(1, 12)), "Precio nuevo"]
    rows: Rows = [codes, told, ["Clase", *["Mes"] * 12], *([f"{1990 + n}M1", *[n + 0.5] * 12] for n in range(5))]
    table = only(rows)
    assert (frame(table), headers(table)[-1]) == (((1, 3), (4, 8)), "Precio nuevo | Mes")


def test_a_title_over_the_groups_is_part_of_each_header_alike() -> None:
    quarters = [f"Trim. {n}" for n in range(1, 5)]
    head: Rows = [[N, "Ejercicio"], [N, 2024, N, N, N, 2025, N, N, N, 2026], [N, *quarters * 3]]
    first, second = (
        [[name, *(at + 10 * n for n in range(12))] for at, name in enumerate(names, 75)]
        for names in (("Presupuesto", "Estimado", "Ejercido"), ("Alto", "Medio", "Bajo"))
    )
    tops = [(top, left, left + 3) for top in (2, 10) for left in (2, 6, 10)] + [(top, 2, 13) for top in (1, 9)]
    merges = tuple(Box(top, left, top, right) for top, left, right in tops)
    tables = found([*head, *first, [], [], *head, *second], merges=merges)
    assert [(frame(t), headers(t)[1]) for t in tables] == [
        (((1, 3), (4, 6)), "Ejercicio | 2024 | Trim. 1"),
        (((9, 11), (12, 14)), "Ejercicio | 2024 | Trim. 1"),
    ]


def test_names_that_come_again_in_a_known_header_are_told_apart_by_what_stands_above() -> None:
    names = ["No.", "Tema", "Prioridad", "Estatus", "Responsable", "Prioridad", "Estatus"]
    lines: Rows = [[n, f"Tema {n} del acero", "Alta", "Abierto", "SE", "Baja", "Cerrado"] for n in range(1, 5)]
    rows: Rows = [["Elaboró:", N, "Ana Ruiz"], [N, N, N, N, N, "Después"], names, *lines]
    table = only(rows)
    assert (frame(table), headers(table)[5]) == (((2, 3), (4, 7)), "Después | Prioridad")


def test_a_header_whose_cells_reach_down_over_blank_rows_has_its_groups_and_codes_too() -> None:
    rows: list[list[Raw]] = [
        ["Consumo trimestral, precios corrientes"],
        [],
        [N, "Consumo total"],
        [N, "Privado", N, "Público", N, "Saldo"],
        [N, N, N, "Central", N, N],
        [],
        [],
        [N, "C.1", N, "C.2", N, "S"],
        *([f"T{n}", n * 7, n / 3, n * 11, n / 7, n * 5, n / 9] for n in range(1, 9)),
    ]
    pairs = tuple(Box(8, c, 8, c + 1) for c in (2, 4, 6))
    tall = Box(4, 2, 7, 3), Box(4, 4, 4, 5), Box(5, 4, 7, 5), Box(4, 6, 7, 7)
    table = only(rows, merges=(Box(3, 2, 3, 5), *tall, *pairs))
    assert frame(table) == ((3, 8), (9, 16))
    assert headers(table)[1:4] == ["Consumo total | Privado | C.1"] * 2 + ["Consumo total | Público | Central | C.2"]


def test_titles_and_notes_on_every_page_of_a_wide_table_are_none_of_it() -> None:
    years = [2020, N, 2010, N]
    rows: list[list[Raw]] = [
        ["Ministry of Water", N, N, N, N, "Ministry of Water"],
        ["Wells by county", N, N, N, N, "Wells by county"],
        ["County", *years, "County", *years],
        [N, *["Wells", "Rank"] * 2, N, *["Wells", "Rank"] * 2],
        *([name, n, 1, n + 1, 2, name, n + 2, 3, n + 3, 4] for n, name in enumerate(("Arden", "Bree", "Cole"), 50)),
        ["X Not counted", N, N, N, N, "Page 2 of 2"],
        ["Source of all", N, N, N, N, "Source of all"],
    ]
    titles = [Box(n, c, n, c + 4) for n in (1, 2, 8) for c in (1, 6)]
    groups = [Box(3, c, 3, c + 1) for c in (2, 4, 7, 9)]
    table = only(rows, merges=(*titles, *groups, Box(3, 1, 4, 1), Box(3, 6, 4, 6)))
    assert (frame(table), headers(table)[:3]) == (((3, 4), (5, 7)), ["County", "2020 | Wells", "2020 | Rank"])


def test_a_remark_in_the_margin_that_reaches_down_makes_no_header_higher() -> None:
    rows: list[list[Raw]] = [["Mina", "Plata", "Zinc", N, "Cifras sin los embarques"]]
    rows += [[f"Mina {n}", n * 7, n * 9] for n in range(1, 7)]
    assert frame(only(rows, merges=(Box(1, 5, 5, 5),))) == ((1, 1), (2, 7))


def test_names_over_one_column_each_are_no_groups_of_the_first_record() -> None:
    rows: list[list[Raw]] = [
        ["Table 1"],
        [N, "Column 1", "Column 2"],
        ["Row 1", "Made", "with"],
        ["Row 2", "Care", "6.2"],
    ]
    table = only(rows, merges=(Box(1, 1, 1, 3),))
    assert (frame(table), headers(table)) == (((2, 2), (3, 4)), ["", "Column 1", "Column 2"])


def test_the_same_names_under_groups_that_come_again_are_no_record_of_words() -> None:
    above: Rows = [[N, *"1234"], ["estimación", "2016", "2016", "Otra", "Otra"]]
    rows: Rows = [[f"costo_{n}", *(f"{n}.{at}" for at in range(4))] for n in range(3)]
    table = only([*above, ["nombre", "valor", "menos", "valor", "menos"], *rows])
    assert (frame(table), headers(table)[2]) == (((1, 3), (4, 6)), "2 | 2016 | menos")


def test_parts_of_a_group_of_known_names_go_on_beside_it() -> None:
    head: Rows = [["Nombre", "Descripción", "Viene de", N, N, "Formato", "Valores"], [N, N, "INEGI", "BID", "OCDE"]]
    rows: Rows = [["SOBRE PERSONAS"], ["id", "el propio número", "/", "/", N, "int"], ["edad", N, "/", N, "/", "int"]]
    merges = (Box(1, 3, 1, 4), Box(3, 1, 3, 2))
    table = only([*head, *rows, ["peso", N, N, "/"], ["talla", N, N, "/"], ["voz", N, N, "/"]], merges=merges)
    assert (frame(table), headers(table)[2:5]) == (((1, 2), (4, 8)), ["Viene de | INEGI", "Viene de | BID", "OCDE"])


def test_a_group_over_a_single_name_stands_between_merged_ones() -> None:
    merges = (Box(1, 2, 1, 5), Box(1, 7, 1, 10), *(Box(at, 1, at + 1, 1) for at in (2, 4, 6)), Box(2, 6, 3, 6))
    rows: Rows = [[N, "Entrada", N, N, N, "Vuelta", "Salida"], ["Día", *"ABCD", "E", *"FGHI"], [N, *"abcd", N, *"abcd"]]
    shifts: Rows = [["1", *range(9)], [N, *range(9, 0, -1)], ["2", *range(5, 14)], [N, *range(9)]]
    table = only([*rows, *shifts], merges=merges)
    assert (frame(table), headers(table)[5]) == (((1, 3), (4, 7)), "Vuelta | E")


def test_known_names_below_a_blank_row_belong_to_what_is_merged_down_beside_them() -> None:
    rows: Rows = [["Al fin de", "BIENES"], [], [N, "Minas", "Título", "Fecha"], [N, N, "oficial"]]
    merges = (Box(1, 1, 4, 1), Box(1, 2, 1, 4), Box(3, 2, 4, 2))
    table = only([*rows, *([f"mes {n}", 8.5 + n, 9.5, 10] for n in range(1, 5))], merges=merges)
    assert (frame(table), headers(table)[2]) == (((1, 4), (5, 8)), "BIENES | Título | oficial")


def test_codes_in_a_sixth_row_end_a_header() -> None:
    rows: Rows = [[N, "Concepto", "País", N, N, "Norte"], [N, N, *["Estado y", "Estado", "Local"] * 2]]
    rows += [[N, N, *["gobierno"] * 6], [N, N, *["monto", "cv", "monto1"] * 2], [N, N, *["(a)", "(b)", "(c)"] * 2]]
    rows += [["Línea", "Concepto", *(f"C{n}" for n in range(1, 7))]]
    rows += [[n, f"Ingreso {n}", 9000 + n, 0.05, 7000, 5000, 0.5, 777] for n in range(1, 13)]
    assert frame(only(rows, merges=(Box(1, 3, 1, 5), Box(1, 6, 1, 8)))) == ((1, 6), (7, 18))


def test_the_title_of_a_section_is_merged_over_more_than_the_group_above_it() -> None:
    known: Rows = [["Tema", N, N, "Fecha", "Fuente"], ["ENCUESTA"], ["1", "1", "Grupo", "X", "X"]]
    rows: Rows = [*known, ["2", N, "Campo", "X"], ["3", N, "Mesa", "X", "X"]]
    assert frame(only(rows, merges=(Box(1, 1, 1, 3), Box(2, 1, 2, 5)))) == ((1, 1), (3, 5))
    marks: Rows = [["Norma", "De qué", N, "Logro", "Parte"], [N, "Área A"], ["A1", "Esto", N, 100, 80]]
    rows = [*marks, ["A2", "Eso", N, 8, 7], [N, "Área B"], ["B1", "Lo otro", N, 28, 25], ["B2", "Lo demás", N, 5, 4]]
    merges = (*(Box(n, 2, n, 3) for n in (1, 3, 4, 6, 7)), Box(2, 2, 2, 5), Box(5, 2, 5, 5))
    assert only(rows, merges=merges).header_rows == (1, 1)


def test_one_name_under_a_gap_over_the_first_of_many_columns_of_figures() -> None:
    lands = [f"Lugar {letter}" for letter in "ABCDEFGHIJ"]
    lines: Rows = [[n, f"Destino {n}", N, *range(n, n + 10)] for n in range(3, 9)]
    for name, rows in (("Lugar de origen", (3, 4)), ("(en personas)", (4, 4)), ("En miles de 2020", (4, 4))):
        table = only([["Cuadro 7"], [], [N, N, N, name], ["Orden", "Destino", "Nota", *lands], *lines])
        assert table.header_rows == rows
    table = only([["Cuadro 7"], [], [N, N, N, "Lugar de origen"], ["Orden", "Destino", "Nota", *lands], *lines])
    assert [headers(table)[c] for c in (2, 3, 12)] == ["Nota", "Lugar de origen | Lugar A", "Lugar de origen | Lugar J"]
    assert only([["Viento"], ["Día", *lands], *([f"{n}-01", *range(n, n + 10)] for n in range(9))]).header_rows == (
        2,
        2,
    )
    assert only([["Viento"], ["Día", *lands], *([*range(n, n + 11)] for n in range(9))]).header_rows == (2, 2)
    assert only([["Cuadro 7"], [], [N, N, "Lugares"], ["Orden", "Destino", "Nota", *lands], *lines]).header_rows == (
        4,
        4,
    )


def test_names_that_begin_in_a_third_row_above_some_of_them() -> None:
    rows: list[list[Raw]] = [["Empleo por municipio"], [], [N, "Estado", "Municipio", N, "Desocu-"]]
    rows += [[N, "clave", "clave", "Fuerza", "pación"], ["Folio", "INEGI", "INEGI", "laboral", "(%)"], []]
    rows += [[f"MX{n}", "01", f"00{n}", 2000 + n, 3.5] for n in range(1, 7)]
    table = only(rows)
    assert (frame(table), headers(table)[1]) == (((3, 5), (7, 12)), "Estado | clave | INEGI")
    assert headers(table)[4] == "Desocu- | pación | (%)"
    rows[2] = [N, N, "Corte: mayo", N, "Hoja: 3"]
    assert frame(only(rows)) == ((4, 5), (7, 12))


def test_units_over_figures_beside_two_columns_without_names_begin_another_table() -> None:
    names: list[list[Raw]] = [["Gasto", "Gasto por hogar", "Parte renovable"], ["PJ", "GJ", "%"]]
    one: list[list[Raw]] = [[N, "Lugar", *names[0]], [N, N, *names[1]], [N, "Norte", 9, 121, 88.5]]
    rows = [["Energía"], [], *one, [], [N, N, N, N, "Ver la página"], [], *([N, N, *line] for line in names)]
    rows += [[f"Valle {n}", f"El Valle {n}", 9 * n, 12, 7.5] for n in range(1, 6)]
    assert [frame(t) for t in found(rows)] == [((3, 4), (5, 5)), ((9, 10), (11, 15))]


def test_a_row_of_names_and_groups_a_gap_above_the_names_under_them() -> None:
    rows: list[list[Raw]] = [["Tabla 7"], [], ["Comarca", "Cuenta", "parte", N, "Edad media", N, "de ellas, %"], []]
    rows += [[N, N, "mujeres, %", N, "mujeres", "hombres", "-29", "30-39", "40-49", "50-54", "55-59", "60-"]]
    rows += [[f"R {n}", 41 * n * n, 81.5, " ", 45.5, 46.5 - n, 9.5, 23.5, 7.5, N, N, 3.5] for n in range(1, 8)]
    rows += [[], ["Summa", 41 * 140, 80.5, " ", 46.5, 46.5, 8.5, 20.5, 12.5, N, N, 1.5]]
    table = only(rows)
    assert frame(table) == ((3, 5), (6, 12))
    assert headers(table)[:6] == [
        *("Comarca", "Cuenta", "parte | mujeres, %", "Edad media | mujeres", "Edad media | hombres"),
        "de ellas, % | -29",
    ]


def test_names_that_are_not_merged_begin_the_runs_of_years_under_them_a_gap_below_or_not() -> None:
    head: list[list[Raw]] = [["Meta", "Norte", N, N, "Sur", N, N], [N, *(2023, 2024, 2025) * 2]]
    rows: list[list[Raw]] = [[f"Obra {n}", *(n * k + 0.5 for k in range(1, 7))] for n in range(1, 5)]
    total: list[Raw] = ["Total nacional", *range(90001, 90007)]
    for below in ([total, *rows], [[], *rows], [[], total, *rows]):
        table = only([["Cuadro 1"], *head, *below])
        assert (table.header_rows, headers(table)[:2]) == ((2, 3), ["Meta", "Norte | 2023"])
    merged = (Box(1, 1, 2, 1), Box(1, 2, 1, 4), Box(1, 5, 1, 7))
    assert only([*head, [], total, *rows], merges=merged).header_rows == (1, 2)


def test_a_title_with_the_unit_of_the_table_in_brackets_over_its_end_is_no_row_of_groups() -> None:
    rows: Rows = [["Exportaciones"], [], ["PRECIOS", *[N] * 4, "(En $us por TM)"]]
    rows += [["PERIODO", "Estaño", N, "Zinc", "Cobre", "Oro", "Otros"], [N, "Crudo", "Total"], []]
    rows += [[f"{n}(p)", 6326.4, 6269.5, 1529.2, 794.3, 1479.1, 21.7] for n in range(1990, 1996)]
    merges = (Box(4, 1, 5, 1), Box(4, 2, 4, 3), Box(3, 6, 3, 7), *(Box(4, c, 5, c) for c in range(4, 8)))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[0], headers(table)[-1]) == (((4, 5), (7, 12)), "PERIODO", "Otros")


def test_the_first_name_begins_alone_above_a_header_that_goes_on_with_it_in_small_letters() -> None:
    rows: Rows = [["Cuadro 3."], ["Ingresos de 1967 a 1972"], [], ["Medidas del ingreso"]]
    rows += [["corriente", *range(1967, 1973)], [], *([f"Medida {n}", *[3.4 + n] * 6] for n in range(5))]
    table = only(rows)
    assert (frame(table), headers(table)[:2]) == (((4, 5), (7, 11)), ["Medidas del ingreso | corriente", "1967"])


def test_measures_above_units_and_years_begin_the_names_and_part_what_is_carried() -> None:
    rows: Rows = [
        ["Cuadro 1. El índice y sus partes"],
        [],
        [N, N, "Índice", "Vida", N, "Estudios", "Rango", N, "Lugar"],
    ]
    rows += [["Lugar", "País", "Valor", "(años)", N, "(dólares)"], [N, N, 2021, 2021, "a", 2021, 2021, "b", 2020]]
    rows += [[n, f"País {n}", 0.9, 83.9 - n, N, 16.5, 5 - n, N, 3 + n] for n in range(1, 9)]
    table = only(rows)
    assert frame(table) == ((3, 5), (6, 13))
    assert headers(table)[5:7] == ["Estudios | (dólares) | 2021", "Rango | 2021"]


def test_the_words_left_of_a_table_that_tell_its_rows_however_far_and_beside_marks() -> None:
    votes: Rows = [[f"Persona {n}", N, N, N, N, 45 + n, 79 - n, 30 * n] for n in range(9)]
    names: Rows = [["Elección"], [], [N, N, N, N, N, "Casilla 1", "Casilla 2", "Total"]]
    table = only([*names, *votes[:5], [], [N, N, N, N, N, "(un voto)"], *votes[5:]])
    assert [c.column for c in table.columns] == [1, 6, 7, 8]
    answers: Rows = [[*row[:4], "Sí", *row[5:]] for row in votes]
    assert [c.column for c in only([*names, *answers]).columns] == [1, 5, 6, 7, 8]
    marked: Rows = [["•" if n == 7 else N, *row] for n, row in enumerate(votes)]
    assert [c.column for c in only([*([N, *row] for row in names), *marked]).columns][-4:] == [2, 7, 8, 9]


def test_a_name_beside_a_merged_question_is_that_of_the_column_which_has_none() -> None:
    rows: list[list[Raw]] = [
        ["Cruce"],
        [],
        [N, "Provincia", "P12: se considera:", N, N],
        [N, N, "Quechua", "Aimara", "Otro"],
    ]
    rows += [[N, f"Provincia {word}", 229 + n, 19 - n, 6712 + n] for n, word in enumerate("abcde")]
    table = only(rows, merges=(Box(3, 3, 3, 5),))
    assert (table.header_rows, headers(table)[:2]) == ((3, 4), ["Provincia", "P12: se considera | Quechua"])


def test_a_name_merged_over_more_columns_than_most_records_use() -> None:
    lines: Rows = [[f"Tema {n}", f"tipo {n % 3}", *range(400, 400 + n % 4)] for n in range(9)]
    lines[6] += [407, 408]
    table = only([["Tema", "Tipo", "Artículos", N, N, N, N, N], *lines], merges=(Box(1, 3, 1, 8),))
    assert headers(table) == ["Tema", "Tipo", *["Artículos"] * 4]


def test_what_periods_measure_stands_over_the_first_of_them_up_to_the_last_of_the_century() -> None:
    periods = [f"{n}-{n + 5}" for n in range(2070, 2100, 5)]
    rows: Rows = [["Growth by country"], [], [N, N, "Average rate of change", *[N] * 5]]
    rows += [["Variant", "Country", *periods]]
    rows += [["High", f"Country {w}", *(1.278 - 0.1 * n - 0.01 * k for k in range(6))] for n, w in enumerate("abcde")]
    table = only(rows, merges=(Box(3, 3, 3, 8),))
    assert (frame(table), headers(table)[-1]) == (((3, 4), (5, 9)), "Average rate of change | 2095-2100")
