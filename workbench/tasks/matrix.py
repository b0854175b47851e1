"""The position matrix of a dossier as one reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.assessing.matrix import FACETS, Matrix
from workbench.domain.provision import from_code
from workbench.domain.records import POSITION
from workbench.domain.records.choices import ORIENTATION
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso, show_when
from workbench.gathering.matrix import chosen_issues, issue_facets, matrix_of
from workbench.gathering.titles import Titles
from workbench.i18n import Language, fold
from workbench.store.reader import Reader

MOST_NAMED = 3  # positions of a cell that are told by what they are on; of more only how many there are


@dataclass(frozen=True)
class Told:
    """A matrix with the names of its issues and actors, and what the positions of its lesser cells are on."""

    matrix: Matrix
    names: Mapping[str, str]
    on: Mapping[str, str]


def issue_choices(reader: Reader, language: Language) -> dict[str, list[tuple[str, str]]]:
    """What issues can be chosen by: keys with what people call them, in the order in which they are offered."""
    said = issue_facets(reader)
    titles = Titles(reader, language, short=True)
    titles.fetch({uid for one in said.values() for uid in one["pillar"]})
    return _choices(said.values(), titles, language)


def position_matrix(reader: Reader, wanted: Mapping[str, str], language: Language, today: date) -> Told:
    """Issues by actors; of the issues that are wanted only those with a position, by their titles."""
    chosen = chosen_issues(reader, wanted)
    titles = Titles(reader, language, short=True)
    titles.fetch(chosen)
    rows = sorted(chosen, key=lambda uid: (fold(titles.of(uid)), uid))
    made = matrix_of(reader, rows, today)
    titles.fetch(made.actors)
    names = {uid: titles.of(uid) for uid in (*made.issues, *made.actors)}
    few = [mark.uid for marks in made.cells.values() if len(marks) <= MOST_NAMED for mark in marks]
    on = {r.uid: POSITION.title_of(r, language) for r in reader.get_all(few)}
    return Told(made, names, on)


def _choices(
    said: Collection[Mapping[str, Sequence[str]]], titles: Titles, language: Language
) -> dict[str, list[tuple[str, str]]]:
    shown: dict[str, Callable[[str], str]] = {
        "pillar": titles.of,
        "chapter": lambda key: from_code(key).show(language),
        "cycle": lambda key: show_when(from_iso(key), language),
        "orientation": lambda key: ORIENTATION.show(Chosen(key), language),
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for name in FACETS:
        keys = {key for one in said for key in one[name]}
        told = [(key, shown.get(name, str)(key)) for key in keys]
        if name == "chapter":
            told.sort(key=lambda one: from_code(one[0]).sort_key())
        else:
            told.sort(key=lambda one: fold(one[1]))
        found[name] = told
    return found
