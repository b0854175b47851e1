"""Every paper keeps PDF/UA-1 and PDF/A-2a, in the judgement of a checker that is not ours."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_strategies import documents
from papers import INJECTION, brief, charts, every_block, realistic
from PIL import Image, ImageChops, ImageCms
from validating import findings

from workbench.briefs.archiving import srgb_profile
from workbench.briefs.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Pairs,
    Paragraph,
    Room,
    Run,
    Table,
)
from workbench.briefs.pdf import render
from workbench.i18n import Language

LONG = "palabra " * 1500
WORD = "electroencefalografista" * 40
NOTES = (Note(1, "Minuta"), Note(2, "Hacienda"), Note(7, "No citada"))

PAPERS: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "every block": every_block("Año ñandú"),
    "every block, markup": every_block(INJECTION),
    "every block, long": every_block("palabra " * 700),
    "every block, a very long word": every_block(WORD),
    "every block, unprintable": every_block("\U0001f600 漢\ue000\uf8ff\ufeff\ufffe\u0000 \U0001d400 fin"),
    "every block, blank": every_block(" \u200b\n"),
    "200 rows": (
        Heading(6, "Filas"),
        Table(6, ("Actor", "Posición", "Nota"), tuple((f"f{i}", "palabra " * 9, ("", "x")[i % 2]) for i in range(200))),
    ),
    "200 rows whose header does not return": (
        Table(6, ("Actor " * 150, "Posición"), tuple((f"f{i}", "palabra " * 9) for i in range(200))),
    ),
    "no rows": (Table(6, ("Actor", ""), ()), Pairs(6, (), ("a", "b")), Bullets(6, ()), Facts(6, ())),
    "empty cells": (Table(6, ("", ""), (("", ""), ("a", ""), ("", "b"))), Pairs(9, (("", "a"), ("b", ""), ("", "")))),
    "cells over pages": (Table(6, ("Actor", "Posición"), (("largo", LONG), (LONG, ""))),),
    "lists over pages": (
        Bullets(8, tuple(f"{i} " + "palabra " * 20 for i in range(120)), "number"),
        Bullets(8, (LONG, "", LONG), "never"),
        Facts(8, tuple(Fact(f"l{i}", "valor " * 20) for i in range(150))),
        Pairs(9, tuple((f"p{i}", "palabra " * 30) for i in range(60)), ("Si dicen", "Respuesta")),
    ),
    "a room over pages": (Room(7, LONG, LONG, "", LONG, LONG, "Sólo negociadores"),),
    "many notes": (Paragraph(5, tuple(Run("palabra ", note=1 + i % 2) for i in range(900))),),
    "a book": (
        Cover(1, "Carpeta de la ronda", "Revisión conjunta", "México y Canadá", (Fact("Datos al", "1 de julio"),)),
        Contents(1, "Contenido"),
        *(
            block
            for n in range(60)
            for block in (
                Heading(2, f"Sección {n} " + "larga " * (n % 20), (1, 2)[n % 3 > 0], opens_page=n % 7 == 0),
                Paragraph(2, (Run("palabra " * 60, note=(1, 2)[n % 2]),)),
            )
        ),
        Table(2, ("A", "B"), (("x", "y"),), wide=True),
    ),
    "charts": tuple(chart for n in (2, 90) for chart in charts(n)),
    "levels": tuple(Heading(5, f"t{i}", level) for i, level in enumerate((3, 1, 3, 2, 3, 1, 2))),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("name", "language"), [*((name, "es") for name in PAPERS), ("a book", "en"), ("a book", "fr")])
def test_a_paper_keeps_both_standards(tmp_path: Path, name: str, language: Language) -> None:
    document = brief(*PAPERS[name], notes=NOTES, head=(Fact("Versión", "3.2"),), stamp="BORRADOR", foot="Economía")
    render(replace(document, language=language), tmp_path / "a.pdf")
    assert findings(tmp_path / "a.pdf") == []


@pytest.mark.parametrize(
    "more",
    [
        {"fit_one_page": True},
        {"open": True},
        {"page_size": "letter", "landscape": True},
        {"title": " "},
        {"notes_at": "foot"},
        {"notes_at": "foot", "notes": (Note(1, LONG), Note(2, LONG))},
    ],
)
def test_a_brief_keeps_both_standards_however_it_is_set(tmp_path: Path, more: dict[str, Any]) -> None:
    document = replace(brief(*realistic(), notes=NOTES), **more)
    render(document, tmp_path / "a.pdf")
    assert findings(tmp_path / "a.pdf") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_any_paper_keeps_both_standards(tmp_path: Path, document: Document) -> None:
    render(document, tmp_path / "a.pdf")
    assert findings(tmp_path / "a.pdf") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_title_does(tmp_path: Path, title: str, subject: str, marking: str) -> None:
    document = replace(brief(), title=title, subject=subject, marking=marking if marking.strip() else "M")
    render(document, tmp_path / "a.pdf")
    assert findings(tmp_path / "a.pdf") == []
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) != ""
        assert xmp.get("dc:description", "") == str(pdf.docinfo.get("/Subject", ""))


def test_the_checker_would_find_what_is_missing(tmp_path: Path) -> None:
    render(brief(*every_block("Año"), notes=NOTES), tmp_path / "a.pdf")
    for spoilt, profile in (
        ("StructTreeRoot", "ua1"),
        ("MarkInfo", "ua1"),
        ("OutputIntents", "2a"),
        ("Metadata", "2a"),
    ):
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            del pdf.Root["/" + spoilt]
            pdf.save(tmp_path / "b.pdf")
        assert findings(tmp_path / "b.pdf", (profile,)) != [], spoilt


def test_the_colours_are_those_of_srgb() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile) < 700
    ramp = Image.new("RGB", (256, 3))
    for value in range(256):
        for row, colour in enumerate(((value, value, value), (value, 255 - value, 30), (10, value, 255 - value))):
            ramp.putpixel((value, row), colour)
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    turned = ImageCms.profileToProfile(ramp, ours, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert max(high for _, high in ImageChops.difference(ramp, turned).getextrema()) <= 1


_CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_standards import NOTES, PAPERS
from papers import brief
from workbench.briefs.pdf import render
blocks = [block for name in ("every block", "lists over pages", "many notes") for block in PAPERS[name]]
render(brief(*blocks, notes=NOTES), Path(sys.argv[1]))
"""


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    here = Path(__file__).parent
    written = []
    for seed in ("1", "777"):
        path = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "-c", _CHILD, str(path), str(here), str(here.parent), str(here.parents[1])]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=120)
        written.append(path.read_bytes())
    assert written[0] == written[1]
