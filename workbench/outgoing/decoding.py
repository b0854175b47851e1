"""Bytes of a finished file as texts."""

from __future__ import annotations

Text = tuple[str, str]  # its place, and what it says


def decoded(data: bytes) -> str:
    """The bytes as text, whatever they are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
