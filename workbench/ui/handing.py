"""Whom a paper or a workbook is for, as a person chooses it, and what its proof says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.audience import AUDIENCES, Audience
from workbench.i18n import LANGUAGE_NAMES, PROGRAM_LANGUAGES, Language, Words, squash
from workbench.outgoing.proof import Proof
from workbench.tasks.handing_out import Handing
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import field_rows
from workbench.ui.widgets.text import Line, label


class HandingChoice(QWidget):
    """Audience, named recipient and language. ``changed`` tells that one of them is another."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        rows = field_rows(bench, self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.audience = Combo()
        self.audience.setAccessibleName(bench.say(_AUDIENCE))
        for audience in AUDIENCES:
            self.audience.addItem(bench.say(audience.label), int(audience))
        self.audience.activated.connect(lambda _: self.changed.emit())
        rows.addRow(label(bench.say(_AUDIENCE), "label"), self.audience)
        self.language = Combo()
        self.language.setAccessibleName(bench.say(_LANGUAGE))
        for language in PROGRAM_LANGUAGES:
            self.language.addItem(bench.say(LANGUAGE_NAMES[language]), language)
        self.language.setCurrentIndex(self.language.findData(bench.language))
        self.language.activated.connect(lambda _: self.changed.emit())
        rows.addRow(label(bench.say(_LANGUAGE), "label"), self.language)
        self.recipient = Line()
        self.recipient.setAccessibleName(bench.say(_RECIPIENT))
        self.recipient.setPlaceholderText(bench.say(_NOBODY))
        self.recipient.editingFinished.connect(self._typed)
        rows.addRow(label(bench.say(_RECIPIENT), "label"), self.recipient)

    def _typed(self) -> None:
        if self.recipient.isModified():
            self.recipient.setModified(False)
            self.changed.emit()

    def handing(self) -> Handing:
        """Whom it is for."""
        audience = Audience(self.audience.currentData())
        return Handing(audience, squash(self.recipient.text()) or None)

    def kept(self) -> dict[str, str]:
        """What is chosen, as it can be kept in a file."""
        handing = self.handing()
        return {"audience": handing.audience.key, "recipient": handing.release_to or "", "language": self.tongue()}

    def take(self, audience: str, recipient: str, language: str) -> None:
        """Chooses; an audience or a language that there is not stays as it is."""
        known = {a.key: int(a) for a in AUDIENCES}
        for combo, value in ((self.audience, known.get(audience)), (self.language, language)):
            at = combo.findData(value)
            if at >= 0:
                combo.setCurrentIndex(at)
        self.recipient.setText(recipient)

    def tongue(self) -> Language:
        """The language of the paper."""
        chosen: Language = self.language.currentData()
        return chosen


def proof_told(proof: Proof) -> Words:
    """What a proof searched, in one sentence."""
    if not (proof.searched or proof.too_short):
        return _NOTHING_RESERVED
    return _PROOF.fill(searched=f"{proof.searched:,}", places=f"{proof.places:,}", short=f"{proof.too_short:,}")


_AUDIENCE = Words("Quién puede verlo", "Who may see it")
_LANGUAGE = Words("Idioma", "Language")
_RECIPIENT = Words("Se entrega a (opcional)", "Handed to (optional)")
_NOBODY = Words("EE. UU., Senado… sólo lo marcado", "US, Senate… only what was ticked")
_PROOF = Words(
    "Probado: {searched} valores reservados buscados en {places} lugares del archivo, ninguno hallado; {short} "
    "demasiado cortos para buscarlos, fuera por construcción.",
    "Proved: {searched} reserved values searched for in {places} places of the file, none found; {short} too short "
    "to search for, kept out by construction.",
)
_NOTHING_RESERVED = Words(
    "Probado: nada está reservado para esta audiencia.", "Proved: nothing is reserved from this audience."
)
