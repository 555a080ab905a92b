"""What a statement cites: its source, and the spans of other articles that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.facts.acronyms import find_abbreviations
from summarize.facts.wording import Wording
from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems, stem
from summarize.types import (
    BriefSentence,
    Citation,
    Note,
    Sentence,
    Statement,
    origin_of,
)

_CORROBORATING_SHARE = 0.6
"""Share of a statement's words, names apart, that an article's spans must have to be cited too."""
_SHARE_WITHOUT_NAMES = 0.75
"""The same where no capitals tell which words are names."""


def ground_source(note: Note, *, copies: Mapping[str, str]) -> Statement:
    """Return the statement of a note as its source has it, with the spans that say it.

    Of an article and its near-copies only one is cited.

    Args:
        note: its main sentence is the statement; what says the same elsewhere is cited too.
        copies: near-copies of articles and their originals.
    """
    cited = cite(note.text, [note.main], note.elsewhere, copies)
    return Statement(note, (BriefSentence(note.text, "extracted", 1.0, cited),))


def cite(
    text: str,
    used: Sequence[Sentence],
    elsewhere: Sequence[Sentence],
    copies: Mapping[str, str],
) -> tuple[Citation, ...]:
    """Return the spans of ``used``, and those of each other article that together say ``text``.

    Args:
        text: what is printed.
        used: the sentences that it was made of.
        elsewhere: sentences on the same matter, of each article the nearest first.
        copies: near-copies of articles and their originals.
    """
    cited = list(used)
    origins = {origin_of(sentence, copies) for sentence in used}
    near: dict[str, list[Sentence]] = {}
    for each in elsewhere:
        if each.language == used[0].language:
            near.setdefault(origin_of(each, copies), []).append(each)
    for origin, sentences in near.items():
        if origin not in origins:
            cited.extend(corroborating(text, sentences))
    return tuple(s.citation for s in cited)


def corroborating(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the fewest of an article's sentences that say what ``text`` says; none if they do not.

    In other words at most: together they must have every number and name of ``text`` and most of
    its other content words, and each a denial if and only if ``text`` has one. The first of them
    is the nearest; what another says in two sentences, a second one may complete.

    Args:
        text: what is said, in the language of the sentences.
        sentences: of one article, the nearest to ``text`` first.
    """
    if not sentences:
        return ()
    language = sentences[0].language
    own = Wording(text, language)
    others = own.stems - own.name_stems - own.figures
    must = own.figures | own.name_stems
    share = _CORROBORATING_SHARE if own.names or language == ENGLISH else _SHARE_WITHOUT_NAMES
    told = [Wording(each.text, language) for each in sentences]
    short_of = {
        frozenset(s for word in long for s in content_stems(word)): stem(short.lower())
        for short, long in find_abbreviations(text)
    }
    has = [
        each.stems.union(each.figures, *(long for long in short_of if short_of[long] in each.stems))
        for each in told
    ]
    agreeing = [n for n, each in enumerate(told) if each.denies == own.denies]
    said: set[str] = set()
    chosen: list[int] = []

    def is_told() -> bool:
        return must <= said and len(others & said) >= share * len(others)

    while not is_told():
        gains = {n: len((must | others) & has[n] - said) for n in agreeing}
        if not any(gains.values()):
            return ()
        chosen.append(max(agreeing, key=lambda n: gains[n]) if chosen else agreeing[0])
        said |= has[chosen[-1]]
    return tuple(sentences[n] for n in sorted(chosen))


def corroborates(span: Sentence, text: str) -> bool:
    """Return whether ``span`` alone says what ``text`` says, in other words at most."""
    return bool(corroborating(text, [span]))
