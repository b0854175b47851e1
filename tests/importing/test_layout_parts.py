"""Headers of which each row names a part of the columns, and rows that seem to be of a header."""

from __future__ import annotations

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio")


def test_two_rows_that_share_the_columns_between_them_are_both_of_the_header() -> None:
    rows: Rows = [["Núm.", "Año", "Estado", "Edad de ...", "Meses", *[N] * 5, "En total"]]
    rows += [["ord.", N, N, "a menos de ...", *MONTHS]]
    rows += [[n, 2025, "Sonora", f"{10 * n}-{10 * n + 10}", *[93 - n] * 6, 558 - 6 * n] for n in range(1, 6)]
    table = only([["Defunciones por mes"], [], *rows])
    assert frame(table) == ((3, 4), (5, 9))
    told = ["Núm. | ord", "Año", "Estado", "Edad de ... | a menos de ...", "Meses | enero", "Meses | febrero"]
    assert [name.rstrip(".") for name in headers(table)[:6]] == [name.rstrip(".") for name in told]


def test_groups_a_gap_above_names_though_what_the_rows_are_has_no_name() -> None:
    rows: Rows = [["Consumo por edad"], [], [N, "En total", "Mujeres", N, N, "Hombres"], []]
    rows += [[N, N, "15-39", "40-69", "70+", "15-39", "40-69", "70+"]]
    rows += [[f"Grupo {w}", 27.5, 29.5, 24.5 + n, 6.5, 38.5, 31.5, 13.5] for n, w in enumerate("abcde")]
    table = only(rows)
    assert (frame(table), headers(table)[1:4]) == (
        ((3, 5), (6, 10)),
        ["En total", "Mujeres | 15-39", "Mujeres | 40-69"],
    )


def test_codes_above_many_names_and_units_under_some_are_of_the_header() -> None:
    names = ["General", "Lácteos", "Harinas", "Aceites", "Bebidas", "Tabaco", "Hilados", "Calzado"]
    rows: Rows = [["Cuadro 4. Índice por rama"], [], ["Código de rama", *range(15110, 15118)]]
    rows += [["Periodo", *names], [N, "%", N, N, "%", N, N, "%"]]
    rows += [[f"2025-{n:02}-15", *[90.5 + n] * 8] for n in range(1, 8)]
    merges = (Box(5, 2, 5, 4), Box(5, 5, 5, 7), Box(5, 8, 5, 9))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[2]) == (((3, 5), (6, 12)), "15111 | Lácteos | %")


def test_names_under_days_of_the_columns_left_of_them_end_the_header() -> None:
    rows: Rows = [["Índices al día"], [N, N, N, *(f"2025-{n:02}" for n in range(1, 13))], ["División", N, "No ligar"]]
    rows += [[n, f"Rubro {w}", 100.5, *[99.5 + n] * 12] for n, w in enumerate("abcde")]
    table = only([*rows, []])
    assert (frame(table), headers(table)[:3]) == (((2, 3), (4, 8)), ["División", "", "No ligar"])


def test_what_a_sheet_is_set_to_stands_apart_above_the_names() -> None:
    rows: Rows = [["Modelo", 1, "Destino_escuela", N, "Unidad", "t", "Alt", "ARCHIVO", "Parte", "motivo=1"], []]
    rows += [["Orden", "Ficha", "Motivo", "Filtro", "Fórmula", "Índice", "Alt1", "Otra vez", "Salida"], []]
    rows += [[n, f"ficha{n}", f"Lo que mide la ficha {n}", N, f"f({n})", N, 0.5 * n] for n in range(1, 7)]
    assert only(rows).header_rows == (3, 3)


def test_one_name_over_figures_right_under_the_title_in_the_first_column() -> None:
    rows: Rows = [["Caudal"], ["Escenario: todo el año"], ["Metros cúbicos"], [N, "Canal del norte"]]
    rows += [[f"2025-{n:02}", 739726 + n] for n in range(1, 10)]
    assert frame(only(rows)) == ((4, 4), (5, 13))


def test_words_under_names_down_to_a_gap_and_more_names_are_records() -> None:
    rows: Rows = [["Bienes"], ["Conjunto", "Zona", "Insumo", "Unidad"], ["NRG", "NI", "GAS", "PJ"]]
    rows += [["ENV", "NI", "CO2", "kt"], [], ["Procesos"], ["Conjunto", "Técnica", "Acto", "Tope"], []]
    rows += [["POZO", 2040 + n, 0.5 + n, "tope"] for n in range(30)]
    assert frame(found(rows)[0])[0] == (2, 2)
