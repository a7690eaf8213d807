"""The small neural network: a pair of texts gets a score, a single text a place by its meaning.

It judges words and writes none. This is the only module that knows ONNX Runtime and the tokenizer, both of which
load on first use, so that a product with the reader switched off pays nothing for them.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from assistant.errors import ReaderUnavailableError
from assistant.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from assistant.settings import Settings

FORMAT = 2
MODEL, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "manifest.json"

# These belong to the trained network, as the numbers of `assistant.text.context` do.
QUESTION_TOKENS = 72
PAIR_TOKENS = 128
SINGLE_TOKENS = 96
DIMENSIONS = 384

Pieces: TypeAlias = tuple[list[int], int]


class PieceEncoder:
    """Word pieces of texts, alone and in pairs, with the marks that the network expects around them."""

    def __init__(self, tokenizer_json: Path) -> None:
        """Load the tokenizer from its file."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - loads on first use

        self._tokenizer = Tokenizer.from_file(str(tokenizer_json))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls, self._sep = self._tokenizer.encode("").ids

    def pieces(self, text: str) -> list[int]:
        """Word piece ids of a text alone, without marks; half of a surrogate pair, which is no letter, reads as "?"."""
        whole = text.encode(errors="replace").decode()
        ids: list[int] = self._tokenizer.encode(whole, add_special_tokens=False).ids
        return ids

    def pair(self, question: list[int], text: list[int], limit: int = PAIR_TOKENS) -> Pieces:
        """``[CLS] question [SEP] text [SEP]``, at most ``limit`` ids, and how many belong to the first part."""
        first = [self._cls, *question[:QUESTION_TOKENS], self._sep]
        return [*first, *text[: limit - len(first) - 1], self._sep], len(first)

    def single(self, text: list[int]) -> Pieces:
        """``[CLS] text [SEP]``, at most `SINGLE_TOKENS` ids, and their number."""
        ids = [self._cls, *text[: SINGLE_TOKENS - 2], self._sep]
        return ids, len(ids)


class Network:
    """The opened network with its tokenizer; one is kept for a process."""

    def __init__(self, encoder: PieceEncoder, session: Any) -> None:  # noqa: ANN401 - the library carries no types
        """Hold an opened model and its tokenizer."""
        self._encoder = encoder
        self._session = session

    @classmethod
    def load(cls, settings: Settings) -> Network:
        """The network in `settings.reader_folder`, within the package's data or an absolute path.

        Raises:
            ReaderUnavailableError: a file is missing, or is not the one its manifest names.
        """
        return _opened(DATA / settings.reader_folder, settings.reader_threads)

    @classmethod
    def open(cls, folder: Path, threads: int) -> Network:
        """Open the network of a folder anew.

        Raises:
            ReaderUnavailableError: as `load`.
        """
        _verify(folder)
        return cls(PieceEncoder(folder / TOKENIZER), _session(folder / MODEL, threads))

    def scores(
        self, question: str, texts: Sequence[str], *, limit: int, batch: int
    ) -> npt.NDArray[np.float32]:
        """Log-odds that each text answers the question, in the given order.

        Args:
            texts: made by `assistant.text.context.in_context`.
            limit: longest pair, word pieces.
            batch: pairs judged at once. Eight-bit arithmetic makes a score depend a little on the others in its batch.
        """
        asked = self._encoder.pieces(question)
        pairs = [self._encoder.pair(asked, self._encoder.pieces(text), limit) for text in texts]
        scores = np.zeros(len(pairs), dtype=np.float32)
        # Pairs of like length share a batch: padding costs as much as words do.
        order = sorted(range(len(pairs)), key=lambda i: (len(pairs[i][0]), i))
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            scores[rows] = self._session.run(["scores"], _padded([pairs[i] for i in rows]))[0]
        return scores

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of length 1 a text, shape (texts, `DIMENSIONS`); the closer two rows, the nearer in meaning.

        Each text is read alone, so that its row depends on nothing else.
        """
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            single = self._encoder.single(self._encoder.pieces(text))
            rows[row] = self._session.run(["vectors"], _padded([single]))[0][0]
        return rows


@lru_cache(maxsize=4)
def _opened(folder: Path, threads: int) -> Network:
    return Network.open(folder, threads)


def _padded(texts: list[Pieces]) -> dict[str, npt.NDArray[np.int64]]:
    """The model's three inputs for a batch, shape (texts, pieces of the longest)."""
    shape = (len(texts), max(len(ids) for ids, _ in texts))
    ids, mask, types = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, (pieces, first) in enumerate(texts):
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


def _session(model: Path, threads: int) -> Any:  # noqa: ANN401 - the library carries no types
    """A session that gives its working memory back after each run, and its threads' time while they wait."""
    import onnxruntime  # noqa: PLC0415 - loads on first use

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    # A thread that waits for the next piece of work sleeps: else it takes half the processor from other readers.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
