"""ConditionalQA: lay questions with the asker's circumstances, against every evidence sentence of 495 GOV.UK pages.

Only questions of its development part are asked, and nothing of that part is learned from.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.evaluation.gauges.measuring import Gauged, sampled, text_of
from assistant.evaluation.gauges.texts import Part, Text, assistant_on, corpus_of
from assistant.evaluation.saved import Scored
from assistant.evaluation.stages import Stages, narrowing, rank_of, recall
from assistant.model import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assistant.evaluation.gauges.measuring import Request
    from assistant.evaluation.stages import Looked
    from assistant.model import Passage

NAME = "conditionalqa"
BARS: Mapping[str, float] = {"hit@1": 0.55, "hit@5": 0.80}
_TAG = re.compile(r"</?\w+>")


def run(request: Request) -> Gauged:
    """Ask the answerable questions: one sentence of the evidence first, or among the first five.

    Raises:
        InputFormatError: when the set is not there or cannot be read.
    """
    folder = request.data / "qa" / "conditionalqa"
    stages = Stages(assistant_on(corpus_of(pages_of(folder / "evidence_pool.jsonl")), request.settings))
    rows = []
    for question in sampled(_answerable(folder / "dev.json"), request.sample):
        gold = frozenset(plain(html) for html in question["evidences"])
        looked = stages.look([f"{question['scenario']} {question['question']}"])
        rows.append(
            Scored(id=str(question["id"]), measures=_measures(looked, gold, _identity(question["url"])))
        )
    return Gauged(rows=tuple(rows))


def pages_of(pool: Path) -> tuple[Text, ...]:
    """Return the sentences of the pool by their page, each a paragraph; the page's title is guessed from its address.

    Raises:
        InputFormatError: when the file is not there or cannot be read.
    """
    pages: dict[str, list[str]] = defaultdict(list)
    try:
        for line in text_of(pool).splitlines():
            record = json.loads(line)
            pages[record["url"]].append(record["html"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputFormatError(pool, 0, f"no evidence pool: {error!r}") from error
    return tuple(
        Text(id=_identity(url), title=_title(url), parts=tuple(_parts(sentences)))
        for url, sentences in pages.items()
    )


def plain(html: str) -> str:
    """Return a sentence without its tags."""
    return joined(_TAG.sub(" ", html))


def _parts(sentences: Iterable[str]) -> Iterable[Part]:
    for html in sentences:
        if words := plain(html):
            yield Part(sentences=(words,), bullet=html.startswith("<li>"))


def _answerable(path: Path) -> list[dict[str, Any]]:
    try:
        questions = json.loads(text_of(path))
        return [one for one in questions if not one["not_answerable"] and one["evidences"]]
    except (ValueError, KeyError, TypeError) as error:
        raise InputFormatError(path, 0, f"no questions: {error!r}") from error


def _measures(looked: Looked, gold: frozenset[str], page: str) -> dict[str, float]:
    def right(passage: Passage) -> bool:
        return passage.text in gold

    rank = rank_of((one.passage for one in looked.ranked), right)
    hits = {f"hit@{cut}": float(0 < rank <= cut) for cut in (1, 5)}
    return hits | narrowing(looked, [page]) | recall(looked, right)


def _identity(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[-1].strip("/").replace("/", "-") or "home"


def _title(url: str) -> str:
    return url.rstrip("/").rsplit("/", 1)[-1].replace("-", " ").capitalize()
