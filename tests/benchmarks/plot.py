"""The median time of a query against the number of passages, as a drawing of lines on two logarithmic scales."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from tests.benchmarks.engines import OURS
from tests.benchmarks.report import asked, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.rounds import Compared

# Okabe and Ito's colours, which people who see few colours can tell apart.
COLOURS = ("#000000", "#d55e00", "#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#e69f00", "#7f7f7f")
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 590, 30, 390
_APART = 16  # between names at the ends of lines

Point = tuple[float, float]


def drawing(compared: Sequence[Compared]) -> str:
    """An SVG: lines over the synthetic corpora, and a dot for each of the others."""
    engines = [outcome.engine for outcome in compared[0].outcomes] if compared else []
    series = [(name, _points(compared, name, synthetic=True)) for name in engines]
    others = [(name, _points(compared, name, synthetic=False)) for name in engines]
    every = [point for _, points in (*series, *others) for point in points]
    if not every:
        return _svg(["<text x='40' y='40'>Nothing was measured.</text>"])
    scale = _Scale(every)
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(engines)}
    parts = [*_axes(scale)]
    for (name, line), (_, dots) in zip(series, others, strict=True):
        parts.extend(_series(scale, line, dots, colours[name], bold=name == OURS))
    parts.extend(_names(scale, series, others, colours))
    return _svg(parts)


def _points(compared: Sequence[Compared], engine: str, *, synthetic: bool) -> list[Point]:
    """Passages and milliseconds, by the first set of queries of each corpus."""
    found = []
    for one in compared:
        queries = one.trove.query_sets
        p50 = value(one.of(engine), asked(queries[0].name, lambda figures: figures.p50)) if queries else None
        if p50 is not None and one.trove.synthetic == synthetic:
            found.append((float(one.trove.passages), p50))
    return sorted(found)


class _Scale:
    """Where a number of passages and of milliseconds stand on the drawing; whole powers of ten at its edges."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.across = _powers([x for x, _ in points])
        self.up = _powers([y for _, y in points])

    def at(self, point: Point) -> Point:
        return (
            _placed(point[0], self.across, LEFT, RIGHT),
            _placed(max(point[1], 1e-9), self.up, BOTTOM, TOP),
        )


def _powers(values: Sequence[float]) -> tuple[int, int]:
    low = math.floor(math.log10(max(min(values), 1e-9)))
    return low, max(low + 1, math.ceil(math.log10(max(*values, 1e-9))))


def _placed(number: float, powers: tuple[int, int], start: float, end: float) -> float:
    return start + (math.log10(number) - powers[0]) / (powers[1] - powers[0]) * (end - start)


def _axes(scale: _Scale) -> Iterator[str]:
    for power in range(scale.across[0], scale.across[1] + 1):
        x, _ = scale.at((10.0**power, 1))
        yield f"<path d='M{x:.1f} {TOP}V{BOTTOM}' stroke='#ddd'/>"
        yield f"<text x='{x:.1f}' y='{BOTTOM + 18}' text-anchor='middle'>{10**power:,}</text>"
    for power in range(scale.up[0], scale.up[1] + 1):
        _, y = scale.at((1, 10.0**power))
        yield f"<path d='M{LEFT} {y:.1f}H{RIGHT}' stroke='#ddd'/>"
        yield f"<text x='{LEFT - 8}' y='{y + 4:.1f}' text-anchor='end'>{10.0**power:g}</text>"
    yield f"<text x='{(LEFT + RIGHT) / 2}' y='{BOTTOM + 40}' text-anchor='middle'>passages</text>"
    yield f"<text x='{LEFT - 50}' y='{TOP - 12}'>milliseconds, median query</text>"


def _series(
    scale: _Scale, line: Sequence[Point], dots: Sequence[Point], colour: str, *, bold: bool
) -> Iterator[str]:
    places = [scale.at(point) for point in line]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    if path:
        yield f"<path class='engine' d='M{path}' fill='none' stroke='{colour}' stroke-width='{3 if bold else 1.5}'/>"
    for x, y in places:
        yield f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='{colour}'/>"
    for x, y in map(scale.at, dots):
        yield f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='white' stroke='{colour}' stroke-width='1.5'/>"


def _names(
    scale: _Scale,
    series: Sequence[tuple[str, Sequence[Point]]],
    others: Sequence[tuple[str, Sequence[Point]]],
    colours: dict[str, str],
) -> Iterator[str]:
    """Each engine's name beside its last point, moved down where it would stand on another; dark, to be read well."""
    ends = {name: scale.at(points[-1]) for name, points in (*others, *series) if points}
    lowest = float(TOP - _APART)
    for name, (x, y) in sorted(ends.items(), key=lambda end: end[1][1]):
        lowest = max(y, lowest + _APART)
        weight = " font-weight='bold'" if name == OURS else ""
        yield f"<path d='M{x + 5:.1f} {y:.1f}L{RIGHT + 8} {lowest:.1f}h4' fill='none' stroke='{colours[name]}'/>"
        yield f"<text x='{RIGHT + 16}' y='{lowest + 4:.1f}'{weight}>{escape(name)}</text>"


def _svg(parts: Sequence[str]) -> str:
    title = "Median time of a query by number of passages"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' width='{WIDTH}' height='{HEIGHT}' "
        f"role='img' aria-label='{title}' font-family='sans-serif' font-size='13'>\n"
        f"<title>{title}</title>\n<rect width='{WIDTH}' height='{HEIGHT}' fill='white'/>\n"
        + "\n".join(parts)
        + "\n</svg>\n"
    )
