"""Which sentences can be printed in a brief, and which only after the one before.

How long a sentence is, that it is whole and that its quotations close is asked in every
language. What leans on the sentence before is known in English by rules, in others by the
words that it opens with, as far as `languages` has them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarize.language.casing import opened_anew, opens_with_small_name
from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import (
    ATTRIBUTION_VERBS,
    COUNTS,
    DEMONSTRATIVES,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    any_of,
    listed,
    phrases,
)
from summarize.language.page_talk import foreign_page_talk, page_talk, without_pointers
from summarize.language.scripts import (
    CLOSERS,
    ENDING,
    MARKS,
    QUESTION_MARKS,
    UNSPACED,
    is_unspaced,
    opens_quotation,
    without_quotations,
)
from summarize.language.source_marks import without_source_marks
from summarize.language.syntax import verbs_of
from summarize.language.tokens import tokenize_sentence
from summarize.language.words import (
    content_words,
    count_words,
    folded_words,
    names,
    plain_typography,
)

_MIN_WORDS = 5
_MAX_WORDS = 80
_LITTLE_WORDS = 8
_MIN_CONTENT_WORDS = 3
_MIN_OUTSIDE_WORDS = 2
"""A quotation with fewer content words around it has no speaker."""
_OPENING_WORDS = 4
"""A pronoun among so many first words has its name in an earlier sentence."""
_PERSONS = frozenset(["he", "she", "they", "it", "him", "them"])
_AFTER_DEMONSTRATIVE = frozenset(listed("verbs", "after_demonstrative"))

_MARKUP = re.compile(
    r"^(?:[—–•-]+\s+|\d{1,3}[.)]\s+(?=[A-Z“\"])"
    r"|\([A-Z][\w. ]{1,18}\w\)\s?(?:—|--|– |- )\s*(?=[A-Z]))"
)
"""What begins an item of a list, or a wire's news: "– The toll", "2. The toll", "(TERN)—The"."""
_BRACKETED = re.compile(r"\(([^()]+[.!])\)")
_ADDRESS = re.compile(r"https?://|www\.|\S@[^\s@.]+\.[^\s.]")
_ENGLISH_PAIRS = (("[", "]"), ("“", "”"))
_LIST_MARK = re.compile(r"(?<![\w(])\w{1,2}\)")
"""What opens an item within a sentence: "1) the bridge, 2) the mill"."""
_WHOLE_START = re.compile(r"[\"“‘'(\[]*+(?:[A-Z\d$£€]|[^\x00-\x7f])")
_PAIRS = (("«", "»"), ("「", "」"), ("『", "』"))
_COUNTED = re.compile(
    rf"(?:\d[\d,]*|{any_of(COUNTS)}|no|nobody|none)(?: \S+){{2,}}"
    r"|there (?:was|were|has been|have been) no ",
    re.I,
)
_CONNECTIVE = re.compile(
    rf"(?:{any_of(phrases('openings', 'connectives'))},|but|and|also(?=\s+(?:on|in|at|among)\s)"
    r"|yet(?=\s+(?:(?-i:[A-Z])|the\s|he\s|she\s|they\s|it\s)))"
    r"(?!\s+for\s)\s+",
    re.I,
)
_ASIDE = re.compile(r",\s(?:though|however|moreover|meanwhile|in turn),(?=\s\w)")
"""A connective within a sentence: "The letter argues, though, that …"."""
""""However, …", "But …"; "Still waters …" and "But for …" open with no connective."""

_POINTS_BACK = re.compile(
    rf"^{any_of(phrases('openings', 'anaphoric'))}\b"
    r"|^\W*(?:(?:that|this|those|these)['’](?:s|re|ll|d|ve)\b"  # "That's the highest share"
    r"|the (?:rest|remainder|reverse|opposite)\b(?! of))"
    r"|\b(?:that|says?|said|notes?|noted|adds?|added) (?:this|that|these|those)"
    r" (?:is|was|are|were|has|had|would|will)\b"  # "noted that this is no record"
    r"|\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|can|could|seems?)\b)"
    r"|\bfollow(?:s|ed)(?=[.,]|\s+(?:in|on|at|later|soon|next|suit)\b)",
    re.I,
)
"""What stands, outside quotations, for something said before."""
_ANSWERS = re.compile(
    r"^[“\"](?:(?:yes|yeah|no|nope|right|exactly|absolutely|of course|not really)[,.!]|not that\b"
    r"|(?:that|this|these|those)(?:['’]s| is| was| are| were)\b)"
    r"|[,?!.][\"”]\s+(?:(?:he|she|they|it)\s+\w+|\w+\s+(?:he|she|they|it)\b)",
    re.I,
)
"""A quotation that answers or speaks of what was said, or whose speaker is a pronoun."""
_INTRODUCED = re.compile(
    r"\W*(?P<introduction>[^,;:]{3,90}),\s+(?:then\s+)?(?:he|she)\s+(?P<verb>\w+)", re.I
)


def tidy(text: str, language: str = ENGLISH) -> str:
    """Return ``text`` without an opening that leans on the sentence before.

    Asides to the page go too: "(see below)", and the brackets around a whole sentence. The words
    that stay are unchanged but for a capital at the start: "However, he left" becomes "He left".
    In other languages only marks of sources are taken off: "[1]".
    """
    if language != ENGLISH:
        return without_source_marks(text)
    text = without_pointers(_MARKUP.sub("", text))
    if bracketed := _BRACKETED.fullmatch(text):
        text = bracketed[1]
    text = _ASIDE.sub("", text)
    rest = _without_connective(text)
    return opened_anew(rest, text) if rest != text else text


def goes_on(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` begins with a connective that `tidy` takes off: "Then, …"."""
    return language == ENGLISH and _without_connective(text) != text


def _without_connective(text: str) -> str:
    while match := _CONNECTIVE.match(text):  # "And in fact, …"
        text = text[match.end() :]
    return text


def is_short(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` has too few words to say of what it tells."""
    few = len(content_words(text, language)) < _MIN_CONTENT_WORDS
    return few or count_words(text) < _MIN_WORDS


def says_little(text: str, language: str = ENGLISH) -> bool:
    """Return whether a short sentence names nobody, counts nothing and quotes nobody.

    Such are "Challenges persist, as evidenced by recent events." and "This is only a start.".
    Only of English is it known.
    """
    return (
        language == ENGLISH
        and count_words(text) <= _LITTLE_WORDS
        and without_quotations(text) == text
        and NUMBER_WORDS.isdisjoint(folded_words(text))
        and not any(map(str.isdigit, text))
        and not names(text, language)
    )


def objection(text: str, language: str = ENGLISH, *, cased: bool = True) -> str | None:
    """Return why ``text`` cannot be printed in a brief at all, or None if it can.

    Args:
        text: a sentence.
        language: the code of its language.
        cased: whether the sentences of its article begin with capitals: if so, one with a
            small letter is the rest of another.
    """
    noise = no_news(text, language)
    if language != ENGLISH and _ADDRESS.search(text):
        noise = "about the page"
    is_whole = _starts_whole(text, language, cased=cased) and ends_whole(text, language)
    for reason, holds in (
        ("too short", is_short(text, language) and not _tells_how_many(text, language)),
        ("too long", count_words(text) > _MAX_WORDS),
        ("incomplete", not is_whole),
        ("unbalanced quotation", _is_unbalanced(text, language)),
        (noise, noise is not None),
        ("a question", _last_mark(text) in QUESTION_MARKS + language_of(language).question_marks),
        ("speaks as its author", _speaks(without_quotations(text), language)),
    ):
        if holds:
            return reason
    return None


@lru_cache(maxsize=1 << 12)  # clustering, selection and coverage ask of the same sentences
def no_news(text: str, language: str = ENGLISH) -> str | None:
    """Return why ``text`` is no part of the news on its page, or None if it may be.

    So are captions, and what speaks to the reader or of the page. In other languages than
    English it is known by its fixed phrases.
    """
    if language != ENGLISH:
        return foreign_page_talk(without_quotations(text), language)
    return page_talk(without_quotations(without_pointers(text)))


def ends_whole(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` ends as a sentence of the language does, with a mark or without."""
    known = language_of(language)
    return known.unmarked or bool(ENDING.search(text)) or _last_mark(text) in known.question_marks


def _last_mark(text: str) -> str:
    return text.rstrip(" " + CLOSERS)[-1:] or " "


def _tells_how_many(text: str, language: str) -> bool:
    """Whether a short sentence says of how many: "Two people died.", "Nobody was hurt."."""
    if language != ENGLISH or not _COUNTED.match(text):
        return False
    return any(i > 0 for i in verbs_of(tokenize_sentence(text)))


def _starts_whole(text: str, language: str, *, cased: bool) -> bool:
    if not re.sub(r"^\W+", "", text)[:1].islower():
        return language != ENGLISH or _WHOLE_START.match(text) is not None
    return not cased or opens_with_small_name(text)


def _is_unbalanced(text: str, language: str) -> bool:
    pairs = _ENGLISH_PAIRS if language == ENGLISH else _PAIRS
    if any(text.count(opener) != text.count(closer) for opener, closer in pairs):
        return True
    if language == ENGLISH:
        unlisted = _LIST_MARK.sub("", text)
        return text.count('"') % 2 == 1 or unlisted.count("(") != unlisted.count(")")
    return opens_quotation(text.replace("»", "").replace("«", ""))


def _speaks(outside: str, language: str) -> bool:
    first_person = language_of(language).first_person
    if is_unspaced(outside):
        return any(word in outside for word in first_person)
    return not first_person.isdisjoint(p for w in folded_words(outside) for p in w.split("'"))


def leans_back(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` is understood only after the sentence before it.

    So are a quotation without its speaker and one that answers, and what begins with a
    pronoun or with "Since then", has "he said" for its speaker, or tells what happened
    "there" or "followed".
    """
    outside = without_quotations(text)
    if len(content_words(outside, language)) < _MIN_OUTSIDE_WORDS:
        return True
    if language != ENGLISH:
        leaning = _leaning(language)
        return leaning is not None and leaning.match(plain_typography(outside)) is not None
    return (
        _ANSWERS.search(text) is not None
        or _POINTS_BACK.search(outside) is not None
        or _opens_with_pronoun(outside)
        or _pronoun_after_introduction(outside)
    )


@cache
def _leaning(language: str) -> re.Pattern[str] | None:
    leaning = language_of(language).leaning
    if not leaning:
        return None
    # Where words have no spaces between them, what comes next goes on at once.
    ends = "" if any(UNSPACED.search(words) for words in leaning) else rf"(?<=')|(?![\w'{MARKS}-])"
    return re.compile(rf"\W*{any_of(leaning)}(?:{ends})", re.I)


def _opens_with_pronoun(outside: str) -> bool:
    opening = folded_words(outside)[: _OPENING_WORDS + 2]
    if opening[0] in PRONOUNS:
        return True
    if opening[0] in DEMONSTRATIVES and not _AFTER_DEMONSTRATIVE.isdisjoint(opening[1:2]):
        return True  # "This is why", "Those who": the demonstrative stands for something
    has_pronoun = not _PERSONS.isdisjoint(opening[:_OPENING_WORDS])
    return has_pronoun and ATTRIBUTION_VERBS.isdisjoint(opening)


def _pronoun_after_introduction(outside: str) -> bool:
    """Whether "he" or "she" is the subject after a phrase that names nobody who acts.

    "After the success of the film, she …", but not "When the mayor arrived, she …".
    """
    match = _INTRODUCED.match(outside)
    if match is None:
        return False
    sentence = tokenize_sentence(match["introduction"])
    words = [token.folded for token in sentence.tokens]
    acts = any(i > 0 for i in verbs_of(sentence))
    if words[0] in SUBORDINATORS:
        return not acts or len(words) < 3 or words[1] in _PERSONS or words[1].endswith("ing")
    phrase = words[0] in PREPOSITIONS or words[0].endswith(("ing", "ed"))
    return phrase or not acts or match["verb"].lower() in ATTRIBUTION_VERBS
