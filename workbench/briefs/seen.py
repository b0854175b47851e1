"""What every block of a paper tells of itself: how reserved a thing it tells."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience


@dataclass(frozen=True, kw_only=True)
class Seen:
    """``seen_by`` is the widest audience that may see all that the block tells; None where nobody said."""

    seen_by: Audience | None = None
