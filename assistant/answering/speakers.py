"""Who "I" is: in a foreword the writer speaks in the first person and signs at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.proper_names import NameKind, read_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Passage

_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
_SIGNATURE_WORDS = 10  # a signature is a name and an office, and no sentence


def signed(passages: Iterable[Passage], all_passages: Iterable[Passage]) -> dict[str, str]:
    """Signatures under passages in the first person, by the passage's id; those of unsigned sections left out.

    Args:
        all_passages: every passage of the documents, in reading order.
    """
    spoken = [passage for passage in passages if _FIRST_PERSON.search(passage.text)]
    sections = {passage.section for passage in spoken}
    signatures = {p.section: p.text for p in all_passages if p.section in sections and _is_signature(p.text)}
    return {passage.id: signatures[passage.section] for passage in spoken if passage.section in signatures}


def _is_signature(text: str) -> bool:
    names = (
        read_names(text)
        if len(text.split()) <= _SIGNATURE_WORDS and not text.endswith((".", ":", "?"))
        else ()
    )
    return bool(names) and names[0].start == 0 and names[0].kind is NameKind.PERSON
