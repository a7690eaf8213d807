"""Text operators of a page: where each character is drawn, by the widths of its font."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.ingestion.matrices import IDENTITY, Matrix, direction, shift, times, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.fonts import FontFace

_FILLED_AND_STROKED = 2


class Glyph(NamedTuple):
    """One drawn character (or ligature).

    Attributes:
        x0: pen before it, points along its line.
        x1: pen after it.
        y: baseline, points across the lines.
        size: points.
        turn: direction of its line in quarter turns clockwise.
        artifact: whether the file marks it as no content.
        order: its place in the page's stream.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    turn: int
    bold: bool
    artifact: bool
    order: int


@dataclass(slots=True)
class TextState:
    """What q saves of the text operators' parameters: spaces, leading and rise in text units."""

    font: FontFace | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> TextState:
        """The state as it is now."""
        return replace(self)


@dataclass(slots=True)
class Pen:
    """Follows the text operators; `glyphs` holds what was drawn so far."""

    glyphs: list[Glyph] = field(default_factory=list)
    state: TextState = field(default_factory=TextState)
    place: Matrix = IDENTITY
    line: Matrix = IDENTITY

    def begin(self) -> None:
        """BT."""
        self.place = self.line = IDENTITY

    def jump(self, matrix: Matrix) -> None:
        """Tm."""
        self.place = self.line = matrix

    def move(self, x: float, y: float) -> None:
        """Td."""
        self.place = self.line = times(shift(x, y), self.line)

    def next_line(self) -> None:
        """T*."""
        self.move(0.0, -self.state.leading)

    def show(self, items: Sequence[Any], ctm: Matrix, *, artifact: bool) -> None:
        """TJ: strings drawn one after the other, numbers moving the pen back by thousandths of an em."""
        state = self.state
        if state.font is None:
            return
        pen = 0.0
        frame = times(self.place, ctm)
        for item in items:
            if isinstance(item, bytes):
                pen = self._string(state.font, item, pen, frame, artifact=artifact)
            elif isinstance(item, (int, float)):
                pen -= float(item) / 1000 * state.size * state.stretch
        self.place = times(shift(pen, 0.0), self.place)

    def _string(self, font: FontFace, raw: bytes, pen: float, frame: Matrix, *, artifact: bool) -> float:
        """Draw one string from the pen's place on; the pen's new place in text units."""
        state = self.state
        a, b, c, d, e, f = frame
        x, y = c * state.rise + e, d * state.rise + f
        turn, along, height = direction(frame)
        points = abs(state.size) * height * font.scale * 1000
        bold = font.bold or state.mode == _FILLED_AND_STROKED
        glyphs = self.glyphs
        for char in font.chars(raw):
            space = state.char_space + (state.word_space if char.spaced else 0.0)
            step = (char.advance * state.size + space) * state.stretch
            if char.text:
                x0, base = turned(x + a * pen, y + b * pen, turn)
                end = x0 + step * along
                glyphs.append(Glyph(char.text, x0, end, base, points, turn, bold, artifact, len(glyphs)))
            pen += step
        return pen
