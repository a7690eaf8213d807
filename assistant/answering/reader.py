"""The neural reader: how well each unit of the documents answers a question, judged by a small cross-encoder.

It chooses among the documents' words and writes none. This is the only module that knows ONNX Runtime and the
tokenizer, both of which load on first use, so that a product with the reader switched off pays nothing for them.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from assistant.errors import ReaderUnavailableError
from assistant.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from assistant.settings import Settings

FORMAT = 1
MODEL, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "manifest.json"

# These belong to the trained model, not to the settings: other values would show it a form it never saw.
HEADING_WORDS = 10
BEFORE_WORDS = 20
QUESTION_TOKENS = 72
PAIR_TOKENS = 128

Pair: TypeAlias = tuple[list[int], int]


def reader_input(*, heading: str, before: str, unit: str) -> str:
    """The second text of a pair: the unit, then what stands around it, in the form the model was trained on.

    ``heading`` is the last heading of the unit's path and ``before`` its lead-in or the sentence before it;
    either may be empty. The unit comes first, whole, so that cutting a long pair cuts context alone.
    """
    title = " ".join(heading.split()[:HEADING_WORDS])
    lead = " ".join(before.split()[-BEFORE_WORDS:])
    context = ": ".join(part for part in (title, lead) if part)
    text = " ".join(unit.split())
    return f"{text} [SEP] {context}" if context else text


class PairEncoder:
    """Word pieces of a pair of texts: ``[CLS] question [SEP] text [SEP]``."""

    def __init__(self, tokenizer_json: Path) -> None:
        """Load the tokenizer from its file."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - loads on first use

        self._tokenizer = Tokenizer.from_file(str(tokenizer_json))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls, self._sep = self._tokenizer.encode("").ids

    def pieces(self, text: str) -> list[int]:
        """Word piece ids of a text alone."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def pair(self, question: list[int], text: list[int], limit: int = PAIR_TOKENS) -> Pair:
        """Ids of the pair, at most ``limit`` of them, and how many belong to the question's part."""
        first = [self._cls, *question[:QUESTION_TOKENS], self._sep]
        return [*first, *text[: limit - len(first) - 1], self._sep], len(first)


class Reader:
    """Scores units against a question with the shipped model; opened once and kept."""

    def __init__(self, encoder: PairEncoder, session: Any, settings: Settings) -> None:  # noqa: ANN401 - untyped
        """Hold an opened model and its tokenizer."""
        self._encoder = encoder
        self._session = session
        self._tokens = settings.reader_max_tokens
        self._batch = settings.reader_batch

    @classmethod
    def load(cls, settings: Settings) -> Reader:
        """Open the model in `settings.reader_folder`, within the package's data or an absolute path.

        Raises:
            ReaderUnavailableError: a file is missing, or is not the one its manifest names.
        """
        folder = DATA / settings.reader_folder
        _verify(folder)
        return cls(PairEncoder(folder / TOKENIZER), _open(folder / MODEL, settings.reader_threads), settings)

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score a text, in the given order; above 0 reads as "this answers the question".

        ``texts`` are made by `reader_input`. The scores are log-odds; ``1 / (1 + exp(-score))`` is a
        probability, which the calibration of answers may bend further.
        """
        asked = self._encoder.pieces(question)
        pairs = [self._encoder.pair(asked, self._encoder.pieces(text), self._tokens) for text in texts]
        scores = np.zeros(len(pairs), dtype=np.float32)
        # Pairs of like length share a batch: padding costs as much as words do.
        order = sorted(range(len(pairs)), key=lambda i: (len(pairs[i][0]), i))
        for start in range(0, len(order), self._batch):
            batch = order[start : start + self._batch]
            scores[batch] = self._session.run(["scores"], _padded([pairs[i] for i in batch]))[0]
        return scores


def _padded(pairs: list[Pair]) -> dict[str, npt.NDArray[np.int64]]:
    """The model's three inputs for a batch, shape (pairs, tokens of the longest)."""
    shape = (len(pairs), max(len(ids) for ids, _ in pairs))
    ids, mask, types = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, (pieces, first) in enumerate(pairs):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
        types[row, first : len(pieces)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


def _verify(folder: Path) -> None:
    """Hold the model's files against the checksums of their manifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = {name: _checksum(folder / name) for name in (MODEL, TOKENIZER)}
    except (OSError, ValueError) as error:
        raise ReaderUnavailableError(f"the reader's files cannot be read: {error}") from error
    if manifest.get("format") != FORMAT:
        raise ReaderUnavailableError(
            f"the reader's manifest has format {manifest.get('format')}, not {FORMAT}"
        )
    for name, checksum in found.items():
        if checksum != manifest.get("files", {}).get(name):
            raise ReaderUnavailableError(f"the reader's {name} is not the file its manifest names")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(model: Path, threads: int) -> Any:  # noqa: ANN401 - the library carries no types
    """A session that gives its working memory back after each run."""
    import onnxruntime  # noqa: PLC0415 - loads on first use

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
