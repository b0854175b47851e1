"""Two families of wordings that were written last, and by which nothing was ever mended."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from twin_hasty import Perturb, flat, of_text, replaced

from workbench.domain.types import Parallel

# ---- "dictated": heard on the telephone and typed by somebody else

_HEARD = (
    ("h", ""),
    ("ll", "y"),
    ("z", "s"),
    ("ce", "se"),
    ("v", "b"),
    ("cc", "c"),
    ("ph", "f"),
    ("mm", "m"),
    ("x", "cs"),
)
_SAYS = {
    "e": "y",
    "y": "e",
    "sobre": "acerca de",
    "on": "concerning",
    "para": "a fin de",
    "for": "in favour of",
    "contra": "en contra de",
    "against": "to fight",
    "entre": "de entre",
    "según": "de acuerdo con",
    "according to": "as per",
    "que afectan a": "que pesan sobre",
    "that affect": "affecting",
    "hacia": "rumbo a",
    "towards": "toward",
    "más": "con mayor",
    "antes de": "previo a",
    "before": "prior to",
    "sin": "carentes de",
    "cuota": "cuotas",
    "lista": "relación",
    "list": "roster",
    "plantas": "establecimientos",
    "plants": "facilities",
    "borrador": "proyecto",
    "draft": "draft text",
    "Llamada": "Telefonema",
    "Call": "Phone call",
    "Cierre": "Clausura",
    "Inspecciones": "Revisiones",
    "Aranceles": "Derechos arancelarios",
    "Tiempos": "Lapsos",
    "sólida": "robusta",
    "Stronger": "More robust",
    "Mayor": "Más",
    "ágiles": "rápidas",
    "Faster": "Quicker",
    "Nuevo": "Otro",
    "unfair": "disloyal",
    "tercera": "3a",
    "semana del": "semana de",
    "Comité": "Cmte.",
    "Committee": "Comte.",
    "informe": "reporte",
    "artículo": "numeral",
}


def _heard(text: str, chance: random.Random) -> str | None:
    found = [
        (m.start(), a, b) for a, b in _HEARD for m in re.finditer(rf"(?<=[a-zñáéíóú]{{2}}){a}(?=[a-zñáéíóú])", text)
    ]
    if not found:
        return None
    at, a, b = chance.choice(found)
    return text[:at] + b + text[at + len(a) :]


def _said_otherwise(text: str, chance: random.Random) -> str | None:
    return replaced(text, _SAYS, chance)


def _heard_and_flat(text: str, chance: random.Random) -> str | None:
    once = _heard(text, chance)
    return flat(once).lower() if once else None


def _articles_all_gone(text: str, chance: random.Random) -> str | None:
    out = re.sub(r"\b(?:el|la|los|las|del|de|the|of|on|al|a)\s+", "", text, flags=re.IGNORECASE)
    return out[0].upper() + out[1:] if out and out != text else None


def _two_blanks_lost(text: str, chance: random.Random) -> str | None:
    blanks = [m.start() for m in re.finditer(" ", text)]
    if len(blanks) < 3:
        return None
    for at in sorted(chance.sample(blanks, 2), reverse=True):
        text = text[:at] + text[at + 1 :]
    return text


def _wrong_end(text: str, chance: random.Random) -> str | None:
    """Another ending to a long word: "negociando" for "negociación"."""
    words = list(re.finditer(r"\b[^\W\d_]{5,}(?:ción|ciones|tion|tions|miento|ment|dad|ity|ico|ica|ical)\b", text))
    if not words:
        return None
    m = chance.choice(words)
    stem = re.sub(r"(?:ción|ciones|tion|tions|miento|ment|dad|ity|ico|ica|ical)$", "", m[0])
    return text[: m.start()] + stem + chance.choice(("r", "do", "s", "ing")) + text[m.end() :]


DICTATED: Mapping[str, Perturb] = {
    "heard": of_text(_heard),
    "said otherwise": of_text(_said_otherwise),
    "heard, lower case, no accents": of_text(_heard_and_flat),
    "no articles at all": of_text(_articles_all_gone),
    "two blanks lost": of_text(_two_blanks_lost),
    "wrong ending": of_text(_wrong_end),
}

# ---- "exported": as another program wrote it into a sheet

_UNITS = {"%": "pct", "16": "XVI", "1": "I", "años": "a.", "days": "d", "días": "d.", "16-year": "16 yr", "2026": "'26"}


def _escaped(text: str, chance: random.Random) -> str | None:
    table = {"á": "&aacute;", "é": "&eacute;", "í": "&iacute;", "ó": "&oacute;", "ú": "&uacute;", "ñ": "&ntilde;"}
    out = "".join(table.get(c, c) for c in text).replace("’", "&#39;").replace("&  ", "&amp; ")
    return out if out != text else None


def _padded(text: str, chance: random.Random) -> str | None:
    return f"{chance.randint(1, 900):05d} | {text}"


def _columned(text: str, chance: random.Random) -> str | None:
    return f"{text} | {chance.choice(('SE', 'Economía', 'USTR', 'DGN', 'Pendiente', 'Alta', 'MX'))}"


def _quoted(text: str, chance: random.Random) -> str | None:
    return f'"{text.replace(chr(34), chr(34) * 2)}";'


def _ellipsed(text: str, chance: random.Random) -> str | None:
    return text[: len(text) * 3 // 4].rstrip() + "…" if len(text) > 32 else None


def _middle_out(text: str, chance: random.Random) -> str | None:
    """As a narrow window shows a long name: its beginning, dots, its end."""
    return f"{text[:24].rstrip()}...{text[-14:].lstrip()}" if len(text) > 50 else None


def _camel(text: str, chance: random.Random) -> str | None:
    words = re.findall(r"\w+", flat(text))
    return "".join(w[0].upper() + w[1:] for w in words) if len(words) > 2 else None


def _broken_line(text: str, chance: random.Random) -> str | None:
    """A break within a title, as it is left where a cell holds no lines."""
    blanks = [m.start() for m in re.finditer(" ", text)]
    return text[: (at := chance.choice(blanks))] + "\u2003 " + text[at + 1 :] if blanks else None


def _swapped_clauses(text: str, chance: random.Random) -> str | None:
    parts = re.split(r", | – | - ", text)
    return ", ".join([*parts[1:], parts[0]]) if len(parts) > 1 else None


def _initials_only(text: str, chance: random.Random) -> str | None:
    """The first long phrase of a name by its first letters, as a program abbreviates."""
    words = text.split()
    at = next((n for n, w in enumerate(words) if len(w) > 8 and w.isalpha()), None)
    if at is None or len(words) < 4:
        return None
    return " ".join([*words[:at], words[at][:5] + ".", *words[at + 1 :]])


def _units(text: str, chance: random.Random) -> str | None:
    return replaced(text, _UNITS, chance)


def _both_halves(value: Any, chance: random.Random) -> Any:
    """Spanish beside English with a bar, in both cells."""
    if not isinstance(value, Parallel) or not (value.es and value.en) or value.es == value.en:
        return None
    joined = f"{value.en} | {value.es}"
    return Parallel(joined, joined)


EXPORTED: Mapping[str, Perturb] = {
    "escaped": of_text(_escaped),
    "padded": of_text(_padded),
    "columned": of_text(_columned),
    "quoted": of_text(_quoted),
    "ellipsed": of_text(_ellipsed),
    "middle out": of_text(_middle_out),
    "camel": of_text(_camel),
    "broken line": of_text(_broken_line),
    "swapped clauses": of_text(_swapped_clauses),
    "word cut short": of_text(_initials_only),
    "units": of_text(_units),
    "both halves": _both_halves,
}
HELD_BACK: Mapping[str, Mapping[str, Perturb]] = {"dictated": DICTATED, "exported": EXPORTED}
