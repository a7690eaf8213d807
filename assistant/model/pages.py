"""Papers and the pages they are printed on.

Offsets always refer to the stored `Page.text`: cleaning ends before the first `Span` exists,
so that a quote is a slice of its page and never searched for afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[\u00ad\u2010-]\n(?=[a-z])")
_SOFT_HYPHEN = re.compile("\u00ad")
_SPACE = re.compile(r"\s+")


def joined(text: str) -> str:
    """Join a slice of a page into running text: line-end hyphens removed, white space made single.

    This is the only change between a page's characters and a quote of them.
    """
    return _SPACE.sub(" ", _SOFT_HYPHEN.sub("", _LINE_END_HYPHEN.sub("", text))).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One PDF of the corpus.

    Attributes:
        id: the file's stem unless ``sources.toml`` says otherwise; unique in a corpus.
        date: ISO date or part of one ("2021-12-21", "2020"), or None when not known.
        period: the period the paper covers, as printed ("2019/20"), or None.
        presents: what other paper it presents or summarises, in words, or None.
        file: file name inside the corpus folder.
        digest: SHA-256 of the file's bytes, hexadecimal.
    """

    id: str
    title: str
    short_title: str
    publisher: str | None = None
    date: str | None = None
    period: str | None = None
    kind: str | None = None
    presents: str | None = None
    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line of a page: the half-open characters of `Page.text` it fills, and where it stands.

    Attributes:
        start: first character in `Page.text`.
        end: one past the last character, the line break not counted.
        x0: left edge in points from the page's left side.
        x1: right edge in points.
        top: upper edge in points from the page's upper side.
        bottom: lower edge in points from the page's upper side.
        size: commonest font size in points.
        bold: whether most of its letters are bold.
    """

    start: int
    end: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What OCR adds to the text of a page that is a picture.

    Attributes:
        words: each word's half-open characters of `Page.text`, and its left, upper, right and lower edge in points
            from the page's upper left corner.
        unreadable: half-open characters of the lines that hold a word which OCR is not sure of; never quoted.
    """

    words: tuple[tuple[int, int, float, float, float, float], ...]
    unreadable: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its text in reading order, one printed line (or table cell) a line.

    Attributes:
        number: place in the file, counted from 1.
        label: page number as printed or labelled, or None.
        width: points.
        height: points.
        lines: in the order of the text.
        furniture: the spans' ends of lines that are running heads, footers or page numbers, as
            (start, end) characters; they stay in the text and never become passages.
        problem: why the page could not be read, in a person's words, or None.
        scan: what OCR adds when the page is a picture and its text was read from that, or None.
        unreadable: half-open characters of the lines whose letters a second library does not find on the page;
            never quoted.
    """

    document: str
    number: int
    label: str | None
    text: str
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    problem: str | None = None
    scan: Scan | None = None
    unreadable: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open characters `start` to `end` of the `Page.text` of page number `page` (from 1)."""

    page: int
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse empty and backward spans."""
        if not 0 <= self.start < self.end or self.page < 1:
            message = f"no span: page {self.page}, characters {self.start} to {self.end}"
            raise ValueError(message)
