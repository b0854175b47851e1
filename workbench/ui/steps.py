"""How the steps of long work are told."""

from __future__ import annotations

from workbench.i18n import Language
from workbench.tasks.steps import STEPS


def step_told(name: str, done: int, total: int, language: Language) -> str:
    """One step with how far it is."""
    words = STEPS[name].in_(language) if name in STEPS else name
    how_far = f" {done:,} / {total:,}" if total > 1 else ""
    return f"{words[0].upper()}{words[1:]}{how_far}…"
