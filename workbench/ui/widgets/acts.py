"""What a button or a menu does, whatever its signal tells besides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def act(function: Callable[..., Any], *values: Any) -> Callable[..., None]:
    """Calls a function with just those values: a button's signal also tells whether it is on."""

    def does(*_: Any) -> None:
        function(*values)

    return does
