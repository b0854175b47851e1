"""Columns in which people write dates, numbers, choices and codes in every way that they have."""

from __future__ import annotations

from corpus.making import Book, Page, book


def _column(sheet: str, header: str, title: str, cells: str, **more: object) -> Book:
    """A sheet with a title column and one column of values, a line each."""
    lines = [f"{title} {number} | {words}" for number, words in enumerate(cells.strip().split("\n"), 1)]
    return book(Page(sheet, "\n".join((header, *lines)), **more))  # type: ignore[arg-type]


def fechas_es() -> Book:
    """Dates as Spanish sheets write them."""
    return _column(
        "Fechas",
        "Tema | Fecha compromiso",
        "Asunto con fecha",
        """
31 de marzo de 2027
1er trim. 2027
ago-25
15/09/2026
1º de octubre de 2026
del 3 al 5 de junio de 2026
segundo semestre de 2026
entre marzo y mayo de 2027
lunes 14 de septiembre de 2026
2027
dic. 2026
@2026-11-30
28/02/27
2026-12-11 00:00:00
""",
    )


def fechas_meses_primero() -> Book:
    """American dates in a Spanish sheet: one of them can only be month first, so all are."""
    return _column(
        "Hoja1",
        "Asunto | Fecha límite",
        "Asunto americano",
        """
03/04/2026
12/31/2026
07/08/2026
9/1/2026
""",
    )


def fechas_dudosas() -> Book:
    """Nothing in the column tells whether days come first: each such cell is a question, the others are not."""
    return _column(
        "Hoja1",
        "Asunto | Fecha límite",
        "Asunto dudoso",
        """
03/04/2026
05/05/2026
01/12/2026
abril de 2026
""",
    )


def fechas_mezcladas() -> Book:
    """One column shows both orders: what can be read one way only is, what cannot is asked."""
    return _column(
        "Hoja1",
        "Asunto | Fecha límite",
        "Asunto mezclado",
        """
25/12/2026
12/25/2026
03/04/2026
""",
    )


def fechas_1904() -> Book:
    """A workbook of an old Macintosh, whose days are counted from 1904."""
    return book(
        Page(
            "Plazos",
            """
Tema | Fecha compromiso | Prioridad
Plazo antiguo uno | @2026-10-30 | Alta
Plazo antiguo dos | @2027-01-29 | Media
""",
        ),
        since_1904=True,
    )


def fechas_como_numeros() -> Book:
    """Serial numbers that lost their format, among real dates."""
    return book(
        Page(
            "Plazos",
            """
Tema | Fecha compromiso
Plazo con formato | @2026-10-30
Plazo sin formato | #46325
Plazo sin día | #2027
""",
        )
    )


def dates_en() -> Book:
    """Dates as English sheets write them."""
    return _column(
        "Dates",
        "Topic | Deadline",
        "Dated topic",
        """
March 31, 2027
31 March 2027
Q1 2027
Aug-25
09/15/2026
Oct. 1st, 2026
June 3-5, 2026
first half of 2027
between March and May 2027
Mon, 14 Sep 2026
H2 2026
TBD
""",
    )


def dates_fr() -> Book:
    """Dates as French sheets write them."""
    return _column(
        "Dates",
        "Sujet | Échéance",
        "Sujet daté",
        """
31 mars 2027
1er juillet 2026
1er trimestre 2027
août 2026
du 3 au 5 juin 2026
15/09/2026
déc. 2026
à déterminer
""",
    )


def numeros_es() -> Book:
    """Amounts as Spanish sheets write them."""
    return _column(
        "Montos",
        "Indicador | Valor",
        "Cifra hispana",
        """
$1,250 MDD aprox
0.8 mmd
1.234,5
1,234.5
18-24 meses*
3.7%
12.5 por ciento
1'250,000 pesos
n.d.
---
22 d.h.
#1250000.75
(350) MDD
más de 500 MDD
25 mil toneladas
""",
    )


def numeros_fr() -> Book:
    """Amounts as French sheets write them: blanks for thousands, a comma for decimals."""
    return _column(
        "Données",
        "Indicateur | Valeur",
        "Donnée",
        """
1 250,5
3,7 %
12 milliards de dollars US
90 jours ouvrables
s.o.
""",
    )


def opciones_por_sinonimo() -> Book:
    """Choices by other words, by case and by accents that are missing."""
    return book(
        Page(
            "Opciones",
            """
Tema | Prioridad | Sensibilidad | Estatus | Orientación | Vía | Cambio normativo
Opción uno | ROJO | media-baja | ABIERTO | ofensiva | bilateral EUA | no requiere
Opción dos | muy alta | 3 | en negociacion | Def | México-Canadá | Requiere Congreso
Opción tres | MEDIA | verde | concluído | mixto | tres partes | norma
Opción cuatro | ¿? | alta | Panel | ambos | | Ley
""",
        )
    )


def celdas_sin_nada() -> Book:
    """All that people write where they have nothing to write."""
    return book(
        Page(
            "Vacíos",
            """
Tema | Prioridad | Fecha compromiso | Dependencia responsable | Disposición
Vacío uno | N/A | s/plazo | --- | n.d.
Vacío dos | - | por definir | Por definir | N/A
Vacío tres | Alta | Pendiente | n/d | s/n
""",
        )
    )


def formulas_con_y_sin_valor() -> Book:
    """Formulas with the value that was saved, with none, and with an error."""
    return book(
        Page(
            "Fórmulas",
            """
No. | Tema | Prioridad | Fecha compromiso | Posición MX
=ROW()-1 | Fórmula uno | Alta | =DATE(2026,12,11) | ="Pedir "&"plazo"
=ROW()-1 | Fórmula dos | =VLOOKUP(B3,X:Y,2,0) | 15/12/2026 | Sin cambios.
=ROW()-1 | Fórmula tres | Media | =D2+30 | Apoyar.
""",
            stored={"A2": 1, "A3": 2, "A4": 3, "D2": 46367, "E2": "Pedir plazo", "C3": "#N/A"},
        )
    )


def errores_de_busqueda() -> Book:
    """Dead look-ups and links in cells that matter and in cells that do not."""
    return book(
        Page(
            "Cruce",
            """
Tema | Dependencia responsable | Antecedentes | Prioridad | Cruce
Error uno | SE | #REF! | Alta | #N/A
Error dos | #N/A | Texto | Media | ok
Error tres | SE | Texto | Baja | ok
""",
        )
    )


def codigos_con_ceros() -> Book:
    """Codes that are no numbers: zeros in front and behind, points, letters; some were kept as numbers."""
    return book(
        Page(
            "Códigos",
            """
Folio | Tema | Fracciones arancelarias | Disposición
001 | Código uno | 0702.00.01; 0709.60.10 | 1.10
002 | Código dos | 7208.10.03, 7208.25 | 12.10
#3 | Código tres | #8703 | #2.1
1.10 | Código cuatro | 01012101 | 9.10
""",
        )
    )


def nombres_de_actores() -> Book:
    """Ministries by acronym, by long name, by an older name, wrongly written, unknown, and several in a cell."""
    return book(
        Page(
            "Responsables",
            """
Asunto | Dependencia responsable | Corresponsables
Nombre uno | Secretaría de Economía | SADER, SENASICA
Nombre dos | Sec. de Agricultura | SHCP/SAT
Nombre tres | sagarpa | Hacienda; Aduanas
Nombre cuatro | CGAI | SE
Nombre cinco | Cofepris | SEDATU
""",
        )
    )
