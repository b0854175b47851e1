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

from workbench.store.waiting import Line, Waiting

LINES = [
    *(f"US propone > asunto {n}: palabras {n} /informal" for n in range(3)),
    "CA apoya > asunto 3: a toda prisa",
    "MX apoya > asunto 4: a med",
]
CHILD = Path(__file__).with_name("capturing_child.py")
BUSY = Path(__file__).with_name("capturing_busy_child.py")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")


def killed_at(moment: str, review: Path, home: Path, script: Path = CHILD) -> None:
    """Lets a process of its own type until it tells of a moment, and kills it right then."""
    home.mkdir()
    child = subprocess.Popen(
        [sys.executable, str(script), str(home), str(review)],
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


def test_a_kill_while_something_large_is_written_loses_no_line(review: Path, tmp_path: Path) -> None:
    killed_at("typed", review, tmp_path / "child", BUSY)
    assert kept(review) == []
    for path in beside(review):
        assert path.stat().st_mode & 0o077 == 0
    driver = reopened(review, tmp_path)
    assert [s.words.es for s in kept(review)] == [f"palabras {n}" for n in range(3)]  # without going to their screen
    assert "3 declaraciones capturadas" in driver.window.statusBar().currentMessage()
    page = table(driver)
    assert page.capture.text() == "CA apoya > asunto 3: a med"
    assert page.sitting.uid == kept(review)[0].meeting != ""
    driver.type("ias")
    driver.keys("Return")
    assert kept(review)[-1].words.es == "a medias" and beside(review) == []
    driver.leave()
    driver = reopened(review, tmp_path)
    assert len(kept(review)) == 4 and table(driver).capture.text() == ""
    driver.leave()


def test_a_line_that_waits_and_is_not_clear_any_more_comes_back_as_the_line(review: Path, tmp_path: Path) -> None:
    waiting = Waiting(review)
    waiting.put(Line("u1", "Nadie propone > asunto: palabras", entered="2026-07-01T10:00:00"))
    waiting.put(Line("u2", "US propone > asunto: palabras", entered="2026-07-01T10:01:00"))
    driver = reopened(review, tmp_path)
    assert [(s.uid, s.words.es) for s in kept(review)] == [("u2", "palabras")]
    assert table(driver).capture.text() == "Nadie propone > asunto: palabras"
    driver.retype(table(driver).capture.line, "")
    driver.still()
    driver.type("MX apoya > otro: sí")
    driver.keys("Return")
    assert len(kept(review)) == 2 and beside(review) == []
    driver.leave()


def beside(review: Path) -> list[Path]:
    """What lies beside a dossier, but its lock and what SQLite leaves of a writer that was killed."""
    usual = (review.name, f"{review.name}.lock", f"{review.name}-journal")
    return [p for p in review.parent.iterdir() if p.name.startswith(f".{review.name}") and p.name not in usual]
