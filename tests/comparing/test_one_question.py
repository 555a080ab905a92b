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

from summarize.comparing.compare import with_outlets
from summarize.comparing.questions import find_answers
from summarize.testing import WordEmbedder
from summarize.types import Article, Sentence, SentenceEmbedder, SyntaxParser


@pytest.mark.parametrize(
    ("name", "recall", "precision"),
    [
        ("loose", 0.9, 0.9),
        ("loose_held_out", 0.75, 0.9),
        ("plain", 0.45, 0.9),
        ("plain_held_out", 0.5, 0.85),
        ("stories", 0.3, 0.9),
        ("stories_held_out", 0.14, 0.9),
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


@pytest.mark.parametrize(
    ("others", "count"),
    [
        (["The mayor was given 12,000 dollars by aunts."], 1),
        (["The mayor was given 12,000 dollars by aunts.", "The mayor spent 70 dollars."], 0),
        (["The mayor was given 120,000 dollars by aunts."], 0),
    ],
)
def test_figures_are_looked_at_where_like_words_stand_beside_them_or_each_is_the_only_one(
    others: list[str], count: int
) -> None:
    first = told("Dye cost the mill 9,000 dollars.", "a", 0)
    sentences = [first, *(told(text, "b", n) for n, text in enumerate(others, 1))]
    embedder = WordEmbedder()
    on_one_event = embedder.embed(["one"] * len(sentences))
    thresholds = {"same_question": 0.5, "same_event": 0.45}
    found = find_answers(sentences, on_one_event, embedder, copies={}, tolls={}, **thresholds)
    assert len(found.differing) == count


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            "The judge gave Victor Holm 26 years for ordering the murder of his rival.",
            "Victor Holm will spend 21 years behind bars for the murder of his rival.",
            [{"26 years", "21 years"}],
        ),
        (
            "The hall was searched for three hours before the ceiling fell in.",
            "The search of the hall lasted for five hours.",
            [{"three hours", "five hours"}],
        ),
        (
            "The market hall collapsed at 11 a.m. on Friday, police said.",
            "Stallholders say that the market hall collapsed at half past ten.",
            [{"11 a.m.", "half past ten"}],
        ),
        (
            "The market hall collapsed at 11 p.m. on Friday, police said.",
            "Stallholders say that the market hall collapsed at half past ten.",
            [{"11 p.m.", "half past ten"}],
        ),
        (
            "The market hall collapsed at 11 a.m. on Friday.",
            "The mayor said at 11.40 a.m. on Friday that the market hall had collapsed.",
            [],
        ),
        (
            "Four people survived when the ferry sank near Olm on Friday.",
            "Three survivors told how the ferry sank near Olm on Friday.",
            [],
        ),
        (
            "Four people survived when the ferry sank near Olm on Friday, police said.",
            "There were three survivors when the ferry sank near Olm on Friday, police said.",
            [{"Four people", "three survivors"}],
        ),
        (
            "The two divers whom the mayor met on Sunday were Ida Holm and Karl Voss.",
            "The four divers whom the sharks attacked near Olm on Sunday are well.",
            [],
        ),
        (
            "The Holms boast seven children enrolled in college.",
            "The Holms of Olm are a couple with ten children.",
            [],
        ),
        (
            "The Holms boast seven children.",
            "The Holms of Olm are a couple with ten children.",
            [{"seven children", "ten children"}],
        ),
        (
            "A bus crash near Olm on Friday killed at least 12 people.",
            "12 dead, 30 hurt in bus crash near Olm on Friday.",
            [],
        ),
        (
            "More than 40 people were hurt when a bus crashed near Olm on Friday.",
            "Fifty-two people were hurt when a bus crashed near Olm on Friday.",
            [],
        ),
        (
            "No fewer than 20 people were hurt when a bus crashed near Olm on Friday.",
            "Fifteen people were hurt when a bus crashed near Olm on Friday.",
            [{"No fewer than 20 people", "Fifteen people"}],
        ),
    ],
)
def test_figures_are_of_one_thing_in_other_words_or_of_two(
    one: str,
    other: str,
    differ: list[set[str]],
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
) -> None:
    assert values(story((one,), (other,)), embedder, parser) == differ


@pytest.mark.parametrize(
    "before",
    [
        "It had been set for Tuesday, but the papers were stolen.",
        "The papers for the test on Tuesday were stolen.",
    ],
)
def test_a_day_that_was_moved_is_no_difference(
    before: str, embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    new, old = (
        f"The final exam in mathematics will be held on {day}, the ministry said."
        for day in ("Thursday", "Tuesday")
    )
    assert values(story((new,), (old,)), embedder, parser) == [{"Thursday", "Tuesday"}]
    assert values(story((new, before), (old,)), embedder, parser) == []


def test_figures_of_two_days_are_set_apart_whoever_names_the_days(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    friday = "On Friday the wool index closed down 660 points after a volatile session."
    silent = "After a volatile session, the wool index closed down 1,170 points."
    monday = "On Monday the wool index closed down 1,170 points after a volatile session."
    assert values(story((friday,), (silent,)), embedder, parser)
    assert values(story((friday,), (silent,), (monday,)), embedder, parser) == []


def test_articles_of_one_outlet_are_one_source() -> None:
    articles = [Article(id_, "", source=name) for id_, name in zip("abc", "XYx", strict=True)]
    assert with_outlets({"c": "b"}, articles) == {"c": "b"}
    assert with_outlets({}, articles) == {"c": "a"}
    assert with_outlets({"d": "c"}, articles) == {"c": "a", "d": "a"}


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
