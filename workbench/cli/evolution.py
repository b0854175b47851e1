"""The command about how positions moved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from workbench.assessing.evolution import Line
from workbench.cli.group import FILE, json_option, seen_by, workbench
from workbench.cli.talk import NO, Voice, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.domain.records import ISSUE, POSITION
from workbench.domain.types import Parallel
from workbench.domain.when import When
from workbench.gathering.evolution import Evolution, evolutions, positions_of
from workbench.gathering.evolution_told import KINDS, alarm_told, cells_told, shift_told, when_told
from workbench.i18n import Words
from workbench.store.dossier import open_dossier
from workbench.store.trouble import StoreError
from workbench.tasks.look_up import find_seen


@workbench.command("evolution")
@click.argument("dossier", type=FILE)
@click.argument("what")
@seen_by
@json_option
def evolution_(dossier: Path, what: str, audience: str, as_json: bool) -> None:
    """Tell how a position moved over its dates and rounds, or all positions of an issue; alarms marked with "!".

    WHAT is a key such as P-12 or I-3, or the title of an issue. A date is that of the position; where it has none, the
    day of the change. Answers to requests stand beside, held against what was authorised: an answer goes beyond where
    it gives a rung (by its wording, or by the one amount in it) further than the authority reaches: the fallback of a
    cleared position whose flexibility is not firm, else the target; never the red line; nothing without an authorised
    position on the issue. An issued brief about the position or its issue, for others than negotiators, goes beyond
    where the position that its readers could see was not authorised on its day, or where its statement gives a rung
    past what was reached; it is outdated where stance or statement moved since and no later brief told the same
    readers. Words are compared with rungs by their letters and amounts alone: what free text means is not judged.
    """
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        reader = opened.reader.for_audience(audience_of(audience))
        record = find_seen(opened.reader, reader, what, (POSITION.name, ISSUE.name))
        if record is None:
            raise StoreError(_UNKNOWN.fill(what=what))
        found = evolutions(reader, positions_of(reader, record), voice.language, opened.register.all())
        voice.answer(lambda: [_shape(one) for one in found])
        for one in found:
            voice.line(f"{one.position.key:>5}  {one.actor} — {one.title}".strip())
            for line in one.lines:
                _line_told(voice, one, line)
        if not found:
            voice.line(_NONE)
            sys.exit(NO)


def _line_told(voice: Voice, one: Evolution, line: Line) -> None:
    language = voice.language
    head = f"  {when_told(line).in_(language)}  {KINDS[line.kind].in_(language)}"
    named = [one.names[uid] for uid in line.rounds if uid in one.names]
    whose = [line.author] if line.author else []
    title = [one.names.get(line.uid, "")] if line.kind in ("said", "answer") else [line.title]
    voice.line(" · ".join(filter(None, [head, *title, *named, *whose])))
    for shift in line.shifts:
        voice.line(f"      {shift_told(line, shift, language)}")
    if line.reason:
        voice.line(f"      {_WHY.fill(reason=line.reason).in_(language)}")
    if sources := [one.names[uid] for uid in line.sources if uid in one.names]:
        voice.line(f"      {_SOURCES.fill(sources='; '.join(sources)).in_(language)}")
    for cells in cells_told(one.cells_of(line)):
        voice.line(f"      ← {cells}")
    for alarm in line.alarms:
        voice.line(f"    {' ' if alarm.settled else '!'} {alarm_told(alarm).in_(language)}")


def _shape(one: Evolution) -> dict[str, Any]:
    position = one.position
    return {
        "key": position.key,
        "uid": position.uid,
        "on": one.title,
        "actor": one.actor,
        "issue": one.issue,
        "lines": [_line_shape(one, line) for line in one.lines],
    }


def _line_shape(one: Evolution, line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "uid": line.uid,
        "when": line.when.iso(),
        "when_is": "its own date" if line.dated else "day of the change",
        "fields": [
            {"field": s.field, "old": _plain(s.old), "new": _plain(s.new), "way": s.way or None} for s in line.shifts
        ],
        "brief": line.title or None,
        "author": line.author or None,
        "reason": line.reason or None,
        "sources": [{"uid": uid, "title": one.names.get(uid)} for uid in line.sources],
        "rounds": [{"uid": uid, "title": one.names.get(uid)} for uid in line.rounds],
        "changes": list(line.changes),
        "cells": [{"field": c.field, "file": c.file, "sheet": c.sheet, "cell": c.cell} for c in one.cells_of(line)],
        "alarms": [{"kind": a.kind, "fields": list(a.fields), "settled": a.settled} for a in line.alarms],
    }


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Parallel):
        return {"es": value.es, "en": value.en}
    if isinstance(value, When):
        return value.iso()
    return getattr(value, "key", value) or None


_UNKNOWN = Words("No hay posición ni tema «{what}».", "There is no position or issue “{what}”.")
_NONE = Words("El tema no tiene posiciones.", "The issue has no positions.")
_WHY = Words("Motivo: {reason}", "Reason: {reason}")
_SOURCES = Words("Fuente: {sources}", "Source: {sources}")
