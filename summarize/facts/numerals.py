"""Numbers as news texts write them: "1,200", "1.2 billion", "one hundred and twenty"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.facts.vocabulary import NUMERALS

_WORDS, _SCALES = NUMERALS["words"], NUMERALS["scales"]
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COARSE = 100.0
"""From here on a round figure may be a rounded one: "300" for 298, but not "20" for 19."""
_COARSE_TOLERANCE = 0.05
_FINE_TOLERANCE = 0.1
_AND_A_HALF = ["and", "a", "half"]
_ANY = re.compile(rf"\d|\b(?:{'|'.join((*_WORDS, *_SCALES, 'half', 'hour'))})\b", re.I)


@dataclass(frozen=True, slots=True)
class Numeral:
    """``value``, give or take ``tolerance`` as it is written; ``length`` is in words.

    ``step`` is that of the round figures of its kind: 10 of 240, 50 of 250, 100 of 200.
    """

    value: float
    tolerance: float
    length: int
    step: float

    def scaled(self, scale: float) -> Numeral:
        """Return so many times the number, one word longer."""
        return Numeral(
            self.value * scale, self.tolerance * scale, self.length + 1, self.step * scale
        )

    def and_a_half(self) -> Numeral:
        """Return the number with the three words "and a half" after it."""
        return Numeral(self.value + 0.5, 0.05, self.length + len(_AND_A_HALF), 0.5)


def may_hold_numeral(text: str) -> bool:
    """Return False only if `read_numeral` finds none in ``text``."""
    return _ANY.search(text) is not None


def read_numeral(words: Sequence[str], gaps: Sequence[str]) -> Numeral | None:
    """Return the number that ``words`` begin with, if they do.

    Args:
        words: lower-case words, without currency and percent signs.
        gaps: what stands before each word.
    """
    number = _read_half(words) or _read_figure(words[0]) or _read_words(words)
    if number is None:
        return None
    while number.length < len(words):
        scales = _SCALES if gaps[number.length] else NUMERALS["short_scales"]
        if (scale := scales.get(words[number.length])) is None:
            break
        number = number.scaled(scale)
    if words[number.length : number.length + len(_AND_A_HALF)] == _AND_A_HALF:
        number = number.and_a_half()
    return number


def _read_half(words: Sequence[str]) -> Numeral | None:
    """Read the number of "half an hour", "half a million", "a dozen" or "an hour"."""
    follows = words[1] if len(words) > 1 else ""
    if words[0] == "half" and follows in ("a", "an"):
        return Numeral(0.5, 0.05, 2, 0.5)
    if words[0] in ("a", "an") and (follows in _SCALES or follows == "hour"):
        return Numeral(1.0, 0.1, 1, 1.0)
    return None


def _read_figure(word: str) -> Numeral | None:
    return _numeral(word.replace(",", ""), 1) if _FIGURE.fullmatch(word) else None


def _read_words(words: Sequence[str]) -> Numeral | None:
    """A number in words under a thousand: "two hundred and five"."""
    total = 0.0
    length = 0
    for word, follows in zip(words, [*words[1:], ""], strict=True):
        if word == "hundred" and 0 < total < 10:
            total *= 100
        elif word in _WORDS and _can_follow(total, _WORDS[word], length):
            total += _WORDS[word]
        elif not (word == "and" and total >= 100 and follows in _WORDS):
            break
        length += 1
    return _numeral(f"{total:.0f}", length) if total else None


def _can_follow(total: float, value: float, length: int) -> bool:
    """Whether a word for ``value`` goes on a number: "twenty five", not "twenty ten"."""
    return length == 0 or total % 100 == 0 or (total % 100 >= 20 and 0 < value < 10)


def _numeral(plain: str, length: int) -> Numeral:
    """The number of the digits ``plain``.

    Its tolerance is half of the last digit that counts, capped: "1.2" is 1.15 to 1.25. Its step
    is what it is a multiple of, to the eye: 100 for "300", 50 for "350", 10 for "340".
    """
    value = float(plain)
    whole, _, decimals = plain.partition(".")
    zeros = len(plain) - len(plain.rstrip("0")) if value >= _COARSE and not decimals else 0
    cap = value * (_FINE_TOLERANCE if value < _COARSE else _COARSE_TOLERANCE)
    digits = (whole + decimals).rstrip("0")
    step = 10.0 ** (len(whole) - len(digits)) * (5 if digits.endswith("5") else 1)
    return Numeral(value, min(0.5 * 10.0 ** (zeros - len(decimals)), cap), length, step)
