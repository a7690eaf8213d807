from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from assistant.temporary import ProcessFolder

ROOT = Path(__file__).parents[3]
DYING = (
    "import os, sys; from pathlib import Path; from assistant.temporary import ProcessFolder;"
    "held = ProcessFolder(Path(sys.argv[1])); (held.path / 'paper.pdf').write_text('private');"
    "print(held.path, flush=True); os._exit(9) if sys.argv[2] == 'killed' else None"
)


def ended(parent: Path, how: str) -> Path:
    said = subprocess.run(
        [sys.executable, "-c", DYING, str(parent), how], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Path(said.stdout.strip())


def test_the_folder_of_a_process_that_was_killed_is_removed_when_the_next_begins(tmp_path: Path) -> None:
    left = ended(tmp_path, "killed")
    assert (left / "paper.pdf").is_file()
    new = ProcessFolder(tmp_path)
    assert not left.exists()
    assert new.path.is_dir()
    assert new.path.stat().st_mode & 0o077 == 0
    new.close()


def test_the_folder_of_a_process_goes_when_it_ends(tmp_path: Path) -> None:
    assert not ended(tmp_path, "in peace").exists()


def test_folders_of_processes_that_still_run_and_of_others_are_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "ask-the-report-of-another"
    other.mkdir()
    running, next_one = ProcessFolder(tmp_path), ProcessFolder(tmp_path)
    assert running.path.is_dir()
    assert other.is_dir()
    for held in (running, next_one):
        held.close()
    assert list(tmp_path.iterdir()) == [other]
