"""The lanes: results come back in order, what is no longer wanted stays away, bugs and trouble are told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Driver, application, spin
from PySide6.QtCore import QObject

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor
from workbench.domain.types import Parallel
from workbench.i18n import Told, Words
from workbench.store.dossier import open_dossier
from workbench.ui.desks import Desks
from workbench.ui.jobs import JobRunner
from workbench.ui.places import Place, Trail


@pytest.fixture
def jobs(dossier_path: Path) -> Iterator[JobRunner]:
    application()
    runner = JobRunner(Desks("test"))
    opened: list[bool] = []
    runner.open(dossier_path, opened.append, lambda words: pytest.fail(words.en))
    wait(runner)
    assert opened == [True]
    yield runner
    runner.close()


def wait(runner: JobRunner) -> None:
    while runner.has_work:
        spin(2)


def test_work_is_done_off_the_windows_thread_and_told_on_it(jobs: JobRunner) -> None:
    here = threading.get_ident()
    found: list[int] = []
    for ask in (jobs.read, jobs.long, jobs.write):
        ask(lambda _: threading.get_ident(), lambda there: found.extend((there, threading.get_ident())))
    wait(jobs)
    assert here not in found[::2] and set(found[1::2]) == {here} and len(set(found[::2])) == 3


def test_a_later_question_takes_the_place_of_one_that_waits(jobs: JobRunner) -> None:
    gate, heard = threading.Event(), list[str]()
    jobs.read(lambda _: gate.wait(5), lambda _: heard.append("first"))
    for word in ("a", "ab", "abc"):
        jobs.read(lambda _, word=word: word, heard.append, key="find")  # type: ignore[misc]
    gate.set()
    wait(jobs)
    assert heard == ["first", "abc"]


def test_writes_are_done_in_the_order_in_which_they_were_asked_for(jobs: JobRunner) -> None:
    done: list[int] = []
    for n in range(20):
        jobs.write(lambda _, n=n: n, done.append)  # type: ignore[misc]
    wait(jobs)
    assert done == list(range(20))


def test_who_is_gone_hears_nothing(jobs: JobRunner) -> None:
    owner, heard = QObject(), list[int]()
    jobs.read(lambda _: 1, heard.append, owner=owner)
    owner.deleteLater()
    spin(1)
    wait(jobs)
    assert heard == []


def test_trouble_goes_to_who_asked_or_to_the_window_and_a_bug_to_both(jobs: JobRunner) -> None:
    told: list[str] = []
    jobs.trouble.connect(lambda words: told.append(f"window {words.en}"))
    jobs.crashed.connect(lambda error: told.append(f"crash {type(error).__name__}"))

    def fails(_: object) -> None:
        raise Told(Words("uno", "one"))

    jobs.read(fails, lambda _: told.append("then"), failed=lambda words: told.append(f"asker {words.en}"))
    jobs.read(fails, lambda _: told.append("then"))
    jobs.read(lambda _: 1 / 0, lambda _: told.append("then"))
    wait(jobs)
    assert told[:2] == ["asker one", "window one"] and told[2] == "crash ZeroDivisionError"
    assert "then" not in told


def test_stopped_work_says_so_and_nothing_else(jobs: JobRunner) -> None:
    begun, heard = threading.Event(), list[str]()

    def endless(reading: object) -> None:
        begun.set()
        while True:
            reading.progress.step("read", 1, 2)  # type: ignore[attr-defined]

    job = jobs.long(endless, lambda _: heard.append("then"), stopped=lambda: heard.append("stopped"))
    begun.wait(5)
    job.cancel()
    wait(jobs)
    assert heard == ["stopped"]


def test_progress_is_told_on_the_windows_thread(jobs: JobRunner) -> None:
    steps: list[tuple[str, int, int, int]] = []

    def work(reading: object) -> None:
        reading.progress.step("plan", 1, 3)  # type: ignore[attr-defined]

    jobs.long(work, lambda _: None, progress=lambda *step: steps.append((*step, threading.get_ident())))
    wait(jobs)
    assert steps == [("plan", 1, 3, threading.get_ident())]


def test_every_commit_is_told_once_to_all_who_show_data(jobs: JobRunner, dossier_path: Path) -> None:
    effects: list[object] = []
    jobs.committed.connect(effects.append)
    actor = Actor(uid="one", title=Parallel(es="Uno"))
    jobs.write(lambda w: w.commit(ChangeSet((Create(actor),), "x")))
    jobs.write(lambda w: w.commit(ChangeSet((), "nothing")))
    jobs.write(lambda w: w.undo())
    wait(jobs)
    assert [(e.created, e.deleted) for e in effects] == [(("one",), ()), ((), ("one",))]  # type: ignore[attr-defined]


def test_closing_waits_for_what_is_to_be_written(dossier_path: Path) -> None:
    application()
    runner = JobRunner(Desks("test"))
    runner.open(dossier_path, lambda _: None, lambda words: pytest.fail(words.en))
    wait(runner)
    for n in range(5):
        actor = Actor(uid=f"u{n}", title=Parallel(es=f"Actor {n}"))
        runner.write(lambda w, actor=actor: w.commit(ChangeSet((Create(actor),), "x")))  # type: ignore[misc]
    runner.close()
    with open_dossier(dossier_path, write=True) as dossier:  # the lock was given back
        assert dossier.reader.count("actor") == 5


def test_a_dossier_that_somebody_else_writes_to_opens_for_reading(review: Path, tmp_path: Path) -> None:
    with open_dossier(review, write=True):
        driver = Driver(tmp_path)
        driver.open(review)
        assert not driver.window.writable and driver.window.bar.text()
        assert not driver.window.actions_by_name["new-record"].isEnabled()
        driver.window.go(Place("issues", "issue"))
        driver.still()
        driver.window.current_page().pane().first()  # type: ignore[union-attr]
        driver.still()
        assert driver.form().rows["number"].editor.line.isReadOnly()  # type: ignore[attr-defined]
        driver.leave()


def test_a_file_that_is_no_dossier_leaves_the_open_one_open(driver: Driver, review: Path, tmp_path: Path) -> None:
    other = tmp_path / "otro.dossier"
    other.write_text("not a dossier")
    driver.window.open_dossier(other)
    driver.still()
    assert driver.window.path == review and "otro.dossier" in driver.window.bar.text()
    driver.command("go-issues")
    assert driver.window.current_page().pane().model.rowCount() == 25  # type: ignore[union-attr]


# ---- the trail


def test_the_trail_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    trail = Trail()
    assert trail.back() is None and trail.forward() is None and trail.here() is None
    a, b, c = (Place(name) for name in "abc")
    for place in (a, a, b, c):
        trail.visit(place)
    assert trail.back() == b and trail.back() == a and trail.back() is None
    assert trail.forward() == b
    trail.visit(a)
    assert trail.forward() is None and trail.back() == b and trail.places == [a, b, a]
    for n in range(500):
        trail.visit(Place(str(n)))
    assert len(trail.places) == 200 and trail.here() == Place("499")


def test_without_a_dossier_every_screen_and_command_says_so(tmp_path: Path) -> None:
    from workbench.ui.commands import COMMANDS
    from workbench.ui.screens import SCREENS

    bad = tmp_path / "garbage.dossier"
    bad.write_bytes(b"garbage" * 99)
    driver = Driver(tmp_path)
    driver.window.open_dossier(bad)
    driver.still()
    assert "garbage.dossier" in driver.window.bar.text() and len(driver.window.bar._buttons) == 2
    for screen in SCREENS:
        driver.window.go(Place(screen.key))
        driver.still()
    driver.answers.open_next, driver.answers.save_next = [None] * 9, [None] * 9
    driver.answers.choices, driver.answers.words_next = [None] * 9, [None] * 9
    for command in COMMANDS:
        if command.name in ("undo", "redo", "save", "brief", "history", "delete", "save-as", "find"):
            driver.window.actions_by_name[command.name].trigger()
            driver.still()
    assert driver.window.bar.text() == "No hay ningún expediente abierto."
    driver.leave()
