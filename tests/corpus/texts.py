"""Consultations and lists as files of separated texts and of other programs, with their encodings."""

from __future__ import annotations

from dataclasses import replace

from corpus.making import Book, Page, book, text_file


def consulta_mesas_sectoriales() -> Book:
    """Answers to the standard questionnaire of the consultation, one row an answer."""
    return book(
        Page(
            "Respuestas",
            """
Folio | Fecha de recepción | Nombre o razón social | Tipo de organización | Sector | Entidad federativa \
| Capítulo del T-MEC | Tema | Problemática u obstáculo | Propuesta | Confidencial (sí/no)
00123 | 02/10/2025 | Empacadora Ejemplo, S.A. de C.V. | empresa | Agroindustria | Michoacán | 9 \
| Certificación de aguacate | Inspecciones dobles. | Una sola inspección. | no
00124 | 15/10/2025 | Sindicato Ejemplo | sindicato | Automotriz | Puebla | Cap. 23 | Salario mínimo automotriz \
| Verificación lenta. | Inspectores conjuntos. | sí
00125 | 28/10/2025 | Universidad Ejemplo | academia | | Ciudad de México | 19, 20 | Datos abiertos | Falta acceso. \
| Portal común. | No
""",
        )
    )


def comments_docket_en() -> Book:
    """An export of a docket, comma-separated with a byte order mark; most of its sixty columns say nothing here."""
    return text_file(
        """
Document ID | Docket ID | Posted Date | Organization Name | State/Province | Country | Title | Comment | Page Count
USTR-2025-0004-0101 | USTR-2025-0004 | 2025-11-03T00:00Z | Example Growers, Inc. | Florida | United States \
| Comment on seasonal produce | Imports hurt us. Act now, please. | 3
USTR-2025-0004-0102 | USTR-2025-0004 | 2025-11-03T00:00Z | Example Retail Council | Ohio | United States \
| Comment on extension | Please extend, "as is", for 16 years. | 2
""",
        encoding="utf-8-sig",
        separator=",",
    )


def comments_analysis_en() -> Book:
    """The sheet of somebody who read the comments, with a position that is the submitter's own."""
    return book(
        Page(
            "Analysis",
            """
Comment ID | Organization Name | Submitter Name | Date Submitted | Brief Summary of Comment | Policy Requests \
| Relevant Issues Addressed | Duplicate Comments
C-0101 | NCGA | J. Example | 2025-10-30 | Keep market access for corn | Hold the panel report. \
| Genetically modified corn |
C-0102 | NMPF | A. Example | 2025-11-02 | Open the Canadian dairy market | Enforce TRQs. | Dairy |
C-0103 | Example Farmers | B. Example | 2025-11-03 | Protect family farms | | | C-0099
""",
        )
    )


def consultation_fr() -> Book:
    """Comments to a consultation in French."""
    return book(
        Page(
            "Mémoires",
            """
Folio | Asunto del comentario | Secteur | Montant | Remarques
M-01 | Accès au marché des fromages | Produits laitiers | 12 millions de dollars US | Reçu en retard
M-02 | Droits sur le bois d'œuvre | Foresterie | 1,5 milliard de dollars US |
""",
        )
    )


def preambulo_csv() -> Book:
    """Mexican Excel: semicolons, Windows-1252, lines above the header that belong to no table."""
    return text_file(
        """
Reporte generado el 30/06/2026
Sistema de Seguimiento ; versión 2

Tema | Prioridad | Responsable | Fecha compromiso | Observaciones
Señalización fronteriza | Alta | ANAM | 15/09/2026 | Obra en año próximo
Peña Colorada, mineral | Media | SE | 30/09/2026 | "Urgente", dijo la mesa
Total de temas: 2
""",
        encoding="cp1252",
    )


def tabuladores_utf16() -> Book:
    """Unicode text as Excel saves it: tabs and UTF-16."""
    return text_file(
        """
No. | Solicitud | De | Recibida | Estatus
1 | Acceso de camiones | México | 13/06/2026 | Abierta
2 | Peso máximo | Canadá | 15/06/2026 | Resuelta
""",
        suffix=".tsv",
        encoding="utf-16",
        separator="\t",
    )


def barras_csv() -> Book:
    """Bars between the cells, and a text with a line end inside."""
    return text_file(
        """
Hito | Fecha del hito | Notas
Envío de la lista | 31/08/2026 | Primera parte⏎Segunda parte
Respuesta | 15/10/2026 |
""",
        separator="|",
    )


def texto_llamado_xls() -> Book:
    """A list of tabs that some system calls .xls."""
    return text_file(
        """
Compromiso | Responsable | Fecha compromiso | Estatus
Entregar padrón | SAT | 31/07/2026 | Pendiente
Revisar padrón | CBP | 31/08/2026 | En proceso
""",
        suffix=".xls",
        encoding="cp1252",
        separator="\t",
    )


def matriz_open_document() -> Book:
    """A matrix from LibreOffice, with typed dates and numbers."""
    made = book(
        Page(
            "Matriz",
            """
MATRIZ DE LA MESA DE TEXTILES

Núm. | Tema | Posición MX | Posición EE.UU. | Fecha compromiso | Prioridad
#1 | Regla de hilado en adelante | Mantener. | Mantener. | @2026-09-30 | Alta
#2 | Escaso abasto | Lista más larga.⏎Con revisión anual. | Sin cambios. | 15/10/2026 | Media
""",
        )
    )
    return replace(made, suffix=".ods")
