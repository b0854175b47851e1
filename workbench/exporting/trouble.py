"""When an export cannot be made."""

from __future__ import annotations

from workbench.i18n import Told


class CannotExport(Told):
    """What was asked for does not fit the file's format; ``words`` says why in one sentence."""
