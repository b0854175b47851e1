"""What can go wrong in the user's world, each told in one sentence."""

from __future__ import annotations

from workbench.i18n import Told


class StoreError(Told):
    """The file is busy, full, read-only, foreign, newer or otherwise not to be written or read."""


class Refused(StoreError):
    """A change that would leave the dossier inconsistent; nothing of it was written."""


class Stale(Refused):
    """A change to a record that somebody has changed since it was read; nothing was written."""
