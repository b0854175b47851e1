"""The map of the treaty: every chapter with what there is of each type, gaps told apart by their hatching."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.assessing.coverage import COLUMNS, NOT_HELD
from workbench.domain.query import Among, Condition, OneOf
from workbench.domain.records import MEETING
from workbench.i18n import Words, clip
from workbench.tasks.book_treaty import coverage_book
from workbench.tasks.coverage import Row, covered
from workbench.ui.bench import Bench
from workbench.ui.books import Made, book_button
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.treaty.places import lens_place
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_FIRST = 2  # columns before those of the types
_EVERYTHING = "*"


class CoverageMap(QWidget):
    """Enter or a double click opens the list of a cell, and the lens of a provision."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: Sequence[Row] = ()
        self._shown: Sequence[Row] = ()
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        line = Flow(gap=gap)
        line.setContentsMargins(gap, gap, gap, gap // 2)
        self.lacking = QComboBox()
        self.lacking.setAccessibleName(bench.say(_WHICH))
        for key, words in self._choices():
            self.lacking.addItem(bench.say(words), key)
        self.lacking.currentIndexChanged.connect(lambda _: self._fill())
        line.addWidget(self.lacking)
        self.book = book_button(bench, self, COVERAGE, self._made)
        line.addWidget(self.book)
        self.told = label("", "muted")
        self.told.setMinimumHeight(self.lacking.sizeHint().height())
        line.addWidget(self.told)
        rows.addLayout(line)
        self.model = QStandardItemModel(0, _FIRST + len(COLUMNS), self)
        self.table = self._table()
        rows.addWidget(self.table, 1)
        legend = label(bench.say(_LEGEND), "muted", wrap=True)
        legend.setContentsMargins(gap, gap // 2, gap, gap)
        rows.addWidget(legend)
        self._settle = Settling(bench, self, self.ask)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self._bench.say(COVERAGE))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setProperty("look", "map")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(self._open)
        return table

    def _choices(self) -> list[tuple[str, Words]]:
        found = [(_EVERYTHING, _ALL), ("", _EMPTY)]
        return found + [(name, _WITHOUT.fill(types=self._head(name, lower=True))) for name in COLUMNS]

    def _head(self, name: str, *, lower: bool = False) -> Words:
        words = _HELD if name == MEETING.name else self._bench.schema.type(name).plural
        return Words(words.es.lower(), words.en.lower()) if lower else words

    # ---- asking

    def ask(self) -> None:
        """Asks for the map; it reads what bears on every chapter, which is long work in a large dossier."""
        language = self._bench.language
        self._bench.jobs.long(
            lambda reading: covered(reading.dossier.reader, language), self._show, owner=self, key="coverage"
        )

    def _show(self, found: Sequence[Row]) -> None:
        self._rows = found
        self._fill()

    def _made(self) -> Made:
        day = date.today()
        return lambda reader, language: coverage_book(reader, language, day)

    # ---- showing

    def _fill(self) -> None:
        bench, lacking = self._bench, self.lacking.currentData()
        at = self.table.currentIndex()
        before = self._shown[at.row()].covered.provision if 0 <= at.row() < len(self._shown) else None
        scrolled = self.table.verticalScrollBar().value()
        self._shown = [r for r in self._rows if lacking == _EVERYTHING or r.covered.lacks(lacking)]
        self.model.clear()
        self.model.setHorizontalHeaderLabels([bench.say(w) for w in (*_HEADS, *map(self._head, COLUMNS))])
        for row in self._shown:
            self.model.appendRow(self._cells(row))
        self.told.setText(bench.say(_COUNT.fill(count=len(self._shown), total=len(self._rows))))
        self._fit()
        again = next((n for n, r in enumerate(self._shown) if r.covered.provision == before), 0)
        self.table.setCurrentIndex(self.model.index(again, max(at.column(), 0)))
        self.table.verticalScrollBar().setValue(scrolled)

    def _cells(self, row: Row) -> list[QStandardItem]:
        bench, theme, one = self._bench, self._bench.theme, row.covered
        name = one.provision.show(bench.language)
        indent = "" if one.provision.kind in ("chapter", "letter") else "    "
        cells = [QStandardItem(indent + name), QStandardItem(clip(row.heading, 120))]
        for cell in cells:
            cell.setToolTip(tip(" · ".join(filter(None, (name, row.heading)))))
        for record_type in COLUMNS:
            uids = one.of(record_type)
            cell = QStandardItem(f"{len(uids):,}" if uids else "–")
            cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            gap = QBrush(QColor(theme.line), Qt.BrushStyle.BDiagPattern)
            cell.setBackground(QBrush(QColor(theme.accent_soft)) if uids else gap)
            cell.setForeground(QColor(theme.text if uids else theme.muted))
            told = self._told(row, record_type)
            cell.setToolTip(tip(told))
            cell.setAccessibleText(told)
            cells.append(cell)
        for cell in cells:
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return cells

    def _told(self, row: Row, record_type: str) -> str:
        """A cell in words."""
        bench, one = self._bench, row.covered
        head = f"{one.provision.show(bench.language)} · {bench.say(self._head(record_type))}: "
        beside = len(one.of(NOT_HELD)) if record_type == MEETING.name else 0
        also = f" ({bench.say(_NOT_HELD.fill(count=beside))})" if beside else ""
        return head + (f"{len(one.of(record_type)):,}" if one.of(record_type) else bench.say(_GAP)) + also

    def _fit(self) -> None:
        unit, large = self.fontMetrics().averageCharWidth(), self._bench.theme.is_large
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(unit * 4)
        self.table.setColumnWidth(0, unit * 24)
        self.table.setColumnHidden(1, large)
        for at in range(_FIRST, self.model.columnCount()):
            self.table.setColumnWidth(at, header.sectionSizeHint(at) + unit)

    # ---- going

    def _open(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self._shown):
            return
        row = self._shown[index.row()]
        if index.column() < _FIRST:
            self._bench.go(lens_place(row.covered.provision))
            return
        name = COLUMNS[index.column() - _FIRST]
        self._bench.go(Place(home_of(name).key, name, condition=self._condition(row, name)))

    def _condition(self, row: Row, name: str) -> Condition:
        """The records of a cell; of a gap the empty list, to which what names the provision would belong."""
        uids, provision = row.covered.of(name), row.covered.provision
        if not uids and "provisions" in self._bench.schema.type(name).by_name:
            return Among("provisions", (provision.code(),))
        said = self._bench.say(self._head(name))
        return OneOf(uids, f"{said} · {provision.show(self._bench.language)}")


COVERAGE = Words("Mapa de capítulos", "Map of chapters")
_HEADS = (Words("Disposición", "Provision"), Words("Encabezado", "Heading"))
_HELD = Words("Reuniones celebradas", "Meetings held")
_WHICH = Words("Qué renglones se muestran", "Which rows are shown")
_ALL = Words("Todo el tratado", "The whole treaty")
_EMPTY = Words("Sin ningún registro", "Without any record")
_WITHOUT = Words("Sin {types}", "Without {types}")
_COUNT = Words("{count} de {total} renglones", "{count} of {total} rows")
_GAP = Words("nada", "nothing")
_NOT_HELD = Words(
    "{count} sin celebrar, sólo indicio o de antes del tratado, sin contar",
    "{count} not held, mere evidence or from before the treaty, not counted",
)
_LEGEND = Words(
    "Un número es lo que toca al capítulo o a una de sus partes, y abre su lista; lo rayado es un hueco. La "
    "disposición abre su lente.",
    "A number is what bears on the chapter or one of its parts, and opens its list; what is hatched is a gap. The "
    "provision opens its lens.",
)
