"""What an article says of the page that it stood on: "see the chart below", captions.

In a brief there is no chart and no link. All is read outside quotation marks, and wants
more than a word: the river rises above the bridge, and ministers are seen below it.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache

from summarize.language.casing import opened_anew
from summarize.language.languages import page_phrases
from summarize.language.lexicon import (
    MONTH,
    PRESENT_VERBS,
    any_of,
    listed,
    phrases,
    with_and_without_s,
)
from summarize.language.scripts import quotation_spans
from summarize.language.source_marks import without_source_marks
from summarize.language.syntax import verbs_of
from summarize.language.tokens import tokenize_sentence

_NOUNS = {
    name: with_and_without_s("page", name) for name in ("seen", "beside_text", "texts", "sent")
}
_SEEN, _TEXT = any_of(_NOUNS["seen"]), any_of(_NOUNS["texts"])
_MEDIUM = any_of(_NOUNS["seen"] | _NOUNS["beside_text"])
_PIECE = any_of(listed("page", "pieces"))
_PUT, _TOLD = any_of(listed("page", "put")), any_of(listed("page", "told"))
_SENT = any_of(_NOUNS["seen"] | _NOUNS["beside_text"] | _NOUNS["texts"] | _NOUNS["sent"])
_FOR_WHOM = r"(?:(?:if|to|for) [^.,]{2,90}, )?(?:please )?(?:do )?"
_LOOK = any_of(phrases("page", "look"))
_PAGE = r"(?:article|blog|slideshow|gallery|infographic|web ?page|web ?site)"
_EXHIBIT = r"(?:fig(?:ures?|s?\.) ?|tables? )\d+[a-z]?\b"
# After "above" and "below" a noun would tell of what: "shown above the altar" is a place.
_NO_PLACE = (
    r"(?=\W*$|\s*[.,:;!?)]|\s+(?:is|are|was|were|has|have|explains?|shows?|tells?|gives?"
    r"|illustrates?|compares?|for (?:more|reference|details))\b)"
)

_POINTS = re.compile(
    rf"\b(?:{_MEDIUM},? (?:above|below)|{_SEEN},? here){_NO_PLACE}"
    rf"|\b{_PUT} (?:above|below|here){_NO_PLACE}"
    rf"|\b{_TOLD} (?:above|below){_NO_PLACE}"
    r"|, (?:pictured|seen|shown) (?:here|above|below|left|right)\b"
    rf"|\bas (?:pictured\b|(?:seen|shown|illustrated) in the {_MEDIUM}\b)"
    rf"|\b(?:{_TEXT}|{_MEDIUM}) (?:of [^.,:;]{{1,40}} )?follows?\W*$"
    rf"|\byou (?:can|may|could|will) (?:also )?{_LOOK}\b[^.]*\b(?:here|above|below)\W*$"
    r"|\b(?:at|via|through|follow|using) (?:this|the) link\b(?! (?:between|to|with|of|from))"
    r"|^(?:here|below)(?:['’]s| is| are)\b(?![^:]*:\s+\w)"
    rf"|^below, (?:you|we|{_LOOK})\b"
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
    rf"|^{_FOR_WHOM}(?:share|submit|upload|e-?mail|text|give|add|contribute|leave|send|post)"
    rf"(?: us| in)? (?:all |any )?your (?:[\w-]+(?:,|,? and|,? or)? ){{0,5}}{_SENT}\b"
    rf"|^{_FOR_WHOM}(?:get in touch"
    r"|let us know|(?:tell|join|send|e-?mail|write to|contact|call|text|message) us)\b"
    r"|(?<!will )(?<!would )(?<!may )(?<!can )(?<!could )"
    r"\b(?:share|leave|send|post) (?:us )?your (?:own )?(?:thoughts|stor(?:y|ies)|comments?|views"
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
    r"|\bleft (?:an? )?(?:\w+ )?messages? (?:seeking|asking for|requesting)\b",
    re.I,
)
_BESIDE = re.compile(
    rf"(?i:\s?\((?:as )?(?:{_LOOK}|click|tap|shown|pictured|scroll)\b[^()]*\))"
    rf"|(?i:\s?\((?:pictured|above|below|\s?{_EXHIBIT}\s?)\))"
    # Codes that a page links to prices: "Coach COH.N", "(NYSE: COH)".
    r"|\s?(?:\([A-Z]{1,5}(?:\.[A-Z]{1,2}|: ?[A-Z]{1,5})\)|<[A-Z]{1,5}\.[A-Z]{1,2}>)"
    r"|(?<=[a-z.]) [A-Z]{2,5}\.(?:N|O|OQ|L|PA|DE|T|HK|AS|MI|TO|AX|SS|NS|BO|KS|MC)(?=[\s,.;]|$)"
)
"""What points at what stands beside the text."""
_APPOSED = re.compile(
    rf"^([^,]+), (?:pictured|(?:pictured|seen|shown) (?:above|below|here|left|right)[^,]{{0,40}}"
    rf"|as (?:i |we )?(?:{_TOLD}|{_PUT}|seen) (?:above|below|here|earlier)),",
    re.I,
)
"""Between commas; after another comma it is not known whether one of these two must stay."""
_OPENING = re.compile(
    rf"^as (?:i |we )?(?:{_TOLD}|{_PUT}|seen|said|reported) (?:above|below|here|earlier), ", re.I
)

# A caption tells in the present tense what was to be seen at a place on a day of a year.
_DATE = rf"{MONTH} \d{{1,2}}, \d{{4}}"
_CAPTION_DATE = re.compile(rf"(?:, (?:on )?{_DATE}\.|\b{_DATE},? in [A-Z][^.]*\.)$")
_PICTURE = "(?:photo|photograph|image|picture)"
_CAPTION = re.compile(
    r"\((?:L|left|right|center|centre)\)"
    r"|\b[A-Z][\w’'-]*[a-z], (?:(?:far |second from |at )?(?:left|right)|center|centre),"
    rf"|\bin this (?:[\w-]+,? ){{0,4}}(?:{_PICTURE}|frame grab)\b"
    rf"|^(?:This|An?|The) (?:[\w-]+ )?{_PICTURE} (?:shows?|taken)\b"
    r"|^Buy Photo\b|\bCREDIT: "
)
_PHOTO = re.compile(rf"(?:An?|The) (?:[\w-]+ ){{0,2}}{_PICTURE}\b", re.I)


def without_pointers(text: str) -> str:
    """Return ``text`` without its asides to what stood beside it: "(see below)", "[1]".

    Codes of stocks go too, since they are links. Quotations are left as they are.
    """
    text = without_source_marks(text)
    rest = _OPENING.sub("", _APPOSED.sub(r"\1", _without_asides(text)))
    return opened_anew(rest, text) if rest != text else text


def _without_asides(text: str) -> str:
    """Leave out what matches `_BESIDE` and does not begin within a quotation."""
    found = [match.span() for match in _BESIDE.finditer(text)]
    if not found:
        return text
    quoted = [*quotation_spans(text)]
    pieces, done = [], 0
    for start, end in found:
        before = bisect(quoted, (start, end)) - 1
        if before < 0 or quoted[before][1] <= start:
            pieces.append(text[done:start])
            done = end
    return "".join([*pieces, text[done:]])


@cache
def _foreign_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what tells of the page in another language, with why, as far as it has lists."""
    calls, links = page_phrases("calls", language), page_phrases("see_also", language)
    pictures, rights = page_phrases("credit", language), page_phrases("rights", language)
    patterns = (
        ("speaks to the reader", calls and rf"^\W*{any_of(calls)}(?!\w)"),
        ("about the page", links and rf"^\W*{any_of(links)}\s?[:|»>]"),
        ("about the page", rights and rf"{any_of(rights)}\W*$"),
        ("a caption", pictures and rf"{any_of(pictures)}\s?[:©/] ?[^.!?:]{{2,60}}\W*$"),
    )
    return tuple((reason, re.compile(pattern)) for reason, pattern in patterns if pattern)


def foreign_page_talk(outside: str, language: str) -> str | None:
    """Return why a sentence that is not English is of its page alone, or None if it is not.

    Args:
        outside: what of it stands outside quotation marks.
        language: its code.
    """
    found = (reason for reason, known in _foreign_patterns(language) if known.search(outside))
    return next(found, None)


def page_talk(outside: str) -> str | None:
    """Return why a sentence is of its page alone, as captions are, or None if it is not.

    Args:
        outside: what of it stands outside quotation marks.
    """
    if _is_caption(outside):
        return "a caption"
    for reason, pattern in (
        ("speaks to the reader", _TO_THE_READER),
        ("about the page", _OF_THE_PAGE),
        ("points at the page", _POINTS),
    ):
        if pattern.search(outside):
            return reason
    return None


def speaks_to_the_reader(outside: str) -> bool:
    """Return whether that is why `page_talk` says that a sentence is of its page alone."""
    return _TO_THE_READER.search(outside) is not None and not _is_caption(outside)


def _is_caption(text: str) -> bool:
    if _CAPTION.search(text):
        return True
    is_photo = _PHOTO.match(text) is not None
    if not (is_photo or _CAPTION_DATE.search(text)):
        return False
    sentence = tokenize_sentence(text)
    verbs = {sentence.tokens[i].folded for i in verbs_of(sentence)}
    return not verbs if is_photo else verbs <= PRESENT_VERBS | {"is", "are"}
