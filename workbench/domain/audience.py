"""Who may see what: four ordered audiences, and the rule that composes them."""

from __future__ import annotations

from enum import IntEnum

from workbench.i18n import Words, fold


class Audience(IntEnum):
    """The readers of a record, a field or a paper; each sees what the ones before it see."""

    PUBLIC = 0
    CONSULTED = 1
    GOVERNMENT = 2
    NEGOTIATORS = 3

    @property
    def key(self) -> str:
        """The word used on the command line and in files."""
        return self.name.lower()

    @property
    def label(self) -> Words:
        """The word shown to people."""
        return _LABELS[self]

    @property
    def also(self) -> tuple[str, ...]:
        """Other words that people use for it."""
        return _ALSO[self]


_LABELS = {
    Audience.PUBLIC: Words("Público", "Public"),
    Audience.CONSULTED: Words("Sectores consultados", "Consulted sectors"),
    Audience.GOVERNMENT: Words("Gobierno Federal", "Federal Government"),
    Audience.NEGOTIATORS: Words("Equipo negociador", "Negotiators"),
}

# Other words for the same, in the singular and the plural, as forms and sheets have them.
_ALSO = {
    Audience.PUBLIC: ("pública", "públicos", "publique", "abierto al público", "open to the public"),
    Audience.CONSULTED: ("consultados", "sector consultado", "consultés", "consulted", "consulted sector"),
    Audience.GOVERNMENT: ("gobierno", "gobierno de México", "gouvernement", "gouvernement fédéral"),
    Audience.NEGOTIATORS: (
        *("negociadores", "negociador", "sólo negociadores", "equipo de negociación", "negotiator", "negotiators only"),
        *("negotiating team", "équipe de négociation", "négociateurs"),
    ),
}

AUDIENCES: tuple[Audience, ...] = tuple(Audience)


def audience_of(key: str) -> Audience:
    """The audience with that key; ValueError names the ones there are."""
    for audience in AUDIENCES:
        if audience.key == key:
            return audience
    raise ValueError(f"no audience {key!r}; there are {', '.join(a.key for a in AUDIENCES)}")


def audience_named(words: str) -> Audience:
    """The audience of that key, label or other word, case and accents aside; ValueError names the keys."""
    for audience in AUDIENCES:
        if fold(words) in {fold(name) for name in (audience.key, *audience.label.all(), *audience.also)}:
            return audience
    return audience_of(words)
