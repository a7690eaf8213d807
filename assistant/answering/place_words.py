"""The words by which people name places in a report, as patterns; kept apart from how they are put together."""

from __future__ import annotations

import re

from assistant.model import LocatorKind

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}"
_NO = r"\s*(?:no\.?\s*|number\s+)?"
_LETTER = r"(?:[a-hj-z]|i(?=\s*(?:[?.,:;)]|$)))"
_ROMAN = r"(?:[ivxl]{2,6}|[ivxl](?=\s*(?:[?.,:;)]|$)))"
_COUNTED = (
    r"(?:key\s+)?(?:messages?|issues?|findings?|priority|priorities|recommendations?|themes?)|aims?|objectives?|"
    r"actions?|goals?|outcomes?|principles?|proposals?|strands?|workstreams?|commitments?|pledges?|criterion|"
    r"tables?|figures?|fig|box|charts?|chapters?|parts?|policy|steps?|challenges?|items?|bullets?|points?|recs?"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


NUMBERED: tuple[tuple[LocatorKind, re.Pattern[str]], ...] = (
    (
        LocatorKind.PARAGRAPH,
        _pattern(
            rf"(?:\b(?:paragraphs?|paras?|par)\b\.?|¶){_NO}(?P<label>{_NUMBER})"
            r"(?:\s*\(\s*(?P<item>[a-z]|[ivx]{1,4}|\d{1,2})(?!\w)\s*\)?|\.?(?P<attached>[a-h])\b|"
            r"\s+(?P<apart>[b-h]|a(?=\s*(?:[?.,:;]|$)))\b(?!'))?"
        ),
    ),
    (LocatorKind.PARAGRAPH, _pattern(r"\bpara?(?P<label>\d{1,3})(?:\(?(?P<item>[a-h])\)?(?!\w))?")),
    (
        LocatorKind.SECTION,
        _pattern(rf"(?:\b(?:sub-?sections?|sections?|sect|sec)\b\.?|§){_NO}(?P<label>{_NUMBER})\b(?!\s?%)"),
    ),
    (LocatorKind.SECTION, _pattern(r"(?<![\w.'])s\.?\s?(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\b")),
    (
        LocatorKind.APPENDIX,
        _pattern(
            rf"\b(?:appendix|appendices|annexe?s?|appx|annx|schedule)\b\.?\s*(?P<label>\d{{1,2}}|{_ROMAN}|{_LETTER})\b"
        ),
    ),
    (LocatorKind.APPENDIX, _pattern(r"\bapp\b\.?\s*(?P<label>\d{1,2}|[b-hj-z]|[ai](?=\s*(?:[?.,:;)]|$)))\b")),
    (
        LocatorKind.PAGE,
        _pattern(
            rf"\b(?:pages?|pgs?|pp?)\b\.?{_NO}(?P<label>\d{{1,4}})\b(?:\s*(?:-|to)\s*(?P<last>\d{{1,4}})\b)?"
        ),
    ),
    (LocatorKind.PAGE, _pattern(rf"\bpages?\s+(?P<label>{_ROMAN})\b")),
    (LocatorKind.PAGE, _pattern(r"\b(?:pg|pp?)(?P<label>\d{1,4})\b(?:\s*-\s*(?P<last>\d{1,4})\b)?")),
    (
        LocatorKind.HEADING,
        _pattern(rf"\b(?P<word>{_COUNTED})\b\.?{_NO}\(?(?P<label>{_NUMBER}|[a-h](?![\w']))\)?(?!\s?%|\w)"),
    ),
)
"""A kind of place and how it is written; groups: label, and item, attached, apart, last or word where it has one."""

MORE = _pattern(
    rf"\s*(?:,|and|&|or)\s*(?P<label>{_NUMBER}|[a-h])\b(?!')(?:\s*\(\s*(?P<item>[a-z])\s*\))?(?!\s?%)"
)
"""A further number after a plural: "paragraphs 7 and 8"."""

BARE = _pattern(
    r"(?<![\w£$€.,/-])(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})(?![\d%/]|\.\d)"
    r"(?!\s*(?:per\s?cent|percent|%|m\b|k\b|million|billion|years?|months?|weeks?|days?|times|fte|points?))"
)
"""A number such as "5.4" on its own."""

LEGAL = _pattern(
    r"\s*(?:\([a-z0-9]+\)\s*)*(?:enquir|inquir|agreement|audit|notice|order|investigation|money|fund|contribution|"
    r"officer|assessment|arrangement|child|report\b|return|duty|powers?|of\s+the\s+[\w\s]*\bact\b)"
)
"""What follows the number of a section of an Act: "section 47 enquiries"."""

_STANDARD = (
    r"foreword|preface|executive\s+summary|introduction|contents(?=\s+page|\s+table)|table\s+of\s+contents|contents|"
    r"glossary|conclusions?|acknowledge?ments|summary"
)
NAMED = _pattern(
    rf"\b(?:(?:the|this|its|their|our|chair'?s|chairman'?s)\s+(?:chair(?:man|person)?'?s?\s+)?(?P<label>{_STANDARD})"
    rf"|(?P<bare>foreword|preface|executive\s+summary|(?:in\s+)?summary(?=\s+of\s|\W*$)))\b(?:\s+(?:section|box|page|table)\b)?"
)
"""Parts that most reports have, by their usual names."""

MARKED = _pattern(
    r"\b(?:the\s+)?(?:foot-?\s?note|fn|end-?note)s?\b\.?\s*(?:no\.?\s*|number\s+|mark(?:ed)?\s+)?(?P<label>\d{1,3}\b|\*+|†|‡)?|"
    r"\bthe\s+(?P<star>asterisk(?:ed)?|little\s+star|star)\b(?:\s+note)?"
)
"""Footnotes, by number or mark."""

_WORDS = {
    "first": 1, "opening": 1, "top": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "final": -1, "closing": -1, "bottom": -1,
}  # fmt: skip
ORDINAL = _pattern(
    rf"\b(?:the\s+)?(?P<which>{'|'.join(_WORDS)}|\d{{1,2}}(?:st|nd|rd|th))\s+"
    r"(?P<unit>paragraph|para|bullet(?:\s*point)?|item|point|sentence|line|foot-?note|row)\b"
)
"""Which of the paragraphs or bullets of a place."""


def ordinal_of(match: re.Match[str]) -> int:
    """Which one an `ORDINAL` match names, counted from 1; -1 for the last."""
    which = match["which"].lower()
    return _WORDS.get(which) or int(re.sub(r"\D", "", which))


def unit_of(match: re.Match[str]) -> str:
    """What an `ORDINAL` match counts."""
    unit = match["unit"].lower()
    if unit.startswith(("bullet", "item", "point")):
        return "bullet"
    return "footnote" if unit.startswith("foot") else "paragraph"
