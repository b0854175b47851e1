"""What a person writes in place of a cell: refused where it stands, and not put aside as a file's words are."""

from __future__ import annotations

from workbench.domain.problem import Severity
from workbench.domain.schema import Schema
from workbench.domain.types import Context
from workbench.i18n import Language, Words


def not_understood(schema: Schema, reads: str, words: str, language: Language) -> Words | None:
    """Why words cannot be read as a field, given as ``type.field``; None where they can, or may be asked about.

    Names of records are looked up in the dossier, and asked about where there is none.
    """
    name, _, of = reads.partition(".")
    declared = next((t.by_name.get(of) for t in schema.types if t.name == name), None)
    if declared is None or declared.refers_to or declared.is_reference or not words.strip():
        return None
    problems = declared.type.parse(words, Context(language)).problems
    if any(p.severity is Severity.QUESTION for p in problems):
        return None
    return next((p.message for p in problems if p.severity is Severity.BLOCKING), None)
