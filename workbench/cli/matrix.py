"""The command about where everybody stands on every issue."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from workbench.assessing.matrix import Mark
from workbench.cli.books import Leaving, book_options
from workbench.cli.group import FILE, json_option, workbench
from workbench.cli.talk import NO, Voice, WrongUse, spoken_language, told
from workbench.domain.records.choices import STANCE
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words, clip, fold
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.tasks.book_matrix import matrix_book
from workbench.tasks.matrix import Told, issue_choices, position_matrix

WISHES = {
    "table": "table",
    "pillar": "pillar",
    "chapter": "chapter, such as 9",
    "sector": "sector",
    "cycle": "cycle, such as 2026",
    "orientation": "orientation: offensive, defensive",
}


def issue_wishes(command: Callable[..., None]) -> Callable[..., None]:
    """Options that choose issues; they reach the command by their names."""
    for name, what in reversed(WISHES.items()):
        command = click.option(f"--{name}", default=None, help=f"Only issues of this {what}.")(command)
    return command


def meant_wishes(reader: Reader, wishes: Mapping[str, str | None], language: Language) -> dict[str, str]:
    """What was wished for as keys; a wrong use where there is no such choice, as where a wish is empty."""
    said = {name: words for name, words in wishes.items() if words is not None}
    choices = issue_choices(reader, language) if said else {}
    return {name: _meant(name, words, choices[name]) for name, words in said.items()}


@workbench.command("matrix")
@click.argument("dossier", type=FILE)
@issue_wishes
@book_options
@json_option
def matrix_(
    dossier: Path,
    out: Path | None,
    audience: str | None,
    release_to: str | None,
    language: Language,
    as_json: bool,
    **wishes: str | None,
) -> None:
    """Show where every actor stands on every issue, what is said apart from what is estimated."""
    voice, leaving = Voice(spoken_language(), as_json), Leaving(out, audience, release_to, language)
    with told(voice.language), open_dossier(dossier) as opened:
        reader, today = leaving.handing.reader(opened), date.today()
        wanted = meant_wishes(reader, wishes, voice.language)
        if leaving.saved(voice, opened, lambda seen: matrix_book(seen, wanted, language, today)):
            return
        found = position_matrix(reader, wanted, voice.language, today)
        voice.answer(lambda: _shape(found))
        for issue in found.matrix.issues:
            voice.line(found.names[issue])
            for actor in found.matrix.actors:
                marks = found.matrix.at(issue, actor)
                if marks:
                    said = "; ".join(_told(mark, found, voice.language) for mark in marks)
                    voice.line(f"    {clip(found.names[actor], 40)}: {said}")
        if not found.matrix.cells:
            voice.line(_NONE)
            sys.exit(NO)


def _meant(name: str, words: str, choices: list[tuple[str, str]]) -> str:
    """The key that words mean; a wrong use where there is no such choice."""
    for key, label in choices:
        if fold(words) in (fold(key), fold(label)):
            return key
    listed = ", ".join(label for _, label in choices)
    raise WrongUse((_THERE_ARE if listed else _THERE_IS_NONE).fill(option=f"--{name} {clip(words)}", listed=listed))


def _told(mark: Mark, found: Told, language: Language) -> str:
    stance = STANCE.show(Chosen(mark.stance), language) if mark.stance else "–"
    parts = [words.in_(language) for words, holds in ((_ESTIMATE, mark.estimated), (_RED_LINE, mark.red_line)) if holds]
    parts += [] if mark.sourced else [_UNSOURCED.in_(language)]
    if not mark.verified:
        parts.append((_UNVERIFIED if mark.days is None else _AGE.fill(days=mark.days)).in_(language))
    on = f" — {clip(found.on[mark.uid], 60)}" if mark.uid in found.on else ""
    return f"{stance}{on}" + (f" [{', '.join(parts)}]" if parts else "")


def _shape(found: Told) -> dict[str, Any]:
    return {
        "issues": [{"uid": uid, "title": found.names[uid]} for uid in found.matrix.issues],
        "actors": [{"uid": uid, "name": found.names[uid]} for uid in found.matrix.actors],
        "cells": [
            {"issue": issue, "actor": actor, "positions": [_mark_shape(mark, found) for mark in marks]}
            for issue in found.matrix.issues
            for actor in found.matrix.actors
            if (marks := found.matrix.at(issue, actor))
        ],
    }


def _mark_shape(mark: Mark, found: Told) -> dict[str, Any]:
    return {
        "uid": mark.uid,
        "on": found.on.get(mark.uid),
        "stance": mark.stance or None,
        "estimated": mark.estimated,
        "red_line": mark.red_line,
        "sourced": mark.sourced,
        "verified": mark.verified,
        "age_days": mark.days,
    }


_THERE_ARE = Words("{option}: hay {listed}", "{option}: there are {listed}")
_THERE_IS_NONE = Words("{option}: no hay ninguno", "{option}: there are none")
_ESTIMATE = Words("estimación nuestra", "our estimate")
_RED_LINE = Words("línea roja", "red line")
_UNSOURCED = Words("sin fuente", "no source")
_UNVERIFIED = Words("sin verificar, sin fecha", "not verified, no date")
_AGE = Words("sin verificar, de hace {days} {days|día|días}", "not verified, {days} {days|day|days} old")
_NONE = Words("Ningún tema así tiene posiciones.", "No such issue has positions.")
