"""What a question's words may stand for: repaired spelling, short forms of the corpus, the thesaurus."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from assistant.model import Expansion, ExpansionOrigin
from assistant.text.spelling import is_english, repair
from assistant.text.tokens import stem, stems
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.lexicon import Lexicon
    from assistant.settings import Settings
    from assistant.text.thesaurus import Thesaurus

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORT_YEARS = re.compile(r"(?<![\d/-])(\d\d)/(\d\d)(?![\d/-])")
_EXPLAINED, _INITIALS = 1.0, 0.9
_LONGEST_SHORT_FORM = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A question's words in order, hyphenated ones in their parts, and how much each counts."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, texts: Iterable[tuple[str, float]]) -> Words:
        """Words of texts, each with what its words count."""
        weighed = [(word, weight) for text, weight in texts for word in _WORD.findall(text)]
        return cls(words=tuple(word for word, _ in weighed), weights=tuple(weight for _, weight in weighed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A question with its mistyped words put right.

    Attributes:
        text: repaired.
        shown: repaired, with short forms the corpus does not use, and years, written out.
        expansions: what was repaired, and the short forms' meanings.
    """

    text: str
    shown: str
    expansions: tuple[Expansion, ...]


def mend(text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> Mended:
    """Repair mistyped words and look up short forms; a corpus word, an English word or a short form stays."""
    found: dict[str, Expansion] = {}
    thesaurus_words = thesaurus.words

    def known(word: str) -> bool:
        return word in thesaurus_words or word in _stop_words() or word in lexicon.places

    @cache
    def right_word(word: str) -> str | None:
        return repair(word, lexicon.words, known)

    def repaired(match: re.Match[str]) -> str:
        word = match[0]
        if _meanings(word, lexicon) or stem(word.lower()) in lexicon.stems:
            return word
        right = right_word(word)
        if right is None or (word[0].isupper() and match.start() and not _one_off(word)):
            return word
        found[word] = _expansion(word, right, 1.0, ExpansionOrigin.SPELLING)
        return right.capitalize() if word[0].isupper() else right

    mended = _WORD.sub(repaired, text)
    shown = _SHORT_YEARS.sub(_long_years, _WORD.sub(partial(_written_out, lexicon=lexicon), mended))
    return Mended(text=mended, shown=shown, expansions=tuple(found.values()))


def expand(words: Words, lexicon: Lexicon, thesaurus: Thesaurus, settings: Settings) -> tuple[Expansion, ...]:
    """Short forms and thesaurus words whose stems the corpus holds, heaviest first, at most as many as is set."""
    counts = {
        word.lower(): weight for word, weight in reversed([*zip(words.words, words.weights, strict=True)])
    }

    def fit(terms: tuple[str, ...]) -> float:
        if not lexicon.knows(terms):
            return 0.0
        return 1.0 if lexicon.together(terms) else settings.apart_weight

    added = [
        *_short_forms(words, lexicon),
        *_long_forms(words, lexicon),
        *thesaurus.expansions(words.words, fit),
    ]
    weighed = [
        replace(one, weight=round(one.weight * max(counts.get(w.lower(), 1.0) for w in one.said.split()), 3))
        for one in added
    ]
    best: dict[tuple[str, ...], Expansion] = {}
    for one in weighed:
        if one.terms not in best or best[one.terms].weight < one.weight:
            best[one.terms] = one
    heaviest = sorted(best.values(), key=lambda one: -one.weight)[: settings.expansions]
    return tuple(heaviest)


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    """Stop words, and the same typed without their apostrophe."""
    words = word_lists().stop_words
    return words | {word.replace("'", "") for word in words}


def _expansion(said: str, added: str, weight: float, origin: ExpansionOrigin) -> Expansion:
    return Expansion(said=said, added=added, terms=stems(added), weight=weight, origin=origin)


def _one_off(word: str) -> bool:
    """Whether a capitalised word is long enough to be a mistyped word rather than somebody's name."""
    return len(word) > _LONGEST_SHORT_FORM


def _meanings(word: str, lexicon: Lexicon) -> tuple[tuple[str, bool], ...]:
    """Long forms of a short form as typed: small letters only when the word is nothing else."""
    plain = word.removesuffix("s") if word[:-1].isupper() else word
    short = plain.lower()
    found = lexicon.acronyms.get(short, ())
    if not found or not 2 <= len(short) <= _LONGEST_SHORT_FORM:
        return ()
    small = not plain.isupper()
    if small and (len(short) < 3 or is_english(short) or short in word_lists().stop_words):
        return ()
    if small and short in lexicon.words and not found[0].explained:
        return ()
    return tuple(
        (acronym.long, acronym.explained) for acronym in found if acronym.explained or len(short) > 2
    )


def _short_forms(words: Words, lexicon: Lexicon) -> list[Expansion]:
    return [
        _expansion(word, long, _EXPLAINED if explained else _INITIALS, ExpansionOrigin.ACRONYM)
        for word in dict.fromkeys(words.words)
        for long, explained in _meanings(word, lexicon)
    ]


def _long_forms(words: Words, lexicon: Lexicon) -> list[Expansion]:
    """Short forms the corpus uses for what the question writes out."""
    run = [(word, stem(word.lower())) for word in words.words if word.lower() not in word_lists().stop_words]
    found = []
    for length in range(2, 8):
        for place in range(len(run) - length + 1):
            piece = run[place : place + length]
            if short := lexicon.long_forms.get(tuple(stemmed for _, stemmed in piece)):
                said = " ".join(word for word, _ in piece)
                found.append(_expansion(said, short.upper(), _INITIALS, ExpansionOrigin.ACRONYM))
    return found


def _written_out(match: re.Match[str], lexicon: Lexicon) -> str:
    """A short form the corpus does not use, written out where it can mean one thing only."""
    word = match[0]
    if word.lower() in lexicon.words:
        return word
    meanings = _meanings(word, lexicon)
    return meanings[0][0] if len(meanings) == 1 else word


def _long_years(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"20{first}/{last}" if (int(first) + 1) % 100 == int(last) else match[0]
