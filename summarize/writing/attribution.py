"""Which sentences of the articles each sentence of a draft can rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.analysis.splitting import split_article
from summarize.checking.sources import Sources, find_spans
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.selection import RankedCluster
from summarize.types import (
    Article,
    Candidate,
    Cluster,
    Material,
    Sentence,
    SentenceEmbedder,
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of a draft, with what it is checked against and what could replace it."""

    candidate: Candidate
    material: Material
    ranked: RankedCluster


def attribute_draft(
    draft: Candidate | None,
    sources: Sources,
    groups: Mapping[str, tuple[str, ...]],
    *,
    embedder: SentenceEmbedder,
) -> list[Drafted]:
    """Return the sentences of ``draft`` that could stand in a brief, in order.

    The nearest source sentence that can be printed by itself would replace a sentence
    that the sources turn out not to support; where there is none, the sentence is left
    out at once.

    Args:
        draft: a text of several sentences; None if nothing was written.
        sources: the sentences of the story, with their vectors.
        groups: by sentence id, the ids of those that say the same, itself among them.
        embedder: finds what is near in meaning.
    """
    if draft is None:
        return []
    texts = [s.text for s in split_article(Article("draft", draft.text))]
    texts = [text for text in dict.fromkeys(texts) if objection(text) is None]
    drafted: list[Drafted] = []
    for text, vector in zip(texts, embedder.embed(texts), strict=True):
        spans = [sources.sentences[i] for i in find_spans(text, vector, sources)]
        main = next((span for span in spans if _stands_alone(span)), None)
        if main is None:
            continue
        follows = len(drafted) - 1 if leans_back(text) else None
        if follows == -1:
            continue
        cluster = Cluster(f"d{len(drafted) + 1}", groups[main.id], main.id, 1.0)
        drafted.append(
            Drafted(
                Candidate(text, draft.log_likelihood),
                Material(main, tidy(main.text), tuple(s for s in spans if s is not main)),
                RankedCluster(cluster, follows),
            )
        )
    return drafted


def _stands_alone(sentence: Sentence) -> bool:
    text = tidy(sentence.text)
    return objection(text) is None and not leans_back(text)
