"""Which articles tell of one event."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from summarize.grouping import ArticleTerms, as_written, group_articles, terms_of
from summarize.grouping.joining import Linkage
from summarize.grouping.nearness import Nearness
from summarize.types import Article

from .pile_builders import COMPANY, ELECTION, FERRY, a_pile, articles

TERMS = [terms_of(each) for each in a_pile()]


def grouped(
    terms: list[ArticleTerms], standing: tuple[tuple[str, ...], ...] = ()
) -> list[tuple[str, ...]]:
    return [group.article_ids for group in group_articles(terms, standing)]


def near(one: Article, other: Article) -> float:
    nearness = Nearness.of([terms_of(one), terms_of(other)])
    return float(nearness.near(np.array([0]), np.array([1]))[0])


def test_articles_on_one_event_are_a_story_and_others_stand_alone() -> None:
    assert {frozenset(ids) for ids in grouped(TERMS)} == {
        frozenset({"ferry0", "ferry1", "ferry2"}),
        frozenset({"election0", "election1"}),
        frozenset({"company0"}),
    }


def test_the_order_in_which_articles_are_given_makes_no_difference() -> None:
    expected = grouped(TERMS)
    for order in list(permutations(TERMS))[::90]:
        assert grouped(list(order)) == expected


def test_without_articles_there_is_no_story() -> None:
    assert grouped([]) == []


def test_new_articles_join_the_stories_there_are_and_move_none() -> None:
    standing = (("ferry0", "company0"), ("election1",))  # as odd as somebody put them
    found = grouped(TERMS, standing)
    assert found[0][:2] == ("ferry0", "company0")
    assert found[1][0] == "election1"
    assert "election0" in found[1]


def test_two_stories_that_stand_are_never_joined() -> None:
    found = grouped(TERMS[:3], (("ferry0",), ("ferry1",)))
    assert len(found) == 2
    assert sum("ferry2" in ids for ids in found) == 1


def test_a_follow_up_of_the_week_after_joins_its_story_and_another_event_does_not() -> None:
    later = Article(
        "later",
        "The coastguard has freed the ferry Halcyon, which ran aground off Skerrow Island last week"
        " with 240 people on board. It was towed to Port Lennick on Thursday night, where the"
        " radar and the captain's log are to be examined.",
        published="2024-03-14",
    )
    other = Article(
        "other",
        "The ferry Morwen ran aground off Cape Tarrow on Thursday night with 80 people on board."
        " Lifeboats brought all of them to Ansholm; the steering had failed in the gale.",
        published="2024-03-14",
    )
    stories = grouped([*TERMS, terms_of(later), terms_of(other)])
    assert ("ferry0", "ferry1", "ferry2", "later") in stories
    assert ("other",) in stories


def test_why_an_article_is_in_its_story_is_told() -> None:
    story = next(each for each in group_articles(TERMS) if "ferry0" in each.article_ids)
    why = {each.article_id: each for each in story.joined}["ferry1"]
    assert why.nearest_id == "ferry0"
    assert {"halcyon", "skerrow", "lennick"} <= set(why.names)
    assert why.days == 0
    assert 0.2 <= why.near <= 1.0
    assert as_written(why.names, a_pile()[1])["halcyon"] == "Halcyon"


def test_the_more_days_lie_between_two_articles_the_less_near_they_are() -> None:
    first, second, _ = articles(FERRY, "ferry")
    days = ["2024-03-05", "2024-03-08", "2024-03-15", "2025-03-05"]
    found = [near(first, replace(second, published=day)) for day in days]
    assert found == sorted(found, reverse=True)
    shared = found[0]
    assert found[3] == pytest.approx(shared * (0.3 + 0.7 * shared**2))


def test_an_article_without_a_date_is_as_near_as_on_the_same_day() -> None:
    first, second, _ = articles(FERRY, "ferry")
    assert near(first, replace(second, published=None)) == pytest.approx(near(first, second))


def test_what_opens_an_article_and_what_is_a_name_weighs_more() -> None:
    text = "Harbour workers of Alna met. " + "They talked of boats and weather. " * 20 + "A whale."
    weights = terms_of(Article("a", text)).weights
    assert weights["alna"] > weights["harbour"] > weights["whale"]


def test_other_languages_are_told_apart_by_their_words() -> None:
    german = (
        "Die Fähre Halcyon lief am Dienstag vor der Insel Skerrow auf Grund. Alle Fahrgäste wurden"
        " von der Küstenwache gerettet.",
        "Vor Skerrow ist die Fähre Halcyon auf Grund gelaufen, die Küstenwache rettete alle "
        "Fahrgäste.",
        "Der Stadtrat von Oberhain beschloss am Montag einen neuen Haushalt und höhere Steuern.",
    )
    terms = [terms_of(Article(f"g{n}", t, language="de")) for n, t in enumerate(german)]
    assert {frozenset(ids) for ids in grouped(terms)} == {
        frozenset({"g0", "g1"}),
        frozenset({"g2"}),
    }


def test_texts_without_a_word_that_counts_stand_alone() -> None:
    terms = [terms_of(Article(f"e{n}", text)) for n, text in enumerate(("", "The of and.", "..."))]
    assert len(grouped(terms)) == 3


def test_pairs_of_texts_of_few_words_are_all_found() -> None:
    draw = random.Random(3)
    words = [f"word{n}" for n in range(200)]
    terms = [
        ArticleTerms(str(n), None, dict.fromkeys(draw.sample(words, 30), 1.0), frozenset(), "")
        for n in range(60)
    ]
    nearness = Nearness.of(terms)
    found = {
        (a, b)
        for later, earlier, _ in nearness.pairs(0, 0.15)
        for a, b in zip(later.tolist(), earlier.tolist(), strict=True)
    }
    cosines = (nearness.vectors @ nearness.vectors.T).toarray()
    wanted = {(a, b) for a in range(60) for b in range(a) if cosines[a, b] >= 0.15}
    assert wanted
    assert found == wanted


@pytest.mark.parametrize("standing", [0, 2])
def test_linkage_is_that_of_averages(standing: int) -> None:
    # 0 and 1 are near; 2 is near to 0 alone, and so on average not near enough to both.
    linkage = Linkage([1, 1, 1], standing, 0.5)
    linkage.add([(0, 1, 0.9), (0, 2, 0.6)])
    linkage.join()
    assert linkage.group_of == ([0, 0, 2] if standing == 0 else [0, 1, 0])


def test_a_story_of_many_counts_each_of_its_articles() -> None:
    linkage = Linkage([4, 1], 1, 0.5)
    linkage.add([(0, 1, 0.9), (0, 1, 0.9)])  # near to two of four
    linkage.join()
    assert linkage.group_of == [0, 1]


def test_the_three_pieces_of_text_are_on_three_events() -> None:
    texts = (FERRY[0], ELECTION[0], COMPANY[0])
    terms = [terms_of(Article(str(n), text)) for n, text in enumerate(texts)]
    assert len(grouped(terms)) == 3
