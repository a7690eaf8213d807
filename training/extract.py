# ruff: noqa: RUF001 - the marks and quotes of real reports are matched as they are
"""Cut report PDFs into answer units (sentence, bullet, row) with a heading and the words before, for training.

A deliberately plain reading of the page: the product has its own, finer ingestion. It only has to be good enough
for gold quotes to be found in a unit and for the other units to be hard negatives.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BULLET = re.compile(
    r"^\s*(?:[•●▪◦‣■□–\-*\uf0b7\uf0a7]|o(?=\s)|\(?[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}\.(?=\s)|\d{1,2}\.\d{1,3}\.?(?=\s))\s*"
)
ENDING = re.compile(r"[.!?;:][\"'’”)]*\d{0,3}$")
SPLIT = re.compile(r"(?<=[.!?])([\"'’”)]*\d{0,3})\s+(?=[A-Z‘“\"(£0-9])")
ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|para|paras|approx|e\.g|i\.e|etc|vs|cf|Cllr|Sir|Rt|Hon|p|pp|Fig|fig|[A-Z])\.$"
)
MAX_WORDS = 70


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One answer unit: its document, page in the file from 1, last heading, the words before it and its text."""

    document: str
    page: int
    heading: str
    before: str
    text: str


def folded(text: str) -> str:
    """Text as quotes are compared: NFKC, straight quotes and dashes, lower case, single spaces."""
    table = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0x2022: "-"}
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(table)).strip().lower()


def furniture_key(line: str) -> str:
    """A line with its digits masked, so that running heads and feet of all pages compare equal."""
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def pages_of(pdf: Path) -> list[list[str]]:
    """Lines of every page, without blank lines and without the lines that recur on many pages."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage().get_text_bounded().replace("\ufffe", "-").replace("\x02", "-")
        pages.append([" ".join(line.split()) for line in text.splitlines() if line.strip()])
    edges = Counter(
        key for lines in pages for key in {furniture_key(line) for line in lines[:3] + lines[-3:]}
    )
    many = max(4, len(pages) // 5)
    return [[line for line in lines if edges[furniture_key(line)] < many] for lines in pages]


def is_heading(line: str, previous: str, following: str) -> bool:
    """A short line in title form, no sentence end, standing between finished text and a fresh start."""
    words = line.split()
    if not 1 <= len(words) <= 12 or (ENDING.search(line) and not re.match(r"^[\d.]+\s", line)):
        return False
    body = re.sub(r"^(?:[\d.]+|[A-Z]\.)\s+", "", line)
    if not body or not (body[0].isupper() or body[0].isdigit()) or ENDING.search(line):
        return False
    if previous and not ENDING.search(previous) and len(previous.split()) > 7:
        return False
    return bool(following) and (
        following[0].isupper() or following[0].isdigit() or bool(BULLET.match(following))
    )


def sentences(text: str) -> list[str]:
    """Sentences of running text; a full stop after an abbreviation or an initial does not end one."""
    pieces, start = [], 0
    for match in SPLIT.finditer(text):
        if ABBREVIATION.search(text[: match.start()]):
            continue
        pieces.append(text[start : match.end(1)].strip())
        start = match.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def clipped(text: str) -> list[str]:
    """A runaway unit (a table read as one line) cut into pieces of at most MAX_WORDS words."""
    words = text.split()
    return [" ".join(words[i : i + MAX_WORDS]) for i in range(0, len(words), MAX_WORDS)]


def blocks_of(pages: list[list[str]]) -> list[tuple[int, str, str, bool]]:
    """(page, heading, text, is bullet) of every block, in reading order; blocks run on over page ends."""
    lines = [(number, line) for number, page in enumerate(pages, 1) for line in page]
    blocks: list[tuple[int, str, str, bool]] = []
    heading, current, page, bullet = "", "", 1, False
    padded = [(0, ""), *lines, (0, "")]
    for (_, previous), ((number, line), (_, following)) in zip(padded, pairwise(padded[1:]), strict=False):
        mark = BULLET.match(line)
        titled = not mark and is_heading(line, previous, following)
        short_before = bool(previous) and len(previous.split()) <= 9 and bool(ENDING.search(previous))
        if mark or titled or short_before:
            if current:
                blocks.append((page, heading, current, bullet))
            current = ""
        if titled:
            heading = line
            blocks.append((number, heading, line, False))
            continue
        if not current:
            page, bullet = number, bool(mark)
        body = line[mark.end() :] if mark else line
        current = (
            current[:-1] + body
            if re.search(r"\w-$", current) and body[:1].islower()
            else f"{current} {body}".strip()
        )
    if current:
        blocks.append((page, heading, current, bullet))
    return blocks


def page_of_piece(pages: list[list[str]], start: int, piece: str) -> int:
    """The page a sentence stands on: a block that began on ``start`` may have run on to the next page."""
    key = re.sub(r"\W+", "", piece)[:25].lower()
    for number in (start, start + 1, start + 2):
        if number <= len(pages) and key in re.sub(r"\W+", "", "".join(pages[number - 1])).lower():
            return number
    return start


def units_of(pdf: Path) -> list[Unit]:
    """All units of a PDF in reading order."""
    pages = pages_of(pdf)
    units: list[Unit] = []
    lead = ""
    for page, heading, text, bullet in blocks_of(pages):
        before = lead if bullet and lead.endswith(":") else ""
        make = partial(Unit, document=pdf.stem, heading="" if text == heading else heading)
        for sentence in sentences(text):
            for piece in clipped(sentence):
                units.append(make(page=page_of_piece(pages, page, piece), before=before, text=piece))
                before = piece
        if not bullet and text != heading:
            lead = sentences(text)[-1]
    return units


def rows_of(folder: Path) -> list[dict[str, object]]:
    """Units of every PDF named in the folder, as plain rows."""
    return [asdict(unit) for pdf in sorted(folder.glob("*.pdf")) for unit in units_of(pdf)]
