"""Copies with other words and moved sentences are one source; independent reports are several."""

from __future__ import annotations

import numpy as np

from summarize.clustering import gather_story
from summarize.clustering.near_copies import find_reworded_copies
from summarize.likeness import Likeness
from summarize.types import Article, Embeddings, Sentence

Rows = list[list[float]]


def sentences_of(*texts: str) -> tuple[list[Article], list[Sentence]]:
    articles, sentences = [], []
    for n, text in enumerate(texts):
        article_id = f"a{n + 1}"
        articles.append(Article(article_id, text))
        start = 0
        for index, part in enumerate(text.split(". ")):
            sentences.append(
                Sentence(
                    f"{article_id}.{index}",
                    article_id,
                    index,
                    0,
                    start,
                    start + len(part),
                    part,
                )
            )
            start += len(part) + 2
    return articles, sentences


def unit(rows: Rows) -> Embeddings:
    made: Embeddings = np.array(rows, dtype=np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


BRIDGE = (
    "Engineers closed the harbour bridge. Four ferries carry stranded commuters. "
    "Repairs cost nine million euros"
)
ALTERED = (
    "Repairs cost nine million pounds. Builders closed the harbour bridge. "
    "Four ferries carry stuck commuters"
)
THREE = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]


def near(row: list[float], cosine: float) -> list[float]:
    return [cosine * part for part in row[:3]] + [(1 - cosine**2) ** 0.5]


def test_an_article_of_anothers_sentences_in_other_words_and_order_is_a_copy() -> None:
    articles, sentences = sentences_of(BRIDGE, ALTERED)
    rows = unit([*THREE, near(THREE[2], 0.9), near(THREE[0], 0.88), near(THREE[1], 0.95)])
    assert find_reworded_copies(articles, sentences, rows, same_sentence=0.85) == {"a2": "a1"}


def test_reports_that_agree_in_one_sentence_are_independent() -> None:
    articles, sentences = sentences_of(BRIDGE, ALTERED)
    rows = unit([*THREE, near(THREE[2], 0.9), near(THREE[0], 0.7), near(THREE[1], 0.7)])
    assert find_reworded_copies(articles, sentences, rows, same_sentence=0.85) == {}


def test_of_two_sentences_it_is_not_known_whose_they_are() -> None:
    two = ". ".join(BRIDGE.split(". ")[:2])
    articles, sentences = sentences_of(two, two)
    rows = unit([*THREE[:2], *THREE[:2]])
    assert find_reworded_copies(articles, sentences, rows, same_sentence=0.85) == {}


def test_what_is_quoted_is_nobodys_own() -> None:
    quoted = ". ".join(f"He said: “{part}”" for part in BRIDGE.split(". "))
    articles, sentences = sentences_of(quoted, quoted)
    rows = unit([*THREE, *THREE])
    assert find_reworded_copies(articles, sentences, rows, same_sentence=0.85) == {}


def test_a_pack_of_copies_sets_no_other_article_apart() -> None:
    texts = [BRIDGE, BRIDGE, BRIDGE, *[ALTERED] * 9]
    articles, sentences = sentences_of(*texts)
    rng = np.random.default_rng(1)
    event, lie = rng.normal(size=(2, 24))
    own = [event + 1.1 * rng.normal(size=24) / 24**0.5 * 5 for _ in range(9)]
    pack = [lie + 3 * rng.normal(size=24) for _ in range(3)]
    rows = unit([row.tolist() for row in (*own, *pack * 9)])
    story = gather_story(articles, sentences, rows, Likeness())
    apart = {each.article_id for each in story.dropped if each.reason == "another story"}
    assert not apart & {"a1", "a2", "a3"}
    assert len({owner for owner in story.owners if owner not in ("a1", "a2", "a3")}) <= 1
