"""The issues that somebody asks for, and where everybody stands on them, as one reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from workbench.assessing.matrix import STANDS, Matrix, Stand, facets, fits, matrix
from workbench.domain.query import Query
from workbench.domain.records import ACTOR, CITATION, ISSUE, POSITION, RECOMMENDATION, Actor, Issue
from workbench.domain.types import Chosen
from workbench.store.reader import Reader

_PARTIES = ("MX", "US", "CA")  # their order, where they are there


def chosen_issues(reader: Reader, wanted: Mapping[str, str]) -> set[str]:
    """The issues that fit all that is wanted; an empty wish chooses nothing."""
    return {uid for uid, said in issue_facets(reader).items() if fits(said, wanted)}


def matrix_of(reader: Reader, issues: Sequence[str], today: date) -> Matrix:
    """Some issues, in their order, by actors; only those with a position."""
    chosen = set(issues)
    return matrix(issues, _stands(reader, chosen), _parties(reader), _cited(reader, chosen), today)


def issue_facets(reader: Reader) -> dict[str, dict[str, tuple[str, ...]]]:
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
