"""One design in three themes: colours from ``resources/themes`` on a Fusion palette, bundled fonts, one grid."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workbench import paths
from workbench.i18n import Language

GRID = 8  # pixels at 100 % text; every gap is a multiple of half of it
FAMILY = "IBM Plex Sans"
_FONTS = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf")
_POINTS = 10.0
_LARGE = 150  # percent
_DRAWINGS = ("check", "up", "down", "right")


@dataclass(frozen=True)
class Theme:
    """The colours of a theme, by what they are for, and the width of the focus ring in pixels."""

    window: str
    surface: str
    raised: str
    sidebar: str
    text: str
    muted: str
    disabled: str
    line: str
    field_line: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    selection: str
    on_selection: str
    focus: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    reserved: str
    reserved_soft: str
    focus_width: int
    name: str = "light"
    size: int = 100

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that two fields no longer stand side by side."""
        return self.size >= _LARGE

    def px(self, steps: float) -> int:
        """A length of so many grid steps, in pixels at the size of the text."""
        return round(steps * GRID * self.size / 100)


def load_theme(name: str, size: int) -> Theme:
    """The theme of that name; ``size`` is that of its text in percent."""
    found = json.loads((paths.resources() / "themes" / f"{name}.json").read_text(encoding="utf-8"))
    return Theme(**{f.name: found[f.name] for f in fields(Theme) if f.name in found}, name=name, size=size)


def load_fonts() -> None:
    """Makes the bundled fonts known to the program."""
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


def dress(application: QApplication, theme: Theme) -> None:
    """Puts the whole program into a theme."""
    font = QFont(FAMILY)
    font.setPointSizeF(_POINTS * theme.size / 100)
    application.setFont(font)
    application.setPalette(palette(theme))
    application.setStyleSheet(sheet(theme))


def speak(application: QApplication, language: Language) -> None:
    """Has Qt's own words, such as those of its file dialogs, in a language of the program."""
    for spoken in application.findChildren(QTranslator):
        application.removeTranslator(spoken)
        spoken.deleteLater()
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme: what the style paints by itself follows it."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.on_selection),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.field_line),
        (role.Shadow, theme.line),
    ):
        made.setColor(which, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, which, QColor(theme.disabled))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet of a theme. Widgets take a look by their property ``look``."""
    colours = {f.name: getattr(theme, f.name) for f in fields(Theme)}
    sizes = {
        "half": theme.px(0.5),
        "one": theme.px(1),
        "two": theme.px(2),
        "three": theme.px(3),
        "radius": theme.px(0.5),
        "small": f"{_POINTS * 0.9 * theme.size / 100:.1f}pt",
        "large": f"{_POINTS * 1.25 * theme.size / 100:.1f}pt",
        "title": f"{_POINTS * 1.6 * theme.size / 100:.1f}pt",
        "huge": f"{_POINTS * 2.4 * theme.size / 100:.1f}pt",
        "icon": theme.px(2.25),
        "bar": theme.px(1.25),
        "inset": theme.px(0.5) + 2,
    }
    drawings = {name: (paths.resources() / "themes" / f"{name}-{theme.name}.svg").as_posix() for name in _DRAWINGS}
    text = (paths.resources() / "themes" / "sheet.qss").read_text(encoding="utf-8")
    for name, value in {**colours, **sizes, **drawings}.items():
        text = text.replace(f"@{name}@", str(value))
    return text
