"""Rows of numbers or codes that name columns, beside an empty corner: matrices, cross tables, what counts itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.domain.sheet import Raw
from workbench.importing.layout_rows import is_figure
from workbench.importing.layout_seen import SAMPLED, Seen

_LEAST = 3  # columns
_ITEM = re.compile(r"[^\W_][\w.-]{0,19}")  # a number or a code, and no words


def crosses(seen: Seen, number: int) -> bool:
    """Whether a row of numbers or codes, each another one, names the columns of a table of figures whose rows are
    named on the left, nothing over their names: it names the same as they do, rises, or they only count on.
    """
    cells = seen.filled(number)
    if len(cells) < _LEAST or cells[0] <= seen.window.left or len(seen.filled(number - 1)) > 1:
        return False
    names = [_item(seen.sheet.at(number, c)) for c in cells]
    if not all(map(_ITEM.fullmatch, names)) or len(set(names)) < len(names):
        return False
    rows, left = seen.below(number).rows[: max(SAMPLED, len(cells))], cells[0] - 1
    if len(rows) < _LEAST - 1 or rows[0] != number + 1 or cells[-1] - left != len(cells):
        return False
    named = [_item(seen.sheet.at(n, left)) for n in rows]
    inside = all(seen.filled(n)[-1] <= cells[-1] for n in rows) and set(cells) <= seen.below(number).figures
    if not inside or not all(named) or not all(is_figure(seen.sheet.at(number + 1, c)) for c in cells):
        return False
    if _are_same(names, named):
        return True
    under = [_item(seen.sheet.at(number + 1, c)) for c in cells]
    return (_rises(names) and not _rises(under)) or (number == 1 and _count_on(named))


def _item(raw: Raw) -> str:
    """A cell as it is written; a whole number without its point."""
    return f"{raw:g}" if isinstance(raw, float) else str(raw).strip() if raw is not None else ""


def _are_same(names: Sequence[str], named: Sequence[str]) -> bool:
    """Whether the columns are named as the rows are, one by one."""
    count = min(len(names), len(named))
    return list(names[:count]) == list(named[:count])


def _rises(names: Sequence[str]) -> bool:
    """Whether nothing but numbers stand in a row, each greater than the one before."""
    numbers = [float(name) for name in names if re.fullmatch(r"\d{1,9}(\.\d+)?", name)]
    return len(numbers) == len(names) > _LEAST and all(one < other for one, other in pairwise(numbers))


def _count_on(named: Sequence[str]) -> bool:
    """Whether rows are only numbered, from 0 or 1 on."""
    numbers = [name.removesuffix(".0") for name in named]
    return numbers[0] in ("0", "1") and numbers == [str(int(numbers[0]) + at) for at in range(len(numbers))]
