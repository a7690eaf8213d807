"""Tells questions about a word ("how often is neglect mentioned?") from questions about what it stands for.

Only plain phrasings count, and only a short noun phrase as their object: "does the report mention who chairs the
board?" asks for the content, not for a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.text.plain import plain
from assistant.text.tokens import is_stop_word, tokens

_MOST_WORDS = 5
_SHORT_FORM_LETTERS = 8
_MOST_CHARACTERS = 200  # a longer question asks for more than a word

_DET = r"(?:the|this|that|these|those|our|your|their|either|any|both|all|each|a|an)"
_PAPER = (
    rf"(?:(?:anyone|anything|anybody) in it|it|they|{_DET}(?: of)?(?: {_DET})?(?: [\w/'-]+){{0,4}}? "
    r"(?:reports?|papers?|documents?|review|plan|strategy|text|pdfs?|board|council|authors?|inspectors?))"
)
_BE = r"(?:is|are|was|were|isn't|aren't|wasn't|weren't)"
_DO = r"(?:do|does|did|has|have|doesn't|don't|didn't|hasn't|haven't)"
_NOT = r"(?:doesn't|don't|didn't|does not|do not|did not|hasn't|haven't)"
_ADVERB = r"(?: (?:ever|even|actually|really|also|anywhere|specifically|explicitly|directly|just|so|at all|once|not|never))*"
_MENTION = (
    r"(?:mention(?:s|ed)?|referenc(?:e|es|ed)|refer(?:s|red)? to|make(?:s)? (?:any |a )?(?:mention|reference)s? (?:of|to)|"
    r"(?:have|has|contain|contains) (?:any |a )?(?:mention|reference)s? (?:of|to)|"
    r"(?:contain|contains|use|uses|used|include|includes|say|says)(?= (?:the |a )?(?:words?|phrases?|terms?|acronym)\b))"
)
_MENTIONED = r"(?:mentioned|referred to|referenced|brought up)|(?:get|getting|given) (?:a mention|mentioned)|get mentioned"
_APPEAR = r"(?:appear|come up|crop up|feature|get mentioned|get a mention|get a look-in|pop up)"
_OFTEN = r"(?:how (?:often|frequently|many times|regularly)|(?:the )?number of times)"
_PLACES = rf"(?:where(?: in {_PAPER})?|(?:on |in )?(?:which|what) (?:pages?|sections?|parts?|paragraphs?|places?)(?: of {_PAPER})?)"
_WORD = r"(?P<word>.+?)"
_FOUND = rf"(?:{_BE} there |do (?:you|we|they) (?:see|have|find) |(?:can|could) (?:you|we|i) (?:see|find) )"
_NOTHING = (
    r"(?:nothing|no mention|not a word|not one word|no reference|not any mention|hardly anything|"
    r"not much|very little|so little|little)"
)
_MENTION_PHRASINGS = (
    rf"{_DO} {_PAPER}{_ADVERB} {_MENTION} {_WORD}",
    rf"(?:whether |if )?{_PAPER}{_ADVERB} (?:mentions|references|refers to|mentioned|referred to) {_WORD}",
    rf"{_BE} {_WORD}{_ADVERB} (?:{_MENTIONED})",
    rf"(?:has|have|had) {_WORD}{_ADVERB} been{_ADVERB} (?:{_MENTIONED})",
    rf"{_DO} {_WORD}{_ADVERB} {_APPEAR}",
    rf"{_FOUND}?(?:any|a|a single|no|one|some|even one) (?:mentions?|references?) (?:of|to) {_WORD}",
    rf"{_OFTEN} {_BE} {_WORD}{_ADVERB} (?:{_MENTIONED})",
    rf"{_OFTEN} {_BE} (?P<word>the (?:word|phrase|term|acronym)s? .+?) (?:used|written|printed)",
    rf"{_OFTEN} {_WORD}{_ADVERB} {_BE}{_ADVERB} (?:{_MENTIONED})",
    rf"{_OFTEN} {_PAPER} (?:mentions|refers to|references) {_WORD}",
    rf"{_OFTEN} {_DO} {_WORD}{_ADVERB} {_APPEAR}",
    rf"{_OFTEN} {_DO} {_PAPER}{_ADVERB} (?:say|use|{_MENTION}|talk about) {_WORD}",
    rf"how (?:many|much) (?:mentions?|references?|occurrences?) (?:{_BE} there )?(?:of|to) {_WORD}(?: {_BE} there| {_DO} {_PAPER} (?:have|make|contain))?",
    rf"how much {_BE} {_WORD} mentioned",
    rf"{_PLACES} {_BE} {_WORD}{_ADVERB} (?:{_MENTIONED})",
    rf"{_PLACES} {_WORD}{_ADVERB} {_BE} (?:{_MENTIONED})",
    rf"{_PLACES} {_DO} {_PAPER}{_ADVERB} {_MENTION} {_WORD}",
    rf"{_PLACES} {_DO} {_WORD}{_ADVERB} {_APPEAR}",
    rf"(?:which|what) (?:pages?|sections?|parts?|paragraphs?)(?: of {_PAPER})? (?:mention|mentions|reference|refer to) {_WORD}",
    rf"(?:why|how come)(?: {_BE} there|'s there| there's| there (?:is|are))?{_ADVERB} {_NOTHING} (?:said )?(?:in (?:it|here|there|{_PAPER}) )?(?:on|about|of|to) {_WORD}",
    rf"(?:why|how come) {_NOT} {_PAPER}{_ADVERB} {_MENTION} {_WORD}",
    rf"(?:why|how come) {_DO} {_PAPER} (?:not|never){_ADVERB} {_MENTION} {_WORD}",
    rf"(?:why|how come) {_BE} {_WORD}{_ADVERB} (?:{_MENTIONED})",
    rf"(?:find|show|list|count|search for|look for)(?: me)?(?: all| every| each| any)?(?: the)? (?:mentions?|references?|occurrences?) (?:of|to) {_WORD}",
)
_EXPANSION_PHRASINGS = (
    rf"what (?:does|do|did|is|are) {_WORD}(?: actually)? (?:stand|stands|short|an acronym|an abbreviation) for",
    rf"what's {_WORD} (?:stand|standing|short|an acronym) for",
    r"(?:expand|spell out|unpack|decode) (?P<word>.+)",
    rf"(?:what(?:'s| is) )?the (?:full (?:name|form|title)|long form|expansion) (?:of|for) {_WORD}",
)
_DEFINITION_PHRASINGS = (
    rf"what (?:does|do|did|is|are)(?: {_PAPER}| you| we| people)? (?:mean|meant) by {_WORD}",
    rf"what (?:does|do|did) {_WORD}(?: actually)? mean",
    rf"what(?:'s| is) (?:the |its |their )?(?:meaning|definition) (?:of|for) {_WORD}",
    r"(?:define|(?:the )?definition of|(?:the )?meaning of) (?P<word>.+)",
    rf"how {_BE} {_WORD} defined",
    rf"how {_DO} {_PAPER} define {_WORD}",
    rf"what(?:'s| is| are| was| were)(?: exactly| actually| meant by)?(?: an?| the| these| this)? {_WORD}(?: exactly| actually| when (?:it's|it is|they're|they are) at home)?",
    rf"(?:explain |say )what(?: an?| the)? {_WORD} (?:is|are|means?)",
    rf"{_WORD}[,:-]+ (?:what(?:'s| is| are) (?:it|that|they|those)|what (?:does it|do they|does that) mean)",
)

_OPENING = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?|well|right|now|then|also|thanks|please|sorry|hi|hello|just|um|er|yes|no)\b[\s,]*|"
    r"(?:can|could|would|will) (?:you|someone|anyone|anybody) (?:please )?(?:tell|show|remind|explain to|say|check)(?: me| us)?"
    r"(?=\s+(?:if|whether|how|what|where|why|which|the))\s*|(?:please )?(?:tell|remind|show) (?:me|us)\s+|"
    r"(?:do|does|did) (?:you|we|anyone|anybody) know\s+|i(?:'d| would) like to know\s+|i (?:was|am) wondering\s+|"
    r"i wonder\s+|(?:if|whether)\s+(?=(?:the|it|there)\b)|"
    r"in (?:the|this|that|our) (?:[\w/'-]+ ){0,4}?(?:report|paper|document)s?,?\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]+(?:anywhere|at all|by name|specifically|explicitly|even once|once|please|then|ever|here|too|or not|"
    rf"(?:anywhere )?(?:in|within|throughout|across|inside|by) (?:it|here|there|them|this|{_PAPER}|the corpus)|"
    r"in (?:this|that) (?:context|case))$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:(?:the|an?|any|some|our|your|their|anything|something|those|these)\s+"
    r"(?=(?:about|on|to do with|relating to|related to)\b|\S)|"
    r"(?:words?|phrases?|terms?|names?|acronyms?|abbreviations?|initials|letters|expressions?|topic of|subject of|"
    r"issue of|about|on|to do with|relating to|related to)\s+(?=\S))+",
    re.IGNORECASE,
)
_CLAUSE_WORDS = frozenset(
    """
    who whom whose which what when where why how that whether if because than then there is are was were be been being
    am has have had do does did can could will would shall should may might must not isn't aren't wasn't weren't it its
    they them their theirs this these those he him his she her hers we us our ours you your yours i me my anyone anybody
    anything someone somebody something nothing everything everyone everybody one ones happening going done said for
    """.split()  # noqa: SIM905
)


class WordAsk(StrEnum):
    """What is asked about a word."""

    MENTIONS = "mentions"
    EXPANSION = "expansion"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordQuestion:
    """A question about a word or phrase, as it was typed without the words around it."""

    asks: WordAsk
    word: str


def read_word_question(text: str) -> WordQuestion | None:
    """Read a question about a word; None for every other question.

    Args:
        text: the sentence that asks.
    """
    asked = " ".join(plain(text).split()).rstrip("?!. ")
    asked = _OPENING.sub("", asked, count=1) if _OPENING.match(asked) else asked
    if "?" in asked or len(asked) > _MOST_CHARACTERS:
        return None
    for asks, patterns in _PATTERNS:
        for pattern in patterns:
            if (
                (match := pattern.fullmatch(asked))
                and (word := _phrase(match["word"]))
                and _suits(asks, word)
            ):
                return WordQuestion(asks=_asked_of(asks, asked, word), word=word)
    return None


def _compiled(phrasings: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    ending = rf"(?:{_TAIL.pattern.removesuffix('$')})*"
    return tuple(re.compile(f"{phrasing}{ending}", re.IGNORECASE) for phrasing in phrasings)


_PATTERNS = (
    (WordAsk.MENTIONS, _compiled(_MENTION_PHRASINGS)),
    (WordAsk.EXPANSION, _compiled(_EXPANSION_PHRASINGS)),
    (WordAsk.DEFINITION, _compiled(_DEFINITION_PHRASINGS)),
)


def _asked_of(asks: WordAsk, asked: str, word: str) -> WordAsk:
    """What a short form in capitals means is what it stands for."""
    means = asks is WordAsk.DEFINITION and word.isupper() and re.search(r"\bmean", asked)
    return WordAsk.EXPANSION if means and _suits(WordAsk.EXPANSION, word) else asks


def _suits(asks: WordAsk, word: str) -> bool:
    """Only one short word can be asked to be spelled out."""
    return asks is not WordAsk.EXPANSION or (" " not in word and len(word) <= _SHORT_FORM_LETTERS)


def _phrase(said: str) -> str:
    """The noun phrase in what was said, or "" when it is none: a clause, a pronoun, too long."""
    word, before = said, ""
    while word != before:
        before = word
        word = _HEAD.sub("", _TAIL.sub("", word), count=1) if _HEAD.match(word) else _TAIL.sub("", word)
        word = word.strip(" \"'")
    words = word.lower().split()
    if not words or len(words) > _MOST_WORDS or set(",;:?!()") & set(word) or _CLAUSE_WORDS & set(words):
        return ""
    telling = [token for token in tokens(word) if not is_stop_word(token.text)]
    return word if telling else ""
