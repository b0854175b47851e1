"""Tables for whose names nothing speaks but what stands under them."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw

COUNTRIES = [f"{letter}landia" for letter in "ABCDEFGH"]


def test_two_names_over_words_that_are_chosen_from_a_few() -> None:
    rows: Rows = [["País", "Habla español"], *([name, "Sí" if len(name) > 8 else "No"] for name in COUNTRIES)]
    assert frame(only(rows)) == ((1, 1), (2, 9))


def test_a_gap_under_two_names_and_another_such_table_below() -> None:
    rows: Rows = [["INDUSTRY", "SIC"], [], *([f"Making of {n}", f"{n}-{n + 2}"] for n in range(10, 16)), []]
    rows += [["SECTOR", "SIC"], [], *([f"Sector {n}", f"{n} to 96"] for n in range(3))]
    assert [frame(t) for t in found(rows)] == [((1, 1), (3, 8)), ((10, 10), (12, 14))]


def test_one_record_of_figures_under_a_form() -> None:
    rows: Rows = [[N, "Wages"], [], [N, "Choose a district", "Aberafan"], [], [N, "District", "Country", "Union"]]
    assert frame(only([*rows, [N, 672.9, 719.3, 766.6]])) == ((5, 5), (6, 6))


def test_a_list_of_sheets_on_a_page_of_text() -> None:
    told: Rows = [["Manual de la revisión"], [], ["Se entrega con dos hojas, que se explican abajo."], []]
    listed: Rows = [["Sheet", "Title", "Description"], ["A.1", "Avances", "Lo que se avanzó en la mesa, por capítulo."]]
    assert frame(only([*told, *listed], name="Cover")) == ((5, 5), (6, 6))
    assert found([*told, ["Elaboró", "Dirección General", "Junio"], ["Revisó", "Otra", "Julio"]], name="Cover") == ()


def test_words_that_head_columns_below_a_table_of_words() -> None:
    rows: Rows = [["Variables", "Descripción"], *([f"pos {n}", f"Lo que vale el dato {n}"] for n in range(5)), []]
    rows += [["Variables", "Valor", "Descripción"], ["calle", "A", "Vía angosta"], [N, "B", "Vía ancha"]]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 6)), ((8, 8), (9, 10))]


def test_tables_side_by_side_and_again_below_under_titles_of_their_own() -> None:
    def band(title: str, start: int) -> Rows:
        head = [f"Columna {n}" for n in (1, 2, 3)]
        lines = [[n, n, n] for n in range(start, start + 3)]
        return [[title, N, N, N, title], [*head, N, *head], *([*line, N, *line] for line in lines)]

    rows = [*band("Norte", 1), [], *band("Sur", 1)]
    assert [frame(t) for t in found(rows)] == [((2, 2), (3, 5))] * 2 + [((8, 8), (9, 11))] * 2


def test_a_sheet_of_a_few_words_and_no_more() -> None:
    assert frame(only([[], [], [N, "X", "Y"], [N, "foo", "bar"]])) == ((3, 3), (4, 4))
    assert frame(only([["header", "header1", "header"], ["test", "test"]])) == ((1, 1), (2, 2))
    assert frame(only([["Table 1"], [N, "Column 1", "Column 2"], ["Row 1", "Data 1", "Data 2"]])) == ((2, 2), (3, 3))
    assert frame(only([["header"], ["test"]])) == ((1, 1), (2, 2))
    for rows in ([["Puebla", "Oaxaca"], ["Ana", "Eva"]], [["hello"], ["Row 1"], ["Row 2"]]):
        assert found(rows) == ()


def test_names_that_are_others_below_a_merged_title() -> None:
    rows: Rows = [["Capacities"], ["Capacity", "Title"], *([f"C.{n}", f"Of the state {n}"] for n in range(1, 8))]
    rows = [*rows, ["Indicators"], ["Indicator No", "Title"], *([f"C.{n}.1", f"Policy {n}"] for n in range(1, 6))]
    tables = found(rows, merges=(Box(1, 1, 1, 2), Box(10, 1, 10, 2)))
    assert [frame(t) for t in tables] == [((2, 2), (3, 9)), ((11, 11), (12, 16))]


def test_a_small_table_on_a_page_of_text_that_is_named_as_a_large_one() -> None:
    def part(title: str, count: int) -> Rows:
        return [[title], ["Topic", "Period", "Page"], *([f"Revenue {n}", f"Quarter {n}", n] for n in range(count)), []]

    rows = [*part("Finance", 6), *part("Other", 2)]
    assert [frame(t) for t in found(rows, name="Index")] == [((2, 2), (3, 8)), ((11, 11), (12, 13))]


def test_small_letters_name_the_columns_of_a_tiny_sheet() -> None:
    assert frame(only([["x", "y", "z"], ["NA", "NA"], [1, 1, 1], [2, 2, 2]])) == ((1, 1), (2, 4))


def test_titles_merged_over_lines_of_text_are_no_names() -> None:
    rows: list[list[Raw]] = [["Anexo 7", N, "Lote 30", N, N, "Lista de precios"], [], ["Cómo se llena"]]
    rows += [
        ["Se ofrece todo lo que se pide, o una parte."],
        [],
        ["El precio dice lo que se paga."],
        ["Las horas son enteras."],
        [],
    ]
    rows += [["Clave", "Servicio", "Estudios", "Años", "Precio", "Unidad", "Mejor precio"]]
    rows += [["7-5", "Analista", "Licenciatura", 2, 50, "Hora", 45]]
    merges = (Box(1, 1, 1, 2), Box(1, 3, 1, 5), Box(1, 6, 1, 9))
    assert frame(only(rows, merges=merges)) == ((9, 9), (10, 10))


def test_a_table_of_many_columns_below_a_form_to_be_filled_in() -> None:
    form: list[list[Raw]] = [["Sección 1"], [], [N, "Dimensión", "Ingreso y patrimonio"]]
    form += [[N, f"Dato {n}", f"Lo que la encuesta pregunta a cada hogar, {n}"] for n in range(4)]
    form += [[N, f"¿Qué otra fuente hay en su oficina? {n}"] for n in range(6)]
    names: list[list[Raw]] = [[N, "Grupo de hogares", "Cálculo", "Corte", "Año"]]
    years: list[list[Raw]] = [[N, N, N, N, 2020, "Nota", 2021, "Nota", 2022, "Nota"]]
    rows = [*form, [], ["Sección 2"], [], *names, *years, [N, "Todo el país", "Media", "Todo", N, N, 43.5]]
    merges = (*(Box(17, c, 18, c) for c in (2, 3, 4)), Box(17, 5, 17, 10))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[4]) == (((17, 18), (19, 19)), "Año | Nota")


def test_known_words_in_a_record_under_names_beyond_doubt() -> None:
    assert frame(only([["#valid_tag", "#valid_kind"], ["#sector", "number"], ["#when", "day"]])) == ((1, 1), (2, 3))
    assert frame(only([["Revisión"], ["Capítulo", "Fecha"], ["3", "12 de mayo"]])) == ((2, 2), (3, 3))


def test_known_words_in_one_of_the_records_under_more_names_beyond_doubt() -> None:
    kinds: Rows = [[f"campo_{a}", f"Cuánto es {a} en verdad", N, f"Anuario {a}"] for a in "abcdefg"]
    known: Rows = [["país", "Tema - de que se trata", N, "Fuente de todos"], *kinds]
    assert frame(only([["column", "description", "unit", "source"], *known])) == ((1, 1), (2, 9))


def test_pairs_of_words_of_which_a_later_one_stands_over_years() -> None:
    words: Rows = [["Concepto", f"Obra {a}"] for a in "abcdefg"]
    years: Rows = [["Cada cuando", "Anual"], *(["Tiempo", str(year)] for year in range(2001, 2021))]
    table = only([["Índice"], [N, "Variable", "Lugar"], *([N, *row] for row in (["Nombre"] * 2, *words, *years))])
    assert (frame(table), headers(table)) == (((2, 3), (4, 31)), ["Variable | Nombre", "Lugar | Nombre"])


def test_one_name_that_heads_columns_begins_a_long_list_of_pairs() -> None:
    words = [[f"palabra{letter}{other}", f"{letter}{other}"] for letter in "abcde" for other in "mnopq"]
    assert frame(only([["Término original", "Se cambia por"], *words])) == ((1, 1), (2, 26))
    labels = [[f"Región {at}" if at % 3 else f"Capital {at}", f"así {at}"] for at in range(25)]
    assert found([["País", "Arcadia"], *labels]) == ()


def test_names_that_head_columns_over_two_records_on_a_page_of_text() -> None:
    rows: list[list[Raw]] = [["Prices"], ["To see the data, choose a table below."], [], ["Next update"], []]
    rows += [["Dataset", "Frequency", "Prices - description", "Found before in"]]
    rows += [
        ["Tab 3", "Quarterly", "What new houses cost", "List 9"],
        ["Tab 4", "Yearly", "What old ones cost", "List 8"],
    ]
    assert frame(only([*rows, [], ["All of it is provisional."]], name="Contents")) == ((6, 6), (7, 8))


def test_long_lists_in_the_order_of_the_alphabet_but_for_their_name() -> None:
    towns = [[f"{letter}{other}villa", f"{other}ad{letter}"] for letter in "abcdef" for other in "mnop"]
    assert frame(only([["poblado", "Comarca"], *towns])) == ((1, 1), (2, 25))
    assert found([["aavilla", "mada"], *towns]) == ()


def test_codes_of_one_form_under_a_name_of_another() -> None:
    lines = [[f"MEX-{letter}{other}", f"De {other}{letter}"] for letter in "ZYXWV" for other in "ABCDE"]
    assert frame(only([["Zona3", "Comarca"], *lines, ["MEX", "Todo el país"]])) == ((1, 1), (2, 27))
    assert found([["MEX-AZ", "Comarca"], *lines, ["MEX", "Todo el país"]]) == ()


def test_names_over_what_is_told_once_for_several_rows_by_merges() -> None:
    rows: Rows = [["sub_clave", "producto"]]
    merges = []
    for group in range(4):
        merges.append(Box(len(rows) + 1, 1, len(rows) + 5, 1))
        rows = [*rows, *([f"{1110 + group} : grupo" if n == 0 else N, f"Pan de {group}{n}"] for n in range(5))]
    assert frame(only(rows, merges=tuple(merges))) == ((1, 1), (2, 21))


def test_numbers_among_words_are_no_labels() -> None:
    rows: Rows = [["¿vale?", "Descripción"], [0, "cero"], [1, "uno"], [True, "cierto"], ["col", "letras"], ["F", "efe"]]
    assert frame(only([*rows, ["todo", "palabra"]])) == ((1, 1), (2, 7))


def test_a_pair_that_goes_on_with_pairs_above_a_gap_is_no_header() -> None:
    rows: list[list[Raw]] = [["Contenido"], ["Cuadro", "Censo: habitantes"], ["Corte", "2011"], []]
    rows += [["Tabla de población", "Todos los residentes"], ["Cobertura", "El país entero, sin las islas menores"]]
    rows += [["Desglose", "Por zonas y, dentro de estas,"], [N, "por municipios y comarcas completas"]]
    rows += [["Universo", "Personas que residen aquí todo el año"], [], ["Notas"], *[["Según el censo."]] * 5]
    assert found(rows) == ()


def test_names_that_seem_to_be_the_first_of_the_records_or_stand_alone_above_them() -> None:
    counted: Rows = [["#", "Clave", "País", "Lleva cuentas", 14, 7]]
    counted += [[n, f"C{n}", name, "AB", n % 2, 0.5] for n, name in enumerate(COUNTRIES, 1)]
    assert frame(only(counted)) == ((1, 1), (2, 9))
    ages: Rows = [["#0-5", 45778, "25-45", "45-65", "65+"], *([n // 3 + 0.5, 17.6, 10.7, 6.04, 3.8] for n in range(9))]
    assert frame(only(ages)) == ((1, 1), (2, 10))
    dates: Rows = [["Fecha"], *([date(2020, n, 1), 11.5 - 2.5 * n] for n in range(1, 9))]
    assert (frame(only(dates)), headers(only(dates))) == (((1, 1), (2, 9)), ["Fecha", ""])
    figures: Rows = [[9.5, "-", "n.d.", 6.04, 3.8], *([n // 3 + 0.5, 17.6, 10.7, 6.04, 3.8] for n in range(9))]
    assert frame(only(figures)) == (None, (1, 10))


def test_labels_with_their_values_in_one_cell_are_no_names() -> None:
    rows: Rows = [["Presupuesto"], [], ["Tipo de gasto: Real", *[N] * 5, "Año: 2023"]]
    rows += [["Fondo: FEDERAL 2023", *[N] * 5, "Actor: Partido"], ["Consulta: 19/10/2023"], [], [], []]
    rows += [["Partido", "Votos", "Parte", "Igual"], *([f"{c}a", "90,100", "8.5%", "$3"] for c in "NPMV")]
    assert [frame(t) for t in found(rows)] == [((9, 9), (10, 13))]
