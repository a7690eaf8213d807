"""Names of people, bodies and places in a text, with the word that ties each to its sentence ("commissioned by ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.number_words import VALUES
from assistant.answering.shapes import Shape, shapes_of
from assistant.text.spelling import is_english
from assistant.text.tokens import is_stop_word, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class NameKind(StrEnum):
    """What a name stands for, as far as its form tells."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text.

    Attributes:
        parts: its stems, stop words left out.
        tie: the word before it, lower case ("by", "from"), or "".
        then: the word after it, lower case, or "".
        start: first character in the text; `end` one past the last.
    """

    text: str
    kind: NameKind
    parts: tuple[str, ...]
    tie: str
    then: str
    start: int
    end: int


_CAPITAL = r"[A-Z][\w'\u2019]*(?:[-&][\w'\u2019]+)*"
_NAME = re.compile(rf"\b{_CAPITAL}(?:(?:\s+(?:of|and|the|for|&|of the|for the))?\s+{_CAPITAL})*")
_TIE = re.compile(r"([A-Za-z]+)[,:]?\s+(?:the\s+|an?\s+|our\s+|its\s+)?$")
_THEN = re.compile(r"\s+([a-z]+)")
_LONGEST = 8
"""Words of the longest name that a short form is made of: without a bound, a line of capitals takes minutes."""
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def read_names(text: str) -> tuple[Name, ...]:
    """Names in order; a common word with a capital because it begins a sentence is none."""
    found = []
    for match in _NAME.finditer(text):
        start, words = match.start(), match.group()
        if _begins_sentence(text, start):
            start, words = _without_opening(start, words)
        if not words or _MONTH.match(words) or not stems(words):
            continue
        tie, then = _TIE.search(text[:start]), _THEN.match(text, start + len(words))
        found.append(
            Name(
                text=words,
                kind=_kind(words),
                parts=stems(words),
                tie=tie[1].lower() if tie else "",
                then=then[1].lower() if then else "",
                start=start,
                end=start + len(words),
            )
        )
    return tuple(found)


def initials(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Short forms that runs of two words and more of a name would have ("DC"), with the stems of those words.

    A name that is itself a short form stands there in small letters: it is met by a name with those initials.
    """
    found: dict[str, frozenset[str]] = {}
    for name in names:
        if name.text.isupper() and name.text.isalpha():
            found[name.text.lower()] = frozenset(name.parts)
        words = re.findall(r"[A-Z][\w'\u2019]*", name.text)
        for start in range(len(words)):
            for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
                short = "".join(word[0] for word in words[start:end])
                found[short] = frozenset(stems(" ".join(words[start:end])))
    return found


def written_out(text: str, forms: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Stems of a text and of what its short forms stand for."""
    held = set(stems(text))
    for word in re.findall(r"\b[A-Z]{2,}\b", text):
        held |= forms.get(word, frozenset())
    if any(form.islower() for form in forms):
        for short in _initials_in(text):
            held |= forms.get(short.lower(), frozenset())
    return frozenset(held)


@lru_cache(maxsize=20_000)
def _initials_in(text: str) -> tuple[str, ...]:
    return tuple(initials(read_names(text)))


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" '\"\u2018\u201c(")
    return not before or before[-1] in ".!?:|\n\u2022"


def _without_opening(start: int, words: str) -> tuple[int, str]:
    """Leave out words at the start of a sentence that are common, unless a second capital makes them part of a name."""
    first, _, rest = words.partition(" ")
    plain = first.lower().removesuffix("'s").removesuffix("\u2019s")
    if plain.split("-")[0].rstrip("\u00b9\u00b2\u00b30123456789") in VALUES:
        return (start + len(words) - len(rest), rest) if rest[:1].isupper() else (start, "")
    common = is_stop_word(plain) or (is_english(plain) and not first.isupper())
    if not common:
        return start, words
    if is_stop_word(plain) or not rest or not rest[0].isupper():
        kept = rest if rest[:1].isupper() else ""
        return start + len(words) - len(kept), kept
    return start, words


def _kind(words: str) -> NameKind:
    shapes = shapes_of(words)
    if Shape.BODY in shapes:
        return NameKind.BODY
    known = all(is_english(word.lower()) for word in re.findall(r"[A-Z][\w'\u2019]+", words))
    return NameKind.PERSON if Shape.PERSON in shapes and not known else NameKind.OTHER
