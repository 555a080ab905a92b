"""What an article says of the page that it stood on: "see the chart below", "click here".

In a brief there is no chart and no link. All is read outside quotation marks, and wants
more than a word: the river rises above the bridge, and ministers are seen below it.
"""

from __future__ import annotations

import re

_VISUAL = (
    r"(?:videos?|clips?|charts?|graph(?:ic)?s?|infographics?|maps?|photos?|photographs?|galler(?:y|ies)"
    r"|slideshows?|diagrams?|trailers?|transcripts?|screenshots?)"
)
_MEDIUM = (
    rf"(?:{_VISUAL}|audio|tables?|pictures?|images?|figures?|links?|lists?|posts?|tweets?"
    r"|comments?|illustrations?)"
)
_TEXT = (
    r"(?:stor(?:y|ies)|articles?|reports?|statements?|letters?|interviews?|texts?|documents?"
    r"|versions?|details?|information|guidelines?|results?|schedules?|stud(?:y|ies)|explanations?"
    r"|excerpts?|timelines?|summar(?:y|ies)|accounts?|descriptions?|recaps?|instructions?)"
)
_PUT = (
    r"(?:shown|pictured|listed|provided|embedded|included|reproduced|printed|illustrated"
    r"|linked|attached|outlined|detailed)"
)
_SAID = r"(?:described|discussed|mentioned|noted|cited|quoted|explained|stated)"
_PAGE = r"(?:article|blog|slideshow|gallery|infographic|web ?page|web ?site)"
_PIECE = r"(?:article|story|report|post|piece|column|page|blog)"
# After "above" and "below" a noun would tell of what: "shown above the altar" is a place.
_NO_PLACE = (
    r"(?=\W*$|\s*[.,:;!?)]|\s+(?:is|are|was|were|has|have|explains?|shows?|tells?|gives?"
    r"|illustrates?|compares?|for (?:more|reference|details))\b)"
)
_LOOK = r"(?:see|watch|read|view|hear|find|download|listen to|look at|check out|take a look at)"
_EXHIBIT = r"(?:fig(?:ures?|s?\.) ?|tables? )\d+[a-z]?\b"

_POINTS = re.compile(
    rf"\b(?:{_MEDIUM},? (?:above|below)|{_VISUAL},? here){_NO_PLACE}"
    rf"|\b{_PUT} (?:above|below|here){_NO_PLACE}"
    rf"|\b{_SAID} (?:above|below){_NO_PLACE}"
    rf"|, (?:pictured|seen|shown) (?:here|above|below|left|right)\b"
    rf"|\bas (?:pictured\b|(?:seen|shown|illustrated) in the {_MEDIUM}\b)"
    rf"|\b{_TEXT} (?:[^.:;]{{0,60}} )?(?:can|may) be (?:found|seen|viewed|read|heard|downloaded)"
    rf" (?:here|above|below){_NO_PLACE}"
    rf"|\b{_TEXT} (?:is|are) (?:available )?(?:above|below){_NO_PLACE}"
    rf"|\b(?:{_TEXT}|{_MEDIUM}) (?:of [^.,:;]{{1,40}} )?follows?\W*$"
    rf"|\byou (?:can|may|could|will) (?:also )?{_LOOK}\b[^.]*\b(?:here|above|below)\W*$"
    r"|\b(?:at|via|through|follow|using) (?:this|the) link\b(?! (?:between|to|with|of|from))"
    r"|^(?:here|below)(?:['’]s| is| are)\b(?![^:]*:\s+\w)"
    rf"|^below, (?:you|we|{_LOOK})\b"
    r"|^above: "
    rf"|^{_EXHIBIT}|\b(?:in|see) {_EXHIBIT}|[(,] ?{_EXHIBIT} ?\)",
    re.I,
)
_TO_THE_READER = re.compile(
    r"^(?:please )?(?:click|tap|scroll|swipe|subscribe|sign up|download|follow us|stay tuned"
    r"|find out more|learn more|read (?:more|on|next))\b"
    rf"|^(?:please )?(?:{_LOOK}|visit|listen to) (?:the|this|these|our|his|her|their|a|all|more"
    r"|full|what|how|why|it|them|also|below|above|here|www\S*|https?\S*)\b(?! said\b)"
    r"|^(?:watch|video|read|see|see also|photos?|listen|related|more|gallery) ?[:|] "
    r"|^(?:to|for) [^.,]{2,90}, (?:please )?(?:click|visit|go to|see|follow|e-?mail|check out|join"
    r"|head (?:over )?to|pick up|refer to|consult|log on|sign up)\b"
    r"|\b(?:click|tap)(?:ing)? (?:here|to enlarge|on the (?:link|video|image|photo)|through the)\b"
    r"|\b(?:share|leave|send|post) (?:us )?your (?:own )?(?:thoughts|stor(?:y|ies)|comments?|views"
    r"|photos|memories)\b",
    re.I,
)
_OF_THE_PAGE = re.compile(
    rf"^(?:this|the) {_PIECE} (?:(?:was|has been|is) )?"
    r"(?:first |originally |last |being )?(?:appeared|published|posted|updated|corrected|amended"
    r"|revised|edited|adapted|excerpted|developing|tagged)\b"
    rf"|\bversion of this {_PIECE}\b|\bupdate this {_PIECE}\b|\bfor this {_PIECE}\W*$"
    rf"|\b(?:in|on|of|below) this {_PAGE}\b|^this {_PAGE}\b"
    r"|\b(?:has|have) (?:the|more) (?:details?|story|report)\W*$|^\S[^,]{3,40} reports\.$"
    r"|\bleft (?:an? )?(?:\w+ )?messages? (?:seeking|asking for|requesting)\b"
    r"|^copyright \d{4}\b|\ball rights reserved\b",
    re.I,
)
_ASIDE = re.compile(
    rf"\s*\((?:as )?(?:{_LOOK}|click|tap|shown|pictured|scroll)\b[^()]*\)"
    rf"|\s*\((?:pictured|above|below|\s?{_EXHIBIT}\s?)\)",
    re.I,
)
_APPOSED = re.compile(
    rf"^([^,]+), (?:pictured|(?:pictured|seen|shown) (?:above|below|here|left|right)[^,]{{0,40}}"
    rf"|as (?:i |we )?(?:{_SAID}|{_PUT}|seen) (?:above|below|here|earlier)),",
    re.I,
)
"""Between commas; after another comma it is not known whether one of these two must stay."""
_OPENING = re.compile(
    rf"^as (?:i |we )?(?:{_SAID}|{_PUT}|seen|said|reported) (?:above|below|here|earlier), ", re.I
)
_STOCK_CODE = re.compile(
    r"\s*(?:\([A-Z]{1,5}(?:\.[A-Z]{1,2}|: ?[A-Z]{1,5})\)|<[A-Z]{1,5}\.[A-Z]{1,2}>)"
    r"|(?<=[a-z.]) [A-Z]{2,5}\.(?:N|O|OQ|L|PA|DE|T|HK|AS|MI|TO|AX|SS|NS|BO|KS|MC)(?=[\s,.;]|$)"
)
"""Codes that a page links to prices: "Coach COH.N", "(NYSE: COH)"."""
_QUOTATION = re.compile(r"(“[^”]*”|\"[^\"]*\")")


def without_pointers(text: str) -> str:
    """Return ``text`` without its asides to what stood beside it: "(see below)".

    Codes of stocks go too, since they are links. Quotations are left as they are.
    """
    parts = _QUOTATION.split(text)
    parts[::2] = [_STOCK_CODE.sub("", _ASIDE.sub("", part)) for part in parts[::2]]
    rest = _OPENING.sub("", _APPOSED.sub(r"\1", "".join(parts)))
    return rest[:1].upper() + rest[1:] if rest != text else text


def page_talk(outside: str) -> str | None:
    """Return why a sentence is of its page alone, or None if it is not.

    Args:
        outside: what of it stands outside quotation marks.
    """
    for reason, pattern in (
        ("speaks to the reader", _TO_THE_READER),
        ("about the page", _OF_THE_PAGE),
        ("points at the page", _POINTS),
    ):
        if pattern.search(outside):
            return reason
    return None
