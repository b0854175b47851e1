"""The window is killed while statements are typed: what was entered is kept, and the line in its midst comes back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from driving import Driver
from test_capture_screen import kept, table

LINES = [
    *(f"US propone > asunto {n}: palabras {n} /informal" for n in range(3)),
    "CA apoya > asunto 3: a toda prisa",
    "MX apoya > asunto 4: a med",
]
CHILD = Path(__file__).with_name("capturing_child.py")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")


def killed_at(moment: str, review: Path, home: Path) -> None:
    """Lets a process of its own type until it tells of a moment, and kills it right then."""
    home.mkdir()
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(home), str(review)],
        cwd=CHILD.parents[2],
        env={**os.environ, "PYTHONPATH": str(CHILD.parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    try:
        for line in child.stdout:
            if line.strip() == moment:
                break
        else:
            pytest.fail(f"it never came to {moment}")
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()


def reopened(review: Path, home: Path) -> Driver:
    driver = Driver(home)
    driver.open(review)
    assert driver.window.writable  # the lock of who was killed holds nobody up
    return driver


def test_a_kill_in_the_midst_of_a_line_gives_it_back(review: Path, tmp_path: Path) -> None:
    killed_at("typed", review, tmp_path / "child")
    driver = reopened(review, tmp_path)
    found = kept(review)
    assert [s.on.es for s in found] == [f"asunto {n}" for n in range(4)]
    page = table(driver)
    assert page.capture.text() == "MX apoya > asunto 4: a med"
    assert page.sitting.uid == found[0].meeting != ""
    driver.type("ias")
    driver.keys("Return")
    assert kept(review)[-1].words.es == "a medias"
    driver.leave()
    driver = reopened(review, tmp_path)
    assert table(driver).capture.text() == "" and len(kept(review)) == 5
    driver.leave()


def test_a_kill_right_behind_a_statement_loses_none_and_gives_none_twice(review: Path, tmp_path: Path) -> None:
    killed_at("kept 1", review, tmp_path / "child")
    driver = reopened(review, tmp_path)
    found = [s.on.es for s in kept(review)]
    assert found[:2] == ["asunto 0", "asunto 1"]
    assert LINES[len(found)].startswith(table(driver).capture.text())
    driver.leave()


def test_a_kill_while_a_statement_is_on_its_way_keeps_it_or_gives_it_back(review: Path, tmp_path: Path) -> None:
    killed_at("entered", review, tmp_path / "child")
    driver = reopened(review, tmp_path)
    found = [s.words.es for s in kept(review)]
    assert found[:3] == [f"palabras {n}" for n in range(3)]
    left = table(driver).capture.text()
    assert LINES[len(found)].startswith(left) and (len(found) == 4 or left)
    driver.leave()
