"""The editor of provisions: they are typed, and each leads to all that bears on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu, QToolButton

from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.types import Type
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Titles
from workbench.ui.forms.line_editor import LineEditor
from workbench.ui.treaty.places import lens_place
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import plain_caption, tip


class ProvisionsEditor(LineEditor):
    """One provision leads to its lens at once; of several the person chooses one."""

    def __init__(self, type_: Type[Any], bench: Bench, name: str) -> None:
        super().__init__(type_, bench, name)
        self.go = QToolButton()
        self.go.setIcon(bench.icons.get("external-link"))
        self.go.setToolTip(tip(bench.say(_GO)))
        self.go.setAccessibleName(f"{bench.say(_GO)}: {name}")
        self.go.clicked.connect(self._go)
        self._row.setSpacing(bench.theme.px(0.5))
        self._row.addWidget(self.go)
        self.line.textChanged.connect(lambda _: self._show_go())
        self._show_go()

    def show_value(self, value: Any, titles: Titles) -> None:
        super().show_value(value, titles)
        self._show_go()

    def _show_go(self) -> None:
        self.go.setEnabled(bool(self._named()))

    def _named(self) -> tuple[Provision, ...]:
        """The provisions that stand in the field now."""
        return parse_provisions(self.line.text()).value or ()

    def _go(self) -> None:
        named = self._named()
        if len(named) == 1:
            self._bench.go(lens_place(named[0]))
            return
        menu = self.menu()
        menu.popup(self.go.mapToGlobal(self.go.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The provisions to choose from."""
        menu = QMenu(self.go)
        for provision in self._named():
            action = menu.addAction(plain_caption(provision.show(self._bench.language)))
            action.triggered.connect(act(self._bench.go, lens_place(provision)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


_GO = Words("Ver lo que toca la disposición", "See what bears on the provision")
