"""Series in time whose columns are told in many rows."""

from __future__ import annotations

from datetime import date

from test_layout import N, Rows, found, frame, headers, only

from workbench.domain.sheet import Raw


def test_what_series_in_time_say_of_themselves_is_their_header() -> None:
    rows: list[list[Raw]] = [[N, "PIB ; Norte", "PIB ; Sur"]]
    for told in (["Unit", "$ m"], ["Type", "Original"], ["Start", date(1990, 6, 1)], ["No.", 25], ["ID", "A23"]):
        rows.append([told[0], told[1], told[1]])
    days: list[list[Raw]] = [[date(1990 + n, 6, 1), 100.5 + n, 90.5 + n] for n in range(8)]
    table = only([*rows, *days])
    assert (frame(table), headers(table)[1]) == (
        ((1, 6), (7, 14)),
        "PIB ; Norte | $ m | Original | 1990-06-01 | 25 | A23",
    )


def test_series_below_a_title_of_which_some_is_told_under_a_gap() -> None:
    told = [[word, *(f"{word.lower()} {at}" for at in range(4))] for word in ("Título", "Tipo", "Unidad", "Clave")]
    days: Rows = [[date(2020, month, 28), 1.5, 2.5, 3.5, 4.5] for month in range(1, 9)]
    rows: Rows = [["TASAS DE INTERÉS"], *told[:3], [], [], told[3], *days]
    assert frame(only(rows)) == ((2, 7), (8, 15))
    form: Rows = [["Título", "Tasa"], ["Tipo", "Media"], ["Unidad", "Por ciento"], ["Clave", "T7"], []]
    assert frame(found([*form, ["Fecha", "Valor"], *(row[:2] for row in days)])[-1]) == ((6, 6), (7, 14))


def test_one_thing_is_told_of_some_series_alone() -> None:
    rows: list[list[Raw]] = [[N, *["Tasa"] * 6], [N, *(f"{n} días" for n in range(30, 36))]]
    rows += [["Notas", N, N, N, N, "Sí"], ["Unidad", *["%"] * 6], ["Clave", *(f"T.{n}" for n in range(6))]]
    rows += [[date(1990 + n, 6, 1), *[100.5 + n] * 6] for n in range(8)]
    table = only(rows)
    assert (frame(table), headers(table)[5]) == (((1, 5), (6, 13)), "Tasa | 34 días | Sí | % | T.4")


def test_series_of_days_that_are_written_as_numbers() -> None:
    about = [[N, "Kinder", "Jugend"], ["Gebiet", "Nord", "Nord"], ["Häufigkeit", "Jahr", "Jahr"],
             ["Einheit", "Tsd", "Tsd"], ["Reihe", "S101", "S102"]]  # fmt: skip
    rows = [[f"20{n}1201", n * 3, n * 5] for n in range(10, 18)]
    assert frame(only([*about, *rows])) == ((1, 5), (6, 13))


def test_series_whose_days_are_numbered() -> None:
    about = [["Lauf", "Tag", "Zink", "Blei"], [N, "Name", "Zink", "Blei"], [N, "Reihe", "Z1", "B2"],
             [N, "Einheit", "Tsd", "Tsd"], [N, "Quelle", "Amt", "Amt"]]  # fmt: skip
    rows = [[n, f"2024-0{9 - n}", n * 3, n * 5] for n in range(1, 8)]
    assert frame(only([*about, *rows])) == ((1, 5), (6, 12))


def test_labels_with_their_values_above_series_of_which_little_is_known_at_first() -> None:
    told: Rows = [["Portal"], [], ["Unidad", "Por ciento"], ["Corte", "Fin de mes"], ["Clave", "zim"]]
    head: Rows = [["Vista", "Tasa a un día", "Tasa a 3 meses", "Tasa a un año"]]
    rows = [*told, *head, *([f"{1970 + n}-08", n / 7] for n in range(45)), ["2015-08", 1.5, 2.5, 3.5]]
    assert frame(only(rows)) == ((6, 6), (7, 52))
