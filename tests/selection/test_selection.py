from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from summarize.analysis import Treebank
from summarize.analysis.splitting import split_article
from summarize.clustering import Story
from summarize.selection import (
    Scores,
    rank_clusters,
    score_salience,
    source_agreement,
    story_weights,
    tfidf_rows,
)
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Sentence

FLOOD = "Floods closed the old bridge in Marlow on Sunday night."
FLOOD_AGAIN = "On Sunday night, floods closed the old bridge in Marlow."
RESCUE = "Rescue teams from three counties carried forty residents to dry ground."
LEANING = "They slept in the school gymnasium until the water fell."
BAKER = "A baker in the High Street gave bread to anybody who asked."


def story_of(*articles: str, copies: Mapping[str, str] | None = None) -> Story:
    sentences = [
        sentence
        for number, text in enumerate(articles, 1)
        for sentence in split_article(Article(f"a{number}", text))
    ]
    vectors = WordEmbedder().embed([sentence.text for sentence in sentences])
    return Story(tuple(sentences), vectors, copies or {}, ())


def words_of(story: Story) -> Any:
    return tfidf_rows([sentence.text for sentence in story.sentences])


def scores_of(story: Story) -> Scores:
    return score_salience(story, words_of(story))


def ranked_texts(
    *articles: str, max_words: int = 200, treebank: Treebank | None = None
) -> list[str]:
    story = story_of(*articles)
    groups = [(row,) for row in range(len(story.sentences))]
    ranked = rank_clusters(
        groups, story, words_of(story), scores_of(story), max_words=max_words, treebank=treebank
    )
    return [story.sentences[each.best].text for each in ranked]


def test_tfidf_rows_are_unit_and_share_only_content_words() -> None:
    rows = tfidf_rows([FLOOD, FLOOD_AGAIN, RESCUE, "of the"]).toarray()
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 0])
    assert rows[0] @ rows[1] == pytest.approx(1.0)
    assert rows[0] @ rows[2] == pytest.approx(0.0)


def test_an_earlier_sentence_matters_more_than_a_later_one() -> None:
    scores = scores_of(story_of(f"{RESCUE} {BAKER} {RESCUE}"))
    assert scores[0] > scores[2]


def test_what_is_shouted_matters_less() -> None:
    scores = scores_of(story_of(RESCUE.upper(), RESCUE))
    assert scores[0] < scores[1]


def test_what_another_source_says_too_matters_more() -> None:
    articles = (f"{RESCUE} {FLOOD}", f"{BAKER} {FLOOD_AGAIN}")
    scores, as_copies = (
        scores_of(story_of(*articles, copies=copies)) for copies in ({}, {"a2": "a1"})
    )
    assert scores[1] > scores[0] - 2.0 * (1 - 1 / (1 + 1 / 3))  # but for its position
    assert as_copies[1] < scores[1]


def test_agreement_is_the_mean_over_the_other_sources_of_the_nearest_of_their_sentences() -> None:
    rows = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0], [0.8, 0.6]])
    owners = np.array(["b", "a", "a", "c"])
    expected = [(0.6 + 0.8) / 2, (0.6 + 0.96) / 2, (0.0 + 0.6) / 2, (0.8 + 0.96) / 2]
    for given in (rows, csr_matrix(rows)):
        assert source_agreement(given, owners) == pytest.approx(expected)
        assert source_agreement(given, owners, [2, 0]) == pytest.approx([0.3, 0.7])
    assert source_agreement(rows, np.array(["a"] * 4)).tolist() == [0.0] * 4


def test_of_many_sentences_those_asked_are_some_of_each_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summarize.selection.salience._MOST_ASKED", 6)
    rows = np.eye(12)[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]]
    owners = np.array([*"aaaaaaaaaa", "b", "b"])
    assert source_agreement(rows, owners).tolist() == [1.0, *[0.0] * 9, 1.0, 0.0]


def large_story(number: int) -> Story:
    chance = np.random.default_rng(number)  # what is known of a text is kept
    vocabulary = [f"word{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(300)]
    texts = [" ".join(words) for words in chance.choice(vocabulary, (number, 12))]
    vectors = chance.standard_normal((number, 32), dtype=np.float32) / np.float32(6)
    sentences = [
        Sentence(f"{i}", f"a{i % 2}", i // 2, 0, 0, 1, text) for i, text in enumerate(texts)
    ]
    return Story(tuple(sentences), vectors, {}, ())


def least_time(work: Callable[[], object]) -> float:
    """The processor's time in seconds, undisturbed: the least of three."""

    def once() -> float:
        started = process_time()
        work()
        return process_time() - started

    return min(once() for _ in range(3))


def test_twice_the_sentences_are_weighed_in_about_twice_the_time() -> None:
    def taken(number: int) -> float:
        story = large_story(number)
        tfidf = words_of(story)
        return least_time(lambda: score_salience(story, tfidf))

    assert taken(16_000) < 2.6 * taken(8_000)


def test_twice_the_sentences_are_ranked_in_about_twice_the_time() -> None:
    def taken(number: int) -> float:
        story = large_story(number)
        tfidf, salience = words_of(story), np.linspace(1, 0, number)
        groups = [(i,) for i in range(number)]
        return least_time(lambda: rank_clusters(groups, story, tfidf, salience, max_words=200))

    assert taken(4_000) < 2.6 * taken(2_000)


def test_a_statement_made_twice_is_ranked_once() -> None:
    assert sorted(ranked_texts(FLOOD, f"{FLOOD_AGAIN} {BAKER}")) in (
        sorted([FLOOD, BAKER]),
        sorted([FLOOD_AGAIN, BAKER]),
    )


def test_one_statement_is_ranked_for_each_cluster() -> None:
    story = story_of(f"{FLOOD} {RESCUE}", BAKER)
    salience = np.array([1.0, 2.0, 3.0])
    ranked = rank_clusters([(0, 2), (1,)], story, words_of(story), salience, max_words=99)
    assert [each.members for each in ranked] == [(0, 2), (1,)]


def test_a_leaning_sentence_comes_after_the_one_it_leans_on() -> None:
    story = story_of(f"{RESCUE} {LEANING}")
    salience = np.array([0.1, 9.0])
    ranked = rank_clusters([(0,), (1,)], story, words_of(story), salience, max_words=99)
    assert [each.best for each in ranked] == [0, 1]
    assert [each.follows for each in ranked] == [None, 0]


def test_a_leaning_sentence_at_the_head_of_an_article_is_not_ranked() -> None:
    assert LEANING not in ranked_texts(LEANING, RESCUE)


def test_in_few_words_there_is_room_for_what_says_little_and_for_each_opening() -> None:
    little = "The fears of everybody grew and grew."
    other = "Floods in Marlow drowned six people on the old bridge."
    assert little in ranked_texts(f"{FLOOD} {little}", RESCUE, max_words=1000)
    assert ranked_texts(FLOOD, f"{other} {BAKER}", max_words=60).count(other) == 0
    assert ranked_texts(FLOOD, f"{other} {BAKER}", max_words=1000).count(other) == 1


@pytest.mark.parametrize("sources", [2, 3])
def test_what_three_sources_tell_is_worth_more_than_it_is_by_itself(sources: int) -> None:
    walls = "The mayor promised new flood walls to the people of Marlow."
    told = [f"{walls} {FLOOD}", f"{RESCUE} {walls}", f"{BAKER} {walls}"]
    story = story_of(*told[:sources])
    groups = [(row,) for row in range(len(story.sentences))]
    worth = np.array([0.0 if each.text == walls else 0.5 for each in story.sentences])
    ranked = rank_clusters(groups, story, words_of(story), worth, max_words=200)
    assert (story.sentences[ranked[0].best].text == walls) == (sources == 3)


def test_what_says_little_is_ranked_only_if_another_source_says_it_too() -> None:
    little = "The fears of everybody grew and grew."
    assert little not in ranked_texts(f"{FLOOD} {little}", RESCUE, max_words=100)
    assert little in ranked_texts(f"{FLOOD} {little}", f"{RESCUE} {little}")
    assert ranked_texts(f"{LEANING} {little}", LEANING) == [little]


@pytest.mark.parametrize(
    ("second", "days", "told"),
    [
        ("a2.0", {}, [0, 3, 1]),
        ("a2.0", {"a1": date(2026, 5, 18), "a2": date(2026, 5, 19)}, [0, 3, 1]),
        ("a2.0", {"a1": date(2026, 5, 18), "a2": date(2026, 5, 20)}, [0, 2, 3, 1]),
        ("a2.1", {}, [0, 2, 3, 1]),
    ],
)
def test_two_openings_of_one_day_on_one_fact_tell_one_event(
    second: str, days: dict[str, date], told: list[int]
) -> None:
    story = story_of(f"{FLOOD} {BAKER}", f"{RESCUE} {FLOOD_AGAIN}")
    near = 0.65  # of the first opening and the sentence called `second`; all else is unrelated
    vectors = np.eye(4, dtype=np.float32)
    place = next(n for n, each in enumerate(story.sentences) if each.id.endswith(second))
    vectors[place] = near * vectors[0] + (1 - near**2) ** 0.5 * vectors[place]
    tfidf, salience = tfidf_rows(["a", "b", "c", "d"]), np.array([9.0, 0.0, 8.0, 7.0])
    ranked = rank_clusters(
        [(0,), (1,), (2,), (3,)],
        replace(story, embeddings=vectors),
        tfidf,
        salience,
        max_words=99,
        days=days,
    )
    assert [each.best for each in ranked] == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Nine were saved on Tuesday.", True),
        ("Nine were saved on Monday.", False),
        ("Rescuers said on Tuesday that nine were saved on Monday.", False),
        ("Nine were saved.", False),
    ],
)
def test_openings_that_name_different_days_tell_different_events(said: str, told: bool) -> None:
    story = story_of("The roof fell on Monday.", said)
    vectors = np.array([(1.0, 0.0), (0.65, (1 - 0.65**2) ** 0.5)], dtype=np.float32)
    ranked = rank_clusters(
        [(0,), (1,)],
        replace(story, embeddings=vectors),
        tfidf_rows(["a", "b"]),
        np.array([9.0, 8.0]),
        max_words=6,
    )
    assert (1 in [each.best for each in ranked]) == told


@pytest.mark.parametrize(("day", "told"), [("2026-05-19", [0]), ("2026-05-28", [0, 1])])
def test_what_opens_an_article_of_days_later_is_news_however_alike(
    day: str, told: list[int]
) -> None:
    story = story_of("The regulator delayed the vaccine.", "The regulator approved the vaccine.")
    ranked = rank_clusters(
        [(0, 1)],
        replace(story, embeddings=np.array([(1.0, 0.0), (0.8, 0.6)], dtype=np.float32)),
        tfidf_rows(["a", "b"]),
        np.array([9.0, 8.0]),
        max_words=9,
        days={"a1": date(2026, 5, 18), "a2": date.fromisoformat(day)},
    )
    assert [each.best for each in ranked] == told


def test_what_follows_a_standfirst_is_an_opening_too() -> None:
    def is_told(standfirst: str) -> bool:
        story = story_of(FLOOD, f"{standfirst}\n\n{FLOOD_AGAIN} {BAKER}")
        vectors = np.eye(4, dtype=np.float32)
        vectors[2] = 0.65 * vectors[0] + (1 - 0.65**2) ** 0.5 * vectors[2]
        ranked = rank_clusters(
            [(0,), (1,), (2,), (3,)],
            replace(story, embeddings=vectors),
            tfidf_rows(["a", "b", "c", "d"]),
            np.array([9.0, 0.0, 8.0, 7.0]),
            max_words=99,
        )
        return 2 in [each.best for each in ranked]

    assert is_told("Seventeen people are treated as lifeboats take everyone off the ferry.")
    assert not is_told("Seventeen people are treated as lifeboats take everyone off the ferry")


def test_ranking_stops_when_it_has_words_enough() -> None:
    assert len(ranked_texts(f"{FLOOD} {RESCUE} {BAKER}", max_words=5)) == 1


def test_names_and_figures_weigh_more_than_other_words() -> None:
    weights = story_weights(
        story_of("The dam near Marlow broke. A dam of 40 metres broke.").sentences
    )
    assert weights["marlow"] > 1.0
    assert weights["40"] > 1.0
    assert weights["dam"] == pytest.approx(2**0.5)


def test_a_sentence_that_is_an_aside_to_its_page_alone_is_not_ranked() -> None:
    aside = "(See: Everything that the council said of the bridge.)"
    assert ranked_texts(f"{RESCUE} {aside}") == [RESCUE]


def test_what_is_nothing_but_a_command_is_not_ranked() -> None:
    text = f"{RESCUE} Think about the bridge that the county would be mending. {BAKER}"
    assert ranked_texts(text, treebank=Treebank(default_parser())) == [RESCUE, BAKER]


def test_a_name_that_a_verb_is_spelt_like_commands_nothing() -> None:
    lead = "Trump and two allies seized on the texts on Friday."
    text = f"{lead} The lawyer of Donald Trump said nothing of the texts."
    assert lead in ranked_texts(text, treebank=Treebank(default_parser()))


def test_what_stood_before_a_sentence_and_is_not_taken_counts_against_it() -> None:
    story = story_of(f"{FLOOD} {BAKER} {RESCUE}", "The mill of Sarn burnt down in May.")
    salience = np.array([4.0, -9.0, 1.0, 0.5])
    words = csr_matrix(np.eye(4))

    def ranked(nearness: float) -> list[int]:
        vectors = np.eye(4)
        vectors[2, 1:3] = nearness, (1 - nearness**2) ** 0.5
        near = replace(story, embeddings=vectors.astype(np.float32))
        groups = [(row,) for row in range(4)]
        return [each.best for each in rank_clusters(groups, near, words, salience, max_words=30)]

    assert ranked(nearness=0.0)[:2] == [0, 2]
    assert ranked(nearness=0.6)[:2] == [0, 3]
