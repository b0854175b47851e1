"""The position matrix as a workbook: who stands where, every position behind it, and what the stances mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from workbench.assessing.matrix import Mark
from workbench.domain.columns import KEY, TO_CHECK
from workbench.domain.records import ACTOR, ISSUE, POSITION, Position
from workbench.domain.records.choices import STANCE, STANDING
from workbench.domain.sheet import Raw
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words
from workbench.store.reader import Reader
from workbench.tasks.books import Book, Column, Table, yes_or_no
from workbench.tasks.matrix import Told, position_matrix

_COLUMNS = ("on", "stance", "standing", "statement", "as_of", "last_verified", "red_line")


def matrix_book(reader: Reader, wanted: Mapping[str, str], language: Language, today: date) -> Book:
    """The matrix of the issues that are wanted, by keys of what they can be chosen by."""
    told = position_matrix(reader, wanted, language, today)
    marks = [mark for of_cell in told.matrix.cells.values() for mark in of_cell]
    counts = (len(told.matrix.issues), len(told.matrix.actors), len(marks))
    facts = [
        (_COUNTED, _COUNTS.fill(issues=counts[0], actors=counts[1], positions=counts[2])),
        (_SIGNS, _ESTIMATE_IS if any(mark.estimated for mark in marks) else _STATED_ONLY),
        (TO_CHECK, _UNVERIFIED_IS),
    ]
    tables = (_grid(reader, told, language), _positions(reader, told, language), _stances(marks, language))
    return Book(MATRIX, today, facts, tables)


def _grid(reader: Reader, told: Told, language: Language) -> Table:
    found = told.matrix
    rows = [
        (told.names[issue], *("; ".join(_said(reader, m, language) for m in found.at(issue, a)) for a in found.actors))
        for issue in found.issues
    ]
    return Table(MATRIX, [Column(ISSUE.label), *(Column(told.names[actor]) for actor in found.actors)], rows)


def _said(reader: Reader, mark: Mark, language: Language) -> str:
    """One position in its cell: its stance, and in words whether we estimate it and whether there is a red line."""
    stance = STANCE.show(Chosen(mark.stance), language) if mark.stance else _NO_STANCE.in_(language)
    red_line = mark.red_line and reader.scope.keys
    parts = [words.in_(language) for words, holds in ((_ESTIMATE, mark.estimated), (_RED_LINE, red_line)) if holds]
    return f"{stance} ({', '.join(parts)})" if parts else stance


def _positions(reader: Reader, told: Told, language: Language) -> Table:
    ours, labels = reader.scope.keys, {name: Column(POSITION.field(name).label) for name in _COLUMNS}
    columns = [
        Column(KEY, ours),
        Column(ISSUE.label),
        Column(ACTOR.label),
        *(labels[name] for name in _COLUMNS[:-1]),
        Column(TO_CHECK),
        Column(_AGE),
        Column(_SOURCED, ours),
        Column(labels["red_line"].head, ours),
    ]
    marks = [m for issue in told.matrix.issues for a in told.matrix.actors for m in told.matrix.at(issue, a)]
    records = {r.uid: r for r in reader.get_all([m.uid for m in marks]) if isinstance(r, Position)}
    rows = [_row(told, mark, records[mark.uid], language) for mark in marks if mark.uid in records]
    return Table(POSITION.plural, columns, rows, side=3 if ours else 2)


def _row(told: Told, mark: Mark, position: Position, language: Language) -> tuple[Raw, ...]:
    cells = {name: POSITION.field(name).type.cell(getattr(position, name), language) for name in _COLUMNS}
    cells["standing"] = STANDING.show(position.standing, language)
    return (
        position.key,
        told.names[position.issue],
        told.names[position.actor],
        *(cells[name] for name in _COLUMNS[:-1]),
        yes_or_no(not mark.verified, language),
        mark.days,
        yes_or_no(mark.sourced, language),
        cells["red_line"],
    )


def _stances(marks: Sequence[Mark], language: Language) -> Table:
    """What each stance means, and how many positions take it: stated and estimated ones apart."""
    said = Counter((mark.stance, mark.estimated) for mark in marks)
    columns = [
        Column(_STANCE),
        Column(_MEANS),
        Column(_STATED),
        Column(_ESTIMATED, any(mark.estimated for mark in marks)),
    ]
    rows: list[tuple[Raw, ...]] = [
        (one.label.in_(language), _MEANINGS[one.key].in_(language), said[one.key, False], said[one.key, True])
        for one in STANCE.options
    ]
    if said["", False] or said["", True]:
        rows.append((_NO_STANCE.in_(language), _NOT_SAID.in_(language), said["", False], said["", True]))
    return Table(_LEGEND, columns, rows)


MATRIX = Words("Matriz de posiciones", "Position matrix")
_STANCE = POSITION.field("stance").label
_LEGEND = Words("Posturas", "Stances")
_COUNTED = Words("Qué se cuenta", "What is counted")
_COUNTS = Words(
    "{issues} {issues|tema|temas} por {actors} {actors|actor|actores}, {positions} {positions|posición|posiciones}. "
    "Sólo temas con alguna posición; una celda vacía dice que no se registró ninguna, no que el actor no la tenga.",
    "{issues} {issues|issue|issues} by {actors} {actors|actor|actors}, {positions} {positions|position|positions}. "
    "Only issues with some position; an empty cell says that none was recorded, not that the actor has none.",
)
_SIGNS = Words("Expresada o estimada", "Stated or estimated")
_ESTIMATE_IS = Words(
    "Sin más, la postura es la que el actor expresó. «Estimación nuestra» es lectura del equipo negociador: el actor "
    "no la ha dicho.",
    "As it stands, a stance is what the actor stated. “Our estimate” is the negotiators’ reading: the actor has not "
    "said it.",
)
_STATED_ONLY = Words("Sólo posturas que el actor expresó.", "Only stances that the actor stated.")
_UNVERIFIED_IS = Words(
    "Nadie ha cotejado la posición con su fuente; «Días» dice desde hace cuántos se sabe de ella.",
    "Nobody has held the position against its source; “Days” says for how many it has been known.",
)
_ESTIMATE = Words("estimación nuestra", "our estimate")
_RED_LINE = Words("hay línea roja", "has a red line")
_NO_STANCE = Words("Sin postura registrada", "No stance on record")
_NOT_SAID = Words("La posición no dice postura.", "The position says no stance.")
_AGE = Words("Días sin verificar", "Days not verified")
_SOURCED = Words("Con fuente", "Has a source")
_MEANS = Words("Qué significa", "What it means")
_STATED = Words("Expresadas", "Stated")
_ESTIMATED = Words("Estimación nuestra", "Our estimate")
_MEANINGS = {
    "proposes": Words("Lo pide y lo lleva a la mesa.", "Asks for it and brings it to the table."),
    "supports": Words("Está a favor, tal como se plantea.", "Is in favour of it as it is put."),
    "conditional": Words("Está a favor si se cumple algo más.", "Is in favour if something else is met."),
    "reserves": Words("No se pronuncia todavía.", "Does not say yet."),
    "opposes": Words("Está en contra.", "Is against it."),
    "refuses": Words("No acepta que se discuta.", "Does not accept that it be discussed."),
    "none": Words("No tiene posición sobre esto.", "Has no position on it."),
    "unknown": Words("No se sabe cuál es su posición.", "Nobody knows its position."),
}
