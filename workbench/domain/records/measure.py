"""A measure: a tariff, a duty, a standard, a decree or a procedure that touches trade."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records.choices_asks import MEASURE_KIND
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    References,
    Tags,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """What a government applies, on what, at which rate, since when, and whether originating goods are exempt."""

    title: Parallel = declare(
        ParallelText(),
        "Medida",
        "Measure",
        also="medida comercial, trade measure, mesure, nombre de la medida, measure title, nombre del instrumento",
        required=True,
    )
    kind: Chosen | None = declare(
        MEASURE_KIND,
        "Tipo de medida",
        "Kind of measure",
        also=(
            "tipo de barrera",
            "tipo",
            "type",
            "type de mesure",
        ),
    )
    authority: str = declare(
        Reference(("actor",)),
        "Autoridad que la aplica",
        "Authority",
        also=(
            "autoridad responsable, responsible agency, autoridad, autoridad emisora, issuing authority, "
            "autorité, dependencia emisora"
        ),
    )
    legal_basis: Parallel = declare(
        ParallelText(),
        "Fundamento de la medida",
        "Legal basis",
        also=(
            "fundamento legal",
            "base légale",
            "base legal",
            "fundamento jurídico",
        ),
    )
    rate: Quantity | None = declare(
        Number(("percent",)),
        "Tasa",
        "Rate",
        also=(
            "arancel",
            "tariff rate",
            "taux",
            "tasa arancelaria",
            "duty rate",
            "duty",
            "arancel aplicado",
            "droit de douane",
        ),
    )
    time_limit: Quantity | None = declare(
        Number(("months", "days", "business_days")),
        "Plazo legal",
        "Time limit",
        also=("plazo legal (d.h.)", "legal time limit"),
    )
    scope: Parallel = declare(
        ParallelProse(),
        "Alcance",
        "Scope",
        also=(
            "cobertura",
            "coverage",
            "portée",
            "productos cubiertos",
            "product coverage",
            "ámbito de aplicación",
        ),
    )
    tariff_lines: tuple[str, ...] = declare(
        Tags(), "Fracciones cubiertas", "Tariff lines covered", also=("productos/sa", "products/hs")
    )
    exemption: Parallel = declare(
        ParallelProse(),
        "Exención para bienes originarios",
        "Exemption for originating goods",
        also="exención, exemption, exenciones, exención para bienes originarios del tratado, trato a originarios",
    )
    in_force_from: WhenValue | None = declare(
        When(),
        "En vigor desde",
        "In force from",
        also=(
            "entrada en vigor",
            "entry into force",
            "effective date",
            "fecha de entrada en vigor",
            "date of entry into force",
            "vigente desde",
            "start date",
            "entrée en vigueur",
        ),
    )
    in_force_to: WhenValue | None = declare(
        When(),
        "En vigor hasta",
        "In force to",
        also=(
            "terminación",
            "expiry",
            "fin de vigencia",
            "end date",
            "expiry date",
            "fecha de terminación",
            "vigente hasta",
        ),
    )
    provisions: tuple[Provision, ...] = declare(
        Provisions(), "Disposiciones", "Provisions", also=("disp. del tratado",)
    )
    issues: tuple[str, ...] = declare(References(("issue",)), "Temas que toca", "Issues that it touches")


MEASURE = RecordType(
    name="measure",
    letter="X",
    cls=Measure,
    label=Words("Medida", "Measure"),
    plural=Words("Medidas", "Measures"),
    title="title",
    identity=("title",),
    beside=("rate", "in_force_from"),
)
