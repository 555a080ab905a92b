"""What the writer is asked: per cluster, the sentence to shorten and what may be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.analysis.trees import Tree, plant
from summarize.language.page_talk import without_pointers
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import content_stems, count_words, names, numbers
from summarize.types import (
    Cluster,
    Embeddings,
    Material,
    Sentence,
    SyntaxParser,
    WritingRequest,
    origin_of,
)

_RELATED_SIMILARITY = 0.5
"""Cosine from which another sentence may add to a cluster's."""
_MAX_ADDITIONAL = 3
_SHORT = 14
"""Words of a sentence that is printed as it stands."""
_LONGEST_PAIR = 70
"""Words of two sentences that one can be made of."""
_CONTINUING = ("He ", "She ")


def choose_material(
    cluster: Cluster,
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    copies: Mapping[str, str],
    leans: bool,
    related: float = _RELATED_SIMILARITY,
) -> Material:
    """Return the cluster's representative and the sentences that may add to it.

    The nearest come first, and sentences of other independent articles before those of
    the representative's own.

    Args:
        cluster: a cluster of the story.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        copies: near-copies of articles and their originals.
        leans: whether the representative will stand after the sentence that it leans
            on; if not, an opening such as "However," is taken off it.
        related: cosine from which another sentence may add to it.
    """
    row = next(i for i, s in enumerate(sentences) if s.id == cluster.representative_id)
    main = sentences[row]
    own = origin_of(main, copies)
    similarity = embeddings @ embeddings[row]  # (n,)
    others = [i for i in range(len(sentences)) if similarity[i] >= related and i != row]
    others.sort(key=lambda i: (origin_of(sentences[i], copies) == own, -similarity[i], i))
    return Material(
        main,
        without_pointers(main.text) if leans else tidy(main.text, main.language),
        tuple(sentences[i] for i in others[:_MAX_ADDITIONAL]),
        _following(row, sentences),
    )


def _following(row: int, sentences: Sequence[Sentence]) -> Sentence | None:
    """The next sentence of the article, if its subject can be that of this one."""
    if row + 1 == len(sentences):
        return None
    main, after = sentences[row], sentences[row + 1]
    adjoins = after.article_id == main.article_id and after.index == main.index + 1
    return after if adjoins and after.text.startswith(_CONTINUING) else None


def parse_material(material: Sequence[Material], parser: SyntaxParser) -> list[tuple[Tree, ...]]:
    """Return the trees of each one's sentences; a text that stands in several is parsed once."""
    texts = list(dict.fromkeys(text for each in material for text in each.texts))
    trees = {text: plant(parse) for text, parse in zip(texts, parser.parse(texts), strict=True)}
    return [tuple(trees[text] for text in each.texts) for each in material]


def make_request(material: Material) -> WritingRequest:
    """Return the request to shorten the main sentence."""
    return WritingRequest((material.text,), max_words=count_words(material.text))


def make_cluster_request(material: Material) -> WritingRequest:
    """Return the request to say the cluster in one sentence, for models that take no orders."""
    texts = tuple(dict.fromkeys(material.texts))
    return WritingRequest(texts, max_words=count_words(material.text))


def make_merge_request(material: Material, other: Sentence) -> WritingRequest:
    """Return the request to make one sentence of the main one and ``other``."""
    longest = count_words(material.text) + count_words(other.text)
    return WritingRequest((material.text, other.text), max_words=longest)


def another_telling(
    material: Material, members: Sequence[Sentence], copies: Mapping[str, str]
) -> Sentence | None:
    """Return the sentence of an independent article that says the same, if it adds a fact.

    Both must be short enough for one sentence of them to be readable.
    """
    own = origin_of(material.main, copies)
    known = set(content_stems(material.text))
    for other in members:
        if origin_of(other, copies) == own or objection(other.text) or leans_back(other.text):
            continue
        adds = {*names(other.text), *numbers(other.text)}
        new = {stem for text in adds for stem in content_stems(text)} - known
        if new and count_words(material.text) + count_words(other.text) <= _LONGEST_PAIR:
            return other
    return None


def is_worth_shortening(material: Material) -> bool:
    """Return whether the main sentence is long enough to say its news in fewer words."""
    return count_words(material.text) >= _SHORT
