"""Saved views of a list: ways to look at it that survive closing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QMenu

from workbench.domain.schema import RecordType
from workbench.i18n import Words
from workbench.settings import VIEWS
from workbench.ui.bench import Bench
from workbench.ui.lists import view
from workbench.ui.lists.view import View
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import plain_caption


class SavedViews:
    """Fills the menu of views; ``now`` gives the view that is looked at, ``look`` takes another one."""

    def __init__(
        self, bench: Bench, record_type: RecordType, now: Callable[[], View], look: Callable[[View], None]
    ) -> None:
        self._bench, self._type, self._now, self._look = bench, record_type, now, look

    def saved(self) -> Mapping[str, Any]:
        """The saved views by name."""
        found: Mapping[str, Any] = self._bench.settings.get(VIEWS).get(self._type.name, {})
        return found

    def fill(self, menu: QMenu) -> None:
        """Puts what can be done with views into a menu."""
        bench = self._bench
        menu.clear()
        menu.addAction(bench.say(_USUAL), act(self._look, view.usual(self._type, bench.language)))
        for name in self.saved():
            menu.addAction(plain_caption(name), act(self.open, name))
        menu.addSeparator()
        menu.addAction(bench.icons.get("save"), bench.say(_SAVE), act(self.save))
        if self.saved():
            away = menu.addMenu(bench.icons.get("trash-2"), bench.say(_FORGET))
            for name in self.saved():
                away.addAction(plain_caption(name), act(self.forget, name))

    def open(self, name: str) -> None:
        """Looks at the list that way."""
        found = view.unpacked(self.saved()[name], self._type)
        if found is None:
            self._bench.tell(_GONE)
        else:
            self._look(found)

    def save(self) -> None:
        """Asks for a name and remembers the view."""
        name = self._bench.ask.words(_NAME)
        if not name or (name in self.saved() and not self._bench.ask.yes(_SAME.fill(name=name), _REPLACE)):
            return
        self._write({**self.saved(), name: view.packed(self._now())})
        self._bench.tell(_SAVED.fill(name=name))

    def forget(self, name: str) -> None:
        """Takes a view away."""
        self._write({n: v for n, v in self.saved().items() if n != name})

    def _write(self, saved: Mapping[str, Any]) -> None:
        views: dict[str, Any] = self._bench.settings.get(VIEWS)
        self._bench.settings.set(VIEWS, {**views, self._type.name: dict(saved)})


_USUAL = Words("Vista usual", "Usual view")
_SAVE = Words("Guardar esta vista…", "Save this view…")
_FORGET = Words("Olvidar una vista", "Forget a view")
_NAME = Words("Nombre de la vista:", "Name of the view:")
_SAME = Words("Ya hay una vista «{name}». ¿Reemplazarla?", "There is a view “{name}” already. Replace it?")
_REPLACE = Words("Reemplazar", "Replace")
_SAVED = Words("Vista «{name}» guardada.", "View “{name}” saved.")
_GONE = Words("Esa vista ya no corresponde a los campos.", "That view no longer fits the fields.")
