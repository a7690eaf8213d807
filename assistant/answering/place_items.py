"""Items and running text inside a place: "key message d", the second paragraph, the third bullet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.model import Block, BlockKind, joined
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.model import Corpus

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.TABLE_ROW})


def text_of(block: Block, corpus: Corpus) -> str:
    """A block's words as running text."""
    pages = {page.number: page.text for page in corpus.pages if page.document == block.document}
    return joined(
        " ".join(pages[span.page][span.start : span.end] for span in block.spans if span.page in pages)
    )


def plain_label(label: str | None) -> str:
    """A label in small letters, stops and brackets taken as spaces."""
    return re.sub(r"[\s.:()]+", " ", (label or "").lower()).strip()


def items(label: str, corpus: Corpus) -> tuple[Block, ...]:
    """List items or numbered paragraphs by what their list or section is called: "key message d"."""
    words, _, mark = label.rpartition(" ")
    if not words:
        return ()
    called = set(stems(words))
    texts = {block.id: text_of(block, corpus) for block in corpus.blocks if _marks(block, mark)}
    starts = re.compile(rf"\W*{re.escape(label)}\b", re.IGNORECASE)
    if begins := tuple(b for b in corpus.blocks if b.id in texts and starts.match(texts[b.id])):
        return begins
    titles = {section.id: section.title for section in corpus.sections}
    lead_ins = {block.id: block for block in corpus.blocks}
    found = []
    for block in corpus.blocks:
        if block.id in texts and plain_label(block.marker or block.paragraph):
            lead_in = lead_ins.get(block.lead_in or "")
            around = titles.get(block.section, "") + " " + (text_of(lead_in, corpus) if lead_in else "")
            if called <= set(stems(around)):
                found.append(block)
    return tuple(found)


def _marks(block: Block, mark: str) -> bool:
    own = plain_label(block.marker)
    return own == mark or plain_label((block.paragraph or "").rpartition("(")[2]) == mark or not own


def running(blocks: Collection[Block], unit: str) -> tuple[Block, ...]:
    """The paragraphs, bullets or footnotes among blocks; any running text where there are none of those."""
    kinds = {"bullet": {BlockKind.BULLET}, "footnote": {BlockKind.FOOTNOTE}}.get(unit, {BlockKind.PARAGRAPH})
    found = tuple(block for block in blocks if block.kind in kinds)
    return found or tuple(block for block in blocks if block.kind in _RUNNING)
