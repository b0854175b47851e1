"""Bytes of a finished file as texts."""

from __future__ import annotations

import io
from pathlib import Path

Text = tuple[str, str]  # its place, and what it says
Source = Path | io.BytesIO  # a finished file, on the disk or in memory


def bytes_of(source: Source) -> bytes:
    """The bytes of a finished file."""
    return source.read_bytes() if isinstance(source, Path) else source.getvalue()


def decoded(data: bytes) -> str:
    """The bytes as text, whatever they are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
