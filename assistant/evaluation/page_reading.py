"""What the product read of one page, laid out to be held against a truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import BlockKind, joined

if TYPE_CHECKING:
    from assistant.evaluation.truth import TruePage
    from assistant.model import Block, Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What the product read on one page: blocks in reading order with their characters there, and passages."""

    blocks: tuple[tuple[Block, tuple[str, ...]], ...]
    levels: dict[str, int]
    numbers: dict[str, str | None]
    passages: tuple[str, ...]
    page: int

    @classmethod
    def of(cls, corpus: Corpus, truth: TruePage) -> PageReading:
        """Read from a corpus that holds the page's file."""
        document = next(each.id for each in corpus.documents if each.file == truth.file)
        page = next(each for each in corpus.pages if (each.document, each.number) == (document, truth.page))
        blocks = []
        for block in corpus.blocks:
            spans = [span for span in block.spans if span.page == truth.page]
            if block.document == document and spans:
                blocks.append((block, tuple(joined(page.text[span.start : span.end]) for span in spans)))
        sections = [section for section in corpus.sections if section.document == document]
        return cls(
            blocks=tuple(blocks),
            levels={section.id: section.level for section in sections},
            numbers={section.id: section.number for section in sections},
            passages=tuple(
                passage.text
                for passage in corpus.passages
                if passage.document == document and passage.page == truth.page
            ),
            page=truth.page,
        )

    def begun(self, *kinds: BlockKind) -> list[tuple[Block, str]]:
        """Blocks of some kinds that begin on the page, with their words."""
        return [
            (block, " ".join(texts))
            for block, texts in self.blocks
            if block.kind in kinds and block.spans[0].page == self.page
        ]
