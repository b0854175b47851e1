"""How people write a title a second time: two families of ways, of which the second was kept apart until measured."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from workbench.domain.types import Parallel

Perturb = Callable[[Any, random.Random], Any]  # another writing of a title, or None where this way does not fit it
OfText = Callable[[str, random.Random], str | None]

_ARTICLES = re.compile(r"(?<= )(?:el|la|los|las|del|de la|de los|de las|de|the|of the) ", re.IGNORECASE)
_SHORTER = {
    "Secretaría": "Sría.",
    "Comité": "Cté.",
    "Artículo": "Art.",
    "Estados Unidos": "EUA",
    "United States": "U.S.",
    "Internacional": "Int.",
    "International": "Int'l.",
    "Departamento": "Depto.",
    "Department": "Dept.",
    "México": "Méx.",
    "Asociación": "Asoc.",
    "Association": "Assoc.",
    "Comercio": "Com.",
    "Commerce": "Comm.",
    "Comisión": "Com.",
    "Government": "Gov.",
    "Gobierno": "Gob.",
    "Nacional": "Nal.",
    "National": "Natl.",
    "Industria": "Ind.",
    "automotrices": "autom.",
    "recomendación": "recom.",
    "Cámara": "Cám.",
}
_ACRONYMS = {
    "medidas sanitarias y fitosanitarias": "MSF",
    "Medidas Sanitarias y Fitosanitarias": "MSF",
    "sanitary and phytosanitary": "SPS",
    "propiedad intelectual": "PI",
    "intellectual property": "IP",
    "reglas de origen": "RO",
    "rules of origin": "ROO",
    "valor de contenido regional": "VCR",
    "regional value content": "RVC",
    "pequeñas y medianas empresas": "PYME",
    "solución de controversias": "SC",
    "Estados Unidos": "EUA",
    "obstáculos técnicos al comercio": "OTC",
    "technical barriers to trade": "TBT",
    "mecanismo laboral de respuesta rápida": "MLRR",
    "inteligencia artificial": "IA",
}


def _of_text(way: OfText) -> Perturb:
    """A way to write a text, for titles in one language or in two."""

    def perturb(value: Any, chance: random.Random) -> Any:
        if not isinstance(value, Parallel):
            return way(value, chance)
        written = {k: way(t, chance) if (t := getattr(value, k)) else "" for k in ("es", "en", "fr")}
        told = {k: getattr(value, k) if w is None else w for k, w in written.items()}
        return None if all(w is None for w in written.values() if w != "") else Parallel(**told)

    return perturb


def _long_word(text: str, chance: random.Random, least: int = 6) -> tuple[int, int] | None:
    words = [m.span() for m in re.finditer(r"[^\W\d_]+", text) if m.end() - m.start() >= least]
    return chance.choice(words) if words else None


# ---- the first family


def _letter_lost(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance)
    if span is None:
        return None
    at = chance.randrange(span[0] + 1, span[1])
    return text[:at] + text[at + 1 :]


def _letters_exchanged(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance)
    if span is None:
        return None
    at = chance.randrange(span[0] + 1, span[1] - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _letter_added(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance)
    if span is None:
        return None
    at = chance.randrange(span[0] + 1, span[1])
    return text[:at] + chance.choice("aeinorst") + text[at:]


def _no_accents(text: str, chance: random.Random) -> str | None:
    flat = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return flat if flat != text else text.upper()


def _other_order(text: str, chance: random.Random) -> str | None:
    found = re.fullmatch(r"(?P<a>.{4,}?) (?P<and>y|and) (?P<b>.{4,})", text)
    if found:
        return f"{found['b']} {found['and']} {found['a']}"
    words = text.split()
    return " ".join([words[-1], *words[:-1]]) if len(words) > 2 else None


def _shortened(text: str, chance: random.Random) -> str | None:
    found = [word for word in _SHORTER if re.search(rf"\b{word}\b", text)]
    return text.replace(word := chance.choice(found), _SHORTER[word], 1) if found else None


def _no_article(text: str, chance: random.Random) -> str | None:
    return _ARTICLES.sub("", text, count=2) if _ARTICLES.search(text) else None


def _by_acronym(text: str, chance: random.Random) -> str | None:
    found = [words for words in _ACRONYMS if words in text]
    return text.replace(words := chance.choice(found), _ACRONYMS[words], 1) if found else None


def _with_acronym(text: str, chance: random.Random) -> str | None:
    found = [words for words in _ACRONYMS if words in text]
    return text.replace(words := chance.choice(found), f"{words} ({_ACRONYMS[words]})", 1) if found else None


def _punctuated(text: str, chance: random.Random) -> str | None:
    return f"{chance.randint(1, 30)}. «{text.replace(', ', ' – ')}»."


def _plural(text: str, chance: random.Random) -> str | None:
    words = list(re.finditer(r"\b[^\W\d_]{5,}[aeo]\b", text))
    return text[: (m := chance.choice(words)).end()] + "s" + text[m.end() :] if words else None


def _one_half(value: Any, chance: random.Random) -> Any:
    """Only one of the two languages."""
    if not isinstance(value, Parallel) or not (value.es and value.en):
        return None
    return Parallel(es=value.es) if chance.random() < 0.5 else Parallel(en=value.en)


def _half_other(value: Any, chance: random.Random) -> Any:
    """One of the languages with a slip, the other left out."""
    half = _one_half(value, chance)
    return _of_text(_letter_lost)(half, chance) if half is not None else None


_FIRST: Mapping[str, Perturb] = {
    "letter lost": _of_text(_letter_lost),
    "letters exchanged": _of_text(_letters_exchanged),
    "letter added": _of_text(_letter_added),
    "no accents": _of_text(_no_accents),
    "other order": _of_text(_other_order),
    "shortened": _of_text(_shortened),
    "no article": _of_text(_no_article),
    "by acronym": _of_text(_by_acronym),
    "with acronym": _of_text(_with_acronym),
    "punctuated": _of_text(_punctuated),
    "plural": _of_text(_plural),
    "one half": _one_half,
    "half with a slip": _half_other,
}

# ---- the second family: written before anything was measured, measured when the limits no longer moved

_BESIDE = dict(zip("asdfghjklqwertyuiopzxcvbnm", "sdfghjklñwertyuiopoxcvbnmn", strict=True))
_SPELLED = {
    "labor": "labour",
    "labour": "labor",
    "aluminum": "aluminium",
    "recognize": "recognise",
    "ization": "isation",
}


def _key_beside(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance, 5)
    if span is None:
        return None
    at = chance.randrange(span[0] + 1, span[1])
    other = _BESIDE.get(text[at].lower())
    return text[:at] + other + text[at + 1 :] if other else None


def _letter_doubled(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance, 5)
    if span is None:
        return None
    at = chance.randrange(span[0], span[1])
    return text[:at] + text[at] + text[at:]


def _blank_lost(text: str, chance: random.Random) -> str | None:
    blanks = [m.start() for m in re.finditer(r"(?<=\w\w\w\w) (?=\w\w\w\w)", text)]
    return text[: (at := chance.choice(blanks))] + text[at + 1 :] if blanks else None


def _ampersand(text: str, chance: random.Random) -> str | None:
    written = re.sub(r" (?:y|and|et) ", " & ", text, count=1)
    return written if written != text else None


def _led(text: str, chance: random.Random) -> str | None:
    return f"{chance.choice(('Sobre', 'Tema:', 'Asunto:', 'Re:'))} {text[0].lower()}{text[1:]}"


def _two_slips(text: str, chance: random.Random) -> str | None:
    once = _letter_lost(text, chance)
    return _letters_exchanged(once, chance) if once else None


def _flat_and_slipped(text: str, chance: random.Random) -> str | None:
    flat = _no_accents(text, chance)
    return _key_beside(flat, chance) if flat else None


def _respelled(text: str, chance: random.Random) -> str | None:
    found = [word for word in _SPELLED if word in text]
    return text.replace(word := chance.choice(found), _SPELLED[word]) if found else None


def _gendered(text: str, chance: random.Random) -> str | None:
    words = list(re.finditer(r"\b[^\W\d_]{6,}[ao]\b", text))
    if not words:
        return None
    at = chance.choice(words).end() - 1
    return text[:at] + ("a" if text[at] == "o" else "o") + text[at + 1 :]


def _turned_round(text: str, chance: random.Random) -> str | None:
    """ "De X, Y": the last part first, with a comma, as in an index."""
    found = re.fullmatch(r"(?P<a>.{4,}) (?P<of>de|del|of|for) (?P<b>.{4,})", text)
    return f"{found['b']}, {found['a']} {found['of']}" if found else None


def _in_the_other_place(value: Any, chance: random.Random) -> Any:
    """The English title where the Spanish one belongs."""
    return Parallel(es=value.en) if isinstance(value, Parallel) and value.en and value.es else None


def _half_told_anew(value: Any, chance: random.Random) -> Any:
    """One language to the letter, the other translated by somebody else."""
    if not isinstance(value, Parallel) or not (value.es and value.en):
        return None
    words = value.en.split()
    return Parallel(value.es, " ".join(["Matter", "of", *words[: max(1, len(words) // 2)]]))


_SECOND: Mapping[str, Perturb] = {
    "key beside": _of_text(_key_beside),
    "letter doubled": _of_text(_letter_doubled),
    "blank lost": _of_text(_blank_lost),
    "ampersand": _of_text(_ampersand),
    "led in": _of_text(_led),
    "two slips": _of_text(_two_slips),
    "no accents and a slip": _of_text(_flat_and_slipped),
    "respelled": _of_text(_respelled),
    "other gender": _of_text(_gendered),
    "turned round": _of_text(_turned_round),
    "in the other place": _in_the_other_place,
    "half told anew": _half_told_anew,
}

# ---- the third family: written when the second had been measured once and what it showed was mended

_SOUND = (("ci", "si"), ("b", "v"), ("v", "b"), ("ge", "je"), ("gi", "ji"), ("z", "s"), ("ll", "y"), ("qu", "k"))
_OTHER_PREPOSITION = ((" sobre ", " de "), (" para ", " de "), (" en ", " de "), (" on ", " of "), (" for ", " of "))


def _by_sound(text: str, chance: random.Random) -> str | None:
    """As it sounds: "exportasiones", "govierno"."""
    found = [(m.span(), to) for of, to in _SOUND for m in re.finditer(rf"(?<=[a-z]){of}(?=[a-zñáéíóú])", text)]
    if not found:
        return None
    (start, end), to = chance.choice(found)
    return text[:start] + to + text[end:]


def _hyphened(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance, 9)
    return text[: (at := span[0] + 4)] + "-" + text[at:] if span else None


def _comma_for_and(text: str, chance: random.Random) -> str | None:
    written = re.sub(r" (?:y|and) ", ", ", text, count=1)
    return written if written != text else None


def _slips_in_two_words(text: str, chance: random.Random) -> str | None:
    words = text.split()
    long = [n for n, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    for n in chance.sample(long, 2) if len(long) > 1 else ():
        words[n] = words[n][:3] + words[n][4] + words[n][3] + words[n][5:]
    return " ".join(words) if len(long) > 1 else None


def _other_preposition(text: str, chance: random.Random) -> str | None:
    found = [(of, to) for of, to in _OTHER_PREPOSITION if of in text]
    return text.replace(*chance.choice(found), 1) if found else None


def _capitals_without_accents(text: str, chance: random.Random) -> str | None:
    return (_no_accents(text, chance) or text).upper()


def _first_letter_lost(text: str, chance: random.Random) -> str | None:
    span = _long_word(text, chance, 7)
    return text[: span[0]] + text[span[0] + 1 :] if span else None


def _spaced(text: str, chance: random.Random) -> str | None:
    return f"  {text.replace(' ', chr(160), 1)} –  " if " " in text else None


def _last_letters_lost(text: str, chance: random.Random) -> str | None:
    """Cut off at the end, as by a cell that took so many letters."""
    return text[:-2] if text[-5:].isalpha() else None


def _plural_without_accents(text: str, chance: random.Random) -> str | None:
    flat = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _plural(flat, chance)


_THIRD: Mapping[str, Perturb] = {
    "by sound": _of_text(_by_sound),
    "hyphened": _of_text(_hyphened),
    "comma for and": _of_text(_comma_for_and),
    "slips in two words": _of_text(_slips_in_two_words),
    "other preposition": _of_text(_other_preposition),
    "capitals": _of_text(_capitals_without_accents),
    "first letter lost": _of_text(_first_letter_lost),
    "spaced": _of_text(_spaced),
    "last letters lost": _of_text(_last_letters_lost),
    "plural without accents": _of_text(_plural_without_accents),
}

FAMILIES: Mapping[str, Mapping[str, Perturb]] = {"first": _FIRST, "second": _SECOND, "third": _THIRD}
