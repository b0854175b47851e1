"""The keys that work inside the review of an import, for the list of all keys."""

from __future__ import annotations

from workbench.i18n import Words
from workbench.ui.command import KeyInPlace

_QUESTIONS = Words("Importación: Preguntas", "Import: Questions")
_PLAN = Words("Importación: Plan", "Import: Plan")
_TABLES = Words("Importación: Tablas", "Import: Tables")
_FRAME = Words("Dónde está la tabla", "Where the table stands")
_ENTER, _F2 = Words("Intro", "Enter"), Words("F2", "F2")

REVIEW_KEYS = (
    KeyInPlace(_QUESTIONS, Words("Responder con lo que muestra la lista", "Answer with what the list shows"), _ENTER),
    KeyInPlace(_QUESTIONS, Words("Dejar la lista como estaba", "Leave the list as it was"), Words("Esc", "Esc")),
    KeyInPlace(_QUESTIONS, Words("Es otro registro: valen las palabras", "It is another record"), _ENTER),
    KeyInPlace(_PLAN, Words("Corregir la celda", "Correct the cell"), _F2),
    KeyInPlace(_PLAN, Words("Dejar fuera lo marcado", "Leave out what is marked"), Words("Supr", "Del")),
    KeyInPlace(_PLAN, Words("Incluir lo marcado", "Take in what is marked"), Words("Insert", "Insert")),
    KeyInPlace(_PLAN, Words("Retirar la última decisión", "Take back the last decision"), Words("Control+Z", "Ctrl+Z")),
    KeyInPlace(_TABLES, Words("Leer la columna como otra cosa", "Read the column as something else"), _F2),
    KeyInPlace(_FRAME, Words("Lo marcado es el encabezado", "What is marked is the header"), Words("E", "E")),
    KeyInPlace(_FRAME, Words("Lo marcado son los datos", "What is marked is the data"), Words("D", "D")),
    KeyInPlace(_FRAME, Words("No hay encabezado", "There is no header"), Words("N", "N")),
)
