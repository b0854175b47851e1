"""Settings: kept between runs, sound whatever the file holds, never with contents of records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.settings import LANGUAGE, MOST_RECENT, RECENT, TEXT_SIZE, THEME, VIEWS, Settings


def test_what_is_set_is_there_in_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = Settings(path)
    assert (settings.get(LANGUAGE), settings.get(THEME), settings.get(TEXT_SIZE)) == ("es", "light", 100)
    settings.set(LANGUAGE, "en")
    settings.set(VIEWS, {"issue": {"Mine": {"columns": ["key"]}}})
    again = Settings(path)
    assert again.get(LANGUAGE) == "en" and again.get(VIEWS)["issue"]["Mine"] == {"columns": ["key"]}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "[]", "{", '{"language": 3, "text_size": "big", "recent": "x"}', "\x00"])
def test_a_file_that_makes_no_sense_counts_as_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert settings.get(LANGUAGE) == "es" and settings.get(TEXT_SIZE) == 100 and settings.get(RECENT) == []
    settings.set(THEME, "dark")
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "dark"


def test_a_value_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="theme"):
        settings.set(THEME, "pink")


def test_recent_dossiers_the_latest_first_each_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for name in ("a", "b", "a", *(f"c{n}" for n in range(MOST_RECENT - 1))):
        settings.opened(tmp_path / name)
    names = [Path(p).name for p in settings.get(RECENT)]
    assert names[0] == f"c{MOST_RECENT - 2}" and names[-1] == "a" and len(names) == MOST_RECENT


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    settings = Settings(blocked / "settings.json")
    settings.set(THEME, "dark")
    assert settings.get(THEME) == "dark"
