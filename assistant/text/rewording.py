"""A question in the reports' words, so that a network that takes a figure of speech at its word understands it.

Nobody is shown the result, which need not be a sentence; passages are ordered by it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Expansion


def reworded(text: str, expansions: Iterable[Expansion], least: float) -> str:
    """A question in which the words that expansions were added for are replaced by the heaviest of what was added.

    Args:
        expansions: heaviest first.
        least: the weight, 0 to 1, below which an expansion replaces nothing.
    """
    surest: dict[str, str] = {}
    for one in expansions:
        if one.weight >= least:
            surest.setdefault(one.said, one.added)
    for said, added in surest.items():
        words = r"\W+".join(map(re.escape, said.split()))
        put = added.replace("\\", r"\\")
        text = re.sub(rf"\b{words}\b", put, text, count=1, flags=re.IGNORECASE)
    return text
