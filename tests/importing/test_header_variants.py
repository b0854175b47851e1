"""Hundreds of headers in whole rows, in three languages: nearly all are understood, none is taken for another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Raw, Sheet
from workbench.importing.layout_given import given_table
from workbench.importing.mapping import suggest
from workbench.importing.mapping_loose import loose
from workbench.importing.mapping_match import ACCEPTED

VARIANTS = Path(__file__).with_name("header_variants.txt")
NOTHING = "-"


@dataclass(frozen=True)
class Variant:
    """One header in its row, what it stands for, and the cells below it."""

    table: str
    header: str
    meaning: str
    cells: tuple[str, ...]

    @property
    def half(self) -> int:
        """Which half of all variants it is in, by a hash: what was mended looking at one is counted in the other."""
        return hashlib.sha256(f"{self.table}|{self.header}|{self.meaning}".encode()).digest()[0] % 2


def variants() -> dict[str, list[Variant]]:
    """The header rows of the file, each by the name of its table."""
    tables: dict[str, list[Variant]] = {}
    name = ""
    for line in VARIANTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name = line.removeprefix("== ")
            tables[name] = []
        elif name and " -> " in line:
            header, _, rest = line.partition(" -> ")
            meaning, _, cells = rest.partition(" :: ")
            below = tuple(cells.split("; ")) if cells else ()
            tables[name].append(Variant(name, header.replace("⏎", "\n"), meaning.strip(), below))
    return tables


def read_as(row: list[Variant]) -> list[str]:
    """What the program takes each header of a row for by itself, in the order of the row."""
    most = max(2, *(len(v.cells) for v in row))
    cells: list[tuple[Raw, ...]] = [tuple(v.header for v in row)]
    cells += [tuple(v.cells[n] if n < len(v.cells) else "" if v.cells else "algo" for v in row) for n in range(most)]
    sheet = Sheet("Hoja1", tuple(cells))
    mapping = suggest(given_table(sheet, f"1-1:2-{most + 1}", SCHEMA), sheet, SCHEMA)
    found = dict.fromkeys(range(1, len(row) + 1), NOTHING)
    for c in mapping.columns:
        found[c.column] = f"{c.record_type}.{c.field}" + "".join(f"@{actor}" for actor in c.fixed.values())
        found[c.column] += "+unit" if getattr(c, "unit", False) else ""
    return list(found.values())


def judged() -> list[tuple[Variant, str]]:
    """Every variant with what it was taken for."""
    return [(v, found) for row in variants().values() for v, found in zip(row, read_as(row), strict=True)]


def test_there_are_many_and_of_every_kind() -> None:
    every = [v for row in variants().values() for v in row]
    assert len({v.header for v in every}) >= 600
    assert sum(v.meaning == NOTHING for v in every) >= 40
    for v in every:
        name, _, rest = v.meaning.partition(".")
        assert v.meaning == NOTHING or SCHEMA.type(name).field(rest.partition("@")[0].removesuffix("+unit"))


@pytest.mark.parametrize("half", [0, 1])
def test_nearly_all_are_right_and_none_is_taken_for_another(half: int) -> None:
    mine = [(v, found) for v, found in judged() if v.half == half]
    wrong = [(v.table, v.header, v.meaning, found) for v, found in mine if found not in (v.meaning, NOTHING)]
    assert wrong == []
    missed = [(v.table, v.header, v.meaning) for v, found in mine if found != v.meaning]
    assert len(missed) <= 0.03 * len(mine), missed


NEAR = (
    "Residencia, Tendencia, Vectores, Previsión, Protección, Medidor, Estadio, Solución, Posiciones GPS, "
    "Fecha de nacimiento, Plazo del crédito, Pilar de concreto, Línea de crédito, Unidad habitacional, Estado civil, "
    "Fecha de pago, Clave de acceso, Folio fiscal, Tasa de interés, Mesa electoral, Lead source, Party size, "
    "Position title, Opening hours, Rate of return, Round trip, Source code, Status code, Meetings held, "
    "Nombre del responsable, Número de temas, Lista de precios, Título de propiedad, Base de datos, Point of sale, "
    "Item price, Country code, Clave del país, Paso fronterizo, Etapa de vida, Action code, Base gravable, Time zone, "
    "Fundamento de cobro, Affected area, Área afectada, Key account, Cargo key, Propuesta económica, First class, "
    "Solicitud de empleo, Análisis de laboratorio, Nom du fournisseur, Relación de gastos, Legal name, Acción penal, "
    "Ask price, País de destino, Demanda agregada, Engagement rate, Envío a domicilio, Recomendación médica"
)


@pytest.mark.parametrize("header", NEAR.split(", "))
def test_what_is_only_near_a_name_is_never_taken(header: str) -> None:
    row = [Variant("near", h, "-", ()) for h in ("Tema", "Prioridad", header, "Responsable")]
    assert read_as(row)[2] == NOTHING
    assert not [m for m in loose(header, SCHEMA) if m.score >= ACCEPTED]


SLIPS = {
    "Resposable": "issue.lead",
    "Priorida": "issue.priority",
    "Observacones": "issue.notes",
    "Estauts": "issue.status",
}


@pytest.mark.parametrize("header", SLIPS)
def test_a_letter_too_few_or_two_exchanged_is_a_slip(header: str) -> None:
    row = [Variant("slips", h, "-", ()) for h in ("Tema", "Objetivo", header)]
    assert read_as(row)[2] == SLIPS[header]
