"""Personal data in a text: tax numbers, population numbers, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re

from workbench.i18n import Words

EMAIL = Words("correo electrónico", "e-mail address")
TAX = Words("RFC o número fiscal", "tax number")
POPULATION = Words("CURP o número personal", "personal identity number")
PHONE = Words("teléfono", "telephone number")

_PATTERNS = (
    (EMAIL, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")),
    (POPULATION, re.compile(r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b|\b\d{3}-\d{2}-\d{4}\b", re.IGNORECASE)),
    (TAX, re.compile(r"\b[A-ZÑ&]{3,4}[- ]?\d{6}[- ]?[A-Z0-9]{3}\b|\b\d{2}-\d{7}\b", re.IGNORECASE)),
    (
        PHONE,
        re.compile(
            r"(?:\+|00)\d{1,3}[\s.-]?(?:\(?\d{2,3}\)?[\s.-]?)?\d{3,4}[\s.-]?\d{4}\b"
            r"|\b(?:tel|teléfono|telefono|cel|celular|phone|móvil|whatsapp)\b[^\d\n]{0,12}\(?\d[\d\s().-]{6,}\d"
            r"|(?<![\d.,])\(?\d{2,3}\)?[\s-]\d{3,4}[\s-]\d{4}(?![\d.,])",
            re.IGNORECASE,
        ),
    ),
)


def personal_data(text: str) -> tuple[Words, ...]:
    """What kinds of personal data a text holds, each once; the data itself is never given back."""
    return tuple(kind for kind, pattern in _PATTERNS if pattern.search(text))
