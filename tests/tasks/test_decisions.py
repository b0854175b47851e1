"""Decisions of an import as a file: what is written is read back, and gives the very same plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from workbench.importing.choices import Choices
from workbench.importing.planned import Plan
from workbench.importing.profile import Profile, TableProfile
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.decisions import decisions_text, read_decisions
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, Taken, plan_taken, take_in

ROWS = (
    ("TEMA", "PRIORIDAD", "RESPONSABLE", "POSICIÓN MX", "XYZ"),
    ("Acero plano", "ALTA", "SE", "Sin cuotas", "uno"),
    ("Vidrio", "quizá", "Nadie de aquí", "Mantener", "dos"),
    ("Acero plano", "BAJA", "SE", "Con cuotas", "tres"),
    ("Papel", "media", "SADER", None, "cuatro"),
)
CELLS = [f"Hoja!{letter}{row}" for letter in "ABCD" for row in range(2, 6)]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("decisions") / "d.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    book = Workbook()
    book.active.title = "Hoja"
    for row in ROWS:
        book.active.append(row)
    path = tmp_path_factory.mktemp("decisions") / "matriz.xlsx"
    book.save(path)
    return take_in(path)


def told(plan: Plan) -> list[Any]:
    """A plan without the identifiers that new records get by chance."""
    known = {p.record.uid: f"{p.type.name} of row {p.row} #{n}" for n, p in enumerate(plan.planned)}

    def plain(value: Any) -> str:
        text = repr(value)
        for uid, name in known.items():
            text = text.replace(uid, name)
        return text

    records = [
        (p.action, p.type.name, p.sheet, p.row, [(m.field.name, plain(m.old), plain(m.new), m.cell) for m in p.moves])
        for p in plan.planned
    ]
    aside = [(a.type.name, a.sheet, a.row, a.title, a.chosen) for a in plan.aside]
    problems = [(p.sheet, p.cell, p.field, p.problem.code) for p in plan.problems]
    return [records, plan.conflicts, aside, problems, plan.rows_out, plan.complete]


choices = st.builds(
    Choices,
    rows=st.dictionaries(
        st.sampled_from(["Hoja!*", *(f"Hoja!{n}" for n in range(2, 6))]), st.sampled_from(["skip", "take"])
    ),
    types=st.dictionaries(st.sampled_from(["issue", "position"]), st.just("skip")),
    conflicts=st.dictionaries(st.sampled_from(["*", *CELLS]), st.sampled_from(["ours", "theirs"])),
    personal=st.dictionaries(st.sampled_from(["*", *CELLS]), st.just("keep")),
)
decided = st.builds(
    Options,
    sheet=st.sampled_from(["", "Hoja"]),
    language=st.sampled_from([None, "es", "en"]),
    answers=st.dictionaries(st.sampled_from(CELLS), st.sampled_from(["", "SE", "Alta", "«otro»\ncosa", "=1", "😀"])),
    columns=st.dictionaries(st.just("Hoja!E1"), st.sampled_from(["", "notes", "tags", "position.red_line@MX"])),
    frames=st.sampled_from([{}, {"Hoja": ("1:2-5",)}, {"Hoja": ("1:2-4",)}]),
    fresh=st.booleans(),
    profile=st.sampled_from(
        [None, Profile("", "a.xlsx", (TableProfile(("tema", "xyz"), columns={"xyz": "position.red_line@MX"}),))]
    ),
    choices=choices,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(options=decided)
def test_what_is_written_is_read_back_and_gives_the_same_plan(
    dossier: Dossier, taken: Taken, tmp_path: Path, options: Options
) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(decisions_text(options), encoding="utf-8")
    if json.loads(path.read_text(encoding="utf-8")) == {}:
        return
    read = read_decisions(path, Options())
    assert decisions_text(read) == decisions_text(options)
    outcomes = []
    for each in (options, read):
        try:
            outcomes.append(told(plan_taken(dossier, taken, each)))
        except Unreadable as error:  # a cell beyond the frame
            outcomes.append([error.words])
    assert outcomes[0] == outcomes[1]


def test_what_is_told_beside_the_file_counts_more(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text('{"sheet": "A", "conflicts": "theirs", "personal": "keep", "delete": ["I-3"]}', encoding="utf-8")
    read = read_decisions(path, Options(sheet="B", record_type="issue", language="en"))
    assert (read.sheet, read.record_type, read.language) == ("B", "issue", "en")
    assert read.choices == Choices(conflicts={"*": "theirs"}, personal={"*": "keep"}, delete=("I-3",))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"answer": {"A!B2": "SE"}}', ("answer", "«answers»")),
        ('{"sheets": "A", "answers": {}}', ("sheets", "«sheet»")),
        ('{"respuestas": {}}', ("respuestas", "«answers»")),
        ('{"rows": {"A!2": "skipped"}}', ("skipped", "«skip»", "rows")),
        ('{"conflicts": "mine"}', ("mine", "«theirs»", "conflicts")),
        ('{"types": {"isue": "skip"}}', ("isue", "«issue»", "types")),
        ('{"as": "recomendation"}', ("recomendation", "«recommendation»", "as")),
        ('{"language": "sp"}', ("sp", "«es»", "language")),
        ('{"Answers": {}}', ("Answers", "«answers»")),
    ],
)
def test_a_word_that_is_not_known_is_named_with_those_like_it(
    tmp_path: Path, text: str, named: tuple[str, ...]
) -> None:
    path = tmp_path / "d.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as raised:
        read_decisions(path, Options())
    assert all(word in raised.value.words.es for word in named), raised.value.words.es
    assert "answers" not in raised.value.words.es or "«answers»" in named


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "null", '"answers"', '{"answers": []}', '{"answers": {"A!B2": 3}}', '{"other": {}}'),
        *('{"rows": {"A!2": "maybe"}}', '{"rows": "perhaps"}', '{"conflicts": {"A!B2": "skip"}}', '{"delete": "I-3"}'),
        *('{"delete": [3]}', '{"language": "xx"}', '{"fresh": "yes"}', '{"frames": {"A": "1:2-3"}}', '{"profile": {}}'),
        *('{"types": {"isue": "skip"}}', '{"types": "skip"}', '{"rows": "skip"}', '{"rows": {"*": "skip"}}'),
        *('{"sheet": 3}', '{"types": {"issue": "take"}}', '{"personal": {"A!B2": "drop"}}', "[" * 100_000),
    ],
)
def test_what_is_no_file_of_decisions_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"d\.json"):
        read_decisions(path, Options())
