"""The two parts of NLTK that the product uses: its stemmer of English and its sentence splitter, Punkt.

Importing any part of NLTK imports all of it, and with it scikit-learn and SciPy, which take seconds and which only
parts unused here need. NLTK takes both as optional, so while it loads they are held back.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import lru_cache
from importlib.abc import MetaPathFinder
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.machinery import ModuleSpec

    from nltk.stem.snowball import EnglishStemmer

_OPTIONAL = frozenset({"scipy", "sklearn"})


@lru_cache(maxsize=1)
def english_stemmer() -> EnglishStemmer:
    """NLTK's Snowball stemmer of English."""
    with without(_OPTIONAL):
        from nltk.stem.snowball import EnglishStemmer  # noqa: PLC0415 - loads on first use

    return EnglishStemmer()


def sentence_splitter(
    *, abbreviations: Iterable[str], starters: Iterable[str], ends: tuple[str, ...]
) -> Callable[[str], Iterable[tuple[int, int]]]:
    """NLTK's Punkt, untrained: from a text to the half-open (start, end) characters of its sentences, in order.

    Args:
        abbreviations: lower-case words that a full stop after them does not end, without that stop.
        starters: lower-case words that begin a sentence where they have a capital letter.
        ends: the marks that can end a sentence.
    """
    with without(_OPTIONAL):
        from nltk.tokenize.punkt import (  # noqa: PLC0415 - loads on first use
            _ORTHO_BEG_UC,
            _ORTHO_MID_LC,
            PunktLanguageVars,
            PunktParameters,
            PunktSentenceTokenizer,
        )

    class _LanguageVars(PunktLanguageVars):  # type: ignore[misc]
        sent_end_chars = ends

    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    for word in starters:
        parameters.add_ortho_context(word, _ORTHO_MID_LC | _ORTHO_BEG_UC)
    splitter = PunktSentenceTokenizer(parameters, lang_vars=_LanguageVars())
    spans: Callable[[str], Iterable[tuple[int, int]]] = splitter.span_tokenize
    return spans


class _HeldBack(MetaPathFinder):
    """Finds some packages to be missing, for the thread that made it alone."""

    def __init__(self, packages: frozenset[str]) -> None:
        self._packages = packages
        self._thread = get_ident()

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        if get_ident() == self._thread and fullname.partition(".")[0] in self._packages:
            raise ModuleNotFoundError(f"{fullname} is held back", name=fullname)
        return None


@contextmanager
def without(packages: frozenset[str]) -> Iterator[None]:
    """Import as if `packages` were not installed; those imported before stay, and other threads notice nothing."""
    finder = _HeldBack(packages)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
