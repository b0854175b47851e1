"""The dialog that makes one brief for each of many records, and tells which left and which did not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from workbench.briefs.compose.options import Options
from workbench.i18n import PROGRAM_LANGUAGES, Words
from workbench.progress import Cancelled, Progress
from workbench.settings import LETTERHEAD
from workbench.store.dossier import Dossier
from workbench.tasks.brief_batch import Batch, Leaving, briefs_to_folder
from workbench.tasks.brief_subjects import all_of
from workbench.ui.bench import Bench
from workbench.ui.briefs.issuing import COPIES, FORM, LOCK, copies_line, form_combo
from workbench.ui.briefs.password import PasswordDialog
from workbench.ui.briefs.register import REGISTER
from workbench.ui.briefs.wanted import Wanted
from workbench.ui.desks import Reading
from workbench.ui.widgets.folders import OPEN_FOLDER, open_folder
from workbench.ui.widgets.text import Line, label
from workbench.ui.widgets.writing import WritingDialog

_SHOWN = 10  # briefs that are told one by one
_PAUSE = 150  # milliseconds of rest before records are counted


@dataclass
class _Stoppable:
    """A progress that the person can stop, so that what has left already is told all the same."""

    inner: Progress
    stopped: bool = False

    def step(self, name: str, done: int, total: int) -> None:
        """Passes the step on, unless the person stopped the work."""
        if self.stopped:
            raise Cancelled
        self.inner.step(name, done, total)


class BatchDialog(WritingDialog):
    """``wanted`` is the brief as it is chosen; what it is of are those that come into question, nothing means all."""

    def __init__(self, bench: Bench, parent: QWidget, wanted: Wanted) -> None:
        super().__init__(bench, parent, _TITLE, _SAVE, width=60)
        self._wanted = wanted
        self._uids: tuple[str, ...] = ()
        self._running: list[_Stoppable] = []
        self._folder = Path()
        plural = REGISTER if self._since_each() else bench.schema.type(wanted.kind.subject.types[0]).plural
        whom = wanted.handing.release_to or wanted.handing.audience.label
        self.choices.addWidget(label(bench.say(_WHAT.fill(kind=wanted.kind.label, whom=whom)), "muted", wrap=True))
        self.words = Line("")
        self.words.setPlaceholderText(bench.say(_ALL.fill(types=plural)))
        self.words.setAccessibleName(bench.say(_ONLY.fill(types=plural)))
        self.count = label("", wrap=True)
        for widget in (label(bench.say(_ONLY.fill(types=plural)), "label", wrap=True), self.words, self.count):
            self.choices.addWidget(widget)
        self.form_of = form_combo(bench)
        self.issue = QCheckBox(bench.say(_ISSUE))
        self.issue.setEnabled(bench.writable)
        self.copies = copies_line(bench)
        self.copies.setEnabled(False)
        self.issue.toggled.connect(self.copies.setEnabled)
        for changed in (self.issue.toggled, self.copies.textChanged):
            changed.connect(lambda _: self._show_state())
        self.locked = QCheckBox(bench.say(LOCK))
        self.form_of.currentIndexChanged.connect(lambda _: self.locked.setEnabled(self._is_pdf()))
        numbered = QHBoxLayout()
        numbered.setSpacing(bench.theme.px(1))
        numbered.addWidget(self.issue, 1)
        numbered.addWidget(label(bench.say(COPIES), "label"))
        numbered.addWidget(self.copies)
        self.copies.setFixedWidth(bench.theme.px(6))
        for below in (label(bench.say(FORM), "label"), self.form_of):
            self.choices.addWidget(below)
        self.choices.addLayout(numbered)
        self.choices.addWidget(self.locked)
        self.folder = QPushButton(bench.say(OPEN_FOLDER))
        self.folder.clicked.connect(lambda: open_folder(self._folder))
        self.folder.setEnabled(False)
        self.choices.addWidget(self.folder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.words.textChanged.connect(lambda _: self._ask_soon())
        self._ask_soon()

    # ---- of what

    def _ask_soon(self) -> None:
        self.save.setEnabled(False)
        self._pause.start()

    def _ask(self) -> None:
        kind, words, wishes = self._wanted.kind, self.words.text(), self._wanted.options.wanted
        of, since, audience = frozenset(self._wanted.of), self._wanted.options.since, self._wanted.handing.audience
        each = self._since_each()

        def find(reading: Reading) -> tuple[str, ...]:
            reader = reading.dossier.reader
            found = all_of(
                reading.dossier, reader.for_audience(audience) if each else reader, kind, words, wishes, since
            )
            return tuple(found if each or not of else (uid for uid in found if uid in of))

        self._bench.jobs.long(find, self._found, owner=self, key="batch-subjects", failed=self._failed)

    def _since_each(self) -> bool:
        """Whether one is made since each issued brief: of changes, where no day to begin with was said."""
        return self._wanted.kind.needs_start and not self._wanted.options.since.strip()

    def _found(self, uids: tuple[str, ...]) -> None:
        self._uids = uids
        none = self._since_each() and not uids and not self.words.text().strip()
        self.count.setText(self._bench.say(_NONE_ISSUED if none else _COUNT.fill(count=len(uids))))
        self._make_room()
        self._show_state()

    def _show_state(self) -> None:
        counted = self.copies.hasAcceptableInput() or not self.issue.isChecked()
        self.save.setEnabled(bool(self._uids) and self._job is None and counted and not self._pause.isActive())

    # ---- writing

    def _is_pdf(self) -> bool:
        return bool(self.form_of.currentData() == ".pdf")

    def _save(self) -> None:
        if self.locked.isChecked() and self._is_pdf():
            dialog = PasswordDialog(self._bench, self)
            dialog.given.connect(self._save_with)
            dialog.open()
        else:
            self._save_with("")

    def _save_with(self, password: str) -> None:
        folder = self._bench.ask.folder_to_fill(_TITLE)
        if folder is None:
            return
        wanted, uids, suffix, issued = self._wanted, self._uids, self.form_of.currentData(), self.issue.isChecked()
        sheet = self._bench.settings.get(LETTERHEAD) if suffix == ".docx" else ""
        leaving = Leaving(wanted.kind.key, _each(wanted), suffix, Path(sheet) if sheet else None)
        leaving = replace(leaving, copies=int(self.copies.text()) if issued else 0, password=password or None)

        def write(dossier: Dossier, progress: Progress) -> Batch:
            running = _Stoppable(progress)
            self._running.append(running)
            asked = (folder, uids, wanted.handing, wanted.language, wanted.day)
            return briefs_to_folder(dossier, *asked, running, leaving=leaving)

        self._folder = folder
        if issued:
            self._begin()
            self._job = self._bench.jobs.write(
                lambda writing: write(writing.dossier, writing.progress),
                self._ended,
                owner=self,
                failed=self._failed,
                progress=self._step,
            )
        else:
            self._write(lambda reading: write(reading.dossier, reading.progress), self._told)

    def _begin(self) -> None:
        self.bar.hide()
        self._done.hide()
        self._at_work(True)

    def _ended(self, batch: Batch) -> None:
        self._at_work(False)
        self._told(batch)

    def _told(self, batch: Batch) -> None:
        say = self._bench.say
        self._running.clear()
        self.folder.setEnabled(True)
        lines = [say((_STOPPED if batch.stopped else _LEFT).fill(count=len(batch.left), folder=self._folder))]
        for one in batch.left[:_SHOWN]:
            lines.append(
                say(_NUMBERED.fill(number=one.number, file=one.paths[0].name)) if one.number else one.paths[0].name
            )
        if len(batch.left) > _SHOWN:
            lines.append(say(_MORE.fill(count=len(batch.left) - _SHOWN)))
        if batch.left:
            lines.append(say(_PROVED))
        self._tell("\n".join(lines))
        if batch.failed:
            shown = batch.failed[:_SHOWN]
            es, en = ("; ".join(f"{name}: {words.in_(t)}" for name, words in shown) for t in PROGRAM_LANGUAGES)
            self.bar.tell(_NOT_LEFT.fill(count=len(batch.failed), which=Words(es, en)), trouble=True)

    def reject(self) -> None:
        """Closes; while briefs are made, stops that and stays to tell which have left."""
        if self._job is None:
            super().reject()
            return
        for running in self._running:
            running.stopped = True
        if not self._running:
            self._job.cancel()


def _each(wanted: Wanted) -> Options:
    """The options of one brief: which records are chosen is no matter of each."""
    return replace(wanted.options, wanted={})


_TITLE = Words("Una ficha por cada uno", "One brief for each")
_NONE_ISSUED = Words(
    "No se ha emitido ninguna ficha sobre temas para esta audiencia. Con «desde» dicho, se hace una por cada tema.",
    "No brief about issues has been issued for this audience. With “since” said, one is made for each issue.",
)
_WHAT = Words(
    "{kind}, para: {whom}, tal como está elegida. Cada una se prueba por sí misma; la que no pasa no sale, y se dice.",
    "{kind}, for: {whom}, as it is chosen. Each is proved by itself; one that does not pass stays here, and is told.",
)
_ONLY = Words(
    "{types}: sólo con estas palabras en el título o la clave", "{types}: only with these words in title or key"
)
_ALL = Words("vacío: todos ({types})", "empty: all ({types})")
_COUNT = Words("{count} {count|ficha|fichas}", "{count} {count|brief|briefs}")
_ISSUE = Words("Emitir cada una con su número", "Issue each with its number")
_SAVE = Words("Elegir carpeta y hacerlas…", "Choose a folder and make them…")
_LEFT = Words(
    "{count} {count|ficha salió|fichas salieron} a {folder}:", "{count} {count|brief|briefs} left for {folder}:"
)
_STOPPED = Words(
    "Detenido. {count} {count|ficha ya había salido|fichas ya habían salido} a {folder}:",
    "Stopped. {count} {count|brief|briefs} had left for {folder}:",
)
_NUMBERED = Words("núm. {number}: {file}", "no. {number}: {file}")
_MORE = Words("… y {count} más", "… and {count} more")
_PROVED = Words("Todas probadas: nada reservado en ninguna.", "All proved: nothing reserved in any of them.")
_NOT_LEFT = Words("No {count|salió|salieron} {count}: {which}", "{count} did not leave: {which}")
