"""As a new user would: three ministries' files in a row, two cells corrected, the second import undone, its corrected
copy imported with what was decided of the first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from driving import Driver
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from PySide6.QtWidgets import QComboBox
from test_import_story import choose_meaning, flow, imports
from test_review_story import correct, counts, look, titles

from workbench.domain.records import Issue, Position, Submission
from workbench.store.dossier import Dossier, open_dossier
from workbench.ui.briefs.page import BriefsPage
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.importing.shown import PlanShown
from workbench.ui.places import Place
from workbench.ui.widgets.records import RecordPicker

AGRICULTURE = (
    ("No.", "TEMA", "DISP.", "POSICIÓN", None, None, "PRIOR.", "RESP.", "FECHA COMP.", "OBS.", "LÍNEA ROJA"),
    (None, None, None, "MX", "EE.UU.", "CAN", None, None, None, None, None),
    ("1", "Etiquetado de quesos", "Art 3.7", "Mantener nombres", "Que sean genéricos", None, "ALTA", "SADER")
    + (date(2027, 3, 31), "fracción 0406.90.04", "No ceder «Cotija»"),
    ("1.1", "Cupos de azúcar", "3.8 y MOU 2007", "Cupo pleno", None, "Sin postura", "media-alta", "SE")
    + ("1er trim. 2027", None, None),
    ("2", "Maíz para tortilla", "Art 9.6", "Sin transgénicos", "Acceso sin trabas", None, "baja", "SADER")
    + ("31/05/2027", "Llamar al (55) 3871-1000", "No aceptar pánel"),
)
HEALTH = (
    ("CONSEC.", "ÁREA", "ASUNTO / TRÁMITE", "PLANTEADO POR", "DESDE", "PLAZO LEGAL (d.h.)", "TIEMPO REAL")
    + ("REC./RES./PEND.", "PROPUESTA", "ESTATUS", "COMPROMISO Y FECHA"),
    ("1", "Dispositivos", "Registro de dispositivos médicos", "EE.UU.", "ago-25", 60, "18-24 meses*", "1,240/610/630")
    + ("Reconocer la autorización de la FDA", "En proceso 60%", "Publicar lineamientos, 30/09/2026"),
    ("2", "Alimentos", "Avisos de importación", "CANIFARMX", "ene-26", 10, "35 días", "310/300/10")
    + ("Ventanilla única", "ROJO", "Mesa técnica 15/10/2026 y 30/11/2026"),
    ("3", "Plaguicidas", "Permisos de plaguicidas", "CANIFARMX", "2024", 90, "2 años", "80/12/68")
    + ("Revisión conjunta", "AMARILLO", "Nota de avance, 2026-12-15"),
)
CHAMBER = (
    ("CAP.", "ARTÍCULO(S)", "PROBLEMÁTICA", "PROPUESTA", "FRACC. ARANC.", "MONTO AFECTADO", "¿CONFIDENCIAL?")
    + ("LO QUE NO ACEPTAMOS",),
    ("10 y cartas 232", "10.2", "Aranceles al acero", "Exención permanente", "7208.10.03, 7208.25", "$1,250 MDD aprox")
    + ("x", "Cuotas"),
    ("4", "4.3", "Regla de origen de tubería", "Fundido y vaciado", "7304.19", "0.8 mmd", None, "Cambios al vapor"),
)
FORM = (
    ("CUESTIONARIO DE CONSULTA – REVISIÓN DEL T-MEC",),
    ("Cámara:", "Cámara del Acero de Prueba"),
    ("RFC:", "CAP990101AB1"),
    ("Contacto:", "Ana Pérez"),
    ("Correo:", "ana.perez@acero.mx"),
    ("Teléfono:", "55 5448 8160"),
    ("Fecha:", date(2026, 7, 10)),
    (),
)


def book(path: Path, sheet: str, *rows: Sequence[object], merges: Sequence[str] = ()) -> Path:
    """A workbook of one sheet, as a ministry leaves it."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    made.save(path)
    return path


def agriculture(folder: Path) -> Path:
    titles_ = (("SECRETARÍA DE AGRICULTURA",), ("Matriz de posiciones",), ("Corte: 15 de julio de 2026",))
    after = ((), (None, "Amarillo: por confirmar"), (None, "TOTAL: 3 temas"))
    merges = ("A1:K1", "A2:K2", "A3:K3", "D4:F4")
    path = book(folder / "Matriz AGRI.xlsx", "MATRIZ vf2 (3)", *titles_, *AGRICULTURE, *after, merges=merges)
    made = load_workbook(path)
    made.active.column_dimensions["K"].hidden = True
    for cell in made.active[7]:
        cell.fill = PatternFill("solid", fgColor="FFFF00")
    made.save(path)
    return path


def health(path: Path, rows: Sequence[Sequence[object]] = HEALTH) -> Path:
    notes = ((), ("* Según el área.",), ("** Sin contar prevenciones.",))
    return book(path, "Trámites", ("COFEPRIS",), ("Asuntos planteados por los socios",), *rows, *notes)


def chamber(folder: Path) -> Path:
    return book(folder / "Cuestionario acero.xlsx", "Cuestionario", *FORM, *CHAMBER)


def answer_by_list(driver: Driver, words: str, key: str) -> None:
    """Answers a question by choosing from its list."""
    box = next(c for c in flow(driver).questions.cards() if c.question.words == words).editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
    driver.still()


def answer_by_name(driver: Driver, words: str, name: str) -> None:
    """Answers a question by typing a record's name and taking what is found."""
    picker = next(c for c in flow(driver).questions.cards() if c.question.words == words).editor
    assert isinstance(picker, RecordPicker)
    driver.type(name, picker.line)
    driver.still()
    driver.keys("Down", picker.popup())
    driver.keys("Return", picker.popup())


def first_file(driver: Driver, folder: Path) -> None:
    """A matrix of positions: nothing is asked; a cell is corrected, and the reserved column is seen."""
    driver.drop(agriculture(folder))
    work = flow(driver)
    assert work.questions.cards() == [] and counts(driver) == (9, 0)
    assert any("LÍNEA ROJA" in remark.text for remark in shown(driver).remarks)
    correct(driver, next(t for t in titles(driver) if t.startswith("Maíz para tortilla · ")), "D8", "Decreto vigente")
    look(driver, "personal")
    assert titles(driver) == ["Llamar al (55) 3871-1000"]  # and it stays out
    driver.click(work.commit)


def second_file(driver: Driver, folder: Path) -> None:
    """A list of procedures: two traffic lights and a name that nobody knows."""
    driver.drop(health(folder / "COFEPRIS asuntos julio.xlsx"))
    work = flow(driver)
    assert {c.question.words for c in work.questions.cards()} == {"ROJO", "AMARILLO", "CANIFARMX"}
    answer_by_list(driver, "ROJO", "identified")
    answer_by_list(driver, "AMARILLO", "consulting")
    answer_by_name(driver, "CANIFARMX", "COFEPRIS")
    assert work.questions.cards() == [] and shown(driver).out == 0
    driver.click(work.commit)


def third_file(driver: Driver, folder: Path) -> None:
    """A questionnaire of which a person says what it is; the form above it stays unread, a cell is corrected."""
    driver.drop(chamber(folder))
    work = flow(driver)
    at = work.tables.type.findData("submission")
    work.tabs.setCurrentWidget(work.tables)
    work.tables.type.setCurrentIndex(at)
    work.tables.type.activated.emit(at)
    driver.still()
    choose_meaning(driver, "PROBLEMÁTICA", "Comentario: Asunto del comentario")
    assert counts(driver) == (2, 0)
    work.tabs.setCurrentWidget(work.review)
    correct(driver, "Aranceles al acero", "D10", "Exención permanente y sin cuotas")
    driver.click(work.commit)


def shown(driver: Driver) -> PlanShown:
    plan = flow(driver).waiting.shown
    assert plan is not None
    return plan


def issues(dossier: Dossier) -> dict[str, Issue]:
    return {r.title.es: r for r in dossier.reader.all("issue") if isinstance(r, Issue)}


def test_three_files_two_corrections_one_undone_and_its_corrected_copy(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    first_file(driver, tmp_path)
    second_file(driver, tmp_path)
    third_file(driver, tmp_path)
    assert imports(driver).waiting() == []
    with open_dossier(review) as dossier:
        maize = issues(dossier)["Maíz para tortilla"]
        stated = [p.statement.es for p in dossier.reader.where("position", issue=maize.uid) if isinstance(p, Position)]
        assert "Decreto vigente" in stated and "Sin transgénicos" not in stated
        assert maize.notes == "Llamar al [teléfono omitido]"
        assert issues(dossier)["Avisos de importación"].status is not None
        said = {s.title.es: s for s in dossier.reader.all("submission") if isinstance(s, Submission)}
        assert said["Aranceles al acero"].proposal.es == "Exención permanente y sin cuotas"
        assert said["Aranceles al acero"].confidential
        held = "\n".join(map(str, dossier.reader.history()))
        assert "ana.perez@acero.mx" not in held and "CAP990101AB1" not in held and "3871-1000" not in held

    page = imports(driver)
    assert [page.list.item(r).text().split("\n")[0] for r in range(3)] == [
        "Cuestionario acero.xlsx",
        "COFEPRIS asuntos julio.xlsx",
        "Matriz AGRI.xlsx",
    ]
    page.list.setCurrentRow(1)
    driver.still()
    driver.click(page._past.undo)
    with open_dossier(review) as dossier:
        assert "Avisos de importación" not in issues(dossier) and "Maíz para tortilla" in issues(dossier)

    corrected = [list(row) for row in HEALTH]
    corrected[2][8], corrected[3][2] = "Ventanilla única y digital", "Permisos de plaguicidas y fertilizantes"
    driver.drop(health(tmp_path / "COFEPRIS asuntos julio corregido.xlsx", corrected))
    work = flow(driver)
    assert work.questions.cards() == [] and "COFEPRIS asuntos julio.xlsx" in work.bar.text()
    assert work.commit.isEnabled() and shown(driver).out == 0
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = issues(dossier)
        assert "Permisos de plaguicidas y fertilizantes" in found and "Permisos de plaguicidas" not in found
        status = found["Avisos de importación"].status
        assert status is not None and status.key == "identified"
        uid = found["Avisos de importación"].uid
        (cell,) = [c for c in dossier.reader.provenance(uid) if c.field == "status"]
        assert (cell.file, cell.cell) == ("COFEPRIS asuntos julio corregido.xlsx", "J5")


def test_origins_stand_in_the_form_in_its_history_and_on_paper_on_request(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(agriculture(tmp_path))
    driver.click(flow(driver).commit)
    with open_dossier(review) as dossier:
        made = next(r for r in dossier.reader.all("position") if isinstance(r, Position) and r.red_line.es)
    driver.window.go(Place("issues", "position", made.uid))
    driver.still()
    form = driver.form()
    sender = "Secretaría de Agricultura y Desarrollo Rural"
    assert sender in form.rows["red_line"]._cell.toolTip() and "SHA-256" in form.rows["red_line"]._cell.toolTip()
    form.show_past("red_line")
    dialog = driver.dialog(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    driver.still()
    assert "Matriz AGRI.xlsx" in dialog._full.text() and sender in dialog._full.text()
    dialog.close()
    driver.command("brief")
    briefs = driver.window.page("briefs")
    assert isinstance(briefs, BriefsPage) and not briefs.choice.origins.isVisibleTo(briefs)
    briefs.handing.audience.setCurrentIndex(3)
    briefs.handing.audience.activated.emit(3)
    driver.still()
    before = [p.pixmap().toImage() for p in briefs.view.pages]
    driver.click(briefs.choice.origins)
    assert briefs.choice.origins.isChecked() and [p.pixmap().toImage() for p in briefs.view.pages] != before
    briefs.handing.audience.setCurrentIndex(2)
    briefs.handing.audience.activated.emit(2)
    driver.still()
    assert not briefs.choice.origins.isVisibleTo(briefs)
