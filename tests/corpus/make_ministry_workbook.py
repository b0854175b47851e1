"""Writes a ministry's position matrix as such files come: ``python tests/corpus/make_ministry_workbook.py OUT``.

The columns of the other two parties hold public facts; what looks reserved is invented for the sample.
Two runs give the same bytes.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "MATRIZ vf2 (3)"
LISTS = "catálogos"
TITLES = (
    "SECRETARÍA DE AGRICULTURA Y DESARROLLO RURAL   |   EJEMPLO – contenido reservado ficticio",
    "Matriz de posiciones – revisión conjunta del T-MEC",
    "Corte: 15 de julio de 2026",
)
HEADERS = (
    "No.",
    "TEMA",
    "DISP.",
    "POSICIÓN",
    None,
    None,
    "PRIOR.",
    "RESP.",
    "FECHA COMP.",
    "OBS.",
    "POSICIÓN DE REPLIEGUE",
    "LÍNEA ROJA",
)
PARTIES = {"D": "MX", "E": "EE.UU.", "F": "CAN"}
WIDTHS = (6, 30, 16, 52, 44, 38, 11, 12, 18, 38, 44, 44)
FIRST = 6  # the first row below the two header rows
MADE = datetime(2026, 7, 15, 18, 30)

Cell = str | date | None
Item = tuple[Cell, ...]

CHAPTER_3 = "A. COMERCIO AGROPECUARIO"
CHAPTER_9 = "B. MEDIDAS SANITARIAS Y FITOSANITARIAS"
OTHERS = "C. TEMAS DE OTRAS MESAS CON IMPACTO EN EL CAMPO"
ITEMS: tuple[str | Item, ...] = (
    CHAPTER_3,
    (
        "1",
        "Comités de agricultura",
        "Art. 3.7",
        "Que el Comité sobre Comercio Agropecuario se reúna con mayor frecuencia. Sólo consta una reunión"
        " formal, en 2021.",
        None,
        None,
        "media-alta",
        "SADER",
        "1er trim. 2027",
        "Ver nota *.",
        "Una reunión formal al año y una llamada de enlaces cada semestre.",
        "No sustituir el Comité trilateral por un mecanismo sólo bilateral.",
    ),
    (
        "1.1",
        "Participación de productores y exportadores",
        "3.8 y MOU 2007",
        "Que el sector privado participe en el Comité Consultivo en Agricultura México–Estados Unidos cuando"
        " se traten asuntos específicos.",
        None,
        None,
        "Media",
        "CGAI",
        "15/09/2026",
        "Falta confirmar con el CNA la lista de invitados.",
        "Participación por invitación y sólo en los puntos que le atañen.",
        None,
    ),
    (
        "1.2",
        "Maíz genéticamente modificado",
        "3.14, 3.16",
        "México ya dejó sin efecto las medidas en disputa. Las diferencias futuras deben verse primero en el Comité.",
        "Celebró el retiro de las medidas en febrero de 2025 y seguirá vigilando el cumplimiento.",
        None,
        "ALTA",
        "SE",
        date(2026, 10, 30),
        "Coordinar con Presidencia antes de cualquier pronunciamiento.",
        "Intercambio de información técnica dos veces al año.",
        "No asumir compromisos sobre la siembra de maíz genéticamente modificado.",
    ),
    (
        "1.3",
        "Productos de temporada y cuotas antidumping",
        "Cap. 10",
        "Revertir las cuotas al tomate y no introducir límites de temporada a los productos frescos mexicanos.",
        "Productores piden cupos arancelarios de temporada; otros grupos agrícolas piden al USTR ignorarlos.",
        None,
        "ALTA",
        "SE",
        "ago-26",
        None,
        "Volver a un acuerdo de suspensión con precios de referencia.",
        "No aceptar cupos de temporada para tomate ni para berries.",
    ),
    CHAPTER_9,
    (
        "2",
        "Medidas sanitarias y fitosanitarias",
        "Arts. 9.9 y 9.17",
        "México propone que el Comité del artículo 9.17 se reúna al menos una vez al año y resuelva las"
        " diferencias técnicas antes de que escalen. Propone también avanzar hacia la equivalencia del"
        " artículo 9.9 mediante acuerdos de reconocimiento mutuo.",
        "Plantea de manera recurrente los tiempos de espera de las autorizaciones mexicanas. El USTR reportó"
        " en agosto de 2025 demoras de 18 a 24 meses en registros y permisos.",
        "No consta un planteamiento público sobre el Comité. Lleva el registro público de las reuniones de"
        " los comités del tratado.",
        "ALTA",
        "SENASICA",
        "31 de marzo de 2027",
        "Llevar a la mesa el calendario tentativo del Comité.",
        "Aceptar una reunión virtual al año con agenda corta, siempre que se concilie la minuta y se fije la"
        " fecha de la siguiente.",
        "No aceptar plazos automáticos de aprobación ni el reconocimiento sin verificación del Senasica.",
    ),
    (
        "2.1",
        "Equivalencia de inspecciones en origen",
        "Art. 9.9",
        "Reconocer como equivalentes las medidas que logran el mismo nivel de protección, aunque se apliquen"
        " de otra manera.",
        None,
        None,
        "media-alta",
        "SENASICA",
        "30/11/2026",
        None,
        "Empezar con dos productos piloto.",
        "No renunciar a la verificación en punto de ingreso.",
    ),
    (
        "2.2",
        "Aviso temprano de nuevos requisitos",
        "Artículo 9.17(2)",
        "Presentar al Comité, desde la etapa de proyecto, las medidas que puedan afectar el comercio.",
        None,
        None,
        "Media",
        "SENASICA",
        "2027",
        None,
        "Aviso por correo entre puntos de contacto.",
        None,
    ),
    (
        "2.3",
        "Tiempos de autorización de la Cofepris",
        "Cap. 9",
        "Avanzar en acuerdos de reconocimiento mutuo que reduzcan la carga administrativa de los reguladores.",
        "Reporta demoras de 18 a 24 meses en registros y permisos y pide un cambio estructural.",
        None,
        "ALTA",
        "COFEPRIS",
        date(2026, 12, 11),
        "OJO: línea roja = no aceptar la afirmativa ficta en registros sanitarios.",
        "Publicar cada trimestre el avance del rezago.",
        None,
    ),
    (
        "2.4",
        "Trámites de importación a cargo del Senasica",
        "Cap. 9",
        "Reconocer pruebas y certificados de la contraparte para acortar los trámites de importación.",
        None,
        None,
        "Media",
        "SENASICA",
        "28 de febrero de 2027",
        "El responsable es el mismo para 2.4 y 2.5.",
        "Reconocimiento sólo para establecimientos ya auditados.",
        None,
    ),
    (
        "2.5",
        "Grupos técnicos de trabajo",
        "9.18",
        "Que los grupos técnicos presenten al Comité su programa anual.",
        None,
        None,
        "baja",
        None,
        None,
        None,
        None,
        None,
    ),
    OTHERS,
    (
        "3",
        "Reconocimiento mutuo de certificaciones",
        "Anexo 12-C",
        "Acordar el reconocimiento recíproco de pruebas por sector, con el acuerdo de telecomunicaciones como modelo.",
        None,
        None,
        "Media",
        "SE",
        "oct-26",
        "Interesa por la maquinaria agrícola con componentes electrónicos.",
        "Un solo sector piloto.",
        None,
    ),
    (
        "4",
        "Aduanas y facilitación del comercio",
        "Cap. 7",
        "Digitalizar por completo los trámites y modernizar los cruces por donde salen los perecederos.",
        "Objeta los límites a los agentes aduanales y la falta de presupuesto de la ventanilla única.",
        None,
        "media-alta",
        "ANAM",
        date(2027, 1, 29),
        None,
        "Carril exclusivo para perecederos en dos cruces.",
        "No aceptar inspecciones conjuntas fuera de los recintos fiscales.",
    ),
    (
        "5",
        "Movilidad laboral y entrada temporal",
        "Cap. 16",
        "Ampliar la lista de profesiones a ocupaciones con escasez de personal, como el autotransporte.",
        "No se le conoce una postura expresa sobre nuevas profesiones.",
        None,
        "baja",
        "STPS",
        "2027",
        None,
        None,
        None,
    ),
    (
        "6",
        "Prórroga de la vigencia por 16 años",
        "34.7(4)",
        "Obtener la prórroga completa de 16 años, que México confirmó el 1 de julio de 2026.",
        "No confirmó la prórroga el 1 de julio de 2026; pide atender antes las deficiencias y los déficits.",
        "Confirmó la prórroga de 16 años en la revisión conjunta.",
        "ALTA",
        "SE",
        "1 de julio de 2027",
        None,
        None,
        None,
    ),
)
LINES = "LÍNEAS"
LINES_TITLE = "Líneas para la mesa – EJEMPLO, contenido reservado ficticio"
LINES_HEADERS = (
    "TEMA",
    "PARTE",
    "POSICIÓN INICIAL",
    "META",
    "MANDATO",
    "VIGENTE HASTA",
    "AUTORIZACIÓN",
    "DECISIÓN SOLICITADA",
    "DECIDIR ANTES DE",
    "NO ABORDAR",
    "MONEDA DE CAMBIO",
    "COSTO INTERNO",
    "CAMBIO NORMATIVO",
    "SIGUIENTE PASO",
    "RESPONSABLE DEL SIGUIENTE PASO",
    "ELABORÓ",
    "REVISÓ",
    "AUTORIZÓ",
)
LINES_ROWS: tuple[Item, ...] = (
    (
        "Medidas sanitarias y fitosanitarias",
        "MX",
        "Dos reuniones presenciales al año y un calendario fijo.",
        "Una reunión presencial al año, con minuta conciliada en treinta días.",
        "Acuerdo de la mesa agropecuaria (ejemplo)",
        "31/12/2026",
        "Autorizado",
        "Autorizar que México proponga la fecha y la sede de la próxima reunión del Comité.",
        "15/09/2026",
        "No vincular el calendario del Comité con casos de inspección en curso. No ofrecer plazos de resolución.",
        "El calendario del Comité por un programa conjunto de trámites en línea.",
        "Dos comisiones al extranjero y horas de personal técnico; no requiere plazas nuevas.",
        "No requiere",
        "Enviar a los otros dos enlaces la propuesta de calendario.",
        "Senasica, asuntos internacionales",
        "Senasica",
        "Coordinación de asuntos internacionales",
        "Subsecretaría (ejemplo)",
    ),
    (
        "Comités de agricultura",
        "MX",
        "Reuniones trimestrales con sector privado.",
        "Dos reuniones formales al año.",
        "Acuerdo de la mesa agropecuaria (ejemplo)",
        "31/12/2026",
        "En revisión",
        "Definir quién preside por México.",
        "30/09/2026",
        "No comentar casos en panel.",
        None,
        None,
        "No requiere",
        "Convocar a los enlaces.",
        "SADER",
        "SADER",
        None,
        None,
    ),
)
BELOW = (
    "TOTAL: 14 temas",
    "Amarillo = pendiente de validar con el área jurídica",
    "* Fecha sujeta a la confirmación del calendario del Comité.",
)
PENDING = frozenset({"1.1", "2.3", "5"})
CATALOGUES = (
    ("PRIORIDADES", "ÁREAS"),
    ("ALTA", "SADER"),
    ("media-alta", "SENASICA"),
    ("Media", "COFEPRIS"),
    ("baja", "SE"),
)

_YELLOW = PatternFill("solid", fgColor="FFFF00")
_GREEN = PatternFill("solid", fgColor="C6E0B4")
_GREY = PatternFill("solid", fgColor="D9D9D9")
_THIN = Border(*(Side(style="thin", color="999999") for _ in range(4)))
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TOP = Alignment(vertical="top", wrap_text=True)


def build() -> Workbook:
    """The workbook as a value."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _head(sheet)
    rows = _body(sheet)
    sheet.merge_cells(f"H{rows['2.4']}:H{rows['2.5']}")
    for offset, words in enumerate(BELOW, start=sheet.max_row + 2):
        sheet.cell(offset, 2, words).font = Font(italic=not words.startswith("TOTAL"))
    for column, width in zip("ABCDEFGHIJKL", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["L"].hidden = True
    sheet.freeze_panes = f"C{FIRST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _lines_sheet(book.create_sheet(LINES))
    lists = book.create_sheet(LISTS)
    for row in CATALOGUES:
        lists.append(row)
    lists.sheet_state = "hidden"
    book.properties.creator = "SADER"
    book.properties.created = MADE
    return book


def _head(sheet: Worksheet) -> None:
    for row, title in enumerate(TITLES, start=1):
        sheet.cell(row, 1, title).font = Font(bold=True, size=14 if row == 1 else 11)
        sheet.merge_cells(f"A{row}:L{row}")
        sheet.cell(row, 1).alignment = _MIDDLE
    for column, header in enumerate(HEADERS, start=1):
        sheet.cell(4, column, header)
    for letter, party in PARTIES.items():
        sheet[f"{letter}5"] = party
    for cell in (*sheet[4], *sheet[5]):
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), _GREEN, _THIN, _MIDDLE
    sheet.merge_cells("D4:F4")
    for letter in "ABCGHIJKL":
        sheet.merge_cells(f"{letter}4:{letter}5")


def _body(sheet: Worksheet) -> dict[str, int]:
    """Writes groups and items; gives the row of each item by its number."""
    rows: dict[str, int] = {}
    for row, item in enumerate(ITEMS, start=FIRST):
        if isinstance(item, str):
            cell = sheet.cell(row, 1, item)
            cell.font, cell.fill = Font(bold=True), _GREY
            sheet.merge_cells(f"A{row}:L{row}")
            continue
        number = str(item[0])
        rows[number] = row
        for column, value in enumerate(item, start=1):
            cell = sheet.cell(row, column, value)
            cell.alignment, cell.border = _TOP, _THIN
            if column == 1:
                cell.number_format = "@"
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            if number in PENDING and column <= 10:
                cell.fill = _YELLOW
        sheet.row_dimensions[row].height = 15 * max(map(_lines, item, WIDTHS))
    return rows


def _lines_sheet(sheet: Worksheet) -> None:
    """A second sheet: one row a party, with what the matrix does not hold."""
    sheet.cell(1, 1, LINES_TITLE).font = Font(bold=True, size=14)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(LINES_HEADERS))
    for row, values in enumerate((LINES_HEADERS, *LINES_ROWS), start=3):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            cell.alignment, cell.border = _TOP, _THIN
            if row == 3:
                cell.font, cell.fill, cell.alignment = Font(bold=True), _GREEN, _MIDDLE
    for column in range(1, len(LINES_HEADERS) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 26


def _lines(value: Cell, width: int) -> int:
    """About how many lines a value takes in a column of that width."""
    return -(-len(str(value or "")) * 11 // (width * 10)) or 1


def to_bytes(book: Workbook) -> bytes:
    """The workbook as a file whose dates are fixed, so that two runs are equal."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, content)
    return fixed.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(to_bytes(build()))
