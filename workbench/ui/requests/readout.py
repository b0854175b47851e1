"""The readout of a round as a tree: a branch a part, a line a record; the round is chosen above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QVBoxLayout, QWidget

from workbench.assessing.readout import Part
from workbench.gathering.requests import readout_of, rounds
from workbench.gathering.requests_told import PART_NAMES, item_told, titles_for
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class _Found:
    rounds: Sequence[tuple[str, str]]
    uid: str
    parts: Sequence[tuple[Part, Sequence[tuple[str, str]]]]


class ReadoutView(QWidget):
    """Enter or a double click opens the record behind a line."""

    def __init__(self, bench: Bench, uid: str = "") -> None:
        super().__init__()
        self._bench, self.wanted = bench, uid
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.round = QComboBox()
        self.round.setAccessibleName(bench.say(_ROUND))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.round.activated.connect(self._chose)
        head = QVBoxLayout()
        head.setContentsMargins(gap, gap, gap, gap // 2)
        head.addWidget(self.round)
        self.told = label(bench.say(_RESTS), "muted", wrap=True)
        head.addWidget(self.told)
        rows.addLayout(head)
        self.model = QStandardItemModel(0, 1, self)
        self.tree = SharingTree((1.0,))
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(bench.say(READOUT))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.activated.connect(self._open)
        rows.addWidget(self.tree, 1)
        self._settle = Settling(bench, self, self.ask)

    def look(self, uid: str) -> None:
        """Looks at a round; at the one looked at before, or the latest, where none is named."""
        self.wanted = uid or self.wanted
        self.ask()

    def _chose(self, _: int) -> None:
        self.look(str(self.round.currentData() or ""))

    def ask(self) -> None:
        """Asks for the rounds that there are and for the readout of one."""
        wanted, language = self.wanted, self._bench.language

        def find(reading: Reading) -> _Found:
            reader = reading.dossier.reader
            known = rounds(reader, language)
            uid = wanted if wanted or not known else known[0][0]
            found = readout_of(reader, uid) if uid else None
            if found is None:
                return _Found(known, "", ())
            if uid not in dict(known):
                known.insert(0, (uid, reader.schema.of(found.meeting).title_of(found.meeting, language)))
            titles = titles_for(reader, found, language)
            parts = [
                (part, [(item.uid, item_told(item, titles, language)) for item in items])
                for part, items in found.parts.items()
            ]
            return _Found(known, uid, parts)

        self._bench.jobs.long(find, self._show, owner=self, key="readout")

    def _show(self, found: _Found) -> None:
        self.wanted = found.uid
        self.round.clear()
        for uid, name in found.rounds:
            self.round.addItem(clip(name, 100), uid)
        self.round.setCurrentIndex(self.round.findData(found.uid))
        self.round.setEnabled(bool(found.rounds))
        self.told.setText(self._bench.say(_RESTS if found.rounds else _NO_ROUND))
        self.model.clear()
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for row, (part, lines) in enumerate(found.parts):
            branch = QStandardItem(f"{self._bench.say(PART_NAMES[part])} ({len(lines)})")
            branch.setFont(strong)
            branch.setFlags(_SHOWN)
            for uid, told in lines:
                line = QStandardItem(clip(told, 400))
                line.setFlags(_SHOWN)
                line.setData(uid, _UID)
                line.setToolTip(tip(told))
                branch.appendRow(line)
            self.model.appendRow(branch)
            self.tree.setExpanded(self.model.index(row, 0), True)
        self.tree.share()
        self.tree.setCurrentIndex(self.model.index(0, 0))

    def uid(self) -> str:
        """The record that the person is at; empty for none."""
        return str(self.tree.currentIndex().data(_UID) or "")

    def _open(self, index: QModelIndex) -> None:
        if uid := index.data(_UID):
            visit(self._bench, str(uid))


READOUT = Words("Relatoría de ronda", "Readout of a round")
_ROUND = Words("Ronda", "Round")
_RESTS = Words(
    "Sólo lo que dicen los registros de la reunión; cada línea abre el suyo.",
    "Only what the records of the meeting say; each line opens its own.",
)
_NO_ROUND = Words(
    "Ninguna reunión es una ronda ni la nombra una solicitud, una declaración o un compromiso.",
    "No meeting is a round, nor is one named by a request, a statement or a commitment.",
)
