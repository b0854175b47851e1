"""A ministry's file dropped on the window: questions answered, carried out, undone; a brief from it in six actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from driving import Driver
from openpyxl import Workbook
from pdf_words import words_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from workbench.domain.records import Issue, Position
from workbench.importing.layout_given import Given
from workbench.store.dossier import open_dossier
from workbench.tasks.demo import sample
from workbench.ui.briefs.page import BriefsPage
from workbench.ui.importing.flow import ImportFlow
from workbench.ui.importing.frame import FrameDialog
from workbench.ui.importing.page import ImportsPage
from workbench.ui.places import Place
from workbench.ui.today.page import TodayPage
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.records import RecordPicker


def imports(driver: Driver) -> ImportsPage:
    page = driver.window.page("imports")
    assert isinstance(page, ImportsPage)
    return page


def flow(driver: Driver) -> ImportFlow:
    found = imports(driver).flow()
    assert found is not None
    return found


def test_a_brief_from_a_dropped_workbook_in_six_actions(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.drop(sample())  # 1
    work = flow(driver)
    assert [c.question.words for c in work.questions.cards()] == ["CGAI"]
    assert work.waiting.shown is not None and work.waiting.shown.created > 20
    driver.click(work.questions.cards()[0].empty)  # 2: nobody is named in that cell; nothing else is asked
    assert work.questions.cards() == [] and work.waiting.shown.out == 0
    count = work.waiting.shown.created + work.waiting.shown.updated
    assert re.findall(r"\d+", work.commit.text()) == [str(count)]
    driver.click(work.commit)  # 3
    assert imports(driver).waiting() == [] and imports(driver).flow() is None
    with open_dossier(review) as dossier:
        sps = next(
            r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es.startswith("Medidas san")
        )
        assert sps.decision.es.startswith("Autorizar que México")
    target = tmp_path / "sps.pdf"
    driver.answers.save_next = [target]
    links = imports(driver)._past.findChildren(LinkButton)
    driver.click(next(b for b in links if b.accessibleName() == sps.title.es))  # 4: the brief of the issue
    briefs = driver.window.page("briefs")
    assert isinstance(briefs, BriefsPage) and len(briefs.view.pages) == 1
    briefs.handing.audience.setCurrentIndex(3)  # 5: for the team
    briefs.handing.audience.activated.emit(3)
    driver.still()
    driver.click(briefs.outbox.save)  # 6
    assert "Autorizar que México" in re.sub(r"\s+", " ", words_of(target))


def test_questions_are_answered_by_name_and_the_import_is_undone(driver: Driver, review: Path) -> None:
    driver.drop(sample())
    work = flow(driver)
    picker = work.questions.cards()[0].editor
    assert isinstance(picker, RecordPicker)
    driver.type("SADER", picker.line)
    driver.still()
    popup = picker.popup()
    assert popup.isVisible()
    driver.keys("Down", popup)
    driver.keys("Return", popup)
    assert picker.uid()
    assert work.waiting.shown is not None and work.waiting.shown.out == 0
    driver.click(work.commit)
    page = imports(driver)
    with open_dossier(review) as dossier:
        before = [c.kind for c in dossier.reader.changes()]
        positions = dossier.reader.count("position")
        named = dossier.reader.get(picker.uid())
        assert named is not None and dossier.reader.schema.of(named).title_of(named, "es").startswith(
            "Secretaría de Agri"
        )
    assert before[0] == "import"
    page.list.setCurrentRow(0)
    driver.still()
    driver.click(page._past.undo)
    with open_dossier(review) as dossier:
        assert dossier.reader.changes()[0].kind == "undo"
        assert dossier.reader.count("position") == 71 < positions
        assert dossier.reader.provenance("nobody") == []
    # Redo by key brings it all back.
    driver.keys("Ctrl+Shift+Z", driver.window)
    with open_dossier(review) as dossier:
        assert dossier.reader.count("position") == positions


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"\x00\x01\x02"])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(driver: Driver, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "roto.xlsx"
    bad.write_bytes(content)
    driver.drop(bad)
    told = flow(driver).bar.text()
    assert "«roto.xlsx»" in told and told.endswith(".") and told.count("\n") == 0
    driver.click(flow(driver).discard)
    assert imports(driver).waiting() == []


def test_a_table_of_unknown_rows_is_decided_by_hand(driver: Driver, review: Path, tmp_path: Path) -> None:
    """What a sheet's headers leave open, a person says: that the rows are actors."""
    rows = (("Nombre", "Sigla"), ("Instituto de prueba <b>uno</b>", "IPU"), ("Instituto dos", "IPD"))
    driver.drop(written(tmp_path / "lista.xlsx", *rows))
    work = flow(driver)
    assert work.tabs.isVisibleTo(work)
    at = work.tables.type.findData("actor")
    work.tables.type.setCurrentIndex(at)
    work.tables.type.activated.emit(at)
    driver.still()
    shown = work.waiting.shown
    assert shown is not None and {r.type for r in shown.records} == {"actor"}
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.acronym for r in dossier.reader.all("actor")}  # type: ignore[attr-defined]
        assert {"IPU", "IPD"} <= found


def test_a_stopped_import_writes_nothing(driver: Driver, review: Path) -> None:
    driver.drop(sample())
    work = flow(driver)
    assert work.waiting.shown is not None
    job_count = len(_changes(review))
    work.commit.click()
    work.stop()  # before the lane could begin, or while it writes: whole or not at all
    driver.still()
    after = _changes(review)
    if imports(driver).waiting():
        assert len(after) == job_count and "nada se escribió" in flow(driver).bar.text()
    else:
        assert len(after) == job_count + 1


def _changes(path: Path) -> list[object]:
    with open_dossier(path) as dossier:
        return list(dossier.reader.changes())


def test_imports_that_wait_outlive_another_language_and_are_counted_on_today(driver: Driver) -> None:
    driver.drop(sample())
    assert flow(driver).waiting.shown is not None
    driver.command("language-en")
    assert [w.path for w in imports(driver).waiting()] == [sample()]
    driver.command("go-imports")
    assert "new" in flow(driver).head.told.text()
    driver.command("go-today")
    page = driver.window.page("today")
    assert isinstance(page, TodayPage)
    assert page.cards["waiting"].number.text() == "1"
    driver.click(page.cards["waiting"].number)
    assert driver.window.current_page() is imports(driver)


def test_positions_of_the_file_know_their_cells(driver: Driver, review: Path) -> None:
    """From the figure on the screen back to the cell that it came from."""
    driver.drop(sample())
    driver.click(flow(driver).commit)
    with open_dossier(review) as dossier:
        made = [r for r in dossier.reader.all("position") if isinstance(r, Position) and r.red_line]
        assert made
        cell = next(c for c in dossier.reader.provenance(made[0].uid) if c.field == "red_line")
    driver.window.go(Place("issues", "position", made[0].uid))
    driver.still()
    badge = driver.form().rows["red_line"]._cell
    assert badge.isVisibleTo(driver.form()) and badge.text() == cell.cell
    assert sample().name in badge.toolTip()


def written(path: Path, *rows: Sequence[object], title: str = "Matriz") -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def choose_meaning(driver: Driver, header: str, words: str) -> None:
    """Opens the box of a column by its key, types part of a meaning, takes the first that holds it."""
    tree, model = flow(driver).tables.tree, flow(driver).tables.model
    head = model.item(0)
    row = next(r for r in range(head.rowCount()) if head.child(r, 0).text().strip().endswith(header))
    tree.setFocus()
    tree.setCurrentIndex(head.child(row, 1).index())
    QTest.keyClick(tree, Qt.Key.Key_F2)
    driver.still()
    box = next(b for b in tree.findChildren(QComboBox) if b.isVisible())
    driver.type(words, box.lineEdit())
    driver.still()
    popup = box.completer().popup()
    assert popup.isVisible() and popup.model().rowCount(), words
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Return)
    driver.still()


def test_a_column_without_a_known_header_is_told_by_keys(driver: Driver, review: Path, tmp_path: Path) -> None:
    rows = (
        ("TEMA", "POSICIÓN MX", "XYZ", "OBSERVACIONES"),
        ("Etiquetado frontal", "Mantener la norma", "No ceder en plazos", "Consultar a Cofepris"),
        ("Plásticos", "Sin postura", "No aceptar vetos", "Pendiente"),
    )
    driver.drop(written(tmp_path / "matriz.xlsx", *rows))
    work = flow(driver)
    work.tabs.setCurrentWidget(work.tables)
    choose_meaning(driver, "XYZ", "línea roja (méx")
    assert work.tabs.currentIndex() == 2  # it stays where the columns are decided about
    assert work.waiting.options.columns == {"Matriz!C1": "position.red_line@MX"}
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        lines = [r.red_line.es for r in dossier.reader.all("position") if isinstance(r, Position) and r.red_line.es]
        assert {"No ceder en plazos", "No aceptar vetos"} <= set(lines)


def test_what_a_column_may_be_is_offered_first_and_any_other_field_in_the_same_place(
    driver: Driver, tmp_path: Path
) -> None:
    dates = ("12/03/2027", "15/04/2027", "25/05/2027")
    rows = [("TEMA", "PRIORIDAD", "Columna 3"), *((f"Tema {n}", "alta", day) for n, day in enumerate(dates))]
    driver.drop(written(tmp_path / "fechas.xlsx", *rows))
    work = flow(driver)
    work.tabs.setCurrentWidget(work.tables)

    def opened() -> QComboBox:
        index = work.tables.model.item(0).child(2, 1).index()
        middle = work.tables.tree.visualRect(index).center()
        QTest.mouseClick(work.tables.tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        box = work.tables.tree.indexWidget(index)
        assert isinstance(box, QComboBox) and box.view().isVisible()
        return box

    def choose(box: QComboBox, row: int) -> None:
        box.view().scrollTo(box.model().index(row, 0))
        at = box.view().visualRect(box.model().index(row, 0)).center()
        QTest.qWait(QApplication.doubleClickInterval())  # a click right after the one that opened the list is none
        QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=at)
        driver.still()

    box = opened()
    assert box.currentText() == "En las notas" and box.itemData(1) == "issue.next_by"
    assert box.itemText(1) == "Tema: Fecha compromiso (lo más probable)"
    choose(box, 1)
    assert work.waiting.options.columns == {"Matriz!C1": "issue.next_by"}
    box = opened()
    choose(box, box.findData("issue.background"))
    assert work.waiting.options.columns == {"Matriz!C1": "issue.background"}
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_a_table_whose_rows_are_not_named_says_so_and_offers_the_ways_on(driver: Driver, tmp_path: Path) -> None:
    rows = (("PRIORIDAD", "ESTATUS", "XYZ"), ("alta", "Abierto", "Vidrio"), ("baja", "Abierto", "Papel"))
    driver.drop(written(tmp_path / "sin nombre.xlsx", *rows))
    work = flow(driver)
    assert work.tabs.currentWidget() is work.tables and "no dice de qué registro es" in work.bar.text()
    offers = {b.text(): b for b in work.bar.findChildren(QPushButton)}
    driver.click(offers["Decir qué son los renglones"])
    assert work.tables.type.view().isVisible() and not work.bar.text()
    work.tables.type.hidePopup()
    choose_meaning(driver, "XYZ", "Tema: Tema")
    assert work.waiting.shown is not None and work.waiting.shown.created == 2 and not work.bar.text()
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_a_table_of_which_nothing_is_known_is_read_once_somebody_says_how(driver: Driver, tmp_path: Path) -> None:
    rows = (
        ("aaa", "bbb", "ccc", "ddd"),
        ("Etiquetado", "Uno", "x y", "Sí"),
        ("Plásticos", "Dos", "z z", "No"),
        ("Acero", "Tres", "w", "No"),
    )
    driver.drop(written(tmp_path / "x.xlsx", *rows))
    work = flow(driver)
    assert work.waiting.shown is None and work.tabs.currentWidget() is work.tables
    assert work.tabs.tabText(2) == "Tablas (1)" and "ninguna tabla" in work.bar.text()
    offers = {b.text(): b for b in work.bar.findChildren(QPushButton)}
    driver.click(offers["Marcar la tabla…"])
    dialog = driver.dialog(FrameDialog)
    dialog.reject()
    at = work.tables.type.findData("issue")
    work.tables.type.setCurrentIndex(at)
    work.tables.type.activated.emit(at)
    driver.still()
    assert work.waiting.shown is None and "Falta decir qué es cada columna (Tema)" in work.bar.text()
    choose_meaning(driver, "aaa", "Tema: Tema")
    assert work.waiting.shown is not None and work.waiting.shown.created == 3
    driver.answers.choices.append(1)  # on leaving it is asked whether what was decided may be forgotten


def test_a_table_is_framed_by_keys_where_the_program_finds_another_one(driver: Driver, tmp_path: Path) -> None:
    rows = (
        ("aaa", "bbb", "ccc", "ddd"),
        ("Etiquetado", "Uno", "x y", "Sí"),
        ("Plásticos", "Dos", "z z", "No"),
        ("Acero", "Tres", "w", "No"),
        ("Lácteos", "Cuatro", "v", "No"),
    )
    driver.drop(written(tmp_path / "x.xlsx", *rows, title="Rara"))
    work = flow(driver)
    driver.click(work.tables.frame)
    dialog = driver.dialog(FrameDialog)
    assert isinstance(dialog, FrameDialog) and not dialog.header.isEnabled()
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_E)
    assert dialog.frame() == Given((2, 2), (3, 5))
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_D)
    assert dialog.frame() == Given((2, 2), (3, 4))
    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    assert dialog.frame() == Given(None, (3, 4))
    driver.click(dialog.use)
    driver.still()
    assert dict(work.waiting.options.frames) == {"Rara": ("-:3-4",)}
    at = work.tables.type.findData("issue")
    work.tables.type.setCurrentIndex(at)
    work.tables.type.activated.emit(at)
    driver.still()
    choose_meaning(driver, "A  «Plásticos»", "Tema: Tema")
    shown = work.waiting.shown
    assert shown is not None and (shown.created, {r.title for r in shown.records}) == (2, {"Plásticos", "Acero"})
    driver.answers.choices.append(None)
    driver.window.close()
    assert driver.window.isVisible() and "lost" in driver.answers.asked[-1]
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_what_cannot_go_in_yet_goes_on_asking(driver: Driver, review: Path) -> None:
    driver.drop(sample())
    driver.click(flow(driver).commit)
    assert [begun.path for begun in imports(driver).waiting()] == [sample()]
    assert imports(driver).flow() is None  # what was written is shown first
    imports(driver).list.setCurrentRow(0)
    driver.still()
    again = flow(driver)
    assert [c.question.words for c in again.questions.cards()] == ["CGAI"]
    assert again.waiting.shown is not None and again.waiting.shown.created == 0
    driver.click(again.questions.cards()[0].empty)
    driver.click(again.commit)
    assert imports(driver).waiting() == []


def test_a_sheet_in_which_nothing_is_understood_is_told(driver: Driver, tmp_path: Path) -> None:
    book = Workbook()
    good, odd = book.active, book.create_sheet("Rara")
    assert good is not None
    for row in (("TEMA", "POSICIÓN MX", "PRIORIDAD"), ("Etiquetado frontal", "Mantener la norma", "alta")):
        good.append(row)
    for row in (("x", "y"), ("algo", "otra cosa"), ("más", "cosas")):
        odd.append(row)
    path = tmp_path / "dos.xlsx"
    book.save(path)
    driver.drop(path)
    shown = flow(driver).waiting.shown
    assert shown is not None and shown.created
    assert any("«Rara»" in r.text and "3 renglones" in r.text for r in shown.remarks)
