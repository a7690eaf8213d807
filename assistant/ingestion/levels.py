"""How deep headings stand: by their numbers where they have them, else by how they are set."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.ingestion.titles import Heading

_NAMED = re.compile(r"(?:appendix|annexe?|schedule|chapter|part|section|attachment)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    heading: Heading
    level: int


def heading_levels(headings: Sequence[Heading]) -> tuple[int, ...]:
    """How deep each heading stands, 1 for the outermost, in order."""
    opened: list[_Open] = []
    series: dict[str, int] = {}
    levels = []
    for heading in _ranked(headings):
        name = _known_series(heading)
        if name in series:
            opened = [known for known in opened if known.level < series[name]]
        while opened and not _over(opened[-1].heading, heading):
            opened.pop()
        level = opened[-1].level + 1 if opened else 1
        series = {known: depth for known, depth in series.items() if depth <= level}
        if name is not None:
            series[name] = level
        opened.append(_Open(heading=heading, level=level))
        levels.append(level)
    return tuple(levels)


def _known_series(heading: Heading) -> str | None:
    """The series of a labelled heading ("Aim 2", "(3)"); None for one that its own dots place, or without number."""
    return None if heading.number is None or _dotted(heading) is not None else _series(heading.number)


def _ranked(headings: Sequence[Heading]) -> Iterator[Heading]:
    """The headings; capitals count as a style of their own only where more than one heading is set so."""
    capitals = Counter(heading.style for heading in headings if heading.style.capitals)
    for heading in headings:
        alone = capitals[heading.style] == 1
        yield replace(heading, style=replace(heading.style, capitals=False)) if alone else heading


def _dotted(heading: Heading) -> str | None:
    if heading.number is None:
        return None
    words = heading.number.split()
    if words[0].lower() == "chapter":
        return words[-1]
    return heading.number if heading.number[0].isdigit() else None


def _over(outer: Heading, inner: Heading) -> bool:
    """Whether `inner` stands under `outer`."""
    below = _dotted(inner)
    if below is not None:
        return _over_dotted(outer, inner, below)
    if inner.number is not None and _NAMED.match(inner.number):
        return _part(outer) and not _part(inner)
    if inner.number is not None:
        return _over_labelled(outer, inner, inner.number)
    if outer.number is not None and inner.title.startswith(outer.number):
        return True
    return outer.style.outranks(inner.style)


def _over_dotted(outer: Heading, inner: Heading, below: str) -> bool:
    above = _dotted(outer)
    if above is not None:
        return below.startswith(above + ".")
    if "." not in below:
        return _part(outer) and outer.style.size >= inner.style.size - 0.4
    return outer.style.outranks(inner.style)


def _over_labelled(outer: Heading, inner: Heading, number: str) -> bool:
    """Whether a heading such as "AIM 1" or "(2)" stands under `outer`."""
    if outer.number is not None and _series(outer.number) == _series(number):
        return False
    if abs(outer.style.size - inner.style.size) <= 0.4 and number.startswith("("):
        return outer.number is not None
    return outer.style.outranks(inner.style)


def _part(heading: Heading) -> bool:
    return heading.number is not None and heading.number.lower().startswith("part ")


def _series(number: str) -> str:
    """What the numbers of one series share: "AIM", "Appendix", "()"."""
    if number.startswith("("):
        return "()"
    return number.split(maxsplit=1)[0].lower() if " " in number else ("A" if number.isalpha() else "1")
