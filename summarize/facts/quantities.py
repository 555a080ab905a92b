"""Quantities in a sentence: a number with what it counts or measures, and how exact it is."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from summarize.facts.dates import is_year
from summarize.facts.numerals import Numeral, and_a_half, find_numerals
from summarize.facts.predicates import deed
from summarize.facts.vocabulary import CONVERSIONS, KINDS
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS, MONTHS, WEEKDAYS, word_set
from summarize.language.syntax import is_verb
from summarize.language.tokens import Token, TokenizedSentence
from summarize.language.words import fold, stem

AGE = "age"
_WORD = re.compile(r"[$£€%]|\d[\d,]*(?<!,)(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Finer than words of a text: "$1.2bn" and "90-minute" are three and two."""
_UNITS = (
    (re.compile(r"\s?%|[ -]per[ -]?cent\b", re.I), "%"),
    (re.compile(r"[ -]percentage points?\b", re.I), "percentage point"),
    (re.compile(r"[ -](?:years?|month)[ -]old\b", re.I), AGE),
)
_POUNDS = re.compile(r"[ -]pounds?\b", re.I)
_OF_MONEY = re.compile(
    r"(?i)\b(?:costs?|costing|prices?|priced|pay|paid|pays?|worth|valued?|spen[dt]|raised|fine[ds]?|"
    r"s[eo]ld|sells?|bought|fetch(?:ed)?|earn(?:ed|s)?|award(?:ed)?|prizes?|rewards?|insured)\b"
)
"""Beside these, pounds are no weight, unless something weighs or they are "of" a stuff."""
_FOR = re.compile(r"(?i)\bfor (?:[a-z]+ ){,2}$")
_OF_WEIGHT = re.compile(r"(?i)\bweigh(?:s|ed|ing|t)?\b|\bheav")
_OF_STUFF = re.compile(r"[ -]pounds?[ -]of\b", re.I)
_KIND_OF_UNIT = re.compile(r"[ -](square|cubic|nautical|metric)\b", re.I)
"""A square mile is no mile."""
_RATE = re.compile(r"[ -](?:an?|per)[ -](hour|day|week|month|year|night)\b", re.I)
"""$700 a week is no $3,100 a day."""
_AGED = re.compile(r"\baged? $", re.I)
_AFTER_NAME = re.compile(r"[^\W\d_], $")
_PLURALS = {"people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
_NOT_BESIDE = FUNCTION_WORDS | ATTRIBUTION_VERBS | WEEKDAYS | MONTHS
_SET_APART = frozenset(',;:()"“')
_AFTER_DAYS = MONTHS | {"st", "nd", "rd", "th", "am", "pm", "p", "a.m"}
_SHARES = frozenset(["%", "percent", "per", "seats", "votes"])
"""After a number that is no label: "gave the Greens 12 percent"."""
_NAME_WORDS = 3
_NOUN_WORDS = 4
_CONTEXT_WORDS = 20
"""On either side, among which the nearest word of content is looked for."""
_LIMITS_CHARACTERS = 80
"""Before a number in which words are looked for that make another of it."""
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
_OF_WHOLE = re.compile(r" (?:out )?of (?:the |its |their |his |her |our |[a-z]+['’]s )?", re.I)
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

    @property
    def middle(self) -> float:
        """What it is, in the middle between the least and the most; of no upper end, the least."""
        return self.low if self.high == math.inf else (self.low + self.high) / 2

    def overlaps(self, other: Quantity) -> bool:
        """Return whether one amount can be both; to touch is not enough: 3.5 and 3.6."""
        slack = 1e-9 * max(self.low, other.low)
        return self.low < other.high - slack and other.low < self.high - slack

    @property
    def bare(self) -> Quantity:
        """The number alone, without what it counts."""
        over = self.end - self.start - len(self.number)
        text, nothing = self.text[: len(self.text) - over], frozenset[str]()
        return replace(self, unit="", text=text, end=self.end - over, context=nothing, sort=nothing)

    @property
    def kind(self) -> str:
        """What is measured: "money", "duration", …; "number" for what is counted."""
        return KINDS.get(self.unit) or KINDS.get(self.unit.partition(" a ")[0], "number")


@lru_cache(maxsize=1 << 12)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text``: no dates, ranges, ordinals, years or labels."""
    numerals = [*find_numerals(text)]
    if not numerals:
        return ()
    tokens = (
        Token(match.group(), fold(match.group()), *match.span(), quoted=False)
        for match in _WORD.finditer(text)
    )
    sentence = TokenizedSentence(text, tuple(tokens))
    found: list[Quantity] = []
    is_second = False
    for numeral, follows in zip(numerals, [*numerals[1:], None], strict=True):
        is_first = follows is not None and not is_second and _is_range(text, numeral, follows)
        is_rate = (
            bool(found) and numeral.start < found[-1].end
        )  # the "an hour" of "94 miles an hour"
        if not (is_first or is_second or is_rate or _is_label(sentence, numeral)):
            found.append(_quantity(sentence, numeral))
        is_second = is_first
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def find_parts(text: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return the figures that are told as parts of a whole, with it: "five of the nine judges"."""
    found = find_quantities(text)
    return tuple(
        (part, whole)
        for part, whole in pairwise(found)
        if part.end <= whole.start and _OF_WHOLE.fullmatch(text, part.end, whole.start)
    )


def _is_range(text: str, one: Numeral, other: Numeral) -> bool:
    """Whether two numbers are the ends of a range or a ratio: "5 to 7", "one in five"."""
    between = text[one.end : other.start]
    words = [word.lower() for word in _WORD.findall(between)]
    return (
        words in (["to"], ["or"])
        or (words == ["and"] and text[max(one.start - 8, 0) : one.start].lower() == "between ")
        or (words == ["in"] and text[one.start : one.end].lower() in ("one", "1"))
        or between.strip() in ("-", "–", "—", ":", "/")
    )


def _is_label(sentence: TokenizedSentence, numeral: Numeral) -> bool:
    """Whether the number is a year, a day of a month, a pronoun or part of a name."""
    tokens, text = sentence.tokens, sentence.text[numeral.start : numeral.end]
    start, after = _word_at(sentence, numeral.start), _word_at(sentence, numeral.end)
    ahead = [token.folded for token in tokens[after : after + 3]]
    gap = sentence.before(start)
    if is_year(text) or "ago" in ahead or not _AFTER_DAYS.isdisjoint(ahead[:1]):
        return True
    if text.lower() in ("one", "zero") or (start and gap == ":"):  # the seconds of 20:36:08
        return True
    if start == 0 or gap not in (" ", "-", "."):
        return False
    before = tokens[start - 1]
    is_name = before.is_capitalised and before.is_content and before.folded not in WEEKDAYS
    is_amount = "," in text or _is_measure(tokens[after].folded if after < len(tokens) else "")
    named = start > 1 and is_name and text[0].isdigit() and not is_amount
    return named or before.folded in MONTHS or gap != " "


def _is_measure(word: str) -> bool:
    """Whether a word after a number says how much it is: no "Smith 40" in "owes Smith 40 euros"."""
    unit = CONVERSIONS.get(_singular(word), (_singular(word),))[0]
    return word in _SHARES or unit in KINDS


def _quantity(sentence: TokenizedSentence, numeral: Numeral) -> Quantity:
    """The quantity that a number makes with what stands around it."""
    text, start, end = sentence.text, numeral.start, numeral.end
    before = _LIMITS.search(text, max(start - _LIMITS_CHARACTERS, 0), start)
    nothing = before and _NO_LIMITS.match(text, before.start(), start)
    opening = nothing.end() if nothing else start
    limits = text[opening:start].lower().split()
    if follows := _LIMITS_AFTER.match(text, end):
        said = follows[1].lower()
        limits.append(_SAID_BEFORE.get(said, said.removeprefix("or ")))
        end = follows.end()
    number_end = end
    unit, end = (text[start], end) if text[start] in "$£€" else _unit(sentence, numeral, end)
    numeral = and_a_half(text, numeral, end)
    end = max(end, numeral.end)
    low, high = _bounds(numeral, limits)
    unit, factor = CONVERSIONS.get(unit, (unit, 1.0))
    if unit != AGE and (rate := _RATE.match(text, end)):
        unit, end = f"{unit} a {rate[1].lower()}", rate.end()
    return Quantity(
        low * factor,
        high * factor,
        unit,
        text[opening:end],
        text[start : end if unit in KINDS else number_end],
        start,
        end,
        _context(sentence, opening, end, unit) if unit else frozenset(),
        _sort(sentence, number_end, unit),
    )


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


def _word_at(sentence: TokenizedSentence, offset: int) -> int:
    """The first word from ``offset`` on."""
    return bisect_left(sentence.tokens, offset, key=attrgetter("start"))


def _sort(sentence: TokenizedSentence, end: int, unit: str) -> frozenset[str]:
    """What stands between the number and the noun that is ``unit``, if it is one."""
    after = _word_at(sentence, end)
    words = [token.folded for token in sentence.tokens[after : after + _NOUN_WORDS]]
    noun = next((n for n, word in enumerate(words) if _singular(word) == unit), 0)
    return frozenset(stem(word) for word in words[:noun])


def _unit(sentence: TokenizedSentence, numeral: Numeral, end: int) -> tuple[str, int]:
    """What a number counts, and where the quantity's words end; "" if nothing."""
    text, start = sentence.text, numeral.start
    for pattern, unit in _UNITS:
        if found := pattern.match(text, end):
            return unit, found.end()
    if (found := _POUNDS.match(text, end)) and (
        text.endswith(("million", "billion", "trillion"), 0, end) or _is_paid(text, start, end)
    ):
        return "£", found.end()
    is_told = text[start:end].isdigit() and end - start <= 2 and text[end : end + 1] in (",", ".")
    just_before = text[max(start - 6, 0) : start]
    if _AGED.search(just_before) or (is_told and _AFTER_NAME.search(just_before)):
        return AGE, end  # "aged 42", "Ann Smith, 42, …"
    kind = _KIND_OF_UNIT.match(text, end)
    unit, end = _counted(sentence, kind.end() if kind else end)
    return (f"{kind[1].lower()} {unit}" if kind else unit), end


def _is_paid(text: str, start: int, end: int) -> bool:
    """Whether so many pounds are paid, and weigh nothing."""
    is_weight = text[end : end + 1] == "-" or _OF_STUFF.match(text, end) or _OF_WEIGHT.search(text)
    is_price = _OF_MONEY.search(text) or _FOR.search(
        text, max(start - _LIMITS_CHARACTERS, 0), start
    )
    return not is_weight and is_price is not None


def _counted(sentence: TokenizedSentence, end: int) -> tuple[str, int]:
    """The first plural noun after a number, or else the first noun, and where it ends."""
    tokens, after = sentence.tokens, _word_at(sentence, end)
    nouns: list[Token] = []
    for i in range(after, min(after + _NOUN_WORDS, len(tokens))):
        token = tokens[i]
        gap, is_plural = sentence.before(i), _singular(token.folded) != token.folded
        if gap not in (" ", "-") or not token.is_content or not token.text.isalpha():
            break
        if gap == "-" and i == after:  # "a 90-minute meeting"
            return _singular(token.folded), token.end
        if is_verb(sentence, i) and (nouns or not token.folded.endswith("s")):
            break
        if is_plural or token.folded in _PLURALS:
            return _singular(token.folded), token.end
        nouns.append(token)
    noun = next((noun for noun in nouns if noun.text.islower()), None)
    return (_singular(noun.folded), noun.end) if noun else ("", end)


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    is_plural = len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


def _context(sentence: TokenizedSentence, start: int, end: int, unit: str) -> frozenset[str]:
    """The nearest word of content on either side; of an age, the names nearby."""
    first, after = _word_at(sentence, start), _word_at(sentence, end)
    if unit == AGE:
        near = sentence.tokens[max(first - _NAME_WORDS, 0) : after + _NAME_WORDS]
        return frozenset(t.folded for t in near if t.is_capitalised and t.is_content)
    before = range(first - 1, max(first - 1 - _CONTEXT_WORDS, -1), -1)
    behind = range(after, min(after + _CONTEXT_WORDS, len(sentence.tokens)))
    sides = (before, 1), (behind, 0)
    return frozenset(word for side in sides for word in _nearest(sentence, *side))


def _nearest(sentence: TokenizedSentence, places: range, offset: int) -> list[str]:
    for i in places:
        if not _SET_APART.isdisjoint(sentence.before(i + offset)):
            return []
        token = sentence.tokens[i]
        if token.folded.isalpha() and token.folded not in _NOT_BESIDE:
            # Where it happened tells little of what: "hired 200 in Ohio, fired 50 in Ohio".
            return [] if token.is_capitalised and i else [deed(token.folded)]
    return []
