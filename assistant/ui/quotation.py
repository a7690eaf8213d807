"""A quote as HTML: large enough to read aloud, and shaped as on its page (a list as a list, a row as a row)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import ExtractKind
from assistant.text.scans import holds_figure, scan_caution
from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Extract

# Characters of no meaning, put around words to be marked while they are made into HTML.
_MARK, _END_OF_MARK = "\ufdd0", "\ufdd1"
_NO_MARKS = str.maketrans({_MARK: "\ufffd", _END_OF_MARK: "\ufffd"})
_CELLS = " | "
_LINE_END = "\n"
# The longest cell that is kept on one line, characters: "-£21,000,000.00".
_FIGURES = 18
_ROWS = {ExtractKind.TABLE_ROW, ExtractKind.TABLE}


def quotation(extract: Extract, *, small: bool = False, marked: Sequence[tuple[int, int]] = ()) -> str:
    """The quote with what a reader needs beside it, as escaped HTML.

    Args:
        marked: half-open characters of the quote to be marked in it.
    """
    size = " atr-small" if small else ""
    return (
        f'<figure class="atr-figure"><blockquote class="atr-quote{size}">{_lead_in(extract)}{_with_marks(extract, marked)}'
        f"</blockquote>{_around(extract)}</figure>"
    )


def reference(extract: Extract, note: str = "") -> str:
    """The reference as one writes it in minutes, what to beware of, where else the words stand, as escaped HTML."""
    lines = [f'<p class="atr-reference">{html_safe(extract.citation.text)}</p>']
    if caution := scan_caution(extract):
        style = "atr-flag" if holds_figure(extract) else "atr-note"
        lines.append(f'<p class="{style}">{html_safe(caution)}</p>')
    lines += [f'<p class="atr-note">{html_safe(line)}</p>' for line in (also_on(extract), note) if line]
    return "".join(lines)


def as_copied(extract: Extract) -> str:
    """The quote and its reference as plain text, to paste into minutes."""
    return f"“{extract.quote}”\n({extract.citation.text})"


def beginning(extract: Extract, words: int = 9) -> str:
    """The first words of the quote, for a label."""
    said = extract.quote.replace(_CELLS, " ").split()
    return " ".join(said[:words]) + ("…" if len(said) > words else "")


def also_on(extract: Extract) -> str:
    """Where else the same words stand, or ""."""
    pages = [str(page) for page in extract.citation.also]
    if not pages:
        return ""
    places = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(pages[:-1])} and {pages[-1]}"
    return f"The same words also stand on {places} of the file."


def _lead_in(extract: Extract) -> str:
    """A short context that does not hold the quote stands before it: a lead-in line, a table's heads."""
    first_line = extract.quote.partition("\n")[0]
    context = extract.context.strip().removesuffix(first_line).strip()
    if not context or _within(extract) or extract.quote.startswith(context):
        return ""
    return f'<p class="atr-lead-in">{html_safe(context).replace(_LINE_END, "<br>")}</p>'


def _around(extract: Extract) -> str:
    """The paragraph around the quote, folded, the quote marked in it."""
    if not _within(extract):
        return ""
    before, quote, after = extract.context.partition(extract.quote)
    return (
        '<details class="atr-around"><summary>Read it in its paragraph</summary>'
        f"<p>{html_safe(before)}<mark>{html_safe(quote)}</mark>{html_safe(after)}</p></details>"
    )


def _within(extract: Extract) -> bool:
    return extract.quote in extract.context and extract.quote != extract.context.strip()


def _with_marks(extract: Extract, marked: Sequence[tuple[int, int]]) -> str:
    quote = extract.quote.translate(_NO_MARKS)
    for start, end in sorted(marked, reverse=True):
        quote = f"{quote[:start]}{_MARK}{quote[start:end]}{_END_OF_MARK}{quote[end:]}"
    shaped = _shaped(replace(extract, quote=quote) if marked else extract)
    return shaped.replace(_MARK, "<mark>").replace(_END_OF_MARK, "</mark>") if marked else shaped


def _shaped(extract: Extract) -> str:
    if extract.kind in _ROWS and _CELLS in extract.quote:
        return f'<table class="atr-table">{"".join(map(_row, extract.quote.splitlines()))}</table>'
    if extract.kind is ExtractKind.LIST:
        return _list(extract.quote)
    lines = "<br>".join(html_safe(line) for line in extract.quote.splitlines())
    return f'<p class="atr-words atr-open atr-close">{lines}</p>'


def _row(line: str) -> str:
    head, *cells = line.split(_CELLS)
    return f'<tr><th scope="row">{html_safe(head)}</th>{"".join(map(_cell, cells))}</tr>'


def _cell(text: str) -> str:
    """A cell; figures are kept on one line."""
    figures = ' class="atr-figures"' if len(text) <= _FIGURES and any(c.isdigit() for c in text) else ""
    return f"<td{figures}>{html_safe(text)}</td>"


def _list(quote: str) -> str:
    lead_in, *items = quote.splitlines()
    listed = "".join(f"<li>{html_safe(item)}</li>" for item in items)
    return f'<p class="atr-words atr-open">{html_safe(lead_in)}</p><ul class="atr-items">{listed}</ul>'
