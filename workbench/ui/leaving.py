"""What is asked before the window, or its dossier, closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.i18n import Words
from workbench.ui.bench import Bench


def may_forget_imports(kept: dict[str, Any], bench: Bench, then: Callable[[], object]) -> bool:
    """Whether no import waits of which something was decided, or the person does not mind losing that.

    Who would rather save it is asked where to; ``then`` is called once that is written.
    """
    lost = [begun for begun in kept.get("imports", ()) if begun.would_be_lost]
    if not lost:
        return True
    files = [begun for begun in lost if begun.clip is None]  # what was pasted cannot be read again
    actions = (_SAVE, _LEAVE) if files else (_LEAVE,)
    chosen = bench.ask.choice(_FORGETS.fill(count=len(lost)), actions, danger=True)
    if chosen is not None and actions[chosen] is _SAVE:
        _save(files, bench, then)
        return False
    return chosen is not None


def _save(files: list[Any], bench: Bench, then: Callable[[], object]) -> None:
    from workbench.ui.importing.handing_back import save_decisions

    waiting = list(files)

    def saved(_: Path) -> None:
        waiting.pop()
        if not waiting:
            then()

    for begun in files:
        if not save_decisions(bench, begun, saved):
            return  # the person would rather stay


_FORGETS = Words(
    "{count} {count|importación espera|importaciones esperan}: se perderá lo que decidió. ¿Salir?",
    "{count} {count|import waits|imports wait}: what you decided will be lost. Leave?",
)
_SAVE = Words("Guardar lo decidido…", "Save what was decided…")
_LEAVE = Words("Salir", "Leave")
