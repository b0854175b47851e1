"""The three sheets that the vocabulary of the field describes, in full: agriculture, health, a chamber."""

from __future__ import annotations

from corpus.making import Book, Page, book


def sader_matriz() -> Book:
    """Agriculture: titles, two header rows, merged cells, yellow rows, a hidden red line, a legend and a total."""
    return book(
        Page(
            "MATRIZ vf2 (3)",
            """
SECRETARÍA DE AGRICULTURA Y DESARROLLO RURAL
Matriz de posiciones – revisión conjunta del T-MEC
Versión final 2 (3) – Corte: 15 de julio de 2026
No. | TEMA | DISP. | POSICIÓN | | | PRIOR. | RESP. | FECHA COMP. | OBS. | LÍNEA ROJA
 | | | MX | EE.UU. | CAN
A. ACCESO A MERCADOS
1 | Comités de agricultura | Art 3.7 | Que el Comité se reúna una vez al año. | Prefiere llamadas técnicas. | \
| ALTA | SADER | 1er trim. 2027 | Ver nota * | No sustituir el Comité trilateral.
1.1 | Participación de productores | 3.8 y MOU 2007 | Invitar al sector privado. | | | media-alta | SADER \
| 15/09/2026 | Falta la lista de invitados.
1.2 | Maíz genéticamente modificado | 3.14, 3.16 | Que se vea primero en el Comité. | Vigila el cumplimiento. \
| Pide un enfoque basado en ciencia. | ALTA | SE | @2026-10-30 | OJO: línea roja = no aceptar la siembra. \
| No asumir compromisos sobre la siembra.
B. MEDIDAS SANITARIAS
2 | Medidas sanitarias y fitosanitarias | Arts. 9.9 y 9.17 | Una reunión al año y equivalencia. | Pide plazos. \
| | ALTA | SENASICA | 31 de marzo de 2027 | | No aceptar plazos automáticos.
2.1 | Aviso temprano de requisitos | 9.17(2) | Presentar proyectos al Comité. | | | baja | | 2027

 | TOTAL: 14 temas
 | Amarillo = pendiente de validar con el área jurídica
 | * Fecha sujeta a la confirmación del calendario.
""",
            merges="A1:K1 A2:K2 A3:K3 D4:F4 A4:A5 B4:B5 C4:C5 G4:G5 H4:H5 I4:I5 J4:J5 K4:K5 A6:K6 A10:K10 H11:H12",
            hidden="K",
            colours={"A8:J8": "FFFF00", "A4:K5": "C6E0B4"},
        )
    )


def salud_reguladores() -> Book:
    """Health regulators: odd dates and times, a second header halfway, a dead look-up, comments, notes below."""
    return book(
        Page(
            "SEGUIMIENTO",
            """
COMISIÓN FEDERAL PARA LA PROTECCIÓN CONTRA RIESGOS SANITARIOS
Asuntos planteados en el marco de la revisión del T-MEC

CONSEC. | ÁREA | ASUNTO / TRÁMITE | PLANTEADO POR | DESDE | PLAZO LEGAL (d.h.) | TIEMPO REAL | REC./RES./PEND. \
| PROPUESTA | ESTATUS | COMPROMISO Y FECHA
1 | Medicamentos | Tiempos de autorización de la Cofepris | EUA | ago-25 | 180 | 18-24 meses* | 1,240/610/630 \
| Que la falta de respuesta en plazo se entienda como autorización. | En proceso 60% | 31/12/2026
2 | Dispositivos médicos | Renovación de registros | CANIFARMA | 2024 | 150 | 9 meses | 310/290/20 \
| Renovación por aviso. | Pendiente | 30/09/2026 y 15/11/2026
3 | Plaguicidas | Dictamen de eficacia biológica | EUA | ene-26 | 90 | n.d. | 88/12/76 | Dictamen único. | ROJO \
| s/plazo
CONSEC. | ÁREA | ASUNTO / TRÁMITE | PLANTEADO POR | DESDE | PLAZO LEGAL (d.h.) | TIEMPO REAL | REC./RES./PEND. \
| PROPUESTA | ESTATUS | COMPROMISO Y FECHA
4 | Alimentos | Etiquetado frontal | CAN | 01/07/2025 | N/A | --- | 0/0/0 | Periodo de transición. | En proceso \
| 1er trim. 2027
5 | Alimentos | Muestras sin valor comercial | #N/A | jul-26 | 10 | 25 d.h. | 45/45/0 | Permiso único. | Concluido |

* Según los solicitantes; la autoridad no comparte el cálculo.
** Cifras al 30 de junio de 2026.
""",
            merges="A1:K1 A2:K2",
            comments={"J5": "El 60% es el avance del rezago, no de la negociación.", "D9": "Se rompió el BUSCARV."},
            colours={"J7": "FF0000", "A5:K5": "FFF2CC"},
        )
    )


def camara_cuestionario() -> Book:
    """A chamber's questionnaire: eight rows of form above, then the table; what it wants is not Mexico's position."""
    return book(
        Page(
            "Cuestionario",
            """
CONSULTA PÚBLICA SOBRE LA REVISIÓN DEL T-MEC
Nombre o razón social: | Cámara Nacional de la Industria del Hierro y el Acero
RFC: | CNI480101AB1
Sector: | Siderúrgico
Domicilio: | Amores 338, Ciudad de México
Contacto: | Lic. Ejemplo Pérez
Teléfono: | 55 0000 0000
Correo electrónico: | contacto@ejemplo.mx

CAP. | ARTÍCULO(S) | PROBLEMÁTICA | PROPUESTA | FRACC. ARANC. | MONTO AFECTADO | ¿CONFIDENCIAL? \
| LO QUE NO ACEPTAMOS
10 y cartas 232 | | Aranceles a exportaciones de acero pese al tratado. | Eliminar el arancel del 50%. \
| 7208.10.03, 7208.25 y demás del 72 | $1,250 MDD aprox | x | Cupos sobre productos terminados.
4 | 4.5, 4.6 | Triangulación de acero de terceros países. | Regla de fundido y vaciado. | 7210.49 | 0.8 mmd | |
7 | 7.1 | Demoras en el despacho. | Ventanilla única. | | n.d. | No | Inspecciones dobles.

Gracias por su participación.
""",
            merges="A1:H1",
        )
    )
