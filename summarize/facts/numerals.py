"""Numbers as news texts write them: "1,200", "1.2 billion", "one hundred and twenty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.facts.vocabulary import NUMERALS

_WORDS = NUMERALS["words"]
_SCALES = NUMERALS["scales"] | NUMERALS["short_scales"]
_TENS = "|".join(word for word in _WORDS if word.endswith("ty"))
_DIGITS = "|".join(word for word, value in _WORDS.items() if 0 < value < 10)
_UNDER_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_DIGITS}))?|{'|'.join(_WORDS)})"
_LONG_SCALES = "|".join(NUMERALS["scales"])
_NUMERAL = re.compile(
    r"(?:[$£€]\s?)?(?P<figure>\d[\d,]*(?<!,)(?:\.\d+)?)"
    rf"|\b(?P<words>{_UNDER_100}(?:[ -]hundred(?:[ -](?:and[ -])?{_UNDER_100})?)?)\b(?!['’]\w)"
    rf"|\b(?P<half>half[ -]an?)\b|\b(?P<one>an?)(?=[ -](?:hour|{_LONG_SCALES})\b)",
    re.I,
)
_SCALE = re.compile(rf"[ -]({_LONG_SCALES})\b|({'|'.join(NUMERALS['short_scales'])})\b", re.I)
"""What multiplies a number; directly after a figure, "1.2bn", it is short."""
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half\b", re.I)
_HYPHENED = re.compile(
    rf"(?P<figure>\d[\d,]*(?:\.\d+)?)?(?P<words>{_UNDER_100})?(?:-(?P<unit>[^\W\d].*))?"
)
"""A number that stands in one word with what it counts: "twelve-hour", "12-hour"; "forty-five"."""
_FRACTION = re.compile(r"(?:half|halves|quarters?|thirds?|\w+ths?)\b")
"""What makes a part of one of the number before it: "two-thirds"."""
_LONGEST_FIGURE = 30
"""Characters up to which a figure is a number, and no code."""
_MOST_SCALES = 3
"""Up to "a thousand million million"."""
_COARSE = 100.0
"""From here on a round figure may be a rounded one: "300" for 298, but not "20" for 19."""
_COARSE_TOLERANCE = 0.05
_FINE_TOLERANCE = 0.1


@dataclass(frozen=True, slots=True)
class Numeral:
    """``value``, give or take ``tolerance`` as it is written, and where it stands in the text.

    Its currency sign stands there too.
    ``step`` is that of the round figures of its kind: 10 of 240, 50 of 250, 100 of 200.
    """

    value: float
    tolerance: float
    step: float
    start: int
    end: int


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of ``text``, in order."""
    end = 0
    while found := _NUMERAL.search(text, end):
        end = found.end()
        if len(found["figure"] or "") > _LONGEST_FIGURE:
            continue
        value, tolerance, step = _read(found)
        for _ in range(_MOST_SCALES):
            if not (scale := _SCALE.match(text, end)):
                break
            times = _SCALES[(scale[1] or scale[2]).lower()]
            value, tolerance, step = value * times, tolerance * times, step * times
            end = scale.end()
        yield and_a_half(text, Numeral(value, tolerance, step, found.start(), end), end)
        end = max(end, found.end())


def spelled_out(number: float) -> str | None:
    """Return a whole number under a hundred in words, "forty-two"; None of another."""
    names = {value: word for word, value in _WORDS.items()}
    ones = number % 10
    if number in names or number - ones not in names:
        return names.get(number)
    return f"{names[number - ones]}-{names[ones]}" if ones in names else None


def split_hyphened(word: str) -> tuple[float, str] | None:
    """Return the number that a folded word with a hyphen begins with, and the rest of it.

    (12, "hour") of "twelve-hour" and "12-hour", (45, "") of "forty-five". None of other words:
    "one-off" counts nothing, and "two-thirds" is no 2.
    """
    found = _HYPHENED.fullmatch(word) if "-" in word else None
    if found is None or (found["figure"] is None) == (found["words"] is None):
        return None
    unit = found["unit"] or ""
    number = (found["figure"] or _spelled(found["words"])).replace(",", "")
    value = float(number)
    return None if value <= 1 or _FRACTION.match(unit) else (value, unit)


def and_a_half(text: str, numeral: Numeral, end: int) -> Numeral:
    """Return ``numeral`` with the half that stands from ``end`` on: "an hour and a half"."""
    half = _AND_A_HALF.match(text, end)
    return Numeral(numeral.value + 0.5, 0.05, 0.5, numeral.start, half.end()) if half else numeral


def _read(found: re.Match[str]) -> tuple[float, float, float]:
    """The value, tolerance and step of what was found, without what multiplies it.

    A tolerance is half of the last digit that counts, capped: "1.2" is 1.15 to 1.25. A step
    is what a number is a multiple of, to the eye: 100 for "300", 50 for "350", 10 for "340".
    """
    if found["half"]:
        return 0.5, 0.05, 0.5
    if found["one"]:
        return 1.0, 0.1, 1.0
    plain = found["figure"].replace(",", "") if found["figure"] else _spelled(found["words"])
    value = float(plain)
    whole, _, decimals = plain.partition(".")
    zeros = len(plain) - len(plain.rstrip("0")) if value >= _COARSE and not decimals else 0
    cap = value * (_FINE_TOLERANCE if value < _COARSE else _COARSE_TOLERANCE)
    digits = (whole + decimals).rstrip("0")
    step = 10.0 ** (len(whole) - len(digits)) * (5 if digits.endswith("5") else 1)
    return value, min(0.5 * 10.0 ** (zeros - len(decimals)), cap), step


def _spelled(words: str) -> str:
    """The digits of a number in words under ten thousand: "two hundred and five"."""
    total = 0.0
    for word in re.split("[ -]", words.lower()):
        total = total * 100 if word == "hundred" else total + _WORDS.get(word, 0)
    return f"{total:.0f}"
