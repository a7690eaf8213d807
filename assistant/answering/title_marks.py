"""Words of titles that name a document among others: places, bodies, people; never words that anybody uses.

"Claim" in a title names nothing where the documents speak of claims. A word names when the documents never write it
small and speak of it mostly in the papers that bear it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.model import ExtractKind
from assistant.text.plain import plain
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assistant.model import Document, Passage

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_][\w']+")
_ADDRESS = re.compile(r"\S*(?:@|/|\w\.\w)\S*")
_MOSTLY = 0.75


def title_marks(documents: Sequence[Document], passages: Iterable[Passage] = ()) -> dict[str, frozenset[str]]:
    """By document, the words of its title that most other titles lack and that name it, as `bare` gives them.

    Args:
        passages: of the same documents; without them every such word names.
    """
    titled = {document.id: _title_words(document) for document in documents}
    borne = Counter(word for words in titled.values() for word in words)
    telling = frozenset(word for word, count in borne.items() if 2 * count <= len(documents))
    naming = telling - _ordinary(telling, titled, passages)
    return {document: words & naming for document, words in titled.items()}


def bare(word: str) -> str:
    """A word in small letters without the "s" of a plural or a possessive."""
    return word.lower().removesuffix("'s").removesuffix("s")


def _ordinary(
    words: frozenset[str], titled: Mapping[str, Collection[str]], passages: Iterable[Passage]
) -> frozenset[str]:
    """Those of `words` that passages write small, or speak of in other papers than those that bear them."""
    small: set[str] = set()
    here: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    # Headings write many words large that are no names.
    for passage in {(p.document, p.text): p for p in passages if p.kind is not ExtractKind.HEADING}.values():
        text = plain(passage.text)
        lowered = text.lower()
        if not any(word in lowered for word in words):
            continue
        written, written_small = _bare_words(text)
        small.update(written_small)
        said = words.intersection(written)
        anywhere.update(said)
        here.update(said.intersection(titled[passage.document]))
    return frozenset(word for word in words if word in small or here[word] < _MOSTLY * anywhere[word])


@lru_cache(maxsize=4_000)  # passages that hold words of titles
def _bare_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text, and those of them that it writes small, as `bare` gives them."""
    written = WORD.findall(_ADDRESS.sub(" ", text))
    small = (bare(word) for word in written if word[0].islower())
    return tuple(intern(bare(word)) for word in written), tuple(map(intern, small))


def _title_words(document: Document) -> frozenset[str]:
    """Words of a title that could tell documents apart: not what any report is called."""
    words = {
        bare(word)
        for text in (document.title, document.short_title, document.publisher or "", _spaced(document.id))
        for word in WORD.findall(text)
    }
    kept = words - asking_words().titles - word_lists().stop_words - set(MONTHS)
    return frozenset(word for word in kept if len(word) > 3)


def _spaced(stem: str) -> str:
    return re.sub(r"[_\W]+", " ", stem)
