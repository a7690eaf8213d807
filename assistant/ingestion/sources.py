"""Which documents a folder holds: its PDFs, with what ``sources.toml`` says of them or what can be told without it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import CorpusError, OversizedPdfError, SourcesFormatError, UnreadablePdfError, printable
from assistant.model import Document
from assistant.records import to_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.settings import Settings

SOURCES = "sources.toml"
_FIELDS = frozenset({"file", "id", "title", "short_title", "publisher", "date", "period", "kind", "presents"})
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:/|-|\u2013|\bto\b)\s*((?:19|20)?\d{2})(?![\d-])", re.IGNORECASE
)
_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d{{2}})", re.IGNORECASE
)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\s+((?:19|20)\d{{2}})", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_NO_TITLE = re.compile(
    r"microsoft\s+(word|powerpoint|excel)|\.(docx?|pdf|indd|pptx?|xlsx?|rtf|odt|qxd|tmp)\b|^untitled|^(document|title|template|draft)\s*\d*$"
    r"|[\\/]{2}|^slide \d+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a folder holds.

    Attributes:
        documents: its PDFs sorted by file name; none was opened, so each may still turn out unreadable.
        problems: why files are left out, a line each.
    """

    documents: tuple[Document, ...]
    problems: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256, hexadecimal, over every file's bytes and what is known of it."""
        lines = to_lines([*self.documents, self.problems])
        return hashlib.sha256(lines.encode(errors="surrogatepass")).hexdigest()


def read_sources(corpus: Path, settings: Settings, digest: Callable[[Path], str] | None = None) -> Listing:
    """List the documents of a folder; a file that is too large, or has the id of another, is left out.

    Args:
        digest: what gives a file's digest where it may be known already; unless given, each file is read.

    Raises:
        CorpusError: the folder cannot be listed.
        SourcesFormatError: ``sources.toml`` is not TOML, or an entry lacks its file.
    """
    listed = _listed(corpus / SOURCES)
    try:
        files = sorted(path for path in corpus.iterdir() if path.suffix.lower() == ".pdf" and path.is_file())
    except OSError as error:
        raise CorpusError(corpus, "cannot be listed as a folder") from error
    problems: list[str] = []
    documents = []
    for path in files:
        try:
            require_size(path, settings)
            documents.append(described(path, listed.get(path.name), digest))
        except UnreadablePdfError as error:
            problems.append(str(error))
    kept = tuple(_with_own_ids(corpus, documents, problems))
    return Listing(documents=kept, problems=tuple(problems))


def require_size(path: Path, settings: Settings) -> None:
    """Refuse a file by its size alone.

    Raises:
        OversizedPdfError: when it has more bytes than the settings allow.
        UnreadablePdfError: when it is not there.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadablePdfError(path, "cannot be read from disk") from error
    if size > settings.pdf_max_bytes:
        raise OversizedPdfError(path, f"larger than {settings.pdf_max_bytes // 1_000_000} megabytes")


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal.

    Raises:
        UnreadablePdfError: when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadablePdfError(path, "cannot be read from disk") from error


def titled(document: Document, metadata_title: str | None, heading: str | None) -> Document:
    """The document with the title of its metadata, else its first heading, where ``sources.toml`` gave none."""
    if document.title != _from_stem(document.file):
        return document
    title = next((text for text in (metadata_title, heading) if sensible_title(text, document.file)), None)
    if title is None:
        return document
    from_name = document.date is None or document.date == date_in(document.title)
    dates = (date_in(title), document.date) if from_name else (document.date,)
    return replace(
        document,
        title=title,
        short_title=title if document.short_title == document.title else document.short_title,
        period=document.period or period_in(title),
        date=max((date for date in dates if date), key=len, default=None),
    )


def sensible_title(title: str | None, file: str) -> bool:
    """Whether metadata hold a title and not a program's name, a file's name or a template's."""
    if title is None or sum(letter.isalpha() for letter in title) < 4 or _NO_TITLE.search(title):
        return False
    return _letters(title) != _letters(file.rsplit(".", 1)[0])


def period_in(text: str) -> str | None:
    """The period a text names, as printed: "2019/20", "2020-2025"."""
    match = _PERIOD.search(text)
    if match is None:
        return None
    first, last = match.groups()
    return match[0] if int(last[-2:]) != int(first[-2:]) or len(last) == 4 else None


def date_in(text: str) -> str | None:
    """The date a text names, as ISO date or part of one: "2021-12-21", "2021-12", "2021"; not a period's years."""
    if match := _ISO.search(text):
        return match[0] if int(match[2]) <= 12 and int(match[3]) <= 31 else None
    if match := _DAY.search(text):
        return f"{match[3]}-{_month(match[2])}-{int(match[1]):02}" if 1 <= int(match[1]) <= 31 else None
    if match := _MONTH.search(text):
        return f"{match[2]}-{_month(match[1])}"
    match = _YEAR.search(_PERIOD.sub(" ", text))
    return match[0] if match else None


def _month(name: str) -> str:
    return f"{_MONTHS.index(name.casefold()) + 1:02}"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _from_stem(file: str) -> str:
    return re.sub(r"[_\s]+", " ", file.rsplit(".", 1)[0]).strip() or file


def described(
    path: Path, entry: Mapping[str, str] | None = None, digest: Callable[[Path], str] | None = None
) -> Document:
    """A PDF with what an entry of ``sources.toml`` says of it, and without it what its name tells.

    Raises:
        UnreadablePdfError: when it cannot be read.
    """
    given = dict(entry or {})
    stem = _from_stem(path.name)
    title = given.get("title") or stem
    return Document(
        id=given.get("id") or path.stem,
        title=title,
        short_title=given.get("short_title") or title,
        publisher=given.get("publisher"),
        date=given.get("date") or max(filter(None, (date_in(title), date_in(stem))), key=len, default=None),
        period=given.get("period") or period_in(title),
        kind=given.get("kind"),
        presents=given.get("presents"),
        file=path.name,
        digest=(digest or digest_of)(path),
    )


def _listed(path: Path) -> dict[str, dict[str, str]]:
    """The entries of ``sources.toml`` by file name; empty without one."""
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SourcesFormatError(path, f"is not TOML ({error})") from error
    entries = content.get("document", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SourcesFormatError(path, "documents are written as [[document]] tables")
    return {entry["file"]: entry for entry in (_checked(path, entry) for entry in entries)}


def _checked(path: Path, entry: Mapping[str, object]) -> dict[str, str]:
    if not entry.get("file"):
        raise SourcesFormatError(path, "an entry lacks its file")
    for name in entry:
        if name not in _FIELDS:
            raise SourcesFormatError(path, f"{entry['file']}: there is no field {name!r}")
    return {name: str(value) for name, value in entry.items()}


def _with_own_ids(corpus: Path, documents: Sequence[Document], problems: list[str]) -> Iterator[Document]:
    """The documents without those whose id an earlier one has; of each of these, a line is added to `problems`."""
    seen: dict[str, str] = {}
    for document in documents:
        first = seen.setdefault(document.id, document.file)
        if first == document.file:
            yield document
            continue
        reason = f"left out, as {first} has the same id, \u201c{document.id}\u201d; rename one of the two"
        problems.append(str(CorpusError(corpus / document.file, printable(reason))))
