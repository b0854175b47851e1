"""How a brief leaves the window: saved as PDF or Word, or issued with a number and kept in the register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.settings import LETTERHEAD
from workbench.tasks.brief_to_file import Briefed, brief_to_file
from workbench.tasks.issuing import IssuedBrief, issue_brief
from workbench.ui.bench import Bench
from workbench.ui.briefs.issuing import Issue, IssueDialog
from workbench.ui.briefs.password import PasswordDialog
from workbench.ui.briefs.wanted import Wanted
from workbench.ui.desks import Reading, Writing
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.folders import OPEN_FOLDER, open_folder
from workbench.ui.widgets.text import beside_icon, label, plain_caption, tip

PDF = ((Words("Documento PDF", "PDF document"), "*.pdf"),)
WORD = ((Words("Documento de Word", "Word document"), "*.docx"),)


class Outbox(QWidget):
    """``at_work`` tells whether something is being written, ``wrote`` a brief that was (Briefed, Path), ``failed``
    why it was not (Words).
    """

    at_work = Signal(bool)
    wrote = Signal(object, object)
    failed = Signal(object)

    def __init__(self, bench: Bench, wanted: Callable[[], Wanted | None]) -> None:
        super().__init__()
        self._bench, self._wanted = bench, wanted
        self._folder = Path()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(1))
        self.save = self._button(_SAVE, "download", partial(self._save, ".pdf"), primary=True)
        self.locked = self._button(_LOCKED, "lock", lambda: self._lock(partial(self._save, ".pdf")))
        self.locked.setToolTip(tip(bench.say(_LOCKED_TOLD)))
        self.word = self._button(_WORD, "file-text", partial(self._save, ".docx"))
        self.issue = self._button(_ISSUE, "check", self._ask_how)
        self.issue.setToolTip(tip(bench.say(_ISSUE_TOLD)))
        for button in (self.save, self.locked, self.word, self.issue):
            rows.addWidget(button)
        sheet = Flow(gap=bench.theme.px(0.75))
        self.letterhead = QPushButton()
        self.letterhead.setProperty("look", "link")
        self.letterhead.setToolTip(tip(bench.say(_LETTERHEAD_TOLD)))
        self.letterhead.clicked.connect(self._choose_letterhead)
        self.bare = QPushButton(bench.say(_BARE))
        self.bare.setProperty("look", "link")
        self.bare.clicked.connect(lambda: self._set_letterhead(""))
        sheet.addWidget(self.letterhead)
        sheet.addWidget(self.bare)
        rows.addLayout(sheet)
        self.issued = label("", "label", wrap=True)
        self.issued.hide()
        self.folder = QPushButton(bench.say(OPEN_FOLDER))
        self.folder.setIcon(bench.icons.get("folder-open"))
        self.folder.clicked.connect(lambda: open_folder(self._folder))
        self.folder.hide()
        rows.addWidget(self.issued)
        rows.addWidget(self.folder)
        self._show_letterhead()

    def _button(self, words: Words, icon: str, do: Callable[[], object], *, primary: bool = False) -> QPushButton:
        bench = self._bench
        button = QPushButton(beside_icon(bench.say(words)))
        button.setIcon(bench.icons.on_accent(icon) if primary else bench.icons.get(icon))
        if primary:
            button.setProperty("look", "primary")
        button.clicked.connect(lambda: do())
        return button

    def allow(self, may: bool) -> None:
        """Whether there is a brief that can leave."""
        self.save.setEnabled(may)
        self.locked.setEnabled(may)
        self.word.setEnabled(may)
        self.issue.setEnabled(may and self._bench.writable)

    # ---- the letterhead

    def _choose_letterhead(self) -> None:
        path = self._bench.ask.file_to_open(_LETTERHEAD, WORD)
        if path is not None:
            self._set_letterhead(str(path.absolute()))

    def _set_letterhead(self, path: str) -> None:
        self._bench.settings.set(LETTERHEAD, path)
        self._show_letterhead()

    def _show_letterhead(self) -> None:
        path = self._bench.settings.get(LETTERHEAD)
        words = _ON.fill(file=Path(path).name) if path else _LETTERHEAD
        self.letterhead.setText(plain_caption(self._bench.say(words)))
        if self.bare.parentWidget() is not None:
            self.bare.setVisible(bool(path))

    def letterhead_for(self, suffix: str) -> Path | None:
        """The letterhead of a file of that kind."""
        path = self._bench.settings.get(LETTERHEAD)
        return Path(path) if path and suffix == ".docx" else None

    # ---- saving and issuing

    def _lock(self, go_on: Callable[[str], object]) -> None:
        """Asks for a password first; it lives as long as the file is made, and nowhere else."""
        dialog = PasswordDialog(self._bench, self.window())
        dialog.given.connect(go_on)
        dialog.open()

    def _where(self, title: Words, suffix: str) -> tuple[Wanted, Path] | None:
        """What is wanted, and the file that the person names for it; None where one of them is not there."""
        wanted = self._wanted()
        if wanted is None:
            return None
        path = self._bench.ask.file_to_save(title, wanted.file_name(suffix), PDF if suffix == ".pdf" else WORD)
        return None if path is None else (wanted, path)

    def _save(self, suffix: str, password: str = "") -> None:
        found = self._where(_SAVE_TITLE, suffix)
        if found is None:
            return
        wanted, path = found
        sheet = self.letterhead_for(path.suffix.casefold())

        def make(reading: Reading) -> Briefed:
            return brief_to_file(
                *(reading.dossier, path, wanted.of, wanted.handing, wanted.language, wanted.day, reading.progress),
                kind=wanted.kind.key,
                options=wanted.options,
                letterhead=sheet,
                password=password or None,
            )

        self._begin()
        self._bench.jobs.long(make, lambda done: self._written(done, path), owner=self, failed=self._not_written)

    def _ask_how(self) -> None:
        if self._wanted() is not None:
            dialog = IssueDialog(self._bench, self.window())
            dialog.wanted.connect(self._issue_so)
            dialog.open()

    def _issue_so(self, how: Issue) -> None:
        if how.locked:
            self._lock(partial(self._issue, how))
        else:
            self._issue(how)

    def _issue(self, how: Issue, password: str = "") -> None:
        found = self._where(_ISSUE_TITLE, how.suffix)
        if found is None:
            return
        wanted, path = found
        sheet = self.letterhead_for(path.suffix.casefold())

        def make(writing: Writing) -> IssuedBrief:
            return issue_brief(
                *(writing.dossier, path, wanted.of, wanted.handing, wanted.language, wanted.day, writing.progress),
                kind=wanted.kind.key,
                options=wanted.options,
                letterhead=sheet,
                copies=how.copies,
                password=password or None,
            )

        self._begin()
        self._bench.jobs.write(make, self._was_issued, owner=self, failed=self._not_written)

    def _begin(self) -> None:
        self.issued.hide()
        self.folder.hide()
        self.allow(False)
        self.at_work.emit(True)

    def _was_issued(self, done: IssuedBrief) -> None:
        path, copies = done.paths[0], len(done.paths)
        self._written(done.briefed, path)
        told = _ISSUED.fill(number=done.entry.number, count=copies, file=path.name)
        self.issued.setText(self._bench.say(told))
        self.issued.show()

    def _written(self, done: Briefed, path: Path) -> None:
        self._folder = path.parent
        self.folder.show()
        self.at_work.emit(False)
        self.wrote.emit(done, path)

    def _not_written(self, words: Words) -> None:
        self.at_work.emit(False)
        self.failed.emit(words)


_SAVE = Words("Guardar PDF…", "Save PDF…")
_LOCKED = Words("Guardar PDF con contraseña…", "Save PDF with a password…")
_LOCKED_TOLD = Words(
    "Cifrado con AES-256. La contraseña no se guarda: si se olvida, nadie puede recuperarla.",
    "Encrypted with AES-256. The password is kept nowhere: if it is forgotten, nobody can recover it.",
)
_WORD = Words("Guardar Word…", "Save Word…")
_ISSUE = Words("Emitir…", "Issue…")
_ISSUE_TOLD = Words(
    "Con número de registro en cada ejemplar; el archivo mismo queda guardado en el expediente.",
    "With its number of the register on every copy; the very file is kept in the dossier.",
)
_SAVE_TITLE = Words("Guardar la ficha", "Save the brief")
_ISSUE_TITLE = Words("Emitir la ficha", "Issue the brief")
_LETTERHEAD = Words("Hoja membretada para Word…", "Letterhead for Word…")
_LETTERHEAD_TOLD = Words(
    "Un archivo de Word sobre cuyas páginas se escribe la ficha; se recuerda dónde está.",
    "A Word file on whose pages the brief is written; where it is will be remembered.",
)
_ON = Words("Word sobre: {file}", "Word on: {file}")
_BARE = Words("Sin membrete", "No letterhead")
_ISSUED = Words(
    "Emitida con el núm. {number}, {count} {count|ejemplar|ejemplares}: {file}",
    "Issued as no. {number}, {count} {count|copy|copies}: {file}",
)
