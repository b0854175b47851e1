"""Words that make two wordings speak of two things, however much else they share: opposites, ordinals, months."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from workbench.domain.when import MONTHS
from workbench.i18n import fold

NEGATIONS = frozenset(
    ["no", "not", "non", "sin", "without", "nunca", "never", "ni", "nor", "salvo", "excepto", "except"]
)
_TURNED = ("contra", "anti", "des", "dis", "sub", "non", "in", "im", "ir", "un", "re", "co", "a")
# Each line is one question, its answers apart from one another: words that begin so give that answer.
_OPPOSED = """
elimin suprim suppress derog quit remov abol repeal delet scrap desmantel dismantl | manten conserv preserv maintain \
keep kept retain impon impos establec establish crea creat introduc
prorrog extens extend renov renew | termin denunci cancel withdraw retir
aument increment elev ampli increas rais expand fortalec strengthen | reduc dismin baj recort decreas lower cut debilit
import | export
permit autoriz allow authoriz legaliz | prohib imped ban forbid | restring restric restrict limit
abri apert open liberaliz | cerr cierr clos
acept accept apoy support favor | rechaz reject opon opos oppos contra against
inclu | exclu exempt exenc exim
public | privad privat
ofensiv offensiv | defensiv
temporal temporar | permanent definitiv
maxim | minim
intern | extern
extranjer foreign | nacional domestic
ingres entrad entry | egres salid exit
mensual monthl | trimestral quarterl | semestral | anual annual yearl | bienal biennial
norte north | sur south
ofert supply | demand
comprador compra buy purchas | vended venta sale sell
corto short | largo long
obligatori mandator compulsor binding | voluntari voluntar
bilateral | trilateral | multilateral
ordinari | extraordinari
primari primar | secundari secondar
"""
_COUNTED = (
    "uno primero primera primer first one inaugural",
    "dos segundo segunda second two",
    "tres tercero tercera tercer third three",
    "cuatro cuarto cuarta fourth four",
    "cinco quinto quinta fifth five",
    "seis sexto sexta sixth six",
    "siete septimo septima seventh seven",
    "ocho octavo octava eighth eight",
    "nueve noveno novena ninth nine",
    "diez decimo decima tenth ten",
)
_TENS: Mapping[str, int] = {
    **{"once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "veinte": 20, "treinta": 30},
    **{"cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20},
    **{"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
_SHORT_MONTHS = "ene jan|feb|mar|abr apr|may|jun|jul|ago aug|sep sept set|oct|nov|dic dec"  # beside a figure


@functools.cache
def counted() -> Mapping[str, str]:
    """Ordinals, small numbers and months in words, each with the mark that stands for it."""
    numbers = {word: str(n) for n, words in enumerate(_COUNTED, 1) for word in words.split()}
    months = {fold(name): f"month {n}" for n, month in enumerate(MONTHS, 1) for name in month.all()}
    return {**numbers, **months}


@functools.cache
def short_months() -> Mapping[str, str]:
    """Months as they are shortened beside a figure, each with the mark that stands for it."""
    lines = enumerate(_SHORT_MONTHS.split("|"), 1)
    return {word: f"month {n}" for n, words in lines for word in words.split()}


def counted_tens() -> Mapping[str, int]:
    """Numbers from eleven on in words."""
    return _TENS


@functools.cache
def _answers() -> Mapping[str, Sequence[tuple[str, int, int]]]:
    """What words begin with, the question that they answer, and the answer, by two letters; the longest first."""
    lines = enumerate(line for line in _OPPOSED.splitlines() if line)
    found = ((word, n, at) for n, line in lines for at, side in enumerate(line.split("|")) for word in side.split())
    by_two: dict[str, list[tuple[str, int, int]]] = {}
    for one in sorted(found, key=lambda one: -len(one[0])):
        by_two.setdefault(one[0][:2], []).append(one)
    return by_two


@functools.lru_cache(maxsize=65536)
def _answer(word: str) -> tuple[int, int] | None:
    return next(((n, at) for begun, n, at in _answers().get(word[:2], ()) if word.startswith(begun)), None)


def answers(words: Iterable[str]) -> frozenset[tuple[int, int]]:
    """What folded words say for or against, as (question, answer)."""
    return frozenset(found for word in words if (found := _answer(word)) is not None)


def are_opposed(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether two wordings answer one question differently: what one says of it, the other does not."""
    mine, theirs = dict(one), dict(other)
    return any(n in theirs and not {a for q, a in one if q == n} & {a for q, a in other if q == n} for n in mine)


def is_turned(one: str, other: str) -> bool:
    """Whether a word is another one turned by what stands before it: "incumplimiento", "subcomité"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 3 and longer.endswith(shorter) and any(longer == before + shorter for before in _TURNED)
