"""What is seen of an import, in four tabs: its questions, its plan, its tables, what is worth knowing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QTabWidget, QWidget

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.importing.begun import Import
from workbench.ui.importing.questions import Questions
from workbench.ui.importing.review import PlanReview
from workbench.ui.importing.shown import PlanShown
from workbench.ui.importing.tables import Tables
from workbench.ui.importing.tables_shown import TableShown

_MOST_REMARKS = 500


class PlanTabs(QTabWidget):
    """Hidden while there is nothing to show."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setDocumentMode(True)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.questions, self.review, self.tables = Questions(bench), PlanReview(bench), Tables(bench)
        self._remarks = QStandardItemModel(0, 1, self)
        self.remarks = QListView()
        self.remarks.setModel(self._remarks)
        self.remarks.setProperty("look", "tall")
        self.remarks.setWordWrap(True)
        self.remarks.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.remarks.setAccessibleName(bench.say(_REMARKS.fill(count="")))
        for widget in (self.questions, self.review, self.tables, self.remarks):
            self.addTab(widget, "")
        self.hide()

    def show_plan(self, shown: PlanShown, waiting: Import, *, stay: bool) -> None:
        """Shows a plan; the person stays where they are at work, or is brought to what is to be done next."""
        self.questions.show_questions(shown.questions, waiting.answers)
        self.review.show_plan(shown, can_go_back=bool(waiting.past))
        self.tables.show_tables(shown.tables, shown.sheets, waiting.options)
        self._remarks.setRowCount(0)
        for remark in shown.remarks[:_MOST_REMARKS]:
            item = QStandardItem("\n".join(filter(None, (remark.place, remark.text))))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._remarks.appendRow(item)
        self._count(0, shown.moving, len(shown.tables), len(shown.remarks))
        self.count_questions(shown, waiting)
        if not stay:
            wanted: QWidget = self.questions if shown.questions else self.review
            self.setCurrentWidget(self.tables if shown.is_empty else wanted)
        self.show()

    def show_choices(self, tables: Sequence[TableShown], waiting: Import) -> None:
        """No plan could be made: a person can still say what the rows and the columns are."""
        workbook = waiting.taken.workbook if waiting.taken is not None else None
        self.questions.show_questions((), {})
        self.review.show_plan(None, can_go_back=bool(waiting.past))
        self._remarks.setRowCount(0)
        self.tables.show_tables(tables, [s.name for s in workbook.sheets] if workbook else [], waiting.options)
        self._count(0, 0, len(tables), 0)
        self.setCurrentWidget(self.tables)
        self.show()

    def forget(self) -> None:
        """Holds no plan any more."""
        self.review.show_plan(None, can_go_back=False)

    def count_questions(self, shown: PlanShown, waiting: Import) -> None:
        """Tells how many questions are still open."""
        given = waiting.answers
        still = sum(not all(cell in given for cell in question.cells) for question in shown.questions)
        self.setTabText(self.indexOf(self.questions), self._bench.say(_QUESTIONS.fill(count=f"{still:,}")))

    def _count(self, *counts: int) -> None:
        for at, (words, count) in enumerate(zip((_QUESTIONS, _PLAN, _TABLES, _REMARKS), counts, strict=True)):
            self.setTabText(at, self._bench.say(words.fill(count=f"{count:,}")))


_QUESTIONS = Words("Preguntas ({count})", "Questions ({count})")
_PLAN = Words("Plan ({count})", "Plan ({count})")
_TABLES = Words("Tablas ({count})", "Tables ({count})")
_REMARKS = Words("Avisos ({count})", "Remarks ({count})")
