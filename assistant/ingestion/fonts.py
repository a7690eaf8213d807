"""Characters of a font as text: what each code of a string says and how far it moves the pen.

PDF fonts name bullets by private-use codes and draw "fi" as one glyph; readers search for the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_PICTURE_FONT = re.compile(r"wingdings|webdings|symbol|zapfdingbats", re.IGNORECASE)
_PICTURES = {
    "\xa7": "\u25aa",
    "\xb7": "\u2022",
    "\xd8": "\u27a2",
    "\xfc": "\u2713",
    "\xfe": "\u2611",
    "\xa8": "\u25fb",
    "l": "\u25cf",
    "n": "\u25a0",
    "q": "\u2751",
    "v": "\u2756",
    "o": "\u25a1",
    "\xe0": "\u2192",
    "\xf0": "\u21e8",
}
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_CODE_NAME = re.compile(r"/uni([0-9A-F]{4})")
_NO_CHARACTER = 0xFFFE
"""The last two codes of every plane stand for no character; producers draw tabs by them."""
_PRIVATE_FIRST, _PRIVATE_LAST = 0xE000, 0xF8FF
_BULLET = "\u2022"


class Descriptor(Protocol):
    """What is used of pypdf's font descriptor."""

    flags: int
    weight: int | None


class PdfFont(Protocol):
    """What is used of pypdf's font: widths in thousandths of an em, keyed by raw character."""

    name: str
    sub_type: str
    encoding: str | dict[int, str]
    character_map: dict[str, str]
    character_widths: dict[str, float]


@dataclass(frozen=True, slots=True)
class Char:
    """One code of a string.

    Attributes:
        text: may be empty or several letters.
        advance: ems.
        spaced: whether it is the one-byte code 32, to which word spacing applies.
    """

    text: str
    advance: float
    spaced: bool


@dataclass(slots=True)
class FontFace:
    """Decodes strings of one font, remembering each code.

    Attributes:
        scale: ems of page per thousandth; Type 3 fonts bring their own.
        bold: by its name or descriptor.
    """

    font: PdfFont
    bold: bool
    scale: float = 0.001
    _known: dict[str, Char] = field(default_factory=dict)

    def chars(self, raw: bytes) -> list[Char]:
        """The characters of a string operand, in the order they are shown."""
        known = self._known
        out = []
        for code in self._codes(raw):
            char = known.get(code)
            if char is None:
                char = known[code] = self._char(code)
            out.append(char)
        return out

    def _codes(self, raw: bytes) -> str:
        encoding = self.font.encoding
        if not isinstance(encoding, str):
            return raw.decode("latin-1")
        try:
            return raw.decode(encoding, "surrogatepass")
        except UnicodeDecodeError:
            return raw.decode(encoding, "replace")

    def _char(self, code: str) -> Char:
        font = self.font
        simple = not isinstance(font.encoding, str)
        named = font.encoding.get(ord(code), code) if isinstance(font.encoding, dict) else code
        text = spelled(str(font.character_map.get(named, named)))
        width = font.character_widths.get(code, font.character_widths.get("default", 500))
        picture = bool(_PICTURE_FONT.search(font.name))
        return Char(plain(text, picture=picture), float(width) * self.scale, simple and code == " ")


def is_bold(name: str, flags: int, weight: float | None) -> bool:
    """Whether a font is bold by its name, its weight (400 is regular) or its flags."""
    return bool(_BOLD_NAME.search(name)) or (weight or 0) >= 600 or bool(flags & _FORCE_BOLD)


def spelled(name: str) -> str:
    """The letters of a glyph known by its name alone, as of ligatures ("/f_i"); any other text as it is."""
    parts = name[1:].split(".", maxsplit=1)[0].split("_")
    if len(parts) > 1 and name[0] == "/" and all(len(part) == 1 for part in parts):
        return "".join(parts)
    code = _CODE_NAME.fullmatch(name)
    return chr(int(code[1], 16)) if code else name


def plain(text: str, *, picture: bool = False) -> str:
    """A glyph's text as a reader types it: ligatures as letters, private bullets as bullets, no controls."""
    return "".join(_plain(letter, picture=picture) for letter in text)


def _plain(letter: str, *, picture: bool) -> str:
    code = ord(letter)
    if _PRIVATE_FIRST <= code <= _PRIVATE_LAST:
        below = chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else ""
        return _PICTURES.get(below, below if below.isascii() and not picture and below else _BULLET)
    if picture and letter in _PICTURES:
        return _PICTURES[letter]
    if letter.isspace() or letter == "\u200b" or code & 0xFFFE == _NO_CHARACTER:
        return " "
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code == 0xFEFF or _is_none(code):
        return ""
    return _LIGATURES.get(letter, letter)


def _is_none(code: int) -> bool:
    """Whether a code is one that Unicode promises never to give to a character."""
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
