"""Titles for records of tables that have no column for them: made by the program, and told to be."""

from __future__ import annotations

from typing import Any

from workbench.domain.problem import Problem
from workbench.domain.schema import Field
from workbench.domain.types import Code, Parallel, ParallelProse, Prose, Text
from workbench.domain.types.base import plain
from workbench.i18n import LANGUAGES, Language, Words, squash
from workbench.importing.stage import StagedRecord

MADE = "title-made"  # the code of the remark
_MOST_LETTERS = 70


def names_of(record: StagedRecord) -> tuple[str, ...]:
    """The fields that together name a record without a title: the first ones declared that all say something."""
    every = record.type.untitled if record.untitled else ()
    return next((fields for fields in every if all(record.values.get(name) for name in fields)), ())


def identity_of(record: StagedRecord) -> tuple[str, ...]:
    """The fields that say which record of its type it is: without a title those that name it, with all others."""
    names = names_of(record)
    if not names:
        return record.type.identity
    return (*names, *(n for n in record.type.identity if n != record.type.title and n not in names))


def entitle(record: StagedRecord) -> None:
    """Gives a record its title from the fields that name it; nothing in it is invented."""
    fields = _told(record)
    parts = [(f, _shown(record, f)) for f in fields]
    if not parts:
        return
    words = ", ".join(part for field, part in parts if not _is_prose(field))
    quoted = ", ".join(part for field, part in parts if _is_prose(field))
    title = ": ".join(filter(None, (words, quoted)))
    declared = record.type.field(record.type.title)
    record.values[declared.name] = _worded(declared.empty, title, record.language)
    record.implied.add(declared.name)
    record.made.add(declared.name)
    message = _MADE.fill(field=declared.label, of=_listed(fields))
    record.note(record.heading, declared.name, Problem(MADE, message))


def _told(record: StagedRecord) -> list[Field]:
    """The fields that make the title: a number alone says too little, and who sent it stands beside it anyhow."""
    filled = [fields for fields in record.type.untitled if all(record.values.get(name) for name in fields)]
    names = list(names_of(record))
    if names and all(isinstance(record.type.field(name).type, Code) for name in names):
        names += [name for fields in filled[1:2] for name in fields if name not in names]
    fields = [record.type.field(name) for name in names]
    return [f for f in fields if type(f.type) is not Text] or fields


def _worded(empty: Any, title: str, language: Language) -> Any:
    return empty.written(language, title) if isinstance(empty, Parallel) else title


def _shown(record: StagedRecord, declared: Field) -> str:
    value, language = record.values[declared.name], record.language
    if declared.refers_to:  # as the sheet calls it
        cell = record.said(declared.name)
        return squash(plain(cell.raw)) if cell is not None else ""
    if _is_prose(declared):
        said = value if isinstance(value, str) else next(filter(None, map(value.in_, (language, *LANGUAGES))), "")
        return f"«{_begun(squash(said))}»"
    shown = declared.type.show(value, language)
    return f"{declared.label.in_(language)} {shown}" if isinstance(declared.type, Code) else shown


def _is_prose(declared: Field) -> bool:
    return isinstance(declared.type, (ParallelProse, Prose))


def _begun(text: str) -> str:
    """The first words of a text."""
    if len(text) <= _MOST_LETTERS:
        return text
    whole = text[:_MOST_LETTERS].rpartition(" ")[0] or text[:_MOST_LETTERS]
    return whole.rstrip(" ,;:.") + "…"


def _listed(fields: list[Field]) -> Words:
    es, en = ("», «".join(f.label.in_(n) for f in fields) for n in ("es", "en"))
    return Words(f"«{es}»", f"“{en.replace('», «', '”, “')}”")


_MADE = Words(
    "La tabla no trae «{field}»: el programa lo formó con {of}.",
    "The table has no “{field}”: the program made it of {of}.",
)
