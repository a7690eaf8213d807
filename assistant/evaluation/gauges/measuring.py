"""What all gauges share: their bars, the sample of questions, the figures that come of their rows."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from assistant.errors import InputFormatError
from assistant.evaluation.metrics import area_under_curve
from assistant.evaluation.saved import Scored, means_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.settings import Settings

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a gauge is run on.

    Attributes:
        data: folder of the public sets.
        cache: folder in which indexes are kept from run to run.
        sample: most questions asked, taken at a fixed stride; None for all.
        reports: gold questions about the reports, or None where there are none.
        readers: file of folds of reports, and folder of networks not trained on each; None for the shipped one.
    """

    data: Path
    cache: Path
    settings: Settings
    sample: int | None = None
    reports: Path | None = None
    readers: tuple[Path, Path] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a score came out for a question that has an answer, or for one that has none."""

    answerable: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauged:
    """The questions of a gauge as they came out.

    Attributes:
        tellings: by name of the score, from which it is told how well that score tells what has an answer.
    """

    rows: tuple[Scored, ...]
    tellings: Mapping[str, Sequence[Telling]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured number; `bar` is what is asked for, at most where `lower` and at least elsewhere."""

    gauge: str
    measure: str
    value: float
    count: int
    bar: float | None = None
    lower: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None without one."""
        if self.bar is None:
            return None
        return self.value <= self.bar if self.lower else self.value >= self.bar


class Gauge(Protocol):
    """A module that turns a public set into a corpus and questions, and asks them."""

    NAME: str
    BARS: Mapping[str, float]

    def run(self, request: Request) -> Gauged:
        """Ask the questions.

        Raises:
            InputFormatError: when the set is not there or cannot be read.
        """
        ...


def sampled(items: Sequence[Item], most: int | None) -> Sequence[Item]:
    """Every item, or at most `most` of them at a fixed stride from the first."""
    if most is None or len(items) <= most:
        return items
    return items[:: -(-len(items) // max(1, most))]


def figures_of(gauge: str, gauged: Gauged, bars: Mapping[str, float]) -> tuple[Figure, ...]:
    """Means of the rows' measures and, for each score, how well it tells what has an answer (AUC)."""
    values = means_of(gauged.rows)
    for name, told in gauged.tellings.items():
        yes = [one.score for one in told if one.answerable]
        no = [one.score for one in told if not one.answerable]
        values[name] = (area_under_curve(yes, no), len(told))
    return tuple(
        Figure(
            gauge=gauge,
            measure=name,
            value=value,
            count=count,
            bar=bars.get(name),
            lower=name == "refused",
        )
        for name, (value, count) in values.items()
    )


def figures_table(figures: Sequence[Figure]) -> str:
    """A Markdown table, a row a figure."""
    lines = ["| set | measure | measured | asked for | questions |", "|---|---|---|---|---|"]
    for one in figures:
        sign = "<=" if one.lower else ">="
        bar = "" if one.bar is None else f"{sign} {one.bar:.2f}: {'met' if one.met else 'short'}"
        lines.append(f"| {one.gauge} | {one.measure} | {one.value:.3f} | {bar} | {one.count} |")
    return "\n".join(lines)


def figure_record(figure: Figure) -> dict[str, Any]:
    """Return the JSON form of a figure."""
    return {
        "gauge": figure.gauge,
        "measure": figure.measure,
        "value": round(figure.value, 4),
        "questions": figure.count,
        "bar": figure.bar,
        "met": figure.met,
    }


def gathered(files: Sequence[Path], folder: Path) -> Path:
    """Copy files into a folder that holds nothing else, so that they can be read as one corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {path.name for path in files}
    for old in folder.iterdir():
        if old.name not in wanted:
            old.unlink()
    for path in files:
        copy = folder / path.name
        if not copy.exists() or copy.stat().st_size != path.stat().st_size:
            shutil.copyfile(path, copy)
    return folder


def text_of(path: Path) -> str:
    """Read a file of a set.

    Raises:
        InputFormatError: when it is not there or cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputFormatError(path, 0, str(error)) from error
