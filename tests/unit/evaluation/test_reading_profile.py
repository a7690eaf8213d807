"""Where the time of reading goes: every stage is a function that is there, and every look is counted once."""

from __future__ import annotations

import importlib
import shutil
import time
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.errors import CorpusError
from assistant.evaluation.reading_profile import STAGES, FileRead, Profile, main, page, profile
from assistant.evaluation.sampling import OTHER, Place, Samples, sampled
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = "evaluation/test_reading_profile"
REPORT = next(iter(sorted((Path(__file__).parents[3] / "corpus").glob("*.pdf"))))


def work(seconds: float) -> int:
    end, turns = time.process_time() + seconds, 0
    while time.process_time() < end:
        turns += 1
    return turns


def work_more(seconds: float) -> int:
    return work(seconds)


@pytest.mark.parametrize("place", STAGES, ids=str)
def test_every_stage_begins_at_a_function_that_is_there(place: Place) -> None:
    module = importlib.import_module(f"assistant.{place.module.replace('/', '.')}")
    function: Callable[..., object] = attrgetter(place.function)(module)

    assert function.__code__.co_qualname == place.function


def test_time_is_told_by_the_innermost_stage() -> None:
    stages = {
        Place(module=HERE, function="work"): "inner",
        Place(module=HERE, function="work_more"): "outer",
        Place(module=HERE, function="test_time_is_told_by_the_innermost_stage"): "test",
    }
    with sampled(Samples(stages=stages)) as samples:
        work_more(0.1)

    assert samples.by_stage["inner"] >= 3
    assert samples.by_stage["inner"] >= 0.9 * samples.count
    assert samples.by_place[Place(module=HERE, function="work")] >= 3


def test_what_no_stage_holds_is_counted_as_everything_else() -> None:
    with sampled(Samples(stages={})) as samples:
        work(0.05)
    before = samples.count
    work(0.05)

    assert samples.by_stage[OTHER] == samples.count == before > 0


def test_a_page_tells_shares_rates_and_the_slowest_first() -> None:
    samples = Samples(stages=STAGES)
    samples.by_stage.update({"passages": 30, OTHER: 70})
    samples.by_place.update({Place(module="ingestion/layout", function="lay_out"): 100})
    files = (
        FileRead(file="a.pdf", pages=10, seconds=1.0),
        FileRead(file="b.pdf", pages=10, seconds=4.0),
    )
    lines = page(
        Profile(files=files, samples=samples, pictures=("c.pdf",)), "a processor, 2 cores"
    ).splitlines()

    assert "**4.0 pages a second**, 250.0 ms a page." in lines
    assert "| passages | 30.0% | 75.0 | 13 |" in lines
    assert "| sections | 0.0% | 0.0 | - |" in lines
    assert "| `ingestion/layout: lay_out` | 100.0% |" in lines
    assert lines[-2:] == ["| `b.pdf` | 10 | 400.0 |", "| `a.pdf` | 10 | 100.0 |"]
    assert any("Left to OCR, and not counted: `c.pdf`." in line for line in lines)


def test_the_command_writes_its_part_of_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reports").mkdir()
    shutil.copy(REPORT, tmp_path / "reports")
    written = tmp_path / "speed.md"
    written.write_text("# Speed\n")

    assert main([str(tmp_path), "--write", str(written)]) == 0
    assert "pages a second**" in capsys.readouterr().out
    assert written.read_text().startswith("# Speed\n\n<!-- reading by stage: written by a command -->\n")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CorpusError):
        profile(tmp_path / "reports", Settings())
    assert main([str(tmp_path)]) == 1
    assert "there is no such folder" in capsys.readouterr().err
