"""Provisions that a cell names: what people wrote becomes provisions, and the rest is said."""

from __future__ import annotations

import re
from datetime import date, time

from workbench.domain.problem import Problem, Reading
from workbench.domain.provision import Kind, Provision, from_code
from workbench.domain.provision_spellings import as_listed
from workbench.domain.sheet import ErrorCell, Raw, cell_error, says_nothing
from workbench.i18n import Words, clip, plain, squash

Said = tuple[str, str]  # the code of the remark and the words that it is about

_LONGEST = 5000  # characters; a longer cell is prose
_DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}")
_SEPARATORS = re.compile(r"(?:[,;\n&/|]|\b(?:y/o|and/or|et/ou)\b|(?<=\s)(?:y|e|and|et|o|or|ou)(?=\s))", re.IGNORECASE)

_ARTICLES = r"articulos?|articles?|arts?|disposicion(?:es)?|disps?|provisions?|§{1,2}"
_CHAPTERS = r"capitulos?|chapters?|chapitres?|chaps?|caps?|ch"
_ANNEXES = r"anexos?|annexe?s?|anx"
_APPENDICES = r"apendices?|appendix|appendices?|apend|app"
_LEAD = r"(?:(?:el|la|los|las|the|le|les|del|de|du|of) |l')?"
_TAIL = (
    r"(?P<tail>(?:\.(?:[a-z]{1,2}|[ivx]{3,5})(?![a-z0-9])|\.[1-9][0-9]?|"
    r" ?\((?:[1-9][0-9]?|[a-z]{1,2}|[ivx]{3,5})\)| [a-z]\))*)(?![0-9a-z%.-])"
)
_ARTICLE = re.compile(rf"{_LEAD}(?P<label>(?:{_ARTICLES})\.? ?)?(?P<number>0?[1-9][0-9]?(?:\.[1-9][0-9]?)+){_TAIL}")
_CHAPTER = re.compile(rf"{_LEAD}(?P<label>(?:{_CHAPTERS})\.? ?)?(?P<number>0?[1-9][0-9]?)(?![0-9a-z%.-])")
_ANNEX = re.compile(
    rf"{_LEAD}(?P<label>(?:{_ANNEXES})\.? ?)(?P<number>[1-9][0-9]?)(?:[.-]?(?P<letter>[a-z]))?(?![0-9a-z%.-])"
)
_ANNEX_ARTICLE = re.compile(
    rf"{_LEAD}(?:(?:{_ARTICLES}|{_ANNEXES})\.? ?)?(?P<number>[1-9][0-9]?)-(?P<letter>[a-z])"
    rf"\.(?P<own>[1-9][0-9]?){_TAIL}"
)
_BARE_ANNEX = re.compile(r"(?P<number>[1-9][0-9]?)-(?P<letter>[a-z])")
_OF = r" (?:del|de la|of|du|de l'|de|al|to) ?"
_END = r"(?![0-9a-z%.-])"
_APPENDIX = re.compile(
    rf"{_LEAD}(?P<label>(?:{_APPENDICES})\.? ?)(?P<number>[1-9][0-9]?)"
    rf"(?:{_OF}(?:{_CHAPTERS})\.? ?(?P<chapter>[1-9][0-9]?))?{_END}"
)
_CHAPTER_APPENDIX = re.compile(
    rf"{_LEAD}(?:(?:{_CHAPTERS})\.? ?)?(?P<chapter>[1-9][0-9]?) (?:{_APPENDICES})\.? ?(?P<number>[1-9][0-9]?){_END}"
)
_ANNEX_APPENDIX = re.compile(
    rf"{_LEAD}(?:{_APPENDICES})\.?(?: (?P<own>[1-9][0-9]?))?{_OF}(?:{_ANNEXES})\.? ?"
    rf"(?P<number>[1-9][0-9]?)-(?P<letter>[a-z]){_END}"
)
_ANNEX_ITS_APPENDIX = re.compile(
    rf"(?:(?:{_ANNEXES})\.? ?)?(?P<number>[1-9][0-9]?)-(?P<letter>[a-z]) (?:{_APPENDICES})\.?"
    rf"(?: (?P<own>[1-9][0-9]?))?{_END}"
)
_LETTERS = r"cartas?(?: paralelas?)?|(?:side |parallel )?letters?|lettres?(?: paralleles?| d'accompagnement)?"
_LETTER = re.compile(
    rf"{_LEAD}(?P<label>(?:{_LETTERS}) )(?:(?:sobre|on|sur|de) )?(?:(?:la|the) )?(?:(?:section|seccion|secc|sec)\.? )?"
    r"(?P<number>[1-9][0-9]{2})(?![0-9a-z%.-])"
)
_PATTERNS = (("article", _ARTICLE), ("chapter", _CHAPTER), ("annex", _ANNEX), ("appendix", _APPENDIX))
_TAIL_PART = re.compile(r"[0-9]+|[a-z]+")
_OF_TREATY = re.compile(
    r"^ (?:(?:del|de la|of the|of|de l'|du) ?)?(?:t-?mec|usmca|cusma|aceum|tratado|agreement|accord)$"
)
_PLURAL_ANNEX = re.compile(r"(?:anexos|annexes) ")

_STATUTES = "122|201|232|301|337|338|4611"  # United States law that people name by its number alone
_US_LAW = re.compile(
    r"\b(?:sections?|seccion(?:es)?|secc?)\b\.? ?[0-9]{2,5}[a-z]?(?![0-9.])|\bu\.?s\.?c\b|\bc\.?f\.?r\b"
    r"|\btrade (?:expansion )?act\b|\bpublic law\b"
    rf"|^(?:(?:{_ARTICLES})\.? ?)?(?:{_STATUTES})$"
)

_REMARKS = {
    "us-law": Words(
        "«{words}» es ley de Estados Unidos, no una disposición del tratado.",
        "“{words}” is United States law, not a provision of the treaty.",
    ),
    "provision-unread": Words(
        "No se entendió «{words}» como disposición del tratado.",
        "“{words}” was not understood as a provision of the treaty.",
    ),
    "provision-number": Words(
        "La celda es el número {words}: un número pierde los ceros del final, así que pudo ser {words}0.",
        "The cell is the number {words}: a number loses its closing zeros, so it may have been {words}0.",
    ),
}


def parse_provisions(raw: Raw, bare_numbers: bool = True) -> Reading[tuple[Provision, ...]]:
    """The provisions that a cell names, each once and in its order; an empty tuple where it names none.

    A bare ``9`` is chapter 9 only with ``bare_numbers``. Never raises: what is not a provision is
    said in a remark, and its words are ``unread``. A cell in error gives None.
    """
    if isinstance(raw, ErrorCell):
        return Reading(None, (cell_error(raw),), str(raw))
    if raw is None:
        return Reading(())
    if isinstance(raw, date | time):
        return _reading([], [("provision-unread", raw.isoformat())])
    if isinstance(raw, str):
        return _from_text(raw, bare_numbers)
    return _from_number(raw, bare_numbers)


def _from_number(number: int | float | bool, bare_numbers: bool) -> Reading[tuple[Provision, ...]]:
    text = repr(number).removesuffix(".0")
    reading = _from_text(text, bare_numbers)
    if reading.value and re.fullmatch(r"[0-9]+\.[0-9]", text):
        problem = Problem("provision-number", _REMARKS["provision-number"].fill(words=text))
        return Reading(reading.value, (*reading.problems, problem))
    return reading


def _from_text(raw: str, bare_numbers: bool) -> Reading[tuple[Provision, ...]]:
    text = raw.strip()
    if not text:
        return Reading(())
    if len(text) > _LONGEST or says_nothing(text) or _DATE.fullmatch(text):
        return _reading([], [("provision-unread", text)])
    found: list[Provision] = []
    said: list[Said] = []
    carried: Kind | None = None
    for item in map(squash, _SEPARATORS.split(as_listed(text))):
        if item.strip(" .*"):
            carried = _item(item.rstrip(" .*:"), carried, bare_numbers, found, said)
    if not found and not said:
        said = [("provision-unread", text)]
    return _reading(found, said)


def _reading(found: list[Provision], said: list[Said]) -> Reading[tuple[Provision, ...]]:
    problems = []
    for code in dict.fromkeys(code for code, _ in said):
        words = ", ".join(words for c, words in said if c == code)
        problems.append(Problem(code, _REMARKS[code].fill(words=clip(words))))
    unread = "; ".join(words for _, words in said)
    return Reading(tuple(dict.fromkeys(found)), tuple(problems), unread)


def _item(item: str, carried: Kind | None, bare_numbers: bool, found: list[Provision], said: list[Said]) -> Kind | None:
    """Reads one item into ``found`` and ``said``; gives the kind that a bare number after it has."""
    bare = plain(item)
    read = _compound(bare)
    if read is None and _US_LAW.search(bare):
        said.append(("us-law", item))
        return None
    read = read or _labelled(bare) or _unlabelled(bare, carried, bare_numbers)
    if read is None:
        said.append(("provision-unread", item))
        return carried
    provision, end = read
    found.append(provision)
    rest = (item if len(item) == len(bare) else bare)[end:]
    if rest and not _OF_TREATY.match(bare[end:]):
        said.append(("provision-unread", rest.strip()))
    if provision.kind != "annex":
        return provision.kind
    return "annex" if carried == "annex" or _PLURAL_ANNEX.match(bare) else None


def _compound(bare: str) -> tuple[Provision, int] | None:
    """A side letter, or an article or appendix with the annex that it belongs to, at the start of the words."""
    if (found := _LETTER.match(bare)) and (provision := _known(f"letter {found['number']}")):
        return provision, found.end()
    if found := _ANNEX_ARTICLE.match(bare):
        article = ".".join((found["own"], *_TAIL_PART.findall(found["tail"])))
        if provision := _known(f"annex {found['number']}-{found['letter'].upper()}.{article}"):
            return provision, found.end()
    if found := _ANNEX_APPENDIX.match(bare) or _ANNEX_ITS_APPENDIX.match(bare):
        annex = f"appendix {found['number']}-{found['letter'].upper()}"
        if provision := _known(f"{annex}-{found['own']}" if found["own"] else annex):
            return provision, found.end()
    found = _CHAPTER_APPENDIX.match(bare) or _APPENDIX.match(bare)
    if found and found["chapter"] and (provision := _known(f"appendix {found['chapter']}-{found['number']}")):
        return provision, found.end()
    return None


def _labelled(bare: str) -> tuple[Provision, int] | None:
    """The provision at the start of words that name its kind, and where it ends; other words may follow."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(bare)
        if found and found["label"] and (provision := _provision(kind, found)):
            return provision, found.end()
    return None


def _unlabelled(bare: str, carried: Kind | None, bare_numbers: bool) -> tuple[Provision, int] | None:
    """The provision that is the whole of the words, apart from the name of the treaty."""
    if found := _ARTICLE.match(bare):
        return _whole("article", found, bare)
    if found := _BARE_ANNEX.fullmatch(bare):
        return _whole("annex", found, bare)
    found = _CHAPTER.match(bare)
    if found and (bare_numbers or carried):
        return _whole(carried if carried in ("annex", "appendix") else "chapter", found, bare)
    return None


def _whole(kind: str, found: re.Match[str], bare: str) -> tuple[Provision, int] | None:
    rest = bare[found.end() :]
    provision = _provision(kind, found)
    return (provision, found.end()) if provision and (not rest or _OF_TREATY.match(rest)) else None


def _provision(kind: str, found: re.Match[str]) -> Provision | None:
    groups = found.groupdict()
    number = found["number"].removeprefix("0")
    if kind == "article":
        code = ".".join((number, *_TAIL_PART.findall(groups.get("tail") or "")))
    elif kind == "chapter":
        code = number
    else:
        letter = groups.get("letter")
        code = f"{kind} {number}" + (f"-{letter.upper()}" if letter else "")
    return _known(code)


def _known(code: str) -> Provision | None:
    try:
        return from_code(code)
    except ValueError:
        return None
