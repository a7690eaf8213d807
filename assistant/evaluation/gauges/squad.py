"""SQuAD 2: the right sentence of a paragraph, and telling what the paragraph answers from what it nearly answers.

Only articles are asked about that the neural reader was not trained on.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.evaluation.gauges.measuring import Gauged, Telling, sampled, text_of
from assistant.evaluation.gauges.texts import Text, assistant_on, corpus_of, lettered, paragraph
from assistant.evaluation.saved import Scored
from assistant.evaluation.stages import Stages, rank_of
from assistant.model import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assistant.evaluation.gauges.measuring import Request
    from assistant.model import Passage

NAME = "squad2"
BARS: Mapping[str, float] = {"declining AUC": 0.75}
HELD_OUT = ("European_Union_law", "Huguenot", "Scottish_Parliament", "Steam_engine")


def run(request: Request) -> Gauged:
    """Ask each question of its own paragraph.

    Raises:
        InputFormatError: when the set is not there or cannot be read.
    """
    held_out = _held_out(request.data / "qa" / "squad2_half" / "dev-v2.0-half.json")
    texts = [
        Text(id=identity, title=title, parts=(paragraph(context),))
        for identity, title, context, _ in held_out
    ]
    stages = Stages(assistant_on(corpus_of(texts), request.settings))
    asked = [(identity, context, one) for identity, _, context, every in held_out for one in every]
    rows, told, read = [], [], []
    for identity, context, question in sampled(asked, request.sample):
        looked = stages.look([question["question"]], [identity])
        answerable = not question["is_impossible"]
        told.append(Telling(answerable=answerable, score=looked.chance))
        read.append(Telling(answerable=answerable, score=looked.reader_best))
        if answerable:
            gold = frozenset(sentences_with(context, [a["answer_start"] for a in question["answers"]]))
            ranks = [
                rank_of(found, partial(_is, gold))
                for found in ((one.passage for one in looked.ranked), looked.candidates)
            ]
            measures = {"sentence hit@1": float(ranks[0] == 1), "candidate": float(ranks[1] > 0)}
            rows.append(Scored(id=str(question["id"]), measures=measures))
    return Gauged(rows=tuple(rows), tellings={"declining AUC": told, "AUC of the reader alone": read})


def sentences_with(context: str, starts: list[int]) -> Iterator[str]:
    """Return the sentences of a paragraph in which the answers begin, by the answers' first characters."""
    for start in starts:
        begun = len(joined(context[: start + 1])) - 1
        length = -1
        for sentence in paragraph(context).sentences:
            length += 1 + len(sentence)
            if begun < length:
                yield sentence
                break


def _is(gold: frozenset[str], passage: Passage) -> bool:
    return passage.text in gold


def _held_out(path: Path) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Id, title, text and questions of each paragraph."""
    found = []
    try:
        for article in json.loads(text_of(path))["data"]:
            title = str(article["title"])
            if title in HELD_OUT:
                for place, one in enumerate(article["paragraphs"]):
                    identity = f"{title}-{lettered(place)}"
                    found.append((identity, title.replace("_", " "), str(one["context"]), list(one["qas"])))
    except (ValueError, KeyError, TypeError) as error:
        raise InputFormatError(path, 0, f"no SQuAD file: {error!r}") from error
    return found
