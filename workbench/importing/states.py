"""The federal entities of Mexico, as sheets name them."""

from __future__ import annotations

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


def is_state(text: str) -> bool:
    """Whether a text is the name of a federal entity of Mexico, or what it is shortened to."""
    return len(text) <= 40 and fold(text) in _STATES
