"""What a paper is marked as, by options of the command line and by what the office keeps in the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from workbench import paths
from workbench.briefs.marking import FIELDS, PROFILES, Marking, marking_asked
from workbench.cli.talk import WrongUse
from workbench.i18n import Words, clip
from workbench.settings import MARKING_FIELDS, Settings

_MARKING = click.option(
    "--marking", default=None, help=f"Mark it besides: {', '.join(PROFILES)}, or words of your own."
)
_FIELD = click.option(
    "--marking-field",
    "marking_fields",
    multiple=True,
    metavar="NAME=TEXT",
    help=f"What the office fills in: {', '.join(blank.key for blank in FIELDS)}.",
)
_PORTIONS = click.option("--portion-marks", "portions", is_flag=True, help="Mark each paragraph by what it tells.")


def marking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of how a paper is marked."""
    for option in (_PORTIONS, _FIELD, _MARKING):
        command = option(command)
    return command


def marking_meant(words: str | None, fields: Sequence[str]) -> Marking | None:
    """The marking that was asked for, what was not said of it from the settings; raises WrongMarking."""
    if words is None:
        if fields:
            raise WrongUse(_FIELD_ALONE)
        return None
    said = dict(_pair(field) for field in fields)
    marking = marking_asked(words, said)
    if marking.profile is None:
        return marking
    kept = Settings(paths.settings_file()).get(MARKING_FIELDS)
    usual = {b.key: kept[b.key] for b in marking.profile.blanks if isinstance(kept.get(b.key), str)}
    return Marking(marking.key, {**usual, **marking.fields})


def _pair(field: str) -> tuple[str, str]:
    name, equals, text = field.partition("=")
    if not equals:
        raise WrongUse(_NOT_A_PAIR.fill(field=clip(field)))
    return name, text


_FIELD_ALONE = Words("--marking-field va con --marking", "--marking-field goes with --marking")
_NOT_A_PAIR = Words(
    "--marking-field {field}: escríbalo como NOMBRE=TEXTO", "--marking-field {field}: write it as NAME=TEXT"
)
