"""What can go wrong in the user's world, each told in one sentence."""

from __future__ import annotations

from workbench.i18n import Words


class StoreError(Exception):
    """The file is busy, full, read-only, foreign, newer or otherwise not to be written or read."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Refused(StoreError):
    """A change that would leave the dossier inconsistent; nothing of it was written."""


class Stale(Refused):
    """A change to a record that somebody has changed since it was read; nothing was written."""
