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
from typing import TYPE_CHECKING

from assistant.settings import DATA
from assistant.text.toolkit import english_stemmer
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STRAIGHT = {ord(mark): "'" for mark in "\u2018\u2019\u02bc\u2032\u0060"} | {
    ord(mark): '"' for mark in "\u201c\u201d\u201e\u2033"
}
_DASHES = {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff"

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)

_PATTERN = re.compile(
    r"""
      (?P<years>(?<![\d/-])(?:(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)|\d\d/\d\d)(?![\d/-]))
    | (?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(?P<scale>million|thousand|billion|bn|m|k)\b)?
      (?P<tail>(?:st|nd|rd|th|[a-z]{1,2})\b)?
    | (?P<percent>%|\bper\s?cent\b|\bpercentages?\b)
    | (?P<money>£|\bpounds?\b)
    | (?P<acronym>\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?)
    | (?P<word>[^\W_]+(?:'[^\W_]+)*(?:-[^\W_]+(?:'[^\W_]+)*)*)
    """,
    re.VERBOSE,
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or figure in its normal form; half-open characters `start` to `end` of the text it was cut from."""

    text: str
    start: int
    end: int


def _folded(text: str) -> tuple[str, list[int]]:
    """NFKC, lower case, straight quotes and dashes; and, for each character made, its origin's place in ``text``."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    characters: list[str] = []
    origins: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if cluster[0] in _DROPPED:
            continue
        straight = cluster[0].translate(_STRAIGHT).translate(_DASHES)
        for made in unicodedata.normalize("NFKC", straight).lower():
            characters.append(made)
            origins.append(cluster.start())
    return "".join(characters), [*origins, len(text)]


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


def _word_forms(word: str) -> Iterator[str]:
    parts = [part.removesuffix("'s") for part in word.split("-")]
    yield from parts
    if len(parts) > 1:
        yield "".join(parts)


def _forms(match: re.Match[str]) -> Iterator[str]:
    """Normal forms of one match, the likeliest first."""
    kind = match.lastgroup
    if match["years"]:
        yield from _years(match["years"])
    elif match["figure"]:
        figure = _figure(match["figure"], match["scale"])
        yield figure + (match["tail"] or "")
    elif match["percent"]:
        yield "%"
    elif match["money"]:
        yield "£"
    elif kind == "acronym":
        yield match["acronym"].replace(".", "")
    else:
        yield from _word_forms(match["word"])


@lru_cache(maxsize=3_000)  # texts that are cut again and again while a small corpus is indexed and asked
def tokens(text: str) -> tuple[Token, ...]:
    """Words and figures in order; several tokens may stand on the same characters ("2019/20" and "2019")."""
    folded, origins = _folded(text)
    return tuple(
        Token(text=form, start=origins[match.start()], end=origins[match.end() - 1] + 1)
        for match in _PATTERN.finditer(folded)
        for form in _forms(match)
    )


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


@lru_cache(maxsize=4_000)  # passages that one question after the other meets; some kilobytes each
def stems(text: str, *, stop: bool = True) -> tuple[str, ...]:
    """Stems of the words and figures of ``text`` in order, stop words left out unless ``stop`` is false."""
    return tuple(stem(token.text) for token in tokens(text) if not (stop and is_stop_word(token.text)))
