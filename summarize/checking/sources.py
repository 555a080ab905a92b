"""The sentences of the articles, and which of them a sentence should rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum, log

import numpy as np

from summarize.analysis.splitting import split_article
from summarize.checking.fragments import Pile
from summarize.checking.typography import is_torn, readable, readable_words
from summarize.facts.acronyms import find_abbreviations
from summarize.facts.passages import key_of
from summarize.facts.vocabulary import DEEDS, TOLLS
from summarize.language.words import is_denied, plain_typography, words
from summarize.likeness import REFERENCE_SCALE, CosineScale
from summarize.types import Article, Embeddings, Sentence, SentenceEmbedder

MAX_SPANS = 6
_LEAST_GAIN = 0.04
"""Share of a sentence's weight that a further span must add."""
_COSINE_WEIGHT = 0.5
_FURTHER_COSINE_WEIGHT = 0.1


@dataclass(frozen=True)
class Sources:
    """The sentences of all articles with what is needed to find the nearest.

    Attributes:
        articles: the articles, in order.
        sentences: their sentences, in order.
        keys: for each sentence the keys of its content words.
        rarity: for each key, how much it tells (inverse sentence frequency, from 1 up).
        vectors: a unit row per sentence.
        scale: of the cosines between them.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    keys: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]
    vectors: Embeddings
    scale: CosineScale = REFERENCE_SCALE

    @cached_property
    def pile(self) -> Pile:
        """All their words."""
        return Pile(tuple(tuple(map(key_of, words(readable(each.text)))) for each in self.articles))

    @cached_property
    def abbreviations(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The abbreviations that an article introduces, with the words that they stand for."""
        found = (each for article in self.articles for each in find_abbreviations(article.text))
        return tuple(dict.fromkeys(found))

    def weight(self, key: str) -> float:
        """Return how much a word of ``key`` tells; one that no sentence has tells most."""
        return self.rarity.get(_parts(key)[0], 1.0 + log(1 + len(self.sentences)))


def gather_sources(articles: Sequence[Article], embedder: SentenceEmbedder) -> Sources:
    """Return ``articles`` ready to be searched."""
    sentences = tuple(s for article in articles for s in _mended(article))
    vectors = (
        embedder.embed([plain_typography(readable(sentence.text)) for sentence in sentences])
        if sentences
        else np.zeros((0, 1), dtype=np.float32)
    )
    return index_sources(articles, sentences, vectors, embedder.scale)


def _mended(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of ``article``, those that are halves of one put together."""
    held: Sentence | None = None
    for sentence in split_article(article):
        if held and is_torn(held.text, sentence.text):
            text = article.text[held.start : sentence.end]
            held = replace(held, end=sentence.end, text=text)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def index_sources(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    vectors: Embeddings,
    scale: CosineScale = REFERENCE_SCALE,
) -> Sources:
    """Return articles that are split and embedded already, (n, dim), ready to be searched."""
    keys = tuple(content_keys(sentence.text) for sentence in sentences)
    counts = Counter(key for found in keys for key in found)
    rarity = {key: 1.0 + log((1 + len(keys)) / (1 + count)) for key, count in counts.items()}
    return Sources(tuple(articles), tuple(sentences), keys, rarity, vectors, scale)


def content_keys(text: str) -> frozenset[str]:
    """Return the keys of the words of ``text`` that carry meaning.

    Words that tell one toll have one, "died" and "killed"; and that nobody was killed has one
    of its own, beside that of who was. "Twelve-hour" has those of "twelve hours".
    """
    plain = readable(text)
    keys = frozenset(part for word in readable_words(plain) for part in _parts(key_of(word)))
    denied = keys & TOLLS["labels"].keys() if is_denied(plain) else ()
    return keys | {f"not {key}" for key in denied}


def _parts(key: str) -> list[str]:
    """The keys by which what has ``key`` is found, the one that tells most first."""
    if key.startswith("#"):
        return key.split("-")
    deed = DEEDS.get(key, key)
    return [deed if deed in TOLLS["labels"] else key]


def find_spans(text: str, vector: Embeddings, sources: Sources) -> tuple[int, ...]:
    """Return the source sentences that ``text`` rests on, nearest first; six at most.

    The first has most of its words, rare words counting more, and is nearest in meaning;
    each further one must have words that those before it lack.

    Args:
        text: one sentence.
        vector: its unit row, (dim,).
        sources: where to look.
    """
    if not sources.sentences:
        return ()
    own = content_keys(text)
    # `fsum` rounds alike in whatever order a set has its members.
    total = fsum(map(sources.weight, own)) or 1.0
    cosines = [sources.scale.to_reference(float(c)) for c in sources.vectors @ vector]
    left = set(own)
    chosen: list[int] = []
    while len(chosen) < MAX_SPANS:
        share = _COSINE_WEIGHT if not chosen else _FURTHER_COSINE_WEIGHT
        gains = [fsum(map(sources.weight, left & keys)) / total for keys in sources.keys]
        # Sentences beside one that is cited often tell who "he" is there.
        order = sorted(
            (i for i in range(len(gains)) if i not in chosen),
            key=lambda i: (-(gains[i] + share * cosines[i]), i),
        )
        if not order or (chosen and gains[order[0]] < _LEAST_GAIN):
            break
        chosen.append(order[0])
        left -= sources.keys[order[0]]
    return tuple(chosen)
