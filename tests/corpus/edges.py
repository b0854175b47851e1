"""Edges of tables: sections in two levels, rows far apart, columns without a name, lists of one column."""

from __future__ import annotations

from corpus.making import Book, Page, book


def secciones_en_dos_niveles() -> Book:
    """Chapters and within them sections, both merged over the whole width."""
    return book(
        Page(
            "Matriz",
            """
No. | Tema | Disposición | Posición MX | Posición EE.UU. | Prioridad
CAPÍTULO 24. MEDIO AMBIENTE
Sección A. Vida silvestre
1 | Vaquita marina | 24.22 | Plan de compensación. | Cumplimiento total. | Alta
2 | Tortugas | 24.22 | Certificación. | Certificación. | Media
Sección B. Aire
3 | Partículas finas | 24.11 | Inventario. | | Baja
CAPÍTULO 25. PYMES
4 | Ventanilla para pymes | 25.2 | Portal. | Portal. | Baja
""",
            merges="A2:F2 A3:F3 A6:F6 A8:F8",
        )
    )


def mesa_combinada_hacia_abajo() -> Book:
    """The table of the negotiation is merged down over its themes, the lead ministry over others."""
    return book(
        Page(
            "Por mesa",
            """
Mesa | Tema | Dependencia responsable | Prioridad
Autos | Valor de contenido laboral | SE | Alta
 | Vehículos usados | | Baja
Energía | Gas licuado | SENER | Media
 | Carbón | | Baja
 | Hidrógeno | SE | Media
""",
            merges="A2:A3 C2:C3 A4:A6 C4:C5",
        )
    )


def renglones_separados() -> Book:
    """An empty row stands after every row, and two before the last."""
    return book(
        Page(
            "Temas",
            """
Tema | Capítulo | Prioridad | Responsable

Vinos de mesa | 3 | Baja | SE

Cerveza | 3 | Media | SE

Destilados | 3 | Alta | SE


Refrescos | 3 | Baja | SALUD
""",
        )
    )


def columna_sin_nombre() -> Book:
    """A column of remarks without a header stands within the table, another one at its end."""
    return book(
        Page(
            "Temas",
            """
No. | Tema | | Prioridad | Responsable |
1 | Fertilizantes | urea y fosfatos | Alta | SADER | ver anexo
2 | Semillas | | Media | SADER | ver anexo
3 | Maquinaria agrícola | usada | Baja | SE |
""",
        )
    )


def lista_de_una_columna() -> Book:
    """Nothing but titles under one word."""
    return book(
        Page(
            "Temas nuevos",
            """
Tema
Comercio de datos de salud
Cables submarinos
Satélites
Energía
""",
        )
    )


def encabezado_cambiado_a_la_mitad() -> Book:
    """The header comes again in other words, because two offices pasted their parts."""
    return book(
        Page(
            "Unida",
            """
No. | Compromiso | Responsable | Fecha compromiso | Estatus
1 | Publicar lineamientos | SE | 30/09/2026 | En proceso
2 | Abrir ventanilla | SAT | 31/10/2026 | Pendiente

No. | Compromiso | Resp. | Fecha comp. | Estatus | Evidencia
3 | Instalar mesa de ayuda | ANAM | 15/09/2026 | Cumplido | Acta
4 | Capacitar personal | ANAM | 30/11/2026 | Pendiente |
""",
        )
    )


def leyenda_entre_titulo_y_encabezado() -> Book:
    """The legend stands between title and header, in a row of its own with four cells."""
    return book(
        Page(
            "Semáforo",
            """
SEMÁFORO DE TEMAS
ROJO = sin acuerdo | ÁMBAR = con margen | VERDE = cerrado | BLANCO = sin revisar

Tema | Semáforo | Responsable | Siguiente paso
Café | VERDE | SADER | Firmar
Cacao | ÁMBAR | SADER | Revisar cifras
Vainilla | ROJO | IMPI | Esperar
""",
        )
    )


def listas_gemelas_lado_a_lado() -> Book:
    """What we ask of the one to the left, of the other to the right, under the same header."""
    return book(
        Page(
            "Solicitudes",
            """
A ESTADOS UNIDOS | | | | A CANADÁ
No. | Solicitud | Estatus | | No. | Solicitud | Estatus
1 | Retiro de arancel al cobre | Abierta | | 1 | Visas agrícolas | Abierta
2 | Acceso de transporte | Acotada | | 2 | Cupo de lácteos | Retirada
3 | Trato a remesas | Abierta | | 3 | Etanol | Abierta
""",
            merges="A1:C1 E1:G1",
        )
    )


def observaciones_generales_abajo() -> Book:
    """A last row merged over the width holds remarks on all, and the date of the cut."""
    return book(
        Page(
            "Matriz",
            """
Tema | Posición MX | Posición CAN | Estatus
Pesca deportiva | Permisos comunes. | Apoya. | Planteado
Turismo médico | Seguros portables. | En análisis. | Identificado
Observaciones generales: los dos temas se verán en la siguiente ronda.
Corte al 30 de junio de 2026
""",
            merges="A4:D4 A5:D5",
        )
    )


def tres_listas_de_actores() -> Book:
    """Three lists of actors under one another, each titled by its country, with one header each."""
    head = "Nombre | Siglas | Tipo de organización\n"
    return book(
        Page(
            "Actores",
            "MÉXICO\n"
            + head
            + "Asociación de Maíz Ejemplo | AMEJ | asociación\nSindicato Minero Ejemplo | SMEJ | sindicato\n\n"
            + "ESTADOS UNIDOS\n"
            + head
            + "Example Corn Board | ECB | asociación\nExample Ports | EP | empresa\n\n"
            + "CANADÁ\n"
            + head
            + "Example Dairy Council | EDC | asociación\nExample Mines | EM | empresa",
        )
    )


def numeracion_romana() -> Book:
    """Roman numbers, letters and dashes as items, one of them for two rows."""
    return book(
        Page(
            "Temario",
            """
Núm. | Tema | Disposición | Estatus
I | Temas horizontales | Cap. 34 | Planteado
I.a | Vigencia escalonada | 34.7 | Identificado
I.b | Cláusula de terceros | 32.10 | Identificado
- | Asuntos varios | | Cerrado
""",
        )
    )


def hoja_con_dos_matrices() -> Book:
    """Two matrices under one another whose parties stand in another order."""
    return book(
        Page(
            "Matrices",
            """
A. Matriz con Estados Unidos
Tema | México | Estados Unidos | Prioridad
Aranceles a muebles | Retirarlos. | Mantenerlos. | Alta
Aranceles a camiones | Retirarlos. | Negociar. | Alta

B. Matriz con Canadá
Tema | Canadá | México | Prioridad
Visas temporales | Más control. | Más visas. | Media
Minería | Proteger inversión. | Consulta previa. | Alta
""",
            merges="A1:D1 A6:D6",
        )
    )


def temas_casi_iguales() -> Book:
    """Themes that the dossier calls a little otherwise, and one that only shares its words."""
    return book(
        Page(
            "Temas",
            """
Tema | Prioridad | Dependencia responsable
Aranceles 232 al acero y aluminio | Alta | SE
Competencia desleal de otros países | Media | SE
Reglas de origen textiles | Media | SE
""",
        )
    )
