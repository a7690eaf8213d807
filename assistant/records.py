"""JSON lines: those that people write, and frozen dataclasses as lines and back, so that the index is never code.

The types say how to read them: nothing is looked up by a name found in a file.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import InputFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that hold something, in its order, with their numbers, counted from 1.

    Raises:
        InputFormatError: when the file is not there or is not UTF-8.
    """
    try:
        # Not splitlines(): JSON may hold the other line ends of Unicode as they are.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputFormatError(path, 0, str(error)) from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def to_lines(values: Iterable[object]) -> str:
    """One JSON object a line, each line ended."""
    return "".join(f"{json.dumps(value, ensure_ascii=False, default=_fields)}\n" for value in values)


def from_lines(kind: type[T], lines: str) -> tuple[T, ...]:
    """The values that `to_lines` wrote.

    Raises:
        ValueError: when a line is not JSON, or its values do not fit `kind`.
    """
    read: Callable[[Any], T] = _reader(kind)  # type: ignore[arg-type]
    try:
        return tuple(read(json.loads(line)) for line in lines.split("\n") if line)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a line does not hold a {kind.__name__}: {error!r}") from error


def _fields(value: object) -> dict[str, object]:
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be stored")


@lru_cache(maxsize=256)
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - types and generic aliases share no type
    """A function that makes a value of `kind` from what JSON gives."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in (types.UnionType, typing.Union):
        return _optional_reader(arguments)
    if kind in (str, int, float, bool):
        return _plain_reader(kind)
    raise TypeError(f"{kind} cannot be read")


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]
    return lambda row: kind(**{name: read(row[name]) for name, read in readers})


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        read = _reader(arguments[0])
        return lambda row: tuple([read(item) for item in row])
    readers = tuple(_reader(argument) for argument in arguments)
    return lambda row: tuple([read(item) for read, item in zip(readers, row, strict=True)])


def _optional_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    (kind,) = (argument for argument in arguments if argument is not types.NoneType)
    read = _reader(kind)
    return lambda item: None if item is None else read(item)


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    allowed = (int, float) if kind is float else (kind,)

    def read(item: Any) -> Any:  # noqa: ANN401 - what JSON gives has no narrower type
        if type(item) not in allowed:
            raise TypeError(f"{item!r} is no {kind.__name__}")
        return item

    return read
