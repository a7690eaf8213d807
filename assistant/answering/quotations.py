"""Holds what a statement quotes to the letter: the words between quotation marks are the document's, or they are not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.wording import Change, changes, stands_in, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.assertions import Assertion
    from assistant.model import Passage

_LEAST = 4  # words from which words in quotation marks are a quotation and not a term of the writer's


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """How the words of a statement stand in the documents.

    Attributes:
        verbatim: whether its quoted parts, or the whole of it when it quotes nothing, stand there word for word.
        changes: the words that differ, when it is nearly a quotation.
        misquoted: whether words in quotation marks, enough to be a quotation, are not the document's.
        whole: whether the whole statement was looked for, because it quotes nothing.
        passage: where the words, or the nearest to them, stand; None when they stand nowhere.
    """

    verbatim: bool
    changes: tuple[Change, ...] = ()
    misquoted: bool = False
    whole: bool = False
    passage: Passage | None = None


def hold_to_letter(assertion: Assertion, passages: Sequence[Passage]) -> Quotation:
    """Look for the quoted parts of a statement, or for the whole of it, in passages, the best ranked first."""
    found = [_sought(part, passages, quoted=True) for part in assertion.quoted if words_of(part)]
    if not found:
        return replace(_sought(assertion.text, passages, quoted=False), whole=True)
    telling_one = next((one for one in found if one.misquoted), None) or next(
        (one for one in found if one.passage), found[0]
    )
    return Quotation(
        verbatim=all(one.verbatim for one in found),
        changes=tuple(change for one in found for change in one.changes),
        misquoted=any(one.misquoted for one in found),
        passage=telling_one.passage,
    )


def _sought(said: str, passages: Sequence[Passage], *, quoted: bool) -> Quotation:
    for passage in passages:
        if stands_in(said, passage.text):
            return Quotation(verbatim=True, passage=passage)
    for passage in passages:
        if stands_in(said, f"{passage.before} {passage.text}"):
            return Quotation(verbatim=True, passage=passage)
    near = ((passage, changes(said, passage.text, quoted=quoted)) for passage in passages)
    best = min(((p, c) for p, c in near if c is not None), key=lambda pair: len(pair[1]), default=None)
    long_enough = quoted and len(words_of(said)) >= _LEAST
    if best is None:
        return Quotation(verbatim=False, misquoted=long_enough)
    passage, differing = best
    return Quotation(
        verbatim=False,
        changes=differing,
        misquoted=long_enough and any(map(telling, differing)),
        passage=passage,
    )
