"""The command that records a Party's confirmation of the extension."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from workbench.cli.group import FILE, Front, json_option, workbench
from workbench.cli.talk import Voice, spoken_language, told
from workbench.domain.records import ACTOR, SOURCE, Milestone
from workbench.domain.when import whole_day
from workbench.i18n import Words, same
from workbench.store.dossier import open_dossier
from workbench.tasks.confirming import Confirmation, NotConfirmed, confirming
from workbench.tasks.look_up import find_record


@workbench.command("confirm")
@click.argument("dossier", type=FILE)
@click.argument("party")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day on which it confirmed.")
@click.option("--source", default="", help="The source that says so, by its key or name.")
@click.option("--locator", default="", help="Where in the source.")
@click.option("--read", is_flag=True, help="Somebody read it in the source.")
@json_option
@click.pass_obj
def confirm(
    front: Front, dossier: Path, party: str, day: datetime, source: str, locator: str, read: bool, as_json: bool
) -> None:
    """Record that a Party confirmed the extension of Article 34.7, as a milestone.

    It counts for the last joint review before that day. Statements and commitments never count as a confirmation.
    """
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=front.author) as opened:
        who = find_record(opened.reader, party, (ACTOR.name,))
        behind = find_record(opened.reader, source, (SOURCE.name,)) if source else None
        for words, found in ((party, who), (source, behind)):
            if words and found is None:
                raise NotConfirmed(_UNKNOWN.fill(what=words))
        said = Confirmation(
            who.uid if who is not None else "",
            whole_day(day.date()),
            behind.uid if behind is not None else "",
            locator,
            read,
        )
        change_set = confirming(opened.reader, said, date.today(), voice.language)
        effect = opened.journal.commit(change_set)
        key = next(record.key for record in opened.reader.get_all(effect.created) if isinstance(record, Milestone))
        voice.line(_RECORDED.fill(key=key, title=same(change_set.title), change=effect.change))
        voice.answer(lambda: {"change": effect.change, "key": key, "title": change_set.title})


_RECORDED = Words("{key}: {title}. Se deshace con: undo {change}", "{key}: {title}. To take it back: undo {change}")
_UNKNOWN = Words("No hay nada que se llame «{what}».", "There is nothing called “{what}”.")
