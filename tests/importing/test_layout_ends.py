"""Where the data of a table begin and end: thin records, sums without a name, what is reckoned below."""

from __future__ import annotations

from datetime import date

import pytest
from test_layout import N, Rows, found, frame, headers, left_out, only

from workbench.domain.sheet import Raw, Sheet
from workbench.importing import layout_data
from workbench.importing.layout_rows import Frame, cells_in


def test_records_of_which_only_the_code_is_told_at_the_end() -> None:
    lines: Rows = [
        [f"SG.GEN.{n}.ZS", "La proporción de mujeres", "Falta el año pasado"] for n in ("PARL", "TECH", "SCIE")
    ]
    assert frame(only([["code", "definition", "limits"], *lines, ["EG.CFT.ACC.ZS"], ["SI.SPR.CAP.ZG"]])) == (
        (1, 1),
        (2, 6),
    )
    assert frame(only([["code", "definition", "limits"], *lines, ["Instituto de Estadística"]])) == ((1, 1), (2, 4))


def test_figures_that_go_on_alone_in_the_first_column_are_records_but_no_sum() -> None:
    lines: Rows = [[100 + n, date(2017, 1, n + 1), 2.5 * n, True] for n in range(6)]
    head = ["Numbers", "Days", "Money", "Flags"]
    assert frame(only([head, *lines, [105], [104]])) == ((1, 1), (2, 9))
    assert frame(only([head, *lines, [615]])) == ((1, 1), (2, 7))


def test_texts_that_begin_as_the_ones_above() -> None:
    lines: Rows = [[f"Consumo de alcohol {n}", "Estimación de la encuesta", "Encuesta de jóvenes"] for n in range(3)]
    rows: Rows = [[N, "Cómo se calcula", "Fuente"], *lines, ["Consumo de alcohol total"], ["Consumo de alcohol aparte"]]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_a_sum_without_a_name_under_three_columns() -> None:
    rows: Rows = [["tienda", "zona", "ventas"], ["Bahía", "Norte", 500], ["Valle", "Norte", 300], [N, N, 800]]
    rows += [["Preciosa", "Sur", 1000], ["Calíope", "Sur", 200], [N, N, 1200]]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_what_stands_far_below_one_record_is_none() -> None:
    head = ["No.", "Libro", "Clave", "Precio", "Copias", "Sello", "Autora", "Nota"]
    rows: Rows = [head, [1, "Uno", "U-1", 9.5, 3, "Norte", "Ana", "—"], [], []]
    below: Rows = [[N, N, "Retrato", N, N, N, "Suma:", 28.5], [N, N, N, N, N, N, "Media:", 9.5]]
    assert frame(only([*rows, *below])) == ((1, 1), (2, 2))


def test_what_is_reckoned_below_few_records() -> None:
    rows: Rows = [["Entity", "Revenue", "Expenses", "Net"], *([f"Partner {n}", 0, 0, 0] for n in range(3))]
    rows += [["TOTAL", 0, 0, 0], [], *([f"Reckoned {n}", 0] for n in range(4))]
    assert frame(only(rows)) == ((1, 1), (2, 4))


def test_questions_of_a_survey_are_names_however_long_and_signs_stand_for_figures() -> None:
    ask = "Pensando en los cuidados y los apoyos que recibe, sin contar los de su familia, ¿está a gusto con ellos? "
    names = [f"{ask} Respuesta {n}" for n in range(9)]
    signs = ["[x]", "[c]", "[w]", "[x]", "[z]", "[low]"]
    lines: Rows = [[f"Distrito {n}", *([7.5 * n] * 6 if n % 2 else signs), n, n, n] for n in range(1, 9)]
    table = only([["Cuadro 1"], [], ["Distrito", *names], *lines])
    assert (frame(table), headers(table)[1]) == (((3, 3), (4, 11)), names[0].replace("  ", " "))


def test_ages_from_nought_on_name_columns() -> None:
    rows: Rows = [
        ["Code", "Area", "All", *range(12), "12+"],
        *([f"E{n}", f"Area {n}", 99, *([7 * n] * 13)] for n in range(6)),
    ]
    assert frame(only(rows)) == ((1, 1), (2, 7))


def test_a_name_that_goes_on_below_in_small_letters() -> None:
    rows: Rows = [
        ["Empleo, 2014"],
        [],
        [N, N, N, "Técnicos de", "Personal"],
        [N, "Total", "Científicos", "laboratorio", "de oficina"],
    ]
    rows += [[f"Rama {n}", 9 * n, 3 * n, 4 * n, 2 * n] for n in range(1, 6)]
    assert headers(only(rows))[1:] == ["Total", "Científicos", "Técnicos de | laboratorio", "Personal | de oficina"]


def test_marks_instead_of_figures_are_a_record() -> None:
    rows: Rows = [
        [N, "Medida 1", "Medida 2", "Medida 3"],
        ["previsto 2025", "s", "s", "s"],
        ["real 2024", "s", 3, 4],
        ["real 2023", 1, 4, 5],
    ]
    assert frame(only(rows)) == ((1, 1), (2, 4))


def test_a_fuller_row_of_names_above_one_that_happens_to_hold_known_words() -> None:
    head = ["list_name", "name", "label", "labelReport", "order", "weight", "score", "recategorise"]
    rows: Rows = [head, ["yesno", "yes", "Sí", "Sí"], ["yesno", "no", "No", "No"], []]
    rows += [
        ["organization", "OrgA", "Organization A", "Organization A"],
        ["organization", "OrgB", "Organization B", "B"],
    ]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_a_title_in_several_cells_above_labels_is_no_header() -> None:
    rows: Rows = [["Golfo", "Temperatura media", "Enero-Junio"], ["Unidad: grados"], ["Base: 1901-2000"]]
    years: Rows = [[f"{year}12", f"{year - 1850}.5", "-1.25"] for year in range(1895, 1905)]
    assert frame(only([*rows, ["Cuando", "Cuánto", "Más"], *years])) == ((4, 4), (5, 14))
    kinds: Rows = [["Barco", "Manda", "Puerto"], ["Flota: norte"], ["Luz", "Ana", "Tuxpan"], ["Mar", "Eva", "Progreso"]]
    assert frame(only([*kinds, ["Sol", "Ida", "Frontera"], ["Río", "Isa", "Salina"]])) == ((1, 1), (3, 6))


def test_a_title_over_one_column_of_days() -> None:
    assert frame(only([[], ["Filtro"], ["fecha"], *([date(2026, n, 1)] for n in range(1, 8))])) == ((3, 3), (4, 10))


def test_one_column_of_words_that_are_chosen_from_a_few() -> None:
    assert frame(only([["respuesta de la mesa"], *([word] for word in ("sí", "no", "sí", "sí", "no"))])) == (
        (1, 1),
        (2, 6),
    )
    assert found([["Ana"], ["Luis"], ["Rosa"], ["Eva"]]) == ()


def test_one_name_over_the_second_of_two_columns_of_words() -> None:
    rows: Rows = [[N, "Descripción"], *([f"CAMPO_{n}", f"Lo que dice el campo número {n}"] for n in range(5))]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_a_first_record_that_counts_as_columns_are_numbered() -> None:
    lines: Rows = [[n, 2 * n, 3 * n, 4 * n] for n in range(1, 6)]
    under: Rows = [[], [], [N, N, "zona", "sede"], [N, N, "Norte", "Tula"], [N, N, "Sur", "León"]]
    head: Rows = [["clave", "ventas", "costo", "margen"]]
    assert frame(found([*head, *lines, *under])[0]) == ((1, 1), (2, 6))
    words: Rows = [[f"Ramo {n}", n, n, n] for n in range(1, 6)]
    assert frame(only([*head, [1, 2, 3, 4], *words])) == ((1, 2), (3, 7))


def test_a_name_alone_right_above_the_total_is_a_record_as_those_before() -> None:
    lines: Rows = [[f"Sección 15 casilla {n}", *([] if n in (2, 4) else [7 * n, n, n])] for n in range(1, 7)]
    rows: Rows = [["Casilla", "Votos", "Nulos", "Otros"], *lines, ["Sección 15 casilla 7"]]
    assert frame(only([*rows, ["TOTAL", 112, 15, 15]])) == ((1, 1), (2, 8))
    assert frame(only([*rows, ["Nota: cerrado a las seis"]])) == ((1, 1), (2, 7))


def test_the_title_of_a_part_stands_over_records_not_over_the_total() -> None:
    lines: Rows = [["Norte", 35.5, 37.5, 36.5], ["Centro", 36.5, 37, 36.75], ["Sur", 35.5, 34.5, 35]]
    rows: Rows = [["Isla", "hembra", "macho", "ambos"], *lines, ["(en blanco)"]]
    assert frame(only([*rows, ["Total general", 35.8, 36.3, 36.1]])) == ((1, 1), (2, 5))
    assert frame(only(rows)) == ((1, 1), (2, 4))


def test_counts_under_a_gap_that_name_nothing_are_no_record() -> None:
    lines: Rows = [[f"v{n}", f"Variable {n}", 1, 1, 0, 1, 0, 1] for n in range(8)]
    rows: Rows = [["clave", "nombre", "a", "b", "c", "d", "e", "f"], *lines, []]
    assert frame(only([*rows, [N, N, 8, 8, 0, 8, 0, 8]])) == ((1, 1), (2, 9))
    assert frame(only([*rows, ["v9", "Variable 9", 1, 1, 0, 1, 0, 1]])) == ((1, 1), (2, 11))


def test_a_total_has_the_unit_of_the_others_behind_its_figures() -> None:
    lines: Rows = [["Energía", 160.5, 150.5, "mt"], ["Otros", 130.5, 120.5, "mt"]]
    rows: Rows = [["Emisiones", 2024, 2025, N], *lines]
    assert frame(only([*rows, ["Total", 291, 271, "mt"]])) == ((1, 1), (2, 3))
    rows = [["Sexo", "Zona", "Casos"], ["Mujeres", "Norte", 7], ["Total", "Norte", 8], ["Total", "Sur", 9]]
    assert frame(only(rows)) == ((1, 1), (2, 4))


def test_words_alone_between_pairs_and_a_note_are_notes_too() -> None:
    pairs: Rows = [[place, 5.5 + n] for n, place in enumerate(("Austria", "Bélgica", "Chipre", "Dinamarca", "Estonia"))]
    rows = [["Tasa de desempleo"], [], ["País", "Tasa"], *pairs, ["1. Sin las islas."], ["p: dato provisional."]]
    assert frame(only([*rows, ["Fuente: oficinas de estadística"]])) == ((3, 3), (4, 8))
    rows += [["Nota: promedio del año"], ["Lectura: en Chipre la tasa es de 7.5"]]
    assert frame(only([*rows, ["Fuente: oficinas de estadística"]])) == ((3, 3), (4, 8))


def test_a_total_in_a_column_of_codes_and_shares_below_it_are_no_records() -> None:
    lines: Rows = [[0.5 * n, f"Lugar {n}", 4200 + n, 10 * n, n, 11 * n, n] for n in range(1, 9)]
    rows: Rows = [["Parte", "Lugar", "Código", "Dentro", "Fuera", "Todos", "Resto"], *lines]
    total = [12.5, N, "Total", 900, 80, 980, 12.5]
    assert frame(only([*rows, total, [87.5, N, N, N, N, N, 87.5]])) == ((1, 1), (2, 9))


def test_the_total_of_a_part_under_its_title_is_its_first_record() -> None:
    part: Rows = [["Total", 30, 40], ["Hasta mil", 10, 15], ["De mil a dos mil", 20, 25]]
    rows: Rows = [["Tamaño", 2000, 2010], ["Número de distritos"], *part, ["Población"], *part]
    assert frame(only(rows)) == ((1, 1), (3, 9))


def test_figures_of_the_first_record_that_count_from_one_are_no_numbers_of_the_columns() -> None:
    rows: Rows = [["alfa", "beta", "gama"], [1, 2, 3], [0, 0, 0], ["$", "/", "%"]]
    assert frame(only(rows)) == ((1, 1), (2, 4))
    rows = [["Clave", "Producto", "Origen"], [1, 2, 3], ["7208", "Acero", "México"], ["1701", "Azúcar", "Canadá"]]
    assert frame(only(rows)) == ((1, 2), (3, 4))


def test_some_of_the_names_again_and_nothing_beside_them_are_no_record() -> None:
    names = ["Lote", "Cultivo", "Plaga", "Grado", "Dosis", "Marca", *(f"Casa {n}" for n in range(1, 7))]
    lines: Rows = [[N, "Tomate", f"Tizón {n % 3}", "Alto", 2.5, f"Marca {n}"] for n in range(1, 9)]
    sketch: Rows = [[], [], [], [N, N, "Diagnóstico"], [N, N, "Plaga", "Grado", "Dosis", "Marca"]]
    full: Rows = [["a", "Tomate", "Mosca", "Bajo", 1.5, *"ABCDEFG"]]
    assert frame(only([names, *full, *lines, *sketch])) == ((1, 1), (2, 10))


def test_records_called_as_those_of_other_parts_of_which_nothing_is_told_at_the_end() -> None:
    rows: Rows = [["Vivienda", "2024T1", "2024T2", "2024T3"]]
    for at, place in enumerate(("Norte", "Sur", "Este"), 1):
        rows += [[place], *([kind, 100.5 + at, 101.5, 102.5 + at] for kind in ("General", "Nueva", "Usada"))]
    rows += [["Oeste"], ["General", 120.5, 121.5, 122.5]]
    assert frame(only([*rows, ["Nueva"], ["Usada"]]))[1] == (3, 17)
    assert frame(only([*rows, ["Provisional"], ["Avance"]]))[1] == (3, 15)


def test_a_label_with_several_values_under_a_gap_is_no_record() -> None:
    rows: list[list[Raw]] = [["Column", "Description"], *([f"v_{n}", f"What {n} counts"] for n in range(5)), []]
    below: list[list[Raw]] = [["Data sources:", "Farms: the yearly survey"], [N, "Prices: the index of the bank"]]
    assert frame(only([*rows, *below])) == ((1, 1), (2, 6))
    assert frame(only([*rows, ["v_5", "What 5 counts"], ["v_6", "What 6 counts"]])) == ((1, 1), (2, 9))


def test_yes_or_no_alone_at_the_end_is_no_total() -> None:
    rows: list[list[Raw]] = [["Percentage", "Reckoned", "Day", "Checked"], [0.25, 0.5, "3 May", True], [N, N, N, False]]
    assert frame(only(rows)) == ((1, 1), (2, 3))


def test_a_total_under_a_code_of_zeros() -> None:
    lines: list[list[Raw]] = [[f"0{n}", f"Función {n}", 100 * n, 90 * n] for n in range(1, 6)]
    head = ["Clave", "Ramo", "2023", "2024"]
    assert frame(only([head, *lines, ["00", "Total", 900, 800]])) == ((1, 1), (2, 6))
    assert frame(only([head, *lines, ["06", "Total", 900, 800]])) == ((1, 1), (2, 7))
    assert frame(only([head, ["00", "Total", 900, 800], *lines])) == ((1, 1), (2, 7))


def gone_through(monkeypatch: pytest.MonkeyPatch, rows: list[list[Raw]]) -> int:
    """How often the cells of a row are asked for, to find where the data end."""
    asked: list[int] = []

    def told(sheet: Sheet, number: int, of: Frame) -> list[int]:
        asked.append(number)
        return cells_in(sheet, number, of)

    monkeypatch.setattr(layout_data, "cells_in", told)
    assert frame(only(rows)) == ((1, 1), (2, len(rows)))
    return len(asked)


@pytest.mark.parametrize("gap", [1, 4])
@pytest.mark.parametrize("name", ["Pozo {n}", "Pozo {n}:"])
def test_a_long_table_with_many_gaps_is_not_gone_through_at_each_of_them(
    gap: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(count: int) -> list[list[Raw]]:
        lines: list[list[Raw]] = [[name.format(n=n), "Valle", 40 + n, 2.5 * n] for n in range(count)]
        apart = [row for line in lines[1:] for row in (*[[]] * gap, line)]
        return [["Pozo", "Zona", "Caudal", "Costo"], lines[0], *apart]

    some, more = (gone_through(monkeypatch, rows(count)) for count in (300, 600))
    assert some < more < 2.5 * some


def test_a_long_table_with_many_totals_is_not_gone_through_at_each_of_them() -> None:
    lines: list[list[Raw]] = [["Pozo", "Valle", 40, 2.5], ["Total", N, 40, 2.5]]
    rows = [["Pozo", "Zona", "Caudal", "Costo"], *(line for _ in range(40_000) for line in lines)]
    assert frame(only(rows)) == ((1, 1), (2, 80_000))


def test_lines_of_a_list_in_small_letters_do_not_go_on_with_one_another() -> None:
    rows: Rows = [["Ley", "Delito", "Texto"], ["Penal", "Falsedad", "Quien haga un documento falso"], []]
    names = ["Homicidio", "robo calificado", "robos con violencia o intimidación", "robos en lugar habitado"]
    rows = [*rows, ["Violentos", "Parricidio"], *([N, name] for name in names)]
    assert frame(only(rows)) == ((1, 1), (2, 8))


def test_the_longest_of_lists_side_by_side_go_on_under_a_gap() -> None:
    items = [f"Cuadro {n}" for n in range(30)]
    rows: list[list[Raw]] = [["Bancos", "Cajas", "Fondos", "Seguros", "Fianzas"]]
    rows += [[items[n], items[n], items[n], items[n + 1], items[n + 1]] for n in range(12)]
    rows += [[N, N, N, items[n], items[n]] for n in range(13, 16)]
    assert frame(only([*rows, [], [N, N, N, items[16], items[16]]])) == ((1, 1), (2, 18))
    assert frame(only([*rows, [], [N, N, items[16], items[16]]])) == ((1, 1), (2, 16))


def test_half_of_a_matrix_has_a_row_of_which_only_the_name_is_told() -> None:
    names = [f"KF{n}" for n in (25, 26, 27, 76, 78)]
    rows: Rows = [[N, *names], *([name, *(0.5 * n + c for c in range(n))] for n, name in enumerate(names))]
    assert frame(only(rows)) == ((1, 1), (2, 6))
    assert frame(only([rows[0], ["Distancias"], *rows[2:]])) == ((1, 1), (3, 6))


def test_blocks_with_titles_of_their_own_far_below_are_no_records() -> None:
    lines: Rows = [[f"Zona {n}", n % 2 == 0, True, f"Z{n}", False, n % 3 == 0] for n in range(12)]
    rows: Rows = [["Zona", "Activa", "Norte", "Clave", "Activa hoy", "Sur"], *lines, [], [], [], []]
    block: Rows = [
        ["Demanda", True, N, "D1"],
        ["Viento", False, N, "D2"],
        ["Sol", True, N, "D3"],
        ["Agua", True, N, "D4"],
    ]
    assert frame(only([*rows, ["Cambios de lo que entra"], *block])) == ((1, 1), (2, 13))


def test_figures_far_below_that_leave_out_what_the_records_begin_with_are_none() -> None:
    lines: Rows = [[10_000 + n, 100.5 + n, 20 + n, 2.5 * n, 17 + n, 0.5 * n, n / 7] for n in range(1, 7)]
    rows: Rows = [["habitantes", "miles", "tasa", "graves", "leves", "parte", "riesgo"], *lines, [], [], []]
    assert frame(only([*rows, *([N, 60 + n, 15_000 + n, 0.5] for n in range(4))])) == ((1, 1), (2, 7))
    named: Rows = [[N, N, N, N, f"Lugar {n}", 5 + n, 0.5] for n in range(4)]
    words: Rows = [[*row[:4], f"Lugar {row[0]}", *row[5:]] for row in rows[1:7]]
    assert frame(only([rows[0], *words, *rows[7:], *named])) == ((1, 1), (2, 14))
    assert frame(only([*rows, *([10_007 + n, 60 + n, 15_000 + n, 0.5] for n in range(4))])) == ((1, 1), (2, 14))


def test_notes_under_a_gap_of_which_one_happens_to_be_as_full_as_a_record() -> None:
    lines: Rows = [[f"V{n}_2015", f"Parte de los hogares {n}"] for n in range(1, 8)]
    rows: Rows = [["Nombre de la columna", "Descripción", "Notas"], *lines, [], ["Fuentes: censo y encuesta"]]
    rows = [*rows, [], ["Contacto: oficina de datos"], [], ["Cambios"], ["Cambiado en enero", "Hay datos de 2015"]]
    assert frame(only(rows)) == ((1, 1), (2, 8))


def test_lines_of_an_empty_form_in_capitals_are_its_records() -> None:
    names = ["TESORO", "INSTITUTO", "OBRA MÉDICA", "VIVIENDA", "CAMINOS", "PUERTOS", "BANCOS", "BONOS"]
    filled: Rows = [["OTROS", 250.5, 20, 3, 20, 3], ["FONDOS", 150.5, 10, 2, 10, 2], ["AGUA", 11, 9, 8, 9, 8]]
    rows: Rows = [
        ["ORGANISMO", "SALDO", "2025", "PAGO", "2026", "INTERÉS", "2027", "RESTO"],
        *filled[:1],
        *([n] for n in names),
    ]
    assert frame(only([*rows, *filled[1:]])) == ((1, 1), (2, 12))
    assert left_out(only([*rows, *filled[1:]])) == []
    assert frame(only([*rows, [], ["DEUDA FLOTANTE"], ["PERSONAL"], [], ["COMPRAS"]])) == ((1, 1), (2, 15))
    assert frame(only([*rows, [], [], [], ["DEUDA FLOTANTE"]])) == ((1, 1), (2, 10))


def test_who_made_a_table_right_under_it() -> None:
    lines: Rows = [[f"Cuenta {n}", n, 40 + n, 50 - n] for n in range(1, 7)]
    rows: Rows = [["Cuenta", "Renglón", "Inicial", "Final"], ["Activo:", N, "Pasivo:", N], *lines]
    signed = ["Hizo: Ana Ruiz", N, "Revisó:", "Fecha: 3 de mayo"]
    assert frame(only([*rows, signed])) == ((1, 1), (2, 8))
    assert frame(only([*rows, ["Cuenta 7", N, "Saldo: sin cerrar", 9]])) == ((1, 1), (2, 9))


def test_what_stands_under_a_total_and_a_gap_in_fewer_cells_is_no_record() -> None:
    rows: list[list[Raw]] = [
        ["Parte", "Fecha", "Porción"],
        *([f"Parte {n}", date(2026, 5, n), n / 10] for n in range(1, 5)),
    ]
    rows += [["TOTAL", N, 1.0], [], ["Guardado con Excel"], [], ["Libro guardado", N, date(2026, 5, 11)]]
    assert frame(only(rows)) == ((1, 1), (2, 5))


def test_the_last_age_of_all_may_be_told_alone() -> None:
    ages: Rows = [[age, *(90 - year - age for year in range(5))] for age in range(8)]
    rows: Rows = [["Edad", *(str(2001 + n) for n in range(5))], *ages]
    assert frame(only([*rows, [8]])) == ((1, 1), (2, 10))
    assert frame(only([*rows, [11]])) == ((1, 1), (2, 9))
    numbered: Rows = [[n, *line[1:]] for n, line in enumerate(ages, 1)]
    assert frame(only([rows[0], *numbered, [9]])) == ((1, 1), (2, 9))


def test_a_total_called_as_those_of_other_parts_does_not_end_the_table() -> None:
    def part(title: str, *values: float) -> Rows:
        full = ["Total", *(5 for _ in range(6)), 30]
        return [[title], *([f"{title} {v}", v, v, v, v, v, v, 6 * v] for v in values), full, []]

    thin: Rows = [["Otros"], *([f"Otro {n}", *[N] * 6, 0] for n in range(3))]
    rows: Rows = [["Gasto", *(f"mes {n}" for n in "abcdef"), "Año"], *part("Casa", 1, 4), *part("Auto", 2, 3), *thin]
    assert frame(only(rows)) == ((1, 1), (3, 15))


def test_a_last_row_that_numbers_many_columns_is_no_record() -> None:
    names: list[Raw] = [f"campo{c}" for c in "abcdefghi"]
    rows: Rows = [names, ["x", 3, "a", 2.5, N, "b", "c", 4, 5], ["y", 4, "d", 3.5, N, "e", "f", 7, 1]]
    assert frame(only([*rows, [*range(1, 10)]])) == ((1, 1), (2, 3))
    assert frame(only([rows[0], [*range(1, 10)]])) == ((1, 1), (2, 2))


def test_a_short_text_alone_ends_a_list_that_begins_in_the_first_row_unless_it_is_a_note() -> None:
    rows: Rows = [["clase", "nombre", "etiqueta", "requerido"], ["abre_parte", "a", "Uno", "no"]]
    rows += [["nota", "b", "Dos", "no"], ["imagen", "c", "Tres", "sí"], ["texto", "d", "Cuatro", "sí"]]
    assert frame(only([*rows, ["cierra_parte"]])) == ((1, 1), (2, 6))
    assert frame(only([*rows, ["Las partes se cierran solas."]])) == ((1, 1), (2, 5))
    assert frame(only([*rows, ["Total"]])) == ((1, 1), (2, 5))


def test_a_country_of_which_nothing_is_known_yet_is_the_first_record() -> None:
    rows: list[list[Raw]] = [["Código", "1990", "1991", "1992"], ["ABW"]]
    rows += [[code, N, 0.5 + n, 1.5 + n] for n, code in enumerate(("AFE", "AFG", "AGO", "ALB", "AND"))]
    assert frame(only(rows)) == ((1, 1), (2, 7))
    rows[1] = ["Países"]
    assert frame(only(rows)) == ((1, 1), (3, 7))


def test_a_note_that_begins_with_a_raised_letter() -> None:
    rows: Rows = [["Razón", *range(2015, 2020)], *([f"Razón {n} ᵃ", *([n + 0.5] * 5)] for n in range(6))]
    assert frame(only([*rows, ["ᵃ Solo de quienes declaran."], ["ᵇ De los demás bancos."]])) == ((1, 1), (2, 7))


def test_what_stands_below_the_records_in_columns_without_a_name_is_none() -> None:
    days: Rows = [[date(2016, 1, n), 7 * n, *([N] if n % 3 else ["Cuántos días", 20])] for n in range(1, 15)]
    assert frame(only([["Día", "Valor"], *days, [N, N, 99], [N, N, 68]])) == ((1, 1), (2, 15))


def test_numbered_notes_side_by_side_under_a_gap() -> None:
    lines: Rows = [[n, f"Tema {n}", "¿Cumple?", "sí", "no", "sí"] for n in range(1, 7)]
    rows: Rows = [["Núm.", "Tema", "Pregunta", "Opción A [2]", "Opción B [3]", "Opción C"], *lines]
    assert frame(only([*rows, [], [N, N, "[1] La casa", "[2] La del sur", "[3] La otra"]])) == ((1, 1), (2, 7))
    assert frame(only([*rows, [], [N, N, "La casa", "La del sur", "La otra"]])) == ((1, 1), (2, 9))


def test_words_far_below_figures_are_no_records() -> None:
    rows: Rows = [["Ciudad", "Habitantes"], *([f"Villa {w}", 1200 * n] for n, w in enumerate("abcdef", 1)), [], [], []]
    assert frame(only([*rows, ["Zona", "Hab."], ["Norte y sur", "1200 y 2400"]])) == ((1, 1), (2, 7))
    assert frame(only([*rows, ["Villa g", 800], ["Villa h", 900]])) == ((1, 1), (2, 12))


def test_lines_to_sign_on_end_a_form_that_is_filled_in() -> None:
    rows: Rows = [["Núm.", "A quién", "Qué", "Factura", "Día", "Importe"], *([f"0{n}"] for n in range(1, 9)), []]
    signed: Rows = [["Ciudad de México", N, "Fecha:", N, "Visto bueno"], ["________", N, "__________"], []]
    assert frame(only([*rows, *signed, ["Quien representa", N, "Quien ejecuta"]])) == ((1, 1), (2, 9))


def test_numbered_records_of_a_form_that_is_not_filled_in() -> None:
    names = ["Núm.", "Concepto", *(f"{what} {w}" for w in "AB" for what in ("Cuántos", "Precio", "Suma"))]
    under: Rows = [[N, "TOTAL", N, 0, 0, N, 0, 0], [], ["OBS.: al menos tres precios"], ["SE LLENA UNO POR SERVICIO"]]
    assert frame(only([names, *([n] for n in range(1, 7)), *under])) == ((1, 1), (2, 7))
    assert frame(only([names, *under[1:]])) == ((1, 1), None)


def test_pairs_that_begin_with_numbers_under_a_title_are_another_list() -> None:
    words = ("Clave", "Estado", "Municipio", "Gente", "Código")
    rows: Rows = [["Columna", "Descripción"], *([w, f"Qué dice la columna {w}"] for w in words), []]
    codes: Rows = [[n, f"Municipio de la zona {n}"] for n in range(1, 9)]
    assert frame(only([*rows, [N, "Códigos de 2013"], ["Urbanos"], *codes])) == ((1, 1), (2, 6))
    assert frame(only([*rows, ["Más"], *([f"Otra {n}", "Qué dice"] for n in codes)])) == ((1, 1), (2, 16))


def test_a_second_column_that_often_tells_alone_holds_records_and_no_titles() -> None:
    rows: Rows = [["Recibido", "Municipio", "Empresa", "Gente"]]
    for n in range(1, 19):
        rows += [[N, f"Lugar {n}"] if n % 5 in (1, 3) else [date(2026, 4, n), f"Lugar {n}", f"Fábrica {n}", 50 + n]]
    assert frame(only(rows)) == ((1, 1), (2, 19))


def test_lines_of_text_under_many_figures_go_on_with_no_list() -> None:
    rows: Rows = [["Line", "Description", *range(2015, 2024)]]
    rows += [[n, f"Item {word}", *(6110 * n + 7 * k for k in range(9))] for n, word in enumerate("abcdef", 1)]
    rows += [
        [N, "1 Transactions between the two are excluded."],
        [N, "Symbols: (X) does not apply"],
        [N, "n.e.c. = not"],
    ]
    assert frame(only(rows)) == ((1, 1), (2, 7))
