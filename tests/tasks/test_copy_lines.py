"""Lines to take leave as text, proved for who may read them, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.records.issue import ARGUMENTS, REPLIES
from workbench.domain.types import Chosen, Parallel
from workbench.outgoing.proof import LeakFound
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks import copy_lines
from workbench.tasks.brief_to_file import NoBrief
from workbench.tasks.copy_lines import lines_to_take
from workbench.tasks.handing_out import Handing

DAY = date(2026, 7, 23)
RED_LINE = "No aceptar plazos automáticos de aprobación"
MX, ISSUE, POSITION = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(3))


@pytest.fixture
def dossier(new_path: Callable[[], Path]) -> Iterator[Dossier]:
    public: dict[str, Any] = {"audience": Chosen("public")}
    path = new_path()
    issue = Issue(
        uid=ISSUE,
        title=Parallel("Medidas sanitarias", "Sanitary measures"),
        arguments=(ARGUMENTS.row("El rezago baja.", "–38 %", "Informe", "The backlog falls.", "–38 %", "Report"),),
        replies=(REPLIES.row("Tardan.", "Ya no."),),
        do_not_say=Parallel("No hablar del calendario"),
        **public,
    )
    mexico = Actor(uid=MX, title=Parallel("México"), kind=Chosen("party"), country=Chosen("MX"), **public)
    position = Position(
        uid=POSITION,
        issue=ISSUE,
        actor=MX,
        on=Parallel("Plazos"),
        statement=Parallel("México propone noventa días."),
        red_line=Parallel(RED_LINE),
        **public,
    )
    with open_dossier(path, write=True, author="test") as opened:
        opened.journal.commit(ChangeSet((Create(mexico), Create(issue), Create(position)), "base"))
        yield opened


def test_position_arguments_and_answers_are_text_and_nothing_else_is(dossier: Dossier) -> None:
    lines = lines_to_take(dossier, "I-1", Handing(), "es", DAY)
    assert lines.text == (
        "Medidas sanitarias\n\n"
        "Posición de México\n• Plazos: México propone noventa días.\n\n"
        "Argumentos\n1. El rezago baja. –38 % (Informe)\n\n"
        "Si lo plantean\n• Tardan.\n  → Ya no.\n\n"
        "Público · Datos al 23 de julio de 2026\n"
    )
    assert lines.proof.searched > 0
    inside = lines_to_take(dossier, POSITION, Handing(Audience.NEGOTIATORS), "en", DAY).text
    assert "The backlog falls." in inside and "Restricted use" in inside
    assert RED_LINE not in inside and "calendario" not in inside


def test_a_reserved_line_is_caught_before_it_is_handed_over(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    made = copy_lines.lines_of
    monkeypatch.setattr(
        copy_lines,
        "lines_of",
        lambda *a, **b: made(*a, **b).replace("Ya no.", "No aceptar\n plazos automáticos de aprobación"),
    )
    with pytest.raises(LeakFound) as caught:
        lines_to_take(dossier, "I-1", Handing(Audience.GOVERNMENT), "es", DAY)
    assert caught.value.hits[0].value.field == "red_line"
    assert caught.value.hits[0].place == "l. 11"
    assert RED_LINE not in str(caught.value)
    assert RED_LINE[:10] in lines_to_take(dossier, "I-1", Handing(Audience.NEGOTIATORS), "es", DAY).text


def test_what_the_recipient_may_not_know_of_has_no_lines(dossier: Dossier) -> None:
    with pytest.raises(NoBrief, match="ticked"):
        lines_to_take(dossier, "I-1", Handing(Audience.PUBLIC, "US"), "es", DAY)
    with pytest.raises(NoBrief):
        lines_to_take(dossier, "I-9", Handing(), "es", DAY)
