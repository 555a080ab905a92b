"""Quantities in a sentence: a number with what it counts or measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.facts.numerals import AND_A_HALF, Numeral, may_hold_numeral, read_numeral
from summarize.facts.qualifiers import bounds, opening_of, qualifier_after
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS, MONTHS, WEEKDAYS, word_set
from summarize.language.syntax import is_verb
from summarize.language.tokens import Token, TokenizedSentence
from summarize.language.words import fold, stem

AGE = "age"
_WORD = re.compile(r"[$£€%]|\d[\d,]*(?<!,)(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Finer than words of a text: "$1.2bn" and "90-minute" are three and two."""
_CURRENCIES = {"$": "$", "£": "£", "€": "€", "dollars": "$", "euros": "€"}
_CONVERSIONS = {
    # unit: (common unit, how many of it)
    "second": ("minute", 1 / 60),
    "hour": ("minute", 60.0),
    "day": ("minute", 1440.0),
    "week": ("minute", 10080.0),
    "kilometre": ("metre", 1000.0),
    "kilometer": ("metre", 1000.0),
    "km": ("metre", 1000.0),
    "meter": ("metre", 1.0),
    "mile": ("metre", 1609.344),
    "foot": ("metre", 0.3048),
    "acre": ("hectare", 0.4047),
    "kg": ("gramme", 1000.0),
    "kilogram": ("gramme", 1000.0),
    "tonne": ("gramme", 1e6),
    "pound": ("gramme", 453.6),
    "person": ("people", 1.0),
    "percent": ("%", 1.0),
}
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
_SAME_EVENT = {
    **dict.fromkeys(["died", "dies", "dead", "death", "deaths", "deadly"], "killed"),
    **dict.fromkeys(["hurt", "wounded", "injuries", "wounding"], "injured"),
    **dict.fromkeys(["met", "meeting", "meetings"], "meet"),
    **dict.fromkeys(["held", "took", "taken", "taking"], "hold"),
}
"""Tolls and talks are told by the verb here and by the noun there."""
_NO_CONTEXT = FUNCTION_WORDS | ATTRIBUTION_VERBS | WEEKDAYS | MONTHS
_NAME_WORDS = 3
_NOUN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``unit``, as far as the words ``text`` tell.

    Attributes:
        unit: what is counted or measured: a noun in the singular, "$", "%", "age" or "" if
            the sentence does not tell.
        start: where its number begins in the text.
        context: the stems of the words beside it, which tell what it is said of.
        sort: the stems of what describes the unit: "legal" of "205 legal ballots".
    """

    low: float
    high: float
    unit: str
    text: str
    start: int
    context: frozenset[str]
    sort: frozenset[str]

    def overlaps(self, other: Quantity) -> bool:
        """Return whether one amount can be both; to touch is not enough: 3.5 and 3.6."""
        slack = 1e-9 * max(self.low, other.low)
        return self.low < other.high - slack and other.low < self.high - slack

    @property
    def is_bare(self) -> bool:
        """Whether the number stands without "about", "more than" and the like."""
        return self.text[:1].isdigit() or self.text[:1] in "$£€"


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text``: no dates, ranges, ordinals, years or labels."""
    if not may_hold_numeral(text):
        return []
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
        if end is None and (quantity := _quantity(sentence, i, first, numeral)):
            found.append(quantity)
        i = end or after
    return found


def _range_end(words: list[str], gaps: list[str], first: int, after: int) -> int | None:
    """Where the range or ratio that begins with a number ends, if it is one: "5 to 7"."""
    joined = words[after : after + 1] in (["to"], ["or"]) or (
        words[after : after + 1] == ["and"] and words[max(first - 1, 0)] == "between"
    )
    dashed = after < len(words) and gaps[after].strip() in ("-", "–", "—", ":", "/")
    ratio = words[first] in ("one", "1") and words[after : after + 1] == ["in"]
    joined = joined or ratio  # "one in five"
    start = after + 1 if joined else after
    start += start < len(words) and words[start] in "$£€"
    if not (joined or dashed) or start >= len(words):
        return None
    other = read_numeral(words[start:], gaps[start:])
    return start + other.length if other else None


def _quantity(
    sentence: TokenizedSentence, start: int, first: int, numeral: Numeral
) -> Quantity | None:
    """The quantity whose number begins at word ``first``, its currency at ``start``."""
    after = first + numeral.length
    if _is_label(sentence, start, after, numeral):
        return None
    qualifier, after = qualifier_after(sentence, after)
    if first > start:
        unit, end = sentence.tokens[start].text, after
    else:
        unit, end = _unit(sentence, first, after)
    if tuple(t.folded for t in sentence.tokens[end : end + len(AND_A_HALF)]) == AND_A_HALF:
        numeral, end = numeral.and_a_half(), end + len(AND_A_HALF)
    rate = [token.folded for token in sentence.tokens[end : end + 2]]
    if rate[:1] in (["a"], ["per"]) and rate[1:] and rate[1] in _PERIODS and unit != AGE:
        unit = f"{unit} a {rate[1]}"
    common, factor = _CONVERSIONS.get(unit, (unit, 1.0))
    opening = opening_of(sentence, start)
    before = (token.folded for token in sentence.tokens[opening:start])
    low, high = bounds(numeral, {*before, qualifier})
    return Quantity(
        low * factor,
        high * factor,
        common,
        sentence.between(opening, end),
        sentence.tokens[start].start,
        _context(sentence, opening, end, unit) if unit else frozenset(),
        _sort(sentence, after, unit),
    )


def _sort(sentence: TokenizedSentence, after: int, unit: str) -> frozenset[str]:
    """What stands between the number and the noun that is ``unit``, if it is one."""
    words = [token.folded for token in sentence.tokens[after : after + _NOUN_WORDS]]
    noun = next((n for n, word in enumerate(words) if _singular(word) == unit), 0)
    return frozenset(stem(word) for word in words[:noun])


def _is_label(sentence: TokenizedSentence, start: int, after: int, numeral: Numeral) -> bool:
    """Whether the number is a year, a day of a month, a pronoun or part of a name."""
    tokens = sentence.tokens
    word = tokens[start]
    before = tokens[start - 1] if start else None
    following = tokens[after].folded if after < len(tokens) else ""
    if word.text.isdigit() and len(word.text) == 4 and 1900 <= numeral.value <= 2100:
        return True
    if "ago" in [token.folded for token in tokens[after : after + 3]]:
        return True
    if following in MONTHS | {"st", "nd", "rd", "th", "am", "pm", "p", "a.m"}:
        return True
    if start and sentence.before(start) == ":":
        return True  # the seconds of 20:36:08
    if word.folded in ("one", "zero") and numeral.length == 1:
        return True
    if before is None or sentence.before(start) not in (" ", "-", "."):
        return False
    named = start > 1 and before.is_capitalised and before.is_content and word.text[0].isdigit()
    return named or before.folded in MONTHS or sentence.before(start) != " "


def _unit(sentence: TokenizedSentence, first: int, after: int) -> tuple[str, int]:
    """What the number counts, and where the quantity's words end; "" if nothing."""
    tokens = sentence.tokens
    words = [token.folded for token in tokens]
    following = words[after : after + 2]
    if following[:1] == ["%"]:
        return "%", after + 1
    if following in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]):
        return ("%" if following[0] == "per" else "percentage point"), after + 2
    if following[:1] and following[0] in _CURRENCIES:
        return _CURRENCIES[following[0]], after + 1
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
    return frozenset(stem(_SAME_EVENT.get(word, word)) for word in (*before, *after))


def _nearest(sentence: TokenizedSentence, places: range, offset: int) -> list[str]:
    for i in places:
        gap = sentence.before(i + offset)
        if any(mark in gap for mark in ",;:()") or '"' in gap or "“" in gap:
            return []
        word = sentence.tokens[i].folded
        if word.isalpha() and word not in _NO_CONTEXT:
            # Where it happened tells little of what: "hired 200 in Ohio, fired 50 in Ohio".
            return [] if sentence.tokens[i].is_capitalised and i else [word]
    return []
