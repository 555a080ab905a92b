"""What the writer is asked: per cluster, the sentence to shorten and what may be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.language.page_talk import without_pointers
from summarize.language.self_contained import tidy
from summarize.language.text import count_words
from summarize.language.trees import Tree, plant
from summarize.types import (
    Cluster,
    Embeddings,
    Material,
    Sentence,
    SyntaxParser,
    WriterProfile,
    WritingRequest,
    origin_of,
)

_RELATED_SIMILARITY = 0.5
"""Cosine from which another sentence may add to a cluster's."""
_MAX_ADDITIONAL = 3
_SHORT = 14
"""Words of a sentence that is printed as it stands."""
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


def make_request(material: Material, profile: WriterProfile) -> WritingRequest:
    """Return the request to shorten the main sentence, or else to say the cluster in one."""
    texts = material.texts[:1] if profile.shortens else tuple(dict.fromkeys(material.texts))
    return WritingRequest(texts, max_words=count_words(material.text))


def is_worth_shortening(material: Material) -> bool:
    """Return whether the main sentence is long enough to say its news in fewer words."""
    return count_words(material.text) >= _SHORT
