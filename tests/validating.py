"""What an independent checker finds against PDF/UA-1 and PDF/A-2a, and what is unsound in the file."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf

BOTH = ("ua1", "2a")


def findings(path: Path, profiles: tuple[str, ...] = BOTH) -> list[str]:
    """Every finding in one line; none for a file that keeps the standards."""
    found = [
        f"{profile}: {failure.rule_id}: {failure.message} (object {failure.object_id})"
        for profile in profiles
        for failure in page.validate_pdf(str(path), profile=profile).failures
    ]
    with pikepdf.open(path) as pdf:
        found += pdf.check_pdf_syntax()
        found += [f"not embedded: {name}" for name in _loose_fonts(pdf)]
    return found


def _loose_fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The fonts of the file whose shapes are not in it."""
    fonts = [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and t.get("/Type") == "/Font"]
    assert fonts
    return {str(font.BaseFont) for font in fonts if "/FontFile2" not in font.get("/FontDescriptor", {})}
