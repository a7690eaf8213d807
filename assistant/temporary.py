"""One temporary folder a process, gone with it: at its end, or, if it was killed, when the next one begins."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from assistant.locking import hold

if TYPE_CHECKING:
    from typing import IO

_PREFIX = "ask-the-report-"
_LOCK = "in-use"


class ProcessFolder:
    """A folder that no other account may look into, held by this process."""

    def __init__(self, parent: Path) -> None:
        """Make it within `parent`, and remove those there whose processes have ended.

        Raises:
            OSError: when it cannot be made.
        """
        _sweep(parent)
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        held = hold(self.path / _LOCK)
        self.close = finalize(self, _leave, self.path, held)


@cache
def process_folder(parent: str) -> ProcessFolder:
    """The one folder of this process within `parent`; "" is the system's folder for temporary files."""
    return ProcessFolder(Path(parent or tempfile.gettempdir()))


def _sweep(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        lock = folder / _LOCK
        # Without a lock it has only now been made. That of another account cannot be taken.
        try:
            held = hold(lock) if lock.is_file() and not folder.is_symlink() else None
        except OSError:
            continue
        if held is not None:
            _leave(folder, held)


def _leave(folder: Path, held: IO[bytes] | None) -> None:
    if held is not None:
        held.close()
    shutil.rmtree(folder, ignore_errors=True)
