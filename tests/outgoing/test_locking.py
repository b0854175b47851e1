"""A locked PDF opens with its password and with nothing else, and says no more than it did."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf
import pytest

from workbench.briefs.document import Document, Heading, Paragraph
from workbench.briefs.pdf import render
from workbench.outgoing.locking import LONGEST, BadPassword, check_password, locked

WORDS = "Texto reservado de la ficha"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    blocks = (Heading(2, "Parte"), Paragraph(2, WORDS), Paragraph(2, "palabra " * 1500))
    render(Document("Título de la ficha", "es", "RESERVADO", blocks), tmp_path / "f.pdf")
    return tmp_path / "f.pdf"


@pytest.mark.parametrize("password", ["una clave larga", "ñandú — 漢字", "x" * LONGEST])
def test_it_opens_with_its_password_alone(brief: Path, password: str) -> None:
    with pikepdf.open(brief) as pdf:
        pages, before = len(pdf.pages), [page.Contents.read_bytes() for page in pdf.pages]
    brief.write_bytes(locked(brief.read_bytes(), password))
    for other in ("", password[:-1] + "?", "workbench"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(brief, password=other)
    with pikepdf.open(brief, password=password) as pdf:
        assert len(pdf.pages) == pages
        assert [page.Contents.read_bytes() for page in pdf.pages] == before
        assert pdf.encryption.R == 6 and pdf.encryption.bits == 256
        assert str(pdf.encryption.stream_method).endswith("aesv3")
        assert pdf.allow.accessibility and pdf.allow.extract
        assert pdf.check_pdf_syntax() == []


def test_nothing_of_it_can_be_read_without(brief: Path) -> None:
    brief.write_bytes(locked(brief.read_bytes(), "clave"))
    raw = brief.read_bytes()
    for said in ("Título", "ficha", "RESERVADO", WORDS):
        for written in (said.encode(), said.encode("utf-16-be"), said.encode("utf-16-be").hex().encode()):
            assert written not in raw
    for maker in (b"pikepdf", b"qpdf", b"workbench", b"pdfaid"):
        assert maker not in raw.lower()


def test_it_stays_tagged_and_no_longer_says_that_it_is_an_archive_file(brief: Path) -> None:
    brief.write_bytes(locked(brief.read_bytes(), "clave"))
    with pikepdf.open(brief, password="clave") as pdf:
        said = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1<" in said
        assert b"<pdfaid:" not in said
        assert bool(pdf.Root.MarkInfo.Marked)
        pdf.save(brief.with_name("open.pdf"), encryption=False)
    assert page.validate_pdf(str(brief.with_name("open.pdf")), profile="ua1").failures == []


@pytest.mark.parametrize("password", ["", "  ", "a\nb", "x" * (LONGEST + 1), "ñ" * 64])
def test_a_password_that_will_not_do_is_refused(password: str) -> None:
    with pytest.raises(BadPassword):
        check_password(password)
