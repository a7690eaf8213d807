"""The only tokeniser: passages and questions are cut into the same words, figures and stems by the same rules.

One form for one figure: "4,801" is "4801", "£1.5m" and "1.5 million" are "1500000", "2019-20" and "2019/2020"
are "2019/20", "60 per cent" is "60" and "%". A hyphenated word gives its parts and itself closed up, so that
"multi-agency" meets "multi agency" and "multiagency".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from assistant.settings import DATA
from assistant.text.toolkit import english_stemmer
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STRAIGHT = {ord(mark): "'" for mark in "\u2018\u2019\u02bc\u2032\u0060"} | {
    ord(mark): '"' for mark in "\u201c\u201d\u201e\u2033"
}
_DASHES = {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff"

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_ACCENT = re.compile(r"[\u0300-\u036f]")

_SHAPES = r"""
      (?P<years>(?<![\d/-])(?:(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)|\d\d/\d\d)(?![\d/-]))
    | (?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(?P<scale>million|thousand|billion|bn|m|k)\b)?
      (?P<tail>(?:st|nd|rd|th|[a-z]{1,2})\b)?
    | (?P<percent>%|\bper\s?cent\b|\bpercentages?\b)
    | (?P<money>£|\bpounds?\b)
    | (?P<acronym>\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?)
    | (?P<word>[^\W_]+(?:'[^\W_]+)*(?:-[^\W_]+(?:'[^\W_]+)*)*)
    """
_PATTERN = re.compile(_SHAPES, re.VERBOSE)
# The same tokens with what lies between them, a word that has only the one form before all others.
_QUICK = re.compile(
    rf"[^\w%£]*+(?: (?P<plain>(?:[a-oq-z]|p(?!er|ound))[a-z]++(?![\w'-])) | {_SHAPES} )", re.VERBOSE
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or figure in its normal form; half-open characters `start` to `end` of the text it was cut from."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=10_000)
def _fold(cluster: str) -> str:
    """A character, with the accents that follow it: NFKC, lower case, straight quotes and dashes."""
    if cluster in _DROPPED:
        return ""
    return unicodedata.normalize("NFKC", cluster.translate(_STRAIGHT).translate(_DASHES)).lower()


class _Folds(dict[int, str]):
    """`_fold` of every character met, by its code."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


_FOLDS = _Folds()


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    if _ACCENT.search(text):
        return "".join(map(_fold, _CLUSTER.findall(text)))
    return text.translate(_FOLDS)


def _origins(text: str) -> Sequence[int]:
    """For each character of the folded text the place it comes from, and the end of the text."""
    if text.isascii():
        return range(len(text) + 1)
    clusters = _CLUSTER.finditer(text)
    return [*(cluster.start() for cluster in clusters for _ in _fold(cluster[0])), len(text)]


def _years(written: str) -> tuple[str, ...]:
    """One form of a span of two years running, with its first year; other figures apart."""
    first, last = re.split(r"[/-]", written)
    if (int(first) + 1) % 100 != int(last) % 100 or (len(first) == 2 and int(first) < 10):
        return first, last
    first = first if len(first) == 4 else f"20{first}"
    return f"{first}/{last[-2:]}", first


def _figure(figure: str, scale: str | None) -> str:
    """Digits without separators, closing zeros after the point left out, millions written out."""
    whole, _, decimals = figure.replace(",", "").partition(".")
    if scale:
        places = _SCALES[scale]
        whole, decimals = whole + decimals[:places].ljust(places, "0"), decimals[places:]
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals.strip("0") else whole


def _word_forms(word: str) -> list[str]:
    if "-" not in word:
        return [word.removesuffix("'s")]
    parts = [part.removesuffix("'s") for part in word.split("-")]
    return [*parts, "".join(parts)]


def _forms(groups: Sequence[str | None]) -> Sequence[str]:
    """Normal forms of one match of `_PATTERN`, by its groups, the likeliest first."""
    years, figure, scale, tail, percent, money, acronym, word = groups
    if word:
        return _word_forms(word)
    if years:
        return _years(years)
    if figure:
        return (_figure(figure, scale) + (tail or ""),)
    if acronym:
        return (acronym.replace(".", ""),)
    return ("%",) if percent else ("£",) if money else ()


@lru_cache(maxsize=1_000)  # what is asked and quoted; whole corpora are cut by `words`
def tokens(text: str) -> tuple[Token, ...]:
    """Words and figures in order; several tokens may stand on the same characters ("2019/20" and "2019")."""
    origins = _origins(text)
    return tuple(
        Token(text=form, start=origins[match.start()], end=origins[match.end() - 1] + 1)
        for match in _PATTERN.finditer(_folded(text))
        for form in _forms(match.groups())
    )


@lru_cache(maxsize=16_000)  # the texts of a dozen large reports, which one question after the other is put to
def words(text: str) -> tuple[str, ...]:
    """The texts of `tokens`, found several times faster."""
    found: list[str] = []
    for plain, *groups in _QUICK.findall(_folded(text)):
        found += (plain,) if plain else _forms(groups)
    return tuple(map(intern, found))  # most words are held a thousand times over


def is_stop_word(token: str) -> bool:
    """Whether a token in its normal form tells nothing about what is asked."""
    return token in word_lists().stop_words


@lru_cache(maxsize=1)
def _known_stems() -> dict[str, str]:
    """NLTK's stems of common words, so that a question in plain words is read without waiting for NLTK to load."""
    lines = (DATA / "stems.txt").read_text(encoding="utf-8").splitlines()
    return {word: short or word for word, _, short in (line.partition(" ") for line in lines)}


def remember_stems(known: Mapping[str, str]) -> None:
    """Add words whose stems were found before, by `stem` itself."""
    _known_stems().update(known)


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """Stem of a token in its normal form; what holds a figure or a sign stays as it is."""
    if not token.isalpha():
        return token
    return _known_stems().get(token) or nltk_stem(token)


def nltk_stem(word: str) -> str:
    """What NLTK's stemmer makes of a word."""
    short: str = english_stemmer().stem(word)
    return short


@lru_cache(maxsize=200_000)
def _telling_stem(word: str) -> str:
    """The stem of a word, "" of a stop word."""
    return "" if is_stop_word(word) else stem(word)


@lru_cache(maxsize=16_000)  # as of `words`
def stems(text: str, *, stop: bool = True) -> tuple[str, ...]:
    """Stems of the words and figures of ``text`` in order, stop words left out unless ``stop`` is false."""
    return tuple(filter(None, map(_telling_stem, words(text))) if stop else map(stem, words(text)))
