"""Asking ministries from the window: a list's records, the workbooks, what comes back, the board, and undo."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from driving import Driver
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from test_accessible import nameless

from workbench.assessing.inquiries import State
from workbench.domain.change import ChangeSet, Update
from workbench.domain.query import Among, OneOf
from workbench.domain.records import Actor, Inquiry
from workbench.settings import TEXT_SIZE
from workbench.store.dossier import open_dossier
from workbench.tasks.board import board_of
from workbench.ui.inquiries.asking import AskDialog
from workbench.ui.inquiries.packs import PacksDialog
from workbench.ui.inquiries.page import InquiriesPage
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.today.page import TodayPage

LEADS = ("SADER", "SADER", "COFEPRIS", "CNA")
ANSWER = "Respuesta a la pregunta"


@pytest.fixture
def led(review: Path) -> dict[str, list[str]]:
    """The bundled dossier in which some issues have a ministry in the lead; which issues, by the ministry."""
    found: dict[str, list[str]] = {}
    with open_dossier(review, write=True) as dossier:
        actors = {a.acronym: a.uid for a in dossier.reader.all("actor") if isinstance(a, Actor)}
        edits = []
        for issue, lead in zip(dossier.reader.all("issue"), LEADS, strict=False):
            edits.append(Update(issue.uid, issue.revision, {"lead": actors[lead]}))
            found.setdefault(lead, []).append(issue.uid)
            found.setdefault("actors", []).append(actors[lead])
        dossier.journal.commit(ChangeSet(tuple(edits), "x"))
    return found


def page(driver: Driver) -> InquiriesPage:
    found = driver.window.current_page()
    assert isinstance(found, InquiriesPage)
    return found


def board(driver: Driver) -> list[list[str]]:
    """The rows of the board as they are shown."""
    model = page(driver).board.model
    return [[model.item(row, column).text() for column in range(3)] for row in range(model.rowCount())]


def inquiries(path: Path) -> list[Inquiry]:
    with open_dossier(path) as dossier:
        return [r for r in dossier.reader.all("inquiry") if isinstance(r, Inquiry)]


def fill(path: Path, to: Path, answers: int) -> Path:
    """A pack with its first questions answered, as it comes back."""
    book = load_workbook(path)
    sheet = book["Preguntas"]
    at = [cell.value for cell in sheet[1]].index(ANSWER) + 1
    for row in range(2, 2 + answers):
        sheet.cell(row, at).value = f"Respuesta {row}"
    book.save(to)
    return to


def test_from_a_list_to_the_board_and_back(
    led: dict[str, list[str]], driver: Driver, review: Path, tmp_path: Path
) -> None:
    window = driver.window
    window.go(Place("inquiries"))
    driver.still()
    assert board(driver) == [] and page(driver).board.nothing.isVisible()
    assert "SADER" in page(driver).board.unasked.text()

    # The issues of a filtered list, by key.
    window.go(Place("issues", "issue", condition=Among("lead", tuple(dict.fromkeys(led["actors"])))))
    driver.still()
    driver.keys("Ctrl+Shift+A")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    assert dialog.about.currentText().startswith("Los 4 de la lista")
    assert dialog.focusWidget() is dialog.words
    assert "4 preguntas: SADER 2, CNA 1, COFEPRIS 1" in dialog.preview.text()
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    driver.click(dialog.accept_button)
    assert dialog.isVisible() and dialog.bar.text() == "Falta la pregunta."
    driver.type("¿Qué cupo se puede ofrecer?", dialog.words)
    driver.type("el viernes", dialog.limit)
    assert "no es un plazo" in dialog.limit_told.text() and dialog.limit.property("wrong") == "true"
    driver.click(dialog.accept_button)
    assert dialog.isVisible() and "no es un plazo" in dialog.bar.text()
    day = date.today() + timedelta(days=2)
    driver.retype(dialog.limit, f"{day.isoformat()} 18:00")
    assert "quedan" in dialog.limit_told.text()
    driver.type("Ronda 3", dialog.batch)
    driver.click(dialog.accept_button)

    # Their workbooks, each in the folder, noted as sent.
    packs = driver.dialog(PacksDialog)
    assert isinstance(packs, PacksDialog)
    assert len(inquiries(review)) == 4 and packs.batch.currentText() == "4 preguntas"
    assert nameless(QAccessible.queryAccessibleInterface(packs)) == []
    out = tmp_path / "out"
    driver.answers.folder_next.append(out)
    driver.click(packs.save)
    assert "3 libros" in packs.told.text() and "nada reservado" in packs.told.text()
    packs.close()
    files = {p.name.split("-")[1]: p for p in out.iterdir()}
    assert set(files) == {"SADER", "COFEPRIS", "CNA"}
    assert {i.sent.iso() for i in inquiries(review) if i.sent} == {date.today().isoformat()}

    driver.keys("Ctrl+Shift+C")
    waiting = [["CNA", "En espera", "0 de 1"], ["COFEPRIS", "En espera", "0 de 1"], ["SADER", "En espera", "0 de 2"]]
    assert sorted([name.split(" · ")[0], *rest] for name, *rest in board(driver)) == waiting
    assert page(driver).board.numbers[State.WAITING].text() == "En espera: 3"
    assert not page(driver).board.unasked.isVisible()

    # What comes back turns the board; undone, it is as it was.
    for name, answers in (("SADER", 1), ("CNA", 1)):
        window.import_file(fill(files[name], tmp_path / f"{name} respuesta.xlsx", answers))
        driver.still()
        flow = window.page("imports").flow()  # type: ignore[attr-defined]
        driver.click(flow.commit)
    driver.keys("Ctrl+Shift+C")
    told = [[name.split(" · ")[0], *rest] for name, *rest in board(driver)]
    assert told == [
        ["SADER", "En parte", "1 de 2"],
        ["COFEPRIS", "En espera", "0 de 1"],
        ["CNA", "Contestada", "1 de 1"],
    ]
    driver.keys("Ctrl+Z")
    assert [rest for _, *rest in board(driver)] == [
        ["En parte", "1 de 2"],
        ["En espera", "0 de 1"],
        ["En espera", "0 de 1"],
    ]

    # A row leads to its open question, and by Enter to all of them; a number to the questions behind it.
    table = page(driver).board.table
    table.setFocus()
    table.selectRow(0)
    driver.still()
    form = driver.form()
    assert isinstance(form.record, Inquiry) and form.record.answer == ""
    table.activated.emit(table.currentIndex())
    driver.still()
    assert page(driver).pane().model.rowCount() == 2 and not page(driver).on_board
    driver.keys("Alt+Left")
    assert page(driver).on_board
    driver.click(page(driver).board.numbers[State.WAITING])
    assert page(driver).pane().model.rowCount() == 2
    (condition,) = page(driver).pane().view.conditions
    assert isinstance(condition, OneOf) and condition.name == "En espera"


def test_one_question_by_an_hour_of_today_and_late(led: dict[str, list[str]], driver: Driver, review: Path) -> None:
    window = driver.window
    window.go(Place("issues", "issue", uid=led["COFEPRIS"][0]))
    driver.still()
    driver.command("ask")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog) and dialog.about.currentText().startswith("Sólo «")
    driver.type("¿Hay base científica?", dialog.words)
    driver.type("00:00", dialog.limit)
    assert "pasó hace" in dialog.limit_told.text()
    dialog.write.setChecked(False)
    driver.click(dialog.accept_button)
    (one,) = inquiries(review)
    assert (one.due_hour, one.due.iso() if one.due else "") == ("00:00", date.today().isoformat())
    window.go(Place("inquiries"))
    driver.still()
    assert board(driver) == [["COFEPRIS", "Sin enviar", "0 de 1"]]
    window.go(Place("inquiries", "inquiry", uid=one.uid))
    driver.still()
    sent = driver.form().rows["sent"].editor
    driver.retype(sent.line, date.today().isoformat())  # type: ignore[attr-defined]
    driver.keys("Tab")
    window.go(Place("inquiries"))
    driver.still()
    assert board(driver) == [["COFEPRIS", "Con retraso", "0 de 1"]]
    told = page(driver).board.model.item(0, 3).text()
    with open_dossier(review) as dossier:
        moment = datetime.now()
        (line,) = board_of(dossier.reader, moment, "es").lines
    assert told.endswith("de retraso") and line.pack.left is not None and line.pack.left < timedelta()
    window.go(Place("today"))
    driver.still()
    today = window.current_page()
    assert isinstance(today, TodayPage) and today.shown is not None
    assert one.uid in {x.uid for x in today.shown.soon}  # its day is not over
    driver.keys("Ctrl+Z")
    driver.keys("Ctrl+Z")
    assert inquiries(review) == []


def test_a_screen_without_records_to_ask_about_asks_in_general(driver: Driver) -> None:
    driver.command("ask")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    assert [dialog.about.itemText(at) for at in range(dialog.about.count())] == ["En general, sobre ningún registro"]
    driver.keys("Escape", dialog)
    driver.window.go(Place("figures", "source"))
    driver.still()
    driver.command("ask")
    general = driver.dialog(AskDialog)
    assert isinstance(general, AskDialog) and general.about.count() == 1
    general.reject()
    driver.still()


def test_packs_without_open_questions_are_told(driver: Driver, tmp_path: Path) -> None:
    driver.command("packs")
    dialog = driver.dialog(PacksDialog)
    assert isinstance(dialog, PacksDialog)
    driver.answers.folder_next += [None, tmp_path]
    driver.click(dialog.save)
    assert dialog.bar.text() == ""
    driver.click(dialog.save)
    assert dialog.bar.text() == "No hay preguntas abiertas que enviar."
    dialog.reject()
    driver.still()


def test_the_board_in_the_largest_text(led: dict[str, list[str]], driver: Driver, review: Path) -> None:
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.window.go(Place("issues", "issue", uid=led["CNA"][0]))
    driver.still()
    driver.command("ask")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    assert dialog.height() <= driver.window.screen().availableGeometry().height()
    driver.type("¿?", dialog.words)
    dialog.write.setChecked(False)
    driver.click(dialog.accept_button)
    driver.window.go(Place("inquiries"))
    driver.still()
    table = page(driver).board.table
    assert table.horizontalScrollBar().maximum() == 0
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, True]
    assert "0 de 1" in page(driver).board.model.item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(driver.window.current_page(), RecordsPage)


def test_whom_a_slip_names_nobody_else_is_asked_for(led: dict[str, list[str]], driver: Driver, review: Path) -> None:
    window = driver.window
    window.go(Place("issues", "issue", condition=Among("lead", tuple(dict.fromkeys(led["actors"])))))
    driver.still()
    driver.keys("Ctrl+Shift+A")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    dialog.write.setChecked(False)
    driver.type("¿Qué cupo?", dialog.words)
    driver.type("SADRE", dialog.of._picker.line)
    driver.click(dialog.accept_button)
    assert dialog.isVisible() and "no es el nombre de un registro" in dialog.bar.text() and inquiries(review) == []
    driver.retype(dialog.of._picker.line, "CNA")
    driver.click(dialog.accept_button)
    driver.still()
    asked = {i.asked for i in inquiries(review)}
    assert asked == {led["actors"][LEADS.index("CNA")]} and len(inquiries(review)) == 4
