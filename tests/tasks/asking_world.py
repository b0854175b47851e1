"""A dossier with ministries, a chamber and issues that they lead, and packs filled in as a ministry does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Commitment, Inquiry, Issue, Milestone, Position
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.importing.bundle import bundled_uid
from workbench.importing.planned import Plan
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.asking import Question, prepare, read_limit
from workbench.tasks.import_file import Options, plan_import
from workbench.tasks.packs import Packs, Wanted, write_packs

TODAY = date(2026, 7, 20)
UIDS = ("mx", "us", "sader", "cofepris", "cna", "maize", "avocado", "milk", "secret", "round", "promise", "line")
MX, US, SADER, COFEPRIS, CNA, MAIZE, AVOCADO, MILK, SECRET, ROUND, PROMISE, LINE = (
    bundled_uid("test", name) for name in UIDS
)
ANSWER, NUMBER = "Respuesta a la pregunta", "Núm. de pregunta"


def actor(uid: str, es: str, en: str, acronym: str, kind: str, country: str = "MX") -> Actor:
    """A public actor."""
    more = {"kind": Chosen(kind), "country": Chosen(country), "audience": Chosen("public")}
    return Actor(uid=uid, title=Parallel(es, en), acronym=acronym, **more)  # type: ignore[arg-type]


def issue(uid: str, es: str, lead: str, audience: str, **more: Any) -> Issue:
    """An issue that somebody leads."""
    return Issue(uid=uid, title=Parallel(es), lead=lead, audience=Chosen(audience), **more)


RECORDS: tuple[Record, ...] = (
    actor(MX, "México", "Mexico", "MX", "party"),
    actor(US, "Estados Unidos", "United States", "US", "party", "US"),
    actor(SADER, "Secretaría de Agricultura", "Ministry of Agriculture", "SADER", "ministry"),
    actor(COFEPRIS, "Comisión de Riesgos Sanitarios", "Sanitary Risk Commission", "COFEPRIS", "agency"),
    actor(CNA, "Consejo Nacional Agropecuario", "National Agricultural Council", "CNA", "business"),
    issue(MAIZE, "Maíz blanco", SADER, "government", co_leads=(COFEPRIS,), do_not_say=Parallel("No decir cuotas")),
    issue(AVOCADO, "Aguacate de Jalisco", SADER, "public", next_step=Parallel("Auditoría de empacadoras en otoño")),
    issue(MILK, "Leche en polvo", CNA, "consulted"),
    issue(SECRET, "Concesión que nadie conoce", SADER, "negotiators"),
    Milestone(uid=ROUND, title=Parallel("Tercera ronda de revisión"), audience=Chosen("public")),
    Commitment(
        uid=PROMISE, title=Parallel("Enviar la lista de empacadoras"), owner=SADER, audience=Chosen("government")
    ),
    Position(
        uid=LINE,
        on=Parallel("Maíz blanco"),
        issue=MAIZE,
        actor=MX,
        red_line=Parallel("Ninguna cuota por debajo de la actual"),
    ),
)


def world(path: Path) -> Dossier:
    """The dossier, open for writing."""
    dossier = open_dossier(path, write=True, author="Mesa")
    dossier.journal.commit(ChangeSet(tuple(map(Create, RECORDS)), "base"))
    return dossier


def ask(dossier: Dossier, words: str, about: tuple[str, ...] = (), by: str = "2026-07-23 18:00", **more: Any) -> None:
    """Puts a question."""
    question = Question(words, "es", about, limit=read_limit(by, "es", TODAY), **more)
    dossier.journal.commit(prepare(dossier.reader, question).change_set())


def send(dossier: Dossier, folder: Path, wanted: Wanted | None = None) -> Packs:
    """Writes the packs and notes that they were sent."""
    packs = write_packs(dossier, folder, wanted or Wanted(), "es", TODAY)
    dossier.journal.commit(packs.sent)
    return packs


def pack_for(packs: Packs, name: str) -> Path:
    """The workbook of one actor."""
    return next(p.path for p in packs.files if p.name == name)


def answered(path: Path, answers: Mapping[str, str], to: Path, more: Callable[[Any], None] | None = None) -> Path:
    """A pack as it comes back: answers by the number of the question; ``more`` is done to the workbook too."""
    book = load_workbook(path)
    sheet = book["Preguntas"]
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        number = str(sheet.cell(row, heads.index(NUMBER) + 1).value)
        if number in answers:
            sheet.cell(row, heads.index(ANSWER) + 1).value = answers[number]
    if more is not None:
        more(book)
    book.save(to)
    return to


def planned(dossier: Dossier, path: Path) -> Plan:
    """The plan of importing what came back."""
    return plan_import(dossier, path, Options())


def inquiries(dossier: Dossier) -> dict[str, Inquiry]:
    """All inquiries by whom they are put to and their number."""
    acronyms = {a.uid: a.acronym for a in dossier.reader.all("actor") if isinstance(a, Actor)}
    found = [r for r in dossier.reader.all("inquiry") if isinstance(r, Inquiry)]
    return {f"{acronyms[i.asked]} {i.number}": i for i in found}
