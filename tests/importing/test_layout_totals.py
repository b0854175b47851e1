"""Totals at the end of a table that look like records, and records that look like totals."""

from __future__ import annotations

from test_layout import N, Rows, frame, only


def test_totals_of_parts_among_several_columns_of_words_are_records() -> None:
    rows: Rows = [["Ingreso", "Valor", "Unidad", "Entidad", "Municipio"]]
    for place in ("Acre", "Xapuri", "Tula"):
        rows += [["Hasta uno", 30, "Familia", "Norte", place], ["TOTAL", 40, "Familia", "Norte", place]]
    assert frame(only(rows)) == ((1, 1), (2, 7))


def test_averages_of_something_at_the_end_are_no_records() -> None:
    rows: Rows = [["País", "Área", "Valor"], *([f"País {n}", 4.5 + n % 3, 7 * n] for n in range(1, 6))]
    assert frame(only([*rows, ["World median", 5.5, 21], ["World average", 5.25, 22]])) == ((1, 1), (2, 6))


def test_totals_of_several_kinds_in_one_row() -> None:
    lines: Rows = [[5700 + n, 14, n, f"Gastos {n}", 25.5 * n, 70.5] for n in range(1, 7)]
    rows: Rows = [["Capítulo", "Artículo", "Párrafo", "Texto", "Pago", "Resto"], *lines]
    under: Rows = [["Total capítulo: 5700", "Total artículo: 14", "Total párrafo: 6", N, 541, 429]]
    assert frame(only([*rows, *under])) == ((1, 1), (2, 7))


def test_a_name_and_its_code_are_no_two_totals() -> None:
    rows: Rows = [["Label", "Notation", "Order"], *([f"{n} to {n + 2}", f"{n}-{n + 2}", n] for n in range(1, 8))]
    assert frame(only([*rows, ["Total under 18", "total-under-18", 9]])) == ((1, 1), (2, 9))
