"""How well a pile of articles is told apart into stories, and how long it takes.

    python -m bench.grouping stories.jsonl … [--synthetic 50000]

Each file has a story a line, as `summarize evaluate` takes them; its articles are shuffled into one
pile. Told are the adjusted Rand index and B-cubed F1 of `summarize stories`, all at once and in ten
portions in random order, of k-means on the default embedder's vectors of title and opening, given
the true number of stories, and of connected components at the threshold that is best for each file.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from math import comb
from pathlib import Path

import numpy as np
import numpy.typing as npt

from summarize import load_models
from summarize.grouping import ArticleTerms, group_articles, terms_of
from summarize.grouping.nearness import Nearness
from summarize.types import Article, Embeddings

PORTIONS = 10
SHUFFLES = 5
OPENING_WORDS = 120


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.grouping", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--synthetic", type=int, default=0, metavar="ARTICLES")
    given = parser.parse_args()
    print("| pile | articles | stories | what | adjusted Rand | B-cubed F1 |")
    print("|---|---:|---:|---|---:|---:|")
    for file in given.files:
        pile, truth = read_pile(file)
        for what, (rand, f1) in measured(pile, truth):
            counts = f"{len(pile)} | {len(set(truth))}"
            print(f"| {file.stem} | {counts} | {what} | {rand:.3f} | {f1:.3f} |", flush=True)
    if given.synthetic:
        pile, truth = made_up(given.synthetic)
        began = time.process_time()
        found = grouped([terms_of(each) for each in pile])
        seconds = time.process_time() - began
        rand, f1 = agreement(truth, found)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(f"| synthetic | {len(pile)} | {len(set(truth))} | stories | {rand:.3f} | {f1:.3f} |")
        print(f"\n{len(pile)} articles: {seconds:.0f} s of one core, {peak:.2f} GB at most")


def measured(
    pile: Sequence[Article], truth: Sequence[str]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield what was tried on a pile and how far it agrees with the truth."""
    terms = [terms_of(each) for each in pile]
    yield "`summarize stories`", agreement(truth, grouped(terms))
    portions = [agreement(truth, in_portions(terms, seed)) for seed in range(SHUFFLES)]
    mean = np.mean(portions, axis=0)
    yield f"… in {PORTIONS} portions, mean of {SHUFFLES} orders", (mean[0], mean[1])
    vectors = opening_vectors(pile)
    yield "k-means, true k", agreement(truth, by_k_means(vectors, len(set(truth))))
    yield "components of vectors, best threshold", best_components(vectors @ vectors.T, truth)
    nearness = Nearness.of(terms)
    words = (nearness.vectors @ nearness.vectors.T).toarray()
    yield "components of words, best threshold", best_components(words, truth)


def read_pile(file: Path) -> tuple[list[Article], list[str]]:
    """Return the articles of all stories of a file, shuffled, and each one's story."""
    told = []
    for line in file.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        for number, each in enumerate(story["documents"]):
            article = Article(
                id=f"{story['id']}/{number}",
                text=each["text"],
                title=each.get("title"),
                published=each.get("date"),
            )
            told.append((article, str(story["id"])))
    random.Random(0).shuffle(told)
    return [article for article, _ in told], [story for _, story in told]


def grouped(terms: Sequence[ArticleTerms]) -> list[int]:
    """Return the number of each article's story."""
    return _numbers(terms, [group.article_ids for group in group_articles(terms)])


def in_portions(terms: Sequence[ArticleTerms], seed: int) -> list[int]:
    """Return the number of each article's story if they come in portions, in random order."""
    coming = [*terms]
    random.Random(seed).shuffle(coming)
    stories: list[tuple[str, ...]] = []
    for part in range(1, PORTIONS + 1):
        there = coming[: len(coming) * part // PORTIONS]
        standing = [ids for ids in stories if len(ids) > 1]
        stories = [group.article_ids for group in group_articles(there, standing)]
    return _numbers(terms, stories)


def _numbers(terms: Sequence[ArticleTerms], stories: Sequence[Sequence[str]]) -> list[int]:
    number = {id_: place for place, ids in enumerate(stories) for id_ in ids}
    return [number[each.id] for each in terms]


def agreement(truth: Sequence[str], found: Sequence[int]) -> tuple[float, float]:
    """Return the adjusted Rand index (Hubert and Arabie, 1985) and B-cubed F1 (Bagga, 1998)."""
    both = Counter(zip(truth, found, strict=True))
    true, seen = Counter(truth), Counter(found)
    same = sum(comb(n, 2) for n in both.values())
    in_true, in_seen = (sum(comb(n, 2) for n in each.values()) for each in (true, seen))
    expected = in_true * in_seen / comb(len(truth), 2)
    most = (in_true + in_seen) / 2
    rand = (same - expected) / (most - expected) if most != expected else 1.0
    precision = sum(n * n / seen[group] for (_, group), n in both.items()) / len(truth)
    recall = sum(n * n / true[story] for (story, _), n in both.items()) / len(truth)
    return rand, 2 * precision * recall / (precision + recall)


def opening_vectors(pile: Sequence[Article]) -> Embeddings:
    """Return the default embedder's vector of each article's title and opening."""
    openings = [
        " ".join(f"{each.title or ''} {each.text}".split()[:OPENING_WORDS]) for each in pile
    ]
    return load_models().embedder.embed(openings)


def by_k_means(vectors: Embeddings, count: int) -> list[int]:
    """Return the cluster of each row, the best of several starts."""
    from scipy.cluster.vq import kmeans2

    tried = []
    for seed in range(SHUFFLES):
        centres, labels = kmeans2(vectors, count, minit="++", seed=seed, missing="warn", iter=50)
        tried.append((float(((vectors - centres[labels]) ** 2).sum()), labels.tolist()))
    return list(min(tried)[1])


def best_components(near: npt.NDArray[np.floating], truth: Sequence[str]) -> tuple[float, float]:
    """Return the best that connected components come to, at any threshold."""
    from scipy.sparse.csgraph import connected_components

    tried = []
    for threshold in np.linspace(0.05, 0.95, 91):
        labels = connected_components(near >= threshold, directed=False)[1]
        tried.append(agreement(truth, labels.tolist()))
    return max(tried)


def made_up(count: int) -> tuple[list[Article], list[str]]:
    """Return so many articles of made-up words, two to eight a story, a year of them."""
    draw = random.Random(0)
    words = [
        "".join(draw.choices("abcdeghilmnoprstuv", k=draw.randint(4, 9))) for _ in range(60000)
    ]
    common, names = words[:20000], [word.capitalize() for word in words[20000:]]
    weights = [1 / rank for rank in range(10, 10 + len(common))]
    topics = [draw.choices(common, k=60) for _ in range(200)]
    pile: list[Article] = []
    truth: list[str] = []
    while len(pile) < count:
        topic, own = draw.choice(topics), draw.choices(common, k=20)
        who, day = draw.choices(names, k=6), draw.randint(0, 364)
        for _ in range(min(draw.randint(2, 8), count - len(pile))):
            said = [
                *draw.choices(common, weights, k=120),
                *draw.choices(topic, k=40),
                *draw.choices(own, k=40),
                *draw.choices(who, k=20),
            ]
            draw.shuffle(said)
            text = ". ".join(" ".join(said[at : at + 20]) for at in range(0, len(said), 20))
            published = str(np.datetime64("2025-01-01") + day + draw.randint(0, 2))
            article = Article(id=str(len(pile)), text=text, published=published)
            pile.append(article)
            truth.append(who[0] + str(day))
    return pile, truth


if __name__ == "__main__":
    main()
