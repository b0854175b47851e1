"""Lists of what they ask of us or we of them, of trade concerns, and of what is recommended."""

from __future__ import annotations

from corpus.making import Book, Page, book


def solicitudes_ustr() -> Book:
    """The list of the other side with our answers, letters as numbers."""
    return book(
        Page(
            "14 solicitudes",
            """
LISTA DE SOLICITUDES DE EE.UU. (versión del 15 de julio de 2026)
Uso interno

No. | Solicitud | De | Recibida | Artículo | Respuesta propuesta | Estatus | Contestar antes de
A.1 | Plazos máximos para registros sanitarios | USTR | 15/07/2026 | 9.6 | En estudio | Abierta | 30/09/2026
A.2 | Retiro de cuotas a la miel | EUA | 15/07/2026 | Cap. 10 | No aceptar | Pendiente | 30/09/2026
B.1 | Publicación anticipada de normas | EE.UU. | 15/07/2026 | Art. 28.9 | con cambios | Acotada | oct-26
B.2 | Mesa de acero con Canadá | | 15/07/2026 | | Contraoferta | Fusionada |
""",
            merges="A1:H1 A2:H2",
        )
    )


def request_list_en() -> Book:
    """Our own list as it was sent, in English, with a column for their answer."""
    return book(
        Page(
            "Mexico requests",
            """
Request no. | Request | From | To | Received date | Text of the request | Response | Status
MX-1 | Removal of tomato duties | Mexico | United States | 3-Jun-26 | Restore the suspension agreement. | Decline | Open
MX-2 | Mutual recognition of inspections | Mexico | United States | 3-Jun-26 | Use Article 9.9. | Under study | Open
MX-3 | Exemption from Section 232 | Mexico | United States | 10-Jun-26 | Steel and aluminium. | Counter-offer | Narrowed
""",
        )
    )


def demandes_fr() -> Book:
    """Canada's list of demands, in French."""
    return book(
        Page(
            "Demandes",
            """
Demande | Solicitante | Reçue le | Réponse | Statut
Accès aux marchés publics | Canada | 2 juin 2026 | En étude | Ouverte
Visas pour gens d'affaires | Canada | 2 juin 2026 | Accepter | Réglée
""",
        )
    )


def solicitudes_con_propuesta() -> Book:
    """Requests with their detail in long texts and the reply beside."""
    return book(
        Page(
            "Hoja2",
            """
Petición | Detalle de la solicitud | Contestación | Medio | Vinculada a
Licencias de importación de acero | Que el aviso automático no exceda de cinco días hábiles y que la autoridad motive \
cada rechazo por escrito, con los datos que faltan y el plazo para entregarlos. | Se acepta el plazo. | Correo \
| Aranceles de la Sección 232 al acero y al aluminio
Muestras de biotecnología | Que las muestras entren sin permiso. | | Nota diplomática \
| Maíz genéticamente modificado; Energía
""",
        )
    )


def solicitudes_sin_encabezado() -> Book:
    """A list pasted without its header."""
    return book(
        Page(
            "Hoja1",
            """
1 | Plazos de registro | USTR | 15/07/2026 | 9.6
2 | Retiro de cuotas | USTR | 15/07/2026 | 10.5
3 | Publicación de normas | USTR | 16/07/2026 | 28.9
4 | Mesa de acero | USTR | 17/07/2026 | 2.3
""",
        )
    )


def preocupaciones_omc() -> Book:
    """Trade concerns as the Spanish pages of the organisation in Geneva list them."""
    return book(
        Page(
            "PCE",
            """
Preocupaciones comerciales específicas – Comité OTC

Signatura | Preocupación comercial específica | Miembro que mantiene la medida | Miembros que plantean \
| Miembros que apoyan | Planteada por primera vez | Veces que se planteó | Estatus | Notificaciones
G/TBT/N/MEX/178 | Norma de etiquetado de cosméticos | México | Estados Unidos, Canadá | | 12/03/2024 | 5 | Abierta \
| G/TBT/N/MEX/178; G/TBT/N/MEX/178/Add.1
G/TBT/N/CAN/700 | Plásticos de un solo uso | Canadá | México | Estados Unidos | 07/11/2023 | 3 \
| Parcialmente resuelta | G/TBT/N/CAN/700
""",
        )
    )


def specific_trade_concerns_en() -> Book:
    """The same in English, with counts as numbers and members by their official names."""
    return book(
        Page(
            "STCs",
            """
STC number | Specific trade concern | Member maintaining the measure | Members raising | Members supporting \
| First date raised | Last raised | Number of times raised | Status | Products/HS
STC 512 | Certification of dairy imports | Mexico | United States of America | Canada | 14/11/2022 | 12/03/2026 \
| #9 | Not reported | 0402, 0406
STC 577 | Packaging rules for produce | Canada | Mexico; United States | | 08/03/2023 | 05/11/2025 | #6 \
| Partially resolved | 0702.00
""",
        )
    )


def preoccupations_fr() -> Book:
    """Trade concerns in French."""
    return book(
        Page(
            "Préoccupations",
            """
Préoccupation commerciale | Quién mantiene la medida | Produits | Remarques
Étiquetage nutritionnel sur le devant | Mexique | Aliments préemballés | Soulevée en mars
Essais de sécurité des pneus | Mexique | Pneus | Première fois
""",
        )
    )


def recomendaciones_instrumento() -> Book:
    """Recommendations with instrument and ambition; one stands in two rungs."""
    return book(
        Page(
            "Recomendaciones",
            """
Recomendación | Lo que se pide | Justificación | Instrumento | Ambición | Viabilidad | Dependencia que la lleva
Reuniones regulares del Comité MSF | Calendario fijo. | Sólo consta una reunión. | Decisión de la Comisión \
| Ambicioso | Requiere a los tres. | SADER
Reuniones regulares del Comité MSF | Una reunión al año. | Sólo consta una reunión. | plan de trabajo | Viable \
| Basta el Comité. | SADER
Reconocimiento de pruebas de laboratorio | Piloto en telecomunicaciones. | Menos costo. | MRA | factible \
| Depende de la FCC. | SE
Archivo de minutas | Publicarlas. | Transparencia. | Carta compromiso | piso | Sencillo. | SE
""",
        )
    )


def recommendations_report_en() -> Book:
    """Recommendations in the parts that a statute of the other side fixes."""
    return book(
        Page(
            "Report",
            """
Recommendation | Precise recommendation for action | Prior efforts to resolve the concern \
| Advisory committee views | Legal instrument | Proposed by | Submitted on | Provisions
Enforce energy commitments | Request consultations again. | Talks in 2022 and 2023. | Supportive. | Consultations \
| USTR | June 1, 2026 | Ch. 8, Annex 22-A
Strengthen labor enforcement | Expand the covered facilities. | 30 cases. | Divided. | Side letter | DOL \
| June 1, 2026 | Annex 31-A
""",
        )
    )


def recommandations_fr() -> Book:
    """Recommendations in French."""
    return book(
        Page(
            "Recommandations",
            """
Recommandation | Faisabilité | Secteurs | Mots-clés
Créer un secrétariat permanent | Moyenne | Services; Énergie | institutions
Publier les comptes rendus | Élevée | Tous | transparence, comités
""",
        )
    )


def recomendaciones_por_tema() -> Book:
    """Recommendations with the theme of each and all the columns of a matrix of themes; one theme nobody knows."""
    return book(
        Page(
            "Recomendaciones SE",
            """
MATRIZ DE RECOMENDACIONES DE LA CONSULTA

No. | Tema | Recomendación | Dependencia responsable | Prioridad | Fecha límite | Estatus | Observaciones
1 | Semiconductores | Crear un fondo común de capacitación | SE | Alta | 30/11/2026 | En análisis |
2 | Semiconductores | Publicar el mapa de proveedores | SE | Media | 15/12/2026 | Pendiente | Ver anexo 3
3 | Lácteos | Mantener el cupo de leche en polvo | SADER | Alta | 30/11/2026 | En análisis |
4 | Biocombustibles marinos | Abrir un grupo de trabajo | SENER | Baja | 31/01/2027 | Pendiente |
""",
            merges="A1:H1",
        )
    )


def peticiones_con_tema() -> Book:
    """What a chamber asks for, with the themes that it is about and none of a list of requests but its name."""
    return book(
        Page(
            "Peticiones",
            """
Asunto | Petición | Capítulo | Prioridad | Responsable | Situación
Reglas de origen automotrices | Conservar el cálculo de 2020 | Cap. 4 | Alta | SE | Abierta
Energía; Lácteos | Mesa bilateral de seguimiento | Cap. 22 | Media | SE | Pendiente
Aduanas y facilitación del comercio | Ventanilla para perecederos | 7.3 | Alta | SHCP | Cerrada
""",
        )
    )


def solicitudes_de_la_otra_parte() -> Book:
    """Whose requests they are stands in the header alone."""
    return book(
        Page(
            "Lista EUA",
            """
Solicitudes de EE.UU. | Tema | Capítulo | Prioridad | Responsable | Situación
Retiro de cuotas a la miel | Lácteos | Cap. 10 | Alta | SADER | Abierta
Publicación anticipada de normas | Reconocimiento mutuo de certificaciones | Cap. 11 | Media | SE | Pendiente
""",
        )
    )
