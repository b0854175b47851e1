"""The screen of the table: the meeting, the capture line, what was written down, and what was said on it before."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from workbench.assessing.table_talk import Known, Understood
from workbench.domain.change import ChangeSet, Create, Effect
from workbench.domain.records import MEETING, Actor
from workbench.domain.types import Parallel
from workbench.domain.when import whole_day
from workbench.i18n import Words, clip
from workbench.tasks.table_talk import About, Saying, keeping, known, said_before, written_down
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading, Writing
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.table.draft import Draft, DraftKeeper, forget, kept_draft
from workbench.ui.table.line import CaptureLine
from workbench.ui.table.sayings import Sayings
from workbench.ui.table.sitting import Sitting
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.settling import Settling

_KEPT = "capture"
_PAUSE = 60  # milliseconds of rest before it is asked what was said before
_MOST_BEFORE = 100
_SHORT = 24  # letters


@dataclass
class _Session:
    """What outlives a window that is built anew: the meeting, the line in its midst, the lines that were entered."""

    meeting: str = ""
    draft: Draft | None = None
    past: list[str] = field(default_factory=list)


class CapturePage(Page):
    """Everything is done by keys: Tab leads on within the line, Enter keeps it, the arrows choose."""

    def __init__(self, bench: Bench, kept: dict[str, Any], path: Path | None) -> None:
        super().__init__()
        self._bench = bench
        self._session: _Session = kept.setdefault(_KEPT, _Session())
        self._known: Known | None = None
        self._about = About()
        self._mine: set[str] = set()  # the statements that were written here: they bring nobody new
        self._is_first, self._is_old = True, False  # what it knows was never asked for; is out of date
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        rows.setSpacing(gap)
        self.sitting = Sitting(bench)
        self.bar = MessageBar(bench)
        self.capture = CaptureLine(bench, self._session.past, self._may_keep)
        for widget in (self.sitting, self.bar, self.capture):
            rows.addWidget(widget)
        rows.addWidget(self._lists(), 1)
        self.capture.float_over(self)
        self._drafts = DraftKeeper(bench, path, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_before)
        self._settle = Settling(bench, self, self.ask)
        self._reload = QTimer(self)
        self._reload.setSingleShot(True)
        self._reload.timeout.connect(self._load)
        self._connect()
        self._take_up()
        self._load()

    def _connect(self) -> None:
        for troubled in (self.sitting.trouble, self._drafts.failed):
            troubled.connect(self._tell)
        self.sitting.changed.connect(self._other_meeting)
        self.capture.said.connect(self._keep)
        self.capture.meant.connect(self._mean)
        self.capture.typed.connect(lambda text: self._drafts.note(text, self.sitting.uid))
        self.capture.added.connect(self._add)
        self._bench.jobs.committed.connect(self._committed)

    def _lists(self) -> QSplitter:
        self.written = Sayings(self._bench, _WRITTEN)
        self.before = Sayings(self._bench, _BEFORE)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        for at, shown in enumerate((self.written, self.before)):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(self._bench.theme.px(1) if at else 0, 0, 0, 0)
            row.addWidget(shown)
            split.addWidget(holder)
            split.setStretchFactor(at, 1)
        split.setSizes([500, 500])
        return split

    # ---- what it knows

    def _take_up(self) -> None:
        """Goes on where a window that was built anew had stopped."""
        if self._session.meeting:
            self.sitting.take(self._session.meeting)
        if self._session.draft is not None:
            self._drafts.take(self._session.draft)
            self.capture.put(self._session.draft.line)

    def _load(self) -> None:
        """Asks whom lines can name, and for the line that was being typed when a program ended."""

        def find(reading: Reading) -> tuple[Known, Draft | None]:
            return known(reading.dossier.reader), kept_draft(reading.dossier)

        self._bench.jobs.long(find, self._take, owner=self, key="capture")

    def _take(self, found: tuple[Known, Draft | None]) -> None:
        self._known, draft = found
        if draft is not None and self._is_first and not self.capture.text() and self._bench.writable:
            self._drafts.take(draft)
            self.capture.put(draft.line)
            self._bench.tell(_RESTORED)
            if draft.meeting and not self.sitting.uid:
                self.sitting.take(draft.meeting)
        self._is_first = False
        self.capture.know(self._known, self._recent())

    def _recent(self) -> list[str]:
        """The actors who spoke last at this meeting."""
        return list(dict.fromkeys(saying.by for saying in self.written.sayings))

    def _committed(self, effect: Effect) -> None:
        if self._mine.issuperset((*effect.created, *effect.updated, *effect.deleted)):
            return
        if self.isVisible():
            self._reload.start()
        else:
            self._is_old = True

    # ---- keeping

    def _may_keep(self) -> bool:
        """Whether it is clear at which meeting a line is said."""
        if not self.sitting.is_clear:
            self._tell(_UNCLEAR)
        return self.sitting.is_clear

    def _keep(self, meant: Understood, text: str) -> None:
        """Writes the statement at once; where that fails, the line comes back."""
        assert self._known is not None
        name = self._known.actors.short(meant.actor, self._bench.language)
        now = datetime.now()
        uid = self._drafts.begin(now)
        change = keeping(meant, name, self._bench.language, self.sitting.meeting, now, uid)

        def write(writing: Writing) -> None:
            writing.commit(change)
            forget(writing)

        self._mine.add(uid)
        self.bar.hide()
        self._bench.jobs.write(
            write, lambda _: self._drafts.kept(uid), owner=self, failed=partial(self._not_kept, uid, text)
        )
        self._known = self._known.with_subject(meant.on, meant.issue)
        self.capture.know(self._known, [meant.actor, *self._recent()])

    def _not_kept(self, uid: str, text: str, words: Words) -> None:
        self._drafts.kept(uid)
        if not self.capture.text():
            self.capture.put(text)
            self._tell(words)
            return
        told = _NOT_KEPT.fill(line=clip(text), why=words)
        self.bar.tell(told, ((_BACK, partial(self.capture.put, text)),), trouble=True)

    def _add(self, name: str) -> None:
        """Makes somebody an actor whom a line names; the line waits to be entered again."""
        made = Actor(uid=str(uuid.uuid4()), title=Parallel().written(self._bench.language, name))
        self._bench.commit(ChangeSet((Create(made),), name), None, owner=self, failed=self._tell)

    def _tell(self, words: Words) -> None:
        self.bar.tell(words, trouble=True)

    # ---- what was written down, and what was said before

    def _other_meeting(self) -> None:
        self._session.meeting = self.sitting.uid
        self._drafts.note(self.capture.text(), self.sitting.uid)
        self.ask()

    def ask(self) -> None:
        """Asks for what was written down at this meeting, and again for what was said before."""
        meeting, day, language = self.sitting.uid, whole_day(date.today()), self._bench.language
        self._bench.jobs.read(
            lambda reader: written_down(reader, meeting, day, language), self._show_written, owner=self, key="written"
        )
        self._ask_before()

    def _show_written(self, sayings: list[Saying]) -> None:
        words = _WRITTEN_HERE if self.sitting.uid else _WRITTEN_TODAY
        self.written.show_sayings(words.fill(count=len(sayings)), sayings)
        if self._known is not None:
            self.capture.know(self._known, self._recent())

    def _mean(self, meant: Understood) -> None:
        """Somebody or something is recognised: after a moment's rest it is asked what was said on it before."""
        on = "" if meant.issue else meant.spoken.on
        about = About(meant.actor, meant.issue or meant.likely, on, meant.provisions)
        if (about.actor or about.has_subject) and about != self._about:
            self._about = about
            self._pause.start()

    def _ask_before(self) -> None:
        about, language = self._about, self._bench.language
        if not (about.actor or about.has_subject):
            return
        self._bench.jobs.read(
            lambda reader: said_before(reader, about, language, _MOST_BEFORE),
            partial(self._show_before, about),
            owner=self,
            key="said-before",
        )

    def _show_before(self, about: About, sayings: list[Saying]) -> None:
        if about != self._about or self._known is None:
            return
        who, on = self._who(about), self._on(about)
        words = _BY_ON if who and on else _BY if who else _ON
        told = (words if sayings else _NOTHING[words]).fill(who=who, on=on, count=len(sayings))
        self.before.show_sayings(told, sayings)

    def _who(self, about: About) -> str:
        assert self._known is not None
        who = self._called(about.actor) if about.actor in self._known.actors.by_uid else ""
        return self._bench.say(_WITH_STATE.fill(who=who)) if about.actor in self._known.parties else who

    def _on(self, about: About) -> str:
        assert self._known is not None
        language, issue = self._bench.language, self._known.issues.by_uid.get(about.issue)
        if issue is not None and about.on:
            return self._bench.say(_OR_ISSUE.fill(on=clip(about.on, 60), key=issue.key))
        on = issue.title.best(language)[0] if issue is not None else about.on
        on = on or ", ".join(p.show(language) for p in about.provisions)
        return self._bench.say(_QUOTED.fill(on=clip(on, 60))) if on else ""

    def _called(self, actor: str) -> str:
        """What an actor is called in a heading: by its name where that is short."""
        assert self._known is not None
        title = self._known.actors.by_uid[actor].title.best(self._bench.language)[0]
        return title if len(title) <= _SHORT else clip(self._known.actors.short(actor, self._bench.language), 60)

    # ---- the screen as the window knows it

    def visit(self, place: Place) -> None:
        if place.type == MEETING.name and place.uid:
            self.sitting.take(place.uid)
        if self._is_old:
            self._is_old = False
            self._load()
        self.ask()
        self.focus()

    def keep(self, kept: dict[str, Any]) -> None:
        draft = self._drafts.draft
        self._session.draft = draft if draft.line else None

    def focus(self) -> None:
        self.capture.line.setFocus()

    def panes(self) -> list[QWidget]:
        return [self.capture.line, self.written.list, self.before.list, self.sitting.picker.line]

    def current_uid(self) -> str:
        return self.before.chosen() if self.before.list.hasFocus() else self.written.chosen()


_WRITTEN = Words("Lo capturado", "What was written down")
_WRITTEN_HERE = Words("Capturado en esta reunión: {count}", "Written down at this meeting: {count}")
_WRITTEN_TODAY = Words("Capturado hoy, sin reunión: {count}", "Written down today, at no meeting: {count}")
_BEFORE = Words("Qué se dijo antes", "What was said before")
_BY_ON = Words("{who} sobre {on}, antes: {count}", "{who} on {on} before: {count}")
_BY = Words("{who}, antes: {count}", "{who} before: {count}")
_ON = Words("Sobre {on}, antes: {count}", "On {on} before: {count}")
_NOTHING = {
    _BY_ON: Words("{who} sobre {on}: nada antes", "{who} on {on}: nothing before"),
    _BY: Words("{who}: nada antes", "{who}: nothing before"),
    _ON: Words("Sobre {on}: nada antes", "On {on}: nothing before"),
}
_WITH_STATE = Words("{who} (con su gobierno y su legislativo)", "{who} (with its government and legislature)")
_QUOTED = Words("«{on}»", "“{on}”")
_OR_ISSUE = Words("«{on}» o {key}", "“{on}” or {key}")
_RESTORED = Words("Se recuperó la línea que estaba escribiendo.", "The line that you were typing was restored.")
_UNCLEAR = Words(
    "La reunión que está escrita no es ninguna del expediente: elíjala de la lista, o borre lo escrito.",
    "The meeting that is written there is none of the dossier: choose it from the list, or clear the field.",
)
_NOT_KEPT = Words("No se guardó «{line}»: {why}", "“{line}” was not kept: {why}")
_BACK = Words("Volver a la línea", "Back to the line")
