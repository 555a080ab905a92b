"""What tells that sentences are alike: the embedder, or in languages that it does not know, words.

An encoder finds texts of a script that it never learnt all alike, whatever they say. There
the words themselves tell more: sentences are compared by tf-idf of their stems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log

import numpy as np

from summarize.language.words import content_stems
from summarize.likeness import REFERENCE_SCALE, Likeness
from summarize.types import Embeddings, Sentence, SentenceEmbedder

_DIMENSIONS = 2048
_ALL = "*"


IN_WORDS = Likeness(
    same_sentence=0.7,
    same_statement=0.35,
    said_too=0.2,
    clearly_own=0.1,
    leading_words=3,
)
"""The same between rows of `WordVectors`, measured on translations of English paragraphs."""


@dataclass(frozen=True)
class Meaning:
    """What the sentences of a story mean.

    Attributes:
        vectors: (n, dim) float32, unit rows, one a sentence.
        likeness: the cosines from which they count as alike.
        words: what made them in place of an embedder that does not know the language.
    """

    vectors: Embeddings
    likeness: Likeness
    words: WordVectors | None = None


def read_meaning(
    sentences: Sequence[Sentence], language: str, embedder: SentenceEmbedder
) -> Meaning:
    """Return what ``sentences`` mean, to ``embedder`` or by their words.

    Args:
        sentences: all of the story's.
        language: the code of the language of most of its text.
        embedder: is asked only if it knows the languages of all of them.
    """
    if knows_languages(embedder, sentences):
        vectors = embedder.embed([sentence.text for sentence in sentences])
        return Meaning(vectors, embedder.scale.likeness())
    words = WordVectors(sentences, language)
    return Meaning(words.embed_sentences(sentences), IN_WORDS, words)


def knows_languages(embedder: SentenceEmbedder, sentences: Sequence[Sentence]) -> bool:
    """Return whether ``embedder`` knows the languages of all ``sentences``."""
    known = embedder.languages
    return _ALL in known or {sentence.language for sentence in sentences} <= set(known)


class WordVectors:
    """A `SentenceEmbedder` for one story: tf-idf of stems, hashed to a fixed length.

    Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009.
    """

    scale = REFERENCE_SCALE  # not asked for: `IN_WORDS` has the thresholds

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        """Count words in the story's ``sentences``; ``language`` is that of other texts."""
        self.languages = (language,)
        stems = [set(content_stems(s.text, s.language)) for s in sentences]
        self._frequencies = Counter(stem for each in stems for stem in each)
        self._count = len(sentences)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text in the story's language: (n, 2048) float32."""
        return self._rows([content_stems(text, self.languages[0]) for text in texts])

    def embed_sentences(self, sentences: Sequence[Sentence]) -> Embeddings:
        """Return one unit row per sentence, each in its own language: (n, 2048) float32."""
        return self._rows([content_stems(s.text, s.language) for s in sentences])

    def _rows(self, stems: Sequence[Sequence[str]]) -> Embeddings:
        rows = np.zeros((len(stems), _DIMENSIONS), dtype=np.float32)
        for row, words in zip(rows, stems, strict=True):
            for stem, times in Counter(words).items():
                place, sign = _bucket(stem)
                row[place] += sign * times * self._rarity(stem)
            row /= np.linalg.norm(row) or 1.0
        return rows

    def _rarity(self, stem: str) -> float:
        return 1.0 + log((1 + self._count) / (1 + self._frequencies[stem]))


def _bucket(stem: str) -> tuple[int, float]:
    number = int.from_bytes(blake2b(stem.encode(), digest_size=4).digest(), "big")
    return (number >> 1) % _DIMENSIONS, 1.0 if number & 1 else -1.0
