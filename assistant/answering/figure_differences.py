"""Marks figures that give one measure different values, in one document or two.

A false alarm costs a reader more than a silence: the words must be the same, in the same unit and for the same
period, both periods known; a total, a row of the same table or another figure of the same sentence is no rival;
and a limit or a rounded figure that leaves room for the other does not differ from it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.answering.figure_measures import telling
from assistant.answering.figure_periods import moments
from assistant.answering.quantities import Bound

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from assistant.answering.figure_finding import FoundFigure

_WORDS = 2  # content words that a measure must have to be known again
_GENERAL = frozenset(("total", "sub-total", "subtotal", "overal", "other", "sum", "balanc", "net", "gross"))


def with_differences(found: Sequence[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures, each with the ids of those that give its measure another value."""
    groups: dict[Hashable, list[FoundFigure]] = defaultdict(list)
    for one in found:
        key = _measure(one)
        if key is not None:
            groups[key].append(one)
    differing: dict[str, list[str]] = defaultdict(list)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _are_rivals(one, other) and _differ(one, other):
                differing[one.figure.id].append(other.figure.id)
                differing[other.figure.id].append(one.figure.id)
    return tuple(
        replace(one, figure=replace(one.figure, differing=tuple(differing[one.figure.id])))
        if one.figure.id in differing
        else one
        for one in found
    )


def _measure(one: FoundFigure) -> Hashable | None:
    """What a figure measures, in a form in which the same measure is the same; None when it is not told enough."""
    figure = one.figure
    period = moments(figure.period)
    told = telling(" ".join(figure.measures))
    if len(told - _GENERAL) < _WORDS or not period:
        return None
    # In a sentence the words beside a figure tell apart what was reached, the target and the national figure.
    beside = frozenset() if figure.cell else frozenset(w for w in one.reading.around if not w[:1].isdigit())
    return told, beside, figure.kind, figure.unit.lower() if figure.kind.value != "time" else "", period


def _are_rivals(one: FoundFigure, other: FoundFigure) -> bool:
    """Whether two figures stand in different places: not in one sentence, nor in one table."""
    first, second = one.figure, other.figure
    if one.passage.block == other.passage.block:
        return False
    if (first.cell is None) != (second.cell is None):
        return False
    if first.cell is None or second.cell is None:
        return True
    return (first.document, first.cell.table) != (second.document, second.cell.table)


def _differ(one: FoundFigure, other: FoundFigure) -> bool:
    first, second = one.reading, other.reading
    if first.low <= second.high and second.low <= first.high:
        return False
    lower, higher = (first, second) if first.high < second.low else (second, first)
    if lower.bound in {Bound.OVER, Bound.AT_LEAST} or higher.bound in {
        Bound.UNDER,
        Bound.AT_MOST,
        Bound.NEARLY,
    }:
        return False
    rounded = max(first.step, second.step) if Bound.ABOUT in {first.bound, second.bound} else 0.0
    return higher.low - lower.high > max(
        rounded, max(first.step, second.step) / 2 * (first.step != second.step)
    )
