"""The code of the screens is loaded while nobody waits, once, and never on the window's thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from driving import Driver

from workbench.ui import pages
from workbench.ui.places import Place
from workbench.ui.screens import SCREENS


def test_it_is_loaded_once_when_a_dossier_is_open_and_the_lanes_rest(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[tuple[str, int]] = []

    def noting(key: str) -> pages.Maker:
        loaded.append((key, threading.get_ident()))
        return code[key]()

    code = dict(pages._CODE)
    monkeypatch.setattr(pages, "_CODE", {key: lambda key=key: noting(key) for key in code})
    driver = Driver(tmp_path)
    driver.still()
    assert loaded == []
    driver.open(review)
    here = threading.get_ident()
    assert [key for key, thread in loaded if thread != here] == list(code)
    driver.open(review)
    assert len([1 for _, thread in loaded if thread != here]) == len(code)
    driver.leave()


def test_every_screen_has_its_page(driver: Driver) -> None:
    for screen in SCREENS:
        driver.window.go(Place(screen.key))
        driver.still()
        page = driver.window.current_page()
        assert page is not None and page.objectName() == f"page-{screen.key}"
