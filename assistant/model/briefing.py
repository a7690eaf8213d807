"""What a reader takes away: answers, checks and figures pinned, in order, with notes of the reader's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.model.answers import Answer, AnswerStatus, Comparison, Extract
from assistant.model.checks import Check, Verdict
from assistant.model.figures import Figure
from assistant.model.pages import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class PinKind(StrEnum):
    """What was pinned."""

    QUESTION = "question"
    STATEMENT = "statement"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Something kept for a briefing.

    Attributes:
        asked: the turns of a conversation, the last of them the question; or the one text that was checked; or the
            one id of a figure.
        found: what the documents say to it.
        pinned: when, with its time zone.
        documents: ids of the documents it was narrowed to; empty for all.
        kept: which of `offered` go into the briefing, counted from 0.
        note: the reader's own words, or "".
    """

    asked: tuple[str, ...]
    found: Answer | Check | Figure
    pinned: datetime
    documents: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    note: str = ""

    @property
    def kind(self) -> PinKind:
        """What was pinned."""
        match self.found:
            case Answer():
                return PinKind.QUESTION
            case Check():
                return PinKind.STATEMENT
        return PinKind.FIGURE

    @property
    def offered(self) -> tuple[Extract, ...]:
        """The extracts that can go into the briefing, in the order in which they would stand there."""
        match self.found:
            case Answer(comparison=Comparison(sides=sides)) if sides:
                return tuple(extract for side in sides for extract in side.extracts or side.nearest)
            case Answer(extracts=(), nearest=nearest):
                return nearest
            case Check(statements=statements):
                return tuple(extract for one in statements for extract in one.extracts)
            case Answer(extracts=extracts):
                return extracts
        return (self.found.extract,)


def best_kept(found: Answer | Check | Figure) -> tuple[int, ...]:
    """Which extracts a pin keeps unless the reader chooses: the first that answers, or that decides a statement.

    Of documents side by side, the first of each; of several statements, the first of each.
    """
    match found:
        case Answer(comparison=Comparison(sides=sides)) if sides:
            return _firsts([(len(side.extracts or side.nearest), bool(side.extracts)) for side in sides])
        case Answer(status=AnswerStatus.NOT_FOUND):
            return ()
        case Check(statements=statements):
            decided = [
                (len(one.extracts), bool(one.extracts) and one.verdict is not Verdict.NOT_STATED)
                for one in statements
            ]
            return _firsts(decided)
    return (0,)


def _firsts(groups: Sequence[tuple[int, bool]]) -> tuple[int, ...]:
    """Where those groups begin that are wanted, each given as its length and whether it is."""
    starts = [sum(length for length, _ in groups[:place]) for place in range(len(groups))]
    return tuple(start for start, (_, wanted) in zip(starts, groups, strict=True) if wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A pack of pins, ready to be written as a file.

    Attributes:
        made: when the file is made, with its time zone.
        documents: all that can be searched, sorted by id.
        pins: in the reader's order.
    """

    title: str
    made: datetime
    documents: tuple[Document, ...]
    pins: tuple[Pin, ...]
