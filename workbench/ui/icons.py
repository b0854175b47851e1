"""Icons in the colours of a theme, drawn from the bundled outlines at whatever size is asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench import paths

_SIZES = (20, 40)  # as most are shown at 100 % and at 200 %; Qt scales them in between


class Icons:
    """The icons of one theme; each is drawn once."""

    def __init__(self, colour: str, on_accent: str) -> None:
        self._colours = (colour, on_accent)
        self._made: dict[str, QIcon] = {}

    def on_accent(self, name: str) -> QIcon:
        """The icon for a button in the colour of the theme."""
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(drawn(name, self._colours[1], size))
        return icon

    def switching(self, name: str) -> QIcon:
        """The icon for a button that can be on, and is in the colour of the theme then."""
        icon = QIcon(self.get(name))
        for size in _SIZES:
            icon.addPixmap(drawn(name, self._colours[1], size), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def get(self, name: str) -> QIcon:
        """The icon of that name; Qt pales it where it is disabled."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> QIcon:
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(drawn(name, self._colours[0], size), QIcon.Mode.Normal, QIcon.State.Off)
        return icon


def drawn(name: str, colour: str, size: int) -> QPixmap:
    """One outline as a picture of ``size`` pixels."""
    outline = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(outline.replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
