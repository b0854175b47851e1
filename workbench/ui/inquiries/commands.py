"""Commands about questions to ministries and chambers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.records import INQUIRY
from workbench.i18n import Words, clip
from workbench.ui.command import Command

if TYPE_CHECKING:
    from workbench.ui.inquiries.asking import About
    from workbench.ui.main_window import MainWindow


def ask(window: MainWindow) -> None:
    """Asks about the records of the list that is shown, about the one that is chosen, or in general."""
    from workbench.ui.inquiries.asking import AskDialog

    window.flush()
    AskDialog(window.bench, _about(window), window).open()


def _about(window: MainWindow) -> About | None:
    """What the screen that is shown offers to ask about; None where that is nothing."""
    from workbench.ui.inquiries.asking import About
    from workbench.ui.records.page import RecordsPage

    page, bench = window.current_page(), window.bench
    if not isinstance(page, RecordsPage) or page.pane().type.name not in INQUIRY.field("about").refers_to:
        return None
    pane, form = page.pane(), page.form()
    record = form.record if form is not None and form.type is pane.type else None
    return About(
        query=pane.view.query(pane.type, bench.language),
        name=bench.say(pane.type.plural),
        listed=len(pane.model.ids),
        chosen=record.uid if record is not None and record.key else "",
        title=clip(pane.type.title_of(record, bench.language)) if record is not None else "",
    )


def packs(window: MainWindow) -> None:
    """Writes the workbooks of those who are asked."""
    from workbench.ui.inquiries.packs import PacksDialog

    window.flush()
    PacksDialog(window.bench, window).open()


COMMANDS = (
    Command(
        "ask",
        "file",
        Words("P&reguntar a las dependencias…", "As&k ministries…"),
        ask,
        "circle-help",
        ("Ctrl+Shift+A",),
        writes=True,
        apart=True,
    ),
    Command("packs", "file", Words("&Libros para las dependencias…", "&Workbooks for ministries…"), packs, writes=True),
)
