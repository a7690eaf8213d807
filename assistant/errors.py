"""Every error this package raises, under one base, so that a caller needs one ``except``.

AssistantError
├── CorpusError
│   ├── SourcesFormatError
│   ├── UnreadablePdfError
│   │   ├── EncryptedPdfError
│   │   └── OversizedPdfError
│   ├── NoTextLayerError
│   └── TooManyPassagesError
├── IndexStoreError
│   ├── IndexNotFoundError
│   └── IndexDamagedError
├── QuestionError
│   ├── EmptyQuestionError
│   └── QuestionTooLongError
├── CorrectionError
│   ├── CorrectionTooLongError
│   ├── CorrectionsStoreError
│   └── UnknownCorrectionError
├── UploadError
├── UnknownDocumentError
├── TooManyReportsError
├── QuoteMismatchError
├── ReaderUnavailableError
├── SettingsError
├── InputFormatError
└── FileNotWrittenError

"The documents do not say" is no error: it is `model.AnswerStatus.NOT_FOUND`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMED = 50  # documents


def printable(name: str) -> str:
    """A file's name fit for a terminal: it may hold anything, line breaks and a terminal's commands among it."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


class AssistantError(Exception):
    """Base of every error of this package; its text is one line fit to show a person."""


class CorpusError(AssistantError):
    """Raised when the folder of PDFs, or a file of it, cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and the reason, in a person's words."""
        super().__init__(f"{printable(path.name)}: {reason}")
        self.path = path
        self.reason = reason


class SourcesFormatError(CorpusError):
    """Raised when ``sources.toml`` is not TOML, or an entry lacks what it must have."""


class UnreadablePdfError(CorpusError):
    """Raised when a file is not a PDF, is broken beyond reading, or takes longer than allowed."""


class EncryptedPdfError(UnreadablePdfError):
    """Raised when a PDF needs a password to be opened."""

    def __init__(self, path: Path) -> None:
        """Keep the file."""
        super().__init__(path, "locked with a password")


class OversizedPdfError(UnreadablePdfError):
    """Raised when a PDF has more bytes or pages than the settings allow."""


class NoTextLayerError(CorpusError):
    """Raised when no page of a PDF holds text, as in a scan."""

    def __init__(self, path: Path, why: str = "") -> None:
        """Keep the file, and why its scans are not read, in a person's words."""
        super().__init__(path, f"no page holds text ({why or 'a scan?'})")


class TooManyPassagesError(CorpusError):
    """Raised when a folder's papers are more than are held in memory: they belong into an archive."""

    def __init__(self, path: Path, most: float) -> None:
        """Keep the folder and how many there may be."""
        super().__init__(path, f"more than {most:,.0f} passages")


class IndexStoreError(AssistantError):
    """Raised when the index folder cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the folder and the reason."""
        super().__init__(f"index {path}: {reason}")
        self.path = path
        self.reason = reason


class IndexNotFoundError(IndexStoreError):
    """Raised when the folder holds no index."""

    def __init__(self, path: Path) -> None:
        """Keep the folder."""
        super().__init__(path, "not built yet")


class IndexDamagedError(IndexStoreError):
    """Raised when an index was written by another version, or its files do not match their manifest."""


class QuestionError(AssistantError):
    """Raised when what was typed is no question that can be looked up."""


class EmptyQuestionError(QuestionError):
    """Raised when a question holds no word."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("the question is empty")


class QuestionTooLongError(QuestionError):
    """Raised when a question is longer than the settings allow."""

    def __init__(self, limit: int) -> None:
        """Keep the limit, in characters."""
        super().__init__(f"the question is longer than {limit} characters")
        self.limit = limit


class CorrectionError(AssistantError):
    """Raised when a correction cannot be noted, listed or deleted."""


class CorrectionTooLongError(CorrectionError):
    """Raised when the note of a correction is longer than the settings allow."""

    def __init__(self, limit: int) -> None:
        """Keep the limit, in characters."""
        super().__init__(f"the note is longer than {limit} characters")
        self.limit = limit


class CorrectionsStoreError(CorrectionError):
    """Raised when the file of corrections cannot be read or written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and the reason, in a person's words."""
        super().__init__(f"corrections {printable(str(path))}: {reason}")
        self.path = path
        self.reason = reason


class UnknownCorrectionError(CorrectionError):
    """Raised when a correction of that number is not kept."""

    def __init__(self, number: int) -> None:
        """Keep the number asked for."""
        super().__init__(f"no correction {number}")
        self.number = number


class UploadError(AssistantError):
    """Raised when a paper cannot be added to a session, or not be saved for everyone."""

    def __init__(self, file: str, reason: str) -> None:
        """Keep the file's name and the reason, in a person's words."""
        super().__init__(f"{printable(file)}: {reason}")
        self.file = file
        self.reason = reason


class UnknownDocumentError(AssistantError):
    """Raised when a question is narrowed to a document that is not indexed."""

    def __init__(self, document: str, known: tuple[str, ...]) -> None:
        """Keep the id asked for and the ids there are."""
        named = ", ".join(known[:_MOST_NAMED])
        more = f" and {len(known) - _MOST_NAMED:,} more" if len(known) > _MOST_NAMED else ""
        super().__init__(f"no document {document!r}; there are: {named or 'none'}{more}")
        self.document = document
        self.known = known


class TooManyReportsError(AssistantError):
    """Raised when what can be shown of some reports is asked of a whole archive of them."""

    def __init__(self, asked: int, most: int) -> None:
        """Keep how many reports there are and how many there may be."""
        super().__init__(f"{asked:,} documents are too many to go through at once: name up to {most}")


class QuoteMismatchError(AssistantError):
    """Raised when a quote is not, word for word, on the page it is said to stand on."""

    def __init__(self, document: str, page: int, quote: str) -> None:
        """Keep where the quote was said to stand."""
        super().__init__(f"{document}, page {page}: the page does not hold the quote {quote!r}")
        self.document = document
        self.page = page
        self.quote = quote


class ReaderUnavailableError(AssistantError):
    """Raised when the neural reader is switched on and its files are missing or not the ones expected."""


class SettingsError(AssistantError):
    """Raised when a setting has a value outside its range."""


class InputFormatError(AssistantError):
    """Raised when a line of a question, claim or gold file cannot be read."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        """Keep the file and the line, counted from 1."""
        super().__init__(f"{path.name}, line {line}: {reason}")
        self.path = path
        self.line = line


class FileNotWrittenError(AssistantError):
    """Raised when a file that was asked for cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and the reason, in a person's words."""
        super().__init__(f"{printable(str(path))} was not written: {reason}")
        self.path = path
        self.reason = reason
