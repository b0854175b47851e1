"""Where merges of a sheet are found by their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.sheet import Box, Sheet

_COLUMNS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(0, 2)), max_size=12)


@given(_COLUMNS)
def test_the_merge_that_spans_a_row_is_found_from_its_first_column(drawn: list[tuple[int, int, int]]) -> None:
    boxes, top = [], {1: 1, 2: 2, 3: 1, 4: 3}
    for left, down, right in drawn:
        boxes.append(Box(top[left], left, top[left] + down, left + right))
        top[left] += down + 1 + right  # those that begin in one column do not overlap
    sheet = Sheet("Hoja1", (), merges=tuple(reversed(boxes)))
    for column in range(1, 6):
        for row in range(1, 40):
            spanning = [box for box in boxes if box.left == column and box.top <= row <= box.bottom]
            assert sheet.merge_at(row, column) == (spanning[0] if spanning else None)
