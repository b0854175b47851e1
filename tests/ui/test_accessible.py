"""Whoever works by keys or by ear: every command has its way, everything that can be touched has a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from workbench.ui.commands import COMMANDS
from workbench.ui.help import AboutDialog, KeysDialog
from workbench.ui.places import Place
from workbench.ui.screens import SCREENS
from workbench.ui.search.palette import Palette

ROLE = QAccessible.Role
TOUCHED = {
    ROLE.Button,
    ROLE.PushButton,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.Table,
    ROLE.List,
    ROLE.Tree,
}
ROOT = Path(__file__).resolve().parents[2]


def nameless(interface: QAccessibleInterface | None, depth: int = 0) -> list[str]:
    """What can be touched and has no name, under one widget."""
    if interface is None or not interface.isValid() or depth > 40:
        return []
    found: list[str] = []
    state = interface.state()
    if not state.invisible and interface.role() in TOUCHED and not interface.text(QAccessible.Text.Name).strip():
        widget = interface.object()
        if (
            widget is not None
            and not widget.objectName().startswith("qt_")
            and not type(widget).__name__.startswith("QTab")
        ):
            found.append(f"{interface.role().name} {widget!r} in {widget.parent()!r}")
    if interface.role() in (ROLE.Table, ROLE.List, ROLE.Tree, ROLE.ComboBox):
        return found  # their cells are named by what they hold
    for at in range(interface.childCount()):
        found += nameless(interface.child(at), depth + 1)
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.key)
def test_everything_that_can_be_touched_has_a_name(driver: Driver, screen: object) -> None:
    for record_type in screen.types or ("",):  # type: ignore[attr-defined]
        driver.window.go(Place(screen.key, record_type))  # type: ignore[attr-defined]
        driver.still()
        pane = getattr(driver.window.current_page(), "pane", None)
        if pane is not None and pane().model.rowCount():
            pane().first()
            driver.still()
        assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []


def test_every_command_has_a_name_of_its_own_and_no_two_share_a_key() -> None:
    names = [c.name for c in COMMANDS]
    assert len(set(names)) == len(names)
    keys = [QKeySequence(k).toString() for c in COMMANDS for k in c.keys]
    assert len(set(keys)) == len(keys) and all(keys)
    for language in ("es", "en"):
        labels = [c.label.in_(language).replace("&", "") for c in COMMANDS]
        assert len(set(labels)) == len(labels)


def test_every_command_can_be_reached_by_keys(driver: Driver) -> None:
    """By its own, or by the palette, which has one."""
    assert all(c.keys or c.palette for c in COMMANDS)
    driver.keys("Ctrl+K")
    palette = driver.dialog(Palette)
    assert isinstance(palette, Palette)
    shown = [palette.model.item(r).text() for r in range(palette.model.rowCount())]
    for command in COMMANDS:
        if command.palette and driver.window.actions_by_name[command.name].isEnabled():
            assert any(s.startswith(command.label.es.replace("&", "")) for s in shown), command.name
    palette.reject()
    driver.still()


def test_the_palette_goes_to_a_command_a_record_and_a_provision(driver: Driver) -> None:
    for words, arrives in (
        ("Calendario", lambda: driver.window.trail.here().screen == "calendar"),  # type: ignore[union-attr]
        ("I-3", lambda: driver.form().record.key == "I-3"),  # type: ignore[union-attr]
        ("9.17", lambda: driver.window.trail.here().words == "9.17"),  # type: ignore[union-attr]
    ):
        driver.keys("Ctrl+K", driver.window)
        palette = driver.dialog(Palette)
        assert isinstance(palette, Palette)
        driver.type(words, palette.line)
        driver.still()
        driver.keys("Return", palette.line)
        driver.still()
        assert arrives(), words


def test_search_from_anywhere_by_key(driver: Driver) -> None:
    driver.keys("Ctrl+F")
    assert driver.focus() is driver.window.top.line
    driver.type("cofepris")
    driver.keys("Return")
    page = driver.window.current_page()
    assert driver.window.trail.here().screen == "search"  # type: ignore[union-attr]
    assert page.model.rowCount() > 3  # type: ignore[union-attr]
    assert any("COFEPRIS" in page.model.item(r).text().upper() for r in range(3))  # type: ignore[union-attr]


def test_f6_goes_round_the_parts_and_the_focus_can_be_seen(driver: Driver) -> None:
    driver.window.go(Place("issues", "issue"))
    driver.still()
    driver.window.current_page().pane().first()  # type: ignore[union-attr]
    driver.still()
    seen = []
    for _ in range(4):
        driver.keys("F6")
        seen.append(driver.focus())
    assert len({id(w) for w in seen}) == 4
    driver.keys("F6")
    assert driver.focus() is seen[0]


def test_tab_goes_through_a_form_in_its_order(driver: Driver) -> None:
    driver.window.go(Place("figures", "source"))
    driver.still()
    driver.window.current_page().pane().first()  # type: ignore[union-attr]
    driver.still()
    form = driver.form()
    rows = list(form.rows.values())
    rows[0].editor.setFocus()
    reached = []
    for _ in range(40):
        driver.keys("Tab")
        at = next((i for i, r in enumerate(rows) if r.isAncestorOf(driver.focus())), None)
        if at is not None and (not reached or reached[-1] != at):
            reached.append(at)
    """Tips go through ``tip``, labels through ``label``, message boxes are plain: else a record could open files."""


@pytest.mark.parametrize(("command", "kind"), [("keys", KeysDialog), ("about", AboutDialog)])
def test_help_opens_and_closes_by_keys(driver: Driver, command: str, kind: type[QDialog]) -> None:
    driver.command(command)
    dialog = driver.dialog(kind)
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    driver.keys("Escape", dialog)
    assert not any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_no_tool_tip_and_no_label_takes_text_for_markup() -> None:
    """Tips go through ``tip``, labels through ``label``, message boxes are plain: else a record could open files."""
    for path in (ROOT / "workbench" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"setToolTip\(\s*(?!\s|tip\()", text), path
        if path.name not in ("text.py", "asking.py", "crash.py"):
            assert not re.search(r"\b(QTextEdit|QTextBrowser|QMessageBox|QInputDialog|QProgressDialog)\(", text), path
        assert not re.search(r"QLabel\([^)\s]", text) or path.name in ("text.py", "asking.py"), path
    assert "PlainText" in (ROOT / "workbench/ui/widgets/asking.py").read_text(encoding="utf-8")


def test_markup_in_a_record_is_shown_as_it_is(driver: Driver) -> None:
    from workbench.ui.widgets.text import label, tip

    words = '<img src="/etc/passwd"> & <b>x</b>'
    assert label(words).textFormat() is Qt.TextFormat.PlainText
    assert "&lt;img" in tip(words) and "<img" not in tip(words)
