"""Pins of each kind over the two written papers, at a fixed time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.model import (
    Briefing,
    Check,
    CheckedStatement,
    Difference,
    ExtractKind,
    Figure,
    FigureKind,
    Pin,
    Verdict,
    best_kept,
)
from tests.factories import GRITTING, SALT, Printed, a_corpus, a_page, an_answer, an_extract, span_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Answer

WHEN = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
QUESTION = "How many miles are gritted?"
QUOTE = "The council grits 640 miles of road on a cold night."
MILES = an_extract(a_page(*GRITTING, label="5"), QUOTE)
AGAIN = an_extract(a_page(*SALT, number=2, label="6"), "The council grits 640 miles of road.")
CLAIM = "The council grits 460 miles. Pigs fly."
CHECK = Check(
    claim=CLAIM,
    verdict=Verdict.CONTRADICTED,
    verbatim=False,
    statements=(
        CheckedStatement(
            statement="The council grits 460 miles.",
            verdict=Verdict.CONTRADICTED,
            verbatim=False,
            differences=(Difference(said="460", document_says="640"),),
            extracts=(MILES, AGAIN),
        ),
        CheckedStatement(
            statement="Pigs fly.", verdict=Verdict.NOT_STATED, verbatim=False, extracts=(AGAIN,)
        ),
    ),
)
COSTS = a_page(Printed("Salt | £120,000", 72, 90), number=3, label="7")
ROW = an_extract(COSTS, "Salt | £120,000", kind=ExtractKind.TABLE_ROW, context="Costs\nItem | 2023/24")
FIGURE = Figure(
    id="plan/p3/f0",
    document="plan",
    number="£120,000",
    value=120_000,
    unit="£",
    kind=FigureKind.MONEY,
    measures=("Costs", "Salt"),
    period="2023/24",
    span=span_of(COSTS, "£120,000"),
    extract=ROW,
)


def a_pin(found: Answer | Check | Figure, *asked: str, **changes: object) -> Pin:
    """A pin as the reader's press makes it; keywords change its fields."""
    given = {"documents": (), "kept": best_kept(found), "note": ""} | changes
    return Pin(asked=asked, found=found, pinned=WHEN, **given)  # type: ignore[arg-type]


def an_asked_pin(**changes: object) -> Pin:
    """The question how many miles are gritted, answered."""
    return a_pin(an_answer(QUESTION, MILES, AGAIN), QUESTION, **changes)


def a_checked_pin(**changes: object) -> Pin:
    """Two statements, one contradicted and one not stated."""
    return a_pin(CHECK, CLAIM, **changes)


def a_figure_pin(**changes: object) -> Pin:
    """What salt costs."""
    return a_pin(FIGURE, FIGURE.id, **changes)


def a_briefing(folder: Path, *pins: Pin, title: str = "Winter roads") -> Briefing:
    """A briefing of these pins."""
    return Briefing(title=title, made=WHEN, documents=a_corpus(folder).documents, pins=pins)
