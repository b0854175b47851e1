"""Looks through the package of a workbook as a stream, before any library opens it; keeps what libraries drop."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.i18n import Words
from workbench.importing import binary_book, open_document
from workbench.importing.archive import Archive
from workbench.importing.cells import comments_of, hinted, scan
from workbench.importing.facts import SheetFacts, Spot
from workbench.importing.markup import elements_of, look_through
from workbench.importing.number_formats import styles_of
from workbench.importing.trouble import Limits, Place
from workbench.progress import SILENT, Progress

_BUILT_IN = "_xlnm."  # names that programs give themselves, such as for a filter
_OTHER_BOOKS = ("word/", "ppt/", "visio/")  # where the main part of other documents is


@dataclass(frozen=True)
class PackageFacts:
    """The work sheets in the workbook's order, and remarks on what is not followed."""

    sheets: tuple[SheetFacts, ...]
    remarks: tuple[Problem, ...]


def check(path: Path, progress: Progress = SILENT, limits: Limits | None = None) -> PackageFacts:
    """The facts of an xlsx, xlsm, xlsb or ods file; raises Unreadable when it is broken or asks too much; OSError."""
    with path.open("rb") as file:
        archive = Archive(file, Place(path.name), limits or Limits())
        if open_document.CONTENT in archive.parts and "xl/workbook.xml" not in archive.parts:
            sheets = tuple(open_document.scan(archive, _teller(progress, 0, len(archive.parts))))
            layout = _Layout(hidden={f.name for f in sheets if f.hidden})
        elif binary_book.BOOK in archive.parts:
            layout, sheets = _binary(archive, progress)
        else:
            layout, sheets = _excel(archive, progress)
        return PackageFacts(sheets, _remarks(archive, layout))


def _excel(archive: Archive, progress: Progress) -> tuple[_Layout, tuple[SheetFacts, ...]]:
    layout = _layout(archive)
    found: dict[str, SheetFacts] = {}
    comments: dict[str, dict[Spot, str]] = {}
    for number, (key, info) in enumerate(archive.parts.items()):
        progress.step("check", number, len(archive.parts))
        tell = _teller(progress, number, len(archive.parts))
        if key in layout.sheets:
            found[key] = scan(archive, info, layout.sheets[key], tell, layout.styles)
            archive.count_cells(found[key].cells)
        elif key in layout.comments:
            comments[key] = comments_of(archive, info, tell)
        else:
            look_through(archive, info, tell)
    for part, key in layout.tables.items():
        _declare(archive, part, found[key])
    return layout, tuple(_named(layout, found, comments))


def _declare(archive: Archive, part: str, facts: SheetFacts) -> None:
    """Adds a table that somebody made of rows, as the program that wrote the file calls it."""
    for _, told in elements_of(archive.whole(part), archive.place, "table"):
        rows, totals = told.get("headerRowCount", "1"), told.get("totalsRowCount", "0")
        if rows == "1" and totals in ("0", "1"):
            facts.declare(hinted(told.get("ref", "")), archive.limits, totals=int(totals))


def _binary(archive: Archive, progress: Progress) -> tuple[_Layout, tuple[SheetFacts, ...]]:
    relations = _targets(archive, binary_book.BOOK)
    layout, found = _Layout(from_1904=binary_book.counts_from_1904(archive)), dict[str, SheetFacts]()
    looks = next((key for kind, key in relations.values() if kind == "styles"), "")
    styles = binary_book.styles_of(archive, looks)
    for relation, name, hidden in binary_book.sheets_of(archive):
        kind, key = relations.get(relation, ("", ""))
        if kind != "worksheet":
            continue
        if key not in archive.parts or key in layout.sheets:
            raise archive.damaged()
        layout.sheets[key] = name
        if hidden:
            layout.hidden.add(key)
    for number, (key, info) in enumerate(archive.parts.items()):
        tell = _teller(progress, number, len(archive.parts))
        if key in layout.sheets:
            found[key] = binary_book.scan(archive, key, layout.sheets[key], tell, styles)
        else:
            look_through(archive, info, tell)
    return layout, tuple(_named(layout, found, {}))


def _teller(progress: Progress, done: int, total: int) -> Callable[[], None]:
    return lambda: progress.step("check", done, total)


@dataclass
class _Layout:
    """Sheet parts by their key with their names, in order, and what the workbook says of itself."""

    sheets: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    comments: dict[str, str] = field(default_factory=dict)  # of a comments part: the key of its sheet
    tables: dict[str, str] = field(default_factory=dict)  # of the part of a table: the key of its sheet
    names: int = 0
    from_1904: bool = False
    styles: dict[str, str] = field(default_factory=dict)  # what the formats of cells say, by the number of the style


def _targets(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The internal relations of a part: identifier to (last word of the type, key of the target)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    data = archive.whole(f"{folder}/_rels/{name}.rels".lstrip("/"))
    for _, attributes in elements_of(data, archive.place, "Relationship"):
        if attributes.get("TargetMode") == "External":
            continue
        # An absolute target is usual; posixpath keeps every ".." inside the package.
        target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
        found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target[1:].lower())
    return found


def _layout(archive: Archive) -> _Layout:
    layout = _Layout()
    main = [t for kind, t in _targets(archive, "").values() if kind == "officeDocument"]
    book = main[0] if main else "xl/workbook.xml"
    if book.startswith(_OTHER_BOOKS):
        raise archive.place.refuse_kind()
    relations = _targets(archive, book)
    if book not in archive.parts:
        raise archive.place.refuse("no contiene un libro de Excel", "it holds no Excel workbook")
    for kind, key in relations.values():
        if kind == "styles":
            layout.styles = styles_of(archive, key)
    for element, attributes in elements_of(archive.whole(book), archive.place, "definedName", "sheet", "workbookPr"):
        if element == "definedName" and not attributes.get("name", "").startswith(_BUILT_IN):
            layout.names += 1
        if element == "workbookPr" and attributes.get("date1904") in ("1", "true", "on"):
            layout.from_1904 = True
        kind, key = relations.get(attributes.get("id", ""), ("", "")) if element == "sheet" else ("", "")
        if kind != "worksheet":
            continue
        if key not in archive.parts or key in layout.sheets or len(layout.sheets) >= archive.limits.sheets:
            raise archive.damaged()
        layout.sheets[key] = attributes.get("name", "")
        if attributes.get("state") in ("hidden", "veryHidden"):
            layout.hidden.add(key)
        beside = _targets(archive, key).values()
        layout.comments |= {t: key for kind, t in beside if kind == "comments"}
        layout.tables |= {t: key for kind, t in beside if kind == "table"}
    return layout


def _named(layout: _Layout, found: dict[str, SheetFacts], comments: dict[str, dict[Spot, str]]) -> Iterator[SheetFacts]:
    for key, name in layout.sheets.items():
        facts = found[key]
        facts.name, facts.hidden, facts.from_1904 = name, key in layout.hidden, layout.from_1904
        facts.comments = {
            s: t for c, of in layout.comments.items() if of == key for s, t in comments.get(c, {}).items()
        }
        yield facts


def _remarks(archive: Archive, layout: _Layout) -> tuple[Problem, ...]:
    """What stands in the file and is never followed, run or shown as if it were visible."""
    links = sum(1 for k in archive.parts if re.fullmatch(r"xl/externallinks/[^/]+\.xml", k))
    told = (
        ("macros", any(k.endswith("vbaproject.bin") for k in archive.parts),
         "El libro contiene macros; no se ejecutan.", "The workbook contains macros; they are not run."),
        ("external-links", links, "El libro enlaza con otros archivos ({n}); no se siguen.",
         "The workbook links to other files ({n}); they are not followed."),
        ("defined-names", layout.names, "El libro define nombres ({n}); no se usan.",
         "The workbook defines names ({n}); they are not used."),
    )  # fmt: skip
    return tuple(Problem(code, Words(es, en).fill(n=int(n))) for code, n, es, en in told if n)
