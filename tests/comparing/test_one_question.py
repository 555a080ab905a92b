"""Figures, hours, ages and spellings that are compared though their sentences share little."""

from __future__ import annotations

import pytest
from labelled_clusters import (
    KINDS,
    LabelledCluster,
    compare_story,
    judge,
    read_clusters,
    table,
    total,
)

from summarize.comparing.questions import find_answers
from summarize.testing import WordEmbedder
from summarize.types import Sentence, SentenceEmbedder, SyntaxParser


@pytest.mark.parametrize(
    ("name", "recall", "precision"),
    [
        ("loose", 0.9, 0.9),
        ("loose_held_out", 0.6, 0.85),
        ("plain", 0.35, 0.9),
        ("plain_held_out", 0.4, 0.7),
    ],
)
def test_small_stories_in_loose_words_are_judged(
    name: str, recall: float, precision: float, embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    # What the held-out ones gave at the first run is in docs/differences.md.
    clusters = read_clusters(name)
    judged = [judge(each, compare_story(each, embedder, parser)) for each in clusters]
    tallies = {kind: total(each[kind] for each in judged) for kind in KINDS}
    print(f"\n{name}\n{table(tallies)}")  # noqa: T201
    every = total(tallies.values())
    assert every.precision >= precision
    assert every.recall >= recall


def told(text: str, article: str, number: int) -> Sentence:
    return Sentence(f"s{number}", article, number, number, 0, len(text), text)


def story(*articles: tuple[str, ...]) -> LabelledCluster:
    texts = [(text, "abc"[n]) for n, article in enumerate(articles) for text in article]
    sentences = tuple(told(text, name, n) for n, (text, name) in enumerate(texts))
    return LabelledCluster("", (), {}, sentences, {})


FINE = "The mill was fined 9,000 dollars in 2019 for letting dye run into the river."
OTHER_FINE = "In 2019 a judge ordered the mill to pay a fine of 12,000 dollars for the dye."


def values(of: LabelledCluster, embedder: SentenceEmbedder, parser: SyntaxParser) -> list[set[str]]:
    found = compare_story(of, embedder, parser)
    return [{reading.value for reading in each.readings} for each in found]


def test_all_who_tell_a_value_are_cited_beside_it(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    third = "The fine of 9,000 dollars for dye in the river was paid by the mill."
    (found,) = compare_story(story((FINE,), (OTHER_FINE,), (third,)), embedder, parser)
    cited = {reading.value: [c.article_id for c in reading.citations] for reading in found.readings}
    assert cited == {"9,000 dollars": ["a", "c"], "12,000 dollars": ["b"]}


def test_an_article_that_tells_both_answers_no_question(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    both = OTHER_FINE, "A fine of 9,000 dollars was not enough, the town had said."
    assert values(story((FINE,), both), embedder, parser) == []


PUPILS = "A coach with 42 pupils on board slid into a ditch on Friday."


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("Fifty-one pupils were in the coach when it slid into the ditch.", True),
        ("Nine pupils were in the coach when it slid into the ditch.", False),
        ("Nine of the 51 pupils in the coach that slid into the ditch were hurt.", False),
        ("Some 40 pupils were in the coach when it slid into the ditch.", False),
        ("Next week 51 pupils will be in the coach that slid into the ditch.", False),
    ],
)
def test_a_part_a_rounded_figure_and_one_of_another_time_are_no_difference(
    other: str, differs: bool, embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    assert bool(values(story((PUPILS,), (other,)), embedder, parser)) == differs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm, 31, a diver, was saved.", "Ida Holm, 31, dives for pearls."),
        ("Ida Holm, 31, a diver, was saved.", "Eva Holm, 34, dives for pearls."),
        ("Ida Holm, 31, a diver, was saved.", "Ida Holm was 22 when she learnt to dive."),
        ("Mario Holm, 31, a diver, was saved.", "Maria Holm, 34, dives for pearls."),
        ("Mario Holm, the diver, was saved.", "Maria Holm, the diver, was saved."),
        ("Jérôme Holm, the diver, was saved.", "Jerome Holm, the diver, was saved."),
    ],
)
def test_one_age_and_two_people_are_no_difference(
    one: str, other: str, embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    assert values(story((one,), (other,)), embedder, parser) == []


def test_two_spellings_and_two_ages_are_of_one_person(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    one = "The diver, Geoffrey Holm, 31, was saved.", "Mr Holm thanked the crew."
    other = ("Geofrey Holm, who was 34, sells pearls.",)
    assert values(story(one, other), embedder, parser) == [
        {"31", "34"},
        {"Geoffrey Holm", "Geofrey Holm"},
    ]


def test_figures_are_looked_at_only_where_something_near_stands_beside_them() -> None:
    texts = "Dye cost the mill 9,000 dollars.", "The mayor was given 12,000 dollars by aunts."
    sentences = [
        told(text, article, n) for n, (text, article) in enumerate(zip(texts, "ab", strict=True))
    ]
    embedder = WordEmbedder()
    rows = embedder.embed(["one", "one"])
    thresholds = {"same_question": 0.5, "same_event": 0.45}
    found = find_answers(sentences, rows, embedder, copies={}, tolls={}, **thresholds)
    assert found.differing == found.agreeing == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            "The swimming pool will stay shut until Tuesday.",
            "The swimming pool is to open again on Thursday.",
            [{"Tuesday", "Thursday"}],
        ),
        (
            "The swimming pool stayed shut on Tuesday.",
            "The swimming pool opened again on Thursday.",
            [],
        ),
        (
            "The swimming pool will stay shut until Tuesday.",
            "Bakers will march to the town hall on Thursday.",
            [],
        ),
    ],
)
def test_a_day_ahead_is_told_of_one_thing(
    one: str,
    other: str,
    differ: list[set[str]],
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
) -> None:
    assert values(story((one,), (other,)), embedder, parser) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            "A mill boat with 61 people on board hit a pier in fog on Sunday.",
            "All 58 people on the Lark were brought ashore on Sunday after the boat hit a pier.",
            [{"61 people", "58 people"}],
        ),
        (
            "Five of the nine judges found for the baker on Monday.",
            "The baker won on Monday, with six of the nine judges for him.",
            [{"Five of the nine", "six of the nine"}],
        ),
        (
            "Five of the nine judges voted for the baker on Monday.",
            "Four of the nine judges voted against the baker on Monday.",
            [],
        ),
        (
            "Nineteen were hurt when the crane fell on the market.",
            "Seventeen people were treated for injuries when the crane fell on the market.",
            [{"Nineteen", "Seventeen people"}],
        ),
        (
            "Twenty people were hurt when the crane fell on the market.",
            "Two people were badly hurt when the crane fell on the market.",
            [],
        ),
        ("Ana Holm scored two goals on Sunday.", "Holm has scored 14 goals this season.", []),
        (
            "The fire at the mill began at 5 pm on Tuesday.",
            "The fire at the mill was put out and firemen arrived home at 7 pm on Tuesday.",
            [],
        ),
        (
            "The baker who painted his shop pink must pay a fine of £2,000.",
            "A judge fined the baker £5,000 for painting his shop pink.",
            [{"£2,000", "£5,000"}],
        ),
    ],
)
def test_figures_are_of_one_whole_or_deed_and_no_part_or_sum(
    one: str,
    other: str,
    differ: list[set[str]],
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
) -> None:
    assert values(story((one,), (other,)), embedder, parser) == differ
