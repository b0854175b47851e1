"""What was agreed, in which meeting, who does it and by when: trackers of committees and of actions."""

from __future__ import annotations

from corpus.making import Book, Page, book


def compromisos_seguimiento() -> Book:
    """A tracker of actions with overdue days computed, and percentages in the status."""
    return book(
        Page(
            "Seguimiento",
            """
Seguimiento de compromisos – Comité MSF
Actualizado: 30/06/2026

No. | Compromiso | Responsable | Fecha compromiso | Estatus | Días de atraso | Evidencia
1 | Enviar lista de puntos de contacto | SENASICA | 15/05/2026 | Cumplido | =MAX(0,DATE(2026,6,30)-D5) | Correo
2 | Proyecto de reglas de procedimiento | USDA | 31/07/2026 | En proceso | =MAX(0,DATE(2026,6,30)-D6) |
3 | Propuesta de fecha de reunión | CFIA | 30/05/2026 | Pendiente | =MAX(0,DATE(2026,6,30)-D7) |
""",
            stored={"F5": 0, "F6": 0, "F7": 31},
        )
    )


def action_items_en() -> Book:
    """Action items of a joint committee report, with an annex title and initials as owners."""
    return book(
        Page(
            "Annex II",
            """
ANNEX II
ACTION ITEMS

# | Action item | Owner | Due | Status | Origin | Body of the commitment
1 | Share draft work plan | USTR | 09/15/2026 | Open | Minutes | TBT Committee
2 | Nominate contact points | Mexico | 10/01/2026 | In progress | Minutes | TBT Committee
3 | Circulate test methods | NIST | Q1 2027 | Open | Statement | TBT Committee
""",
        )
    )


def suivi_engagements_fr() -> Book:
    """A French tracker of promises."""
    return book(
        Page(
            "Suivi",
            """
Engagement pris | Responsable | Échéance | Statut | Remarques
Transmettre le projet de rapport | AMC | 15 septembre 2026 | En cours | Version 2
Proposer des dates | Mexique | fin 2026 | Ouvert |
Réviser l'annexe | ACIA | 1er déc. 2026 | Terminé |
""",
        )
    )


def compromisos_dos_fechas() -> Book:
    """Cells with two dates, dates struck by the next one, and promises of two owners."""
    return book(
        Page(
            "Acuerdos",
            """
Compromiso | Responsable del compromiso | Fecha del compromiso | Estatus del compromiso | Origen
Taller de trazabilidad | SENASICA | 15/08/2026⏎30/09/2026 | En curso | Minuta
Visita a planta | SENASICA / USDA | 12 y 13 de octubre de 2026 | Por cumplir | Verbal
Informe final | USDA | a más tardar el 30/11/2026 | Por cumplir | Minuta
""",
        )
    )


def reuniones_comites() -> Book:
    """Meetings with a title each, held and planned, in one column of dates of every precision."""
    return book(
        Page(
            "Reuniones",
            """
Registro de reuniones de comités

Reunión | Comité | Fecha | Modalidad | Sede | Presidencia | Situación de la reunión | Próxima reunión
Tercera reunión MSF | Comité MSF | 12/05/2026 | Presencial | Ottawa | Canadá | Celebrada | mayo de 2027
Reunión de OTC | OTC | 3-5 jun 2026 | videoconferencia | | México | Celebrada |
Reunión de competitividad | Competitiveness Committee | 2º semestre 2026 | Híbrida | CDMX | EE.UU. | Programada |
Reunión agrícola | CCA | 22/10/2026 | Virtual | | | Diferida |
""",
        )
    )


def committee_tracker_en() -> Book:
    """A committee tracker without a title of its meetings: body, number and date tell them apart."""
    return book(
        Page(
            "Tracker",
            """
CUSMA committees - meeting tracker

Committee | Chapter/Article | Meeting no. | Date | Place/Mode | Chair/Host | Attendance | Decision | Next meeting
SPS Committee | 9.17 | 3 | May 12, 2026 | Ottawa | Canada | All Parties | Work plan adopted | May 2027
TBT Committee | 11.11 | 4 | June 3-5, 2026 | Virtual | Mexico | All Parties | None | 2027
SME Committee | 25.4 | 5 | Sept. 2026 | Hybrid | United States | All Parties | Dialogue in spring | TBD
""",
        )
    )


def minuta_dos_tablas() -> Book:
    """The minutes of one meeting: the agenda above, the promises below."""
    return book(
        Page(
            "Minuta",
            """
MINUTA DE LA REUNIÓN DEL COMITÉ DE MEDIO AMBIENTE
Fecha: | 11 de diciembre de 2025
Lugar: | Monterrey

Tema | Discusión México | Discusión EE.UU. | Discusión Canadá
Calidad del aire | Propone inventarios. | Pide datos. | Apoya.
Pesca ilegal | Informa avances. | Pide listas. |

COMPROMISOS
Compromiso | Responsable | Fecha compromiso | Estatus
Inventario de emisiones | SEMARNAT | 30/06/2026 | En proceso
Lista de embarcaciones | EPA | 31/03/2026 | Entregado
Reporte conjunto | ECCC | 2026 | Pendiente
""",
            merges="A1:D1",
        )
    )


def compromisos_por_area() -> Book:
    """Promises of three areas, each under its own title with its own header, totals below each."""
    header = "Núm. | Compromiso | Responsable | Fecha compromiso | Estatus\n"
    return book(
        Page(
            "Tablero",
            "TABLERO DE COMPROMISOS\n\nAduanas\n"
            + header
            + "1 | Ventanilla única fronteriza | ANAM | 30/09/2026 | En proceso\n"
            + "2 | Horarios extendidos | ANAM | 31/10/2026 | Pendiente\n"
            + "Total Aduanas: 2\n\nAgricultura\n"
            + header
            + "1 | Certificado electrónico | SENASICA | 15/12/2026 | En proceso\n"
            + "2 | Plan de trabajo del aguacate | USDA | 15/01/2027 | Pendiente\n"
            + "Total Agricultura: 2\n",
        )
    )


def declaraciones_prensa() -> Book:
    """What was said in public, by whom and when, with where it was read."""
    return book(
        Page(
            "Dichos",
            """
Fecha de la declaración | Quién lo dijo | Vocero | Asunto de la declaración | Declaración | Verbo | Liga
22/07/2026 | USTR | Greer | Arreglos provisionales | Busca arreglos para fin de año. | Propone | https://example.org/a
26/06/2026 | SE | Ebrard | Plazos de diez años | Habló de plazos de 10 años. | Propone | https://example.org/b
""",
        )
    )


def acercamientos_bitacora() -> Book:
    """A log of contacts, with several actors in a cell."""
    return book(
        Page(
            "Bitácora",
            """
BITÁCORA DE ACERCAMIENTOS

Acercamiento | Fecha del acercamiento | Con quién | Medio del acercamiento | Lo que se dijo | Lo que se ofreció
Desayuno con cámaras | 04/06/2026 | CONCAMIN; CNA | Reunión | Piden certidumbre. | Enviar calendario
Llamada a USTR | 18/06/2026 | USTR | Teléfono | Sin cambios. |
Gira a Ottawa | 22/06/2026 - 24/06/2026 | GAC, AAFC | Visita | Apoyan 16 años. | Carta conjunta
""",
        )
    )
