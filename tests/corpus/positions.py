"""Position lists with a row a party, and the inner lines of one ministry."""

from __future__ import annotations

from corpus.making import Book, Page, book


def posiciones_una_fila_por_parte() -> Book:
    """The theme is written again in every row."""
    return book(
        Page(
            "Posiciones",
            """
Tema | Parte | Postura | Posición | Expresada o estimada | Fecha
Contenido regional de chips | México | a favor con condiciones | Meta gradual. | declarada | abril de 2026
Contenido regional de chips | EE.UU. | Impulsa | Meta inmediata. | declarada | 15/05/2026
Contenido regional de chips | Canadá | neutral | Esperaría a los demás. | estimada | 2026
Energía | EUA | en contra | Rechaza la preferencia por CFE. | declarada | 20/05/2026
""",
        )
    )


def posiciones_tema_combinado() -> Book:
    """The theme is merged down over the rows of its parties."""
    return book(
        Page(
            "POSICIONES",
            """
REVISIÓN CONJUNTA – MESA DE ORIGEN

DISP. | TEMA | PARTE | PLANTEAMIENTO | POSTURA | OBSERVACIONES
Cap. 4 | Acumulación con terceros | México | Permitirla en textiles. | Impulsa | Ver cuadro 2
 | | Estados Unidos | No ampliarla. | Se opone |
 | | Canadá | Abierta a discutir. | con reservas | Por confirmar
4.18 | Verificaciones en planta | México | Aviso previo. | Impulsa |
 | | Estados Unidos | Sin aviso. | Rechaza |
""",
            merges="A1:F1 A4:A6 B4:B6 A7:A8 B7:B8",
        )
    )


def posiciones_lineas_internas() -> Book:
    """What one ministry may and may not give, with who authorised it until when."""
    return book(
        Page(
            "LÍNEAS (RESERVADO)",
            """
INFORMACIÓN RESERVADA

Tema | Parte | Posición inicial | Meta | Posición de repliegue | Línea roja | Mandato | Vigente hasta | Autorización \
| Elaboró | Autorizó
Semiconductores | MX | Plan de 10 años. | Plan de 5 años. | Memorándum. | Sin fondos comunes. \
| Acuerdo del gabinete | 31/12/2026 | VoBo | DGIN | Subsecretaría
Inteligencia artificial | MX | Sin anexo. | Principios. | Declaración. | Sin reglas vinculantes. | | 30/06/2027 \
| En revisión | ATDT |
""",
        )
    )


def posiciones_estimadas() -> Book:
    """What others are thought to want, why, and how sure one is."""
    return book(
        Page(
            "Inteligencia",
            """
Actor | Tema | Lectura | Posición | Carácter | Base de la estimación | Confianza | Al
USTR | Reglas de origen en general | | Pedirá subir el contenido. | estimación | Discurso de junio | Alta | jun-26
CSPA | Aranceles de la Sección 232 al acero y al aluminio | | Trato igual. | presunta | Nota de prensa | Media | jul-26
Unicornio SA | Reglas de origen en general | | Nada. | estimada | Rumor | Baja | jul-26
""",
        )
    )


def positions_by_party_en() -> Book:
    """An English list, one row a party, with formal and informal positions."""
    return book(
        Page(
            "Positions",
            """
Topic | Party | Position or stance | Summary | Formal or informal | Date of position
Dairy | US | proposes | Wants TRQ reform. | formal | June 3, 2026
Dairy | Canada | keeps it off the table | Supply management stays. | formal | June 10, 2026
Dairy | Mexico | no position | | informal | July 2026
""",
        )
    )


def positions_par_partie_fr() -> Book:
    """A French list, one row a party."""
    return book(
        Page(
            "Positions",
            """
Sujet | Partie | Position | Date
Produits laitiers et sécurité | Canada | Aucune concession. | 3 juin 2026
Produits laitiers et sécurité | États-Unis | Accès accru. | 1er juillet 2026
Bois d'œuvre | Canada | Fin des droits. | juillet 2026
""",
        )
    )


def posiciones_cuarenta_renglones() -> Book:
    """Ten themes with four actors each, as long as real lists are, with a page mark every twenty rows."""
    actors = ("México", "EE.UU.", "Canadá", "CONCAMIN")
    lines = ["No. | Tema | Actor | Planteamiento | Postura"]
    for number in range(40):
        theme, actor = number // 4 + 1, actors[number % 4]
        if number == 20:
            lines += ["Continúa", "No. | Tema | Actor | Planteamiento | Postura"]
        lines.append(f"{number + 1} | Producto sensible {theme:02d} | {actor} | Planteamiento {number + 1}. | Apoya")
    return book(Page("Lista", "\n".join(lines)))


def posiciones_por_punto() -> Book:
    """Several points of one theme, each with where its actor stands."""
    return book(
        Page(
            "Puntos",
            """
Tema de la posición | Sobre qué | Actor de la posición | Postura | Flexibilidad | Zona de aterrizaje | MAAN
Energía | Permisos de gasolineras | México | Se opone | Con margen | Ventanilla única | Panel
Energía | Contratos de gas | México | Apoya | Intercambiable | Prórroga de un año |
I-13 | Fundido y vaciado | EE.UU. | Impulsa | Firme | | Aranceles
""",
        )
    )


def posiciones_por_rubro() -> Book:
    """What each position is about stands under a word of its own, and whose it is under “País”."""
    return book(
        Page(
            "Posiciones",
            """
Rubro en discusión | País | Planteamiento | Postura
Semiconductores | México | Plan de diez años. | A favor
Semiconductores | EE.UU. | Plan inmediato. | En contra
Cuotas de miel | México | Retirarlas. | A favor
""",
        )
    )


def posiciones_sin_tema() -> Book:
    """No column says which issue a position is about; chapters and products come near it."""
    return book(
        Page(
            "POSICIONES",
            """
Parte | Producto | Posición | Capítulo | Fecha
México | Miel | Retirar las cuotas. | Cap. 10 | 12/05/2026
Estados Unidos | Miel | Mantener las cuotas. | Cap. 10 | 13/05/2026
Canadá | Leche en polvo | Sin acceso adicional. | Cap. 3 | 13/05/2026
""",
        )
    )


def posiciones_tema_en_el_primer_renglon() -> Book:
    """The theme stands only in the first row of its group; the cells below are empty, not merged."""
    return book(
        Page(
            "POSICIONES",
            """
MESA DE ORIGEN – POSICIONES POR PARTE

DISP. | TEMA | PARTE | PLANTEAMIENTO | POSTURA
Cap. 4 | Acumulación con terceros | México | Permitirla en textiles. | Impulsa
 | | Estados Unidos | No ampliarla. | Se opone
 | | Canadá | Abierta a discutir. | con reservas
4.18 | Verificaciones en planta | México | Aviso previo. | Impulsa
 | | Estados Unidos | Sin aviso. | Rechaza
""",
            merges="A1:E1",
        )
    )
