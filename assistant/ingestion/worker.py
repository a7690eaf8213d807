"""The program of a reading process: jobs come in on standard input, one a line, and what was read goes out likewise.

It limits itself before it opens anything. It is started by `isolation`, never by a person.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError, UnreadablePdfError
from assistant.ingestion.isolation import OUT_OF_MEMORY, READY, SCANS, Job
from assistant.model import Corpus
from assistant.records import from_lines, to_lines
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

_NOT_NEEDED = (
    "sklearn",
    "scipy",
    "numpy",
)  # NLTK loads them where they are: seconds, and hundreds of megabytes
_SPARE_SECONDS = 10


def main() -> int:
    """Read files until standard input ends; the exit status."""
    answers = _answers_only()
    jobs = sys.stdin.buffer
    (settings,) = from_lines(Settings, jobs.readline().decode())
    limit_memory(settings)
    sys.modules.update(dict.fromkeys(_NOT_NEEDED))  # type: ignore[arg-type]  # None: not to be imported
    try:
        import assistant.ingestion.reading  # noqa: F401, PLC0415 - loaded before the clock of the first file runs
    except MemoryError:
        return OUT_OF_MEMORY
    _write(answers, READY)
    for line in jobs:
        (job,) = from_lines(Job, line.decode(errors="surrogatepass"))
        limit_time(settings)
        try:
            found = read(job, settings, lambda: _go_on_to_scans(answers, settings))
            _write(answers, to_lines([found]).encode(errors="surrogatepass"))
        except MemoryError:
            return OUT_OF_MEMORY
    return 0


def read(job: Job, settings: Settings, before_scans: Callable[[], None] = lambda: None) -> Corpus:
    """A corpus of the job's document alone, or of none and the one problem that says why.

    Args:
        before_scans: called once before pages are read by OCR, which takes its own time.

    Raises:
        MemoryError: when the file takes more memory than there is.
    """
    from assistant.ingestion.reading import as_corpus, read_document  # noqa: PLC0415 - after the limits are set

    path = Path(job.folder) / job.document.file
    try:
        if not job.document.file.isprintable():
            raise UnreadablePdfError(path, "its name holds characters that cannot be shown; rename it")  # noqa: TRY301
        return as_corpus(read_document(path, job.document, settings, before_scans))
    except CorpusError as error:
        problem = error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a file may break any step in a way not foreseen, and only itself
        problem = UnreadablePdfError(path, f"its content cannot be followed ({type(error).__name__})")
    return Corpus(documents=(), pages=(), sections=(), blocks=(), passages=(), problems=(str(problem),))


def limit_memory(settings: Settings) -> None:
    """Bound this process's address space, and let it write no file; where the platform can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _bound(resource.RLIMIT_AS, settings.pdf_max_memory_bytes)
    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_CORE, 0)


def limit_time(settings: Settings, more: float = 0.0) -> None:
    """Bound the processor time of the next file, should the process that watches the clock be gone.

    Args:
        more: given on top of the time for reading a file, seconds.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound(
        resource.RLIMIT_CPU,
        int(used.ru_utime + used.ru_stime + settings.pdf_max_seconds + more) + _SPARE_SECONDS,
    )


def _bound(kind: int, most: int) -> None:
    import resource  # noqa: PLC0415 - the callers know that it is there

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(kind, (most, hard))
    except (ValueError, OSError):
        return  # a platform that names this limit and cannot set it; the clock and the size limits remain


def _go_on_to_scans(answers: BinaryIO, settings: Settings) -> None:
    """Say that OCR begins, so that its time is given on top of the time for reading."""
    limit_time(settings, settings.ocr_seconds_per_file)
    _write(answers, SCANS)


def _answers_only() -> BinaryIO:
    """Standard output, kept for answers: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _write(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    # At once: to take apart what a file left in memory can take longer than the end is waited for.
    os._exit(main())
