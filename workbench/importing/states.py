"""The federal entities of Mexico, as sheets name them, and the states and provinces that an office may be of."""

from __future__ import annotations

import re

from workbench.i18n import fold

_NAMES = (
    "Aguascalientes, Ags., Baja California, BC, B.C., Baja California Sur, BCS, Campeche, Camp., Chiapas, Chis., "
    "Chihuahua, Chih., Ciudad de México, CDMX, DF, D.F., Distrito Federal, Coahuila, Coahuila de Zaragoza, "
    "Coah., Colima, Col., Durango, Dgo., Estado de México, Edomex, Edo. Méx., Guanajuato, Gto., Guerrero, Gro., "
    "Hidalgo, Hgo., Jalisco, Jal., Michoacán, Michoacán de Ocampo, Mich., Morelos, Mor., Nayarit, Nay., "
    "Nuevo León, N.L., NL, Oaxaca, Oax., Puebla, Pue., Querétaro, Qro., Quintana Roo, Q. Roo, San Luis Potosí, "
    "SLP, S.L.P., Sinaloa, Sin., Sonora, Son., Tabasco, Tab., Tamaulipas, Tamps., Tlaxcala, Tlax., Veracruz, "
    "Veracruz de Ignacio de la Llave, Ver., Yucatán, Yuc., Zacatecas, Zac."
)
_STATES = frozenset(fold(name) for name in _NAMES.split(", "))


_LONG = 5  # letters: a shorter name is an abbreviation, which may be anything
_ELSEWHERE = (
    "Alberta, British Columbia, Colombie-Britannique, Manitoba, New Brunswick, Nouveau-Brunswick, Newfoundland, "
    "Terre-Neuve, Nova Scotia, Nouvelle-Écosse, Ontario, Prince Edward Island, Île-du-Prince-Édouard, Quebec, "
    "Saskatchewan, Nunavut, Yukon, Northwest Territories, "
    "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Idaho, Illinois, "
    "Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, "
    "Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New York, North Carolina, North Dakota, Ohio, "
    "Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, "
    "Virginia, Washington State, West Virginia, Wisconsin, Wyoming"
)
_IN_NAMES = re.compile(
    r"\b(?:"
    + "|".join(
        sorted(
            {
                re.escape(name)
                for n in f"{_NAMES}, {_ELSEWHERE}".split(", ")
                if len(name := fold(n)) >= _LONG or name == "cdmx"
            },
            key=len,
            reverse=True,
        )
    )
    + r"|(?:gobierno|secretaria|instituto|comision) (?:estatal|del estado)|state government|"
    + r"provincial (?:ministry|government))\b"
)


def is_of_state(name: str) -> bool:
    """Whether the name of an office says that it is one of a state or a province, not of a federal government."""
    return _IN_NAMES.search(fold(name).removeprefix("us ")) is not None


def is_state(text: str) -> bool:
    """Whether a text is the name of a federal entity of Mexico, or what it is shortened to."""
    return len(text) <= 40 and fold(text) in _STATES
