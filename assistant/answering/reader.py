"""The neural reader: how well each unit of the documents answers a question, judged by a small cross-encoder.

It chooses among the documents' words and writes none. This is the only module that knows ONNX Runtime and the
tokenizer, both of which load on first use, so that a product with the reader switched off pays nothing for it.
"""

from __future__ import annotations

_HEADING_WORDS = 10
_BEFORE_WORDS = 20
_SEPARATOR = " [SEP] "


def reader_input(*, heading: str, before: str, unit: str) -> str:
    """The second text of a pair: the unit, then what stands around it, in the form the model was trained on.

    ``heading`` is the last heading of the unit's path and ``before`` its lead-in or the sentence before it;
    either may be empty. The unit comes first, whole, so that cutting a long pair cuts context alone.
    """
    title = " ".join(heading.split()[:_HEADING_WORDS])
    lead = " ".join(before.split()[-_BEFORE_WORDS:])
    context = ": ".join(part for part in (title, lead) if part)
    text = " ".join(unit.split())
    return f"{text}{_SEPARATOR}{context}" if context else text
