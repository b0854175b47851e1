"""The screen of the table in a window of its own, ready for statements to be typed, for processes that are killed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from driving import Driver


def at_the_table() -> Driver:
    """A window in the folder that the command line names first, with its second the dossier, at the sitting M-1."""
    driver = Driver(Path(sys.argv[1]))
    driver.open(Path(sys.argv[2]))
    driver.keys("Ctrl+M")
    driver.retype(driver.window.current_page().sitting.picker.line, "M-1")  # type: ignore[union-attr]
    driver.window.current_page().focus()  # type: ignore[union-attr]
    driver.still()
    return driver
