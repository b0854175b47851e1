"""What a paper knows of the language of its words, and which of its addresses are links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pikepdf
import pytest
from compose_helpers import PARTIES, PUBLIC, composed, es, kept

from workbench.briefs.document import Document, Heading, Run, Statement, plain_of
from workbench.briefs.pdf import render
from workbench.domain.records import Actor, Citation, Issue, Position, Source
from workbench.domain.records.issue import ARGUMENTS
from workbench.domain.types import Chosen, Parallel
from workbench.i18n import Language


def runs_of(value: object) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from runs_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from runs_of(getattr(value, field.name))


def in_other_languages(document: Document) -> dict[str, Language]:
    return {run.text: run.language for run in runs_of((document.head, document.blocks)) if run.language}


@pytest.fixture
def mixed(empty_dossier: Path, tmp_path: Path) -> Path:
    path = tmp_path / "a.dossier"
    path.write_bytes(empty_dossier.read_bytes())
    records = (
        Issue(
            uid="i",
            title=Parallel(en="Approval times"),
            interest=Parallel("Certeza.", "Certainty."),
            decision=Parallel(en="Ask for a date."),
            lead="se",
            arguments=(ARGUMENTS.row("", "", "", "It works.", "12 %", "CRS"),),
            audience=PUBLIC,
        ),
        Actor(uid="se", title=Parallel(en="Trade desk"), kind=Chosen("ministry"), audience=PUBLIC),
        Position(
            uid="p",
            issue="i",
            actor="us",
            on=es("Plazo"),
            statement=Parallel(en="We will not move."),
            standing=Chosen("stated"),
            audience=PUBLIC,
        ),
    )
    return kept(path, *PARTIES, *records)


def test_words_that_are_known_to_be_of_another_language_say_so(mixed: Path) -> None:
    document = composed(mixed, "position", "i")
    assert document.titled_in == "en"
    assert in_other_languages(document) == {
        "Ask for a date.": "en",
        "We will not move.": "en",
        "It works.": "en",
        "12 %": "en",
        "CRS": "en",
    }
    assert in_other_languages(composed(mixed, "actor", "us")) == {
        "Approval times": "en",
        "We will not move.": "en",
    }
    english = composed(mixed, "position", "i", language="en")
    assert english.titled_in is None
    assert in_other_languages(english)["Plazo"] == in_other_languages(english)["Estados Unidos"] == "es"
    book = composed(mixed, "book", "i")
    (heading,) = [block for block in book.blocks if isinstance(block, Heading) and "Approval" in block.text]
    assert heading.language == "en"


ADDRESSES = {
    "https://www.gob.mx/se": "https://www.gob.mx/se",
    "https://peñas.mx/años?q=á b": "",  # a blank is no address
    "https://peñas.mx/años?q=á": "https://xn--peas-hqa.mx/a%C3%B1os?q=%C3%A1",
    "javascript:alert(1)": "",
    "file:///etc/passwd": "",
    "https://www.gob.mx@otro.mx/": "",
    "www.gob.mx": "",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_a_checked_address_of_a_source_leads_out(mixed: Path, address: str) -> None:
    records = (
        Source(uid="w", title="Ver https://falso.mx", publisher="https://malo.mx", address=address, audience=PUBLIC),
        Citation(
            uid="c",
            record="p",
            field="statement",
            source="w",
            verified=True,
            locator="https://peor.mx",
            audience=PUBLIC,
        ),
    )
    document = composed(kept(mixed, *records), "position", "i")
    (note,) = document.notes
    assert plain_of(note.text).endswith(address)
    linked = {run.text: run.leads_to for run in runs_of((document.blocks, document.notes)) if run.leads_to}
    assert linked == ({address: ADDRESSES[address]} if ADDRESSES[address] else {})


@pytest.mark.parametrize(
    ("said", "paper", "tagged"),
    [("en", "es", {"Fact sheet": "en"}), ("fr", "en", {"Fact sheet": "fr"}), ("en", "en", {}), ("", "es", {})],
)
def test_the_title_of_a_source_is_in_the_language_that_it_is_said_to_be_in(
    mixed: Path, tmp_path: Path, said: str, paper: Language, tagged: dict[str, Language]
) -> None:
    """A title has one language; where nobody says which, it is not guessed."""
    language = Chosen(said) if said else None
    records = (
        Source(uid="w", title="Fact sheet", publisher="USTR", language=language, audience=PUBLIC),
        Citation(uid="c", record="p", field="statement", source="w", verified=True, locator="p. 2", audience=PUBLIC),
    )
    document = composed(kept(mixed, *records), "position", "i", language=paper)
    (note,) = document.notes
    assert {run.text: run.language for run in runs_of(note) if run.language} == tagged
    quoted = "«Fact sheet»" if paper == "es" else "“Fact sheet”"
    assert plain_of(note.text) == f"USTR, {quoted}, p.\u00a02"
    assert not any(isinstance(block, Statement) for block in document.blocks)
    render(document, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        spans = [
            str(o.Lang)
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span" and "/Lang" in o
        ]
    assert (tagged.get("Fact sheet", "") in spans) if tagged else "fr" not in spans
