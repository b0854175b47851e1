"""Words that make two wordings speak of two things, however much else they share: opposites, ordinals, months."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

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
    "uno primero primera primer first one",
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


@functools.cache
def counted() -> Mapping[str, str]:
    """Ordinals, small numbers and months in words, each with the mark that stands for it."""
    numbers = {word: str(n) for n, words in enumerate(_COUNTED, 1) for word in words.split()}
    months = {fold(name): f"month {n}" for n, month in enumerate(MONTHS, 1) for name in month.all()}
    return {**numbers, **months}


@functools.cache
def _answers() -> tuple[tuple[str, int, int], ...]:
    """What words begin with, the question that they answer, and the answer; the longest first."""
    lines = enumerate(line for line in _OPPOSED.splitlines() if line)
    found = ((word, n, at) for n, line in lines for at, side in enumerate(line.split("|")) for word in side.split())
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@functools.lru_cache(maxsize=65536)
def _answer(word: str) -> tuple[int, int] | None:
    return next(((n, at) for begun, n, at in _answers() if word.startswith(begun)), None)


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
    return len(shorter) > 3 and any(longer == before + shorter for before in _TURNED)
