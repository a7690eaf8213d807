"""Pages of Markdown that are partly written by hand and partly by a command: each command replaces its own part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import FileNotWrittenError, InputFormatError

if TYPE_CHECKING:
    from pathlib import Path


def with_part(page: str, name: str, part: str) -> str:
    """The page with what stands between the marks of `name` replaced; they are added at its end where it has none.

    Raises:
        ValueError: when a mark has no fellow, or stands there twice.
    """
    begin, end = f"<!-- {name}: written by a command -->", f"<!-- {name}: end -->"
    if page.count(begin) != page.count(end) or page.count(begin) > 1:
        raise ValueError(f"the marks of {name} are not one at its beginning and one at its end")
    written = f"{begin}\n\n{part.strip()}\n\n{end}"
    if begin not in page:
        return f"{page.rstrip()}\n\n{written}\n".lstrip()
    return re.sub(f"{re.escape(begin)}.*{re.escape(end)}", lambda _: written, page, flags=re.DOTALL)


def write_part(path: Path, name: str, part: str) -> None:
    """Replace a part of the page at `path`, which need not be there.

    Raises:
        InputFormatError: when its marks cannot be followed.
        FileNotWrittenError: when it cannot be written.
    """
    try:
        page = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(with_part(page, name, part), encoding="utf-8")
    except ValueError as error:
        raise InputFormatError(path, 0, str(error)) from error
    except OSError as error:
        raise FileNotWrittenError(path, error.strerror or str(error)) from error
