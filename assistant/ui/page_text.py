"""The whole text of a page beside its picture, for those who do not see the picture or cannot read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.ui.escaping import html_safe
from assistant.ui.read_words import Words, section_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Block, Corpus, Page, Span

_NO_WORDS = "No words could be read on this page."


def page_text(corpus: Corpus, page: Page, marked: Sequence[Span], name: str) -> str:
    """The words of a page in reading order, folded, as escaped HTML.

    Args:
        marked: the characters marked on its picture, which are marked here too.
        name: what the page is called ("page 7").
    """
    blocks = list(_standing_on(corpus, page))
    words = Words(pages={page.number: page}, marked=tuple(marked))
    said = section_html(blocks, [], words) if blocks else f"<p>{html_safe(_NO_WORDS)}</p>"
    return f'<details class="atr-folded atr-page-text"><summary>Read {html_safe(name)} as text</summary>{said}</details>'


def _standing_on(corpus: Corpus, page: Page) -> Iterator[Block]:
    """The blocks of a page, of each only what stands on it."""
    for block in corpus.blocks:
        spans = tuple(span for span in block.spans if span.page == page.number)
        if block.document == page.document and spans:
            yield replace(block, spans=spans)
