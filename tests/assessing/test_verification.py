"""What is still to be checked of a record, by field and by language."""

from __future__ import annotations

from workbench.assessing.verification import WHOLE, concerns, unchecked, unchecked_by_record
from workbench.domain.records import ACTOR, POSITION, Citation


def cite(field: str, verified: bool, record: str = "r") -> Citation:
    return Citation(uid=f"{record}{field}{verified}", record=record, field=field, source="w", verified=verified)


def test_one_source_that_was_read_is_enough_for_a_field() -> None:
    assert unchecked([cite("statement", False), cite("statement", True), cite("on", False)]) == {"on"}
    assert unchecked([cite("", False)]) == {WHOLE}
    assert unchecked([]) == frozenset()


def test_records_of_which_all_was_read_are_left_out() -> None:
    found = unchecked_by_record([cite("", True, "a"), cite("", False, "b"), cite("on", True, "b")])
    assert found == {"b": {WHOLE}}


def test_another_language_and_what_is_only_pointed_to_do_not_matter() -> None:
    names = {"title_fr", "title_es", "parent", "kind", WHOLE}
    assert concerns(ACTOR, names, ["es", "en"]) == (WHOLE, "title_es", "kind")
    assert concerns(ACTOR, names, ["en"]) == (WHOLE, "kind")
    assert concerns(POSITION, {"statement", "issue", "gone"}, ["es"]) == ("gone", "statement")
