"""Looks up what belongs together in a corpus: pages, sections, a block's passages, the items of a list."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.model import ExtractKind

if TYPE_CHECKING:
    from assistant.model import Block, Corpus, Document, Page, Passage, Section


class CorpusMap:
    """The parts of a corpus by their ids and by what they belong to."""

    def __init__(self, corpus: Corpus) -> None:
        """Sort the parts once."""
        self.documents: dict[str, Document] = {d.id: d for d in corpus.documents}
        self.sections: dict[str, Section] = {s.id: s for s in corpus.sections}
        self.blocks: dict[str, Block] = {b.id: b for b in corpus.blocks}
        self.pages: dict[str, dict[int, Page]] = defaultdict(dict)
        for page in corpus.pages:
            self.pages[page.document][page.number] = page
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        self._rows: dict[tuple[str, int], list[Passage]] = defaultdict(list)
        for passage in corpus.passages:
            self._passages[passage.block].append(passage)
            table = self.table_of(passage)
            if table is not None:
                self._rows[table].append(passage)
        self._items: dict[str, list[Block]] = defaultdict(list)
        for block in corpus.blocks:
            if block.lead_in is not None:
                self._items[block.lead_in].append(block)

    @staticmethod
    def of(corpus: Corpus) -> CorpusMap:
        """Return the map of `corpus`, kept for the next question."""
        return _mapped(ByIdentity(corpus))

    def passages_of(self, block: str) -> tuple[Passage, ...]:
        """Passages of a block, in reading order."""
        return tuple(self._passages.get(block, ()))

    def table_of(self, passage: Passage) -> tuple[str, int] | None:
        """Document and number of the table of which a passage is a row, or None."""
        block = self.blocks.get(passage.block)
        if block is None or block.table is None or passage.kind is not ExtractKind.TABLE_ROW:
            return None
        return passage.document, block.table

    def rows_of(self, table: tuple[str, int]) -> tuple[Passage, ...]:
        """Rows of a table, in reading order."""
        return tuple(self._rows.get(table, ()))

    def items_of(self, block: str) -> tuple[Block, ...]:
        """List items that a block introduces, in reading order."""
        return tuple(self._items.get(block, ()))

    def neighbour_before(self, passage: Passage) -> Passage | None:
        """Return the sentence before `passage` in the same block, or None."""
        before = None
        for other in self._passages.get(passage.block, ()):
            if other.id == passage.id:
                return before
            before = other
        return None


class ByIdentity:
    """Holds a corpus and compares by identity: to compare two corpora word by word would cost more than a map."""

    __slots__ = ("corpus",)

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __hash__(self) -> int:
        return id(self.corpus)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.corpus is self.corpus


@lru_cache(maxsize=4)
def _mapped(key: ByIdentity) -> CorpusMap:
    return CorpusMap(key.corpus)
