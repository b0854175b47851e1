"""The plan of an import as a tree: records, and under each what changes, with the cell that says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel

from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.importing.shown import SHOWN, RecordShown
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.text import tip

_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class PlanTree(SharingTree):
    """Records that are new, and records that change."""

    def __init__(self, bench: Bench) -> None:
        super().__init__((0.34, 0.24, 0.28, 0.14))
        self._bench = bench
        self.tree_model = QStandardItemModel(0, 4, self)
        self.setModel(self.tree_model)
        self.setAccessibleName(bench.say(_PLAN))

    def show_records(self, records: Sequence[RecordShown], total: int) -> None:
        """Shows the records of a plan; ``total`` is how many it has."""
        bench = self._bench
        self.tree_model.clear()
        self.tree_model.setHorizontalHeaderLabels([bench.say(w) for w in _HEADS])
        for row, record in enumerate(records):
            self.tree_model.appendRow(self._record(record))
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        if total > len(records):
            rest = QStandardItem(bench.say(_MORE.fill(count=f"{total - SHOWN:,}")))
            rest.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree_model.appendRow([rest])
            self.setFirstColumnSpanned(len(records), QModelIndex(), True)
        self.share()
        for row in range(min(self.tree_model.rowCount(), 3)):
            if records[row].action == "update" if row < len(records) else False:
                self.expand(self.tree_model.index(row, 0))

    def _record(self, record: RecordShown) -> QStandardItem:
        bench = self._bench
        new = record.action == "create"
        kind = bench.say(bench.schema.type(record.type).label)
        action = bench.say(_NEW if new else _CHANGES.fill(count=len(record.moves)))
        named = f"{kind} {record.key}".strip()
        head = QStandardItem("  ·  ".join((f"{named}: {clip(record.title, 110)}", action, record.place)))
        head.setToolTip(tip(f"{record.title}\n{record.place}"))
        head.setForeground(QColor(bench.theme.good if new else bench.theme.accent))
        head.setFlags(_SHOWN)
        for move in record.moves:
            line = [QStandardItem(clip(t, 160)) for t in (move.field, move.old or "—", move.new or "—", move.cell)]
            for item, text in zip(line, (move.field, move.old, move.new, move.cell), strict=True):
                item.setFlags(_SHOWN)
                item.setToolTip(tip(clip(text, 600)))
            head.appendRow(line)
        return head


_PLAN = Words("Plan de la importación", "Plan of the import")
_HEADS = (
    Words("Registro o campo", "Record or field"),
    Words("Antes", "Before"),
    Words("Después", "After"),
    Words("Celda", "Cell"),
)
_NEW = Words("nuevo registro", "new record")
_CHANGES = Words("{count} {count|campo cambia|campos cambian}", "{count} {count|field changes|fields change}")
_MORE = Words("… y {count} {count|registro|registros} más", "… and {count} more {count|record|records}")
