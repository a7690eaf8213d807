"""Reads the places that people name: "para 7(c)", "p12 second paragraph", "4.2 aim 3", "the foreword".

Members steer by place. A named place narrows a content question, or is itself what is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.place_words import (
    BARE,
    LEGAL,
    MARKED,
    MORE,
    NAMED,
    NUMBERED,
    ORDINAL,
    ordinal_of,
    unit_of,
)
from assistant.model import Locator, LocatorKind, Wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.model import Question

_JOIN = re.compile(r"[\s,:;-]*(?:(?P<of>of|in|on|at|from|under|within|to|for)\s+)?(?:the\s+)?", re.IGNORECASE)
_PLURAL = re.compile(r"\w{3,}s\b|appendices|pp", re.IGNORECASE)
_HIGHEST_UNKNOWN = 20  # a whole-numbered section above this that no document has is a section of an Act
_AROUND = frozenset({LocatorKind.PAGE, LocatorKind.APPENDIX, LocatorKind.SECTION})
_NOT_THE_PLACE = frozenset(
    {
        Wanted.PAGE,
        Wanted.COUNT,
        Wanted.AMOUNT,
        Wanted.PERCENTAGE,
        Wanted.WHO,
        Wanted.WHEN,
        Wanted.WHY,
        Wanted.WHERE,
    }
)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text: half-open characters `start` to `end`, and what it names."""

    start: int
    end: int
    locator: Locator


def find_places(
    text: str, sections: Collection[str] = (), titles: Collection[str] = ()
) -> tuple[FoundPlace, ...]:
    """Places named in a text, in order; an inner place carries the one around it in `within`.

    Args:
        sections: numbers of sections the documents have ("5.4"): a bare number is a place only if it is one of them.
        titles: titles of sections, lower case, that may be named with "the" before them.
    """
    known = frozenset(sections)
    found = [
        *_numbered(text, known),
        *_bare(text, known),
        *_named(text),
        *_titled(text, titles),
        *_marked(text),
    ]
    nested = _nested(text, _with_ordinals(text, _without_overlaps(found)))
    return tuple(place for place in nested if not _is_any_summary(text, place))


def _is_any_summary(text: str, found: FoundPlace) -> bool:
    """Whether "summary" is a thing asked for ("is there a summary of ...") and no part of the report."""
    alone = found.locator.within is None and found.locator.label == "summary"
    return alone and not text[found.start :].lower().startswith(("the ", "this "))


def only_place(question: Question) -> bool:
    """Whether the question asks for the place itself ("what does para 7 say?"), and nothing about it."""
    return bool(question.locators) and not question.terms and question.wanted not in _NOT_THE_PLACE


def _numbered(text: str, sections: frozenset[str]) -> Iterator[FoundPlace]:
    for kind, pattern in NUMBERED:
        for match in pattern.finditer(text):
            label = _label(kind, match)
            if kind is LocatorKind.SECTION and not _is_section(label, text[match.end() :], sections):
                continue
            yield FoundPlace(match.start(), match.end(), Locator(kind=kind, label=label))
            if _PLURAL.match(match[0]):
                yield from _further(text, match, kind)


def _further(text: str, match: re.Match[str], kind: LocatorKind) -> Iterator[FoundPlace]:
    """The other numbers of "paragraphs 7, 8 and 9"."""
    word = match.groupdict().get("word")
    end = match.end()
    while more := MORE.match(text, end):
        item = f"({more['item'].lower()})" if more["item"] else ""
        label = f"{_singular(word)} {more['label']}" if word else more["label"] + item
        yield FoundPlace(more.start("label"), more.end(), Locator(kind=kind, label=label.lower()))
        end = more.end()


def _label(kind: LocatorKind, match: re.Match[str]) -> str:
    groups = {name: value.lower() for name, value in match.groupdict().items() if value}
    label = groups["label"].rstrip(".")
    if item := groups.get("item") or groups.get("attached") or groups.get("apart"):
        return f"{label}({item})"
    if last := groups.get("last"):
        return f"{label}-{last}"
    return f"{_singular(groups['word'])} {label}" if kind is LocatorKind.HEADING else label


def _singular(word: str) -> str:
    word = {"rec": "recommendation", "recs": "recommendation", "fig": "figure"}.get(
        word.lower(), word.lower()
    )
    return re.sub(r"(?<=[a-rt-z])s$", "", re.sub(r"ies$", "y", " ".join(word.split())))


def _is_section(label: str, after: str, sections: frozenset[str]) -> bool:
    """Whether "section 47" is a place of a document and not a section of an Act."""
    if LEGAL.match(after):
        return False
    return label in sections or "." in label or (label.isdigit() and int(label) <= _HIGHEST_UNKNOWN)


def _bare(text: str, sections: frozenset[str]) -> Iterator[FoundPlace]:
    for match in BARE.finditer(text):
        if match["label"] in sections:
            locator = Locator(kind=LocatorKind.SECTION, label=match["label"])
            yield FoundPlace(match.start(), match.end(), locator)


def _named(text: str) -> Iterator[FoundPlace]:
    for match in NAMED.finditer(text):
        label = " ".join((match["label"] or match["bare"]).lower().removeprefix("in ").split())
        yield FoundPlace(match.start(), match.end(), Locator(kind=LocatorKind.HEADING, label=label))


def _titled(text: str, titles: Collection[str]) -> Iterator[FoundPlace]:
    """Section titles with a word before or after them that says they are places, or with nothing else asked."""
    lowered = text.lower()
    for title in titles:
        if title not in lowered:
            continue
        name = re.escape(title)
        ways = [rf"\b(?:the\s+)?{name}\s+(?:section|heading|chapter|part|appendix)\b"]
        ways.append(
            rf"\b(?:section|chapter|heading|part)\s+(?:on|about|called|headed)\s+(?:the\s+)?['\"]?{name}\b"
        )
        if len(title.split()) > 1:
            ways.append(rf"\b(?:under|in|to|from|see|read\s+me|what\s+does|what\s+do)\s+the\s+{name}\b")
            ways.append(
                rf"^\W*(?:(?:and\s+)?what(?:\s+(?:are|were|about)|'re)\s+(?:the|any|their|its)\s+|any\s+|the\s+)?{name}\W*$"
            )
        for match in re.finditer("|".join(ways), lowered):
            yield FoundPlace(match.start(), match.end(), Locator(kind=LocatorKind.HEADING, label=title))


def _marked(text: str) -> Iterator[FoundPlace]:
    for match in MARKED.finditer(text):
        label = match["label"] or ("*" if match["star"] else "")
        yield FoundPlace(match.start(), match.end(), Locator(kind=LocatorKind.FOOTNOTE, label=label))


def _without_overlaps(found: list[FoundPlace]) -> list[FoundPlace]:
    """In order of place, the longest where two overlap."""
    kept: list[FoundPlace] = []
    for place in sorted(found, key=lambda place: (place.start - place.end, place.start, place.locator.kind)):
        if all(place.end <= other.start or place.start >= other.end for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.start)


def _with_ordinals(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """Join "second paragraph" to the place it stands beside, before or after it."""
    for match in ORDINAL.finditer(text):
        for index, place in enumerate(found):
            after = place.end <= match.start() and _JOIN.fullmatch(text[place.end : match.start()])
            before = match.end() <= place.start and _JOIN.fullmatch(text[match.end() : place.start])
            if (after or before) and place.locator.ordinal is None:
                locator = replace(place.locator, ordinal=ordinal_of(match), unit=unit_of(match))
                start, end = min(place.start, match.start()), max(place.end, match.end())
                found[index] = FoundPlace(start, end, locator)
                break
    return found


def _nested(text: str, found: list[FoundPlace]) -> tuple[FoundPlace, ...]:
    """Put places that stand beside each other into one, the outer one around the inner one."""
    nested: list[FoundPlace] = []
    for place in found:
        joined = _joined(text, nested[-1], place) if nested else None
        nested[-1:] = [joined] if joined else [*nested[-1:], place]
    return tuple(nested)


def _joined(text: str, first: FoundPlace, second: FoundPlace) -> FoundPlace | None:
    """Nest "4.2 aim 3", "footnote on page 12", "para 2, page 12": None when the two are separate places."""
    between = _JOIN.fullmatch(text[first.end : second.start])
    one, other = first.locator, second.locator
    if between is None or other.within or (one.kind is other.kind and one.kind is not LocatorKind.HEADING):
        return None
    second_is_around = between["of"] or (other.kind in _AROUND and one.kind not in _AROUND)
    inner, outer = (one, other) if second_is_around else (other, one)
    ordinal, unit = (inner.ordinal, inner.unit) if inner.ordinal else (outer.ordinal, outer.unit)
    around = replace(outer, ordinal=None, unit="paragraph")
    within = replace(inner.within, within=around) if inner.within else around
    locator = replace(inner, ordinal=ordinal, unit=unit, within=within)
    return FoundPlace(first.start, second.end, locator)
