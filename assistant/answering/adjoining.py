"""Shows two sentences that follow one another as one unit where either may well be the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Evidence, ExtractKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Passage
    from assistant.settings import Settings

_RUNNING = frozenset({ExtractKind.SENTENCE, ExtractKind.BULLET})


def with_adjoining(
    units: Iterable[Evidence], chances: Mapping[str, float], layout: CorpusMap, settings: Settings
) -> list[Evidence]:
    """Units, each with the likelier sentence beside it in its paragraph when that is likely enough and both fit.

    Args:
        units: best first.
        chances: of each passage by its id, that it is the answer, 0 to 1.
    """
    shown: set[str] = set()
    widened: list[Evidence] = []
    for unit in units:
        if shown.issuperset(passage.id for passage in unit.passages):
            continue
        wide = _widened(unit, chances, layout, settings, shown) if unit.kind in _RUNNING else unit
        shown.update(passage.id for passage in wide.passages)
        widened.append(wide)
    return widened


def _widened(
    unit: Evidence, chances: Mapping[str, float], layout: CorpusMap, settings: Settings, shown: set[str]
) -> Evidence:
    own = max(chances.get(passage.id, 0.0) for passage in unit.passages)
    beside = {
        added.id: run
        for added, run in _runs(unit.passages, layout)
        if added.id not in shown
        and chances.get(added.id, 0.0) >= settings.adjoining_share * own
        and sum(len(passage.text.split()) for passage in run) <= settings.quote_max_words
    }
    if not beside:
        return unit
    likelier = max(beside, key=lambda added: chances[added])
    return replace(unit, passages=beside[likelier], score=min(1.0, unit.score + chances[likelier]))


def _runs(passages: tuple[Passage, ...], layout: CorpusMap) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """The passage before and the one after in the same block, each with the run that it makes with `passages`."""
    block = layout.passages_of(passages[0].block)
    ids = [passage.id for passage in block]
    if passages[0].id not in ids or passages[-1].id not in ids:
        return
    first, last = ids.index(passages[0].id), ids.index(passages[-1].id)
    if first > 0:
        yield block[first - 1], block[first - 1 : last + 1]
    if last + 1 < len(block):
        yield block[last + 1], block[first : last + 2]
