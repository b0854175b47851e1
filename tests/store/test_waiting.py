"""Lines that wait beside a dossier: each kept whole, by itself, for its owner alone."""

from __future__ import annotations

from pathlib import Path

from workbench.store.waiting import Line, Waiting


def test_lines_come_in_the_order_in_which_they_were_entered_and_what_is_typed_last(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path / "d.dossier")
    lines = [
        Line("b", "segunda «ñ»\u2028", "m", "2026-07-01T10:00:01"),
        Line("c", "primera", "", "2026-07-01T10:00:00"),
    ]
    for line in (Line("a", "a med"), *lines):
        waiting.put(line)
    waiting.put(Line("a", "a medias"))
    waiting.reach_disk("a")
    assert Waiting(tmp_path / "d.dossier").lines() == [lines[1], lines[0], Line("a", "a medias")]
    assert Waiting(tmp_path / "other.dossier").lines() == []
    assert all(p.stat().st_mode & 0o077 == 0 for p in tmp_path.iterdir())
    for uid in ("a", "b", "c", "gone"):
        waiting.drop(uid)
        waiting.reach_disk(uid)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".d.dossier.x.line").write_text('{"uid": 3}', encoding="utf-8")
    (tmp_path / ".d.dossier.y.line").write_bytes(b"\xff\xfe")
    assert Waiting(tmp_path / "d.dossier").lines() == []
    assert len(list(tmp_path.iterdir())) == 2


def test_where_no_file_can_be_made_nothing_is_raised(tmp_path: Path) -> None:
    Waiting(tmp_path / "gone" / "d.dossier").put(Line("a", "palabras"))
    assert list(tmp_path.iterdir()) == []
