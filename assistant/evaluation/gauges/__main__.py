"""The gauges from the command line.

    python -m assistant.evaluation.gauges DATA [--reports FILE [--readers FOLDS DIR]] [--only NAME] [--sample N] [--save DIR] [--json]

DATA holds the public sets; nothing of it is part of the product. Each run that is saved can be held against a later
one by `assistant evaluate --compare`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.evaluation.gauges import conditionalqa, northwind, ofsted, orsharc, reports, squad
from assistant.evaluation.gauges.measuring import (
    Figure,
    Gauge,
    Request,
    figure_record,
    figures_of,
    figures_table,
)
from assistant.evaluation.saved import save_run
from assistant.output import json_line
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

GAUGES: tuple[Gauge, ...] = (conditionalqa, squad, orsharc, northwind, ofsted, reports)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gauges and print their figures; 1 when a set cannot be used."""
    options = _options(arguments)
    request = Request(
        data=options.data,
        cache=options.cache,
        settings=Settings(),
        sample=options.sample,
        reports=options.reports,
        readers=tuple(options.readers) if options.readers else None,
    )
    figures: list[Figure] = []
    try:
        for gauge in _chosen(options):
            sys.stderr.write(f"{gauge.NAME}\n")
            gauged = gauge.run(request)
            if options.save is not None:
                save_run(options.save / f"{gauge.NAME}.jsonl", gauged.rows)
            figures.extend(figures_of(gauge.NAME, gauged, gauge.BARS))
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = [json_line(figure_record(one)) for one in figures] if options.json else [figures_table(figures)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _chosen(options: argparse.Namespace) -> list[Gauge]:
    """The gauges named, or all that can be run: the reports' only where there are questions about them."""
    if options.only:
        return [gauge for gauge in GAUGES if gauge.NAME in options.only]
    return [gauge for gauge in GAUGES if gauge.NAME != reports.NAME or options.reports is not None]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [gauge.NAME for gauge in GAUGES]
    parser = argparse.ArgumentParser(prog="assistant.evaluation.gauges", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the public sets")
    parser.add_argument("--reports", type=Path, metavar="FILE", help="gold questions that name their report")
    parser.add_argument(
        "--readers", type=Path, nargs=2, metavar=("FOLDS", "DIR"), help="networks held out by report"
    )
    parser.add_argument("--only", action="append", choices=names, help="run this gauge; may be repeated")
    parser.add_argument(
        "--sample", type=int, metavar="N", help="at most N questions of each, at a fixed stride"
    )
    parser.add_argument("--save", type=Path, metavar="DIR", help="write how each question came out")
    parser.add_argument("--cache", type=Path, default=Path("results/gauges"), metavar="DIR")
    parser.add_argument("--json", action="store_true", help="one JSON object a figure")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
