"""The texts that stand in some pieces of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from workbench.briefs.document import Run, plain_of

_UNPRINTED = frozenset({"of", "tells", "rows_of", "rows_tell", "items_of"})  # which records something tells of


def texts_in(value: object) -> Iterator[str]:
    """Every text inside some pieces of a paper, in the order of their fields; runs that stand together as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        yield plain_of(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for declared in fields(value):
            if declared.name not in _UNPRINTED:
                yield from texts_in(getattr(value, declared.name))
