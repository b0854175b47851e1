"""The plan of an import, to be looked through and decided: one line, those selected, or all that are listed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from workbench.i18n import Words, squash
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.importing.plan_lines import CHANGES, PAGE, ROWS, LineShown, Look, PageShown, named, page_of
from workbench.ui.importing.plan_tree import PlanTree
from workbench.ui.importing.shown import PlanShown
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.rooms import scrolled
from workbench.ui.widgets.text import Line, label, plain_caption, tip

_PAUSE = 200  # milliseconds of rest before the list follows what is typed


class PlanReview(QWidget):
    """``decided`` carries what kind of lines is decided, what they are named by and whether they stay away; ``by_type``
    and ``by_sheet`` what is left out as a whole; ``all_in`` that nothing is; ``series`` whether dates of a
    position are its states; ``back`` that the latest decision is taken back; ``corrected`` a cell and what is to be
    read in its place, ``refused`` why something cannot be.
    """

    decided = Signal(str, object, bool)
    by_type = Signal(str)
    by_sheet = Signal(str)
    all_in = Signal()
    series = Signal(bool)
    back = Signal()
    corrected = Signal(str, str)
    refused = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: PlanShown | None = None
        self._page: PageShown | None = None
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self._room())
        rows.setContentsMargins(gap, gap // 2, gap, gap // 2)
        rows.setSpacing(gap // 2)
        self._bar = QWidget()
        rows.addWidget(self._bar)
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        self.kind = Combo()
        self.kind.setAccessibleName(bench.say(_KIND))
        self.kind.activated.connect(lambda _: self._look())
        self.finder = Line()
        self.finder.setProperty("look", "search")
        self.finder.setClearButtonEnabled(True)
        for tell in (self.finder.setPlaceholderText, self.finder.setAccessibleName):
            tell(bench.say(_FIND))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.finder.textChanged.connect(lambda _: self._pause.start())
        line.addWidget(self.kind, 1)
        line.addWidget(self.finder, 1)
        self.tree = PlanTree(bench)
        self.tree.corrected.connect(self.corrected)
        self.tree.refused.connect(self.refused)
        self.tree.marked.connect(self._show_buttons)
        if bench.theme.is_large:
            self.tree.setMinimumHeight(bench.theme.px(24))
        rows.addWidget(self.tree, 1)
        self._acts = QWidget()
        self._build_acts()
        rows.addWidget(self._acts)
        for keys, away in ((QKeySequence.StandardKey.Delete, True), (QKeySequence(Qt.Key.Key_Insert), False)):
            key = QShortcut(keys, self.tree)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(act(self._decide, away))

    def _room(self) -> QWidget:
        """Where it all stands: on a sheet that is scrolled where text is so large that the window cannot hold it."""
        return scrolled(self) if self._bench.theme.is_large else self

    def _build_acts(self) -> None:
        bench = self._bench
        line = Flow(self._acts, gap=bench.theme.px(1))
        line.setContentsMargins(0, 0, 0, 0)
        self.away, self.take, self.open, self.undo = (QPushButton() for _ in range(4))
        self.open.setText(bench.say(_OPEN))
        self.undo.setText(bench.say(_BACK))
        self.undo.setToolTip(tip(bench.say(_BACK_TIP)))
        self.away.clicked.connect(act(self._decide, True))
        self.take.clicked.connect(act(self._decide, False))
        self.open.clicked.connect(act(self._open))
        self.undo.clicked.connect(self.back)
        self.bulk = QPushButton(bench.say(_BULK))
        self.menu = QMenu(self.bulk)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.bulk.setMenu(self.menu)
        self.before, self.after = QPushButton(bench.say(_BEFORE)), QPushButton(bench.say(_AFTER))
        self.before.clicked.connect(act(self._turn, -1))
        self.after.clicked.connect(act(self._turn, 1))
        self.where = label("", "small")
        widgets = (self.away, self.take, self.bulk, self.open, self.undo, self.before, self.after, self.where)
        for widget in widgets:
            line.addWidget(widget)

    # ---- looking

    def show_plan(self, shown: PlanShown | None, *, can_go_back: bool) -> None:
        """Shows a plan, what was looked at before; None where there is none."""
        self._shown = shown
        for part in (self._bar, self._acts):
            part.setEnabled(shown is not None)
        self.undo.setVisible(can_go_back)
        if shown is None:
            self._page = None
            self.tree.show_lines(())
            return
        before = self.kind.currentData() or CHANGES
        self.kind.clear()
        everything = shown.moving
        for kind, count in ((CHANGES, everything), *shown.kinds.items()):
            if kind in _KINDS:
                self.kind.addItem(self._bench.say(_KINDS[kind].fill(count=f"{count:,}")), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(before), 0))
        if self.kind.currentData() == CHANGES and not self.finder.text():
            self._show(shown.page)
        else:
            self._look()

    def go_to(self, kind: str) -> None:
        """Looks at the lines of one kind."""
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self._look()

    def _look(self, at: int = 0) -> None:
        self._pause.stop()
        shown, language = self._shown, self._bench.language
        if shown is None:
            return
        look = Look(self.kind.currentData() or CHANGES, squash(self.finder.text()), at)
        self._bench.jobs.read(
            lambda reader: page_of(shown.plan, look, shown.cells, reader, language),
            lambda page: self._show(page) if shown is self._shown else None,
            owner=self,
            key=f"plan-{id(self)}",
        )

    def _show(self, page: PageShown) -> None:
        self._page = page
        self.tree.show_lines(page.lines)
        first, last = page.look.at + 1, page.look.at + len(page.lines)
        self.where.setText(
            self._bench.say(_WHERE.fill(first=f"{first:,}", last=f"{last:,}", total=f"{page.total:,}"))
            if page.total > PAGE
            else ""
        )
        self.before.setVisible(page.look.at > 0)
        self.after.setVisible(last < page.total)
        self._show_buttons()

    def _turn(self, way: int) -> None:
        if self._page is not None:
            self._look(max(self._page.look.at + way * PAGE, 0))

    # ---- deciding

    def _lines(self) -> tuple[str, list[LineShown]]:
        """What kind of lines are selected, and those of it: of several kinds the first one's."""
        chosen = self.tree.chosen()
        kind = _kind(chosen[0]) if chosen else ""
        return kind, [line for line in chosen if _kind(line) == kind and line.decides]

    def _show_buttons(self) -> None:
        kind, lines = self._lines()
        writable = self._bench.writable
        for button, captions in ((self.away, _AWAY), (self.take, _TAKE)):
            button.setVisible(bool(lines) and writable)
            if lines:
                words, told = captions[kind]
                button.setText(self._bench.say(words))
                button.setToolTip(tip(self._bench.say(told)))
        self.open.setVisible(len(lines) == 1 and bool(lines[0].uid))
        self.bulk.setVisible(writable and self._shown is not None)

    def _decide(self, away: bool) -> None:
        kind, lines = self._lines()
        if lines and self._bench.writable:
            self.tree.strike(lines, (_AWAY if away else _TAKE)[kind][0])
            self.decided.emit(kind, list(dict.fromkeys(line.decides for line in lines)), away)

    def _open(self) -> None:
        _, lines = self._lines()
        self._bench.go(Place(home_of(lines[0].type).key, lines[0].type, lines[0].uid))

    def fill_menu(self) -> None:
        """What can be decided all at once now."""
        menu, shown, page = self.menu, self._shown, self._page
        menu.clear()
        if shown is None or page is None:
            return
        bench, kind = self._bench, _kind_of(page.look.kind)
        if page.total:
            for captions, away in ((_ALL_AWAY, True), (_ALL_TAKE, False)):
                words = captions[kind].fill(count=f"{page.total:,}")
                menu.addAction(bench.say(words), act(self._decide_all, kind, away))
            menu.addSeparator()
        for name in shown.types:
            words = _TYPE_AWAY.fill(types=bench.schema.type(name).plural)
            menu.addAction(plain_caption(bench.say(words)), act(self.by_type.emit, name))
        for sheet in shown.of_sheets:
            menu.addAction(plain_caption(bench.say(_SHEET_AWAY.fill(sheet=sheet))), act(self.by_sheet.emit, sheet))
        if shown.rows_left:
            menu.addSeparator()
            menu.addAction(bench.say(_ALL_IN), act(self.all_in.emit))

        if shown.plan.series or shown.no_series:
            menu.addSeparator()
            words = _SERIES if shown.no_series else _NO_SERIES
            menu.addAction(bench.say(words), act(self.series.emit, shown.no_series))

    def _decide_all(self, kind: str, away: bool) -> None:
        """Decides of all that is listed, on this page and the others."""
        shown, page, language = self._shown, self._page, self._bench.language
        if shown is None or page is None:
            return

        def told(names: Sequence[str]) -> None:
            if shown is self._shown:
                self.tree.strike(page.lines, (_AWAY if away else _TAKE)[kind][0])
                self.decided.emit(kind, list(names), away)

        self._bench.jobs.read(
            lambda reader: named(shown.plan, page.look, shown.cells, reader, language), told, owner=self
        )


def _kind(line: LineShown) -> str:
    return "absent" if line.action == "delete" else _kind_of(line.action)


def _kind_of(action: str) -> str:
    """What a decision about lines is called: about rows, but for what is none."""
    return "rows" if action in ROWS or action == CHANGES else action


_KIND = Words("Qué se muestra", "What is shown")
_FIND = Words("Buscar en el plan", "Find in the plan")
_KINDS = {
    CHANGES: Words("Lo que cambia ({count})", "What changes ({count})"),
    "create": Words("Nuevos ({count})", "New ({count})"),
    "update": Words("Cambian ({count})", "Changed ({count})"),
    "unchanged": Words("Sin cambio ({count})", "Unchanged ({count})"),
    "left": Words("Fuera por decisión ({count})", "Left out by decision ({count})"),
    "out": Words("Fuera: falta una respuesta ({count})", "Left out: an answer is wanted ({count})"),
    "conflict": Words("Conflictos ({count})", "Conflicts ({count})"),
    "absent": Words("Ya no están en el archivo ({count})", "No longer in the file ({count})"),
    "personal": Words("Datos personales ({count})", "Personal data ({count})"),
}
_DEL, _INS = Words("Tecla Supr.", "Key Del."), Words("Tecla Insert.", "Key Insert.")
_AWAY = {
    "rows": (Words("Dejar fuera", "Leave out"), Words("Todo el renglón. Supr.", "The whole row. Del.")),
    "conflict": (Words("Queda lo primero", "The first stays"), _DEL),
    "personal": (Words("No incluir", "Leave out"), _DEL),
    "absent": (Words("Borrar el registro", "Delete the record"), Words("Al importar. Supr.", "On importing. Del.")),
}
_TAKE = {
    "rows": (Words("Incluir", "Take in"), _INS),
    "conflict": (Words("Vale lo segundo", "The second counts"), _INS),
    "personal": (Words("Incluir como vino", "Take in as it came"), _INS),
    "absent": (Words("Conservar", "Keep"), _INS),
}
_ALL_AWAY = {
    "rows": Words("Dejar fuera lo que se lista ({count})", "Leave out all that is listed ({count})"),
    "conflict": Words("En todos queda lo primero ({count})", "The first stays in all ({count})"),
    "personal": Words("No incluir ninguno ({count})", "Leave all out ({count})"),
    "absent": Words("Borrar todos los que se listan ({count})", "Delete all that are listed ({count})"),
}
_ALL_TAKE = {
    "rows": Words("Incluir lo que se lista ({count})", "Take in all that is listed ({count})"),
    "conflict": Words("En todos vale lo segundo ({count})", "The second counts in all ({count})"),
    "personal": Words("Incluir todos como vinieron ({count})", "Take all in as they came ({count})"),
    "absent": Words("Conservar todos ({count})", "Keep all ({count})"),
}
_TYPE_AWAY = Words("Dejar fuera: {types}", "Leave out: {types}")
_SHEET_AWAY = Words("Dejar fuera la hoja «{sheet}»", "Leave out the sheet “{sheet}”")
_ALL_IN = Words("Incluir todo lo que se dejó fuera", "Take in all that was left out")
_SERIES = Words("Leer las fechas de una posición como sus estados", "Read the dates of a position as its states")
_NO_SERIES = Words(
    "No leer las fechas de una posición como sus estados", "Do not read the dates of a position as its states"
)
_BULK = Words("En bloque", "In bulk")
_OPEN = Words("Abrir el registro", "Open the record")
_BACK = Words("Retirar la última decisión", "Take back the last decision")
_BACK_TIP = Words("También con Ctrl+Z.", "Also with Ctrl+Z.")
_BEFORE = Words("Anteriores", "Earlier")
_AFTER = Words("Siguientes", "Next")
_WHERE = Words("{first}-{last} de {total}", "{first}-{last} of {total}")
