"""Whether a value that came from a JSON file is one that its type could have: the file may be anything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any, get_args

from workbench.domain.quantity import UNITS
from workbench.domain.types import (
    Address,
    Choice,
    Chosen,
    Context,
    Flag,
    Hour,
    Levels,
    Names,
    Number,
    Parallel,
    ParallelText,
    Provisions,
    Reference,
    References,
    Rows,
    Text,
    Type,
    When,
    storable,
)
from workbench.domain.types.text import is_address
from workbench.domain.when import Basis
from workbench.i18n import LANGUAGES
from workbench.importing.names import is_uid

_MOST_DIGITS = 60


@singledispatch
def is_sound(type_: Type[Any], value: Any) -> bool:
    """Whether the value is of the kind that the type declares and every file could carry it.

    A choice with a key that is not there is sound: it is told as a problem, not as damage.
    """
    raise NotImplementedError(type(type_).__name__)


def _is_words(value: object) -> bool:
    return isinstance(value, str) and storable(value) == value


@is_sound.register
def _(type_: Text, value: Any) -> bool:
    return _is_words(value)


@is_sound.register
def _(type_: Address, value: Any) -> bool:
    return _is_words(value) and (not value or is_address(value))


@is_sound.register
def _(type_: ParallelText, value: Parallel) -> bool:
    older = all(language in type_.languages for language in value.older)
    return older and all(_is_words(value.in_(language)) for language in LANGUAGES)


@is_sound.register
def _(type_: Choice, value: Chosen | None) -> bool:
    return value is None or (_is_words(value.key) and _is_words(value.word))


@is_sound.register
def _(type_: Flag, value: Any) -> bool:
    return isinstance(value, bool)


@is_sound.register
def _(type_: Number, value: Any) -> bool:
    if value is None:
        return True
    fits = (
        value.amount.is_finite() and abs(value.amount.adjusted()) + len(value.amount.as_tuple().digits) < _MOST_DIGITS
    )
    return fits and value.unit in (type_.units or ("", *UNITS))


@is_sound.register
def _(type_: Hour, value: Any) -> bool:
    return value == "" or (_is_words(value) and type_.parse(value, Context()).value == value)


@is_sound.register
def _(type_: When, value: Any) -> bool:
    return value is None or value.basis in get_args(Basis)


@is_sound.register
def _(type_: Names, value: Any) -> bool:
    return all(_is_words(name) and name for name in value)


@is_sound.register
def _(type_: Provisions, value: Any) -> bool:
    return True  # read from its code or not at all


@is_sound.register
def _(type_: Reference, value: Any) -> bool:
    return isinstance(value, str) and (not value or (is_uid(value) and value == value.casefold()))


@is_sound.register
def _(type_: References, value: Any) -> bool:
    return all(isinstance(uid, str) and is_uid(uid) and uid == uid.casefold() for uid in value)


@is_sound.register
def _(type_: Levels, value: Any) -> bool:
    return all(_is_words(name) for name, _ in value)


@is_sound.register
def _(type_: Rows, value: Any) -> bool:
    return all(is_sound(c.type, cell) for row in value for c, cell in zip(type_.columns, row, strict=True))


def unknown_choices(type_: Type[Any], value: Any) -> Iterator[str]:
    """The keys of a value that are none of its choices, those in rows too."""
    if isinstance(type_, Choice) and value is not None and value.key not in {o.key for o in type_.options}:
        yield value.key
    elif isinstance(type_, Rows):
        for row in value:
            for column, cell in zip(type_.columns, row, strict=True):
                yield from unknown_choices(column.type, cell)
