"""A JSON file may be anything: what is not as it should be is named, and nothing of it is written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from planning import MAIZE, SE, US, furnished

from workbench.importing.trouble import Unreadable
from workbench.tasks.import_file import Options, carry_out, plan_import

NEW = "11111111-2222-3333-4444-555555555555"
GOOD = {"type": "issue", "uid": NEW, "fields": {"title_es": "Nuevo"}}


def written(path: Path, *records: Any, **more: Any) -> Path:
    content = {"format": "treaty-workbench", "version": 1, "records": list(records), **more}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def changed(**fields: Any) -> dict[str, Any]:
    return {**GOOD, "fields": {"title_es": "Nuevo", **fields}}


def _wrong(entry: Any) -> str:
    """What of an entry of these tests is wrong: all but one thing is right."""
    if not isinstance(entry, dict) or entry.get("type") != "issue":
        return "type"
    if not isinstance(entry.get("uid"), str) or len(entry["uid"]) < 10:
        return "uid"
    wrong = list(entry["fields"] or {})[1:] or ["title_es"]
    return "fields" if not isinstance(entry.get("fields"), dict) or "next_by_basis" in wrong else wrong[0]


@pytest.mark.parametrize(
    "entry",
    [
        *(None, 5, "x", [], {}, {"type": "issue"}),
        *({**GOOD, "type": "nada"}, {**GOOD, "type": ["issue"]}, {**GOOD, "type": None}),
        *({**GOOD, "uid": "1"}, {**GOOD, "uid": 5}, {**GOOD, "fields": []}, {**GOOD, "fields": None}),
        *(changed(title_es=5), changed(title_es=True), changed(title_es=None), changed(title_es=1.5)),
        *(changed(title_es=["a"]), changed(title_es={"a": 1}), changed(nada="x"), changed(title="x")),
        *(changed(title_es_sort="x"), changed(title_es="a\x00b"), changed(title_es="\ud800"), changed(key="I-9")),
        *(changed(tags="no json"), changed(tags="5"), changed(tags="[5]"), changed(tags="[" * 100_000)),
        *(changed(next_by="2027-02-30"), changed(next_by="ayer"), changed(next_by="2027", next_by_basis="nada")),
        *(changed(levels='[["title","todos"]]'), changed(levels='["title"]'), changed(provisions='["??"]')),
        *(
            changed(lead="SE"),
            changed(co_leads='["SE"]'),
            changed(arguments='[["a"]]'),
            changed(arguments='[["1","b"]]'),
            changed(arguments="[[[5],[5],[5]]]"),
        ),
        *(changed(title_older="xx"), changed(revision=5), changed(tags=10**400)),
    ],
    ids=lambda e: json.dumps(e)[:60],
)
def test_what_is_no_record_is_refused_by_file_and_number(dossier_path: Path, tmp_path: Path, entry: Any) -> None:
    with furnished(dossier_path) as dossier:
        before = len(dossier.reader.changes())
        with pytest.raises(Unreadable) as caught:
            plan_import(dossier, written(tmp_path / "malo.json", GOOD, entry), Options())
        assert "malo.json" in caught.value.words.es and "número 2" in caught.value.words.es
        assert f"en «{_wrong(entry)}»" in caught.value.words.es
        assert len(dossier.reader.changes()) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "5",
        "null",
        "[" * 100_000,
        "9" * 10_000,
        '{"format": "treaty-workbench"}',
        '{"a": NaN}',
        "\ufeff{}",
    ],
    ids=lambda t: t[:12],
)
def test_what_is_no_export_is_refused_by_its_name(dossier_path: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "malo.json").write_text(text, encoding="utf-8")
    with furnished(dossier_path) as dossier, pytest.raises(Unreadable, match=r"malo\.json"):
        plan_import(dossier, tmp_path / "malo.json", Options())


def test_what_is_no_file_is_not_waited_for_and_too_much_is_not_unpacked(dossier_path: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    (tmp_path / "folder.json").mkdir()
    many = b'{"format":"treaty-workbench","version":1,"records":[' + b"[]," * 6_100_000 + b"1]}"
    (tmp_path / "many.json").write_bytes(many)
    told = {"pipe": "not a file", "zero": "not a file", "folder": "not a file", "many": "too large"}
    with furnished(dossier_path) as dossier:
        for name, why in told.items():
            with pytest.raises(Unreadable, match=rf"{name}\.json.*{why}"):
                plan_import(dossier, tmp_path / f"{name}.json", Options())


def test_another_version_and_a_repeated_uid_are_refused(dossier_path: Path, tmp_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        for path, number in (
            (written(tmp_path / "v.json", GOOD, version=2), "export of this program"),
            (written(tmp_path / "r.json", {}, records={}), "export of this program"),
            (written(tmp_path / "d.json", GOOD, {**GOOD, "uid": NEW.upper()}), "number 2 repeats"),
        ):
            with pytest.raises(Unreadable, match=number):
                plan_import(dossier, path, Options())


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (changed(priority="altísima"), "choice-unknown"),
        (changed(audience="todos"), "choice-unknown"),
        (changed(lead=NEW), "reference-unknown"),
        (changed(lead=MAIZE), "reference-unknown"),
        (changed(co_leads=json.dumps([SE, NEW])), "reference-unknown"),
        ({**GOOD, "uid": US}, "uid-other-type"),
        ({**GOOD, "fields": {"number": "5"}}, "field-missing"),
        ({"type": "position", "uid": NEW, "fields": {"on_es": "X", "issue": MAIZE}}, "field-missing"),
    ],
)
def test_what_does_not_fit_the_dossier_stays_out(
    dossier_path: Path, tmp_path: Path, entry: dict[str, Any], code: str
) -> None:
    good = {"type": "issue", "uid": "99999999-2222-3333-4444-555555555555", "fields": {"title_es": "Bueno"}}
    with furnished(dossier_path) as dossier:
        made = plan_import(dossier, written(tmp_path / "j.json", entry, good), Options())
        assert {p.problem.code for p in made.problems} == {code}
        assert all(p.cell.startswith("records[1]") for p in made.problems)
        assert (made.rows_out, made.count("create"), made.complete) == (1, 1, False)
        assert carry_out(dossier, made, all_or_nothing=True).effect is None
        carry_out(dossier, made)
        assert dossier.reader.get(good["uid"]) is not None  # type: ignore[arg-type]
        assert dossier.reader.count("issue") == 2


def test_records_may_point_to_each_other_in_any_order(dossier_path: Path, tmp_path: Path) -> None:
    position = {"type": "position", "uid": NEW, "fields": {"on_es": "X", "issue": SE[:-1] + "0", "actor": US}}
    issue = {"type": "issue", "uid": SE[:-1] + "0", "fields": {"title_es": "Otro"}}
    with furnished(dossier_path) as dossier:
        made = plan_import(dossier, written(tmp_path / "j.json", position, issue), Options())
        assert made.complete
        effect = carry_out(dossier, made).effect
        assert effect is not None and len(effect.created) == 2


def test_an_answer_is_for_no_cell_of_a_json_file(dossier_path: Path, tmp_path: Path) -> None:
    with furnished(dossier_path) as dossier, pytest.raises(Unreadable, match="Hoja!A1"):
        plan_import(dossier, written(tmp_path / "j.json", GOOD), Options(answers={"Hoja!A1": "x"}))
