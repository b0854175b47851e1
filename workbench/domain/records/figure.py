"""A figure: a number that is used in argument."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.quantity import Quantity
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Reference,
    References,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """What is counted or measured, how much it is, of whom, with whom, and when."""

    title: Parallel = declare(
        ParallelText(),
        "Indicador",
        "Indicator",
        also="cifra, dato, figure, data, indicateur, metric, métrica",
        required=True,
    )
    value: Quantity | None = declare(Number(), "Valor", "Value", also=("valeur",))
    period: WhenValue | None = declare(
        When(),
        "Periodo",
        "Period",
        also=(
            "año",
            "year",
            "période",
            "ejercicio",
            "fecha del dato",
            "années",
        ),
    )
    actor: str = declare(
        Reference(("actor",)),
        "De quién es la cifra",
        "Whose figure",
        also=(
            "país",
            "country",
            "pays",
            "país que informa",
            "reporter",
            "reporting country",
            "declarante",
        ),
    )
    partner: str = declare(
        Reference(("actor",)),
        "Con quién",
        "Partner",
        also=(
            "socio",
            "partenaire",
            "socio comercial",
            "país socio",
            "partner country",
            "trading partner",
            "pays partenaire",
        ),
    )
    method: Parallel = declare(ParallelProse(), "Método", "Method", also=("metodología", "methodology", "méthode"))
    issues: tuple[str, ...] = declare(References(("issue",)), "Temas en que se usa", "Issues where it is used")


FIGURE = RecordType(
    name="figure",
    letter="F",
    cls=Figure,
    label=Words("Cifra", "Figure"),
    plural=Words("Cifras", "Figures"),
    title="title",
    identity=("title", "period"),
    beside=("value", "period"),
)
