"""A Party's confirmation: what is written, for which review it counts, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Citation, Commitment, Milestone, Source, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.confirming import Confirmation, NotConfirmed, confirming
from workbench.tasks.cycles import cycles, heard_told

PUBLIC = Chosen("public")
TODAY = date(2027, 3, 1)


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


MX, US, CA, REVIEW, SOURCE = (uid(n) for n in range(1, 6))


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    """The review of 2026 at which two confirmed, and words of the third that sound as if it had."""
    parties = [
        Actor(uid=u, title=Parallel(name), acronym=key, kind=Chosen("party"), country=Chosen(key), audience=PUBLIC)
        for u, name, key in ((MX, "México", "MX"), (US, "Estados Unidos", "US"), (CA, "Canadá", "CA"))
    ]
    made = (
        *parties,
        Milestone(
            uid=REVIEW, title=Parallel("Revisión"), when=from_iso("2026-07-01"), kind=Chosen("review"),
            confirmed=(MX, CA), declined=(US,), audience=PUBLIC,
        ),
        Source(uid=SOURCE, title="Carta del Presidente", audience=PUBLIC),
        Statement(
            uid=uid(8), on=Parallel("Prórroga"), actor=US, verb=Chosen("agrees"), when=from_iso("2026-12-01"),
            words=Parallel("Confirmamos la prórroga de 16 años."),
        ),
        Commitment(uid=uid(9), title=Parallel("Confirmar la prórroga"), owner=US, status=Chosen("kept")),
    )  # fmt: skip
    with open_dossier(dossier_path, write=True) as opened:
        opened.journal.commit(ChangeSet(tuple(map(Create, made)), "todo"))
        yield opened


def confirm(dossier: Dossier, party: str, day: str, **more: object) -> None:
    said = Confirmation(party, from_iso(day), **more)  # type: ignore[arg-type]
    dossier.journal.commit(confirming(dossier.reader, said, TODAY, "es"))


def heard(dossier: Dossier, audience: Audience = Audience.NEGOTIATORS) -> list[str]:
    found = cycles(dossier.reader.for_audience(audience), TODAY, "es")
    return [heard_told(one, found, "es").es for one in found.series.cycles[0].heard]


def test_words_and_promises_confirm_nothing(dossier: Dossier) -> None:
    assert heard(dossier) == [
        "México · 1 de julio de 2026 · hito D-1 (sin fuente)", "Canadá · 1 de julio de 2026 · hito D-1 (sin fuente)",
        "Estados Unidos · 1 de julio de 2026 · hito D-1 (sin fuente)",
    ]  # fmt: skip
    assert cycles(dossier.reader, TODAY, "es").series.extended is None


def test_a_confirmation_is_a_milestone_with_its_source_and_one_step_of_undo(dossier: Dossier) -> None:
    confirm(dossier, US, "2027-02-10", source=SOURCE, locator="párr. 2", read=True)
    made = dossier.reader.by_key("D-2")
    assert isinstance(made, Milestone)
    assert made.title == Parallel(
        "Estados Unidos confirma la prórroga (artículo 34.7)", "Estados Unidos confirms the extension (Article 34.7)"
    )
    assert (made.confirmed, made.parties, [p.code() for p in made.provisions]) == ((US,), (US,), ["34.7"])
    assert made.cycle == from_iso("2026") and made.own_audience is Audience.NEGOTIATORS
    (citation,) = dossier.reader.citations(made.uid)
    assert isinstance(citation, Citation)
    assert (citation.field, citation.source, citation.locator, citation.verified) == (
        "confirmed",
        SOURCE,
        "párr. 2",
        True,
    )
    found = cycles(dossier.reader, TODAY, "es").series
    assert found.extended is not None and found.extended.completed == from_iso("2027-02-10")
    assert heard(dossier)[1] == "Estados Unidos · 10 de febrero de 2027 · hito D-2"
    assert [line.startswith("Estados Unidos") for line in heard(dossier, Audience.PUBLIC)] == [False, False, True]
    dossier.journal.undo()
    assert dossier.reader.get(made.uid) is None and cycles(dossier.reader, TODAY, "es").series.extended is None


def test_one_without_a_source_and_one_that_nobody_read_say_so(dossier: Dossier) -> None:
    confirm(dossier, US, "2027-02-10")
    assert heard(dossier)[1].endswith("hito D-2 (sin fuente)")
    dossier.journal.undo()
    confirm(dossier, US, "2027-02", source=SOURCE)
    assert heard(dossier)[1].endswith("febrero de 2027 · hito D-3 (por verificar)")


@pytest.mark.parametrize(
    ("party", "day", "source", "told"),
    [
        (SOURCE, "2027-02-10", "", "Elija cuál de las Partes confirmó."),
        (US, "2027-03-02", "", "2 de marzo de 2027 está por venir; se registra lo que ya se confirmó."),
        (US, "2026-06-30", "", "Hasta 30 de junio de 2026 no hay registrada ninguna revisión conjunta"),
        (CA, "2027-02-10", "", "De la revisión de 2026 ya consta que Canadá confirmó."),
        (US, "2027-02-10", uid(99), "La fuente ya no está en el expediente."),
    ],
)
def test_what_cannot_be_a_confirmation_is_refused_and_nothing_written(
    dossier: Dossier, party: str, day: str, source: str, told: str
) -> None:
    with pytest.raises(NotConfirmed) as refused:
        confirm(dossier, party, day, source=source)
    assert refused.value.words.es.startswith(told) and refused.value.words.en
    assert dossier.reader.count("milestone") == 1
