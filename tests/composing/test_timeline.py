"""The timeline of a brief: what happened on which day, cited, the earliest first."""

from __future__ import annotations

import re
from datetime import date

import pytest

from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Brief, Models

WEDNESDAY, THURSDAY = "2023-07-12", "2023-07-13"

STORM = "A storm closed the harbour of Port Vale on Monday."
RIBBON = "Mayor Ada Brook reopened the harbour of Port Vale on Wednesday with a ribbon."
FERRIES = "Ferries to Gull Island will sail again from Port Vale on July 20."
REPAIRS = "Workers from Port Vale mended a sea wall of forty metres in three long nights."


def brief_of(*articles: tuple[str, str | None], parser: bool = True) -> Brief:
    models = Models(embedder=WordEmbedder(), parser=default_parser() if parser else None)
    return make_brief(
        [
            Article(f"a{n}", text, title=f"Article {n}", published=published)
            for n, (text, published) in enumerate(articles, 1)
        ],
        models,
    )


def told(brief: Brief) -> list[tuple[str, str]]:
    return [(event.day, event.text) for event in brief.timeline]


def undated(sentence: str) -> str:
    """A sentence without the day on which it happened: beside the day it is not told again."""
    return re.sub(r" on (?:[A-Z][a-z]+day|July \d+)", "", sentence)


def quotes(brief: Brief, number: int) -> list[str]:
    texts = {article.id: article.text for article in brief.articles}
    return [texts[c.article_id][c.start : c.end] for c in brief.timeline[number].citations]


def test_events_stand_in_the_order_in_which_they_happened_each_cited() -> None:
    brief = brief_of((f"{RIBBON} {STORM} {FERRIES} {REPAIRS}", THURSDAY))
    assert told(brief) == [
        ("2023-07-10", undated(STORM)),
        ("2023-07-12", undated(RIBBON)),
        ("2023-07-20", undated(FERRIES)),
    ]
    assert [quotes(brief, n) for n in range(3)] == [[STORM], [RIBBON], [FERRIES]]
    assert [event.said for event in brief.timeline] == ["Monday", "Wednesday", "July 20"]


def test_an_event_of_several_articles_is_told_once_with_all_citations() -> None:
    again = (
        "The storm on Tuesday did not reach us. A storm closed the harbour at Port Vale on Monday."
    )
    brief = brief_of((f"{RIBBON} {STORM}", THURSDAY), (f"{REPAIRS} {again}", WEDNESDAY))
    days = [event.day for event in brief.timeline]
    assert days == ["2023-07-10", "2023-07-12"]
    assert {c.article_id for c in brief.timeline[0].citations} == {"a1", "a2"}


def test_one_day_alone_is_no_timeline() -> None:
    assert brief_of((f"{RIBBON} {REPAIRS}", THURSDAY)).timeline == ()


def test_without_the_date_of_its_article_a_weekday_is_no_day() -> None:
    text = f"{RIBBON} {STORM} {REPAIRS} The Port Vale light was built on May 3, 1911. "
    ending = "It fell on March 9, 2021."
    assert told(brief_of((text + ending, None))) == []
    whole = text + "A wave broke the Port Vale light on March 9, 2021."
    assert [day for day, _ in told(brief_of((whole, None)))] == ["1911-05-03", "2021-03-09"]


def test_what_is_told_of_two_days_in_the_same_words_is_told_of_none() -> None:
    other = f"{REPAIRS} A storm closed the harbour of Port Vale on Tuesday."
    brief = brief_of((f"{RIBBON} {STORM} {FERRIES}", THURSDAY), (other, WEDNESDAY))
    assert [day for day, _ in told(brief)] == ["2023-07-12", "2023-07-20"]


WALKOUT = "About 1,200 workers of the yards in Port Vale walked out on Monday."


@pytest.mark.parametrize(
    ("other", "cited"),
    [
        ("Some 900 employees of the yards in Port Vale walked out on Monday.", {"a1"}),
        ("Some 900 workers of the yards in Port Vale walked out on Monday.", {"a1"}),
        ("Some 1,200 of 1,450 workers of the yards in Port Vale walked out Monday.", {"a1", "a2"}),
        ("Workers of the yards in Port Vale walked out on Monday.", {"a1"}),
        ("Some 1,200 workers of the yards in Port Vale left 9 ships on Monday.", {"a1", "a2"}),
    ],
)
def test_no_article_is_cited_that_gives_another_figure_or_none(other: str, cited: set[str]) -> None:
    first = f"{WALKOUT} {RIBBON} {REPAIRS}"
    brief = brief_of((first, THURSDAY), (f"Gulls came. {other} {FERRIES}", WEDNESDAY))
    line = next(event for event in brief.timeline if event.text == undated(WALKOUT))
    assert {c.article_id for c in line.citations} == cited


def test_a_plan_is_no_event_once_an_article_is_later_than_its_day() -> None:
    plan = "Mayor Ada Brook will sail from Port Vale to Gull Island on Friday."
    first = (f"{STORM} {RIBBON} {plan} {REPAIRS}", THURSDAY)
    gulls = "Gulls eat most of what fishermen in Lower Marsh throw away in spring."
    sailed = "Mayor Ada Brook, who sailed from Port Vale to Gull Island, was cheered."
    assert ("2023-07-14", undated(plan)) in told(brief_of(first))
    assert ("2023-07-14", undated(plan)) in told(brief_of(first, (gulls, "2023-07-14")))
    assert ("2023-07-14", undated(plan)) not in told(
        brief_of(first, (f"{gulls} {sailed}", "2023-07-14"))
    )
    assert ("2023-07-14", undated(plan)) not in told(brief_of(first, (gulls, "2023-07-15")))


def test_two_deeds_in_like_words_are_no_conflict() -> None:
    other = f"{REPAIRS} A storm left the harbour of Port Vale on Tuesday."
    brief = brief_of((f"{RIBBON} {STORM} {FERRIES}", THURSDAY), (other, WEDNESDAY))
    days = [event.day for event in brief.timeline]
    assert days == ["2023-07-10", "2023-07-11", "2023-07-12", "2023-07-20"]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "A storm closed the harbour of Port Vale yesterday.",
            "A storm closed the harbour of Port Vale.",
        ),
        (
            "Last night a storm closed the harbour of Port Vale.",
            "A storm closed the harbour of Port Vale.",
        ),
        (
            "A storm closed the harbour of Port Vale earlier today, sailors said.",
            "A storm closed the harbour of Port Vale, sailors said.",
        ),
        (
            "Three days ago, a storm closed the harbour of Port Vale.",
            "A storm closed the harbour of Port Vale.",
        ),
        (
            "A storm that was only yesterday's closed the harbour of Port Vale on Tuesday.",
            None,
        ),
        ("Today, the day of the fair, a storm closed the harbour of Port Vale.", None),
    ],
)
def test_yesterday_is_taken_off_since_the_day_stands_beside_it(
    sentence: str, line: str | None
) -> None:
    brief = brief_of((f"{sentence} {FERRIES} {REPAIRS}", THURSDAY), (RIBBON, "2023-07-16"))
    texts = [text for _, text in told(brief)]
    assert (line in texts) if line else len(texts) == 2
    assert brief.timeline[-1].text == undated(FERRIES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics in Port Vale applauded the reversal on Monday.",
        "He closed the harbour of Port Vale on Monday.",
        "Sailors in Port Vale also complained on Monday.",
        "The guild said on Monday that he would leave Port Vale.",
        "At the end of that week, on July 10, Port Vale sent a letter.",
        "The governor, a Whig, told Port Vale on Monday that ships would come.",
        "Mayor Brook of Port Vale responded swiftly on Monday, calling sailors lazy.",
        "Hours earlier, on Monday, ships had left Port Vale.",
    ],
)
def test_a_sentence_that_points_at_another_is_no_line(sentence: str) -> None:
    brief = brief_of((f"{RIBBON} {FERRIES} {REPAIRS} {sentence}", THURSDAY))
    assert [event.day for event in brief.timeline] == ["2023-07-12", "2023-07-20"]


def test_what_an_article_opens_with_is_understood_by_itself() -> None:
    opening = "A wave broke the lamps of Port Vale on Monday, washing sand into the streets below."
    (day, line), *_ = told(brief_of((f"{opening} {FERRIES} {REPAIRS}", THURSDAY)))
    assert (day, line) == ("2023-07-10", undated(opening))


LONG = (
    "A barge sank on Tuesday off the old mole of Port Vale, spilling two hundred tonnes of sand,"
    " after a gale tore it from a buoy near the mouth of the river in the night."
)


def test_a_long_sentence_is_cut_to_what_happened() -> None:
    lines = told(brief_of((f"{RIBBON} {REPAIRS} {LONG} {FERRIES}", THURSDAY)))
    assert lines[0] == ("2023-07-11", "A barge sank off the old mole of Port Vale.")


def test_what_the_brief_tells_in_as_many_words_is_not_told_again() -> None:
    whole = (
        "The guild of bakers in Port Vale gave four hundred loaves of rye bread on Tuesday to"
        " every school and every ship of the town."
    )
    brief = brief_of((f"{RIBBON} {REPAIRS} {whole} {FERRIES}", THURSDAY))
    assert whole in [sentence.text for sentence in brief.sentences]
    assert [day for day, _ in told(brief)] == ["2023-07-12", "2023-07-20"]


def test_a_list_is_not_cut() -> None:
    ovens = (
        "All bakers of Port Vale were offered a new oven on Tuesday by the head of the guild, Ada"
        " Brook; the judge of the town, Lee Marsh; and the captain of the port, Roy Hale."
    )
    lines = told(brief_of((f"{RIBBON} {REPAIRS} {ovens} {FERRIES}", THURSDAY)))
    assert [day for day, _ in lines] == ["2023-07-12", "2023-07-20"]


def test_a_day_that_is_what_a_sentence_tells_of_stays() -> None:
    relief = "Tuesday morning brought some relief to Port Vale after a night of rain."
    lines = told(brief_of((f"{RIBBON} {REPAIRS} {relief} {FERRIES}", THURSDAY)))
    assert all(not text.startswith("Brought") for _, text in lines)


def test_no_point_of_one_article_repeats_a_line() -> None:
    models = Models(embedder=WordEmbedder(), parser=default_parser())
    alone = "Ada Brook sold the old mole of Port Vale on Tuesday for nine thousand pounds."
    other = "Bakers gave four hundred loaves of rye bread away to hungry ships at noon."
    texts = (f"{RIBBON} {REPAIRS} {alone}", f"{RIBBON} {other}")
    articles = [
        Article(f"a{n}", text, title=f"Article {n}", published=THURSDAY)
        for n, text in enumerate(texts)
    ]
    brief = make_brief(articles, models, Settings(words=30))
    spans = [c for each in brief.coverage for c in each.highlights]
    assert undated(alone) in [text for _, text in told(brief)]
    assert alone not in [sentence.text for sentence in brief.sentences]
    assert [texts[int(c.article_id[1])][c.start : c.end] for c in spans if c.start] == [other]


def test_a_line_that_its_day_alone_makes_worth_telling_is_none() -> None:
    brief = brief_of((f"{RIBBON} {REPAIRS} The town was told on Tuesday. {FERRIES}", THURSDAY))
    assert [day for day, _ in told(brief)] == ["2023-07-12", "2023-07-20"]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("In between, on July 10, Ada Brook sold a boat.", "Ada Brook sold a boat."),
        ("On July 10, 2023, Ada Brook sold a boat.", "Ada Brook sold a boat."),
        (
            "The Vale Post told on July 10, 2023, that Ada Brook sold a boat.",
            "The Vale Post told that Ada Brook sold a boat.",
        ),
        ("Ada Brook sold a boat at noon on Monday.", "Ada Brook sold a boat at noon."),
    ],
)
def test_a_day_inside_the_line_is_not_told_again(sentence: str, line: str) -> None:
    assert told(brief_of((f"{RIBBON} {REPAIRS} {sentence}", THURSDAY)))[0] == ("2023-07-10", line)


def test_a_thing_that_the_brief_tells_of_is_known() -> None:
    lamps = "Critics in Port Vale praised the ribbon on Thursday."
    brief = brief_of((f"{RIBBON} {FERRIES} {REPAIRS} {lamps}", "2023-07-14"))
    assert ("2023-07-13", undated(lamps)) in told(brief)


def test_the_day_of_a_saying_that_comes_last_is_not_told_as_that_of_what_is_said() -> None:
    hurt = "Forty people in Port Vale were hurt, the hospital said on Monday."
    warned = "The hospital of Port Vale said on Tuesday that forty people were hurt."
    brief = brief_of((f"{RIBBON} {FERRIES} {REPAIRS} {hurt} {warned}", THURSDAY))
    assert told(brief)[0] == ("2023-07-11", undated(warned))


@pytest.mark.parametrize(
    "sentence",
    [
        "Mud swept through the market in Port Vale on Monday.",
        "Mud filled three streets of Port Vale on Monday, the mayor said.",
        "A wave of last year's height broke a lamp in Port Vale on Monday.",
    ],
)
def test_what_only_seems_to_point_at_another_sentence_is_told(sentence: str) -> None:
    brief = brief_of((f"{RIBBON} {FERRIES} {REPAIRS} {sentence}", THURSDAY))
    assert told(brief)[0] == ("2023-07-10", undated(sentence))


def test_last_year_of_another_year_than_the_articles_is_not_told() -> None:
    moved = "Ada Brook mended on December 30 in Port Vale a lamp that broke last year."
    days = [day for day, _ in told(brief_of((f"{STORM} {moved} {REPAIRS}", "2023-01-03")))]
    assert days == []


def test_a_day_without_its_year_is_of_the_year_that_is_told_of() -> None:
    past = "In 2016 Port Vale had another mayor. The harbour of Port Vale burned on March 3."
    brief = brief_of((f"{RIBBON} {STORM} {past}", THURSDAY))
    assert [event.day for event in brief.timeline] == ["2023-07-10", "2023-07-12"]


def test_a_long_story_is_told_in_ten_lines_and_three_of_a_day() -> None:
    towns = "Dublin Paris Oslo London Madrid Rome Berlin Vienna Athens Lisbon Prague Cairo".split()
    made = [
        f"The mayor of {town} bought {n + 2} {ware} on July {day}."
        for n, (town, ware) in enumerate(
            zip(towns, "boats ropes lamps masts oars drums sails nets".split(), strict=False)
        )
        for day in (3, 3 + n % 2)
    ]
    made += [
        f"The mayor of {town} visited a school on July {n + 1}." for n, town in enumerate(towns)
    ]
    brief = brief_of((" ".join(made), THURSDAY))
    days = [event.day for event in brief.timeline]
    assert len(days) == 10
    assert days == sorted(days)
    assert max(days.count(day) for day in days) <= 3
    assert all(date.fromisoformat(day) for day in days)


def test_without_grammar_there_is_no_timeline() -> None:
    text = f"{RIBBON} {STORM}"
    assert brief_of((text, THURSDAY), parser=False).timeline == ()
    german = "Am Montag schloss ein Sturm den Hafen von Port Vale für neun lange Tage."
    assert brief_of((text, THURSDAY), (german, THURSDAY)).timeline == ()
