"""The bundled review, which the tests of commands read and never write to, and a language that is always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.tasks.dossiers import new_dossier


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled review as a dossier."""
    path = tmp_path_factory.mktemp("review") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program speaks Spanish."""
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "es")
