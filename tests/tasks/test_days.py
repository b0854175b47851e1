"""The day whose facts a paper tells: refused where it is senseless, said where it is still to come."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pdf_words import words_of

from workbench.briefs.compose.options import Options
from workbench.briefs.marking import Marking
from workbench.domain.audience import Audience
from workbench.domain.when import show_when, whole_day
from workbench.i18n import Language
from workbench.outgoing.texts import texts_of
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_batch import Leaving, briefs_to_folder
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.copy_lines import lines_to_take
from workbench.tasks.days import WrongDay, check_day, dates_told, is_to_come
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing

PAST = date(2020, 7, 23)
COMING = date.today() + timedelta(days=400)
FOR_ALL = Handing(Audience.PUBLIC)
FILLED = {"legal_basis": "x", "area": "y", "period": "z"}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("days") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.mark.parametrize("year", [1, 1899, 2101, 9999])
def test_a_day_that_can_only_be_mistyped_is_refused_wherever_a_paper_is_made(
    year: int, review: Path, tmp_path: Path
) -> None:
    day = date(year, 7, 1)
    with open_dossier(review) as dossier:
        asked = (FOR_ALL, "es", day)
        with pytest.raises(WrongDay, match="from 1900 to 2100"):
            brief_to_file(dossier, tmp_path / "a.pdf", "I-3", *asked)
        with pytest.raises(WrongDay):
            briefs_to_folder(dossier, tmp_path / "f", ["I-3"], *asked, leaving=Leaving("position"))
        with pytest.raises(WrongDay):
            lines_to_take(dossier, "I-3", *asked)
    assert list(tmp_path.iterdir()) == []


def test_the_first_and_the_last_day_are_taken() -> None:
    for day in (date(1900, 1, 1), date(2100, 12, 31)):
        check_day(day)
    assert is_to_come(COMING) and not is_to_come(PAST)


@pytest.mark.parametrize(
    ("language", "head", "foot"),
    [
        ("es", "(por venir; con lo que se sabe hoy)", "(por venir)"),
        ("en", "(still to come; with what is known today)", "(still to come)"),
    ],
)
@pytest.mark.parametrize("kind", ["position", "book", "matrix"])
def test_a_paper_whose_day_is_still_to_come_says_so(
    kind: str, language: Language, head: str, foot: str, review: Path, tmp_path: Path
) -> None:
    said = show_when(whole_day(COMING), language)
    with open_dossier(review) as dossier:
        for day in (COMING, PAST):
            out = tmp_path / f"{day}.pdf"
            done = brief_to_file(dossier, out, ["I-3"], FOR_ALL, language, day, kind=kind, options=Options(full=True))
            told, pages = words_of(out).replace("\u00a0", " "), done.rendered.pages
            assert done.remarks == dates_told(day, None) and bool(done.remarks) == (day is COMING)
            counts = told.count(f"{said} {head}"), told.count(f"{said} {foot}")
            assert counts == ((1, pages) if day is COMING else (0, 0))
        word = tmp_path / "a.docx"
        brief_to_file(dossier, word, ["I-3"], FOR_ALL, language, COMING, kind=kind)
        told = " ".join(text for _, text in texts_of(word, word.name))
        assert head in told and foot in told


def test_lines_to_take_say_so_too(review: Path) -> None:
    with open_dossier(review) as dossier:
        assert lines_to_take(dossier, "I-3", FOR_ALL, "en", COMING).text.endswith(" (still to come)\n")
        assert "still to come" not in lines_to_take(dossier, "I-3", FOR_ALL, "en", PAST).text


@pytest.mark.parametrize(
    ("written", "told"),
    [("24 de julio de 2020", True), ("2020-07-24", True), ("July 23, 2020", False), ("22/07/2020", False)],
)
def test_a_day_of_classification_after_that_of_the_facts_is_told_and_taken(
    written: str, told: bool, review: Path, tmp_path: Path
) -> None:
    marking = Marking("reservada", {**FILLED, "date": written})
    with open_dossier(review) as dossier:
        out = tmp_path / "a.pdf"
        options = Options(marking=marking)
        done = brief_to_file(dossier, out, "I-3", Handing(Audience.GOVERNMENT), "en", PAST, options=options)
    assert bool(done.remarks) == told and " July 2020 · " in words_of(out).replace("\u00a0", " ")
    for remark in done.remarks:
        assert "24 de julio de 2020, es posterior a la de los datos, 23 de julio de 2020" in remark.es
        assert "24 July 2020, is later than that of the facts, 23 July 2020" in remark.en
