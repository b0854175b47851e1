"""Tables below one another whose names come again."""

from __future__ import annotations

import pytest
from test_layout import N, Rows, found, frame, only

from workbench.domain.sheet import Box, Raw


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


def test_names_beside_the_first_one_merged_down_again_begin_another_table_right_under_a_total() -> None:
    def block(what: str, *names: str) -> list[list[Raw]]:
        lines: list[list[Raw]] = [[f"Zona {n}", *(n * 7 + len(w) for w in names)] for n in range(4)]
        total = [sum(int(str(line[c])) for line in lines) for c in range(1, len(names) + 1)]
        return [["Zona", what], [N, *names], *lines, ["Total", *total]]

    rows = [*block("Alcalde", "Ana Ruiz", "Luis Paz"), *block("Jueces", "Eva Sol", "Iván Mar", "Juan Gil")]
    merges = (Box(1, 1, 2, 1), Box(1, 2, 1, 3), Box(8, 1, 9, 1), Box(8, 2, 8, 4))
    assert [frame(t) for t in found(rows, merges=merges)] == [((1, 2), (3, 6)), ((8, 9), (10, 13))]


def test_the_same_merged_names_under_another_title_begin_another_table_and_under_the_same_one_go_on() -> None:
    head: list[list[Raw]] = [["Estado", 2015, N, 2016, N], [N, *("Ingreso", "Error") * 2]]
    lines: list[list[Raw]] = [[f"Estado {w}", 50 + n, n, 60 + n, n] for n, w in enumerate("abcdef", 1)]
    again = (Box(2, 1, 3, 1), Box(11, 1, 12, 1), Box(1, 1, 1, 5), Box(10, 1, 10, 5))
    merges = (*again, *(Box(row, c, row, c + 1) for row in (2, 11) for c in (2, 4)))
    rows = [["A precios corrientes"], *head, *lines, ["A precios de 2015"], *head, *lines]
    assert [frame(t) for t in found(rows, merges=merges)] == [((2, 3), (4, 9)), ((11, 12), (13, 18))]
    rows[9] = rows[0]
    assert len(found(rows, merges=merges)) == 1


def test_some_of_the_names_in_other_columns_under_a_title_begin_another_table() -> None:
    rows: list[list[Raw]] = [["Campos"], [N, "Nombre", "Ejemplo", "Largo", "Clase", "Regla"]]
    rows += [["F", f"campo_{n}", "x" * n, n, "Texto", f"hasta {n}"] for n in range(2, 7)]
    rows += [[], ["Pruebas"], ["Descripción", N, "Clase", "Regla"], ["una vez", N, "Única", "campo_2"]]
    rows += [["pocos", N, "Cuenta", "campo_3"]]
    assert [frame(t) for t in found(rows)] == [((2, 2), (3, 7)), ((10, 10), (11, 12))]


def test_most_of_many_names_come_again_under_a_gap_the_first_is_another() -> None:
    def block(what: str, last: str) -> list[list[Raw]]:
        names: list[Raw] = [what, *(f"Mesa {n}" for n in range(1, 9)), last, "Votos"]
        return [names, [f"Ana de {what}", N, 3, *[N] * 6, "Ana", 3], [f"Eva de {what}", 4, *[N] * 7, "Eva", 4], [], []]

    rows = [*block("Alcalde", "A"), *block("Juez", "J"), *block("Regidor", "R")]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 3)), ((6, 6), (7, 8)), ((11, 11), (12, 13))]


def test_the_row_above_the_first_names_comes_again_above_those_of_another_table() -> None:
    def block(what: str, *names: str) -> list[list[Raw]]:
        head: list[list[Raw]] = [["Miles de pesos", "Año 2010"], [N, N, what, N, "Resto"]]
        head += [["Clave", "Producto", *names]]
        return [*head, *([f"P{n}", f"Cosa {n}", *(n + c for c in range(len(names)))] for n in range(1, 7)), [], [], []]

    rows = [*block("Oferta", "Maíz", "Chile", "Sal", "Té"), *block("Uso", "Maíz", "Chile", "Sal", "Té", "Suma")]
    merges = (Box(2, 3, 2, 4), Box(2, 5, 2, 6), Box(14, 3, 14, 4), Box(14, 5, 14, 7))
    assert [frame(t) for t in found(rows, merges=merges)] == [((2, 3), (4, 9)), ((14, 15), (16, 21))]


def test_words_row_by_row_down_to_a_gap_under_a_title_where_the_first_table_counts() -> None:
    rows: list[list[Raw]] = [["Directorio"], ["Nombre", "Ciudad", "Teléfono", "Correo"]]
    rows += [[f"Ana {w}", f"Villa {w}", 5551230 + n, f"{w}@correo.mx"] for n, w in enumerate("abcdefghijklmnopqrst")]
    rows += [[], ["Informe"], ["Quiénes", "Qué se hizo", "Qué falta", "Qué más"]]
    rows += [
        [f"Grupo {w}", f"Se revisó la parte {w} de la obra", f"Falta gente en la parte {w} del plan", "ninguna"]
        for w in "fghi"
    ]
    assert [frame(t) for t in found(rows)] == [((2, 2), (3, 22)), ((25, 25), (26, 29))]
    rows += [[], ["Avisos"], ["Se junta el lunes", "a las diez"], [N, "en la sala"]]
    assert [frame(t)[0] for t in found(rows)] == [(2, 2), (25, 25)]


def test_a_header_that_is_written_again_on_the_next_page_goes_on() -> None:
    def page(*sections: str) -> list[list[Raw]]:
        rows: list[list[Raw]] = [["Padrón por sección", N, N, N, "Fecha:"], ["Sección : todas"]]
        rows += [["Sección", "Parte", "Lista", "Activos", N, "Suma"], [N, N, N, "Votos", N, "Cuenta"], [], []]
        for name in sections:
            rows += [[f"{name} - {name} Norte"], *([N, f"P{n}", "D5", n * 7, N, n * 8] for n in range(3))]
        return rows

    table = only([*page("1A", "1B"), [], *page("2A", "2B", "2C")])
    assert frame(table) == ((3, 4), (8, 33))
    head: list[list[Raw]] = [["Residence", "Years ago", N, N, N], [N, "North", N, "South", N], [N, *("Sum", "+/-") * 2]]
    lines: list[list[Raw]] = [[f"Zone {n}", n * 9, n, n * 8, n] for n in range(1, 9)]
    assert frame(only([*head, [], *lines[:4], [], *head, [], *lines[4:]])) == ((1, 3), (5, 17))


def test_numbers_as_names_begin_another_table_under_another_title() -> None:
    def block(title: str) -> list[list[Raw]]:
        return [[title], ["Año / edad", 0, 15, 30, 45], *([2018 + n, 178 + n, 259 - n, 99, 7 * n] for n in range(4))]

    tables = found([*block("Hombres"), [], *block("Mujeres")])
    assert [frame(t) for t in tables] == [((2, 2), (3, 6)), ((9, 9), (10, 13))]
    twice: list[list[Raw]] = [["Niños", N, N, N, "Niños"], *block("")[1:]]
    assert [frame(t) for t in found([*block("Hombres"), [], *twice])] == [((2, 2), (3, 6)), ((9, 9), (10, 13))]


def test_the_same_rows_under_the_names_but_one_or_under_one_more_begin_another_table() -> None:
    towns = ("Norte", "Centro", "Sur", "Este")
    lines: list[list[Raw]] = [[town, *(n * 7 + c for c in range(5))] for n, town in enumerate(towns)]
    names = ["Asia", "África", "América", "Europa"]
    rows = [[N, *names, "Suma"], *lines, [], [N, *names, "Media"], *lines]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 5)), ((7, 7), (8, 11))]
    months = [f"2024-0{n}" for n in range(1, 6)]
    rows = [[N, *months], ["Divisiones", "Base"], *lines, [], ["Cambio por mes", *months], *lines]
    assert [t.header_rows for t in found(rows)][1:] == [(8, 8)]


def test_the_same_rows_of_names_under_another_title_a_gap_above_them_begin_another_table() -> None:
    def page(*at: int) -> list[list[Raw]]:
        head = [["Vive en", *(f"Vivía en {w}" if w in "ac" else N for w in "abcd")], [N, *("Personas", "Error") * 2]]
        return [*head, [], *([f"Estado {n}", 500 + n, n, 700 + n, 2 * n] for n in at), []]

    def merges(*tops: int) -> tuple[Box, ...]:
        return tuple(b for n in tops for b in (Box(n, 1, n + 1, 1), Box(n, 2, n, 3), Box(n, 4, n, 5)))

    for title, more in (("Adónde", True), ("De dónde (continuación)", False)):
        rows = [["De dónde"], [], *page(1, 2, 3, 4), [title], [], *page(5, 6, 7, 8)]
        tables = found(rows, merges=merges(3, 13))
        assert [frame(t) for t in tables] == ([((3, 4), (6, 9)), ((13, 14), (16, 19))] if more else [((3, 4), (6, 19))])


def test_lines_as_above_the_first_names_begin_tables_of_a_record_or_two() -> None:
    rows: list[list[Raw]] = []
    for title, *lines in (
        ("Gases", ["Juego", "Zona", "Clave", "Unidad"], ["NRG", "N", "GAS", "PJ"], ["ENV", "N", "CO", "kt"]),
        ("Pozos", ["Juego", "Técnica", "Acto", "Tope"], ["MIN", "POZO-K", "PJ", "PJa"], ["MIN", "POZO-O", "PJ", "PJa"]),
        ("Costos", ["Técnica", "Sale", "Costo"], ["POZO-K", "GAS", 40]),
    ):
        rows += [[title, f"Lo que se declara de los {title.lower()}"], ["~FI"], *map(list, lines), []]
    assert [frame(t) for t in found(rows)] == [((3, 3), (4, 5)), ((9, 9), (10, 11)), ((15, 15), (16, 16))]


@pytest.mark.parametrize("count", [2, 5, 11])
def test_a_narrow_list_above_a_wider_one_is_a_table_of_its_own(count: int) -> None:
    issues: Rows = [["Tema", "Prioridad"], *([f"Cuota {n} de acero", "Alta"] for n in range(count))]
    chambers: Rows = [
        ["Nombre", "Siglas", "Tipo"],
        ["Cámara del Acero", "CANACERO", "Cámara"],
        ["CNA", "CNA", "Consejo"],
    ]
    tables = found([*issues, [], *chambers])
    assert [frame(t) for t in tables] == [
        ((1, 1), (2, count + 1)),
        ((count + 3, count + 3), (count + 4, count + 5)),
    ]


def test_versions_and_their_days_above_a_table_are_none() -> None:
    versions: Rows = [["Versión", "Fecha"], ["1", "12/01/2026"], ["2", "15/02/2026"], []]
    table = only([*versions, ["Tema", "Prioridad", "Responsable"], ["Acero", "Alta", "SE"], ["Maíz", "Baja", "SADER"]])
    assert frame(table) == ((5, 5), (6, 7))


def test_names_some_of_which_come_again_end_a_sheet_on_which_nothing_is_told_yet() -> None:
    rows: list[list[Raw]] = [["Lo que hay"], [], ["No", "Tipo", "Formato", "Fecha"], [], [], ["Lo que falta"], []]
    tables = found([*rows, ["No", "Ficha", "Formato", "Matriz", "Malla", "Peso"]])
    assert [frame(t) for t in tables] == [((3, 3), None), ((8, 8), None)]


def test_tables_of_unknown_words_below_a_pair_and_above_known_words() -> None:
    rows: list[list[Raw]] = [[N, "Trimestre", "Valor MF"], [N, "Jul - Sep", 200.5], [], ["Capítulo primero"], []]
    rows += [["Zonas según anexo", "Monto mínimo", "Por metro", "Tope"]]
    rows += [[f"Zona {n}", 3000.5 * n, 300.5 * n, "35 m"] for n in range(1, 4)]
    rows += [[], ["Capítulo segundo"], [], ["Zonas según anexo", "Vivienda", "Comercio", "Industria"]]
    rows += [[f"Zona {n}", 5000.5 * n, 700.5 * n, 9.5] for n in range(1, 4)]
    rows += [[], ["Capítulo tercero"], [], ["Tema", "Posición", "Prioridad"], ["Acero", "aceptar", "Alta"]]
    assert [t.header_rows for t in found(rows)] == [(6, 6), (13, 13), (20, 20)]


def test_names_over_figures_right_below_a_title_begin_a_table_although_no_gap_stands_above() -> None:
    rows: Rows = [["Level", "Freeway", "Arterial", "Ramps", "Signals", "Access"]]
    rows += [[level, 60.5 - n, 30.25 - n, 2.8 * n, 1.4 * n, 9.8] for n, level in enumerate(("None", "Some", "Heavy"))]
    rows += [[N, N, "Deployments (part of what is possible)"], ["Urban area", N, "Ramp meters", "Signal plans", "Cars"]]
    rows += [[size, n, 0.03 * n, 0.43 + n, 0.5] for n, size in enumerate(("Small", "Medium", "Large"), 1)]
    assert [frame(t) for t in found(rows)] == [((1, 1), (2, 4)), ((6, 6), (7, 9))]
