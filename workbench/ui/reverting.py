"""What an undo or a redo could not take back, and why, in one sentence."""

from __future__ import annotations

from workbench.domain.change import Effect
from workbench.i18n import Language, Words

_MOST = 6  # keys that are told for each reason


def left_told(effect: Effect) -> Words | None:
    """What stays as it is, those of one reason together; None where all went back."""
    left = [o for o in effect.outcomes if o.result != "reverted"]
    if not left:
        return None

    def why(language: Language) -> str:
        keys: dict[str, list[str]] = {}
        for outcome in left:
            keys.setdefault(outcome.reason.in_(language) if outcome.reason else "", []).append(outcome.key)
        told = (f"{', '.join(some[:_MOST])}{' …' if len(some) > _MOST else ''}: {w}" for w, some in keys.items())
        return "; ".join(told)

    return _LEFT.fill(count=len(left), why=Words(why("es"), why("en")))


_LEFT = Words(
    "No todo pudo volver: {count} {count|registro se conserva|registros se conservan} como {count|está|están} ({why}).",
    "Not everything could go back: {count} {count|record stays as it is|records stay as they are} ({why}).",
)
