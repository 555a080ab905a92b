"""What a statement cites: its source, and the spans of other articles that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.facts.wording import Wording
from summarize.language.languages import ENGLISH
from summarize.types import (
    BriefSentence,
    Citation,
    Note,
    Sentence,
    Statement,
    origin_of,
)

_CORROBORATING_SHARE = 0.6
"""Share of a statement's words, names apart, that a span must have to be cited too."""
_SHARE_WITHOUT_NAMES = 0.75
"""The same where no capitals tell which words are names."""


def ground_source(note: Note, *, copies: Mapping[str, str]) -> Statement:
    """Return the statement of a note as its source has it, with the spans that say it.

    Of an article and its near-copies only one is cited.

    Args:
        note: its main sentence is the statement; those of its cluster that say the same are
            cited too.
        copies: near-copies of articles and their originals.
    """
    cited = cite(note.text, [note.main], note.members, copies)
    return Statement(note, (BriefSentence(note.text, "extracted", 1.0, cited),))


def cite(
    text: str,
    used: Sequence[Sentence],
    cluster_sentences: Sequence[Sentence],
    copies: Mapping[str, str],
) -> tuple[Citation, ...]:
    """Return the spans of ``used``, and of those sentences of other articles that say ``text``."""
    cited = list(used)
    language = used[0].language
    origins = {origin_of(sentence, copies) for sentence in used}
    for sentence in cluster_sentences:
        origin = origin_of(sentence, copies)
        if origin in origins or sentence.language != language:
            continue
        if corroborates(sentence.text, text, language):
            origins.add(origin)
            cited.append(sentence)
    return tuple(s.citation for s in cited)


def corroborates(span: str, text: str, language: str = ENGLISH) -> bool:
    """Return whether ``span`` says what ``text`` says, in other words at most.

    It must have every number and name of ``text``, most of its other content words, and
    a denial if and only if ``text`` has one.
    """
    own, theirs = Wording(text, language), Wording(span, language)
    others = own.stems - own.name_stems - own.figures
    share = _CORROBORATING_SHARE if own.names or language == ENGLISH else _SHARE_WITHOUT_NAMES
    return (
        own.figures <= theirs.figures
        and own.name_stems <= theirs.stems
        and len(others & theirs.stems) >= share * len(others)
        and own.denies == theirs.denies
    )
