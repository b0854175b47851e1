"""One brief as it was chosen in the window, whole, with all that the tasks ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.briefs.compose.kinds import Kind
from workbench.briefs.compose.options import Options
from workbench.i18n import Language, fold
from workbench.tasks.handing_out import Handing


@dataclass(frozen=True)
class Wanted:
    """``subject`` is what the person calls what it is of; empty for everything."""

    kind: Kind
    of: tuple[str, ...]
    subject: str
    handing: Handing
    language: Language
    day: date
    options: Options

    def file_name(self, suffix: str) -> str:
        """A name that no system takes for anything else."""
        said = (self.kind.label.in_(self.language), self.subject, self.handing.audience.label.in_(self.language))
        words = [word for part in said for word in fold(part).split()[:6]]
        return "-".join((*words, self.language)) + suffix
