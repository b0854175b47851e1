"""The window: one dossier, its screens, the trail through them, and the commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.change import Effect
from workbench.domain.schema import Schema
from workbench.i18n import Words
from workbench.settings import LANGUAGE, SEEN, TEXT_SIZE, THEME, WINDOW, Settings
from workbench.ui import menus
from workbench.ui.bench import Bench
from workbench.ui.command import Command
from workbench.ui.icons import Icons
from workbench.ui.jobs import JobRunner
from workbench.ui.leaving import may_forget_imports
from workbench.ui.page import Page
from workbench.ui.places import Place, Trail
from workbench.ui.reverting import Reverting
from workbench.ui.screens import SEARCH, screen
from workbench.ui.shell import Sidebar, TopBar
from workbench.ui.table.recovering import recover
from workbench.ui.theme import dress, load_theme, speak
from workbench.ui.widgets.asking import TITLE, Asking
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.dropping import dropped_file
from workbench.ui.widgets.text import is_redo, is_undo

_FRAME = 10  # pixels of a window's frame, roughly
_TOLD_FOR = 6000  # milliseconds that a sentence stays at the foot of the window

Pages = Callable[["MainWindow", str], Page]


class MainWindow(QMainWindow):
    """``commands`` are all there are; ``pages`` makes the screen of a key when it is first shown."""

    def __init__(
        self,
        jobs: JobRunner,
        settings: Settings,
        schema: Schema,
        commands: tuple[Command, ...],
        pages: Pages,
        folder: Path,
        author: str = "",
    ) -> None:
        super().__init__()
        self.jobs, self.settings, self.schema = jobs, settings, schema
        self._commands, self._make_page = commands, pages
        self.author = author
        self.path: Path | None = None
        self.writable = True
        self.last_change: int | None = None
        self.trail = Trail()
        self.pages: dict[str, Page] = {}
        self.actions_by_name: dict[str, QAction] = {}
        self.asking = Asking(self, settings.get(LANGUAGE), folder)
        self.kept: dict[str, Any] = {}  # what outlives a rebuild, such as imports that wait, by whom it is kept
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        self._restore_place()
        jobs.committed.connect(self._committed)
        jobs.trouble.connect(self.tell_trouble)
        self.build()

    # ---- building

    def build(self) -> None:
        """Builds everything that can be seen, in the language, theme and size that are set."""
        settings = self.settings
        theme = load_theme(settings.get(THEME), settings.get(TEXT_SIZE))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, theme)
        speak(application, settings.get(LANGUAGE))
        self.asking = Asking(self, settings.get(LANGUAGE), self.asking.folder)
        self.bench = Bench(
            self.schema,
            self.jobs,
            settings,
            settings.get(LANGUAGE),
            theme,
            Icons(theme),
            self.go,
            self.tell,
            self.asking,
            self.writable,
        )
        self.pages = {}
        for action in self.actions_by_name.values():
            self.removeAction(action)
            action.deleteLater()
        self.actions_by_name = menus.build(self, self._commands)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        named = self.actions_by_name
        self.top = TopBar(
            self.bench,
            [named["back"], named["forward"]],
            [named["undo"], named["redo"], named["import"], named["brief"], named["palette"]],
        )
        self.top.searched.connect(lambda words: self.go(Place(SEARCH.key, words=words)))
        self.jobs.busy.connect(self.top.show_busy)
        outer.addWidget(self.top)
        self.bar = MessageBar(self.bench)
        self.reverting = Reverting(self.bench, named, self._commands, self.bar)
        outer.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.side = Sidebar(self.bench)
        middle.addWidget(self.side)
        self.stack = QStackedWidget()
        middle.addWidget(self.stack, 1)
        outer.addLayout(middle, 1)
        self.setCentralWidget(central)  # what was there before goes
        self._fit_side()
        self._show_names()

    def _clear_pages(self) -> None:
        """Takes every screen away; each is made anew when it is gone to."""
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages = {}

    def rebuild(self) -> None:
        """Builds everything anew and shows the place where the person was."""
        self.flush()
        self.statusBar().clearMessage()  # it is in the words of before
        here = self.trail.here()
        for page in self.pages.values():
            page.keep(self.kept)
        self.build()
        if here is not None:
            self._show(here)

    def commands(self) -> tuple[Command, ...]:
        """All commands, in the order of the menus."""
        return self._commands

    # ---- the dossier

    def open_dossier(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Opens a dossier in place of the one that is open; what is pending there is written first."""
        again = partial(self.open_dossier, path, then)
        if not self.may_leave() or not may_forget_imports(self.kept, self.bench, again):
            return
        self.flush()

        def opened(writable: bool) -> None:
            self._remember_seen()
            other = self.writable != writable
            self.path, self.writable = path, writable
            self.bar.hide()
            self.settings.opened(path)
            self.trail = Trail()
            self.kept = {}
            self.last_change = None
            if other:
                self.build()
            else:
                self._clear_pages()
            self.go(Place("today"))
            if writable:
                recover(self.bench)
            else:
                from workbench.ui.desks import NOT_WRITABLE

                self.bar.tell(NOT_WRITABLE, [(_AGAIN, partial(self.open_dossier, path))])
            self._show_names()
            if then is not None:
                then()

        self.jobs.open(path, opened, self._not_opened)

    def _not_opened(self, words: Words) -> None:
        """A dossier could not be opened; where none is, there are two ways on."""
        named = self.actions_by_name
        offers = [(_OPEN, named["open"].trigger), (_NEW, named["new"].trigger)] if self.path is None else []
        self.bar.tell(words, offers, trouble=True)

    def _committed(self, effect: Effect) -> None:
        self._show_names()

    def _show_names(self) -> None:
        """The title of the window, and what undo and redo would take back."""
        self.setWindowTitle(f"{self.path.name} – {TITLE}" if self.path is not None else TITLE)
        if self.path is None:
            return

        def names(reader: Any) -> tuple[Any, Any, int]:
            return reader.undoable(), reader.redoable(), max((c.id for c in reader.changes(1)), default=0)

        self.jobs.read(names, self._take_names, owner=self, key="names")

    def _take_names(self, found: tuple[Any, Any, int]) -> None:
        undo, redo, self.last_change = found
        self.reverting.show_names(undo, redo)

    def _remember_seen(self) -> None:
        """Up to which change the person has seen the dossier."""
        if self.path is not None and self.last_change is not None:
            seen: dict[str, Any] = self.settings.get(SEEN)
            self.settings.set(SEEN, {**seen, str(self.path.absolute()): self.last_change})

    def undo(self) -> None:
        """Takes back the latest change; what is being typed or decided is the latest."""
        page = self.current_page()
        if page is not None and page.take_back():
            return
        self.flush()
        self.reverting.undo()

    def redo(self) -> None:
        """Takes back the latest undo."""
        self.flush()
        self.reverting.redo()

    # ---- going

    def go(self, place: Place) -> None:
        """Shows a place and remembers the way."""
        if not self.may_leave():
            return
        self.flush()
        self.trail.visit(place)
        self._show(place)

    def back(self) -> None:
        """One step back on the trail."""
        self._step(self.trail.back)

    def forward(self) -> None:
        """One step forward on the trail."""
        self._step(self.trail.forward)

    def _step(self, step: Callable[[], Place | None]) -> None:
        if self.may_leave():
            self.flush()
            place = step()
            if place is not None:
                self._show(place)

    def _show(self, place: Place) -> None:
        page = self.page(place.screen)
        self.stack.setCurrentWidget(page)
        self.side.show_screen(place.screen)
        self.top.show_words(place.words if place.screen == SEARCH.key else "")
        page.visit(place)
        self.actions_by_name["back"].setEnabled(self.trail.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.trail.can_go_forward)

    def page(self, key: str) -> Page:
        """The screen of a key, made when it is first asked for."""
        if key not in self.pages:
            page = self._make_page(self, key)
            page.setObjectName(f"page-{key}")
            page.setAccessibleName(self.bench.say(screen(key).label))
            page.moved.connect(self._moved)
            self.pages[key] = page
            self.stack.addWidget(page)
        return self.pages[key]

    def current_page(self) -> Page | None:
        """The screen that is shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def _moved(self, place: Place) -> None:
        """The person went to another record on the screen that is shown."""
        here = self.trail.here()
        if here is not None and here.screen == place.screen and not here.uid:
            self.trail.amend(place)
        else:
            self.trail.visit(place)
        self.actions_by_name["back"].setEnabled(self.trail.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.trail.can_go_forward)

    def next_pane(self) -> None:
        """Goes to the next part of the screen: side, list, form, search."""
        page = self.current_page()
        stops: list[QWidget] = [*(page.panes() if page is not None else []), self.top.line]
        checked = [b for b in self.side.buttons.values() if b.isChecked()]
        stops += checked or list(self.side.buttons.values())[:1]
        now = self.focusWidget()
        at = next((i for i, s in enumerate(stops) if now is not None and (s is now or s.isAncestorOf(now))), -1)
        stops[(at + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- telling

    def tell(self, words: Words) -> None:
        """Shows a sentence at the foot of the window for a while."""
        self.statusBar().showMessage(self.bench.say(words), _TOLD_FOR)

    def tell_trouble(self, words: Words) -> None:
        """Shows what went wrong until the person closes it."""
        self.bar.tell(words, trouble=True)

    # ---- leaving

    def flush(self) -> None:
        """Writes what is pending on every screen."""
        for page in self.pages.values():
            page.flush()

    def may_leave(self) -> bool:
        """Whether nothing unfinished would be lost, or the person does not mind."""
        unfinished = [page for page in self.pages.values() if page.unfinished()]
        if unfinished and not self.asking.yes(_UNFINISHED, _DISCARD, danger=True):
            return False
        for page in unfinished:
            page.drop()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Writes what is pending, remembers the window's place, and closes the dossier."""
        self.flush()
        if not self.may_leave() or not may_forget_imports(self.kept, self.bench, self.close):
            event.ignore()
            return
        self._remember_seen()
        if not self.isFullScreen():
            self.settings.set(WINDOW, bytes(self.saveGeometry().toHex().data()).decode())
        self.hide()
        self.jobs.close()
        super().closeEvent(event)

    def _restore_place(self) -> None:
        kept = self.settings.get(WINDOW)
        if not kept or not self.restoreGeometry(QByteArray.fromHex(QByteArray(kept.encode("ascii", "ignore")))):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width() - 2 * _FRAME), min(768, room.height() - 4 * _FRAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undoes and redoes from inside a field, which leaves these keys to the window."""
        if not is_undo(event):
            super().keyPressEvent(event)
        elif self.writable:  # what is being typed is the latest change, though no action knows of it yet
            self.redo() if is_redo(event) else self.undo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the side as icons."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        if hasattr(self, "side"):
            self.side.set_narrow(self.width() < 12.5 * self.bench.theme.size)

    # ---- files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens a dossier that is dropped, imports anything else."""
        path = dropped_file(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        # The one who drags waits for the answer: the work begins after it.
        QTimer.singleShot(0, self, lambda: self.take_file(path))

    def take_file(self, path: Path) -> None:
        """Opens a dossier, imports anything else."""
        if path.suffix.casefold() in (".dossier", ".twb"):
            self.open_dossier(path)
        else:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Begins an import on its screen."""
        self.go(Place("imports"))
        page = self.page("imports")
        if self.current_page() is page:
            page.take_file(path)


_UNFINISHED = Words(
    "Algo escrito no se ha podido guardar: no se entiende, le falta un dato o no se pudo escribir. ¿Descartarlo?",
    "Something typed could not be saved: it is not understood, lacks something, or could not be written. Discard it?",
)
_AGAIN = Words("Abrir de nuevo", "Open again")
_OPEN = Words("Abrir otro…", "Open another…")
_NEW = Words("Nuevo expediente…", "New dossier…")
_DISCARD = Words("Descartar", "Discard")
