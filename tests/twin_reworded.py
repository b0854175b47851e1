"""Two families of ways to write a title a second time, in other words and in other figures, written before the code was
tried on them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from twin_hasty import Perturb, flat, of_text, replaced

from workbench.domain.types import Parallel

# ---- "reworded": another ministry says the same in its own words

_SYNONYMS = {
    "Eliminar": "Suprimir",
    "Eliminación": "Supresión",
    "Remove": "Eliminate",
    "Removing": "Eliminating",
    "Ampliar": "Extender",
    "Ampliación": "Extensión",
    "Conservar": "Mantener",
    "Conservación": "Mantenimiento",
    "Keeping": "Preserving",
    "Preserve": "Maintain",
    "Promover": "Impulsar",
    "Promote": "Foster",
    "Fortalecer": "Reforzar",
    "Strengthen": "Reinforce",
    "Prórroga": "Extensión",
    "extension": "renewal",
    "vigencia": "duración",
    "tratado": "acuerdo",
    "agreement": "treaty",
    "fallo": "laudo",
    "ruling": "decision",
    "reunión": "sesión",
    "Reuniones": "Sesiones",
    "meeting": "session",
    "meetings": "sessions",
    "peticiones": "solicitudes",
    "requests": "demands",
    "vehículos": "automóviles",
    "vehicles": "cars",
    "empresas": "compañías",
    "companies": "firms",
    "firms": "companies",
    "bienes": "mercancías",
    "goods": "merchandise",
    "transgénico": "genéticamente modificado",
    "genéticamente modificado": "transgénico",
    "maíz biotecnológico": "maíz transgénico",
    "Genetically modified": "GM",
    "Tiempos de espera": "Plazos de espera",
    "autorizaciones": "permisos",
    "authorisations": "permits",
    "Plazos": "Tiempos",
    "plan": "programa",
    "Grupo": "Equipo",
    "capacidades": "habilidades",
    "Estándares": "Normas",
    "Standards": "Norms",
    "Competencia": "Concurrencia",
    "consulta": "auscultación",
    "visas": "visados",
    "socios": "socios comerciales",
    "partners": "trading partners",
    "Medidas": "Disposiciones",
    "Fabricantes": "Productores",
    "Manufacturers": "Producers",
    "Productores": "Fabricantes",
    "Producers": "Manufacturers",
    "Asociación": "Agrupación",
    "Secretaría": "Ministerio",
    "Ministry": "Secretariat",
    "Ministerio": "Secretaría",
    "Department": "Ministry",
    "Comité": "Comisión",
    "arancel": "tarifa",
    "aranceles": "tarifas",
    "tariffs": "duties",
    "duties": "tariffs",
    "tariff": "duty",
    "Protocolos": "Procedimientos",
    "common": "shared",
    "comunes": "compartidos",
    "conjunta": "común",
    "joint": "common",
    "region": "area",
    "regional": "de la región",
    "más estrictas": "más rigurosas",
    "Tighter": "Stricter",
    "chips": "semiconductors",
    "fronterizos": "de la frontera",
    "cadenas de valor": "cadenas productivas",
    "cadenas de suministro": "cadenas de abastecimiento",
    "supply chains": "value chains",
    "urge": "call on",
    "urges": "calls on",
    "says": "states",
    "tells": "informs",
    "statement": "declaration",
    "talks": "negotiations",
    "inaugural": "first",
}
_VERB_NOUN = {
    "Eliminar los": "Eliminación de los",
    "Eliminación de los": "Eliminar los",
    "Ampliar el": "Ampliación del",
    "Ampliar la": "Ampliación de la",
    "Ampliación de la": "Ampliar la",
    "Conservar el": "Conservación del",
    "Conservación del": "Conservar el",
    "Conservación íntegra del": "Conservar íntegro el",
    "Conservación de la": "Conservar la",
    "Promover la": "Promoción de la",
    "Fortalecer la": "Fortalecimiento de la",
    "Identificar los": "Identificación de los",
    "Exentar a": "Exención a",
    "Ajustar las": "Ajuste de las",
    "Intercambio de": "Intercambiar",
    "Coordinación de": "Coordinar las",
    "Extensión del": "Extender el",
    "Retiro de las": "Retirar las",
    "Uso del": "Usar el",
    "Alivio de los": "Aliviar los",
    "Alza de": "Alzar",
    "Removing": "Remove",
    "Remove": "Removal of",
    "Keeping": "Keep",
    "Extend": "Extension of",
    "Extending": "Extend",
    "Widen": "Widening of",
    "Increase": "Increasing",
    "Promote": "Promotion of",
    "Strengthen": "Strengthening",
    "Identify": "Identification of",
    "Adjust": "Adjustment of",
    "Preserve": "Preservation of",
    "Preserving": "Preserve",
    "Using": "Use",
    "Raising": "Raise",
    "Exempt": "Exemption of",
    "End": "Ending",
}
_PASSIVE = {
    "Eliminar": "Que se eliminen",
    "Ampliar": "Que se amplíe",
    "Conservar": "Que se conserve",
    "Promover": "Que se promueva",
    "Fortalecer": "Que se fortalezca",
    "Identificar": "Que se identifiquen",
    "Ajustar": "Que se ajusten",
    "Encabezar": "Que se encabece",
    "Avanzar": "Que se avance",
    "anuncia": "anunció",
    "abre": "abrió",
    "pide": "pidió",
    "aprueba": "aprobó",
    "notifica": "notificó",
    "acuerdan": "acordaron",
    "concluye": "concluyó",
    "announces": "announced",
    "opens": "opened",
    "asks": "asked",
    "passes": "passed",
    "notifies": "notified",
    "says": "said",
    "requests": "requested",
    "urges": "urged",
}


def _synonym(text: str, chance: random.Random) -> str | None:
    return replaced(text, _SYNONYMS, chance)


def _two_synonyms(text: str, chance: random.Random) -> str | None:
    once = replaced(text, _SYNONYMS, chance, most=2)
    return once


def _verb_noun(text: str, chance: random.Random) -> str | None:
    return replaced(text, _VERB_NOUN, chance)


def _passive(text: str, chance: random.Random) -> str | None:
    return replaced(text, _PASSIVE, chance)


def _number_of(text: str, chance: random.Random) -> str | None:
    """Singular for plural through the title: "Regla de origen automotriz"."""
    out = re.sub(r"\b([^\W\d_]{4,}?)(?:(?<=[aeo])s|(?<=[lnrd])es)\b", r"\1", text)
    return out if out != text and chance.random() < 0.9 else None


def _added_detail(text: str, chance: random.Random) -> str | None:
    """Words that add nothing: "del T-MEC", "en el marco de la revisión", "de América del Norte"."""
    if " " not in text:
        return None
    es = ("del T-MEC", "en el marco de la revisión", "en la revisión del T-MEC", "en el T-MEC")
    en = ("under the USMCA", "in the review", "in the USMCA review", "of the USMCA")
    spanish = re.search(r"\b(?:de|el|la|los|las|en|y)\b", text, re.IGNORECASE)
    return f"{text} {chance.choice(es if spanish else en)}"


def _order_of_parts(text: str, chance: random.Random) -> str | None:
    """ "A: B" as "B (A)", "A y B" as "B y A", "Canadá–México" as "México–Canadá"."""
    if found := re.fullmatch(r"([^:]{4,}): (.{4,})", text):
        return f"{found[2]} ({found[1]})"
    if found := re.search(
        r"(México|Mexico|Canadá|Canada|Estados Unidos|United States)–(México|Mexico|Canadá|Canada|"
        r"Estados Unidos|United States)",
        text,
    ):
        return text.replace(found[0], f"{found[2]}–{found[1]}")
    if found := re.search(r"([^\W\d_]{4,}) (y|and) ([^\W\d_]{4,})", text):
        return text.replace(found[0], f"{found[3]} {found[2]} {found[1]}")
    return None


REWORDED: Mapping[str, Perturb] = {
    "synonym": of_text(_synonym),
    "two synonyms": of_text(_two_synonyms),
    "verb and noun": of_text(_verb_noun),
    "passive or past": of_text(_passive),
    "singular": of_text(_number_of),
    "added words": of_text(_added_detail),
    "order of parts": of_text(_order_of_parts),
}

# ---- "figured": numbers, dates, names of states and alphabets of other habits

_NUMBERS = {
    "16": "dieciséis",
    "16-year": "sixteen-year",
    "10-year": "ten-year",
    "10 años": "diez años",
    "60 días": "sesenta días",
    "60-day": "sixty-day",
    "50 %": "50 por ciento",
    "50%": "50 percent",
    "15 %": "15%",
    "2,000": "2000",
    "2,000 ": "2 000 ",
    "54": "cincuenta y cuatro",
    "14": "catorce",
    "20 días": "veinte días",
    "20 days": "twenty days",
    "30 sectores": "treinta sectores",
    "30 sectors": "thirty sectors",
    "Primera": "1.ª",
    "Segunda": "2a.",
    "Tercera": "3ª",
    "Cuarta": "IV",
    "First": "1st",
    "Second": "2nd",
    "Third": "3rd",
    "Fourth": "4th",
    "segunda": "2.ª",
    "tercera": "III",
    "cuarta": "4.ª",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "Cuatro": "4",
    "Four": "4",
    "artículo 34.7": "Art. 34.7",
    "Article 34.7": "Art 34.7",
    "Section 232": "§232",
    "Sección 232": "Secc. 232",
    "capítulo 19": "capítulo XIX",
    "chapter 19": "Chapter XIX",
    "capítulo 10": "capítulo X",
    "Chapter 10": "Chapter Ten",
    "capítulo 24": "cap. XXIV",
    "de 2026": "del 2026",
    "julio de 2026": "07/2026",
    "July 2026": "07/2026",
    "20 de julio": "20/07",
    "20 July": "July 20",
    "1 de julio": "1º de julio",
    "1 July": "July 1st",
    "3 de noviembre": "3-nov",
    "3 November": "Nov. 3",
    "2015-06-15/16": "15–16 June 2015",
    "Article 9.17": "Art. 9.17",
    "artículo 9.17": "art. 9.17",
    "chapter 26": "ch. 26",
    "chapter 30": "ch. 30",
    "chapter 3": "Ch. 3",
    "Chapter 11": "Ch. 11",
    "Chapter 16": "Ch. XVI",
    "16 de marzo": "16-mar",
    "16 March": "March 16",
    "6 de abril": "06-abr",
    "2020 y 2024": "2020-2024",
    "2020 and 2024": "2020-2024",
    "19 U.S.C.": "19 USC",
    "88 FR 34915": "88 Fed. Reg. 34915",
    "90 FR 54451": "90 Fed. Reg. 54451",
}
_STATES = {
    "Estados Unidos": "EE. UU.",
    "EE. UU.": "Estados Unidos",
    "México": "Méjico",
    "mexicano": "de México",
    "mexicanas": "de México",
    "mexicanos": "de México",
    "Mexican": "Mexico’s",
    "canadienses": "de Canadá",
    "canadiense": "de Canadá",
    "Canadian": "Canada’s",
    "US": "U.S.",
    "U.S.": "United States",
    "United States": "U.S.",
    "de Estados Unidos": "estadounidenses",
    "de EE. UU.": "estadounidense",
    "USMCA": "T-MEC",
    "CUSMA": "USMCA",
    "T-MEC": "USMCA",
    "TLCAN": "NAFTA",
    "América del Norte": "Norteamérica",
    "North America": "Norteamérica",
    "USTR": "U.S. Trade Representative",
}
_BRITISH = {
    "labor": "labour",
    "labour": "labor",
    "aluminium": "aluminum",
    "aluminum": "aluminium",
    "authorisations": "authorizations",
    "Authorized": "Authorised",
    "organisations": "organizations",
    "Organization": "Organisation",
    "digitalisation": "digitalization",
    "modernisation": "modernization",
    "centres": "centers",
    "Center": "Centre",
    "Centre": "Center",
    "anti-dumping": "antidumping",
    "Antidumping": "Anti-dumping",
    "ciberseguridad": "seguridad cibernética",
    "cybersecurity": "cyber security",
    "mipymes": "MiPyMEs",
    "PyMES": "pymes",
    "third-country": "third country",
    "cross-border": "crossborder",
    "real-time": "realtime",
    "programme": "program",
    "Honouring": "Honoring",
    "interoperables": "inter-operables",
    "Fast-track": "Fast track",
    "transshipment": "trans-shipment",
    "tariff-rate": "tariff rate",
    "dumping": "dúmping",
    "estándares": "standards",
}


def _numbered(text: str, chance: random.Random) -> str | None:
    return replaced(text, _NUMBERS, chance)


def _states(text: str, chance: random.Random) -> str | None:
    return replaced(text, _STATES, chance)


def _british(text: str, chance: random.Random) -> str | None:
    return replaced(text, _BRITISH, chance)


def _typographer(text: str, chance: random.Random) -> str | None:
    """Other quotes, dashes, ligatures, wide blanks."""
    out = text.replace("’", "'").replace("–", "-").replace(", ", " ; ").replace("fi", "ﬁ").replace(" ", "\u2009", 1)
    return out if flat(out) != flat(text) else None


def _slashed(text: str, chance: random.Random) -> str | None:
    out = re.sub(r" (?:y|e|and|&) ", " / ", text, count=1)
    return out if out != text else None


def _bilingual_cell(value: Any, chance: random.Random) -> Any:
    """Both languages in the cell of one: "Lácteos / Dairy"."""
    if not isinstance(value, Parallel) or not (value.es and value.en) or value.es == value.en:
        return None
    return Parallel(es=f"{value.es} / {value.en}") if chance.random() < 0.5 else Parallel(en=f"{value.en} ({value.es})")


def _only_english(value: Any, chance: random.Random) -> Any:
    if not isinstance(value, Parallel) or not (value.es and value.en):
        return None
    return Parallel(en=value.en.upper())


FIGURED: Mapping[str, Perturb] = {
    "numbers": of_text(_numbered),
    "numbers again": of_text(_numbered),
    "states": of_text(_states),
    "states again": of_text(_states),
    "spelled otherwise": of_text(_british),
    "typographer": of_text(_typographer),
    "slashed": of_text(_slashed),
    "bilingual cell": _bilingual_cell,
    "only english": _only_english,
}
