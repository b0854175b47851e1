"""At the table: statements typed by keys alone, what was said on it before, nothing lost, nobody guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QStandardItemModel
from PySide6.QtTest import QTest
from test_accessible import nameless
from watching import guard_threads

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import STATEMENT, Actor, Meeting, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import whole_day
from workbench.settings import LANGUAGE
from workbench.store.dossier import open_dossier
from workbench.ui.places import Place
from workbench.ui.table.page import CapturePage
from workbench.ui.table.promote import PromoteDialog

TWENTY = [
    f'{actor} {verb} > {on}: "punto {n}, textual"{mark}'
    for n, (actor, verb, on, mark) in enumerate(
        [
            ("EE.UU.", "propone", "reglas de origen automotrices", " /informal"),
            ("CA", "apoya", "Energía", ""),
            ("USTR (Greer)", "se opone", "cuotas lácteas", " /adref"),
            ("MX", "acuerda", "umbral de minimis", " /9.17"),
        ]
        * 5
    )
]


def table(driver: Driver) -> CapturePage:
    driver.keys("Ctrl+M")
    page = driver.window.current_page()
    assert isinstance(page, CapturePage)
    return page


def kept(path: Path) -> list[Statement]:
    with open_dossier(path) as opened:
        return [s for s in opened.reader.all(STATEMENT.name) if isinstance(s, Statement)]


def enter(driver: Driver, line: str, keys: str = "Return") -> None:
    driver.type(line)
    driver.keys(keys)


def rows(model: QStandardItemModel) -> list[str]:
    return [model.item(row).text() for row in range(model.rowCount())]


def test_twenty_statements_are_typed_by_keys_alone(driver: Driver, review: Path) -> None:
    page = table(driver)
    assert driver.focus() is page.capture.line
    for line in TWENTY:
        driver.type(line)
        QTest.keyClick(driver.focus(), Qt.Key.Key_Return)  # nobody waits for the one before to be written
        assert page.capture.text() == ""
    driver.still()
    found = kept(review)
    assert len(found) == 20 and [s.words.es for s in found] == [f"punto {n}, textual" for n in range(20)]
    first, second, third, fourth = found[:4]
    assert (first.verb, first.formality, first.on.en) == (
        Chosen("proposes"),
        Chosen("informal"),
        "Automotive rules of origin",
    )
    assert first.issue and second.issue and not third.issue
    assert (third.speaker, third.verb, third.ad_referendum) == ("Greer", Chosen("objects", "se opone"), True)
    assert fourth.ad_referendum and [p.code() for p in fourth.provisions] == ["9.17"]
    assert {s.when for s in found} == {whole_day(date.today())} and all(s.hour for s in found)
    assert {s.own_audience.key for s in found} == {"negotiators"} and not any(s.reviewed for s in found)
    assert len(rows(page.written.model)) == 20 and "punto 19" in rows(page.written.model)[0]
    driver.keys("Ctrl+Z")
    assert len(kept(review)) == 19 and len(rows(page.written.model)) == 19


def test_tab_and_the_arrows_complete_each_part(driver: Driver, review: Path) -> None:
    page = table(driver)
    line = page.capture.line
    driver.type("Estados U")
    assert any(row.startswith("Estados Unidos") for row in rows(page.capture._model))
    driver.keys("Tab")
    assert line.text() == "US "
    driver.type("(Greer")
    driver.keys("Tab")
    driver.type("xyz")
    driver.keys("Tab")
    assert line.text() == "US (Greer) xyz"
    driver.retype(line, "US prop")
    driver.keys("Tab")
    assert line.text() == "US propone > "
    driver.type("automot")
    at = rows(page.capture._model).index("Reglas de origen automotrices")
    for _ in range(at + 1):
        driver.keys("Down")
    driver.keys("Return")
    assert line.text() == "US propone > Reglas de origen automotrices: "
    driver.type("subir")
    driver.keys("Tab")
    driver.type("inf")
    driver.keys("Tab")
    assert line.text() == "US propone > Reglas de origen automotrices: subir /informal "
    driver.keys("Return")
    (said,) = kept(review)
    assert (said.words.es, said.formality) == ("subir", Chosen("informal")) and said.issue
    driver.type("CA ")
    driver.keys("Tab")
    driver.type("algo nuevo")
    driver.keys("Tab")
    assert line.text() == "CA > algo nuevo: "
    driver.keys("Return")
    assert "Faltan las palabras" in page.capture.told.text() and len(kept(review)) == 1
    driver.type("ya")
    driver.keys("Return")
    driver.keys("Up")
    driver.keys("Up")
    assert line.text() == "US propone > Reglas de origen automotrices: subir /informal "
    driver.keys("Down")
    driver.keys("Down")
    assert line.text() == "" and len(kept(review)) == 2
    driver.keys("Tab")
    assert driver.focus() is not line


def test_whoever_is_not_clear_is_asked_about_in_the_line(driver: Driver, review: Path) -> None:
    page = table(driver)
    driver.window.bench.commit(
        ChangeSet(tuple(Create(Actor(uid=f"twin{n}", title=Parallel("Gemelos"))) for n in range(2)), "dos")
    )
    driver.still()
    enter(driver, "Gemelos apoya > acero: sí")
    assert "varios actores" in page.capture.told.text() and kept(review) == []
    assert page.capture.text() == "Gemelos apoya > acero: sí"
    driver.keys("Down")
    driver.keys("Down")
    driver.keys("Return")
    assert page.capture.text().startswith("A-")
    driver.keys("Return")
    assert [s.actor for s in kept(review)] == ["twin1"]
    enter(driver, "EE.UU. exige > acero: ya")
    assert "no es un verbo" in page.capture.told.text()
    driver.keys("Down")
    driver.keys("Return")
    assert page.capture.text() == 'EE.UU. propone > acero: "ya"'
    driver.keys("Return")
    enter(driver, "CA apoya > acero: sí /informl")
    assert "no es una marca" in page.capture.told.text() and len(kept(review)) == 2
    driver.keys("Down")
    driver.keys("Return")
    assert page.capture.text() == 'CA apoya > acero: "sí /informl"'
    assert "sin tema; ¿I-13" in page.capture.told.text()
    driver.retype(page.capture.line, "Nuevo Gremio apoya > acero")
    driver.keys("Return")
    assert rows(page.capture._model)[-1] == "Añadir «Nuevo Gremio» a los actores"
    driver.keys("Up")  # nothing is chosen yet: the arrow up changes nothing
    for _ in rows(page.capture._model):
        driver.keys("Down")
    driver.keys("Return")
    driver.keys("Return")
    assert len(kept(review)) == 3 and page.capture.text() == ""
    enter(driver, "CA apoya")
    assert "¿Sobre qué?" in page.capture.told.text() and "acero" in rows(page.capture._model)


def test_what_was_said_before_appears_as_soon_as_it_is_recognised(driver: Driver) -> None:
    page = table(driver)
    enter(driver, "USTR propone > Energía: abrir el sector /informal")
    driver.type("USTR ")
    driver.still()
    assert any("abrir el sector" in row for row in rows(page.before.model))
    driver.type("apoya > energia")
    driver.still()
    assert "sobre «Energía», antes: 2" in page.before.head.text()
    assert "abrir el sector" in rows(page.before.model)[0] and "P-56" in rows(page.before.model)[1]
    driver.retype(page.capture.line, "US > acero")
    driver.still()
    assert any("Aranceles de la Sección 232" in row for row in rows(page.capture._model))
    head = page.before.head.text()
    assert "con su gobierno" in head and "«acero» o I-13" in head
    assert any("P-32" in row and "Casa Blanca" in row for row in rows(page.before.model))
    driver.retype(page.capture.line, "CA apoya > nada de esto xyzzy")
    driver.still()
    assert "nada antes" in page.before.head.text() and rows(page.before.model) == []
    driver.retype(page.capture.line, "USTR apoya > energia")
    driver.still()
    page.before.list.setFocus()
    page.before.list.setCurrentIndex(page.before.model.index(1, 0))
    driver.keys("Return")
    assert driver.form().record is not None and driver.form().record.key == "P-56"
    driver.keys("Alt+Left")
    assert page.capture.text() == "USTR apoya > energia"


def test_the_meeting_is_chosen_once_or_made_on_the_spot(driver: Driver, review: Path) -> None:
    page = table(driver)
    driver.retype(page.sitting.picker.line, "M-1")
    page.capture.line.setFocus()
    driver.still()
    driver.retype(page.sitting.picker.line, "una que no hay")
    page.capture.line.setFocus()
    driver.still()
    enter(driver, "US > acero: en la primera")
    assert kept(review) == [] and "ninguna del expediente" in page.bar.text()
    driver.retype(page.sitting.picker.line, "M-1")
    page.capture.line.setFocus()
    driver.still()
    driver.keys("Return")
    (said,) = kept(review)
    with open_dossier(review) as opened:
        meeting = opened.reader.by_key("M-1")
        assert isinstance(meeting, Meeting)
    assert (said.meeting, said.when, said.hour) == (meeting.uid, meeting.when, "")
    driver.settings.set(LANGUAGE, "en")
    driver.type("CA supports > st")
    driver.window.rebuild()
    driver.still()
    page = table(driver)
    assert page.sitting.uid == meeting.uid and page.capture.text() == "CA supports > st"
    assert page.written.head.text() == "Written down at this meeting: 1"
    driver.retype(page.capture.line, "CA supports > y")
    page.sitting.new.setFocus()
    driver.keys("Space")
    assert page.sitting.making.isVisible()
    driver.retype(page.sitting.body.line, "Free Trade Commission")
    page.sitting.date.setFocus()
    driver.still()
    driver.keys("Return")
    assert page.sitting.making.isHidden() and page.sitting.meeting is not None
    made = page.sitting.meeting
    assert made.when == whole_day(date.today()) and made.standing == Chosen("held") and made.title.es != made.title.en
    page.capture.line.setFocus()
    driver.keys("Return")
    assert [s.meeting for s in kept(review)] == [meeting.uid, made.uid]
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []


def test_a_meeting_that_is_open_is_the_one_that_is_captured(driver: Driver) -> None:
    with open_dossier(driver.window.path or Path()) as opened:
        meeting = opened.reader.by_key("M-2")
    assert meeting is not None
    driver.window.go(Place("bodies", "meeting", meeting.uid))
    driver.still()
    assert table(driver).sitting.uid == meeting.uid


def test_a_line_that_cannot_be_written_comes_back(
    driver: Driver, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = table(driver)
    actor = Actor(uid="gone", title=Parallel("Fugaz"))
    driver.window.bench.commit(ChangeSet((Create(actor),), "uno"))
    driver.still()
    driver.type("Fugaz apoya > acero: aquí")
    driver.window.jobs.write(lambda writing: writing.undo())  # the window has not heard of it yet
    driver.keys("Return")
    assert page.capture.text() == "Fugaz apoya > acero: aquí" and page.bar.text()
    assert kept(review) == []


def test_whoever_becomes_an_actor_elsewhere_can_be_named(driver: Driver, review: Path) -> None:
    page = table(driver)
    driver.window.go(Place("today"))
    driver.window.bench.commit(ChangeSet((Create(Actor(uid="new", title=Parallel("Recién llegada"))),), "una"))
    driver.still()
    assert table(driver) is page
    enter(driver, "Recién llegada apoya > acero")
    assert [s.actor for s in kept(review)] == ["new"]


def test_a_statement_becomes_a_position_at_a_key(driver: Driver, review: Path) -> None:
    page = table(driver)
    enter(driver, "CA propone > Energía: una fecha")
    enter(driver, "CA propone > asunto sin tema: otra")
    page.written.list.setFocus()
    page.written.list.setCurrentIndex(page.written.model.index(1, 0))
    driver.keys("Ctrl+Shift+M")
    first, second = kept(review)
    assert first.promoted_to and not second.promoted_to
    page.written.list.setFocus()
    page.written.list.setCurrentIndex(page.written.model.index(0, 0))
    driver.keys("Ctrl+Shift+M")
    dialog = driver.dialog(PromoteDialog)
    assert isinstance(dialog, PromoteDialog)
    assert dialog.model.rowCount() > 1 and dialog.list.currentIndex().row() == 0
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(dialog.model.rowCount() - 1, 0))
    driver.click(dialog.accept_button)
    assert "tema" in dialog.bar.text()
    driver.retype(dialog.issue.line, "Energía")
    driver.click(dialog.accept_button)
    driver.still()
    first, second = kept(review)
    assert second.promoted_to
    driver.window.go(Place("issues", "statement", second.uid))
    driver.still()
    driver.keys("Ctrl+Shift+M")
    assert "ya pasó" in driver.window.statusBar().currentMessage()


def test_no_sql_runs_on_the_windows_thread(review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strangers = guard_threads(monkeypatch)
    driver = Driver(tmp_path)
    driver.open(review)
    page = table(driver)
    for line in TWENTY[:4]:
        enter(driver, line)
    driver.type("USTR se opone > cuotas")
    driver.keys("Ctrl+Z")
    assert page.capture.text() == "USTR se opone > cuotas" and len(kept(review)) == 3
    page.written.list.setFocus()
    page.written.list.setCurrentIndex(page.written.model.index(1, 0))
    driver.keys("Ctrl+Shift+M")
    assert kept(review)[1].promoted_to
    driver.leave()
    assert strangers == []
