"""The straight lines and rectangles a page draws: the rules of its tables and the frames of its boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.matrices import Matrix

_INVISIBLE = 0.98
"""A fill this near to white (1) draws no rule on white paper."""
_STRAIGHT = 0.5
"""Points a segment may lean and still be horizontal or vertical."""


class Rule(NamedTuple):
    """A horizontal or vertical drawn line, or a filled or stroked rectangle: its corners, points, y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Pencil:
    """Follows the path operators; `rules` holds what was painted so far."""

    rules: list[Rule] = field(default_factory=list)
    _path: list[Rule] = field(default_factory=list)
    _at: tuple[float, float] = (0.0, 0.0)
    _from: tuple[float, float] = (0.0, 0.0)

    def move(self, v: Sequence[float], ctm: Matrix) -> None:
        """Begin a line."""
        self._at = self._from = _point(v[0], v[1], ctm)

    def line(self, v: Sequence[float], ctm: Matrix) -> None:
        """Draw on to a point."""
        self._segment(_point(v[0], v[1], ctm))

    def curve(self, v: Sequence[float], ctm: Matrix) -> None:
        """Move on; curves are no rules."""
        self._at = _point(v[-2], v[-1], ctm)

    def close(self, _v: Sequence[float], _ctm: Matrix) -> None:
        """Draw back to where the line began."""
        self._segment(self._from)

    def rectangle(self, v: Sequence[float], ctm: Matrix) -> None:
        """Add a rectangle."""
        x, y, wide, tall = (float(value) for value in v[:4])
        (x0, y0), (x1, y1) = _point(x, y, ctm), _point(x + wide, y + tall, ctm)
        self._path.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def paint(self) -> None:
        """Make the path visible."""
        self.rules.extend(self._path)
        self._path = []

    def discard(self) -> None:
        """End the path unseen."""
        self._path = []

    def _segment(self, to: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = self._at, to
        if abs(x0 - x1) < _STRAIGHT or abs(y0 - y1) < _STRAIGHT:
            self._path.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        self._at = to


def is_white(components: Sequence[float]) -> bool:
    """Whether a colour of one (grey), three (RGB) or four (CMYK) components from 0 to 1 is white."""
    if len(components) == 4:
        return max(components) <= 1 - _INVISIBLE
    return bool(components) and min(components) >= _INVISIBLE


def _point(x: float, y: float, ctm: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = ctm
    x, y = float(x), float(y)
    return a * x + c * y + e, b * x + d * y + f
