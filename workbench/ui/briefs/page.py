"""The screen of briefs: composing one with its pages as they will be, and the register of those that were issued."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.domain.change import Effect
from workbench.domain.records import ISSUE
from workbench.i18n import Words
from workbench.store.issued import Issued
from workbench.tasks.brief_to_file import Preview, preview_brief
from workbench.ui.bench import Bench
from workbench.ui.briefs.choice import Taken
from workbench.ui.briefs.preview import PagesView
from workbench.ui.briefs.register import REGISTER, RegisterView
from workbench.ui.briefs.side import Side
from workbench.ui.desks import Reading
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit

_PAUSE = 250


class BriefsPage(Page):
    """What is chosen is drawn at once; nothing is written until it is saved."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._job: Any = None
        self._preview: Preview | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw)
        self.side = side = Side(bench)
        self.choice, self.handing, self.subject, self.outbox = (
            side.choice,
            side.handing,
            side.choice.subject,
            side.outbox,
        )
        side.changed.connect(self._pause.start)
        side.taken.connect(self.draw)
        side.told.connect(lambda words: self.bar.tell(words))
        side.failed.connect(lambda words: self.bar.tell(words, trouble=True))
        side.at_work.connect(self.progress_shown)
        self._composer = QWidget()
        outer = QHBoxLayout(self._composer)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(side)
        outer.addWidget(self._pages(), 1)
        self.register = RegisterView(bench)
        self.register.since.connect(self.begin_delta)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._tab_row())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._composer)
        self._stack.addWidget(self.register)
        whole.addWidget(self._stack, 1)
        bench.jobs.committed.connect(self._committed)

    def _tab_row(self) -> Flow:
        bench = self._bench
        row = Flow(gap=0)
        row.setContentsMargins(bench.theme.px(1), bench.theme.px(0.5), bench.theme.px(1), 0)
        self._group = QButtonGroup(self)
        self.tabs: dict[str, QToolButton] = {}
        for name, words in (("", _COMPOSE), (REGISTER_TAB, REGISTER)):
            tab = QToolButton()
            tab.setText(bench.say(words))
            tab.setCheckable(True)
            tab.setProperty("look", "tab")
            tab.clicked.connect(act(bench.go, Place("briefs", name)))
            self._group.addButton(tab)
            row.addWidget(tab)
            self.tabs[name] = tab
        self.tabs[""].setChecked(True)
        return row

    def _pages(self) -> QWidget:
        bench = self._bench
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(bench.theme.px(0.75))
        self.progress.setAccessibleName(bench.say(_DRAWING))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        rows.addWidget(self.progress)
        self.view = PagesView(bench)
        self.view.asked.connect(lambda uid: visit(bench, uid))
        self.view.turned.connect(self._turn)
        rows.addWidget(self.view, 1)
        return right

    # ---- choosing

    def visit(self, place: Place) -> None:
        is_register = place.type == REGISTER_TAB
        self.tabs[REGISTER_TAB if is_register else ""].setChecked(True)
        self._stack.setCurrentWidget(self.register if is_register else self._composer)
        if is_register:
            self.register.ask()
        elif place.uid:
            self._choose(place.uid)
        else:
            self.draw()

    def _choose(self, uid: str) -> None:
        """The paper about the record that the person came from, where there is one."""
        choice, language = self.choice, self._bench.language

        def show(found: Taken | None) -> None:
            if found is not None:
                choice.show_taken(found)
            self.draw()

        self._bench.jobs.read(lambda reader: choice.take(reader, uid, language), show, owner=self, key="brief-subject")

    def _committed(self, effect: Effect) -> None:
        self.choice.refresh()
        if self.isVisible() and self.choice.is_whole():
            self._pause.start()

    # ---- drawing

    def draw(self) -> None:
        """Draws the pages of what is chosen."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        wanted = self.side.wanted()
        self.bar.hide()
        if wanted is None:
            self._show_none(self.side.missing())
            return
        scale = self.view.scale()
        self.progress.show()

        def make(reading: Reading) -> Preview:
            asked = (wanted.of, wanted.handing, wanted.language, wanted.day, scale, reading.progress)
            return preview_brief(reading.dossier, *asked, kind=wanted.kind.key, options=wanted.options)

        self._job = self._bench.jobs.long(
            make, self._drawn, owner=self, key="brief-preview", failed=self._failed, progress=lambda *_: None
        )

    def _drawn(self, preview: Preview) -> None:
        self._job = None
        self.progress.hide()
        self.choice.parts.show_parts(preview.briefed.parts)
        self._show(preview)
        self.side.tell_proof(preview.briefed)
        self.side.allow(True)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        rendered = preview.briefed.rendered
        self.view.show_pages(preview.pages, preview.scale, rendered.spots, rendered.pages, preview.first)

    def _turn(self, first: int) -> None:
        """Draws other pages of the same file."""
        preview = self._preview
        if preview is None:
            return

        def turned(other: Preview) -> None:
            self.progress.hide()
            if self._preview is preview:  # else another brief was drawn meanwhile
                self._show(other)

        self.progress.show()
        self._bench.jobs.long(lambda _: preview.turned(first), turned, owner=self, key="brief-turn")

    def _failed(self, words: Words) -> None:
        self._job = None
        self._show_none(_NO_PAGES)
        self.bar.tell(words, trouble=True)

    def _show_none(self, words: Words) -> None:
        """Pages of another brief are not left beside choices that they do not show."""
        self._preview = None
        self.progress.hide()
        self.view.show_hint(words)
        self.side.hide_proof()
        self.side.allow(False)

    def progress_shown(self, working: bool) -> None:
        """Shows that something is being made, or that it is made."""
        self.progress.setVisible(working)

    # ---- the register

    def begin_delta(self, entry: Issued) -> None:
        """A paper about what has changed since an issued one, for the same readers, of the same issues."""
        self.handing.take(entry.audience.key, "", entry.language)
        self.side.offer_origins()
        uids = entry.subject.split()

        def found(reader: Any) -> list[str]:
            return [r.uid for r in reader.get_all(uids) if reader.schema.of(r).name == ISSUE.name]

        def show(issues: list[str]) -> None:
            self.choice.begin_delta(str(entry.number), issues)
            self._bench.go(Place("briefs"))
            self.draw()

        self._bench.jobs.read(found, show, owner=self, key="brief-delta")

    def focus(self) -> None:
        self.panes()[0].setFocus()

    def panes(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.register:
            return [self.register.finder, self.register.table]
        many = self.choice.kind.subject.many
        return [self.choice.ticks if many else self.subject, self.view]

    def current_uid(self) -> str:
        of = self.choice.of()
        return of[0] if of and self._stack.currentWidget() is not self.register else ""


REGISTER_TAB = "register"
_COMPOSE = Words("Preparar ficha", "Prepare a brief")
_NO_PAGES = Words("No hay páginas: arriba dice por qué.", "There are no pages: why is said above.")
_DRAWING = Words("Dibujando la ficha", "Drawing the brief")
