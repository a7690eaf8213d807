"""The harness that measures engines: limits are kept and said, and absent engines are named."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.benchmarks import corpora
from tests.benchmarks.__main__ import main
from tests.benchmarks.engines import ENGINES, OURS, Entry, entry
from tests.benchmarks.passages import QuerySet, read_stems
from tests.benchmarks.plot import drawing
from tests.benchmarks.report import page
from tests.benchmarks.rounds import Compared, Outcome, Plan, compare, ratio
from tests.benchmarks.trial import Asked, Built, Served, average_precision

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.passages import Trove

MISSING = Entry(name="missing engine", needs=("no_such_library",), home=("peers", "FTS5"))
QUICK = Plan(rounds=2, again=0.0, limit=10, seconds=1.0, patience=60)


def a_trove(folder: Path, passages: int = 50, *, synthetic: bool = False) -> Trove:
    texts = [["road", f"w{place}"] for place in range(passages)]
    asked = QuerySet(name="its own", queries=(("road", "w3"), ("w4",)), relevant=((3,), (5,)))
    return corpora.written("CACM", folder, texts, [asked], synthetic=synthetic)


def an_asked(p50: float) -> Asked:
    return Asked(name="its own", count=2, p50=p50, p95=2 * p50, processor_p50=p50 / 2, processor_p95=p50)


def an_outcome(engine: str, *times: float) -> Outcome:
    return Outcome(
        engine=engine,
        built=tuple(Built(seconds=1.0, processor=0.9, disk=5_000_000, peak=60_000_000) for _ in times),
        served=tuple(
            Served(
                opening=0.1,
                peak=70_000_000,
                private=40_000_000,
                asked=(an_asked(p50),),
                precision=0.25,
            )
            for p50 in times
        ),
    )


def told(compared: Compared) -> str:
    return page([compared], QUICK, "a processor, 2 cores", "Python 3", "images/times.svg")


def test_an_engine_that_is_not_installed_is_said_to_be_absent(tmp_path: Path) -> None:
    compared = compare(a_trove(tmp_path), [MISSING], QUICK, lambda _line: None)

    assert compared.of("missing engine").problem == "not installed"
    assert told(compared).count("| missing engine | not installed |") == 2


def test_each_engine_is_measured_in_every_round_and_built_again_when_that_is_quick(tmp_path: Path) -> None:
    lines: list[str] = []
    compared = compare(a_trove(tmp_path), [entry(OURS), entry("SQLite FTS5")], QUICK, lines.append)

    assert lines == [f"CACM: round {turn}, {name}" for turn in (1, 2) for name in (OURS, "SQLite FTS5")]
    for outcome in compared.outcomes:
        assert (outcome.problem, len(outcome.built), len(outcome.served)) == ("", 2, 2)
        assert outcome.built[0] == outcome.built[1]
        assert outcome.served[0].precision == pytest.approx(0.5)
        assert [one.count for one in outcome.served[0].asked] == [2]
        assert 0 < outcome.served[0].private < outcome.served[0].peak < 500_000_000


def test_an_engine_that_takes_too_long_is_ended_and_said_not_to_have_finished(tmp_path: Path) -> None:
    plan = Plan(rounds=2, patience=0)
    compared = compare(a_trove(tmp_path, 50_000), [entry("rank-bm25")], plan, lambda _line: None)

    assert compared.outcomes[0].problem == "building: not finished after 0 s"
    assert "| rank-bm25 | building: not finished after 0 s |" in told(compared)


def test_an_engine_that_takes_too_much_memory_is_said_not_to_fit(tmp_path: Path) -> None:
    plan = Plan(rounds=1, memory=1_000_000)
    compared = compare(a_trove(tmp_path, 50_000), [entry("rank-bm25")], plan, lambda _line: None)

    assert compared.outcomes[0].problem == "building: does not fit in 0.001 GB"


def test_a_ratio_is_taken_within_a_round() -> None:
    # In the second round the machine was busy: both took ten times as long.
    assert ratio([1.0, 10.0, 1.0], [4.0, 40.0, 5.0]) == 4.0
    assert ratio([], [1.0]) is None


def test_the_page_holds_figures_with_their_ratio_to_ours(tmp_path: Path) -> None:
    compared = Compared(trove=a_trove(tmp_path), outcomes=(an_outcome(OURS, 0.5), an_outcome("tantivy", 2.0)))
    lines = told(compared).splitlines()

    assert f"| {OURS} | 0.500 | 1.000 | 0.250 | 0.500 |" in lines
    assert "| tantivy | 2.000 (4) | 4.000 (4) | 1.000 (4) | 2.000 (4) |" in lines
    assert "| BM25 as published | 0.3123 |" in lines
    assert "| tantivy | 0.2500 |" in lines


def test_the_drawing_has_a_line_and_a_name_for_each_engine(tmp_path: Path) -> None:
    troves = [a_trove(tmp_path / str(count), count, synthetic=True) for count in (10, 100)]
    outcomes = tuple(an_outcome(one.name, place + 1.0) for place, one in enumerate(ENGINES))
    tree = ET.fromstring(drawing([Compared(trove=trove, outcomes=outcomes) for trove in troves]))
    space = "{http://www.w3.org/2000/svg}"

    texts = [text.text for text in tree.iter(f"{space}text")]
    assert {one.name for one in ENGINES} < set(texts)
    assert {"10", "100", "passages"} < set(texts)
    assert len([path for path in tree.iter(f"{space}path") if path.get("class") == "engine"]) == len(ENGINES)


def test_nothing_measured_gives_a_drawing_that_says_so() -> None:
    assert "Nothing was measured." in drawing([])


def test_made_up_words_are_the_same_each_time_and_follow_zipf(tmp_path: Path) -> None:
    once, again = (corpora.zipf(300, tmp_path / name) for name in ("a", "b"))
    texts = list(read_stems(once.folder / "passages.txt"))
    words = [word for text in texts for word in text]

    assert (once.name, once.passages, once.synthetic) == ("Zipf 300", 300, True)
    assert texts == list(read_stems(again.folder / "passages.txt"))
    assert {len(text) for text in texts} == {80}
    assert words.count("w0") / words.count("w1") == pytest.approx(2, rel=0.15)
    assert once.query_sets == again.query_sets
    assert [len(one.queries) for one in once.query_sets] == [200, 200]
    assert all(int(word[1:]) >= 100 for query in once.query_sets[1].queries for word in query)


def test_a_corpus_made_before_is_taken_as_it_is(tmp_path: Path) -> None:
    first = corpora.zipf(20, tmp_path)
    (first.folder / "passages.txt").write_text("kept\n", encoding="utf-8")

    assert corpora.zipf(20, tmp_path).passages == 1


def test_average_precision_is_the_mean_over_the_relevant() -> None:
    assert average_precision([7, 3, 9], [7, 9]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([1], [2]) == 0


def test_a_test_collection_is_read_with_its_judgements(tmp_path: Path) -> None:
    source = tmp_path / "qa" / "ir_cacm"
    source.mkdir(parents=True)
    (source / "docs.jsonl").write_text(
        '{"id": "CACM-0001", "text": "Roads and the schools"}\n{"id": "CACM-0002", "text": "Buses"}\n'
    )
    (source / "queries.jsonl").write_text('{"id": "1", "text": "the bus"}\n{"id": "2", "text": "roads"}\n')
    (source / "qrels.tsv").write_text("1\tCACM-2\t1\n2\tCACM-1\t0\n")
    trove = corpora.judged("CACM", tmp_path, tmp_path / "cache")

    assert list(read_stems(trove.folder / "passages.txt")) == [["road", "school"], ["buse"]]
    assert trove.query_sets == (QuerySet(name="its own", queries=(("bus",),), relevant=((1,),)),)


def test_the_command_writes_its_part_and_its_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "speed.md"
    written.write_text("# Speed\n")
    options = [
        "--passages",
        "20",
        "--rounds",
        "1",
        "--only",
        "SQLite FTS5",
        "--cache",
        str(tmp_path / "cache"),
    ]

    assert main([*options, "--write", str(written)]) == 0
    assert "### Zipf 20: 20 passages" in capsys.readouterr().out
    assert written.read_text().startswith("# Speed\n\n<!-- ranking beside others: written by a command -->\n")
    assert "| SQLite FTS5 | " in written.read_text()
    assert (tmp_path / "images" / "ranking-beside-others.svg").read_text().startswith("<svg")


def test_a_corpus_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing"), "--cache", str(tmp_path / "cache")]) == 1
    assert "no test collection" in capsys.readouterr().err
