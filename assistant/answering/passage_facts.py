"""What of a passage no question changes: its stems by where they stand, and its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.text.tokens import stems

if TYPE_CHECKING:
    from assistant.model import Passage

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFacts:
    """What of a passage no question changes; computed once a passage."""

    own: tuple[str, ...]
    own_set: frozenset[str]
    headings: frozenset[str]
    lead_in: frozenset[str]
    before: frozenset[str]
    context: frozenset[str]
    figures: frozenset[str]
    lowered: str
    text: str
    words: int

    @classmethod
    def of(cls, passage: Passage) -> PassageFacts:
        """Read a passage."""
        own = tuple(stems(passage.text))
        headings = frozenset(stems(" ".join(passage.headings)))
        lead_in = frozenset(stems(f"{passage.lead_in} {passage.group} {' '.join(passage.columns)}"))
        before = frozenset(stems(passage.before))
        around = (
            f"{' '.join(passage.headings)} {passage.lead_in} {passage.group} {passage.before} {passage.text}"
        )
        return cls(
            own=own,
            own_set=frozenset(own),
            headings=headings,
            lead_in=lead_in,
            before=before,
            context=frozenset(own) | headings | lead_in | before,
            figures=figures_of(f"{around} {' '.join(passage.columns)} {passage.document}"),
            lowered=around.lower(),
            text=passage.text,
            words=len(_WORD.findall(passage.text)),
        )


def figures_of(text: str) -> frozenset[str]:
    """Figures of a text, digits only: "£1,500.00" is "1500.00" and "2019/20" is "2019" and "20"."""
    return frozenset(figure.replace(",", "") for figure in _FIGURE.findall(text))
