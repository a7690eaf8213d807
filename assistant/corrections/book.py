"""What readers noted on answers, in one SQLite file beside the index: the only record of anything that was asked.

The file stays on this computer. Every call opens it, does one short transaction and closes it, so that several
sessions can note at once; what is deleted is overwritten in the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.corrections.rows import correction_of, row_of
from assistant.errors import CorrectionsStoreError, CorrectionTooLongError, UnknownCorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.model import Correction
    from assistant.settings import Settings

# "AtRc" in letters: tells our file from any other SQLite file.
APPLICATION = 0x41745263
SCHEMA = 1
_TABLE = """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    noted_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    turns TEXT NOT NULL,
    documents TEXT NOT NULL,
    status TEXT NOT NULL,
    quotes TEXT NOT NULL,
    index_version TEXT NOT NULL
)
"""
# In the order of `rows.row_of`.
_INSERT = """
INSERT INTO corrections (noted_at, kind, note, turns, documents, status, quotes, index_version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT noted_at, kind, note, turns, documents, status, quotes, index_version, id FROM corrections ORDER BY id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionBook:
    """The corrections kept in one file, which is made when the first is noted."""

    path: Path
    settings: Settings

    @classmethod
    def beside(cls, index_folder: Path, settings: Settings) -> CorrectionBook:
        """The book where the settings have it: within the index's folder, or at an absolute path."""
        return cls(path=index_folder / settings.corrections_file, settings=settings)

    def add(self, correction: Correction) -> Correction:
        """Keep a correction; return it with its number and time.

        Raises:
            CorrectionTooLongError: when its note is too long.
            CorrectionsStoreError: when the file cannot be written or is full.
        """
        if len(correction.note) > self.settings.correction_max_characters:
            raise CorrectionTooLongError(self.settings.correction_max_characters)
        kept = replace(correction, noted_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        with _translated(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
        with self._open("BEGIN IMMEDIATE") as file:
            _make_table(file, self.path)
            (count,) = file.execute("SELECT count(*) FROM corrections").fetchone()
            if count >= self.settings.corrections_kept:
                raise CorrectionsStoreError(self.path, f"full: {count} are kept; export and delete them")
            number = file.execute(_INSERT, row_of(kept)).lastrowid
        return replace(kept, id=number or 0)

    def all(self) -> tuple[Correction, ...]:
        """Every correction, oldest first.

        Raises:
            CorrectionsStoreError: when the file cannot be read.
        """
        if not self._is_there():
            return ()
        with self._open("BEGIN") as file:
            if _is_new(file, self.path):
                return ()
            return tuple(correction_of(row) for row in file.execute(_SELECT))

    def delete(self, number: int) -> int:
        """Delete the correction of that number; return 1, how many it was.

        Raises:
            UnknownCorrectionError: when there is none.
            CorrectionsStoreError: when the file cannot be written.
        """
        if not self._delete("DELETE FROM corrections WHERE id = ?", (number,)):
            raise UnknownCorrectionError(number)
        return 1

    def delete_all(self) -> int:
        """Delete every correction; return how many there were.

        Raises:
            CorrectionsStoreError: when the file cannot be written.
        """
        return self._delete("DELETE FROM corrections", ())

    def _delete(self, statement: str, values: Sequence[int]) -> int:
        if not self._is_there():
            return 0
        with self._open("BEGIN IMMEDIATE") as file:
            return 0 if _is_new(file, self.path) else file.execute(statement, values).rowcount

    def _is_there(self) -> bool:
        with _translated(self.path):
            return self.path.exists()

    @contextmanager
    def _open(self, begin: str) -> Iterator[sqlite3.Connection]:
        """One transaction on the file: kept when the block ends, undone when it raises."""
        with _translated(self.path):
            # "rw" makes no file, and reads one that cannot be written.
            address = f"{self.path.resolve().as_uri()}?mode=rw"
            wait = self.settings.corrections_wait_seconds
            file = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
            try:
                file.execute("PRAGMA secure_delete = ON")
                file.execute(begin)
                yield file
                file.execute("COMMIT")
            finally:
                # Closing undoes what was not committed.
                file.close()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        known = (reason for start, reason in _REASONS.items() if name.startswith(start))
        raise CorrectionsStoreError(path, next(known, str(error))) from error
    except OSError as error:
        raise CorrectionsStoreError(path, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise CorrectionsStoreError(path, "damaged: a correction cannot be read") from error


_REASONS = {
    "SQLITE_NOTADB": "damaged, or not a file of corrections",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_READONLY": "cannot be written",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_BUSY": "another session is writing; try again",
    "SQLITE_FULL": "no room left on the disk",
}


def _is_new(file: sqlite3.Connection, path: Path) -> bool:
    """Whether nothing was written into the file yet; a file of another kind or version is refused."""
    (application,) = file.execute("PRAGMA application_id").fetchone()
    (version,) = file.execute("PRAGMA user_version").fetchone()
    (objects,) = file.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not (application or version or objects):
        return True
    if application != APPLICATION:
        raise CorrectionsStoreError(path, "not a file of corrections")
    if version != SCHEMA:
        raise CorrectionsStoreError(path, f"written in version {version}, not {SCHEMA}")
    return False


def _make_table(file: sqlite3.Connection, path: Path) -> None:
    if _is_new(file, path):
        file.execute(_TABLE)
        # A pragma takes no bound values; both are constants of this module.
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {SCHEMA}")
