"""Briefs of every kind and lines to take, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from commanding import said

from workbench.briefs.compose.kinds import KINDS

DAY = ("--as-of", "2026-07-23")
OF = {
    "position": "I-3",
    "meeting": "M-20",
    "readout": "M-76",
    "committee": "SPS",
    "actor": "USTR",
    "article": "Art. 9.17",
}

pytestmark = pytest.mark.usefixtures("spanish")


@pytest.mark.parametrize("kind", [k for k in KINDS if not KINDS[k].needs_recipient])
def test_every_kind_is_made_by_its_name(review: Path, tmp_path: Path, kind: str) -> None:
    of = ("--of", OF[kind]) if kind in OF else ()
    out = tmp_path / "b.pdf"
    since = ("--since", "2026-01-01") if KINDS[kind].needs_start else ()
    done = said("brief", review, out, "--kind", kind, *of, *since, *DAY, "--unit", "Unidad de prueba", "--json")
    assert done.exit_code == 0, done.output
    shape = json.loads(done.stdout)
    assert shape["pages"] >= 1 and shape["proof"]["searched"] >= 0
    document = pypdfium2.PdfDocument(out)
    try:
        assert len(document) == shape["pages"]
        assert all("Unidad de prueba" in page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_sheet_of_letter_size_and_a_brief_in_full(review: Path, tmp_path: Path) -> None:
    short, full = tmp_path / "short.pdf", tmp_path / "full.pdf"
    assert said("brief", review, short, "--of", "I-3", "--paper", "letter", *DAY).exit_code == 0
    assert said("brief", review, full, "--of", "I-3", "--full", *DAY).exit_code == 0
    sizes = []
    for path in (short, full):
        document = pypdfium2.PdfDocument(path)
        sizes.append((len(document), round(document[0].get_width())))
        document.close()
    assert sizes[0] == (1, 612)
    assert sizes[1][0] > 1 and sizes[1][1] == 595


def test_a_matrix_is_of_the_issues_that_are_named_or_fit(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.pdf"
    pages = []
    for which in (("--of", "I-3", "--of", "I-18"), ("--chapter", "9"), ()):
        done = said("brief", review, out, "--kind", "matrix", *which, *DAY, "--json")
        assert done.exit_code == 0, done.output
        pages.append(json.loads(done.stdout)["pages"])
    assert pages[0] == pages[1] == 1 < pages[2]
    assert said("brief", review, out, "--kind", "matrix", "--chapter", "9", "--by-actor", *DAY).exit_code == 0
    document = pypdfium2.PdfDocument(out)
    try:
        (words,) = (" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()
    assert "Estados Unidos" in words and "Sectores y otros" not in words
    wrong = said("brief", review, out, "--kind", "matrix", "--orientation", "offensive", *DAY)
    assert wrong.exit_code == 2 and "--orientation" in wrong.output  # nobody but negotiators knows of it


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kind", "nonpaper"), "a quién se entrega"),
        (("--kind", "committee"), "Ficha de órgano: diga de qué se hace"),
        (("--kind", "committee", "--of", "I-3"), "no nombra ningún registro de: órganos"),
        (("--kind", "article", "--of", "nada"), "no nombra ninguna disposición"),
        (("--of", "I-3", "--chapter", "9"), "es de un solo registro"),
        (("--kind", "nonpaper", "--release-to", "US", "--with-origins", "--audience", "negotiators"), "el non-paper"),
        (("--kind", "book", "--with-origins"), "sólo va en una ficha para negociadores"),
        (("--kind", "qa", "--by-actor"), "no tiene columnas por actor"),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_sentence(
    review: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "b.pdf"
    done = said("brief", review, out, *arguments, *DAY)
    assert done.exit_code == 2
    assert told in done.stderr and done.stderr.count("\n") == 1
    assert not out.exists()


def test_lines_to_take_are_text_and_their_proof_stands_beside(review: Path) -> None:
    done = said("lines", review, "I-3", *DAY, "--language", "en")
    assert done.exit_code == 0
    assert done.stdout.startswith("Sanitary and phytosanitary measures\n\nArguments\n1. ")
    assert "Prueba de audiencia" in done.stderr and "Prueba" not in done.stdout
    shape = json.loads(said("lines", review, "I-3", *DAY, "--json").stdout)
    assert shape["text"].startswith("Medidas sanitarias y fitosanitarias\n") and "searched" in shape["proof"]
    assert said("lines", review, "I-99").exit_code == 2
