"""Fonts, forms and sizes out of pypdf's dictionaries, as the reading of a page's drawing asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from assistant.ingestion.matrices import IDENTITY, Matrix, times

if TYPE_CHECKING:
    from assistant.ingestion.content import Operations
    from assistant.ingestion.fonts import FontFace


class Source(Protocol):
    """The opened file that resources belong to."""

    def font(self, resource: Any) -> FontFace | None:  # noqa: ANN401 - pypdf's objects have no common type
        """The decoder of a font dictionary."""

    def operations(self, stream: Any) -> Operations:  # noqa: ANN401
        """The operators of a content stream."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is displayed: points, and the matrix from its own to displayed coordinates."""

    width: float
    height: float
    matrix: Matrix


@dataclass(slots=True)
class PageResources:
    """`content.Resources` over a pypdf dictionary."""

    file: Source
    entries: Any

    def _entry(self, group: str, name: str) -> Any:  # noqa: ANN401
        entries = self.entries.get_object() if self.entries is not None else {}
        found = entries.get(group)
        found = found.get_object().get(name) if found is not None else None
        return found.get_object() if found is not None else None

    def font(self, name: str) -> FontFace | None:
        """The font of that name, or None."""
        resource = self._entry("/Font", name)
        return self.file.font(resource) if resource is not None else None

    def form(self, name: str) -> PageForm | None:
        """The form of that name; None for an image."""
        stream = self._entry("/XObject", name)
        if stream is None or stream.get("/Subtype") != "/Form":
            return None
        return PageForm(self.file, stream, self)


@dataclass(slots=True)
class PageForm:
    """`content.Form` over a pypdf stream; without resources of its own it uses those around it."""

    file: Source
    stream: Any
    around: PageResources

    @property
    def matrix(self) -> Matrix:
        """From its own coordinates to those around it."""
        values = self.stream.get("/Matrix")
        if not values:
            return IDENTITY
        a, b, c, d, e, f = (float(value) for value in values)
        return (a, b, c, d, e, f)

    def operations(self) -> Operations:
        """Its own drawing."""
        return self.file.operations(self.stream)

    def resources(self) -> PageResources:
        """Its own, or those around it."""
        own = self.stream.get("/Resources")
        return PageResources(self.file, own) if own is not None else self.around


def page_size(page: Any) -> PageSize:  # noqa: ANN401
    """The visible box, turned as /Rotate says, with its upper left corner at 0, 0 and y downwards."""
    box = page.cropbox
    left, low, right, high = (float(value) for value in (box.left, box.bottom, box.right, box.top))
    width, height = abs(right - left), abs(high - low)
    upright: Matrix = (1.0, 0.0, 0.0, -1.0, -min(left, right), max(low, high))
    turns: dict[int, Matrix] = {
        90: (0.0, 1.0, -1.0, 0.0, height, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, width),
    }
    turn = int(page.rotation or 0) % 360
    matrix = times(upright, turns[turn]) if turn in turns else upright
    return PageSize(height, width, matrix) if turn in {90, 270} else PageSize(width, height, matrix)
