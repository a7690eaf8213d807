"""What is said twice is shown once, with the pages of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Evidence


def without_repetition(units: Sequence[Evidence], limit: int) -> tuple[Evidence, ...]:
    """The first `limit` units that say something new; what repeats them gives its page to them."""
    kept: list[Evidence] = []
    said: list[frozenset[str]] = []
    seen: list[set[str]] = []
    for unit in units[: 4 * limit]:
        words = frozenset(stems(" ".join(passage.text for passage in unit.passages)))
        ids = {passage.id for passage in unit.passages}
        same = next((i for i, other in enumerate(said) if ids & seen[i] or _same(words, other)), None)
        if same is None and len(kept) < limit:
            kept.append(unit)
            said.append(words)
            seen.append(ids)
        elif same is not None and kept[same].passages[0].document == unit.passages[0].document:
            pages = {passage.page for passage in unit.passages} - {kept[same].passages[0].page}
            also = tuple(sorted({*kept[same].also, *pages}))
            kept[same] = replace(kept[same], also=also, score=min(1.0, kept[same].score + unit.score))
    return tuple(kept)


def _same(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two units say the same: the same figures, and nearly the same words or all of the shorter's."""
    if not words or not others:
        return words == others
    figures = {word for word in words if word[0].isdigit()}, {word for word in others if word[0].isdigit()}
    common = len(words & others)
    if figures[0] != figures[1]:
        return False
    return common / len(words | others) >= 0.8 or (common == min(len(words), len(others)) and common >= 5)
