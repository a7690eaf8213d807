"""What was read of a paper, page by page, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text.printed import page_name
from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.coverage import PageCoverage


def coverage_line(pages: Sequence[PageCoverage]) -> str:
    """One line on all pages: how many were read, how many not, and what kind those are."""
    whole = len(pages)
    unread = [page.problem for page in pages if page.problem]
    scans = sum(page.ocr and not page.problem for page in pages)
    by_ocr = f" {_counted(scans)} of these by OCR from a scan, which can be wrong." if scans else ""
    if not unread:
        return ("Its one page was read." if whole == 1 else f"All {whole} pages were read.") + by_ocr
    images = sum("picture" in problem for problem in unread)
    empty = sum(problem.startswith("holds") for problem in unread) - images
    kinds = (
        (images, "only a picture"),
        (empty, "nothing to quote"),
        (len(unread) - images - empty, "words that cannot be read"),
    )
    told = "; ".join(f"{_counted(count)} with {what}" for count, what in kinds if count)
    return f"{whole - len(unread)} of {_counted(whole)} read.{by_ocr} Not read: {told}. No answer can come from these."


def coverage_html(pages: Sequence[PageCoverage]) -> str:
    """A table of the pages, as escaped HTML: what was read of each, or why nothing."""
    rows = "".join(
        f'<tr><th scope="row">{html_safe(_name(page))}</th><td>{html_safe(_said(page))}</td></tr>'
        for page in pages
    )
    return (
        '<table class="atr-table"><thead><tr><th scope="col">Page</th><th scope="col">What was read</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _name(page: PageCoverage) -> str:
    return page_name(page.page, page.label).removeprefix("page ")


def _said(page: PageCoverage) -> str:
    if page.problem:
        return f"Not read: {page.problem}"
    parts = [f"{page.characters:,} characters"]
    parts += [_counted(page.headings, "heading")] if page.headings else []
    parts += [_counted(page.tables, "table")] if page.tables else []
    parts += [f"{_counted(page.unsure, 'line')} too unclear to quote"] if page.unsure else []
    return f"Read{' by OCR from a scan' if page.ocr else ''}: {', '.join(parts)}"


def _counted(count: int, what: str = "page") -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
