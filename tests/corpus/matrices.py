"""Position matrices with a column a party: what stands above, between, beside and below their rows."""

from __future__ import annotations

from corpus.making import Book, Page, book


def matriz_control_de_versiones() -> Book:
    """A block of versions stands above the matrix and looks like a table of its own."""
    return book(
        Page(
            "Matriz",
            """
SECRETARÍA DE ENERGÍA – T-MEC
CONTROL DE VERSIONES
Versión | Fecha | Responsable | Cambios
1 | 03/02/2026 | SENER | Primera versión
2 | 18/05/2026 | SE | Se agregan comentarios de la SE

No. | Tema | Disposición | Posición de México | Posición de EE. UU. | Prioridad | Fecha límite
1 | Energía | Cap. 8 | Reconocer el dominio directo. | Trato no discriminatorio. | Alta | 30/11/2026
2 | Gas natural | 8.1 | Importar sin arancel. | | Media | 15/12/2026
""",
            merges="A1:G1 A2:G2",
        )
    )


def matriz_columnas_en_blanco() -> Book:
    """The matrix begins in C5, and narrow empty columns stand between its groups."""
    return book(
        Page(
            "Hoja1",
            """
 | | Revisión conjunta del T-MEC
 | | Mesa de comercio digital


 | | No. | Tema | | Posición MX | Posición CAN | | Prioridad | Notas
 | | 1 | Comercio digital | | Conservar el capítulo 19. | Proteger las leyes culturales. | | alta | Hablar con ATDT
 | | 2 | Flujos de datos | | Sin requisitos de localización. | | | media |
 | | 3 | Firma electrónica | | Reconocimiento recíproco. | Apoya. | | baja | Fácil de cerrar
""",
        )
    )


def matriz_numerada_con_subtotales() -> Book:
    """Numbers and chapters are numbers, sections stand unmerged in the first column, subtotals end them."""
    return book(
        Page(
            "POSICIONES",
            """
No. | Tema | Capítulo | Posición MX | Posición EUA | Prioridad
BLOQUE I. AGRO
#1 | Lácteos | #3 | Sin cambios al acceso. | Más acceso al mercado canadiense. | Baja
#1.1 | Quesos con denominación | #20 | Proteger nombres comunes ya usados. | Nombres genéricos libres. | Media
Subtotal bloque I | #2
BLOQUE II. DIGITAL
#2 | Comercio digital | #19 | Conservar el capítulo. | Endurecerlo. | Alta
Subtotal bloque II | #1
TOTAL | #3
""",
        )
    )


def matriz_paginas_repetidas() -> Book:
    """Printed page by page: title and header come again in the middle, page numbers between."""
    return book(
        Page(
            "Impresión",
            """
Matriz de posiciones

Núm. | Asunto | México | Estados Unidos | Canadá | Estatus
1 | Solución de controversias | Panel sin bloqueos. | Sin cambios. | Panel sin bloqueos. | En negociación
2 | Expertos en paneles | Lista completa. | | Lista completa. | Acordado
Página 1 de 2
Matriz de posiciones (continuación)
Núm. | Asunto | México | Estados Unidos | Canadá | Estatus
3 | Plazos de los paneles | 120 días. | 180 días. | | Pendiente
4 | Publicidad de escritos | Escritos públicos. | Escritos públicos. | | Cerrado

Página 2 de 2
""",
            merges="A1:F1 A7:F7",
        )
    )


def matriz_tres_renglones() -> Book:
    """Three header rows: all positions, the party, and what of it."""
    return book(
        Page(
            "MESA ACERO",
            """
No. | Tema | POSICIONES | | | | | | Prioridad
 | | México | | | Estados Unidos
 | | Posición inicial | Meta | Línea roja | Posición inicial | Meta | Línea roja
1 | Fundido y vaciado | Cinco años de transición. | Tres años. | Sin plazo inmediato. | De inmediato. | Un año. \
| No esperar a 2030. | Alta
2 | Cuotas de acero | Sin cuotas. | Cuota amplia. | Cuota por producto. | Cuota por producto. | | | Crítica
""",
            merges="C1:H1 C2:E2 F2:H2 A1:A3 B1:B3 I1:I3",
        )
    )


def matrix_bare_parties_en() -> Book:
    """An English matrix from the other side: bare names of parties, priorities by number, American dates."""
    return book(
        Page(
            "Issues",
            """
USMCA Joint Review - Issue Matrix (DRAFT - not cleared)
Updated 07/10/2026

Item | Issue | Provision | Mexico | United States | Canada | Priority | Lead | Deadline | Comments
1 | Energy | Ch. 8 | Sovereign control. | Non-discriminatory treatment. | Supports US. | 1 | SENER | 03/31/2027 |
2 | Fuel permits | Art. 22.4 | Under review. | Reissue stalled permits. | | 2 | Ministry of Economy | 04/15/2027 \
| See letter of May
3 | Pipeline safety | Annex 12-A | Share data. | Share data. | Share data. | 3 | SENER | 05/02/2027 |
""",
        )
    )


def matrice_francaise() -> Book:
    """A French matrix from Ottawa."""
    return book(
        Page(
            "Matrice",
            """
Affaires mondiales Canada – Examen conjoint de l'ACEUM
Matrice des positions

No | Sujet | Disposition | Position du Mexique | Position des États-Unis | Position du Canada | Priorité | Échéance \
| Remarques
1 | Gestion de l'offre | Chapitre 3 | Aucune demande. | Plus d'accès aux produits laitiers. | Aucune concession. \
| Élevée | 31 mars 2027 | Ne pas lier à l'acier
2 | Mécanisme de réaction rapide | Annexe 31-A | Réciprocité. | Maintien. | Maintien. | Moyenne \
| 1er trim. 2027 |
3 | Culture | Art. 32.6 | | Abroger l'exception. | Maintenir l'exception. | Faible | décembre 2026 |
""",
        )
    )


def matriz_bilingue() -> Book:
    """Every header says the same in Spanish and in English."""
    return book(
        Page(
            "Matriz-Matrix",
            """
Tema / Issue | Disposición / Provision | Posición de México / Mexico's position \
| Posición de EE.UU. / U.S. position | Prioridad / Priority | Observaciones / Comments
Inspección aduanera conjunta | Art. 7.26 | Recintos compartidos. | Más personal. | Alta / High | Ver acta
Operador económico autorizado | 7.14 | Reconocer programas. | Reconocer programas. | Media | Avanza
""",
        )
    )


def matriz_titulos_en_dos_idiomas() -> Book:
    """Title and position stand in two columns, one a language."""
    return book(
        Page(
            "Matriz",
            """
Núm. | Tema | Tema (inglés) | Posición de México | Posición de México (inglés) | Prioridad
1 | Baterías | Batteries | Contenido regional gradual. | Gradual regional content. | Alta
2 | Vehículos eléctricos | Electric vehicles | Igual trato. | Equal treatment. | Media
""",
        )
    )


def matriz_oculta() -> Book:
    """A hidden column, a hidden row and a hidden sheet."""
    return book(
        Page(
            "Matriz",
            """
Tema | Posición MX | Posición EE.UU. | Posición de repliegue | Prioridad
Minerales críticos | Inversión conjunta. | Suministro asegurado. | Lista corta de minerales. | Alta
Litio | Control del Estado. | Acceso a concesiones. | | Crítica
Reciclaje de baterías | Norma común. | | Guía voluntaria. | Baja
""",
            hidden="D 3",
        ),
        Page("Borrador", "Tema | Posición MX\nViejo | Nada\nOtro | Nada", state="hidden"),
    )


def matriz_por_mesas() -> Book:
    """A cover, one sheet a table of the negotiation, and a hidden sheet with the lists to choose from."""
    header = "No. | Tema | Posición MX | Posición EE.UU. | Estatus\n"
    return book(
        Page("Carátula", "\nRevisión conjunta\nMatriz por mesas\nContenido: | Mesa 1, Mesa 2\nCorte: | julio"),
        Page("Mesa 1", header + "1 | Aduanas rurales | Horarios amplios. | Más escáneres. | Planteado"),
        Page(
            "Mesa 2",
            "Mesa 2. Movilidad\n\n" + header + "1 | Visas para transportistas | Categoría nueva. | | Identificado\n"
            "2 | Movilidad laboral y entrada temporal | Más profesiones. | Sin cambios. | En pausa",
        ),
        Page("catálogos", "ESTATUS | PRIORIDAD\nPlanteado | Alta\nIdentificado | Media", state="hidden"),
    )


def matriz_leyenda_al_lado() -> Book:
    """The legend of the colours stands to the right of the matrix."""
    return book(
        Page(
            "Semáforo",
            """
Tema | Posición MX | Posición EE.UU. | Semáforo | | | Simbología
Telemedicina | Abrir. | Abrir con registro. | VERDE | | | ROJO | Sin acuerdo posible
Registro de alimentos | Aviso. | Permiso. | ÁMBAR | | | ÁMBAR | Hay margen
Publicidad de medicamentos | Sin cambios. | Liberar. | ROJO | | | VERDE | Casi cerrado
Farmacovigilancia | Intercambio. | Intercambio. | verde
""",
            colours={"D2": "00B050", "D3": "FFC000", "D4": "FF0000", "D5": "00B050"},
        )
    )


def matriz_numeros_de_columna() -> Book:
    """Under the header its columns are numbered, and an empty row stands before the data."""
    return book(
        Page(
            "Formato 3",
            """
FORMATO 3

Clave | Tema | Fundamento | Posición MX | Posición CAN | Responsable
(1) | (2) | (3) | (4) | (5) | (6)

MA-01 | Basura marina | Art. 24.12 | Plan regional. | Plan regional. | SEMARNAT
MA-02 | Tala ilegal | 24.23 | Verificación previa. | Acuerdo de datos. | SEMARNAT
""",
        )
    )


def matriz_grupos_por_parte() -> Book:
    """Two header rows: the party above, stance and words of each below."""
    return book(
        Page(
            "Posturas",
            """
 | México | | Estados Unidos | | Canadá
Tema | Postura | Posición | Postura | Posición | Postura | Posición
Contenido laboral automotriz | en contra | Sin aumento. | Impulsa | Más salario mínimo. | neutral |
Camiones pesados | a favor con condiciones | Transición larga. | Impulsa | Reglas propias. | a favor | Apoya.
""",
            merges="B1:C1 D1:E1 F1:G1",
        )
    )


def matriz_sin_dueno() -> Book:
    """A column of positions that says of nobody whose they are: they are not taken for Mexico's."""
    return book(
        Page(
            "Hoja 1",
            """
Tema | Disposición | Posición | Responsable | Prioridad
Zonas francas | Art. 2.5 | Mantener los programas. | SE | Alta
Remanufacturados | 2.11 | Permitir su entrada. | SE | Baja
""",
        )
    )


def matriz_camaras_en_columnas() -> Book:
    """The columns are chambers: what they wish is nobody's position at the table."""
    return book(
        Page(
            "Cámaras",
            """
Tema | Disposición | CONCAMIN | COPARMEX | CNA | Prioridad
Harina de trigo | Cap. 3 | Reglas claras. | | Arancel cero. | Media
Jornada en maquila | Cap. 23 | Gradualidad. | Gradualidad. | | Alta
""",
        )
    )


def matriz_encabezado_partido() -> Book:
    """Headers with line ends, cut words, colons and blanks at their ends."""
    return book(
        Page(
            "matriz (2)",
            """
N.º | TEMA⏎(SUBTEMA) | DISPOSI-⏎CIONES | POSICIÓN⏎DE MÉXICO | POSICIÓN⏎DE LOS EE.UU.: | PRIORI-⏎DAD \
| DEPENDENCIA⏎RESPON-⏎SABLE
1 | Seguros agropecuarios | Cap. 17 | Permitir oferta transfronteriza.⏎Con registro previo. | Acepta. | ALTA | SHCP
2 | Remesas | 17.3 | Sin impuestos. | Impuesto del 1 %. | MEDIA | SHCP
""",
        )
    )


def matriz_captura_encima() -> Book:
    """The form above has labels with their values beside them; one of them names a field of the table."""
    return book(
        Page(
            "Ficha",
            """
DEPENDENCIA: | STPS | | FECHA: | 12/06/2026
ELABORÓ: | Dirección de Asuntos Internacionales | | VERSIÓN: | 3
TEMA GENERAL: | Laboral

Núm. | Tema | Disposición | Posición MX | Posición EE.UU. | Observaciones
1 | Mecanismo laboral de respuesta rápida | Anexo 31-A | Reciprocidad. | Ampliarlo. | Revisar con Canadá
2 | Trabajo forzoso | 23.6 | Lista conjunta. | Prohibición amplia. |

ELABORÓ | | REVISÓ | | AUTORIZÓ
(firma) | | (firma) | | (firma)
""",
        )
    )
