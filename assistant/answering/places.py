"""Finds the blocks of a named place: page by its printed number first, section by its own number, item by its mark."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.place_items import items, plain_label, running
from assistant.model import Block, BlockKind, LocatorKind, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from assistant.model import Corpus, Locator, Page, Question

_SUMMARY = re.compile(r"\bsummary\b", re.IGNORECASE)


def resolve(question: Question, corpus: Corpus) -> tuple[Block, ...]:
    """The blocks of every place a question names, in the order they are named, each once."""
    found = (
        block
        for locator in question.locators
        for place in find(locator, corpus, question.documents)
        for block in blocks_in(place, corpus)
    )
    return tuple({block.id: block for block in found}.values())


def find(locator: Locator, corpus: Corpus, documents: Collection[str] = ()) -> tuple[Block | Section, ...]:
    """The sections or blocks a locator names, in reading order; empty when no document has the place.

    Args:
        documents: ids to look in; none for all.
    """
    narrowed = _within(locator, corpus, _narrowed(corpus, documents))
    places = _FINDERS[locator.kind](locator, narrowed) if narrowed.blocks else ()
    if locator.ordinal is None or not places:
        return places
    return _ordinal(locator, places, narrowed)


def blocks_in(place: Block | Section, corpus: Corpus) -> tuple[Block, ...]:
    """All blocks of a section and the sections under it, heading first; or a block with the items it leads in."""
    if isinstance(place, Section):
        inside = _with_subsections(place, corpus)
        return tuple(block for block in corpus.blocks if block.section in inside)
    led = {place.id}
    found: list[Block] = []
    for block in corpus.blocks:
        if block.document == place.document and (block.id in led or block.lead_in in led):
            led.add(block.id)
            found.append(block)
    return tuple(found)


def _narrowed(corpus: Corpus, documents: Collection[str]) -> Corpus:
    if not documents:
        return corpus
    return replace(
        corpus,
        pages=tuple(page for page in corpus.pages if page.document in documents),
        sections=tuple(section for section in corpus.sections if section.document in documents),
        blocks=tuple(block for block in corpus.blocks if block.document in documents),
    )


def _within(locator: Locator, corpus: Corpus, narrowed: Corpus) -> Corpus:
    """The corpus cut down to the place around the locator; uncut when that place is not there."""
    if locator.within is None:
        return narrowed
    documents = {page.document for page in narrowed.pages}
    around = find(locator.within, corpus, documents)
    kept = {block.id for place in around for block in blocks_in(place, narrowed)}
    if not kept:
        return narrowed
    blocks = tuple(block for block in narrowed.blocks if block.id in kept)
    held = {block.section for block in blocks}
    return replace(
        narrowed,
        blocks=blocks,
        sections=tuple(section for section in narrowed.sections if section.id in held),
    )


def _with_subsections(section: Section, corpus: Corpus) -> frozenset[str]:
    inside = {section.id}
    for other in corpus.sections:
        if other.parent in inside:
            inside.add(other.id)
    return frozenset(inside)


def _paragraphs(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    wanted = locator.label.replace(" ", "")
    exact = tuple(block for block in corpus.blocks if (block.paragraph or "").lower().rstrip(".") == wanted)
    if exact:
        whole = {block.id for block in exact}
        return tuple(block for block in exact if block.lead_in not in whole)
    inside = tuple(
        block for block in corpus.blocks if (block.paragraph or "").lower().startswith(f"{wanted}(")
    )
    if inside:
        return inside
    if locator.within is not None and wanted.isdigit():
        inside = running(corpus.blocks, "paragraph")
        return inside[int(wanted) - 1 : int(wanted)] if int(wanted) else ()
    outer = wanted.partition("(")[0]
    return _numbered_sections(outer, corpus) if outer == wanted else ()


def _numbered_sections(number: str, corpus: Corpus) -> tuple[Section, ...]:
    return tuple(s for s in corpus.sections if s.number and plain_label(s.number) == plain_label(number))


def _sections(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    found = _numbered_sections(locator.label, corpus)
    if found:
        return found
    return tuple(block for block in corpus.blocks if (block.paragraph or "").rstrip(".") == locator.label)


def _appendices(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    pattern = re.compile(rf"(?:appendix|annexe?|schedule)\s+{re.escape(locator.label)}\b", re.IGNORECASE)
    return tuple(
        section
        for section in corpus.sections
        if pattern.match(section.number or "") or (not section.number and pattern.match(section.title))
    )


def _pages(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    wanted = {
        (page.document, page.number) for label in _page_labels(locator.label) for page in _page(label, corpus)
    }
    return tuple(
        block for block in corpus.blocks if any((block.document, span.page) in wanted for span in block.spans)
    )


def _page_labels(label: str) -> tuple[str, ...]:
    first, _, last = label.partition("-")
    if last and first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + 50:
        return tuple(str(number) for number in range(int(first), int(last) + 1))
    return (label,)


def _page(label: str, corpus: Corpus) -> Iterator[Page]:
    """The page of each document that bears the printed number, else the one at that place in the file."""
    for document in dict.fromkeys(page.document for page in corpus.pages):
        pages = [page for page in corpus.pages if page.document == document]
        printed = [page for page in pages if (page.label or "").lower() == label]
        yield from printed or [page for page in pages if str(page.number) == label]


def _footnotes(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    marks = re.sub(r"[^\w*†‡]", "", locator.label)
    return tuple(
        block
        for block in corpus.blocks
        if block.kind is BlockKind.FOOTNOTE
        and (not marks or re.sub(r"[^\w*†‡]", "", block.marker or "") == marks)
    )


def _headings(locator: Locator, corpus: Corpus) -> tuple[Block | Section, ...]:
    label = plain_label(locator.label)
    for test in (_is_number, _is_title, _begins, _summarises):
        if found := tuple(section for section in corpus.sections if test(section, label)):
            return _outermost(found)
    return items(label, corpus)


def _is_number(section: Section, label: str) -> bool:
    return plain_label(section.number) == label


def _is_title(section: Section, label: str) -> bool:
    return plain_label(section.title) == label


def _begins(section: Section, label: str) -> bool:
    whole = plain_label(f"{section.number or ''} {section.title}")
    return bool(
        re.match(rf"{re.escape(label)}\b", whole)
        or re.match(rf"{re.escape(label)}\b", plain_label(section.title))
    )


def _summarises(section: Section, label: str) -> bool:
    return label == "summary" and _SUMMARY.search(section.title) is not None


def _outermost(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    ids = {section.id for section in sections}
    return tuple(section for section in sections if section.parent not in ids)


def _ordinal(locator: Locator, places: tuple[Block | Section, ...], corpus: Corpus) -> tuple[Block, ...]:
    """The n-th paragraph or bullet of the place, one for each document that has it."""
    blocks = {block.id: block for place in places for block in _inside(place, places, corpus)}
    chosen: list[Block] = []
    for document in dict.fromkeys(block.document for block in blocks.values()):
        inside = running([block for block in blocks.values() if block.document == document], locator.unit)
        place = (
            (locator.ordinal or 0) - 1 if (locator.ordinal or 0) > 0 else len(inside) + (locator.ordinal or 0)
        )
        chosen.extend(inside[place : place + 1] if place >= 0 else ())
    return tuple(chosen)


def _inside(place: Block | Section, places: tuple[Block | Section, ...], corpus: Corpus) -> tuple[Block, ...]:
    return blocks_in(place, corpus) if isinstance(place, Section) or len(places) == 1 else (place,)


_FINDERS: dict[LocatorKind, Callable[[Locator, Corpus], tuple[Block | Section, ...]]] = {
    LocatorKind.PARAGRAPH: _paragraphs,
    LocatorKind.SECTION: _sections,
    LocatorKind.APPENDIX: _appendices,
    LocatorKind.PAGE: _pages,
    LocatorKind.FOOTNOTE: _footnotes,
    LocatorKind.HEADING: _headings,
}
