"""How the command line speaks."""

from __future__ import annotations

import pytest

from workbench.cli.talk import BUG, WRONG, printable, spoken_language, told


@pytest.mark.parametrize(("wish", "language"), [("es_MX.UTF-8", "es"), ("en_US", "en"), ("C", "en"), ("fr_FR", "en")])
def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch, wish: str, language: str) -> None:
    for name in ("WORKBENCH_LANGUAGE", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", wish)
    assert spoken_language() == language


def test_a_terminal_is_never_sent_commands() -> None:
    assert printable("a\x1b[2Jb\tc\nd\u202e") == "a\ufffd[2Jb\tc\nd\ufffd"


def test_a_bug_tells_its_place_and_never_the_contents(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught, told("en"):
        raise ValueError("the red line is at ninety days")
    assert caught.value.code == BUG
    said = capsys.readouterr().err
    assert "ninety" not in said and "ValueError in test_talk.py" in said


def test_what_the_system_refuses_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught, told("en"):
        raise PermissionError(13, "Permission denied", "/x/review.dossier")
    assert caught.value.code == WRONG
    assert capsys.readouterr().err == "/x/review.dossier: the system does not allow it (Permission denied).\n"
