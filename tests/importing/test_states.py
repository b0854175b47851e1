"""The federal entities of Mexico are known as sheets name them, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from workbench.importing.states import is_state


@pytest.mark.parametrize("name", ["Zacatecas", "Zac.", "B.C.", "Edo. Méx.", "ciudad de mexico"])
def test_names_and_what_they_are_shortened_to(name: str) -> None:
    assert is_state(name)


@pytest.mark.parametrize("name", ["", "Texas", "or what it is shortened to.", "Sonora y Sinaloa"])
def test_what_is_no_federal_entity(name: str) -> None:
    assert not is_state(name)
