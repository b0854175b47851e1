"""What an import shows: all that is said can be read, in large text too, all that is offered can be clicked."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from PySide6.QtWidgets import QPushButton, QWidget
from test_import_story import flow, written

from workbench.domain.records import Issue
from workbench.settings import TEXT_SIZE
from workbench.store.dossier import open_dossier


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
    driver.click(card.likely[0])
    assert cut_off(work.head) == [] and work.apply.isVisible()
    assert cut_off(card) == [] and card.editor.width() > card.width() * 0.8
    driver.answers.choices = [1]
    driver.click(work.discard)
    driver.drop(written(tmp_path / "u.xlsx", ("PRIORIDAD", "ESTATUS"), ("alta", "Abierto"), ("baja", "Abierto")))
    bar = flow(driver).bar
    assert cut_off(bar) == [] and bar._words.height() >= bar._words.heightForWidth(bar._words.width())
    driver.answers.choices = [1]
    driver.click(flow(driver).discard)


def test_what_a_date_may_mean_is_one_click(driver: Driver, review: Path, tmp_path: Path) -> None:
    rows = [("TEMA", "FECHA COMPROMISO"), ("Vidrio", "03/04/2027"), ("Papel", "3 o 4 de mayo de 2027")]
    driver.drop(written(tmp_path / "fechas.xlsx", *rows))
    cards = {card.question.words: card for card in flow(driver).questions.cards()}
    several = cards["3 o 4 de mayo de 2027"]
    assert [b.text() for b in several.likely] == ["3 de mayo de 2027", "4 de mayo de 2027"]
    either = cards["03/04/2027"]
    assert [b.text() for b in either.likely] == ["3 de abril de 2027", "4 de marzo de 2027"]
    driver.click(several.likely[1])
    driver.click(either.likely[0])
    driver.click(flow(driver).commit)
    with open_dossier(review) as dossier:
        found = {r.title.es: r.next_by for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert [when.iso() for name in ("Vidrio", "Papel") if (when := found[name]) is not None] == [
            "2027-04-03",
            "2027-05-04",
        ]


def test_a_table_without_header_is_known_by_its_first_words(driver: Driver, tmp_path: Path) -> None:
    rows = [(n, f"Asunto {n} de prueba", "EE.UU.", f"2026-0{n}-10") for n in range(1, 5)]
    driver.drop(written(tmp_path / "sin.xlsx", *rows))
    head = flow(driver).tables.model.item(0)
    assert "sin encabezado, datos en 1-4" in head.text()
    assert head.child(1, 0).text() == "B  «Asunto 1 de prueba»"
    driver.click(flow(driver).discard)
