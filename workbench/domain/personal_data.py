"""Personal data in a text: tax numbers, population numbers, telephone numbers, e-mail addresses.

Of Mexico, the United States and Canada. What else looks like one (tariff lines, amounts, folios, dates) must not be
taken for it: a number counts by its check digit, by its punctuation, or by the word that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.i18n import Words, fold

EMAIL = Words("correo electrónico", "e-mail address")
TAX = Words("RFC o número fiscal", "tax number")
POPULATION = Words("CURP o número personal", "personal identity number")
PHONE = Words("teléfono", "telephone number")


class Piece(NamedTuple):
    """A piece of a text that is personal data: where it begins and ends, and of what kind it is."""

    start: int
    end: int
    kind: Words


def personal_data(text: str) -> tuple[Words, ...]:
    """What kinds of personal data a text holds, each once; the data itself is never given back."""
    return tuple(dict.fromkeys(piece.kind for piece in pieces(text)))


# Blanks, hyphens and letters that look like those of a keyboard, each for one: places in a text stay what they are.
_AS_TYPED = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
)


def may_hold(text: str) -> bool:
    """Whether it is worth looking closer at a text."""
    return _MAY_BE.search(text.translate(_AS_TYPED)) is not None


def pieces(text: str) -> list[Piece]:
    """The pieces of a text that are personal data, in their order; none lies in another."""
    text = text.translate(_AS_TYPED)
    if not may_hold(text):
        return []
    found: list[Piece] = []
    for kind, pattern, holds in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span("it")
            if holds(match) and not any(start < p.end and p.start < end for p in found):
                found.append(Piece(start, end, kind))
    return sorted(found)


def kind_of_header(header: str) -> Words | None:
    """The kind of personal data that a column holds by its header."""
    words = fold(header)
    return next((kind for kind, pattern in _HEADERS if pattern.fullmatch(words)), None)


def is_about_person(label: str) -> bool:
    """Whether a label of a form says whom to reach, or by which number a person is known."""
    return kind_of_header(label) is not None or _OF_PERSON.search(fold(label)) is not None


def pieces_under(kind: Words, text: str) -> list[Piece]:
    """The pieces of a text that stands under such a header: there they are known however they are written."""
    text = text.translate(_AS_TYPED)
    found = pieces(text)
    if found or kind not in _LOOSELY:
        return found
    return [Piece(*m.span(), kind) for m in _LOOSELY[kind].finditer(text) if _looks_like(kind, m[0])]


def rest_of(text: str, found: Sequence[Piece], marks: Mapping[str, str]) -> str:
    """The text without its personal pieces, each replaced by the mark of its kind, by its English name.

    Empty where nothing else was said but what such a piece is called.
    """
    parts, said, at = list[str](), list[str](), 0
    for piece in found:
        said.append(text[at : piece.start])
        parts += [said[-1], marks.get(piece.kind.en, "")]
        at = piece.end
    said.append(text[at:])
    if not re.search(r"[^\W_]", _CALLED.sub(" ", "\n".join(said))):
        return ""
    return re.sub(r"  +", " ", "".join((*parts, said[-1]))).strip()


# ---- what tells numbers apart

_RFC_VALUES = {c: n for n, c in enumerate("0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ")}


def _is_rfc(match: re.Match[str]) -> bool:
    """Whether a Mexican tax number is one: named as such, or by its check digit and letters; its date must exist.

    That of a person, whose letters are those of a name, needs no check digit: it is often mistyped.
    """
    number = re.sub(r"[ -]", "", match["it"]).upper()
    if not _is_day(number[-9:-3]):
        return False
    if match["named"]:
        return True
    if number[-3:-1].isdigit():  # a folio is written so: whose it is, a day, a number
        return False
    if _OF_A_NAME.match(number):
        return True
    padded = number.rjust(13)
    rest = sum(_RFC_VALUES[c] * (13 - at) for at, c in enumerate(padded[:12])) % 11
    return padded[12] == ("0" if rest == 0 else "A" if rest == 1 else str(11 - rest))


_OF_A_NAME = re.compile(r"[A-ZÑ][AEIOUX][A-ZÑ]{2}\d")


def _is_curp(match: re.Match[str]) -> bool:
    return _is_day(match["it"][4:10])


def _is_day(digits: str) -> bool:
    """Whether six digits are a day as year, month, day."""
    return 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31


def _is_ein(match: re.Match[str]) -> bool:
    """An American employer's number: named, or with one of the prefixes that are given out."""
    return bool(match["named"]) or int(match["it"][:2]) not in _NO_EIN


_NO_EIN = frozenset((0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97))


def _is_ssn(match: re.Match[str]) -> bool:
    """An American social security number; one that ends in a year is a folio, unless it is named."""
    area, group, serial = match["it"].split("-")
    possible = area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"
    return possible and (bool(match["named"]) or not _is_year(serial))


def _is_sin(match: re.Match[str]) -> bool:
    """A Canadian social insurance number, by its check digit; spaces alone make it one only where it is named."""
    digits = [int(c) for c in match["it"] if c.isdigit()]
    doubled = [sum(divmod(2 * d, 10)) if at % 2 else d for at, d in enumerate(digits)]
    return sum(doubled) % 10 == 0 and digits[0] != 0 and (bool(match["named"]) or "-" in match["it"])


def _is_year(group: str) -> bool:
    return len(group) == 4 and group[:2] in ("19", "20")


def _looks_like(kind: Words, text: str) -> bool:
    """Whether what stands under the header of a kind is of it."""
    compact = re.sub(r"[^0-9A-Za-zÑñ&]", "", text)
    digits = sum(c.isdigit() for c in compact)
    if kind is PHONE:
        return 7 <= digits <= 24 and not (_is_date(text.strip()) or _is_tariff(text.strip()))
    return kind is EMAIL or (digits >= 6 and 9 <= len(compact) <= 18)


def _is_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", text))


def _is_tariff(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}\.\d{2}(?:\.\d{2,4}){0,2}", text))


def _groups(match: re.Match[str]) -> list[str]:
    return re.findall(r"\d+", match["it"])


def _is_international(match: re.Match[str]) -> bool:
    """A number with its country's code; groups of three digits alone are an amount with its sign."""
    groups = _groups(match)
    return 10 <= sum(map(len, groups)) <= 15 and not (len(groups) > 1 and all(len(g) == 3 for g in groups[1:]))


def _is_named_phone(match: re.Match[str]) -> bool:
    """A number after the word for a telephone, unless it is written as a tariff line, a date or an amount is."""
    it = match["it"]
    years = re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", it)
    return not (years or _is_tariff(it) or _is_date(it)) and 7 <= sum(map(len, _groups(match))) <= 15


def _is_national(match: re.Match[str]) -> bool:
    """Ten digits as they are grouped in Mexico and by its neighbours: not years, nor headings of one chapter."""
    groups = _groups(match)
    if any(map(_is_year, groups[1:])):
        return False
    if len(groups[0]) == 2:
        in_brackets, headings = "(" in match["it"], all(g.startswith(groups[0]) for g in groups[1:])
        return in_brackets or (groups[0] in _CITIES and not headings)
    return groups[0][0] not in "01" and groups[1][0] not in "01"


def _is_in_pairs(match: re.Match[str]) -> bool:
    """Ten digits two by two that begin as in a large city of Mexico; numbers that rise all along are a list."""
    groups = _groups(match)
    return groups[0] in _CITIES and not all(int(a) < int(b) for a, b in pairwise(groups))


def _is_of_city(match: re.Match[str]) -> bool:
    return _groups(match)[0] in _CITIES


def _is_reached(match: re.Match[str]) -> bool:
    """A number behind words for reaching somebody, unless the words between tell of something else."""
    groups = _groups(match)
    years = _is_year(groups[0]) or (len(groups) > 1 and _is_year(groups[-1]))
    return not years and _NOT_SOMEBODY.search(match["between"]) is None


def _always(_: re.Match[str]) -> bool:
    return True


_LOOSELY = {
    EMAIL: re.compile(r"[^\s;,<>()]+@[^\s;,<>()]+"),
    PHONE: re.compile(r"\+?\(?\d[\d ().-]{5,26}\d"),
    TAX: re.compile(r"\b[A-ZÑ&]{0,4}[ -]?\d[\d -]{5,12}[A-Z0-9]{0,4}\b", re.IGNORECASE),
    POPULATION: re.compile(r"\b[A-ZÑ]{0,4}\d[\d -]{5,12}[A-Z0-9]{0,8}\b", re.IGNORECASE),
}
_CALLED = re.compile(
    r"\b(?:tel(?:[eé]fonos?)?|tels|tfno|cel(?:ular)?|m[oó]vil|whatsapp|phones?|telephones?|mobile|fax|extensi[oó]n|ext|"
    r"correos?(?: electr[oó]nicos?)?|e-?mails?|mail(?:to)?|courriel|r\.?f\.?c|curp|ein|tin|tax id|bn|ssn|sin|nas|y|o|"
    r"and|or|et|ou)\b",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"@|\d(?:[^\d\n]{0,3}\d){5}|[\[({] ?at ?[\])}]|\barroba\b", re.IGNORECASE)
_CITIES = ("33", "55", "56", "81")
_REACHED = (
    r"\b(?:hablar? con|llam(?:ar|e|en) al?|marc(?:ar|e|en) al|contact(?:o|ar|e)?|comun[ií](?:carse|quese)|avisar al?|"
    r"call|reach|talk to|speak (?:to|with)|appeler|joindre|contacter)\b"
)
_NOT_SOMEBODY = re.compile(
    r"\b(?:fracci|sub\w*partida|partida|arancel|tari|hts|sa\b|c[oó]dig|code|folio|oficio|expediente|docket|art|cap|"
    r"chap|anexo|annex|nota|note|regla|rule|ley|law|n[uú]m|cuenta|account|contrato|factura|sobre|acerca|about|regarding|"
    r"por|para|for|de (?:la|las|los)|usd|mxn|cad|pesos|reuni|mesa)|[$€%]",
    re.IGNORECASE,
)
_AT = r"(?: ?[\[({] ?(?:at|arroba|@) ?[\])}] ?| arroba )"
_DOT = r"(?:\.| ?[\[({] ?(?:dot|punto|\.) ?[\])}] ?)"
_NAMED_PHONE = r"\b(?:tel|teléfonos?|telefonos?|tels|tfno|cel|celular|m[oó]vil|whatsapp|phones?|fax|mobile|lada)\b"
_Rule = tuple[Words, re.Pattern[str], Callable[[re.Match[str]], bool]]
_RULES: tuple[_Rule, ...] = (
    (EMAIL, re.compile(r"(?P<it>[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[^\W\d_]{2,24})\b"), _always),
    (
        EMAIL,
        re.compile(
            rf"(?P<it>[\w.+'%-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{0,5}}{_DOT}[^\W\d_]{{2,24}})\b", re.I
        ),
        _always,
    ),
    (
        POPULATION,
        re.compile(r"\b(?P<it>[A-ZÑ][AEIOUX][A-ZÑ]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZÑ]{3}[A-Z0-9]\d)\b", re.I),
        _is_curp,
    ),
    (
        TAX,
        re.compile(
            r"(?P<named>\b(?:R\.?F\.?C\.?|registro federal de contribuyentes)[^\w\n]{0,4})?"
            r"(?<![\w/-])(?P<it>[A-ZÑ&]{3,4}[- ]?\d{6}[- ]?[A-Z0-9]{2}[0-9A])(?![\w/-])",
            re.I,
        ),
        _is_rfc,
    ),
    (TAX, re.compile(r"(?<![\w-])(?P<it>\d{9} ?R[CMPTRZ] ?\d{4})(?![\w-])"), _always),
    (
        TAX,
        re.compile(
            r"(?P<named>\b(?:EIN|TIN|tax id(?:entification)?(?: number)?|id fiscal)\b[^\w\n]{0,4})?"
            r"(?<![\w./-])(?P<it>\d{2}-\d{7})(?![\w/-]|[.,]\d)",
            re.I,
        ),
        _is_ein,
    ),
    (
        POPULATION,
        re.compile(
            r"(?P<named>\b(?:SSN|ITIN|social security(?: number| no\.?)?)[^\w\n]{0,4})?"
            r"(?<![\w./-])(?P<it>\d{3}-\d{2}-\d{4})(?![\w/-]|[.,]\d)",
            re.I,
        ),
        _is_ssn,
    ),
    (
        POPULATION,
        re.compile(
            r"(?P<named>\b(?:SIN|NAS|social insurance(?: number| no\.?)?|assurance sociale)\b[^\w\n]{0,4})?"
            r"(?<![\w.,/-])(?P<it>\d{3}([- ])\d{3}\3\d{3})(?![\w/-]|[.,]\d| \d)"
        ),
        _is_sin,
    ),
    (PHONE, re.compile(r"(?<![\w+])(?P<it>\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6})(?![\w,])"), _is_international),
    (
        PHONE,
        re.compile(
            _NAMED_PHONE + r"[^\d\n+(]{0,24}(?P<it>\+?\(?\d[\d ().-]{5,20}\d)(?![\d,])",
            re.I,
        ),
        _is_named_phone,
    ),
    (
        PHONE,  # with what used to be dialled before it
        re.compile(
            r"(?<![\w.,/+-])(?P<it>(?:(?:01|044|045)([ -])|1(-))(?:\d{3}(?:\2|\3)\d{3}|\d{2}(?:\2|\3)\d{4})(?:\2|\3)"
            r"\d{4})(?![\w/-]|[.,]\d| \d)"
        ),
        _always,
    ),
    (
        PHONE,
        re.compile(
            r"(?<![\w.,/+-])(?P<it>(?:\(\d{2}\) ?|\d{2}[ -])\d{4}[ -]\d{4}|\(\d{3}\) ?\d{3}[ -]\d{4}|"
            r"\d{3}([.-])\d{3}\2\d{4})(?![\w/-]|[.,]\d| \d)"
        ),
        _is_national,
    ),
    (PHONE, re.compile(r"(?<![\w.,/+-])(?P<it>\d{2}([ .-])(?:\d{2}\2){3}\d{2})(?![\w/-]|[.,]\d| \d)"), _is_in_pairs),
    (PHONE, re.compile(r"(?<![\w.,/+-])(?P<it>\(\d{2}\) ?\d{8})(?![\w/-]|[.,]\d| \d)"), _is_of_city),
    (
        PHONE,
        re.compile(
            _REACHED + r"(?P<between>[^\d\n;]{1,40})(?<![\w.,/+-])"
            r"(?P<it>\d{10}|\d{2} \d{8}|\d{3}-\d{4}|\d{4}[ -]\d{4})(?![\w/-]|[.,]\d| \d)",
            re.I,
        ),
        _is_reached,
    ),
)
_OF = (
    r"(?: (?:de|del|of|la|el|and|y|o|or|contact|contacto|enlace|oficina|office|number|numero|no|num|personal|fijo|"
    r"directo|institucional|empresa|company|ext|extension|address|direccion|electronic[oa]|electronique|fiscal|id))*"
)
# What it is called, and what it is called only where nothing else is said: "sin" is a word, "business" many a thing.
_CALLS = (
    (EMAIL, "correos?|e ?mails?|courriels?|telefono y correo|phone and e ?mail", "mail"),
    (
        PHONE,
        "tel|tels|telefonos?|telephones?|celular|cel|movil|phones?|fax|mobile(?: phone)?|cell(?: phone)?",
        "whatsapp",
    ),
    (POPULATION, "curp|nss|ssn|social security|social insurance", "nas|sin"),
    (TAX, "rfc|r f c|registro federal de contribuyentes|tax id|ein|tin|identificacion fiscal", "tax|business"),
)
_HEADERS = tuple(
    (kind, re.compile(rf"(?:(?:no|num|numero|number|contact|contacto|your|su|direccion de) )?(?:{words}|{alone}){_OF}"))
    for kind, words, alone in _CALLS
)
_OF_PERSON = re.compile(
    rf"\b(?:{'|'.join(words for _, words, _ in _CALLS)}|contactos?|contacts?|domicilio|direccion|address|adresse|firma|"
    r"signature|representante legal)\b"
)
