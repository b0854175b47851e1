"""Commands about files: dossiers opened, made and copied; workbooks imported and exported; briefs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.i18n import Words
from workbench.ui.command import Command
from workbench.ui.files.sheets import ask_workbook
from workbench.ui.places import Place

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow

_DOSSIERS = ((Words("Expedientes", "Dossiers"), "*.dossier *.twb"),)
_SAVED = ((Words("Expediente", "Dossier"), "*.dossier"),)


def new_dossier(window: MainWindow) -> None:
    """Makes a dossier, empty or from the bundled one, and opens it."""
    sources = (_BUNDLED, _EMPTY)
    chosen = window.asking.choice(_WHICH, sources)
    if chosen is None:
        return
    path = window.asking.file_to_save(_NEW_TITLE, window.bench.say(_NEW_NAME), _SAVED)
    if path is not None:
        make(window, path, ("usmca-review", "empty")[chosen])


def make(window: MainWindow, path: Path, source: str) -> None:
    """Makes a dossier off the window's thread, then opens it."""
    author = window.author

    def work(_: object) -> None:
        from workbench.tasks import dossiers

        dossiers.new_dossier(path, source, author=author)

    window.jobs.long(work, lambda _: window.open_dossier(path), owner=window, failed=window.tell_trouble, bare=True)


def open_dossier(window: MainWindow) -> None:
    """Opens a dossier that is there."""
    path = window.asking.file_to_open(_OPEN_TITLE, _DOSSIERS)
    if path is not None:
        window.open_dossier(path)


def save_as(window: MainWindow) -> None:
    """Saves the dossier as another file, and goes on in that one."""
    if window.path is None:
        return
    window.flush()
    path = window.asking.file_to_save(_SAVE_TITLE, f"{window.path.stem}-2.dossier", _SAVED)
    if path is None:
        return
    source = window.path

    def work(_: object) -> None:
        from workbench.tasks.dossiers import copy_dossier

        copy_dossier(source, path)

    # On the writer's lane: what is pending is written before the copy is made.
    window.jobs.write(work, lambda _: window.open_dossier(path), owner=window, failed=window.tell_trouble)


def import_file(window: MainWindow) -> None:
    """Begins an import."""
    path = ask_workbook(window.asking)
    if path is not None:
        window.import_file(path)


def export(window: MainWindow) -> None:
    """Asks for whom and what to export."""
    from workbench.ui.files.export import ExportDialog

    window.flush()
    page = window.current_page()
    ExportDialog(window.bench, window, page.listed() if page is not None else ("", ())).open()


def brief(window: MainWindow) -> None:
    """Goes to the briefs, with the record that is shown as their subject."""
    page = window.current_page()
    uid = page.current_uid() if page is not None else ""
    window.go(Place("briefs", uid=uid))


COMMANDS = (
    Command("new", "file", Words("&Nuevo expediente…", "&New dossier…"), new_dossier, "file-plus", ("Ctrl+Shift+N",)),
    Command("open", "file", Words("&Abrir…", "&Open…"), open_dossier, "folder-open", ("Ctrl+O",)),
    Command("save-as", "file", Words("&Guardar como…", "&Save as…"), save_as, "copy", ("Ctrl+Shift+S",)),
    Command(
        "import",
        "file",
        Words("&Importar hoja…", "&Import workbook…"),
        import_file,
        "file-down",
        ("Ctrl+I",),
        writes=True,
        apart=True,
    ),
    Command("export", "file", Words("&Exportar…", "&Export…"), export, "upload", ("Ctrl+E",)),
    Command("brief", "file", Words("&Ficha…", "&Brief…"), brief, "file-text", ("Ctrl+B",)),
)
QUIT = Command("quit", "file", Words("&Salir", "&Quit"), lambda w: w.close(), "", ("Ctrl+Q",), apart=True)

_WHICH = Words("¿Con qué empieza el expediente?", "What does the dossier begin with?")
_BUNDLED = Words("Revisión del T-MEC", "USMCA review")
_EMPTY = Words("Vacío", "Empty")
_NEW_TITLE = Words("Nuevo expediente", "New dossier")
_NEW_NAME = Words("revision.dossier", "review.dossier")
_OPEN_TITLE = Words("Abrir un expediente", "Open a dossier")
_SAVE_TITLE = Words("Guardar el expediente como", "Save the dossier as")
