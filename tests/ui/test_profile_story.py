"""A ministry's second file of one layout: nothing is decided twice, unless somebody wants to."""

from __future__ import annotations

import json
from pathlib import Path

from driving import Driver, copied
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton
from test_import_story import choose_meaning, flow, imports, written

from workbench.ui.widgets.records import RecordPicker

HEAD = ("TEMA", "POSICIÓN MX", "XYZ", "RESPONSABLE")


def first(driver: Driver, path: Path) -> None:
    """Imports a file of which a person says what its third column is, and who CGAI-Z is."""
    driver.drop(written(path, HEAD, ("Etiquetado frontal", "Mantener la norma", "No ceder", "CGAI-Z")))
    work = flow(driver)
    work.tabs.setCurrentWidget(work.tables)
    choose_meaning(driver, "XYZ", "línea roja (méx")
    work.tabs.setCurrentWidget(work.questions)
    driver.click(work.questions.cards()[0].empty)
    driver.click(work.commit)


def test_the_second_file_of_a_layout_is_ready_at_once(driver: Driver, tmp_path: Path) -> None:
    first(driver, tmp_path / "enero.xlsx")
    driver.drop(written(tmp_path / "febrero.xlsx", HEAD, ("Plásticos", "Sin postura", "Sin vetos", "CGAI-Z")))
    work = flow(driver)
    assert "enero.xlsx" in work.bar.text() and work.questions.cards() == []
    assert work.commit.isEnabled() and work.waiting.shown is not None and work.waiting.shown.created == 2
    (anew,) = [b for b in work.bar.findChildren(QPushButton) if b.text() == "Decidir de nuevo"]
    driver.click(anew)
    assert [c.question.words for c in work.questions.cards()] == ["CGAI-Z"] and work.bar.text() == ""


def test_what_was_decided_is_saved_and_used_in_another_dossier(driver: Driver, tmp_path: Path) -> None:
    first(driver, tmp_path / "enero.xlsx")
    past = imports(driver).shown.currentWidget()
    assert past is not None
    driver.answers.save_next.append(tmp_path / "p.json")
    driver.click(past.profile)  # type: ignore[attr-defined]
    assert (tmp_path / "p.json").is_file()
    driver.click(past.undo)  # type: ignore[attr-defined]
    driver.drop(written(tmp_path / "febrero.xlsx", HEAD, ("Plásticos", "Sin postura", "Sin vetos", "CGAI-Z")))
    work = flow(driver)
    (anew,) = [b for b in work.bar.findChildren(QPushButton) if b.text() == "Decidir de nuevo"]
    driver.click(anew)
    work.tabs.setCurrentWidget(work.tables)
    driver.answers.open_next += [tmp_path / "febrero.xlsx", tmp_path / "p.json"]
    work.tabs.setCurrentWidget(work.tables)
    driver.click(work.tables.profile)
    assert "febrero.xlsx" in work.bar.text()  # it is no profile, and nothing else has changed
    driver.click(work.tables.profile)
    assert "enero.xlsx" in work.bar.text() and work.questions.cards() == []
    driver.click(work.discard)


def test_rows_go_back_and_decisions_are_saved_for_the_command_line(driver: Driver, tmp_path: Path) -> None:
    rows = (HEAD, ("Etiquetado", "Mantener la norma", "No ceder", "CGAI-Z"), ("Vidrio", "Cuota", "x", "SE"))
    driver.drop(written(tmp_path / "enero.xlsx", *rows))
    work = flow(driver)
    assert not work.back.decisions.isVisible()
    driver.answers.save_next.append(tmp_path / "back.xlsx")
    driver.click(work.back.rows)
    assert [r[0].value for r in load_workbook(tmp_path / "back.xlsx").active.iter_rows()] == ["TEMA", "Etiquetado"]
    work.tabs.setCurrentWidget(work.questions)
    driver.click(work.questions.cards()[0].empty)
    assert not work.back.rows.isVisible()
    driver.answers.save_next.append(tmp_path / "d.json")
    driver.click(work.back.decisions)
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8")) == {"answers": {"Matriz!D2": ""}}
    assert driver.window.close()  # nothing would be lost: nothing is asked


def test_what_stays_behind_of_hidden_columns_is_told_until_it_is_closed(driver: Driver, tmp_path: Path) -> None:
    path = written(tmp_path / "enero.xlsx", HEAD, *((f"Tema {n}", "Mantener", f"No {n}", "CGAI-Z") for n in range(20)))
    book = load_workbook(path)
    book.active.column_dimensions["C"].hidden = True
    book.save(path)
    driver.drop(path)
    work = flow(driver)
    driver.answers.save_next.append(tmp_path / "back.xlsx")
    driver.click(work.back.rows)
    told = work.bar.text()
    assert "«XYZ»" in told and "Matriz!C2:C21" in told and "back.xlsx" in told
    assert "XYZ" not in driver.window.statusBar().currentMessage()
    driver.click(work.discard)


def test_what_was_decided_is_saved_on_leaving_and_taken_up_another_day(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    rows = (("Vidrio", "Cuota", "x", "QQQ-Z"), ("Papel", "Cuota", "y", "SE"))
    path = written(tmp_path / "enero.xlsx", HEAD, *rows)
    driver.drop(path)
    driver.click(flow(driver).questions.cards()[0].empty)
    driver.answers.choices.append(None)
    driver.window.close()
    assert driver.window.isVisible() and "lost" in driver.answers.asked[-1]
    driver.answers.choices.append(0)
    driver.answers.save_next.append(None)  # they would rather stay
    driver.window.close()
    driver.still()
    assert driver.window.isVisible()
    other = copied(review, tmp_path / "otro")
    driver.answers.choices.append(0)
    driver.answers.save_next.append(tmp_path / "enero.json")
    driver.window.open_dossier(other)  # another dossier closes this one as well
    driver.until(lambda: driver.window.path == other)
    driver.still()
    assert imports(driver).waiting() == [] and (tmp_path / "enero.json").is_file()
    driver.drop(path)
    work = flow(driver)
    assert len(work.questions.cards()) == 1
    work.tabs.setCurrentWidget(work.tables)
    driver.answers.open_next += [path, tmp_path / "enero.json"]
    driver.click(work.tables.decisions)
    assert "enero.xlsx" in work.bar.text()  # it is no file of decisions, and nothing has changed
    driver.click(work.tables.decisions)
    assert work.questions.cards() == [] and work.waiting.options.answers == {"Matriz!D2": ""}
    assert work.waiting.shown is not None and work.waiting.shown.out == 0
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_decisions_for_another_file_are_told_and_taken_back(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "enero.xlsx", HEAD, ("Vidrio", "Cuota", "x", "SE")))
    (tmp_path / "d.json").write_text('{"answers": {"Otra!D2": ""}}', encoding="utf-8")
    work = flow(driver)
    work.tabs.setCurrentWidget(work.tables)
    driver.answers.open_next.append(tmp_path / "d.json")
    driver.click(work.tables.decisions)
    assert "«Otra!D2»" in work.bar.text() and work.waiting.shown is None
    (back,) = [b for b in work.bar.findChildren(QPushButton) if b.text() == "Retirar la última decisión"]
    driver.click(back)
    assert work.bar.text() == "" and work.waiting.shown is not None and work.commit.isEnabled()
    driver.click(work.discard)


def test_the_answer_that_was_chosen_is_seen_by_whichever_way_it_was_given(driver: Driver, tmp_path: Path) -> None:
    rows = (("Vidrio", "Cuota", "x", "Secretaría de Ecnomía"), ("Papel", "Cuota", "y", "QQQ-Z"))
    driver.drop(written(tmp_path / "enero.xlsx", HEAD, *rows))
    cards = {card.question.words: card for card in flow(driver).questions.cards()}
    card = cards["Secretaría de Ecnomía"]
    assert isinstance(card.editor, RecordPicker) and not card.is_answered
    uid, title = next((u, t) for u, t in card.question.likely if t.endswith("Secretaría de Economía"))
    link = card.likely[[u for u, _ in card.question.likely].index(uid)]
    driver.click(link)
    assert (card.editor.line.text(), card.editor.uid()) == (title, uid)
    assert [b.isChecked() for b in card.likely] == [b is link for b in card.likely] and card.is_answered
    driver.click(card.empty)
    assert card.editor.line.text() == "" and card.empty.isChecked() and not link.isChecked()
    driver.type("Secretaría de Salud", card.editor.line)
    driver.still()
    driver.keys("Down", card.editor.popup())
    driver.keys("Return", card.editor.popup())
    named = card.editor.uid()
    assert named and not card.empty.isChecked() and not link.isChecked()
    driver.command("language-en")  # all is built anew
    driver.command("go-imports")
    again = next(c for c in flow(driver).questions.cards() if c.question.words == card.question.words)
    assert isinstance(again.editor, RecordPicker) and again.editor.uid() == named and again.is_answered
    assert again.editor.line.text().startswith("Ministry of Health") or "Salud" in again.editor.line.text()
    driver.answers.choices = [1]
    driver.click(flow(driver).discard)


def test_a_name_that_is_nearly_right_is_one_click(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "enero.xlsx", HEAD, ("Vidrio", "Cuota", "x", "Secretaría de Ecnomía")))
    work = flow(driver)
    (card,) = work.questions.cards()
    assert isinstance(card.editor, RecordPicker) and "Secretaría de Economía" in card.likely[0].text()
    driver.click(card.likely[0])
    assert work.questions.cards() == [] and work.waiting.shown is not None and work.waiting.shown.out == 0
    work.tabs.setCurrentWidget(work.tables)
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_a_new_column_of_a_changed_layout_is_asked_with_what_it_may_be(driver: Driver, tmp_path: Path) -> None:
    head = ("Núm.", "Artículo o capítulo", "Problema detectado", "Propuesta", "Prioridad")
    row = ("1", "9.6", "Inspecciones duplicadas de fruta", "Reconocer la inspección en origen", "Alta")
    above = ("Organización:", "Consejo Nacional Agropecuario")
    driver.drop(written(tmp_path / "a.xlsx", above, (), head, row))
    driver.click(flow(driver).commit)
    renamed = (*head[:3], "Solución planteada", head[4])
    driver.drop(written(tmp_path / "b.xlsx", above, (), renamed, (*row[:3], "Un solo formato", row[4])))
    work = flow(driver)
    (card,) = work.questions.cards()
    assert [b.text() for b in card.likely] == ["Comentario: Propuesta de quien comenta", "Va a las notas"]
    assert [key for key, _ in card.question.options].count("submission.proposal") == 1
    driver.click(card.likely[0])
    assert work.questions.cards() == [] and work.waiting.shown is not None
    assert work.waiting.shown.updated == 1 and work.commit.isEnabled()
    driver.click(work.commit)
