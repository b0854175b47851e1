"""What ``show`` and ``search`` say on a terminal: records with all that is tied to them, in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from workbench.assessing.verification import MARK, concerns
from workbench.cli.talk import Voice
from workbench.domain.schema import Field, Record
from workbench.domain.types import ParallelText, Reference
from workbench.gathering.reading import read_value
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words, clip
from workbench.store.origins import origin_told
from workbench.store.reader import Reader
from workbench.tasks.look_up import Card, Gathered, Tie

_WIDTH = 70


def gathered(voice: Voice, reader: Reader, shown: Gathered) -> None:
    """The records asked for, then what is tied to them, type by type, then the sources of all."""
    for card in shown.subjects:
        _card(voice, reader, card)
    if shown.provision is not None:
        voice.line(" / ".join(dict.fromkeys(shown.provision.show(language) for language in PROGRAM_LANGUAGES)))
    for name, group in groupby(shown.ties, key=lambda tie: reader.schema.of(tie.record).name):
        ties = list(group)
        voice.line(f"{reader.schema.type(name).plural.in_(voice.language)} ({len(ties)})")
        for tie in ties:
            _tie(voice, reader, tie)
    if shown.sources:
        voice.line(_SOURCES.fill(count=len(shown.sources)))
        for source in shown.sources:
            voice.line(f"  {source.key:>6}  {reader.schema.of(source).title_of(source, voice.language)}")


def in_a_line(voice: Voice, reader: Reader, record: Record, unchecked: Collection[str]) -> None:
    """A record in one line, with a mark where something that it says is still to be checked."""
    record_type = reader.schema.of(record)
    said = _said(voice, reader, record, unchecked)
    voice.line(f"  {record.key:>6}  {record_type.label.in_(voice.language)}: {said}")


def _said(voice: Voice, reader: Reader, record: Record, unchecked: Collection[str]) -> str:
    """What a record is called, what is told beside that, and whether it is still to be checked."""
    record_type = reader.schema.of(record)
    fields = (record_type.field(name) for name in record_type.beside)
    beside = ", ".join(filter(None, (_beside(reader, f, record, voice.language) for f in fields)))
    return f"{_titles(reader, record)}{f' [{beside}]' if beside else ''}{_mark(voice, reader, record, unchecked)}"


def _beside(reader: Reader, field: Field, record: Record, language: Language) -> str:
    value = getattr(record, field.name)
    target = reader.get(value) if isinstance(field.type, Reference) and value else None
    return (getattr(target, "acronym", "") if target else "") or read_value(reader, field, value, language)


def _tie(voice: Voice, reader: Reader, tie: Tie) -> None:
    said = _said(voice, reader, tie.record, tie.unchecked)
    voice.line(f"  {tie.record.key:>6}  {said}  ← {_how(voice, reader, tie)}")


def _how(voice: Voice, reader: Reader, tie: Tie) -> str:
    """By which field a record is tied, and through which other one."""
    if not tie.field and tie.through is None:
        return _MENTIONS.in_(voice.language)
    field = reader.schema.of(tie.record).by_name.get(tie.field)
    said = field.label.in_(voice.language) if field else _SUBJECT.in_(voice.language)
    return f"{said} ({tie.through.key})" if tie.through else said


def _titles(reader: Reader, record: Record) -> str:
    """What the record is called, in both languages where they differ."""
    record_type = reader.schema.of(record)
    titles = (clip(record_type.title_of(record, language), _WIDTH) for language in PROGRAM_LANGUAGES)
    return " / ".join(dict.fromkeys(titles))


def _mark(voice: Voice, reader: Reader, record: Record, unchecked: Collection[str]) -> str:
    matter = concerns(reader.schema.of(record), unchecked, PROGRAM_LANGUAGES)
    return f" {MARK.in_(voice.language)}" if matter else ""


def _card(voice: Voice, reader: Reader, card: Card) -> None:
    """A record with all its fields, its citations and the cells that it came from."""
    in_a_line(voice, reader, card.record, card.unchecked)
    record_type = reader.schema.of(card.record)
    for field in record_type.fields:
        value = getattr(card.record, field.name)
        if value in (field.type.blank, field.type.empty):
            continue
        for line, names in _lines(reader, field, card.record, voice.language):
            mark = "" if card.unchecked.isdisjoint(names) else f" {MARK.in_(voice.language)}"
            voice.line(f"          {line}{mark}")
    for citation in card.citations:
        source = reader.get(citation.source)
        if source is None:
            continue
        mark = "" if citation.verified else f" {MARK.in_(voice.language)}"
        note = f"{_NOTE.in_(voice.language)} {citation.note}" if citation.note else ""
        told = ", ".join(filter(None, (_titles(reader, source), citation.locator, note)))
        named = record_type.field_meant(citation.field)
        label = named.label.in_(voice.language) if named else "*"
        voice.line(f"          [{label}] {told}{mark}")
    for cell in card.provenance:
        voice.line(f"          {cell.field} ← {origin_told(reader, cell, voice.language)}")


def _lines(reader: Reader, field: Field, record: Record, language: Language) -> Iterator[tuple[str, set[str]]]:
    """A value under its label, a wording in each language that it has; with the names that a citation gives it."""
    value, label = getattr(record, field.name), field.label.in_(language)
    if isinstance(field.type, ParallelText):
        for tongue in field.type.languages:
            if value.in_(tongue):
                yield f"{label} ({tongue}): {value.in_(tongue)}", {field.name, f"{field.name}_{tongue}"}
        return
    yield f"{label}: {read_value(reader, field, value, language)}", {field.name, *field.columns}


_SOURCES = Words("Fuentes ({count})", "Sources ({count})")
_MENTIONS = Words("lo menciona", "mentions it")
_SUBJECT = Words("asunto", "subject")
_NOTE = Words("nota", "note")
