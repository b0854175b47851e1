"""Provisions of the treaty as values: chapters, articles, annexes, appendices and side letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.i18n import Language, Words, same

Kind = Literal["article", "chapter", "annex", "appendix", "letter"]

CHAPTERS = 34

LABELS: Mapping[Kind, Words] = {
    "article": same("Art."),
    "chapter": Words("Cap.", "Ch.", "Chap."),
    "annex": Words("Anexo", "Annex", "Annexe"),
    "appendix": Words("Apéndice", "Appendix", "Appendice"),
    "letter": Words("Carta paralela", "Side letter", "Lettre parallèle"),
}
_OF_CHAPTER = Words(
    "{label} {number} del Cap. {chapter}", "{label} {number} of Ch. {chapter}", "{label} {number} du Chap. {chapter}"
)
_OF_ANNEX = Words("{label} del Anexo {annex}", "{label} of Annex {annex}", "{label} de l'Annexe {annex}")

_ORDER: tuple[Kind, ...] = ("chapter", "article", "annex", "appendix", "letter")
_CODE = re.compile(
    r"(?P<article>[1-9][0-9]?(?:\.[1-9][0-9]?)+(?:\.(?:[a-z]{1,2}|[ivx]{3,5})(?:\.[1-9][0-9]?)*)*)"
    r"|(?P<chapter>[1-9][0-9]?)"
    r"|annex (?P<annex>[1-9][0-9]?(?:-[A-Z](?:\.[1-9][0-9]?(?:\.(?:[1-9][0-9]?|[a-z]{1,2}|[ivx]{3,5}))*)?)?)"
    r"|appendix (?P<appendix>[1-9][0-9]?(?:-[1-9][0-9]?|-[A-Z](?:-[1-9][0-9]?)?)?)"
    r"|letter (?P<letter>[1-9][0-9]{2})"
)
_KINDS: tuple[Kind, ...] = ("article", "chapter", "annex", "appendix", "letter")
_FREE: tuple[Kind, ...] = ("appendix", "letter")  # need no chapter of the treaty as their first part


@dataclass(frozen=True)
class Provision:
    """One provision. ``parts`` are its numbers and letters in order.

    Article 9.17.2(a) is ``Provision("article", ("9", "17", "2", "a"))``, chapter 9 is
    ``Provision("chapter", ("9",))``, Annex 12-C is ``Provision("annex", ("12", "C"))``, its Article 12-C.4
    ``Provision("annex", ("12", "C", "4"))``. Appendix 2 is
    ``("2",)``, that of chapter 16 ``("16", "2")``, the one appendix of Annex 4-B ``("4", "B")``, the first of Annex 2-B
    ``("2", "B", "1")``. The side letter on Section 232 is ``Provision("letter", ("232",))``.
    """

    kind: Kind
    parts: tuple[str, ...]

    def code(self) -> str:
        """The stored form: ``9.17.2.a``, ``9``, ``annex 12-C``, ``appendix 16-2``, ``letter 232``."""
        if self.kind == "article":
            return ".".join(self.parts)
        if self.kind == "chapter":
            return self.parts[0]
        if self.kind == "annex":
            return "annex " + _annexed(self.parts)
        return f"{self.kind} {'-'.join(self.parts)}"

    def show(self, language: Language) -> str:
        """The provision as people cite it: ``Art. 9.17.2(a)``, ``Cap. 9``, ``Annexe 12-C``."""
        if self.kind == "appendix" and len(self.parts) > 1:
            return self._appendix(language)
        inner = self.kind == "annex" and len(self.parts) > 2  # an article of it
        return f"{LABELS['article' if inner else self.kind].in_(language)} {self._number()}"

    def _appendix(self, language: Language) -> str:
        """An appendix with what it belongs to."""
        label, (chapter, of, *number) = LABELS["appendix"].in_(language), self.parts
        if of.isdigit():
            return _OF_CHAPTER.fill(label=label, number=of, chapter=chapter).in_(language)
        return _OF_ANNEX.fill(label=" ".join((label, *number)), annex=f"{chapter}-{of}").in_(language)

    def _number(self) -> str:
        if self.kind not in ("article", "annex"):
            return "-".join(self.parts)
        first = 2 if self.kind == "annex" else 0
        letters = next((i for i, part in enumerate(self.parts) if i >= first and part.isalpha()), len(self.parts))
        head = self.parts[:letters]
        number = ".".join(head) if self.kind == "article" else _annexed(head)
        return number + "".join(f"({part})" for part in self.parts[letters:])

    def ancestors(self) -> tuple[Provision, ...]:
        """What it stands in, nearest first: 9.17.2 stands in 9.17, which stands in chapter 9."""
        if self.kind == "chapter" or (self.kind in _FREE and len(self.parts) == 1):
            return ()
        if self.kind == "appendix" and self.parts[1].isalpha():
            return (Provision("annex", self.parts[:2]), Provision("chapter", self.parts[:1]))
        shorter = range(len(self.parts) - 1, 1, -1) if self.kind in ("article", "annex") else ()
        return (
            *(Provision(self.kind, self.parts[:n]) for n in shorter),
            Provision("chapter", self.parts[:1]),
        )

    def contains(self, other: Provision) -> bool:
        """Whether ``other`` is this provision or stands in it."""
        return self == other or self in other.ancestors()

    def sort_key(self) -> tuple[object, ...]:
        """Orders as the treaty does: a chapter, its articles, annexes and appendices; what has no chapter last."""
        rank = _ORDER.index(self.kind)
        inner = tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in self.parts)
        apart = self.kind in _FREE and len(self.parts) == 1
        return (apart, rank if apart else 0, inner[0], rank, inner)


def _annexed(parts: Sequence[str]) -> str:
    """The number of an annex, and what stands in it: ``12-C``, ``12-C.4``."""
    return ".".join(("-".join(parts[:2]), *parts[2:]))


def from_code(code: str) -> Provision:
    """The provision whose stored form is ``code``; ValueError when it is none of chapters 1 to 34."""
    found = _CODE.fullmatch(code)
    if found:
        kind = next(k for k in _KINDS if found[k])
        parts = tuple(re.split(r"[.-]", found[kind]))
        if (kind in _FREE and len(parts) == 1) or int(parts[0]) <= CHAPTERS:
            return Provision(kind, parts)
    raise ValueError(f"not a provision: {code[:40]!r}")
