"""Whether a quantity that was said is the one that a document gives, however each is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from assistant.answering.quantities import Bound, Measure, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_ROUNDING = 0.01  # of the value: "£430,000" is said of £430,047
_ROUGHLY = 0.07  # of the value: "about 5,000" is said of 5,121
_NEARLY = 0.15  # of the value: "nearly 5,000" is said of 4,801
_FAR = 3.0  # times the value: "more than 100" is not said of 5,000
_POINTS = 1.0  # percentage points between a fraction in words and a percentage: "a third" is said of 33%
_ROLES = frozenset(
    (
        "target",
        "goal",
        "nation",
        "nationwid",
        "england",
        "uk",
        "region",
        "averag",
        "previous",
        "budget",
        "forecast",
        "plan",
        "expect",
        "benchmark",
        "statist",
    )
)
_SURELY_TOLD = 0.5  # the same for a figure that only lies on the side of a limit that was said
_ALONGSIDE = 0.25  # of the value: a figure so near to a limit needs no such proof
_FADING = 0.15  # what a word loses with each word between it and the figure
_REACH = 5  # words before a figure in which its role is given: "national figure (March 2019) of"
_TOLD = 0.34  # share of the words around a figure that tell what it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a text makes of a quantity that was said.

    Attributes:
        agrees: True or False, or None when the text gives no such quantity.
        stated: the text's quantity that was held against it.
    """

    said: Quantity
    agrees: bool | None
    stated: Quantity | None = None


def agree(said: Quantity, stated: Quantity) -> bool:
    """Whether what is said follows from what is stated, with the looseness of ordinary speech and no more."""
    if not comparable(said, stated):
        return False
    value, given = (
        (said.value, stated.value) if said.measure is stated.measure else (said.number, stated.number)
    )
    if said.bound in {Bound.OVER, Bound.AT_LEAST}:
        meant_over = stated.bound in {Bound.OVER, Bound.AT_LEAST} or said.bound is Bound.AT_LEAST
        return value < given <= value * _FAR or (given == value and meant_over)
    if said.bound in {Bound.UNDER, Bound.AT_MOST}:
        meant_under = stated.bound in {Bound.UNDER, Bound.AT_MOST} or said.bound is Bound.AT_MOST
        return value / _FAR <= given < value or (given == value and meant_under)
    if said.bound is Bound.NEARLY:
        return value * (1 - _NEARLY) <= given <= value
    return abs(value - given) <= _tolerance(said, stated, value)


def _tolerance(said: Quantity, stated: Quantity, value: float) -> float:
    if said.bound is Bound.ABOUT and said.step >= min(10.0, value / 10):
        return _ROUGHLY * value
    if said.measure is Measure.SHARE:
        in_words = not any(mark in said.text for mark in "0123456789")
        loose = stated.bound is not Bound.EXACT and in_words
        return 5 * _POINTS if loose else _POINTS if in_words or said.parts or stated.parts else 0.5
    return min(_ROUNDING * value, said.step / 2) if said.step > stated.step else 0.0


def comparable(said: Quantity, stated: Quantity) -> bool:
    """Whether the two count in the same measure; a bare figure may be one of years ("aged ten to fifteen")."""
    if said.measure is stated.measure:
        return said.unit == stated.unit
    return {said.measure, stated.measure} == {Measure.COUNT, Measure.DURATION} and (
        said.unit or stated.unit
    ) == "month"


def compare(
    said: Quantity, stated: Sequence[Quantity], alike: Callable[[str, str], bool], *, topic: bool
) -> Comparison:
    """Hold a quantity against those of a text.

    Args:
        alike: whether two stems mean the same.
        topic: whether the text is of the statement's topic beyond doubt, so that the only figure of a measure
            need not say again what it counts.
    """
    rivals = [q for q in _with_parts(stated) if comparable(said, q)]
    if not rivals:
        return Comparison(said=said, agrees=None)
    told = {id(q): _told(said, q, alike) for q in rivals}
    best = max(told.values())
    matches = [q for q in rivals if agree(said, q) and (_near(said, q) or told[id(q)] >= _SURELY_TOLD)]
    nearest = max(matches, key=lambda q: told[id(q)], default=None)
    if nearest is not None and (told[id(nearest)] >= best - _TOLD or not (said.after or said.before)):
        return Comparison(said=said, agrees=True, stated=nearest)
    rivals = [q for q in rivals if q.measure is said.measure]
    if not rivals:
        return Comparison(said=said, agrees=None)
    rivals = [q for q in rivals if not _open_to(said, q)]
    if not rivals:
        return Comparison(said=said, agrees=None)
    closest = max(rivals, key=lambda q: told[id(q)])
    best = told[id(closest)]
    counted = best >= _TOLD or (topic and (said.measure is not Measure.COUNT or not said.after))
    return Comparison(said=said, agrees=False if counted else None, stated=closest if counted else None)


def _open_to(said: Quantity, stated: Quantity) -> bool:
    """Whether a stated limit leaves room for what was said: "over 60%" does not deny 65%."""
    if stated.bound in {Bound.OVER, Bound.AT_LEAST}:
        return said.value >= stated.value and said.bound not in {Bound.UNDER, Bound.AT_MOST}
    if stated.bound in {Bound.UNDER, Bound.AT_MOST}:
        return said.value <= stated.value and said.bound not in {Bound.OVER, Bound.AT_LEAST}
    return False


def _near(said: Quantity, stated: Quantity) -> bool:
    exact = said.bound in {Bound.EXACT, Bound.ABOUT, Bound.NEARLY}
    return exact or abs(said.value - stated.value) <= _ALONGSIDE * said.value


def _with_parts(stated: Iterable[Quantity]) -> list[Quantity]:
    """Add the two counts of "two of the five" to the share that they are."""
    found = []
    for quantity in stated:
        found.append(quantity)
        found.extend(
            replace(quantity, measure=Measure.COUNT, value=part, number=part, parts=())
            for part in quantity.parts
        )
    return found


def _told(said: Quantity, stated: Quantity, alike: Callable[[str, str], bool]) -> float:
    """How far the words around a stated quantity say that it counts what was said, 0 to 1; less for another role."""
    own = said.after[:3] or said.before[:3]
    shared = sum(
        max(_closeness(one, stated.after, alike), _closeness(one, stated.before, alike)) for one in own
    )
    role = {word for word in (*stated.before[:_REACH], *stated.after[:1]) if word in _ROLES}
    around = {*said.after, *said.before}
    return shared / (len(own) or 1) - 0.5 * bool(role - around) + 0.5 * bool(role & around)


def _closeness(word: str, near: Sequence[str], alike: Callable[[str, str], bool]) -> float:
    """1 for the word that stands beside a figure, less for each word between, 0 for one that does not stand there."""
    return max((1.0 - _FADING * place for place, other in enumerate(near) if alike(word, other)), default=0.0)


def difference_stated(said: Quantity, stated: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two quantities of a text whose difference is what was said, larger first."""
    return next(
        (
            (large, small) if large.value > small.value else (small, large)
            for large, small in combinations(stated, 2)
            if _same_measure(said, large, small)
            and agree(said, replace(large, value=abs(large.value - small.value)))
        ),
        None,
    )


def _same_measure(said: Quantity, *stated: Quantity) -> bool:
    return all(said.measure is q.measure and said.unit == q.unit for q in stated)


def share_stated(said: Quantity, stated: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two counts of a text of which the first is the share of the second that was said."""
    counts = [q for q in stated if q.measure in {Measure.COUNT, Measure.MONEY}]
    return next(
        (
            (part, whole)
            for part, whole in permutations(counts, 2)
            if part.measure is whole.measure
            and 0 < part.value < whole.value
            and agree(said, replace(said, value=100 * part.value / whole.value, bound=Bound.EXACT, text="%"))
        ),
        None,
    )


def rise_to_target(stated: Sequence[Quantity]) -> int | None:
    """Sign of a text's figure against its target, average or earlier figure: 1 above, -1 below; None without both."""
    for reference in stated:
        if not {*reference.before[:_REACH], *reference.after[:1]} & _ROLES:
            continue
        for actual in stated:
            if actual is not reference and comparable(actual, reference) and actual.value != reference.value:
                return 1 if actual.value > reference.value else -1
    return None
