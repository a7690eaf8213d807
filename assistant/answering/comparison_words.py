"""The words by which people ask to hold one paper against another, as patterns; what they mean is read elsewhere.

They are matched in a question whose names of papers are replaced by marks: `ONE` for a paper that is named, `SOME`
for one that is only called "the report", `OTHER` for "the other one", `BOTH` for "the two papers", `PLURAL` for
"the papers", which may be a way to speak of all that is there.
"""

from __future__ import annotations

import re

ONE, SOME, OTHER, BOTH, PLURAL = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
ANY = f"[{ONE}{SOME}{OTHER}{BOTH}{PLURAL}]"
SINGLE, TOLD = f"[{ONE}{SOME}{OTHER}]", f"[{ONE}{OTHER}]"

_PAPER = r"(?:paper|report|document|pdf|edition|file)"
_DET = r"(?:the|this|that|our|their)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


BOTH_PAPERS = _pattern(
    rf"\b(?:(?:both|each|either|neither)(?: one)?(?: of)?(?: {_DET}| these| those)?(?: two)?|(?:{_DET} |these |those )?two)"
    rf"(?: annual)? {_PAPER}s\b|"
    rf"\b(?:each|either|one or the other|every)(?: annual)? {_PAPER}\b|\bone {_PAPER} and (?:not )?(?:in )?the other(?: one)?\b|"
    rf"\bone {_PAPER}\b(?=[^?]* the other\b)|(?<=\bin )(?:both|each|either)(?=\W*$)"
)
PLURAL_PAPERS = _pattern(
    rf"\b(?:(?:all )?{_DET}|all|these|those)(?: annual)? {_PAPER}s\b(?! (?:to|of|by|from) (?!{ANY}))"
)
OTHER_PAPER = _pattern(rf"\b(?:the|that|an) ?other(?: (?:one|{_PAPER}))\b")
SOME_PAPER = _pattern(rf"\b(?:the|this|that)(?: annual)? {_PAPER}\b(?! (?:to|of|by|from) (?!{ANY}))")
YEAR_PAPER = _pattern(
    rf"\b(?:(?:the|that|our) )?(?P<year>20\d\d(?: ?[/-] ?(?:20)?\d\d)?)(?:'s)?(?: \w+)? (?:one|{_PAPER})\b"
)

_GOVERN = r"(?:with|to|against|from|than|in|by|and|as|since|between|across|of)"
_DO = r"(?:do|does|did|don't|doesn't|didn't)"
_HAVE = r"(?:has|have|had|is|are|was|were|'s)"
_SAY = (
    r"(?:say|says|said|state|states|stated|give|gives|gave|report|reports|reported|show|shows|tell|tells|use|uses|quote|"
    r"quotes|mention|mentions|cover|covers|put|puts|have|has|make|makes|record|records|describe|describes|present|name|"
    r"names|list|lists|mean|set out|sets out|treat|treats|handle|handles)"
)
_THING = r"(?: (?:thing|things|figures?|numbers?|amounts?|totals?|dates?|names?|words?|story|message))?"
_SAME = rf"(?:exactly |quite |much |broadly )?the same{_THING}"
_OTHERWISE = rf"(?:{_SAME}|something different|anything different|otherwise)"
_COMPARE = (
    r"(?:compare[sd]?|comparing|in comparison|comparison|contrast(?:s|ed|ing)?|stacks? up|side by side)"
)
_DIFFER = (
    r"(?:differ(?:s|ed|ing)?|different(?:ly)?|differences?|discrepanc(?:y|ies)|inconsisten(?:t|cy|cies))"
)
_AGREE = (
    r"(?:agrees?|disagrees?|tally|tallies|match(?:es)?|contradicts?|conflicts?|consistent|square[sd]? with|line[sd]? up|"
    r"at odds)"
)
_CHANGE = r"(?:chang(?:e|es|ed)|moved on|altered)"

# Of two papers that are both meant, any of these asks to hold one against the other.
CUES = _pattern(
    rf"\b(?:{_COMPARE}|{_DIFFER}|the same|versus|vs)\b|\bv\.? ?{ANY}|"
    rf"{ANY} (?:both |all |really )?{_AGREE}\b|\b{_AGREE} (?:with {ANY}|between)"
)
CHANGES = _pattern(
    rf"\b(?:what|how|anything|much|{_HAVE})\b[^?]*\b{_CHANGE}\b|\b{_CHANGE} (?:between|from|since)\b"
)
# Two papers named in one breath: "what do A and B say", "in A or B", "A versus B".
PAIRED = _pattern(
    rf"{SINGLE},? (?:and|or|versus|vs\.?|v\.?|against|compared (?:with|to|against))(?: (?:also |then )?(?:in|of|by|from))?(?: the)? {SINGLE}"
)
# Both papers at once: asked what they say, or where something stands.
TOGETHER = _pattern(
    rf"\b(?:in|across|between|by|from|of) {BOTH}|\b{_DO} {BOTH} (?:\w+ )?{_SAY}\b|{BOTH} {_SAY}\b"
)
# One paper held against what need not be named.
ALONE = _pattern(
    rf"\b{_DO} {TOLD} (?:also |really |still |just )?(?:{_SAY} {_OTHERWISE}"
    rf"(?= (?:about|on|for|regarding)\b| (?:as|in) {ANY}|\W*$)|(?:{_AGREE}|differ)\b(?= {ANY}| (?:with|from) {ANY}| (?:on|about)\b|\W*$))|"
    rf"\b{_SAME}(?: (?:for|about|on) [^?]{{1,60}}?)? (?:in|as in|as|by) {SINGLE}|"
    rf"\b(?:{_DIFFER}|{_COMPARE}|{_AGREE})(?: [^?]{{1,60}}?)? (?:from|to|with|against|than|as) {SINGLE}|\bdifferent in {TOLD}|"
    rf"\b{_CHANGE}(?: (?!in\b)[^?]{{1,60}}?)? (?:since|from) {SINGLE}|"
    rf"\bwhat(?:'s| is| has| have)? (?:been )?{_CHANGE} in {ONE}|"
    rf"\bhow {_DO} {ONE} (?:{_COMPARE}|differ)\W*$"
)
# The whole question, when nothing else can be meant.
BARE = _pattern(
    rf"\W*(?:(?:and|so|but|ok(?:ay)?|please) )*(?:what(?:'s| is)? different|what(?:'s| is| are)? (?:the )?differences?|"
    rf"(?:what(?:'s| is| has| have)?(?: been)? {_CHANGE}|how {_DO} (?:they|the two|these|those) (?:{_COMPARE}|differ)|"
    rf"(?:compare|contrast|put|set|show)(?: me)? (?:them|the two)(?: side by side)?|"
    r"what(?:'s| is| are)? (?:different|(?:the )?differences?) (?:between|in) (?:them|the two))"
    r"(?: between (?:them|the two))?(?: (?:on|about|regarding) (?P<topic>(?!that\b|this\b|it\b)[^?]{2,80}))?)\W*"
)
PERIOD = _pattern(
    r"\b(?:last|previous|prior|next|this|past) (?:year|month|quarter|time)|\b(?:since|years?|ago|20\d\d|compared)\b"
)

# What is taken away so that the topic is left, each in turn.
COMPARING = tuple(
    _pattern(text)
    for text in (
        rf"\bhow {_DO}(?: {ANY})?(?: (?:and|with) {ANY})? (?:{_COMPARE}|differ)\b",
        rf"\b(?:please |can you |could you )?(?:compare|contrast)(?: what)?(?: (?:{_GOVERN}))*(?: {ANY})?(?: {_SAY})?\b",
        rf"\bwhich(?: one)?(?: of)? {ANY} {_SAY}\b",
        rf"\b(?:that|which|but not|but|and)(?: not)?(?: in)? (?:the other|{OTHER})(?: one)?(?: (?:doesn't|does not|don't|didn't|did not))?\b",
        rf"\b{_DO}(?: {ANY})?(?:(?: and| or|,) {ANY})?(?: also| really| still| just)? {_SAY} {_OTHERWISE}(?: as)?\b",
        rf"\b{_DO}(?: {ANY})?(?:(?: and| or| with|,) {ANY})? {_AGREE}(?: (?:on|about|with))?\b",
        rf"\b(?:are|is) (?:there )?(?:any |a |the )?{_DIFFER}\b",
        rf"\bwhat(?:'s| is| are)?(?: the)? (?:main )?{_DIFFER}\b|\bwhat(?:'s| {_HAVE})?(?: been)? {_CHANGE}\b",
        rf"\b(?:how|what|anything)(?: much)?(?='s\b| {_HAVE} [^?]*\b{_CHANGE}\b)(?:'s| {_HAVE})",
        rf"\bwhat(?: {_DO}) (?={ANY})",
        rf"(?:{ANY},? (?:and|or) )?{ANY} {_SAY}(?: (?:about|on|for|regarding))?\b",
        rf"\b(?:in comparison|comparison|compared|side by side|{_COMPARE})(?: (?:with|to|against))?\b",
        r"\b(?:exactly |quite )?the same(?: as)?\b|\bversus\b|\bvs\.?(?= )|\bat odds\b",
        rf"\b(?:{_DIFFER}|{_AGREE}|{_CHANGE})\b",
    )
)
PAPERS = _pattern(
    rf"(?:,? ?\b(?:and|or|{_GOVERN}) )*(?:\b(?:for|on|about|within|according to) )?(?:the )?{ANY}(?:'s\b)?"
)
QUESTION = _pattern(
    r"\W*(?:how (?:many|much|often|long|old|big)|who|whose|when|where|which|why|how (?:do|does|did|is|are|was|were|can|will))\b|"
    r"\W*what (?!(?:(?:do|does|did)\b\W*$)|(?:about|on|of|in|for|from|and|or|that|they|it)\b)\w+"
)
FIGURE = _pattern(
    r"(?:the )?(?:total |overall )?(?:number|total|amount|percentage|share|proportion|rate|cost) (?:of|for) "
)
DETERMINERS = frozenset("a an the our their".split())  # noqa: SIM905
EDGES = frozenset(
    """
    about above again against also and any anything are as at be been being between both but by can could did do does doing for
    from had has have how i in into is it its me of off on or please put regarding say says set said show so some tell than that
    then there these they this those to too us was we were what whether which will with would 's's give gives state states
    """.split()  # noqa: SIM905
)

# Asked of each document when no subject is named.
OVERVIEW = "What are the main priorities and challenges?"
