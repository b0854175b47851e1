"""Totals at the end of a table that look like records, and records that look like totals."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, frame, only

from workbench.domain.sheet import Box, ErrorCell


def test_the_last_part_of_several_rows_that_is_the_total_of_the_others() -> None:
    def part(name: str, of: int) -> Rows:
        return [[name, "Urna", 9 * of, 4 * of], [N, "Correo", 3 * of, 2 * of], [N, "Total", 12 * of, 6 * of]]

    rows: Rows = [["Casilla", "Modo", "Votos", "Nulos"], *part("Norte", 1), *part("Centro", 2), *part("Sur", 3)]
    merges = tuple(Box(top, 1, top + 2, 1) for top in (2, 5, 8, 11))
    assert frame(only([*rows, *part("Gran total", 6)], merges=merges)) == ((1, 1), (2, 10))
    assert frame(only([*rows, *part("Gran Sur", 6)], merges=merges)) == ((1, 1), (2, 13))


def test_the_rows_under_the_only_total_that_are_called_as_those_of_the_parts_above() -> None:
    rows: Rows = [["Mes y sexo", "Sin edad", "Con edad", "Todos"]]
    for n, month in enumerate(("ENERO", "FEBRERO", "MARZO", "ABRIL"), 1):
        rows += [[month, n, 20 * n, 21 * n], ["hombres", n, 9 * n, 10 * n], ["mujeres", 0, 11 * n, 11 * n]]
    under: Rows = [["hombres", 10, 90, 100], ["mujeres", 0, 110, 110]]
    assert frame(only([*rows, [], ["TOTAL", 10, 200, 210], *under])) == ((1, 1), (2, 13))
    other: Rows = [["turistas", 10, 90, 100], ["otros", 0, 110, 110]]
    assert frame(only([*rows, [], ["TOTAL", 10, 200, 210], *other])) == ((1, 1), (2, 17))


def test_what_is_reckoned_right_under_a_total() -> None:
    lines: Rows = [[f"{n}0 a {n}9", 700 + n, 300 + n, 0.4, 200 + n, 0.3] for n in range(1, 7)]
    rows: Rows = [["Edad", "Población", "Dosis 1", "Parte", "Dosis 2", "Parte"], *lines]
    total = ["TOTAL", 4221, 1821, 0.43, 1221, 0.29]
    assert frame(only([*rows, total, ["Población nueva", 4983], ["Nueva a vieja", 1.18]])) == ((1, 1), (2, 7))
    assert frame(only([*rows, total, [N, N, 1201, N, N, "0%"]])) == ((1, 1), (2, 7))


def test_a_label_where_figures_stand_above_and_its_figure_are_no_record() -> None:
    lines: Rows = [[n, f"Pieza {n}", "pza", 2.5 * n, 3, 7.75 * n] for n in range(1, 7)]
    rows: Rows = [["No.", "Concepto", "Unidad", "Precio", "Cuántas", "Importe"], *lines]
    under: Rows = [[N, N, N, N, "IVA", 26], [7, N, N, N, "COSTO A PAGAR:", 189.5]]
    assert frame(only([*rows, *under])) == ((1, 1), (2, 7))
    assert frame(only([*rows, [7, "Pieza 7", N, N, "por pedir", 12.5]])) == ((1, 1), (2, 8))
    rows, under = [row[1:] for row in rows], [row[1:] for row in under]
    assert frame(only([*rows, *under], merges=(Box(7, 1, 9, 1),)))[1] == (2, 9)


def test_a_row_that_counts_the_marks_above() -> None:
    marks = ["x" if n % 3 else N for n in range(40)]
    lines: Rows = [[f"T{n // 5}" if n % 5 == 0 else N, f"I{n}", f"Qué {n}", marks[n], "x"] for n in range(40)]
    rows: Rows = [["Tema", "Clave", "Indicador", "Local", "Federal"], *lines]
    assert frame(only([*rows, [N, N, "Cuántos por nivel", 26, 40]])) == ((1, 1), (2, 41))
    assert frame(only([*rows, [N, "I40", "Cuántos por nivel", 25, 41]])) == ((1, 1), (2, 42))


def test_sums_without_a_name_under_few_records() -> None:
    lines: Rows = [[12001, "Clavos", 37, 3.5, 129.5], [12002, "Martillo", 5, 12, 60], [12003, "Sierra", 12, 15, 180]]
    rows: Rows = [["ID", "Producto", "Cuántos", "Precio", "Valor"], *lines]
    assert frame(only([*rows, [N, N, 54, 30.5, 369.5]])) == ((1, 1), (2, 4))
    assert frame(only([*rows, [N, N, 20, 14.5, 290]])) == ((1, 1), (2, 5))


def test_figures_that_are_written_out_and_name_nothing_are_no_record() -> None:
    lines: Rows = [
        [f"{n}", "Sede", f"Fondo {n}", "Banco", "Apoyo", f"{n},049,999.74", "0", "1,000.5"] for n in range(1, 7)
    ]
    rows: Rows = [["No.", "Sede", "Fondo", "Banco", "Objeto", "Saldo", "Altas", "Bajas"], *lines]
    assert frame(only([*rows, ["7", N, N, N, N, "541,206,946.37"]])) == ((1, 1), (2, 7))


def test_totals_of_parts_among_several_columns_of_words_are_records() -> None:
    rows: Rows = [["Ingreso", "Valor", "Unidad", "Entidad", "Municipio"]]
    for place in ("Acre", "Xapuri", "Tula"):
        rows += [["Hasta uno", 30, "Familia", "Norte", place], ["TOTAL", 40, "Familia", "Norte", place]]
    assert frame(only(rows)) == ((1, 1), (2, 7))


def test_a_thin_record_above_the_total_that_counts_it() -> None:
    lines: Rows = [[f"{n} personas", 0, n, 1, 30 * n] for n in range(1, 7)]
    rows: Rows = [["Hogar", "Niños", "Adultos", "Mayores", "Hogares"], *lines, []]
    last = ["7 o más personas", N, N, N, 643]
    assert frame(only([*rows, last, [], ["TOTAL DE HOGARES", N, N, N, 630 + 643]])) == ((1, 1), (2, 9))
    assert frame(only([*rows, last, [], ["TOTAL DE HOGARES", N, N, N, 630]])) == ((1, 1), (2, 7))


def test_means_and_the_sums_of_sums_are_no_records_whatever_they_are_called() -> None:
    lines: Rows = [[f"Sede {n}", 3 * n * n % 17 + 20, 7 * n * n % 23 + 0.5] for n in range(9)]
    means = [sum(float(str(row[c])) for row in lines) / len(lines) for c in (1, 2)]
    rows: Rows = [["Sede", "Quejas", "Días"], *lines]
    assert frame(only([*rows, ["Toda la red", *means]])) == ((1, 1), (2, 10))
    assert frame(only([*rows, ["Sede 10", means[0], 12.5]])) == ((1, 1), (2, 11))
    parts: list[list[str | float]] = []
    for n in range(1, 5):
        parts += [
            [f"Valle {n}", 20 * n + 7, 3.5 * n],
            [f"Costa {n}", 9 * n + 5, 2.5 * n],
            [f"Zona {n}", 29 * n + 12, 6.0 * n],
        ]
    rows = [["Lugar", "Quejas", "Días"], *parts]
    assert frame(only([*rows, ["País", 29 * 10 + 48, 60]])) == ((1, 1), (2, 13))


def test_words_under_years_are_a_remark_on_them() -> None:
    rows: Rows = [["Año", "Norte", "Sur"], *([1990 + n, 40.5 + n, 30.5 - n] for n in range(12))]
    assert frame(only([*rows, ["Estimado desde", 1999, 1998], ["Cambio", 2.5, 1]])) == ((1, 1), (2, 13))
    assert frame(only([*rows, ["2002 (parcial)", 19, 18]])) == ((1, 1), (2, 14))


def test_averages_of_something_at_the_end_are_no_records() -> None:
    rows: Rows = [["País", "Área", "Valor"], *([f"País {n}", 4.5 + n % 3, 7 * n] for n in range(1, 6))]
    assert frame(only([*rows, ["World median", 5.5, 21], ["World average", 5.25, 22]])) == ((1, 1), (2, 6))


def test_a_sum_in_one_column_alone_that_is_none_by_chance() -> None:
    shares = [0.25, 0.15, 0.15, 0.1, 0.05, 0.2, 0.1]
    rows: Rows = [["Criterio", "Peso", "Obra A", "Obra B"], *([f"C{n}", p, 60 + n, 90] for n, p in enumerate(shares))]
    assert frame(only([*rows, ["Calificación", sum(shares) + 1e-15, 63.5, 90]])) == ((1, 1), (2, 8))
    assert frame(only([*rows, ["C7", 0.95, 63.5, 90]])) == ((1, 1), (2, 9))


def test_numbers_at_the_end_without_the_words_that_every_record_has() -> None:
    lines: Rows = [["I+D", f"P{n}", f"Reactor {n}", 2017, N, 7 * n % 5, 40 + n, 3 * n, 17, 25] for n in range(1, 8)]
    rows: Rows = [["Área", "Clave", "Obra", "Año", "Nota", "T1", "T2", "T3", "T4", "Todo"], *lines]
    filled: Rows = [[N, N, N, N, N, 0, 0, 0, 0, ErrorCell("#DIV/0!")]] * 20
    assert frame(only([*rows, [N, N, N, N, N, 3, 41, 17, 18, 77], *filled])) == ((1, 1), (2, 8))
    assert frame(only([*rows, ["I+D", N, N, N, N, 3, 41, 17, 18, 77]])) == ((1, 1), (2, 9))
    codes: Rows = [["SIC", "Qué", "Clase", "Zona"], *([26.5 + n, f"Hacer {n}", 26 + n, 3] for n in range(6))]
    assert frame(only([*codes, [62.25, N, 62, 4]])) == ((1, 1), (2, 8))


def test_words_under_numbers_that_count_on_are_no_record() -> None:
    rows: Rows = [["Número", "Texto"], *([n, f"Esta tabla muestra la parte {n}"] for n in range(1, 9))]
    assert frame(only([*rows, ["Origen", "Encuesta de cada año"]])) == ((1, 1), (2, 9))
    squares: Rows = [[n * n, f"Esta tabla muestra la parte {n}"] for n in range(1, 9)]
    assert frame(only([rows[0], *squares, ["Otro", "Encuesta de cada año"]])) == ((1, 1), (2, 10))


def test_totals_of_several_kinds_in_one_row() -> None:
    lines: Rows = [[5700 + n, 14, n, f"Gastos {n}", 25.5 * n, 70.5] for n in range(1, 7)]
    rows: Rows = [["Capítulo", "Artículo", "Párrafo", "Texto", "Pago", "Resto"], *lines]
    under: Rows = [["Total capítulo: 5700", "Total artículo: 14", "Total párrafo: 6", N, 541, 429]]
    assert frame(only([*rows, *under])) == ((1, 1), (2, 7))


def test_a_name_and_its_code_are_no_two_totals() -> None:
    rows: Rows = [["Label", "Notation", "Order"], *([f"{n} to {n + 2}", f"{n}-{n + 2}", n] for n in range(1, 8))]
    assert frame(only([*rows, ["Total under 18", "total-under-18", 9]])) == ((1, 1), (2, 9))


def test_several_rows_of_numbers_without_the_only_word_may_be_records() -> None:
    lines: Rows = [[f"Label {n}", n % 3 + 1, 5 - n, n % 2] for n in range(1, 7)]
    rows: Rows = [[N, "Serie 1", "Serie 2", "Serie 3"], *lines]
    assert frame(only([*rows, [N, 3, 2, 1], [N, 5, 1, 2]])) == ((1, 1), (2, 9))
    assert frame(only([*rows, [N, 0, 0, 0], [N, 0, 0, 0]])) == ((1, 1), (2, 7))


def test_a_total_of_a_few_wide_columns_first_of_all() -> None:
    groups = ["Respuesta", "Estado", "Municipio", *(f"Grupo {n}" for n in range(1, 20))]
    rows: Rows = [
        groups,
        ["Weighted total", 1114, 21, 21],
        ["Una vez", "48%", "24%", "24%"],
        ["Más", "51%", "76%", "76%"],
    ]
    assert frame(only([["¿Cuántas veces?"], *rows])) == ((2, 2), (3, 5))


def test_what_is_told_of_sums_without_a_name_below_them() -> None:
    lines: Rows = [[f"Cárcel {n}", 95 + n, 12 * n, n % 3, 31.5] for n in range(1, 7)]
    rows: Rows = [["Cárcel", "Lugares", "Presos", "Otros", "Parte"], *lines]
    under: Rows = [[N, 591, 252, 6, N], [N, "En total*", "Presos", N, N], [N, "sin la del sur", "sin ella", N, N]]
    assert frame(only([*rows, *under])) == ((1, 1), (2, 7))
    assert frame(only([*rows, [N, N, 252, 6, N], [N, N, N, "Precio:", 2.09], [N, N, N, "IVA", "16%"]]))[1] == (2, 7)
    named: Rows = [[f"Cárcel {n}", "Norte", 12 * n, n % 3, 31.5] for n in range(1, 7)]
    assert frame(only([rows[0], *named, [N, "Sur", 252, 6, N], [N, "Sur", 3, 6, N]]))[1] == (2, 9)


def test_words_far_below_records_that_begin_with_numbers_are_reckoned_from_them() -> None:
    rows: Rows = [["JULIO"], ["DÍA", "QUÉ", "ENTRA", "SALE"]]
    rows += [[n // 2 + 1, f"Renta {n}", *([N, 30 * n] if n % 3 else [700 + n])] for n in range(1, 13)]
    rows += [*[[]] * 12, ["ENTRA EN EL MES", N, 150190, 4670], ["NÓMINA"], ["QUEDA", N, N, 145520]]
    assert frame(only(rows)) == ((2, 2), (3, 14))


def test_a_last_row_under_a_gap_without_the_code_of_every_record_is_the_total() -> None:
    rows: Rows = [["Code", "Fonction", 2017, 2018, 2019], []]
    rows += [[f"0{n}", f"Produits {word}", 5190.5 + n, 5358.25, 5533.75 - n] for n, word in enumerate("abcdef", 1)]
    rows += [[], [N, "Consommation effective", 29507.5, 30869.0, 32691.25], [], [N, "Source : Comptes, base 2014"]]
    assert frame(only(rows)) == ((1, 1), (3, 8))


def test_a_total_of_a_pivot_in_other_languages_is_no_record() -> None:
    for total in ("Eindtotaal", "Gesamtergebnis"):
        rows: Rows = [["Categorie", "Percentage"]]
        rows += [[f"Soort {word}", 0.1 * n] for n, word in enumerate("abcd", 1)]
        assert frame(only([*rows, [total, 1]])) == ((1, 1), (2, 5))


def test_a_day_merged_over_the_whole_table_is_the_title_of_what_follows() -> None:
    rows: Rows = [["Agenda Item", "Subject", "Link", "Time"], [date(2026, 9, 4)], ["Topic A: Opening"]]
    rows += [[f"A.{n}", f"Review of {word}", f"{n}4, 5{n}", N] for n, word in enumerate(("steel", "maize", "fish"), 1)]
    rows += [[date(2026, 9, 5)], ["A.4", "Closing", N, "11:00"]]
    merges = tuple(Box(n, 1, n, 4) for n in (2, 3, 7))
    assert frame(only(rows, merges=merges)) == ((1, 1), (4, 8))
