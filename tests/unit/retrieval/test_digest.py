"""An index whose number differs from what it would be made from is stale."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path

from assistant.retrieval.digest import shaping
from assistant.settings import Settings

ROOT = Path(__file__).parents[3] / "assistant"
# What says how long and with how many hands to work, and no word of what comes of it.
WORKING = {"build_wait_seconds", "reader_threads"}


def test_every_setting_that_reading_and_indexing_look_at_shapes_the_index() -> None:
    modules = [path for stage in ("ingestion", "retrieval", "text") for path in (ROOT / stage).glob("*.py")]
    read = {name for path in modules for name in re.findall(r"settings\.([a-z]\w*)", path.read_text("utf-8"))}
    known = {name for name in read if name in asdict(Settings())}
    assert known
    assert sorted(known - shaping(Settings()).keys() - WORKING) == []


def test_a_setting_of_answering_alone_leaves_the_index_as_it_is() -> None:
    assert shaping(replace(Settings(), extracts=2, candidates=9, pins=3)) == shaping(Settings())
    assert shaping(replace(Settings(), bm25_k1=0.9)) != shaping(Settings())
