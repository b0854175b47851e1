"""When a file is not read: the limits, and the one exception that tells the reason in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.i18n import Told, Words


@dataclass(frozen=True)
class Limits:
    """What a file may ask of this machine; a full sheet of 100,000 rows and 40 columns is well inside."""

    file_bytes: int = 200_000_000
    entries: int = 10_000
    unpacked: int = 600_000_000
    ratio: int = 300  # unpacked to packed, for parts of more than 10 MB
    sheets: int = 1_024
    cells: int = 8_000_000
    area: int = 20_000_000  # of the box from A1 to the last cell with a value, and of all merges of a sheet
    area_per_cell: int = 200
    area_slack: int = 2_000_000
    merges: int = 100_000
    declared: int = 1_000  # tables and filters of a sheet; more are not looked at
    comments: int = 100_000
    errors: int = 1_000_000  # of cells with an error or a formula that was never computed
    comment_bytes: int = 100_000_000  # of the part that holds the comments of a sheet
    starting: float = 60.0  # seconds until the reading process says its first word: slow machines, virus scanners
    seconds: float = 5.0  # of checking, and of reading
    seconds_per_megabyte: float = 5.0
    most_seconds: float = 120.0
    memory: int = 1 << 30
    output: int = 1 << 29  # bytes that the reading process may send back

    def time_for(self, size: int) -> float:
        """The seconds that a file of so many bytes may take: some twenty times what honest ones need."""
        return min(self.most_seconds, self.seconds + self.seconds_per_megabyte * size / 1_000_000)


class Unreadable(Told):
    """A file cannot be read; ``words`` says which and why, ``str()`` gives it in English."""


@dataclass(frozen=True)
class Place:
    """Where reading stands: the name of the file and, once known, of the sheet."""

    file: str
    sheet: str = ""

    def refuse(self, es: str, en: str, cell: str = "", **values: object) -> Unreadable:
        """The exception to raise: names this place and the reason, which has no full stop of its own."""
        lead = Words("No se puede leer «{file}»", "Cannot read “{file}”")
        if self.sheet:
            lead = Words(lead.es + ", hoja «{sheet}»", lead.en + ", sheet “{sheet}”")
        if cell:
            lead = Words(lead.es + ", celda {cell}", lead.en + ", cell {cell}")
        lead = lead.fill(file=showable(self.file), sheet=showable(self.sheet), cell=showable(cell))
        why = Words(es, en).fill(**values)
        return Unreadable(Words("{lead}: {why}.", "{lead}: {why}.").fill(lead=lead, why=why))

    def refuse_kind(self) -> Unreadable:
        """The exception for a file of a kind that is not read: it names those that are."""
        return self.refuse(
            "no es una hoja de cálculo; se leen .xlsx, .xlsm, .xlsb, .xls, .ods, .csv, .tsv y .txt, y exportaciones "
            ".json: guárdelo en uno de esos formatos",
            "it is no spreadsheet; .xlsx, .xlsm, .xlsb, .xls, .ods, .csv, .tsv and .txt are read, and .json exports: "
            "save it in one of these formats",
        )


def showable(text: str) -> str:
    """The text without what no screen or file can take: undecodable bytes and control characters."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in clean)
