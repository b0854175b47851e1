"""Examples of what single types of field read, show and keep; their common laws are in the contracts."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from workbench.domain.problem import Reading, Severity
from workbench.domain.records.choices import PRIORITY, STANDING
from workbench.domain.records.issue import REPLIES
from workbench.domain.sheet import Raw
from workbench.domain.types import (
    Address,
    Chosen,
    Code,
    Context,
    Flag,
    Hour,
    Levels,
    Names,
    Parallel,
    ParallelText,
    References,
    Tags,
    Text,
    plain,
    sort_form,
    storable,
)

ES = Context("es")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (True, "true"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (float("nan"), "nan"),
        (date(2026, 7, 1), "2026-07-01"),
        (datetime(2026, 7, 1), "2026-07-01"),
        (datetime(2026, 7, 1, 9, 30), "2026-07-01 09:30:00"),
        ("  a ", "  a "),
    ],
)
def test_plain(raw: Raw, text: str) -> None:
    assert plain(raw) == text


def test_storable_takes_out_only_what_no_file_carries() -> None:
    assert storable("a\r\nb\rc\x00\x1b\x7f\x85\ud800\ufffe\td\u200b ñ 😀") == "a\nb\nc\td\u200b ñ 😀"


def test_sort_form_is_blind_and_short() -> None:
    assert sort_form("ÁRBOL, (el)") == "arbol el"
    assert sort_form("") is None and sort_form("---") is None
    assert len(sort_form("x" * 999) or "") == 80


def test_control_characters_go_with_a_remark() -> None:
    reading = Text().parse("a\x00b", ES)
    assert (reading.value, reading.clear, [p.code for p in reading.problems]) == ("ab", True, ["control-characters"])


def test_a_code_is_never_a_number() -> None:
    assert Code().parse("007.10", ES).value == "007.10"
    assert Code().parse(7.0, ES).problems == ()
    assert [p.code for p in Code().parse(3.1, ES).problems] == ["code-number"]


def test_only_http_is_an_address() -> None:
    assert Address().parse("https://example.org/a?b", ES).value == "https://example.org/a?b"
    for text in ("javascript:alert(1)", "file:///etc/passwd", "http://", "http://a b", "www.example.org", "http://[x"):
        reading = Address().parse(text, ES)
        assert reading.value is None and reading.unread == text and reading.problems


def test_the_word_of_the_sender_stays_beside_the_choice() -> None:
    assert PRIORITY.parse("  URGENTE ", ES).value == Chosen("critical", "URGENTE")
    assert PRIORITY.parse("crítica", ES).value == Chosen("critical")
    assert PRIORITY.parse("Alta / High", ES).value == Chosen("high", "Alta / High")
    assert PRIORITY.parse("alta 60%", ES).value == Chosen("high", "alta 60%")
    assert PRIORITY.parse("alta / baja", ES).value is None
    reading = PRIORITY.parse("quizás", ES)
    assert (reading.value, reading.unread, reading.problems[0].severity) == (None, "quizás", Severity.QUESTION)
    assert STANDING.empty == Chosen("stated") and STANDING.blank is None


def test_flag() -> None:
    assert [Flag().parse(x, ES).value for x in ("Sí", "x", 1, True, "oui")] == [True] * 5
    assert [Flag().parse(x, ES).value for x in ("no", None, "", 0, False, "-")] == [False] * 6
    assert Flag().parse("tal vez", ES).problems


def test_names_and_tags_part_at_their_own_marks() -> None:
    assert Names().parse("Acero, S.A.; ACERO ;Acero, S.A.", ES).value == ("Acero, S.A.", "ACERO")
    assert Tags().parse("a, b|c\nd;;", ES).value == ("a", "b", "c", "d")


def test_too_many_cells_of_a_row_go_into_its_last() -> None:
    assert REPLIES.parse("a | b | c | d | e\n\nf", ES).value == (("a", "b", "c", "d | e"), ("f", "", "", ""))


def test_levels_read_what_is_clear_and_say_the_rest() -> None:
    reading = Levels().parse("red_line=government; notes=everyone", ES)
    assert [n for n, _ in reading.value or ()] == ["red_line"]
    assert [p.code for p in reading.problems] == ["levels-unread"]


def test_references_part_at_a_comma_only_where_the_whole_is_no_name() -> None:
    known = {"Acero, S.A.": "1", "SE": "2", "SAT": "3"}
    context = Context("es", find=lambda types, words: (known[words],) if words in known else ())
    reading = References(("actor",)).parse("Acero, S.A.; SE/SAT, otro", context)
    assert (reading.value, reading.unread) == (("1", "2", "3"), "otro")
    assert [p.code for p in reading.problems] == ["name-unknown"]


def test_revising_one_language_makes_the_others_older() -> None:
    both = Parallel(es="uno", en="one")
    assert both.written("es", "uno") is both
    revised = both.written("es", "dos")
    assert revised == Parallel("dos", "one", "", ("en",))
    assert revised.written("en", "two") == Parallel("dos", "two", "", ("es",))
    assert Parallel(es="uno").written("en", "one") == both, "a first translation makes nothing older"
    assert ParallelText().merge(both, Parallel(es="tres"), "es") == Parallel("tres", "one", "", ("en",))
    assert both.best("fr") == ("uno", "es") and not Parallel()


@pytest.mark.parametrize(
    ("raw", "hour"),
    [
        ("18:00", "18:00"),
        ("18 h", "18:00"),
        ("18.30 hrs.", "18:30"),
        ("9 horas", "09:00"),
        ("6:30 p. m.", "18:30"),
        ("12 am", "00:00"),
        ("18:00:00", "18:00"),
        (18, "18:00"),
        (0.75, "18:00"),
        (time(7, 5), "07:05"),
        (datetime(2026, 7, 23, 18), "18:00"),
        ("n.d.", ""),
        ("", ""),
    ],
)
def test_hours_as_people_and_spreadsheets_write_them(raw: Raw, hour: str) -> None:
    assert Hour().parse(raw, ES) == Reading(hour)


@pytest.mark.parametrize("raw", ["25:00", "18:60", "13 pm", "mañana", "2026", "al cierre", 1.5, True])
def test_what_is_no_hour_is_asked_about(raw: Raw) -> None:
    reading = Hour().parse(raw, ES)
    assert reading.value is None and reading.unread
    assert [(p.code, p.severity) for p in reading.problems] == [("hour-unread", Severity.QUESTION)]
