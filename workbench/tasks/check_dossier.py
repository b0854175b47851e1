"""The whole dossier looked over: its records, its journal, its file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.assessing.checks import Finding, Looked, Past, findings
from workbench.domain.schema import Record
from workbench.i18n import Words
from workbench.store.dossier import Dossier


def check_dossier(dossier: Dossier, today: date) -> list[Finding]:
    """Every finding, those about the file itself first."""
    found: list[Finding] = []
    if not dossier.reader.is_whole():
        found.append(Finding("file-damaged", "", "", _DAMAGED))
    for change in dossier.reader.broken_changes():
        found.append(Finding("journal-broken", "", "", _BROKEN.fill(change=change)))
    records = {t.name: list(dossier.reader.all(t.name)) for t in dossier.schema.types}
    past = _past(dossier, (r for found in records.values() for r in found))
    return found + findings(Looked(dossier.schema, records, today, past))


def _past(dossier: Dossier, records: Iterable[Record]) -> Past:
    """What happened to the records whose wording somebody cleared."""
    cleared = [r.uid for r in records if dossier.schema.of(r).is_cleared(r)]
    return {
        uid: [{m.field: (m.old, m.new) for m in step.moves} for step in dossier.reader.history(uid)] for uid in cleared
    }


_DAMAGED = Words("El archivo está dañado.", "The file is damaged.")
_BROKEN = Words(
    "El cambio {change} de la bitácora no es como se escribió.",
    "Change {change} of the journal is not as it was written.",
)
