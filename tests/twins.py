"""A realistic dossier with 200 planted near-duplicates and as many hard negatives, the same for the same seed.

The bundled review is the ground; of the types that it has none of, records as ministries write them are added. A
near-duplicate is a record entered a second time by somebody else: another wording of its title, by one of the ways of
``twin_wordings.py``, some fields left out. A hard negative is another record that looks like one.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from twin_wordings import FAMILIES, Perturb

from workbench.assessing.duplicates import Likely, chained, likely, pair
from workbench.assessing.telling_apart import TELLING, telling
from workbench.domain.provision import Provision
from workbench.domain.records import (
    SCHEMA,
    Commitment,
    Engagement,
    Request,
    Statement,
    Submission,
)
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Chosen, Parallel, Reference
from workbench.domain.when import from_iso

# How many near-duplicates of each type are planted: 200 in all.
PLANTED: Mapping[str, int] = {
    **{"issue": 20, "recommendation": 35, "position": 15, "actor": 25, "body": 15, "meeting": 15, "measure": 10},
    **{"source": 20, "figure": 8, "concern": 7, "request": 8, "statement": 6, "commitment": 6, "submission": 6},
    **{"engagement": 4},
}
_ASKS = (
    ("Reconocer el sistema mexicano de inspección de aguacate", "Recognise Mexico's avocado inspection system"),
    ("Eliminar los derechos antidumping al tomate fresco", "Eliminate the antidumping duties on fresh tomato"),
    ("Publicar los criterios de verificación laboral", "Publish the criteria of labour verification"),
    ("Ampliar el horario de los puertos fronterizos de Tijuana", "Extend the hours of the ports of entry of Tijuana"),
    ("Reducir los plazos de los permisos de biotecnología", "Shorten the time limits of biotechnology permits"),
    ("Aclarar el cálculo del valor de contenido regional", "Clarify the calculation of regional value content"),
    ("Armonizar el etiquetado de alimentos procesados", "Harmonise the labelling of processed food"),
    ("Compartir la información de origen del acero importado", "Share information on the origin of imported steel"),
    ("Suspender las inspecciones duplicadas de autotransporte", "Suspend duplicate inspections of trucks"),
    ("Abrir las compras públicas de medicamentos genéricos", "Open government procurement of generic medicines"),
    ("Garantizar el trato nacional en plataformas digitales", "Guarantee national treatment on digital platforms"),
    ("Restablecer el grupo técnico de productos lácteos", "Re-establish the technical group on dairy products"),
)
_TEXTS = (
    "La delegación explicó que los trámites toman más de noventa días hábiles y pidió una respuesta por escrito.",
    "Las plantas exportadoras pierden turnos completos porque las revisiones se hacen dos veces en el mismo viaje.",
    "No hay un criterio publicado para contar los insumos que cruzan la frontera varias veces durante el proceso.",
    "Los productores afirman que el cambio de etiqueta encarece cada lote y no aporta información al consumidor.",
)


@dataclass
class Planted:
    """The records by type, and the pairs of uids that are one, by the way in which the second one was written."""

    records: dict[str, list[Record]]
    one: dict[tuple[str, str], str]


@dataclass(frozen=True)
class Measured:
    """How many of the planted pairs were found, how many pairs that were found are planted ones."""

    recall: float
    precision: float
    missed: tuple[tuple[str, str, str], ...]
    wrong: tuple[Likely, ...]


def plant(bundled: Mapping[str, Sequence[Record]], family: str, seed: int) -> Planted:
    """The dossier with what is planted in it."""
    chance = random.Random(seed)
    records = {name: list(found) for name, found in bundled.items()}
    for name, more in _written(records, chance).items():
        records[name] = [*records.get(name, []), *more]
    ground = {name: list(found) for name, found in records.items()}
    one: dict[tuple[str, str], str] = {}
    for name, count in PLANTED.items():
        record_type = SCHEMA.type(name)
        chosen = chance.sample([r for r in ground[name] if len(_title(record_type, r)) > 9], count)
        for record in chosen:
            copy, how = _again(record_type, record, FAMILIES[family], chance)
            records[name].append(copy)
            one[pair(record.uid, copy.uid)] = how
        rest = [r for r in ground[name] if r not in chosen]
        records[name] += _others(record_type, chosen, chance) + _elsewhere(record_type, rest[: count // 2], chance)
    for found in records.values():
        chance.shuffle(found)
    return Planted(records, one)


def measure(planted: Planted) -> Measured:
    """What a look over the planted dossier tells of."""
    found = [one for t in SCHEMA.types if t.listed for one in chained(likely(t, planted.records.get(t.name, [])))]
    told = {pair(one.one, one.other) for one in found}
    titles = {r.uid: _title(SCHEMA.type(n), r) for n, rs in planted.records.items() for r in rs}
    missed = tuple((how, titles[a], titles[b]) for (a, b), how in planted.one.items() if (a, b) not in told)
    wrong = tuple(one for one in found if pair(one.one, one.other) not in planted.one)
    hits = len(planted.one) - len(missed)
    return Measured(hits / len(planted.one), hits / len(told), missed, wrong)


def _title(record_type: RecordType, record: Record) -> str:
    return record_type.title_of(record, "es")


def _uid(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _again(
    record_type: RecordType, record: Record, ways: Mapping[str, Perturb], chance: random.Random
) -> tuple[Record, str]:
    """The same thing entered by somebody else."""
    wording = telling(record_type).wording or record_type.title
    value = getattr(record, wording) or getattr(record, record_type.title)
    wording = wording if getattr(record, wording) else record_type.title
    for how in chance.sample(sorted(ways), len(ways)):
        written = ways[how](value, chance)
        if written is not None and written != value:
            break
    else:
        raise AssertionError(f"no way to write {value} again")
    given: dict[str, Any] = {wording: written}
    keep = {*telling(record_type).agreed, *record_type.identity, *(f.name for f in record_type.required_references)}
    for f in record_type.fields:
        if f.name in given or f.name in keep or f.name in ("audience", "levels"):
            continue
        if f.name in TELLING[record_type.name].texts and getattr(record, f.name):
            given[f.name] = getattr(record, f.name) if chance.random() < 0.4 else f.empty
        elif chance.random() < 0.5:
            given[f.name] = f.empty
    if record_type.name in ("actor", "body") and chance.random() < 0.7:
        given |= {"names": ()}
    return replace(record, uid=_uid(chance), key="", revision=0, **given), how


# ---- records that look alike and are two

Other = Callable[[str, random.Random], str]
_SWAPPED = {
    "México": "Canadá",
    "Mexico": "Canada",
    "Estados Unidos": "Canadá",
    "United States": "Canada",
    "acero": "aluminio",
    "steel": "aluminium",
    "automotriz": "textil",
    "automotrices": "textiles",
    "importación": "exportación",
    "import": "export",
    "maíz": "trigo",
    "corn": "wheat",
    "agrícola": "pesquero",
    "energía": "minería",
    "energy": "mining",
    "laboral": "ambiental",
    "labor": "environmental",
    "carne": "leche",
    "digital": "postal",
    "Eliminar": "Mantener",
    "Eliminate": "Maintain",
    "Reducir": "Aumentar",
    "Publicar": "Reservar",
    "Abrir": "Cerrar",
    "Ampliar": "Reducir",
    "Extend": "Cut",
    "Secretaría": "Subsecretaría",
    "Comité": "Subcomité",
    "Committee": "Subcommittee",
    "Nacional": "Estatal",
    "National": "State",
    "público": "privado",
    "servicios": "bienes",
    "services": "goods",
    "inversión": "competencia",
    "investment": "competition",
}


def _another_number(text: str, chance: random.Random) -> str:
    """Another year, article or ordinal; one is added where there is none."""
    at = next((n for n, letter in enumerate(text) if letter.isdigit()), -1)
    if at < 0:
        return f"{text} {chance.choice(('II', '2', 'B', '2027', 'fase 2'))}"
    return text[:at] + chance.choice([n for n in "123456789" if n != text[at]]) + text[at + 1 :]


def _another_thing(text: str, chance: random.Random) -> str:
    """One word that matters is another one."""
    found = [word for word in _SWAPPED if word in text]
    return text.replace(word := chance.choice(found), _SWAPPED[word]) if found else ""


def _turned(text: str, chance: random.Random) -> str:
    """The opposite, or what is asked not to be done."""
    return f"No {text[0].lower()}{text[1:]}"


def _narrower(text: str, chance: random.Random) -> str:
    """A part of the same: "de Jalisco", "para pequeñas empresas"."""
    return f"{text} {chance.choice(('de Jalisco', 'para empresas pequeñas', 'en la frontera sur', 'de Ontario'))}"


_OTHERS: tuple[Other, ...] = (_another_number, _another_thing, _turned, _narrower)


def _others(record_type: RecordType, chosen: Sequence[Record], chance: random.Random) -> list[Record]:
    """One record beside each chosen one that shares most of its words and is another."""
    made: list[Record] = []
    for n, record in enumerate(chosen):
        value = getattr(record, record_type.title)
        other = _OTHERS[n % len(_OTHERS)]
        es, en = (value.es, value.en) if isinstance(value, Parallel) else (value, "")
        at = chance.getstate()
        new_es = other(es, chance) if es else ""
        chance.setstate(at)
        new_en = other(en, chance) if en else ""
        if (es and not new_es) or (en and not new_en):
            new_es, new_en = (_another_number(text, random.Random(n)) if text else "" for text in (es, en))
        title: Any = Parallel(new_es, new_en) if isinstance(value, Parallel) else new_es
        given: dict[str, Any] = {record_type.title: title}
        if record_type.also_known_by:
            given |= {name: record_type.field(name).empty for name in record_type.also_known_by}
        for name in ("words", "address"):
            if name in record_type.by_name:
                given[name] = record_type.field(name).empty
        for name in telling(record_type).texts:
            text = chance.choice(_TEXTS)
            given[name] = Parallel(es=text) if isinstance(getattr(record, name), Parallel) else text
        if record_type.name == "meeting":  # a body sits once a day
            given["when"] = from_iso(f"20{chance.randint(27, 35)}-0{chance.randint(1, 9)}-1{n % 10}")
        made.append(replace(record, uid=_uid(chance), key="", revision=0, **given))
    return made


def _elsewhere(record_type: RecordType, some: Sequence[Record], chance: random.Random) -> list[Record]:
    """Records of the same title to the letter, of which another fact tells that they are others."""
    moved = ((record, _moved(record_type, record, chance)) for record in some)
    return [replace(record, uid=_uid(chance), key="", revision=0, **given) for record, given in moved if given]


def _moved(record_type: RecordType, record: Record, chance: random.Random) -> dict[str, Any]:
    told = telling(record_type)
    for name in (*told.agreed, *told.apart):
        value, declared = getattr(record, name), record_type.field(name)
        if not value:
            continue
        if name == "provisions":
            return {name: (Provision("article", ("33", str(chance.randint(1, 9)))),)}
        if declared.type.points_to() and isinstance(declared.type, Reference):
            return {name: _uid(chance)}
        if name in ("when", "due", "period", "received", "date", "cycle"):
            return {name: from_iso(f"{chance.randint(2001, 2010)}-0{chance.randint(1, 9)}-11"), **_freed(record)}
    return {}


def _freed(record: Record) -> dict[str, Any]:
    """An address is the same thing whatever else is said."""
    return {"address": ""} if any(f.name == "address" for f in fields(record)) else {}


# ---- records of the types that the bundled review has none of


def _written(records: Mapping[str, Sequence[Record]], chance: random.Random) -> dict[str, list[Record]]:
    actors = [r.uid for r in records["actor"]][:12]
    made: dict[str, list[Record]] = {name: [] for name in ("request", "statement", "commitment", "submission")}
    made["engagement"] = []
    for n, (es, en) in enumerate(_ASKS):
        title, text = Parallel(es, en), Parallel(es=f"{_TEXTS[n % 4]} {es}.")
        actor, day = actors[n], from_iso(f"2026-0{1 + n % 9}-1{n % 10}")
        made["request"].append(Request(uid=_uid(chance), title=title, number=str(n + 1), asked_by=actor, text=text))
        made["statement"].append(
            Statement(uid=_uid(chance), on=Parallel(es=es), actor=actor, when=day, words=text, verb=Chosen("asked"))
        )
        made["commitment"].append(Commitment(uid=_uid(chance), title=title, owner=actor, due=day))
        made["submission"].append(
            Submission(uid=_uid(chance), title=title, submitter_name=f"Cámara número {n}", problem=text, received=day)
        )
        made["engagement"].append(Engagement(uid=_uid(chance), title=title, when=day, actors=(actor,), said=text))
    return made
