"""The answering pipeline: a question becomes an answer in the documents' own words, step by named step."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.comparisons import read_comparison
from assistant.answering.composition import compose, compose_place
from assistant.answering.continuity import blocks_of, favoured, with_beside
from assistant.answering.evidence import choose_evidence
from assistant.answering.followups import leaned_on
from assistant.answering.lexicon import Lexicon
from assistant.answering.locators import only_place
from assistant.answering.places import resolve
from assistant.answering.questions import read_question
from assistant.answering.ranker import Ranker
from assistant.answering.reader import Reader
from assistant.answering.side_by_side import set_side_by_side, which_two
from assistant.answering.support import judge_support
from assistant.answering.word_answers import answer_word
from assistant.answering.word_book import WordBook
from assistant.answering.word_questions import read_word_question
from assistant.archiving import current
from assistant.errors import UnknownDocumentError
from assistant.retrieval.generations import current_generation
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings
from assistant.text.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.archived import ReportArchive
    from assistant.model import Answer, Corpus, Question, RankedPassage


@dataclass(frozen=True)
class Assistant:
    """Everything that answering needs, held together: what was read, its index, and the language data.

    Attributes:
        index_folder: where the index lies on disk.
        index_version: the name of the generation of it that is open, or "".
        archive: where the reports are when they are too many to be held in memory: then the corpus holds their names
            alone, the index nothing, and each question is put to the few reports that bear on it.
    """

    corpus_folder: Path
    corpus: Corpus
    index: PassageIndex
    settings: Settings
    index_folder: Path = Path("index")
    index_version: str = ""
    archive: ReportArchive | None = None

    @classmethod
    def open(
        cls,
        corpus: Path = Path("corpus"),
        index: Path = Path("index"),
        settings: Settings | None = None,
        *,
        progress: Callable[[str, int, int], None] | None = None,
        notice: Callable[[str], None] = lambda _line: None,
    ) -> Assistant:
        """Load the index of a folder of PDFs, built first when it is missing, stale or damaged.

        Args:
            notice: called with one line when the index on disk cannot be used, or not be written.

        Raises:
            CorpusError: when no file of the folder can be read.
        """
        settings = settings or Settings()
        read, built, archive, _ = current(
            corpus, index, settings, progress=progress, notice=notice, unwritten=notice
        )
        generations = archive.archive.generation.index if archive else index
        return cls(
            corpus_folder=corpus,
            corpus=read,
            index=built,
            settings=settings,
            index_folder=index,
            index_version=current_generation(generations) or "",
            archive=archive,
        )

    def over(self, corpus_folder: Path, corpus: Corpus, index: PassageIndex) -> Assistant:
        """An assistant over another corpus, which shares with this one what depends on none."""
        other = replace(self, corpus_folder=corpus_folder, corpus=corpus, index=index, archive=None)
        vars(other).update(_thesaurus=self._thesaurus, _reader=self._reader)
        return other

    def ask(self, turns: str | Sequence[str], documents: Sequence[str] = ()) -> Answer:
        """Answer the last of `turns`; the earlier ones are the conversation.

        Args:
            documents: ids to narrow the question to; none for all.

        Raises:
            QuestionError: when the last turn holds no question that can be looked up.
            UnknownDocumentError: when a document is not indexed.
        """
        started = time.perf_counter()
        few, documents = self.narrowed(turns, documents)
        if few is self:
            question = self._followed(turns, documents)
            answer = self._side_by_side(turns, documents) or self._alone(question)
        else:
            answer = few.ask(turns, documents)
        return replace(answer, took_ms=round((time.perf_counter() - started) * 1000, 1))

    def read(self, turns: str | Sequence[str], documents: Sequence[str] = ()) -> Question:
        """Read what is asked, without looking it up."""
        known = tuple(document.id for document in self.corpus.documents)
        for document in documents:
            if document not in known:
                raise UnknownDocumentError(document, known)
        turns = [turns] if isinstance(turns, str) else list(turns)
        return read_question(turns, self._lexicon, self._thesaurus, self.settings, documents)

    def search(self, turns: str | Sequence[str], documents: Sequence[str] = ()) -> tuple[RankedPassage, ...]:
        """Rank passages for a question, best first, with what each scorer and feature gave; nothing composed."""
        few, documents = self.narrowed(turns, documents)
        return self._rank(self._followed(turns, documents)) if few is self else few.search(turns, documents)

    def narrowed(
        self, turns: str | Sequence[str], documents: Sequence[str] = ()
    ) -> tuple[Assistant, tuple[str, ...]]:
        """Who answers this, and the documents it is to be narrowed to: itself, or one over an archive's few reports.

        Raises:
            QuestionError, UnknownDocumentError: as `ask`.
            IndexDamagedError: when what was read of a report is not there any more.
        """
        if self.archive is None:
            return self, tuple(documents)
        chosen = self.archive.choose(self.read(turns, documents))
        return self.over_reports(chosen), tuple(document for document in documents if document in chosen)

    def reports(self, documents: Sequence[str] = ()) -> Corpus:
        """What was read of some documents, and of others too unless there are too many; none for all.

        Raises:
            TooManyReportsError, UnknownDocumentError, IndexDamagedError: as `ReportArchive.reports`.
        """
        return self.corpus if self.archive is None else self.archive.reports(documents)

    def each_report(self) -> Iterable[Corpus]:
        """Everything that was read, in parts that fit into memory; raises as `narrowed`."""
        return (self.corpus,) if self.archive is None else self.archive.each()

    def _side_by_side(self, turns: str | Sequence[str], documents: Sequence[str]) -> Answer | None:
        """Two documents set side by side, each asked alone; None for a plain question."""
        turns = [turns] if isinstance(turns, str) else list(turns)
        asked = read_comparison(turns, self._lexicon.documents, self.corpus.documents, documents)
        if asked is None:
            return None
        if not asked.documents:
            return which_two(turns[-1])
        questions = [self.read(asked.turns, (document,)) for document in asked.documents]
        answers = [self._alone(question) for question in questions]
        return set_side_by_side(
            turns[-1],
            asked,
            questions=questions,
            answers=answers,
            corpus=self.corpus,
            settings=self.settings,
        )

    def _alone(self, question: Question) -> Answer:
        return self._place(question) or self._word(question) or self._content(question)

    def _place(self, question: Question) -> Answer | None:
        if not only_place(question):
            return None
        return compose_place(question, resolve(question, self.corpus), self.corpus, self.settings)

    def _word(self, question: Question) -> Answer | None:
        asked = None if question.locators else read_word_question(question.focus)
        if asked is None:
            return None
        book = WordBook.of(self.corpus)
        return answer_word(asked, question, book, lambda: self._rank(question), self.settings)

    def _content(self, question: Question) -> Answer:
        ranked = self._rank(question)
        evidence = choose_evidence(question, ranked, self.corpus, self.settings)
        support = judge_support(question, ranked, evidence)
        return compose(question, evidence, support, self.corpus, self.settings)

    def _followed(self, turns: str | Sequence[str], documents: Sequence[str]) -> Question:
        """The last turn, read, with what answered the turn before when it leans on that."""
        turns = [turns] if isinstance(turns, str) else list(turns)
        question, earlier = self.read(turns, documents), leaned_on(turns)
        if not earlier:
            return question
        before = self.read(earlier, documents)
        if only_place(before):
            blocks = {block.id for block in resolve(before, self.corpus)}
            return replace(question, follows=tuple(p.id for p in self.corpus.passages if p.block in blocks))
        evidence = choose_evidence(before, self._rank(before), self.corpus, self.settings)
        return replace(
            question, follows=tuple(passage.id for unit in evidence[:1] for passage in unit.passages)
        )

    def _rank(self, question: Question) -> tuple[RankedPassage, ...]:
        candidates = self.index.search(question, limit=self.settings.candidates)
        if not question.follows:
            return self._ranker.rank(question, candidates, self._reader)
        blocks = blocks_of(question.follows, self.corpus)
        every = with_beside(candidates, blocks, self.corpus)
        explaining = self._ranker.explaining(len(self.corpus.passages))
        return favoured(explaining.rank(question, every, self._reader), question, blocks, self.settings)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self.corpus) if self.archive is None else self.archive.lexicon

    def over_reports(self, documents: Sequence[str]) -> Assistant:
        """An assistant over some reports of an archive, kept for the next question; raises as `reports`."""
        return self._kept_over(tuple(sorted(documents)))

    @cached_property
    def _kept_over(self) -> Callable[[tuple[str, ...]], Assistant]:
        return lru_cache(maxsize=self.settings.archive_choices_kept)(self._made_over)

    def _made_over(self, reports: tuple[str, ...]) -> Assistant:
        corpus = self.reports(reports) if reports else replace(self.corpus, documents=(), problems=())
        # As of any corpus of this size: neither vectors, which would take longer to make than the answer, nor n-grams.
        settings = replace(self.settings, meaning_max_passages=0, tfidf_characters_max_passages=0)
        return self.over(self.corpus_folder, corpus, PassageIndex.build(corpus, settings))

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        return Thesaurus.load()

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker.load(self.index, self.corpus, self.settings)

    @cached_property
    def _reader(self) -> Reader | None:
        return Reader.load(self.settings) if self.settings.reader_enabled else None
