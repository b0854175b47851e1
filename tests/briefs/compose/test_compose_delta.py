"""What changed since a moment: field by field, net of what came and went, for one audience."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from compose_helpers import said

from workbench.briefs.compose.delta import MOST_NAMES, together
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose
from workbench.briefs.compose.options import Options, Start
from workbench.briefs.document import Bullets, Document, Heading, Table, plain_of
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import show_when, whole_day
from workbench.i18n import Language, same
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.store.history import FieldMove
from workbench.tasks.brief_to_file import NoBrief, brief_to_file
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief
from workbench.tasks.starting import NoStart, start_of

DAY = date(2026, 7, 23)
MX, SPS, AUTOS, OURS, THEIRS, NEW, HIDDEN = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(7))
PUBLIC = Chosen("public")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    create_dossier(tmp_path / "d.dossier")
    with open_dossier(tmp_path / "d.dossier", write=True, author="ana") as opened:
        records = (
            Actor(uid=MX, title=Parallel("México", "Mexico"), acronym="MX", audience=PUBLIC),
            Issue(uid=SPS, title=Parallel("Medidas sanitarias", "Sanitary measures"), audience=PUBLIC),
            Issue(uid=AUTOS, title=Parallel("Autos", "Cars"), audience=PUBLIC),
            Position(uid=OURS, issue=SPS, actor=MX, on=Parallel("Plazos"), stance=Chosen("supports"), audience=PUBLIC),
            Position(uid=THEIRS, issue=AUTOS, actor=MX, on=Parallel("Reglas"), audience=PUBLIC),
        )
        opened.journal.commit(ChangeSet(tuple(Create(r) for r in records), "base"))
        yield opened


def change(dossier: Dossier, uid: str, **values: object) -> None:
    record = dossier.reader.get(uid)
    assert record is not None
    dossier.journal.commit(ChangeSet((Update(uid, record.revision, values),), "cambio"))


def delta(
    dossier: Dossier,
    *of: str,
    audience: Audience = Audience.NEGOTIATORS,
    language: Language = "es",
    since: int = 1,
    portions: bool = False,
) -> Document:
    asked = Asked(dossier.reader.get_all(of))
    options = Options(start=Start(since, same("el inicio")), portions=portions)
    return compose(KINDS["delta"], dossier.reader.for_audience(audience), asked, language, DAY, options)


def rows(document: Document) -> list[tuple[str, ...]]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [tuple(plain_of(cell) for cell in row) for table in tables for row in table.rows]


def test_a_change_is_told_as_it_was_and_as_it_is(dossier: Dossier) -> None:
    change(dossier, OURS, stance=Chosen("conditional"), red_line=Parallel("Nada de afirmativa ficta"))
    assert rows(delta(dossier)) == [
        ("Postura", "Apoya", "Apoya con condiciones"),
        ("Línea roja", "", "Nada de afirmativa ficta"),
    ]
    assert ("Stance", "Supports", "Supports with conditions") in rows(delta(dossier, language="en"))


def test_what_comes_back_to_where_it_was_is_no_change(dossier: Dossier) -> None:
    change(dossier, OURS, stance=Chosen("conditional"))
    change(dossier, OURS, stance=Chosen("opposes"), statement=Parallel("Primero"))
    change(dossier, OURS, stance=Chosen("supports"), statement=Parallel("Segundo"))
    assert rows(delta(dossier)) == [("Posición", "", "Segundo")]
    dossier.journal.undo()
    dossier.journal.undo()
    dossier.journal.undo()
    assert "Nada de lo que esta audiencia puede ver cambió" in said(delta(dossier))


def test_a_record_that_came_and_went_is_not_told(dossier: Dossier) -> None:
    dossier.journal.commit(ChangeSet((Create(Issue(uid=NEW, title=Parallel("Pasajero"))),), "alta"))
    record = dossier.reader.get(NEW)
    assert record is not None
    dossier.journal.commit(ChangeSet((Delete(NEW, record.revision),), "baja"))
    assert "Pasajero" not in said(delta(dossier))


def test_what_is_new_and_what_is_gone_is_named_by_type(dossier: Dossier) -> None:
    for number in range(MOST_NAMES + 3):
        issue = Issue(uid=f"00000000-0000-4000-8000-0000000001{number:02}", title=Parallel(f"Tema nuevo {number}"))
        dossier.journal.commit(ChangeSet((Create(issue),), "alta"))
    record = dossier.reader.get(THEIRS)
    assert record is not None
    dossier.journal.commit(ChangeSet((Delete(THEIRS, record.revision),), "baja"))
    document = delta(dossier)
    assert [b.text for b in document.blocks if isinstance(b, Heading)] == ["Nuevo · Temas", "Retirado · Posiciones"]
    new, gone = (block for block in document.blocks if isinstance(block, Bullets))
    assert len(new.items) == MOST_NAMES
    assert "y 3 más" in said(document)
    assert [plain_of(item) for item in gone.items] == ["Reglas · Autos · México"]


def test_of_one_issue_only_what_belongs_to_it(dossier: Dossier) -> None:
    change(dossier, OURS, stance=Chosen("opposes"))
    change(dossier, THEIRS, stance=Chosen("opposes"))
    record = dossier.reader.get(THEIRS)
    assert record is not None
    dossier.journal.commit(ChangeSet((Delete(THEIRS, record.revision),), "baja"))
    document = delta(dossier, SPS)
    assert document.title == "Qué cambió · Medidas sanitarias"
    assert "Plazos" in said(document)
    assert "Reglas" not in said(document)
    assert "Reglas" in said(delta(dossier, AUTOS))  # though it points to the issue no longer


def test_only_what_came_after_is_told(dossier: Dossier) -> None:
    change(dossier, OURS, stance=Chosen("opposes"))
    since, _ = dossier.register.state()
    change(dossier, OURS, statement=Parallel("Después"))
    assert rows(delta(dossier, since=since)) == [("Posición", "", "Después")]


def test_an_audience_reads_only_what_it_may_see(dossier: Dossier) -> None:
    change(dossier, OURS, red_line=Parallel("Sólo para el equipo"), statement=Parallel("Para todos"))
    change(dossier, THEIRS, audience=Chosen("government"))
    dossier.journal.commit(ChangeSet((Create(Issue(uid=NEW, title=Parallel("Tema oculto"))),), "alta"))
    public = delta(dossier, audience=Audience.PUBLIC)
    assert rows(public) == [("Posición", "", "Para todos")]
    for hidden in ("Sólo para el equipo", "Tema oculto", "Gobierno", "Línea roja"):
        assert hidden not in said(public)
    assert ("Registros con cambios", "1") in [(f.label, plain_of(f.value)) for f in public.head]
    assert "Tema oculto" in said(delta(dossier))


OTHERS = (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT)


@pytest.mark.parametrize("audience", OTHERS)
def test_nothing_tells_others_that_what_is_reserved_of_a_position_moved(dossier: Dossier, audience: Audience) -> None:
    cleared = {"clearance": Chosen("cleared"), "reviewed_by": "Antes", "as_of": whole_day(date(2026, 5, 5))}
    change(dossier, OURS, statement=Parallel("Lo de antes"), **cleared)
    since, _ = dossier.register.state()
    secret: dict[str, object] = {
        "red_line": Parallel("CANARIO"),
        "clearance": Chosen("draft"),
        "reviewed_by": "CANARIO",
    }
    change(dossier, OURS, **secret, as_of=whole_day(date(2026, 11, 11)), last_verified=whole_day(DAY))
    assert _told_nothing(delta(dossier, SPS, audience=audience, since=since))
    change(dossier, OURS, clearance=Chosen("cleared"))
    assert _told_nothing(delta(dossier, SPS, audience=audience, since=since)), "nor that it was cleared anew"
    reserved = tuple((name, Audience.NEGOTIATORS) for name in ("as_of", "statement"))
    change(dossier, OURS, statement=Parallel("CANARIO"), levels=reserved, clearance=Chosen("draft"))
    document = delta(dossier, SPS, audience=audience, since=since)
    assert _told_nothing(document) and "CANARIO" not in said(document)
    assert {"Línea roja", "Posición", "Autorización"} <= {row[0] for row in rows(delta(dossier, SPS, since=since))}


def _told_nothing(document: Document) -> bool:
    told = [(f.label, plain_of(f.value)) for f in document.head]
    return rows(document) == [] and ("Registros con cambios", "0") in told and "Nada de lo que" in said(document)


@pytest.mark.parametrize("audience", OTHERS)
def test_a_wording_that_others_may_read_is_told_with_its_date_and_without_its_clearance(
    dossier: Dossier, audience: Audience
) -> None:
    change(dossier, OURS, statement=Parallel("Para todos"), clearance=Chosen("cleared"), as_of=whole_day(DAY))
    assert rows(delta(dossier, audience=audience)) == [
        ("Posición", "", "Para todos"), ("Al", "", show_when(whole_day(DAY), "es")),
    ]  # fmt: skip


def test_each_language_of_a_field_moves_by_itself() -> None:
    moves = [
        FieldMove("title", Parallel("a", ""), Parallel("b", "")),
        FieldMove("title", Parallel("", "x"), Parallel("", "y")),
        FieldMove("title", Parallel("b", ""), Parallel("c", "")),
    ]
    assert together(moves) == FieldMove("title", Parallel("a", "x"), Parallel("c", "y"))
    assert together(moves[:1]) == moves[0]
    plain = [FieldMove("key", "1", "2"), FieldMove("key", "2", "3")]
    assert together(plain) == FieldMove("key", "1", "3")


# ---- since when


def test_since_an_issued_brief_is_since_it_was_composed(dossier: Dossier, tmp_path: Path) -> None:
    change(dossier, OURS, stance=Chosen("opposes"))
    issue_brief(dossier, tmp_path / "f.pdf", SPS, Handing(), "es", DAY)
    change(dossier, OURS, statement=Parallel("Después"))
    start = start_of(dossier, " 1 ")
    assert start.told.es == "ficha núm. 1, con datos al 23 de julio de 2026"
    assert rows(delta(dossier, since=start.change)) == [("Posición", "", "Después")]


def test_since_a_day_is_since_it_began(dossier: Dossier) -> None:
    today = date.today()
    assert start_of(dossier, today.isoformat()).change == 0
    before = start_of(dossier, (today - timedelta(days=400)).isoformat())
    day, first = (show_when(whole_day(d), "es") for d in (today - timedelta(days=400), today))
    assert (before.change, before.told.es) == (0, f"{day} (el expediente empieza el {first})")
    with pytest.raises(NoStart) as caught:
        start_of(dossier, (today + timedelta(days=2)).isoformat())
    assert "todavía no llega" in caught.value.words.es


def test_what_a_dossier_was_made_from_is_not_new(tmp_path: Path) -> None:
    new_dossier(tmp_path / "b.dossier", "usmca-review")
    with open_dossier(tmp_path / "b.dossier", write=True, author="ana") as opened:
        first = opened.register.state()[0]
        assert start_of(opened, "2020-01-01").change == start_of(opened, date.today().isoformat()).change == first
        opened.journal.commit(ChangeSet((Create(Issue(uid=NEW, title=Parallel("Nuevo"))),), "alta"))
        document = delta(opened, since=start_of(opened, "2020-01-01").change)
        assert [plain_of(item) for b in document.blocks if isinstance(b, Bullets) for item in b.items] == ["Nuevo"]


def test_what_is_gone_is_told_with_whose_it_was(dossier: Dossier) -> None:
    gone = [dossier.reader.get(uid) for uid in (OURS, SPS)]
    dossier.journal.commit(ChangeSet(tuple(Delete(r.uid, r.revision) for r in gone if r is not None), "baja"))
    listed = [plain_of(item) for b in delta(dossier).blocks if isinstance(b, Bullets) for item in b.items]
    assert sorted(listed) == ["Medidas sanitarias", "Plazos · Medidas sanitarias · México"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.needs_start and not kind.needs_recipient])
def test_a_paper_that_tells_no_changes_takes_no_since(dossier: Dossier, tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(NoBrief) as caught:
        options = Options(since="2026-01-01")
        brief_to_file(dossier, tmp_path / "d.pdf", SPS, Handing(), "es", DAY, kind=kind.key, options=options)
    assert "no lleva desde cuándo" in caught.value.words.es


@pytest.mark.parametrize("words", ["7", "ayer", "2026-13-01", "-1", "9" * 30])
def test_words_that_are_no_moment_are_refused(words: str, dossier: Dossier) -> None:
    with pytest.raises(NoStart):
        start_of(dossier, words)


def test_a_day_after_the_day_of_the_facts_is_refused(dossier: Dossier) -> None:
    today = date.today()
    assert start_of(dossier, today.isoformat(), today).change == 0
    with pytest.raises(NoStart) as caught:
        start_of(dossier, today.isoformat(), today - timedelta(days=1))
    assert "que es antes" in caught.value.words.es


def test_without_since_when_and_for_a_recipient_by_name_there_is_none(dossier: Dossier, tmp_path: Path) -> None:
    for options, handing in ((Options(), Handing()), (Options(since="2026-01-01"), Handing(release_to="US"))):
        with pytest.raises(NoBrief):
            brief_to_file(dossier, tmp_path / "d.pdf", (), handing, "es", DAY, kind="delta", options=options)
    assert not (tmp_path / "d.pdf").exists()


def test_each_change_is_marked_by_who_may_see_it_now_and_could_see_it_then(dossier: Dossier) -> None:
    change(dossier, OURS, stance=Chosen("conditional"), red_line=Parallel("Nada de afirmativa ficta"))
    change(dossier, THEIRS, audience=Chosen("negotiators"), stance=Chosen("opposes"))
    change(dossier, THEIRS, audience=PUBLIC, stance=Chosen("supports"))
    new = Position(uid=NEW, issue=SPS, actor=MX, on=Parallel("Puertos"), stance=Chosen("supports"), audience=PUBLIC)
    hidden = Position(uid=HIDDEN, issue=SPS, actor=MX, on=Parallel("Aduanas"), audience=Chosen("government"))
    dossier.journal.commit(ChangeSet((Create(new), Create(hidden)), "nuevas"))
    document = delta(dossier, portions=True)
    assert {row[0] for row in rows(document)} == {"(P) Postura", "(N) Línea roja", "(N) Postura"}
    (names,) = (block.items for block in document.blocks if isinstance(block, Bullets))
    assert {plain_of(name)[:11] for name in names} == {"(P) Puertos", "(G) Aduanas"}
    public = rows(delta(dossier, audience=Audience.PUBLIC))
    assert public == [("Postura", "Apoya", "Apoya con condiciones")]
