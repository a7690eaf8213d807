"""Learned numbers as plain data: the weights of the ranker and of the judgement of support, read from JSON.

They are learned by `assistant.evaluation.learning`, which also writes where they come from into the file.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import SettingsError
from assistant.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = DATA / "ranker.json"
_FAR = 40.0  # log-odds


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A linear function of named features, each taken from its mean in units of its scale.

    Attributes:
        names: features, in the order of the other tuples.
        intercept: what is added to the sum.
        threshold: value from which on the function says yes; 0 where it is not used so.
        curve: points of value and chance, both rising; empty where the chance is the logistic of the value.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    intercept: float = 0.0
    threshold: float = 0.0
    curve: tuple[tuple[float, float], ...] = ()

    def value(self, features: Mapping[str, float]) -> float:
        """Weighted sum for features by name; one that is missing counts as its mean."""
        terms = zip(self.names, self.weights, self.means, self.scales, strict=True)
        return self.intercept + sum(w * (features.get(n, m) - m) / s for n, w, m, s in terms)

    def chance(self, features: Mapping[str, float]) -> float:
        """How likely `value` makes it, 0 to 1."""
        return self.chance_of(self.value(features))

    def chance_of(self, value: float) -> float:
        """How likely a value makes it, 0 to 1: read off the curve, level beyond its ends, or by the logistic."""
        if not self.curve:
            return 1.0 / (1.0 + math.exp(-max(-_FAR, min(_FAR, value))))
        (before, low), (after, high) = self._around(value)
        return low if after <= before else low + (high - low) * (value - before) / (after - before)

    def _around(self, value: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """The points of the curve before and after a value; twice the same at an end and beyond."""
        place = bisect_left(self.curve, value, key=lambda point: point[0])
        if place in {0, len(self.curve)}:
            end = self.curve[min(place, len(self.curve) - 1)]
            return end, end
        return self.curve[place - 1], self.curve[place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One set of learned numbers: for ranking, for whether there is an answer, for whether the first is right."""

    ranking: Linear
    support: Linear
    confidence: Linear


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedWeights:
    """The set without the neural network, the set with it, and the ranking that chooses what the network reads."""

    lexical: Weights
    shortlist: Linear
    with_reader: Weights


def load_weights(path: Path = FILE) -> LearnedWeights:
    """Read the file of learned numbers.

    Raises:
        SettingsError: when it is missing or is not of the expected form.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return LearnedWeights(
            lexical=_weights(content["lexical"]),
            shortlist=_linear(content["shortlist"]),
            with_reader=_weights(content["with_reader"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{path.name} cannot be used: {error!r}") from error


@lru_cache(maxsize=1)
def shipped_weights() -> LearnedWeights:
    """Return the numbers of the package, read once."""
    return load_weights()


def _weights(record: dict[str, Any]) -> Weights:
    return Weights(
        ranking=_linear(record["ranking"]),
        support=_linear(record["support"]),
        confidence=_linear(record["confidence"]),
    )


def _linear(record: dict[str, Any]) -> Linear:
    features = record["features"]
    return Linear(
        names=tuple(features),
        weights=tuple(float(f["weight"]) for f in features.values()),
        means=tuple(float(f["mean"]) for f in features.values()),
        scales=tuple(float(f["scale"]) for f in features.values()),
        intercept=float(record["intercept"]),
        threshold=float(record["threshold"]),
        curve=tuple((float(value), float(chance)) for value, chance in record.get("curve", ())),
    )


def linear_record(linear: Linear) -> dict[str, Any]:
    """Return the JSON form of a linear function, numbers rounded to what they are worth."""
    rows = zip(linear.names, linear.weights, linear.means, linear.scales, strict=True)
    curve = {"curve": [[round(value, 4), round(chance, 4)] for value, chance in linear.curve]}
    return {
        "intercept": round(linear.intercept, 4),
        "threshold": round(linear.threshold, 4),
        **(curve if linear.curve else {}),
        "features": {
            n: {"weight": round(w, 4), "mean": round(m, 4), "scale": round(s, 4)} for n, w, m, s in rows
        },
    }
