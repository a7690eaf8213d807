"""Compares what a statement says in words with a passage: which way, whether at all, of whom, and its opposites."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.agreement import rise_to_target
from assistant.answering.assertions import light
from assistant.answering.facets import CERTAIN, CONFIRMED, LIKELY, SILENT, SURE, otherwise
from assistant.answering.figures import read_quantities
from assistant.answering.polarity import clauses, denials, opposites, read_directions
from assistant.answering.proper_names import NameKind, initials, read_names, written_out
from assistant.model import ExpansionOrigin
from assistant.text.tokens import is_stop_word, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.answering.facets import Facets, Outcome
    from assistant.answering.polarity import Direction
    from assistant.answering.proper_names import Name

_FUTURE_SAID = re.compile(
    r"\b(?:will|next (?:year|month|term)|(?:in the )?coming (?:year|months))\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|shall|next|coming|forthcoming|plan(?:s|ned)?|intend\w*|aim(?:s|ed)?|future|forward|due to|is to|are to"
    r"|need to|must|should)\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:biggest|largest|greatest|highest|lowest|smallest|fewest|best|worst|longest|shortest|fastest|slowest|oldest"
    r"|youngest|strongest|weakest|poorest|richest|cheapest|busiest|newest|earliest|latest)\b",
    re.IGNORECASE,
)
_LOOSE = frozenset({"in", "at", "on", "for", "to", "with"})  # words that tie a name to many things
_ARTICLES = frozenset({"a", "an", "the", "and", "or", "of"})
_WINDOW = 70  # characters around a word of direction in which it says what moved
_BESIDE = 0.4  # share of the topic that stands near a word of direction if it is said of the topic


def directions(facets: Facets) -> Iterator[Outcome]:
    """Hold the ways that things are said to have gone against those that the passage gives for the same things."""
    said = facets.assertion.directions
    if not said:
        return
    stated = sorted(
        ((_beside(facets, direction), direction) for direction in read_directions(facets.passage.text)),
        key=lambda pair: (-pair[0], pair[1].start),
    )
    best = next((direction for beside, direction in stated if beside >= _BESIDE), None)
    if best is not None:
        against = said[0].against(best)
        if against is None:
            yield SILENT
        else:
            yield otherwise(said[0].text, _phrase(facets.passage.text, best)) if against else CONFIRMED
        return
    by_figures = rise_to_target(read_quantities(facets.passage.text))
    if by_figures is None or facets.coverage < LIKELY:
        yield SILENT
        return
    figures_text = " / ".join(q.text for q in read_quantities(facets.passage.text)[:2])
    agrees = (said[0].sign == by_figures) != said[0].denied
    yield CONFIRMED if agrees else otherwise(said[0].text, figures_text)


def _beside(facets: Facets, direction: Direction) -> float:
    """Share of the topic that stands near a word of direction; of a passage begun by a pronoun, what it is said of."""
    text = facets.passage.text
    window = text[max(0, direction.start - _WINDOW) : direction.end + _WINDOW]
    before = f" {facets.passage.before}" if len(text) < 2 * _WINDOW else ""
    return max(facets.coverage_of(window), 0.9 * facets.coverage_of(window + before))


def _phrase(text: str, direction: Direction) -> str:
    """A word of direction with the denial before it."""
    denial = next((start for start, end in denials_near(text, direction)), direction.start)
    return text[denial : direction.end]


def denials_near(text: str, direction: Direction) -> tuple[tuple[int, int], ...]:
    """Where the words that deny a direction stand."""
    if not direction.denied:
        return ()
    found = [
        match.span() for match in re.finditer(r"\b(?:not|never|no|n['\u2019]t)\b", text[: direction.start])
    ]
    return tuple(found[-1:])


def denial(facets: Facets) -> Iterator[Outcome]:
    """Hold whether the statement denies against whether the passage does, of the same thing."""
    text = facets.passage.text
    start, end = max(
        clauses(text),
        key=lambda span: (facets.coverage_of(text[span[0] : span[1]]), -span[0]),
        default=(0, 0),
    )
    clause = text[start:end]
    denied = len(denials(clause)) % 2 == 1
    if denied == facets.assertion.denied:
        if denied:
            yield CONFIRMED
        return
    if facets.assertion.denied and facets.coverage < SURE:
        yield SILENT
    elif facets.coverage >= SURE and facets.coverage_of(clause) >= (
        SURE if facets.assertion.denied else LIKELY
    ):
        yield otherwise(facets.assertion.text.rstrip("."), clause)
    elif facets.assertion.denied:
        yield SILENT


def names(facets: Facets) -> Iterator[Outcome]:
    """Hold each name against the names of the passage; another name in its place is a difference."""
    short = initials(facets.assertion.names)
    held = written_out(facets.passage.text, short) | written_out(facets.around, short)
    for said in facets.assertion.names:
        if _named(facets, said, held):
            continue
        rival = _rival(facets, said)
        if rival is None:
            yield SILENT
        else:
            # The same word before or after both names shows that the passage speaks of the very same thing.
            found = otherwise(said.text, rival.text)
            yield replace(found, confirmed=tied_alike(said, rival), instead=said.parts)


def _named(facets: Facets, said: Name, held: frozenset[str]) -> bool:
    if held.issuperset(said.parts):
        return True
    return any(
        expansion.origin is ExpansionOrigin.ACRONYM
        and held.issuperset(expansion.terms)
        and set(said.parts) <= {*stems(expansion.said), *expansion.terms}
        for expansion in facets.assertion.question.expansions
    )


def _rival(facets: Facets, said: Name) -> Name | None:
    spoken = set(stems(facets.assertion.text))
    others = [name for name in _own_names(facets) if not set(name.parts) <= spoken and _same_kind(said, name)]
    rest = facets.coverage_without(said.parts)
    tied = [name for name in others if tied_alike(said, name)]
    if tied and rest >= (SURE if said.tie in _LOOSE else LIKELY):
        return tied[0]
    return others[-1] if others and rest >= CERTAIN else None


def _own_names(facets: Facets) -> list[Name]:
    """Names of the passage; the first one of a list item is tied to the line that introduces it."""
    lead = f"{facets.passage.lead_in} " if facets.passage.lead_in else ""
    return [name for name in read_names(f"{lead}{facets.passage.text}") if name.start >= len(lead)]


def tied_alike(one: Name, other: Name) -> bool:
    """Whether two names stand in like places: the same word before them, or the same word of weight after."""
    before = bool(one.tie) and one.tie == other.tie and one.tie not in _ARTICLES
    return before or (bool(one.then) and one.then == other.then and not is_stop_word(one.then))


def _same_kind(one: Name, other: Name) -> bool:
    return NameKind.OTHER in {one.kind, other.kind} or one.kind is other.kind


def ahead(facets: Facets) -> Iterator[Outcome]:
    """Find that a passage about what was says nothing of what will be."""
    if _FUTURE_SAID.search(facets.assertion.text):
        around = f"{facets.passage.lead_in} {facets.passage.before} {facets.passage.text}"
        yield from () if _FUTURE.search(around) else (SILENT,)


def extremes(facets: Facets) -> Iterator[Outcome]:
    """Find that a passage says nothing of an extreme: what it names need not be the worst or the largest."""
    held = set(stems(facets.passage.text, stop=False))
    for word in _EXTREME.findall(facets.assertion.text):
        if not held & set(stems(word, stop=False)):
            yield SILENT


def contraries(facets: Facets) -> Iterator[Outcome]:
    """Find words of the statement in whose place the passage has their opposites."""
    own = set(stems(facets.passage.text, stop=False))
    for term, met in facets.met.items():
        if met > 0 or light(term):
            continue
        against = opposites(term) & own
        if against and facets.coverage_without({term}) >= SURE:
            yield otherwise(_printed(facets.assertion.text, {term}), _printed(facets.passage.text, against))


def _printed(text: str, wanted: Iterable[str]) -> str:
    """Return the first word of a text that has one of these stems, as printed."""
    words = re.findall(r"[\w'\u2019-]+", text)
    return next((word for word in words if set(stems(word, stop=False)) & set(wanted)), "")
