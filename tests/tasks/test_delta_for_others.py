"""What changed since a brief that other readers had: what is compared is said, and nothing that is not for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from pdf_words import words_of

from workbench.briefs.compose.kinds import KINDS, Asked, compose
from workbench.briefs.compose.options import Options
from workbench.briefs.document import Document
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import show_when, whole_day
from workbench.i18n import Language
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.tasks.brief_batch import Leaving, briefs_to_folder
from workbench.tasks.brief_to_file import Briefed, brief_to_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief
from workbench.tasks.starting import start_of

DAY = date.today()
MX, SPS, AUTOS, OURS = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(4))
PUBLIC, RESERVED = Chosen("public"), Chosen("negotiators")
OUTSIDERS = AUDIENCES[:3]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    create_dossier(tmp_path / "d.dossier")
    with open_dossier(tmp_path / "d.dossier", write=True, author="ana") as opened:
        records = (
            Actor(uid=MX, title=Parallel("México", "Mexico"), acronym="MX", audience=PUBLIC),
            Issue(uid=SPS, title=Parallel("Medidas sanitarias", "Sanitary measures"), audience=PUBLIC),
            Issue(uid=AUTOS, title=Parallel("Autos", "Cars"), audience=PUBLIC),
            Position(uid=OURS, issue=SPS, actor=MX, on=Parallel("Plazos"), stance=Chosen("supports"), audience=PUBLIC),
        )
        opened.journal.commit(ChangeSet(tuple(Create(r) for r in records), "base"))
        yield opened


def change(dossier: Dossier, **values: object) -> None:
    record = dossier.reader.get(OURS)
    assert record is not None
    dossier.journal.commit(ChangeSet((Update(OURS, record.revision, values),), "cambio"))


def told(
    dossier: Dossier, out: Path, since: str, audience: Audience, *of: str, language: Language = "es"
) -> tuple[str, Briefed]:
    options = Options(since=since, full=True)
    done = brief_to_file(dossier, out, of, Handing(audience), language, DAY, kind="delta", options=options)
    return words_of(out).replace("\u00a0", " "), done


# ---- what is told


STEPS: dict[str, dict[str, object]] = {
    "hide": {"audience": RESERVED},
    "hide with a secret": {"audience": RESERVED, "statement": Parallel("CANARIO")},
    "a secret": {"statement": Parallel("CANARIO")},
    "no secret": {"statement": Parallel("Para todos")},
    "show without it": {"audience": PUBLIC, "statement": Parallel("Otra para todos")},
    "keep the field": {"levels": (("statement", Audience.NEGOTIATORS),), "statement": Parallel("CANARIO")},
    "free the field": {"levels": (), "statement": Parallel("Libre")},
}


def _is_hidden(position: Position) -> bool:
    return position.audience == RESERVED or dict(position.levels).get("statement") is Audience.NEGOTIATORS


def _walk(dossier: Dossier, steps: tuple[str, ...]) -> None:
    """Takes the steps; a secret is written, and stays, only where it is reserved."""
    for step in steps:
        position = dossier.reader.get(OURS)
        assert isinstance(position, Position)
        values = STEPS[step]
        if step == "a secret" and not _is_hidden(position):
            continue
        change(dossier, **values)
        after = dossier.reader.get(OURS)
        assert isinstance(after, Position)
        if after.statement.es == "CANARIO" and not _is_hidden(after):
            change(dossier, levels=(("statement", Audience.NEGOTIATORS),))


@pytest.mark.parametrize("first", list(STEPS))
def test_whatever_was_hidden_and_shown_since_a_brief_no_secret_is_told_to_others(
    first: str, dossier: Dossier, tmp_path: Path
) -> None:
    issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(Audience.NEGOTIATORS), "es", DAY)
    for steps in product([first], STEPS, STEPS):
        _walk(dossier, steps)
        last = dossier.register.next_number() - 1
        for audience, since in product(OUTSIDERS, {1, last}):
            assert "CANARIO" not in repr(composed(dossier, f"{since}", audience)), steps
        issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(Audience.PUBLIC), "es", DAY)
    change(dossier, audience=RESERVED, statement=Parallel("CANARIO"))
    assert "CANARIO" in repr(composed(dossier, "1", Audience.NEGOTIATORS))


def composed(dossier: Dossier, since: str, audience: Audience) -> Document:
    options = Options(start=start_of(dossier, since, DAY, audience), since=since, full=True)
    return compose(KINDS["delta"], dossier.reader.for_audience(audience), Asked(), "es", DAY, options)


# ---- what it is said to be compared with


@pytest.mark.parametrize("of", AUDIENCES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_brief_is_named_to_those_who_may_know_of_it_and_how_it_differs_is_said(
    of: Audience, audience: Audience, dossier: Dossier, tmp_path: Path
) -> None:
    issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(of), "es", date(2026, 7, 23))
    change(dossier, statement=Parallel("Para todos"))
    words, done = told(dossier, tmp_path / "d.pdf", "1", audience, SPS)
    assert "Para todos" in words and "Compara el expediente con el de entonces, sólo en lo que esta audiencia" in words
    named = audience is Audience.NEGOTIATORS or of <= audience
    assert ("núm. 1" in words) == ("23 de julio de 2026" in words) == named
    assert (f"La ficha núm. 1 fue para «{of.label.es}»" in words) == (named and of is not audience)
    assert f"Desde {show_when(whole_day(DAY), 'es')}" in words or named
    assert [f"este documento, para «{audience.label.es}», no la nombra" in r.es for r in done.remarks] == (
        [] if named else [True]
    )


@pytest.mark.parametrize(("language", "said"), [("es", "fue para «US»"), ("en", "was for “US”")])
def test_what_went_to_a_recipient_by_name_is_named_to_negotiators_alone(
    language: Language, said: str, dossier: Dossier, tmp_path: Path
) -> None:
    for uid in (SPS, MX):
        record = dossier.reader.get(uid)
        assert record is not None
        dossier.journal.commit(ChangeSet((Update(uid, record.revision, {"release_to": ("US",)}),), "x"))
    issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(Audience.PUBLIC, "US"), "es", DAY)
    for audience in AUDIENCES:
        words, _ = told(dossier, tmp_path / "d.pdf", "1", audience, SPS, language=language)
        assert (said in words) == (audience is Audience.NEGOTIATORS)
        assert audience is Audience.NEGOTIATORS or not {"US", "núm.", "no. 1"} & set(words.split())


def test_a_brief_about_other_issues_is_said_to_be_so(dossier: Dossier, tmp_path: Path) -> None:
    issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(), "es", DAY)
    for of, differs in ((), True), ((AUTOS,), True), ((SPS,), False):
        words, _ = told(dossier, tmp_path / "d.pdf", "1", Audience.PUBLIC, *of)
        assert ("La ficha núm. 1 no era de lo mismo" in words) == differs
    issue_brief(dossier, tmp_path / "g.pdf", (), Handing(), "es", DAY, kind="matrix")
    assert "no era de lo mismo" not in told(dossier, tmp_path / "d.pdf", "2", Audience.PUBLIC)[0]


def test_the_file_of_one_since_a_brief_for_others_does_not_bear_its_number(dossier: Dossier, tmp_path: Path) -> None:
    for audience in (Audience.NEGOTIATORS, Audience.PUBLIC):
        issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(audience), "es", DAY)
    done = briefs_to_folder(
        dossier, tmp_path / "each", ["1", "2"], Handing(), "es", DAY, leaving=Leaving("delta", Options(full=True))
    )
    assert [one.paths[0].name for one in done.left] == [
        f"que-cambio-{DAY.isoformat()}-public-es.pdf",
        "que-cambio-2-public-es.pdf",
    ]
    assert [bool(one.briefed.remarks) for one in done.left] == [True, False]
