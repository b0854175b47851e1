"""Which rows are names, and which are the first record."""

from __future__ import annotations

from datetime import date

from test_layout import N, found, frame, only

from workbench.domain.sheet import Box, Raw


def test_two_pairs_that_say_what_names_below_mean_are_no_table() -> None:
    rows: list[list[Raw]] = [["DESO", "Desocupación, porcentaje"], ["PROD", "Producción, índice"], [], ["Mensual"]]
    rows += [["fecha", "DESO", "PROD"], *([date(2026, n, 1), 4.5 + n, 100 + n] for n in range(1, 8))]
    assert [frame(t) for t in found(rows)] == [((5, 5), (6, 12))]


def test_small_numbers_under_names_are_the_first_record() -> None:
    for rows in ([[N, "Norte", "Sur", "Este"], ["Casa", 1, 2, 3], ["Auto", 3, 4, 7], ["Vida", 5, 6, 11]],):
        assert frame(only(rows)) == ((1, 1), (2, 4))


def test_a_word_or_a_letter_before_years_names_the_first_column() -> None:
    assert frame(only([["País", 2014, 2015], ["Lima", 780.3, 457.0]])) == ((1, 1), (2, 2))
    assert frame(only([["z", 1990, 1991], ["Lima", 4.5, 5.5], ["Quito", 6.5, 7.5]])) == ((1, 1), (2, 3))


def test_the_same_answer_twice_in_a_record_is_no_header() -> None:
    rows: list[list[Raw]] = [["Idea", "Latitud", "Hecho", "Parte", "Firma", "Sede"]]
    rows += [[43.4 + n, "Norte Quito", "No", f"{n}9.9%", "No", "Madrid"] for n in range(5)]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_percentages_beside_words_are_names_over_figures_that_are_none() -> None:
    rows: list[list[Raw]] = [["fecha", "min", "media", "25%", "75%"]]
    rows += [[f"2024-0{n}", 1.5 + n, 4.25 + n, 1.25 + n, 7.5 + n] for n in range(2, 6)]
    assert frame(only(rows)) == ((1, 1), (2, 5))


def test_names_of_a_vocabulary_are_no_labels_with_values() -> None:
    rows = [
        ["PREFIX", "ex", "http://example.org/"],
        [],
        [],
        ["URI", "rdf:type", "qudt:value^^xsd:double", "rdfs:label"],
    ]
    rows += [["ex:a", "qudt:Quantity", "240.0", "una"], ["ex:b", "qudt:Quantity", "12", "dos"]]
    assert frame(only(rows)) == ((4, 4), (5, 6))


def test_a_fuller_row_below_names_with_figures_among_its_words_as_below_is_a_record() -> None:
    rows: list[list[Raw]] = [["Estudio"], [], ["Rasgo", N, "B", "M", "OR (uno)"]]
    rows += [[f"rasgo {word}", "Media (DE)", f"1{n}.1 (1.8)", f"17.{n} (3.2)", f"2.8{n} (2.3-3.4)"] for n, word in
             enumerate("abcd")]  # fmt: skip
    assert frame(only(rows)) == ((3, 3), (4, 7))


def test_one_record_under_groups_that_are_merged_over_their_quarters() -> None:
    rows: list[list[Raw]] = [[N, "Producto"], [N, 2024, N, N, N, 2025], [N, *("I", "II", "III", "IV") * 2]]
    rows += [[N, 234.9, 324.2, 421.0, 448.2, 425.2, 468.4, 548.8, 561.6], [], [N, "1) Datos preliminares"]]
    assert frame(only(rows, merges=(Box(2, 2, 2, 5), Box(2, 6, 2, 9)))) == ((2, 3), (4, 4))


def test_two_words_that_head_columns_over_a_single_record() -> None:
    assert frame(only([["Nombre", "Edad"], ["Alicia", 30]])) == ((1, 1), (2, 2))


def test_what_a_series_measures_may_be_as_long_as_it_likes() -> None:
    name = "PIB, variación real anual, " + "referencia del sistema de cuentas nacionales, " * 3
    rows: list[list[Raw]] = [["Fecha", name], *([str(1901 + n), n / 3] for n in range(9))]
    assert frame(only(rows)) == ((1, 1), (2, 10))
    rows = [["Banco de series"], [], ["Trimestres", name], *([f"2019/0{n}", n / 3] for n in range(1, 5))]
    assert frame(only(rows)) == ((3, 3), (4, 7))


def test_half_of_a_row_twice_more_right_below_is_a_record() -> None:
    rows = [["2100-12-31", f"ind_{n}", str(n * 7), "nodo1", "id1"] for n in range(5)]
    assert frame(only(rows)) == (None, (1, 5))


def test_a_single_record_under_many_names_of_which_a_few_have_a_group() -> None:
    names: list[Raw] = [f"campo_{word}" for word in "abcdefghijklmnopq"]
    record: list[Raw] = ["M-1", "Agua", *[N] * 9, "Norte", *[N] * 5]
    assert only([["Muestra", *[N] * 9, "Lugar"], names, record]).data_rows == (3, 3)


def test_what_signs_mean_is_no_table() -> None:
    rows: list[list[Raw]] = [["Zona", "Lugar", "2019", "2020"], *[["Sur", f"Villa {n}", 5 * n, 7] for n in range(1, 9)]]
    rows += [[], ["Signos"], ["†", "Serie rota", "Pv", "Valor provisional"], ["..", "Reservado", "x", "Sin valor"]]
    assert frame(only(rows)) == ((1, 1), (2, 9))


def test_one_name_that_is_a_number_among_words_some_of_which_stand_over_hardly_anything() -> None:
    rows: list[list[Raw]] = [["fecha", "clave", "ipc", "inp", "m1", "sn", "sr", "base", 0]]
    rows += [[date(1989, n, 1), "ipc", 6.5 + n, N, 19000 + n, N, 2.3, 50.5 + n, n] for n in range(1, 9)]
    assert frame(only(rows)) == ((1, 1), (2, 9))


def test_a_word_before_all_names_and_over_years_names_the_rows() -> None:
    rows: list[list[Raw]] = [[N, "du", "dl", "dy"], ["tiempo"], *([1977 + n, n / 3, n / 7, n / 9] for n in range(1, 7))]
    table = only(rows)
    assert (frame(table), table.columns[0].header) == (((1, 2), (3, 8)), "tiempo")
    assert frame(only(rows, merges=(Box(2, 1, 2, 4),)))[0] == (1, 1)  # the title of a part
    rows[1:] = [["Norte"], *([f"obra {n}", n / 3, n / 7, n / 9] for n in range(1, 7))]
    assert frame(only(rows))[0] == (1, 1)


def test_a_word_beside_each_of_many_years_comes_again_and_is_a_name() -> None:
    years = [cell for n in range(1990, 2002) for cell in (n, "Symbol")]
    countries = ("Chile", "Cuba", "Peru", "Togo", "Fiji")
    for names in (["Country", "Code"], ["Country", "Country"]):
        rows: list[list[Raw]] = [["Catch of fish (tonnes)"], [*names, *years]]
        rows += [[c, f"0{n}", *(4500 * n + at if at % 2 == 0 else "F" for at in range(24))] for n, c in
                 enumerate(countries, 1)]  # fmt: skip
        table = only(rows)
        assert frame(table) == ((2, 2), (3, 7))
        assert table.columns[2].header == "1990"


def test_a_single_record_under_names_that_are_merged_down_beside_their_groups() -> None:
    rows: list[list[Raw]] = [["Nómina", "Plaza", "Apoyos", N, "Becas", N, N]]
    rows += [[N, N, "Comida", "Salud", "Comida", "Viaje", "Casa"], ["007", "Ana Díaz", *["$ 1,230.50"] * 5]]
    merges = (Box(1, 1, 2, 1), Box(1, 2, 2, 2), Box(1, 3, 1, 4), Box(1, 5, 1, 7))
    assert frame(only(rows, merges=merges)) == ((1, 2), (3, 3))


def test_a_single_name_over_figures_beside_days_without_a_name() -> None:
    rows: list[list[Raw]] = [[N, "caudal_rio_2"], *([date(2021, 5, n), 4 * n] for n in range(1, 8))]
    assert frame(only(rows)) == ((1, 1), (2, 8))
