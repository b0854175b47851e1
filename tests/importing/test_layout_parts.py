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


def test_the_parts_of_groups_that_are_merged_down_two_rows_are_names() -> None:
    years = [2025, 2030, 2035, 2040]
    rows: Rows = [["Equipo"], [N, *years, "Margen (2025)", N, "Margen (2040)"], []]
    rows += [["Datos técnicos", *[N] * 4, "menor", "mayor", "menor", "mayor"]]
    rows += [[f"Dato {w}", 4.5, 5.5, 6.5, 7.5, 3.5 + n, 6.5, 3.5, 6.5, 1] for n, w in enumerate("abcde")]
    merges = (*(Box(2, c, 3, c) for c in range(1, 6)), Box(2, 6, 3, 7), Box(2, 8, 3, 9))
    table = only(rows, merges=merges)
    assert (table.header_rows, headers(table)[5].split(" | ")[-2:]) == ((2, 4), ["Margen (2025)", "menor"])


def test_names_of_the_rows_that_part_the_corner_are_of_the_header() -> None:
    rows: Rows = [["Actividad", N, N, "Actividad total", N, N], [N, N, N, "Agricultura", "Pesca", "Minas"]]
    rows += [["Operación", N, "i"]]
    rows += [["Producción", f"Bien {w}", N, 569815 + n, 33130, 32271] for n, w in enumerate("abcdef")]
    merges = (Box(1, 1, 2, 3), Box(1, 4, 1, 6), Box(3, 1, 3, 2))
    table = only(rows, merges=merges)
    assert (frame(table), headers(table)[0]) == (((1, 3), (4, 9)), "Actividad | Operación")


def test_a_few_words_right_above_a_gap_go_on_with_the_names_above_them() -> None:
    rows: Rows = [["Padrón por casilla"], ["Casilla", "Parte", "Distrito", "Activos", N, "Inactivos", N, "Suma"]]
    rows += [[N, N, N, "personas", N, "personas", N, "cuenta"], [], ["Centro"]]
    rows += [[N, f"H{n}", f"D{n}", 388 - n, N, N, 22, N, 410 - n] for n in range(1, 7)]
    assert only(rows).header_rows == (2, 3)


def test_a_few_words_again_and_again_between_a_gap_and_figures_are_names() -> None:
    rows: Rows = [["Visitas en miles"], [N, N, "Todas", N, "Motivo"], [N, N, N, N, "Paseo", "Negocios"], []]
    rows += [[N, N, "original", "ajustada", "original", "original"]]
    rows += [[2025 if not n else N, f"mes {w}", 2245.5 + n, 2660, 708.5, 517.5] for n, w in enumerate("abcdefgh")]
    table = only(rows, merges=(Box(2, 3, 2, 4), Box(2, 5, 2, 6)))
    assert (table.header_rows, "Todas | ajustada" in headers(table)) == ((2, 5), True)


def test_a_year_over_figures_beside_two_columns_of_words_names_them() -> None:
    rows: Rows = [["Personal docente"], ["Personas"], [N, N, "2025"]]
    rows += [[f"Grupo {n // 2}", ("mujeres", "hombres")[n % 2], str(247720 + n)] for n in range(10)]
    assert frame(only(rows)) == ((3, 3), (4, 13))


def test_a_unit_merged_over_all_figures_is_of_the_names_and_titles_of_parts_are_not() -> None:
    names = [N, "Diésel", "Gasolina", "Gas", "Suma"]
    block: Rows = [[f"Rama {w}", 4.5, 6.25 + n, 0, 10.75 + n] for n, w in enumerate("abcd")]
    rows: Rows = [["Consumo por rama"], names, [N, "PJ/a"], *block]
    assert frame(only(rows, merges=(Box(3, 2, 3, 5),))) == ((2, 3), (4, 7))
    rows = [["Consumo por rama"], names, [N, "Número"], *block, [N, "Porcentaje"], *block]
    assert only(rows, merges=(Box(3, 2, 3, 5), Box(8, 2, 8, 5))).header_rows == (2, 2)


def test_words_that_end_a_few_of_the_names_of_figures_are_of_the_header() -> None:
    rows: Rows = [["Miles by area"], ["Area", "City", "Freeways and", "Arterial", "Local", "Minor", "Other", "All"]]
    rows += [[N, "or town", "expressways", "roads"]]
    rows += [[f"Area {w}", "NC", 28.25 + n, 184.5, 4.5, 3.5, 2.5, 223.25 + n] for n, w in enumerate("abcdef")]
    table = only(rows)
    assert (frame(table), headers(table)[2:4]) == (
        ((2, 3), (4, 9)),
        ["Freeways and | expressways", "Arterial | roads"],
    )


def test_small_letters_right_above_a_gap_go_on_with_the_first_names_too() -> None:
    rows: Rows = [["File:", "list.txt"], [], ["First", "Field", "Caption", "Range of values", "Meaning"]]
    rows += [["column", "length"], []]
    for n, word in enumerate(("Clave", "Nombre", "Municipio", "Estado")):
        rows += [[f"P{1 + 4 * n}", "4", word, "Texto libre", f"{word} de la unidad"], []]
    assert frame(only(rows)) == ((3, 4), (6, 12))


def test_groups_that_are_written_over_each_of_their_columns_are_carried_to_no_other() -> None:
    group, ages = "NIÑOS", ["0 A 2", "0 A 2", "3 A 5", "3 A 5"]
    rows: Rows = [["SEDE", "POBLACIÓN", N, *[group] * 4, "GASTO"], [N, "ATENDIDA", "LUGAR", *ages, "TOTAL"]]
    rows += [[N, 2008, 2008, *["CURSOS", "ALUMNOS"] * 2, "ANUAL"], ["MEDIA", 1226.5, N, 5.5, 7.5, 8.5, 9.5, 99.5]]
    rows += [[f"Sede {w}", 3181 + n, 94 + n, n, 66, 5 * n, 50, 750 + n] for n, w in enumerate("abcdef")]
    table = only(rows)
    assert (frame(table), headers(table)[1:3]) == (
        ((1, 3), (4, 10)),
        ["POBLACIÓN | ATENDIDA | 2008", "LUGAR | 2008"],
    )


def test_names_that_are_merged_down_stand_over_a_single_record() -> None:
    long = "Saldo inicial con los cargos del año y sin los descuentos que se dieron"
    rows: Rows = [["Informe del año"], [], ["WK", "PK", "Unidad", long, "Saldo final", N, N]]
    rows += [[N, N, N, N, "todo", "de ello"], [N, N, N, N, N, "vencido", "otro"]]
    rows += [["24", "-", "Zona Norte", 363541.5, 12.5, 8.5, 4]]
    merges = (*(Box(3, c, 5, c) for c in (1, 2, 3, 4)), Box(3, 5, 3, 7), Box(4, 5, 5, 5), Box(4, 6, 4, 7))
    assert frame(only(rows, merges=merges)) == ((3, 5), (6, 6))


def test_a_name_over_the_first_of_each_part_between_empty_columns_is_the_group_of_the_part() -> None:
    rows: Rows = [["Zona", "Casos", "Parte", N, "Edad", N, N, "De ellos, %"]]
    rows += [[N, N, N, N, "ella", "él", N, "15-29", "30-39", "40-49"], []]
    rows += [
        [z, 430 + n, 79.5, N, 45.2, 44.8, N, 10.6, 23.6, 65.8] for n, z in enumerate(("Norte", "Sur", "Este", "Oeste"))
    ]
    table = only(rows)
    assert frame(table) == ((1, 2), (4, 7))
    assert headers(table)[3:] == [
        "Edad | ella",
        "Edad | él",
        *(f"De ellos, % | {age}" for age in ("15-29", "30-39", "40-49")),
    ]
