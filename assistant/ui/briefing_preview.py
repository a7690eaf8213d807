"""A briefing on the screen as its files have it: the same parts in the same order, as escaped HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.parts import Heading, Items, Line, Quotation, ReaderNote
from assistant.export.wording import NOTE
from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.export.parts import Part

# The page's own headings stand above those of the preview.
_BELOW = 2


def preview_html(parts: Sequence[Part]) -> str:
    """The parts as one piece of escaped HTML."""
    return f'<div class="atr-preview">{"".join(map(_part, parts))}</div>'


def _part(part: Part) -> str:
    match part:
        case Heading():
            level = part.level + _BELOW
            return f'<h{level} class="atr-level-{part.level}">{html_safe(part.text)}</h{level}>'
        case Items():
            return f"<ul>{''.join(f'<li>{_line(line)}</li>' for line in part.items)}</ul>"
        case ReaderNote():
            said = "<br>".join(map(html_safe, part.paragraphs))
            return f'<p class="atr-reader-note"><strong>{html_safe(NOTE)}</strong> {said}</p>'
        case Quotation():
            return _quotation(part)
    return f"<p>{_line(part)}</p>"


def _line(line: Line) -> str:
    label = f"<strong>{html_safe(line.label)}</strong> " if line.label else ""
    return f"{label}{html_safe(line.text)}"


def _quotation(part: Quotation) -> str:
    texts = list(map(html_safe, (*part.lines, *part.items)))
    texts[0], texts[-1] = f"“{texts[0]}", f"{texts[-1]}”" if len(texts) > 1 else f"“{texts[0]}”"
    lines, items = texts[: len(part.lines)], texts[len(part.lines) :]
    said = "".join(f"<p>{line}</p>" for line in lines)
    listed = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
    before = "".join(f'<p class="atr-lead-in">{html_safe(line)}</p>' for line in part.lead_in)
    notes = "".join(f'<p class="atr-note">Footnote: {html_safe(note)}</p>' for note in part.footnotes)
    caution = f'<p class="atr-flag">{html_safe(part.caution)}</p>' if part.caution else ""
    return (
        f'<figure class="atr-figure"><blockquote class="atr-quote atr-small">{before}{said}{listed}</blockquote>'
        f'{notes}<figcaption class="atr-reference">{html_safe(part.reference)}{caution}</figcaption></figure>'
    )
