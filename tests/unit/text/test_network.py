"""What the shipped network promises, held against the model itself."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answering.reader import Reader
from assistant.errors import ReaderUnavailableError
from assistant.settings import DATA, Settings
from assistant.text.context import BEFORE_WORDS, HEADING_WORDS, in_context
from assistant.text.network import (
    MANIFEST,
    MODEL,
    PAIR_TOKENS,
    SINGLE_TOKENS,
    TOKENIZER,
    Network,
    PieceEncoder,
)

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = DATA / Settings().reader_folder
QUESTION = "How many staff took the online course?"
ANSWER = in_context(
    heading="Training", before="", unit="Some 412 delegates completed e-learning during the year."
)
OTHERS = [
    in_context(heading="Finance", before="", unit="The budget is agreed each spring by the partners."),
    in_context(heading="Governance", before="", unit="The chair meets the chief executive every quarter."),
    in_context(heading="Training", before="", unit="A new website was launched in March."),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(Settings())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "reader")


def test_the_unit_that_answers_in_other_words_scores_highest(reader: Reader) -> None:
    scores = reader.score(QUESTION, [*OTHERS, ANSWER])
    assert int(scores.argmax()) == len(OTHERS)


def test_units_beside_the_question_score_below_the_line_of_answering(reader: Reader) -> None:
    assert (reader.score(QUESTION, OTHERS) < 0).all()


def test_scores_follow_the_order_of_the_texts_whatever_their_length(reader: Reader) -> None:
    texts = [ANSWER, *OTHERS, " ".join(["The board met and agreed its plan for the year."] * 9)]
    forwards = reader.score(QUESTION, texts)
    backwards = reader.score(QUESTION, texts[::-1])
    assert np.array_equal(forwards, backwards[::-1])


def test_the_same_texts_score_the_same_every_time(reader: Reader) -> None:
    texts = [ANSWER, *OTHERS] * 6
    opened_again = Reader(Network.open(SHIPPED, 2), Settings())
    assert np.array_equal(reader.score(QUESTION, texts), opened_again.score(QUESTION, texts))


def test_no_texts_give_no_scores(reader: Reader) -> None:
    assert reader.score(QUESTION, []).shape == (0,)


def test_a_rambling_question_and_a_long_unit_still_get_a_score(reader: Reader) -> None:
    assert np.isfinite(reader.score("so I was wondering " * 200, ["words of a very long unit " * 200])).all()


def test_the_unit_stands_before_its_context_so_that_context_is_cut_first() -> None:
    text = in_context(heading="4.2 Training", before="The group has two aims:", unit="to train\nstaff")
    assert text == "to train staff [SEP] 4.2 Training: The group has two aims:"


def test_a_unit_without_context_is_read_alone() -> None:
    assert in_context(heading="", before="", unit="The board met twice.") == "The board met twice."


def test_long_headings_keep_their_start_and_long_lead_ins_their_end() -> None:
    heading, before = (" ".join(f"{letter}{i}" for i in range(50)) for letter in "hb")
    context = in_context(heading=heading, before=before, unit="Yes.").removeprefix("Yes. [SEP] ")
    assert context.startswith("h0 h1 ")
    assert context.endswith(" b48 b49")
    assert len(context.split()) == HEADING_WORDS + BEFORE_WORDS


def test_a_pair_never_outgrows_its_limit_and_keeps_the_start_of_the_unit() -> None:
    encoder = PieceEncoder(SHIPPED / TOKENIZER)
    question, text = encoder.pieces("why " * 300), encoder.pieces("money " * 300)
    ids, first = encoder.pair(question, text)
    assert len(ids) == PAIR_TOKENS
    assert ids[first] == text[0]


def test_a_single_text_never_outgrows_its_limit() -> None:
    encoder = PieceEncoder(SHIPPED / TOKENIZER)
    ids, count = encoder.single(encoder.pieces("money " * 300))
    assert len(ids) == count == SINGLE_TOKENS


def test_a_question_lies_nearer_its_answer_than_other_units() -> None:
    network = Network.load(Settings())
    asked, *units = network.vectors([QUESTION, *OTHERS, ANSWER])
    assert int(np.argmax([unit @ asked for unit in units])) == len(OTHERS)


def test_a_text_has_the_same_vector_whatever_stands_beside_it() -> None:
    network = Network.load(Settings())
    assert np.array_equal(network.vectors([ANSWER])[0], network.vectors([*OTHERS, ANSWER])[-1])


def test_vectors_are_of_length_one() -> None:
    vectors = Network.load(Settings()).vectors(OTHERS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_half_of_a_surrogate_pair_has_a_score_and_a_vector(reader: Reader) -> None:
    assert np.isfinite(reader.score("how many \ud800 staff?", [ANSWER, "\udc00"])).all()
    assert np.isfinite(Network.load(Settings()).vectors(["\ud800"])).all()


def test_a_missing_model_is_reported_as_the_reader_being_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailableError, match="cannot be read"):
        Reader.load(replace(Settings(), reader_folder=str(tmp_path / "nowhere")))


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_file_other_than_the_manifest_names_is_refused(copied: Path, name: str) -> None:
    with (copied / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ReaderUnavailableError, match=name):
        Reader.load(replace(Settings(), reader_folder=str(copied)))


def test_a_manifest_of_another_format_is_refused(copied: Path) -> None:
    manifest = json.loads((copied / MANIFEST).read_text(encoding="utf-8"))
    (copied / MANIFEST).write_text(json.dumps(manifest | {"format": 99}), encoding="utf-8")
    with pytest.raises(ReaderUnavailableError, match="format 99"):
        Reader.load(replace(Settings(), reader_folder=str(copied)))


def test_the_shipped_model_is_small_enough_for_the_repository() -> None:
    assert (SHIPPED / MODEL).stat().st_size < 25_000_000
