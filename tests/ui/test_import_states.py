"""What an import says of itself while it goes on: how far it is, what is open, and where the focus is."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from test_import_story import flow, imports, written

from workbench.settings import TEXT_SIZE
from workbench.ui.widgets.links import LinkButton

HEAD = ("TEMA", "POSICIÓN MX", "RESPONSABLE")


def listed(driver: Driver) -> list[str]:
    """The entries of the list of imports."""
    entries = imports(driver).list
    return [entries.item(row).text() for row in range(entries.count())]


def test_the_focus_stays_in_what_is_shown_and_old_messages_go(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, ("Acero", "Cuota", "SE")))
    work = flow(driver)
    assert work.commit.hasFocus()
    driver.click(work.commit)
    past = imports(driver).shown.currentWidget()
    assert past is not None and past.isAncestorOf(QApplication.focusWidget())
    assert "Importación hecha" in driver.window.statusBar().currentMessage()
    driver.click(past.undo)  # type: ignore[attr-defined]
    assert "devuelto" in driver.window.statusBar().currentMessage()
    driver.drop(written(tmp_path / "b.xlsx", ("XX", "YY"), ("Acero", "Cuota")))
    work = flow(driver)
    assert driver.window.statusBar().currentMessage() == ""
    assert work.tabs.currentWidget() is work.tables and work.isAncestorOf(QApplication.focusWidget())
    driver.click(work.discard)


def test_the_focus_stays_where_work_was_stopped(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, ("Acero", "Cuota", "SE")))
    work = flow(driver)
    work._began(work.bar._bench.schema.types[0].label)  # as the writing of a large plan begins
    assert work.head.cancel.hasFocus()
    work._stopped()
    assert work.commit.hasFocus()
    driver.click(work.discard)


def test_a_file_that_cannot_be_read_is_not_said_to_wait(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "nota.pdf").write_bytes(b"%PDF-1.4\n%abc\n")
    driver.drop(tmp_path / "nota.pdf")
    assert listed(driver) == ["nota.pdf\nNo se pudo leer"]
    driver.drop(written(tmp_path / "a.xlsx", HEAD, ("Acero", "Cuota", "SE")))
    assert listed(driver)[0] == "a.xlsx\nPor concluir"
    driver.click(flow(driver).discard)


def test_answered_questions_are_counted_no_more_and_a_grey_button_says_why(driver: Driver, tmp_path: Path) -> None:
    above = (("Organización:", "Consejo Nacional Agropecuario"), ("Fecha:", "12/07/2026"), ())
    head = ("Núm.", "Artículo o capítulo", "Problema detectado", "Propuesta")
    rows = [(str(n), "9.6", f"Inspecciones duplicadas {n}", "Una sola") for n in range(1, 7)]
    driver.drop(written(tmp_path / "a.xlsx", *above, head, *rows))
    work = flow(driver)
    chips = {w.text() for card in work.questions.cards() for w in card.findChildren(QLabel)}
    assert "Matriz!B2" in chips  # once, though every row asks it
    driver.click(work.discard)
    driver.drop(written(tmp_path / "b.xlsx", HEAD, ("Acero", "Cuota", "QQQ-Z"), ("Vidrio", "Cuota", "CGAI-Z")))
    work = flow(driver)
    assert work.tabs.tabText(0) == "Preguntas (2)"
    driver.click(work.questions.cards()[0].empty)
    assert work.tabs.tabText(0) == "Preguntas (1)"
    assert not work.commit.isEnabled() and "aplíquelo" in work.commit.toolTip()
    driver.answers.choices.append(1)  # what was decided is lost
    driver.click(work.discard)


def test_in_large_text_names_are_not_cut_and_columns_can_be_told_apart(driver: Driver, tmp_path: Path) -> None:
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    name = "SE_matriz_posiciones_reservadas_y_lineas_rojas_v2_corregida_final.xlsx"
    head = ("TEMA", "POSICIÓN MX", "POSICIÓN EUA")
    driver.drop(written(tmp_path / name, head, ("Acero", "Cuota", "Arancel")))
    work, entries = flow(driver), imports(driver).list
    assert not entries.horizontalScrollBar().isVisible()
    assert entries.visualItemRect(entries.item(0)).width() <= entries.viewport().width()
    assert "\u200b" in work.head.findChildren(QLabel)[0].text()  # it goes on in the next line
    tree = work.tables.tree
    assert [tree.isColumnHidden(n) for n in range(4)] == [False, False, True, True]
    read = tree.model().index(2, 1, tree.model().index(0, 0))
    assert "Estados Unidos" in read.data() and "%" in read.data(Qt.ItemDataRole.ToolTipRole)
    driver.click(work.commit)
    past = imports(driver).shown.currentWidget()
    assert past is not None
    links = past.findChildren(LinkButton)
    assert links and all(link.height() >= link.sizeHint().height() for link in links)


def test_a_value_in_the_plan_says_what_its_cell_says(driver: Driver, tmp_path: Path) -> None:
    head = ("TEMA", "POSICIÓN MX", "ESTADO")
    driver.drop(written(tmp_path / "a.xlsx", head, ("Acero", "Cuota", "Abierto")))
    work = flow(driver)
    tree = work.review.tree
    model = tree.model()
    for row in range(model.rowCount()):
        tree.expand(model.index(row, 0))
    driver.still()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    values = [model.index(n, 2, head) for head in heads for n in range(model.rowCount(head))]
    (status,) = [v for v in values if v.data() == "En negociación"]
    assert "En la celda: «Abierto»" in status.data(Qt.ItemDataRole.ToolTipRole)
    driver.click(work.discard)
