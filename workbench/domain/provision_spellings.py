"""Ways of citing the treaty that a plain list of provisions does not have, written as one.

"Párrafos 2 a 4 del artículo 9.17" becomes "9.17.2, 9.17.3, 9.17.4", "Capítulo IX" and "chapter nine" become chapter 9.
Words that are none of these stay as they are, for the reading of the list to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.domain.provision import CHAPTERS
from workbench.i18n import plain

_MOST = 60  # provisions that a range may stand for; a longer one is told as not understood

_NUMBER = r"[1-9][0-9]?"
_ARTICLE = rf"(?<![0-9.])0?{_NUMBER}(?:-[a-z])?(?:\.{_NUMBER})+"
_TAIL = r"(?: ?\((?:[1-9][0-9]?|[a-z]{1,2}|[ivx]{3,5})\))"
_ITEM = rf"{_NUMBER}(?![0-9]|\.[0-9]){_TAIL}*"
_LETTER = r"\(?(?:[a-z]|[ivx]{3,5})\b\)?"
_TO = r"(?:al?|to|à|au|hasta|through)\b|[-‐‑–—]"
_AND = r"(?:y|e|and|et|o|or|ou)\b|&"
_NEXT, _COMMA_NEXT = rf"\s*(?:{_AND}|{_TO})\s*", rf"\s*(?:{_AND}|{_TO}|[,;](?:\s*(?:{_AND}))?)\s*"
_OF = r"\s*,?\s*(?:del?|de la|of(?: the)?|du|de l['’]|to)\s*"

_ONE = r"(?:p[aá]rrafo|(?:sub-?)?paragraphe?|numeral|apartado)\s*|(?:p[aá]rrs?|paras?|n[uú]ms?)\b\.?\s*|¶\s*"
_SEVERAL = r"(?:p[aá]rrafos|(?:sub-?)?paragraphe?s|numerales|apartados)\s*|¶¶\s*"
_ONE_LETTER = r"(?:inciso|literal|sub-?paragraph|alin[eé]a)\s*|incs?\b\.?\s*"
_SEVERAL_LETTERS = r"(?:incisos|literales|sub-?paragraphs|alin[eé]as)\s*"


def _listed(one: str, several: str, item: str) -> str:
    """Items behind a label; commas stand between them only where the label is of several."""
    return rf"(?:(?:{several}){item}(?:{_COMMA_NEXT}{item})*|(?:{one}){item}(?:{_NEXT}{item})*)"


_PARAGRAPHS = _listed(_ONE, _SEVERAL, _ITEM)
_INDENTS = _listed(_ONE_LETTER, _SEVERAL_LETTERS, _LETTER)
_LABEL = r"(?:art[ií]culo|article|art)\b\.?\s*"
# "Inciso a) del párrafo 2 del artículo 9.17": what stands within comes first.
_WITHIN_FIRST = re.compile(
    rf"\b(?:(?P<indents>{_INDENTS}){_OF})?(?P<paragraphs>{_PARAGRAPHS}){_OF}(?:{_LABEL})?(?P<article>{_ARTICLE})"
    rf"|\b(?P<letters>{_INDENTS}){_OF}(?:{_LABEL})?(?P<whole>{_ARTICLE}{_TAIL}*)",
    re.IGNORECASE,
)
# "9.17, párrafo 2, inciso a)", "9.17, paragraphs 2 and 3".
_WITHIN_AFTER = re.compile(
    rf"(?P<article>{_ARTICLE}{_TAIL}*)"
    rf"(?:\s*,?\s*(?P<paragraphs>{_PARAGRAPHS})(?:\s*,?\s*(?P<indents>{_INDENTS}))?|\s*,?\s*(?P<letters>{_INDENTS}))",
    re.IGNORECASE,
)
_ITEMS = re.compile(rf"(?P<to>{_TO})|(?P<item>{_ITEM})", re.IGNORECASE)
_LETTERS = re.compile(
    rf"(?P<to>[-‐‑–—]|\b(?:al?|to|à|au)(?=\s+\(?[a-z]\b))|\b[yeo](?=\s+\(?[a-z]\b)|(?P<item>{_LETTER})", re.IGNORECASE
)
_LETTERS_LABEL = re.compile(rf"^(?:{_SEVERAL_LETTERS}|{_ONE_LETTER})", re.IGNORECASE)

# Behind a range: its end, or words that lead on. "2.5 a 2.8 meses" are no articles.
_ENDS = r"(?=\s*(?:$|[,;.:()/&|\n]|(?:y|e|and|et|o|or|ou|del?|of|du)\b))"
# "9.6 a 9.8", "9.17(2)-(4)", "9.17.2 to 9.17.4": the first and the last of neighbours.
_ARTICLES_FROM_TO = re.compile(
    rf"(?P<stem>(?<![0-9.])(?:0?{_NUMBER}\.)+)(?P<first>{_NUMBER})\s*(?:{_TO})\s*"
    rf"(?:{_LABEL})?(?P=stem)(?P<last>{_NUMBER})(?! ?\(|\.[0-9a-z]){_ENDS}",
    re.IGNORECASE,
)
_PARTS_FROM_TO = re.compile(
    rf"(?P<stem>{_ARTICLE}) ?\((?P<first>{_NUMBER})\)\s*(?:{_TO})\s*(?:(?P=stem) ?)?\((?P<last>{_NUMBER})\)(?! ?\()",
    re.IGNORECASE,
)
_CHAPTER_LABEL = r"cap(?:[ií]tulos?|s)?|chap(?:ters?|itres?|s)?|ch"
_CHAPTER = rf"{_NUMBER}(?![0-9]|\.[0-9])"
_CHAPTERS_LISTED = re.compile(
    rf"\b(?P<stem>(?:{_CHAPTER_LABEL})\b\.?\s*)(?P<listed>{_CHAPTER}(?:{_COMMA_NEXT}{_CHAPTER})+){_ENDS}", re.IGNORECASE
)
_ANNEXES_FROM_TO = re.compile(
    rf"\b(?P<stem>(?:anexos?|annexe?s?)\s*(?P<number>{_NUMBER})-)(?P<first>[a-z])\s*(?:{_TO})\s*"
    r"(?:(?P=number)-)?(?P<last>[a-z])(?![0-9a-z%.-])",
    re.IGNORECASE,
)
# "Anexo 31 A" at the end of what is cited; "Anexo 31 a la carta" is none.
_ANNEX_APART = re.compile(rf"\b(anexo|annexe?) ({_NUMBER}) ([A-Za-z])(?=\s*(?:$|[,;)\n]))", re.IGNORECASE)
# No article is named by one number: "art. 9,17" is 9.17 with the comma of a decimal, "Art. 9 . 17" with blanks.
_NOT_A_POINT = re.compile(
    rf"\b(arts?\.? ?|art[ií]culos? |articles? )({_NUMBER})(?:,| ?\. | \.)([1-9][0-9]?)(?![0-9.,])", re.IGNORECASE
)
# "USMCA 34.7(1)", "T-MEC, art. 9.17": the treaty is named first. Followed by anything else it is a word like others.
_TREATY_FIRST = re.compile(
    r"\b(?:t-?mec|usmca|cusma|aceum)\b[\s,:]{1,3}(?=§|[0-9]{1,2}\.[0-9]|(?:(?:art|disp|prov|ch?ap|anexo|annex|ap[eé]nd|app)\w*"
    r"|ch|anx)\.? ?[0-9]|(?:carta|side|parallel|lettre)[\w ]{1,40} [0-9]{3}\b)",
    re.IGNORECASE,
)
# "Capítulo IX": of numerals in Roman letters those of the chapters, written as they are counted.
_ROMAN_CHAPTER = re.compile(
    r"\b((?:cap(?:[ií]tulo)?|chapter|ch|chapitre|chap)\b\.?) ?(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})\b", re.IGNORECASE
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

_TO_TWENTY = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve treinta",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
)
_TENS = {"treinta y": 30, "twenty": 20, "thirty": 30, "vingt": 20, "trente": 30}
_ORDINALS = (
    "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
    "primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo",
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
)


def _counted(lists: Iterable[str]) -> Iterator[tuple[str, int]]:
    for words in lists:
        yield from zip(words.split(), range(1, 100), strict=False)


_ORDINAL = dict(_counted(_ORDINALS))
_WORD = r"[^\W\d_]+"
_CHAPTER_IN_WORDS = re.compile(
    rf"\b((?:{_CHAPTER_LABEL})\b\.?)\s+({_WORD}(?:(?: y |[ -](?:et[ -])?){_WORD})?)", re.IGNORECASE
)
_ORDINAL_FIRST = re.compile(rf"\b({_WORD})\s+(p[aá]rrafo|paragraphe?)\b(?!\s*[0-9])", re.IGNORECASE)
_ORDINAL_AFTER = re.compile(rf"\b(p[aá]rrafo|paragraphe?)\s+({_WORD})\b", re.IGNORECASE)


def _numbers_in_words() -> dict[str, int]:
    """1 to 34 in Spanish, English and French, without accents: "treinta y cuatro", "thirty-four", "vingt et un"."""
    found = dict(_counted(_TO_TWENTY))
    found |= {"thirty": 30, "trente": 30}
    ones = {word: number for word, number in found.items() if number < 10}
    for tens, value in _TENS.items():
        for one, number in ones.items():
            joins = (" ",) if tens.endswith(" y") else (" ", "-", " et ", "-et-")
            found |= {f"{tens}{join}{one}": value + number for join in joins}
    return found


_IN_WORDS = _numbers_in_words()


def as_listed(text: str) -> str:
    """The words with every provision cited by itself and its parts behind it."""
    text = _ROMAN_CHAPTER.sub(_from_roman, text)
    text = _CHAPTER_IN_WORDS.sub(_from_words, text)
    text = _ORDINAL_AFTER.sub(lambda m: _paragraph(m[0], m[1], m[2]), text)
    text = _ORDINAL_FIRST.sub(lambda m: _paragraph(m[0], m[2], m[1]), text)
    text = _NOT_A_POINT.sub(r"\1\2.\3", _TREATY_FIRST.sub("", text))
    text = _ANNEX_APART.sub(r"\1 \2-\3", text)
    text = _WITHIN_AFTER.sub(_spread, _WITHIN_FIRST.sub(_turned, text))
    text = _ARTICLES_FROM_TO.sub(_neighbours, _PARTS_FROM_TO.sub(_neighbours, text))
    return _ANNEXES_FROM_TO.sub(_annexes, _CHAPTERS_LISTED.sub(_chapters, text))


def _from_roman(match: re.Match[str]) -> str:
    """A chapter in Roman letters with its number instead; one that there is not stays as it was."""
    number = 10 * len(match[2]) + _ROMAN.index(match[3].lower())
    return f"{match[1]} {number}" if 0 < number <= CHAPTERS else match[0]


def _from_words(match: re.Match[str]) -> str:
    """A chapter whose number is written as words; of two words the first may be all of it: "capítulo nueve y 3.7"."""
    words = plain(match[2])
    number = _IN_WORDS.get(words)
    if number is not None:
        return f"{match[1]} {number}"
    first = re.match(_WORD, match[2])
    number = _IN_WORDS.get(plain(first[0])) if first else None
    return f"{match[1]} {number}{match[2][first.end() :]}" if first and number is not None else match[0]


def _paragraph(whole: str, label: str, ordinal: str) -> str:
    number = _ORDINAL.get(plain(ordinal))
    return f"{label} {number}" if number is not None else whole


def _turned(match: re.Match[str]) -> str:
    """The article first, then its paragraph, then the letter."""
    if match["whole"]:
        return f"{match['whole']}, {match['letters']}"
    return ", ".join(filter(None, (match["article"], match["paragraphs"], match["indents"])))


def _spread(match: re.Match[str]) -> str:
    """An article with each of the parts that are named behind it."""
    paragraphs = _members(_ITEMS, match["paragraphs"] or "")
    written = match["letters"] or match["indents"] or ""
    letters = _members(_LETTERS, _LETTERS_LABEL.sub("", written))
    if paragraphs is None or letters is None:
        return match[0]
    within = [f".{p}" for p in paragraphs] or [""]
    return ", ".join(f"{match['article']}{p}{letter}" for p in within for letter in letters or [""])


def _members(pattern: re.Pattern[str], written: str) -> list[str] | None:
    """The items of a list, what lies between the ends of a range among them; None where a range is none."""
    members: list[str] = []
    up_to = False
    for found in pattern.finditer(written):
        if not found["item"]:
            up_to = up_to or bool(found["to"])
            continue
        item = re.sub(r"\s", "", found["item"])
        item = item if item[0].isdigit() else f"({item.strip('()').lower()})"
        if up_to and members:
            between = _between(members.pop(), item)
            if between is None:
                return None
            members += between
        else:
            members.append(item)
        up_to = False
    return members


def _between(first: str, last: str) -> list[str] | None:
    """Both ends of a range with all between them: numbers, or single letters in brackets."""
    if first.isdigit() and last.isdigit():
        return _numbers(int(first), int(last))
    if len(first) == len(last) == 3 and first < last:  # "(a)" and "(c)"
        return [f"({chr(code)})" for code in range(ord(first[1]), ord(last[1]) + 1)]
    return None


def _numbers(first: int, last: int) -> list[str] | None:
    return [str(number) for number in range(first, last + 1)] if first < last < first + _MOST else None


def _neighbours(match: re.Match[str]) -> str:
    """A range of articles or of their parts as each of them; one that runs backwards stays as it was."""
    numbers = _numbers(int(match["first"]), int(match["last"]))
    if numbers is None:
        return match[0]
    inner = "({})" if match.re is _PARTS_FROM_TO else "{}"
    return ", ".join(match["stem"] + inner.format(number) for number in numbers)


def _chapters(match: re.Match[str]) -> str:
    """Chapters of which some are a range, as each of them; one that leaves the treaty stays as it was."""
    numbers = _members(_ITEMS, match["listed"])
    if numbers is None or int(numbers[-1]) > CHAPTERS:
        return match[0]
    return match["stem"] + ", ".join(numbers)


def _annexes(match: re.Match[str]) -> str:
    first, last = match["first"].upper(), match["last"].upper()
    if first >= last:
        return match[0]
    return ", ".join(f"{match['stem']}{chr(code)}" for code in range(ord(first), ord(last) + 1))
