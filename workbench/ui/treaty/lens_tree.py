"""All that bears on a provision as a tree: a branch a type of record, a line a record, and under it what it says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView

from workbench.assessing.meetings_due import Owed
from workbench.assessing.verification import MARK
from workbench.domain.query import OneOf
from workbench.domain.records import BODY
from workbench.domain.types import Provisions
from workbench.i18n import Words, clip
from workbench.tasks.duty import duty_told
from workbench.tasks.lens import Lens, Line, Section
from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.text import tip

_UID = int(Qt.ItemDataRole.UserRole)
_TYPE = _UID + 1
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_WORDS = 160  # letters of a line; all of them stand in its tip


class LensTree(SharingTree):
    """``opened`` carries the uid of a record, ``listed`` the place of a list of all the records of a branch."""

    opened = Signal(str)
    listed = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__((0.42, 0.34, 0.24) if not bench.theme.is_large else (0.55, 0.45))
        self._bench = bench
        self._places: dict[str, Place] = {}
        self.tree_model = QStandardItemModel(0, 3, self)
        self.setModel(self.tree_model)
        self.setAccessibleName(bench.say(BEARS))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setExpandsOnDoubleClick(False)
        self.activated.connect(self._activate)

    def show_lens(self, lens: Lens) -> None:
        """Shows what bears on a provision; who was at a record stays there, if it is still among them."""
        bench, at = self._bench, self.uid()
        self.tree_model.clear()
        self.tree_model.setHorizontalHeaderLabels([bench.say(words) for words in _HEADS])
        self.setColumnHidden(2, bench.theme.is_large)
        self._places = {}
        owed = {one.body.uid: one for one in lens.bodies}
        for row, section in enumerate(lens.sections):
            self._places[section.type] = self._place(lens, section)
            self.tree_model.appendRow(self._section(section, owed))
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(self.tree_model.index(row, 0), True)
            self._span(self.tree_model.index(row, 0))
        self.share()
        first = self.tree_model.index(0, 0)
        self.setCurrentIndex(self._index_of(at) if at else first)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(first)

    def uid(self) -> str:
        """The record that the person is at; empty for none."""
        return str(self.currentIndex().siblingAtColumn(0).data(_UID) or "")

    def _span(self, branch: QModelIndex) -> None:
        """What a record says has the whole width."""
        for row in range(self.tree_model.rowCount(branch)):
            line = self.tree_model.index(row, 0, branch)
            for inner in range(self.tree_model.rowCount(line)):
                self.setFirstColumnSpanned(inner, line, True)
            if line.data(_TYPE) == BODY.name or self._is_further(line):
                self.setExpanded(line, True)
            if self._is_further(line):
                self.setFirstColumnSpanned(row, branch, True)

    def _is_further(self, index: QModelIndex) -> bool:
        return not index.data(_UID) and index.parent().isValid()

    def _index_of(self, uid: str) -> QModelIndex:
        for row in range(self.tree_model.rowCount()):
            branch = self.tree_model.index(row, 0)
            for inner in range(self.tree_model.rowCount(branch)):
                if self.tree_model.index(inner, 0, branch).data(_UID) == uid:
                    return self.tree_model.index(inner, 0, branch)
        return QModelIndex()

    # ---- what is shown

    def _section(self, section: Section, owed: dict[str, Owed]) -> QStandardItem:
        record_type = self._bench.schema.type(section.type)
        head = self._item(f"{self._bench.say(record_type.plural)} ({len(section.uids):,})", type_=section.type)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        for line in section.lines:
            head.appendRow(self._line(section.type, line, owed.get(line.uid)))
        if len(section.uids) > len(section.lines):
            further = _FURTHER.fill(count=f"{len(section.uids):,}", shown=f"{len(section.lines):,}")
            item = self._item(self._bench.say(further), type_=section.type)
            item.setForeground(QColor(self._bench.theme.accent))
            head.appendRow(item)
        return head

    def _line(self, record_type: str, line: Line, owed: Owed | None) -> list[QStandardItem]:
        bench, theme = self._bench, self._bench.theme
        title = f"{line.key}  {clip(line.title, _WORDS)}".strip()
        facts = " ".join(filter(None, (bench.say(MARK) if line.unchecked else "", line.beside)))
        if theme.is_large:  # there is no room for a column of its own
            facts = " · ".join(filter(None, (facts, self._ways(line))))
        cells = [self._item(title), self._item(facts), self._item(self._ways(line))]
        told = [line.title, facts, *([] if theme.is_large else [self._ways(line)])]
        if line.estimated:  # never looks like what an actor said: slanted, marked, in another colour
            told.insert(0, bench.say(_ESTIMATE))
            slanted = QFont(self.font())
            slanted.setItalic(True)
            cells[0].setIcon(bench.icons.get("circle-help"))
            for cell in cells:
                cell.setFont(slanted)
                cell.setForeground(QColor(theme.reserved))
        for cell in cells:
            cell.setToolTip(tip("\n".join(filter(None, told))))
            cell.setData(line.uid, _UID)
            cell.setData(record_type, _TYPE)
        cells[0].setAccessibleText(". ".join(filter(None, told)))
        cells[2].setForeground(QColor(theme.muted))
        for item in (*self._said(line, owed), *self._reserved(line)):
            cells[0].appendRow(item)
        return cells

    def _said(self, line: Line, owed: Owed | None) -> list[QStandardItem]:
        words = duty_told(owed, self._bench.language) if owed is not None else [line.says] if line.says else []
        made = [self._item(clip(said, 2 * _WORDS), line.uid, said) for said in words]
        for item in made[1:] if owed is not None else made:
            item.setForeground(QColor(self._bench.theme.muted))
        return made

    def _reserved(self, line: Line) -> list[QStandardItem]:
        made = []
        for words, said in line.reserved:
            text = f"{self._bench.say(words)}: {said}"
            item = self._item(clip(text, 2 * _WORDS), line.uid, text)
            item.setIcon(self._bench.icons.get("lock"))
            item.setForeground(QColor(self._bench.theme.reserved))
            made.append(item)
        return made

    def _ways(self, line: Line) -> str:
        """Which part of the provision it names, and what it hangs from."""
        ways = [_THROUGH.fill(parts=Provisions().show(line.parts, self._bench.language))] if line.parts else []
        said = [self._bench.say(words) for words in ways]
        return " · ".join([*said, *([clip(line.through, 80)] if line.through else [])])

    def _item(self, text: str, uid: str = "", whole: str = "", type_: str = "") -> QStandardItem:
        item = QStandardItem(text)
        item.setFlags(_SHOWN)
        if uid:
            item.setData(uid, _UID)
        if type_:
            item.setData(type_, _TYPE)
        if whole:
            item.setToolTip(tip(whole))
        return item

    # ---- going

    def _place(self, lens: Lens, section: Section) -> Place:
        bench = self._bench
        plural = bench.say(bench.schema.type(section.type).plural)
        name = f"{plural} · {lens.provision.show(bench.language)}"
        return Place(home_of(section.type).key, section.type, condition=OneOf(section.uids, name))

    def _activate(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        uid, record_type = first.data(_UID), first.data(_TYPE)
        if uid:
            self.opened.emit(str(uid))
        elif record_type in self._places:
            self.listed.emit(self._places[record_type])


BEARS = Words("Lo que toca la disposición", "What bears on the provision")
_HEADS = (
    Words("Registro", "Record"),
    Words("Datos", "Facts"),
    Words("Llega por", "Reached through"),
)
_THROUGH = Words("por {parts}", "through {parts}")
_FURTHER = Words("Ver los {count} en su lista (aquí {shown})", "See all {count} in their list ({shown} here)")
_ESTIMATE = Words("Estimación nuestra, no dicho por el actor", "Our estimate, not said by the actor")
