"""Lines end where a word-by-word reading of the rules ends them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.briefs import style
from workbench.briefs.measuring import HINGE, Measures, lines_of

FONT, SIZE = style.REGULAR, 9.0
MEASURES = Measures(FONT, SIZE)


def one_by_one(text: str, width: float) -> list[tuple[str, float]] | None:
    """The same rules, a word at a time."""
    lines: list[tuple[str, float]] = []
    said, used = "", 0.0
    for chunk in filter(None, text.split(" ")):
        blank = " " if said else ""
        for piece in HINGE.split(chunk):
            wide = style.width_of(piece, FONT, SIZE)
            if wide > width:
                return None
            between = style.width_of(blank, FONT, SIZE)
            if said and used + between + wide > width:
                lines.append((said + blank, used))
                said, used = piece, wide
            else:
                said, used = said + blank + piece, used + between + wide
            blank = ""
    return [*lines, (said, used)] if said else lines


@given(st.text("abcdefgiñ lmno -/", max_size=120), st.floats(20, 160))
@settings(max_examples=300, deadline=None)
def test_a_text_fills_its_lines(text: str, width: float) -> None:
    found, wanted = lines_of(text, MEASURES, width), one_by_one(text, width)
    if found is None or wanted is None:
        assert found is wanted
        return
    assert [said for said, _ in found] == [said for said, _ in wanted]
    assert [wide for _, wide in found] == pytest.approx([wide for _, wide in wanted])


def test_a_text_as_wide_as_its_line_fits() -> None:
    for text in ("Autorización en 180 días", "sanitario-fitosanitario y más"):
        assert lines_of(text, MEASURES, style.width_of(text, FONT, SIZE)) == [
            (text, pytest.approx(style.width_of(text, FONT, SIZE)))
        ]
