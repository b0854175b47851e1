"""An import in large text: all that is said can be read, all that is offered can be clicked."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from PySide6.QtWidgets import QPushButton, QWidget
from test_import_story import flow, written

from workbench.settings import TEXT_SIZE


def cut_off(widget: QWidget) -> list[str]:
    """The buttons with less room than their captions need."""
    buttons = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    assert buttons
    return [
        b.text()
        for b in buttons
        if b.width() < b.sizeHint().width() or not b.parentWidget().rect().contains(b.geometry())
    ]


def test_in_large_text_nothing_is_cut_off(driver: Driver, tmp_path: Path) -> None:
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    rows = (
        ("TEMA", "POSICIÓN MX", "RESPONSABLE"),
        ("Vidrio", "Cuota", "Secretaría de Ecnomía"),
        ("Papel", "x", "QQQ-Z"),
    )
    driver.drop(written(tmp_path / "q.xlsx", *rows))
    work = flow(driver)
    card = work.questions.cards()[0]
    driver.click(card.alike[0])
    assert cut_off(work.head) == [] and work.apply.isVisible()
    assert cut_off(card) == [] and card.editor.width() > card.width() * 0.8
    driver.click(work.discard)
    driver.drop(written(tmp_path / "u.xlsx", ("PRIORIDAD", "ESTATUS"), ("alta", "Abierto"), ("baja", "Abierto")))
    bar = flow(driver).bar
    assert cut_off(bar) == [] and bar._words.height() >= bar._words.heightForWidth(bar._words.width())
    driver.click(flow(driver).discard)
