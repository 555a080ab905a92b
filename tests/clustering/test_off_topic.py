"""Which articles are about something else, with vectors of any make."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from summarize.clustering import find_off_topic_articles
from summarize.types import Article, Embeddings, Sentence

DIM = 16
COMMON = 0.75


def story(*topics: int, common: float = 0.0) -> tuple[list[Article], list[Sentence], Embeddings]:
    """Articles of four sentences, each sentence half its article's topic and half its own matter.

    All vectors have the same part besides, whose square is ``common``.
    """
    chance = np.random.default_rng(0)
    rows, sentences = [], []
    for number, topic in enumerate(topics):
        for index in range(4):
            row = np.zeros(DIM)
            row[1 + topic] = 1.0
            row[4:] = chance.normal(size=DIM - 4) / (DIM - 4) ** 0.5
            row *= ((1.0 - common) ** 0.5) / np.linalg.norm(row)
            row[0] = common**0.5
            rows.append(row)
            sentences.append(
                Sentence(f"{number}.{index}", str(number), index, 0, 0, 1, f"topic{topic}")
            )
    articles = [Article(str(number), "x") for number in range(len(topics))]
    return articles, sentences, np.array(rows, dtype=np.float32)


def test_the_article_on_another_topic_is_found() -> None:
    assert find_off_topic_articles(*story(0, 0, 0, 1)) == ["3"]


def test_an_article_that_comes_near_one_other_stays() -> None:
    articles, sentences, vectors = story(0, 0, 0, 1)
    vectors[-1] = vectors[0]
    assert find_off_topic_articles(articles, sentences, vectors) == ["3"]
    named = [replace(s, text="Ann Lee spoke in Marlow.") for s in sentences]
    assert find_off_topic_articles(articles, named, vectors) == []


def test_what_all_vectors_share_would_hide_it() -> None:
    assert find_off_topic_articles(*story(0, 0, 0, 1, common=COMMON)) == []


def test_it_is_found_once_that_is_taken_off() -> None:
    crowded = story(0, 0, 0, 1, common=COMMON)
    assert find_off_topic_articles(*crowded, unrelated=COMMON) == ["3"]


def test_articles_that_share_nothing_are_all_kept() -> None:
    articles, sentences, _ = story(0, 0, 0)
    opposite = np.repeat(
        np.array([(1, 0, 0), (-1, 0.5, 0), (0, -1, 0)], dtype=np.float32), 4, axis=0
    )
    opposite /= np.linalg.norm(opposite, axis=1, keepdims=True)
    assert find_off_topic_articles(articles, sentences, opposite) == []


def test_an_article_with_less_than_the_common_part_does_no_harm() -> None:
    crowded = story(0, 0, 0, 1, common=COMMON)
    found = find_off_topic_articles(*crowded, unrelated=0.99)
    assert set(found) <= {"0", "1", "2", "3"}
