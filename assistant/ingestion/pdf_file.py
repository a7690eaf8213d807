"""The border to pypdf, and its only importer here: files, pages, fonts and forms, with its errors turned into ours.

pypdf's `Font` is not public; its version is therefore locked, and a test reads a page through it. On broken files pypdf also raises plain TypeError, AttributeError, ValueError and the like, so every
step catches `Exception` here and nowhere else.
"""

from __future__ import annotations

import logging
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import ContentStream
from pypdf.generic._font import Font

from assistant.errors import EncryptedPdfError, OversizedPdfError, UnreadablePdfError
from assistant.ingestion.content import Drawn, TooSlowError, Walker
from assistant.ingestion.fonts import FontFace, is_bold
from assistant.ingestion.matrices import IDENTITY
from assistant.ingestion.resources import PageResources, PageSize, page_size
from assistant.text.printed import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from assistant.ingestion.content import Operations
    from assistant.settings import Settings

_TITLE_CHARACTERS = 400
_FAR = 1e12
"""Points: beyond any page, and within what can be counted exactly."""
_FILE_BYTES = re.compile(r"(?: starting with| @\d+)?:? ?b['\"]| @\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A bookmark: its title, its level (1 for the outermost) and its page (from 1, None when unknown)."""

    title: str
    level: int
    page: int | None


class PageError(Exception):
    """Raised when one page cannot be read; its text is the reason, in a person's words."""


@dataclass(slots=True)
class PdfFile:
    """An opened PDF.

    Attributes:
        pages: how many pages it has.
    """

    path: Path
    pages: int
    _reader: Any
    _fonts: dict[int, FontFace | None] = field(default_factory=dict)

    def drawn(self, number: int, deadline: float) -> tuple[PageSize, Drawn]:
        """What page `number` (from 1) draws.

        Raises:
            PageError: when pypdf cannot read it.
            TooSlowError: when the deadline passes.
        """
        with _quietly(), _page_errors():
            page = self._reader.pages[number - 1]
            size = page_size(page)
            contents = page.get("/Contents")
            contents = contents.get_object() if contents is not None else None
            operations = self.operations(contents) if contents is not None else ()
            walker = Walker(PageResources(self, page.get("/Resources")), size.matrix, deadline)
            return size, _within_reach(walker.draw(operations))

    def operations(self, stream: Any) -> Operations:  # noqa: ANN401
        """The operators of a content stream (or an array of streams), parsed."""
        operations: Operations = ContentStream(stream, self._reader, "bytes").operations
        return operations

    def size(self, number: int) -> PageSize:
        """The displayed size of a page; A4 when the file does not say."""
        try:
            with _quietly():
                return page_size(self._reader.pages[number - 1])
        except Exception:  # noqa: BLE001 - see the module's docstring
            return PageSize(595.0, 842.0, IDENTITY)

    def labels(self) -> tuple[str | None, ...]:
        """The label of each page where the file gives labels of its own, else None for each."""
        try:
            with _quietly():
                if "/PageLabels" not in self._reader.root_object:
                    return (None,) * self.pages
                labels = [one_line(str(label)) or None for label in self._reader.page_labels]
        except Exception:  # noqa: BLE001
            return (None,) * self.pages
        return tuple(labels[: self.pages] + [None] * (self.pages - len(labels)))

    def title(self) -> str | None:
        """The title in the file's metadata, or None."""
        try:
            with _quietly():
                title = str((self._reader.metadata and self._reader.metadata.title) or "")
                return one_line(title)[:_TITLE_CHARACTERS] or None if "\0" not in title else None
        except Exception:  # noqa: BLE001
            return None

    def outline(self) -> tuple[OutlineEntry, ...]:
        """The bookmarks in order; empty when there are none or they are broken."""
        try:
            with _quietly():
                return tuple(self._entries(self._reader.outline, 1))
        except Exception:  # noqa: BLE001
            return ()

    def _entries(self, items: Iterable[Any], level: int) -> Iterator[OutlineEntry]:
        for item in items:
            if isinstance(item, list):
                yield from self._entries(item, level + 1)
            elif title := one_line(str(item.title or "")):
                yield OutlineEntry(title=title, level=level, page=self._destination(item))

    def _destination(self, item: Any) -> int | None:  # noqa: ANN401 - pypdf's objects have no common type
        try:
            page = self._reader.get_destination_page_number(item)
        except Exception:  # noqa: BLE001
            return None
        return page + 1 if isinstance(page, int) and page >= 0 else None

    def font(self, resource: Any) -> FontFace | None:  # noqa: ANN401
        """The decoder of a font resource, made once a file."""
        reference = getattr(resource, "indirect_reference", None)
        key = reference.idnum if reference is not None else -id(resource)
        if key not in self._fonts:
            try:
                font = Font.from_font_resource(resource)
                self._fonts[key] = _face(font, resource)
            except (RecursionError, MemoryError):
                raise
            except Exception:  # noqa: BLE001
                self._fonts[key] = None
        return self._fonts[key]


def open_pdf(path: Path, settings: Settings) -> PdfFile:
    """Open a file.

    Raises:
        OversizedPdfError: more bytes or pages than the settings allow.
        EncryptedPdfError: needs a password other than the empty one.
        UnreadablePdfError: anything else that stops it from being opened.
    """
    try:
        size = path.stat().st_size
        opened = _opened(path) if size <= settings.pdf_max_bytes else None
    except FileNotDecryptedError as error:
        raise EncryptedPdfError(path) from error
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadablePdfError(path, f"cannot be opened as a PDF ({_reason(error)})") from error
    if opened is None:
        raise OversizedPdfError(path, f"larger than {settings.pdf_max_bytes // 1_000_000} megabytes")
    if opened.pages > settings.pdf_max_pages:
        raise OversizedPdfError(path, f"has {opened.pages} pages, more than {settings.pdf_max_pages}")
    if not opened.pages:
        raise UnreadablePdfError(path, "has no pages")
    return opened


def _opened(path: Path) -> PdfFile:
    with _quietly():
        reader = PdfReader(BytesIO(path.read_bytes()), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        return PdfFile(path, len(reader.pages), reader)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep pypdf's log lines and warnings from the console: what matters is raised."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


@contextmanager
def _page_errors() -> Iterator[None]:
    try:
        yield
    except (TooSlowError, MemoryError):
        raise
    except Exception as error:
        raise PageError(f"cannot be read ({_reason(error)})") from error


def _reason(error: BaseException) -> str:
    """One line about a foreign error: what pypdf says of the file, without bytes of it; else no more than is known."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    if isinstance(error, DependencyError):
        return "it is packed in a way that cannot be unpacked here"
    if not isinstance(error, PyPdfError):
        return "it is damaged inside"
    said = _FILE_BYTES.split(" ".join(str(error).split()))[0]
    return "".join(letter for letter in said if letter.isprintable())[:120] or "it is damaged inside"


def _within_reach(drawn: Drawn) -> Drawn:
    """Leave out what stands at no place that a page can have: numbers that grew beyond all bounds, or are none."""
    return replace(
        drawn,
        glyphs=tuple(
            glyph
            for glyph in drawn.glyphs
            if -_FAR < glyph.x0 < _FAR
            and -_FAR < glyph.x1 < _FAR
            and -_FAR < glyph.y < _FAR
            and glyph.size < _FAR
        ),
        rules=tuple(rule for rule in drawn.rules if all(-_FAR < edge < _FAR for edge in rule)),
    )


def _face(font: Any, resource: Any) -> FontFace:  # noqa: ANN401
    descriptor = font.font_descriptor
    scale = 0.001
    if font.sub_type == "Type3" and resource.get("/FontMatrix"):
        scale = abs(float(resource["/FontMatrix"][0])) or scale
    weight = descriptor.weight if isinstance(getattr(descriptor, "weight", None), (int, float)) else None
    return FontFace(font, is_bold(str(font.name), int(descriptor.flags or 0), weight), scale)
