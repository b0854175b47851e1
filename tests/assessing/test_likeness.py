"""Titles of one issue in other words are alike, titles of others with words in common are not."""

from __future__ import annotations

import itertools
import tomllib

import pytest

from workbench import paths
from workbench.assessing.likeness import alike, words_of

SAME = (
    "Comités de agricultura = Comité de agricultura; Comités de agricultura = Comités agrícolas; "
    "Reconocimiento mutuo de certificaciones = Reconocimiento mutuo de certificados; "
    "Medidas sanitarias y fitosanitarias = Medidas sanitarias, fitosanitarias (MSF); "
    "Aduanas y facilitación del comercio = Facilitación del comercio y aduanas; "
    "Competencia desleal de terceros países = Competencia desleal de otros países; "
    "Movilidad laboral y entrada temporal = Movilidad laboral y entrada temporal de personas; "
    "Minerales críticos = Minerales críticos y estratégicos; Inteligencia artificial = Inteligencia artificial (IA); "
    "Prórroga de la vigencia por 16 años = Extensión de la vigencia por 16 años; "
    "Aranceles de la Sección 232 al acero y al aluminio = Aranceles 232 al acero y aluminio; "
    "Reglas de origen automotrices = Regla de origen automotriz; Critical minerals = Critical mineral; "
    "Mecanismo laboral de respuesta rápida = Mecanismo de reacción rápida laboral; "
    "Rapid response labour mechanism = Rapid response labor mechanism; "
    "Section 232 tariffs on steel and aluminium = Section 232 tariffs on steel and aluminum"
)
OTHERS = (
    "Reglas de origen automotrices = Reglas de origen textiles; Lácteos = Cárnicos; Energía = Energías renovables; "
    "Reglas de origen automotrices = Reglas de origen en general; Minerales críticos = Medicamentos críticos; "
    "Medidas sanitarias y fitosanitarias = Medidas compensatorias y antidumping; Energía = Sinergia; "
    "Reconocimiento mutuo de certificaciones = Reconocimiento mutuo de títulos profesionales; "
    "Mecanismo laboral de respuesta rápida = Mecanismo de solución de controversias; "
    "Maíz genéticamente modificado = Salmón genéticamente modificado; Semiconductores = Superconductores; "
    "Aduanas y facilitación del comercio = Comercio digital; Critical minerals = Critical infrastructure"
)


def _pairs(told: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split(" = ")) for pair in told.split("; ")]


@pytest.mark.parametrize(("one", "other"), _pairs(SAME))
def test_one_issue_in_other_words_is_nearly_the_same(one: str, other: str) -> None:
    assert alike(words_of(one), words_of(other)) and alike(words_of(other), words_of(one))


@pytest.mark.parametrize(("one", "other"), _pairs(OTHERS))
def test_another_issue_with_words_in_common_is_not(one: str, other: str) -> None:
    assert not alike(words_of(one), words_of(other))


def test_no_two_issues_of_the_bundled_review_are_nearly_the_same() -> None:
    path = paths.resources() / "dossiers" / "usmca-review" / "issues.toml"
    titles = [list(e["title"].values()) for e in tomllib.loads(path.read_text(encoding="utf-8"))["record"]]
    pairs = [(a, b) for one, other in itertools.combinations(titles, 2) for a in one for b in other]
    assert len(pairs) > 1000
    assert [(a, b) for a, b in pairs if alike(words_of(a), words_of(b))] == []


def test_titles_that_differ_by_a_number_are_two() -> None:
    assert not alike(words_of("Mesa de seguimiento 5"), words_of("Mesa de seguimiento 50"))
    assert not alike(words_of("Anexo 4-B del tratado vigente"), words_of("Anexo 6-A del tratado vigente"))
