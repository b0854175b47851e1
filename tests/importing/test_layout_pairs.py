"""Labels with their values that look like names and are none, and lists without names."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Box, Raw


def test_a_word_between_figures_in_a_form_is_no_name() -> None:
    rows: Rows = [["Escala", "75%"], ["Papel", "carta"], *([f"Margen {w}", n / 2] for n, w in enumerate("abcdef", 1))]
    assert found([["Qué cambia aquí"], *rows]) == ()


def test_a_day_over_days_with_gaps_between_them_begins_no_table() -> None:
    rows: Rows = [["Fecha", "Lo que pasó en la hora", "Con quién", "Comentario"], []]
    for n in range(1, 9):
        rows += [[date(2024, 3, n), f"hora {n}", N if n == 4 else f"Ana {n}", f"se habló {n} veces"], []]
    assert frame(only(rows)) == ((1, 1), (3, 17))


def test_known_words_between_labels_with_their_values_are_one_more_of_them() -> None:
    labels: Rows = [["Fecha:", "2020"], ["Estatus:", "Fecha de publicación"], ["Contacto:", "Eva Sol"]]
    names = ["Región", "Clave", "Camas", "Ocupadas"]
    rows = [*labels, [], names, *([f"Zona {n}", f"R{n}", 9 * n, 7 * n] for n in range(1, 7))]
    assert [frame(t) for t in found(rows)] == [((5, 5), (6, 11))]


def test_what_is_chosen_above_a_table_that_was_summed_up_is_no_header() -> None:
    rows: Rows = [["Elija el grupo", "Todos", "(sin los que no dijeron nada de sí)"], ["Elija el municipio", "(Todos)"]]
    rows += [["Elija el distrito", "(Varios elementos)", "(Z = fuera de la zona)"], []]
    rows += [["Suma de niños", "Suma de adultos", "Suma de mayores"], [7.5, 8.5, 9.5]]
    assert headers(only(rows)) == ["Suma de niños", "Suma de adultos", "Suma de mayores"]


def test_years_behind_a_unit_with_a_colon_are_names() -> None:
    rows: Rows = [["Unidad: casos por tonelada", *range(2016, 2025)]]
    rows += [[f"Efecto {n}", *(n / 7 + c / 9 for c in range(9))] for n in range(1, 6)]
    assert frame(only(rows)) == ((1, 1), (2, 6))


def test_a_block_of_pairs_under_others_has_no_names() -> None:
    told = "Se dice en pocas palabras lo que aquí se quiere decir con ello."
    block: list[list[Raw]] = [[], *([f"Sigla {w}", f"{told} {w}"] for w in "abcd")]
    assert found([["LEYENDA"], [], ["Origen", told], ["Uso", told], [], ["Peso", "Qué tan grave"], *block[1:]]) == ()


def test_pairs_without_names_are_chosen_from_a_few_or_tell_nothing_now_and_then() -> None:
    pairs: Rows = [[("Ruiz", "Paz", "Sol")[n % 3], ("Ana", "Eva", "Luis", "Iván", "Juan")[n % 5]] for n in range(15)]
    assert frame(only(pairs)) == (None, (1, 15))
    lines: Rows = [[f"Eva Sol {n}", n % 4, n % 3] for n in range(20)]
    lines[7] = lines[12] = ["Luis Paz"]
    assert frame(only(lines)) == (None, (1, 20))
    assert found([["Notas:"], *(["*", f"Lo que se dice {n}"] for n in range(3))]) == ()


def test_names_over_boxes_that_are_to_be_filled_in_stand_right_under_a_form() -> None:
    def line(*cells: Raw) -> list[Raw]:
        return [cells[0], *[N] * 9, cells[1], *[N] * 9, cells[2], *[N] * 9]

    rows = [["Lista de hitos"], ["Proyecto:", *[N] * 19, "Día:"], line("Hito", "Lo que es", "Clase"), *[[]] * 8]
    boxes = [Box(n, left, n, left + 9) for n in range(3, 12) for left in (1, 11, 21)]
    assert frame(only(rows, merges=tuple(boxes))) == ((3, 3), None)
    assert found(rows, merges=tuple(box for box in boxes if box.top == 3)) == ()


def test_a_known_word_with_its_colon_before_the_only_figure_of_a_row_is_a_label() -> None:
    names: Rows = [["Eje", "Programa", "Código", "Indicador", "Meta", "Avance", "Notas", "Fuente"]]
    names += [[f"Eje {n}", f"Promover {n}", 429 + n, f"Personas {n}", 500, 183 * n, "se ajusta", "SIG"] for n in (1, 2)]
    rows: Rows = [["Matriz de seguimiento"], ["PERIODO DEL REPORTE", N, "Fecha", "Enero", "Periodo:", 2025]]
    assert [frame(t) for t in found([*rows, [N, N, "A", "Diciembre", N, 2025], [], *names])] == [((5, 5), (6, 7))]


def test_labels_with_their_values_side_by_side_above_names_are_a_form_without_colons_too() -> None:
    rows: Rows = [["No.", "Actividad", "Avance", "Plazo", "Nota"]]
    rows += [[n, f"Revisar {n}", n / 7, date(2025, 4, n), N] for n in range(1, 6)]
    forms: tuple[Rows, ...] = (
        [["Responsable", "Ana Ruiz", N, "Fecha", date(2025, 3, 1)], ["Área", "Norte", N, "Hoja", 1]],
        [["Mesa", "Origen", "Ronda", 3], ["Sede", "Quito", "Inicio", date(2025, 3, 1)]],
        [["Mesa", "Origen", "Ronda", "3"], ["Sede", "Quito", "Inicio", "1 mar"]],
    )
    for form in forms:
        for gap in ([], [[]]):
            at = len(form) + len(gap) + 1
            assert [frame(t) for t in found([*form, *gap, *rows])] == [((at, at), (at + 1, at + 5))]
    short: Rows = [["Rama", "Peso", "Valor", "Alza"], *([f"rama {w}", 4.5, 5, 6.5] for w in "abc")]
    assert [frame(t) for t in found([*short, [], *rows])] == [((1, 1), (2, 4)), ((6, 6), (7, 11))]
