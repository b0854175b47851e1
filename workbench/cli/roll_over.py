"""The command that closes a review cycle."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from workbench.cli.group import FILE, Front, json_option, workbench
from workbench.cli.talk import NO, Voice, spoken_language, told
from workbench.domain.records.choices import ISSUE_STATUS
from workbench.i18n import clip
from workbench.store.dossier import open_dossier
from workbench.tasks.roll_over import COUNTS, NONE_SAYS, RESETS, WHYS, Closing, Shown, prepare, taken


@workbench.command("roll-over")
@click.argument("dossier", type=FILE)
@click.option("--from", "closing", type=int, required=True, help="The cycle that closes, a year such as 2026.")
@click.option("--to", "next_", type=int, required=True, help="The cycle in which its open issues go on.")
@click.option("--keep", multiple=True, help="An issue that stays, by key or name.")
@click.option("--take", multiple=True, help="An issue that goes on too, by key or name.")
@click.option("--no-cycle", is_flag=True, help="Take along the issues that say no cycle, unless they are over.")
@click.option("--reset-clearance", is_flag=True, help="Their cleared positions, and those in review, are drafts again.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@json_option
@click.pass_obj
def roll_over(
    front: Front,
    dossier: Path,
    closing: int,
    next_: int,
    keep: tuple[str, ...],
    take: tuple[str, ...],
    no_cycle: bool,
    reset_clearance: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Close a review cycle: its open issues go on in the next one, as one step of undo."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=not dry_run, author=front.author) as opened:
        found = prepare(opened.reader, closing, next_, voice.language)
        moving = taken(opened.reader, found.roll, take, keep, no_cycle=no_cycle)
        change_set = found.roll.change_set(moving, voice.language, reset=reset_clearance)
        change = None if dry_run or not moving else opened.journal.commit(change_set).change
        resets = len(found.roll.resets(moving)) if reset_clearance else 0
        for shown in found.lines:
            _tell(voice, shown, moving)
        staying = len(found.lines) - len(moving)
        voice.line(COUNTS.fill(moving=len(moving), next=next_, staying=staying, elsewhere=found.roll.elsewhere))
        unsaid = sum(shown.line.why == "no-cycle" for shown in found.lines)
        if not moving and unsaid and not no_cycle:
            voice.line(NONE_SAYS.fill(count=unsaid))
        if resets:
            voice.line(RESETS.fill(count=resets))
        voice.answer(lambda: {**_shape(found, moving), "resets": resets, "change": change})
        if not moving:
            sys.exit(NO)


def _tell(voice: Voice, shown: Shown, moving: Collection[str]) -> None:
    issue = shown.line.issue
    lived = f" [{shown.lived}]" if shown.lived else ""
    status = ISSUE_STATUS.show(issue.status, voice.language) if issue.status is not None else ""
    said = ", ".join(filter(None, (WHYS[shown.line.why].in_(voice.language), status)))
    mark = "→" if issue.uid in moving else " "
    voice.line(f"  {mark} {issue.key:>6}  {clip(shown.title, 80)}{lived}: {said}")


def _shape(found: Closing, moving: Collection[str]) -> dict[str, Any]:
    return {
        "from": found.roll.closing,
        "to": found.roll.next,
        "issues": [
            {
                "key": s.line.issue.key,
                "uid": s.line.issue.uid,
                "title": s.title,
                "status": s.line.issue.status.key if s.line.issue.status is not None else None,
                "why": s.line.why,
                "cycles": s.lived,
                "moves": s.line.issue.uid in moving,
            }
            for s in found.lines
        ],
        "elsewhere": found.roll.elsewhere,
    }
