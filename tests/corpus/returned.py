"""Our own sheets as they come back: edited, with columns of others, without what tells the records apart."""

from __future__ import annotations

from corpus.making import Book, Page, book

from workbench.importing.bundle import bundled_uid

_ENERGY, _DAIRY = bundled_uid("issue", "energy"), bundled_uid("issue", "dairy")


def nuestra_hoja_editada() -> Book:
    """An export with two rows edited and one added; the identifiers are there, the control column was deleted."""
    return book(
        Page(
            "Temas",
            f"""
Clave | Tema (español) | Tema (inglés) | Prioridad | Siguiente paso (español) | Identificador (uid)
 | Energía | Energy | Alta | Reunión con SENER en septiembre | {_ENERGY}
 | Lácteos | Dairy | | | {_DAIRY}
 | Gas para la industria | Gas for industry | Media | | |
""",
        )
    )


def nuestra_hoja_con_columnas() -> Book:
    """An export into which a ministry put columns of its own and that it sorted anew."""
    return book(
        Page(
            "Temas",
            f"""
Tema (español) | VoBo jurídico | Antecedentes (español) | Prioridad | Fecha compromiso | Identificador (uid)
Lácteos | sí | El panel de 2022 revisó los cupos. | Baja | 30/09/2026 | {_DAIRY}
Energía | pendiente de firma | | Crítica | | {_ENERGY}
""",
        )
    )


def nuestra_hoja_sin_identificador() -> Book:
    """An export that lost its identifiers: the names find the records."""
    return book(
        Page(
            "Issues",
            """
Issue (Spanish) | Issue (English) | Priority | Next step (English)
Energía | Energy | High | Write to the other side
Lácteos | Dairy | Low |
""",
        )
    )


def plantilla_llena() -> Book:
    """A template of ours that a ministry filled in, with words where a date belongs."""
    return book(
        Page(
            "Compromisos",
            """
Compromiso (español) | Quién se comprometió | Fecha de cumplimiento | Cumplimiento | Evidencia (español)
Actualizar el padrón | SAT | 31/10/2026 | En proceso |
Capacitar verificadores | SENASICA | cuando haya presupuesto | Pendiente | Oficio 12
""",
        )
    )
