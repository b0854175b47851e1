"""The evolution of a position, or of those on an issue: what is looked at is named above, the moves stand below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.records import ISSUE, POSITION
from workbench.gathering.evolution import Evolution, evolutions, positions_of
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.evolution.tree import EvolutionTree, Goal
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.widgets.records import RecordPicker, visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label


@dataclass(frozen=True)
class _Found:
    uid: str
    type: str
    title: str
    evolutions: Sequence[Evolution]
    all: int


class EvolutionView(QWidget):
    """Enter or a double click opens the change behind a line, or the record: a source, a meeting, what was said."""

    def __init__(self, bench: Bench, uid: str = "") -> None:
        super().__init__()
        self._bench, self.wanted, self._actor = bench, uid, ""
        self.found: Sequence[Evolution] = ()
        self._all = 0
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(gap, gap, gap, gap // 2)
        row.setSpacing(gap)
        self.picker = RecordPicker(bench, (POSITION.name, ISSUE.name), bench.say(_OF))
        self.picker.picked.connect(self._picked)
        self.picker.unclear.connect(self._unclear)
        row.addWidget(label(bench.say(_OF), "label"))
        row.addWidget(self.picker, 1)
        rows.addLayout(row)
        self.told = label("", "muted", wrap=True)
        self.told.setContentsMargins(gap, 0, gap, gap // 2)
        rows.addWidget(self.told)
        self.tree = EvolutionTree(bench)
        self.tree.opened.connect(self._open)
        rows.addWidget(self.tree, 1)
        self._settle = Settling(bench, self, self.ask)
        self._tell()

    def look(self, uid: str, actor: str = "") -> None:
        """Looks at a position or an issue; at what was looked at before where none is named."""
        if uid:
            self.wanted, self._actor = uid, actor
        self.ask()

    def _picked(self, uid: str) -> None:
        if uid:
            self.look(uid)

    def _unclear(self, words: Words) -> None:
        self.told.setText(self._bench.say(words))

    def ask(self) -> None:
        """Asks for the moves, which is long work where an issue has many positions."""
        uid, actor, language = self.wanted, self._actor, self._bench.language
        if not uid:
            return

        def find(reading: Reading) -> _Found | None:
            reader = reading.dossier.reader
            record = reader.get(uid)
            if record is None:
                return None
            record_type = reader.schema.of(record)
            chosen = [p for p in positions_of(reader, record) if not actor or p.actor == actor]
            moved = set(reader.reworked(POSITION.name)) if len(chosen) > _MOST else set()
            first = sorted(chosen, key=lambda p: p.uid not in moved)[:_MOST]
            made = evolutions(reader, first, language, reading.dossier.register.all())
            return _Found(uid, record_type.name, record_type.title_of(record, language), made, len(chosen))

        self._bench.jobs.long(find, self._show, owner=self, key="evolution")

    def _show(self, found: _Found | None) -> None:
        if found is None:
            self.wanted, self.found, self._all = "", (), 0
        else:
            self.picker.set_record(found.uid, found.title, found.type)
            self.found, self._all = found.evolutions, found.all
        self.tree.show_found(self.found)
        self._tell()

    def _tell(self) -> None:
        moves = sum(line.kind == "move" for one in self.found for line in one.lines)
        alarms = sum(not a.settled for one in self.found for line in one.lines for a in line.alarms)
        if not self.wanted:
            words = _CHOOSE
        elif not self.found:
            words = _NONE
        else:
            words = _COUNT.fill(moves=moves, alarms=alarms)
        few = _FEW.fill(shown=len(self.found), all=f"{self._all:,}") if self._all > len(self.found) else None
        self.told.setText(" ".join(self._bench.say(w) for w in (words, few) if w is not None))

    def _open(self, goal: Goal) -> None:
        """The past of a field of a position; anything else opens its record."""
        positions = {one.position.uid for one in self.found}
        if goal.field and goal.uid in positions:
            HistoryDialog(self._bench, POSITION, goal.uid, goal.field, self).open()
        else:
            visit(self._bench, goal.uid)


_MOST = 100  # positions of an issue that are shown, those that moved first
_FEW = Words(
    "Se muestran {shown} de {all} posiciones, primero las que cambiaron.",
    "{shown} of {all} positions are shown, those that changed first.",
)
_OF = Words("Posición o tema", "Position or issue")
_CHOOSE = Words(
    "Elija una posición o un tema para ver cómo se movió.", "Choose a position or an issue to see how it moved."
)
_NONE = Words("El tema no tiene posiciones.", "The issue has no positions.")
_COUNT = Words(
    "{moves} {moves|cambio|cambios}, {alarms} {alarms|alarma|alarmas} por resolver. Cada línea abre su cambio.",
    "{moves} {moves|move|moves}, {alarms} {alarms|alarm|alarms} to see to. Each line opens its change.",
)
