"""Document text is shown as text: what looks like mark-up in it must stay letters.

Streamlit reads labels and captions as Markdown; its `html` element takes HTML.
"""

from __future__ import annotations

import re
from html import escape

# Every punctuation character that Markdown lets a backslash stand before.
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
# A scheme or "www." starts a link by itself; a character of no width inside it does not.
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")
_WORD_JOINER = "\u2060"


def markdown_safe(text: str) -> str:
    """Write `text` so that Markdown shows it letter for letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", _LINKS.sub(rf"\1{_WORD_JOINER}", " ".join(text.split())))


def html_safe(text: str) -> str:
    """Write `text` so that HTML shows it letter for letter, in an attribute too."""
    return escape(text, quote=True)
