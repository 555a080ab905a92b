"""Which sentences can be printed in a brief, and which only after the one before.

The rules here are those of English; a sentence in another language is handed on to
`foreign`, where what holds in every script stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.language import other_languages as foreign
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import (
    ANAPHORIC_OPENINGS,
    ATTRIBUTION_VERBS,
    DEMONSTRATIVES,
    FIRST_PERSON,
    NUMBER_WORDS,
    OPENING_CONNECTIVES,
    PREPOSITIONS,
    PRESENT_VERBS,
    PRONOUNS,
    SUBORDINATORS,
)
from summarize.language.page_talk import page_talk, without_pointers
from summarize.language.syntax import is_verb
from summarize.language.tokens import tokenize_sentence
from summarize.language.words import content_words, count_words, folded_words

_MIN_WORDS = 5
_MAX_WORDS = 80
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LEADING_DASH = re.compile(r"^[—–•-]+\s+")
_ENDING = re.compile(r"[.!?…][\"”’')\]]*$")
_COUNTS = sorted(NUMBER_WORDS - {"half", "twice", "double", "triple"})
_COUNTED = re.compile(
    rf"(?:\d[\d,]*|{'|'.join(_COUNTS)}|no|nobody|none)(?: \S+){{2,}}"
    r"|there (?:was|were|has been|have been) no ",
    re.I,
)
_NEEDS_NO_COMMA = frozenset(["but", "and"])


def _any_of(openings: tuple[str, ...]) -> str:
    return "|".join(re.escape(words) for words in sorted(openings, key=len, reverse=True))


_CONNECTIVE = re.compile(rf"(?P<words>{_any_of(OPENING_CONNECTIVES)})(?P<comma>,?)\s+", re.I)
_ANAPHORIC = re.compile(rf"(?:{_any_of(ANAPHORIC_OPENINGS)})\b", re.I)
_SPEAKER_PRONOUN = re.compile(
    r"[,?!.][\"”]\s+(?:(?:he|she|they|it)\s+\w+|\w+\s+(?:he|she|they|it)\b)", re.I
)
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|can|could|seems?)\b)", re.I
)
_FOLLOWED = re.compile(r"\bfollow(?:s|ed)(?=[.,]|\s+(?:in|on|at|later|soon|next|suit)\b)", re.I)
_DEMONSTRATED = re.compile(
    r"\W*(?:(?:that|this|those|these)['’](?:s|re|ll|d|ve)\b"  # "That's the highest share"
    r"|the (?:rest|remainder|reverse|opposite)\b(?! of))"
    r"|.*\b(?:that|says?|said|notes?|noted|adds?|added) (?:this|that|these|those)"
    r" (?:is|was|are|were|has|had|would|will)\b",  # "noted that this is no record"
    re.I,
)
"""A demonstrative that stands for something said before, or what is left of it."""
_ANSWER = re.compile(
    r"^[“\"](?:(?:yes|yeah|no|nope|right|exactly|absolutely|of course|not really)[,.!]|not that\b"
    r"|(?:that|this|these|those)(?:['’]s| is| was| are| were)\b)",
    re.I,
)
"""A quotation that answers what was asked, or speaks of what was said."""
_INTRODUCED = re.compile(
    r"\W*(?P<introduction>[^,;:]{3,90}),\s+(?:then\s+)?(?:he|she)\s+(?P<verb>\w+)", re.I
)
_PERSONS = frozenset(["he", "she", "they", "it", "him", "them"])
_DATE = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}"
# A caption tells in the present tense what was to be seen at a place on a day of a year.
_CAPTION_DATE = re.compile(rf"(?:, (?:on )?{_DATE}\.|\b{_DATE},? in [A-Z][^.]*\.)$")
_CAPTION = re.compile(
    r"\((?:L|left|right|center|centre)\)"
    r"|[A-Z][\w’'-]*[a-z], (?:(?:far |second from |at )?(?:left|right)|center|centre),"
    r"|\bin this (?:[\w-]+,? ){0,4}(?:photo|photograph|image|picture|frame grab)\b"
    r"|^(?:This|An?|The) (?:[\w-]+ )?(?:photo|photograph|image|picture) (?:shows?|taken)\b"
    r"|^Buy Photo\b|\bCREDIT: "
)
_PHOTO = re.compile(r"(?:An?|The) (?:[\w-]+ ){0,2}(?:photo|photograph|image|picture)\b", re.I)
_OPENING_WORDS = 4
"""A pronoun among so many first words has its name in an earlier sentence."""
_AFTER_PRONOUN = frozenset(
    (
        "is are was were has have had will would can could may might must should does did do "
        "means meant makes made comes came includes included follows followed led marks says said "
        "in of to and who"
    ).split()
)


def tidy(text: str, language: str = ENGLISH) -> str:
    """Return ``text`` without an opening that leans on the sentence before.

    Asides to the page go too: "(see below)". The words that stay are unchanged but for a
    capital at the start: "However, he left" becomes "He left". In other languages nothing
    is taken off.
    """
    if language != ENGLISH:
        return text
    text = without_pointers(_LEADING_DASH.sub("", text))
    rest = text[_connective_end(text) :]
    return rest[:1].upper() + rest[1:] if rest != text else text


def goes_on(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` begins with a connective that `tidy` takes off: "Then, …"."""
    return language == ENGLISH and _connective_end(text) > 0


def _connective_end(text: str) -> int:
    """Where the connective at the start of ``text`` ends; 0 if there is none."""
    match = _CONNECTIVE.match(text)
    if match is None or not (match["comma"] or match["words"].lower() in _NEEDS_NO_COMMA):
        return 0  # "Still waters …" and "So far …" open with no connective
    return 0 if text[match.end() :].lower().startswith("for ") else match.end()  # "But for …"


def is_short(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` has too few words to say of what it tells."""
    return count_words(text) < _MIN_WORDS or len(content_words(text, language)) < 3


def objection(text: str, language: str = ENGLISH) -> str | None:
    """Return why ``text`` cannot be printed in a brief at all, or None if it can."""
    if language != ENGLISH:
        return foreign.objection(text, language)
    outside = _QUOTED.sub(" ", text)
    noise = no_news(text, language)
    for reason, holds in (
        ("too short", is_short(text) and not _tells_how_many(text)),
        ("too long", count_words(text) > _MAX_WORDS),
        ("incomplete", not _ENDING.search(text) or not _starts_whole(text)),
        ("unbalanced quotation", _is_unbalanced(text)),
        (noise or "", noise is not None),
        ("a question", text.rstrip("\"”’')").endswith("?")),
        ("speaks as its author", not FIRST_PERSON.isdisjoint(folded_words(outside))),
    ):
        if holds:
            return reason
    return None


@lru_cache(maxsize=1 << 12)  # clustering, selection and coverage ask of the same sentences
def no_news(text: str, language: str = ENGLISH) -> str | None:
    """Return why ``text`` is no part of the news on its page, or None if it may be.

    So are captions, and what speaks to the reader or of the page.
    """
    if language != ENGLISH:
        return None
    outside = _QUOTED.sub(" ", without_pointers(text))
    return "a caption" if _is_caption(outside) else page_talk(outside)


def leans_back(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` is understood only after the sentence before it.

    So are a quotation without its speaker and one that answers, and what begins with a
    pronoun or with "Since then", has "he said" for its speaker, or tells what happened
    "there" or "followed".
    """
    if language != ENGLISH:
        return foreign.leans_back(text, language)
    outside = content_words(_QUOTED.sub(" ", text))
    return (
        len(outside) < 2
        or _SPEAKER_PRONOUN.search(text) is not None
        or _ANSWER.match(text) is not None
        or _ANAPHORIC.match(text) is not None
        or _DEMONSTRATED.match(_QUOTED.sub(" ", text)) is not None
        or _THERE.search(_QUOTED.sub(" ", text)) is not None
        or _FOLLOWED.search(_QUOTED.sub(" ", text)) is not None
        or _opens_with_pronoun(text)
        or _pronoun_after_introduction(text)
    )


def _tells_how_many(text: str) -> bool:
    """Whether a short sentence says of how many: "Two people died.", "Nobody was hurt."."""
    if not _COUNTED.match(text):
        return False
    sentence = tokenize_sentence(text)
    return any(is_verb(sentence, i) for i in range(1, len(sentence.tokens)))


def _starts_whole(text: str) -> bool:
    first = text.lstrip("\"“‘'([")[:1]
    return first.isupper() or first.isdigit() or first in "$£€" or not first.isascii()


def _is_unbalanced(text: str) -> bool:
    return (
        text.count("“") != text.count("”")
        or text.count('"') % 2 == 1
        or text.count("[") != text.count("]")
    )


def _is_caption(text: str) -> bool:
    if _CAPTION.search(text):
        return True
    if not (_CAPTION_DATE.search(text) or _PHOTO.match(text)):
        return False
    sentence = tokenize_sentence(text)
    verbs = {t.folded for i, t in enumerate(sentence.tokens) if is_verb(sentence, i)}
    return not verbs if _PHOTO.match(text) else verbs <= PRESENT_VERBS | {"is", "are"}


def _opens_with_pronoun(text: str) -> bool:
    opening = folded_words(_QUOTED.sub(" ", text))[: _OPENING_WORDS + 2]
    if not opening or opening[0] in PRONOUNS:
        return True
    if opening[0] in DEMONSTRATIVES and len(opening) > 1 and opening[1] in _AFTER_PRONOUN:
        return True  # "This is why", "Those who": the demonstrative stands for something
    has_pronoun = not _PERSONS.isdisjoint(opening[:_OPENING_WORDS])
    return has_pronoun and ATTRIBUTION_VERBS.isdisjoint(opening)


def _pronoun_after_introduction(text: str) -> bool:
    """Whether "he" or "she" is the subject after a phrase that names nobody who acts.

    "After the success of the film, she …", but not "When the mayor arrived, she …".
    """
    match = _INTRODUCED.match(_QUOTED.sub(" ", text))
    if match is None:
        return False
    sentence = tokenize_sentence(match["introduction"])
    words = [token.folded for token in sentence.tokens]
    verbs = [i for i in range(1, len(words)) if is_verb(sentence, i)]
    if words[0] in SUBORDINATORS:
        return len(words) < 3 or words[1] in _PERSONS or words[1].endswith("ing") or not verbs
    phrase = words[0] in PREPOSITIONS or words[0].endswith(("ing", "ed"))
    return phrase or not verbs or match["verb"].lower() in ATTRIBUTION_VERBS
