"""How long work tells how far it is, and learns that it is no longer wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


class Cancelled(Exception):
    """The person asked for the work to stop; nothing of it was kept."""


class Progress(Protocol):
    """Told by the work, read by a front door."""

    def step(self, name: str, done: int, total: int) -> None:
        """``done`` of ``total`` parts of the step called ``name`` are ready; raises Cancelled to stop."""


def let_go(*held: list[Any] | dict[Any, Any]) -> None:
    """Empties lists and dicts bit by bit.

    Freeing tens of thousands of values at once is one step that no other thread gets a turn in.
    """
    for container in held:
        take = container.pop if isinstance(container, list) else container.popitem
        while container:
            take()


@dataclass(frozen=True)
class Silent:
    """A Progress that nobody watches."""

    def step(self, name: str, done: int, total: int) -> None:
        """Nothing is shown."""


SILENT = Silent()
