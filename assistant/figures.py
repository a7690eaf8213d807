"""Every figure of a corpus as the page "Figures" and the command line show them, found once for each corpus."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.corpus_map import ByIdentity, CorpusMap
from assistant.answering.extracts import ExtractMaker
from assistant.answering.figure_differences import with_differences
from assistant.answering.figure_finding import figures_of
from assistant.answering.figure_plots import plots_of
from assistant.errors import UnknownDocumentError
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assistant.model import Corpus, Figure, Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBook:
    """The figures of a corpus.

    Attributes:
        figures: in reading order.
        plots: figures that belong together, in reading order.
        words: for each figure's id the stems of the words beside it, for looking up.
    """

    figures: tuple[Figure, ...]
    plots: tuple[Plot, ...]
    words: Mapping[str, frozenset[str]]

    @staticmethod
    def of(corpus: Corpus) -> FigureBook:
        """The figures of `corpus`, kept for the next time they are wanted.

        Raises:
            QuoteMismatchError: when a quote is not on its page word for word.
        """
        return _book(ByIdentity(corpus))

    def figure(self, identity: str) -> Figure | None:
        """The figure of that id, or None."""
        return next((figure for figure in self.figures if figure.id == identity), None)


def figures(corpus: Corpus, words: str = "", documents: Collection[str] = ()) -> tuple[Figure, ...]:
    """Figures in reading order.

    Args:
        words: only figures whose number, unit, measure, period, quote or headings hold all of these, in any form.
        documents: ids to look in; none for all.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
        UnknownDocumentError: when a document is not in the corpus.
    """
    known = tuple(document.id for document in corpus.documents)
    for document in documents:
        if document not in known:
            raise UnknownDocumentError(document, known)
    book = FigureBook.of(corpus)
    sought = frozenset(stems(words))
    return tuple(
        figure
        for figure in book.figures
        if (not documents or figure.document in documents) and sought <= book.words[figure.id]
    )


@lru_cache(maxsize=4)
def _book(key: ByIdentity) -> FigureBook:
    layout = CorpusMap.of(key.corpus)
    maker = ExtractMaker(layout)
    read = [one for passage in key.corpus.passages for one in figures_of(passage, layout, maker)]
    found = with_differences(read)
    return FigureBook(
        figures=tuple(one.figure for one in found),
        plots=plots_of(found),
        words={one.figure.id: frozenset(stems(_said_of(one.figure, one.passage.headings))) for one in found},
    )


def _said_of(figure: Figure, headings: Collection[str]) -> str:
    return " ".join(
        (figure.number, figure.unit, *figure.measures, figure.period, figure.extract.quote, *headings)
    )
