"""Words filled with values, and what folding makes comparable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.i18n import Words, apart, clip, quoted, squash

ROWS = Words("{count} {count|renglón|renglones} fuera", "{count} {count|row|rows} left out")


def test_one_has_a_form_of_its_own() -> None:
    assert ROWS.fill(count=1).es == "1 renglón fuera"
    assert ROWS.fill(count=0).en == "0 rows left out"
    assert ROWS.fill(count=f"{1001:,}").en == "1,001 rows left out"


@given(st.text())
def test_values_are_never_templates(value: str) -> None:
    words = Words("«{value}»", "“{value}”").fill(value=value)
    assert (words.es, words.en) == (f"«{value}»", f"“{value}”")


@given(st.text(alphabet="{}|count01", max_size=12))
def test_braces_of_a_value_stay_where_it_is_counted_too(value: str) -> None:
    assert Words("{count} {count|uno|varios}", "{count}").fill(count=value).es.startswith(f"{value} ")


def test_two_long_texts_are_cut_where_they_begin_to_differ() -> None:
    same = "México pide que las consultas sobre el trato de temporada se celebren "
    assert apart(same + "antes del 30 de junio", same + "después del 15 de julio", 40) == (
        "…se celebren antes del 30 de junio",
        "…se celebren después del 15 de julio",
    )
    assert apart(same, same + "siempre", 40) == ("…se celebren", "…se celebren siempre")
    assert apart("Uno", same, 40) == ("Uno", clip(same, 40))
    assert apart("", same, 40) == ("", clip(same, 40)) and apart(same, same, 40) == (clip(same, 40),) * 2
    assert apart("x" * 90 + "a", "x" * 90 + "b", 40) == ("…" + "x" * 10 + "a", "…" + "x" * 10 + "b")
    assert apart("Una cuota anual de maíz", "Una cuota anual de frijol", 40) == (
        "Una cuota anual de maíz",
        "Una cuota anual de frijol",
    )


@given(st.text(max_size=200), st.text(max_size=200), st.integers(24, 80))
def test_texts_that_differ_are_never_shown_alike(one: str, other: str, most: int) -> None:
    shown = apart(one, other, most)
    assert (shown[0] == shown[1]) == (squash(one) == squash(other)) and all(len(text) <= most for text in shown)


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60), st.integers(24, 80))
def test_texts_that_begin_alike_are_never_shown_alike(same: str, one: str, other: str, most: int) -> None:
    shown = apart(same + one, same + other, most)
    assert (shown[0] == shown[1]) == (squash(same + one) == squash(same + other))


def test_names_stand_in_the_quotes_of_the_language() -> None:
    assert quoted(["a", "b"]) == Words("«a», «b»", "“a”, “b”")
