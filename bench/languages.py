"""ROUGE of extractive briefs in other languages, beside lead, LexRank and chance.

    python bench/languages.py DATA [LANGUAGE ...]

DATA holds ``multiling_<language>.jsonl``, stories with ``documents`` and ``summaries``.
Words are those of `summarize.language.text`, lower-cased and not stemmed, since the ROUGE of
``summarize evaluate`` sees ASCII letters alone. Printed are ROUGE-1 and ROUGE-2 F1, the mean
over references and stories; all systems get the same sentences and at most 250 words.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from summarize.backends import load_embedder
from summarize.catalog import default_card
from summarize.language.identification import identify_articles
from summarize.language.text import count_words, words
from summarize.pipeline import make_brief
from summarize.selection import tfidf_rows
from summarize.settings import Settings
from summarize.splitting import split_articles
from summarize.types import Article, Embeddings, Sentence, SentenceEmbedder

LANGUAGES = "french czech greek arabic hebrew hindi".split()
MAX_WORDS = 250


class AllLanguages:
    """An embedder that says it knows every language, to see what comes of it."""

    languages = ("*",)

    def __init__(self, embedder: SentenceEmbedder) -> None:
        """Pass everything on to ``embedder``."""
        self._embedder = embedder

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return what the embedder returns."""
        return self._embedder.embed(texts)


def within_budget(sentences: Iterable[Sentence]) -> str:
    """Return the sentences that fit, whole and in order."""
    taken, room = [], MAX_WORDS
    for sentence in sentences:
        if count_words(sentence.text) <= room:
            room -= count_words(sentence.text)
            taken.append(sentence.text)
    return " ".join(taken)


def lead(sentences: Sequence[Sentence]) -> str:
    """Return each article's first sentence, then each one's second, and so on."""
    return within_budget(sorted(sentences, key=lambda sentence: sentence.index))


def lexrank(sentences: Sequence[Sentence]) -> str:
    """Rank by a random walk over sentences that share words (Erkan and Radev, 2004)."""
    rows = tfidf_rows([s.text for s in sentences], [s.language for s in sentences])
    near = ((rows @ rows.T).toarray() >= 0.1).astype(float)
    walk = near / np.maximum(near.sum(axis=1, keepdims=True), 1.0)
    rank = np.full(len(sentences), 1.0 / len(sentences))
    for _ in range(100):
        rank = 0.15 / len(sentences) + 0.85 * (walk.T @ rank)
    return within_budget(sentences[i] for i in np.argsort(-rank, kind="stable"))


def chance(sentences: Sequence[Sentence], seed: str) -> str:
    """Return sentences drawn at random."""
    return within_budget(random.Random(seed).sample(list(sentences), len(sentences)))


def extractive(articles: Sequence[Article], embedder: SentenceEmbedder) -> str:
    """Return the text of the brief."""
    return make_brief(articles, embedder=embedder, settings=Settings(words=MAX_WORDS)).text


def rouge(text: str, reference: str, n: int) -> float:
    """Return ROUGE-n F1 in percent."""

    def grams(of: str) -> Counter[tuple[str, ...]]:
        folded = [word.casefold() for word in words(of)]
        return Counter(zip(*(folded[i:] for i in range(n)), strict=False))

    own, other = grams(text), grams(reference)
    return 200.0 * (own & other).total() / max(own.total() + other.total(), 1)


def main(data: Path, languages: Sequence[str]) -> None:
    """Print one row a language."""
    embedder = load_embedder(default_card("embedder"))
    for language in languages:
        scores: dict[str, list[tuple[float, float]]] = {}
        for line in (data / f"multiling_{language}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            articles = identify_articles(
                [
                    Article(f"a{n}", each["text"], each.get("title"))
                    for n, each in enumerate(row["documents"], 1)
                ]
            )
            sentences = split_articles(articles)
            made = {
                "lead": lead(sentences),
                "LexRank": lexrank(sentences),
                "chance": chance(sentences, row["id"]),
                "extractive": extractive(articles, embedder),
                "with MiniLM": extractive(articles, AllLanguages(embedder)),
            }
            for system, text in made.items():
                each = [
                    [rouge(text, reference, n) for reference in row["summaries"]] for n in (1, 2)
                ]
                scores.setdefault(system, []).append(
                    (float(np.mean(each[0])), float(np.mean(each[1])))
                )
        means = {system: np.mean(values, axis=0) for system, values in scores.items()}
        cells = (f"{system} {r1:.1f} / {r2:.1f}" for system, (r1, r2) in means.items())
        print(f"{language}: " + ", ".join(cells), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or LANGUAGES)
