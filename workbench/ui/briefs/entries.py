"""The issued briefs as rows of a table, filtered as one types; titles are plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.briefs.compose.kinds import KINDS
from workbench.i18n import LANGUAGE_NAMES, Language, Words, fold
from workbench.store.issued import Issued
from workbench.ui.bench import Bench
from workbench.ui.forms.history import local_time

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


def kind_told(entry: Issued) -> Words:
    """What kind of paper it is; of a kind that this program does not know, its key."""
    return KINDS[entry.kind].label if entry.kind in KINDS else Words(entry.kind, entry.kind)


def whom_told(entry: Issued) -> Words:
    """For whom it left."""
    return Words(entry.recipient, entry.recipient) if entry.recipient else entry.audience.label


@dataclass(frozen=True)
class Entry:
    """An issued brief as it is shown: its cells, and all its words as they are looked for."""

    issued: Issued
    cells: tuple[str, ...]
    words: str


def shown(entries: Sequence[Issued], language: Language) -> list[Entry]:
    """The entries as they are shown; made off the window's thread, for there may be thousands."""
    rows = ((entry, _cells(entry, language)) for entry in entries)
    return [Entry(entry, cells, fold(" ".join(cells))) for entry, cells in rows]


class EntriesModel(QAbstractTableModel):
    """One row an issued brief, in the order given."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._all: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self._words = ""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Takes what the register holds."""
        self._all = entries
        self._filter()

    def only(self, words: str) -> None:
        """Leaves the rows that hold every one of the words."""
        self._words = words
        self._filter()

    def _filter(self) -> None:
        wanted = fold(self._words).split()
        self.beginResetModel()
        self._shown = [entry for entry in self._all if all(word in entry.words for word in wanted)]
        self.endResetModel()

    def entry(self, row: int) -> Issued | None:
        """The brief of a row."""
        return self._shown[row].issued if 0 <= row < len(self._shown) else None

    def row_of(self, number: int) -> int:
        """Where the brief of a number stands; -1 where it does not."""
        return next((at for at, entry in enumerate(self._shown) if entry.issued.number == number), -1)

    @property
    def count(self) -> int:
        """How many there are, seen or not."""
        return len(self._all)

    def rowCount(self, parent: Index = _NONE) -> int:
        """The rows that are seen."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NONE) -> int:
        """The columns, always all."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a cell."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._shown[index.row()].cells[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """What a column is called."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal and section < len(HEADS):
            return self._bench.say(HEADS[section])
        return None


def _cells(entry: Issued, language: Language) -> tuple[str, ...]:
    proof = entry.proof
    searched = SEARCHED.fill(count=f"{proof.searched:,}") if proof.searched or proof.too_short else NOTHING_RESERVED
    return (
        str(entry.number),
        local_time(entry.at)[:10],
        kind_told(entry).in_(language),
        " ".join(entry.title.split()),
        whom_told(entry).in_(language),
        _UNKNOWN if entry.marking is None else " ".join(entry.marking.split()),
        _UNKNOWN if entry.locked is None else LOCKED.in_(language) if entry.locked else "",
        LANGUAGE_NAMES[entry.language].in_(language),
        str(entry.copies),
        entry.author,
        searched.in_(language),
    )


HEADS = (
    Words("Núm.", "No."),
    Words("Día", "Day"),
    Words("Clase", "Kind"),
    Words("Asunto", "Subject"),
    Words("Para", "For"),
    Words("Marca", "Marking"),
    Words("Cierre", "Lock"),
    Words("Idioma", "Language"),
    Words("Ejem.", "Copies"),
    Words("Emitió", "Issued by"),
    Words("Prueba", "Proof"),
)
_UNKNOWN = "?"  # an older program did not enter it
LOCKED = Words("Contraseña", "Password")
SEARCHED = Words("{count} {count|valor|valores}", "{count} {count|value|values}")
NOTHING_RESERVED = Words("Nada reservado", "Nothing reserved")
