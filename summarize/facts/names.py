"""Names of people, organisations and places: whether two are surely of two things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from summarize.language.lexicon import FUNCTION_WORDS, TITLES, word_set
from summarize.language.words import fold, words

_SAME_SPELLING = 0.7
"""Share of letters in common from which two names may be spellings of one: Kiev, Kyiv."""
_COUNTRIES = frozenset(
    """afghanistan|albania|algeria|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|
    bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|
    brunei|bulgaria|burkina faso|burundi|cambodia|cameroon|canada|chad|chile|china|colombia|
    congo|costa rica|croatia|cuba|cyprus|czech republic|denmark|djibouti|dominican republic|
    ecuador|egypt|el salvador|eritrea|estonia|ethiopia|fiji|finland|france|gabon|gambia|georgia|
    germany|ghana|greece|guatemala|guinea|guyana|haiti|honduras|hungary|iceland|india|indonesia|
    iran|iraq|ireland|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kosovo|kuwait|
    kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|lithuania|luxembourg|macedonia|madagascar|
    malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|
    montenegro|morocco|mozambique|myanmar|namibia|nepal|netherlands|new zealand|nicaragua|niger|
    nigeria|north korea|norway|oman|pakistan|panama|paraguay|peru|philippines|poland|portugal|
    qatar|romania|russia|rwanda|samoa|saudi arabia|senegal|serbia|sierra leone|singapore|slovakia|
    slovenia|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|sweden|switzerland|
    syria|taiwan|tajikistan|tanzania|thailand|togo|tonga|tunisia|turkey|turkmenistan|uganda|
    ukraine|united arab emirates|united kingdom|united states|uruguay|uzbekistan|vanuatu|
    venezuela|vietnam|yemen|zambia|zimbabwe""".replace("\n    ", "").split("|")
)
_STATES = frozenset(
    """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|
    idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|
    minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|
    north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|
    south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming""".replace(
        "\n    ", ""
    ).split("|")
)
_WIDE = word_set(
    "africa america asia europe antarctica oceania earth world gaza kashmir england scotland wales "
    "britain uk us usa crimea"
)
"""Regions that may hold a country or be a part of one: nothing is told by comparing them."""
_LEVELLED = word_set(
    "county province district region state valley island islands peninsula sea ocean river gulf "
    "bay coast city town village street avenue road square park north south east west northern "
    "southern eastern western central airport station university hospital stadium"
)
"""Words that say how large a place is: with them one place may lie in the other."""


def core(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without titles, initials and articles."""
    folded = (fold(word) for word in words(name))
    return tuple(w for w in folded if w not in TITLES | FUNCTION_WORDS and len(w) > 1)


def are_two(one: str, other: str) -> bool:
    """Return whether two names are surely of two people or of two organisations.

    Not where one is a part of the other, its acronym or another spelling of it, nor where
    they share the last word.
    """
    first, second = core(one), core(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first) or first[-1] == second[-1]:
        return False
    return not (_alike(first[-1], second[-1]) or _is_acronym(one, other) or _is_acronym(other, one))


def are_two_places(one: str, other: str, texts: Iterable[str]) -> bool:
    """Return whether two places are surely apart: of one level, and not one in the other.

    Args:
        one: a place's name.
        other: another's.
        texts: what may tell that one lies in the other: "Springfield, Illinois".
    """
    first, second = core(one), core(other)
    if not are_two(one, other) or _level(first) != _level(second) or not _level(first):
        return False
    names = [re.escape(" ".join(words(name))) for name in (one, other)]
    nested = re.compile(
        "|".join(rf"{a}(?:, | in |'s |’s | \(){b}" for a, b in (names, names[::-1]))
    )
    return not any(nested.search(text) for text in texts)


def _level(name: tuple[str, ...]) -> str:
    joined = " ".join(name)
    if joined in _COUNTRIES:
        return "" if joined == "georgia" else "country"
    if joined in _STATES:
        return "state"
    if joined in ("new york", "washington"):
        return ""  # a town and a state
    return "" if {*name} & (_WIDE | _LEVELLED) else "town"


def _alike(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True  # "Minn", "Minnesota"
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _SAME_SPELLING


def _is_acronym(short: str, long: str) -> bool:
    letters = short.removeprefix("the ").removeprefix("The ").replace(".", "")
    initials = "".join(word[0] for word in words(long) if word[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters in (initials, initials[1:])
