"""From candidates to statements: checked, cited, with the source as the last resort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.grounding.support import check_support
from summarize.selection.self_contained import objection
from summarize.text import content_stems, names, numbers
from summarize.types import BriefSentence, Candidate, Citation, Sentence, WritingRequest

_CORROBORATING_SHARE = 0.6
"""Share of a statement's content stems that another span must have to be cited too."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one cluster can say, in each supported wording, likeliest first.

    The last wording is the source sentence itself.
    """

    source: Sentence
    wordings: tuple[BriefSentence, ...]


def ground_candidates(
    candidates: Sequence[Candidate],
    request: WritingRequest,
    sources: Sequence[Sentence],
    cluster_sentences: Sequence[Sentence],
) -> Statement:
    """Keep the candidates that their sources support, and cite the spans.

    Of an article and its near-copy only one is cited.

    Args:
        candidates: what the writer proposes, likeliest first.
        request: what it was asked; its texts were made of ``sources``.
        sources: the sentences behind the request, the first being the one to edit.
        cluster_sentences: the cluster, from which further spans are cited that say
            the same.
    """
    original = request.sources[0]
    wordings = []
    for candidate in candidates:
        text = candidate.text.strip()
        if text == original or objection(text) is not None:
            continue
        support = check_support(text, request.sources)
        if support.holds:
            used = [sources[i] for i in support.used]
            wordings.append(_statement(text, "fused", support.score, used, cluster_sentences))
    wordings.append(_statement(original, "extracted", 1.0, sources[:1], cluster_sentences))
    return Statement(sources[0], tuple(wordings))


def _statement(
    text: str, kind: str, score: float, used: Sequence[Sentence], cluster: Sequence[Sentence]
) -> BriefSentence:
    cited = {sentence.article_id: sentence for sentence in reversed(used)}
    for sentence in cluster:
        if sentence.article_id not in cited and corroborates(sentence.text, text):
            cited[sentence.article_id] = sentence
    ordered = [*used, *(s for s in cited.values() if s not in used)]
    return BriefSentence(
        text=text,
        kind="fused" if kind == "fused" else "extracted",
        support=score,
        citations=tuple(Citation(s.article_id, s.start, s.end) for s in ordered),
    )


def corroborates(span: str, text: str) -> bool:
    """Return whether ``span`` says what ``text`` says, in other words at most.

    It must have every number and name of ``text``, and most of its content words.
    """
    stems = set(content_stems(text))
    known = set(content_stems(span))
    return (
        numbers(text) <= numbers(span)
        and {stem for name in names(text) for stem in content_stems(name)} <= known
        and len(stems & known) >= _CORROBORATING_SHARE * len(stems)
    )
