"""A finished and proved PDF is locked with a password: AES-256, and open to screen readers for whoever has it."""

from __future__ import annotations

import io
import re

import pikepdf

from workbench.i18n import Told, Words

LONGEST = 127  # bytes that count of a password

_ARCHIVED = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>")


class BadPassword(Told):
    """A password that a file cannot be locked with."""


def check_password(password: str) -> None:
    """Raises BadPassword where a file could not be locked with it."""
    if not password.strip():
        raise BadPassword(_EMPTY)
    if len(password.encode("utf-8", "replace")) > LONGEST or not password.isprintable():
        raise BadPassword(_UNFIT.fill(most=LONGEST))


def locked(content: bytes, password: str) -> bytes:
    """The bytes of a PDF, locked; raises ValueError where they do not open again with all its pages.

    It is done in memory: what is to be locked never stands open on a disk, where it could be read again after it is
    gone. A locked file can be no archive file: it no longer says that it is one. Printing, copying and listening are
    left open: marks that forbid them would bind only who keeps to them, and shut out who cannot see the page.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
        metadata = pdf.Root.Metadata
        metadata.write(_ARCHIVED.sub(b"", metadata.read_bytes()))
        made = io.BytesIO()
        pdf.save(
            made,
            encryption=pikepdf.Encryption(
                owner=password, user=password, R=6, aes=True, metadata=True, allow=pikepdf.Permissions()
            ),
        )
    with pikepdf.open(io.BytesIO(made.getvalue()), password=password) as pdf:
        if len(pdf.pages) != pages or not pdf.is_encrypted:
            raise ValueError("the file was not locked whole")
    return made.getvalue()


_EMPTY = Words("La contraseña está vacía.", "The password is empty.")
_UNFIT = Words(
    "La contraseña no sirve: a lo más {most} bytes, sin saltos de línea ni tabuladores.",
    "The password will not do: at most {most} bytes, without line breaks or tabs.",
)
