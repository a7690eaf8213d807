"""One holder at a time, among processes: a lock on a file that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASK_AGAIN_SECONDS = 0.05


@contextmanager
def locked(path: Path, *, wait_seconds: float) -> Iterator[None]:
    """Hold the lock of `path`, a file that is made when it is missing and stays.

    Raises:
        TimeoutError: when another holds it for longer than `wait_seconds`.
        OSError: when the file cannot be made.
    """
    with path.open("ab") as file:
        end = time.monotonic() + wait_seconds
        while not _taken(file):
            if time.monotonic() >= end:
                raise TimeoutError(f"{path.name} is held by another process")
            time.sleep(_ASK_AGAIN_SECONDS)
        yield


def hold(path: Path) -> IO[bytes] | None:
    """Take the lock of `path` for as long as the file given back stays open; None when another holds it.

    Raises:
        OSError: when the file cannot be made.
    """
    file = path.open("ab")
    if _taken(file):
        return file
    file.close()
    return None


def _taken(file: IO[bytes]) -> bool:
    """Take the lock now; whether it was free. The system frees it when the file is closed or the process ends."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return _taken_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(file: IO[bytes]) -> bool:
    import msvcrt  # noqa: PLC0415 - nowhere but on Windows

    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
