"""What the writer is asked: per cluster, the sentence to edit and what may be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.language.self_contained import tidy
from summarize.types import Cluster, Embeddings, Sentence, WritingRequest, origin_of
from summarize.writing.lattice import build_lattice

_RELATED_SIMILARITY = 0.5
"""Cosine from which another sentence may add to a cluster's."""
_MAX_ADDITIONAL = 3


def choose_sources(
    cluster: Cluster,
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    copies: Mapping[str, str],
) -> tuple[Sentence, ...]:
    """Return the cluster's representative and the sentences that may add to it.

    The nearest come first, and sentences of other independent articles before those of
    the representative's own.

    Args:
        cluster: a cluster of the story.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        copies: near-copies of articles and their originals.
    """
    row = next(i for i, s in enumerate(sentences) if s.id == cluster.representative_id)
    own = origin_of(sentences[row], copies)
    similarity = embeddings @ embeddings[row]  # (n,)
    related = [
        i for i in range(len(sentences)) if similarity[i] >= _RELATED_SIMILARITY and i != row
    ]
    related.sort(key=lambda i: (origin_of(sentences[i], copies) == own, -similarity[i], i))
    return (sentences[row], *(sentences[i] for i in related[:_MAX_ADDITIONAL]))


def source_texts(sources: Sequence[Sentence], *, leans: bool) -> tuple[str, ...]:
    """Return the texts of ``sources``, the first as it could stand in a brief.

    An opening such as "However," is taken off it, unless it ``leans`` on the sentence
    that it will stand after.
    """
    main, *others = sources
    return (main.text if leans else tidy(main.text), *(other.text for other in others))


def make_request(texts: Sequence[str]) -> WritingRequest:
    """Return the request to write one sentence from ``texts``, from `source_texts`."""
    return WritingRequest(tuple(texts), build_lattice(texts))
