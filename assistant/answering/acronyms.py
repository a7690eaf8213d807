"""Short forms that a corpus sets beside their long form, and those that its names would have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SMALL = frozenset({"and", "of", "for", "the", "in", "to", "on", "with", "at", "by", "&", "or", "de"})
_SHORT = r"[A-Z][A-Za-z]*[A-Z]s?|[A-Z]{2,8}s?"
_IN_BRACKETS = re.compile(rf"\(\s*['\"]?(?P<short>{_SHORT})['\"]?\s*\)")
_LONG_IN_BRACKETS = re.compile(rf"\b(?P<short>{_SHORT})\s*\((?P<long>[A-Za-z][^()]{{5,90}})\)")
_WORD = re.compile(r"[A-Za-z][\w']*|&")
_PHRASE = re.compile(
    r"[A-Z][a-z][\w']*(?:(?:,?\s+(?:and|of|for|the|in|to|with|&)){0,2},?\s+[A-Z][a-z][\w']*){1,7}"
)
_MOST_WORDS = 10
_MOST_MEANINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short form and what it stands for; `explained` when the text itself sets the two side by side."""

    short: str
    long: str
    explained: bool


def acronyms_in(texts: Iterable[str]) -> tuple[Acronym, ...]:
    """Short forms of a corpus, explained ones first, then initials of its capitalised phrases, commonest first."""
    explained: dict[tuple[str, str], Acronym] = {}
    initials: Counter[tuple[str, str]] = Counter()
    for text in texts:
        found, pairs = _within(text)
        for acronym in found:
            explained.setdefault((acronym.short.lower(), acronym.long.lower()), acronym)
        initials.update(pairs)
    made = sorted(initials.items(), key=lambda item: (-item[1], item[0]))
    return (
        *explained.values(),
        *(Acronym(short=short, long=long, explained=False) for (short, long), _ in made),
    )


@lru_cache(maxsize=16_000)  # as many texts as `assistant.text.tokens.words` keeps
def _within(text: str) -> tuple[tuple[Acronym, ...], tuple[tuple[str, str], ...]]:
    """Short forms that a text explains, and initials of its capitalised phrases with these."""
    pairs = (pair for phrase in _PHRASE.findall(text) for pair in _initials(phrase))
    return tuple(_explained(text)), tuple(pairs)


def by_short_form(acronyms: Iterable[Acronym]) -> Mapping[str, tuple[Acronym, ...]]:
    """Meanings by short form, lower case; at most three, explained ones alone where there are any."""
    grouped: dict[str, list[Acronym]] = defaultdict(list)
    for acronym in acronyms:
        held = grouped[acronym.short.lower()]
        known = {other.long.lower() for other in held}
        if len(held) < _MOST_MEANINGS and acronym.long.lower() not in known and not _settled(held, acronym):
            held.append(acronym)
    return {short: tuple(held) for short, held in grouped.items()}


def _settled(held: list[Acronym], acronym: Acronym) -> bool:
    return not acronym.explained and any(other.explained for other in held)


def _explained(text: str) -> Iterator[Acronym]:
    for match in _IN_BRACKETS.finditer(text):
        short = match["short"].removesuffix("s")
        if long := _words_before(text[: match.start()], short):
            yield Acronym(short=short, long=long, explained=True)
    for match in _LONG_IN_BRACKETS.finditer(text):
        short, long = match["short"].removesuffix("s"), " ".join(match["long"].split())
        if stands_for(short, _WORD.findall(long)):
            yield Acronym(short=short, long=long, explained=True)


def _words_before(text: str, short: str) -> str:
    """The shortest run of words at the end of a text whose initials are the short form, or ""."""
    words = list(_WORD.finditer(text[-120:]))
    for length in range(2, min(_MOST_WORDS, len(words)) + 1):
        run = words[-length:]
        if run[0][0].lower() not in _SMALL and stands_for(short, [word[0] for word in run]):
            return " ".join(text[-120:][run[0].start() : run[-1].end()].split())
    return ""


def stands_for(short: str, words: list[str]) -> bool:
    """Whether a short form is made of the initials of words, small words counted or left out."""
    letters = short.lower()
    every = "".join(word[0] for word in words).lower()
    main = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    return letters in (every, main)


def _initials(phrase: str) -> Iterator[tuple[str, str]]:
    """Each run of two to eight capitalised words of a phrase with its initials, small words left out or kept."""
    words = phrase.replace(",", "").split()
    places = [place for place, word in enumerate(words) if word.lower() not in _SMALL]
    for first in range(len(places)):
        for last in range(first + 1, len(places)):
            run = words[places[first] : places[last] + 1]
            long = " ".join(run)
            for short in {"".join(w[0] for w in run if w.lower() not in _SMALL), "".join(w[0] for w in run)}:
                yield short.upper(), long
