"""Quantities in a sentence: a number with what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.lexicon import FUNCTION_WORDS
from summarize.text import fold, stem, word_spans

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER_WORDS = {
    **{word: float(value) for value, word in enumerate(_UNITS, start=1)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, start=2)},
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_CONVERSIONS = {
    # unit: (common unit, how many of it)
    "second": ("minute", 1 / 60),
    "hour": ("minute", 60.0),
    "day": ("minute", 1440.0),
    "week": ("minute", 10080.0),
    "kilometr": ("metre", 1000.0),
    "kilomet": ("metre", 1000.0),
    "km": ("metre", 1000.0),
    "meter": ("metre", 1.0),
    "metr": ("metre", 1.0),
    "mile": ("metre", 1609.344),
    "feet": ("metre", 0.3048),
    "foot": ("metre", 0.3048),
    "minut": ("minute", 1.0),
    "percent": ("%", 1.0),
}
_FIGURE = re.compile(r"[$£€]?\d[\d,]*(?:\.\d+)?%?$")
_MONTHS = frozenset(
    (
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sept sep oct nov dec"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` of ``unit`` (a stem, or "$", "%"), and the words that say so."""

    value: float
    unit: str
    text: str
    start: int


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text``: no dates, ages in a name, ordinals or years."""
    spans = list(word_spans(text))
    words = [text[start:end] for start, end in spans]
    folded = [fold(word) for word in words]
    found = []
    i = 0
    while i < len(words):
        value, after = _number_at(words, folded, i)
        if value is None or (i and folded[i - 1] in _MONTHS):
            i += 1
            continue
        unit, last = _unit_at(text, spans, i, after)
        if unit:
            common, factor = _CONVERSIONS.get(unit, (unit, 1.0))
            quoted = text[spans[i][0] : spans[last][1]]
            found.append(Quantity(value * factor, common, quoted, spans[i][0]))
        i = max(after, i + 1)
    return found


def _number_at(words: list[str], folded: list[str], i: int) -> tuple[float | None, int]:
    """The number that begins at word ``i`` and the index after it."""
    word = words[i]
    if _FIGURE.match(word):
        value = float(re.sub(r"[^\d.]", "", word))
        if word.isdigit() and len(word) == 4 and 1900 <= value <= 2100:
            return None, i + 1  # a year
    elif folded[i] in _NUMBER_WORDS:
        value = _NUMBER_WORDS[folded[i]]
    elif folded[i] in _SCALES and i and folded[i - 1] in ("a", "one"):
        return _SCALES[folded[i]], i + 1
    else:
        return None, i + 1
    after = i + 1
    while after < len(folded) and folded[after] in _SCALES:
        value *= _SCALES[folded[after]]
        after += 1
    return value, after


def _unit_at(text: str, spans: list[tuple[int, int]], first: int, after: int) -> tuple[str, int]:
    """What the number of words ``first`` to ``after - 1`` counts, and the quantity's last word."""
    figure = text[slice(*spans[first])]
    if figure[0] in "$£€":
        return figure[0], after - 1
    if figure.endswith("%"):
        return "%", after - 1
    # "25 US agencies": one acronym may stand before what is counted.
    for i in range(after, min(after + 2, len(spans))):
        word = text[slice(*spans[i])]
        if text[spans[i - 1][1] : spans[i][0]] != " ":
            break
        if word.islower() and word not in FUNCTION_WORDS:
            return stem(fold(word)), i
        if not word.isupper():
            break
    return "", first
