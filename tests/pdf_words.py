"""The words of a finished PDF, as another program reads them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def words_of(path: Path) -> str:
    """All of its pages one behind the other, whatever stands between two words is one blank."""
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()
