"""Which proposed cuts are none: one small rule for each reason.

A rule takes what stands before the cut (the end of the sentence so far, stripped) and
after it (both a few hundred characters) and returns True where the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summarize.analysis.splitting.abbreviations import (
    ABBREVIATIONS,
    AFTER_TIME,
    BEFORE_NUMBER,
    MARKED_NAMES,
    MAY_BE_FINAL,
    NEVER_FINAL,
    SPEAKING,
    STARTERS,
    STATES,
    is_place_before_person,
    opens_sentence,
)
from summarize.language.lexicon import BE_HAVE_DO, SAYING_VERBS, any_of
from summarize.language.scripts import has_no_capitals

Rule = Callable[[str, str], bool]

LOOK_AHEAD = 240
"""Characters after a cut that rules may read: enough for an attribution or an aside."""

LOOK_BACK = 400
"""Characters before a cut that rules may read; bounds the time on text that never breaks."""

_LAST_WORD = re.compile(r"([^\s\"“”„«»‘(\[—–/-]+)[.!?]$")
_TAIL = 60
"""Characters before a cut in which its last word is looked for."""

_NEXT_WORD = re.compile(r"[\"“‘(\[]*([^\W_]+(?:['’][^\W\d_]+)?)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ANSWER = re.compile(rf"(?:^|\b{any_of((*SAYING_VERBS, *BE_HAVE_DO, 'voted', 'a'))} )[\"“‘']?no\.$")
_ITEM = re.compile(r"[a-z]\)\s")
_LABEL = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.)]+")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S|[\w-]+\.[\w-]+[./]\w")
_GOES_ON = re.compile(r"[,;:–—]|--|-\s|\.(?:\s|$)")
_STATE_OF_PLACE = re.compile(r", [A-Z][a-z]+\.$")
_ELLIPSIS_END = re.compile(r"(?:^|[^.…\s])\s*(?:…|\.{3}|\.(?:\s\.){2})$")
_NUMERAL = re.compile(r"#?(?:\d|(?:[IVXLC]{2,}|V|X)\b)")
_SPEAKER = r"(?:I|(?:[^\W\d_][\w.'’-]*,? (?:\d{1,3}, )?){0,6}?[^\W\d_][\w.'’-]*,?(?: \d{1,3},)?)"
_ATTRIBUTION = re.compile(rf"{_SPEAKER} (?P<verb>[a-z]+)(?! (?:that|he|she|it|they|there|the)\b)\b")
_QUOTED_MARK = re.compile(r"(?:[?!…]|\.\.\.)['’]?[\"”’']$")
_ASIDES = (("“", "”", 80), ("(", ")", LOOK_AHEAD), ("‘", "’", 40))


def goes_on(before: str, after: str) -> bool:
    """Say whether the sentence that ``before`` belongs to goes on in ``after``."""
    return any(rule(before, after) for rule in RULES)


def has_no_words_yet(before: str, after: str) -> bool:
    """Join a bullet, an ellipsis or a list number ("1.", "IV.", "a)") to what it opens."""
    return not any(map(str.isalnum, before)) or _LABEL.fullmatch(before) is not None


def has_no_words_left(before: str, after: str) -> bool:
    """Keep marks without a word with the sentence before."""
    return len(after) < LOOK_AHEAD and not any(map(str.isalnum, after))


def is_followed_by_punctuation(before: str, after: str) -> bool:
    """Read on at a comma, a dash or one more period: ``"Why?", he asked``, "hot. . . ."."""
    return _GOES_ON.match(after) is not None


def is_followed_by_lower_case(before: str, after: str) -> bool:
    """Read on before lower case: "Yahoo! said", ``"Why?" he asked``; not before "iPhone" or a URL.

    Neither before "b)". In a text without capitals a period after a common word ends a
    sentence even so.
    """
    opens = any(known.match(after) for known in (_BRAND, _ITEM, _ADDRESS))
    if not after[0].islower() or opens:
        return False
    if before[-1] != "." or not has_no_capitals(before + after):
        return True
    word = last_word(before)
    return word in ABBREVIATIONS or word.capitalize() in NEVER_FINAL or _is_dotted(word)


def is_ellipsis_before_name(before: str, after: str) -> bool:
    """Read on after three dots, except before a word that opens sentences: "The … Americans"."""
    if _ELLIPSIS_END.search(before) is None:
        return False
    return after[0].islower() or not opens_sentence(_next_word(after))


def is_title_before_name(before: str, after: str) -> bool:
    """Know "Gen. Smith" and "e.g. Paris": such words never end a sentence."""
    return before[-1] == "." and last_word(before) in NEVER_FINAL


def is_before_number(before: str, after: str) -> bool:
    """Keep "No. 1", "art. 3" and "Vol. II" whole, but break "They said no. 5 people left"."""
    if before[-1] != "." or _NUMERAL.match(after) is None or _ANSWER.search(before):
        return False
    word = last_word(before)
    return word in BEFORE_NUMBER or word.capitalize() in BEFORE_NUMBER


def is_clock_time_with_day(before: str, after: str) -> bool:
    """Read "9 a.m. Monday" on; before other capitals a clock time ends its sentence."""
    if not before.lower().endswith(("a.m.", "p.m.")):
        return False
    return _next_word(after) in AFTER_TIME or after[0].isdecimal()


def is_abbreviation_before_name(before: str, after: str) -> bool:
    """Keep "U.S. Secretary" and "N.Y.P.D. Officer" whole, but break "in the U.S. The"."""
    if before[-1] != "." or before.lower().endswith(("a.m.", "p.m.")):
        return False
    word, following = last_word(before), _next_word(after)
    if not following or opens_sentence(following) or is_place_before_person(word, after):
        return False
    if word in STATES:
        return _STATE_OF_PLACE.search(before) is None or following in AFTER_TIME
    return word in MAY_BE_FINAL or _is_dotted(word)


def _is_dotted(word: str) -> bool:
    return _DOTTED.fullmatch(word) is not None


def is_name_with_mark(before: str, after: str) -> bool:
    """Keep "Yahoo! News" whole: the mark belongs to the name."""
    if before[-1] not in "!?" or _next_word(after) in STARTERS:
        return False
    return last_word(before) + before[-1] in MARKED_NAMES


def is_attributed(before: str, after: str) -> bool:
    """Keep a question and its speaker whole: ``"Are you sure?" Smith asked.``."""
    if _QUOTED_MARK.search(before) is None:
        return False
    match = _ATTRIBUTION.match(after)
    if match is None or match["verb"] not in SPEAKING:
        return False
    # "He said" with a capital opens a sentence; only "I" has one anyway.
    return after.startswith("I ") or not opens_sentence(_next_word(after))


def is_inside_aside(before: str, after: str) -> bool:
    """Keep a short title or bracket in mid-sentence whole: ``sang “Oops! Go On” to them``."""
    # Straight quotes open and close alike: an odd count means that one is open.
    straight = ('"', '"', 80 if before.count('"') % 2 else 0)
    return any(_is_inside(before, after, *aside) for aside in (*_ASIDES, straight))


def _is_inside(before: str, after: str, opener: str, closer: str, reach: int) -> bool:
    opened = before.rfind(opener)
    closed = after.find(closer, 0, reach)
    if opened < 0 or closed < 1 or (opener != closer and closer in before[opened:]):
        return False
    lead, last, rest = before[:opened].rstrip(), after[closed - 1], after[closed + 1 :]
    return lead[-1:].isalnum() and last not in ".,!?" and rest.lstrip()[:1].islower()


def last_word(before: str) -> str:
    """Return the word that a final mark ends, without that mark: "a.m", "Gen"; else ""."""
    match = _LAST_WORD.search(before[-_TAIL:])
    return match[1] if match else ""


def _next_word(after: str) -> str:
    match = _NEXT_WORD.match(after)
    return match[1] if match else ""


RULES: tuple[Rule, ...] = (
    has_no_words_yet,
    has_no_words_left,
    is_followed_by_punctuation,
    is_followed_by_lower_case,
    is_ellipsis_before_name,
    is_title_before_name,
    is_before_number,
    is_clock_time_with_day,
    is_abbreviation_before_name,
    is_name_with_mark,
    is_attributed,
    is_inside_aside,
)
