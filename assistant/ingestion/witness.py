"""A second library's word on every printed line: what pypdf's letters and PDFium's do not agree on is never quoted.

A quote is carried from the reading by its characters, so a letter that the reading has wrong would be quoted wrong.
PDFium reads the same file by other code; a line whose letters it does not find on the page may be misread, or
run together from columns that a reader reads apart.
"""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.model import Page
    from assistant.settings import Settings

_NO_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\x02\ufffe"))
"""PDFium marks a hyphen at the end of a line by U+0002 or U+FFFE."""


def bare(text: str) -> str:
    """Drop white space and hyphens, and take ligatures apart: two libraries differ in these and agree in the rest."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_NO_HYPHENS).split())


def witnessed(path: Path, pages: Sequence[Page], settings: Settings) -> tuple[Page, ...]:
    """The pages, lines that PDFium does not find on them marked as unreadable.

    Scans, pages that PDFium cannot read, and all pages of a file that it cannot open stay as they are: there is
    no second reading to hold them against.

    Raises:
        UnreadablePdfError: when it takes longer than a file may.
    """
    deadline = time.monotonic() + settings.pdf_max_seconds
    held = []
    for page, text in zip(pages, _texts(path, len(pages)), strict=True):
        if time.monotonic() > deadline:
            raise UnreadablePdfError(path, f"takes longer than {settings.pdf_max_seconds:g} seconds to read")
        known = text is None or page.scan is not None
        held.append(page if known else replace(page, unreadable=missing_lines(page, text or "")))
    return tuple(held)


def missing_lines(page: Page, text: str) -> tuple[tuple[int, int], ...]:
    """Half-open characters of the page's lines that do not stand in a second reading of it."""
    letters = bare(text)
    found = ((line.start, _unfound(page.text[line.start : line.end], letters)) for line in page.lines)
    return tuple((start, start + length) for start, length in found if length)


def _unfound(line: str, letters: str) -> int:
    """How many characters of a line, from its first on, are uncertain: none, all, or the sign it begins with.

    Pictorial fonts draw bullets and arrows by letters of their own, which the two libraries name differently.
    """
    if bare(line) in letters:
        return 0
    sign, _, rest = line.partition(" ")
    alone = len(sign) == 1 and not sign.isalnum() and bool(rest)
    return len(sign) if alone and bare(rest) in letters else len(line)


def _texts(path: Path, pages: int) -> Iterator[str | None]:
    from assistant.ingestion.pictures import page_texts  # noqa: PLC0415 - loaded within the reading process's limits

    done = 0
    try:
        for text in page_texts(path):
            if done < pages:
                yield text
            done += 1
    except UnreadablePdfError:
        pass  # pypdf opened what PDFium cannot; whoever looks at the page's picture is told so
    yield from (None for _ in range(pages - done))
