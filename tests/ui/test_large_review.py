"""The review of many rows: the window puts together what is seen of it, its lanes do the rest."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from driving import Driver
from test_import_story import flow, imports, written
from test_review_story import HEAD

from workbench.ui.importing import plan_lines, work
from workbench.ui.importing.plan_lines import PAGE
from workbench.ui.importing.plan_tree import PlanTree
from workbench.ui.importing.questions import Questions
from workbench.ui.widgets import turns

ROWS = 2_500


def rows(*, asking: int = 0) -> list[tuple[str, ...]]:
    return [HEAD, *((f"Tema {n}", f"quizá {n}" if n < asking else "alta", f"nota {n}") for n in range(ROWS))]


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[threading.Thread]:
    """The thread of every call of a function."""
    found: list[threading.Thread] = []
    real = getattr(owner, name)

    def called(*values: Any) -> Any:
        found.append(threading.current_thread())
        return real(*values)

    monkeypatch.setattr(owner, name, called)
    return found


def test_a_page_of_lines_is_shown_and_what_changes_under_a_line_once_it_is_opened(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = counted(monkeypatch, plan_lines, "_line")
    heads, moves = counted(monkeypatch, PlanTree, "_line"), counted(monkeypatch, PlanTree, "_move")
    driver.drop(written(tmp_path / "grande.xlsx", *rows()))
    tree, model = flow(driver).review.tree, flow(driver).review.tree.tree_model
    assert len(told) == len(heads) == PAGE and moves == []
    assert threading.main_thread() not in told  # the words of a line are made on a lane
    first = model.index(0, 0)
    assert model.hasChildren(first)
    tree.expand(first)
    assert len(moves) == model.rowCount(first) == 3
    assert [model.index(row, 2, first).data() for row in range(3)] == ["Tema 0", "Alta", "nota 0"]
    tree.collapse(first)
    tree.expand(first)
    assert len(moves) == 3
    flow(driver).tabs.setCurrentWidget(flow(driver).review)
    driver.click(flow(driver).review.after)
    assert len(told) == len(heads) == 2 * PAGE and len(moves) == 3
    assert threading.main_thread() not in told
    driver.click(flow(driver).discard)


def test_questions_stand_there_one_after_the_other_and_those_of_before_go(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_TURN", 0.0)  # one step a turn
    at_once: list[int] = []
    show = Questions.show_questions

    def shown(self: Questions, *values: Any) -> None:
        show(self, *values)
        at_once.append(len(self.cards()))

    monkeypatch.setattr(Questions, "show_questions", shown)
    driver.drop(written(tmp_path / "grande.xlsx", *rows(asking=90)))
    work_, cards = flow(driver), flow(driver).questions.cards()
    assert at_once == [1] and len(cards) == 60 and cards[0].editor.hasFocus()
    assert "30" in work_.questions._note.text()
    for card in cards[:2]:
        driver.click(card.empty)
    driver.click(work_.apply)
    again = work_.questions.cards()
    assert at_once == [1, 1] and len(again) == 60 and again[0].question.words == "quizá 2"
    assert len(work_.questions.findChildren(type(again[0]))) == 60
    driver.answers.choices = [1]
    driver.click(work_.discard)


def test_plans_of_before_are_let_go_of_on_a_lane(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[int] = []
    real = work.let_go_of

    def let_go(plans: list[Any]) -> None:
        assert threading.current_thread() is not threading.main_thread()
        freed.extend(len(plan.planned) for plan in plans)
        real(plans)

    monkeypatch.setattr(work, "let_go_of", let_go)
    driver.drop(written(tmp_path / "grande.xlsx", *rows()))
    flow(driver).review.decided.emit("rows", ["Matriz!2"], True)
    driver.click(flow(driver).apply)
    assert freed == [ROWS]
    driver.click(flow(driver).commit)
    assert freed == [ROWS, ROWS - 1] and imports(driver).waiting() == []


def test_an_import_that_is_over_is_taken_apart_a_card_a_turn(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.drop(written(tmp_path / "grande.xlsx", *rows(asking=90)))
    gone, cards = flow(driver), flow(driver).questions.cards()
    went: list[str] = []
    for card in cards:
        card.destroyed.connect(lambda: went.append("card"))
    gone.destroyed.connect(lambda: went.append("import"))
    turn = turns.Turns._turn
    monkeypatch.setattr(turns.Turns, "_turn", lambda self: (turn(self), went.append("turn")))
    driver.click(gone.discard)
    driver.until(lambda: "import" in went)
    assert went.count("card") == len(cards) == 60
    assert not any(pair == ("card", "card") for pair in pairwise(went))
