"""Pages of text and tables set, tagged and proved, beside other programs that set the same words."""

from __future__ import annotations

import html
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from table import line, megabytes, timed

from workbench.briefs.document import Block, Bullets, Document, Heading, Paragraph, Table
from workbench.briefs.pdf import render
from workbench.outgoing.pdf_texts import pages_of
from workbench.outgoing.proof import prove
from workbench.outgoing.reserved import Reserved, ReservedValue

_WORDS = (
    "El plazo de autorización de los productos agrícolas no excederá de ciento ochenta días naturales, "
    "salvo que la autoridad competente lo justifique por escrito. "
)
_HEADER = ("Actor", "Posición", "Fecha", "Fuente")
SECTIONS = 80  # about a hundred pages
RESERVED = Reserved([ReservedValue(f"no se acepta la propuesta {n}", "P-1", "x", False) for n in range(300)], 0, [])
_RUNS = 3
_AT_MOST = 120  # seconds for one run of another program


def bench_paper(folder: Path) -> None:
    """A hundred pages, ten times as many, and the same hundred by others."""
    path = folder / "paper.pdf"
    render(paper(1), path)  # libraries and fonts are loaded

    def set_and_prove(sections: int) -> float:
        document = paper(sections)
        begun = time.process_time()
        render(document, path)
        prove(path, path.name, RESERVED)
        return time.process_time() - begun

    hundred = min(set_and_prove(SECTIONS) for _ in range(_RUNS))
    pages = pages_of(path)
    line(f"paper: {pages} pages set, tagged and proved, processor time", hundred)
    _bench_others(folder)
    thousand = set_and_prove(10 * SECTIONS)
    line(f"paper: {pages_of(path)} pages; ten times {pages} as yardstick", thousand, 10 * hundred, "linear")
    if sys.platform == "linux":
        megabytes("paper: most memory of the process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def _bench_others(folder: Path) -> None:
    """The same hundred pages in processes of their own: ours, and those of other programs."""
    (folder / "other.html").write_text(_as_html(), encoding="utf-8")
    (folder / "other.typ").write_text(_as_typst(), encoding="utf-8")
    whole = _process([sys.executable, "-c", _OURS, str(Path(__file__).parent), str(folder)], folder)
    for name, command in _others().items():
        other = _process(command, folder)
        line("paper: the same with the start of its process", whole.wall, other.wall, name)
        line("paper: its processor time, which other work does not lengthen", whole.busy, other.busy, name)


def paper(sections: int) -> Document:
    """The words that everybody sets."""
    blocks: list[Block] = []
    for n in range(sections):
        part = 2 + n % 10
        blocks += [Heading(part, f"Parte {n}", 2), Paragraph(part, _WORDS * 5), Bullets(part, (_WORDS,) * 3)]
        blocks.append(Table(part, _HEADER, tuple(_row(place) for place in range(8))))
    return Document("Carpeta", "es", "PÚBLICO", tuple(blocks))


def _row(place: int) -> tuple[str, ...]:
    return (f"Actor {place}", _WORDS, "24 de julio de 2026", f"Documento {place}")


def _others() -> dict[str, list[str]]:
    """The commands of the other programs that are installed."""
    found = {
        name: [sys.executable, "-c", script] for name, script in _CHILDREN.items() if importlib.util.find_spec(name)
    }
    office = shutil.which("soffice")
    if office:
        found["libreoffice"] = [office, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "other.html"]
    return found


class _Taken(NamedTuple):
    """Seconds by the clock, and seconds of the processor, of user and system together."""

    wall: float
    busy: float


def _process(command: list[str], folder: Path) -> _Taken:
    """What the quickest of some runs in processes of their own takes, after one that warms up.

    Programs of Python find their modules compiled, as they are where somebody installed them.
    """
    held = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**held, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}

    def run() -> _Taken:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall, _ = timed(
            lambda: subprocess.run(
                command, cwd=folder, env=environment, check=True, capture_output=True, timeout=_AT_MOST
            )
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return _Taken(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    run()
    runs = [run() for _ in range(_RUNS)]
    return _Taken(min(taken.wall for taken in runs), min(taken.busy for taken in runs))


_OURS = """
import sys
import time
from pathlib import Path
sys.path[:0] = [sys.argv[1], str(Path(sys.argv[1]).parents[1])]
from papering import RESERVED, SECTIONS, paper, prove, render
path = Path(sys.argv[2]) / "own.pdf"
render(paper(SECTIONS), path)
prove(path, path.name, RESERVED)
"""
_CHILDREN = {
    "typst": "import typst; typst.compile('other.typ', output='other.pdf', pdf_standards=['ua-1'])",
    "weasyprint": "import weasyprint; weasyprint.HTML('other.html').write_pdf('other.pdf', pdf_variant='pdf/ua-1')",
}


def _as_html() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in _row(p)) + "</tr>" for p in range(8))
    items = f"<li>{_WORDS}</li>" * 3
    header = "".join(f"<th>{name}</th>" for name in _HEADER)
    parts = (
        f"<h2>Parte {n}</h2><p>{_WORDS * 5}</p><ul>{items}</ul><table><tr>{header}</tr>{rows}</table>"
        for n in range(SECTIONS)
    )
    return f"<!doctype html><html lang=es><meta charset=utf-8><title>Carpeta</title><h1>Carpeta</h1>{''.join(parts)}"


def _as_typst() -> str:
    rows = "".join(", ".join(f"[{cell}]" for cell in _row(place)) + ",\n" for place in range(8))
    header = "table.header(" + ", ".join(f"[{name}]" for name in _HEADER) + "),\n"
    table = f"#table(columns: (1fr, 1fr, 1fr, 1fr),\n{header}{rows})\n"
    item = f"- {_WORDS}\n"
    parts = (f"== Parte {n}\n{_WORDS * 5}\n\n{item * 3}\n{table}\n" for n in range(SECTIONS))
    return f'#set document(title: "Carpeta")\n#set text(lang: "es", size: 9pt)\n= Carpeta\n{"".join(parts)}'
