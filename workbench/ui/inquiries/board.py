"""The board: how many packs stand where, one row for each, the most urgent first, with the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.assessing.inquiries import MISSED, ORDER, OVER, State
from workbench.domain.query import OneOf
from workbench.i18n import Words
from workbench.tasks.board import STATES, Board, Line, board_of, left_told, limit_told
from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, plain_caption, tip

_TICK = 20_000  # milliseconds after which the time that is left is told anew
_WHO, _STATE, _COUNT, _LEFT = range(4)
_WIDEST = {_STATE: 16, _COUNT: 11, _LEFT: 19}  # letters of a column at most; the name gets the rest


class BoardPane(QWidget):
    """``chosen`` carries the uid of a question of the pack that the person went to."""

    chosen = Signal(str)

    def __init__(self, bench: Bench, ask: Callable[[], None], write: Callable[[], None]) -> None:
        super().__init__()
        self._bench = bench
        self._board: Board | None = None
        self.numbers: dict[State, QPushButton] = {}
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(gap, gap, gap, gap // 2)
        top.setSpacing(gap // 2)
        top.addLayout(self._acts(ask, write))
        self._counts = Flow(gap=gap // 2)
        for state in ORDER:
            number = QPushButton()
            number.setProperty("look", "link")
            number.clicked.connect(act(self._open_state, state))
            number.hide()
            self._counts.addWidget(number)
            self.numbers[state] = number
        top.addLayout(self._counts)
        self.unasked = LinkButton("", lines=2)
        self.unasked.clicked.connect(self._open_unasked)
        self.unasked.hide()
        top.addWidget(self.unasked)
        rows.addLayout(top)
        self.model = QStandardItemModel(0, 4, self)
        self.table = self._table()
        rows.addWidget(self.table, 1)
        self.nothing = label(bench.say(_NOTHING), "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(4 * gap, 4 * gap, 4 * gap, 4 * gap)
        self.nothing.hide()
        rows.addWidget(self.nothing, 1)
        self._settle = Settling(bench, self, self.ask)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._passed)
        self._clock.start()

    def _acts(self, ask: Callable[[], None], write: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        self.asking = QPushButton(self._bench.say(_ASK))
        self.asking.clicked.connect(lambda: ask())
        self.asking.setEnabled(self._bench.writable)
        self.writing = QPushButton(self._bench.say(_WRITE))
        self.writing.clicked.connect(lambda: write())
        self.writing.setEnabled(False)
        row.addWidget(self.asking)
        row.addWidget(self.writing)
        row.addStretch(1)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self._bench.say(BOARD))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.selectionModel().currentRowChanged.connect(self._went)
        table.activated.connect(lambda index: self._open_row(index.row()))
        return table

    # ---- asking and showing

    def _passed(self) -> None:
        if self.isVisible():
            self.ask()

    def ask(self) -> None:
        """Asks where everything stands now."""
        language = self._bench.language

        def stand(reader: object) -> Board | None:
            return board_of(reader, datetime.now(), language) if reader is not None else None  # type: ignore[arg-type]

        self._bench.jobs.read(stand, self._show, owner=self, key="board")

    def _show(self, board: Board | None) -> None:
        if board is None:
            return
        kept = self._key(self.table.currentIndex().row())
        self._board = board
        for state, number in self.numbers.items():
            count = board.counts[state]
            number.setText(plain_caption(f"{self._bench.say(STATES[state])}: {count}"))
            number.setVisible(bool(count))
        names = ", ".join(name for _, name in board.unasked)
        self.unasked.set_words(self._bench.say(_UNASKED.fill(names=names)))
        self.unasked.setVisible(bool(names))
        self.writing.setEnabled(self._bench.writable and any(line.open for line in board.lines))
        self.table.setVisible(bool(board.lines))
        self.nothing.setVisible(not board.lines)
        self.table.selectionModel().blockSignals(True)
        self.model.clear()
        self.model.setHorizontalHeaderLabels(
            [self._bench.say(w) for w in (_HEAD_WHO, _HEAD_STATE, _HEAD_COUNT, _HEAD_LEFT)]
        )
        for line in board.lines:
            self.model.appendRow(self._row(line))
        self._fit()
        again = next((at for at in range(len(board.lines)) if self._key(at) == kept), -1)
        if again >= 0:
            self.table.selectRow(again)
        self.table.selectionModel().blockSignals(False)

    def _key(self, row: int) -> tuple[object, ...]:
        """What tells a pack apart from the others."""
        if self._board is None or not 0 <= row < len(self._board.lines):
            return ()
        pack = self._board.lines[row].pack
        return pack.actor, pack.batch, pack.limit

    def _row(self, line: Line) -> list[QStandardItem]:
        pack, say, theme = line.pack, self._bench.say, self._bench.theme
        what = " · ".join(filter(None, (pack.batch, line.event)))
        left = say(left_told(pack))
        unsent = say(_UNSENT.fill(count=pack.unsent)) if 0 < pack.unsent < pack.number else ""
        texts = (
            f"{line.actor} · {pack.batch}" if pack.batch else line.actor,
            say(STATES[pack.state]),
            say(_OF.fill(answered=pack.answered, number=pack.number)),
            left,
        )
        whole = "\n".join(
            filter(None, (line.actor, what, texts[_STATE], texts[_COUNT], say(limit_told(pack)), left, unsent))
        )
        cells = [QStandardItem(text) for text in texts]
        colour = theme.danger if pack.state in MISSED else theme.muted if pack.state in OVER else ""
        for cell in cells:
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setToolTip(tip(whole))
            if colour:
                cell.setForeground(QColor(colour))
        cells[0].setAccessibleText(whole.replace("\n", ", "))
        return cells

    def _fit(self) -> None:
        """The name takes the room that the others leave; in large text the row tells no more than who and where."""
        header, unit, large = (
            self.table.horizontalHeader(),
            self.fontMetrics().averageCharWidth(),
            self._bench.theme.is_large,
        )
        header.setSectionResizeMode(_WHO, QHeaderView.ResizeMode.Stretch)
        for column, most in _WIDEST.items():
            texts = [self.model.item(row, column).text() for row in range(self.model.rowCount())]
            texts.append(self.model.horizontalHeaderItem(column).text())
            widest = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
            self.table.setColumnWidth(column, min(widest + 3 * unit, most * unit))
            self.table.setColumnHidden(column, large and column != _STATE)

    # ---- going

    def _line(self, row: int) -> Line | None:
        return self._board.lines[row] if self._board is not None and 0 <= row < len(self._board.lines) else None

    def _went(self, current: QModelIndex, _: QModelIndex) -> None:
        line = self._line(current.row())
        if line is not None:
            self.chosen.emit((line.open or tuple(i.uid for i in line.pack.questions))[0])

    def _open_row(self, row: int) -> None:
        """Lists the questions of a pack."""
        line = self._line(row)
        if line is not None:
            self._list(" · ".join(filter(None, (line.actor, line.pack.batch))), [line])

    def _open_state(self, state: State) -> None:
        """Lists the questions of all packs that stand there."""
        if self._board is not None:
            lines = [line for line in self._board.lines if line.pack.state is state]
            self._list(self._bench.say(STATES[state]), lines)

    def _list(self, name: str, lines: Sequence[Line]) -> None:
        uids = tuple(i.uid for line in lines for i in line.pack.questions)
        self._bench.go(Place("inquiries", "inquiry", condition=OneOf(uids, name)))

    def _open_unasked(self) -> None:
        if self._board is not None:
            uids = tuple(uid for uid, _ in self._board.unasked)
            self._bench.go(Place(home_of("actor").key, "actor", condition=OneOf(uids, self._bench.say(_NOT_ASKED))))


BOARD = Words("Tablero", "Board")
_ASK = Words("Preguntar…", "Ask…")
_WRITE = Words("Generar los libros de Excel…", "Write the workbooks…")
_UNASKED = Words(
    "Llevan algún tema y no se les ha preguntado: {names}", "They lead an issue and were not asked: {names}"
)
_NOT_ASKED = Words("Sin preguntar", "Not asked")
_HEAD_WHO = Words("A quién", "Whom")
_HEAD_STATE = Words("Situación", "State")
_HEAD_COUNT = Words("Resp.", "Ans.")
_HEAD_LEFT = Words("Plazo", "Time limit")
_OF = Words("{answered} de {number}", "{answered} of {number}")
_UNSENT = Words("{count} sin enviar", "{count} not sent")
_NOTHING = Words(
    "No hay consultas. Pregunte a las dependencias por lo que falta, desde aquí o desde una lista (Ctrl+Mayús+A); cada "
    "una recibe un libro de Excel con sus preguntas y sus registros, y lo que devuelva se importa.",
    "There are no inquiries. Ask ministries for what is missing, from here or from a list (Ctrl+Shift+A); each gets a "
    "workbook with its questions and its rows, and what it sends back is imported.",
)
