"""Ways to write a title a second time, by haste and by filing, written before the code was tried on them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from workbench.domain.types import Parallel

Perturb = Callable[[Any, random.Random], Any]
OfText = Callable[[str, random.Random], str | None]


def of_text(way: OfText) -> Perturb:
    """A way to write a text, for titles in one language or in two."""

    def perturb(value: Any, chance: random.Random) -> Any:
        if not isinstance(value, Parallel):
            return way(value, chance)
        written = {k: way(t, chance) if (t := getattr(value, k)) else "" for k in ("es", "en", "fr")}
        told = {k: getattr(value, k) if w is None else w for k, w in written.items()}
        return None if all(w is None for w in written.values() if w != "") else Parallel(**told)

    return perturb


def replaced(text: str, table: Mapping[str, str], chance: random.Random, most: int = 1) -> str | None:
    """Up to so many whole words or phrases of a text exchanged, or None where it has none of them."""
    found = [w for w in table if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text, re.IGNORECASE)]
    if not found:
        return None
    for word in chance.sample(found, min(most, len(found))):
        found_at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if found_at:
            text = text[: found_at.start()] + _cased(table[word], found_at[0]) + text[found_at.end() :]
    return text


def _cased(word: str, like: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


def flat(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _words(text: str, least: int) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\W\d_]+", text) if m.end() - m.start() >= least]


# ---- "hasty": somebody types it off paper in a hurry

_NEAR = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqretuyiposasfdhgkjlxzvcnb", strict=False))


def _slip(text: str, chance: random.Random) -> str | None:
    spans = _words(text, 5)
    if not spans:
        return None
    start, end = chance.choice(spans)
    at = chance.randrange(start + 1, end)
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + _NEAR.get(text[at].lower(), "e") + text[at + 1 :]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] if at > start + 1 else text[:at] + text[at + 1 :]


def _two_slips(text: str, chance: random.Random) -> str | None:
    once = _slip(text, chance)
    return _slip(once, chance) if once else None


def _flat_lower_slip(text: str, chance: random.Random) -> str | None:
    return _slip(flat(text).lower(), chance)


def _short_word_slip(text: str, chance: random.Random) -> str | None:
    """A slip in a small word: "dle" for "del", "al" for "la", "adn" for "and"."""
    return replaced(
        text,
        {"del": "dle", "de": "d", "la": "al", "los": "lso", "para": "apra", "the": "teh", "and": "adn", "of": "fo"},
        chance,
    )


def _run_together(text: str, chance: random.Random) -> str | None:
    """A blank lost after a small word: "dela", "alos", "ofthe"."""
    at = [m.start(1) for m in re.finditer(r"(?<= )(?:de|la|los|el|of|the|on|y|and)( )\w", text)]
    return text[: (n := chance.choice(at))] + text[n + 1 :] if at else None


def _split_word(text: str, chance: random.Random) -> str | None:
    spans = _words(text, 8)
    if not spans:
        return None
    start, end = chance.choice(spans)
    at = chance.randrange(start + 3, end - 2)
    return text[:at] + " " + text[at:]


def _word_dropped(text: str, chance: random.Random) -> str | None:
    """A word in the middle left out, of a title that has many."""
    words = text.split()
    inner = [n for n in range(1, len(words) - 1) if len(words[n]) > 4 and words[n].isalpha() and words[n].islower()]
    if len(words) < 7 or not inner:
        return None
    del words[chance.choice(inner)]
    return " ".join(words)


def _word_doubled(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < 3:
        return None
    at = chance.randrange(len(words))
    return " ".join([*words[: at + 1], words[at].lower(), *words[at + 1 :]])


def _scanned(text: str, chance: random.Random) -> str | None:
    """As a scanner reads it: "rn" for "m", "l" for "i", "c" for "e"."""
    table = (("m", "rn"), ("rn", "m"), ("i", "l"), ("e", "c"), ("u", "ii"))
    found = [(m.start(), a, b) for a, b in table for m in re.finditer(rf"(?<=[a-zñ]{{2}}){a}(?=[a-zñ]{{2}})", text)]
    if not found:
        return None
    at, a, b = chance.choice(found)
    return text[:at] + b + text[at + len(a) :]


def _miscoded(text: str, chance: random.Random) -> str | None:
    """Accents that went through the wrong code page, or became question marks."""
    if flat(text) == text:
        return None
    if chance.random() < 0.5:
        return text.encode("utf-8").decode("cp1252", "replace")
    return text.encode("ascii", "replace").decode("ascii")


HASTY: Mapping[str, Perturb] = {
    "slip": of_text(_slip),
    "two slips": of_text(_two_slips),
    "lower case without accents and a slip": of_text(_flat_lower_slip),
    "slip in a small word": of_text(_short_word_slip),
    "run together": of_text(_run_together),
    "split": of_text(_split_word),
    "word dropped": of_text(_word_dropped),
    "word doubled": of_text(_word_doubled),
    "scanned": of_text(_scanned),
    "miscoded": of_text(_miscoded),
}

# ---- "filed": as a register, a form or a list of files has it

_ABBREVIATED = {
    "Secretaría": "Sec.",
    "Subsecretaría": "Subsría.",
    "Comité": "Com.",
    "Comisión": "Comis.",
    "Committee": "Cttee.",
    "Commission": "Comm.",
    "Grupo de Trabajo": "GT",
    "Working Group": "WG",
    "Ministry": "Min.",
    "Ministerio": "Min.",
    "Asociación": "Asoc.",
    "Association": "Assn.",
    "Confederación": "Conf.",
    "Confederation": "Conf.",
    "Cámara": "Cám.",
    "Consejo": "Cons.",
    "Council": "Cncl.",
    "Nacional": "Nac.",
    "National": "Nat.",
    "Instituto": "Inst.",
    "Institute": "Inst.",
    "Organización": "Org.",
    "Organization": "Org.",
    "América del Norte": "Am. del Norte",
    "North America": "N. America",
    "North American": "N. American",
    "Estados Unidos": "E.U.A.",
    "United States": "USA",
    "reglas de origen": "reg. de origen",
    "Artículo": "art.",
    "Article": "Art.",
    "capítulo": "cap.",
    "Chapter": "Ch.",
    "Sección": "Secc.",
    "Section": "Sec.",
    "infraestructura": "infraestr.",
    "infrastructure": "infrastr.",
    "información": "info.",
    "information": "info.",
    "recomendaciones": "recs.",
    "Industria": "Ind.",
    "Industry": "Ind.",
    "negociación": "neg.",
    "Federal Register": "Fed. Reg.",
    "development": "dev.",
    "Desarrollo": "Des.",
    "internacional": "internac.",
    "International": "Intl.",
    "gobernanza": "gob.",
    "reunión": "reu.",
    "meeting": "mtg.",
    "administración": "admon.",
    "Administration": "Admin.",
    "departamento": "Dpto.",
    "Department": "Dep.",
    "semiconductores": "semicond.",
    "certificaciones": "certif.",
    "minerales": "min.",
    "coordinación": "coord.",
    "trilateral": "trilat.",
    "bilateral": "bilat.",
}
_INITIALISMS = {
    "inteligencia artificial": "IA",
    "artificial intelligence": "AI",
    "medidas sanitarias y fitosanitarias": "MSF",
    "sanitary and phytosanitary measures": "SPS measures",
    "sanitary and phytosanitary": "SPS",
    "obstáculos técnicos al comercio": "OTC",
    "technical barriers to trade": "TBT",
    "Comisión de Libre Comercio": "CLC",
    "Free Trade Commission": "FTC",
    "Banco de Desarrollo de América del Norte": "BDAN",
    "North American Development Bank": "NADB",
    "Buenas Prácticas Regulatorias": "BPR",
    "Good Regulatory Practices": "GRP",
    "Derechos de Propiedad Intelectual": "DPI",
    "Intellectual Property Rights": "IPR",
    "Pequeñas y medianas empresas": "PYMES",
    "Free trade agreement": "FTA",
    "Reglas de origen": "RdO",
    "rules of origin": "RoO",
    "Empresas Propiedad del Estado": "EPE",
    "State-Owned Enterprises": "SOEs",
    "Solución de controversias": "SdC",
    "Acuerdo de Reconocimiento Mutuo": "ARM",
    "mutual recognition agreement": "MRA",
    "mutual recognition agreements": "MRAs",
    "Acuerdos de reconocimiento mutuo": "ARM",
    "Estados Unidos": "EE.UU.",
    "United States": "US",
    "T-MEC": "TMEC",
    "USMCA": "U.S.M.C.A.",
}
_HEADS = (
    "Recomendación: ",
    "Propuesta: ",
    "Ref. ",
    "Punto 3: ",
    "R12 - ",
    "REC-07 ",
    "No. 14 ",
    "(a) ",
    "3.2 ",
    "II. ",
    "Tema 4: ",
    "#18 ",
    "Item 5 – ",
    "Folio 0231: ",
    "FWD: ",
    "Copia de ",
)
_TAILS = (" (copia)", " – borrador", " [final]", " (bis)", " *", " (sic)", " - ok", " (pendiente)", " (draft)", " .")


def _abbreviated(text: str, chance: random.Random) -> str | None:
    return replaced(text, _ABBREVIATED, chance)


def _thrice_abbreviated(text: str, chance: random.Random) -> str | None:
    return replaced(text, _ABBREVIATED, chance, most=3)


def _initialism(text: str, chance: random.Random) -> str | None:
    return replaced(text, _INITIALISMS, chance)


def _headed(text: str, chance: random.Random) -> str | None:
    return chance.choice(_HEADS) + text


def _tailed(text: str, chance: random.Random) -> str | None:
    return text + chance.choice(_TAILS)


def _truncated(text: str, chance: random.Random) -> str | None:
    """Cut at so many letters, as by a column of a form, mostly within a word."""
    limit = chance.choice((30, 40, 50, 60))
    if len(text) <= limit + 3:
        return None
    return text[:limit].rstrip() + chance.choice(("", "...", "…", "-"))


def _file_name(text: str, chance: random.Random) -> str | None:
    return flat(text).replace(" ", "_").replace(",", "").lower()


def _bracketed_lost(text: str, chance: random.Random) -> str | None:
    """What stands in brackets or after a colon left out, if the rest is long."""
    out = re.sub(r"\s*\([^)]*\)", "", text)
    return out if out != text and len(out) > 20 else None


def _shouted(text: str, chance: random.Random) -> str | None:
    return flat(text).upper()


FILED: Mapping[str, Perturb] = {
    "abbreviated": of_text(_abbreviated),
    "thrice abbreviated": of_text(_thrice_abbreviated),
    "initialism": of_text(_initialism),
    "headed": of_text(_headed),
    "tailed": of_text(_tailed),
    "truncated": of_text(_truncated),
    "file name": of_text(_file_name),
    "brackets lost": of_text(_bracketed_lost),
    "shouted": of_text(_shouted),
}
