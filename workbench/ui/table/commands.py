"""Commands of the table: go there, and make a statement the position of its actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.records import MEETING
from workbench.i18n import Words
from workbench.ui.command import Command
from workbench.ui.desks import Writing
from workbench.ui.places import Place

if TYPE_CHECKING:
    from workbench.tasks.promoting import Promotion
    from workbench.ui.main_window import MainWindow


def capture(window: MainWindow) -> None:
    """Goes to the capture line; from the form of a meeting, to that meeting's."""
    form = getattr(window.current_page(), "form", lambda: None)()
    if form is not None and form.type is MEETING and form.record is not None and form.record.key:
        window.go(Place("capture", MEETING.name, form.uid))
    else:
        window.go(Place("capture"))


def promote(window: MainWindow) -> None:
    """Makes the statement that is chosen a position; asks where it is not clear which."""
    from workbench.tasks.promoting import promotion

    window.flush()
    page, bench = window.current_page(), window.bench
    uid = page.current_uid() if page is not None else ""

    def find(writing: Writing) -> Promotion:
        # On the writer's lane: what was typed into the statement just now is written before.
        return promotion(writing.dossier.reader, uid, bench.language)

    bench.jobs.write(find, lambda found: _found(window, found), owner=window, failed=window.tell)


def _found(window: MainWindow, found: Promotion) -> None:
    from workbench.ui.table.promote import PromoteDialog, carry_out

    if found.is_clear:
        carry_out(window.bench, found, found.certain, "", window.tell_trouble)
    else:
        PromoteDialog(window.bench, found, window).open()


COMMANDS = (
    Command(
        "promote",
        "edit",
        Words("Pasar la declaración a &posición…", "Make the statement a &position…"),
        promote,
        "flag",
        ("Ctrl+Shift+M",),
        writes=True,
    ),
)
