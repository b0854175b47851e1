"""The evolution of positions in a real dossier: scripted changes, what was taken back, who may see it, the check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workbench.assessing.evolution import Line, Shift
from workbench.cli.commands import workbench
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.clearance import follows
from workbench.domain.records import Actor, Body, Citation, Issue, Meeting, Position, Request, Source, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.gathering.evolution import evolutions, positions_of
from workbench.gathering.evolution_told import shift_told
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.issued import Proven, ToIssue
from workbench.tasks.check_dossier import check_dossier

TODAY = date(2026, 11, 23)
PUBLIC = Chosen("public")


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


MX, US, ISSUE_, OURS, THEIRS, BODY_, ROUND, ASKED, SOURCE = (uid(n) for n in range(1, 10))


def records() -> tuple[Any, ...]:
    ours: dict[str, Any] = {"on": Parallel("Plazo"), "issue": ISSUE_, "audience": PUBLIC}
    return (
        Actor(uid=MX, title=Parallel("México"), country=Chosen("MX"), kind=Chosen("party"), audience=PUBLIC),
        Actor(uid=US, title=Parallel("EUA"), country=Chosen("US"), kind=Chosen("party"), audience=PUBLIC),
        Issue(uid=ISSUE_, title=Parallel("Cuotas"), audience=PUBLIC),
        Body(uid=BODY_, title=Parallel("Ronda bilateral"), kind=Chosen("bilateral"), audience=PUBLIC),
        Meeting(
            uid=ROUND, title=Parallel("Segunda ronda"), body=BODY_, when=from_iso("2026-07-06/2026-07-08"),
            audience=PUBLIC,
        ),
        Source(uid=SOURCE, title="Acta", audience=PUBLIC),
        Position(
            uid=OURS, actor=MX, target=Parallel("10 %"), fallback=Parallel("6 %"), stance=Chosen("reserves"),
            flexibility=Chosen("firm"), clearance=Chosen("cleared"), as_of=from_iso("2026-06-01"), **ours,
        ),
        Position(uid=THEIRS, actor=US, stance=Chosen("opposes"), as_of=from_iso("2026-06-01"), **ours),
        Statement(
            uid=uid(20), on=Parallel("Plazo"), actor=US, issue=ISSUE_, meeting=ROUND, when=from_iso("2026-07-07"),
            audience=PUBLIC,
        ),
        Request(uid=ASKED, title=Parallel("Bajar la cuota"), asked_by=US, asked_of=MX, issues=(ISSUE_,)),
    )  # fmt: skip


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True, author="Ana") as opened:
        opened.journal.commit(ChangeSet(tuple(map(Create, records())), "todo", kind="import"))
        yield opened


def write(dossier: Dossier, of: str, **values: Any) -> None:
    """An edit as every door makes one: with what follows from it."""
    record = dossier.reader.get(of)
    assert record is not None
    after = type(record)(**{**{n: getattr(record, n) for n in record.__dataclass_fields__}, **values})
    values |= follows(dossier.schema.of(record), record, after)
    dossier.journal.commit(ChangeSet((Update(of, record.revision, values),), "cambio"))


def lines(dossier: Dossier, of: str, audience: Audience = Audience.NEGOTIATORS) -> list[Line]:
    reader, issued = dossier.reader.for_audience(audience), dossier.register.all()
    record = reader.get(of)
    assert record is not None
    return [line for one in evolutions(reader, positions_of(reader, record), "es", issued) for line in one.lines]


def alarms(found: list[Line]) -> list[tuple[str, str]]:
    return [(line.kind, alarm.kind) for line in found for alarm in line.alarms if not alarm.settled]


def codes(dossier: Dossier) -> list[tuple[str, str]]:
    told = (
        "answer-beyond",
        "brief-beyond",
        "brief-outdated",
        "offer-beyond",
        "position-moved-expired",
        "cleared-changed",
        "position-unexplained",
    )
    return [(f.code, f.uid) for f in check_dossier(dossier, TODAY) if f.code in told]


def test_a_scripted_history_with_its_round_source_statement_and_alarms(dossier: Dossier) -> None:
    assert codes(dossier) == []
    write(dossier, OURS, target=Parallel("8 %"), as_of=from_iso("2026-07-07"))
    ours = lines(dossier, OURS)
    assert [line.kind for line in ours] == ["start", "move"]
    assert ours[1].rounds == (ROUND,) and ours[1].author == "Ana"
    assert alarms(ours) == [("move", "unexplained"), ("move", "recleared")]
    assert codes(dossier) == [("position-unexplained", OURS), ("cleared-changed", OURS)]
    write(dossier, OURS, reason="Instrucción del Secretario")
    assert alarms(lines(dossier, OURS)) == [("move", "recleared")]
    write(dossier, OURS, clearance=Chosen("cleared"))
    assert codes(dossier) == []
    write(dossier, THEIRS, stance=Chosen("conditional"), as_of=from_iso("2026-07-07"))
    assert [line.kind for line in lines(dossier, THEIRS)] == ["start", "move", "said"]
    assert codes(dossier) == [("position-unexplained", THEIRS)]
    cited = Citation(uid=uid(30), record=THEIRS, field="stance", source=SOURCE)
    dossier.journal.commit(ChangeSet((Create(cited),), "fuente"))
    assert codes(dossier) == [] and lines(dossier, THEIRS)[1].sources == (SOURCE,)


def test_what_was_taken_back_is_no_move(dossier: Dossier) -> None:
    write(dossier, OURS, target=Parallel("8 %"))
    dossier.journal.undo()
    assert [line.kind for line in lines(dossier, OURS)] == ["start"] and codes(dossier) == []


def test_an_answer_is_held_against_what_was_authorised_when_it_was_given(dossier: Dossier) -> None:
    write(dossier, ASKED, response=Chosen("counter"), reply=Parallel("Ofrecemos 6 %."))
    assert alarms(lines(dossier, OURS)) == [("answer", "beyond")]
    assert codes(dossier) == [("answer-beyond", ASKED)]
    answer = next(line for line in lines(dossier, OURS) if line.kind == "answer")
    assert not answer.dated
    write(dossier, ASKED, answered=from_iso("2026-07-08"))
    answer = next(line for line in lines(dossier, OURS) if line.kind == "answer")
    assert answer.dated and answer.when == from_iso("2026-07-08") and answer.alarms
    write(dossier, OURS, flexibility=Chosen("some"), reason="Se abre el margen")
    assert codes(dossier) == [], "what was given then is authorised now"
    assert [a.settled for line in lines(dossier, OURS) for a in line.alarms] == [True]
    assert [line.kind for line in lines(dossier, THEIRS)] == ["start", "said"], "theirs is held against nothing"


def test_an_answer_to_a_request_about_the_position_alone_is_held_against_it(dossier: Dossier) -> None:
    write(dossier, ASKED, issues=(), response=Chosen("counter"), reply=Parallel("Ofrecemos 6 %."))
    assert alarms(lines(dossier, OURS)) == []
    write(dossier, ASKED, traded_for=(ISSUE_,))
    assert alarms(lines(dossier, OURS)) == [], "it may be traded for the issue and is not about it"
    write(dossier, ASKED, positions=(OURS,))
    assert alarms(lines(dossier, OURS)) == [("answer", "beyond")]
    assert codes(dossier) == [("answer-beyond", ASKED)]
    write(dossier, ASKED, issues=(ISSUE_,))
    assert alarms(lines(dossier, OURS)) == [("answer", "beyond")], "told once, by whichever way"


def test_who_commits_without_an_authorised_position_is_told(dossier: Dossier) -> None:
    write(dossier, OURS, clearance=Chosen("draft"))
    write(dossier, ASKED, response=Chosen("accept"))
    assert alarms(lines(dossier, OURS)) == [("answer", "unauthorised")]


def issue_brief(dossier: Dossier, number: int, audience: Audience, recipient: str = "") -> None:
    proof = Proven(1, 1, 0, 0)
    about = ("position", ISSUE_, "Ficha de cuotas", audience, recipient, "es", date(2026, 7, 8), {}, proof)
    files = (("ficha.pdf", b"%PDF"),)
    dossier.enter(ToIssue(*about, files), number, dossier.register.state(), "2026-07-08T12:00:00+00:00")  # type: ignore[arg-type]


def test_a_brief_that_left_the_team_with_what_was_not_authorised_is_told(dossier: Dossier) -> None:
    issue_brief(dossier, 1, Audience.PUBLIC)
    write(dossier, OURS, clearance=Chosen("in_review"))
    issue_brief(dossier, 2, Audience.NEGOTIATORS)
    assert codes(dossier) == [], "the first was authorised, the second is for the team"
    issue_brief(dossier, 3, Audience.PUBLIC)
    briefs = [line for line in lines(dossier, OURS) if line.kind == "brief"]
    assert [(line.title, [a.kind for a in line.alarms]) for line in briefs] == [
        ("3 · Ficha de cuotas", ["issued"]), ("1 · Ficha de cuotas", []),
    ]  # fmt: skip
    assert codes(dossier) == [("brief-beyond", OURS)]
    assert not any(line.kind == "brief" for line in lines(dossier, THEIRS))
    assert not any(line.kind == "brief" for line in lines(dossier, OURS, Audience.GOVERNMENT))
    write(dossier, OURS, clearance=Chosen("cleared"))
    assert codes(dossier) == []


def test_a_brief_whose_wording_gives_more_than_was_authorised_is_told(dossier: Dossier) -> None:
    write(dossier, OURS, statement=Parallel("México ofrece 9 %."))
    write(dossier, OURS, clearance=Chosen("cleared"))
    issue_brief(dossier, 1, Audience.PUBLIC)
    assert codes(dossier) == [("offer-beyond", OURS), ("brief-beyond", OURS)]
    (brief,) = (line for line in lines(dossier, OURS) if line.kind == "brief")
    assert [(a.kind, a.fields) for a in brief.alarms] == [("beyond", ("fallback",))]
    write(dossier, OURS, flexibility=Chosen("some"), reason="Se abre el margen")
    assert codes(dossier) == []
    assert [a.settled for line in lines(dossier, OURS) for a in line.alarms] == [True]


def test_a_brief_whose_position_moved_since_is_told_until_the_same_readers_have_another(dossier: Dossier) -> None:
    issue_brief(dossier, 1, Audience.PUBLIC)
    write(dossier, OURS, target=Parallel("9 %"), reason="Margen")
    write(dossier, OURS, clearance=Chosen("cleared"))
    assert codes(dossier) == [], "no rung leaves in a brief for others"
    write(dossier, OURS, stance=Chosen("conditional"), reason="Cambió la industria")
    write(dossier, OURS, clearance=Chosen("cleared"))
    assert codes(dossier) == [("brief-outdated", OURS)]
    issue_brief(dossier, 2, Audience.GOVERNMENT)
    assert codes(dossier) == [("brief-outdated", OURS)], "other readers were told"
    issue_brief(dossier, 3, Audience.PUBLIC)
    assert codes(dossier) == []
    briefs = [line for line in lines(dossier, OURS) if line.kind == "brief"]
    assert {line.title[0]: [(a.kind, a.settled) for a in line.alarms] for line in briefs} == {
        "1": [("outdated", True)], "2": [], "3": [],
    }  # fmt: skip


def test_a_brief_is_held_to_what_its_readers_could_see_alone(dossier: Dossier) -> None:
    write(dossier, OURS, clearance=Chosen("in_review"))
    issue_brief(dossier, 1, Audience.NEGOTIATORS, "US")
    assert codes(dossier) == [], "the position is not for that recipient"
    write(dossier, OURS, release_to=("US",))
    issue_brief(dossier, 2, Audience.NEGOTIATORS, "US")
    assert codes(dossier) == [("brief-beyond", OURS)]
    write(dossier, OURS, release_to=(), clearance=Chosen("cleared"), levels=(("stance", Audience.NEGOTIATORS),))
    write(dossier, OURS, clearance=Chosen("draft"))
    issue_brief(dossier, 3, Audience.PUBLIC)
    assert not any(line.title.startswith("3") for line in lines(dossier, OURS))


def test_others_see_no_rung_no_reason_no_author_and_no_alarm(dossier: Dossier) -> None:
    moved = {"stance": Chosen("conditional"), "as_of": from_iso("2026-07-07")}
    write(dossier, OURS, target=Parallel("8 %"), reason="Secreto del Secretario", **moved)
    public = lines(dossier, OURS, Audience.PUBLIC)
    assert [line.kind for line in public] == ["start", "move"]
    assert {s.field for line in public for s in line.shifts} == {"stance", "as_of"}
    assert not any(line.alarms or line.author or line.reason or line.changes for line in public)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT])
def test_no_clearance_and_no_bare_date_tells_others_of_a_rung_that_moved(dossier: Dossier, audience: Audience) -> None:
    before = lines(dossier, OURS, audience)
    assert [line.kind for line in before] == ["start"]
    write(dossier, OURS, target=Parallel("8 %"))
    write(dossier, OURS, clearance=Chosen("cleared"))
    assert lines(dossier, OURS, audience) == before
    write(dossier, OURS, target=Parallel("7 %"), as_of=from_iso("2026-07-07"))
    assert lines(dossier, OURS, audience) == before


def test_the_command_tells_it_in_words_and_as_json(
    dossier: Dossier, dossier_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "es")
    write(dossier, OURS, target=Parallel("8 %"), as_of=from_iso("2026-07-07"))

    def said(*more: str) -> Any:
        return CliRunner().invoke(workbench, ["evolution", str(dossier_path), *more])

    told = said("Cuotas").output
    assert "Objetivo de negociación: 10 % → 8 % (hacia el repliegue)" in told and "Segunda ronda" in told
    assert "! Sin motivo ni fuente: Objetivo de negociación" in told and "EUA — Plazo" in told
    found = json.loads(said("P-1", "--json").output)
    assert [line["kind"] for line in found[0]["lines"]] == ["start", "move"]
    move = found[0]["lines"][1]
    assert move["when"] == "2026-07-07" and move["when_is"] == "its own date"
    assert {"field": "target", "old": {"es": "10 %", "en": ""}, "new": {"es": "8 %", "en": ""}, "way": "towards"} in (
        move["fields"]
    )
    assert [a["kind"] for a in move["alarms"]] == ["unexplained", "recleared"]
    assert "8 %" not in said("Cuotas", "--audience", "public", "--json").output
    unknown = said("Nada así")
    assert unknown.exit_code == 2 and "No hay posición ni tema" in unknown.output


def test_a_move_of_the_other_wording_alone_says_in_which_language_it_is() -> None:
    line = Line("move", "p", from_iso("2026-07-01"), True)
    shift = Shift("statement", Parallel("Una cuota", "No quota"), Parallel("Una cuota", "A quota"))
    assert shift_told(line, shift, "en") == "Position: No quota → A quota"
    assert shift_told(line, shift, "es") == "Posición [Inglés]: No quota → A quota"
