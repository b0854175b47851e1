"""Why two records are likely one, in words."""

from __future__ import annotations

from workbench.i18n import Words

SAME_TITLE = Words("el mismo título", "the same title")
SAME_BUT_ACCENTS = Words(
    "el mismo título, salvo acentos, mayúsculas o signos", "the same title but for accents, case or marks"
)
SAME_BUT_ORDER = Words("el mismo título, salvo el orden de las palabras", "the same title but for word order")
ALMOST = Words("casi el mismo título", "nearly the same title")
SAYS_MORE = Words("el mismo título, que en uno dice algo más", "the same title, which says more in one")
OTHER_WORDS = Words("títulos parecidos", "titles much alike")
BEGINNING = Words("el título de uno es el comienzo del otro", "the title of one is the beginning of the other’s")
SAME_WORDS = Words("las mismas palabras", "the same words")
NEARLY_WORDS = Words("casi las mismas palabras", "nearly the same words")
SAME_NAME = Words("comparten el nombre «{name}»", "both go by the name “{name}”")
SAME_ACRONYM = Words("comparten la sigla «{name}»", "both go by the acronym “{name}”")
SAME_DAY = Words("el mismo órgano, el mismo día", "the same body, the same day")
SAME_PROVISION = Words("la misma disposición", "the same provision")
SAME_ADDRESS = Words("la misma dirección", "the same address")
AND_TEXT = Words("{reason} y casi el mismo texto", "{reason} and nearly the same text")
AND_PROVISIONS = Words("{reason} y las mismas disposiciones", "{reason} and the same provisions")
