"""What ``show`` answers as JSON: records with all that is tied to them, in both languages."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.cli.shapes import Json
from workbench.domain.schema import Field, Record
from workbench.domain.types import ParallelText
from workbench.gathering.reading import read_value
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.store.reader import Reader
from workbench.tasks.look_up import Card, Gathered, Tie


def gathered(reader: Reader, shown: Gathered) -> Json:
    """The records asked for as ``subjects``, the provision asked for, what is tied, and the sources of all."""
    provision = shown.provision
    return {
        "subjects": [card(reader, c) for c in shown.subjects],
        "provision": provision.code() if provision else None,
        "records": [tie(reader, t) for t in shown.ties],
        "sources": [head(reader, s) for s in shown.sources],
    }


def head(reader: Reader, record: Record) -> Json:
    """A record in one line, with its title in each language of the program."""
    record_type = reader.schema.of(record)
    titles = {language: record_type.title_of(record, language) for language in PROGRAM_LANGUAGES}
    return {"key": record.key, "uid": record.uid, "type": record_type.name, "title": titles}


def tie(reader: Reader, tied: Tie) -> Json:
    """A tied record with the field that ties it and the key of the record that it is tied through."""
    through = tied.through.key if tied.through else None
    return {**head(reader, tied.record), "field": tied.field, "through": through, "unchecked": sorted(tied.unchecked)}


def card(reader: Reader, shown: Card) -> Json:
    """A record with its fields, its citations, and the cells that it came from."""
    fields: Json = {}
    for field in reader.schema.of(shown.record).fields:
        value = getattr(shown.record, field.name)
        if value not in (field.type.blank, field.type.empty):
            fields[field.name] = _value(reader, field, value)
    return {
        **head(reader, shown.record),
        "unchecked": sorted(shown.unchecked),
        "fields": fields,
        "citations": [
            {
                "field": c.field,
                "source": c.source,
                "locator": c.locator,
                "as_of": c.as_of.iso() if c.as_of else None,
                "verified": c.verified,
                "note": c.note,
            }
            for c in shown.citations
        ],
        "cells": [asdict(p) for p in shown.provenance],
    }


def _value(reader: Reader, field: Field, value: Any) -> Any:
    """A wording by language, anything else as people read it in each language of the program."""
    if isinstance(field.type, ParallelText):
        return {language: value.in_(language) for language in field.type.languages if value.in_(language)}
    return {language: read_value(reader, field, value, language) for language in PROGRAM_LANGUAGES}
