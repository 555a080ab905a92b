"""Which articles are on another story."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.analysis.splitting import split_articles
from summarize.clustering import find_off_topic_articles
from summarize.types import Article

ON_THE_STORM = (
    "La tempête a fermé le port de Brest. Le port rouvrira lundi.",
    "La tempête est finie au port. Des navires attendent la tempête suivante.",
    "Après la tempête, le port compte ses grues.",
)
AFTERMATH = "Deux enquêtes mettent en cause les assureurs. Elles portent sur la tempête."
ELSEWHERE = "La joueuse a gagné le tournoi d'échecs. Elle a pris la tour adverse."
NEAR, FAR = (1.0, 0.0), (0.0, 1.0)


def off_topic(last: str, *, leading_words: int, language: str = "fr") -> list[str]:
    """Return what is found among three articles that are near each other and one that is not."""
    texts = (*ON_THE_STORM, last)
    articles = [Article(f"a{n}", text, language=language) for n, text in enumerate(texts)]
    sentences = split_articles(articles)
    rows = [FAR if sentence.article_id == "a3" else NEAR for sentence in sentences]
    return find_off_topic_articles(
        articles, sentences, np.array(rows, dtype=np.float32), leading_words=leading_words
    )


def test_an_article_that_is_far_from_all_the_others_is_on_another_story() -> None:
    assert off_topic(ELSEWHERE, leading_words=0) == ["a3"]


@pytest.mark.parametrize(("leading_words", "found"), [(0, ["a3"]), (2, [])])
def test_one_that_names_what_the_others_are_on_is_on_their_story(
    leading_words: int, found: list[str]
) -> None:
    assert off_topic(AFTERMATH, leading_words=leading_words) == found


def test_one_that_says_none_of_their_leading_words_is_not() -> None:
    assert off_topic(ELSEWHERE, leading_words=2) == ["a3"]


def test_two_articles_are_never_told_apart() -> None:
    articles = [Article("a", "Il pleut.", language="fr"), Article("b", "Il neige.", language="fr")]
    rows = np.array([NEAR, FAR], dtype=np.float32)
    assert find_off_topic_articles(articles, split_articles(articles), rows) == []
