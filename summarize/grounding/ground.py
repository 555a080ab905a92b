"""From candidates to statements: checked, cited, with the source as the last resort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.grounding.support import check_support
from summarize.language.edits import Sources
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import NUMBER_WORDS
from summarize.language.self_contained import objection
from summarize.language.text import (
    content_stems,
    folded_words,
    is_denied,
    names,
    numbers,
)
from summarize.types import (
    BriefSentence,
    Candidate,
    Citation,
    Material,
    Sentence,
    SentenceKind,
    Statement,
    origin_of,
)

_CORROBORATING_SHARE = 0.6
"""Share of a statement's words, names apart, that a span must have to be cited too."""
_SHARE_WITHOUT_NAMES = 0.75
"""The same where no capitals tell which words are names."""


def ground_candidates(
    candidates: Sequence[Candidate],
    material: Material,
    sources: Sources | None,
    cluster_sentences: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
    follows: int | None = None,
) -> Statement:
    """Keep the candidates that their sources support, and cite the spans.

    Of an article and its near-copies only one is cited.

    Args:
        candidates: what the writer proposes, likeliest first.
        material: what it wrote from.
        sources: the same as trees; None if nothing was written.
        cluster_sentences: the cluster, from which further spans are cited that say
            the same.
        copies: near-copies of articles and their originals.
        follows: the statement that this one leans on, by its place among all.
    """
    wordings = []
    for candidate in candidates:
        text = candidate.text.strip()
        if sources is None or text == material.text or objection(text) is not None:
            continue
        support = check_support(text, sources)
        if support.holds:
            used = [material.sentences[i] for i in support.used]
            wordings.append(
                _statement(text, "fused", support.score, used, cluster_sentences, copies)
            )
    wordings.append(
        _statement(material.text, "extracted", 1.0, [material.main], cluster_sentences, copies)
    )
    return Statement(material.main, tuple(wordings), follows)


def _statement(
    text: str,
    kind: SentenceKind,
    score: float,
    used: Sequence[Sentence],
    cluster: Sequence[Sentence],
    copies: Mapping[str, str],
) -> BriefSentence:
    cited = list(used)
    language = used[0].language
    origins = {origin_of(sentence, copies) for sentence in used}
    for sentence in cluster:
        origin = origin_of(sentence, copies)
        if origin in origins or sentence.language != language:
            continue
        if corroborates(sentence.text, text, language):
            origins.add(origin)
            cited.append(sentence)
    return BriefSentence(
        text=text,
        kind=kind,
        support=score,
        citations=tuple(Citation(s.article_id, s.start, s.end) for s in cited),
    )


def corroborates(span: str, text: str, language: str = ENGLISH) -> bool:
    """Return whether ``span`` says what ``text`` says, in other words at most.

    It must have every number and name of ``text``, most of its other content words, and
    a denial if and only if ``text`` has one.
    """
    known = set(content_stems(span, language))
    named = {stem for name in names(text, language) for stem in content_stems(name, language)}
    figures = numbers(text, language)
    others = set(content_stems(text, language)) - named - figures
    share = _CORROBORATING_SHARE if named or language == ENGLISH else _SHARE_WITHOUT_NAMES
    return (
        figures <= numbers(span, language)
        and _number_words(text) <= _number_words(span)
        and named <= known
        and len(others & known) >= share * len(others)
        and is_denied(span, language) == is_denied(text, language)
    )


def _number_words(text: str) -> set[str]:
    return set(NUMBER_WORDS.intersection(folded_words(text)))
