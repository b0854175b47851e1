"""Sheets in which it is hard to see where a table begins, where it ends, and how many there are."""

from __future__ import annotations

from corpus.making import Book, Page, book


def tablas_lado_a_lado() -> Book:
    """Themes to the left, promises to the right, each under its own title, of unequal length."""
    return book(
        Page(
            "Resumen",
            """
TEMAS | | | | COMPROMISOS
Tema | Prioridad | Estatus | | Compromiso | Responsable | Fecha compromiso
Puertos inteligentes | Alta | Planteado | | Enviar inventario | ANAM | 31/08/2026
Carriles exclusivos | Media | En negociación | | Definir cruces | CBP | 30/09/2026
Inspección no intrusiva | Baja | Identificado | | Compartir imágenes | ANAM | 15/10/2026
 | | | | Evaluar piloto | CBP | 30/11/2026
""",
            merges="A1:C1 E1:G1",
        )
    )


def tablas_apiladas() -> Book:
    """Three lists of different things under one another on one sheet."""
    return book(
        Page(
            "Todo",
            """
1. TEMAS
Tema | Capítulo | Prioridad
Contratación pública | Cap. 13 | Media
Anticorrupción | Cap. 27 | Baja

2. MEDIDAS
Medida | Autoridad | Fracciones cubiertas
Etiquetado de país de origen | USDA | 0201
Registro de importadores | SAT | 6403, 6404

3. CIFRAS
Indicador | Valor | Periodo
Importaciones de calzado | 1,100 MDD | 2025
Empresas registradas | 4,210 | 2025

Fuente: elaboración propia.
""",
        )
    )


def solo_encabezado() -> Book:
    """A form that nobody has filled in yet beside one that somebody has."""
    return book(
        Page("Formato", "\nMATRIZ DE POSICIONES (llenar)\n\nNo. | Tema | Disposición | Posición MX | Prioridad"),
        Page("Enviado", "No. | Tema | Disposición | Posición MX | Prioridad\n1 | Autopartes | 4.5 | Sin más. | Alta"),
    )


def ficha_transpuesta() -> Book:
    """One theme as a form: labels in the first column, what they say beside them."""
    return book(
        Page(
            "Ficha técnica",
            """
FICHA TÉCNICA

Tema | Autotransporte transfronterizo
Disposición | Cap. 15
Prioridad | Alta
Dependencia responsable | SICT
Antecedentes | El acceso se abrió en 2015 y se restringió en 2020.
Posición de México | Acceso recíproco.
Fecha compromiso | 30/10/2026
""",
            merges="A1:B1",
        )
    )


def fichas_en_columnas() -> Book:
    """Labels in the first column and one theme in each column to the right."""
    return book(
        Page(
            "Comparativo",
            """
Concepto | Ficha A | Ficha B | Ficha C
Tema | Azúcar | Jitomate | Aguacate
Disposición | Cap. 3 | Cap. 10 | Cap. 9
Prioridad | Alta | Crítica | Baja
Dependencia responsable | SE | SE | SENASICA
Fecha compromiso | 30/10/2026 | 15/11/2026 | 2027
""",
        )
    )


def un_solo_registro() -> Book:
    """A sheet with one theme only, under titles and over signatures."""
    return book(
        Page(
            "Tarjeta",
            """
TARJETA INFORMATIVA

Tema | Posición MX | Posición EE.UU. | Decisión solicitada | Decidir antes de
Cabotaje aéreo | No abrir. | Abrir. | Mantener la reserva. | 30/09/2026


Elaboró: Dirección de Servicios
""",
        )
    )


def resumen_y_datos() -> Book:
    """A summary by priority on the first sheet, the rows on the second; the summary names no record."""
    return book(
        Page(
            "Resumen",
            "Resumen por prioridad\n\nPrioridad | Número de temas\nAlta | #1\nMedia | #1\nBaja | #1\nTotal | #3",
        ),
        Page(
            "Base",
            """
Tema | Prioridad | Estatus | Jefe de mesa
Comercio de servicios | Alta | Planteado | Lic. A
Comercio electrónico menor | Media | Identificado | Lic. B
Telecomunicaciones | Baja | Cerrado | Lic. C
""",
        ),
    )


def notas_entre_renglones() -> Book:
    """Notes and remarks written between the rows, an empty row for each printed page."""
    return book(
        Page(
            "Matriz anotada",
            """
No. | Tema | Disposición | Prioridad | Responsable | Observaciones
1 | Patentes | 20.36 | Alta | IMPI | En revisión
Nota: los temas 2 y 3 dependen de la respuesta de la FDA.
2 | Datos de prueba | 20.48 | Crítica | IMPI |

3 | Biosimilares | 20.49 | Media | COFEPRIS | Ver nota

* Cifras preliminares.
4 | Marcas | 20.17 | Baja | IMPI |
Fuente: IMPI, junio de 2026.
""",
        )
    )


def partes_que_coinciden() -> Book:
    """A position merged over two parties that agree."""
    return book(
        Page(
            "Coincidencias",
            """
Tema | Posición MX | Posición CAN | Posición EE.UU. | Prioridad
Publicación de minutas | Publicarlas siempre. | | Sólo resúmenes. | Media
Sede del secretariado | Ottawa. | Ciudad de México. | Washington. | Baja
Idiomas de trabajo | Los tres. | Los tres. | Inglés. | Baja
""",
            merges="B2:C2",
        )
    )


def encabezado_con_grupos_sueltos() -> Book:
    """Two header rows whose groups stand over some columns only, with a caption inside the header."""
    return book(
        Page(
            "Control",
            """
 | | Responsables | | Fechas (dd/mm/aaaa)
No. | Tema | Dependencia responsable | Corresponsables | Fecha compromiso | Decidir antes de
1 | Pesca ribereña | SADER | SRE; SEMARNAT | 05/10/2026 | 25/09/2026
2 | Aguas transfronterizas | SEMARNAT | SRE | 06/11/2026 | 30/10/2026
""",
            merges="C1:D1 E1:F1",
        )
    )


def columna_muy_lejana() -> Book:
    """One column of the table stands far to the right, after ten empty ones, and a word at the edge of nowhere."""
    far = " |" * 11
    return book(
        Page(
            "Hoja1",
            f"""
Tema | Prioridad | Estatus |{far} Observaciones
Electricidad limpia | Alta | Planteado |{far} Pedir datos
Redes eléctricas | Media | Identificado |{far} Con SENER
Almacenamiento | Baja | Cerrado |{far} Listo
""",
        )
    )


def hojas_mezcladas() -> Book:
    """Three sheets of three kinds, one with an empty first sheet, instructions that are no table."""
    return book(
        Page("Hoja1", ""),
        Page(
            "Instrucciones",
            "INSTRUCCIONES\n1. Llene una fila por tema.\n2. No agregue columnas.\nTema: | lo que se negocia\n"
            "Prioridad: | alta, media o baja",
        ),
        Page("Temas", "Tema | Prioridad\nPropiedad industrial | Alta\nDerechos de autor | Media"),
        Page("Hitos", "Hito | Fecha del hito\nEnvío al gabinete | 15/09/2026\nPublicación | 30/10/2026"),
    )
