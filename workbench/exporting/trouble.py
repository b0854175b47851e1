"""When an export cannot be made."""

from __future__ import annotations

from workbench.i18n import Words


class CannotExport(Exception):
    """What was asked for does not fit the file's format; ``words`` says why in one sentence."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words
