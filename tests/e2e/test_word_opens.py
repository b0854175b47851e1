"""A brief in Word opens in the program of an office, with its pages, its footnotes and its contents filled in."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from workbench.briefs.document import Contents, Cover, Document, Heading, Note, Paragraph, Run
from workbench.briefs.word import render_word
from workbench.domain.audience import Audience
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing


def _office() -> str | None:
    """LibreOffice, where the part of it that writes letters is there too."""
    found = shutil.which("soffice")
    if found is None:
        return None
    return found if list(Path(found).resolve().parent.glob("libswlo.*")) else None


@pytest.fixture
def office() -> str:
    found = _office()
    if found is None:
        pytest.skip("no LibreOffice Writer on this machine")
    return found


def pages_by_office(office: str, path: Path, folder: Path) -> list[str]:
    """The pages as the office's program sets them."""
    profile = folder / "profile"
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True,
        timeout=180,
        capture_output=True,
    )
    document = pypdfium2.PdfDocument(folder / f"{path.stem}.pdf")
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_a_brief_of_the_review_opens(office: str, tmp_path: Path) -> None:
    new_dossier(tmp_path / "d.dossier", "usmca-review")
    with open_dossier(tmp_path / "d.dossier") as dossier:
        handing = Handing(Audience.NEGOTIATORS)
        brief_to_file(dossier, tmp_path / "f.docx", "I-3", handing, "es", date(2026, 7, 23))
    pages = pages_by_office(office, tmp_path / "f.docx", tmp_path)
    assert "Medidas sanitarias y fitosanitarias" in pages[0]
    for number, page in enumerate(pages, 1):
        assert page.count("Uso exclusivo · Equipo negociador") == 2
        assert f"Página {number} de {len(pages)}" in page


def test_contents_and_footnotes_are_filled_in(office: str, tmp_path: Path) -> None:
    blocks = [Cover(1, "Carpeta", "Título"), Contents(1, "Contenido")]
    for number in range(1, 9):
        said = (Run("Texto que llena la página. " * 90), Run("", note=number))
        blocks += [Heading(2, f"Sección {number}.", 1, opens_page=True), Paragraph(2, said)]  # type: ignore[list-item]
    notes = tuple(Note(number, f"Fuente «{number}».") for number in range(1, 9))
    document = Document("T", "es", "PÚBLICO", tuple(blocks), notes=notes, notes_at="foot", closing=99)
    render_word(document, tmp_path / "x.docx")
    pages = pages_by_office(office, tmp_path / "x.docx", tmp_path)
    entries = re.findall(r"Sección (\d)\.[ .]*(\d+)", pages[1])
    assert [number for number, _ in entries] == [f"{number}" for number in range(1, 9)]
    for number, page in entries:
        assert f"Sección {number}." in pages[int(page) - 1]
        assert f"Fuente «{number}»." in pages[int(page) - 1]
