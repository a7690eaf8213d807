"""Document text is shown as text: what looks like mark-up in it must stay letters.

Streamlit reads labels and captions as Markdown; its `html` element takes HTML.
"""

from __future__ import annotations

import re
from html import escape

# What starts mark-up wherever it stands; what does so before certain letters; what begins a heading or a list.
# Nothing else gets a backslash: Streamlit hands some labels to screen readers as they are written.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>$~]|:(?=\S)|&(?=#?\w+;)|(?<=\w)@(?=\w)|^[#+-])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
# A scheme or "www." starts a link by itself; a character of no width inside it does not.
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")
_WORD_JOINER = "\u2060"


def markdown_safe(text: str) -> str:
    """Write `text` so that Markdown shows it letter for letter, on one line."""
    unlinked = _LINKS.sub(rf"\1{_WORD_JOINER}", " ".join(_sendable(text).split()))
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", unlinked))


def html_safe(text: str) -> str:
    """Write `text` so that HTML shows it letter for letter, in an attribute too."""
    return escape(_sendable(text), quote=True)


def _sendable(text: str) -> str:
    """The text without halves of surrogate pairs, which are no characters and cannot be sent to a browser."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
