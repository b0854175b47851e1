"""The federal entities of Mexico are known as sheets name them, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from workbench.importing.states import is_of_state, is_state


@pytest.mark.parametrize("name", ["Zacatecas", "Zac.", "B.C.", "Edo. Méx.", "ciudad de mexico"])
def test_names_and_what_they_are_shortened_to(name: str) -> None:
    assert is_state(name)


@pytest.mark.parametrize("name", ["", "Texas", "or what it is shortened to.", "Sonora y Sinaloa"])
def test_what_is_no_federal_entity(name: str) -> None:
    assert not is_state(name)


@pytest.mark.parametrize(
    "name",
    [
        "Secretaría de Desarrollo Económico de Jalisco",
        "Gobierno del Estado de Sonora",
        "Secretaría de Economía de la Ciudad de México",
        "California Department of Food and Agriculture",
        "Ministère de l’Économie du Québec",
    ],
)
def test_an_office_of_a_state_is_told_by_its_name(name: str) -> None:
    assert is_of_state(name)


@pytest.mark.parametrize(
    "name", ["Secretaría de Economía", "México", "US State Department", "Department of State", "Global Affairs Canada"]
)
def test_a_federal_office_is_not_of_a_state(name: str) -> None:
    assert not is_of_state(name)
