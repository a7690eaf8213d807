"""Fits the linear functions that rank and judge: conditional logit over candidates, logistic over answers.

The ranker's weights maximise the chance that an answering candidate is drawn when candidates are drawn by
`exp(score)` (McFadden's conditional logit; "softmax" in learning to rank). Weights are held near a prior by a
squared penalty, so that a feature that the questions never exercise keeps the weight a person gave it, and those
of features that can only speak for an answer are kept from falling below zero: a set of questions in which few
answers share a word with their question must not teach that shared words speak against an answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import brentq, minimize
from sklearn.isotonic import IsotonicRegression

from assistant.answering.weights import Linear

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    Table = NDArray[np.float64]

_LEAST_SCALE = 0.05
_FAR = 100.0  # log-odds
_CLAIMED = 4
_CURVE_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """The candidates of one question: features, candidates by features, and whether each answers, 0 to 1."""

    table: Table
    answers: Table


def fit_choices(
    names: Sequence[str],
    choices: Sequence[Choice],
    *,
    penalty: float,
    prior: Mapping[str, float] | None = None,
    favourable: Collection[str] = (),
    depth: int = 60,
) -> Linear:
    """Learn ranking weights.

    Args:
        penalty: how strongly weights, in units of a feature's scale, are held to the prior.
        prior: weights by name in the feature's own unit; 0 for the others.
        favourable: names of features whose weight cannot be negative.
        depth: candidates a question from which means and scales are taken.
    """
    usable = [choice for choice in choices if choice.answers.max(initial=0.0) > 0]
    sample = np.vstack([choice.table[:depth] for choice in usable])
    means, scales = sample.mean(axis=0), np.maximum(sample.std(axis=0), _LEAST_SCALE)
    start = np.array([(prior or {}).get(name, 0.0) for name in names]) * scales
    tables = [(choice.table - means) / scales for choice in usable]
    answering = [choice.answers > 0 for choice in usable]

    def loss(weights: Table) -> tuple[float, Table]:
        total, slope = _choice_loss(tables, answering, weights)
        away = weights - start
        return total + penalty / 2 * float(away @ away), slope + penalty * away

    bounds = [(0.0 if name in favourable else None, None) for name in names]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    return Linear(
        names=tuple(names),
        weights=tuple(found.x.tolist()),
        means=tuple(means.tolist()),
        scales=tuple(scales.tolist()),
    )


def _choice_loss(
    tables: Sequence[Table], answering: Sequence[NDArray[np.bool_]], weights: Table
) -> tuple[float, Table]:
    """Mean of minus the logarithm of the chance that an answering candidate is drawn, and its slope."""
    total, slope = 0.0, np.zeros_like(weights)
    for table, right in zip(tables, answering, strict=True):
        scores = table @ weights
        raised = np.exp(scores - scores.max())
        drawn = raised / raised.sum()
        inside = float(drawn[right].sum()) + 1e-12
        total -= float(np.log(inside))
        slope -= table.T @ (np.where(right, drawn / inside, 0.0) - drawn)
    return total / len(tables), slope / len(tables)


def fit_yes_no(
    names: Sequence[str],
    rows: Table,
    truths: Sequence[bool],
    *,
    penalty: float,
    favourable: Collection[str] = (),
) -> Linear:
    """Learn a logistic function of `names`; the intercept is not held back."""
    means, scales = rows.mean(axis=0), np.maximum(rows.std(axis=0), _LEAST_SCALE)
    table = np.hstack([(rows - means) / scales, np.ones((len(rows), 1))])
    signs = np.where(np.array(truths), 1.0, -1.0)
    held = np.append(np.full(len(names), penalty), 0.0)

    def loss(weights: Table) -> tuple[float, Table]:
        margins = signs * (table @ weights)
        total = np.logaddexp(0.0, -margins).mean() + held @ weights**2 / 2
        wrong = signs / (1.0 + np.exp(np.clip(margins, -40.0, 40.0)))
        return float(total), held * weights - table.T @ wrong / len(rows)

    bounds = [*((0.0 if name in favourable else None, None) for name in names), (None, None)]
    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    return Linear(
        names=tuple(names),
        weights=tuple(found.x[:-1].tolist()),
        means=tuple(means.tolist()),
        scales=tuple(scales.tolist()),
        intercept=float(found.x[-1]),
    )


def plus(first: Linear, second: Linear, share: float) -> Linear:
    """Return `first` plus `share` times `second`, both over the same features, means and scales."""
    weights = tuple(a + share * b for a, b in zip(first.weights, second.weights, strict=True))
    return replace(first, weights=weights, intercept=first.intercept + share * second.intercept)


def levelled(linear: Linear, rows: Sequence[Mapping[str, float]], truths: Sequence[bool]) -> Linear:
    """Shift the intercept so that the chances of these rows are right on average.

    Args:
        truths: some true and some false; otherwise no shift would do, and there is none.
    """
    share = float(np.mean(truths)) if truths else 0.0
    if not 0 < share < 1:
        return linear
    values = np.array([linear.value(row) for row in rows])
    shift = brentq(lambda more: float(np.mean(1 / (1 + np.exp(-values - more)))) - share, -_FAR, _FAR)
    return replace(linear, intercept=linear.intercept + float(shift))


def with_curve(linear: Linear, values: Sequence[float], truths: Sequence[bool]) -> Linear:
    """Let the chances of a function be as often right as they claim: by a rising curve through its values.

    Examples in order of their value are cut into `_CURVE_PARTS` equal parts; the curve runs straight from the mean
    value and the share right of one part to those of the next, made to rise by isotonic regression (Zadrozny and
    Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates"). In each part
    `_CLAIMED` more examples count that came out as the logistic of their value has it, so that few make no certainty.

    Args:
        values: of the function on examples it was not learned from, at least `_CURVE_PARTS`.
        truths: whether each was a yes.
    """
    order = np.argsort(values, kind="stable")
    parts = np.array_split(order, _CURVE_PARTS)
    claimed = np.array([linear.chance_of(value) for value in values])
    means = [float(np.mean(np.array(values)[part])) for part in parts]
    counts = [len(part) + _CLAIMED for part in parts]
    yes = [float(np.array(truths)[part].sum() + _CLAIMED * claimed[part].mean()) for part in parts]
    shares = [some / count for some, count in zip(yes, counts, strict=True)]
    rising = IsotonicRegression().fit_transform(means, shares, sample_weight=counts)
    return replace(linear, curve=tuple(zip(means, rising.tolist(), strict=True)))


def with_threshold(linear: Linear, sets: Sequence[Sequence[float]], refused: float) -> Linear:
    """Set the highest threshold that refuses at most the share `refused`, on average over sets of like weight.

    Args:
        sets: of each set of questions the values of those that are answerable, of a function not learned from them.
    """
    parts = [np.array(values) for values in sets if len(values)]
    thresholds = sorted({value for part in parts for value in part.tolist()})
    allowed = [t for t in thresholds if np.mean([np.mean(part < t) for part in parts]) <= refused]
    return replace(linear, threshold=allowed[-1] if allowed else 0.0)
