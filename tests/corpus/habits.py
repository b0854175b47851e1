"""Habits of people and of Excel that no sheet owns up to: what is meant is seen, but stands nowhere."""

from __future__ import annotations

from corpus.making import Book, Page, book


def encabezado_en_dos_renglones_bilingue() -> Book:
    """The header stands twice: in Spanish, and under it in English."""
    return book(
        Page(
            "Matriz",
            """
Tema | Disposición | Posición de México | Posición de Estados Unidos | Prioridad
Issue | Provision | Mexico's position | U.S. position | Priority
Compras de salud | Cap. 13 | Mantener umbrales. | Bajar umbrales. | Alta
Licitaciones electrónicas | 13.4 | Plataforma común. | Apoya. | Baja
""",
        )
    )


def matrix_bilingual_canada() -> Book:
    """A Canadian sheet in English and French, with the French status after a slash."""
    return book(
        Page(
            "Issues - Enjeux",
            """
Issue / Sujet | Lead / Responsable | Due / Échéance | Status / Statut | Remarks / Remarques
Softwood lumber | GAC | 2026-09-30 | Open | Minister briefed
Supply management | AAFC | 2026-10-15 | Negotiating | Ministre informé
""",
        )
    )


def tableau_deux_lignes_fr() -> Book:
    """Two header rows in French: the positions, and under them the parties."""
    return book(
        Page(
            "Tableau",
            """
Sujet | Position | | | Remarques
 | Mexique | États-Unis | Canada
Règles d'origine automobiles | Contre la hausse. | Pour la hausse. | Contre la hausse. | Dossier prioritaire
Acier et aluminium | Retrait des droits. | Maintien des droits. | Retrait des droits. |
""",
            merges="A1:A2 B1:D1 E1:E2",
        )
    )


def formulario_en_linea() -> Book:
    """Answers of an online form: a time stamp, an address, and whole questions as headers."""
    return book(
        Page(
            "Respuestas de formulario 1",
            """
Marca temporal | Nombre o razón social | Sector | Capítulo del T-MEC | Tema \
| ¿Cuál es la problemática u obstáculo que enfrenta su sector con la aplicación del T-MEC? Descríbala con el mayor \
detalle posible. | ¿Cuál es su propuesta? | ¿Confidencial?
@2025-10-02T10:31 | Tequila Ejemplo | Bebidas | 3 | Denominaciones | Copias del tequila. | Más inspección. | No
@2025-10-03T18:02 | Mezcal Ejemplo | Bebidas | 20 | Marcas | Registro lento. | Ventanilla. | Sí
""",
        )
    )


def titulos_numerados() -> Book:
    """The number stands before the title in the same cell."""
    return book(
        Page(
            "Agenda",
            """
Tema | Prioridad | Dependencia responsable
1. Energía | Alta | SENER
1.1 Refinación | Media | SENER
2.- Comercio digital | Baja | ATDT
""",
        )
    )


def idem_y_comillas() -> Book:
    """Ditto marks: what they repeat is not guessed."""
    return book(
        Page(
            "Temas",
            """
Tema | Dependencia responsable | Prioridad | Notas
Granos básicos | SADER | Alta | Ver oficio
Oleaginosas | ídem | ídem | Ídem
Cárnicos | " | Media |
""",
        )
    )


def renglones_de_continuacion() -> Book:
    """A long text runs on in a row of its own, where nothing else stands."""
    return book(
        Page(
            "Temas",
            """
Núm. | Tema | Antecedentes | Prioridad
1 | Reglas de etiquetado | Primera parte del antecedente, | Alta
 | | que sigue en este renglón.
2 | Normas de envase | Un solo renglón. | Baja
3 | Marcado de origen | Otro renglón. | Baja
""",
        )
    )


def formatos_de_excel() -> Book:
    """What Excel shows is not what it keeps: percent, a month that became a day, zeros in front."""
    return book(
        Page(
            "Aranceles",
            """
Medida | Arancel | Entrada en vigor | Autoridad responsable
Arancel al vidrio | #0.25 | @2026-08-01 | DOC
Arancel al papel | #0.075 | @2026-09-15 | DOC
""",
            formats={"B2": "0%", "B3": "0.0%", "C2": "mmm-yy", "C3": "dd/mm/yyyy"},
        )
    )


def matriz_de_cruces() -> Book:
    """Crosses tell which parties a theme concerns; a cross is no position."""
    return book(
        Page(
            "Cruces",
            """
Tema | México | EE.UU. | Canadá | Prioridad
Azulejos | x | x | | Media
Cemento | x | x | x | Baja
Papel periódico | | x | x | Baja
""",
        )
    )


def comites_por_anio() -> Book:
    """Committees down, years across, days of meetings in the cells."""
    return book(
        Page(
            "Reuniones por año",
            """
Comité | #2021 | #2022 | #2023
Comité MSF | 06/05 | sí | no
Comité de Medio Ambiente | 17/06 | 23/09 |
""",
        )
    )


def textos_en_corchetes() -> Book:
    """Negotiating text, article by article, with brackets: no column names a theme."""
    return book(
        Page(
            "Texto consolidado",
            """
Artículo | Texto vigente | Propuesta MX | Propuesta EE.UU. | Estado del texto
9.17 | El Comité se reunirá una vez al año. | [MX: al menos una vez al año] | [US: según sea necesario] | Abierto
9.18 | Los grupos informarán al Comité. | [MX: cada año] | | Limpio
""",
        )
    )


def directorio_con_datos_personales() -> Book:
    """Telephones, addresses and tax ids of people: they are not taken up unless somebody wants them."""
    return book(
        Page(
            "Directorio",
            """
Nombre | Siglas | País | Correo electrónico | Teléfono | RFC
Asociación de Tequileros Ejemplo | ATE | México | ana@ejemplo.mx | 33 1234 5678 | ATE010101AB1
Cámara del Vestido Ejemplo | CVE | México | luis@ejemplo.mx | 55 8765 4321 | CVE020202CD2
""",
        )
    )


def encabezado_muy_abajo() -> Book:
    """Thirty rows of instructions stand above the table."""
    steps = "\n".join(f"{n}. Instrucción número {n} para quien llena este formato." for n in range(1, 29))
    return book(
        Page(
            "Formato único",
            f"""
FORMATO ÚNICO DE CAPTURA
{steps}

Folio | Tema | Disposición | Prioridad | Responsable
A-01 | Vino y licores | Anexo 3-C | Alta | SE
A-02 | Cosméticos | Anexo 12-B | Media | COFEPRIS
""",
        )
    )


def total_arriba() -> Book:
    """The total stands first, and the unit of all figures in a line under the title."""
    return book(
        Page(
            "Exportaciones",
            """
Exportaciones a Estados Unidos
(millones de dólares)

Indicador | Valor | Periodo | País
Total | #1500 | #2025 | México
Exportaciones de tomate | #1000 | #2025 | México
Exportaciones de aguacate | #300 | #2025 | México
Exportaciones de berries | #200 | #2025 | México
""",
        )
    )


def fechas_sin_anio() -> Book:
    """Days without a year and deadlines that are none: the words stay, no year is made up."""
    return book(
        Page(
            "Pendientes",
            """
Tema | Fecha compromiso | Prioridad
Pendiente uno | 15 de septiembre | Alta
Pendiente dos | próxima semana | Media
Pendiente tres | permanente | Baja
Pendiente cuatro | antes de la ronda 4 | Baja
""",
        )
    )


def solicitudes_por_parte() -> Book:
    """Titles between the rows tell who asks; the sheet has no column for it."""
    return book(
        Page(
            "Solicitudes",
            """
No. | Solicitud | Recibida | Respuesta | Estatus
SOLICITUDES DE ESTADOS UNIDOS
1 | Cuota de azúcar refinada | 15/07/2026 | En estudio | Abierta
2 | Permisos de importación de etanol | 15/07/2026 | No aceptar | Abierta
SOLICITUDES DE CANADÁ
3 | Reconocimiento de orgánicos | 18/07/2026 | Aceptar | Resuelta
""",
            merges="A2:E2 A5:E5",
        )
    )
