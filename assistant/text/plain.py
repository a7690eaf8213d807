"""Plain characters for typographic ones, one for one, so that patterns are written once and offsets stay true."""

from __future__ import annotations

_PLAIN = str.maketrans(
    dict.fromkeys((8216, 8217, 700, 8242), "'")
    | dict.fromkeys((8220, 8221, 8222, 8243), '"')
    | dict.fromkeys((8208, 8209, 8210, 8211, 8212, 8722), "-")
    | {0x00A0: " ", 0x2009: " ", 0x202F: " "}
)


def plain(text: str) -> str:
    """The text with straight quotes, plain hyphens and plain spaces; as long as it was."""
    return text if text.isascii() else text.translate(_PLAIN)
