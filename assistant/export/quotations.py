"""A quote as it stands in a briefing: its lead-in, its rows as readable text, its reference in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.parts import Quotation
from assistant.model import ExtractKind
from assistant.quoting import CELL_SEPARATOR
from assistant.text.printed import written_date
from assistant.text.scans import scan_caution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.model import Citation, Document, Extract

_ROWS = {ExtractKind.TABLE_ROW, ExtractKind.TABLE}


def quotation_of(extract: Extract, documents: Mapping[str, Document]) -> Quotation:
    """The parts of a quote; `documents` by id name what its reference says of the paper."""
    before, footnotes = _around(extract)
    reference = reference_of(extract.citation, documents.get(extract.citation.document))
    if extract.kind in _ROWS:
        lines = tuple(map(_row, extract.quote.split("\n")))
        return Quotation(
            lead_in=tuple(map(_heads, before)),
            lines=lines,
            items=(),
            footnotes=footnotes,
            reference=reference,
            caution=scan_caution(extract),
        )
    first, *rest = extract.quote.split("\n")
    listed = extract.kind is ExtractKind.LIST
    return Quotation(
        lead_in=before,
        lines=(first,) if listed else (first, *rest),
        items=tuple(rest) if listed else (),
        footnotes=footnotes,
        reference=reference,
        caution=scan_caution(extract),
    )


def reference_of(citation: Citation, document: Document | None) -> str:
    """A reference in full: title, publisher and date, section, paragraph, page, and where else the words stand."""
    place = citation.text
    named = citation.title
    if document is not None:
        # The short title is for the reader's own minutes; here the title stands in full.
        place = place.removeprefix(document.title).removeprefix(document.short_title).removeprefix(", ")
        told = (document.publisher or "", written_date(document.date) if document.date else "")
        around = ", ".join(fact for fact in told if fact and fact not in named)
        named = f"{named} ({around})" if around else named
    if citation.page_label not in {None, str(citation.page)}:
        place = f"{place} (page {citation.page} of the file)"
    heading = citation.section_title.strip(" .:")
    if heading and heading not in place:
        place = f"{place}, under “{heading}”"
    return f"{named}, {place}{_also(citation)}."


def _also(citation: Citation) -> str:
    pages = [str(page) for page in citation.also]
    if not pages:
        return ""
    *others, last = pages
    places = f"pages {', '.join(others)} and {last}" if others else f"page {last}"
    return f"; the same words also stand on {places} of the file"


def _around(extract: Extract) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that a reader needs before the quote, and the footnotes that follow its paragraph."""
    context = extract.context.strip()
    first, *rest = context.split("\n")
    if extract.quote in first:
        return (), tuple(rest)
    if extract.quote in context or extract.quote.startswith(context):
        return (), ()
    before = context.removesuffix(extract.quote.partition("\n")[0]).strip()
    return tuple(line for line in before.split("\n") if line), ()


def _row(line: str) -> str:
    """A row as a line that can be read aloud: "Salt: 4,000 tonnes; £120,000"."""
    head, *cells = line.split(CELL_SEPARATOR)
    return f"{head}: {'; '.join(cells)}" if cells else head


def _heads(line: str) -> str:
    return line.replace(CELL_SEPARATOR, "; ")
