"""Quantities in a sentence: a number with what it counts or measures, and how exact it is."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from summarize.facts.dates import is_year
from summarize.facts.numerals import AND_A_HALF, Numeral, may_hold_numeral, read_numeral
from summarize.facts.predicates import deed
from summarize.facts.world import CONVERSIONS, KINDS
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS, MONTHS, WEEKDAYS, word_set
from summarize.language.syntax import is_verb
from summarize.language.tokens import Token, TokenizedSentence
from summarize.language.words import fold, stem

AGE = "age"
_WORD = re.compile(r"[$£€%]|\d[\d,]*(?<!,)(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Finer than words of a text: "$1.2bn" and "90-minute" are three and two."""
_LARGE = word_set("million billion trillion")
_OF_MONEY = word_set(
    "cost costs costing price priced paid pay pays worth spend spent raised fined fine"
)
"""Beside these, pounds are no weight."""
_KINDS_OF_UNIT = word_set("square cubic nautical metric")
"""A square mile is no mile."""
_PERIODS = word_set("hour day week month year night")
"""$700 a week is no $3,100 a day."""
_PLURALS = {"people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
_NOT_BESIDE = FUNCTION_WORDS | ATTRIBUTION_VERBS | WEEKDAYS | MONTHS
_SET_APART = frozenset(',;:()"“')
_AFTER_DAYS = MONTHS | {"st", "nd", "rd", "th", "am", "pm", "p", "a.m"}
_NAME_WORDS = 3
_NOUN_WORDS = 4

_ABOUT = word_set("about around roughly approximately some nearly almost estimated close")
_AT_LEAST = word_set("least over more exceeding upwards excess minimum")
_AT_MOST = word_set("most up under below fewer less many maximum")
_BESIDE_LIMITS = word_set("than to of no not at as an just well")
_LIMITS = re.compile(
    r"(?:\b(?:in excess|an? (?:minimum|maximum)|"
    rf"{'|'.join(sorted(_ABOUT | _AT_LEAST | _AT_MOST | _BESIDE_LIMITS))}) )+$",
    re.I,
)
"""What stands before a number and can make another of it: "about", "no more than"."""
_NO_LIMITS = re.compile(r"(?:(?:than|to|of) |up (?!to )|(?:as|at|an|not) $)*", re.I)
"""What in front of these makes nothing of it: "mixed up 22 ballots", "of 5"."""
_LIMITS_AFTER = re.compile(r"[ -](plus|or (?:more|fewer|less|so))\b", re.I)
_SAID_BEFORE = {"plus": "more", "or so": "about"}
_APPROXIMATION = (0.02, 0.1)
"""The least and the most share of a figure by which "about" can be off."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``unit``, as far as the words ``text`` tell.

    Attributes:
        unit: what is counted or measured: a noun in the singular, "$", "%", "age" or "" if
            the sentence does not tell.
        number: its number with scale and measure alone: "40 million", "9 per cent", "300".
        start: where its number begins in the text.
        end: where its words end in the text.
        context: the stems of the words beside it, which tell what it is said of.
        sort: the stems of what describes the unit: "legal" of "205 legal ballots".
    """

    low: float
    high: float
    unit: str
    text: str
    number: str
    start: int
    end: int
    context: frozenset[str]
    sort: frozenset[str]

    def overlaps(self, other: Quantity) -> bool:
        """Return whether one amount can be both; to touch is not enough: 3.5 and 3.6."""
        slack = 1e-9 * max(self.low, other.low)
        return self.low < other.high - slack and other.low < self.high - slack

    @property
    def kind(self) -> str:
        """What is measured: "money", "duration", …; "number" for what is counted."""
        return KINDS.get(self.unit.partition(" a ")[0], "number")


@lru_cache(maxsize=1 << 12)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text``: no dates, ranges, ordinals, years or labels."""
    if not may_hold_numeral(text):
        return ()
    sentence = TokenizedSentence(
        text,
        tuple(
            Token(match.group(), fold(match.group()), *match.span(), quoted=False)
            for match in _WORD.finditer(text)
        ),
    )
    words = [token.folded for token in sentence.tokens]
    gaps = [sentence.before(i) for i in range(len(words))]
    found = []
    i = 0
    while i < len(words):
        first = i + (words[i] in "$£€")
        numeral = read_numeral(words[first:], gaps[first:]) if first < len(words) else None
        if numeral is None:
            i += 1
            continue
        after = first + numeral.length
        end = _range_end(words, gaps, i, after)
        if end is None and not _is_label(sentence, i, after, numeral):
            found.append(_quantity(sentence, i, first, numeral))
        i = end or after
    return tuple(found)


def _range_end(words: list[str], gaps: list[str], first: int, after: int) -> int | None:
    """Where the range or ratio that begins with a number ends, if it is one: "5 to 7"."""
    if after >= len(words):
        return None
    joined = (
        words[after] in ("to", "or")
        or (words[after] == "and" and words[max(first - 1, 0)] == "between")
        or (words[after] == "in" and words[first] in ("one", "1"))  # "one in five"
    )
    if not joined and gaps[after].strip() not in ("-", "–", "—", ":", "/"):
        return None
    start = after + joined
    start += start < len(words) and words[start] in "$£€"
    other = read_numeral(words[start:], gaps[start:]) if start < len(words) else None
    return start + other.length if other else None


def _is_label(sentence: TokenizedSentence, start: int, after: int, numeral: Numeral) -> bool:
    """Whether the number is a year, a day of a month, a pronoun or part of a name."""
    tokens = sentence.tokens
    word, gap = tokens[start], sentence.before(start)
    ahead = [token.folded for token in tokens[after : after + 3]]
    if is_year(word.text) or "ago" in ahead or not _AFTER_DAYS.isdisjoint(ahead[:1]):
        return True
    if word.folded in ("one", "zero") and numeral.length == 1:
        return True
    if start and gap == ":":
        return True  # the seconds of 20:36:08
    if start == 0 or gap not in (" ", "-", "."):
        return False
    before = tokens[start - 1]
    named = start > 1 and before.is_capitalised and before.is_content and word.text[0].isdigit()
    return named or before.folded in MONTHS or gap != " "


def _quantity(sentence: TokenizedSentence, start: int, first: int, numeral: Numeral) -> Quantity:
    """The quantity whose number begins at word ``first``, its currency at ``start``."""
    tokens, text = sentence.tokens, sentence.text
    after = first + numeral.length
    limits = []
    if follows := _LIMITS_AFTER.match(text, tokens[after - 1].end):
        said = follows[1].lower()
        limits.append(_SAID_BEFORE.get(said, said.removeprefix("or ")))
        after += len(said.split())
    unit, end = (tokens[start].text, after) if first > start else _unit(sentence, first, after)
    if [token.folded for token in tokens[end : end + len(AND_A_HALF)]] == AND_A_HALF:
        numeral, end = numeral.and_a_half(), end + len(AND_A_HALF)
    unit, factor = CONVERSIONS.get(unit, (unit, 1.0))
    rate = [token.folded for token in tokens[end : end + 2]]
    if rate[:1] in (["a"], ["per"]) and rate[1:] and rate[1] in _PERIODS and unit != AGE:
        unit = f"{unit} a {rate[1]}"
    opening = _opening(text, tokens[start].start)
    words = [token.folded for token in tokens[:start] if token.start >= opening]
    low, high = _bounds(numeral, [*limits, *words])
    return Quantity(
        low * factor,
        high * factor,
        unit,
        text[opening : tokens[end - 1].end],
        text[tokens[start].start : tokens[(end if unit in KINDS else after) - 1].end],
        tokens[start].start,
        tokens[end - 1].end,
        _context(sentence, start - len(words), end, unit) if unit else frozenset(),
        _sort(sentence, after, unit),
    )


def _opening(text: str, start: int) -> int:
    """Where the words begin that say how exact the number at ``start`` is: "at least"."""
    before = _LIMITS.search(text, 0, start)
    nothing = before and _NO_LIMITS.match(text, before.start(), start)
    return nothing.end() if nothing else start


def _bounds(numeral: Numeral, limits: Collection[str]) -> tuple[float, float]:
    """The least and the most that a number can be, with ``limits`` beside it."""
    value, tolerance, words = numeral.value, numeral.tolerance, frozenset(limits)
    if words & _ABOUT:
        least, most = (share * value for share in _APPROXIMATION)
        # Who says "about 240" rounds to tens, who says "about 200" to hundreds.
        tolerance = max(tolerance, min(max(numeral.step, least), most))
    low, high = value - tolerance, value + tolerance
    is_most, is_least = bool(words & _AT_MOST), bool(words & _AT_LEAST)
    if words & {"no", "not"}:
        is_most, is_least = is_least, is_most  # "no more than"
    if is_most:
        return 0.0, high
    return (low, math.inf) if is_least else (low, high)


def _sort(sentence: TokenizedSentence, after: int, unit: str) -> frozenset[str]:
    """What stands between the number and the noun that is ``unit``, if it is one."""
    words = [token.folded for token in sentence.tokens[after : after + _NOUN_WORDS]]
    noun = next((n for n, word in enumerate(words) if _singular(word) == unit), 0)
    return frozenset(stem(word) for word in words[:noun])


def _unit(sentence: TokenizedSentence, first: int, after: int) -> tuple[str, int]:
    """What the number counts, and where the quantity's words end; "" if nothing."""
    tokens = sentence.tokens
    words = [token.folded for token in tokens]
    following = words[after : after + 2]
    if following[:1] == ["%"]:
        return "%", after + 1
    if following in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]):
        return ("%" if following[0] == "per" else "percentage point"), after + 2
    if following[:1] in (["dollars"], ["euros"]):
        return _singular(following[0]), after + 1
    of_money = words[after - 1] in _LARGE or not _OF_MONEY.isdisjoint(words)
    if following[:1] and following[0] in ("pound", "pounds") and of_money:
        return "£", after + 1
    if following in (["year", "old"], ["years", "old"], ["month", "old"]):
        return AGE, after + 2
    if _is_age(sentence, first, after):
        return AGE, after
    if following[:1] and following[0] in _KINDS_OF_UNIT:
        unit, end = _counted(sentence, after + 1)
        return f"{following[0]} {unit}", end
    return _counted(sentence, after)


def _is_age(sentence: TokenizedSentence, first: int, after: int) -> bool:
    """Whether a number stands as an age: "aged 42", "Ann Smith, 42, …"."""
    tokens = sentence.tokens
    if first and tokens[first - 1].folded in ("aged", "age"):
        return True
    return (
        first > 0
        and tokens[first - 1].text.isalpha()
        and sentence.before(first) == ", "
        and sentence.before(after).startswith((",", "."))
        and tokens[first].text.isdigit()
        and len(tokens[first].text) <= 2
    )


def _counted(sentence: TokenizedSentence, after: int) -> tuple[str, int]:
    """The first plural noun after a number, or else the first noun."""
    tokens = sentence.tokens
    nouns: list[int] = []
    for i in range(after, min(after + _NOUN_WORDS, len(tokens))):
        gap = sentence.before(i)
        if (
            gap not in (" ", "-")
            or tokens[i].folded in FUNCTION_WORDS
            or not tokens[i].text.isalpha()
        ):
            break
        if gap == "-" and i == after:  # "a 90-minute meeting"
            return _singular(tokens[i].folded), i + 1
        if is_verb(sentence, i) and (nouns or not tokens[i].folded.endswith("s")):
            break
        if tokens[i].folded in _PLURALS or _looks_plural(tokens[i].folded):
            return _singular(tokens[i].folded), i + 1
        nouns.append(i)
    lower = [i for i in nouns if tokens[i].text.islower()]
    return (_singular(tokens[lower[0]].folded), lower[0] + 1) if lower else ("", after)


def _looks_plural(word: str) -> bool:
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if _looks_plural(word) else word


def _context(sentence: TokenizedSentence, first: int, end: int, unit: str) -> frozenset[str]:
    """The nearest word of content on either side; of an age, the names nearby."""
    if unit == AGE:
        near = sentence.tokens[max(first - _NAME_WORDS, 0) : end + _NAME_WORDS]
        return frozenset(t.folded for t in near if t.is_capitalised and t.is_content)
    before = _nearest(sentence, range(first - 1, -1, -1), 1)
    after = _nearest(sentence, range(end, len(sentence.tokens)), 0)
    return frozenset(deed(word) for word in (*before, *after))


def _nearest(sentence: TokenizedSentence, places: range, offset: int) -> list[str]:
    for i in places:
        gap = sentence.before(i + offset)
        if any(mark in gap for mark in ",;:()") or '"' in gap or "“" in gap:
            return []
        word = sentence.tokens[i].folded
        if word.isalpha() and word not in _NOT_BESIDE:
            # Where it happened tells little of what: "hired 200 in Ohio, fired 50 in Ohio".
            return [] if sentence.tokens[i].is_capitalised and i else [word]
    return []
