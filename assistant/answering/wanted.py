"""The kind of answer a question asks for: a number, a person, a date, a list, a page."""

from __future__ import annotations

import re

from assistant.model import Wanted

MONEY = (
    r"spen[dt]|spending|cost|costs|pay|paid|pays|paying|contribut\w+|fund\w*|budget\w*|grant\w*|money|cash|£|income|"
    r"expenditure|price|bill|fee|fees|salary|reserve\w*|saving\w*|deficit|overspen\w+|underspen\w+|earn\w*|fine[ds]?|"
    r"raise|invest\w*|chip in|stump up|cough up|put in|pot|allocat\w+|subsid\w+|worth|precept|levy"
)
_PERSON = (
    r"person|officer|official|lawyer|solicitor|councillor|member|director|head|manager|chair\w*|minister|inspector|"
    r"judge|author|doctor|nurse|leader|organisation|organization|agency|body|partner|board|committee|team|group|"
    r"council|authority|department|company|firm|charity|service|force|trust"
)
_BE = r"(?:is|are|was|were|will|would|do|does|did|has|have|had|can|could|should)"
_THING = r"(?!(?:is|was|does|has|this|its|his|progress|less|access|process|status|basis|use|focus|crisis|ofsted|plus|news)\b)"
_PLURAL = rf"(?:(?!(?:is|are|was|were|do|does|did|has|have|had|can|will|the|if|about|to)\b)[\w'-]+\s+){{0,4}}?{_THING}\w+(?:[^s\W]s|ies|people|children|criteria|men|women)\b"
_ACTING = (
    r"(?!(?:happens|makes|causes|triggers|means|comes|goes|counts|matters|works|needs|takes|helps|stops|prevents|leads|"
    r"shows|explains|drives|keeps|gets|gives)\b(?! (?:are|were|have|do|does|did|can|will|would|should)\b))"
)
_AUXILIARY = (
    r"is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must|am|isn'?t|aren'?t|"
    r"wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|won'?t|can'?t|couldn'?t"
)

_CLAUSE = r"(?:^|[,;:?-]\s*|\b(?:and|but|or|so|know|ask|exactly|says?|from|since|by) )(?P<cue>)"

_FILLER = re.compile(
    r"^(?:\W+|(?:and|so|but|ok(?:ay)?|well|right|now|then|also|good|thanks|please|sorry|hi|hello|just|actually|"
    r"remind me|um|er|yes|no|what about|how about)\b[\s,]*|"
    r"(?:can|could|would|will) (?:you|someone|anyone|anybody|we|i) (?:please )?(?:tell|remind|show|give|explain|say|find|have|"
    r"get|let me know|point|confirm)(?: me| us| to me| out)?\b[\s,]*|"
    r"(?:do|does|did) (?:you|we|anyone|anybody) (?:happen to )?know\b[\s,]*|"
    r"(?:i'?d like|i (?:would|want|need|wanted|would like)|we need|i'?m trying)(?: like)?(?: to (?:know|find out|ask|"
    r"check|see|understand))?\b[\s,]*|(?:tell|remind|show|give|let) (?:me|us)(?: know)?(?: about)?\b[\s,]*|"
    r"(?:according to|in|for|on|at|from|under|during) [^,?]{3,60},\s*|"
    r"i (?:was wondering|wonder|gather|assume)(?: if| whether)?\b[\s,]*)+",
    re.IGNORECASE,
)

_CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE))
    for wanted, pattern in (
        (
            Wanted.PAGE,
            r"\b(?:what|which)(?:'s| is| are)?(?: the)? (?:page|pg)\b|\bpage (?:no|number)\b|\bon what page\b",
        ),
        (
            Wanted.SECTION,
            (
                r"\b(?:what|which) (?:section|part|chapter|appendix|annex|paragraph|heading)\b|\bwhere (?:does it|do they|does"
                r" the \w+|in the \w+|in it|is it) (?:say|said|state|mention|talk|cover|set out)\w*|\bwhere in (?:the|this|that)\b|"
                r"\bwhere (?:is|are|can i (?:find|see|read)) (?:[\w']+ ){1,5}(?:in (?:that one|the \w+ ?(?:report|paper|document)|it)|mentioned|set out|listed|shown|covered)\b"
            ),
        ),
        (
            Wanted.PERCENTAGE,
            (
                r"\b(?:what|which)(?: was| is|'s)?(?: the)? (?:percentage|proportion|share|fraction|%|rate)|\bhow many (?:per ?cent|"
                r"percent)|\b(?:per ?cent|percentage|proportion)(?: \w+){0,6}\?|\bwhat (?:percentage|proportion|share)|\bhow big a (?:share|part)|\bone in how many\b|"
                r"^(?:the )?(?:percentage|proportion|per ?cent) of\b"
            ),
        ),
        (
            Wanted.COMPARISON,
            (
                r"\bcompar\w+|\bstack(?:s|ed)? up\b|\bversus\b|\bvs?\b\.?(?= )|\bmore or (?:fewer|less)\b|\b(?:fewer|less) or more\b|"
                r"\b(?:up|higher|better|longer|bigger|rising|increasing)(?:,| or)[\w ,]*(?:down|lower|worse|shorter|smaller|falling|flat|decreasing)\b|"
                r"\bdifferen(?:ce|t) (?:between|from)\b|\bkeeping up with\b|\bin line with\b|\bas good as\b"
            ),
        ),
        (
            Wanted.AMOUNT,
            (
                r"\bhow much (?:comes?|came|(?:do|does|did|has|have|will|would|is|was|are|were) (?:[^?.]* )?(?:give|given|come|coming|receiv\w+|get|got|left))\b|"
                rf"\bhow much\b(?=[^?.]*(?:\b(?:{MONEY})\b|£))|\bwhat(?:'s| (?:did|does|do|is|was|were|are|has|have|will|would))\b(?=[^?.]*\b(?:contribut(?:e|ed|ion)|cost|costs|spen[dt]|pay|paid|expenditure|budget (?:for|of)|income|price|come to|precept|put in|chip in|stump up|cough up)\b)"
                r"|\bhow (?:big|large) (?:is|was|are) the (?:pot|budget|fund|grant|deficit|saving|reserve)|^[^?]*\b(?:contribution|precept|budget|spend|cost)s?(?: [\w/]+){0,3}$"
            ),
        ),
        (
            Wanted.COUNT,
            (
                r"\bhow many\b|\bhow much\b|\b(?:what|overall|total|exact|actual)\b[^?.]{0,12}\b(?:number|count|total|tally|figures?)\b|\bnumber of\b|"
                r"\bhow (?:tall|high|long|far|big|large|old|wide|deep|fast|often|frequently)\b|\bnumbers? (?:for|on)\b|\bhow widespread\b"
            ),
        ),
        (
            Wanted.WHO,
            rf"(?:^|[,;:-] ?|\b(?:and|to|by|with|for|from|on|know|say|about) )who(?:'s|'re|se|m)?\b|^[^?]*? whose\b|\b(?:which|what) (?!{_BE}\b)(?:[\w-]+ ){{0,2}}?(?:{_PERSON})\b|\bname of the (?:[\w-]+ ){{0,3}}(?:{_PERSON})|\bby whom\b",
        ),
        (
            Wanted.WHEN,
            rf"{_CLAUSE}when\b|\b(?:what|which) (?:[\w-]+ )?(?:dates?|years?|months?|day|time|period|deadline|quarter)\b|\bhow (?:soon|recently|long ago)\b|\bby what date\b|\bsince when\b|(?:^|\bthe )(?:[\w-]+ )?dates? (?:of|for|on|when)\b|^(?:the )?(?:[\w-]+ ){{1,3}}date\W*$|\bat what point\b",
        ),
        (
            Wanted.WHY,
            r"\bwhy\b|\bhow come\b|\bwhat(?:'s| is| was| are| were)? (?:the )?(?:point|reasons?|cause|purpose|rationale|explanation|benefit|upside)\b|\bwhat (?:makes|made|caused|causes|led to|triggers?|explains|prompted)\b|\breasons? (?:for|why|behind)\b|\bfor what reason\b",
        ),
        (
            Wanted.WHERE,
            rf"{_CLAUSE}where\b|\b(?:which|what) (?:area|place|ward|district|town|location|end of|part of)\b",
        ),
        (
            Wanted.DEFINITION,
            (
                r"^what(?:'s| is| are| was| were| exactly is| exactly are)(?: an?)? (?!the\b|being\b|it\b|we\b|your\b|our\b|said\b|laid\b|done\b|known\b|there\b|happening\b|going\b|this\b)(?:[\w'&/-]+ ?){1,4}(?: in [\w' ]+)?\s*\??$|"
                r"\bwhat (?:does|do|is|did) [^?]{1,60}?\b(?:mean|stand for|meant by)\b|\bdefin(?:e|ed|ition)\b|\bwhat counts as\b|\bwhat is meant\b|\bwho counts as\b|[-,] what(?:'s| is| are) (?:it|that|they|those)\b|\bmeaning of\b"
            ),
        ),
        (
            Wanted.LIST,
            rf"\b(?:which|what) {_ACTING}{_PLURAL}|\bwhat (?:are|were) (?:the|our|its|their|some|all)\b|\blist(?: of| the|ed|:)|\bname (?:the|all|some)\b|\bnames of\b|\bwhat else\b|\bwhich of\b|\bwho are the\b|\bwhat sorts? of\b|\bwhat kinds? of\b|\bwhat types? of\b|\bexamples? of\b",
        ),
        (Wanted.HOW, rf"{_CLAUSE}how\b"),
    )
)
_YES_NO = re.compile(
    rf"^(?:{_AUXILIARY})\b(?=\s+\w+)|^(?:any|anything|anyone|anybody)\b|\b(?:is|was) it (?:true|right|correct)\b|"
    rf"[,;:-]\s*(?:{_AUXILIARY}) (?:it|they|we|he|she|there|that|this|the|i|any|anyone|you)\b[^?]*\?|\bor not\b|\bwhether\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\W*(?:who|whose|whom|what|which|when|where|why|how|list|name|summarise|explain|find|read|quote|define|describe)\b",
    re.IGNORECASE,
)
_OVERRIDES = frozenset({Wanted.PAGE, Wanted.SECTION, Wanted.PERCENTAGE})
_COMPARING = frozenset({Wanted.YES_NO, Wanted.HOW, Wanted.FACT, Wanted.LIST, Wanted.COUNT})


def kind_wanted(text: str) -> Wanted:
    """The kind of answer that the asking words of a question want; a plain fact when nothing tells."""
    asked = " ".join(text.split())
    asked = _FILLER.sub("", asked) or asked
    found = [(wanted, _place(match)) for wanted, pattern in _CUES if (match := pattern.search(asked))]
    kinds = {wanted for wanted, _ in found}
    for wanted, _ in found:
        if wanted in _OVERRIDES:
            return wanted
    if yes_no := _YES_NO.search(asked):
        found.append((Wanted.YES_NO, yes_no.start()))
    if not found:
        return Wanted.FACT
    first = min(place for _, place in found)
    kind = next(wanted for wanted, place in found if place == first)
    if kind in _COMPARING and Wanted.COMPARISON in kinds:
        return Wanted.COMPARISON
    return kind


def _place(match: re.Match[str]) -> int:
    """Where the asking word itself stands, the words before it that open its clause not counted."""
    opened = match.groupdict().get("cue") is not None
    return match.start("cue") if opened else match.start()


def asks(sentence: str) -> bool:
    """Whether a sentence without a question mark asks or tells what to find."""
    asked = _FILLER.sub("", sentence)
    return asked != sentence or _ASKING.match(asked) is not None or _YES_NO.match(asked) is not None
