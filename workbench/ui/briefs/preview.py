"""The pages of a paper, one under another, as wide as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.outgoing.page_images import PageImage
from workbench.ui.bench import Bench
from workbench.ui.widgets.text import label

_WIDTH = 612.0  # points of a letter page
_WIDEST = 900  # pixels


class PagesView(QScrollArea):
    """Shows pictures of pages; says what to do while there are none."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setWidgetResizable(True)
        self.setAccessibleName(bench.say(_PAGES))
        self.pages: list[QLabel] = []
        self.show_pages(())

    def scale(self) -> float:
        """Pixels a point at which a page is as wide as there is room."""
        room = min(max(self.viewport().width() - self._bench.theme.px(6), 300), _WIDEST)
        return room / _WIDTH * self.devicePixelRatioF()

    def show_pages(self, images: Sequence[PageImage]) -> None:
        """Shows pages, or the hint where there are none."""
        at = self.verticalScrollBar().value()
        body = QWidget()
        gap = self._bench.theme.px(2)
        rows = QVBoxLayout(body)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.pages = [self._page(image, number) for number, image in enumerate(images, 1)]
        for page in self.pages:
            rows.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        if not images:
            hint = label(self._bench.say(_HINT), "muted", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(hint, 1)
        else:
            rows.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(at)

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
_HINT = Words(
    "Elija a la izquierda qué ficha y de qué: aquí se ve como saldrá, página por página.",
    "Choose on the left which brief, and of what: it is shown here as it will leave, page by page.",
)
