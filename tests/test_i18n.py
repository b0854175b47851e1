"""Words filled with values, and what folding makes comparable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.i18n import Words

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
