"""Commands about the calendar and the review cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.i18n import Words
from workbench.ui.command import Command

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


def save(window: MainWindow) -> None:
    """Asks for whom the calendar is saved."""
    from workbench.ui.calendar.saving import CalendarDialog

    window.flush()
    CalendarDialog(window.bench, window).open()


def close_cycle(window: MainWindow) -> None:
    """Asks which cycle is closed, and shows what that does."""
    from workbench.ui.calendar.closing import RollOverDialog

    window.flush()
    RollOverDialog(window.bench, window).open()


COMMANDS = (
    Command(
        "save-calendar",
        "file",
        Words("Guardar las &fechas como .ics…", "Save the &dates as .ics…"),
        save,
        "calendar-days",
        apart=True,
    ),
    Command(
        "close-cycle",
        "file",
        Words("Cerrar el cic&lo de revisión…", "C&lose the review cycle…"),
        close_cycle,
        "rotate-ccw",
        writes=True,
    ),
)
