"""Filters of a list: which fields can be filtered, how a filter reads, and the dialog that makes one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.provision import from_code
from workbench.domain.quantity import parse_quantity
from workbench.domain.query import Among, Between, Condition, Holding, OneOf
from workbench.domain.schema import Field, RecordType
from workbench.domain.types import Choice, Context, Flag, Number, Provisions, Type, When
from workbench.domain.types.links import Reference, References
from workbench.domain.types.several import Tags
from workbench.domain.when_parse import parse_when
from workbench.i18n import Language, Words, squash
from workbench.ui.bench import Bench
from workbench.ui.widgets.records import RecordsPicker
from workbench.ui.widgets.text import Line, label


def can_be_filtered(field: Field) -> bool:
    """Whether a list can be filtered by a field; words of text are looked for with the find field."""
    return isinstance(field.type, (Choice, Flag, When, Number, Reference, References, Provisions, Tags))


def told(condition: Condition, record_type: RecordType, language: Language, titles: dict[str, str]) -> str:
    """How a filter reads; ``titles`` are those of the records that it names."""
    if isinstance(condition, Holding):
        return f"“{condition.words}”"
    if isinstance(condition, OneOf):
        return condition.name or _CHOSEN.fill(count=len(condition.uids)).in_(language)
    field = record_type.field(condition.field)
    name = field.label.in_(language)
    if isinstance(condition, Between):
        return f"{name}: {_span(condition, language)}"
    values = (_value(field.type, v, language, titles) if v else _NOTHING.in_(language) for v in condition.values)
    return f"{name}: {', '.join(values)}"


def _span(condition: Between, language: Language) -> str:
    low, high = ("" if b is None else str(b) for b in (condition.low, condition.high))
    if low and high:
        return f"{low} – {high}"
    return (_FROM.fill(low=low) if low else _UNTIL.fill(high=high)).in_(language)


def _value(type_: Type[Any], value: str, language: Language, titles: dict[str, str]) -> str:
    if isinstance(type_, Choice):
        return type_.label(value).in_(language)
    if isinstance(type_, Flag):
        return type_.show(value == "1", language)
    if isinstance(type_, Provisions):
        return from_code(value).show(language)
    if isinstance(type_, (Reference, References)):
        return titles.get(value, "…")
    return value


class FilterDialog(QDialog):
    """Asks which values of one field to list. ``made`` carries the condition, or None to take it away."""

    made = Signal(object)

    def __init__(self, bench: Bench, field: Field, now: Condition | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE.fill(field=field.label)))
        self._asker = asker(field.type, bench, field, now)
        self._asker.setAccessibleName(bench.say(field.label))
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(field.label), "heading"))
        rows.addWidget(self._asker)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        rows.addWidget(self._problem)
        buttons = QDialogButtonBox()
        apply = QPushButton(bench.say(_APPLY))
        apply.setProperty("look", "primary")
        apply.setDefault(True)
        buttons.addButton(apply, QDialogButtonBox.ButtonRole.AcceptRole)
        if now is not None:
            away = QPushButton(bench.say(_AWAY))
            away.clicked.connect(self._take_away)
            buttons.addButton(away, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(bench.say(_CANCEL), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._bench = bench
        self.setMinimumWidth(bench.theme.px(48))

    def _accept(self) -> None:
        try:
            condition = self._asker.condition()
        except Unclear as unclear:
            self._problem.setText(self._bench.say(unclear.words))
            self._problem.show()
            return
        self.made.emit(condition)
        self.accept()

    def _take_away(self) -> None:
        self.made.emit(None)
        self.accept()


class Unclear(Exception):
    """What was typed is not a date, a number or a provision; ``words`` says so."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Asker(QWidget):
    """The part of the dialog that is the field's own."""

    def condition(self) -> Condition | None:
        """What was chosen; None for nothing. Raises Unclear."""
        raise NotImplementedError


class _Ticks(Asker):
    """A box for each answer, and one for none."""

    def __init__(self, bench: Bench, field: Field, options: list[tuple[str, str]], now: Condition | None) -> None:
        super().__init__()
        self._field = field.name
        chosen = set(now.values) if isinstance(now, Among) else set()
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[tuple[str, QCheckBox]] = []
        for key, text in [*options, ("", bench.say(_NOTHING))]:
            box = QCheckBox(text)
            box.setChecked(key in chosen)
            rows.addWidget(box)
            self._boxes.append((key, box))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + 4, bench.theme.px(48)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def condition(self) -> Condition | None:
        values = tuple(key for key, box in self._boxes if box.isChecked())
        return Among(self._field, values) if values else None


class _Span(Asker):
    """Two bounds, either of which may stay open."""

    def __init__(self, bench: Bench, field: Field, now: Condition | None) -> None:
        super().__init__()
        self._bench, self._field = bench, field
        self._low, self._high = Line(), Line()
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for line, words, bound in ((self._low, _LOW, "low"), (self._high, _HIGH, "high")):
            kept = getattr(now, bound, None)
            line.setText("" if kept is None else str(kept))
            line.setPlaceholderText(bench.say(_DATE_HINT if isinstance(field.type, When) else _NUMBER_HINT))
            line.setAccessibleName(bench.say(words))
            rows.addRow(label(bench.say(words)), line)

    def condition(self) -> Condition | None:
        low, high = self._bound(self._low.text(), first=True), self._bound(self._high.text(), first=False)
        return None if low is None and high is None else Between(self._field.name, low, high)

    def _bound(self, text: str, *, first: bool) -> date | Decimal | None:
        if not squash(text):
            return None
        if isinstance(self._field.type, When):
            when = parse_when(text, self._bench.language).value
            if when is None:
                raise Unclear(_NO_DATE.fill(text=text))
            return when.first() if first else when.last()
        quantity = parse_quantity(text, self._bench.language, self._field.type.units).value  # type: ignore[attr-defined]
        if quantity is None:
            raise Unclear(_NO_NUMBER.fill(text=text))
        return Decimal(quantity.amount)


class _Typed(Asker):
    """Words that are typed: provisions, tags."""

    def __init__(self, bench: Bench, field: Field, now: Condition | None) -> None:
        super().__init__()
        self._bench, self._field = bench, field
        self._line = Line("; ".join(now.values) if isinstance(now, Among) else "")
        self._line.setPlaceholderText("9.17; 10" if isinstance(field.type, Provisions) else "")
        self._line.setAccessibleName(bench.say(field.label))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._line)

    def condition(self) -> Condition | None:
        reading = self._field.type.parse(self._line.text(), Context(self._bench.language))
        if reading.unread or reading.value is None:
            raise Unclear(_NO_VALUE.fill(text=self._line.text()))
        values = tuple(v.code() if isinstance(self._field.type, Provisions) else str(v) for v in reading.value)
        return Among(self._field.name, values) if values else None


class _Picked(Asker):
    """Records that are picked by name."""

    def __init__(self, bench: Bench, field: Field, now: Condition | None) -> None:
        super().__init__()
        self._field = field
        self._picker = RecordsPicker(bench, field.refers_to, bench.say(field.label))
        self._picker.set_uids(now.values if isinstance(now, Among) else ())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._picker)

    def condition(self) -> Condition | None:
        uids = self._picker.uids()
        return Among(self._field.name, uids) if uids else None


@singledispatch
def asker(type_: Type[Any], bench: Bench, field: Field, now: Condition | None) -> Asker:
    """The widget that asks for values of a type."""
    raise TypeError(type(type_).__name__)


@asker.register
def _choice(type_: Choice, bench: Bench, field: Field, now: Condition | None) -> Asker:
    return _Ticks(bench, field, [(o.key, bench.say(o.label)) for o in type_.options], now)


@asker.register
def _flag(type_: Flag, bench: Bench, field: Field, now: Condition | None) -> Asker:
    return _Ticks(
        bench, field, [("1", type_.show(True, bench.language)), ("0", type_.show(False, bench.language))], now
    )


@asker.register(When)
@asker.register(Number)
def _span_asker(type_: Type[Any], bench: Bench, field: Field, now: Condition | None) -> Asker:
    return _Span(bench, field, now)


@asker.register(Provisions)
@asker.register(Tags)
def _typed_asker(type_: Type[Any], bench: Bench, field: Field, now: Condition | None) -> Asker:
    return _Typed(bench, field, now)


@asker.register(Reference)
@asker.register(References)
def _picked_asker(type_: Type[Any], bench: Bench, field: Field, now: Condition | None) -> Asker:
    return _Picked(bench, field, now)


_TITLE = Words("Filtrar por {field}", "Filter by {field}")
_APPLY = Words("Aplicar", "Apply")
_AWAY = Words("Quitar filtro", "Remove filter")
_CANCEL = Words("Cancelar", "Cancel")
_NOTHING = Words("(sin dato)", "(nothing said)")
_CHOSEN = Words("{count} {count|elegido|elegidos}", "{count} chosen")
_FROM = Words("desde {low}", "from {low}")
_UNTIL = Words("hasta {high}", "until {high}")
_LOW = Words("Desde", "From")
_HIGH = Words("Hasta", "Until")
_DATE_HINT = Words("2026, jul-2026, 31/07/2026", "2026, Jul 2026, 2026-07-31")
_NUMBER_HINT = Words("3.7", "3.7")
_NO_DATE = Words("«{text}» no se lee como fecha.", "“{text}” does not read as a date.")
_NO_NUMBER = Words("«{text}» no se lee como número.", "“{text}” does not read as a number.")
_NO_VALUE = Words("«{text}» no se entiende.", "“{text}” is not understood.")
