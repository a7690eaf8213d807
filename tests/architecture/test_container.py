"""What the container file promises: packages by hash, no rights, a health check, and files that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
LAST_STAGE = CONTAINERFILE.split("\nFROM ")[-1]


def test_packages_are_held_against_their_hashes_and_the_tests_need_not_come_along() -> None:
    assert re.search(r"pip install .*--require-hashes --requirement requirements\.lock", CONTAINERFILE)
    assert "requirements-test" not in CONTAINERFILE


def test_the_app_runs_without_rights_and_is_asked_for_its_health() -> None:
    assert re.search(r"^USER 10001$", LAST_STAGE, re.MULTILINE)
    assert LAST_STAGE.index("USER 10001") < LAST_STAGE.index("\nCMD ")
    assert "chown reader index" in LAST_STAGE
    assert re.search(r"^HEALTHCHECK .*/_stcore/health", LAST_STAGE, re.MULTILINE)


def test_every_file_that_is_copied_is_there_and_not_ignored() -> None:
    allowed = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    copied = {
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    }
    assert copied == allowed
    assert all((ROOT / source).exists() for source in copied)
