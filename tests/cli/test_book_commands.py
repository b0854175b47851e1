"""The commands that write what they tell as a workbook."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from commanding import said

pytestmark = pytest.mark.usefixtures("spanish")

COMMANDS = {
    "matrix": ((), ("--chapter", "9")),
    "lens": (("9.17",), ("--as-of", "2026-07-01")),
    "coverage": ((), ()),
    "meetings-due": ((), ("--as-of", "2026-07-01")),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_writes_a_workbook_for_the_public_unless_told(review: Path, tmp_path: Path, name: str) -> None:
    named, options = COMMANDS[name]
    out = tmp_path / "a.xlsx"
    told = said(name, review, *named, *options, "--out", out)
    assert told.exit_code == 0, told.output
    assert "nada está reservado" in told.output and str(out) in told.output
    book = openpyxl.load_workbook(out)
    assert [c.value for c in book["Léeme"][2]] == ["Audiencia", "Público"]
    answer = said(
        name, review, *named, *options, "--out", out, "--audience", "government", "--language", "en", "--json"
    )
    shape = json.loads(answer.stdout)
    book = openpyxl.load_workbook(out)
    assert [c.value for c in book["Read me"][2]] == ["Audience", "Federal Government"]
    assert {s.title: s.max_row - 1 for s in book.worksheets[1:]} == shape["rows"]
    assert shape["file"] == str(out) and "searched" in shape["proof"]


def test_the_known_answer_of_article_9_17_in_the_sheet(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert said("meetings-due", review, "--as-of", "2026-07-01", "--out", out, "--language", "en").exit_code == 0
    heads, *found = openpyxl.load_workbook(out)["Meetings due"].iter_rows(values_only=True)
    (sps,) = [dict(zip(heads, row, strict=True)) for row in found if row[1] == "Art. 9.17"]
    assert (sps["Due"], sps["Meetings held"], sps["No public record"]) == (6, 2, 4)


def test_a_wrong_ending_is_one_sentence(review: Path, tmp_path: Path) -> None:
    told = said("coverage", review, "--out", tmp_path / "mapa.pdf")
    assert told.exit_code == 2 and "mapa.pdf: un libro se escribe como .xlsx o .csv." in told.output
    assert not (tmp_path / "mapa.pdf").exists()


def test_the_screen_shows_what_an_audience_sees(review: Path) -> None:
    ours = json.loads(said("meetings-due", review, "--json").stdout)
    public = json.loads(said("meetings-due", review, "--audience", "public", "--json").stdout)
    assert {one["key"] for one in public} == {""} and ours[0]["key"] == "B-1"
