"""Rows become staged records: what is read, what is skipped, and what is said about it."""

from __future__ import annotations

import pytest
from planning import frames_of, sheet, staged

from workbench.domain.problem import Severity
from workbench.domain.sheet import ErrorCell
from workbench.importing.stage import CellProblem
from workbench.importing.stage_cells import cells_of, check_answers
from workbench.importing.trouble import Unreadable

HEADER = ("Tema", "Prioridad", "Dependencia responsable", "Notas")


def codes(remarks: list[CellProblem]) -> list[tuple[str, str]]:
    return [(r.cell, r.problem.code) for r in remarks]


def test_every_row_of_data_is_one_record_with_the_place_of_each_cell() -> None:
    records, remarks = staged(sheet([HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y")]))
    assert [(r.type.name, r.place) for r in records] == [("issue", ("Hoja", 2)), ("issue", ("Hoja", 3))]
    title = records[1].said("title")
    assert title is not None and (title.raw, title.cell) == ("Azúcar", "A3")
    assert remarks == []


def test_a_table_that_names_no_record_is_told_once_and_left_alone() -> None:
    matrix = [HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y"), (), ()]
    summary = [("Prioridad", "Número"), ("Alta", 1), ("Baja", 1)]
    records, remarks = staged(sheet([*matrix, *summary], name="Matriz"))
    assert {r.row for r in records} == {2, 3}
    (remark,) = [r for r in remarks if r.problem.code == "table-unnamed"]
    assert remark.cell == "A6"
    assert "Matriz" in remark.problem.message.es and "fila 6" in remark.problem.message.es
    assert remark.problem.severity is Severity.REMARK
    assert not any(r.problems for r in records)


def test_a_formula_without_a_value_blocks_its_cell() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", None), ("Azúcar", "Baja", "SE", "y")]
    records, _ = staged(sheet(rows, uncomputed=frozenset({(2, 4)})))
    (problem,) = records[0].problems
    assert (problem.cell, problem.field, problem.problem.code) == ("D2", "issue.notes", "formula-uncomputed")
    assert problem.problem.severity is Severity.BLOCKING
    assert not records[1].problems


def test_rows_of_nothing_but_formulas_without_a_value_are_not_lost() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y"), ()]
    records, _ = staged(sheet(rows, uncomputed=frozenset({(4, 1), (4, 2)})))
    assert [(r.row, [p.cell for p in r.problems]) for r in records if r.problems] == [(4, ["A4", "B4"])]


def test_an_answer_stands_in_for_a_formula_without_a_value() -> None:
    rows = [HEADER, ("Maíz", None, "SE", "x"), ("Azúcar", "Baja", "SE", "y")]
    there = sheet(rows, uncomputed=frozenset({(2, 2)}))
    records, _ = staged(there, answers={"Hoja!B2": "Alta"})
    said = records[0].said("priority")
    assert said is not None and (said.raw, said.answered) == ("Alta", True)
    assert not records[0].problems
    emptied, _ = staged(there, answers={"Hoja!B2": ""})
    assert not emptied[0].problems and emptied[0].said("priority") is None


def test_rows_without_content_are_skipped_blanks_included() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", "x"), (), ("  ", "\n", " ", "\t"), ("Azúcar", "Baja", "SE", "y")]
    assert [r.row for r in staged(sheet(rows))[0]] == [2, 5]


def test_a_lone_cell_merged_over_columns_is_a_heading() -> None:
    rows = [HEADER, ("Agricultura",), ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y")]
    assert [r.row for r in staged(sheet(rows, merges=["A2:B2"]))[0]] == [3, 4]
    assert [r.row for r in staged(sheet(rows))[0]] == [2, 3, 4]


def test_a_value_merged_down_belongs_to_every_row_and_a_row_of_it_alone_is_none() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja"), (), ("Acero", "Baja", "SE", "z")]
    records, _ = staged(sheet(rows, merges=["C2:C4"]))
    assert [r.row for r in records] == [2, 3, 5]
    lead = records[1].said("lead")
    assert lead is not None and (lead.raw, lead.cell) == ("SE", "C2")


def test_an_answer_for_the_lower_part_of_a_merge_is_for_that_row_alone() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja"), ("Acero", "Baja", "SE", "z")]
    records, _ = staged(sheet(rows, merges=["C2:C3"]), answers={"Hoja!C3": "SADER"})
    leads = [said.raw for r in records if (said := r.said("lead"))]
    assert leads == ["SE", "SADER", "SE"]


def test_a_value_merged_over_columns_is_read_once_and_told() -> None:
    rows = [("Tema", "Posición MX", "Posición EE.UU."), ("Maíz", "Ambas partes coinciden"), ("Acero", "a", "b")]
    records, _ = staged(sheet(rows, merges=["B2:C2"]))
    of_row = [r for r in records if r.row == 2 and r.type.name == "position"]
    assert [r.fixed for r in of_row] == [{"actor": "MX"}]
    assert [(p.cell, p.problem.code) for p in of_row[0].problems] == [("B2", "merged-across")]


def test_unread_columns_are_told_with_the_number_of_their_cells() -> None:
    header = (*HEADER, "Zzyzx", "Qwfp")
    rows = [header, ("Maíz", "Alta", "SE", "x", "perdido", None), ("Azúcar", "Baja", "SE", "y", 0, "  ")]
    records, remarks = staged(sheet(rows))
    assert codes(remarks) == [("E1", "column-unmapped"), ("F1", "column-unmapped")]
    assert "«Zzyzx» no es ningún campo: va a las notas (celdas con contenido: 2)" in remarks[0].problem.message.es
    assert [r.beside for r in records] == [[("notes", "Zzyzx", "perdido", "E2")], [("notes", "Zzyzx", "0", "E3")]]
    assert "(cells with content: 0)" in remarks[1].problem.message.en


def test_hidden_columns_and_rows_are_read_and_told() -> None:
    rows = [HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y")]
    records, remarks = staged(sheet(rows, hidden_columns=frozenset({4}), hidden_rows=frozenset({3})))
    assert [r.row for r in records] == [2, 3]
    assert sorted(codes(remarks)) == [("A3", "rows-hidden"), ("D1", "column-hidden")]


def test_the_first_filled_cell_of_a_field_is_what_is_said() -> None:
    records, _ = staged(sheet([HEADER, (" ", 0, "SE", False), ("Azúcar", "Baja", "SE", ErrorCell("#N/A"))]))
    assert records[0].said("title") is None
    assert [r.said("priority").raw for r in records if r.said("priority")] == [0, "Baja"]  # type: ignore[union-attr]
    assert records[0].said("notes") is not None
    assert records[0].heading == "A2"


@pytest.mark.parametrize("place", ["Hoja!Z99", "Otra!A2", "Hoja!A1", "A2", "Hoja!a2", ""])
def test_an_answer_for_no_cell_that_is_read_is_refused_by_its_name(place: str) -> None:
    frames = frames_of(sheet([HEADER, ("Maíz", "Alta", "SE", "x"), ("Azúcar", "Baja", "SE", "y")]))
    cells = cells_of(frames)
    check_answers("f.xlsx", {"Hoja!A2": "Maíz", "Hoja!D3": ""}, (), cells)
    check_answers("f.xlsx", {"Aparte!A2": "Maíz"}, ("Aparte",), cells)
    with pytest.raises(Unreadable) as caught:
        check_answers("f.xlsx", {place: "x"}, ("Aparte",), cells)
    assert "f.xlsx" in caught.value.words.es and f"«{place}»" in caught.value.words.es


def test_a_dash_is_no_title_and_nothing_said_is_no_position() -> None:
    rows = [("Tema", "México", "Canadá"), ("Maíz", "Cupo", "n/a"), ("—", "Piso", "s/d"), ("Azúcar", "---", "Techo")]
    records, _ = staged(sheet(rows))
    told = [(r.row, r.type.name, r.fixed.get("actor", "")) for r in records]
    assert told == [
        (2, "issue", ""),
        (2, "position", "MX"),
        (3, "position", "MX"),
        (4, "issue", ""),
        (4, "position", "CA"),
    ]


def test_totals_and_headers_among_the_rows_are_told_with_their_places() -> None:
    head = ("Tema", "Prioridad", "Monto")
    rows = [head, ("Zinc", "Alta", 3), ("Subtotal minería", "", 3), ("Cobre", "Alta", 4), head, ("Oro", "Baja", 5)]
    records, remarks = staged(sheet(rows))
    assert [r.row for r in records] == [2, 4, 6]
    found = {r.problem.code: (r.cell, r.problem.message.en) for r in remarks}
    assert found["rows-total"] == ("A3", "1 row looks like totals and was not read: A3 «Subtotal minería».")
    assert found["rows-repeated"] == ("A5", "1 row repeats the header and was not read: 5.")
