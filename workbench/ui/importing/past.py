"""An import of the past: what it touched, what was decided in it, and the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.domain.change import Effect
from workbench.domain.query import OneOf
from workbench.domain.records import ISSUE
from workbench.i18n import Words
from workbench.tasks.profiles import save_profile
from workbench.ui.bench import Bench
from workbench.ui.files.sheets import PROFILES
from workbench.ui.forms.history import local_time
from workbench.ui.places import Place
from workbench.ui.screens import SEARCH
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.rooms import scrolled
from workbench.ui.widgets.text import breakable, label, tip

_MOST_BRIEFS = 20


def past_told(change: Any) -> Words:
    """When an import was carried out, by whom, and whether it still holds."""
    words = _WAS_UNDONE if change.undone_by is not None else _DONE
    return words.fill(change=change.id, at=local_time(change.at), author=change.author)


class PastImport(QWidget):
    """One import of the past: what it touched, and the way back."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._change: Any = None
        gap = bench.theme.px(3)
        rows = QVBoxLayout(scrolled(self))  # squeezed into a low window, links would lose their lower half
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(1.5))
        self._title = label("", "title", wrap=True)
        self._told = label("", "muted", wrap=True)
        rows.addWidget(self._title)
        rows.addWidget(self._told)
        line = Flow(gap=gap // 3)
        self.records = QPushButton(bench.say(_RECORDS))
        self.records.clicked.connect(self._open)
        self.undo = QPushButton(bench.say(_UNDO))
        self.undo.setIcon(bench.icons.get("undo-2"))
        self.undo.clicked.connect(self._undo)
        self.profile = QPushButton(bench.say(_SAVE_PROFILE))
        self.profile.setToolTip(tip(bench.say(_PROFILE_TOLD)))
        self.profile.clicked.connect(self._save_profile)
        self.profile.hide()
        self._decided = ""
        for button in (self.records, self.undo, self.profile):
            line.addWidget(button)
        rows.addLayout(line)
        self._report = label("", wrap=True)
        rows.addWidget(self._report)
        self._heading = label(bench.say(_BRIEFS), "heading")
        self._heading.hide()
        rows.addWidget(self._heading)
        self.briefs = QVBoxLayout()
        self.briefs.setSpacing(0)
        rows.addLayout(self.briefs)
        rows.addStretch(1)

    def show_change(self, change: Any) -> None:
        """Shows one import."""
        if self._change is None or self._change.id != change.id:
            self._report.setText("")
        self._change = change
        self._title.setText(breakable(change.title))
        undone = change.undone_by is not None
        self._told.setText(self._bench.say(past_told(change)))
        self.undo.setEnabled(not undone and self._bench.writable)
        language = self._bench.language

        def looked_up(reader: Any) -> tuple[list[tuple[str, str]], str]:
            return issues(reader), reader.returns.profile_of(change.id)

        def issues(reader: Any) -> list[tuple[str, str]]:
            touched = reader.get_all(reader.touched(change.id - 1, change.id)) if not undone else []
            uids = [r.uid if reader.schema.of(r) is ISSUE else getattr(r, "issue", "") for r in touched]
            found = [r for r in reader.get_all(dict.fromkeys(u for u in uids if u)) if reader.schema.of(r) is ISSUE]
            found.sort(key=lambda r: int(r.key.rpartition("-")[2] or 0))
            return [(r.uid, reader.schema.of(r).title_of(r, language)) for r in found]

        self._bench.jobs.read(looked_up, self._looked_up, owner=self, key="import-briefs")

    def _looked_up(self, found: tuple[list[tuple[str, str]], str]) -> None:
        issues, self._decided = found
        self.profile.setVisible(bool(self._decided))
        self._offer_briefs(issues)

    def _save_profile(self) -> None:
        """What was decided in this import, as a file for colleagues."""
        name = f"{Path(self._change.title).stem}.perfil.json"
        path, decided = self._bench.ask.file_to_save(_SAVE_PROFILE, name, PROFILES), self._decided
        if path is not None:
            told = partial(self._bench.tell, _PROFILE_SAVED.fill(file=path.name))
            self._bench.jobs.long(
                lambda reading: save_profile(reading.dossier, decided, path),
                lambda _: told(),
                owner=self,
                failed=self._tell,
            )

    def _offer_briefs(self, issues: list[tuple[str, str]]) -> None:
        """The way from an import to paper: a brief of each issue that it touched."""
        while (item := self.briefs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._heading.setVisible(bool(issues))
        for uid, title in issues[:_MOST_BRIEFS]:
            link = LinkButton(title)
            link.clicked.connect(act(self._bench.go, Place("briefs", uid=uid)))
            self.briefs.addWidget(link)
        if len(issues) > _MOST_BRIEFS:
            words = _MORE_BRIEFS.fill(count=f"{len(issues) - _MOST_BRIEFS:,}")
            self.briefs.addWidget(label(self._bench.say(words), "muted", wrap=True))

    def _open(self) -> None:
        change = self._change

        def show(uids: list[str]) -> None:
            self._bench.go(Place(SEARCH.key, condition=OneOf(tuple(uids), change.title)))

        self._bench.jobs.read(lambda reader: reader.touched(change.id - 1, change.id), show, owner=self)

    def _undo(self) -> None:
        change = self._change.id
        self.undo.setEnabled(False)
        self._bench.jobs.write(lambda writing: writing.undo(change), self._undone, owner=self, failed=self._failed)

    def _undone(self, effect: Effect) -> None:
        results = [o.result for o in effect.outcomes]
        counts = {name: results.count(name) for name in ("reverted", "kept", "failed")}
        told = _REVERTED.fill(**{name: f"{count:,}" for name, count in counts.items()})
        self._bench.tell(told)  # in place of what was said of the import
        lines = [self._bench.say(told)]
        for outcome in effect.outcomes:
            if outcome.result != "reverted":
                lines.append(f"{outcome.key}: {self._bench.say(outcome.reason) if outcome.reason else ''}")
        self._report.setText("\n".join(lines[:40]))

    def _tell(self, words: Words) -> None:
        self._report.setText(self._bench.say(words))

    def _failed(self, words: Words) -> None:
        self._tell(words)
        self.undo.setEnabled(True)


_DONE = Words("{at} · {author} · cambio {change}", "{at} · {author} · change {change}")
_WAS_UNDONE = Words("{at} · {author} · cambio {change}, deshecho", "{at} · {author} · change {change}, undone")
_MORE_BRIEFS = Words("… y {count} más, en «Temas».", "… and {count} more, under “Issues”.")
_BRIEFS = Words("Fichas de los temas que tocó", "Briefs of the issues that it touched")
_RECORDS = Words("Ver sus registros", "See its records")
_UNDO = Words("Deshacer esta importación", "Undo this import")
_SAVE_PROFILE = Words("Guardar lo decidido…", "Save what was decided…")
_PROFILE_TOLD = Words(
    "Un archivo pequeño con lo que se decidió de sus columnas y palabras: sirve a otro expediente.",
    "A small file with what was decided of its columns and words: another dossier can use it.",
)
_PROFILE_SAVED = Words("Guardado: {file}.", "Saved: {file}.")
_REVERTED = Words(
    "{reverted} {reverted|registro devuelto|registros devueltos}, {kept} {kept|conservado|conservados}, "
    "{failed} que no {failed|pudo|pudieron} volver.",
    "{reverted} {reverted|record|records} reverted, {kept} kept, {failed} that could not go back.",
)
