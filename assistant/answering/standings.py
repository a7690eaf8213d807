"""Statements about a table as a whole: which row is the largest, which of two rows is the larger, and by how much.

No single passage says such a thing; the rows say it together, and the rows are the evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answering.agreement import agree
from assistant.answering.claims import Finding
from assistant.answering.figures import read_quantities
from assistant.answering.number_words import WORDS, number_of
from assistant.answering.quantities import Bound, Measure
from assistant.model import Difference, ExtractKind, Verdict
from assistant.quoting import CELL_SEPARATOR
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.assertions import Assertion
    from assistant.answering.quantities import Quantity
    from assistant.model import Passage

_MOST = re.compile(
    r"\b(?:(?P<nth>second|third|fourth|next)[ -])?(?:(?P<top>biggest|largest|greatest|highest|most expensive|costliest"
    r"|(?:paid|pays|gave|gives|contribut\w+|put in|cost|costs|spent|received|got) (?:by far )?(?:the )?most\b(?! of)"
    r"|more than any(?: other|one)?)|(?P<last>smallest|lowest|least(?! \w*\d)|fewest|less than any(?: other|one)?|cheapest))\b",
    re.IGNORECASE,
)
_NTH = {"second": 2, "next": 2, "third": 3, "fourth": 4}
_VERSUS = re.compile(
    rf"\b(?:(?P<times>twice|double|half|{WORDS} times|{WORDS} and a half times)\s+(?:as (?:much|many|large|high) as|that of|what|the)"
    r"|(?P<more>(?:more|greater|higher|larger|bigger) than|exceed\w*|outstrip\w*|outweigh\w*)"
    r"|(?P<less>(?:less|fewer|lower|smaller) than|(?:fell|falls|falling|was|were|is) short of|below)"
    r"|(?P<same>the same(?: \w+)? as|as (?:much|many) as|equal\w*(?: to)?|match\w*))\b",
    re.IGNORECASE,
)
_TIMES = {"twice": 2.0, "double": 2.0, "half": 0.5}
_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b", re.IGNORECASE)
_NAMED = 0.5  # share of a row's label that a statement has to hold to name the row
_ABOUT = 0.1  # how far a ratio may be from what was said
_ROWS = 3  # rows from which a table has a largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with a figure.

    Attributes:
        label: stems of its cells that hold no figure.
        group: stems of the group it stands in.
        total: whether it sums others up.
        aside: whether it stands behind the total of its group and so is no part of it.
    """

    passage: Passage
    label: frozenset[str]
    group: frozenset[str]
    value: float
    measure: Measure
    total: bool
    aside: bool


def judge_table(assertion: Assertion, passages: Iterable[Passage]) -> Finding | None:
    """Judge a statement that ranks or compares rows; None when it is none, or names no row of a table.

    Args:
        passages: all of the documents it is held against, in reading order.
    """
    most, versus = _MOST.search(assertion.text), _VERSUS.search(assertion.text)
    part = next((q for q in assertion.quantities if q.measure is Measure.SHARE), None)
    if not most and not versus and not part:
        return None
    groups = _groups(passages)
    if part:
        return _part_of_total(assertion, part, groups)
    if most:
        return _ranked(assertion, most, groups)
    return _compared(assertion, versus, [row for group in groups for row in group]) if versus else None


def _groups(passages: Iterable[Passage]) -> list[tuple[Row, ...]]:
    rows = (p for p in passages if p.kind is ExtractKind.TABLE_ROW and not p.contents)
    found = (
        _rows(tuple(run))
        for _, run in groupby(rows, key=lambda p: (p.document, p.section, p.group, p.columns))
    )
    return [group for group in found if group]


def _rows(passages: Sequence[Passage]) -> tuple[Row, ...]:
    found: list[Row] = []
    for passage in passages:
        cells = passage.text.split(CELL_SEPARATOR)
        figures = [q for cell in cells[1:] for q in read_quantities(cell)]
        if figures:
            found.append(
                Row(
                    passage=passage,
                    label=frozenset(stems(cells[0])),
                    group=frozenset(stems(passage.group)),
                    value=figures[-1].value,
                    measure=figures[-1].measure,
                    total=bool(_TOTAL.search(cells[0])),
                    aside=any(row.total for row in found),
                )
            )
    return tuple(found)


def _said(assertion: Assertion, text: str) -> set[str]:
    """Stems of a text and of what the language data makes them stand for."""
    own = set(stems(text))
    added = (
        e.terms for e in assertion.question.expansions if set(stems(e.said)) <= own and e.weight >= _NAMED
    )
    return own.union(*added)


def _share(row: Row, said: set[str]) -> float:
    return len(row.label & said) / len(row.label) if row.label else 0.0


def _ranked(assertion: Assertion, most: re.Match[str], groups: Sequence[tuple[Row, ...]]) -> Finding | None:
    said = _said(assertion, assertion.text)
    choices = []
    for place, group in enumerate(groups):
        rows = [row for row in group if not row.total and not row.aside and row.value]
        subject = max(rows, key=lambda row: _share(row, said), default=None)
        if len(rows) < _ROWS or subject is None or _share(subject, said) < _NAMED:
            continue
        told = len(said & group[0].group) / (len(group[0].group) or 1)
        choices.append((_share(subject, said) + told, -place, subject, rows))
    if not choices:
        return None
    _, _, subject, rows = max(choices, key=lambda choice: choice[:2])
    ordered = sorted(rows, key=lambda row: row.value, reverse=bool(most["top"]))
    nth = _NTH.get((most["nth"] or "").lower(), 1)
    first = ordered[min(nth, len(ordered)) - 1]
    if subject.value == first.value:
        return Finding(verdict=Verdict.SUPPORTED, passages=(subject.passage,), strength=1.0)
    return Finding(
        verdict=Verdict.CONTRADICTED,
        differences=(Difference(said=_label(subject), document_says=first.passage.text),),
        passages=(first.passage, subject.passage),
        strength=1.0,
    )


def _part_of_total(assertion: Assertion, part: Quantity, groups: Sequence[tuple[Row, ...]]) -> Finding | None:
    """Judge which share of its group's total a row is; None unless the statement names both."""
    said = _said(assertion, assertion.text)
    for group in groups:
        total = next((row for row in group if row.total), None)
        rows = [row for row in group if not row.total and not row.aside]
        subject = max(rows, key=lambda row: _share(row, said), default=None)
        named = total is not None and said & ((total.label | total.group) - {"total"})
        if (
            subject is None
            or total is None
            or not named
            or _share(subject, said) <= _NAMED
            or not total.value
        ):
            continue
        real = replace(part, value=100 * subject.value / total.value, bound=Bound.EXACT, text="%")
        evidence = (subject.passage, total.passage)
        if agree(part, real):
            return Finding(verdict=Verdict.SUPPORTED, passages=evidence, strength=1.0)
        told = Difference(said=part.text, document_says=f"{subject.passage.text} / {total.passage.text}")
        return Finding(verdict=Verdict.CONTRADICTED, differences=(told,), passages=evidence, strength=1.0)
    return None


def _label(row: Row) -> str:
    return row.passage.text.split(CELL_SEPARATOR)[0]


def _compared(assertion: Assertion, versus: re.Match[str], rows: Sequence[Row]) -> Finding | None:
    left = _named(_said(assertion, assertion.text[: versus.start()]), rows)
    right = _named(_said(assertion, assertion.text[versus.end() :]), rows)
    if left is None or right is None or left is right or left.measure is not right.measure:
        return None
    if not right.value:
        return None
    verdict = Verdict.SUPPORTED if _holds(versus, left.value, right.value) else Verdict.CONTRADICTED
    differences = (
        ()
        if verdict is Verdict.SUPPORTED
        else (Difference(said=versus.group(), document_says=f"{left.passage.text} / {right.passage.text}"),)
    )
    return Finding(
        verdict=verdict, differences=differences, passages=(left.passage, right.passage), strength=1.0
    )


def _named(said: set[str], rows: Sequence[Row]) -> Row | None:
    """The row that one side of a comparison names: by its label, or the total of the group it names."""
    named = max(rows, key=lambda row: (_share(row, said), len(row.label & said)), default=None)
    if named is not None and _share(named, said) > _NAMED:
        return named
    totals = [row for row in rows if row.total and said & ((row.label | row.group) - {"total"})]
    direct = [row for row in totals if said & (row.label - {"total"})]
    if totals:
        return (direct or totals)[0]
    return named if named is not None and _share(named, said) >= _NAMED else None


def _holds(versus: re.Match[str], left: float, right: float) -> bool:
    if versus["times"]:
        words = versus["times"].lower()
        times = _TIMES.get(words) or number_of(words) + (0.5 if "half" in words else 0.0)
        return abs(left / right - times) <= _ABOUT * times
    if versus["same"]:
        return left == right
    return left > right if versus["more"] else left < right
