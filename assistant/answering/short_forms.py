"""What short forms stand for: beside their long form in the text, or as the initials of a name the text uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.acronyms import acronyms_in, stands_for
from assistant.answering.mentions import mentions_of
from assistant.model import ExtractKind
from assistant.text.plain import plain
from assistant.text.spelling import is_english
from assistant.text.tokens import is_stop_word, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.answering.mentions import Mention
    from assistant.model import Passage

_LISTED = re.compile(
    r"(?P<short>[A-Z][A-Za-z&]*[A-Z]s?)\s*(?:\||:|=|-|stands for|is short for)\s*(?P<long>[A-Z][^|:=]{5,90}?)(?:\s*\|.*|[.;,(].*)?"
)
_SHORT = re.compile(r"(?<![\w&])(?:[A-Z]{2,7}s?|[A-Z]&[A-Z]|[A-Z]{1,4}[a-z]{1,2}[A-Z]{1,3})(?![\w&])")
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_GOES_ON = re.compile(r"\s+(?:(?:and|of|for|&)\s+)?[A-Z][a-z]")
_LETTER_WORD = re.compile(r"[A-Za-z][\w']*|&")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """A short form with what it stands for.

    Attributes:
        long: as printed; "" when the documents use the short form and never say.
        passage: where the long form stands; for one that is never given, where the short form first stands.
        explained: whether the document itself sets the two side by side; if not, the initials fit.
    """

    short: str
    long: str
    passage: Passage
    explained: bool


def explained_in(passages: Iterable[Passage]) -> tuple[ShortForm, ...]:
    """Short forms that a document sets beside what they stand for, in reading order; each pair once a document."""
    found: dict[tuple[str, str, tuple[str, ...]], ShortForm] = {}
    for passage in passages:
        for short, long in _pairs(passage):
            meaning = ShortForm(short=short, long=long, passage=passage, explained=True)
            key = (passage.document, short.lower(), stems(long))
            if key not in found or found[key].passage.kind is ExtractKind.HEADING:
                found[key] = meaning
    return tuple(found.values())


def by_initials(short: str, meanings: Iterable[str], passages: Iterable[Passage]) -> tuple[ShortForm, ...]:
    """The meanings that the documents use, each where it first stands, sentences before headings."""
    held = tuple(passages)
    found: dict[tuple[str, ...], ShortForm] = {}
    for long in meanings:
        named = [mention for mention in mentions_of(long, held) if _is_whole_name(mention)]
        if named:
            best = min(named, key=lambda mention: mention.passage.kind is ExtractKind.HEADING)
            words = " ".join(best.words.split())
            meaning = ShortForm(short=short, long=words, passage=best.passage, explained=False)
            found.setdefault(stems(words), meaning)
    return tuple(found.values())


def short_forms_in(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Short forms used, as printed and without a plural s, with where each first stands.

    What also stands in small letters somewhere is a word, which capitals do not make a short form.
    """
    told = [passage for passage in passages if not passage.contents]
    ordinary = {word for passage in told for word in _SMALL_WORD.findall(passage.text)}
    found: dict[str, Passage] = {}
    for passage in told:
        for match in _SHORT.finditer(passage.text):
            word = match[0].removesuffix("s").lower()
            if len(word) > 1 and not (word in ordinary or is_stop_word(word) or is_english(word)):
                found.setdefault(match[0].removesuffix("s"), passage)
    return found


def _is_whole_name(mention: Mention) -> bool:
    """Whether a name is written as one, and does not go on after the words found."""
    after = mention.passage.text[mention.end :]
    capitalised = all(word[0].isupper() for word in mention.words.split() if len(word) > 3)
    return capitalised and "," not in mention.words and not _GOES_ON.match(after)


def _pairs(passage: Passage) -> Iterator[tuple[str, str]]:
    for acronym in acronyms_in([plain(passage.text)]):
        if acronym.explained and not any(character.isdigit() for character in acronym.long):
            yield acronym.short, acronym.long
    match = _LISTED.fullmatch(plain(passage.text))
    if match and stands_for(short := match["short"].removesuffix("s"), _LETTER_WORD.findall(match["long"])):
        yield short, match["long"].strip()
