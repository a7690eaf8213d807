"""Tables of a document as HTML tables: heads, group rows, and each cell under its own column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import BlockKind
from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Block
    from assistant.ui.read_words import Words

# The longest cell that is kept on one line, characters.
_FIGURES = 18


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
    titles = "".join(f'<th scope="col">{html_safe(name)}</th>' if name else "<td></td>" for name in columns)
    head = f"<thead><tr>{titles}</tr></thead>" if any(columns) else ""
    return (
        '<div class="atr-wide" role="group" aria-label="Table" tabindex="0">'
        f'<table class="atr-table">{head}<tbody>{body}</tbody></table></div>'
    )


def _row(block: Block, columns: Sequence[str], words: Words) -> str:
    if block.kind is BlockKind.TABLE_HEAD:
        return _group_row(block, columns, words)
    said = dict(zip(_places(block, columns), (words.html([span]) for span in block.spans), strict=True))
    first = f'<th scope="row">{said.get(0, "")}</th>'
    return f"<tr>{first}{''.join(_cell(said.get(place, '')) for place in range(1, len(columns)))}</tr>"


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


def _cell(said: str) -> str:
    """A cell; figures are kept on one line."""
    figures = ' class="atr-figures"' if len(said) <= _FIGURES and any(c.isdigit() for c in said) else ""
    return f"<td{figures}>{said}</td>"
