"""A window in a process of its own, in which statements are typed until somebody kills it.

    python capturing_child.py FOLDER DOSSIER

Each line that it writes tells how far it has come.
"""

from __future__ import annotations

from capturing import at_the_table
from driving import spin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def main() -> None:
    """Types three statements, waiting for each; a fourth without waiting; and half of a fifth."""
    driver = at_the_table()
    for number in range(3):
        driver.type(f"US propone > asunto {number}: palabras {number} /informal")
        driver.keys("Return")
        print(f"kept {number}", flush=True)
    driver.type("CA apoya > asunto 3: a toda prisa")
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    print("entered", flush=True)
    driver.type("MX apoya > asunto 4: a med")
    driver.still()
    print("typed", flush=True)
    spin(600_000)


main()
