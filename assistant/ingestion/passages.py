"""Passages, the units that are ranked: sentences, items, table rows, headings, captions and footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.ingestion.rows import cell_text
from assistant.ingestion.running_text import RunningText, running_text
from assistant.model import BlockKind, ExtractKind, Passage
from assistant.quoting import passage_text, readable
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.model import Block, Page, Section, Span
    from assistant.settings import Settings

_WHOLE = {
    BlockKind.HEADING: ExtractKind.HEADING,
    BlockKind.TABLE_HEAD: ExtractKind.HEADING,
    BlockKind.CAPTION: ExtractKind.CAPTION,
    BlockKind.TABLE_ROW: ExtractKind.TABLE_ROW,
    BlockKind.CONTENTS_ENTRY: ExtractKind.TABLE_ROW,
}
_LONG_HEADING_WORDS = 24
"""A heading with more words, as a recommendation printed in bold, says something and is quoted as sentences are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    kind: ExtractKind
    spans: tuple[Span, ...]
    before: str = ""
    columns: tuple[str, ...] = ()
    group: str = ""


@dataclass(slots=True)
class PassageMaker:
    """Cuts the blocks of one document into passages."""

    pages: Mapping[int, Page]
    sections: Mapping[str, Section]
    settings: Settings
    _blocks: dict[str, Block] = field(default_factory=dict)

    def make(self, blocks: Sequence[Block]) -> tuple[Passage, ...]:
        """All passages in reading order; none of words that OCR is not sure of."""
        self._blocks = {block.id: block for block in blocks}
        passages: list[Passage] = []
        for block in blocks:
            for unit in filter(self._readable, self._units(block)):
                passages.append(self._passage(f"{block.document}/p{len(passages)}", block, unit))
        return tuple(passages)

    def _passage(self, identity: str, block: Block, unit: _Unit) -> Passage:
        return Passage(
            id=identity,
            document=block.document,
            section=block.section,
            block=block.id,
            kind=unit.kind,
            text=passage_text(self.pages, unit.spans, unit.kind),
            spans=unit.spans,
            paragraph=block.paragraph,
            headings=self.sections[block.section].path,
            lead_in=self._lead_in(block),
            before=unit.before,
            columns=unit.columns,
            group=unit.group,
            contents=block.kind is BlockKind.CONTENTS_ENTRY,
        )

    def _readable(self, unit: _Unit) -> bool:
        return readable(self.pages, unit.spans)

    def _units(self, block: Block) -> Iterator[_Unit]:
        if block.kind is BlockKind.TABLE_ROW and self._long(block.spans):
            yield from self._cells(block)
        elif block.kind is BlockKind.HEADING and self._words(block.spans) > _LONG_HEADING_WORDS:
            yield from self._sentences(block.spans, ExtractKind.SENTENCE)
        elif block.kind in _WHOLE:
            group = block.group or ""
            yield _Unit(kind=_WHOLE[block.kind], spans=block.spans, columns=block.columns, group=group)
        elif block.kind is BlockKind.BULLET:
            yield from self._item(block)
        elif block.kind is BlockKind.FOOTNOTE:
            yield from self._sentences(block.spans, ExtractKind.FOOTNOTE)
        else:
            yield from self._sentences(block.spans, ExtractKind.SENTENCE)

    def _words(self, spans: Sequence[Span]) -> int:
        return sum(len(cell_text(span, self.pages).split()) for span in spans)

    def _long(self, spans: Sequence[Span]) -> bool:
        return self._words(spans) > self.settings.quote_max_words

    def _item(self, block: Block) -> Iterator[_Unit]:
        running = running_text(block.spans, self.pages)
        if len(running.text.split()) <= self.settings.passage_max_words:
            yield _Unit(kind=ExtractKind.BULLET, spans=running.located(0, len(running.text)))
        else:
            yield from self._cut(running, ExtractKind.BULLET)

    def _cells(self, block: Block) -> Iterator[_Unit]:
        """A row too long to be quoted whole: the sentences of its cells, under the row's first words."""
        first = cell_text(block.spans[0], self.pages)
        short = len(first.split()) <= self.settings.passage_max_words // 3
        for place, span in enumerate(block.spans):
            group = block.group or ""
            if short and place > 0:
                group = f"{group} {first}".strip()
            columns = block.columns[place : place + 1]
            for unit in self._sentences((span,), ExtractKind.SENTENCE):
                yield _Unit(
                    kind=unit.kind, spans=unit.spans, before=unit.before, columns=columns, group=group
                )

    def _sentences(self, spans: Sequence[Span], kind: ExtractKind) -> Iterator[_Unit]:
        yield from self._cut(running_text(spans, self.pages), kind)

    def _cut(self, running: RunningText, kind: ExtractKind) -> Iterator[_Unit]:
        before = ""
        for start, end in sentence_spans(running.text):
            unit = _Unit(kind=kind, spans=running.located(start, end), before=before)
            yield unit
            before = running.text[start:end] if self._readable(unit) else ""

    def _lead_in(self, block: Block) -> str:
        """The last sentence of the block that introduces this one."""
        if block.lead_in is None or not readable(self.pages, self._blocks[block.lead_in].spans):
            return ""
        text = running_text(self._blocks[block.lead_in].spans, self.pages).text
        sentences = sentence_spans(text)
        return text[sentences[-1][0] :] if sentences else text
