"""What bears on a provision: the law of its parts, the ways that lead to it, the map that is made of it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.article_lens import HANGS, Touch, bearing, carriers, carriers_on, named_within
from workbench.assessing.coverage import NOT_HELD, coverage, rows
from workbench.domain.link import Links
from workbench.domain.provision import Provision, from_code
from workbench.domain.records import (
    SCHEMA,
    Body,
    Concern,
    Issue,
    Measure,
    Meeting,
    Position,
    Recommendation,
    Request,
    Statement,
)
from workbench.domain.schema import Record
from workbench.domain.types import Parallel
from workbench.store.codec import links_of, provision_target
from workbench.store.links import told_by

TITLE = Parallel(es="x")
CODES = ("9", "9.17", "9.17.3", "9.17.3.a", "9.9", "annex 9-A", "4", "4.2", "annex 4-B", "appendix 4-B", "letter 232")
_some = st.lists(st.sampled_from(CODES).map(from_code), max_size=3, unique=True).map(tuple)


def links(records: Sequence[Record]) -> list[Links]:
    """All links of some records, as the store tells them."""
    return told_by(SCHEMA, [(r, field, target) for r in records for field, target in links_of(SCHEMA.of(r), r)])


def uids(touches: Sequence[Touch], record_type: str = "") -> set[str]:
    return {uid for t in touches if record_type in ("", t.type) for uid in t.uids}


def about(code: str, records: Sequence[Record]) -> dict[str, Touch]:
    found = bearing(provision_target(from_code(code)), links(records))
    assert len(uids(found)) == sum(len(t.uids) for t in found)  # each record once
    return {uid: t for t in found for uid in t.uids}


@st.composite
def webs(draw: st.DrawFn) -> list[Record]:
    """Records that name provisions, and others that hang from them at random."""
    some = draw(st.lists(_some, min_size=9, max_size=9))
    issues = [Issue(uid=f"i{n}", title=TITLE, provisions=some[n]) for n in range(3)]
    bodies = [Body(uid=f"b{n}", title=TITLE, provisions=some[3 + n]) for n in range(2)]
    measures = [Measure(uid=f"x{n}", title=TITLE, provisions=some[5 + n], issues=draw(_of(issues))) for n in range(2)]
    meetings = [Meeting(uid=f"m{n}", title=TITLE, body=draw(_one(bodies))) for n in range(2)]
    hanging: list[Record] = [
        Position(uid="p0", on=TITLE, issue=draw(_one(issues)), actor="a"),
        Recommendation(uid="r0", title=TITLE, provisions=some[7], issue=draw(_one(issues))),
        Statement(uid="s0", on=TITLE, actor="a", provisions=some[8], meeting=draw(_one(meetings))),
        Concern(uid="c0", title=TITLE, measure=draw(_one(measures)), meetings=draw(_of(meetings))),
        Request(uid="q0", title=TITLE, positions=draw(st.sampled_from([(), ("p0",)])), traded_for=draw(_of(issues))),
    ]
    return draw(st.permutations([*issues, *bodies, *measures, *meetings, *hanging]))


def _one(records: Sequence[Record]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(r.uid for r in records)])


def _of(records: Sequence[Record]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([r.uid for r in records]), max_size=2, unique=True).map(tuple)


@given(webs())
def test_a_provision_brings_what_its_parts_bring_and_what_names_itself(records: list[Record]) -> None:
    known = links(records)
    for code in CODES:
        asked = from_code(code)
        parts = {p for r in records for p in getattr(r, "provisions", ()) if asked.contains(p)}
        exactly = [link for link in known if not link.target.startswith("provision:")]
        own = [(r, "provisions", provision_target(asked)) for r in records if asked in getattr(r, "provisions", ())]
        of_itself = uids(bearing(provision_target(asked), [*exactly, *told_by(SCHEMA, own)]))
        of_parts = {uid for p in parts - {asked} for uid in uids(bearing(provision_target(p), known))}
        assert uids(bearing(provision_target(asked), known)) == of_parts | of_itself


@given(webs())
def test_the_links_that_are_asked_for_step_by_step_are_enough(records: list[Record]) -> None:
    known = links(records)

    def to(targets: Sequence[str]) -> list[Links]:
        return [link for link in known if link.target in set(targets)]

    for code in CODES:
        target = provision_target(from_code(code))
        named = to([target])
        hanging = to(carriers(named))
        asked = [*named, *hanging, *to(carriers_on(hanging))]
        assert bearing(target, asked) == bearing(target, known)


@given(webs())
def test_every_way_is_one_that_can_be_walked(records: list[Record]) -> None:
    by_uid = {r.uid: r for r in records}
    for code in CODES:
        asked, found = from_code(code), about(code, records)
        for uid, touch in found.items():
            record = by_uid[uid]
            if not touch.through:
                assert any(asked.contains(p) for p in getattr(record, touch.field))
            else:
                assert touch.through in found
                assert touch.through in SCHEMA.of(record).field(touch.field).type.targets(getattr(record, touch.field))


def test_an_issue_that_shares_a_measure_brings_no_concern_of_it() -> None:
    issue = Issue(uid="i", title=TITLE, provisions=(from_code("9.17"),))
    measure = Measure(uid="x", title=TITLE, issues=("i",))
    concern = Concern(uid="c", title=TITLE, measure="x")
    assert set(about("9.17", [issue, measure, concern])) == {"i", "x"}
    named = Measure(uid="x", title=TITLE, provisions=(from_code("9.17.2"),))
    assert about("9", [named, concern])["c"].through == "x"


def test_what_was_said_at_a_sitting_of_its_body() -> None:
    body = Body(uid="b", title=TITLE, provisions=(from_code("9.17"),))
    meeting = Meeting(uid="m", title=TITLE, body="b")
    said = Statement(uid="s", on=TITLE, actor="a", meeting="m")
    found = about("9", [said, meeting, body])
    assert [(uid, t.through) for uid, t in found.items()] == [("b", ""), ("m", "b"), ("s", "m")]


def test_a_request_about_a_position_bears_on_the_provisions_of_its_issue_one_traded_for_the_issue_does_not() -> None:
    issue = Issue(uid="i", title=TITLE, provisions=(from_code("9.17"),))
    position = Position(uid="p", on=TITLE, issue="i", actor="a")
    asked = Request(uid="q", title=TITLE, positions=("p",))
    given = Request(uid="o", title=TITLE, traded_for=("i", "q"))
    found = about("9.17", [given, asked, position, issue])
    assert {uid: t.through for uid, t in found.items()} == {"i": "", "p": "i", "q": "p"}


def test_the_parts_that_are_named() -> None:
    named = [from_code(c) for c in ("9.9", "9.17.3", "9.17", "4.2", "annex 9-A", "9")]
    assert [p.code() for p in named_within(from_code("9"), named)] == ["9.9", "9.17", "9.17.3", "annex 9-A"]
    assert [p.code() for p in named_within(from_code("9.17"), named)] == ["9.17.3"]


@given(webs())
def test_the_cells_of_the_map_are_the_lenses_of_its_rows(records: list[Record]) -> None:
    known = links(records)
    provisions = rows({p for r in records for p in getattr(r, "provisions", ())})
    held = {"m0"}
    for one in coverage({provision_target(p): p for p in provisions}, known, held):
        lens = bearing(provision_target(one.provision), known)
        assert one.total == len(uids(lens))
        for name in ("issue", "position", "concern", "measure", "recommendation"):
            assert set(one.of(name)) == uids(lens, name)
            assert one.lacks(name) == (not one.of(name))
        assert set(one.of("meeting")) == uids(lens, "meeting") & held
        assert set(one.of(NOT_HELD)) == uids(lens, "meeting") - held


def test_the_rows_of_the_map() -> None:
    found = rows(map(from_code, ("9.17", "annex 4-B", "letter 232", "appendix 2", "9")))
    assert len(found) == 37 and found[0] == Provision("chapter", ("1",))
    assert [p.code() for p in found[3:6]] == ["4", "annex 4-B", "5"]
    assert {p.code() for p in found[-2:]} == {"letter 232", "appendix 2"}


def test_whatever_points_to_an_issue_a_body_a_meeting_or_a_measure_hangs_from_it_or_is_known_not_to() -> None:
    pointing = {
        (target, t.name, f.name) for t in SCHEMA.types for f in t.linking for target in f.refers_to if target in HANGS
    }
    hanging = {(carrier, name, field) for carrier, by in HANGS.items() for name, field in by.items()}
    elsewhere = {
        ("body", "body", "parent"),  # what reports to a body has a duty of its own
        ("body", "recommendation", "institutions"),  # who would carry it out, not what it is about
        ("issue", "request", "traded_for"),  # what may be had for it, not what it is about
        ("position", "statement", "promoted_to"),  # stands at an issue of its own
        ("position", "submission", "promoted_to"),
        ("meeting", "meeting", "agenda"),  # where a point was left open: another sitting of the same body
    }
    told = {(c, n, f) for c, n, f in pointing if n in ("citation", "inquiry")}  # beside the records, not of the matter
    assert hanging <= pointing
    assert pointing - hanging - told == elsewhere
