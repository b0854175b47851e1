"""The pages of a paper, one under another, as wide as there is room; what they tell of a record leads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.briefs.rendered import Spot
from workbench.i18n import Words
from workbench.outgoing.page_images import PageImage
from workbench.tasks.brief_to_file import MOST_PAGES
from workbench.ui.bench import Bench
from workbench.ui.widgets.text import label, tip

_WIDTH = 612.0  # points of a letter page
_WIDEST = 900  # pixels
_AT_ONCE = 2  # pages that are set up at once; the others follow one by one, so that the window never rests
_ROOM = 3  # pixels around what a spot holds


@dataclass(frozen=True)
class _Shown:
    """What is seen: pages at so many pixels a point, from the ``first`` of ``count`` on, scrolled down to ``at``."""

    scale: float = 1.0
    spots: Sequence[Spot] = ()
    first: int = 1
    count: int = 0
    at: int = 0


class SpotButton(QAbstractButton):
    """What a page tells of one record: nothing of it is seen but a frame while one points at it or is at it."""

    def __init__(self, page: QWidget, spot: Spot, place: QRect, bench: Bench) -> None:
        super().__init__(page)
        self.of = spot.of
        self._colour = QColor(bench.theme.accent)
        self.setGeometry(place)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(bench.say(_OPEN.fill(words=spot.words)))
        self.setToolTip(tip(bench.say(_OPEN_TOLD)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame where it matters."""
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setPen(QPen(self._colour, 2 if self.hasFocus() else 1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like Space; arrows go to the paragraph before and the one behind."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Comes into sight."""
        super().focusInEvent(event)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            area.ensureWidgetVisible(self, 0, 40)


class PagesView(QScrollArea):
    """Shows pictures of pages; says what to do while there are none.

    ``asked`` carries the uid of a record, ``turned`` the number of the page from which on pages are wanted.
    """

    asked = Signal(str)
    turned = Signal(int)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setWidgetResizable(True)
        self.setAccessibleName(bench.say(_PAGES))
        self.pages: list[QLabel] = []
        self.spots: list[SpotButton] = []
        self._waiting: list[PageImage] = []
        self._at = -1  # the spot that the person was at before the pages were drawn anew
        self._shown = _Shown()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._set_up_next)
        self.show_hint(HINT)

    def scale(self) -> float:
        """Pixels a point at which a page is as wide as there is room."""
        room = min(max(self.viewport().width() - self._bench.theme.px(6), 300), _WIDEST)
        return room / _WIDTH * self.devicePixelRatioF()

    def show_hint(self, words: Words) -> None:
        """Says what is still wanted, in the place of pages."""
        rows = self._emptied()
        self._waiting = []
        self.hint = label(self._bench.say(words), "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.hint, 1)
        self._show_body()

    def show_pages(
        self, images: Sequence[PageImage], scale: float, spots: Sequence[Spot], count: int, first: int = 1
    ) -> None:
        """Shows pages from the ``first`` on, drawn at so many pixels a point; ``count`` is how many there are."""
        at = self.verticalScrollBar().value() if first == self._shown.first else 0
        rows = self._emptied()
        self._waiting = list(images)
        self._shown = _Shown(scale, spots, first, count, at)
        rows.addStretch(1)
        for _ in images[:_AT_ONCE]:
            self._set_up_one()
        self._show_body()
        self._go_on()

    def _emptied(self) -> QVBoxLayout:
        """The rows of a body without pages yet, which takes the place of the one that is seen."""
        self._next.stop()
        self._at = next(
            (at for at, spot in enumerate(self.spots) if spot.hasFocus()), self._at if self._waiting else -1
        )
        self._body = QWidget()
        gap = self._bench.theme.px(2)
        self._rows = rows = QVBoxLayout(self._body)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.pages, self.spots = [], []
        return rows

    def _show_body(self) -> None:
        self.setWidget(self._body)

    def _set_up_next(self) -> None:
        if self._waiting:
            self._set_up_one()
        self._go_on()

    def _go_on(self) -> None:
        """Sees to the pages that wait; after the last the view is where it was before."""
        if self._waiting:
            self._next.start()
            return
        self._offer_others()
        self.verticalScrollBar().setValue(self._shown.at)
        if 0 <= self._at < len(self.spots):
            self.spots[self._at].setFocus(Qt.FocusReason.MouseFocusReason)  # which moves nothing
        self._at = -1

    def _offer_others(self) -> None:
        """Says which pages are seen, where they are not all, above them; and offers those before and behind."""
        first, count = self._shown.first, self._shown.count
        last = first - 1 + len(self.pages)
        if first == 1 and last >= count:
            return
        told = label(
            self._bench.say((_FIRST if first == 1 else _SOME).fill(first=first, last=last, count=count)), wrap=True
        )
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._rows.insertWidget(0, told)
        if first > 1:
            before = max(first - MOST_PAGES, 1)
            self._rows.insertWidget(1, self._turn(_BEFORE, before, first - 1), 0, Qt.AlignmentFlag.AlignHCenter)
        if last < count:
            behind = self._turn(_BEHIND, last + 1, min(last + MOST_PAGES, count))
            self._rows.insertWidget(self._rows.count() - 1, behind, 0, Qt.AlignmentFlag.AlignHCenter)

    def _turn(self, words: Words, first: int, last: int) -> QPushButton:
        button = QPushButton(self._bench.say(words.fill(first=first, last=last)))
        button.clicked.connect(lambda: self.turned.emit(first))
        return button

    def _set_up_one(self) -> None:
        scale, spots = self._shown.scale, self._shown.spots
        number = self._shown.first + len(self.pages)
        image = self._waiting.pop(0)
        page = self._page(image, number)
        self._rows.insertWidget(len(self.pages), page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.pages.append(page)
        ratio = page.pixmap().deviceIndependentSize().width() / (image.width / scale)
        for spot in spots:
            if spot.page == number:
                self._add_spot(page, spot, ratio)

    def _add_spot(self, page: QLabel, spot: Spot, ratio: float) -> None:
        frame = page.frameWidth()
        place = QRect(
            round(spot.left * ratio) + frame - _ROOM,
            round(spot.top * ratio) + frame - _ROOM,
            round(spot.width * ratio) + 2 * _ROOM,
            round(spot.height * ratio) + 2 * _ROOM,
        )
        button = SpotButton(page, spot, place, self._bench)
        button.clicked.connect(lambda: self.asked.emit(button.of))
        self.spots.append(button)

    def _page(self, image: PageImage, number: int) -> QLabel:
        picture = QImage(image.pixels, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32)
        widest = round(self.scale() * _WIDTH)
        if image.width > widest:  # a page that lies on its side
            picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        page = QLabel()
        page.setPixmap(pixmap)
        page.setFrameShape(QLabel.Shape.Box)
        page.setAccessibleName(self._bench.say(_PAGE.fill(number=number)))
        return page


_PAGES = Words("Páginas de la ficha", "Pages of the brief")
_PAGE = Words("Página {number}", "Page {number}")
_OPEN = Words("Abrir el registro de: {words}", "Open the record of: {words}")
_OPEN_TOLD = Words("Abrir el registro (Intro)", "Open the record (Enter)")
_FIRST = Words(
    "Las primeras {last} de {count} páginas; el archivo las lleva todas.",
    "The first {last} of {count} pages; the file holds them all.",
)
_SOME = Words(
    "Páginas {first} a {last} de {count}; el archivo las lleva todas.",
    "Pages {first} to {last} of {count}; the file holds them all.",
)
_BEFORE = Words("Ver las páginas {first} a {last}", "Show pages {first} to {last}")
_BEHIND = Words("Seguir con las páginas {first} a {last}", "Go on with pages {first} to {last}")
HINT = Words(
    "Elija a la izquierda qué ficha y de qué: aquí se ve como saldrá, página por página.",
    "Choose on the left which brief, and of what: it is shown here as it will leave, page by page.",
)
