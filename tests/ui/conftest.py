"""Fixtures of tests through the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import driving
import pytest

from workbench.tasks.dossiers import new_dossier


@pytest.fixture(scope="session")
def bundled_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled dossier, for tests to copy."""
    path = tmp_path_factory.mktemp("bundled") / "review.dossier"
    new_dossier(path, "usmca-review", author="test")
    return path


@pytest.fixture
def review(bundled_review: Path, tmp_path: Path) -> Path:
    """The bundled dossier, a copy of the test's own."""
    return driving.copied(bundled_review, tmp_path)


@pytest.fixture
def driver(review: Path, tmp_path: Path) -> Iterator[driving.Driver]:
    """A window with the bundled dossier open."""
    made = driving.Driver(tmp_path)
    made.open(review)
    yield made
    made.leave()


@pytest.fixture(autouse=True)
def no_word_from_qt() -> Iterator[None]:
    """Qt has nothing to complain of."""
    driving.application()
    driving.qt_messages()
    yield
    assert driving.qt_messages() == []
