"""What the command line tells of the review cycles, and to whom."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commanding import said

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.provision import from_code
from workbench.domain.records import Milestone
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.tasks.calendar import calendar
from workbench.tasks.dossiers import new_dossier

pytestmark = pytest.mark.usefixtures("spanish")
DAY = "2026-12-01"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The bundled review, to write to."""
    path = tmp_path / "own.dossier"
    new_dossier(path, "usmca-review")
    return path


def cycles(path: Path, *more: str) -> dict[str, Any]:
    answered = said("cycles", path, "--as-of", DAY, "--json", *more)
    assert answered.exit_code == 0, answered.output
    found: dict[str, Any] = json.loads(answered.stdout)
    return found


def dates(found: dict[str, Any], year: int) -> list[tuple[str, str, str]]:
    (cycle,) = (c for c in found["cycles"] if c["year"] == year)
    return [(d["rule"], d["date"], d["basis"]) for d in cycle["dates"]]


def test_the_cycles_of_the_bundled_review(review: Path) -> None:
    """Mexico and Canada confirmed on 1 July 2026, the United States did not; three dates of 2026 are stated."""
    found = cycles(review)
    assert [c["year"] for c in found["cycles"]] == list(range(2026, 2036))
    first = found["cycles"][0]
    assert (first["confirmed"], first["declined"], first["not_known"]) == (["México", "Canadá"], ["Estados Unidos"], [])
    assert found["term"]["date"] == "2036-07-01" and found["term"]["basis"] == "stated"
    assert dates(found, 2026) == [
        ("us-notice", "2025-10-04", "computed"),
        ("us-report-six-year", "2026-01-02", "stated"),
        ("recommendations", "2026-06-01", "stated"),
        ("us-briefing", "2026-07-21", "computed"),
    ]
    assert [r["term"] for r in found["interpretation"]["readings"]] == ["2052-07-01", "2043-07-01", "2042-07-01"]
    assert found["extended"] is None


def test_what_the_bundled_dossier_keeps_of_the_statute_is_what_the_rules_give(review: Path) -> None:
    """Every date of 19 U.S.C. 4611 and of Article 34.7 that the facts hold equals the one that is counted."""
    found = cycles(review)
    kept = [d for c in found["cycles"] for d in c["dates"] if d["uid"]]
    assert len(kept) == 5
    assert all(d["date"] == d["counted"] for d in kept)


def test_the_text_says_what_is_computed_by_which_law_and_how(review: Path) -> None:
    told = said("cycles", review, "--as-of", DAY).output
    assert "2026-10-04 (hito D-42, calculada)  Aviso público en Estados Unidos" in told
    assert "19 U.S.C. 4611(b)(1) y (e)(1); 270 días naturales antes del 1 de julio de 2027; cae en domingo" in told
    assert "        México · 1 de julio de 2026 · hito D-" in told
    assert "Confirmaron: México, Canadá" in told and "No confirmaron: Estados Unidos" in told
    assert "el programa no elige ninguna" in told


def test_the_dates_move_when_the_date_of_the_review_is_entered(own: Path) -> None:
    with open_dossier(own, write=True) as dossier:
        (review_,) = (
            m for m in dossier.reader.all("milestone")
            if isinstance(m, Milestone) and m.kind == Chosen("review") and m.when and m.when.start.year == 2027
        )  # fmt: skip
        edit = Update(review_.uid, review_.revision, {"when": from_iso("2027-06-15")})
        dossier.journal.commit(ChangeSet((edit,), "fecha real"))
        entries = {e.uid: e for e in calendar(dossier.reader, ("milestone",), "es", date(2026, 12, 1)) if e.uid}
    assert dates(cycles(own), 2027) == [
        ("us-notice", "2026-09-18", "computed"),
        ("us-report-annual", "2027-04-06", "computed"),
        ("recommendations", "2027-05-15", "computed"),
        ("us-briefing", "2027-07-05", "computed"),
    ]
    moved = {e.when.iso() for e in entries.values() if "19 U.S.C. 4611" in e.how.es and e.when.start.year != 2026}
    assert moved == {"2027-04-06"}
    assert entries[review_.uid].title == "Revisión conjunta anual de 2027", "its day is set"
    assert said("undo", own).exit_code == 0
    assert dates(cycles(own), 2027)[1] == ("us-report-annual", "2027-04-22", "computed")


def test_a_reserved_date_moves_nothing_for_the_public(own: Path) -> None:
    meeting = Milestone(
        uid="00000000-0000-4000-8000-000000000001", title=Parallel("Fecha acordada"), when=from_iso("2027-06-15"),
        kind=Chosen("review"), provisions=(from_code("34.7"),),
    )  # fmt: skip
    with open_dossier(own, write=True) as dossier:
        dossier.journal.commit(ChangeSet((Create(meeting),), "reservada"))
        public = dossier.reader.for_audience(Audience.PUBLIC)
        days = {e.when.iso() for e in calendar(public, ("milestone",), "es", date(2026, 12, 1))}
    assert dates(cycles(own), 2027)[1][1] == "2027-04-06"
    assert dates(cycles(own, "--audience", "public"), 2027)[1][1] == "2027-04-22"
    assert "2027-04-22" in days and "2027-04-06" not in days


def test_the_calendar_tells_computed_dates_once_each(review: Path) -> None:
    """Of nine yearly reviews to come the dossier keeps all, of their dates two; the others are computed: 4 × 9 − 2,
    and of 2026 the notice."""
    with open_dossier(review) as dossier:
        entries = calendar(dossier.reader, ("milestone", "meeting"), "es", date(2026, 12, 1))
        assert len([e for e in entries if e.uid and e.type == "milestone"]) == 56
        assert not [e for e in calendar(dossier.reader, ("meeting",), "es", date(2026, 12, 1)) if not e.uid]
    computed = [e for e in entries if not e.uid]
    assert len(computed) == 4 * 9 - 2 + 1
    assert all(e.is_computed and e.how.es for e in computed)
    assert [e.when.first() for e in entries] == sorted(e.when.first() for e in entries)


def test_a_dossier_that_knows_no_party_has_no_dates_of_this_treaty(dossier_path: Path) -> None:
    with open_dossier(dossier_path) as dossier:
        assert calendar(dossier.reader, ("milestone",), "es", date(2026, 12, 1)) == []
    told = said("cycles", dossier_path, "--as-of", DAY)
    assert told.exit_code == 0 and "2036" in told.output


def test_a_review_whose_day_is_not_set_reads_the_same_wherever_it_is_told(review: Path) -> None:
    told = said("cycles", review, "--as-of", DAY).output
    with open_dossier(review) as dossier:
        entries = calendar(dossier.reader, ("milestone",), "es", date(2026, 12, 1))
    endings = {e.title.partition(" (")[2] for e in entries if "anual de 2028 (aniversario" in e.title}
    assert endings == {"aniversario; fecha de la reunión por fijar)"} and f"anual de 2028 ({endings.pop()}" in told


def test_a_confirmation_is_recorded_with_its_source(own: Path) -> None:
    with open_dossier(own) as dossier:
        source = next(r.key for r in dossier.reader.all("source"))
    done = said("confirm", own, "US", "--on", "2026-09-15", "--source", source, "--locator", "p. 3", "--read", "--json")
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert (answer["key"], answer["title"]) == ("D-57", "Estados Unidos confirma la prórroga (artículo 34.7)")
    (first, *_) = cycles(own)["cycles"]
    assert first["confirmed"] == ["México", "Estados Unidos", "Canadá"]
    assert [(h["party"], h["date"]) for h in first["heard"]] == [
        ("México", "2026-07-01"), ("Estados Unidos", "2026-09-15"), ("Canadá", "2026-07-01"),
        ("Estados Unidos", "2026-07-01"),
    ]  # fmt: skip
    told = said("cycles", own, "--as-of", DAY).output
    assert "hito D-57" in told and "No habían confirmado antes: Estados Unidos" in told
    assert said("undo", own).exit_code == 0
    for who, more, told in (
        ("Nadie", (), "No hay nada que se llame «Nadie»"),
        ("US", ("--source", "W-9999"), "No hay nada que se llame «W-9999»"),
        ("USTR", (), "Elija cuál de las Partes confirmó"),
        ("US", ("--locator", "p. 3"), "Diga también de qué fuente"),
        ("US", ("--read",), "Diga también de qué fuente"),
    ):
        refused = said("confirm", own, who, "--on", "2026-09-15", *more)
        assert refused.exit_code == 2 and told in refused.stderr
    assert next(c["confirmed"] for c in cycles(own)["cycles"]) == ["México", "Canadá"]
