"""What is said of words that were read from the picture of a page by OCR, the same on the screen and in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.model import Extract

READ_FROM_SCAN = "Read from a scan by OCR: check it against the picture."
FIGURES_FROM_SCAN = "Figures read from a scan may be wrong."
PLACE_OF_SCAN = " (read from a scan)"
"""Ends a reference, so that it is never copied or listed without."""


def scan_caution(extract: Extract) -> str:
    """What a reader is to be told beside the reference of a quote; "" when none of it comes from a scan."""
    if not extract.citation.ocr:
        return ""
    return f"{READ_FROM_SCAN} {FIGURES_FROM_SCAN}" if holds_figure(extract) else READ_FROM_SCAN


def holds_figure(extract: Extract) -> bool:
    """Whether a digit stands in the quote."""
    return any(letter.isdigit() for letter in extract.quote)
