"""Review cycles in the window: computed dates are marked, a cycle is closed as it was shown, the calendar is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import Driver, copied
from icalendar_reader import read
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from test_accessible import nameless

from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import Issue, Milestone, Position
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.ui.calendar.closing import RollOverDialog
from workbench.ui.calendar.confirming import ConfirmDialog
from workbench.ui.calendar.cycles import CyclesView
from workbench.ui.calendar.page import CalendarPage
from workbench.ui.calendar.saving import CalendarDialog
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.today.page import TodayPage


def page(driver: Driver, tab: str = "cycles") -> CalendarPage:
    driver.window.go(Place("calendar", tab))
    driver.still()
    found = driver.window.current_page()
    assert isinstance(found, CalendarPage)
    return found


def branch(view: CyclesView, year: int) -> QModelIndex:
    assert view.found is not None
    return view.model.index([c.year for c in view.found.series.cycles].index(year), 0)


def lines(view: CyclesView, under: QModelIndex) -> list[tuple[str, str]]:
    model = view.model
    return [
        (str(model.index(n, 0, under).data()), str(model.index(n, 1, under).data() or ""))
        for n in range(model.rowCount(under))
    ]


def pressed(driver: Driver, view: CyclesView, index: QModelIndex) -> None:
    view.tree.setFocus()
    view.tree.setCurrentIndex(index)
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    driver.still()


def issues(path: Path) -> list[Issue]:
    with open_dossier(path) as dossier:
        return [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]


@pytest.fixture
def review(bundled_review: Path, tmp_path: Path) -> Path:
    """The bundled dossier, its issues of no cycle yet."""
    path = copied(bundled_review, tmp_path)
    with open_dossier(path, write=True) as dossier:
        found = [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]
        dossier.journal.commit(ChangeSet(tuple(Update(i.uid, i.revision, {"cycle": None}) for i in found), "sin ciclo"))
    return path


def in_cycle(driver: Driver, path: Path, year: str, statuses: dict[int, str]) -> list[Issue]:
    """Puts the first issues into a cycle, some with a status."""
    found = issues(path)[:3]
    edits = tuple(
        Update(
            i.uid, i.revision, {"cycle": from_iso(year)} | ({"status": Chosen(statuses[n])} if n in statuses else {})
        )
        for n, i in enumerate(found)
    )
    driver.window.bench.commit(ChangeSet(edits, "ciclos"))
    driver.still()
    return found


# ---- the cycles


def test_each_cycle_says_who_confirmed_and_which_dates_are_computed(driver: Driver) -> None:
    view = page(driver).cycles
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = lines(view, branch(view, 2026))
    assert told[:2] == [("Confirmaron: México, Canadá", ""), ("No confirmaron: Estados Unidos", "")]
    assert told[2][1] == "4 de octubre de 2025 (calculada)" and told[3][1] == "2 de enero de 2026"
    first = branch(view, 2027)
    assert first.siblingAtColumn(1).data() == "1 de julio de 2027 (calculada)"
    slanted, upright = (first.siblingAtColumn(1), branch(view, 2026).siblingAtColumn(1))
    assert view.model.itemFromIndex(slanted).font().italic() and not view.model.itemFromIndex(upright).font().italic()
    notice = view.model.index(0, 0, first)
    view.tree.setCurrentIndex(notice)
    assert "270 días naturales antes del 1 de julio de 2027; cae en domingo" in view.told.text()
    texts = [view.model.index(n, 0).data() for n in range(view.model.rowCount())]
    assert texts[-2].startswith("Fin de la vigencia") and texts[-1].startswith("Interpretación")
    readings = [text for text, _ in lines(view, view.model.index(view.model.rowCount() - 1, 0))]
    assert len(readings) >= 3 and readings[-1].endswith("el programa no elige ninguna.")
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []


def test_a_confirmation_is_recorded_and_the_line_of_a_party_opens_the_record_that_says_so(
    driver: Driver, review: Path
) -> None:
    view = page(driver).cycles
    confirmed = view.model.index(0, 0, branch(view, 2026))
    assert [text.split(" · hito")[0] for text, _ in lines(view, confirmed)] == [
        "México · 1 de julio de 2026", "Canadá · 1 de julio de 2026",
    ]  # fmt: skip
    driver.click(view.confirm)
    driver.still()
    dialog = driver.dialog(ConfirmDialog)
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    driver.click(dialog.act)
    driver.still()
    assert "Elija cuál de las Partes" in dialog.bar.text()
    dialog.party.setCurrentIndex(dialog.party.findText("Estados Unidos"))
    driver.retype(dialog.day, "nunca")
    driver.click(dialog.act)
    driver.still()
    assert "«nunca» no es una fecha" in dialog.bar.text()
    driver.retype(dialog.day, "15 de septiembre de 2026")
    driver.retype(dialog.source.line, "no hay tal fuente")
    driver.click(dialog.act)
    driver.still()
    assert "no hay tal fuente" in dialog.bar.text()
    driver.retype(dialog.source.line, "USMCA review reviewed: lessons from the first use of the review mechanism")
    driver.retype(dialog.locator, "p. 3")
    driver.click(dialog.read)
    driver.click(dialog.act)
    driver.still()
    view = page(driver).cycles
    confirmed = view.model.index(0, 0, branch(view, 2026))
    assert confirmed.data() == "Confirmaron: México, Estados Unidos, Canadá"
    assert lines(view, confirmed)[1][0].startswith("Estados Unidos · 15 de septiembre de 2026 · hito D-")
    assert "(" not in lines(view, confirmed)[1][0], "it was read in its source"
    pressed(driver, view, view.model.index(1, 0, confirmed))
    form = driver.form()
    assert isinstance(form.record, Milestone) and form.record.title.es.startswith("Estados Unidos confirma la prórroga")
    driver.keys("Ctrl+Z")
    view = page(driver).cycles
    assert view.model.index(0, 0, branch(view, 2026)).data() == "Confirmaron: México, Canadá"


def test_the_dates_move_when_the_date_of_the_review_is_typed(driver: Driver, review: Path) -> None:
    view = page(driver).cycles
    pressed(driver, view, branch(view, 2028))
    form = driver.form()
    assert isinstance(form.record, Milestone) and form.record.title.es.startswith("Revisión conjunta anual de 2028")
    driver.retype(form.rows["when"].editor.line, "15 de junio de 2028")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert not form.rows["when"].editor.basis.isChecked()  # type: ignore[attr-defined]
    view = page(driver).cycles
    assert branch(view, 2028).siblingAtColumn(1).data() == "15 de junio de 2028"
    assert ("Recomendaciones de acción a la Comisión, a más tardar", "15 de mayo de 2028 (calculada)") in lines(
        view, branch(view, 2028)
    )
    driver.keys("Ctrl+Z")
    assert branch(view, 2028).siblingAtColumn(1).data() == "1 de julio de 2028 (calculada)"


def test_the_anniversary_itself_can_be_stated(driver: Driver, review: Path) -> None:
    """The day does not change, what it rests on does: then it is no longer marked."""
    driver.window.go(
        Place("calendar", "milestone", branch(page(driver).cycles, 2029).data(int(Qt.ItemDataRole.UserRole)))
    )
    driver.still()
    form = driver.form()
    basis = form.rows["when"].editor.basis  # type: ignore[attr-defined]
    assert basis.isVisible() and basis.text() == "calculada" and basis.isChecked()
    driver.retype(form.rows["when"].editor.line, "1/jul/2029")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert basis.isVisible() and branch(page(driver).cycles, 2029).siblingAtColumn(1).data().endswith("(calculada)")
    driver.window.back()
    driver.still()
    driver.click(basis)
    assert not basis.isChecked()
    assert branch(page(driver).cycles, 2029).siblingAtColumn(1).data() == "1 de julio de 2029"
    driver.keys("Ctrl+Z")
    assert branch(page(driver).cycles, 2029).siblingAtColumn(1).data() == "1 de julio de 2029 (calculada)"
    driver.window.back()
    driver.still()
    assert basis.isVisible() and basis.isChecked()


def test_the_issues_of_a_cycle_open_as_a_list(driver: Driver, review: Path) -> None:
    in_cycle(driver, review, "2026", {1: "closed"})
    view = page(driver).cycles
    under = branch(view, 2026)
    last = view.model.index(view.model.rowCount(under) - 1, 0, under)
    assert last.data() == "2 temas abiertos de 3 en este ciclo"
    pressed(driver, view, last)
    listed = driver.window.current_page()
    assert isinstance(listed, RecordsPage) and len(listed.pane().model.ids) == 3


def test_a_new_record_is_seen_though_the_cycles_have_the_whole_width(driver: Driver) -> None:
    view = page(driver)
    assert view.form() is None and view.panes() == [view.cycles.tree]
    driver.command("new-record")
    assert view.form() is not None and driver.form().isVisible()
    driver.form().drop()


def test_dates_that_moved_are_brought_up_to_date_in_their_records_at_once(driver: Driver, review: Path) -> None:
    def kept() -> dict[str, str]:
        with open_dossier(review) as dossier:
            found = [r for r in dossier.reader.all("milestone") if isinstance(r, Milestone) and r.when and r.moves_with]
        return {m.key: f"{m.when.iso()} {m.when.basis}" for m in found if m.when and m.when.start.year == 2027}

    view = page(driver).cycles
    assert view.bar.text() == ""
    uid = branch(view, 2027).data(int(Qt.ItemDataRole.UserRole))
    with open_dossier(review) as dossier:
        record = dossier.reader.get(uid)
    assert record is not None
    driver.window.bench.commit(ChangeSet((Update(uid, record.revision, {"when": from_iso("2027-06-15")}),), "fecha"))
    driver.still()
    assert view.bar.text() == "2 fechas calculadas se movieron con la fecha real; sus registros guardan las anteriores."
    before = kept()
    (offer,) = view.bar.findChildren(QPushButton)
    driver.click(offer)
    assert view.bar.text() == "" and list(kept().values()) == ["2027-04-06 computed"]
    driver.command("undo")
    assert kept() == before and view.bar.text()


# ---- closing


def dialog(driver: Driver) -> RollOverDialog:
    driver.click(page(driver).cycles.close_cycle)
    found = driver.dialog(RollOverDialog)
    assert isinstance(found, RollOverDialog)
    driver.still()
    chosen = found.closing.findData(2026)
    found.closing.setCurrentIndex(chosen)
    found.closing.activated.emit(chosen)
    driver.still()
    return found


def test_a_cycle_is_closed_as_it_was_shown_and_taken_back_at_once(driver: Driver, review: Path) -> None:
    found = in_cycle(driver, review, "2026", {1: "closed"})
    with open_dossier(review) as dossier:
        stand = next(p for p in dossier.reader.all("position") if isinstance(p, Position) and p.issue == found[2].uid)
    edit = Update(stand.uid, stand.revision, {"clearance": Chosen("cleared")})
    driver.window.bench.commit(ChangeSet((edit,), "autorizada"))
    driver.still()
    asked = dialog(driver)
    assert asked.next.currentData() == 2027
    assert asked.taken() == {found[0].uid, found[2].uid}
    rows = {asked.model.item(n, 0).text(): n for n in range(asked.model.rowCount())}
    closed = rows[next(text for text in rows if text.startswith(found[1].key + " "))]
    assert [asked.model.item(closed, n).text() for n in (1, 2, 3)] == ["Cerrado", "2026", "ya no se negocia"]
    asked.model.item(rows[next(t for t in rows if t.startswith(found[0].key + " "))], 0).setCheckState(
        Qt.CheckState.Unchecked
    )
    driver.click(asked.reset)
    assert asked.told.text().startswith("1 tema pasa a 2027;") and "1 posición autorizada" in asked.told.text()
    driver.click(asked.act)
    after = {i.uid: i.cycle.iso() for i in issues(review) if i.cycle}
    assert after == {found[0].uid: "2026", found[1].uid: "2026", found[2].uid: "2027"}
    with open_dossier(review) as dossier:
        kept = dossier.reader.get(stand.uid)
        assert isinstance(kept, Position) and kept.clearance == Chosen("draft")
        assert dossier.reader.changes(1)[0].title == "Cierre del ciclo 2026: 1 tema pasa a 2027"
    driver.command("undo")
    assert {i.cycle.iso() for i in issues(review) if i.cycle} == {"2026"}


def test_an_issue_that_was_rolled_over_says_from_where_and_leads_to_the_cycles(driver: Driver, review: Path) -> None:
    found = in_cycle(driver, review, "2026", {})

    def told_of(issue: Issue) -> str:
        driver.window.go(Place("issues", "issue", issue.uid))
        driver.still()
        lived = driver.form().header.lived
        return lived.accessibleName() if lived.isVisible() else ""

    assert told_of(found[0]) == ""
    driver.click(dialog(driver).act)
    assert told_of(found[0]) == "Pasó de ciclo: 2026 → 2027"
    assert told_of(issues(review)[5]) == ""
    told_of(found[0])
    driver.click(driver.form().header.lived)
    shown = driver.window.current_page()
    assert isinstance(shown, CalendarPage) and shown.cycles.isVisible()
    driver.command("undo")
    assert told_of(found[0]) == ""


def test_issues_without_a_cycle_go_on_only_when_they_are_ticked(driver: Driver, review: Path) -> None:
    asked = dialog(driver)
    assert asked.taken() == frozenset() and not asked.act.isEnabled()
    driver.click(asked.no_cycle)
    assert len(asked.taken()) == 25 and asked.act.isEnabled()
    driver.click(asked.no_cycle)
    assert asked.taken() == frozenset()
    asked.reject()


def test_what_changed_meanwhile_is_told_and_looked_at_again(driver: Driver, review: Path) -> None:
    found = in_cycle(driver, review, "2026", {})
    asked = dialog(driver)
    now = {i.uid: i for i in issues(review)}[found[0].uid]
    driver.window.bench.commit(ChangeSet((Update(now.uid, now.revision, {"table": "Otra mesa"}),), "entretanto"))
    driver.still()
    driver.click(asked.act)
    assert found[0].key in asked.bar.text() and {i.cycle.iso() for i in issues(review) if i.cycle} == {"2026"}
    asked.ask()
    driver.still()
    driver.click(asked.act)
    assert {i.cycle.iso() for i in issues(review) if i.cycle} == {"2027"}


# ---- saving


def test_the_calendar_is_saved_for_an_audience(driver: Driver, tmp_path: Path) -> None:
    out = tmp_path / "fechas.ics"
    driver.answers.save_next.append(out)
    driver.command("save-calendar")
    asked = driver.dialog(CalendarDialog)
    assert isinstance(asked, CalendarDialog)
    driver.click(asked.ahead)
    driver.click(asked.save)
    calendar = read(out.read_bytes())
    assert f"fechas.ics: {len(calendar.parts)} fechas, 49 calculadas." in asked.told.text()
    assert "nada está reservado" in asked.told.text()
    asked.reject()


# ---- elsewhere


def test_the_agenda_and_today_mark_what_is_computed(driver: Driver) -> None:
    agenda = page(driver, "agenda").agenda
    driver.click(agenda.past)
    rows = {agenda.model.item(n, 1).text(): n for n in range(agenda.model.rowCount()) if agenda.model.item(n, 1)}
    row = next(n for text, n in rows.items() if text.endswith("revisión conjunta de 2030") and "Aviso" in text)
    assert agenda.model.item(row, 0).text() == "4 de octubre de 2029"
    assert agenda.model.item(row, 1).text().startswith("(calculada) ") and agenda.model.item(row, 1).font().italic()
    assert "270 días naturales antes del 1 de julio de 2030" in agenda.model.item(row, 1).toolTip()
    stated = next(n for text, n in rows.items() if "México y Canadá aceptan prorrogar" in text)
    assert agenda.model.item(stated, 2).text() == "Hito"
    agenda.table.setFocus()
    agenda.table.selectRow(row)
    QTest.keyClick(agenda.table, Qt.Key.Key_Return)
    driver.still()
    shown = driver.window.current_page()
    assert isinstance(shown, CalendarPage) and shown.panes() == [shown.cycles.tree]

    driver.window.go(Place("today"))
    driver.still()
    today = driver.window.current_page()
    assert isinstance(today, TodayPage) and today.shown is not None
    lines_ = today.shown.milestones
    assert all(line.when is not None and line.when.last() >= date.today() for line in lines_)
    driver.click(today.cards["milestones"].number)
    calendar = driver.window.current_page()
    assert isinstance(calendar, CalendarPage) and any(not line.uid for line in lines_)
    assert calendar.panes()[0] is calendar.agenda.table


def test_the_agenda_gives_its_room_to_what_a_date_is_about(driver: Driver) -> None:
    table = page(driver, "agenda").agenda.table
    assert table.isColumnHidden(2) and table.columnWidth(1) > table.columnWidth(0)
    driver.window.resize(2400, 768)
    driver.still()
    assert not table.isColumnHidden(2) and table.columnWidth(1) > 2 * table.columnWidth(2)


def test_the_focus_of_tabs_is_on_the_one_that_is_chosen(driver: Driver) -> None:
    """The ring around another one made two of them look chosen."""
    for key in ("treaty", "calendar", "actors"):
        driver.window.go(Place(key))
        driver.still()
        shown = driver.window.current_page()
        assert shown is not None
        tabs = [b for b in shown.findChildren(QToolButton) if b.property("look") == "tab"]
        other = next(tab for tab in tabs if not tab.isChecked())
        other.setFocus()
        shown.hide()
        shown.show()
        other.setFocus()
        driver.still()
        focused = driver.focus()
        assert isinstance(focused, QToolButton) and focused in tabs and focused.isChecked(), key
        driver.click(other)
        assert driver.focus() is other and other.isChecked()
