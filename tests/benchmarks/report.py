"""What was measured as Markdown: one table for what is built, one a set of queries, and one for how good the order is."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from tests.benchmarks.corpora import PUBLISHED
from tests.benchmarks.engines import OURS
from tests.benchmarks.rounds import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.benchmarks.rounds import Compared, Outcome, Plan
    from tests.benchmarks.trial import Asked, Built, Served

Picked = tuple[float, ...]


def page(compared: Sequence[Compared], plan: Plan, machine: str, versions: str, plot: str) -> str:
    """The part of the page that the command writes."""
    quality = list(_quality(compared))
    parts = [
        _head(plan, machine, versions),
        f"![Median time of a query by number of passages, one line an engine]({plot})",
        "Lines join the synthetic corpora, by their first set of queries; rings are the other corpora.",
        *(["### How good the order is", "\n".join(quality)] if quality else []),
        *(_corpus(one) for one in compared),
    ]
    return "\n\n".join(parts)


def value(outcome: Outcome, pick: Callable[[Outcome], Picked]) -> float | None:
    """The median of an outcome's rounds; None where it has none."""
    values = pick(outcome)
    return statistics.median(values) if values else None


def asked(name: str, pick: Callable[[Asked], float]) -> Callable[[Outcome], Picked]:
    """A figure of one set of queries, a round."""
    return lambda outcome: tuple(
        pick(one) for served in outcome.served for one in served.asked if one.name == name
    )


def _head(plan: Plan, machine: str, versions: str) -> str:
    return (
        f"Measured by `make bench` on: {machine}. {versions}.\n"
        "The machine had other work to do at the time, so hold engines against each other by their ratios, which are "
        "taken within a round,\n"
        f"and not by seconds from run to run. {plan.rounds} rounds; every figure is the median of the rounds. "
        f"Behind each, in brackets, is its ratio to ours: (4.0) is four times ours.\n"
        f"Each engine runs in a process of its own with at most {plan.memory / 1e9:g} GB, and is ended after "
        f"{plan.patience} s of the processor for building or answering. It is given the same stems, which the product's tokeniser cut, "
        f"and asked for the best {plan.limit} passages.\n"
        "Building begins at a file of these stems; loading of libraries is left out, and so are the first five queries. "
        "Private memory is what no other process can share; it includes about 30 MB for Python and NumPy."
    )


def _quality(compared: Sequence[Compared]) -> Iterator[str]:
    judged = [one for one in compared if any(map(_precision, one.outcomes))]
    if not judged:
        return
    yield "Mean average precision, as trec_eval measures it, at most 1,000 passages a query."
    yield ""
    yield f"| engine | {' | '.join(one.trove.name for one in judged)} |"
    yield f"|---|{'---:|' * len(judged)}"
    published = (_plain(PUBLISHED.get(one.trove.name), "{:.4f}") for one in judged)
    yield f"| BM25 as published | {' | '.join(published)} |"
    for outcome in judged[0].outcomes:
        cells = (_plain(value(one.of(outcome.engine), _precision), "{:.4f}") for one in judged)
        yield f"| {outcome.engine} | {' | '.join(cells)} |"


def _corpus(compared: Compared) -> str:
    trove = compared.trove
    parts = [f"### {trove.name}: {trove.passages:,} passages", "\n".join(_indexes(compared))]
    for queries in trove.query_sets:
        parts.append(f"Queries: {queries.name} ({len(queries.queries)}).")
        parts.append("\n".join(_times(compared, queries.name)))
    return "\n\n".join(parts)


def _indexes(compared: Compared) -> Iterator[str]:
    yield (
        "| engine | building, s | of the processor, s | on disk, MB | memory building, MB | opening, ms | memory answering, MB | of it private, MB |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    columns: tuple[tuple[Callable[[Outcome], Picked], str], ...] = (
        (_built(lambda one: one.seconds), "{:.2f}"),
        (_built(lambda one: one.processor), "{:.2f}"),
        (lambda outcome: _built(lambda one: one.disk / 1e6)(outcome) if outcome.keeps else (), "{:.1f}"),
        (_built(lambda one: one.peak / 1e6), "{:.0f}"),
        (_served(lambda one: one.opening * 1e3), "{:.1f}"),
        (_served(lambda one: one.peak / 1e6), "{:.0f}"),
        (_served(lambda one: one.private / 1e6), "{:.0f}"),
    )
    yield from _rows(compared, columns)


def _times(compared: Compared, queries: str) -> Iterator[str]:
    yield "| engine | p50, ms | p95, ms | processor alone, p50, ms | p95, ms |"
    yield "|---|---:|---:|---:|---:|"
    yield from _rows(
        compared,
        (
            (asked(queries, lambda one: one.p50), "{:.3f}"),
            (asked(queries, lambda one: one.p95), "{:.3f}"),
            (asked(queries, lambda one: one.processor_p50), "{:.3f}"),
            (asked(queries, lambda one: one.processor_p95), "{:.3f}"),
        ),
    )


def _rows(compared: Compared, columns: Sequence[tuple[Callable[[Outcome], Picked], str]]) -> Iterator[str]:
    ours = compared.of(OURS)
    for outcome in compared.outcomes:
        cells = [_cell(ours, outcome, pick, form) for pick, form in columns]
        if outcome.problem and not any(cell != "-" for cell in cells):
            cells = [outcome.problem, *("" for _ in columns[1:])]
        elif outcome.problem and cells[-1] == "-":
            cells[-1] = outcome.problem
        yield f"| {outcome.engine} | {' | '.join(cells)} |"


def _cell(ours: Outcome, outcome: Outcome, pick: Callable[[Outcome], Picked], form: str) -> str:
    shown = _plain(value(outcome, pick), form)
    times = None if outcome.engine == OURS else ratio(pick(ours), pick(outcome))
    return shown if times is None else f"{shown} ({times:.2g})" if times < 10 else f"{shown} ({times:,.0f})"


def _plain(figure: float | None, form: str) -> str:
    return "-" if figure is None else form.format(figure)


def _precision(outcome: Outcome) -> Picked:
    return tuple(one.precision for one in outcome.served if one.precision is not None)


def _built(pick: Callable[[Built], float]) -> Callable[[Outcome], Picked]:
    return lambda outcome: tuple(pick(one) for one in outcome.built)


def _served(pick: Callable[[Served], float]) -> Callable[[Outcome], Picked]:
    return lambda outcome: tuple(pick(one) for one in outcome.served)
