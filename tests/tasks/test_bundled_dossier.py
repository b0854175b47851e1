"""The bundled dossier as a user meets it: what a check finds, and what is brought together under a name."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from workbench import paths
from workbench.domain.records import SCHEMA, Issue, Recommendation
from workbench.importing.bundle import bundled_uid
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.check_dossier import check_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.look_up import Ambiguous, Gathered, find_record, find_records, show


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("bundled") / "review.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path) as dossier:
        yield dossier


def names(found: Gathered) -> dict[str, set[str]]:
    """What was brought together, by type: the ids of the text that the records were made from."""
    uids = {r.uid for r in (*(c.record for c in found.subjects), *(t.record for t in found.ties))}
    named: dict[str, set[str]] = {}
    for record_type in SCHEMA.types:
        path = paths.resources() / "dossiers" / "usmca-review" / f"{record_type.plural.en.casefold()}.toml"
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["record"] if path.exists() else []
        ids = {e["id"] for e in entries if bundled_uid(record_type.name, e["id"]) in uids}
        if ids:
            named[record_type.name] = ids
    return named


def gathered(dossier: Dossier, words: str) -> Gathered:
    found = show(dossier.reader, words)
    assert found is not None
    return found


def test_a_check_finds_the_unverified_and_the_source_that_nothing_cites(bundled: Dossier) -> None:
    found = check_dossier(bundled, date(2026, 11, 25))
    folder = paths.resources() / "dossiers" / "usmca-review"
    cites = [
        c for f in folder.iterdir() for r in tomllib.loads(f.read_text("utf-8"))["record"] for c in r.get("cite", ())
    ]
    unverified = sum(not c["verified"] for c in cites)
    issues = {i.uid: i.provisions for i in bundled.reader.all("issue") if isinstance(i, Issue)}
    asked = [r for r in bundled.reader.all("recommendation") if isinstance(r, Recommendation)]
    unanchored = sum(not r.provisions and not issues.get(r.issue) for r in asked)
    assert Counter(f.code for f in found) == {
        "citation-unverified": unverified,
        "recommendation-unanchored": unanchored,
        "source-unused": 1,
    }
    (unused,) = [f.uid for f in found if f.code == "source-unused"]
    assert unused == bundled_uid("source", "de-la-calle")


def test_an_article_brings_its_body_its_meetings_and_who_asks_for_what(bundled: Dossier) -> None:
    found = gathered(bundled, "9.17")
    assert found.provision is not None and found.provision.code() == "9.17" and found.subjects == []
    told = names(found)
    assert told == {
        "provision": {"article-9-17"},
        "issue": {"sps-measures"},
        "position": {"sps-measures-us-waiting-times"},
        "body": {"sps", "sps-twg"},
        "meeting": {"sps-2021", "sps-2022", "sps-readout-2022"},
        "measure": {"mx-cofepris-authorisations", "mx-senasica-authorisations"},
        "recommendation": {"mras-for-health-regulators", "sps-equivalence", "yearly-sps-meetings"},
        "concern": {"mx-authorisation-times"},
        "figure": {"cofepris-wait-lower", "cofepris-wait-upper", "sps-meetings"},
    }
    titles = {getattr(s, "title", "") for s in found.sources}
    assert "USMCA, Article 9.17: Committee on Sanitary and Phytosanitary Measures" in titles
    heading = next(t.record for t in found.ties if SCHEMA.of(t.record).name == "provision")
    assert SCHEMA.of(heading).title_of(heading, "es").startswith("Comité de Medidas")
    assert SCHEMA.of(heading).title_of(heading, "en").startswith("Committee on Sanitary")


def test_the_article_on_agriculture_brings_its_committee(bundled: Dossier) -> None:
    told = names(gathered(bundled, "Artículo 3.7"))
    assert told == {
        "provision": {"article-3-7"},
        "issue": {"ag-committees"},
        "body": {"ag-trade", "ag-biotech-wg", "mx-us-cca", "ca-us-cca", "ca-mx-cca"},
        "meeting": {"ag-trade-2021", "ag-trade-readout-2022", "ag-trade-window-2022"},
        "measure": {"mx-biotech-corn"},
        "recommendation": {"ag-trade-committee-meetings", "mx-us-cca-private-sector"},
        "figure": {"ag-trade-meetings"},
    }


def test_an_acronym_brings_the_chapter_the_committee_and_all_under_them(bundled: Dossier) -> None:
    found = gathered(bundled, "SPS")
    assert {SCHEMA.of(c.record).name for c in found.subjects} == {"provision", "body"}
    told = names(found)
    assert told["provision"] >= {"chapter-9", "article-9-9", "article-9-17", "article-9-18"}
    assert told["body"] >= {"sps", "sps-twg"}
    assert told["issue"] >= {"sps-measures"} and told["recommendation"] >= {"sps-equivalence"}
    assert names(gathered(bundled, "MSF"))["body"] >= {"sps"}


def test_an_agency_brings_what_it_says_what_is_asked_of_it_and_what_is_said_of_it(bundled: Dossier) -> None:
    found = gathered(bundled, "cofepris")
    told = names(found)
    assert told == {
        "actor": {"mx-cofepris"},
        "position": {
            "cofepris-authorisation-times-mx-cofepris-reliance",
            "cofepris-authorisation-times-us-ustr-faster",  # another's, which mentions it
        },
        "issue": {"cofepris-authorisation-times", "sps-measures"},
        "recommendation": {"mras-for-health-regulators"},
        "measure": {"mx-cofepris-authorisations", "mx-senasica-authorisations"},
        "concern": {"mx-authorisation-times"},
        "figure": {"cofepris-wait-lower", "cofepris-wait-upper"},
    }


def test_a_name_that_several_records_share_brings_them_all_and_is_refused_where_one_is_meant(
    bundled: Dossier,
) -> None:
    found = find_records(bundled.reader, "CCA")
    assert len(found) == 6  # three committees, the commission as a body and as an actor, the cattle association
    with pytest.raises(Ambiguous) as refused:
        find_record(bundled.reader, "CCA")
    assert (
        "B-35 " in refused.value.words.es and "A-129 Comisión para la Cooperación Ambiental" in refused.value.words.es
    )
    assert "A-129 Commission for Environmental Cooperation" in refused.value.words.en
    assert isinstance(find_record(bundled.reader, "Medidas sanitarias y fitosanitarias", ("issue",)), Issue)
    assert show(bundled.reader, "nothing is called so") is None


def test_what_is_to_be_checked_is_known_of_every_tie(bundled: Dossier) -> None:
    found = gathered(bundled, "34.7")
    ties = {t.record.uid: t.unchecked for t in found.ties}
    headline = bundled_uid("position", "term-extension-mx-se-10-years")
    read = bundled_uid("position", "term-extension-mx-se-16-years")
    assert ties[headline] == {"statement"} and ties[read] == frozenset()
