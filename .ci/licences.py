"""Lists the licence of everything a user installs, as its own metadata state it, and fails on a copyleft one.

    python .ci/licences.py [requirements.lock]

Packages that are installed only on another platform or version of Python have no metadata here and are named as such.
Libraries packed inside wheels (OpenBLAS, and the Fortran run time under the GCC run-time exception, in NumPy and SciPy)
are covered by the packages' own licence files, not here.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
COPYLEFT = re.compile(
    r"GPL|\bMPL|Mozilla|\bEPL|\bCDDL|\bEUPL|\bOSL|\bSSPL|CC.BY.SA|Sleepycat|General Public", re.IGNORECASE
)
# Copyleft all the same, each with the reason why it is accepted.
ACCEPTED = {
    "certifi": "MPL-2.0 covers its own files alone: a list of certificates, installed unchanged and not used at run time",
    "tqdm": "MPL-2.0 covers its own files alone: a progress bar that NLTK needs, installed unchanged",
}
UNKNOWN, ELSEWHERE = "unknown", "not installed here"


def locked(lock: Path) -> tuple[str, ...]:
    """Names of the packages that a lock file pins, each once."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(dict.fromkeys(found))


def licence_of(package: str) -> str:
    """The licence that a package's metadata state: its expression, its classifiers, or its text's first line."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return ELSEWHERE
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    text = (told.get("License") or "").strip().split("\n")[0]
    return told.get("License-Expression") or "; ".join(classifiers) or text or UNKNOWN


def fault_of(package: str, licence: str) -> str:
    """Why a licence is not accepted, or ""."""
    if licence == UNKNOWN:
        return "states no licence"
    return "is copyleft" if COPYLEFT.search(licence) and package not in ACCEPTED else ""


def main(lock: Path = LOCK) -> int:
    """Print a line a package and what is not accepted; the exit status."""
    faults = []
    for package in locked(lock):
        licence = licence_of(package)
        reason = f"  ({ACCEPTED[package]})" if package in ACCEPTED else ""
        sys.stdout.write(f"{package}: {licence}{reason}\n")
        if fault := fault_of(package, licence):
            faults.append(f"{package} {fault}: {licence}")
    sys.stderr.write("".join(f"not accepted: {fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
