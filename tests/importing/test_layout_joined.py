"""Names of groups that stand over their columns without being merged, or a gap above them."""

from __future__ import annotations

from test_layout import N, Rows, frame, headers, only

from workbench.domain.sheet import Box


def test_merges_two_blank_rows_above_the_years_that_they_part() -> None:
    rows: Rows = [[N, "Gasto por visita", N, N, "Gasto por día"], [], [], [N, 2018, 2019, "2020R", 2018, 2019, "2020R"]]
    rows += [[], *([f"País {n}", 796.4, 838.1 + n, 57.5, 87.8, 94.4, 64.3] for n in range(8))]
    merges = (Box(1, 2, 1, 4), Box(1, 5, 1, 7))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[-1]) == (((1, 4), (6, 13)), "Gasto por día | 2020R")
    assert frame(only([["Cuadro 1", *rows[0][1:]], *rows[1:]], merges=merges))[0] == (4, 4)
    names: Rows = [[N, "Quién", "Dónde", "Cuándo", "Cuánto", "Cómo", "Por qué"]]
    assert frame(only([*rows[:3], *names, *rows[4:]], merges=merges))[0] == (4, 4)


def test_two_names_above_a_gap_are_a_header_where_the_title_stands_further_above() -> None:
    rows: Rows = [[N, "Total", *"ABCDEFGH"], *([f"País {n}", 796.4, 838.1 + n, *[57.5] * 7] for n in range(8))]
    table = only([["Flujos entre regiones"], [], ["Origen", "Destino"], [], *rows])
    assert (frame(table), headers(table)[:2]) == (((3, 5), (6, 13)), ["Origen", "Destino | Total"])
    assert frame(only([["Flujos", "Entre regiones"], [], *rows]))[0] == (3, 3)
    assert frame(only([["Flujos"], [], ["Clave", "flujos"], [], *rows]))[0] == (5, 5)


def test_every_name_goes_on_in_the_row_above_the_gap() -> None:
    rows: Rows = [["Encuesta"], [], ["Fecha", "Analistas", "Sistema"], ["de encuesta", "Económicos", "Financiero"], []]
    rows += [["Esperado en 2024"], *([f"{n} de julio de 2024", N, 3.47] for n in range(5)), []]
    rows += [["Esperado en 2025"], *([f"{n} de julio de 2025", N, 3.47] for n in range(5))]
    assert headers(only(rows)) == ["Fecha | de encuesta", "Analistas | Económicos", "Sistema | Financiero"]


def test_a_group_over_the_first_of_the_numbers_that_rise_from_there_on() -> None:
    rows: Rows = [["Empleo por rama"], [], [N, "Número", "Cambio"], [N, "de puestos", "anual", "Percentiles"]]
    rows += [
        ["Rama", "(miles)", "(%)", 10, 20, 25, 30],
        *([f"Rama {n}", 23.5, 0.3, 8787, 14, 16, 17] for n in range(8)),
    ]
    assert headers(only(rows))[2:] == ["Cambio | anual | (%)", *(f"Percentiles | {n}" for n in (10, 20, 25, 30))]


def test_a_group_that_is_not_merged_between_two_that_are() -> None:
    rows: Rows = [["Casilla", "Partidos", N, N, "Consulta", N, "Plebiscito", N]]
    rows += [[N, "Rojo", "Azul", "Verde", "Sí", "No", "Sí", "No"]]
    rows += [[f"Sección {n}", 64 + n, 174, 57 * n, 75, 71, 91 + n, 103] for n in range(8)]
    table = only(rows, merges=(Box(1, 1, 2, 1), Box(1, 2, 1, 4), Box(1, 7, 1, 8)))
    assert headers(table)[3:7] == ["Partidos | Verde", "Consulta | Sí", "Consulta | No", "Plebiscito | Sí"]


def test_a_name_that_comes_again_under_another_one_is_told_again() -> None:
    rows: Rows = [["Municipio", "2020", N], [N, "Total", N], [N, "Total", "Edificio"], [N, "Total", "Total"]]
    rows += [[f"Villa {n}", 345.5 + n, 12 * n] for n in range(8)]
    merges = (Box(1, 1, 4, 1), Box(1, 2, 1, 3), Box(2, 2, 2, 3))
    assert headers(only(rows, merges=merges)) == ["Municipio", "2020 | Total", "2020 | Total | Edificio | Total"]


def test_a_name_between_groups_of_the_same_names_is_of_none_of_them() -> None:
    rows: Rows = [["Población"], [], [N, N, "Altas", N, "Bajas", N, N, "Traslados"]]
    rows += [["Año", "Gente", "Número", "Tasa", "Número", "Tasa", "Aumento natural", "Número", "Tasa"]]
    rows += [[2000 + n, 1490 + n, 21 + n, 11.5, 27, 14.2, n - 6, 107, 56.5] for n in range(9)]
    assert headers(only(rows))[4:8] == ["Bajas | Número", "Bajas | Tasa", "Aumento natural", "Traslados | Número"]


def test_a_column_that_somebody_added_beside_the_parties_of_a_group_that_is_not_merged() -> None:
    rows: Rows = [
        ["TEMA", "POSICIÓN", None, None, "RESPONSABLE", None],
        [None, "MX", "EE.UU.", "CAN", None, "Mi semáforo"],
        ["Zinc uno", "Arancel cero", "Mantiene", "Apoya", "SE", "verde"],
        ["Litio dos", "Control", "Apertura", "Apoya", "SADER", "rojo"],
    ]
    table = only(rows)
    assert frame(table) == ((1, 2), (3, 4))
    assert headers(table)[1:] == ["POSICIÓN | MX", "POSICIÓN | EE.UU.", "POSICIÓN | CAN", "RESPONSABLE", "Mi semáforo"]
