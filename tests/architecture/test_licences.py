"""Nothing that a user installs is under a copyleft licence, but for what is accepted with a reason."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / ".ci" / "licences.py"


@pytest.fixture(scope="module")
def licences() -> Any:
    spec = importlib.util.spec_from_file_location("licences", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_a_user_installs_states_a_licence_that_is_accepted(licences: Any) -> None:
    told = {package: licences.licence_of(package) for package in licences.locked(licences.LOCK)}
    assert len(told) > 40
    assert sum(licence == licences.ELSEWHERE for licence in told.values()) < 10
    assert {
        package: licences.fault_of(package, licence) for package, licence in told.items()
    } == dict.fromkeys(told, "")


def test_every_exception_is_still_needed(licences: Any) -> None:
    assert set(licences.ACCEPTED) <= set(licences.locked(licences.LOCK))
    assert all(licences.COPYLEFT.search(licences.licence_of(package)) for package in licences.ACCEPTED)


@pytest.mark.parametrize(
    ("licence", "fault"),
    [
        ("GPL-3.0-or-later", "is copyleft"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "is copyleft"),
        ("AGPL-3.0", "is copyleft"),
        ("MPL-2.0 AND MIT", "is copyleft"),
        ("unknown", "states no licence"),
        ("Apache-2.0 OR BSD-3-Clause", ""),
        ("MIT-CMU", ""),
        ("PSF-2.0", ""),
    ],
)
def test_a_copyleft_or_missing_licence_is_a_fault(licences: Any, licence: str, fault: str) -> None:
    assert licences.fault_of("some-package", licence) == fault


def test_the_command_lists_every_package_and_succeeds() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "streamlit: Apache-2.0\n" in done.stdout
