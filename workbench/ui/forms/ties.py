"""What points to a record: by type and field, the first of them to go to, all of them as a list."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.query import Among
from workbench.domain.schema import RecordType
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.loading import Loaded, Tied
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.text import label


class Ties(QWidget):
    """The back-links of the record of a form."""

    def __init__(self, bench: Bench, record_type: RecordType) -> None:
        super().__init__()
        self._bench, self._type = bench, record_type
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._shown: object = None

    def show_loaded(self, loaded: Loaded) -> None:
        """Shows what points to the record."""
        if self._shown == (loaded.record.uid, loaded.tied):
            return
        self._shown = (loaded.record.uid, loaded.tied)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if loaded.tied:
            self._rows.addWidget(label(self._bench.say(_HEADING), "heading"))
        for tied in loaded.tied:
            self._group(loaded.record.uid, tied)

    def _group(self, uid: str, tied: Tied) -> None:
        bench = self._bench
        record_type = bench.schema.type(tied.type)
        field = record_type.field(tied.field)
        words = _GROUP.fill(types=record_type.plural, field=field.label, count=tied.count)
        head = label(bench.say(words), "small")
        head.setContentsMargins(0, bench.theme.px(1), 0, 0)
        self._rows.addWidget(head)
        for target, title in tied.first:
            self._link(title, act(visit, bench, target))
        if tied.count > len(tied.first):
            self._link(bench.say(_ALL.fill(count=tied.count)), lambda: bench.go(self._all(uid, tied)))

    def _link(self, text: str, act: object) -> None:
        button = LinkButton(text)
        button.clicked.connect(act)
        self._rows.addWidget(button)

    def _all(self, uid: str, tied: Tied) -> Place:
        return Place(home_of(tied.type).key, tied.type, condition=Among(tied.field, (uid,)))


_HEADING = Words("Vinculado con", "Linked from")
_GROUP = Words("{types} · {field} ({count})", "{types} · {field} ({count})")
_ALL = Words("Ver los {count}", "See all {count}")
