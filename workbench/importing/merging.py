"""What a field says after a sheet said something of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.domain.schema import Field
from workbench.domain.types import Chosen, Context, Parallel
from workbench.i18n import LANGUAGES, Language
from workbench.importing.names import is_uid


def merged(declared: Field, old: Any, value: Any, language: Language) -> Any:
    """The value that a field has after a sheet said ``value``; the old one where it says the same.

    A sheet shows less than a record holds (the sender's word for a choice, the basis of a date): what
    is shown of the old value and read back is the same as the old value.
    """
    if value in (None, "", ()) or value == Parallel() or says_same(declared, old, value, language):
        return old
    if isinstance(value, Parallel):
        return _merged_parallel(declared, old, value)
    return declared.type.merge(old, value, language)


def says_same(declared: Field, old: Any, value: Any, language: Language) -> bool:
    """Whether a value says no more than another: it is the same, or what a sheet shows of that one."""
    if value == old:
        return True
    if isinstance(value, Chosen) and isinstance(old, Chosen):
        return value.key == old.key  # another word for the same answer
    if declared.is_reference or isinstance(value, Parallel):
        return False
    return bool(_read_back(declared, old, language) == value)


def _merged_parallel(declared: Field, old: Parallel, value: Parallel) -> Parallel:
    """The old wordings with those that the sheet revised; what was revised together is of one age."""
    said = [tongue for tongue in LANGUAGES if value.in_(tongue)]
    revised = [t for t in said if _read_back(declared, old, t).in_(t) != value.in_(t)]
    new = old
    for tongue in revised:
        new = new.written(tongue, value.in_(tongue))
    return replace(new, older=tuple(t for t in new.older if t not in revised)) if revised else old


def _read_back(declared: Field, old: Any, language: Language) -> Any:
    """What a sheet that shows the old value would be read as."""
    return declared.type.parse(declared.type.show(old, language), Context(language, find=_by_uid)).value


def _by_uid(types: tuple[str, ...], words: str) -> tuple[str, ...]:
    """Finds what is shown by its uid."""
    return (words,) if is_uid(words) else ()
