"""What becomes of clusters and extractive briefs with other embedders.

    python -m bench.embedders DATA [EMBEDDER ...]

DATA holds ``multinews_dev.jsonl``, of which every sixth story is taken. An embedder is what
``--embedder`` takes, or "cone": the default one's vectors with a large part in common, as those
of many encoders have. Each is measured with its own scale and with the default embedder's:
agreement with the default embedder's clusters (adjusted Rand index, the mean over stories), the
largest cluster as a share of its story, and ROUGE-1 and ROUGE-2.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.clustering import adjusted_rand_index
from summarize.analysis.splitting import split_articles
from summarize.backends import load_embedder
from summarize.backends.calibration import measure_scale
from summarize.catalog import default_card, resolve_model
from summarize.clustering import cluster_sentences
from summarize.evaluation.datasets import ReferenceStory, read_stories
from summarize.evaluation.rouge import RougeScorer
from summarize.likeness import REFERENCE_SCALE, CosineScale
from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.types import Embeddings, Models, SentenceEmbedder

EVERY = 6
WORDS = 220
COMMON = 0.75


class Cone:
    """The vectors of an embedder with a part that all have in common."""

    scale = REFERENCE_SCALE  # until it is measured

    def __init__(self, embedder: SentenceEmbedder) -> None:
        """Put the vectors of ``embedder`` into a narrow cone."""
        self._embedder, self.languages = embedder, embedder.languages

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return unit rows whose cosines are 0.75 and more."""
        rows = self._embedder.embed(texts)
        common = np.random.default_rng(0).normal(size=rows.shape[1])
        rows = (1 - COMMON) ** 0.5 * rows + COMMON**0.5 * common / np.linalg.norm(common)
        unit: Embeddings = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return unit


class Scaled:
    """An embedder on a scale, which embeds no text twice."""

    def __init__(self, embedder: SentenceEmbedder, scale: CosineScale) -> None:
        """Give ``embedder`` that scale."""
        self._embedder, self.scale, self.languages = embedder, scale, embedder.languages
        self._rows: dict[str, Embeddings] = {}

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return what the embedder returns."""
        new = list(dict.fromkeys(text for text in texts if text not in self._rows))
        if new:
            self._rows.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._rows[text] for text in texts])


def clusters(stories: Sequence[ReferenceStory], embedder: Scaled) -> list[list[int]]:
    """Return the number of each sentence's cluster, story by story."""
    limit = embedder.scale.likeness().same_statement
    labels = []
    for story in stories:
        sentences = split_articles(story.articles)
        rows = embedder.embed([sentence.text for sentence in sentences])
        groups = cluster_sentences(rows, threshold=limit)
        number_of = {row: number for number, group in enumerate(groups) for row in group}
        labels.append([number_of[row] for row in range(len(sentences))])
    return labels


def report(
    name: str, stories: Sequence[ReferenceStory], embedder: Scaled, usual: list[list[int]]
) -> None:
    """Print one row."""
    found = clusters(stories, embedder)
    agreement = np.mean([adjusted_rand_index(*each) for each in zip(found, usual, strict=True)])
    largest = max(max(Counter(labels).values()) / len(labels) for labels in found)
    scorer, scores = RougeScorer(), []
    for story in stories:
        brief = make_brief(story.articles, Models(embedder=embedder), Settings(words=WORDS))
        rouge = scorer.score([sentence.text for sentence in brief.sentences], story.references)
        scores.append((rouge.rouge1, rouge.rouge2, len(brief.text.split())))
    first, second, words = np.mean(scores, axis=0)
    print(
        f"{name}: ARI {agreement:.2f}, largest cluster {largest:.0%},"
        f" ROUGE {first:.1f} / {second:.1f}, {words:.0f} words",
        flush=True,
    )


def main(data: Path, names: Sequence[str]) -> None:
    """Print the default embedder's row and two for each of ``names``."""
    stories = list(read_stories(data / "multinews_dev.jsonl"))[::EVERY]
    default = load_embedder(default_card("embedder"))
    usual = clusters(stories, Scaled(default, REFERENCE_SCALE))
    report("default", stories, Scaled(default, REFERENCE_SCALE), usual)
    for name in names:
        cone = name == "cone"
        embedder: SentenceEmbedder = (
            Cone(default) if cone else load_embedder(resolve_model(name, "embedder"))
        )
        own = measure_scale(embedder)
        print(f"{name}: {own}")
        for scale in (own, REFERENCE_SCALE):
            told = "own" if scale is own else "default's"
            report(f"{name}, {told} scale", stories, Scaled(embedder, scale), usual)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
