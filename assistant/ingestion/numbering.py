"""Numbers of paragraphs and items as people cite them ("7(c)"), depths of lists, and what introduces them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.ingestion.markers import roman_style
from assistant.ingestion.starts import introduces_list
from assistant.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.lines import BodyLine
    from assistant.ingestion.markers import Marker
    from assistant.ingestion.paragraphs import Draft

_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A draft's place in the numbering.

    Attributes:
        paragraph: as a person cites it, or None.
        level: depth of an item, 0 for the outermost.
        item: whether it is an item of a list.
        lead_in: place of the draft that introduces its list, or None.
    """

    paragraph: str | None = None
    level: int = 0
    item: bool = False
    lead_in: int | None = None


@dataclass(slots=True, kw_only=True)
class _Count:
    """One running count: its style, the last value, and what a person calls the last counted paragraph."""

    style: str
    value: int
    paragraph: str | None
    item: bool


@dataclass(slots=True, kw_only=True)
class _Depth:
    """One depth of the open list: its left edge, its markers' style, its last item and its lead-in."""

    x0: float
    style: str
    last: int
    lead_in: int | None


@dataclass(slots=True)
class _Numbering:
    drafts: Sequence[Draft]
    counts: list[_Count] = field(default_factory=list)
    depths: list[_Depth] = field(default_factory=list)
    within: str | None = None
    edge: float = 0.0
    previous: int | None = None

    def place(self, at: int) -> Place:
        draft = self.drafts[at]
        if draft.kind in {BlockKind.FOOTNOTE, BlockKind.CONTENTS_ENTRY}:
            return Place()
        if draft.kind is BlockKind.HEADING or draft.table is not None:
            found = self._heading(at)
        elif draft.marker is None:
            found = self._plain(at)
        elif draft.marker.bullet:
            found = self._item(at, self.within)
        else:
            found = self._counted(at, draft.marker)
        self.previous = at
        return found

    def _heading(self, at: int) -> Place:
        self.depths.clear()
        if self.drafts[at].table is None:
            del self.counts[1:]
            self.within = None
        return Place()

    def _plain(self, at: int) -> Place:
        first = self.drafts[at].lines[0]
        self.depths = [depth for depth in self.depths if first.x0 > depth.x0 + _SAME_EDGE]
        if self.within is not None and first.x0 < self.edge + _SAME_EDGE:
            self.within = None
            del self.counts[1:]
        elif self.within is not None and not self.depths and self.counts and not self.counts[0].item:
            self.within = self.counts[0].paragraph
        before = self.drafts[self.previous] if self.previous is not None else None
        led = before is not None and before.kind is BlockKind.PARAGRAPH and before.text.endswith(":")
        return Place(paragraph=self.within, lead_in=self.previous if led else None)

    def _counted(self, at: int, marker: Marker) -> Place:
        draft = self.drafts[at]
        assert marker.value is not None
        if marker.style == "dotted":
            self.counts = [_Count(style="dotted", value=marker.value, paragraph=marker.label, item=False)]
            return self._paragraph(at, marker.label)
        known = self._continued(marker)
        if known is None:
            known = self._opened(at, marker)
        if known.item:
            if known.paragraph is not None:
                self.within = known.paragraph
            return self._item(at, known.paragraph)
        draft.kind = BlockKind.PARAGRAPH
        return self._paragraph(at, known.paragraph)

    def _paragraph(self, at: int, paragraph: str | None) -> Place:
        self.depths.clear()
        self.within = paragraph
        self.edge = self.drafts[at].lines[0].x0
        return Place(paragraph=paragraph)

    def _continued(self, marker: Marker) -> _Count | None:
        """The innermost count that this marker goes on with; deeper ones are closed."""
        for depth in reversed(range(len(self.counts))):
            count = self.counts[depth]
            value = _value_in(count.style, marker)
            if value is not None and value == count.value + 1:
                del self.counts[depth + 1 :]
                count.value = value
                count.paragraph = self._named(depth, marker, item=count.item)
                return count
        return None

    def _opened(self, at: int, marker: Marker) -> _Count:
        """A new count: under the open paragraph, in place of the outermost, or a list of its own."""
        assert marker.value is not None
        led = self._led(at)
        same = next((d for d, count in enumerate(self.counts) if count.style == marker.style), None)
        if (
            self.within is not None
            and marker.style not in {"n", "dotted"}
            and (same is None or (led and same == 0))
        ):
            style, value = _first_reading(marker)
            self.counts.append(_Count(style=style, value=value, paragraph=None, item=True))
        elif same is not None and self.within is not None:
            del self.counts[same + 1 :]
            self.counts[same].value = marker.value
        else:
            style, value = _first_reading(marker)
            small = self.drafts[at].text[:1].islower()
            item = not (marker.style in {"n", "n.", "n)"} and not led and not small)
            self.counts = [_Count(style=style, value=value, paragraph=None, item=item)]
        count = self.counts[-1]
        count.paragraph = self._named(len(self.counts) - 1, marker, item=count.item)
        return count

    def _led(self, at: int) -> bool:
        """Whether the text before leads into a list here."""
        if self.previous is None:
            return False
        before = self.drafts[self.previous]
        if before.kind is BlockKind.HEADING or before.table is not None:
            return before.text.endswith(":") and self.drafts[at].text[:1].islower()
        return before.text.endswith(":") or (bool(self.depths) and introduces_list(before.text))

    def _named(self, depth: int, marker: Marker, *, item: bool) -> str | None:
        if depth == 0:
            return None if item else marker.label
        above = self.counts[depth - 1].paragraph
        return f"{above}({marker.label})" if above else None

    def _item(self, at: int, paragraph: str | None) -> Place:
        draft = self.drafts[at]
        draft.kind = BlockKind.BULLET
        assert draft.marker is not None
        line, style = draft.lines[0], draft.marker.style
        depth = self._depth(line, style)
        if depth < len(self.depths):
            del self.depths[depth + 1 :]
            self.depths[depth].last = at
        else:
            self.depths.append(_Depth(x0=line.x0, style=style, last=at, lead_in=self._lead_in(depth)))
        return Place(paragraph=paragraph, level=depth, item=True, lead_in=self.depths[depth].lead_in)

    def _depth(self, line: BodyLine, style: str) -> int:
        """How deep an item stands: with those of its edge, or one below the last."""
        for depth, known in enumerate(self.depths):
            page = self.drafts[known.last].lines[-1].page
            if abs(known.x0 - line.x0) <= _SAME_EDGE or (known.style == style and page != line.page):
                return depth
        return sum(known.x0 < line.x0 - _SAME_EDGE for known in self.depths)

    def _lead_in(self, depth: int) -> int | None:
        if depth > 0:
            return self.depths[depth - 1].last
        if self.previous is None or self.drafts[self.previous].table is not None:
            return None
        before = self.drafts[self.previous]
        if before.kind is BlockKind.HEADING:
            return self.previous if before.text.endswith(":") else None
        return self.previous if introduces_list(before.text) else None


def _value_in(style: str, marker: Marker) -> int | None:
    if marker.style == style:
        return marker.value
    if marker.roman is not None and roman_style(marker) == style:
        return marker.roman
    return None


def _first_reading(marker: Marker) -> tuple[str, int]:
    """Style and value of the first marker of a list: a lone "i" counts as Roman one."""
    assert marker.value is not None
    if marker.roman == 1 and marker.value != 1:
        return roman_style(marker), 1
    return marker.style, marker.value


def places(drafts: Sequence[Draft]) -> tuple[Place, ...]:
    """The place of every draft in the numbering, in order; kinds of drafts are settled on the way."""
    numbering = _Numbering(drafts)
    return tuple(numbering.place(at) for at in range(len(drafts)))
