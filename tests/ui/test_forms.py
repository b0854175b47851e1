"""Forms: every type of every field, saved by itself, one step a thought, nothing lost, nothing rewritten unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driving import Driver, spin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import SCHEMA, Actor, Citation, Meeting, Position
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Column, Parallel, Rows, Type
from workbench.i18n import Words
from workbench.store.dossier import open_dossier
from workbench.ui.forms import groups
from workbench.ui.forms.citations import CitationsDialog
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.forms.make import editor
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.places import Place
from workbench.ui.screens import SCREENS, home_of


def get(path: Path, uid: str) -> Any:
    with open_dossier(path) as dossier:
        return dossier.reader.get(uid)


def titled(path: Path, record_type: str, words: str) -> Any:
    with open_dossier(path) as dossier:
        declared = dossier.schema.type(record_type)
        return next(r for r in dossier.reader.all(record_type) if words in declared.title_of(r, "es"))


def show(driver: Driver, record: Record, field: str = "") -> RecordForm:
    name = SCHEMA.of(record).name
    driver.window.go(Place(home_of(name).key, name, record.uid, field=field))
    driver.still()
    return driver.form()


def commit(driver: Driver, *edits: Any) -> None:
    driver.window.bench.commit(ChangeSet(edits, "by somebody else"))
    driver.still()


# ---- what the declarations promise


def test_every_listed_type_is_at_home_on_just_one_screen() -> None:
    homes = [name for screen in SCREENS for name in screen.types]
    assert sorted(homes) == sorted(t.name for t in SCHEMA.types if t.listed)


def test_every_group_of_fields_has_a_name() -> None:
    assert {f.group for t in SCHEMA.types for f in t.fields} <= set(groups.GROUPS)
    for record_type in SCHEMA.types:
        fields = [f for _, found in groups.grouped(record_type) for f in found]
        assert sorted(f.name for f in fields) == sorted(f.name for f in record_type.fields)


def every_type() -> list[Type[Any]]:
    declared = {f.type: None for t in SCHEMA.types for f in t.fields}
    return list(declared)


@pytest.mark.parametrize("record_type", [t.name for t in SCHEMA.types if t.listed])
def test_a_form_shows_every_record_of_a_type_without_wanting_to_change_it(
    driver: Driver, review: Path, record_type: str
) -> None:
    """What an editor shows of a value is read back as that value."""
    with open_dossier(review) as dossier:
        records = list(dossier.reader.all(record_type))[:12]
    for record in records:
        form = show(driver, record)
        driver.still()
        for name, row in form.rows.items():
            reading = row.editor.reading()
            value = getattr(record, name)
            assert reading.value == value or (not reading.value and not value), (record.key, name)
    with open_dossier(review) as dossier:
        assert len(dossier.reader.changes()) == 1


# ---- typing


def test_typing_in_two_fields_is_two_steps_and_a_pause_ends_a_thought(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    number, table = form.rows["number"].editor.line, form.rows["table"].editor.line  # type: ignore[attr-defined]
    driver.retype(number, "7.1")
    driver.retype(table, "Mesa uno")
    driver.keys("Tab")
    assert (get(review, issue.uid).number, get(review, issue.uid).table) == ("7.1", "Mesa uno")
    with open_dossier(review) as dossier:
        titles = [c.title for c in dossier.reader.changes()]
    assert titles[:2] == [f"{issue.key}: Mesa", f"{issue.key}: Número"]
    driver.retype(table, "Mesa dos")
    driver.until(lambda: get(review, issue.uid).table == "Mesa dos", "for the pause to end the thought")
    assert table.text() == "Mesa dos"


def test_ctrl_s_and_going_elsewhere_write_what_is_pending(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    driver.retype(form.rows["number"].editor.line, "8")  # type: ignore[attr-defined]
    driver.keys("Ctrl+S")
    assert get(review, issue.uid).number == "8"
    driver.retype(form.rows["number"].editor.line, "9")  # type: ignore[attr-defined]
    driver.window.go(Place("today"))
    driver.still()
    assert get(review, issue.uid).number == "9"


def test_closing_the_window_writes_what_is_pending(review: Path, tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.open(review)
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    driver.retype(form.rows["number"].editor.line, "10")  # type: ignore[attr-defined]
    driver.leave()
    assert get(review, issue.uid).number == "10"


def test_what_cannot_be_understood_stays_beside_its_problem(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    row = form.rows["next_by"]
    driver.retype(row.editor.line, "32/13/2027")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert row._problem.isVisibleTo(form) and row._problem.text()
    assert get(review, issue.uid).next_by == issue.next_by
    driver.retype(row.editor.line, "1er trim. 2027")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert not row._problem.isVisibleTo(form)
    assert get(review, issue.uid).next_by.iso() == "2027-01/2027-03"
    assert row.editor.line.text() == "1er trimestre de 2027"  # type: ignore[attr-defined]


def test_text_is_kept_to_the_letter(driver: Driver, review: Path) -> None:
    """No-break spaces, markup and what looks like a formula are words like any other."""
    text = "Art.\u00a09.17 <b>no</b> &amp; =1+1\nsegundo párrafo\u2028misma idea"
    issue = titled(review, "issue", "Medidas sanitarias")
    commit(driver, Update(issue.uid, issue.revision, {"notes": text}))
    form = show(driver, issue)
    notes = form.rows["notes"].editor.text  # type: ignore[attr-defined]
    assert notes.text() == text
    cursor = notes.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    notes.setTextCursor(cursor)
    driver.type("!", notes)
    driver.keys("Tab")
    assert get(review, issue.uid).notes == text + "!"


def test_a_choice_a_flag_and_a_reference_are_written_at_once(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    combo = form.rows["priority"].editor.combo  # type: ignore[attr-defined]
    combo.setFocus()
    driver.keys("Down", combo)
    driver.keys("Down", combo)
    assert get(review, issue.uid).priority in (Chosen("high"), Chosen("critical"))
    picker = form.rows["lead"].editor.picker  # type: ignore[attr-defined]
    driver.retype(picker.line, "senasica")
    driver.still()
    popup = picker.popup()
    driver.keys("Down", popup)
    driver.keys("Return", popup)
    lead = get(review, get(review, issue.uid).lead)
    assert isinstance(lead, Actor) and lead.acronym.casefold() == "senasica"
    driver.retype(picker.line, "nadie con este nombre")
    driver.keys("Tab", picker.line)
    assert "nadie con este nombre" in form.rows["lead"]._problem.text()
    assert get(review, issue.uid).lead == lead.uid
    form.drop()


def test_rows_are_added_filled_moved_and_removed_in_place(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    rows = form.rows["replies"].editor
    count = len(issue.replies)
    driver.click(rows._add)  # type: ignore[attr-defined]
    card = rows._cards[-1]  # type: ignore[attr-defined]
    driver.type("Plantean plazos", card.editors[0].text)
    driver.type("Responder con datos", card.editors[2].text)
    driver.keys("Tab")
    assert get(review, issue.uid).replies[count][:2] == ("Plantean plazos", "Responder con datos")
    if count:
        driver.click(card._tools[0])
        assert get(review, issue.uid).replies[count - 1][0] == "Plantean plazos"
    at = max(count - 1, 0)
    driver.click(rows._cards[at]._tools[2])  # type: ignore[attr-defined]
    assert get(review, issue.uid).replies == issue.replies


def test_a_row_can_point_to_a_record_and_keeps_pointing_when_it_moves(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    with open_dossier(review) as dossier:
        meeting = next(r for r in dossier.reader.all("meeting") if isinstance(r, Meeting))
        kind = dossier.schema.type("meeting").field("agenda").type
    assert isinstance(kind, Rows)
    at = next(i for i, c in enumerate(kind.columns) if c.type.points_to() == ("issue",))
    one, two = list(kind.row()), list(kind.row())
    text = next(i for i, c in enumerate(kind.columns) if c.name not in ("number",) and not c.type.points_to())
    one[text], one[at] = "Punto uno", issue.uid
    two[text] = "Punto dos"
    commit(driver, Update(meeting.uid, meeting.revision, {"agenda": (tuple(one), tuple(two))}))
    form = show(driver, meeting)
    rows = form.rows["agenda"].editor
    driver.until(lambda: len(rows._cards) == 2)  # type: ignore[attr-defined]
    driver.click(rows._cards[0]._tools[1])  # type: ignore[attr-defined]
    assert get(review, meeting.uid).agenda == (tuple(two), tuple(one))


def test_rows_are_added_and_moved_by_keys(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        meeting = next(r for r in dossier.reader.all("meeting") if isinstance(r, Meeting) and not r.participants)
    form = show(driver, meeting, "participants")
    driver.keys("Space")  # on the button that adds a row
    driver.type("Ana")
    driver.keys("Return")
    driver.type("Luis")
    where = driver.focus()
    driver.keys("Ctrl+Up")
    assert [row[0] for row in get(review, meeting.uid).participants] == ["Luis", "Ana"]
    assert driver.focus() is where  # whoever writes in a row goes on there
    driver.keys("Return")
    rows = form.rows["participants"].editor
    assert rows._cards[1].isAncestorOf(driver.focus())  # type: ignore[attr-defined]
    driver.keys("Return")
    assert len(rows._cards) == 3  # type: ignore[attr-defined]  # none below one that says nothing
    driver.keys("Ctrl+S")
    assert len(get(review, meeting.uid).participants) == 2


def test_a_wording_that_still_holds_is_no_longer_older(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    editor_ = form.rows["interest"].editor
    driver.retype(editor_.texts["en"], "Dates agreed before each review.")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert get(review, issue.uid).interest.older == ("es",)
    mark = editor_._marks["es"]  # type: ignore[attr-defined]
    assert mark.isVisibleTo(form)
    holds = mark.layout().itemAt(1).widget()
    driver.click(holds)
    assert get(review, issue.uid).interest.older == ()
    assert get(review, issue.uid).interest.es == issue.interest.es


# ---- new, deleted, changed elsewhere


def test_a_new_record_is_kept_once_it_can_stand(driver: Driver, review: Path) -> None:
    driver.command("go-actors")
    driver.keys("Ctrl+N")
    form = driver.form()
    acronym = form.rows["acronym"].editor.line  # type: ignore[attr-defined]
    driver.retype(acronym, "CNX")
    driver.keys("Tab")
    assert form.unfinished
    spanish = form.rows["title"].editor.texts["es"]  # type: ignore[attr-defined]
    driver.retype(spanish, "Consejo nuevo")
    driver.keys("Tab")
    made = get(review, form.uid)
    assert isinstance(made, Actor) and (made.acronym, made.title.es) == ("CNX", "Consejo nuevo")
    assert made.own_audience.key == "negotiators" and form.header._key.text().endswith(made.key)
    driver.keys("Ctrl+Z")
    assert get(review, made.uid) is None


def test_a_new_record_without_its_title_is_not_lost_unasked(driver: Driver) -> None:
    driver.command("go-actors")
    driver.keys("Ctrl+N")
    driver.retype(driver.form().rows["acronym"].editor.line, "CNX")  # type: ignore[attr-defined]
    driver.answers.choices = [None, 0]
    driver.window.go(Place("today"))
    driver.still()
    assert driver.window.current_page() is driver.window.page("actors")
    driver.window.go(Place("today"))
    driver.still()
    assert driver.window.current_page() is driver.window.page("today") and len(driver.answers.asked) == 2


def test_a_record_is_deleted_if_the_person_is_sure_and_comes_back_by_undo(driver: Driver, review: Path) -> None:
    commit(driver, Create(Actor(uid="one", title=Parallel(es="Uno que sobra"))))
    form = show(driver, get(review, "one"))
    driver.answers.choices = [None, 0]
    driver.keys("Ctrl+Shift+Delete")
    assert get(review, "one") is not None
    driver.keys("Ctrl+Shift+Delete")
    assert get(review, "one") is None and "Uno que sobra" in driver.answers.asked[-1]
    assert not form.isVisible()
    driver.keys("Ctrl+Z", driver.window)
    assert get(review, "one") is not None


def test_a_record_that_others_need_stays_and_the_form_says_why(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    driver.answers.choices = [0]
    driver.keys("Ctrl+Shift+Delete")
    assert get(review, issue.uid) is not None
    assert form.bar.text()


def test_a_change_made_elsewhere_in_another_field_does_not_disturb(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    line = form.rows["number"].editor.line  # type: ignore[attr-defined]
    driver.retype(line, "5")
    driver.window.bench.commit(ChangeSet((Update(issue.uid, issue.revision, {"table": "Otra"}),), "x"))
    driver.still()
    assert line.text() == "5" and form.rows["table"].editor.line.text() == "Otra"  # type: ignore[attr-defined]
    driver.keys("Tab", line)
    now = get(review, issue.uid)
    assert (now.number, now.table) == ("5", "Otra")


@pytest.mark.parametrize("mine", [True, False])
def test_a_change_made_elsewhere_in_the_same_field_is_decided_by_the_person(
    driver: Driver, review: Path, mine: bool
) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    line = form.rows["number"].editor.line  # type: ignore[attr-defined]
    driver.retype(line, "5")
    driver.window.bench.commit(ChangeSet((Update(issue.uid, issue.revision, {"number": "6"}),), "x"))
    driver.still()
    assert line.text() == "5"
    driver.keys("Tab", line)
    assert "Número" in form.bar.text() and get(review, issue.uid).number == "6"
    driver.click(form.bar._buttons[0 if mine else 1])
    assert get(review, issue.uid).number == ("5" if mine else "6")
    assert line.text() == ("5" if mine else "6") and not form.has_work


def test_showing_a_record_to_more_people_is_asked_first(driver: Driver, review: Path) -> None:
    commit(driver, Create(Actor(uid="one", title=Parallel(es="Reservado"))))
    form = show(driver, get(review, "one"))
    combo = form.rows["audience"].editor.combo  # type: ignore[attr-defined]
    for answer, expected in ((None, "negotiators"), (0, "public")):
        driver.answers.choices = [answer]
        combo.setCurrentIndex(0)
        combo.activated.emit(0)
        driver.still()
        assert get(review, "one").own_audience.key == expected
        assert combo.currentData() == expected
    combo.setCurrentIndex(3)  # fewer people: nothing to ask
    combo.activated.emit(3)
    driver.still()
    assert get(review, "one").own_audience.key == "negotiators"


def test_cleared_wording_that_is_edited_is_a_draft_again(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        position = next(r for r in dossier.reader.all("position") if isinstance(r, Position))
    commit(driver, Update(position.uid, position.revision, {"clearance": Chosen("cleared")}))
    form = show(driver, position)
    driver.retype(form.rows["statement"].editor.texts["es"], "Otra redacción.")  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert get(review, position.uid).clearance == Chosen("draft")
    assert form.rows["clearance"].editor.combo.currentData() == "draft"  # type: ignore[attr-defined]


def test_one_field_is_reserved_by_hand(driver: Driver, review: Path) -> None:
    from workbench.domain.audience import Audience

    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    form.rows["background"].level.emit("background", Audience.GOVERNMENT)
    driver.still()
    assert dict(get(review, issue.uid).levels)["background"] is Audience.GOVERNMENT
    assert form.rows["background"]._audience.isVisibleTo(form)


# ---- past and sources


def test_the_history_of_a_field_and_the_way_back(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    line = form.rows["number"].editor.line  # type: ignore[attr-defined]
    for number in ("1", "2", "3"):
        driver.retype(line, number)
        driver.keys("Tab")
    form.rows["number"].past.emit("number")
    dialog = driver.dialog(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    driver.still()
    table = dialog.table
    shown = [[table.item(r, c).text() for c in (2, 3, 4)] for r in range(table.rowCount())]
    assert shown[:3] == [["Número", "2", "3"], ["Número", "1", "2"], ["Número", "—", "1"]]
    table.selectRow(1)
    driver.click(dialog.restore)
    assert get(review, issue.uid).number == "1" and line.text() == "1"
    driver.keys("Ctrl+Z", driver.window)
    assert get(review, issue.uid).number == "3"


def test_a_source_is_cited_checked_and_taken_away_where_the_statement_stands(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    form.rows["table"].cite.emit("table")
    dialog = driver.dialog(CitationsDialog)
    assert isinstance(dialog, CitationsDialog)
    driver.type("IMCO", dialog.add.line)
    driver.still()
    popup = dialog.add.popup()
    driver.keys("Down", popup)
    driver.keys("Return", popup)

    def citations() -> list[Citation]:
        with open_dossier(review) as dossier:
            return [c for c in dossier.reader.citations(issue.uid) if c.field == "table"]

    assert [c.verified for c in citations()] == [False]
    assert citations()[0].own_audience == issue.own_audience
    assert form.rows["table"]._mark.isVisibleTo(form)
    from workbench.ui.forms.citations import _Card

    card = dialog.findChild(_Card)
    driver.click(card.editors["verified"].box)
    assert [c.verified for c in citations()] == [True]
    assert not form.rows["table"]._mark.isVisibleTo(form)
    card = next(c for c in dialog.findChildren(_Card) if c.isVisible())
    driver.retype(card.editors["locator"].line, "p. 12")
    driver.keys("Tab", card.editors["locator"].line)
    assert [c.locator for c in citations()] == ["p. 12"]
    dialog.reject()
    driver.still()


def test_back_links_lead_to_the_records_and_their_list(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    from workbench.ui.widgets.links import LinkButton

    links = form.ties.findChildren(LinkButton)
    assert links
    driver.click(links[0])
    assert driver.form().uid != issue.uid
    driver.keys("Alt+Left", driver.window)
    assert driver.form().uid == issue.uid


# ---- every editor


@pytest.mark.parametrize("type_", every_type(), ids=lambda t: type(t).__name__)
def test_every_type_has_an_editor_that_shows_nothing_as_nothing(driver: Driver, type_: Type[Any]) -> None:
    made = editor(type_, driver.window.bench, "campo")
    made.show_value(type_.empty, {})
    value = made.reading().value
    assert value == type_.empty or (not value and not type_.empty)
    made.set_writable(False)
    made.set_wrong(True)
    made.deleteLater()


def test_a_table_of_forty_rows_is_built_without_holding_up_the_window(driver: Driver) -> None:
    column = Column("words", Words("Palabras", "Words"), SCHEMA.type("issue").field("table").type)
    kind = Rows((column,))
    made = editor(kind, driver.window.bench, "tabla")
    rows = tuple((f"renglón {n}",) for n in range(40))
    made.show_value(rows, {})
    assert made.reading().value == rows  # also while it is being built
    driver.until(lambda: len(made._cards) == 40)  # type: ignore[attr-defined]
    assert made.reading().value == rows
    made.deleteLater()


def test_undo_keys_belong_to_the_journal_even_inside_a_field(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    line = form.rows["number"].editor.line  # type: ignore[attr-defined]
    driver.retype(line, "77")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.still()
    assert line.text() == issue.number and get(review, issue.uid).number == issue.number
    assert QApplication.focusWidget() is line


def test_paragraphs_are_as_tall_as_what_they_hold(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Aduanas")
    form = show(driver, issue)
    text = form.rows["background"].editor.texts["es"]  # type: ignore[attr-defined]
    lines = text.document().size().height()
    assert lines > 3 and not text.verticalScrollBar().isVisible()
    assert text.height() >= lines * text.fontMetrics().lineSpacing()


# ---- what cannot be kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [("cycle", "2027-13-45"), ("provisions", "9.17; banana"), ("next_by", "31/09/2026"), ("lead", "zzzz nadie")],
)
def test_what_cannot_be_understood_is_never_kept_in_part_and_not_lost_unasked(
    driver: Driver, review: Path, field: str, typed: str
) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    made = form.rows[field].editor
    line = made.picker.line if field == "lead" else made.line  # type: ignore[attr-defined]
    driver.retype(line, typed)
    driver.keys("Tab", line)
    spin(1800)  # longer than a thought
    assert getattr(get(review, issue.uid), field) == getattr(issue, field)
    assert form.rows[field]._problem.text() and form.unfinished
    driver.keys("Ctrl+S")
    assert "rojo" in driver.window.statusBar().currentMessage()
    driver.answers.choices = [None, 0]
    driver.window.go(Place("today"))
    driver.still()
    assert driver.form() is form and line.text() == typed
    driver.window.go(Place("today"))
    driver.still()
    assert driver.window.current_page() is driver.window.page("today")
    assert getattr(get(review, issue.uid), field) == getattr(issue, field)


@pytest.mark.parametrize("typed", ["12abc", "1,2,3", "∞", "3 % o así"])
def test_a_number_with_a_rest_is_no_number(driver: Driver, review: Path, typed: str) -> None:
    with open_dossier(review) as dossier:
        figure = next(iter(dossier.reader.all("figure")))
    form = show(driver, figure)
    row = form.rows["value"]
    driver.retype(row.editor.line, typed)  # type: ignore[attr-defined]
    driver.keys("Tab")
    assert row._problem.text() and get(review, figure.uid).value == figure.value  # type: ignore[attr-defined]
    form.drop()


def test_two_quick_edits_and_away_both_are_kept(driver: Driver, review: Path) -> None:
    """The second one does not wait for the first to be written, nor is it lost where nobody waits for it."""
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    for name, words in (("number", "12"), ("table", "Mesa doce")):
        line = form.rows[name].editor.line  # type: ignore[attr-defined]
        line.setFocus()
        line.selectAll()
        driver.type(words, line)
        form.flush()
    driver.window.go(Place("actors", "actor"))
    driver.still()
    now = get(review, issue.uid)
    assert (now.number, now.table) == ("12", "Mesa doce")


def test_two_quick_edits_and_closing_both_are_kept(review: Path, tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.open(review)
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    for name, words in (("number", "13"), ("table", "Mesa trece")):
        line = form.rows[name].editor.line  # type: ignore[attr-defined]
        line.setFocus()
        line.selectAll()
        driver.type(words, line)
        form.flush()
    driver.leave()
    now = get(review, issue.uid)
    assert (now.number, now.table) == ("13", "Mesa trece")


def test_a_write_that_is_refused_is_not_lost_unasked(
    driver: Driver, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.store.trouble import StoreError
    from workbench.ui.desks import Writing

    def full(self: object, change_set: object) -> None:
        raise StoreError(Words("El disco está lleno.", "The disk is full."))

    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    with monkeypatch.context() as patched:
        patched.setattr(Writing, "commit", full)
        driver.retype(form.rows["number"].editor.line, "14")  # type: ignore[attr-defined]
        driver.keys("Tab")
    assert form.bar.text() == "El disco está lleno." and form.unfinished
    driver.answers.choices = [None]
    driver.window.go(Place("today"))
    driver.still()
    assert driver.form() is form
    form.flush()  # there is room again
    driver.still()
    assert get(review, issue.uid).number == "14" and not form.unfinished


def test_a_long_title_is_not_cut(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    long = "a" * 40_000
    line = form.rows["table"].editor.line  # type: ignore[attr-defined]
    line.setFocus()
    line.selectAll()
    line.insert(long)
    line.textEdited.emit(long)
    driver.keys("Tab", line)
    assert get(review, issue.uid).table == long


def test_the_caret_stays_where_it_is_over_an_undo(driver: Driver, review: Path) -> None:
    issue = titled(review, "issue", "Medidas sanitarias")
    form = show(driver, issue)
    text = form.rows["background"].editor.texts["es"]  # type: ignore[attr-defined]
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(20)
    text.setTextCursor(cursor)
    driver.type("xyz", text)
    driver.keys("Ctrl+Z", text)
    assert text.text() == issue.background.es and text.textCursor().position() >= 20


def test_the_form_of_an_imported_record_fits_its_room(driver: Driver, review: Path) -> None:
    from workbench.tasks.demo import sample

    driver.drop(sample())
    flow = driver.window.page("imports").flow()  # type: ignore[attr-defined]
    driver.click(flow.commit)
    form = show(driver, titled(review, "issue", "Medidas sanitarias"))
    for size in ("", "text-larger", "text-larger", "text-larger", "text-larger", "text-larger"):
        if size:
            driver.command(size)
            form = driver.form()
        area = form.body._area
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), size
