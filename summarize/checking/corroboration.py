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
    """Return the one or two of an article's sentences that say what ``text`` says, if they do.

    In other words at most: they must have every number of ``text`` and most of its other content
    words, and each a denial if and only if ``text`` has one; and all sentences together its names:
    who is meant by "he" has been told near it.

    Args:
        text: what is said, in the language of the sentences.
        sentences: of one article, the nearest to ``text`` first.
    """
    if not sentences:
        return ()
    language = sentences[0].language
    own = Wording(text, language)
    others = own.stems - own.name_stems - own.figures
    share = _CORROBORATING_SHARE if own.names or language == ENGLISH else _SHARE_WITHOUT_NAMES
    told = [Wording(each.text, language) for each in sentences]
    has = [_with_long_names(each, text) for each in told]
    if not own.stems or not own.name_stems <= frozenset().union(*has):
        return ()
    agreeing = [n for n, each in enumerate(told) if each.denies == own.denies]
    # One says it, or one with the nearest: what is gathered from more is chance.
    for chosen in [(n,) for n in agreeing] + [(agreeing[0], n) for n in agreeing[1:]]:
        said = frozenset().union(*(has[n] for n in chosen))
        shares = (len(stems & said) >= share * len(stems) for stems in (others, own.stems))
        if own.figures <= said and all(shares):
            return tuple(sentences[n] for n in chosen)
    return ()


def _with_long_names(wording: Wording, text: str) -> frozenset[str]:
    """Its stems and figures, and what its abbreviations stand for in ``text``."""
    known = wording.stems | wording.figures
    for short, long in find_abbreviations(text):
        if stem(short.lower()) in known:
            known = known.union(content_stems(" ".join(long)))
    return known


def corroborates(span: Sentence, text: str) -> bool:
    """Return whether ``span`` alone says what ``text`` says, in other words at most."""
    return bool(corroborating(text, [span]))
