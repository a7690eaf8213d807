"""Tables of a document as HTML tables: heads, group rows, and each cell under its own column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import BlockKind
from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Block, Span
    from assistant.ui.read_words import Words

# The longest cell that is kept on one line, characters.
_FIGURES = 18
# A table of more columns than this keeps room for its first one.
_FEW = 3


def table(blocks: Sequence[Block], words: Words) -> str:
    """The head and body rows of one table, in a frame that scrolls when the table is too wide.

    A head printed again on the table's next page is left out.
    """
    heads = [_cells(block, words) for block in blocks if block.kind is BlockKind.TABLE_HEAD]
    rows = [block for block in blocks if block.kind is BlockKind.TABLE_ROW]
    width = max([1, *(len(row.spans) for row in rows)])
    columns = _columns([head for head in heads if len(head) > 1], [row.columns for row in rows], width)
    width = max(width, len(columns))
    columns += [""] * (width - len(columns))
    body = "".join(_row(block, columns, words) for block in blocks)
    titles = "".join(
        _title(name, figures=_is_figures(rows, columns, place, words)) for place, name in enumerate(columns)
    )
    head = f"<thead><tr>{titles}</tr></thead>" if any(columns) else ""
    return (
        '<div class="atr-wide" role="group" aria-label="Table" tabindex="0">'
        f'<table class="atr-table{" atr-many" if width > _FEW else ""}">{head}<tbody>{body}</tbody></table></div>'
    )


def _title(name: str, *, figures: bool) -> str:
    aside = ' class="atr-figures"' if figures else ""
    return f'<th scope="col"{aside}>{html_safe(name)}</th>' if name else "<td></td>"


def _is_figures(rows: Sequence[Block], columns: Sequence[str], place: int, words: Words) -> bool:
    """Whether every cell of a column holds a figure."""
    cells = [
        words.plain([span])
        for row in rows
        for at, span in zip(_places(row, columns), row.spans, strict=True)
        if at == place
    ]
    return bool(cells) and all(map(_is_figure, cells))


def _is_figure(said: str) -> bool:
    return len(said) <= _FIGURES and any(letter.isdigit() for letter in said)


def _row(block: Block, columns: Sequence[str], words: Words) -> str:
    if block.kind is BlockKind.TABLE_HEAD:
        return _group_row(block, columns, words)
    said = dict(zip(_places(block, columns), block.spans, strict=True))
    first = words.html([said[0]]) if 0 in said else ""
    cells = "".join(_cell(said.get(place), words) for place in range(1, len(columns)))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _group_row(block: Block, columns: Sequence[str], words: Words) -> str:
    """A heading inside the table; nothing for the column heads, which stand at the top already."""
    if set(_cells(block, words)) <= set(columns):
        return ""
    return f'<tr class="atr-group"><th scope="rowgroup" colspan="{len(columns)}">{words.html(block.spans)}</th></tr>'


def _cells(block: Block, words: Words) -> list[str]:
    return [words.plain([span]) for span in block.spans]


def _columns(heads: Sequence[Sequence[str]], named: Sequence[Sequence[str]], width: int) -> list[str]:
    """The table's columns from left to right, as its head and its rows name them.

    A head that names fewer columns than the rows have, or more, leaves out the one of the rows' own names.
    """
    columns: list[str] = []
    for names in [*heads, *sorted(set(map(tuple, named)), key=lambda names: (-len(names), names))]:
        after = 0
        for name in names:
            if name not in columns:
                columns.insert(after, name)
            after = columns.index(name) + 1
    return ["", *columns] if columns and not any(named) and len(columns) != width else columns


def _places(block: Block, columns: Sequence[str]) -> list[int]:
    """Which column each cell stands in: the one its head names, else the next from the left."""
    if len(block.columns) != len(block.spans):
        return list(range(len(block.spans)))
    places: list[int] = []
    for name in block.columns:
        after = places[-1] + 1 if places else 0
        named = [place for place in range(after, len(columns)) if columns[place] == name]
        places.append(named[0] if named else after)
    return places if places[-1] < len(columns) else list(range(len(block.spans)))


def _cell(span: Span | None, words: Words) -> str:
    """A cell; figures are kept on one line."""
    if span is None:
        return "<td></td>"
    figures = ' class="atr-figures"' if _is_figure(words.plain([span])) else ""
    return f"<td{figures}>{words.html([span])}</td>"
