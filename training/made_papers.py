"""Read the invented papers, which are Markdown, into answer units as the product would cut them.

No council, person or figure in them is real. ``data/made-questions.jsonl`` holds the questions on them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from extract import Unit, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = Path(__file__).parent / "data" / "made-papers"
HEADING = re.compile(r"#{1,6}\s+")
BULLET = re.compile(r"\s*(?:[-*+]|\d+\)|\(?[a-z]\))\s+")
NUMBER = re.compile(r"^(?:\d+(?:\.\d+)+\.?|\d+\.)\s+")
RULE = re.compile(r"[\s|:-]+")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")


def cells(line: str) -> list[str]:
    """The cells of a table's line."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def plain(line: str) -> str:
    """A line without Markdown's marks, and without the number of its paragraph; a table's as the product gives a row."""
    text = EMPHASIS.sub("", line).strip()
    return " | ".join(cells(text)) if text.startswith("|") else NUMBER.sub("", text, count=1)


def units_of_paper(path: Path) -> list[Unit]:
    """All units of a paper in reading order; its sections count as pages, from 1."""
    return list(_units(path.stem, path.read_text(encoding="utf-8").splitlines()))


def _units(document: str, lines: list[str]) -> Iterator[Unit]:
    heading, lead, head, section = "", "", "", 1

    def unit(text: str, before: str, heading: str) -> Unit:
        return Unit(document=document, page=section, heading=heading, before=before, text=text)

    for line in filter(str.strip, lines):
        if mark := HEADING.match(line):
            heading, lead, head, section = EMPHASIS.sub("", line[mark.end() :]).strip(), "", "", section + 1
            yield unit(heading, "", "")
        elif line.lstrip().startswith("|"):
            if head and not RULE.fullmatch(line):
                yield unit(plain(line), head, heading)
            head = head or plain(line)
        elif mark := BULLET.match(line):
            before = lead if lead.endswith(":") else ""
            for text in sentences(plain(line[mark.end() :])):
                yield unit(text, before, heading)
                before = text
        else:
            before, head = "", ""
            for text in sentences(plain(line)):
                yield unit(text, before, heading)
                before = lead = text
