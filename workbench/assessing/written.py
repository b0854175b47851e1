"""A title without what clings to it where it was written: labels, marks of copies, slips of machines."""

from __future__ import annotations

import functools
import re

from workbench.i18n import plain, squash

_LIST_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]\s+(?=\D)"
_CALLED = (
    r"(?P<word>fwd?|re|rv|ref|asunto|tema|punto|item|ítem|inciso|folio|no|núm|num|nº|n\.º|rec|reco?m|acción|accion|"
    r"action|recomendaci[oó]n|recommendation|propuesta|proposal|petici[oó]n|solicitud|request|compromiso|commitment|"
    r"t[ií]tulo|title|nota|note|posici[oó]n|position|cifra|figure|fuente|source|reuni[oó]n|meeting|medida|measure)"
)
_LABEL = re.compile(
    r"^\s*(?:"
    rf"{_CALLED}\.?\s*(?P<number>[0-9]{{1,5}}|[ivx]{{1,5}})?\s*(?::|\s[-–—])\s+"  # "Tema 4: ", "Propuesta: "
    rf"|(?:no|núm|num|nº|ref|rec|folio)\.?\s+(?P<bare>[0-9]{{1,5}})\s+(?=\D)"  # "No. 14 "
    r"|ref\.\s+"
    r"|(?P<code>[A-Za-z]{1,4})[-.]?(?P<of>[0-9]{1,4})\s*(?:[:)]|\s[-–—])\s+"  # "R-12 – "
    r"|(?P<coded>[A-Z]{1,4})-(?P<by>[0-9]{1,4})\s+(?=[^\W\d])"  # "REC-07 "
    r"|(?:copia|copy|duplicado|duplicate) (?:de|del|of)(?: la| el| the)?\s+"
    r"|#\s?[0-9]{1,4}\s+"
    r"|[0-9]{1,2}(?P<point>\.[0-9]{1,2}){1,2}\s+(?=[^\W\d])"  # "3.2 "
    r"|\(?[a-z]\)\s+"
    r"|[ivx]{1,4}[.)]\s+"
    rf"|{_LIST_NUMBER}|[*•·–—-]\s+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[-–—]\s*|[(\[{]\s*|_)(?:copia|copy|bis|draft|borrador|final|pendiente|pending|sic|ok|dup|duplicado|"
    r"duplicate|nuevo|new|preliminar|preliminary|corregid[oa]|corrected|actualizad[oa]|updated|revisad[oa]|revised|"
    r"versi[oó]n(?: final)?|v(?:er)?s?\.?\s?[0-9]?)\s*[)\]}]?[\s.*]*$",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"(?<!\S)(\S+)(?:\s+\1(?!\S))+", re.IGNORECASE)
_CUT = re.compile(r"(?:\.{2,}|…|(?<=\w)-)\s*$")
_MISREAD = re.compile("[\u00c2\u00c3\u00e2][^\x00-\x7f]")
_ASKED = re.compile(r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])")  # a letter that was lost: "peque?as"
_PARTED = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")
_SHORT_L = re.compile(r"(?<=\w)['’](?=l\b)")  # "Int'l."


@functools.lru_cache(maxsize=65536)
def bared(text: str) -> tuple[str, tuple[str, str], bool]:
    """A text without what clings to it, the label before it (what it is called, and its number), whether it is cut off.

    The label counts only against another one of the same name: "Petición 22" and "Petición 23".
    """
    text = _SHORT_L.sub("", _PARTED.sub("", _repaired(text)))
    cut = bool(_CUT.search(text))
    text = _CUT.sub("", text).replace("_", " ")
    text = _DOUBLED.sub(r"\1", squash(text))
    rest, label = text, ("", "")
    while (found := _LABEL.match(rest)) and any(map(str.isalpha, rest[found.end() :])):
        label = _label(found) if label == ("", "") else label
        rest = rest[found.end() :]
    while (tail := _TAIL.search(rest)) and tail.start() > 2:
        rest = rest[: tail.start()]
    return rest or text, label, cut


def _label(found: re.Match[str]) -> tuple[str, str]:
    for word, number in (("word", "number"), ("code", "of"), ("coded", "by")):
        if found[word] and found[number]:
            return plain(found[word]), found[number].casefold().lstrip("0")
    if found["point"]:
        return "", found[0].strip()
    return "", ""


def _repaired(text: str) -> str:
    """The text with letters as they were before a program took one alphabet for another."""
    if _MISREAD.search(text):
        for alphabet in ("cp1252", "latin-1"):
            try:
                text = text.encode(alphabet).decode("utf-8")
                break
            except UnicodeError:
                continue
    return _ASKED.sub("", text)
