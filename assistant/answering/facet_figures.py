"""Compares the figures and dates of a statement with those of a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.agreement import compare, difference_stated, rise_to_target, share_stated
from assistant.answering.assertions import aims
from assistant.answering.dates import read_dates
from assistant.answering.facets import CONFIRMED, SILENT, SURE, otherwise
from assistant.answering.figures import read_quantities
from assistant.answering.quantities import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.dates import Moment
    from assistant.answering.facets import Facets, Outcome


def figures(facets: Facets) -> Iterator[Outcome]:
    """Hold each quantity against those of the passage, also as a share of two of them."""
    stated = read_quantities(facets.passage.text)
    before = (*read_quantities(facets.passage.before), *read_quantities(facets.passage.lead_in))
    sure = facets.coverage >= SURE
    for said in facets.assertion.quantities:
        compared = compare(said, stated, facets.alike, topic=sure)
        if compared.agrees is False and aims(facets.assertion.text, said):
            compared = compare(
                replace(said, before=("target", *said.before)), stated, facets.alike, topic=sure
            )
        elsewhere = compare(said, before, facets.alike, topic=sure).agrees
        if (
            compared.agrees
            or elsewhere
            or (said.measure is Measure.SHARE and share_stated(said, (*stated, *before)))
        ):
            yield CONFIRMED
        elif compared.agrees is None or compared.stated is None:
            yield SILENT
        else:
            yield otherwise(said.text, compared.stated.text)


def gaps(facets: Facets) -> Iterator[Outcome]:
    """Hold a quantity that is a difference against the passage's own, or the difference of two of its quantities."""
    said = facets.assertion.gap
    if said is None:
        return
    stated = read_quantities(facets.passage.text)
    share = facets.coverage >= SURE and said.measure is Measure.SHARE
    if difference_stated(said, stated) or compare(said, stated, facets.alike, topic=share).agrees:
        yield CONFIRMED
        return
    differing = [q for q in stated if q.measure is said.measure]
    if facets.coverage >= SURE and len(differing) > 1 and rise_to_target(stated) is not None:
        yield otherwise(said.text, " / ".join(q.text for q in differing[:2]))
    else:
        yield SILENT


def dates(facets: Facets) -> Iterator[Outcome]:
    """Hold each date against those of the passage, then against the time that its document covers."""
    own, around = (
        read_dates(facets.passage.text),
        read_dates(f"{facets.around} | {facets.document.date or ''}"),
    )
    for said in facets.assertion.dates:
        if any(said.agrees(stated) for stated in own):
            yield CONFIRMED
            continue
        if any(said.agrees(stated) or _within(said, stated) for stated in around):
            continue
        rival = next((stated for stated in own if said.differs(stated)), None)
        sure = rival is not None and facets.coverage >= SURE
        yield otherwise(said.text, rival.text) if rival is not None and sure else SILENT
    for said in facets.assertion.referred:
        yield CONFIRMED if any(said.agrees(stated) for stated in (*own, *around)) else SILENT


def _within(said: Moment, stated: Moment) -> bool:
    """Whether a year is one of the two that a document's period straddles."""
    return not said.until and bool(stated.until) and said.year in {stated.year, stated.until}
