"""The characters that the typefaces of a brief lack, named with the record and the place where they stand."""

from __future__ import annotations

from workbench.briefs.document import Document
from workbench.briefs.unprinted import Unprinted, unprinted
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader

_MOST = 6  # places that are named


def unprinted_told(reader: Reader, document: Document, characters: tuple[str, ...]) -> tuple[Words, ...]:
    """One sentence, or none where every character is printed; ``reader`` is that of whoever makes the brief."""
    if not characters:
        return ()
    places = unprinted(document, characters)
    keys = {record.uid: record.key for record in reader.get_all({place.of for place in places if place.of})}

    def named(language: Language) -> str:
        said = [_place(place, keys.get(place.of, ""), language) for place in places[:_MOST]]
        more = len(places) - len(said)
        return "; ".join(said) + (_MORE.fill(count=more).in_(language) if more else "")

    return (_TOLD.fill(places=Words(named("es"), named("en"))),)


def _place(place: Unprinted, key: str, language: Language) -> str:
    signs = " ".join(f"{sign if sign.isprintable() else ''} U+{ord(sign):04X}".strip() for sign in place.characters)
    where = ", ".join(filter(None, (key, f"«{clip(place.under)}»" if place.under else "")))
    return f"{signs} ({where})" if where else signs


_TOLD = Words(
    "La tipografía no tiene estos caracteres, y en su lugar se imprimió �: {places}.",
    "The typeface lacks these characters, and � was printed in their place: {places}.",
)
_MORE = Words("; y en {count} {count|lugar|lugares} más", "; and in {count} more {count|place|places}")
