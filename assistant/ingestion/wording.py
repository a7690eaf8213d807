"""Which words may be those of a heading, however they are set."""

from __future__ import annotations

import re

from assistant.ingestion.markers import read_marker
from assistant.ingestion.titles import CAPTION, LABELLED, NUMBER, WORD, capitals

_ADDRESS = re.compile(r"@|\bwww\.|https?:")
_AMOUNT = re.compile(r"=|[\u00a3$\u20ac]?\d{1,3}(?:,\d{3})+\b")
_MOST_WORDS = 45
_MOST_WORDS_LABELLED = 90
_MOST_WORDS_OVER_LIST = 4


def reads_as_heading(text: str) -> bool:
    """Whether the words allow a heading and begin and end as headings do."""
    return could_be_heading(text) and _begins_as_heading(text) and not _leads_in(text)


def could_be_heading(text: str) -> bool:
    """Whether the words alone allow a heading: no bullet, caption, address or clause."""
    marker = read_marker(text)
    bullet = marker is not None and marker.bullet
    clause = text.endswith((";", ",", "-", "\u2013", "\u2014"))
    if len(text.split()) == 1 and text.islower():
        return False
    return bool(WORD.search(text)) and not (
        bullet
        or clause
        or _sentence(text)
        or CAPTION.match(text)
        or _ADDRESS.search(text)
        or _AMOUNT.match(text)
    )


def _sentence(text: str) -> bool:
    """Whether the text is too long for a heading, or a sentence."""
    words = len(text.split())
    if LABELLED.match(text):
        return words > _MOST_WORDS_LABELLED
    return words > _MOST_WORDS or (text.endswith(".") and words > 12 and not capitals(text))


def lettered(text: str) -> bool:
    """Whether the text begins as the items of a list do: "a)", "(iv)", "b."."""
    marker = read_marker(text)
    return marker is not None and marker.style.endswith(("a)", "i)", "a.", "i."))


def _begins_as_heading(text: str) -> bool:
    """Whether the first word after the number begins as titles do, not in small letters."""
    number = NUMBER.match(text)
    rest = text[number.end() :] if number else text
    first = rest[0]
    return not first.islower() or len(rest.split()) <= 3 or not number


def _leads_in(text: str) -> bool:
    """Whether the text is a numbered paragraph that leads into a list: "6.14 An evaluation requires that:"."""
    return NUMBER.match(text) is not None and text.endswith(":") and len(text.split()) > _MOST_WORDS_OVER_LIST
