"""Rows that begin tables and rows that are records: in libraries' own workbooks and the offices' dictionaries."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw


def test_names_with_a_colon_are_no_labels_where_many_stand_side_by_side() -> None:
    head = ["País", "Año", "C1: Seguridad", "C2: Élites", "C3: Grupos", "E1: Economía", "E2: Fuga", "P1: Estado"]
    lines: Rows = [[f"País {n}", 2010, n, 2.5, 3.5, n, 4.5, 9] for n in range(1, 6)]
    assert frame(only([head, *lines])) == ((1, 1), (2, 6))
    assert frame(only([head])) == ((1, 1), None)


def test_a_dictionary_right_below_the_lines_of_a_form() -> None:
    rows: Rows = [
        ["Diccionario de datos"],
        ["Conjunto de datos:", "Mapa de obras"],
        ["Licencia:", "libre"],
        ["Nombre del campo", "tipo de dato", "longitud (caracteres)", "descripcion"],
        ["id", "alfanumerico", "indefinida", "Es el identificador"],
        ["titulo", "alfanumerico", "indefinida", "Es el título de la obra"],
        ["geometria", "alfanumerico", "10", "Indica la forma"],
    ]
    assert frame(only(rows)) == ((4, 4), (5, 7))


def test_two_dictionaries_on_a_title_page() -> None:
    def pairs(*names: str) -> Rows:
        return [[name, f"Describe what {name} holds in this workbook"] for name in names]

    rows: Rows = [
        ["Title", "Digital adaptation kit"],
        [],
        ["Sheet name", "Description"],
        *pairs("COVER", "Indicator definitions", "GAM2023", "GF2023", "MER2.6.1"),
        [],
        ["Columns within sheet"],
        ["Column heading", "Description"],
        *pairs("DAK ID", "Ref. No.", "Short Name", "Definition", "Calculation"),
    ]
    assert [frame(t) for t in found(rows, "Cover")] == [((3, 3), (4, 8)), ((11, 11), (12, 16))]


def test_a_first_row_names_some_of_the_columns_that_all_others_fill() -> None:
    table = only([["header0", N, "header2"], ["a", "b", "c", "d"], ["e", "f", "g", "h"]])
    assert (frame(table), headers(table)) == (((1, 1), (2, 3)), ["header0", "", "header2", ""])
    assert found([["Nota", N, "final"], ["a", "b"], ["c", "d", "e", "f"]]) == ()
    rates: Rows = [[f"{year}-01-01", 7.5 * year, 0.01, 0.02] for year in range(1951, 1960)]
    assert frame(only([["momento", "pib"], ["1950-01-01", 9.5], *rates])) == ((1, 1), (2, 11))


def test_a_figure_over_figures_stands_in_a_record_though_it_is_fuller_than_the_names() -> None:
    places: Rows = [[f"Villa {letter}", "p(-82.3", f" {at}.1)"] for at, letter in enumerate("abcdef")]
    table = only([["Poblado", "lugar"], *places])
    assert (frame(table), headers(table)) == (((1, 1), (2, 7)), ["Poblado", "lugar", ""])


def test_words_that_come_again_under_themselves_are_a_record() -> None:
    kinds: Rows = [
        ["p", "x", "s", "n", "t"],
        *([a, *rest] for a in "ep" for rest in ("xyyt", "xsnt", "bswl", "xyts") * 2),
    ]
    assert frame(only(kinds)) == (None, (1, 17))
    named: Rows = [["clase", "forma", "capa", "tono", "olor"], *kinds]
    assert frame(only(named)) == ((1, 1), (2, 18))
    assert frame(only([[*"abcdefgh"]] * 12)) == (None, (1, 12))
    assert only([*named[:1], *named]).header_rows is not None
    faults = [[f"falta_{a}", f"Escriba {a} por favor", f"campo_{a if a < 'f' else 'a'}"] for a in "abcdefghijkl"]
    assert frame(only([["campo_a", "Escriba otra cosa", "campo_a"], *faults])) == (None, (1, 13))


def test_pairs_of_a_label_and_its_value_are_no_names() -> None:
    about: Rows = [["Tema", "La gente de los pueblos"], ["Meta", "Mostrar cuánta gente hay en ellos"]]
    about = [*about, ["Serie", "Proyecciones de la gente"], ["Oficina", "La de los números del país"]]
    assert found([["FICHA"], ["Archivo", "PUEBLO1040"], *about]) == ()
    assert frame(only([["FICHA"], ["Archivo", "Sentido"], *about])) == ((2, 2), (3, 6))
    codes: Rows = [[f"ZTL{letter}", f"El distrito {letter} del norte"] for letter in "ABCDE"]
    assert frame(only([["ZTL321CD", "ZTL321NM"], *codes])) == ((1, 1), (2, 6))
    assert found([["Clave", "8.7"], ["Dónde"], ["Piso", "Piso I"], *about]) == ()


def test_a_day_in_a_column_of_days_is_no_name() -> None:
    days: list[list[Raw]] = [[f"hora {n}", date(1983, 12, n)] for n in range(1, 7)]
    assert frame(only(days)) == (None, (1, 6))
    assert frame(only([["Qué", "Cuándo"], *days])) == ((1, 1), (2, 7))


def test_pairs_of_a_word_and_a_figure_are_a_table_without_a_header_a_form_is_none() -> None:
    assert frame(only([["día", 3], ["mes", 4], ["año", 5]])) == (None, (1, 3))
    assert found([["día", 3], ["mes", "abril"], ["año", 5]]) == ()


def test_records_without_a_header_though_one_of_their_figures_is_written_out() -> None:
    rows: Rows = [*([1.5 * n, f"0.{n}", "Number"] for n in range(1, 18)), ["2962:48:00", "[h]", "TimeSpan"]]
    assert frame(only(rows)) == (None, (1, 18))


def test_codes_of_one_form_beside_words_are_a_table_without_a_header() -> None:
    lines: Rows = [[f"AT 4.{n}", f"Viviendas de la parte {n}"] for n in range(1, 7)]
    assert frame(only([["Anexo de 2023"], [], *lines])) == (None, (3, 8))
    assert not found([["Anexo de 2023"], [], *([f"Parte {'ABCDEF'[n]}", "Viviendas"] for n in range(6))])


def test_a_part_of_one_is_a_figure_without_its_nought() -> None:
    rows: Rows = [["Las galletas de la abuela"], ["Harina", "2t"], ["Azúcar", "1t"], ["Nata", ".5lb"], ["Huevos", "2"]]
    assert frame(only(rows)) == (None, (2, 5))


def test_numbers_under_a_header_are_records_where_no_words_stand_below() -> None:
    assert frame(only([["xxx", "yyy", "zzz"], [1, 2, 3], [4, 5]])) == ((1, 1), (2, 3))
    assert frame(only([list("ABCDEF"), [1, 2, 3, 4, 5, 6]])) == ((1, 1), (2, 2))
    words: Rows = [["Fracción", "Texto", "Arancel"], [1, 2, 3], ["0101.21", "De raza", 10], ["0101.29", "Otros", 15]]
    assert frame(only(words)) == ((1, 2), (3, 4))


def test_a_record_whose_figures_are_told_in_words_is_no_second_row_of_names() -> None:
    rows: Rows = [["Tipo", "Hoja", "Prueba"], ["Texto", "huevos", "huevos"]]
    numbers: Rows = [[name, 1.5, 1.5] for name in ("Real", "Entero", "Exponente", "Fracción", "Porcentaje")]
    assert frame(only([*rows, *numbers])) == ((1, 1), (2, 7))


def test_a_second_table_right_below_the_total_and_the_note_of_the_first() -> None:
    head = ["Category", "Weight", "Margin", "Volume"]
    lines: Rows = [[f"FUTURE {n}", 0.5 * n, 1000 * n, 0.25 * n] for n in range(1, 8)]
    more: Rows = [["Bill", 60.5, 69, 4.5], ["Money", 38.5, 44], ["Cash", 1.5, 12, 0]]
    rows: Rows = [head, *lines, ["Total", 14, 28000, 7], ["* 10y equivalents"], [*head[:2], "Value", "Yield"], *more]
    one, other = found([*rows, ["Source: office", 100.5, 125]])
    assert (frame(one), frame(other)) == (((1, 1), (2, 8)), ((11, 11), (12, 14)))


def test_words_that_close_every_part_close_the_last_one_too() -> None:
    part: Rows = [["text", "a", "b", "c"], ["note", "d", "e", "f"], ["end_group"]]
    head = ["type", "name", "label", "hint"]
    assert frame(only([head, *part, *part, *part])) == ((1, 1), (2, 10))
    assert frame(only([head, *part, *part[:2], ["otra cosa"]])) == ((1, 1), (2, 6))


def test_columns_under_a_group_have_its_name_though_none_of_their_own() -> None:
    rows: Rows = [
        [N, "Casados", N, N, "Solteros"],
        ["Año", "Tasa", N, "Desde", "Tasa", N, "Desde"],
        *([2000 + n, 0.1, ">", 100 * n, 0.2, ">", 50 * n] for n in range(8)),
    ]
    table = only(rows, merges=(Box(1, 2, 1, 4), Box(1, 5, 1, 7)))
    assert headers(table)[1:4] == ["Casados | Tasa", "Casados", "Casados | Desde"]


def test_what_is_told_beside_a_table_under_a_colon_is_no_column() -> None:
    lines: list[list[Raw]] = [[f"v{n}", f"Variable {n}", "long"] for n in range(30)]
    lines[0] += [N, "Todo lo que el banco de datos guarda"]
    table = only([["Variable", "Descripción", "Tipo", N, "Instrucciones:"], *lines])
    assert headers(table) == ["Variable", "Descripción", "Tipo"]


def test_a_summary_whose_names_stand_beside_the_first_record() -> None:
    lines: list[list[Raw]] = [[6.5, 2.5 + n, "virginica"] for n in range(8)]
    for row, beside in zip(lines, [["Row Labels", "Sum"], ["setosa", 95.5], ["virginica", 117.25]], strict=False):
        row += [N, *beside]
    one, other = found([["Length", "Width", "Species"], *lines])
    assert (frame(one), frame(other)) == (((1, 1), (2, 9)), ((2, 2), (3, 4)))


def test_an_address_is_no_name_of_a_field() -> None:
    rows: Rows = [
        ["Fiestas", "Dónde consta", "Comentarios"],
        *([name, f"http://www.{name.lower()}.gob.mx/tema/fecha"] for name in ("NL", "SON", "SA", "CHIH", "COAH")),
    ]
    assert len(found(rows)) == 1


def test_a_number_over_numbers_stands_in_a_record() -> None:
    lines: Rows = [[f"{40 + n}", "Productos", "Pan", f"1.1.{n}", f"['Pan {n}']"] for n in range(1, 7)]
    assert frame(only([[N, "label_divi", "label_clas", "code_coico", "MLI"], *lines])) == ((1, 1), (2, 7))
    assert frame(only([["A", 1, 2], ["B", 2, 4], ["C", 3, 6]])) == (None, (1, 3))


def test_an_answer_that_stands_in_many_cells_is_no_name_of_a_field() -> None:
    head = ["collection", "author", "agency", *(f"level_{n}" for n in range(1, 9)), "source"]
    line = ["Clima y salud", "Centro", "Ministerio", *["No"] * 8, "Tema"]
    assert frame(only([head, line, line, line])) == ((1, 1), (2, 4))


def test_names_in_small_letters_over_pairs() -> None:
    pairs: Rows = [["firstname", "lastname"], ["Taylor", "Otwell"], ["Adam", "Wathan"]]
    assert frame(only(pairs)) == ((1, 1), (2, 3))
    assert frame(only([["Super"], ["See below"], *[[]] * 6, *pairs])) == ((9, 9), (10, 11))
    assert found([["perro", "gato"], ["casa", "mesa"], ["luz", "sol"]]) == ()


def test_a_number_under_the_first_of_two_names_is_a_record() -> None:
    assert frame(only([["Konto", "Titular"], [100, "Caja"]])) == ((1, 1), (2, 2))
    assert found([["Nombre", "Ana Ruiz"], ["Cargo", "Directora"]]) == ()


def test_names_with_colons_over_figures_at_the_top_of_a_sheet() -> None:
    lines: Rows = [[100 + n, "Órganos", 10010 + n, "Servicio", 5000 * n] for n in range(1, 6)]
    assert frame(only([["Centro:", "Centro (texto)", "Función:", "Función (texto)", 2013], *lines])) == ((1, 1), (2, 6))


def test_means_and_running_totals_are_no_records() -> None:
    months: Rows = [[name, 100 + n, 200 + n] for n, name in enumerate(("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO"))]
    rows: Rows = [["MES", "2011", "2012"], *months, ["TOTAL ANUAL", 510, 1010], ["MEDIA MENSUAL", 102, 202]]
    assert frame(only(rows)) == ((1, 1), (2, 6))
    assert frame(only([*rows[:6], ["ACUMULADO TOTAL", 510, 1010]])) == ((1, 1), (2, 6))
    assert frame(only([["Prioridad", "2011", "2012"], ["Alta", 1, 2], ["Baja", 4, 5], ["Media", 3, 9]])) == (
        (1, 1),
        (2, 4),
    )


def test_a_total_within_what_is_named_once_for_several_rows_is_inside() -> None:
    head = ["Periodo", "Quién", "Seguro", "Retiro"]
    lines: list[list[Raw]] = []
    for n in range(3):
        lines += [[f"Desde {2000 + n}", "Patrón", 3.5, 2.5 + n], [N, "Persona", 1.5, 1], [N, "Total", 5, 3.5 + n]]
    merges = tuple(Box(top, 1, top + 2, 1) for top in (2, 5, 8))
    assert frame(only([head, *lines, ["(*) Se trata de la tasa media."]], merges=merges)) == ((1, 1), (2, 10))


def test_what_is_reckoned_from_a_table_under_its_total_is_outside() -> None:
    head = ["Entity", "Revenue", "Expenses", "Net"]
    lines: Rows = [[f"Partner {n}", 10 * n, 5 * n, 5 * n] for n in range(1, 5)]
    rest: Rows = [["TOTAL", 100, 50, 50], [], ["Avg revenue", 25], ["Avg expense", 12.5], ["Rows read", 4]]
    assert frame(only([head, *lines, *rest])) == ((1, 1), (2, 5))


def test_labels_with_values_beside_a_long_table_are_no_columns() -> None:
    lines: list[list[Raw]] = [[f"p{n}", n, 2.5 * n] for n in range(200)]
    for row, told in zip(lines, ("Total", "Largest", "Average"), strict=False):
        row += [told, 9.5]
    assert headers(only([["Product", "Quantity", "Price"], *lines])) == ["Product", "Quantity", "Price"]


def test_one_name_over_figures_below_the_title_of_a_section() -> None:
    rows: Rows = [[N, "Índice"], ["Índice general"], *([f"1997M0{n}", 65.5 + n] for n in range(1, 7))]
    assert frame(only(rows, merges=(Box(2, 1, 2, 2),))) == ((1, 1), (3, 8))


def test_one_name_in_two_rows_over_figures_beside_two_columns_of_words() -> None:
    lines: Rows = [["Puebla" if n == 1 else "Sonora" if n == 5 else N, f"{n}. enero", 1161 + n] for n in range(1, 9)]
    rows: Rows = [["Datos"], [], [N, N, "Habitantes"], [N, N, "en total"], *lines]
    table = only(rows, merges=(Box(3, 1, 4, 2), Box(5, 1, 8, 1), Box(9, 1, 12, 1)))
    assert (frame(table), headers(table)) == (((3, 4), (5, 12)), ["", "", "Habitantes | en total"])
    table = only([*rows, ["Clave: A-17"], [], [N, "Instituto de Estadística", "hecho el 2 de enero"]])
    assert frame(table) == ((3, 4), (5, 12))


def test_an_empty_matrix_has_its_names_and_what_its_rows_are_about() -> None:
    rows: Rows = [
        [N, N, "Media", N, "Desviación", N],
        [N, N, 2017, 2018, 2017, 2018],
        *([f"Grupo {n}", f"Indicador {n}"] for n in range(1, 6)),
    ]
    assert frame(only(rows, merges=(Box(1, 3, 1, 4), Box(1, 5, 1, 6)))) == ((1, 2), (3, 7))


def test_figures_alone_beside_the_records_of_another_table_under_its_own_names_again() -> None:
    rows: list[list[Raw]] = [["zona-1", "zona-2", "zona-3"], *([n, 2 * n, 3 * n] for n in range(1, 8))]
    for row, beside in zip(rows[3:], [["zona-1", "zona-2"], *([n, 2 * n] for n in range(1, 5))], strict=True):
        row += [N, *beside]
    assert [frame(table) for table in found(rows)] == [((1, 1), (2, 8)), ((4, 4), (5, 8))]


def test_a_table_that_begins_beside_the_last_record_of_another() -> None:
    one: Rows = [["clave", "ventas", "costo"], *([n, 3 * n, 2 * n] for n in range(1, 6)), [6, 18, 12]]
    two: list[list[Raw]] = [["rubro", "año", "tasa"], *([f"R{n}", 2020 + n, 0.5 * n] for n in range(1, 5))]
    rows = [*one[:-1], [*one[-1], N, *two[0]], *([N, N, N, N, *row] for row in two[1:])]
    assert [frame(table) for table in found(rows)] == [((1, 1), (2, 7)), ((7, 7), (8, 11))]


def test_names_over_figures_two_columns_of_which_have_none() -> None:
    lines: Rows = [[2000 + n, 0.5 * n, 3.5 * n, 1.5 * n, 4.5, 7.5, 9.5] for n in range(8)]
    table = only([[], [N, "ppp", "exchange", N, "line USD", "line AR"], *lines])
    assert (frame(table), headers(table)[3]) == (((2, 2), (3, 10)), "")


def test_what_the_rows_are_about_stands_before_an_empty_column() -> None:
    lines: Rows = [[date(2001 + n, 1, 31), N, n - 4.5, N, n - 7.5, n - 1.5] for n in range(4)]
    table = only([[N, N, "IND.NORTE", N, "IND.SUR", "IND.ESTE"], *lines])
    assert [c.column for c in table.columns] == [1, 3, 5, 6]
    assert frame(table) == ((1, 1), (2, 5))


def test_a_group_merged_over_empty_columns_binds_what_stands_on_both_sides() -> None:
    lines: Rows = [[f"BO0{n}", 600 + n, 300 + n, N, N, f"4{n}.5%", 3 * n, 40 + n] for n in range(1, 7)]
    rows: Rows = [
        ["Precinct", "Statistics", N, N, N, N, N, "District 14"],
        [N, "Registered", "Ballots", N, N, "Turnout", "Early", "Parry"],
    ]
    table = only([*rows, *lines], merges=(Box(1, 1, 2, 1), Box(1, 2, 1, 7), Box(90, 2, 90, 7)))
    assert (frame(table), headers(table)[3]) == (((1, 2), (3, 8)), "Statistics | Turnout")


def test_a_series_of_whose_first_periods_nothing_is_known_yet() -> None:
    periods: Rows = [[f"{1990 + n // 4}T{n % 4 + 1}"] for n in range(56)]
    known: Rows = [[f"{2004 + n // 4}T{n % 4 + 1}", 900 + n, 90 + n, 30 + n, 60, 70, 80, 90] for n in range(20)]
    form: Rows = [["Título", "Altas en el registro"], ["Datos", "Promedio del trimestre"], ["Nivel", "Todo el país"]]
    names = [
        "Altas",
        "Despido por causas económicas",
        "Renuncias",
        "Fin de contrato",
        "Primera entrada",
        "Otros",
        "s/d",
    ]
    rows: Rows = [*form, ["Fuente", "Registro"], [], ["Periodo", *names], [], *periods, *known]
    assert frame(only(rows)) == ((6, 6), (8, 83))


def test_a_cell_merged_down_beside_the_names_tells_of_all_its_rows() -> None:
    rows: Rows = [["Folio", "Grupo", "Lugar"], ["A1", "Agua", "Norte", "3 de mayo"]]
    rows += [["A2", "Salud", "Sur"], ["A3", "Abrigo", "Este"], ["A4", "Agua", "Norte"]]
    assert headers(only(rows, merges=(Box(2, 4, 5, 4),))) == ["Folio", "Grupo", "Lugar", ""]
    assert headers(only(rows)) == ["Folio", "Grupo", "Lugar"]


def test_columns_of_words_before_an_empty_one_say_what_the_rows_are_about() -> None:
    rows: list[list[Raw]] = [["Precios"], [], [N, N, N, N, "Nuevas", N, "Usadas"], [N, N, N, N, "$", N, "$"], ["País"]]
    for year in (2021, 2022):
        rows += [[N, year if n == 1 else N, f"T{n}", N, 700 + n, N, 600 + n] for n in (1, 2, 3, 4)]
    table = only(rows)
    assert ([c.column for c in table.columns], frame(table)) == ([2, 3, 5, 7], ((3, 4), (6, 13)))
    beside: list[list[Raw]] = [["Lote", "Peso", N, "Sector", "Precio", "Tasa"]]
    beside += [[f"L{n}", 30 + n, N, f"Sector {n}", 40.5 + n, 3.5] for n in range(6)]
    assert [c.column for c in found(beside)[-1].columns][-3:] == [4, 5, 6]


def test_many_names_over_a_single_record_may_be_long_or_come_again() -> None:
    wide: list[Raw] = ["clave", *(f"input_{'energia_' * 8}{n}" for n in range(12))]
    assert frame(only([wide, ["R28", *(n / 7 for n in range(12))]])) == ((1, 1), (2, 2))
    again: list[Raw] = ["No.", "Cultivo", "Dosis", *["Marca", "Empresa"] * 4]
    assert frame(only([again, [1, "trigo", "d1", *(f"m{n}" for n in range(8))]])) == ((1, 1), (2, 2))
    assert found([[f"Sede {n}" for n in range(9)] * 4]) == ()


def test_words_that_close_a_part_as_before_though_they_are_written_another_way() -> None:
    part: Rows = [["begin group", "a", "b", "c"], ["note", "d", "e", "f"]]
    rows: Rows = [["type", "name", "label", "hint"], *part, ["end_group"], *part]
    assert frame(only([*rows, ["end group"]])) == ((1, 1), (2, 7))


def test_names_merged_over_several_columns_over_a_list_to_be_filled_in() -> None:
    head: list[Raw] = [N, "Pauta", N, N, N, "Qué opina", "Puntos (elija uno)", "Visto", "Vuelto a ver"]
    lines: list[list[Raw]] = [[N, f"1.{n} ¿Es clara la parte {n}?"] for n in range(1, 9)]
    rows = [[], [N, "Registro"], [], head, *lines]
    merges = tuple(Box(n, 2, n, 5) for n in range(4, 13))
    assert frame(only(rows, merges=merges)) == ((4, 4), (5, 12))


def test_two_names_of_variables_over_a_long_list_whose_second_column_is_empty() -> None:
    lines: list[list[Raw]] = [[f"Almacén {n}", ""] for n in range(1, 25)]
    assert frame(only([["almacen", "otro_nombre"], *lines])) == ((1, 1), (2, 25))
    assert found([["Almacenes", "Otro nombre"], *lines]) == ()


def test_pairs_that_say_the_same_twice_are_records_without_names() -> None:
    lines: list[list[Raw]] = [[f"Cada {n} {unit}"] * 2 for n in "234" for unit in ("días", "meses", "años")]
    assert frame(only([*lines, ["Otra"]])) == (None, (1, 10))
    assert found([[f"Cada {n}", f"Nunca {n}"] for n in "abcdefghij"]) == ()


def test_numbers_far_below_a_table_beside_its_names_are_none_of_it() -> None:
    rows: list[list[Raw]] = [
        ["Nombre", "Apellido", "Foto"],
        ["Ana", "Ruiz"],
        *[[]] * 40,
        [N, N, N, 3, 4],
        [N, N, N, 6, 7],
    ]
    table = only(rows)
    assert (frame(table), headers(table)) == (((1, 1), (2, 2)), ["Nombre", "Apellido", "Foto"])


def test_a_header_counted_as_the_first_record_under_numbers_of_the_columns() -> None:
    rows: list[list[Raw]] = [[N, "0", "1", "2", "3"], ["0", "Estado", "Casos", "Altas", "Corte"]]
    rows += [[str(n), f"Estado {n}", str(7 * n), "3", f"2{n}/3/2020 20:15 h"] for n in range(1, 8)]
    assert (frame(only(rows)), headers(only(rows))[1]) == (((2, 2), (3, 9)), "Estado")


def test_known_words_in_a_list_whose_second_column_goes_on_alone_are_no_header() -> None:
    parts: list[list[Raw]] = [[N, "uri"], ["topics", "id"], [N, "name"], [N, "uri"], ["keywords", "name"], [N, "uri"]]
    assert found([["Campos"], [], ["idno"], [N, "sección"], *parts, [N, "vocabulario"], ["avisos"]]) == ()
    assert only([["topics", "id"], ["a", 1], ["b", 2]]).header_rows == (1, 1)


def test_sums_told_at_the_end_of_the_names_are_none() -> None:
    lines: Rows = [[date(2024, 1, n), f"Pago {n}", f"Tipo {n % 2}", 9.9 * n, 62 * n, "Viaje"] for n in range(1, 9)]
    names = ["Día", "Qué", "Clase", "En dólares", "En euros", "Para qué"]
    sums = ["INGRESOS", 84202.53, "GASTOS", -385526.33]
    table = only([[*names, *sums], *lines])
    assert (frame(table), headers(table)) == (((1, 1), (2, 9)), names)
