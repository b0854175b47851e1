"""The matrix of positions as a table: a row an issue, a column an actor, a cell where the one stands on the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QBrush, QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.assessing.matrix import FACETS, Mark
from workbench.domain.query import OneOf
from workbench.domain.records import ISSUE, POSITION
from workbench.domain.records.choices import STANCE
from workbench.domain.types import Chosen
from workbench.i18n import Words, clip
from workbench.tasks.book_matrix import matrix_book
from workbench.tasks.matrix import Told, issue_choices, position_matrix
from workbench.ui.bench import Bench
from workbench.ui.books import Made, book_button
from workbench.ui.desks import Reading
from workbench.ui.evolution.places import evolution_place
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.theme import Theme
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

Choices = Mapping[str, Sequence[tuple[str, str]]]
_FEW = 12  # actors that are shown unless all are asked for
_ESTIMATED = "≈ "
_MONTH = 30
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class _Found:
    told: Told
    choices: Choices


class MatrixView(QWidget):
    """Enter or a double click opens the position of a cell, their list where there are several.

    The issues stand at the side, so that they stay in sight whoever is looked at; a double click opens one.
    """

    def __init__(self, bench: Bench, wanted: Mapping[str, str]) -> None:
        super().__init__()
        self._bench = bench
        self._wanted = dict(wanted)
        self.shown: Told | None = None
        self._actors: tuple[str, ...] = ()
        self._brushes = _brushes(bench.theme)
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._filters())
        self.model = QStandardItemModel(0, 1, self)
        self.table = self._table()
        rows.addWidget(self.table, 1)
        legend = label(bench.say(_LEGEND), "muted", wrap=True)
        legend.setContentsMargins(gap, gap // 2, gap, gap)
        rows.addWidget(legend)
        self._settle = Settling(bench, self, self.ask)

    def _filters(self) -> Flow:
        bench, gap = self._bench, self._bench.theme.px(1)
        row = Flow(gap=gap)
        row.setContentsMargins(gap, gap, gap, gap // 2)
        self.boxes: dict[str, QComboBox] = {}
        for name in FACETS:
            box = QComboBox()
            box.setAccessibleName(bench.say(_NAMES[name]))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(13)
            box.hide()  # until there is something to choose from
            box.activated.connect(lambda _: self._chose())
            row.addWidget(box)
            self.boxes[name] = box
        self.everybody = QCheckBox(bench.say(_EVERYBODY))
        self.everybody.clicked.connect(lambda _: self._fill())
        row.addWidget(self.everybody)
        self.book = book_button(bench, self, MATRIX, self._made)
        row.addWidget(self.book)
        self.told = label("", "muted")
        for beside in (self.everybody, self.told):
            beside.setMinimumHeight(self.boxes[FACETS[0]].sizeHint().height())
        row.addWidget(self.told)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setProperty("look", "map")
        table.setAccessibleName(self._bench.say(MATRIX))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        side = table.verticalHeader()
        side.setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * (24 if self._bench.theme.is_large else 34))
        side.setAccessibleName(self._bench.say(ISSUE.plural))
        side.sectionDoubleClicked.connect(self._open_issue)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.activated.connect(self._open)
        moves = QAction(self._bench.say(_MOVES), table)
        moves.triggered.connect(lambda: self._go_to_moves())
        table.addAction(moves)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    # ---- asking

    def wanted(self) -> dict[str, str]:
        """What the issues are chosen by."""
        return {name: key for name, key in self._wanted.items() if key}

    def _chose(self) -> None:
        self._wanted = {name: str(box.currentData() or "") for name, box in self.boxes.items()}
        self.ask()

    def ask(self) -> None:
        """Asks for the matrix, which is long work in a large dossier."""
        wanted, language, day = self.wanted(), self._bench.language, date.today()

        def find(reading: Reading) -> _Found:
            reader = reading.dossier.reader
            return _Found(position_matrix(reader, wanted, language, day), issue_choices(reader, language))

        self._bench.jobs.long(find, self._show, owner=self, key="matrix")

    def _show(self, found: _Found) -> None:
        for name, box in self.boxes.items():
            self._offer(box, name, found.choices[name])
        self.shown = found.told
        self._fill()

    def _offer(self, box: QComboBox, name: str, choices: Sequence[tuple[str, str]]) -> None:
        every = self._bench.say(_EVERY[name])
        box.clear()
        box.addItem(every, "")
        for key, words in choices:
            box.addItem(clip(words, 60), key)
        box.setCurrentIndex(max(box.findData(self._wanted.get(name, "")), 0))
        box.setVisible(bool(choices))

    def _made(self) -> Made:
        wanted, day = self.wanted(), date.today()
        return lambda reader, language: matrix_book(reader, wanted, language, day)

    # ---- showing

    def _fill(self) -> None:
        if self.shown is None:
            return
        bench, found = self._bench, self.shown.matrix
        at, scrolled = self.table.currentIndex(), self.table.verticalScrollBar().value()
        self._actors = found.actors if self.everybody.isChecked() else found.actors[:_FEW]
        self.everybody.setVisible(len(found.actors) > _FEW)
        self.model.clear()
        names = [self.shown.names[actor] for actor in self._actors]
        self.model.setHorizontalHeaderLabels([clip(name, 40) for name in names])
        for column, name in enumerate(names):
            self.model.horizontalHeaderItem(column).setToolTip(tip(name))
        for row, issue in enumerate(found.issues):
            self.model.appendRow([self._cell(issue, actor) for actor in self._actors])
            self.model.setVerticalHeaderItem(row, self._side(issue))
        words = _COUNT if found.issues else _NONE
        self.told.setText(
            bench.say(words.fill(issues=len(found.issues), actors=len(self._actors), all=len(found.actors)))
        )
        self._fit()
        self.table.setCurrentIndex(self.model.index(max(at.row(), 0), max(at.column(), 0)))
        self.table.verticalScrollBar().setValue(scrolled)

    def _side(self, issue: str) -> QStandardItem:
        assert self.shown is not None
        name = self.shown.names[issue]
        head = QStandardItem(clip(name, 120))
        head.setToolTip(tip(name))
        return head

    def _cell(self, issue: str, actor: str) -> QStandardItem:
        assert self.shown is not None
        marks = self.shown.matrix.at(issue, actor)
        cell = QStandardItem(self._short(marks) if marks else "")
        cell.setFlags(_SHOWN)
        if not marks:
            return cell
        sourced = any(mark.sourced for mark in marks)
        cell.setBackground(self._brushes[_SIDE.get(marks[0].stance, "") if sourced else "unsourced"])
        if all(mark.estimated for mark in marks):
            slanted = QFont(self.font())
            slanted.setItalic(True)
            cell.setFont(slanted)
            cell.setForeground(QColor(self._bench.theme.reserved))
        if any(mark.red_line for mark in marks):
            cell.setIcon(self._bench.icons.mark("flag"))
        told = self._told(issue, actor, marks)
        cell.setToolTip(tip(told))
        cell.setAccessibleText(told)
        return cell

    def _short(self, marks: Sequence[Mark]) -> str:
        """What fits in a cell: each stance once, with the marks of an estimate and of age."""
        said = dict.fromkeys((_ESTIMATED if m.estimated else "") + self._stance(m, _SHORT) for m in marks)
        ages = [mark.days for mark in marks if mark.days is not None]
        old = [mark for mark in marks if not mark.verified]
        age = f" · {self._age(max(ages))}" if ages else " · ?" if old else ""
        return ", ".join(said) + age

    def _stance(self, mark: Mark, short: Mapping[str, Words]) -> str:
        if mark.stance in short:
            return self._bench.say(short[mark.stance])
        return STANCE.show(Chosen(mark.stance), self._bench.language) if mark.stance else "–"

    def _age(self, days: int) -> str:
        words = _DAYS.fill(count=days) if days < 2 * _MONTH else _MONTHS.fill(count=days // _MONTH)
        return self._bench.say(words)

    def _told(self, issue: str, actor: str, marks: Sequence[Mark]) -> str:
        """A cell in words."""
        assert self.shown is not None
        names, on = self.shown.names, self.shown.on
        head = f"{names[actor]} · {names[issue]}"
        if any(mark.uid not in on for mark in marks):
            return f"{head}\n{self._bench.say(_SEVERAL.fill(count=f'{len(marks):,}'))}"
        return "\n".join([head, *(self._mark_told(mark, on[mark.uid]) for mark in marks)])

    def _mark_told(self, mark: Mark, on: str) -> str:
        say = self._bench.say
        parts = [self._stance(mark, {}), on, say(_SAID[mark.estimated])]
        if mark.red_line:
            parts.append(say(_HAS_RED_LINE))
        if not mark.sourced:
            parts.append(say(_UNSOURCED))
        if not mark.verified:
            parts.append(say(_UNVERIFIED) + (f" ({self._age(mark.days)})" if mark.days is not None else ""))
        return " · ".join(parts)

    def _fit(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        for at in range(self.model.columnCount()):
            self.table.setColumnWidth(at, unit * 16)

    # ---- going

    def _open(self, index: QModelIndex) -> None:
        if self.shown is None or not 0 <= index.row() < len(self.shown.matrix.issues):
            return
        issue, actor = self.shown.matrix.issues[index.row()], self._actors[index.column()]
        marks = self.shown.matrix.at(issue, actor)
        if len(marks) == 1:
            visit(self._bench, marks[0].uid)
        elif marks:
            name = f"{self.shown.names[actor]} · {clip(self.shown.names[issue], 60)}"
            condition = OneOf(tuple(mark.uid for mark in marks), name)
            self._bench.go(Place(home_of(POSITION.name).key, POSITION.name, condition=condition))

    def evolution_place(self) -> Place | None:
        """Where the moves of the positions of a cell are shown; None where it has none."""
        index = self.table.currentIndex()
        if self.shown is None or not index.isValid():
            return None
        issue, actor = self.shown.matrix.issues[index.row()], self._actors[index.column()]
        marks = self.shown.matrix.at(issue, actor)
        if len(marks) == 1:
            return evolution_place(marks[0].uid)
        return evolution_place(issue, actor) if marks else None

    def _go_to_moves(self) -> None:
        place = self.evolution_place()
        if place is not None:
            self._bench.go(place)

    def _open_issue(self, row: int) -> None:
        if self.shown is not None:
            visit(self._bench, self.shown.matrix.issues[row])


def _brushes(theme: Theme) -> dict[str, QBrush]:
    """The grounds of cells, made once: by the side of a stance, and hatched where no source stands behind it."""
    sides = {"for": theme.good_soft, "between": theme.warning_soft, "against": theme.danger_soft, "": theme.raised}
    made = {side: QBrush(QColor(colour)) for side, colour in sides.items()}
    return {**made, "unsourced": QBrush(QColor(theme.field_line), Qt.BrushStyle.BDiagPattern)}


_MOVES = Words("Evolución", "Evolution")
MATRIX = Words("Matriz de posiciones", "Position matrix")
_EVERYBODY = Words("Todos los actores", "All actors")
_NAMES = {
    "table": Words("Mesa", "Table"),
    "pillar": Words("Pilar", "Pillar"),
    "chapter": Words("Capítulo", "Chapter"),
    "sector": Words("Sector", "Sector"),
    "cycle": Words("Ciclo", "Cycle"),
    "orientation": Words("Orientación", "Orientation"),
}
_EVERY = {
    "table": Words("Todas las mesas", "All tables"),
    "pillar": Words("Todos los pilares", "All pillars"),
    "chapter": Words("Todos los capítulos", "All chapters"),
    "sector": Words("Todos los sectores", "All sectors"),
    "cycle": Words("Todos los ciclos", "All cycles"),
    "orientation": Words("Toda orientación", "Any orientation"),
}
_SHORT = {
    "proposes": Words("Impulsa", "Proposes"),
    "supports": Words("Apoya", "Supports"),
    "conditional": Words("Condiciona", "Conditions"),
    "reserves": Words("Reserva", "Reserves"),
    "opposes": Words("Se opone", "Opposes"),
    "refuses": Words("Fuera de mesa", "Off the table"),
    "none": Words("Sin posición", "None"),
    "unknown": Words("Se ignora", "Unknown"),
}
_SIDE = {
    "proposes": "for",
    "supports": "for",
    "conditional": "between",
    "reserves": "between",
    "opposes": "against",
    "refuses": "against",
}
_COUNT = Words("{issues} temas, {actors} de {all} actores", "{issues} issues, {actors} of {all} actors")
_NONE = Words("Ningún tema así tiene posiciones.", "No such issue has positions.")
_DAYS = Words("{count} d", "{count} d")
_MONTHS = Words("{count} m", "{count} mo")
_SAID = {
    False: Words("expresada por el actor", "stated by the actor"),
    True: Words("estimación nuestra", "our estimate"),
}
_HAS_RED_LINE = Words("tiene línea roja", "has a red line")
_UNSOURCED = Words("sin fuente", "no source")
_UNVERIFIED = Words("sin verificar", "not verified")
_SEVERAL = Words("{count} posiciones; Enter abre su lista", "{count} positions; Enter opens their list")
_LEGEND = Words(
    "≈ y en cursiva: estimación nuestra. Bandera: hay línea roja. Rayado: sin fuente. Una edad (m: meses, d: días) o "
    "?: sin verificar desde entonces. Una celda abre su posición; con Ctrl+Mayús+E, su evolución.",
    "≈ and slanted: our estimate. A flag: there is a red line. Hatched: no source. An age (mo: months, d: days) or ?: "
    "not verified since. A cell opens its position; by Ctrl+Shift+E, its evolution.",
)
