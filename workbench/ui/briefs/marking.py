"""What a paper is marked as besides its audience: a profile with what the office fills in, or words of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workbench.briefs.marking import FIELDS, PROFILES, Marking
from workbench.i18n import Words, squash
from workbench.settings import MARKING_FIELDS
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import field_rows
from workbench.ui.widgets.text import Line, label, tip

_OWN = "*"


class MarkingChoice(QWidget):
    """What was filled in is kept in the settings, for the next paper of the office. ``changed`` tells of another."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.75))
        self._form = field_rows(bench)
        rows.addLayout(self._form)
        self.profile = Combo()
        self.profile.setAccessibleName(bench.say(_MARKING))
        self.profile.addItem(bench.say(_NONE), "")
        for one in PROFILES.values():
            self.profile.addItem(bench.say(one.label), one.key)
        self.profile.addItem(bench.say(_OWN_WORDS), _OWN)
        self.profile.activated.connect(lambda _: self._chose())
        self._form.addRow(label(bench.say(_MARKING), "label"), self.profile)
        kept = bench.settings.get(MARKING_FIELDS)
        self.blanks = {blank.key: self._line(blank.label, str(kept.get(blank.key, ""))) for blank in FIELDS}
        self.words = self._line(_OWN_WORDS, "")
        self.portions = QCheckBox(bench.say(_PORTIONS))
        self.portions.setToolTip(tip(bench.say(_PORTIONS_TOLD)))
        self.portions.toggled.connect(lambda _: self.changed.emit())
        rows.addWidget(self.portions)
        self._fit()

    def _line(self, words: Words, text: str) -> Line:
        line = Line(text)
        line.setAccessibleName(self._bench.say(words))
        line.editingFinished.connect(self._typed)
        self._form.addRow(label(self._bench.say(words), "label"), line)
        return line

    def _typed(self) -> None:
        lines = [line for line in (*self.blanks.values(), self.words) if line.isModified()]
        for line in lines:
            line.setModified(False)
        if lines:
            self._bench.settings.set(MARKING_FIELDS, {key: squash(line.text()) for key, line in self.blanks.items()})
            self.changed.emit()

    def _chose(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Shows what the marking asks for."""
        key = self.profile.currentData()
        asked = {blank.key for blank in PROFILES[key].blanks} if key in PROFILES else set()
        for name, line in self.blanks.items():
            self._form.setRowVisible(line, name in asked)
        self._form.setRowVisible(self.words, key == _OWN)

    def marking(self) -> Marking | None:
        """The marking that is chosen, as far as it is filled in; None for none."""
        key = self.profile.currentData()
        if key == _OWN:
            return Marking(text=squash(self.words.text()))
        if key not in PROFILES:
            return None
        return Marking(key, {b.key: squash(self.blanks[b.key].text()) for b in PROFILES[key].blanks})

    def choose(self, profile: object, words: object, portions: bool) -> None:
        """Shows what was kept under a name; a profile that there is not stays as it is."""
        at = self.profile.findData(profile)
        if at >= 0:
            self.profile.setCurrentIndex(at)
        self.words.setText(words if isinstance(words, str) else "")
        self.portions.blockSignals(True)
        self.portions.setChecked(portions)
        self.portions.blockSignals(False)
        self._fit()


_MARKING = Words("Marca", "Marking")
_NONE = Words("Sólo la audiencia", "The audience alone")
_OWN_WORDS = Words("Texto propio", "Words of your own")
_PORTIONS = Words("Marcar cada párrafo", "Mark each paragraph")
_PORTIONS_TOLD = Words(
    "Cada párrafo dice al principio para quién es lo que cuenta.",
    "Each paragraph says first for whom what it tells is.",
)
