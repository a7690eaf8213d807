"""What a page draws: its characters, placed, and its ruled lines.

pypdf's `extract_text` gives runs without widths; cells, columns and word gaps need both edges.
So the page's operators, as pypdf reads them, are followed here with the font widths pypdf offers.
Coordinates are points from the page's upper left corner as it is displayed, y downwards.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from assistant.ingestion.matrices import Matrix, times
from assistant.ingestion.paths import Pencil, Rule, is_white
from assistant.ingestion.textstate import Glyph, Pen, TextState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.ingestion.fonts import FontFace

    Operations = Iterable[tuple[Any, bytes]]
    Action = Callable[[Sequence[Any]], None]

_DEEPEST_FORM = 12
_LONGEST_STACK = 512
_CLOCK_EVERY = 2048


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that one page draws; `images` counts its pictures."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: int


class TooSlowError(Exception):
    """Raised when the time given for a file is used up; translated by the caller."""


class Form(Protocol):
    """A reusable drawing: its own operators, resources and matrix."""

    @property
    def matrix(self) -> Matrix:
        """From its own coordinates to those around it."""

    def operations(self) -> Operations:
        """Operands and operator, in order."""

    def resources(self) -> Resources:
        """Its own fonts and forms."""


class Resources(Protocol):
    """Fonts and forms by the names a content stream uses."""

    def font(self, name: str) -> FontFace | None:
        """The font, or None when it is missing or broken."""

    def form(self, name: str) -> Form | None:
        """The form, or None when it is an image or missing."""


class _Saved(NamedTuple):
    """What q keeps until Q."""

    ctm: Matrix
    text: TextState
    white: bool


@dataclass(slots=True)
class Walker:
    """Follows one page's operators, once.

    Args:
        resources: of the page.
        ctm: from the page's own coordinates to displayed ones.
        deadline: `time.monotonic()` value after which `TooSlowError` is raised.
    """

    resources: Resources
    ctm: Matrix
    deadline: float
    pen: Pen = field(default_factory=Pen)
    pencil: Pencil = field(default_factory=Pencil)
    images: int = 0
    _steps: int = 0
    _depth: int = 0
    _white: bool = False
    _marks: list[bool] = field(default_factory=list)
    _stack: list[_Saved] = field(default_factory=list)
    _actions: dict[bytes, Action] = field(default_factory=dict)

    def draw(self, operations: Operations) -> Drawn:
        """Everything the operators draw.

        Raises:
            TooSlowError: when the deadline passes.
        """
        self._actions = {**self._graphics_actions(), **self._text_actions(), **self._path_actions()}
        self._run(operations)
        return Drawn(tuple(self.pen.glyphs), tuple(self.pencil.rules), self.images)

    def _run(self, operations: Operations) -> None:
        for operands, operator in operations:
            self._steps += 1
            if self._steps % _CLOCK_EVERY == 0 and time.monotonic() > self.deadline:
                raise TooSlowError
            action = self._actions.get(operator)
            if action is not None:
                try:
                    action(operands)
                except (IndexError, TypeError, ValueError, OverflowError):
                    continue  # a malformed operator draws nothing; the next may

    def _graphics_actions(self) -> dict[bytes, Action]:
        return {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._concat,
            b"Do": self._form,
            b"INLINE IMAGE": self._image,
            b"BMC": self._begin_mark,
            b"BDC": self._begin_mark,
            b"EMC": self._end_mark,
            **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), self._fill_colour),
        }

    def _text_actions(self) -> dict[bytes, Action]:
        pen = self.pen
        return {
            b"BT": lambda _: pen.begin(),
            b"Tf": self._font,
            b"Td": lambda v: pen.move(float(v[0]), float(v[1])),
            b"TD": self._move_leading,
            b"Tm": lambda v: pen.jump(_matrix(v)),
            b"T*": lambda _: pen.next_line(),
            b"Tc": self._parameter("char_space"),
            b"Tw": self._parameter("word_space"),
            b"Tz": self._parameter("stretch", 0.01),
            b"TL": self._parameter("leading"),
            b"Ts": self._parameter("rise"),
            b"Tr": self._parameter("mode"),
            b"Tj": self._show,
            b"TJ": lambda v: self._show_items(v[0]),
            b"'": self._show_next,
            b'"': self._show_spaced,
        }

    def _path_actions(self) -> dict[bytes, Action]:
        pencil = self.pencil
        return {
            b"m": lambda v: pencil.move(v, self.ctm),
            b"l": lambda v: pencil.line(v, self.ctm),
            b"h": lambda v: pencil.close(v, self.ctm),
            b"re": lambda v: pencil.rectangle(v, self.ctm),
            b"n": lambda _: pencil.discard(),
            **dict.fromkeys((b"c", b"v", b"y"), lambda v: pencil.curve(v, self.ctm)),
            **dict.fromkeys((b"S", b"s", b"B", b"B*", b"b", b"b*"), lambda _: pencil.paint()),
            **dict.fromkeys((b"f", b"F", b"f*"), lambda _: self._fill()),
        }

    def _save(self, _: Sequence[Any]) -> None:
        if len(self._stack) < _LONGEST_STACK:
            self._stack.append(_Saved(self.ctm, self.pen.state.copy(), self._white))

    def _restore(self, _: Sequence[Any]) -> None:
        if self._stack:
            self.ctm, self.pen.state, self._white = self._stack.pop()

    def _concat(self, v: Sequence[Any]) -> None:
        self.ctm = times(_matrix(v), self.ctm)

    def _form(self, v: Sequence[Any]) -> None:
        form = self.resources.form(str(v[0]))
        if form is None:
            self.images += 1
        elif self._depth < _DEEPEST_FORM:
            self._draw_form(form)

    def _draw_form(self, form: Form) -> None:
        """Draw a form in a graphics state of its own."""
        kept = (self.resources, self.ctm, self._stack, self._white)
        state, place, line = self.pen.state.copy(), self.pen.place, self.pen.line
        self.resources, self._stack, self._depth = form.resources(), [], self._depth + 1
        self.ctm = times(form.matrix, self.ctm)
        try:
            self._run(form.operations())
        finally:
            self.resources, self.ctm, self._stack, self._white = kept
            self.pen.state, self.pen.place, self.pen.line = state, place, line
            self._depth -= 1

    def _image(self, _: Sequence[Any]) -> None:
        self.images += 1

    def _begin_mark(self, v: Sequence[Any]) -> None:
        self._marks.append(bool(v) and v[0] == "/Artifact")

    def _end_mark(self, _: Sequence[Any]) -> None:
        if self._marks:
            self._marks.pop()

    def _fill_colour(self, v: Sequence[Any]) -> None:
        self._white = is_white([float(value) for value in v if isinstance(value, (int, float))])

    def _fill(self) -> None:
        if self._white:
            self.pencil.discard()
        else:
            self.pencil.paint()

    def _font(self, v: Sequence[Any]) -> None:
        self.pen.state.size = float(v[1])
        self.pen.state.font = self.resources.font(str(v[0]))

    def _move_leading(self, v: Sequence[Any]) -> None:
        self.pen.state.leading = -float(v[1])
        self.pen.move(float(v[0]), float(v[1]))

    def _parameter(self, name: str, factor: float = 1.0) -> Action:
        def action(v: Sequence[Any]) -> None:
            setattr(self.pen.state, name, float(v[0]) * factor)

        return action

    def _show(self, v: Sequence[Any]) -> None:
        self._show_items(v[:1])

    def _show_items(self, items: Sequence[Any]) -> None:
        self.pen.show(items, self.ctm, artifact=any(self._marks))

    def _show_next(self, v: Sequence[Any]) -> None:
        self.pen.next_line()
        self._show(v)

    def _show_spaced(self, v: Sequence[Any]) -> None:
        self.pen.state.word_space, self.pen.state.char_space = float(v[0]), float(v[1])
        self._show_next(v[2:])


def _matrix(v: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in v[-6:])
    return (a, b, c, d, e, f)
