"""A brief leaves proved, or not at all."""

from __future__ import annotations

import io
import itertools
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from pdf_words import words_of
from validating import findings

from workbench.briefs import document as paper
from workbench.briefs.compose import kinds
from workbench.briefs.compose.kinds import KINDS, Kind
from workbench.briefs.compose.options import PLAIN, Options
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Body, Issue, Meeting, Position
from workbench.domain.types import Chosen, Parallel
from workbench.i18n import PROGRAM_LANGUAGES, Language
from workbench.outgoing.proof import LeakFound
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.tasks import brief_to_file as task
from workbench.tasks.brief_to_file import NoBrief, brief_to_file, preview_brief
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing

RED_LINE = "No aceptar plazos automáticos de aprobación"
DAY = date(2026, 7, 23)
NEGOTIATORS = Handing(Audience.NEGOTIATORS)
MX, ISSUE, POSITION = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(3))


@pytest.fixture
def dossier(tmp_path: Path) -> Any:
    path = tmp_path / "d.dossier"
    create_dossier(path)
    public = Chosen("public")
    mx = Actor(
        uid=MX,
        title=Parallel(es="México", en="Mexico"),
        acronym="MX",
        kind=Chosen("party"),
        country=Chosen("MX"),
        audience=public,
    )
    issue = Issue(uid=ISSUE, title=Parallel(es="Medidas sanitarias", en="Sanitary measures"), audience=public)
    position = Position(
        uid=POSITION,
        issue=issue.uid,
        actor=mx.uid,
        on=Parallel(es="Autorizaciones"),
        statement=Parallel(es="México propone resolver las autorizaciones en noventa días."),
        red_line=Parallel(es=RED_LINE),
        audience=public,
    )
    with open_dossier(path, write=True, author="test") as opened:
        opened.journal.commit(ChangeSet((Create(mx), Create(issue), Create(position)), "base"))
        yield opened


def leaking(where: str) -> Any:
    """The template with a reserved line planted in it."""
    compose = kinds.compose

    def planted(*arguments: Any, **named: Any) -> paper.Document:
        made = compose(*arguments, **named)
        if where == "page":
            return replace(made, blocks=(*made.blocks, paper.SmallLine(14, RED_LINE)))
        if where == "title":
            return replace(made, title=f"{made.title}: {RED_LINE}")
        return replace(made, subject=RED_LINE)

    return planted


def test_negotiators_see_the_red_line_and_the_public_does_not(dossier: Dossier, tmp_path: Path) -> None:
    for audience in Audience:
        path = tmp_path / f"{audience.key}.pdf"
        done = brief_to_file(dossier, path, "I-1", Handing(audience), "es", DAY)
        assert done.rendered.pages == 1
        assert (RED_LINE in words_of(path)) is (audience is Audience.NEGOTIATORS)
        assert "noventa días" in words_of(path)


@pytest.mark.parametrize("where", ["page", "title", "subject"])
def test_a_leak_planted_in_the_template_is_caught_and_the_file_is_gone(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"the brief of yesterday")
    monkeypatch.setattr(task, "compose", leaking(where))
    with pytest.raises(LeakFound) as caught:
        brief_to_file(dossier, path, "I-1", Handing(Audience.GOVERNMENT), "es", DAY)
    assert path.read_bytes() == b"the brief of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.pdf", "d.dossier", "d.dossier.lock"]
    hit = caught.value.hits[0]
    assert (hit.value.key, hit.value.field) == ("P-1", "red_line")
    assert hit.place in str(caught.value)
    assert RED_LINE not in str(caught.value)
    if where == "page":
        assert hit.place == "p. 1"


@pytest.mark.parametrize("where", ["page", "title", "subject"])
def test_a_leaking_template_gives_no_word_file(
    where: str, dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "compose", leaking(where))
    with pytest.raises(LeakFound, match=r"word/|docProps/core\.xml"):
        brief_to_file(dossier, tmp_path / "b.docx", "I-1", Handing(Audience.GOVERNMENT), "es", DAY)
    assert not list(tmp_path.glob("b.*"))


@pytest.mark.parametrize("split", [False, True])
def test_a_leak_on_the_letterhead_is_found(split: bool, dossier: Dossier, tmp_path: Path) -> None:
    sheet = docx.Document()
    paragraph = sheet.sections[0].footer.paragraphs[0]
    for run in (RED_LINE[:9], RED_LINE[9:]) if split else (RED_LINE,):
        paragraph.add_run(run)
    sheet.save(str(tmp_path / "hoja.docx"))
    handing = Handing(Audience.GOVERNMENT)
    with pytest.raises(LeakFound, match=r"word/footer"):
        brief_to_file(dossier, tmp_path / "b.docx", "I-1", handing, "es", DAY, letterhead=tmp_path / "hoja.docx")
    assert not list(tmp_path.glob("b.*"))


def test_the_same_template_is_no_leak_for_negotiators(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "compose", leaking("page"))
    brief_to_file(dossier, tmp_path / "b.pdf", "I-1", Handing(Audience.NEGOTIATORS), "es", DAY)
    assert (tmp_path / "b.pdf").exists()


def test_a_line_lowered_by_hand_may_be_printed(dossier: Dossier, tmp_path: Path) -> None:
    lowered = Update(POSITION, 1, {"levels": (("red_line", Audience.PUBLIC),)})
    dossier.journal.commit(ChangeSet((lowered,), "lower"))
    path = tmp_path / "b.pdf"
    brief_to_file(dossier, path, POSITION, Handing(), "es", DAY)
    assert RED_LINE in words_of(path)


SUBJECTS = {
    "position": ("I-3", "I-9", "I-18"),
    "meeting": ("M-20",),
    "readout": ("M-76",),
    "committee": ("SPS",),
    "actor": ("USTR",),
    "article": ("Art. 9.17",),
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.needs_recipient], ids=lambda k: k.key)
def test_every_kind_keeps_both_standards_for_every_audience_in_both_languages(kind: Kind, tmp_path: Path) -> None:
    path, out = tmp_path / "r.dossier", tmp_path / "f.pdf"
    new_dossier(path, "usmca-review")
    options = Options(since="2026-01-01") if kind.needs_start else PLAIN
    with open_dossier(path) as review:
        for audience, language in itertools.product(Audience, PROGRAM_LANGUAGES):
            for of in SUBJECTS.get(kind.key, ("",)):
                asked = (review, out, [of] if of else [], Handing(audience), language, DAY)
                brief_to_file(*asked, kind=kind.key, options=options)
                assert findings(out) == [], (of, audience, language)


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_what_is_handed_to_a_recipient_keeps_both_standards(
    dossier: Dossier, tmp_path: Path, language: Language
) -> None:
    ticks = tuple(Update(uid, 1, {"release_to": ("US",)}) for uid in (MX, ISSUE, POSITION))
    dossier.journal.commit(ChangeSet(ticks, "ticked"))
    for kind in KINDS.values():
        if kind.needs_recipient:
            brief_to_file(dossier, tmp_path / "f.pdf", [], Handing(release_to="US"), language, DAY, kind=kind.key)
            assert findings(tmp_path / "f.pdf") == []


def test_what_the_audience_may_not_know_of_has_no_brief(dossier: Dossier, tmp_path: Path) -> None:
    hidden = Update(ISSUE, 1, {"audience": Chosen("negotiators")})
    dossier.journal.commit(ChangeSet((hidden,), "hide"))
    with pytest.raises(NoBrief, match="does not exist"):
        brief_to_file(dossier, tmp_path / "b.pdf", "I-1", Handing(Audience.GOVERNMENT), "es", DAY)
    for of in ("I-7", "A-1", "nothing"):
        with pytest.raises(NoBrief):
            brief_to_file(dossier, tmp_path / "b.pdf", of, Handing(Audience.NEGOTIATORS), "es", DAY)
    with pytest.raises(NoBrief, match=r"\.pdf"):
        brief_to_file(dossier, tmp_path / "b.txt", "I-1", Handing(Audience.NEGOTIATORS), "es", DAY)
    assert not list(tmp_path.glob("b.*"))


def test_a_recipient_gets_only_what_was_ticked_for_it(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "us.pdf"
    with pytest.raises(NoBrief):
        brief_to_file(dossier, path, "I-1", Handing(Audience.NEGOTIATORS, "US"), "es", DAY)
    ticks = tuple(Update(uid, 1, {"release_to": ("US",)}) for uid in (MX, ISSUE))
    dossier.journal.commit(ChangeSet(ticks, "tick"))
    brief_to_file(dossier, path, "I-1", Handing(Audience.NEGOTIATORS, "US"), "es", DAY)
    assert "noventa días" not in words_of(path)
    dossier.journal.commit(ChangeSet((Update(POSITION, 1, {"release_to": ("us",)}),), "tick"))
    brief_to_file(dossier, path, "I-1", Handing(Audience.NEGOTIATORS, "US"), "es", DAY)
    assert "noventa días" in words_of(path) and RED_LINE not in words_of(path)


def test_a_folder_is_for_one_round(dossier: Dossier, tmp_path: Path) -> None:
    body = Body(uid="b", title=Parallel("Comisión"), audience=Chosen("public"))
    rounds = [Meeting(uid=uid, body="b", title=Parallel(uid), audience=Chosen("public")) for uid in ("una", "otra")]
    dossier.journal.commit(ChangeSet(tuple(map(Create, (body, *rounds))), "rounds"))
    out = tmp_path / "x.pdf"
    asked = (Handing(Audience.PUBLIC), "es", DAY)
    with pytest.raises(NoBrief, match="only one"):
        brief_to_file(dossier, out, ["una", "otra", ISSUE], *asked, kind="book")
    assert not out.exists()
    assert brief_to_file(dossier, out, ["una", ISSUE], *asked, kind="book").title == "una"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """All that Python writes into files, by their descriptors or by their names, while a test runs."""
    found: list[bytes] = []
    write_bytes, opened = Path.write_bytes, io.open

    def noting(path: Path, data: Any) -> int:
        found.append(bytes(data))
        return write_bytes(path, data)

    def none_opened(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if set(mode) & set("wxa+") and sys._getframe(2).f_code.co_name != "write_bytes":
            found.append(f"opened {file}".encode())
        return opened(file, mode, *rest, **named)

    monkeypatch.setattr(Path, "write_bytes", noting)
    monkeypatch.setattr(io, "open", none_opened)
    monkeypatch.setattr("builtins.open", none_opened)
    return found


def test_of_a_locked_brief_only_locked_bytes_touch_the_disk(
    dossier: Dossier, tmp_path: Path, written: list[bytes]
) -> None:
    path = tmp_path / "brief.pdf"
    brief_to_file(dossier, path, "I-1", NEGOTIATORS, "es", DAY, password="una clave")
    assert [path.read_bytes()] == written
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(written[0]))
    brief_to_file(dossier, tmp_path / "open.pdf", "I-1", NEGOTIATORS, "es", DAY)
    assert len(written) == 2 and pikepdf.open(io.BytesIO(written[1])).pages  # an open one would be noticed


def test_a_preview_touches_the_disk_with_nothing(dossier: Dossier, written: list[bytes]) -> None:
    seen = preview_brief(dossier, "I-1", NEGOTIATORS, "es", DAY, 1.0)
    assert len(seen.pages) == seen.briefed.rendered.pages == 1 and written == []


def test_a_leak_in_what_is_to_be_locked_is_caught_and_leaves_no_file(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "compose", leaking("page"))
    with pytest.raises(LeakFound):
        brief_to_file(dossier, tmp_path / "f.pdf", "I-1", Handing(Audience.GOVERNMENT), "es", DAY, password="clave")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d.dossier", "d.dossier.lock"]
