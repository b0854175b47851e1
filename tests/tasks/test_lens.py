"""A provision with all that bears on it: spelled in any way, seen by each audience, the same without the index."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workbench import paths
from workbench.assessing.article_lens import bearing
from workbench.assessing.coverage import COLUMNS, NOT_HELD
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision import Provision, from_code
from workbench.domain.query import Among, OneOf, Query
from workbench.domain.records import SCHEMA, Actor, Issue, Position, Recommendation, Request
from workbench.domain.types import Chosen, Parallel
from workbench.store.codec import links_of, provision_target
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.links import _COUNTED, _POINTING, told_by
from workbench.tasks.coverage import covered
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.lens import Lens, NoProvision, lens, provision_asked

DAY = date(2026, 7, 1)
BUNDLED = paths.resources() / "dossiers" / "usmca-review"
FACTS = Path(__file__).parents[1] / "resources" / "paper_facts.toml"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("lens") / "review.dossier"
    new_dossier(path, "usmca-review", author="test")
    with open_dossier(path) as dossier:
        yield dossier


def looked(dossier: Dossier, words: str, audience: Audience = Audience.NEGOTIATORS) -> Lens:
    reader = dossier.reader.for_audience(audience)
    return lens(reader, provision_asked(reader, words), "es", DAY)


def uids(found: Lens) -> dict[str, set[str]]:
    return {s.type: set(s.uids) for s in found.sections}


def spellings() -> list[str]:
    """Every provision as the paper's facts and the bundled dossier write it."""
    facts = tomllib.loads(FACTS.read_text("utf-8"))["facts"]
    said = [words for _, _, _, field, holds in facts if field == "provisions" for words in holds]
    for path in sorted(BUNDLED.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["record"]:
            cell = entry.get("provisions") or entry.get("reference") or ""
            said += [words.strip() for words in re.split("[,;]", cell) if words.strip()]
    return list(dict.fromkeys(said))


def test_every_provision_of_the_paper_resolves_and_is_about_something(review: Dossier) -> None:
    said = spellings()
    assert len(said) > 100
    for words in said:
        found = looked(review, words)
        assert found.total or found.uid, words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("9.17", "9.17"),
        ("art. 9.17 T-MEC", "9.17"),
        ("USMCA 34.7(1)", "34.7.1"),
        ("Anexo 4-B", "annex 4-B"),
        ("capítulo 9", "9"),
        ("9", "9"),
        ("Trato Nacional y Acceso a Mercados", "2"),
        ("carta paralela 232", "letter 232"),
        ("appendix 16-2", "appendix 16-2"),
        ("párrafo 6 del artículo 34.7", "34.7.6"),
        ("capítulo nueve", "9"),
        ("art. 9,17", "9.17"),
        ("Art. 9.17 (Comité)", "9.17"),
    ],
)
def test_a_provision_in_any_spelling(review: Dossier, words: str, code: str) -> None:
    assert provision_asked(review.reader, words).code() == code


@pytest.mark.parametrize(
    ("words", "told"),
    [("Cofepris", "9.17, "), ("9.17 y 9.9", "9.9"), ("9.6 a 9.8", "9.7"), ("art. 9, 17", "art. 9"), ("", "9.17, ")],
)
def test_words_that_name_no_provision_or_several(review: Dossier, words: str, told: str) -> None:
    with pytest.raises(NoProvision) as refused:
        provision_asked(review.reader, words)
    assert told in refused.value.words.es


def test_a_paragraph_has_the_body_of_its_article_with_its_duty(review: Dossier) -> None:
    article, paragraph = looked(review, "9.17"), looked(review, "9.17(3)(b)")
    assert paragraph.heading == article.heading and paragraph.uid == ""
    assert [(o.body.acronym, o.due) for o in paragraph.bodies] == [("SPS", 6)]
    assert uids(paragraph).keys() == {"body", "meeting", "source"}
    assert uids(paragraph)["meeting"] == uids(article)["meeting"]
    assert looked(review, "34.7.1").total == 0


def test_the_sanitary_committee(review: Dossier) -> None:
    found = looked(review, "9.17")
    (owed,) = found.bodies
    assert (owed.body.acronym, owed.due, owed.public.held) == ("SPS", 6, 2)
    assert [(p.provision.code(), p.count > 4) for p in found.around] == [("9", True)]
    (position,) = next(s for s in found.sections if s.type == "position").lines
    assert position.beside.startswith("Estados Unidos · Se opone · Expresada")
    assert position.through == "Medidas sanitarias y fitosanitarias" and not position.estimated
    order = [s.type for s in found.sections]
    assert order[:3] == ["body", "meeting", "issue"] and order[-1] == "source"


def test_a_chapter_says_through_which_of_its_parts(review: Dossier) -> None:
    found = looked(review, "capítulo 9")
    (sps, *_) = next(s for s in found.sections if s.type == "body").lines
    assert [p.code() for p in sps.parts] == ["9.17"]
    assert [p.provision.code() for p in found.parts] == ["9.9", "9.17", "9.18", "9.19"]
    article = uids(looked(review, "9.17"))
    assert all(known <= uids(found).get(name, set()) | {""} for name, known in article.items() if name != "provision")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_index_and_the_records_themselves_say_the_same(review: Dossier, audience: Audience) -> None:
    reader = review.reader.for_audience(audience)
    records = [r for t in SCHEMA.types for r in reader.all(t.name)]
    links = told_by(SCHEMA, [(r, field, target) for r in records for field, target in links_of(SCHEMA.of(r), r)])
    for code in ("9.17", "9", "34.7", "19", "annex 4-B", "letter 232"):
        found = lens(reader, from_code(code), "es", DAY)
        known = {uid for t in bearing(provision_target(from_code(code)), links) for uid in t.uids}
        assert {uid for s in found.sections if s.type != "source" for uid in s.uids} == known - {found.uid}


def test_what_is_reserved_is_not_there_for_others(dossier_path: Path) -> None:
    stated = Chosen("stated")
    public, reserved = Chosen("public"), Chosen("negotiators")
    made = (
        issue := Issue(uid=uid(1), title=Parallel("Plazos"), provisions=(from_code("9.17.3"),), audience=public),
        actor := Actor(uid=uid(2), title=Parallel("Canadá"), acronym="CA", audience=public),
        Position(
            uid=uid(3), on=Parallel("Plazo"), issue=issue.uid, actor=actor.uid, standing=stated, audience=public,
            statement=Parallel("Pide un plazo."), red_line=Parallel("Nunca más de noventa días."),
        ),
        Position(
            uid=uid(4), on=Parallel("Plazo"), issue=issue.uid, actor=actor.uid, standing=Chosen("estimate"),
            statement=Parallel("Aceptaría sesenta."), audience=public,
        ),
        Recommendation(uid=uid(5), title=Parallel("Callada"), provisions=(from_code("9.17"),), audience=reserved),
    )  # fmt: skip
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, made)), "c"))
        ours = looked(dossier, "9.17")
        said, guessed = next(s for s in ours.sections if s.type == "position").lines
        assert (said.estimated, guessed.estimated) == (False, True)
        assert [(label.en, words) for label, words in said.reserved] == [("Red line", "Nunca más de noventa días.")]
        assert [p.code() for p in guessed.parts] == ["9.17.3"] and guessed.key
        assert uids(ours)["recommendation"] == {uid(5)}

        theirs = looked(dossier, "9.17", Audience.PUBLIC)
        assert uids(theirs) == {"issue": {uid(1)}, "position": {uid(3)}}
        (line,) = theirs.sections[1].lines
        assert (line.reserved, line.key, line.says) == ((), "", "Pide un plazo.")
        of_nine = next(r for r in covered(dossier.reader.for_audience(Audience.PUBLIC), "es") if is_nine(r.covered))
        assert of_nine.covered.lacks("recommendation") and len(of_nine.covered.of("position")) == 1


def test_what_a_request_may_be_traded_for_and_its_position_are_there_for_who_may_see_them(dossier_path: Path) -> None:
    public, reserved = Chosen("public"), Chosen("negotiators")
    of = {"issue": uid(1), "actor": uid(2), "on": Parallel("Plazo")}
    made = (
        Issue(uid=uid(1), title=Parallel("Plazos"), provisions=(from_code("9.17"),), audience=public),
        Actor(uid=uid(2), title=Parallel("Canadá"), audience=public),
        Position(uid=uid(3), standing=Chosen("estimate"), audience=public, **of),
        Issue(uid=uid(4), title=Parallel("Quesos"), audience=public),
        Request(
            uid=uid(5), title=Parallel("Nuestra petición"), positions=(uid(3),), traded_for=(uid(4),), audience=public,
            trade_offs=Parallel("Inspecciones conjuntas"),
        ),
        Request(uid=uid(6), title=Parallel("La callada"), traded_for=(uid(5),), audience=reserved),
    )  # fmt: skip
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, made)), "c"))
        (line,) = next(s for s in looked(dossier, "9.17").sections if s.type == "request").lines
        assert (line.uid, line.through) == (uid(5), "Plazo")
        assert [(label.es, words) for label, words in line.reserved] == [
            ("Moneda de cambio de la solicitud", "Inspecciones conjuntas"), ("Se intercambia por", "Quesos"),
        ]  # fmt: skip

        for audience in AUDIENCES[:3]:
            reader = dossier.reader.for_audience(audience)
            assert "request" not in uids(looked(dossier, "9.17", audience)), "it is tied by what they may not see"
            (asked,) = reader.all("request")
            assert isinstance(asked, Request)
            assert (asked.positions, asked.traded_for, asked.trade_offs) == ((), (), Parallel())
            assert not [of.uids for of in reader.links_to((uid(3), uid(4), uid(5))) if of.type == "request"]
            assert reader.search("Inspecciones").total == 0


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def is_nine(of: object) -> bool:
    return getattr(of, "provision", None) == Provision("chapter", ("9",))


def test_no_more_lines_than_asked_for_and_all_of_them_counted(review: Dossier) -> None:
    found = lens(review.reader, from_code("34.7"), "es", DAY, most=2)
    (milestones,) = (s for s in found.sections if s.type == "milestone")
    assert len(milestones.lines) == 2 and len(milestones.uids) == 14


def test_the_gaps_of_the_map_equal_a_query(review: Dossier) -> None:
    """A cell is empty exactly where no record names the provision, or points to one that does."""
    reader, found = review.reader, covered(review.reader, "es")
    gaps = {(r.covered.provision.code(), name) for r in found for name in COLUMNS if r.covered.lacks(name)}
    asked = set()
    for row in found:
        code = row.covered.provision.code()

        def ask(name: str, field: str, values: tuple[str, ...]) -> set[str]:
            return {r.uid for r in reader.page(reader.ids(Query(name, conditions=(Among(field, values),))))}

        named = {
            name: ask(name, "provisions", (code,))
            for name in ("issue", "recommendation", "request", "measure", "concern", "body")
        }
        issues, measures, bodies = (tuple(named[name]) for name in ("issue", "measure", "body"))
        of_bodies = ask("meeting", "body", bodies)
        seen = {
            "issue": named["issue"],
            "recommendation": named["recommendation"] | ask("recommendation", "issue", issues),
            "position": ask("position", "issue", issues),
            "request": named["request"] | ask("request", "issues", issues) | ask("request", "measure", measures),
            "meeting": {
                r.uid
                for r in reader.get_all(of_bodies | ask("meeting", "agenda", issues))
                if r.standing.key == "held" and r.when.iso() > "2020-07"  # type: ignore[attr-defined]
            },
            "concern": named["concern"]
            | ask("concern", "issue", issues)
            | ask("concern", "body", bodies)
            | ask("concern", "measure", measures)
            | ask("concern", "meetings", tuple(of_bodies)),
            "measure": named["measure"] | ask("measure", "issues", issues),
        }
        assert set(seen) == set(COLUMNS)
        asked |= {(code, name) for name, known in seen.items() if not known}
        for name, known in seen.items():
            assert set(row.covered.of(name)) == known, (code, name)
    assert gaps == asked and ("14", "position") in gaps and ("9", "position") not in gaps


def test_the_map_of_the_bundled_dossier(review: Dossier) -> None:
    by_code = {r.covered.provision.code(): r.covered for r in covered(review.reader, "es")}
    assert {code for code, one in by_code.items() if one.lacks("") and code.isdigit()} == {
        *("1", "8", "14", "21", "27", "29", "32"),
    }
    assert len(by_code["9"].of("meeting")) == 2 and by_code["22"].lacks("meeting") and by_code["22"].of(NOT_HELD)
    position_list = Query("position", conditions=(OneOf(by_code["19"].of("position")),))
    assert len(review.reader.ids(position_list)) == len(by_code["19"].of("position")) == 4


@pytest.mark.parametrize(("sql", "values"), [(_POINTING, ["[]"]), (_COUNTED, ["a", "b"])])
def test_links_are_found_by_their_index(review: Dossier, sql: str, values: list[str]) -> None:
    plan = review.reader._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    steps = [row[-1] for row in plan]
    assert any("INDEX link_target (target" in step for step in steps), steps
    assert not any(step.startswith(("SCAN l", "SCAN r")) for step in steps), steps
