"""A body's page: opened from everywhere, its parts in order, each line opening its record, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from driving import Driver
from PySide6.QtCore import QDate, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton, QWidget
from test_accessible import nameless

from workbench.domain.change import ChangeSet, Create
from workbench.domain.query import OneOf
from workbench.domain.records import Body, Commitment, Concern, Meeting, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel, Row
from workbench.domain.when import from_iso
from workbench.settings import LANGUAGE, TEXT_SIZE
from workbench.store.dossier import open_dossier
from workbench.tasks.committee import PARTS
from workbench.ui.bodies.history import LINE, HistoryView
from workbench.ui.bodies.page import BodiesPage
from workbench.ui.bodies.places import history_place
from workbench.ui.places import Place
from workbench.ui.widgets.links import LinkButton

SPS = "Comité de Medidas Sanitarias y Fitosanitarias"


def body(path: Path, words: str = SPS) -> Body:
    with open_dossier(path) as dossier:
        found = next(r for r in dossier.reader.all("body") if isinstance(r, Body) and r.title.es == words)
    return found


def shown(driver: Driver, uid: str, day: date = date(2026, 7, 1)) -> HistoryView:
    """The page of a body as of a day, once it is built."""
    driver.window.go(history_place(uid))
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    page.history.day.setDate(QDate(day.year, day.month, day.day))
    settled(driver, page.history)
    return page.history


def settled(driver: Driver, view: HistoryView) -> None:
    QTest.qWait(80)  # a change of the day settles first
    driver.still()
    title = view.shown.page.title if view.shown is not None else ""
    driver.until(lambda: words(view)[:1] == [title] and len(headings(view)) == len(PARTS), "for the page")
    driver.still()


def headings(view: HistoryView) -> list[str]:
    found = view.body.findChildren(QLabel) if view.body is not None else []
    return [w.text() for w in found if w.property("look") == "heading" and w.isVisibleTo(view)]


def words(view: HistoryView) -> list[str]:
    """Everything that is told, from top to bottom."""
    if view.body is None:
        return []
    found = [w for w in view.body.findChildren(QWidget) if isinstance(w, QLabel | QPushButton)]
    return [line for w in found if w.isVisibleTo(view) for line in (w.accessibleName() or w.text()).split("\n")]


def link(view: HistoryView, text: str) -> LinkButton:
    (found,) = [b for b in view.body.findChildren(LinkButton) if b.accessibleName().startswith(text)]
    return found


@dataclass(frozen=True)
class Ours:
    """Minutes of our own, with what came of them."""

    body: Body
    meeting: Meeting
    late: Commitment
    concern: Concern


def point(**cells: object) -> Row:
    return tuple(cells.get(c.name, c.type.empty) for c in AGENDA.columns)


@pytest.fixture
def ours(driver: Driver, review: Path) -> Ours:
    sps = body(review)
    with open_dossier(review) as dossier:
        us = next(r.uid for r in dossier.reader.all("actor") if getattr(r, "acronym", "") == "US")
    agenda = (
        point(number="1", point="Aprobación", result="Aprobado"),
        point(number="2", point="Plazos de la Cofepris", united_states="Pide plazos máximos"),
    )
    meeting = Meeting(
        uid=str(uuid4()),
        title=Parallel("Tercera reunión"),
        body=sps.uid,
        when=from_iso("2026-05-12"),
        standing=Chosen("held"),
        known_from=Chosen("own_file"),
        chair=us,
        agenda=agenda,
        outcome=Parallel("Se acordó un calendario."),
    )
    late = Commitment(
        uid=str(uuid4()),
        title=Parallel("Entregar el calendario"),
        owner=us,
        due=from_iso("2026-06"),
        meeting=meeting.uid,
    )
    concern = Concern(uid=str(uuid4()), title=Parallel("Rezago"), raised_by=(us,), meetings=(meeting.uid,))
    said = Statement(uid=str(uuid4()), on=Parallel("Plazos"), actor=us, meeting=meeting.uid)
    records: tuple[Record, ...] = (meeting, late, concern, said)
    driver.window.bench.commit(ChangeSet(tuple(map(Create, records)), "minuta"))
    driver.still()
    return Ours(sps, meeting, late, concern)


def test_the_page_of_the_sanitary_committee(driver: Driver, review: Path) -> None:
    view = shown(driver, body(review).uid)
    assert headings(view) == [heading.es for _, heading, _ in PARTS]
    told = words(view)
    assert told[0] == SPS and told[1].endswith("SPS · Comité")
    assert told[2:6] == ["Previstas: 6", "Previstas", "Celebradas: 2", "Celebradas"]
    for said in (
        "Fundamento: Art. 9.17",
        "Una vez al año, salvo que las Partes decidan otra cosa.",
        "Del 2020-07-01 al 2021-06-30: celebrada",
        "México",
        "6 de mayo de 2021 · Primera reunión del Comité de Medidas Sanitarias y Fitosanitarias · Celebrada",
        "No constan acuerdos de sus reuniones.",
        "No constan compromisos de este órgano.",
        "No constan preocupaciones planteadas en este órgano.",
        "Nada quedó pendiente, hasta donde consta.",
        "A más tardar el 30 de junio de 2027 (fecha calculada)",
        "Grupos técnicos de trabajo en medidas sanitarias y fitosanitarias · Art. 9.18",
    ):
        assert said in told, said
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []


def test_what_our_own_file_adds(driver: Driver, ours: Ours) -> None:
    view = shown(driver, ours.body.uid)
    told = words(view)
    for said in (
        "Puntos pendientes: 1",
        "Compromisos vencidos: 1",
        "Estados Unidos (12 de mayo de 2026)",
        "2. Plazos de la Cofepris",
        "Planteamiento de Estados Unidos: Pide plazos máximos",
        "Resultado: Aprobado",
        "1 declaración",
        "Se acordó un calendario.",
        "Vencido: junio de 2026 · Estados Unidos",
        "Planteada en 1 reunión de este órgano: 12 de mayo de 2026",
        "Puntos sin resultado, o que pasan a la próxima: 12 de mayo de 2026 · Tercera reunión",
        "Con el expediente propio: 3 periodos cubiertos, 3 reuniones celebradas",
    ):
        assert said in told, said
    (table,) = view.body.findChildren(QTableView)
    assert [table.model().index(n, 0).data() for n in range(2)] == ["Registro público", "Con el expediente propio"]
    shown(driver, ours.body.uid, date(2026, 6, 30))  # the last day of the month in which it is due
    assert "Compromisos vencidos: 0" in words(view) and "Vence: junio de 2026 · Estados Unidos" in words(view)


def test_each_line_opens_its_record(driver: Driver, ours: Ours) -> None:
    for text, uid in (
        ("12 de mayo de 2026 · Tercera reunión · Celebrada", ours.meeting.uid),
        ("Rezago", ours.concern.uid),
    ):
        driver.click(link(shown(driver, ours.body.uid), text))
        assert driver.form().uid == uid
    view = shown(driver, ours.body.uid)
    made = [b for b in view.body.findChildren(LinkButton) if b.accessibleName() == "Entregar el calendario"]
    assert len(made) == 2  # among all, and among what is open
    driver.click(made[0])
    assert driver.form().uid == ours.late.uid
    driver.click(link(shown(driver, ours.body.uid), "1 declaración"))
    place = driver.window.trail.here()
    assert place is not None and place.type == "statement" and isinstance(place.condition, OneOf)
    view = shown(driver, ours.body.uid)
    points = [b for b in view.body.findChildren(LinkButton) if b.accessibleName().startswith("2. Plazos")]
    driver.click(points[0])
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage) and page.minutes.form.uid == ours.meeting.uid


def test_other_bodies_and_the_lens_are_led_to(driver: Driver, review: Path) -> None:
    view = shown(driver, body(review).uid)
    driver.click(link(view, "Grupos técnicos de trabajo"))
    settled(driver, view)
    assert view.shown is not None and view.shown.page.title.startswith("Grupos técnicos")
    driver.click(link(view, "Depende de: SPS"))
    settled(driver, view)
    assert view.shown.page.title == SPS
    (chip,) = [b for b in view.body.findChildren(QToolButton) if b.text() == "Art. 9.17"]
    driver.click(chip)
    assert driver.window.trail.here() == Place("treaty", "lens", words="9.17")


def test_it_is_opened_from_the_due_table_its_line_of_time_the_list_and_by_name(driver: Driver, review: Path) -> None:
    sps = body(review)
    driver.window.go(Place("bodies"))
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    due, view = page.due, page.history
    due.day.setDate(QDate(2026, 7, 1))
    QTest.qWait(80)
    driver.still()
    row = next(n for n in range(due.model.rowCount()) if due.model.item(n, 0).text() == SPS)
    line = due.model.index(row, due.model.columnCount() - 1)
    due.table.scrollTo(line)
    area = due.table.visualRect(line)
    beside = next(  # on a period, not on a point
        QPoint(x, area.center().y())
        for x in range(area.center().x(), area.right())
        if due.line.point_at(QRectF(area), line.data(LINE + 1), QPoint(x, area.center().y()).toPointF()) is None
    )
    QTest.mouseClick(due.table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    QTest.mouseDClick(due.table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    settled(driver, view)
    assert view.isVisible() and view.uid == sps.uid
    assert view.day.date() == QDate(2026, 7, 1)  # the figures are those of the table
    driver.command("back")
    assert due.isVisible()

    driver.window.go(Place("bodies", "body", body(review, "Comité de Medio Ambiente").uid))
    driver.still()
    (way,) = [b for b in driver.form().header.findChildren(QToolButton) if b.accessibleName() == "Historia"]
    driver.click(way)
    settled(driver, view)
    assert view.shown is not None and view.shown.page.title == "Comité de Medio Ambiente"
    driver.click(view.record)
    assert driver.form().record.title.es == "Comité de Medio Ambiente"  # type: ignore[union-attr]

    driver.window.go(history_place(sps.uid))
    settled(driver, view)
    driver.retype(view.picker.line, "Consejo Laboral")
    driver.keys("Tab")
    settled(driver, view)
    assert view.shown.page.title == "Consejo Laboral"
    assert driver.window.trail.here() == history_place(view.uid)


def test_a_change_elsewhere_shows_and_leaves_the_place_on_the_page(driver: Driver, ours: Ours) -> None:
    view = shown(driver, ours.body.uid)
    driver.click(next(b for b in view.body.findChildren(QPushButton) if b.text() == "1"))
    at = view.area.verticalScrollBar().value()
    assert at > 0
    another = Concern(uid=str(uuid4()), title=Parallel("Otra más"), body=ours.body.uid)
    driver.window.bench.commit(ChangeSet((Create(another),), "otra"))
    settled(driver, view)
    driver.until(lambda: "Otra más" in words(view))
    assert view.area.verticalScrollBar().value() == at


def test_a_body_that_is_gone_leaves_nothing_behind(driver: Driver, ours: Ours) -> None:
    alone = Body(uid=str(uuid4()), title=Parallel("Grupo pasajero"))
    driver.window.bench.commit(ChangeSet((Create(alone),), "órgano"))
    driver.still()
    view = shown(driver, alone.uid)
    told = words(view)
    assert "No consta su mandato ni su fundamento." in told and "No constan sus integrantes." in told
    assert "No se sabe: no se leyó su periodicidad y no hay reunión programada." in told
    driver.command("undo")
    QTest.qWait(80)
    driver.still()
    assert view.uid == "" and view.hint.isVisible() and not view.new.isEnabled()


def test_in_english_and_in_large_text(driver: Driver, review: Path) -> None:
    driver.window.go(history_place(body(review).uid))
    driver.settings.set(LANGUAGE, "en")
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    settled(driver, page.history)
    assert headings(page.history) == [heading.en for _, heading, _ in PARTS]
    inside = page.history.area.viewport().width()
    assert page.history.body.width() <= inside  # nothing is cut off at the side


def test_of_a_long_part_the_first_lines_are_shown_and_the_others_are_a_list(driver: Driver, ours: Ours) -> None:
    raised = [Concern(uid=str(uuid4()), title=Parallel(f"Preocupación {n:02}"), body=ours.body.uid) for n in range(30)]
    driver.window.bench.commit(ChangeSet(tuple(map(Create, raised)), "muchas"))
    driver.still()
    view = shown(driver, ours.body.uid)
    driver.until(lambda: "Ver los 31 en su lista" in words(view))
    told = [w for w in words(view) if w.startswith("Preocupación ")]
    assert 0 < len(told) < len(raised)
    driver.click(link(view, "Ver los 31 en su lista"))
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage) and page.pane().model.rowCount() == 31
