"""A paper as blocks: what it refuses, and what it knows of itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.briefs.document import (
    NEVER_CUT,
    PARTS,
    Bullets,
    Cut,
    Document,
    Fact,
    Facts,
    Note,
    Pairs,
    Paragraph,
    Room,
    Run,
    Table,
    is_empty,
    plain_of,
    references,
    runs_of,
)


def test_text_is_a_string_or_runs() -> None:
    assert runs_of("a") == (Run("a"),)
    assert plain_of((Run("a", "strong"), Run("b", note=2))) == "ab"
    assert is_empty((Run(" \n"),))
    assert not is_empty("0")


def test_the_notes_are_met_in_the_order_of_reading() -> None:
    document = Document(
        "t",
        "es",
        "PÚBLICO",
        head=(Fact("Datos al", (Run("hoy", note=5),)),),
        blocks=(
            Table(6, ("a", "b"), (("x", (Run("y", note=3),)), ((Run("z", note=9),), "w"))),
            Pairs(9, ((("p"), (Run("q", note=3),)),)),
            Bullets(8, ((Run("q", note=1),),)),
            Room(7, "", "", "", (Run("roja", note=2),)),
            Facts(15, (Fact("Elaboró", (Run("yo", note=5),)),)),
        ),
        notes=tuple(Note(n, f"fuente {n}") for n in (1, 2, 3, 5, 9)),
    )
    assert references(document) == (5, 3, 9, 1, 2)


def test_a_reference_to_no_note_is_refused() -> None:
    with pytest.raises(ValueError, match="no note 4"):
        Document("t", "es", "PÚBLICO", blocks=(Paragraph(4, (Run("a", note=4),)),), notes=(Note(3, "x"),))


def test_notes_with_one_number_are_refused() -> None:
    with pytest.raises(ValueError, match="different numbers"):
        Document("t", "es", "PÚBLICO", blocks=(), notes=(Note(3, "x"), Note(3, "y")))


@pytest.mark.parametrize("marking", ["", "  \n"])
def test_a_paper_without_a_marking_is_refused(marking: str) -> None:
    with pytest.raises(ValueError, match="marking"):
        Document("t", "es", marking, blocks=())


def test_a_part_that_no_brief_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no part 0"):
        Document("t", "es", "PÚBLICO", blocks=(Paragraph(0, "a"),))


@pytest.mark.parametrize("part", sorted(NEVER_CUT))
def test_the_decision_the_room_and_the_donts_are_never_cut(part: int) -> None:
    with pytest.raises(ValueError, match="never cut"):
        Cut(part)
    assert Cut(next(p for p in PARTS if p not in NEVER_CUT)).part


@pytest.mark.parametrize(
    ("header", "rows", "weights"),
    [((), (), ()), (("a", "b"), (("x",),), ()), (("a",), (), (1.0, 2.0)), (("a",), (), (0.0,))],
)
def test_crooked_tables_are_refused(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], weights: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="table"):
        Table(6, header, rows, weights)


def test_a_document_costs_no_drawing_library() -> None:
    script = (
        "import sys, workbench.briefs.document\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('reportlab', 'pikepdf')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])},
    )
    assert done.stdout.strip() == "[]"
