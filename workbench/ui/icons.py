"""Icons in the colours of a theme, drawn from the bundled outlines at whatever size is asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench import paths
from workbench.ui.theme import Theme

_SIZES = (20, 40)  # as most are shown at 100 % and at 200 %; Qt scales them in between


class Icons:
    """The icons of one theme; each is drawn once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[str, QIcon] = {}

    def on_accent(self, name: str) -> QIcon:
        """The icon for a button in the colour of the theme."""
        return self._made_of(name, self._theme.on_accent)

    def switching(self, name: str) -> QIcon:
        """The icon for a button that can be on, and is in the colour of the theme then."""
        icon = QIcon(self.get(name))
        for size in _SIZES:
            icon.addPixmap(drawn(name, self._theme.on_accent, size), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def get(self, name: str) -> QIcon:
        """The icon of that name."""
        if name not in self._made:
            self._made[name] = self._made_of(name, self._theme.text)
        return self._made[name]

    def mark(self, name: str) -> QIcon:
        """The icon as a mark that something is to be looked at."""
        return self._made_of(name, self._theme.warning)

    def _made_of(self, name: str, colour: str) -> QIcon:
        icon = QIcon()
        for size in _SIZES:
            outline = drawn(name, colour, size)
            icon.addPixmap(outline)
            icon.addPixmap(_tinted(outline, self._theme.disabled), QIcon.Mode.Disabled)
            icon.addPixmap(_tinted(outline, self._theme.on_selection), QIcon.Mode.Selected)
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


def _tinted(pixmap: QPixmap, colour: str) -> QPixmap:
    """The same picture in one other colour; quicker than to draw it again."""
    made = QPixmap(pixmap)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(colour))
    painter.end()
    return made
