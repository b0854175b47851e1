"""All commands of the window, feature by feature, in the order of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.i18n import Language, Words
from workbench.settings import LANGUAGE, TEXT_SIZE, TEXT_SIZES, THEME
from workbench.ui.calendar import commands as calendar
from workbench.ui.command import Command
from workbench.ui.files import commands as files
from workbench.ui.inquiries import commands as inquiries
from workbench.ui.places import Place
from workbench.ui.screens import SCREENS
from workbench.ui.table import commands as table

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


def _new_record(window: MainWindow) -> None:
    from workbench.ui.records.page import RecordsPage

    page = window.current_page()
    if isinstance(page, RecordsPage):
        page.begin()
    else:
        window.tell(_NO_LIST)


def _with_form(window: MainWindow, act: str) -> None:
    """Does something with the record whose form is shown."""
    form = getattr(window.current_page(), "form", lambda: None)()
    if form is None or not form.uid:
        window.tell(_NO_RECORD)
    elif act == "history":
        form.show_past("")
    elif act == "sources":
        form.show_sources("")
    else:
        form.delete()


def _evolution(window: MainWindow) -> None:
    from workbench.ui.matrix.page import IssuesPage

    page = window.current_page()
    place = page.evolution_place() if isinstance(page, IssuesPage) else None
    if place is None:
        window.tell(_NO_POSITION)
    else:
        window.go(place)


def _paste(window: MainWindow) -> None:
    """Begins an import of what a spreadsheet has put on the clipboard, as rows of the list that is shown."""
    from PySide6.QtGui import QGuiApplication

    from workbench.importing.pasted import Clip
    from workbench.ui.importing.page import ImportsPage
    from workbench.ui.records.page import RecordsPage

    data, page = QGuiApplication.clipboard().mimeData(), window.current_page()
    clip = Clip(data.html() if data.hasHtml() else "", data.text() if data.hasText() else "")
    if not clip.may_be_table:
        window.tell(_NO_TABLE)
        return
    window.go(Place("imports"))
    imports = window.current_page()
    if isinstance(imports, ImportsPage):
        imports.take_clip(clip, page.pane().type.name if isinstance(page, RecordsPage) else "")


def _save(window: MainWindow) -> None:
    window.flush()
    stuck = any(page.unfinished() for page in window.pages.values())
    window.tell(_NOT_SAVED if stuck else _SAVED)


def _find(window: MainWindow) -> None:
    window.top.line.setFocus()
    window.top.line.selectAll()


def _find_in_list(window: MainWindow) -> None:
    from workbench.ui.records.page import RecordsPage

    page = window.current_page()
    if isinstance(page, RecordsPage):
        page.pane().finder.setFocus()
        page.pane().finder.selectAll()
    else:
        _find(window)


def _palette(window: MainWindow) -> None:
    from workbench.ui.search.palette import Offer, Palette

    offers = [
        Offer(window.bench.say(c.label).replace("&", ""), c.keys[0] if c.keys else "", partial(c.run, window))
        for c in window.commands()
        if c.palette and window.actions_by_name[c.name].isEnabled()
    ]
    Palette(window.bench, offers, window).open()


def _language(window: MainWindow, language: Language) -> None:
    window.settings.set(LANGUAGE, language)
    window.rebuild()


def _theme(window: MainWindow, name: str) -> None:
    window.settings.set(THEME, name)
    window.rebuild()


def _text(window: MainWindow, way: int) -> None:
    at = TEXT_SIZES.index(window.settings.get(TEXT_SIZE)) + way
    if 0 <= at < len(TEXT_SIZES):
        window.settings.set(TEXT_SIZE, TEXT_SIZES[at])
        window.rebuild()


def _usual_text(window: MainWindow) -> None:
    window.settings.set(TEXT_SIZE, TEXT_SIZES[0])
    window.rebuild()


def _keys(window: MainWindow) -> None:
    from workbench.ui.help import KeysDialog
    from workbench.ui.importing.keys import REVIEW_KEYS

    KeysDialog(window.bench, window.commands(), REVIEW_KEYS, window).open()


def _about(window: MainWindow) -> None:
    from workbench.ui.help import AboutDialog

    AboutDialog(window.bench, window).open()


_EDIT = (
    Command("undo", "edit", Words("&Deshacer", "&Undo"), lambda w: w.undo(), "undo-2", ("Ctrl+Z",), writes=True),
    Command(
        "redo",
        "edit",
        Words("&Rehacer", "&Redo"),
        lambda w: w.redo(),
        "redo-2",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        writes=True,
    ),
    Command(
        "new-record",
        "edit",
        Words("&Nuevo registro", "&New record"),
        _new_record,
        "plus",
        ("Ctrl+N",),
        writes=True,
        apart=True,
    ),
    Command(
        "paste",
        "edit",
        Words("&Pegar de una hoja de cálculo", "&Paste from a spreadsheet"),
        _paste,
        "file-down",
        ("Ctrl+V",),
        writes=True,
    ),
    Command("save", "edit", Words("&Guardar ahora", "&Save now"), _save, "check", ("Ctrl+S",), writes=True),
    Command(
        "history",
        "edit",
        Words("&Historia del registro", "&History of the record"),
        lambda w: _with_form(w, "history"),
        "history",
        ("Ctrl+H",),
        apart=True,
    ),
    Command(
        "evolution",
        "edit",
        Words("E&volución de la posición", "E&volution of the position"),
        _evolution,
        "clock",
        ("Ctrl+Shift+E",),
    ),
    Command(
        "sources",
        "edit",
        Words("&Fuentes del registro", "S&ources of the record"),
        lambda w: _with_form(w, "sources"),
        "quote",
        ("Ctrl+U",),
    ),
    Command(
        "delete",
        "edit",
        Words("&Eliminar el registro…", "&Delete the record…"),
        lambda w: _with_form(w, "delete"),
        "trash-2",
        ("Ctrl+Shift+Delete",),
        writes=True,
    ),
)
_OWN_KEYS = {
    "inquiries": "Ctrl+Shift+C",
    "capture": "Ctrl+M",
    "treaty": "Ctrl+Shift+T",
    "checks": "Ctrl+Shift+R",
    "briefs": "Ctrl+Shift+P",
}
_SCREEN_KEYS = {
    **dict(
        zip((s.key for s in SCREENS if s.key not in _OWN_KEYS), (f"Ctrl+{n % 10}" for n in range(1, 11)), strict=True)
    ),
    **_OWN_KEYS,
}
_OWN_WAYS = {"capture": table.capture}
_GO = (
    Command("back", "go", Words("&Atrás", "&Back"), lambda w: w.back(), "arrow-left", ("Alt+Left",)),
    Command("forward", "go", Words("A&delante", "&Forward"), lambda w: w.forward(), "arrow-right", ("Alt+Right",)),
    Command("find", "go", Words("&Buscar en todo", "&Search everything"), _find, "search", ("Ctrl+F",), apart=True),
    Command("find-in-list", "go", Words("Buscar en la &lista", "Find in the &list"), _find_in_list, "", ("Ctrl+L",)),
    Command(
        "palette",
        "go",
        Words("&Ir a cualquier parte…", "&Go anywhere…"),
        _palette,
        "command",
        ("Ctrl+K",),
        palette=False,
    ),
    Command(
        "next-pane", "go", Words("&Parte siguiente", "&Next part"), lambda w: w.next_pane(), "", ("F6",), palette=False
    ),
    *(
        Command(
            f"go-{screen.key}",
            "go",
            screen.label,
            _OWN_WAYS.get(screen.key) or partial(lambda key, w: w.go(Place(key)), screen.key),
            screen.icon,
            (_SCREEN_KEYS[screen.key],),
            apart=screen is SCREENS[0],
        )
        for screen in SCREENS
    ),
)
_VIEW = (
    *(
        Command(
            f"language-{language}",
            "view",
            words,
            partial(lambda language, w: _language(w, language), language),
            checked=partial(lambda language, w: w.settings.get(LANGUAGE) == language, language),
        )
        for language, words in (("es", Words("&Español", "&Español")), ("en", Words("&English", "&English")))
    ),
    *(
        Command(
            f"theme-{name}",
            "view",
            words,
            partial(lambda name, w: _theme(w, name), name),
            checked=partial(lambda name, w: w.settings.get(THEME) == name, name),
            apart=name == "light",
        )
        for name, words in (
            ("light", Words("Aspecto &claro", "&Light theme")),
            ("dark", Words("Aspecto &oscuro", "&Dark theme")),
            ("contrast", Words("Alto con&traste", "High con&trast")),
        )
    ),
    Command(
        "text-larger",
        "view",
        Words("Texto más &grande", "La&rger text"),
        lambda w: _text(w, 1),
        "a-large-small",
        ("Ctrl++", "Ctrl+="),
        apart=True,
    ),
    Command(
        "text-smaller", "view", Words("Texto más &pequeño", "&Smaller text"), lambda w: _text(w, -1), "", ("Ctrl+-",)
    ),
    Command("text-usual", "view", Words("Texto &normal", "&Usual text"), _usual_text),
)
_HELP = (
    Command("keys", "help", Words("&Atajos de teclado", "&Keys"), _keys, "keyboard", ("F1",)),
    Command("about", "help", Words("A&cerca de", "&About"), _about, "info"),
)
COMMANDS = (
    *(*files.COMMANDS, *inquiries.COMMANDS, *calendar.COMMANDS, files.QUIT, *_EDIT, *table.COMMANDS),
    *(*_GO, *_VIEW, *_HELP),
)

_NO_TABLE = Words("En el portapapeles no hay una tabla.", "There is no table on the clipboard.")
_NO_LIST = Words("Vaya primero a una lista de registros.", "Go to a list of records first.")
_NO_POSITION = Words("Elija primero una posición o un tema.", "Choose a position or an issue first.")
_NO_RECORD = Words("Elija primero un registro.", "Choose a record first.")
_NOT_SAVED = Words("Falta guardar lo que está en rojo.", "What stands in red is not saved.")
_SAVED = Words("Todo está guardado.", "Everything is saved.")
