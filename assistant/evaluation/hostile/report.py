"""What became of hostile files, as a page of Markdown."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from assistant.evaluation.hostile.cases import CHANGED, CUTS, DAMAGED, SEEDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.hostile.trial import Outcome

_MOST_LETTERS = 150


def outcome_line(outcome: Outcome) -> str:
    """One line about one case."""
    verdict = "FAULT" if outcome.faults else "ok"
    said = outcome.line or _indexed(outcome)
    good = "answers" if outcome.answers else "does not answer"
    times = f"{outcome.seconds:.1f} s alone, {outcome.beside_seconds:.1f} s beside"
    return f"{verdict:5} {outcome.name} | {said} | {times} | good report {good}" + "".join(
        f" | {fault}" for fault in outcome.faults
    )


def outcomes_text(outcomes: Sequence[Outcome], *, date: str) -> str:
    """The outcomes by kind, the faults, and what was said of each file that is not a damaged report."""
    foreign = [one for one in outcomes if one.kind not in DAMAGED]
    faults = [f"- `{_short(one.name)}`: {_short('; '.join(one.faults))}" for one in outcomes if one.faults]
    lines = [
        "# Hostile files",
        "",
        f"Measured on {date} by `make hostile` over {len(outcomes)} files:",
        f"{len(foreign)} awkward PDFs of {len({one.kind for one in foreign})} kinds,",
        f"and the reports of `corpus/` cut short at {CUTS} places, and with {CHANGED} bytes changed by {SEEDS} seeds.",
        "Each is put into a folder alone and then beside a good report, and the folder is indexed and asked,",
        "within the limits that the product ships with.",
        "Times are those of reading, indexing and asking together; what else the machine does counts.",
        "Files of more than 1,500 passages are indexed, and damaged reports also asked, without the neural network.",
        "A file passes when it is indexed, or gives one line that names it and a reason that was foreseen,",
        "the same alone and beside the report, within its time,",
        "and the report's pages are unchanged and its own sentences are found when asked for.",
        "",
        "| kind | files | indexed | refused in one line | slowest alone, s | good report answers | faults |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *_rows(outcomes),
        "",
        "## Faults",
        "",
        *(faults or ["None."]),
        "",
        "## Each awkward file",
        "",
        "| file | outcome | alone, s | beside, s |",
        "|---|---|---:|---:|",
        *(_file_row(one) for one in foreign),
    ]
    return "\n".join(lines) + "\n"


def _rows(outcomes: Sequence[Outcome]) -> list[str]:
    by_kind = groupby(sorted(outcomes, key=attrgetter("kind")), key=attrgetter("kind"))
    kinds = [(kind, list(of_kind)) for kind, of_kind in by_kind]
    return [_row(kind, of_kind) for kind, of_kind in [*kinds, ("all", list(outcomes))] if of_kind]


def _row(kind: str, of_kind: Sequence[Outcome]) -> str:
    refused = sum(bool(one.line) for one in of_kind)
    cells = (
        kind.replace("_", " "),
        len(of_kind),
        len(of_kind) - refused,
        refused,
        f"{max(one.seconds for one in of_kind):.1f}",
        sum(one.answers for one in of_kind),
        sum(bool(one.faults) for one in of_kind),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _file_row(one: Outcome) -> str:
    said = _reason(one) if one.line else _indexed(one)
    return f"| `{_short(one.name)}` | {_short(said)} | {one.seconds:.1f} | {one.beside_seconds:.1f} |"


def _indexed(one: Outcome) -> str:
    return f"indexed, {one.passages} passage{'' if one.passages == 1 else 's'}"


def _reason(one: Outcome) -> str:
    """The line without the file's name, which stands beside it."""
    return one.line.removeprefix(f"{one.name.rpartition('/')[2]}: ")


def _short(text: str) -> str:
    plain = "".join(letter if letter.isprintable() and letter not in "|`<>" else "\ufffd" for letter in text)
    return plain if len(plain) <= _MOST_LETTERS else f"{plain[:_MOST_LETTERS]}…"
