"""Names that are nearly those of a record: what is offered where nobody goes by a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from workbench.domain.bare_words import bare_words

_ENOUGH, _OFFERED = 78, 3
MOST_NAMES = 20_000  # of a type: among more, looking for what is nearly right takes too long
# What a body or an office is, said beside its acronym: "Comité MSF", "SPS Committee".
_KINDS = frozenset(
    ["comite", "subcomite", "comision", "consejo", "grupo", "trabajo", "committee", "subcommittee", "commission"]
    + ["council", "group", "working", "conseil", "groupe", "travail", "secretaria", "ministry", "ministerio"]
)


def forms(name: str) -> Iterator[str]:
    """A folded name without its filling words, and without what kind of body it is; nothing that says too little."""
    words = bare_words(name)
    if len(words) > 1:
        yield " ".join(words)
    rest = [word for word in name.split() if word not in _KINDS and word not in ("de", "del", "of", "on", "the", "du")]
    if len(rest) == 1 and len(rest) < len(name.split()):
        yield rest[0]


def alike(names: Mapping[str, set[str]], wanted: str) -> Iterable[str]:
    """The uids of the records whose folded names are most like another one, the likest first; a few at most."""
    if len(names) > MOST_NAMES or len(wanted) < 3:
        return ()
    found = process.extract(wanted, names.keys(), scorer=fuzz.WRatio, limit=_OFFERED, score_cutoff=_ENOUGH)
    return dict.fromkeys(uid for name, _, _ in found for uid in sorted(names[name]))
