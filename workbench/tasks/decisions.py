"""What was decided of an import as a file: written by the review, taken by ``workbench import --decide``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from workbench.domain.records import SCHEMA
from workbench.i18n import LANGUAGES, Words, clip
from workbench.importing.choices import ALL, KEEP, NO, OURS, SKIP, TAKE, THEIRS, Choices
from workbench.importing.profile import parsed
from workbench.importing.trouble import Unreadable
from workbench.tasks.import_file import Options

_LARGEST = 100_000_000  # bytes
_WORDS = ("answers", "columns")
_CHOSEN = {"rows": (SKIP, TAKE), "types": (SKIP,), "conflicts": (OURS, THEIRS), "personal": (KEEP,), "series": (NO,)}
_PARTS = ("sheet", "as", "language", "frames", "fresh", "profile", *_WORDS, *_CHOSEN, "delete")


def decisions_text(options: Options) -> str:
    """Everything that was decided, as JSON; ``read_decisions`` reads it back."""
    choices = options.choices
    kept: dict[str, Any] = {
        "sheet": options.sheet,
        "as": options.record_type,
        "language": options.language,
        "frames": {sheet: list(frames) for sheet, frames in options.frames.items()},
        "fresh": options.fresh,
        "profile": json.loads(options.profile.text()) if options.profile is not None else None,
        **{name: dict(getattr(options, name)) for name in _WORDS},
        **{name: dict(getattr(choices, name)) for name in _CHOSEN},
        "delete": list(choices.delete),
    }
    return json.dumps({name: said for name, said in kept.items() if said}, ensure_ascii=False, indent=1) + "\n"


def read_decisions(path: Path, told: Options) -> Options:
    """What a file of decisions says, under what was ``told`` beside it; raises Unreadable where it is none.

    ``{"answers": {"Sheet!D14": "2027-04-03"}, "rows": {"Sheet!7": "skip"}, "conflicts": "theirs"}`` and more.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(path)
        kept = json.loads(path.read_text(encoding="utf-8-sig"))
        if not isinstance(kept, dict) or not kept:
            raise ValueError(kept)
        _check_words(path.name, kept)
        return _joined(_read(kept), told)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(_NO_DECISIONS.fill(file=path.name)) from error


def _check_words(file: str, kept: Mapping[str, Any]) -> None:
    """Raises Unreadable naming the first word that is none of those known there, and the known ones like it."""
    _check(file, kept, _PARTS, "")
    for name, allowed in (*_CHOSEN.items(), ("language", LANGUAGES)):
        said = kept.get(name)
        words = said.values() if isinstance(said, dict) else [said] if isinstance(said, str) else ()
        _check(file, [w for w in words if isinstance(w, str)], allowed, name)
    types = kept.get("types")
    known = tuple(t.name for t in SCHEMA.types)
    _check(file, types if isinstance(types, dict) else (), known, "types")
    _check(file, [kept["as"]] if isinstance(kept.get("as"), str) else (), ("", *known), "as")


def _check(file: str, words: Iterable[str], known: Sequence[str], where: str) -> None:
    for word in words:
        if word not in known:
            near = get_close_matches(word.casefold(), known, n=3, cutoff=0.5) or [name for name in known if name]
            names = ", ".join(f"«{name}»" for name in near)
            told = {"file": file, "word": clip(word), "names": names}
            raise Unreadable(_NO_WORD.fill(where=where, **told) if where else _NO_PART.fill(**told))


def _read(kept: Mapping[str, Any]) -> Options:
    language = next((tongue for tongue in LANGUAGES if tongue == kept.get("language")), None)
    if kept.get("language") not in (None, language) or not isinstance(kept.get("fresh", False), bool):
        raise ValueError(kept)
    frames = {sheet: _list(of) for sheet, of in kept.get("frames", {}).items()}
    profile = parsed(json.dumps(kept["profile"])) if kept.get("profile") is not None else None
    answers, columns = (_texts(kept.get(name, {})) for name in _WORDS)
    rows, types, conflicts, personal, series = (_chosen(kept.get(name, {}), words) for name, words in _CHOSEN.items())
    if ALL in rows or set(types) - {t.name for t in SCHEMA.types}:  # it would decide of nothing
        raise ValueError(kept)
    choices = Choices(rows, types, conflicts, personal, tuple(_list(kept.get("delete", []))), series)
    return Options(
        _text(kept.get("sheet", "")),
        _text(kept.get("as", "")),
        language,
        answers,
        columns,
        frames,
        profile,
        kept.get("fresh", False),
        choices=choices,
    )


def _joined(read: Options, told: Options) -> Options:
    """What was read, but where something else was told."""
    return replace(
        read,
        sheet=told.sheet or read.sheet,
        record_type=told.record_type or read.record_type,
        language=told.language or read.language,
        frames={**read.frames, **told.frames},
        profile=told.profile or read.profile,
        fresh=told.fresh or read.fresh,
        choices=replace(read.choices, personal={**read.choices.personal, **told.choices.personal}),
    )


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise ValueError(said)
    return said


def _texts(said: Any) -> dict[str, str]:
    return {place: _text(words) for place, words in said.items()}


def _list(said: Any) -> list[str]:
    if not isinstance(said, list):
        raise ValueError(said)
    return [_text(words) for words in said]


def _chosen(said: Any, allowed: tuple[str, ...]) -> dict[str, str]:
    """Choices by their places; one word alone is for all of them."""
    found = {ALL: said} if isinstance(said, str) else _texts(said)
    if set(found.values()) - set(allowed):
        raise ValueError(said)
    return found


_NO_PART = Words(
    "{file}: «{word}» no es ninguna parte de un archivo de decisiones; lo más parecido: {names}.",
    "{file}: “{word}” is no part of a file of decisions; most like it: {names}.",
)
_NO_WORD = Words(
    "{file}: en «{where}» no se conoce «{word}»; lo más parecido: {names}.",
    "{file}: “{word}” is not known in “{where}”; most like it: {names}.",
)
_NO_DECISIONS = Words(
    "{file}: no se lee como archivo de decisiones («answers» con una respuesta por Hoja!Celda, «columns» con un campo "
    "por celda de encabezado, «rows» con skip o take por Hoja!renglón, «conflicts» con theirs u ours por celda, "
    "«personal» con keep, «delete» con claves, «series» con no).",
    "{file}: it does not read as a file of decisions (“answers” with one answer for each Sheet!Cell, “columns” with a "
    "field for each header cell, “rows” with skip or take for each Sheet!row, “conflicts” with theirs or ours for each "
    "cell, “personal” with keep, “delete” with keys, “series” with no).",
)
