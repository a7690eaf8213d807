"""Judges a statement by the passages that bear on it: supported, contradicted or not stated.

A statement is supported when one passage covers its topic and confirms every figure, date, direction and name of it;
contradicted when the passage that covers its topic best says one of these otherwise; not stated in all other cases,
so that doubt never becomes a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.model import Difference, Passage, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.bearing import Bearing
    from assistant.answering.quotations import Quotation
    from assistant.settings import Settings

_CONFIRMING = 0.1  # what each facet confirmed adds to a passage's relevance, coverage being 0 to 1
_MOST = 2  # facets that count so
_AHEAD = 0.12  # by how much more relevant the passage that contradicts must be than the one that supports
_PLAINER = 0.2  # the same of what its own words cover
_LIST_START = 0.004  # what each place in the ranking takes from a passage's relevance


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the documents make of a statement.

    Attributes:
        passages: the evidence, the deciding ones first; the nearest when nothing is stated.
        strength: 0 to 1, how much of the statement the deciding passage covers.
        verbatim: whether its words, or those it quotes, stand in a document word for word.
    """

    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    passages: tuple[Passage, ...] = ()
    strength: float = 0.0
    verbatim: bool = False


def judge(bearings: Sequence[Bearing], settings: Settings) -> Finding:
    """Judge a statement by how passages bear on it.

    Args:
        bearings: in the order of the ranking.
    """
    ordered = sorted(
        ((_relevance(bearing, place), -place, bearing) for place, bearing in enumerate(bearings)),
        reverse=True,
        key=lambda x: x[:2],
    )
    nearest = tuple(bearing.passage for _, _, bearing in ordered)
    supports = next(((score, b) for score, _, b in ordered if _supports(b, settings)), None)
    denies = next(((score, b) for score, _, b in ordered if _contradicts(b, settings)), None)
    if denies and (supports is None or _outweighs(denies, supports)):
        return _finding(Verdict.CONTRADICTED, denies[1], nearest)
    if supports:
        return _finding(Verdict.SUPPORTED, supports[1], nearest)
    return Finding(verdict=Verdict.NOT_STATED, passages=nearest, strength=ordered[0][0] if ordered else 0.0)


def _outweighs(denies: tuple[float, Bearing], supports: tuple[float, Bearing]) -> bool:
    """Whether the passage that contradicts speaks of the statement's topic more plainly than the one that supports."""
    return denies[0] > supports[0] + _AHEAD or denies[1].own > supports[1].own + _PLAINER


def _relevance(bearing: Bearing, place: int) -> float:
    confirmed = _CONFIRMING * min(bearing.confirmed, _MOST)
    return 0.5 * (bearing.coverage + bearing.own) + confirmed - _LIST_START * place


def _supports(bearing: Bearing, settings: Settings) -> bool:
    needed = settings.supported_coverage - settings.facet_credit * min(bearing.confirmed, _MOST)
    return not bearing.differences and not bearing.silent and bearing.coverage >= needed


def _contradicts(bearing: Bearing, settings: Settings) -> bool:
    needed = settings.contradicted_coverage - settings.facet_credit * min(bearing.confirmed, _MOST)
    return bool(bearing.differences) and bearing.silent <= 0 and bearing.topical >= needed


def _finding(verdict: Verdict, bearing: Bearing, nearest: tuple[Passage, ...]) -> Finding:
    rest = tuple(passage for passage in nearest if passage.id != bearing.passage.id)
    return Finding(
        verdict=verdict,
        differences=bearing.differences,
        passages=(bearing.passage, *rest),
        strength=bearing.coverage,
    )


def with_quotation(finding: Finding, quotation: Quotation) -> Finding:
    """Add how the words stand: a misquotation is contradicted, a near quotation shows the words that differ."""
    told = tuple(Difference(said=change.said, document_says=change.stated) for change in quotation.changes)
    first = (quotation.passage,) if quotation.passage else ()
    rest = tuple(p for p in finding.passages if p not in first)
    if quotation.misquoted:
        verdict = Verdict.CONTRADICTED if quotation.passage else Verdict.NOT_STATED
        return replace(finding, verdict=verdict, differences=told, passages=(*first, *rest))
    if (
        quotation.verbatim
        and quotation.passage
        and finding.verdict is not Verdict.CONTRADICTED
        and quotation.whole
    ):
        return replace(
            finding, verdict=Verdict.SUPPORTED, verbatim=True, differences=(), passages=(*first, *rest)
        )
    if finding.verdict is Verdict.SUPPORTED and not quotation.verbatim:
        return replace(finding, differences=told)
    return replace(finding, verbatim=quotation.verbatim)


def combine(whole: Finding, parts: Sequence[Finding]) -> Finding:
    """Judge a statement of several clauses by its clauses, when none of them is left open."""
    verdicts = {part.verdict for part in parts}
    if not parts or Verdict.NOT_STATED in verdicts:
        return whole
    told = sorted(parts, key=lambda part: part.verdict is not Verdict.CONTRADICTED)
    decisive = tuple(dict.fromkeys(part.passages[0] for part in told if part.passages))
    return Finding(
        verdict=told[0].verdict,
        differences=tuple(difference for part in told for difference in part.differences),
        passages=(*decisive, *(p for p in whole.passages if p not in decisive)),
        strength=min(part.strength for part in parts),
        verbatim=all(part.verbatim for part in parts),
    )
