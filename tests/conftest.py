"""Fixtures that more than one folder of tests uses; it also makes ``strategies`` importable."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from workbench.store.dossier import create_dossier

settings.register_profile("house", deadline=None)  # no timing decides a test
settings.load_profile("house")


@pytest.fixture(scope="session")
def empty_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty dossier that tests copy and never write to."""
    path = tmp_path_factory.mktemp("empty") / "empty.twb"
    create_dossier(path)
    return path


@pytest.fixture
def new_path(empty_dossier: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes an empty dossier of its own each time it is called."""
    numbers = count(1)

    def made() -> Path:
        return Path(shutil.copy(empty_dossier, tmp_path / f"d{next(numbers)}.twb"))

    return made


@pytest.fixture
def dossier_path(new_path: Callable[[], Path]) -> Path:
    """An empty dossier of the test's own."""
    return new_path()
