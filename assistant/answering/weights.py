"""Learned numbers as plain data: the weights of the ranker and of the judgement of support, read from JSON.

They are learned by `assistant.evaluation.learning`, which also writes where they come from into the file.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import SettingsError
from assistant.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = DATA / "ranker.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A linear function of named features, each taken from its mean in units of its scale.

    Attributes:
        names: features, in the order of the other tuples.
        intercept: what is added to the sum.
        threshold: value from which on the function says yes; 0 where it is not used so.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    intercept: float = 0.0
    threshold: float = 0.0

    def value(self, features: Mapping[str, float]) -> float:
        """Weighted sum for features by name; one that is missing counts as its mean."""
        terms = zip(self.names, self.weights, self.means, self.scales, strict=True)
        return self.intercept + sum(w * (features.get(n, m) - m) / s for n, w, m, s in terms)

    def chance(self, features: Mapping[str, float]) -> float:
        """Logistic of `value`, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, self.value(features)))))


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
    )


def linear_record(linear: Linear) -> dict[str, Any]:
    """Return the JSON form of a linear function, numbers rounded to what they are worth."""
    rows = zip(linear.names, linear.weights, linear.means, linear.scales, strict=True)
    return {
        "intercept": round(linear.intercept, 4),
        "threshold": round(linear.threshold, 4),
        "features": {
            n: {"weight": round(w, 4), "mean": round(m, 4), "scale": round(s, 4)} for n, w, m, s in rows
        },
    }
