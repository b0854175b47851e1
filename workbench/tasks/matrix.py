"""The position matrix of a dossier as one reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.assessing.matrix import FACETS, STANDS, Matrix, Stand, facets, fits, matrix
from workbench.domain.provision import from_code
from workbench.domain.query import Query
from workbench.domain.records import ACTOR, CITATION, ISSUE, POSITION, RECOMMENDATION, Actor, Issue
from workbench.domain.records.choices import ORIENTATION
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso, show_when
from workbench.i18n import Language, fold
from workbench.store.reader import Reader
from workbench.tasks.reading import Titles

MOST_NAMED = 3  # positions of a cell that are told by what they are on; of more only how many there are
_PARTIES = ("MX", "US", "CA")  # their order, where they are there


@dataclass(frozen=True)
class Told:
    """A matrix with the names of its issues and actors, and what the positions of its lesser cells are on."""

    matrix: Matrix
    names: Mapping[str, str]
    on: Mapping[str, str]


def issue_choices(reader: Reader, language: Language) -> dict[str, list[tuple[str, str]]]:
    """What issues can be chosen by: keys with what people call them, in the order in which they are offered."""
    said = _facets(reader)
    titles = Titles(reader, language, short=True)
    titles.fetch({uid for one in said.values() for uid in one["pillar"]})
    return _choices(said.values(), titles, language)


def position_matrix(reader: Reader, wanted: Mapping[str, str], language: Language, today: date) -> Told:
    """Issues by actors; of the issues that are wanted only those with a position, by their titles."""
    chosen = {uid for uid, said in _facets(reader).items() if fits(said, wanted)}
    titles = Titles(reader, language, short=True)
    titles.fetch(chosen)
    rows = sorted(chosen, key=lambda uid: (fold(titles.of(uid)), uid))
    made = matrix(rows, _stands(reader, chosen), _parties(reader), _cited(reader, chosen), today)
    titles.fetch(made.actors)
    names = {uid: titles.of(uid) for uid in (*made.issues, *made.actors)}
    few = [mark.uid for marks in made.cells.values() if len(marks) <= MOST_NAMED for mark in marks]
    on = {r.uid: POSITION.title_of(r, language) for r in reader.get_all(few)}
    return Told(made, names, on)


def _facets(reader: Reader) -> dict[str, dict[str, tuple[str, ...]]]:
    """What every issue can be chosen by."""
    sectors: dict[str, list[str]] = defaultdict(list)
    for _, (issue, named) in reader.values(RECOMMENDATION.name, ("issue", "sectors")):
        sectors[issue] += named
    issues = reader.page(reader.ids(Query(ISSUE.name)))
    return {r.uid: facets(r, sectors[r.uid]) for r in issues if isinstance(r, Issue)}


def _stands(reader: Reader, issues: Collection[str]) -> Iterator[Stand]:
    """The positions on some issues, one by one: there may be very many."""
    for uid, values in reader.values(POSITION.name, STANDS):
        stand = Stand(uid, *values)
        if stand.issue in issues:
            yield stand


def _parties(reader: Reader) -> list[str]:
    """The Parties among the actors, in the order in which they are named."""
    found = [r for r in reader.where(ACTOR.name, kind=Chosen("party")) if isinstance(r, Actor)]
    order = {name: at for at, name in enumerate(_PARTIES)}
    return [r.uid for r in sorted(found, key=lambda r: (order.get(r.acronym, len(order)), r.acronym))]


def _cited(reader: Reader, issues: Collection[str]) -> dict[str, bool]:
    """The positions on some issues that a source stands behind, each with whether somebody checked it."""
    pointing = [of for of in reader.links_to(sorted(issues)) if of.type == POSITION.name]
    behind = reader.links_to(uid for of in pointing for uid in of.uids)
    cited = {of.target for of in behind if of.type == CITATION.name and of.field == "record"}
    return {uid: any(c.verified for c in found) for uid, found in reader.citations_of(cited).items()}


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
