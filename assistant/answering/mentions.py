"""Where a word or phrase stands: every occurrence by stem, so that "reviewed" is a mention of "review".

Contents tables are left out: what they list stands again as a heading.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.quoting import CELL_SEPARATOR
from assistant.text.tokens import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.model import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence: half-open characters `start` to `end` of the passage's text, and the words there."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as printed."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word of a text as a stem; `other` is a second form of it ("2019" of "2019/20"), or ""."""

    stem: str
    other: str
    start: int
    end: int


def mentions_of(phrase: str, passages: Iterable[Passage]) -> tuple[Mention, ...]:
    """Every occurrence of a word or phrase, in the order of the passages; none for stop words alone."""
    sought = _sought(phrase)
    if not sought:
        return ()
    return tuple(
        mention
        for passage in passages
        if not passage.contents
        for mention in _in_passage(sought, passage)
        if CELL_SEPARATOR not in mention.words
    )


def forms_of(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    """The forms in which a word was found, lower case, with how often each; commonest first."""
    counted = Counter(" ".join(mention.words.lower().split()) for mention in mentions)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def by_section(mentions: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    """Mentions by the id of their section, in the order of first mention."""
    sections: dict[str, list[Mention]] = {}
    for mention in mentions:
        sections.setdefault(mention.passage.section, []).append(mention)
    return {section: tuple(held) for section, held in sections.items()}


def held_together(phrase: str, passages: Iterable[Passage]) -> bool:
    """Whether one passage, with its headings and lead-in, holds every telling word of a phrase, in any order."""
    telling = {unit.stem for unit in _units(phrase) if not is_stop_word(unit.stem)}
    return any(telling <= _stems_around(passage) for passage in passages if not passage.contents)


def _stems_around(passage: Passage) -> frozenset[str]:
    texts = (
        passage.text,
        passage.lead_in,
        passage.before,
        passage.group,
        *passage.headings,
        *passage.columns,
    )
    return frozenset().union(*(_stem_set(text) for text in texts))


@lru_cache(maxsize=50_000)
def _stem_set(text: str) -> frozenset[str]:
    return frozenset(form for unit in _units(text) for form in (unit.stem, unit.other) if form)


def _sought(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The runs of stems that count as the phrase; a hyphenated word is one of two or one in one piece."""
    units = _units(phrase)
    if all(is_stop_word(token.text) for token in tokens(phrase)):
        return ()
    runs = [tuple(unit.stem for unit in units)]
    closed = {unit.other for unit in units if unit.other and "/" not in unit.stem}
    if len(closed) == 1 and len({(unit.start, unit.end) for unit in units}) == 1:
        runs.append(tuple(closed))
    return tuple(runs)


def _in_passage(sought: Sequence[tuple[str, ...]], passage: Passage) -> Iterator[Mention]:
    units = _units(passage.text)
    free = 0
    for place in range(len(units)):
        for run in sought:
            found = units[place : place + len(run)]
            if place >= free and len(found) == len(run) and _meets(found, run):
                yield Mention(passage=passage, start=found[0].start, end=found[-1].end)
                free = place + len(run)
                break


def _meets(found: Sequence[_Unit], run: Sequence[str]) -> bool:
    return all(form in (unit.stem, unit.other) for unit, form in zip(found, run, strict=True))


@lru_cache(maxsize=50_000)
def _units(text: str) -> tuple[_Unit, ...]:
    """The words of a text in order; a hyphenated word gives its parts, of which the first carries the whole."""
    units: list[_Unit] = []
    for (start, end), group in groupby(tokens(text), key=lambda token: (token.start, token.end)):
        forms = [token.text for token in group]
        whole = forms[-1] if len(forms) > 1 and forms[-1] == "".join(forms[:-1]) else ""
        if not whole and len(forms) > 1 and "/" in forms[0]:
            units.append(_Unit(stem(forms[0]), stem(forms[1]), start, end))
            continue
        parts = forms[:-1] if whole else forms
        units.extend(
            _Unit(stem(part), stem(whole) if place == 0 else "", start, end)
            for place, part in enumerate(parts)
        )
    return tuple(units)
