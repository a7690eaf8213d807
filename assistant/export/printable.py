"""Text fit for a file: a PDF's text layer, or what a reader pasted, may hold letters that XML forbids."""

from __future__ import annotations

import re

# Control characters but for tab and line break, halves of surrogate pairs, and the two that are no characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without what no XML file, and so no Word file, may hold; nobody could see it anyway."""
    return _FORBIDDEN.sub("", text)
