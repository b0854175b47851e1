"""What a paper is asked to be, by options that one brief and each of many take alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import Options
from workbench.briefs.document import PageSize
from workbench.cli.group import FILE, audience_option, language_option, release_option
from workbench.cli.locking import password_given, password_options
from workbench.cli.markings import marking_meant, marking_options
from workbench.cli.matrix import WISHES, issue_wishes, meant_wishes
from workbench.cli.parts import parts_meant, parts_options, parts_told
from workbench.cli.talk import WrongUse
from workbench.domain.audience import audience_of
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader
from workbench.tasks.brief_to_file import POSITION_BRIEF
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import MOST_COPIES

as_of_option = click.option(
    "--as-of", default=None, help="The day whose facts are printed, such as 2026-07-23; today if left out."
)

_KIND = click.option("--kind", type=click.Choice(list(KINDS)), default=POSITION_BRIEF, show_default=True)
_PAPER = click.option("--paper", type=click.Choice(["A4", "letter"]), default="A4", show_default=True)
_FULL = click.option("--full", is_flag=True, help="Cut nothing: not to one page, nor long tables.")
_UNIT = click.option("--unit", default="", help="The issuing unit on it, if not who leads its issue.")
_ORIGINS = click.option(
    "--with-origins", is_flag=True, help="List the cell of each imported value printed; for negotiators only."
)
_BY_ACTOR = click.option(
    "--by-actor", is_flag=True, help="Of the matrix: a column an actor, in as many tables as it takes."
)
_LETTERHEAD = click.option(
    "--letterhead", type=FILE, default=None, help="A Word file whose pages a .docx is written on."
)
_ISSUE = click.option(
    "--issue", "issued", is_flag=True, help="Number it and enter it in the register, with its very bytes."
)
_COPIES = click.option(
    "--copies", type=click.IntRange(1, MOST_COPIES), default=1, help="So many numbered copies, with --issue."
)


def _kinds() -> str:
    """What each kind is and what it is of."""
    return "\n".join(f"  {key:<10} {kind.label.en}: {kind.subject.told.en}" for key, kind in KINDS.items())


KINDS_TOLD = f"\b\nKinds, and what each is of:\n{_kinds()}\n\n\b\nParts of each kind:\n{parts_told()}"


def paper_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of a paper; what they say reaches the command by their names, for ``paper_asked``."""
    asked = (_KIND, _FULL, parts_options, _PAPER, _UNIT, _ORIGINS, _BY_ACTOR)
    leaving = (_LETTERHEAD, _ISSUE, _COPIES, password_options, marking_options)
    seen = (as_of_option, issue_wishes, audience_option, release_option, language_option)
    for option in reversed((*asked, *leaving, *seen)):
        command = option(command)
    return command


@dataclass(frozen=True)
class PaperAsked:
    """What was said of a paper: its kind, for whom, as of when, in which language, and ``said``, all else by name."""

    kind: str
    handing: Handing
    day: date
    language: Language
    letterhead: Path | None
    copies: int  # 0: it is not issued
    said: dict[str, Any]

    @property
    def issued(self) -> bool:
        """Whether it is numbered and entered in the register."""
        return self.copies > 0

    def password(self, out: Path) -> str | None:
        """What locks a file that is written to ``out``; asked for where it is to be."""
        return password_given(self.said["locked"], self.said["password_file"], out)

    def wanted(self, reader: Reader, spoken: Language) -> dict[str, str]:
        """By what its issues are chosen, as keys."""
        return meant_wishes(reader, {name: self.said[name] for name in WISHES}, spoken)

    def options(self, since: str) -> Options:
        """What is asked of it besides; raises WrongMarking."""
        said = self.said
        size: PageSize = said["paper"]
        return Options(
            said["full"],
            said["with_origins"],
            unit=said["unit"],
            page_size=size,
            since=since,
            marking=marking_meant(said["marking"], said["marking_fields"]),
            portions=said["portions"],
            parts=parts_meant(said["without"], said["order"]),
            by_actor=said["by_actor"],
        )


def paper_asked(said: dict[str, Any]) -> PaperAsked:
    """What the options of a paper say."""
    if said["copies"] > 1 and not said["issued"]:
        raise WrongUse(_COPIES_ALONE)
    handing = Handing(audience_of(said["audience"]), said["release_to"])
    copies = said["copies"] if said["issued"] else 0
    day = day_meant(said["as_of"])
    return PaperAsked(said["kind"], handing, day, said["language"], said["letterhead"], copies, said)


def day_meant(words: str | None) -> date:
    """The day that somebody wrote, today where nobody did."""
    if words is None:
        return date.today()
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise WrongUse(_NO_DAY.fill(words=clip(words))) from None


_COPIES_ALONE = Words("--copies va con --issue", "--copies goes with --issue")
_NO_DAY = Words("--as-of {words}: escriba el día como 2026-07-23", "--as-of {words}: write the day as 2026-07-23")
