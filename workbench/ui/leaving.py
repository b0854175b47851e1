"""What is asked before the window closes."""

from __future__ import annotations

from typing import Any

from workbench.i18n import Words
from workbench.ui.widgets.asking import Asking


def may_forget_imports(kept: dict[str, Any], asking: Asking) -> bool:
    """Whether no import waits of which something was decided, or the person does not mind losing that."""
    decided = [begun for begun in kept.get("imports", ()) if begun.is_decided]
    return not decided or asking.yes(_FORGETS.fill(count=len(decided)), _LEAVE, danger=True)


_FORGETS = Words(
    "{count} {count|importación espera|importaciones esperan}: se perderá lo que decidió. ¿Salir?",
    "{count} {count|import waits|imports wait}: what you decided will be lost. Leave?",
)
_LEAVE = Words("Salir", "Leave")
