"""What stands on pages, written by hand from their pictures, for the reading of papers to be held against."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.records import numbered_lines

if TYPE_CHECKING:
    from pathlib import Path

GOES_ON = "…"


class TrueKind(StrEnum):
    """What a person sees in a block of a page.

    OPEN is what one person calls a heading and another a line of text: it counts neither way.
    """

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    HEADING = "heading"
    OPEN = "open"
    RULED = "ruled"
    UNRULED = "unruled"
    FOOTNOTE = "footnote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueBlock:
    """A block as printed.

    Attributes:
        text: a heading whole, without its number; of other blocks the first words.
        number: of a heading or a numbered paragraph, without a full stop at its end, or "".
        level: of a heading among those of its page, 1 for the outermost; 0 for other blocks.
        cells: of a row of a table; one that ends in "…" is only begun.
    """

    kind: TrueKind
    text: str = ""
    number: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """A page as printed: its running heads, footers and page number, and its blocks in reading order."""

    file: str
    page: int
    furniture: tuple[str, ...]
    blocks: tuple[TrueBlock, ...]

    def of(self, *kinds: TrueKind) -> list[TrueBlock]:
        """Its blocks of some kinds, in order."""
        return [block for block in self.blocks if block.kind in kinds]


def read_truth(path: Path) -> tuple[TruePage, ...]:
    """Read pages from JSON Lines, in the file's order.

    Raises:
        InputFormatError: naming the line that cannot be read, or line 0 for the whole file.
    """
    return tuple(_page(path, number, line) for number, line in numbered_lines(path))


def _page(path: Path, number: int, line: str) -> TruePage:
    try:
        record: dict[str, Any] = json.loads(line)
        return TruePage(
            file=record["file"],
            page=record["page"],
            furniture=tuple(record["furniture"]),
            blocks=tuple(_block(block) for block in record["blocks"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputFormatError(path, number, f"not a page of the truth ({error!r})") from error


def _block(record: dict[str, Any]) -> TrueBlock:
    return TrueBlock(
        kind=TrueKind(record["kind"]),
        text=record.get("text", ""),
        number=record.get("number", ""),
        level=record.get("level", 0),
        cells=tuple(record.get("cells", ())),
    )


def letters(text: str) -> str:
    """Letters and digits alone, small, ligatures taken apart: what two readings of one print must agree on."""
    known = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    return known or text.strip()
