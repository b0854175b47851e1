"""The pages of a paper, one under another, as wide as there is room; what they tell of a record leads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.briefs.rendered import Spot
from workbench.i18n import Words
from workbench.outgoing.page_images import PageImage
from workbench.ui.bench import Bench
from workbench.ui.widgets.text import label, tip

_WIDTH = 612.0  # points of a letter page
_WIDEST = 900  # pixels
_AT_ONCE = 2  # pages that are set up at once; the others follow one by one, so that the window never rests
_ROOM = 3  # pixels around what a spot holds


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
    """Shows pictures of pages; says what to do while there are none. ``asked`` carries the uid of a record."""

    asked = Signal(str)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setWidgetResizable(True)
        self.setAccessibleName(bench.say(_PAGES))
        self.pages: list[QLabel] = []
        self.spots: list[SpotButton] = []
        self._waiting: list[PageImage] = []
        self._at = -1  # the spot that the person was at before the pages were drawn anew
        self._shown: tuple[float, Sequence[Spot], int, int] = (1.0, (), 0, 0)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._set_up_next)
        self.show_pages(())

    def scale(self) -> float:
        """Pixels a point at which a page is as wide as there is room."""
        room = min(max(self.viewport().width() - self._bench.theme.px(6), 300), _WIDEST)
        return room / _WIDTH * self.devicePixelRatioF()

    def show_pages(
        self, images: Sequence[PageImage], scale: float = 1.0, spots: Sequence[Spot] = (), count: int = 0
    ) -> None:
        """Shows pages that were drawn at so many pixels a point, or the hint where there are none.

        ``count`` is how many pages there are, drawn or not.
        """
        self._next.stop()
        self._at = next(
            (at for at, spot in enumerate(self.spots) if spot.hasFocus()), self._at if self._waiting else -1
        )
        body = QWidget()
        gap = self._bench.theme.px(2)
        self._rows = rows = QVBoxLayout(body)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.pages, self.spots = [], []
        self._waiting = list(images)
        self._shown = (scale, spots, max(count - len(images), 0), self.verticalScrollBar().value())
        if not images:
            hint = label(self._bench.say(_HINT), "muted", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(hint, 1)
        else:
            rows.addStretch(1)
        for _ in images[:_AT_ONCE]:
            self._set_up_one()
        self.setWidget(body)
        self._go_on()

    def _set_up_next(self) -> None:
        if self._waiting:
            self._set_up_one()
        self._go_on()

    def _go_on(self) -> None:
        """Sees to the pages that wait; after the last the view is where it was before."""
        _, _, more, at = self._shown
        if self._waiting:
            self._next.start()
            return
        if self.pages and more:
            told = label(self._bench.say(_MORE.fill(count=more)), "muted", wrap=True)
            self._rows.insertWidget(len(self.pages), told)
            self._shown = (*self._shown[:2], 0, at)
        self.verticalScrollBar().setValue(at)
        if 0 <= self._at < len(self.spots):
            self.spots[self._at].setFocus(Qt.FocusReason.MouseFocusReason)  # which moves nothing
        self._at = -1

    def _set_up_one(self) -> None:
        scale, spots, *_ = self._shown
        number = len(self.pages) + 1
        image = self._waiting.pop(0)
        page = self._page(image, number)
        self._rows.insertWidget(number - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
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
_MORE = Words(
    "… y {count} {count|página más, que no se dibuja|páginas más, que no se dibujan} aquí: el archivo las lleva todas.",
    "… and {count} more {count|page that is|pages that are} not drawn here: the file holds them all.",
)
_HINT = Words(
    "Elija a la izquierda qué ficha y de qué: aquí se ve como saldrá, página por página.",
    "Choose on the left which brief, and of what: it is shown here as it will leave, page by page.",
)
