"""What every part of the window is handed: the lanes, the settings, the language, the looks, the ways to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.change import ChangeSet
from workbench.domain.schema import Schema
from workbench.i18n import Language, Words
from workbench.settings import Settings
from workbench.ui.icons import Icons
from workbench.ui.jobs import Failed, JobRunner, Then
from workbench.ui.places import Place
from workbench.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from workbench.ui.widgets.asking import Asking


@dataclass(frozen=True)
class Bench:
    """Made anew, with everything that shows it, when the language, the theme or the size of text changes.

    ``go`` shows a place, ``tell`` shows a sentence at the foot of the window for a while, ``ask`` asks a
    person for files, names and decisions.
    """

    schema: Schema
    jobs: JobRunner
    settings: Settings
    language: Language
    theme: Theme
    icons: Icons
    go: Callable[[Place], None]
    tell: Callable[[Words], None]
    ask: Asking
    writable: bool = True

    def say(self, words: Words) -> str:
        """The words in the language of the window."""
        return words.in_(self.language)

    def commit(
        self,
        change_set: ChangeSet,
        then: Then | None = None,
        *,
        owner: QObject | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Writes a change set on the writer's lane."""
        self.jobs.write(lambda writing: writing.commit(change_set), then, owner=owner, failed=failed)
