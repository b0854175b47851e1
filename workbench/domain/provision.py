"""Provisions of the treaty as values: chapters, articles, annexes and appendices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from workbench.i18n import Language, Words, same

Kind = Literal["article", "chapter", "annex", "appendix"]

CHAPTERS = 34

LABELS: Mapping[Kind, Words] = {
    "article": same("Art."),
    "chapter": Words("Cap.", "Ch.", "Chap."),
    "annex": Words("Anexo", "Annex", "Annexe"),
    "appendix": Words("Apéndice", "Appendix", "Appendice"),
}

_CODE = re.compile(
    r"(?P<article>[1-9][0-9]?(?:\.[1-9][0-9]?)+(?:\.(?:[a-z]{1,2}|[ivx]{3,5})(?:\.[1-9][0-9]?)*)*)"
    r"|(?P<chapter>[1-9][0-9]?)"
    r"|annex (?P<annex>[1-9][0-9]?(?:-[A-Z])?)"
    r"|appendix (?P<appendix>[1-9][0-9]?)"
)
_KINDS: tuple[Kind, ...] = ("article", "chapter", "annex", "appendix")


@dataclass(frozen=True)
class Provision:
    """One provision. ``parts`` are its numbers and letters in order.

    Article 9.17.2(a) is ``Provision("article", ("9", "17", "2", "a"))``, chapter 9 is
    ``Provision("chapter", ("9",))``, Annex 12-C is ``Provision("annex", ("12", "C"))``.
    """

    kind: Kind
    parts: tuple[str, ...]

    def code(self) -> str:
        """The stored form: ``9.17.2.a``, ``9``, ``annex 12-C``, ``appendix 2``."""
        if self.kind == "article":
            return ".".join(self.parts)
        if self.kind == "chapter":
            return self.parts[0]
        return f"{self.kind} {'-'.join(self.parts)}"

    def show(self, language: Language) -> str:
        """The provision as people cite it: ``Art. 9.17.2(a)``, ``Cap. 9``, ``Annexe 12-C``."""
        return f"{LABELS[self.kind].in_(language)} {self._number()}"

    def _number(self) -> str:
        if self.kind != "article":
            return "-".join(self.parts)
        letters = next((i for i, part in enumerate(self.parts) if part.isalpha()), len(self.parts))
        return ".".join(self.parts[:letters]) + "".join(f"({part})" for part in self.parts[letters:])

    def ancestors(self) -> tuple[Provision, ...]:
        """What it stands in, nearest first: 9.17.2 stands in 9.17, which stands in chapter 9."""
        if self.kind in ("chapter", "appendix"):
            return ()
        shorter = range(len(self.parts) - 1, 1, -1) if self.kind == "article" else ()
        return (
            *(Provision("article", self.parts[:n]) for n in shorter),
            Provision("chapter", self.parts[:1]),
        )

    def contains(self, other: Provision) -> bool:
        """Whether ``other`` is this provision or stands in it."""
        return self == other or self in other.ancestors()

    def sort_key(self) -> tuple[object, ...]:
        """Orders as the treaty does: a chapter, its articles, its annexes; appendices after all of them."""
        rank = ("chapter", "article", "annex", "appendix").index(self.kind)
        inner = tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in self.parts)
        return (self.kind == "appendix", inner[0], rank, inner)


def from_code(code: str) -> Provision:
    """The provision whose stored form is ``code``; ValueError when it is none of chapters 1 to 34."""
    found = _CODE.fullmatch(code)
    if found:
        kind = next(k for k in _KINDS if found[k])
        parts = tuple(re.split(r"[.-]", found[kind]))
        if kind == "appendix" or int(parts[0]) <= CHAPTERS:
            return Provision(kind, parts)
    raise ValueError(f"not a provision: {code[:40]!r}")
