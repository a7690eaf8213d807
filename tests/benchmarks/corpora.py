"""The corpora that every engine is measured on: two classic test collections, real reports, and made-up words.

Each engine gets the same stems, cut by the product's tokeniser, so that none is fast or good by cutting words otherwise.
"""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import InputFormatError
from assistant.ingestion.reading import read_corpus
from assistant.records import to_lines
from assistant.retrieval.index import telling_words
from assistant.text.tokens import stem, stems
from tests.benchmarks.passages import PASSAGES, QUERIES, QuerySet, Trove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.settings import Settings

JUDGED = {"CACM": "ir_cacm", "Vaswani": "ir_vaswani"}
PUBLISHED = {"CACM": 0.3123, "Vaswani": 0.2965}  # mean average precision of BM25

ASKED = 200
WORDS_A_QUERY = 6
WORDS_A_PASSAGE = 80
VOCABULARY = 200_000
FREQUENT = 100  # about as many words as the tokeniser leaves out of English as stop words
_AT_A_TIME = 50_000


def written(
    name: str,
    folder: Path,
    passages: Iterable[Sequence[str]],
    asked: Iterable[QuerySet],
    *,
    synthetic: bool = False,
) -> Trove:
    """Write a corpus into a folder of its own; the queries last, so that one broken off is seen as not there."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / PASSAGES).open("w", encoding="utf-8") as file:
        for count, words in enumerate(passages, start=1):  # noqa: B007 - wanted after the loop
            file.write(f"{' '.join(words)}\n")
    (folder / QUERIES).write_text(to_lines(asked), encoding="utf-8")
    return Trove(name=name, folder=folder, passages=count, synthetic=synthetic)


def known(name: str, folder: Path, *, synthetic: bool = False) -> Trove | None:
    """A corpus written before, or None."""
    if not (folder / QUERIES).is_file():
        return None
    with (folder / PASSAGES).open("rb") as lines:
        return Trove(name=name, folder=folder, passages=sum(1 for _ in lines), synthetic=synthetic)


def judged(name: str, data: Path, cache: Path) -> Trove:
    """A classic test collection, from docs.jsonl, queries.jsonl ({"id", "text"}) and qrels.tsv.

    Raises:
        InputFormatError: when one of them is not there or cannot be read.
    """
    source = data / "qa" / JUDGED[name]
    try:
        documents = _rows(source / "docs.jsonl")
        places = {_unpadded(row["id"]): place for place, row in enumerate(documents)}
        relevant: dict[str, list[int]] = {}
        for line in (source / "qrels.tsv").read_text(encoding="utf-8").splitlines():
            query, document, grade = line.split("\t")
            if int(grade) > 0:
                relevant.setdefault(query, []).append(places[_unpadded(document)])
        asked = [row for row in _rows(source / "queries.jsonl") if row["id"] in relevant]
    except (OSError, ValueError, KeyError) as error:
        raise InputFormatError(source, 0, f"no test collection: {error!r}") from error
    queries = QuerySet(
        name="its own",
        queries=tuple(stems(row["text"]) for row in asked),
        relevant=tuple(tuple(relevant[row["id"]]) for row in asked),
    )
    return written(name, cache / JUDGED[name], (stems(row["text"]) for row in documents), [queries])


def reports(data: Path, cache: Path, settings: Settings) -> Trove:
    """The passages of DATA/reports as the product reads them; asked for six words of one passage at a time.

    Reading takes minutes, so the passages are kept until the files change.

    Raises:
        CorpusError: when none of the reports can be read.
    """
    files = sorted((path.name, path.stat().st_size) for path in (data / "reports").glob("*.pdf"))
    folder = cache / f"reports-{hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]}"
    if before := known("real reports", folder):
        return before
    sys.stderr.write(f"reading {len(files)} reports\n")
    found = [
        [stem(word) for word in telling_words(passage.text)]
        for passage in read_corpus(data / "reports", settings).passages
    ]
    return written("real reports", folder, found, [QuerySet(name="words of a passage", queries=_of(found))])


def zipf(count: int, cache: Path, seed: int = 7) -> Trove:
    """So many passages of made-up words, each as frequent as Zipf's law has it (one over its rank).

    Two sets of queries: words drawn by the same law, and by it without the most frequent, as stop words are left out.
    """
    name, folder = f"Zipf {count:,}", cache / f"zipf-{count}-{WORDS_A_PASSAGE}-{seed}"
    if before := known(name, folder, synthetic=True):
        return before
    random, asking = np.random.default_rng(seed), np.random.default_rng(seed + 1)
    whole, telling = _law(0), _law(FREQUENT)
    asked = [
        QuerySet(name="any words", queries=tuple(map(tuple, _drawn(asking, whole, ASKED, WORDS_A_QUERY)))),
        QuerySet(
            name="without the 100 most frequent",
            queries=tuple(map(tuple, _drawn(asking, telling, ASKED, WORDS_A_QUERY))),
        ),
    ]
    passages = (
        words
        for start in range(0, count, _AT_A_TIME)
        for words in _drawn(random, whole, min(_AT_A_TIME, count - start), WORDS_A_PASSAGE)
    )
    return written(name, folder, passages, asked, synthetic=True)


def _law(left_out: int) -> NDArray[np.float64]:
    """Chance that a word is of this rank or a lower one, the `left_out` most frequent never drawn."""
    chances = 1 / np.arange(1, VOCABULARY + 1)
    chances[:left_out] = 0
    return np.cumsum(chances / chances.sum())


def _drawn(
    random: np.random.Generator, law: NDArray[np.float64], rows: int, words: int
) -> Iterator[list[str]]:
    ranks = np.minimum(np.searchsorted(law, random.random((rows, words)), side="right"), VOCABULARY - 1)
    for row in ranks.tolist():
        yield [f"w{rank}" for rank in row]


def _of(passages: Sequence[Sequence[str]], seed: int = 7) -> tuple[tuple[str, ...], ...]:
    """For each query up to six different words of one passage that has as many."""
    random = np.random.default_rng(seed)
    long = [sorted(set(words)) for words in passages if len(set(words)) >= WORDS_A_QUERY]
    if not long:
        return ()
    return tuple(
        tuple(str(word) for word in random.choice(long[place], size=WORDS_A_QUERY, replace=False))
        for place in random.integers(len(long), size=ASKED)
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _unpadded(name: str) -> str:
    """A document's number without leading zeros: judgements and documents pad them differently."""
    stem_, dash, number = name.rpartition("-")
    return f"{stem_}{dash}{int(number)}" if number.isdigit() else name
