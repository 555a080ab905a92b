from __future__ import annotations

import numpy as np
import pytest

from summarize.analysis.splitting import split_article
from summarize.selection import rank_clusters, score_salience, story_weights, tfidf_rows
from summarize.testing import WordEmbedder
from summarize.types import Article, Sentence

FLOOD = "Floods closed the old bridge in Marlow on Sunday night."
FLOOD_AGAIN = "On Sunday night, floods closed the old bridge in Marlow."
RESCUE = "Rescue teams from three counties carried forty residents to dry ground."
LEANING = "They slept in the school gymnasium until the water fell."
BAKER = "A baker in the High Street gave bread to anybody who asked."


def sentences_of(*articles: str) -> list[Sentence]:
    return [
        sentence
        for number, text in enumerate(articles, 1)
        for sentence in split_article(Article(f"a{number}", text))
    ]


def ranked_texts(*articles: str, max_words: int = 200) -> list[str]:
    sentences = sentences_of(*articles)
    texts = [sentence.text for sentence in sentences]
    embeddings, tfidf = WordEmbedder().embed(texts), tfidf_rows(texts)
    ranked = rank_clusters(
        [(row,) for row in range(len(sentences))],
        sentences,
        embeddings,
        tfidf,
        score_salience(sentences, embeddings, tfidf, copies={}),
        max_words=max_words,
    )
    return [sentences[each.best].text for each in ranked]


def test_tfidf_rows_are_unit_and_share_only_content_words() -> None:
    rows = tfidf_rows([FLOOD, FLOOD_AGAIN, RESCUE, "of the"]).toarray()
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 0])
    assert rows[0] @ rows[1] == pytest.approx(1.0)
    assert rows[0] @ rows[2] == pytest.approx(0.0)


def test_an_earlier_sentence_matters_more_than_a_later_one() -> None:
    sentences = sentences_of(f"{RESCUE} {BAKER} {RESCUE}")
    texts = [s.text for s in sentences]
    scores = score_salience(sentences, WordEmbedder().embed(texts), tfidf_rows(texts), copies={})
    assert scores[0] > scores[2]


def test_what_is_shouted_matters_less() -> None:
    shouting, speaking = sentences_of(RESCUE.upper(), RESCUE)
    texts = [shouting.text, speaking.text]
    scores = score_salience(
        [shouting, speaking], WordEmbedder().embed(texts), tfidf_rows(texts), copies={}
    )
    assert scores[0] < scores[1]


def test_what_another_source_says_too_matters_more() -> None:
    sentences = sentences_of(f"{RESCUE} {FLOOD}", f"{BAKER} {FLOOD_AGAIN}")
    texts = [s.text for s in sentences]
    embeddings, tfidf = WordEmbedder().embed(texts), tfidf_rows(texts)
    scores = score_salience(sentences, embeddings, tfidf, copies={})
    as_copies = score_salience(sentences, embeddings, tfidf, copies={"a2": "a1"})
    assert scores[1] > scores[0] - 2.0 * (1 - 1 / (1 + 1 / 3))  # but for its position
    assert as_copies[1] < scores[1]


def test_a_statement_made_twice_is_ranked_once() -> None:
    assert sorted(ranked_texts(FLOOD, f"{FLOOD_AGAIN} {BAKER}")) in (
        sorted([FLOOD, BAKER]),
        sorted([FLOOD_AGAIN, BAKER]),
    )


def test_one_statement_is_ranked_for_each_cluster() -> None:
    sentences = sentences_of(f"{FLOOD} {RESCUE}", BAKER)
    texts = [s.text for s in sentences]
    embeddings, tfidf = WordEmbedder().embed(texts), tfidf_rows(texts)
    ranked = rank_clusters(
        [(0, 2), (1,)], sentences, embeddings, tfidf, np.array([1.0, 2.0, 3.0]), max_words=99
    )
    assert [each.members for each in ranked] == [(0, 2), (1,)]


def test_a_leaning_sentence_comes_after_the_one_it_leans_on() -> None:
    sentences = sentences_of(f"{RESCUE} {LEANING}")
    texts = [s.text for s in sentences]
    ranked = rank_clusters(
        [(0,), (1,)],
        sentences,
        WordEmbedder().embed(texts),
        tfidf_rows(texts),
        np.array([0.1, 9.0]),
        max_words=99,
    )
    assert [each.best for each in ranked] == [0, 1]
    assert [each.follows for each in ranked] == [None, 0]


def test_a_leaning_sentence_at_the_head_of_an_article_is_not_ranked() -> None:
    assert LEANING not in ranked_texts(LEANING, RESCUE)


def test_ranking_stops_when_it_has_words_enough() -> None:
    assert len(ranked_texts(f"{FLOOD} {RESCUE} {BAKER}", max_words=5)) == 1


def test_names_and_figures_weigh_more_than_other_words() -> None:
    weights = story_weights(sentences_of("The dam near Marlow broke. A dam of 40 metres broke."))
    assert weights["marlow"] > 1.0
    assert weights["40"] > 1.0
    assert weights["dam"] == pytest.approx(2**0.5)
