"""The position matrix: its cells equal the positions; what is said, estimated, unsourced and old is told apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.matrix import FACETS, Stand, facets, fits, matrix
from workbench.domain.provision import from_code
from workbench.domain.records import Issue
from workbench.domain.records.choices import STANCE, STANDING
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

TODAY = date(2026, 7, 23)
ISSUES, ACTORS = ("i0", "i1", "i2"), ("a0", "a1", "a2", "a3")

_stances = st.none() | st.sampled_from([Chosen(o.key) for o in STANCE.options])
_standings = st.none() | st.sampled_from([Chosen(o.key) for o in STANDING.options])
_days = st.none() | st.sampled_from(["2026", "2026-07-01", "2025-11", "2027"]).map(from_iso)
_stands = st.builds(
    Stand,
    st.uuids().map(str),
    st.sampled_from(ISSUES),
    st.sampled_from(ACTORS),
    _stances,
    _standings,
    _days,
    _days,
    st.sampled_from([Parallel(), Parallel(es="No menos de una."), Parallel(en="No less than one.")]),
)


@given(
    st.lists(_stands, max_size=30, unique_by=lambda s: s.uid),
    st.lists(st.sampled_from(ISSUES), unique=True),
    st.lists(st.sampled_from(ACTORS), unique=True),
)
def test_the_cells_equal_the_positions(stands: list[Stand], rows: list[str], parties: list[str]) -> None:
    cited = {s.uid: bool(n % 2) for n, s in enumerate(stands) if n % 3}
    made = matrix(rows, stands, parties, cited, TODAY)
    wanted = {s.uid: s for s in stands if s.issue in rows}
    shown = [m.uid for i in made.issues for a in made.actors for m in made.at(i, a)]
    assert sorted(shown) == sorted(wanted)  # each once, and none that is not there
    assert made.issues == tuple(i for i in rows if any(s.issue == i for s in stands))
    assert set(made.actors) == {s.actor for s in wanted.values()}
    for (issue, actor), marks in made.cells.items():
        for mark in marks:
            stand = wanted[mark.uid]
            assert (stand.issue, stand.actor) == (issue, actor)
            assert mark.stance == (stand.stance.key if stand.stance else "")
            assert mark.estimated == (stand.standing == Chosen("estimate"))
            assert mark.red_line == bool(stand.red_line) and mark.sourced == (mark.uid in cited)
            assert mark.days is None or (mark.days >= 0 and not mark.verified)
        kinds = [mark.estimated for mark in marks]
        assert kinds == sorted(kinds)  # what was said comes first
    first = [a for a in parties if a in made.actors]
    assert list(made.actors[: len(first)]) == first


def test_what_is_not_verified_tells_its_age() -> None:
    def mark(**told: object) -> tuple[bool, int | None]:
        stand = Stand("p", "i", "a", **{k: from_iso(str(v)) for k, v in told.items()})
        (found,) = matrix(["i"], [stand], [], {"p": told.get("last_verified") != "2026-05-01"}, TODAY).at("i", "a")
        return found.verified, found.days

    assert mark(last_verified="2026-06-01", as_of="2025-01-01") == (True, None)
    assert mark(as_of="2026-07-13") == (False, 10)
    assert mark(as_of="2027-01-01") == (False, 0)
    assert mark() == (False, None)
    assert mark(last_verified="2026-01-21") == (True, None)
    assert mark(last_verified="2026-01-20") == (False, 184)  # half a year ago: the day that `check` tells it too
    assert mark(last_verified="2026-05-01") == (False, 83)  # its source was checked by nobody


def test_what_issues_are_chosen_by() -> None:
    issue = Issue(
        uid="i",
        title=Parallel("Lácteos"),
        table="Agricultura",
        provisions=(from_code("3.7"), from_code("annex 3-B"), from_code("9.17"), from_code("letter 232")),
        orientation=Chosen("offensive"),
        cycle=from_iso("2026"),
        tags=("lácteos",),
    )
    said = facets(issue, ["leche"])
    assert set(said) == set(FACETS)
    assert said["chapter"] == ("3", "9", "letter 232") and said["sector"] == ("leche", "lácteos")
    assert fits(said, {}) and fits(said, {"chapter": "3", "table": "Agricultura", "cycle": "2026", "pillar": ""})
    assert not fits(said, {"chapter": "3", "orientation": "defensive"}) and not fits(said, {"pillar": "x"})
