"""Lists of who and what there is: actors, bodies, measures, figures, dates, provisions, sources."""

from __future__ import annotations

from corpus.making import Book, Page, book


def actores_camaras() -> Book:
    """A directory of chambers, some of which the dossier knows by another name."""
    return book(
        Page(
            "Directorio",
            """
DIRECTORIO DE ORGANISMOS CONSULTADOS

Nombre | Siglas | Tipo de organización | País | Sector coordinado por | Interés del actor | Peso
Consejo Nacional Agropecuario | CNA | Cámara | México | CCE | Abrir mercados. | Alta
Unión Nacional de Avicultores | UNA | asociación | MÉX | CNA | Proteger la pierna de pollo. | Media
North American Meat Institute | NAMI | association | EE. UU. | | Sin demoras. | Baja
""",
            merges="A1:G1",
        )
    )


def stakeholders_en() -> Book:
    """A stakeholder list in English with two kinds of names and a column of people."""
    return book(
        Page(
            "Stakeholders",
            """
Organization | Acronym | Organization type | Country | Also in the room | Remarks
Canadian Produce Marketing Association | CPMA | Association | Canada | J. Example | Wants quick customs
Texas International Produce Association | TIPA | Association | USA | | Opposes seasonal limits
Trade Justice Network | TJN | NGO | Canada | | Opposes investor claims
""",
        )
    )


def parties_prenantes_fr() -> Book:
    """A list of interested bodies in French."""
    return book(
        Page(
            "Parties prenantes",
            """
Nom | Sigle | Pays | Remarques
Conseil canadien de l'horticulture | CCH | Canada | Main-d'œuvre saisonnière
Union des producteurs agricoles | UPA | Canada | Gestion de l'offre
Chambre de commerce du Mexique au Canada | CCMC | Mexique |
""",
        )
    )


def actores_con_alias() -> Book:
    """Other names in one cell by semicolons, posts by lines; an acronym that stands for two."""
    return book(
        Page(
            "Actores",
            """
Nombre | Siglas | Otros nombres | País | Depende de
Dirección General de Inocuidad | DGIAAP | Inocuidad; DG Inocuidad | México | SENASICA
Oficina de Política Comercial | OPC | Política comercial | México | CCA
""",
        )
    )


def organos_del_tratado() -> Book:
    """Bodies with basis and members; one is known by its alias."""
    return book(
        Page(
            "Órganos",
            """
Comité o grupo | Tipo de órgano | Fundamento legal | Miembros | Órgano superior | Mandato
Comité MSF | Comité | Art. 9.17 | México, Estados Unidos, Canadá | FTC | Aplicar el capítulo 9.
Grupo de azúcar | grupo técnico | Anexo 3-B | MX; US | Comité de Comercio Agropecuario | Vigilar cupos.
""",
        )
    )


def medidas_aranceles() -> Book:
    """Measures with rates, tariff lines and days from which they apply."""
    return book(
        Page(
            "Medidas",
            """
Medida | Tipo de medida | Autoridad responsable | Arancel | Fracciones cubiertas | Entrada en vigor | Exenciones
Arancel al cobre semielaborado | Arancel | DOC | 50% | 7403, 7404.00 | 01/08/2025 | Ninguna
Cuota a la miel de abeja | cuota compensatoria | USITC | 2.4 % | 0409.00.01 | 15/02/2026 | Bienes originarios
Permiso de exportación de azúcar | trámite | SE | n.a. | 1701.14 | 13/11/2023 |
""",
        )
    )


def measures_register_en() -> Book:
    """Measures in English with time limits in words."""
    return book(
        Page(
            "Measures",
            """
Measure | Kind of measure | Responsible agency | Legal basis | Legal time limit | Effective date | Expiry | Coverage
Import alert on papaya | sanitary or phytosanitary measure | FDA | 21 USC 381 | 90 working days | March 2011 | | Papaya
Paper on copper | tariff | DOC | Section 232 | 270 days | August 1, 2025 | | Copper
Seasonal safeguard | quota | USITC | | | 2026 | 2028 | Berries
""",
        )
    )


def cifras_con_unidad() -> Book:
    """Figures whose unit stands in a column of its own, and the year as a number."""
    return book(
        Page(
            "Cifras",
            """
Indicador | Valor | Unidad | Periodo | País | Método
Exportaciones agroalimentarias | #48.9 | mmd | #2024 | México | Suma anual
Superávit agroalimentario | 8,120 | MDD | 2024 | México | Diferencia
Participación de mercado | 38.6 | % | 2025 | México | Cociente
Tiempo de espera | 22 | días hábiles | 1er sem. 2026 | México | Muestra
""",
        )
    )


def figures_in_text_en() -> Book:
    """Figures with their units in the cell, in English."""
    return book(
        Page(
            "Data",
            """
Indicator | Value | Year | Country | Partner | Methodology
Two-way goods trade | $839.6 billion USD | 2024 | United States | Mexico | Census basis
Share of imports | 15.5% | 2025 | United States | Mexico |
Steel exports | 3.2 million tonnes | 2024 | Mexico | United States | Net weight
Waiting time | about 22 months | 2025 | Mexico | | Survey
Panels | 3 to 5 | 2025 | | | Count
""",
        )
    )


def hitos_calendario() -> Book:
    """A calendar of what comes, with dates of every precision and articles."""
    return book(
        Page(
            "Calendario 2026-2027",
            """
Hito | Fecha del hito | Tipo de hito | Disposiciones | Partes a las que toca
Cuarta ronda bilateral | semana del 14 de septiembre de 2026 | ronda | | México, EE.UU.
Comentarios al USTR | 1 al 30 de octubre de 2026 | Consulta pública | | EE.UU.
Aviso al Senado | noviembre 2026 | Plazo | 34.7 | México
Reunión de la Comisión | 2º trim. 2027 | Revisión conjunta | Art. 30.2 | México; Estados Unidos; Canadá
""",
        )
    )


def milestones_en() -> Book:
    """Milestones in English with ordinal days and half years."""
    return book(
        Page(
            "Key dates",
            """
Key date | Date of the milestone | Kind of milestone | Parties concerned
Advisory report | 1st quarter 2027 | Report | US
Tariff review | Nov. 30th, 2026 | Trade measure | United States
Committee week | between 10 May 2027 and 21 May 2027 | Negotiation | Mexico, United States, Canada
""",
        )
    )


def jalons_fr() -> Book:
    """Milestones in French."""
    return book(
        Page(
            "Jalons",
            """
Jalon | Date of the milestone | Remarques
Consultations publiques | du 1er au 30 octobre 2026 | Gazette
Rapport au Parlement | février 2027 |
Réunion de la Commission | 2e trimestre 2027 | À confirmer
""",
        )
    )


def disposiciones_todas_grafias() -> Book:
    """Provisions in all the ways in which people write them, with laws of one country among them."""
    return book(
        Page(
            "Disposiciones",
            """
Tema | DISP.
Grafía uno | Artículo 9.17, párrafo 2
Grafía dos | Arts. 3.7 y 3.8
Grafía tres | Cap. 4, Anexo 4-B y Apéndice
Grafía cuatro | 34.7(4)
Grafía cinco | Anexos 12-C y 12-D
Grafía seis | Carta paralela sobre la Sección 232
Grafía siete | Sección 301; art. 10.5
Grafía ocho | Capítulos 9, 11 y 28
Grafía nueve | n.d.
Grafía diez | #9.1
Grafía once | todo el tratado
""",
        )
    )


def fuentes_lista() -> Book:
    """Sources with links, one of which is none."""
    return book(
        Page(
            "Fuentes",
            """
Título de la fuente | Autor | Tipo de fuente | Fecha de la fuente | Liga | Cita textual
Informe del USTR | USTR | Documento oficial | 31/03/2026 | https://example.gov/nte | "Delays persist"
Nota sobre tomate | Diario Ejemplo | prensa | 15 jul. 2025 | www.example.mx/tomate | Terminó el acuerdo
Ponencia de la CNA | CNA | Comentario o ponencia | nov-25 | |
""",
        )
    )
