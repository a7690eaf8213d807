"""What a build leaves behind when it is broken off: by a kill at any moment, a full disk, or a folder it may not write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from assistant.build import LOCK, build_index, current_index
from assistant.errors import IndexStoreError
from assistant.locking import hold
from assistant.model import Question
from assistant.retrieval.store import load_index
from assistant.settings import Settings
from assistant.text.tokens import stems
from tests.factories import GRITTING, SALT, Printed, a_pdf

if TYPE_CHECKING:
    from assistant.model import Corpus
    from assistant.retrieval.index import PassageIndex

ROOT = Path(__file__).parents[3]
BUILDING = """
import sys
from pathlib import Path
from assistant.build import current_index
from assistant.errors import AssistantError
from assistant.settings import Settings
try:
    current_index(Path(sys.argv[1]), Path(sys.argv[2]), Settings())
except AssistantError as error:
    print(error, flush=True)
    sys.exit(1)
"""
# Builds in a process of its own for each line that comes in, and kills it at a moment drawn by a fixed seed; the first
# is left to end, to know how long it takes.
KILLING = """
import os, random, signal, sys, time
from pathlib import Path
from assistant.build import current_index
from assistant.settings import Settings
from assistant.text.tokens import nltk_stem
nltk_stem("reading")
chance, took, moments = random.Random(2024), None, int(sys.argv[3])
for number, _ in enumerate(sys.stdin):
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        current_index(Path(sys.argv[1]), Path(sys.argv[2]), Settings())
        os._exit(0)
    if took is not None:
        time.sleep(took * (number - 1 + chance.random()) / (moments - 1))
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    took = took or time.monotonic() - began
    print("done", flush=True)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
# No file of a process may grow beyond this: what is written after it fails as on a full disk.
FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
FULL += "resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with papers and their index, beside which a paper has been added since."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "papers").mkdir()
    a_pdf(folder / "papers" / "plan.pdf", GRITTING)
    build_index(folder / "papers", folder / "index", Settings())
    a_pdf(folder / "papers" / "salt.pdf", SALT, [Printed("Salt is kept dry in barns.", 72, 90)])
    return folder


def building(folder: Path, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", before + BUILDING, str(folder / "papers"), str(folder / "index")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def said_by(index: PassageIndex, words: str) -> str:
    """The words of the passage that the index ranks first."""
    question = Question(text=words, interpreted=words, terms=tuple(stems(words)))
    return index.search(question, limit=1)[0].passage.text


def names(corpus: Corpus) -> list[str]:
    return [document.file for document in corpus.documents]


def test_a_build_killed_at_any_moment_leaves_an_index_that_answers_and_the_next_build_clears_up(
    built: Path,
) -> None:
    index = built / "index"
    moments = 8
    killing = [sys.executable, "-c", KILLING, str(built / "papers"), str(index), str(moments)]
    with subprocess.Popen(
        killing, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(moments):
            # Another paper each time, so that there is something to build.
            a_pdf(built / "papers" / "salt.pdf", SALT, [Printed(f"Barn {number} is dry.", 72, 90)])
            process.stdin.write("on\n")
            process.stdin.flush()
            assert process.stdout.readline() == "done\n"
            corpus, found = load_index(index)
            assert said_by(found, "gritting run hours") == "A gritting run takes 3 hours."
            assert names(corpus)[0] == "plan.pdf"
    corpus, found, _ = current_index(built / "papers", index, Settings())
    assert said_by(found, "barn 7 dry") == "Barn 7 is dry."
    left = {path.name for path in index.iterdir() if not path.name.startswith("generation-")}
    assert left == {"CURRENT", "readings", LOCK}
    assert len(list((index / "readings").iterdir())) == 2


def test_what_a_broken_off_build_left_behind_is_cleared_by_the_next(tmp_path: Path) -> None:
    a_pdf(tmp_path / "papers.pdf", GRITTING)
    index = tmp_path / "index"
    (index / "new-abc").mkdir(parents=True)
    (index / "new-abc" / "pages.jsonl").write_text("half")
    (index / "CURRENT.new-123").write_text("generation-0")
    (index / "readings").mkdir()
    (index / "readings" / "0.new").write_text("half")
    current_index(tmp_path, index, Settings())
    assert not list(index.rglob("*new*"))


def test_a_full_disk_leaves_the_old_index_and_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    a_pdf(tmp_path / "papers" / "plan.pdf", GRITTING)
    build_index(tmp_path / "papers", tmp_path / "index", Settings())
    before = {path for path in (tmp_path / "index").rglob("*") if path.name != LOCK}
    a_pdf(tmp_path / "papers" / "salt.pdf", SALT)
    with building(tmp_path, FULL) as process:
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.splitlines() == [f"index {tmp_path / 'index'}: cannot be written (File too large)"]
    assert {path for path in (tmp_path / "index").rglob("*") if path.name != LOCK} == before
    corpus, index = load_index(tmp_path / "index")
    assert names(corpus) == ["plan.pdf"]
    assert said_by(index, "gritting run hours") == "A gritting run takes 3 hours."


def test_an_index_that_cannot_be_written_still_answers_from_memory_where_that_is_wanted(
    tmp_path: Path,
) -> None:
    (tmp_path / "papers").mkdir()
    a_pdf(tmp_path / "papers" / "plan.pdf", GRITTING)
    (tmp_path / "index").write_text("a file where the folder should be")
    lines: list[str] = []
    _, index, is_new = current_index(
        tmp_path / "papers", tmp_path / "index", Settings(), unwritten=lines.append
    )
    assert is_new
    assert said_by(index, "gritting run hours") == "A gritting run takes 3 hours."
    assert len(lines) == 1
    assert "cannot be written" in lines[0]
    assert "kept in memory" in lines[0]
    with pytest.raises(IndexStoreError, match="cannot be written"):
        current_index(tmp_path / "papers", tmp_path / "index", Settings())


def test_only_one_process_builds_an_index_and_another_waits_for_it_no_longer_than_set(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", GRITTING)
    index = tmp_path / "index"
    index.mkdir()
    held = hold(index / LOCK)
    assert held is not None
    with pytest.raises(IndexStoreError, match="is being built by another process"):
        current_index(tmp_path, index, Settings(build_wait_seconds=0.1))
    results: list[bool] = []
    waiting = Thread(target=lambda: results.append(current_index(tmp_path, index, Settings())[2]))
    waiting.start()
    build_index(tmp_path, index, Settings())
    held.close()
    waiting.join()
    assert results == [False]  # what the other built was taken


def test_two_files_with_one_id_do_not_stop_a_build(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.PDF", GRITTING)
    a_pdf(tmp_path / "plan.pdf", SALT)
    corpus, _, _ = current_index(tmp_path, tmp_path / "index", Settings())
    assert names(corpus) == ["plan.PDF"]
    assert corpus.problems == (
        "plan.pdf: left out, as plan.PDF has the same id, \u201cplan\u201d; rename one of the two",
    )
