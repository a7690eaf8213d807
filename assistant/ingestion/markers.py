"""Bullets and enumerators: what may stand before an item or a numbered paragraph, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GLYPH = re.compile(
    r"([\u2022\u2023\u2043\u204c\u204d\u2190-\u21ff\u2219\u25a0-\u25ff\u2610-\u2612\u2713\u2714\u2717\u2718\u2756\u2794-\u27be\u27a2"
    r"\u00b7\u2b1b\u2b24\uf000-\uf0ff\u2605\u2606])(?:\s+|(?=[A-Za-z'\u2018\"\u201c])|$)"
)
_WEAK_GLYPH = re.compile(r"([-\u2013\u2014\u2212*o>\u00bb+\u00d8\u00fc]|\u00a7(?!\s?\d))(?:\s+|$)")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,4})\.?(?:\s+|$)")
_NAMED = re.compile(
    r"((?!(?:Figure|Table|Chart|Map|Box|Photo|Picture|Diagram|Graph|Plate|Appendix|Annex)\b)"
    r"[A-Z][a-z]+ \d{1,2}(?:\.\d{1,3})+)\s+(?=[A-Z])"
)
_CLOSED = re.compile(r"(\(?(\d{1,3}|[A-Za-z]|[ivxl]{1,6})\))(?:\s+|$)")
_STOPPED = re.compile(r"((\d{1,3}|[a-z]|[ivxl]{1,6})\.)(?:\s+|$)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BARE = re.compile(rf"(\d{{1,3}})\s+(?!(?:{MONTHS})\b)(?=[A-Z\u2018\u201c'\"(])")
_LETTER_AFTER = re.compile(r"[A-Za-z\u2018\u201c'\"(\[\u00a3]")
_COUNTED_AFTER = re.compile(r"\d+ [a-z]")
"""What a paragraph begins with that begins with a number of things: "28 sites"."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What stands before an item.

    Attributes:
        text: as printed ("•", "a)", "3.2.1").
        style: what items of one list share ("•", "n.", "(a)", "i)", "dotted").
        value: what it counts, from 1, or None for a bullet; 3.2.1 counts 1.
        length: characters up to the item's own words.
        weak: whether the same characters are common inside running text.
        roman: value when read as a Roman number, or None.
        label: without brackets and full stop ("c", "3.2.1").
    """

    text: str
    style: str
    length: int
    value: int | None = None
    weak: bool = False
    roman: int | None = None
    label: str = ""

    @property
    def bullet(self) -> bool:
        """Whether it counts nothing."""
        return self.value is None


UNMARKED = Marker(text="", style="", length=0)
"""What stands before an item whose bullet is drawn and not written."""


def read_marker(text: str) -> Marker | None:
    """The bullet or enumerator a line begins with, or None."""
    for pattern, weak in ((_GLYPH, False), (_WEAK_GLYPH, True)):
        found = pattern.match(text)
        if found:
            return Marker(text=found[1], style=found[1], length=found.end(), weak=weak)
    found = _DOTTED.match(text)
    if found:
        figure = bool(text[found.end() :]) and not _LETTER_AFTER.match(text, found.end())
        return None if figure and not _COUNTED_AFTER.match(text, found.end()) else _dotted(found, weak=figure)
    found = _NAMED.match(text)
    if found:
        return _dotted(found, weak=True)
    found = _CLOSED.match(text) or _STOPPED.match(text)
    if found:
        return _enumerator(found)
    found = _BARE.match(text)
    if found:
        return Marker(
            text=found[1], style="n", length=found.end(), value=int(found[1]), weak=True, label=found[1]
        )
    return None


def _dotted(found: re.Match[str], *, weak: bool) -> Marker:
    value = int(found[1].rsplit(".", 1)[1])
    return Marker(text=found[1], style="dotted", length=found.end(), value=value, weak=weak, label=found[1])


def _enumerator(found: re.Match[str]) -> Marker | None:
    printed, label = found[1], found[2]
    frame = printed.replace(label, "{}", 1)
    if label.isdigit():
        return Marker(
            text=printed, style=frame.format("n"), length=found.end(), value=int(label), label=label
        )
    roman = _roman(label)
    if len(label) > 1:
        if roman is None:
            return None
        return Marker(
            text=printed, style=frame.format("i"), length=found.end(), value=roman, roman=roman, label=label
        )
    letter = ord(label.lower()) - ord("a") + 1
    case = "a" if label.islower() else "A"
    return Marker(
        text=printed,
        style=frame.format(case),
        length=found.end(),
        value=letter,
        roman=roman,
        label=label,
        weak=printed.endswith("."),
    )


def _roman(label: str) -> int | None:
    """Value of a small Roman number, or None when the letters are no such number."""
    if not label or any(letter not in _ROMAN for letter in label):
        return None
    values = [_ROMAN[letter] for letter in label]
    total = sum(-v if any(v < later for later in values[k + 1 :]) else v for k, v in enumerate(values))
    return total if total > 0 else None


def roman_style(marker: Marker) -> str:
    """The style of the marker when its letter is read as a Roman number."""
    return re.sub("[aA]", "i", marker.style)
