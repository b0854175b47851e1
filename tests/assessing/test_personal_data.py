"""Personal data is seen where it is, and tariff lines, folios, years and amounts are not taken for it."""

from __future__ import annotations

import pytest

from workbench.assessing.personal_data import EMAIL, PHONE, POPULATION, TAX, personal_data
from workbench.i18n import Words

HELD: dict[str, Words] = {
    "Escriba a ana.pérez@camara.org.mx": EMAIL,
    "RFC: CAM990101AB1": TAX,
    "rfc PEGJ800101-AB1": TAX,
    "EIN 12-3456789": TAX,
    "CURP PEGJ800101HDFRRN09": POPULATION,
    "SSN 123-45-6789": POPULATION,
    "+52 55 1234 5678": PHONE,
    "Tel. (55) 1234-5678": PHONE,
    "cel: 5512345678": PHONE,
    "(202) 395-3230": PHONE,
    "55 4785 4940": PHONE,
}
NOT_HELD = (
    *("7208.10.03, 7208.25 y demás del 72", "$1,250 MDD aprox", "0.8 mmd", "2024-2026", "2026-07-01", "Art. 3.7.2"),
    *("folio 1240/610/630", "USTR-2025-0004", "19 U.S.C. 4611", "18-24 meses", "del 1 de julio de 2020 al 30 de junio"),
    *("1.234.567,89", "1 234 567", "G/TBT/N/MEX/512", "100 km al norte y 300 km al sur", "NOM-051-SCFI/SSA1-2010"),
)


@pytest.mark.parametrize(("text", "kind"), HELD.items())
def test_is_seen(text: str, kind: Words) -> None:
    assert kind in personal_data(text)


@pytest.mark.parametrize("text", NOT_HELD)
def test_is_not_seen(text: str) -> None:
    assert personal_data(text) == ()
