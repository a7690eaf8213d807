"""The engines that ours is measured beside, each used as its own documentation shows."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.benchmarks.engines import library
from tests.benchmarks.passages import read_stems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.benchmarks.engines import Hits


def best_of(scores: NDArray[Any], limit: int) -> Hits:
    """The `limit` highest scores above zero, ties by place."""
    limit = min(limit, len(scores))
    likely = np.argpartition(scores, -limit)[-limit:] if limit else np.zeros(0, dtype=int)
    order = likely[np.lexsort((likely, -scores[likely]))]
    return [(int(place), float(scores[place])) for place in order if scores[place] > 0]


class RankBM25:
    """rank-bm25's Okapi as it is: it has no storage, so opening builds again."""

    def build(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - there is nothing to keep
        self.model = library("rank_bm25").BM25Okapi(list(read_stems(passages)))

    def open(self, passages: Path, folder: Path) -> None:
        self.build(passages, folder)

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        return best_of(self.model.get_scores(list(terms)), limit)


class BM25S:
    """bm25s with its defaults: eager scores in a sparse matrix, read with mmap."""

    BACKEND = "numpy"

    def build(self, passages: Path, folder: Path) -> None:
        model = library("bm25s").BM25(backend=self.BACKEND)
        model.index(list(read_stems(passages)), show_progress=False)
        model.save(str(folder), show_progress=False)

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        self.model = library("bm25s").BM25.load(
            str(folder), mmap=True, show_progress=False, override_params={"backend": self.BACKEND}
        )
        self.count = int(self.model.scores["num_docs"])

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        if not any(term in self.model.vocab_dict for term in terms):
            return []
        found = self.model.retrieve(
            [list(terms)], k=min(limit, self.count), show_progress=False, backend_selection="auto"
        )
        return [
            (int(place), float(score))
            for place, score in zip(found.documents[0], found.scores[0], strict=True)
            if score > 0
        ]


class BM25SNumba(BM25S):
    """bm25s with scoring and choice compiled to native code."""

    BACKEND = "numba"


class Tantivy:
    """tantivy, a search engine in Rust: frequencies without positions, nothing stored but a place."""

    def build(self, passages: Path, folder: Path) -> None:
        tantivy = library("tantivy")
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("words", stored=False, tokenizer_name="spaces", index_option="freq")
        schema.add_unsigned_field("place", stored=False, fast=True)
        index = self._with_spaces(tantivy.Index(schema.build(), path=str(folder)))
        writer = index.writer(heap_size=256_000_000)
        with passages.open(encoding="utf-8") as lines:
            for place, line in enumerate(lines):
                document = tantivy.Document()
                document.add_text("words", line.rstrip("\n"))
                document.add_unsigned("place", place)
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        self.index = self._with_spaces(library("tantivy").Index.open(str(folder)))
        self.index.reload()
        self.searcher = self.index.searcher()

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        tantivy = library("tantivy")
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self.index.schema, "words", term, "freq"))
            for term in terms
        ]
        found = self.searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        places = self.searcher.fast_field_values("place", [address for _, address in found])
        return [(int(place), float(score)) for place, (score, _) in zip(places, found, strict=True)]

    @staticmethod
    def _with_spaces(index: Any) -> Any:
        tantivy = library("tantivy")
        cutting = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", cutting)
        return index


class FTS5:
    """SQLite's own full-text search: the words alone, no copy of the text."""

    # Signs within a stem ("2019/20", "%", "£", "don't") belong to it, as they do for the other engines.
    CUTTING = "unicode61 remove_diacritics 0 tokenchars '%£/.'''"

    def build(self, passages: Path, folder: Path) -> None:
        cutting = self.CUTTING.replace("'", "''")
        with (
            closing(sqlite3.connect(folder / "words.sqlite")) as base,
            passages.open(encoding="utf-8") as lines,
        ):
            base.execute(f"CREATE VIRTUAL TABLE words USING fts5(stems, content='', tokenize='{cutting}')")
            base.executemany("INSERT INTO words(rowid, stems) VALUES (?, ?)", enumerate(lines, start=1))
            base.execute("INSERT INTO words(words) VALUES ('optimize')")
            base.commit()

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        self.base = sqlite3.connect(folder / "words.sqlite")

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        if not terms:
            return []
        query = " OR ".join(f'"{term}"' for term in terms)
        found = self.base.execute(
            "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query, limit)
        )
        return [(place - 1, -score) for place, score in found]


class ScikitLearn:
    """scikit-learn's usual way: TF-IDF vectors of all passages times that of the query."""

    def build(self, passages: Path, folder: Path) -> None:
        vectorizer = self._vectorizer()
        with passages.open(encoding="utf-8") as lines:
            matrix = vectorizer.fit_transform(lines)
        library("scipy.sparse").save_npz(folder / "passages.npz", matrix, compressed=False)
        words = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
        (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
        np.save(folder / "idf.npy", vectorizer.idf_)

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        self.vectorizer = self._vectorizer(vocabulary=words)
        self.vectorizer.idf_ = np.load(folder / "idf.npy")
        self.matrix = library("scipy.sparse").load_npz(folder / "passages.npz")

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        query = self.vectorizer.transform([" ".join(terms)])
        return best_of((self.matrix @ query.T.toarray().ravel()), limit)

    @staticmethod
    def _vectorizer(**options: Any) -> Any:
        return library("sklearn.feature_extraction.text").TfidfVectorizer(analyzer=str.split, **options)
