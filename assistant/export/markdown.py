"""A briefing as Markdown: headings, lists and block quotations, with document text kept letter for letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.export.briefing import parts_of
from assistant.export.parts import Heading, Items, Line, Quotation, ReaderNote
from assistant.export.printable import printable
from assistant.export.wording import NOTE

if TYPE_CHECKING:
    from assistant.export.parts import Part
    from assistant.model import Briefing
    from assistant.settings import Settings

# Letters that mark something up wherever they stand, an ampersand only where it begins a character's name.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|$]|&(?=#?\w+;))")
# What begins a heading, list or rule at the start of a line: a mark, or a number, escaped at its stop.
_MARK = re.compile(r"^(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|[-=]+$)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
# A heading's closing marks are dropped by Markdown.
_AT_END = re.compile(r"(#+)$")


def as_markdown(briefing: Briefing, settings: Settings) -> str:
    """Write a briefing as Markdown (CommonMark); the text ends with a line break."""
    return "\n\n".join(_written(part) for part in parts_of(briefing, settings)) + "\n"


def escaped(text: str) -> str:
    """Write text so that Markdown shows it letter for letter, on one line."""
    line = _ANYWHERE.sub(r"\\\1", " ".join(printable(text).split()))
    return _AT_END.sub(r"\\\1", line)


def _beginning(text: str) -> str:
    """Text at the start of a line, where it could begin a list or heading."""
    return _MARK.sub(r"\\", _NUMBER.sub(r"\1\\\2", escaped(text)))


def _written(part: Part) -> str:
    match part:
        case Heading():
            return f"{'#' * part.level} {escaped(part.text)}"
        case Items():
            return "\n".join(f"- {_line(line)}" for line in part.items)
        case ReaderNote():
            first, *rest = part.paragraphs
            return "\\\n".join((f"**{NOTE}** {escaped(first)}", *map(_beginning, rest)))
        case Quotation():
            return _quotation(part)
    return _line(part)


def _line(line: Line) -> str:
    if not line.label:
        return _beginning(line.text)
    return f"**{escaped(line.label)}** {escaped(line.text)}".rstrip()


def _quotation(part: Quotation) -> str:
    """A block quotation; the reference is its last paragraph."""
    first, *others = part.lines
    quote = [f"“{escaped(first)}", *map(_beginning, others)]
    items = [f"- {_beginning(item)}" for item in part.items]
    (items or quote)[-1] += "”"
    paragraphs = [*map(_beginning, part.lead_in), *quote]
    paragraphs += ["\n".join(items)] if items else []
    paragraphs += [f"Footnote: {escaped(note)}" for note in part.footnotes]
    paragraphs.append(f"— {escaped(part.reference)}")
    paragraphs += [f"**{escaped(part.caution)}**"] if part.caution else []
    return "\n>\n".join("\n".join(f"> {line}" for line in text.split("\n")) for text in paragraphs)
