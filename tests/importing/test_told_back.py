"""What this program wrote into a sheet that it sent back is no part of what the sheet says."""

from __future__ import annotations

from workbench.domain.sheet import Box, Sheet
from workbench.importing.told_back import without_told

ROWS = (
    ("Matriz",),
    ("Tema", "Prioridad", "Qué corregir"),
    (None, "P", None),
    ("Vidrio", "quizá", "«quizá» no es ninguna"),
)


def test_our_column_and_our_lines_are_taken_out() -> None:
    comments = {(4, 1): "Ojo", (4, 2): "Ya lo vi\nQué corregir: «quizá» no es ninguna", (3, 2): "What to correct: x"}
    sheet = without_told(Sheet("A", ROWS, merges=(Box(2, 1, 3, 1), Box(2, 3, 3, 3)), comments=comments))
    assert [row[2:] for row in sheet.rows] == [(), (None,), (None,), (None,)]
    assert [row[:2] for row in sheet.rows] == [row[:2] for row in ROWS]
    assert sheet.merges == (Box(2, 1, 3, 1),)
    assert sheet.comments == {(4, 1): "Ojo", (4, 2): "Ya lo vi"}


def test_the_same_words_below_a_header_are_somebodys() -> None:
    sheet = Sheet("A", (("Tema", "Notas"), ("Vidrio", "Qué corregir"), ("Papel", "nada")), comments={(2, 1): "Ojo"})
    assert without_told(sheet) is sheet
