"""The calendar as a file: what it holds of each date, for whom, and that nothing else leaves."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar_reader import Component, read

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Body, Citation, Commitment, Issue, Meeting, Milestone, Source
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.exporting.trouble import CannotExport
from workbench.i18n import Told
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.calendar_file import NoSpan, Span, dates_in, save_calendar
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing, NoRecipient

AS_OF = date(2026, 12, 1)
PUBLIC = Chosen("public")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundled") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.fixture
def dossier(bundled: Path, tmp_path: Path) -> Iterator[Dossier]:
    with open_dossier(Path(shutil.copy(bundled, tmp_path / "own.dossier")), write=True) as opened:
        yield opened


def kept(dossier: Dossier, *records: Record) -> None:
    dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "prueba"))


def saved(dossier: Dossier, path: Path, audience: Audience = Audience.PUBLIC, span: Span | None = None) -> Component:
    made = save_calendar(dossier, path, Handing(audience), "es", AS_OF, span or Span())
    calendar = read(path.read_bytes())
    assert len(calendar.parts) == made.dates
    return calendar


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def of(calendar: Component, record: str) -> dict[str, str | None]:
    (event,) = (e for e in calendar.parts if (e.value("UID") or "").startswith(record))
    said = {name: event.value(name) for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS")}
    return {**said, "days": f"{event.day('DTSTART')} {event.day('DTEND')}"}


def test_dates_carry_what_is_to_be_known_of_them(dossier: Dossier, tmp_path: Path) -> None:
    body = next(r for r in dossier.reader.all("body") if isinstance(r, Body))
    kept(
        dossier,
        Milestone(uid=uid(1), title=Parallel("Mes"), when=from_iso("2027-06"), audience=PUBLIC),
        Milestone(uid=uid(2), title=Parallel("Año"), when=from_iso("2027"), audience=PUBLIC),
        Milestone(uid=uid(3), title=Parallel("Ronda"), when=from_iso("2027-06-03/2027-06-05"), audience=PUBLIC),
        Milestone(uid=uid(4), title=Parallel("Ventana"), when=from_iso("2027-02-27..2027-03-01"), audience=PUBLIC),
        Milestone(uid=uid(5), title=Parallel("Dicen"), when=from_iso("2027-08-01", "claimed"), audience=PUBLIC),
        Issue(uid=uid(6), title=Parallel("Energía"), next_by=from_iso("2027-01-15"), audience=PUBLIC),
        Meeting(
            uid=uid(7), title=Parallel("Comité"), body=body.uid, when=from_iso("2027-01-20"),
            standing=Chosen("cancelled"), audience=PUBLIC,
        ),
    )  # fmt: skip
    calendar = saved(dossier, tmp_path / "a.ics", Audience.NEGOTIATORS)
    assert of(calendar, uid(1))["SUMMARY"] == "Mes (junio de 2027, sin día fijo)"
    assert of(calendar, uid(1))["days"] == "2027-06-01 2027-07-01"
    assert of(calendar, uid(2))["days"] == "2027-01-01 2028-01-01"
    assert of(calendar, uid(3)) == {
        "SUMMARY": "Ronda", "DESCRIPTION": "del 3 al 5 de junio de 2027", "CATEGORIES": "Hito", "STATUS": None,
        "days": "2027-06-03 2027-06-06",
    }  # fmt: skip
    assert of(calendar, uid(4))["days"] == "2027-02-27 2027-03-02"
    assert "sin día fijo" in str(of(calendar, uid(4))["SUMMARY"])
    assert of(calendar, uid(5))["SUMMARY"] == "Dicen (según un tercero)"
    assert str(of(calendar, uid(6))["SUMMARY"]).endswith(": Energía")
    assert of(calendar, uid(7))["STATUS"] == "CANCELLED"
    assert of(calendar, uid(7))["SUMMARY"] == "Comité (Cancelada)"


def test_computed_dates_say_so_and_how_they_are_counted(dossier: Dossier, tmp_path: Path) -> None:
    calendar = saved(dossier, tmp_path / "a.ics")
    notice = of(calendar, "usmca-34.7.us-notice-2028")
    assert str(notice["SUMMARY"]).endswith("revisión conjunta de 2028 (calculada)")
    assert notice["DESCRIPTION"] == (
        "5 de octubre de 2027 (calculada)\n"
        "19 U.S.C. 4611(b)(1) y (e)(1); 270 días naturales antes del 1 de julio de 2028"
    )
    computed = {e.value("UID") for e in calendar.parts if "calculada" in (e.value("SUMMARY") or "")}
    assert len(computed) == 49  # 14 that the dossier keeps, 35 that only the rules give
    assert len({e.value("UID") for e in calendar.parts}) == len(calendar.parts)


def test_what_nobody_read_in_a_source_is_marked(dossier: Dossier, tmp_path: Path) -> None:
    calendar = saved(dossier, tmp_path / "a.ics")
    told = {e.value("SUMMARY") for e in calendar.parts}
    assert any("peticiones de Estados Unidos bajaron de 54 a 14 (por verificar)" in str(t) for t in told)
    assert "Entra en vigor el TLCAN" in told


def test_the_same_day_gives_the_same_file(dossier: Dossier, tmp_path: Path) -> None:
    saved(dossier, tmp_path / "a.ics")
    saved(dossier, tmp_path / "b.ics")
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_only_the_days_that_are_wanted(dossier: Dossier, tmp_path: Path) -> None:
    calendar = saved(dossier, tmp_path / "a.ics", span=Span(date(2027, 1, 1), date(2027, 12, 31)))
    assert {e.day("DTSTART").year for e in calendar.parts} == {2027} and len(calendar.parts) == 5


def test_each_audience_has_its_dates_and_no_others(dossier: Dossier, tmp_path: Path) -> None:
    made = [
        Milestone(
            uid=uid(n), title=Parallel(f"Reserva número {n} de la prueba"), when=from_iso(f"2027-03-{10 + n}"),
            audience=Chosen(audience.key),
        )
        for n, audience in enumerate(AUDIENCES)
    ]  # fmt: skip
    own = Commitment(
        uid=uid(9), title=Parallel("Compromiso sólo del equipo"), due=from_iso("2027-03-20"),
        audience=Chosen("negotiators"),
    )  # fmt: skip
    kept(dossier, *made, own)
    for audience in AUDIENCES:
        calendar = saved(dossier, tmp_path / f"{audience.key}.ics", audience)
        shown = {e.value("UID") for e in calendar.parts}
        assert {m.uid for m, a in zip(made, AUDIENCES, strict=True) if f"{m.uid}.when" in shown} == {
            m.uid for m, a in zip(made, AUDIENCES, strict=True) if a <= audience
        }
        assert (f"{own.uid}.due" in shown) == (audience is Audience.NEGOTIATORS)


def test_a_reserved_day_that_a_rule_gives_too_does_not_stop_the_calendar(dossier: Dossier, tmp_path: Path) -> None:
    """1 June 2027 is a month before the anniversary: everybody can count it."""
    kept(dossier, Commitment(uid=uid(1), title=Parallel("Entregar la propuesta"), due=from_iso("2027-06-01")))
    calendar = saved(dossier, tmp_path / "a.ics")
    assert of(calendar, "usmca-34.7.recommendations-2027")["days"] == "2027-06-01 2027-06-02"


def test_nobody_but_who_it_was_ticked_for_gets_what_was_ticked(dossier: Dossier, tmp_path: Path) -> None:
    ticked = Milestone(
        uid=uid(1), title=Parallel("Para ellos"), when=from_iso("2027-03-01"), audience=PUBLIC, release_to=("US",)
    )
    kept(dossier, ticked)
    made = save_calendar(dossier, tmp_path / "a.ics", Handing(Audience.PUBLIC, "US"), "en", AS_OF)
    calendar = read((tmp_path / "a.ics").read_bytes())
    assert made.dates == 1 and of(calendar, uid(1))["CATEGORIES"] == "Milestone"
    assert calendar.value("X-WR-CALNAME") == "USMCA: dates (Public)"


def test_a_round_that_is_a_milestone_and_a_meeting_of_the_same_days_stands_once(
    dossier: Dossier, tmp_path: Path
) -> None:
    calendar = saved(dossier, tmp_path / "a.ics")
    rounds = [e for e in calendar.parts if "ronda bilateral" in (e.value("SUMMARY") or "").casefold()]
    assert [str(e.day("DTSTART")) for e in rounds] == ["2026-05-28", "2026-06-16", "2026-07-20"]
    assert all(e.value("CATEGORIES") == "Reunión" for e in rounds)
    assert "Hito: Tercera ronda bilateral México–Estados Unidos, Ciudad de México" in str(
        rounds[2].value("DESCRIPTION")
    )
    on_that_day = [e.value("SUMMARY") for e in calendar.parts if str(e.day("DTSTART")) == "2026-07-20"]
    assert len(on_that_day) == 2 and any("aranceles de 50 %" in str(s) for s in on_that_day)


def test_what_one_source_tells_of_the_same_parties_and_days_stands_once_whatever_it_is_called(
    dossier: Dossier, tmp_path: Path
) -> None:
    actors = {r.acronym: r.uid for r in dossier.reader.all("actor") if isinstance(r, Actor)}
    body = next(r for r in dossier.reader.all("body") if isinstance(r, Body))
    source = next(r for r in dossier.reader.all("source") if isinstance(r, Source))
    talks, days, both = Chosen("negotiation"), from_iso("2027-03-16"), (actors["MX"], actors["US"])
    made = (
        Milestone(uid=uid(1), title=Parallel("Arranque"), when=days, kind=talks, parties=both, audience=PUBLIC),
        Milestone(uid=uid(2), title=Parallel("Otro"), when=days, kind=talks, parties=both[:1], audience=PUBLIC),
        Milestone(uid=uid(3), title=Parallel("Sin fuente"), when=days, kind=talks, parties=both, audience=PUBLIC),
        Meeting(
            uid=uid(4), title=Parallel("Pláticas"), body=body.uid, when=days, parties_present=both,
            standing=Chosen("held"), known_from=Chosen("public"), audience=PUBLIC,
        ),
    )  # fmt: skip
    cited = (
        Citation(uid=uid(n + 10), record=uid(n), source=source.uid, verified=True, audience=PUBLIC) for n in (1, 2, 4)
    )
    kept(dossier, *made, *cited)
    calendar = saved(dossier, tmp_path / "a.ics")
    there = {
        (e.value("SUMMARY") or "").partition(" (")[0] for e in calendar.parts if str(e.day("DTSTART")) == "2027-03-16"
    }
    assert there == {"Pláticas", "Otro", "Sin fuente"}
    assert "Hito: Arranque" in str(of(calendar, uid(4))["DESCRIPTION"])
    (bundled,) = [e for e in calendar.parts if str(e.day("DTSTART")) == "2026-03-16"]
    assert "pláticas bilaterales formales" in str(bundled.value("SUMMARY"))
    assert "Hito: Inician en Washington las pláticas técnicas" in str(bundled.value("DESCRIPTION"))


def test_meetings_known_from_evidence_or_a_third_party_alone_are_left_out_and_counted(
    dossier: Dossier, tmp_path: Path
) -> None:
    made = save_calendar(dossier, tmp_path / "a.ics", Handing(), "es", AS_OF)
    evidence = [
        m for m in dossier.reader.all("meeting")
        if isinstance(m, Meeting) and m.when and m.standing and m.standing.key in ("evidence", "claimed")
    ]  # fmt: skip
    assert made.left_out == len(evidence) == 49
    there = {e.value("UID") for e in read((tmp_path / "a.ics").read_bytes()).parts}
    assert not there & {f"{m.uid}.when" for m in evidence}


def test_a_name_for_which_nothing_was_ticked_is_told(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(NoRecipient) as caught:
        save_calendar(dossier, tmp_path / "a.ics", Handing(Audience.PUBLIC, "XX"), "es", AS_OF)
    assert "«XX»" in caught.value.words.es and not (tmp_path / "a.ics").exists()


def test_days_the_wrong_way_round_are_told(dossier: Dossier) -> None:
    with pytest.raises(NoSpan) as caught:
        dates_in(dossier.reader, Span(date(2027, 2, 1), date(2027, 1, 1)), "es", AS_OF)
    assert "2027-02-01" in caught.value.words.es


@pytest.mark.parametrize(("name", "told"), [("", "Falta el nombre"), (".", "Falta el nombre"), ("in", "una carpeta")])
def test_a_folder_or_no_name_is_told(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    with pytest.raises(CannotExport) as caught:
        save_calendar(dossier, Path(name), Handing(), "es", AS_OF)
    assert told in caught.value.words.es


def test_a_calendar_is_an_ics(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(CannotExport) as caught:
        save_calendar(dossier, tmp_path / "a.txt", Handing(), "es", AS_OF)
    assert isinstance(caught.value, Told) and "a.txt" in caught.value.words.es
    assert not (tmp_path / "a.txt").exists()


def test_the_command_writes_it_or_lists_it(bundled: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "workbench", "calendar", str(bundled), "--as-of", "2026-12-01", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])

    out = tmp_path / "a.ics"
    written = json.loads(run("--out", str(out), "--json").stdout)
    assert (
        written["dates"] == len(read(out.read_bytes()).parts) == 113
        and written["computed"] == written["left_out"] == 49
    )
    listed = json.loads(run("--json", "--from", "2027-06-01", "--to", "2027-07-01").stdout)
    assert [(e["date"], e["basis"]) for e in listed] == [("2027-06-01", "computed"), ("2027-07-01", "computed")]
    assert run("--from", "2050-01-01").returncode == 1
    assert run("--release-to", "XX").returncode == 2
    assert run("--from", "2027-02-01", "--to", "2027-01-01").returncode == 2
    assert run("--out", str(tmp_path / "a.txt")).returncode == 2


def test_all_that_is_dated_is_found_by_readers_of_less(dossier: Dossier) -> None:
    """The query of negotiators and the look through the records of others find the same where all is public."""
    public = dossier.reader.for_audience(Audience.PUBLIC)
    assert dates_in(dossier.reader, Span(), "es", AS_OF) == dates_in(public, Span(), "es", AS_OF)
