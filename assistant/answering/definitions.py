"""Terms that the documents themselves define, with the defining words.

A definition is recognised by its form: "X is a group that ...", "X means ...", "we call that 'X'", a sentence
"These are the meetings where ..." after one that names X, a row of a glossary. Nothing is inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import ExtractKind
from assistant.text.plain import plain
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.model import Passage

_GLOSSARY = re.compile(
    r"\b(?:glossary|abbreviations?|acronyms?|definitions?|jargon|terms used)\b", re.IGNORECASE
)
_QUOTED = r"[\"'](?P<{name}>[A-Za-z][^\"']{{1,58}})[\"']"
_SUBJECT = r"(?:An? |The )?(?P<term>\"?'?(?:[\w&/-]+(?:'s)?'?\"? ){1,6}?)"
_BE = r"(?:is|are|was|were)"
_MEANS = re.compile(
    rf"{_SUBJECT}(?:means|mean|refers? to|{_BE} defined as|{_BE} the (?:term|name|word)s? (?:for|used|given))\s+(?!(?:that|of|are|were)\b)\w"
)
_IS_A = re.compile(
    rf"{_SUBJECT}{_BE} (?P<rest>(?P<article>an?|any|the|when|where|those|children who|people who|someone who)\b .+)",
    re.DOTALL,
)
_CALLED = (
    re.compile(
        rf"\b(?:we|they|people|which (?:we|they)) (?:also )?(?:call|refer to) (?:this|that|these|those|it|them)(?: as)? (?:the |an? )?{_QUOTED.format(name='term')}"
    ),
    re.compile(
        rf"\b(?:{_BE}|also|often|commonly|better|together|collectively|otherwise) (?:called|known as|referred to as|termed) (?:the |an? )?{_QUOTED.format(name='term')}"
    ),
    re.compile(
        rf"\b{_BE} (?:called|known as|referred to as|termed) (?:the |an? )?(?P<term>[A-Z][\w,&/' -]{{2,60}}?)[.;]?$"
    ),
)
_POINTING = re.compile(
    rf"(?P<word>These|They|Those|This|It) {_BE} (?P<rest>(?P<article>the|an?|where|when)\b .+)", re.DOTALL
)
_LEANING = re.compile(r"(?:It|This|That|These|Those|They|The) ")
_MARKER = re.compile(
    r"\b(?:who|which|that|where|when|whereby|whose|set up|established|created|formed|designed|used|intended|made up|"
    r"responsible for|for|of|to|bringing|led by|provided|between)\b"
)
_GENUS = re.compile(
    r"\b(?:partnerships?|bod(?:y|ies)|boards?|groups?|committees?|process(?:es)?|meetings?|plans?|documents?|tools?|"
    r"frameworks?|services?|programmes?|schemes?|terms?|names?|words?|systems?|reviews?|methods?|measures?|persons?|"
    r"officers?|roles?|teams?|forums?|panels?|charit(?:y|ies)|agenc(?:y|ies)|approach(?:es)?|ways?|practices?|acts?|"
    r"failures?|abuse|type|form|incidents?|networks?|registers?|levels?|areas?|powers?|dut(?:y|ies)|orders?)\b"
)
_JUDGING = re.compile(
    r"\b(?:challenges?|priorit\w+|concerns?|problems?|issues?|risks?|reasons?|examples?|parts?|reminders?|strengths?|causes?|"
    r"results?|signs?|indications?|focus|themes?|first|last|next|only|main|same|most|best|good|great|strong|significant|"
    r"important|clear|number|lots?|few|needs?|aims?|case|fact|topic|opportunit\w+|success\w*|steps?|time|range|pleasure|"
    r"privilege|increase|decrease|rise|fall|reduction|majority|minority|well-\w+|very|really|more|less|better|"
    r"greater|total|further|new|key|real|big|small|high|low|long|way forward|matter|question|decision|subject)\b",
    re.IGNORECASE,
)
_NO_TERM = re.compile(
    r"(?:this|that|these|those|it|there|they|we|he|she|you|what|which|who|where|when|how|one|some|many|most|all|each|every|"
    r"both|no|none|other|another|such|here|any|if|for|in|at|on|as|by|during|with|while|although|however|our|my|your|his|her|their|"
    r"because|since|after|before|also|and|but|or|not|so|of the|following)\b|.*\b(?:that|which|who|has|have|had|is|are|was|were|be|been|will|can|could|would|example of|means|"
    r"may|should|and also|whether|if|where|when|not|said|our|we|their)\b",
    re.IGNORECASE,
)
_WORDS_TO_MARKER = 9
_LEAD_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term with the words that define it.

    Attributes:
        term: as printed, without article and quotation marks.
        passages: the defining words, in reading order: a sentence, with the one it leans on before it.
    """

    term: str
    passages: tuple[Passage, ...]


def definitions_in(passages: Iterable[Passage]) -> tuple[Definition, ...]:
    """Every definition, in reading order; the first of a term in each document."""
    found: dict[tuple[str, tuple[str, ...]], Definition] = {}
    earlier: list[Passage] = []
    for passage in passages:
        earlier = [*earlier, passage] if earlier and earlier[0].block == passage.block else [passage]
        if not passage.contents and passage.kind is not ExtractKind.HEADING:
            for definition in _defined(passage, earlier[:-1]):
                found.setdefault((passage.document, stems(definition.term)), definition)
    return tuple(found.values())


def _defined(passage: Passage, before: list[Passage]) -> Iterator[Definition]:
    """Definitions that one passage makes, the sentences before it in its block given."""
    text = plain(passage.text)
    previous = before[-1] if before else None
    for pattern in _CALLED:
        for match in pattern.finditer(text):
            leans = previous is not None and _LEANING.match(text)
            held = (previous, passage) if previous is not None and leans else (passage,)
            yield Definition(term=_term(match["term"]), passages=held)
    points = _POINTING.match(text)
    if previous is not None and points and _says_what(points["article"], points["rest"]):
        for term in _named_before(before, plural=points["word"] in {"These", "They", "Those"}):
            yield Definition(term=term, passages=(previous, passage))
    if term := _own_subject(text) or _glossary_term(passage):
        yield Definition(term=term, passages=(passage,))


def _own_subject(text: str) -> str:
    """The term that a sentence begins with and defines, or ""."""
    if (match := _MEANS.match(text)) and _can_be_term(match["term"]):
        return _term(match["term"])
    match = _IS_A.match(text)
    if match and _can_be_term(match["term"]) and _says_what(match["article"], match["rest"]):
        return _term(match["term"])
    return ""


def _can_be_term(subject: str) -> bool:
    words = subject.split()
    long_gerund = len(words) > 3 and words[0].lower().endswith("ing")
    return bool(words) and not _NO_TERM.match(subject.strip()) and not long_gerund and not words[-1].isdigit()


def _says_what(article: str, rest: str) -> bool:
    """Whether a predicate says what a thing is: a kind of thing and what marks it off, and no judgement of it."""
    if article not in {"a", "an", "any", "the"}:
        return True
    markers = (m for m in _MARKER.finditer(rest) if len(rest[: m.start()].split()) > 1)
    marker = next(markers, None)
    if marker is None or len(rest[: marker.start()].split()) > _WORDS_TO_MARKER:
        return False
    noun_phrase = rest[: marker.start()]
    judged = _JUDGING.search(noun_phrase) is not None
    marks_off = article != "the" and marker[0] not in {"for", "of", "to", "between"}
    return not judged and (marks_off or _GENUS.search(noun_phrase) is not None)


def _named_before(before: list[Passage], *, plural: bool) -> Iterator[str]:
    """Terms that the sentence before puts in quotation marks, or the few words that open the block."""
    text, opening = plain(before[-1].text), plain(before[0].text)
    quoted = re.findall(r"(?<!\w)[\"']([A-Za-z][^\"']{1,58})[\"'](?!\w)", text)
    lead = (
        [opening.rstrip(".:")] if len(opening.split()) <= _LEAD_WORDS and opening.endswith((".", ":")) else []
    )
    for term in dict.fromkeys(name.lower() for name in [*quoted, *lead]):
        if term.endswith("s") is plural:
            yield next(name for name in [*quoted, *lead] if name.lower() == term)


def _glossary_term(passage: Passage) -> str:
    """The first cell, or the words before a colon or dash, in a section that explains words; or ""."""
    if not any(_GLOSSARY.search(text) for text in (*passage.headings, *passage.columns)):
        return ""
    match = re.match(r"(?P<term>[^|:]{2,60}?)\s*(?:\||:| - )\s*\w", plain(passage.text))
    return _term(match["term"]) if match and len(match["term"].split()) <= _LEAD_WORDS else ""


def _term(words: str) -> str:
    """A term without article, quotation marks and the short form in brackets after it."""
    bare = re.sub(r"\s*\([A-Z][\w&]*\)$", "", " ".join(words.split()).strip(" \"'.,"))
    return re.sub(r"^(?:an?|the)\s+", "", bare, flags=re.IGNORECASE).strip(" \"'")
