"""A heading's own words: its number or label, its title, and how it is set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.markers import MONTHS
from assistant.model import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.lines import BodyLine

NUMBER = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,3}})*)\.?\s+(?!(?:{MONTHS})\b)(?=\S)")
NAMED = re.compile(
    r"((?:appendix|annex(?:e)?|schedule|chapter|part|section|attachment)\s+(?:\d{1,2}|[A-Z]|[IVX]+)\b)"
    r"\s*[:.\u2013\u2014-]?\s*",
    re.IGNORECASE,
)
LABELLED = re.compile(r"([A-Za-z]+ (?:\d{1,2}|[A-Z]))\s?[:.\u2013\u2014]\s+(?=\S)")
_BRACKETED = re.compile(r"(\((?:\d{1,2}|[a-zA-Z]|[ivx]+)\))\s+(?=\S)")
_LETTERED = re.compile(r"([A-Z])[.)]\s+(?=[A-Z])")
WORD = re.compile(r"[^\W\d_]{2,}")
CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|map|box|photo|picture|diagram|graph|plate)\s+(?:[A-Z]?\d|[A-Z]\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingStyle:
    """How a heading is set, ordered by what outranks what: size in half points, then capitals, then bold."""

    size: float
    bold: bool
    capitals: bool

    def outranks(self, other: HeadingStyle) -> bool:
        """Whether a heading set like this stands over one set like the other."""
        if abs(self.size - other.size) > 0.4:
            return self.size > other.size
        return (self.bold, self.capitals) > (other.bold, other.capitals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading read: number as printed or None, title without it, and how it is set."""

    number: str | None
    title: str
    style: HeadingStyle


def read_heading(text: str, style: HeadingStyle) -> Heading:
    """Part a heading's number or label from its title.

    >>> read_heading("4.2 Reporting on progress", HeadingStyle(size=12, bold=True, capitals=False)).number
    '4.2'
    """
    text = joined(text)
    for pattern in (NUMBER, NAMED, _BRACKETED, LABELLED, _LETTERED):
        found = pattern.match(text)
        if found and not (pattern is LABELLED and CAPTION.match(text)):
            title = text[found.end() :].rstrip(" :") or text
            return Heading(number=" ".join(found[1].split()), title=title, style=style)
    return Heading(number=None, title=text.rstrip(" :") or text, style=style)


def style_of(lines: Sequence[BodyLine]) -> HeadingStyle:
    """How the lines of a heading are set."""
    text = " ".join(line.text for line in lines)
    return HeadingStyle(
        size=max(line.size for line in lines), bold=all(line.bold for line in lines), capitals=capitals(text)
    )


def capitals(text: str) -> bool:
    """Whether all words are in capitals ("AIM 1: LEADERSHIP", not "CQC" alone)."""
    words = WORD.findall(text)
    return bool(words) and all(word.isupper() for word in words) and (len(words) > 1 or len(words[0]) > 5)


def plain(text: str) -> str:
    """A title's letters and figures in lower case, for comparing it with the outline's."""
    return "".join(letter for letter in text.lower() if letter.isalnum())
