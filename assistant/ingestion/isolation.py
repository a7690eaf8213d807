"""PDFs are read in processes of their own, so that no file can take this one with it.

A PDF comes from anywhere. What it does to the process that reads it (never ends, takes all memory, crashes the
interpreter) ends that process, becomes one line that names the file, and the next file gets a new process.
The processes are started as programs and talk in JSON lines: nothing is unpickled, and no importable main
module is needed, as there is none under a web server or a test runner.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import TYPE_CHECKING, Final

from assistant.errors import UnreadablePdfError
from assistant.model import Corpus, Document
from assistant.records import from_lines, to_lines

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from assistant.settings import Settings

READY: Final = b"ready\n"
SCANS: Final = b"scans\n"  # by which a reading process says that it goes on to pages read by OCR
OUT_OF_MEMORY: Final = 71  # the exit status by which a reading process says so
_FILES_A_PROCESS = 2  # starting a process costs about as much as reading this many small files
_ENDING_SECONDS = 2.0
_PACKAGES = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to read: the folder it lies in, and what is known of it."""

    folder: str
    document: Document


def read_apart(
    folder: Path, documents: Sequence[Document], settings: Settings
) -> Generator[Corpus, None, None]:
    """Read files in processes of their own, several at once; close the iterator to end the processes.

    Yields:
        For each document, in order, a corpus of that document alone, or of no document and the one problem
        that says why.
    """
    most = min(settings.pdf_readers, os.cpu_count() or 1, len(documents) // _FILES_A_PROCESS)
    readers = [PdfReaderProcess(settings) for _ in range(max(1, most))]
    idle: SimpleQueue[PdfReaderProcess] = SimpleQueue()
    for reader in readers:
        idle.put(reader)

    def read(document: Document) -> Corpus:
        reader = idle.get()
        try:
            return reader.read(folder, document)
        finally:
            idle.put(reader)

    threads = ThreadPoolExecutor(len(readers), thread_name_prefix="pdf")
    try:
        yield from threads.map(read, documents)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.stop()
        threads.shutdown(wait=True)
        for reader in readers:
            reader.close()


class PdfReaderProcess:
    """One process that reads files one after the other, started when first needed and again after each death."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, folder: Path, document: Document) -> Corpus:
        """A corpus of this document alone, or of none and one problem; never raises for what a file holds."""
        used = self._process is not None
        try:
            try:
                return self._answer(folder, document)
            except _DiedError:
                if not used or self._closed:
                    raise
            # What earlier files left behind in the process may be to blame: judge this one in a new process.
            return self._answer(folder, document)
        except UnreadablePdfError as error:
            return Corpus(documents=(), pages=(), sections=(), blocks=(), passages=(), problems=(str(error),))

    def stop(self) -> None:
        """End the process, whatever it is doing for another thread; nothing more can be read."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process and let go of what it held, when no thread uses it any more."""
        self.stop()
        if self._process is not None:
            self._end(self._process)

    def _answer(self, folder: Path, document: Document) -> Corpus:
        path = folder / document.file
        process = self._running(path)
        began = time.monotonic()
        job = to_lines([Job(folder=str(folder), document=document)]).encode(errors="surrogatepass")
        seconds, most = self._settings.pdf_max_seconds, self._settings.pdf_max_result_bytes
        line = _exchange(process, job, seconds, most)
        if line == SCANS:
            began, seconds = time.monotonic(), seconds + self._settings.ocr_seconds_per_file
            line = _exchange(process, b"", seconds, most)
        if line.endswith(b"\n"):
            return _understood(line, path)
        if line:
            process.kill()  # it is still writing
        status = self._end(process)
        if time.monotonic() - began >= seconds:
            raise UnreadablePdfError(path, f"takes longer than {seconds:g} seconds to read")
        raise _died(path, status, line, self._settings)

    def _running(self, path: Path) -> subprocess.Popen[bytes]:
        if self._process is not None:
            if self._process.poll() is None:
                return self._process
            self._end(self._process)
        try:
            self._process = process = _start()
        except OSError as error:
            raise UnreadablePdfError(path, f"no process to read it can be started ({error})") from error
        if self._closed:
            process.kill()  # after it was started, so that a stop meanwhile is not missed
        settings = to_lines([self._settings]).encode()
        if _exchange(process, settings, self._settings.pdf_reader_start_seconds, len(READY)) != READY:
            status = self._end(process)
            raise UnreadablePdfError(path, f"the process to read it does not start (status {status})")
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        """Make sure that a process that should be ending has ended, and forget it; its exit status."""
        self._process = None
        with process:  # closes its pipes
            try:
                return process.wait(_ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait()


class _DiedError(UnreadablePdfError):
    """Raised when the process ended without an answer, otherwise than by the clock."""


def _understood(line: bytes, path: Path) -> Corpus:
    try:
        (read,) = from_lines(Corpus, line.decode(errors="surrogatepass"))
    except ValueError as error:
        raise UnreadablePdfError(path, "what was read of it cannot be taken over") from error
    return read


def _died(path: Path, status: int, line: bytes, settings: Settings) -> UnreadablePdfError:
    if len(line) >= settings.pdf_max_result_bytes:
        return UnreadablePdfError(
            path, f"holds more than {settings.pdf_max_result_bytes // 1_000_000} megabytes of text"
        )
    if status == OUT_OF_MEMORY:
        return _DiedError(
            path, f"needs more than {settings.pdf_max_memory_bytes // 1_000_000} megabytes of memory to read"
        )
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return _DiedError(path, f"broke the process that was reading it ({how})")


def _start() -> subprocess.Popen[bytes]:
    inherited = os.environ.get("PYTHONPATH")
    paths = os.pathsep.join([str(_PACKAGES), *([inherited] if inherited else [])])
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.ingestion.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"},
    )


def _exchange(process: subprocess.Popen[bytes], said: bytes, seconds: float, most_bytes: int) -> bytes:
    """Say a line and take the answer's; cut short when the process ends, or is ended by the clock."""
    assert process.stdin is not None
    assert process.stdout is not None
    clock = Timer(seconds, process.kill)
    clock.daemon = True
    clock.start()
    try:
        process.stdin.write(said)
        process.stdin.flush()
        return process.stdout.readline(most_bytes)
    except (OSError, ValueError):  # the pipe closed: the process has ended
        return b""
    finally:
        clock.cancel()
