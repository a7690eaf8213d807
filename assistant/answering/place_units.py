"""The words of a named place as units to show: paragraphs with their items as lists, rows as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import BlockKind, Evidence, ExtractKind, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Block
    from assistant.settings import Settings

_KINDS = {
    BlockKind.TABLE_ROW: ExtractKind.TABLE,
    BlockKind.TABLE_HEAD: ExtractKind.TABLE,
    BlockKind.CONTENTS_ENTRY: ExtractKind.TABLE,
    BlockKind.BULLET: ExtractKind.LIST,
    BlockKind.FOOTNOTE: ExtractKind.FOOTNOTE,
    BlockKind.CAPTION: ExtractKind.CAPTION,
    BlockKind.HEADING: ExtractKind.HEADING,
}


def place_units(blocks: Sequence[Block], layout: CorpusMap, settings: Settings) -> list[Evidence]:
    """Units of a place in reading order; a heading is shown only where the place holds nothing else.

    A paragraph and the items it introduces are one list, neighbouring items one list, neighbouring rows one table,
    as far as they are short enough; what is longer goes on in the next unit.
    """
    content = [block for block in blocks if block.kind is not BlockKind.HEADING] or list(blocks)
    units: list[Evidence] = []
    gathered: list[Passage] = []
    kind = ExtractKind.SENTENCE
    for place, block in enumerate(content):
        passages = layout.passages_of(block.id)
        if gathered and not _continues(content[place - 1], block, kind):
            units.append(_unit(gathered, kind))
            gathered = []
        if not gathered:
            kind = _kind(block, layout)
        for passage in passages:
            if gathered and _words(gathered) + _words([passage]) > _limit(kind, settings):
                units.append(_unit(gathered, kind))
                gathered = []
            gathered.append(passage)
    if gathered:
        units.append(_unit(gathered, kind))
    return units


def _kind(block: Block, layout: CorpusMap) -> ExtractKind:
    if layout.items_of(block.id):
        return ExtractKind.LIST
    return _KINDS.get(block.kind, ExtractKind.SENTENCE)


def _continues(before: Block, block: Block, kind: ExtractKind) -> bool:
    """Whether `block` belongs to the unit that `before` ended."""
    if kind is ExtractKind.LIST:
        return block.kind is BlockKind.BULLET and (block.lead_in is not None or before.lead_in is None)
    return kind is ExtractKind.TABLE and block.table == before.table


def _unit(passages: list[Passage], kind: ExtractKind) -> Evidence:
    if len(passages) == 1 and kind in {ExtractKind.LIST, ExtractKind.TABLE}:
        kind = passages[0].kind
    return Evidence(passages=tuple(passages), kind=kind, score=1.0)


def _words(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text.split()) for passage in passages)


def _limit(kind: ExtractKind, settings: Settings) -> int:
    return (
        settings.list_max_words if kind in {ExtractKind.LIST, ExtractKind.TABLE} else settings.quote_max_words
    )
