"""What paper somebody wants: its kind, what it is about, whole or cut, on which sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workbench.briefs.arranging import Arrangement, known
from workbench.briefs.compose.kinds import KINDS, Kind, kind_of
from workbench.briefs.compose.options import Options
from workbench.domain.records.choices import ORIENTATION
from workbench.i18n import Language, Words, same, squash
from workbench.tasks.brief_to_file import NO_START
from workbench.ui.bench import Bench
from workbench.ui.briefs.marking import MarkingChoice
from workbench.ui.briefs.parts import PartsList
from workbench.ui.briefs.ticks import TicksList
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import field_rows
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.text import Line, label, tip


class Taken(NamedTuple):
    """A record that somebody comes from: the kind of paper about it, and the record that it ``means`` there."""

    kind: str
    uid: str
    type: str
    title: str
    means: str


class PaperChoice(QWidget):
    """``changed`` tells that another paper is wanted, ``unclear`` words that name no subject."""

    changed = Signal()
    unclear = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.75))
        self._form = form = field_rows(bench)
        rows.addLayout(form)
        self._kind = self._combo(_KIND, [(kind.label, kind.key) for kind in KINDS.values()])
        self.subject = RecordPicker(bench, self.kind.subject.types, bench.say(self.kind.subject.label))
        self.subject.picked.connect(lambda _: self.changed.emit())
        self.subject.unclear.connect(self.unclear)
        self._subject = label("", "label", wrap=True)
        form.addRow(self._subject, self.subject)
        self.ticks = TicksList(bench)
        self.ticks.changed.connect(self.changed)
        self._several = label("", "label", wrap=True)
        form.addRow(self._several, self.ticks)
        self.since = Line("")
        self.since.setAccessibleName(bench.say(_SINCE))
        self.since.setPlaceholderText(bench.say(_SINCE_HOW))
        self.since.editingFinished.connect(self.changed)
        form.addRow(label(bench.say(_SINCE), "label", wrap=True), self.since)
        orientations = [(option.label, option.key) for option in ORIENTATION.options]
        self._orientation = self._combo(_ORIENTATION, [(_ALL, ""), *orientations])
        self.unit = Line("")
        self.unit.setAccessibleName(bench.say(_UNIT))
        self.unit.setPlaceholderText(bench.say(_UNIT_HOW))
        self.unit.editingFinished.connect(self._typed_unit)
        form.addRow(label(bench.say(_UNIT), "label", wrap=True), self.unit)
        self._size = self._combo(_SIZE, [(same("A4"), "A4"), (_LETTER, "letter")])
        self._full = self._check(_FULL, _FULL_TOLD)
        self.origins = self._check(_ORIGINS, _ORIGINS_TOLD)
        self.by_actor = self._check(_BY_ACTOR, _BY_ACTOR_TOLD)
        self.marking = MarkingChoice(bench)
        self.marking.changed.connect(self.changed)
        rows.addWidget(self.marking)
        rows.addWidget(self._full)
        rows.addWidget(self.by_actor)
        rows.addWidget(self.origins)
        self.parts = PartsList(bench)
        self.parts.changed.connect(self.changed)
        rows.addWidget(self.parts)
        self._may_have_origins = False
        self._fitted = ""
        self._kind.activated.connect(lambda _: self._fit())
        self._fit()

    def _combo(self, name: Words, choices: list[tuple[Words, str]]) -> Combo:
        combo = Combo()
        combo.setAccessibleName(self._bench.say(name))
        for words, key in choices:
            combo.addItem(self._bench.say(words), key)
        combo.activated.connect(lambda _: self.changed.emit())
        self._form.addRow(label(self._bench.say(name), "label"), combo)
        return combo

    def _check(self, words: Words, told: Words) -> QCheckBox:
        box = QCheckBox(self._bench.say(words))
        box.setToolTip(tip(self._bench.say(told)))
        box.toggled.connect(lambda _: self.changed.emit())
        return box

    def _typed_unit(self) -> None:
        if self.unit.isModified():
            self.unit.setModified(False)
            self.changed.emit()

    @property
    def kind(self) -> Kind:
        """The kind of paper."""
        return KINDS[self._kind.currentData()]

    def set_kind(self, key: str) -> None:
        """Chooses a kind."""
        self._kind.setCurrentIndex(self._kind.findData(key))
        self._fit()

    def of(self) -> list[str]:
        """The uids of what it is about."""
        uid = self.subject.uid()
        return [*self.ticked(), *([uid] if uid else ())]

    def ticked(self) -> list[str]:
        """The uids that are ticked, of a kind that is of several."""
        return self.ticks.ticked() if self.kind.subject.many else []

    def told(self) -> str:
        """What it is about, in words."""
        ticked = self.ticked()
        if not ticked:
            return self.subject.line.text()
        if len(ticked) == 1:
            return self.ticks.model.title_of(ticked[0])
        return self._bench.say(_SOME.fill(count=len(ticked), types=self._bench.schema.type(self._types()[0]).plural))

    def _types(self) -> tuple[str, ...]:
        """The types that the paper is about, what may be named once apart."""
        subject = self.kind.subject
        return tuple(name for name in subject.types if name != subject.once)

    def is_whole(self) -> bool:
        """Whether enough was said to make the paper."""
        return self.missing() is None

    def missing(self) -> Words | None:
        """What is still to be said before the paper can be made; None for nothing."""
        kind = self.kind
        if not (kind.subject.many or self.of()):
            return _NO_SUBJECT.fill(kind=kind.label, subject=kind.subject.label)
        if kind.needs_start and not self.since.text().strip():
            return NO_START.fill(kind=kind.label)
        return None

    def options(self) -> Options:
        """What is wanted besides."""
        chosen = self._orientation.currentData() if self._form.isRowVisible(self._orientation) else ""
        return Options(
            self._full.isChecked(),
            self.origins.isChecked() and not self.origins.isHidden(),
            unit=squash(self.unit.text()),
            page_size=self._size.currentData(),
            wanted={"orientation": chosen} if chosen else {},
            since=self.since.text() if self.kind.needs_start else "",
            marking=self.marking.marking(),
            portions=self.marking.portions.isChecked(),
            parts=self.parts.arrangement(),
            by_actor=self.by_actor.isChecked() and self.kind.has_actors,
        )

    def kept(self) -> dict[str, Any]:
        """What is chosen, but not of what, as it can be kept in a file."""
        parts = self.parts.arrangement()
        return {
            "kind": self.kind.key,
            "unit": squash(self.unit.text()),
            "paper": self._size.currentData(),
            "orientation": self._orientation.currentData(),
            "full": self._full.isChecked(),
            "origins": self.origins.isChecked(),
            "by_actor": self.by_actor.isChecked(),
            "marking": self.marking.profile.currentData(),
            "marked": self.marking.words.text(),
            "portions": self.marking.portions.isChecked(),
            "without": list(parts.without),
            "order": list(parts.order),
        }

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Takes what was kept; whatever in it makes no sense stays as it is."""
        if kept.get("kind") in KINDS:
            self.set_kind(kept["kind"])
        for combo, name in ((self._size, "paper"), (self._orientation, "orientation")):
            at = combo.findData(kept.get(name))
            if at >= 0:
                combo.setCurrentIndex(at)
        unit = kept.get("unit")
        self.unit.setText(unit if isinstance(unit, str) else "")
        for box, name in ((self._full, "full"), (self.origins, "origins"), (self.by_actor, "by_actor")):
            box.blockSignals(True)
            box.setChecked(kept.get(name) is True)
            box.blockSignals(False)
        self.marking.choose(kept.get("marking"), kept.get("marked"), kept.get("portions") is True)
        parts = Arrangement(*(tuple(map(str, _listed(kept.get(name)))) for name in ("without", "order")))
        self.parts.choose(known(parts, self.kind.parts))

    def offer_origins(self, may: bool) -> None:
        """Whether those who get the paper may read which cell each value came from."""
        self._may_have_origins = may
        self.origins.setVisible(may and not self.kind.needs_recipient)

    def _fit(self) -> None:
        """Shows what the kind asks for; another kind has other parts."""
        if self._fitted != self.kind.key:
            self._fitted = self.kind.key
            self.parts.forget()
        self._fit_subject()
        subject = self.kind.subject
        self._form.setRowVisible(self._orientation, subject.many and not self.kind.needs_start)
        self._form.setRowVisible(self.since, self.kind.needs_start)
        self.by_actor.setVisible(self.kind.has_actors)
        self.offer_origins(self._may_have_origins)

    def _fit_subject(self) -> None:
        """One record is named, of several each is ticked; besides them one of the type that may be named once."""
        subject, schema = self.kind.subject, self._bench.schema
        named = self._bench.say(subject.label)
        if subject.many:
            self._several.setText(self._bench.say(schema.type(self._types()[0]).plural))
            self.ticks.show_type(self._types()[0])
            if subject.once:
                named = self._bench.say(_ONCE.fill(type=schema.type(subject.once).label))
        self._subject.setText(named)
        self.subject.set_types((subject.once,) if subject.many else subject.types, named)
        self._form.setRowVisible(self.subject, not subject.many or bool(subject.once))
        self._form.setRowVisible(self.ticks, subject.many)

    def refresh(self) -> None:
        """Offers the records that there are now."""
        if self.kind.subject.many:
            self.ticks.show_type(self._types()[0])

    def take(self, reader: Any, uid: str, language: Language) -> Taken | None:
        """Of a record that somebody comes from: the kind of paper about it, and what that is about.

        Read on the reader's lane; a record that no kind is about is taken for the issue that it belongs to.
        """
        record = reader.get(uid)
        if record is not None and kind_of(reader.schema.of(record).name) is None:
            through = getattr(record, "issue", "")
            record = reader.get(through) if isinstance(through, str) and through else None
        if record is None:
            return None
        record_type = reader.schema.of(record)
        found = kind_of(record_type.name)
        if found is None:
            return None
        means = getattr(record, found.subject.means.get(record_type.name, ""), record.uid)
        return Taken(found.key, record.uid, record_type.name, record_type.title_of(record, language), means)

    def show_taken(self, taken: Taken) -> None:
        """Shows what was taken; a kind that is about such records stays."""
        if taken.type not in self.kind.subject.types:
            self.set_kind(taken.kind)
        if self.kind.subject.many and taken.type != self.kind.subject.once:
            self.ticks.tick((taken.means,))
        else:
            self.subject.set_record(taken.uid, taken.title, taken.type)

    def begin_delta(self, since: str, issues: Sequence[str]) -> None:
        """Chooses what has changed since then, of some issues or of all."""
        self.set_kind("delta")
        self.since.setText(since)
        self.ticks.tick(issues)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


_KIND = Words("Clase", "Kind")
_ONCE = Words("{type} (opcional)", "{type} (optional)")
_SOME = Words("{count} {types}", "{count} {types}")
_ORIENTATION = Words("Sólo temas", "Only issues")
_ALL = Words("Todos", "All")
_NO_SUBJECT = Words(
    "{kind}: elija a la izquierda de qué ({subject}), y aquí se ve como saldrá, página por página.",
    "{kind}: choose on the left of what ({subject}), and it is shown here as it will leave, page by page.",
)
_SINCE = Words("Desde la ficha núm. o el día", "Since brief no. or day")
_SINCE_HOW = Words("12, o 2026-07-01", "12, or 2026-07-01")
_UNIT = Words("Unidad que la emite (opcional)", "Issuing unit (optional)")
_UNIT_HOW = Words("vacío: quien encabeza el tema", "empty: who leads the issue")
_SIZE = Words("Hoja", "Sheet")
_LETTER = Words("Carta", "Letter")
_FULL = Words("Completa, sin recortar", "In full, nothing cut")
_FULL_TOLD = Words(
    "Sin ceñirse a una página ni acortar tablas, con los antecedentes y todo lo registrado.",
    "Not cut to one page nor to short tables, with the background and all that is on record.",
)
_BY_ACTOR = Words("Una columna por actor", "A column an actor")
_BY_ACTOR_TOLD = Words(
    "En vez de una por gobierno y otra para los demás; si no caben, en varias tablas.",
    "Instead of one a government and another for the rest; in several tables where they do not fit.",
)
_ORIGINS = Words("Con el origen de cada dato", "With the origin of every value")
_ORIGINS_TOLD = Words(
    "Entre las fuentes: archivo, hoja, celda, quién lo envió y cuándo entró.",
    "Among the sources: file, sheet, cell, who sent it and when it came in.",
)
