"""The border to Tesseract, and its only caller: a picture of a page goes in, words with their places come out.

Tesseract is a program of the system, not a package: who has it gets scans read, who has not loses nothing else.
It is started inside the process that reads a file, whose limits of memory, time and writing it takes over, and is
given pixels of ours, never bytes of the file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.settings import Settings

_PROGRAM: Final = "tesseract"
_ASKING_SECONDS = 20.0
_WORD_LEVEL = "5"
_COLUMNS = 12
_POINTS_PER_INCH = 72
_MADE_OUT: Final = ("osd", "1"), ("", "3")  # with data for it, Tesseract finds out how a page is turned


class OcrError(Exception):
    """Raised when a page cannot be read by OCR; its text is the reason, in a person's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrWord:
    """A word read from a picture: its edges in points from the picture's upper left corner.

    Attributes:
        line: what the words of one printed line have in common.
        confidence: 0 to 100.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[int, ...]
    confidence: float


def ocr_engine(settings: Settings) -> str:
    """The name and version of the OCR that reads scans here; "" when none does."""
    if not settings.ocr_enabled:
        return ""
    version, languages = _installed(os.environ.get("PATH", ""))
    return version if set(settings.ocr_language.split("+")) <= set(languages) else ""


def recognise(picture: bytes, dpi: float, settings: Settings, seconds: float) -> tuple[OcrWord, ...]:
    """The words of a picture, in Tesseract's reading order.

    Args:
        picture: a file of any format that Tesseract opens.
        dpi: of the picture, dots per inch.
        seconds: longest time it may take.

    Raises:
        OcrError: when Tesseract fails or takes longer.
    """
    _, languages = _installed(os.environ.get("PATH", ""))
    how = next(mode for data, mode in _MADE_OUT if not data or data in languages)
    command = ["stdin", "stdout", "--dpi", f"{dpi:.0f}", "-l", settings.ocr_language, "--psm", how]
    told = _told([*command, "-c", "tessedit_create_tsv=1"], picture, seconds)
    return words_of_tsv(told, dpi)


def words_of_tsv(table: str, dpi: float) -> tuple[OcrWord, ...]:
    """The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.

    Rows of other levels, rows without text and rows cut short hold no word.
    """
    rows = (row.split("\t") for row in table.splitlines())
    return tuple(
        _word(row, _POINTS_PER_INCH / dpi)
        for row in rows
        if len(row) == _COLUMNS and row[0] == _WORD_LEVEL and row[-1].strip()
    )


def _word(row: Sequence[str], scale: float) -> OcrWord:
    left, top, width, height = (int(value) * scale for value in row[6:10])
    return OcrWord(
        text="".join(row[11].split()),
        x0=left,
        top=top,
        x1=left + width,
        bottom=top + height,
        line=tuple(int(value) for value in row[1:5]),
        confidence=float(row[10]),
    )


@lru_cache(maxsize=4)
def _installed(_path: str) -> tuple[str, tuple[str, ...]]:
    """Tesseract's name with its version, and the languages it has data for; "" and none when it is not there.

    Args:
        _path: where programs are looked for, so that another answer can be given when that changes.
    """
    try:
        version = _told(["--version"], b"", _ASKING_SECONDS)
        languages = _told(["--list-langs"], b"", _ASKING_SECONDS)
    except OcrError:
        return "", ()
    return version.partition("\n")[0].strip(), tuple(line.strip() for line in languages.splitlines()[1:])


def _told(arguments: Sequence[str], picture: bytes, seconds: float) -> str:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise OcrError("cannot be read by OCR (Tesseract is not installed)")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; no argument of it is a document's
            [program, *arguments],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"cannot be read by OCR (it takes longer than {seconds:.0f} seconds)") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise OcrError("cannot be read by OCR (Tesseract breaks off)") from error
    return done.stdout.decode(errors="replace")
