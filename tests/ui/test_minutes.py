"""Minutes by keys alone: points as rows, what was open last time, what is made of a point, nothing lost on a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from workbench.assessing.minutes import cell
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Body, Commitment, Issue, Meeting, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Chosen, Parallel, Row
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.ui.bodies.minutes import MinutesView
from workbench.ui.bodies.page import BodiesPage
from workbench.ui.bodies.places import history_place, minutes_place
from workbench.ui.commands import COMMANDS
from workbench.ui.forms.quick import QuickRecord
from workbench.ui.forms.saving import PAUSE
from workbench.ui.places import Place

COLUMNS = [c.name for c in AGENDA.columns]
TESTS = Path(__file__).parents[1]


def point(**cells: object) -> Row:
    return tuple(cells.get(c.name, c.type.empty) for c in AGENDA.columns)


@dataclass(frozen=True)
class World:
    """The sanitary committee with a meeting that left two points open, and one that is being written down."""

    body: Body
    issue: Issue
    last: Meeting
    now: Meeting


@pytest.fixture
def world(driver: Driver, review: Path) -> World:
    with open_dossier(review) as dossier:
        everything = list(dossier.reader.all("body"))
        sps = next(b for b in everything if isinstance(b, Body) and b.acronym == "SPS")
        issue = next(i for i in dossier.reader.all("issue") if isinstance(i, Issue) and "sanitarias" in i.title.es)
    agenda = (
        point(number="1", point="Aprobación", result="Aprobado"),
        point(number="2", point="Plazos", point_en="Times", issue=issue.uid, mexico="Informó"),
        point(number="4", point="Regionalización", result="Se discutió", carried_over=True),
    )
    last = meeting(sps, "2026-05-12", "Tercera reunión", agenda)
    now = meeting(sps, "2026-06-30", "Cuarta reunión")
    driver.window.bench.commit(ChangeSet((Create(last), Create(now)), "reuniones"))
    driver.still()
    return World(sps, issue, last, now)


def meeting(body: Body, when: str, title: str, agenda: tuple[Row, ...] = ()) -> Meeting:
    held, own = Chosen("held"), Chosen("own_file")
    told = from_iso(when)
    return Meeting(
        uid=str(uuid4()),
        title=Parallel(title),
        body=body.uid,
        when=told,
        standing=held,
        known_from=own,
        agenda=agenda,
    )


def taken(driver: Driver, uid: str) -> MinutesView:
    driver.window.go(minutes_place(uid))
    return written(driver)


def written(driver: Driver) -> MinutesView:
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage) and page.minutes.isVisible()
    driver.until(lambda: page.minutes.agenda().isAncestorOf(driver.focus()), "for the agenda")
    return page.minutes


def kept(path: Path, uid: str) -> Any:
    with open_dossier(path) as dossier:
        return dossier.reader.get(uid)


def all_of(path: Path, kind: type[Any], name: str) -> list[Any]:
    with open_dossier(path) as dossier:
        return [r for r in dossier.reader.all(name) if isinstance(r, kind)]


def changes(path: Path) -> int:
    with open_dossier(path) as dossier:
        return len(dossier.reader.changes())


def column(rows: tuple[Row, ...], name: str) -> list[Any]:
    return [cell(row, name) for row in rows]


# ---- points


def test_points_are_written_moved_and_kept_by_keys_alone(driver: Driver, review: Path, world: World) -> None:
    taken(driver, world.now.uid)
    driver.type("Aprobación")  # the first row is there, its number suggested, the focus in its point
    driver.keys("Tab")
    driver.type("Adoption")
    driver.keys("Return")
    driver.type("Plazos")
    for _ in range(3):
        driver.keys("Tab")  # English, issue, Mexico
    driver.type("Informa")
    driver.keys("Tab")
    driver.type("Pide fechas")
    driver.keys("Return")
    driver.type("Otros")
    driver.keys("Ctrl+S")
    agenda = kept(review, world.now.uid).agenda
    assert column(agenda, "number") == ["1", "2", "3"]
    assert column(agenda, "point") == ["Aprobación", "Plazos", "Otros"]
    assert column(agenda, "point_en") == ["Adoption", "", ""]
    assert (column(agenda, "mexico")[1], column(agenda, "united_states")[1]) == ("Informa", "Pide fechas")
    where = driver.focus()
    driver.keys("Ctrl+Up")
    assert driver.focus() is where  # whoever writes goes on where they were
    driver.type(" asuntos")
    driver.keys("Ctrl+S")
    agenda = kept(review, world.now.uid).agenda
    assert column(agenda, "point") == ["Aprobación", "Otros asuntos", "Plazos"]
    assert column(agenda, "number") == ["1", "2", "3"]  # running numbers stay with the places
    driver.keys("Ctrl+Down")
    assert column(kept(review, world.now.uid).agenda, "point") == ["Aprobación", "Plazos", "Otros asuntos"]


def test_a_row_in_the_middle_and_the_way_of_tab(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.last.uid)
    cards = view.agenda()._cards
    driver.until(lambda: len(cards) == 3)
    cards[1].editors[1].setFocus()
    driver.keys("Return")
    assert cards[2].isAncestorOf(driver.focus()) and len(cards) == 4
    driver.type("Intercalado")
    for _ in range(len(COLUMNS) + 4):  # the cells after it, the buttons of those that point somewhere, and away
        if cards[3].isAncestorOf(driver.focus()):
            break
        driver.keys("Tab")
    assert cards[3].isAncestorOf(driver.focus())  # the next row, though it was made before
    agenda = kept(review, world.last.uid).agenda
    assert column(agenda, "point") == ["Aprobación", "Plazos", "Intercalado", "Regionalización"]
    assert column(agenda, "number") == ["1", "2", "3", "4"]
    cards[2].editors[1].setFocus()
    driver.keys("Return")
    assert column(kept(review, world.last.uid).agenda, "number") == ["1", "2", "3", "4"]  # 4 is taken: none suggested
    assert cards[3].row() == AGENDA.row() and cards[3].editors[0].isAncestorOf(driver.focus())


def test_a_number_that_does_not_run_on_stays_with_its_point(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.last.uid)
    cards = view.agenda()._cards
    driver.until(lambda: len(cards) == 3)
    cards[2].editors[1].setFocus()
    driver.keys("Ctrl+Up")
    agenda = kept(review, world.last.uid).agenda
    assert column(agenda, "number") == ["1", "4", "2"]
    assert column(agenda, "point") == ["Aprobación", "Regionalización", "Plazos"]
    driver.keys("Ctrl+Up")
    assert column(kept(review, world.last.uid).agenda, "number") == ["4", "1", "2"]


def test_a_point_without_words_yet_moves_and_still_says_nothing(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.now.uid)
    driver.type("Aprobación")
    driver.keys("Return")
    driver.keys("Ctrl+Up")
    driver.keys("Ctrl+S")
    assert [str(card.row()[0]) for card in view.agenda()._cards] == ["1", "2"]
    agenda = kept(review, world.now.uid).agenda
    assert column(agenda, "number") == ["2"] and column(agenda, "point") == ["Aprobación"]


def test_a_row_that_says_nothing_is_not_kept_and_has_none_below(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.now.uid)
    before = changes(review)
    driver.keys("Return")
    driver.keys("Return")
    assert len(view.agenda()._cards) == 1 and view.agenda()._cards[0].row()[0] == "1"
    driver.keys("Ctrl+S")
    assert kept(review, world.now.uid).agenda == () and changes(review) == before


# ---- what was open last time


def test_open_points_are_brought_with_where_they_come_from(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.now.uid)
    assert "2 puntos pendientes" in view.carry.text() and "12 de mayo de 2026" in view.carry.text()
    before = changes(review)
    driver.click(view.carry)
    assert changes(review) == before + 1
    agenda = kept(review, world.now.uid).agenda
    assert column(agenda, "number") == ["2", "4"] and column(agenda, "point_en") == ["Times", ""]
    assert column(agenda, "comes_from") == [world.last.uid] * 2
    assert column(agenda, "issue") == [world.issue.uid, ""] and not any(column(agenda, "mexico"))
    QTest.qWait(80)
    driver.still()
    assert not view.carry.isEnabled() and "Ningún punto por traer" in view.carry.text()
    driver.command("undo")
    assert kept(review, world.now.uid).agenda == ()
    QTest.qWait(80)
    driver.still()
    assert view.carry.isEnabled()


def test_the_first_meeting_has_none_before_it(driver: Driver, review: Path) -> None:
    alone = Body(uid=str(uuid4()), title=Parallel("Grupo nuevo"))
    first = meeting(alone, "2026-06-30", "Primera")
    driver.window.bench.commit(ChangeSet((Create(alone), Create(first)), "grupo"))
    driver.still()
    view = taken(driver, first.uid)
    assert not view.carry.isEnabled() and view.carry.text().strip() == "No hay reunión anterior"
    assert view.body.text() == "Grupo nuevo"


def test_new_minutes_begin_on_the_page_of_the_body(driver: Driver, review: Path, world: World) -> None:
    driver.window.go(history_place(world.body.uid))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    before = changes(review)
    driver.click(page.history.new)
    view = written(driver)
    assert changes(review) == before + 1
    made = kept(review, view.form.uid)
    assert (made.body, made.when.iso(), made.standing.key) == (world.body.uid, date.today().isoformat(), "held")
    assert (made.known_from.key, made.minutes.key, made.own_audience.key) == ("own_file", "draft", "negotiators")
    assert made.title.es.startswith("Reunión del ") and made.title.en.startswith("Meeting of ")
    assert "30 de junio de 2026" in view.carry.text()  # the last one before today
    driver.keys("Ctrl+Z")
    assert kept(review, made.uid) is None


def test_minutes_are_opened_from_the_form_of_a_meeting(driver: Driver, world: World) -> None:
    driver.window.go(Place("bodies", "meeting", world.last.uid))
    driver.still()
    (way,) = [b for b in driver.form().header.findChildren(QToolButton) if b.accessibleName() == "Minuta"]
    driver.click(way)
    view = written(driver)
    assert view.form.uid == world.last.uid and len(view.agenda()._cards) == 3
    assert "agenda" in view.form.rows and "place" not in view.form.rows
    driver.click(view.body)
    assert driver.window.trail.here() == history_place(world.body.uid)


# ---- what is made of a point


def asked(driver: Driver) -> QuickRecord:
    dialog = driver.dialog(QuickRecord)
    assert isinstance(dialog, QuickRecord)
    driver.until(lambda: dialog.isAncestorOf(driver.focus()))
    return dialog


def pressed(driver: Driver, keys: str) -> QuickRecord:
    driver.keys(keys)
    return asked(driver)


def test_a_statement_is_made_of_a_point_by_keys(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.last.uid)
    view.agenda()._cards[1].editors[1].setFocus()
    before = changes(review)
    dialog = pressed(driver, "Ctrl+Shift+D")
    driver.type("Estados Unidos")
    driver.keys("Tab")
    dialog.editors["words"].setFocus()
    driver.type("Los plazos son inaceptables.")
    driver.keys("Ctrl+Return")
    driver.until(lambda: changes(review) == before + 1, "for the statement")
    driver.still()
    (said,) = all_of(review, Statement, "statement")
    assert (said.on, said.issue, said.meeting) == (Parallel("Plazos", "Times"), world.issue.uid, world.last.uid)
    assert said.when == world.last.when and said.words.es == "Los plazos son inaceptables."
    assert kept(review, said.actor).acronym == "US" and said.own_audience.key == "negotiators"
    assert view.isVisible() and view.form.uid == world.last.uid  # the minutes were not left
    assert view.agenda()._cards[1].isAncestorOf(driver.window.focusWidget())
    driver.keys("Ctrl+Z")
    assert all_of(review, Statement, "statement") == []


def test_a_commitment_is_made_of_a_point_and_a_name_is_looked_up_first(
    driver: Driver, review: Path, world: World
) -> None:
    view = taken(driver, world.last.uid)
    card = view.agenda()._cards[1]
    (flag,) = [b for b in card.findChildren(QToolButton) if b.accessibleName().startswith("Compromiso")]
    before = changes(review)
    driver.click(flag)
    dialog = asked(driver)
    driver.keys("Ctrl+Return")
    assert not dialog.problems["title"].isHidden() and changes(review) == before  # it needs its words
    dialog.editors["title"].texts["es"].setFocus()  # type: ignore[attr-defined]
    driver.type("Publicar los plazos")
    dialog.editors["due"].setFocus()
    driver.type("31/03/2027")
    dialog.editors["owner"].setFocus()
    driver.type("cofepris")
    driver.keys("Ctrl+Return")  # the name was typed just now, and not chosen from the list
    driver.until(lambda: changes(review) == before + 1, "for the commitment")
    driver.still()
    (made,) = all_of(review, Commitment, "commitment")
    assert (made.body, made.meeting, made.issue) == (world.body.uid, world.last.uid, world.issue.uid)
    assert (made.origin.key, made.status.key, made.due.iso()) == ("minutes", "open", "2027-03-31")
    assert "COFEPRIS" in kept(review, made.owner).acronym.upper() and made.title.es == "Publicar los plazos"


def test_a_name_that_nobody_has_keeps_the_question_open(driver: Driver, review: Path, world: World) -> None:
    view = taken(driver, world.last.uid)
    view.agenda()._cards[0].editors[1].setFocus()
    before = changes(review)
    dialog = pressed(driver, "Ctrl+Shift+D")
    driver.type("Nadie Conocido")
    driver.keys("Ctrl+Return")
    driver.until(lambda: not dialog.problems["actor"].isHidden())
    assert "Nadie Conocido" in dialog.problems["actor"].text() and changes(review) == before
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    driver.still()
    assert all_of(review, Statement, "statement") == [] and not view.form.unfinished


def test_the_keys_of_a_point_are_no_keys_of_the_window(driver: Driver, world: World) -> None:
    view = taken(driver, world.last.uid)
    of_window = {QKeySequence(keys).toString() for command in COMMANDS for keys in command.keys}
    of_point = {act.keys for act in view.agenda()._acts}
    assert len(of_point) == 2 and not of_window & of_point
    view.agenda()._cards[1].editors[1].setFocus()
    for keys, name in (("Ctrl+Shift+D", "actor"), ("Ctrl+Shift+K", "owner")):
        dialog = pressed(driver, keys)
        assert name in dialog.editors
        dialog.reject()
        driver.still()


def test_what_was_typed_in_the_minutes_is_a_step_of_its_own(driver: Driver, review: Path, world: World) -> None:
    taken(driver, world.now.uid)
    driver.type("Un punto")
    dialog = pressed(driver, "Ctrl+Shift+D")
    driver.still()
    assert column(kept(review, world.now.uid).agenda, "point") == ["Un punto"]
    assert dialog.editors["on"].reading().value == Parallel("Un punto")
    dialog.reject()
    driver.still()
    assert QApplication.activeModalWidget() is None


# ---- nothing is lost

_CHILD = """
import sys
from driving import Driver
from pathlib import Path
from PySide6.QtTest import QTest
from workbench.ui.bodies.places import minutes_place
folder, path, uid, pause = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
driver = Driver(folder)
driver.open(path)
driver.window.go(minutes_place(uid))
driver.still()
agenda = driver.window.current_page().minutes.agenda()
driver.until(lambda: agenda.isAncestorOf(driver.focus()))
driver.type("Lo primero")
driver.keys("Return")
driver.type("Lo segundo")
QTest.qWait(pause)
driver.still()
print("written", flush=True)
QTest.qWait(60_000)
"""


def test_a_kill_loses_nothing_but_what_was_typed_since_the_last_pause(review: Path, tmp_path: Path) -> None:
    with open_dossier(review, write=True, author="test") as dossier:
        sps = next(b for b in dossier.reader.all("body") if isinstance(b, Body) and b.acronym == "SPS")
        now = meeting(sps, "2026-06-30", "Cuarta reunión")
        dossier.journal.commit(ChangeSet((Create(now),), "reunión"))
    home = tmp_path / "home"
    home.mkdir()
    arguments = [str(home), str(review), now.uid, str(PAUSE + 500)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), *sys.path)), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "written"
        child.send_signal(signal.SIGKILL)
    with open_dossier(review) as dossier:
        assert dossier.reader.is_whole()
    assert column(kept(review, now.uid).agenda, "point") == ["Lo primero", "Lo segundo"]
