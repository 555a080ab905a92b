"""Clustering from a thousand sentences to a hundred thousand, and its agreement with all pairs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bench.options import Options
from bench.stories import load_stories
from bench.turns import Section
from summarize import default_card, load_embedder
from summarize.analysis.splitting import split_article
from summarize.clustering.average_linkage import link_by_average
from summarize.clustering.sentence_clusters import SAME_STATEMENT_SIMILARITY, _link_all_pairs
from summarize.types import Embeddings

_SIZES = (1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
_COMPARED_UP_TO = 10_000
_DIM = 384
_STORY, _FACT = 0.6, 0.8
"""The cosine of a fact to its story's centre, and at least of a sentence to its fact's: near
those of a day's sentences under all-MiniLM-L6-v2."""
_FACTS_A_STORY = 20
_MOST_TIMES = 500

Labels = npt.NDArray[np.int64]


def measure(options: Options) -> Section:
    """Cluster made vectors of growing number, and those of the stories if there are any."""
    rows, seconds = [], []
    everything = made_vectors(_SIZES[-1])
    for size in _SIZES:
        taken, labels = _timed(everything[:size])
        seconds.append(taken)
        rows.append(_row(f"{size:,} made", everything[:size], taken, labels))
        print(f"  {size}: {taken:.2f} s", flush=True)
    if options.data:
        real = _embedded(options)
        rows.append(_row(f"{len(real):,} of {options.data.name}", real, *_timed(real)))
    exponent = np.polyfit(np.log(_SIZES), np.log(seconds), 1)[0]
    text = (
        f"Unit vectors of {_DIM} numbers, made so: stories around random centres, each with "
        f"{_FACTS_A_STORY} facts at cosine {_STORY} to it; a fact is said k times (at most "
        f"{_MOST_TIMES}) with a probability that falls as k^-2, each time at a cosine of {_FACT} "
        "to 0.98 to it. Groups are joined from a mean cosine of "
        f"{SAME_STATEMENT_SIMILARITY}. Agreement with average linkage over all pairs is the "
        f"adjusted Rand index, up to {_COMPARED_UP_TO:,} sentences. Time grows as n^{exponent:.2f} "
        "(least squares over the made ones)."
    )
    header = ("sentences", "groups", "seconds", "adjusted Rand index")
    return Section("Clustering at scale", text, header, tuple(rows))


def made_vectors(number: int) -> Embeddings:
    """Return sentences of many stories, mixed: (number, 384) float32, unit rows."""
    chance = np.random.default_rng(0)
    times = np.minimum(chance.zipf(2.0, number), _MOST_TIMES)
    facts = int(np.searchsorted(np.cumsum(times), number)) + 1
    stories = _unit(chance.normal(size=(-(-facts // _FACTS_A_STORY), _DIM)))
    centres = _near(np.repeat(stories, _FACTS_A_STORY, axis=0)[:facts], _STORY, chance)
    said = np.repeat(centres, times[:facts], axis=0)[:number]
    cosines = chance.uniform(_FACT, 0.98, size=(number, 1))
    return _near(said, cosines, chance)[chance.permutation(number)]


def _near(
    rows: Embeddings, cosine: float | npt.NDArray[np.float64], chance: np.random.Generator
) -> Embeddings:
    noise = chance.standard_normal(rows.shape, dtype=np.float32)
    noise -= (noise * rows).sum(axis=1, keepdims=True) * rows
    cosine = np.asarray(cosine, dtype=np.float32)
    return _unit(cosine * rows + np.sqrt(1 - np.square(cosine)) * _unit(noise))


def _unit(rows: npt.NDArray[np.floating]) -> Embeddings:
    unit: Embeddings = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def _embedded(options: Options) -> Embeddings:
    stories = load_stories(options.data, options.stories)
    texts = [s.text for story in stories for a in story.articles for s in split_article(a)]
    return load_embedder(default_card("embedder")).embed(texts)


def _timed(rows: Embeddings) -> tuple[float, Labels]:
    started = time.perf_counter()
    labels = link_by_average(rows, SAME_STATEMENT_SIMILARITY)
    return time.perf_counter() - started, labels


def _row(name: str, rows: Embeddings, taken: float, labels: Labels) -> tuple[str, ...]:
    agreement = "–"
    if len(rows) <= _COMPARED_UP_TO:
        exact = _link_all_pairs(rows, SAME_STATEMENT_SIMILARITY)
        agreement = f"{adjusted_rand_index(labels.tolist(), exact.tolist()):.4f}"
    return name, f"{labels.max() + 1:,}", f"{taken:.2f}", agreement


def adjusted_rand_index(one: Iterable[int], other: Iterable[int]) -> float:
    """Return how far two groupings agree: 1 wholly, 0 as chance would (Hubert and Arabie, 1985)."""

    def pairs(labels: Sequence[object]) -> float:
        return sum(count * (count - 1) / 2 for count in Counter(labels).values())

    left, right = list(one), list(other)
    both, mine, theirs = pairs(list(zip(left, right, strict=True))), pairs(left), pairs(right)
    by_chance, most = mine * theirs / (len(left) * (len(left) - 1) / 2), (mine + theirs) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)
