"""The language that a table is written in, from its headers, and from its data where they do not say."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.i18n import LANGUAGES, Language, fold
from workbench.importing.layout import Table

_SAMPLED = 200
_WHOLE = 60  # the vote of one header
_HEADERS: Mapping[Language, str] = {
    "es": "acrónimo actualizó alternativa área asunto ámbito cambio capítulo carácter cargos clave clasificación "
    "comentarios compromiso concesión contexto contraparte corresponsable costo dependencia disposición ejes "
    "eje enlace estado estatus fecha folio fundamento fuente impacto inglés español interés jefe línea liga "
    "materia mesa meta mínimo nombre núm nota notas objetivo obs observaciones país paquete parte pilar piso "
    "plazo posición postura prioridad prioridades problemática propuesta punto razón repliegue responsable "
    "resp responsables roja ronda sector semáforo siglas siguiente situación solicitud tema temas tipo "
    "trámite vía vigencia y de del la el los las",
    "en": "acronym action agency alternative article background basis chapter chair classification co comments "
    "commitment concession confidence context cost counterpart country date deadline due english estimate "
    "fallback focal form handling head impact interest issue item key kind language last lead legal line "
    "linkage lines ministry name next notes number objective of opening organisation organization owner "
    "party pillar priority proposal provision red remarks round sensitivity source spanish stance standing "
    "statement status step subject table tags target text the topic track trade type update walk and",
    "fr": "acteur alinéa autre autres calendrier chapitre commentaires contexte date de des disposition "
    "dossier du échéance état enjeu et objectif objet ligne la le les mot nom objectifs observations pays "
    "partie parties position prochaine priorité proposition question remarques responsable rouge sigle statut "
    "sujet étape thème recommandation recommandations faisabilité secteur secteurs mots clés indicateur valeur montant "
    "jalon demande demandes reçue reçu réponse engagement engagements pris remarque organisme entreprise année unité "
    "période titre texte mesure préoccupation réunion problème concession prévue prévu suivi mexique unis",
}
_DATA: Mapping[Language, str] = {
    "es": "de la el los las en que con para por se del una un y no es al su sin sobre",
    "en": "of the and to in for on with is are not by at be from its that will shall",
    "fr": "de la le les des du et une dans pour sur au aux est que par avec ne pas sont",
}


@functools.cache
def _only(which: str) -> Mapping[str, tuple[Language, ...]]:
    """Each word with the languages that it may belong to."""
    found: dict[str, tuple[Language, ...]] = {}
    for language, words in (_HEADERS if which == "headers" else _DATA).items():
        for word in words.split():
            if language not in found.get(fold(word), ()):
                found[fold(word)] = (*found.get(fold(word), ()), language)
    return found


def language_of(table: Table, sheet: Sheet, schema: Schema) -> Language:
    """The language of a table; Spanish where neither headers nor data decide."""
    headers = [fold(c.header) for c in table.columns if c.header]
    labels = _labels(schema)
    votes: Counter[Language] = Counter()
    for header in headers:
        votes.update(_vote(header, labels))
    leaders = _leaders(votes)
    if len(leaders) > 1:
        counted = _votes(_data_words(table, sheet), _only("data"))
        leaders = _leaders(Counter({language: counted[language] for language in leaders}))
    return leaders[0]


def _votes(words: Iterable[str], known: Mapping[str, tuple[Language, ...]]) -> Counter[Language]:
    """One vote of every word, shared among the languages that have it."""
    votes: Counter[Language] = Counter()
    for word in words:
        for language in known.get(word, ()):
            votes[language] += 6 // len(known[word])
    return votes


def _vote(header: str, labels: Mapping[str, frozenset[Language]]) -> Counter[Language]:
    """The vote of a header, shared among the languages of its words and of the label that it is; long ones weigh no
    more than short ones.
    """
    votes = _votes(header.split(), _only("headers"))
    of = labels.get(header, frozenset())
    if len(of) == 1:
        votes.update(dict.fromkeys(of, 6))
    whole = sum(votes.values())
    return Counter({language: _WHOLE * count // whole for language, count in votes.items()})


@functools.lru_cache(maxsize=8)
def _labels(schema: Schema) -> Mapping[str, frozenset[Language]]:
    """The labels of fields, folded, with the languages that they are in."""
    found: dict[str, frozenset[Language]] = {}
    for label in (f.label for t in schema.types for f in t.fields):
        found[fold(label.es)] = found.get(fold(label.es), frozenset()) | {"es"}
        found[fold(label.en)] = found.get(fold(label.en), frozenset()) | {"en"}
    return found


def _leaders(votes: Counter[Language]) -> list[Language]:
    """The languages with the most votes, in the order of the program."""
    candidates = [language for language in LANGUAGES if language in votes] or list(LANGUAGES)
    most = max(votes[language] for language in candidates)
    return [language for language in candidates if votes[language] == most]


def _data_words(table: Table, sheet: Sheet) -> Iterable[str]:
    if table.data_rows is None:
        return
    first, last = table.data_rows
    for row in islice(sheet.rows, first - 1, min(last, first - 1 + _SAMPLED)):
        for column in table.columns:
            value = row[column.column - 1] if column.column <= len(row) else None
            if isinstance(value, str):
                yield from fold(value[:400]).split()
