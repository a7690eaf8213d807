"""The words of a section as HTML: paragraphs with their numbers, bullets as lists, tables as tables.

Every word is a slice of its page; those of the passages that a reader chose are marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.model import BlockKind, joined
from assistant.ui.escaping import html_safe
from assistant.ui.read_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.model import Block, Page, Section, Span

_TABLE = {BlockKind.TABLE_HEAD, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Takes a document's words from its pages.

    Attributes:
        pages: the document's pages by number.
        marked: the characters to mark.
    """

    pages: Mapping[int, Page]
    marked: tuple[Span, ...] = ()

    def html(self, spans: Iterable[Span]) -> str:
        """The words of the spans as running text, escaped, the marked ones in `mark` elements."""
        return " ".join(self._span(span) for span in spans)

    def plain(self, spans: Iterable[Span]) -> str:
        """The words of the spans as running text."""
        return " ".join(joined(self.pages[span.page].text[span.start : span.end]) for span in spans)

    def _span(self, span: Span) -> str:
        cuts = {span.start, span.end}
        marks = [mark for mark in self.marked if mark.page == span.page]
        cuts |= {cut for mark in marks for cut in (mark.start, mark.end) if span.start < cut < span.end}
        ends = sorted(cuts)
        pieces = []
        for start, end in pairwise(ends):
            text = self.pages[span.page].text[start:end]
            said = html_safe(joined(text))
            if said and any(mark.start <= start < mark.end for mark in marks):
                said = f"<mark>{said}</mark>"
            pieces.append(f"{' ' if text[:1].isspace() else ''}{said}{' ' if text[-1:].isspace() else ''}")
        return "".join(pieces).strip()


def section_html(blocks: Sequence[Block], notes: Sequence[Block], words: Words) -> str:
    """The blocks of a section in reading order, then the footnotes that belong to them."""
    parts = []
    for kind, group in groupby(blocks, key=_grouped):
        parts.append(_group(kind, list(group), words))
    if notes:
        listed = "".join(f"<p>{_marker(note)}{words.html(note.spans)}</p>" for note in notes)
        parts.append(f'<section class="atr-footnotes"><h3>Footnotes</h3>{listed}</section>')
    return f'<div class="atr-read">{"".join(parts)}</div>'


def own_blocks(blocks: Iterable[Block], section: Section) -> tuple[list[Block], list[Block]]:
    """The blocks under a section's heading, and the footnotes that stand or are marked in them."""
    known = {block.id: block for block in blocks}
    own = [block for block in known.values() if block.section == section.id and block.spans != section.spans]
    cited = dict.fromkeys(note for block in own for note in block.footnotes)
    notes = [block for block in own if block.kind is BlockKind.FOOTNOTE]
    notes += [known[note] for note in cited if note in known and known[note] not in notes]
    return [block for block in own if block.kind is not BlockKind.FOOTNOTE], notes


def _grouped(block: Block) -> tuple[BlockKind, int | None]:
    """What blocks are shown together by: their kind, and for rows their table."""
    return (BlockKind.TABLE_ROW if block.kind in _TABLE else block.kind), block.table


def _group(kind: tuple[BlockKind, int | None], blocks: list[Block], words: Words) -> str:
    if kind[0] is BlockKind.TABLE_ROW:
        return table(blocks, words)
    if kind[0] is BlockKind.BULLET:
        return "".join(_items(iter(blocks), words))
    if kind[0] is BlockKind.CONTENTS_ENTRY:
        return f'<table class="atr-table atr-entries">{"".join(_entry(b, words) for b in blocks)}</table>'
    return "".join(_line(block, words) for block in blocks)


def _items(blocks: Iterator[Block], words: Words) -> Iterator[str]:
    """List items, each level inside the item before it."""
    open_levels: list[int] = []
    for block in blocks:
        while open_levels and open_levels[-1] > block.level:
            open_levels.pop()
            yield "</li></ul>"
        if open_levels and open_levels[-1] == block.level:
            yield "</li>"
        else:
            open_levels.append(block.level)
            yield "<ul>"
        numbered = _marker(block)
        yield f'<li class="atr-numbered">{numbered}' if numbered else "<li>"
        yield words.html(block.spans)
    yield "</li></ul>" * len(open_levels)


def _line(block: Block, words: Words) -> str:
    said = words.html(block.spans)
    if block.kind is BlockKind.HEADING:
        return f"<h3>{said}</h3>"
    if block.kind is BlockKind.CAPTION:
        return f'<p class="atr-caption">{said}</p>'
    marker = _marker(block)
    return f'<p class="atr-numbered">{marker}{said}</p>' if marker else f"<p>{said}</p>"


def _entry(block: Block, words: Words) -> str:
    title, *pages = block.spans
    numbers = "".join(f'<td class="atr-figures">{words.html([page])}</td>' for page in pages)
    return f"<tr><td>{words.html([title])}</td>{numbers}</tr>"


def _marker(block: Block) -> str:
    """The number, letter or footnote mark as printed; plain bullets are drawn by the list itself."""
    marker = block.marker or ""
    # A lone "o" is the letter that word processors print as a hollow bullet.
    numbered = any(letter.isalnum() for letter in marker) and marker != "o"
    shown = numbered or block.kind is BlockKind.FOOTNOTE
    return f'<span class="atr-marker">{html_safe(marker)}</span> ' if marker and shown else ""
