"""What stood in a brief and its day is past, and what was done since, on the day of an update."""

from __future__ import annotations

from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Brief, Models
from summarize.updating import update_brief

MODELS = Models(embedder=WordEmbedder(), parser=default_parser())
CAPTAIN = "The captain Piet Maas was fighting for his life in the hospital of Skarv."
FIRST = Article(
    "a1",
    "The ferry Tern struck a reef off Skarv on Saturday and lost its rudder. "
    "Families told last night how lifeboats had come alongside in fog. "
    "Gales are forecast for Monday along the coast. "
    f"{CAPTAIN}",
    "Ferry strikes reef",
    "Gazette",
    "2023-05-07",
)
LATER = (
    "Salvage of the ferry Tern goes on off Skarv with three barges and a crane. "
    "Divers have sealed two of its tanks and look for a third under the engine room. "
    "A bakery gave them bread. A school sang for them on the pier. "
    "The captain Piet Maas died in the hospital of Skarv on Tuesday. "
    "The owner of the line, Ada Rood, resigned on Tuesday."
)


def updated(day: str, words: int = 40) -> Brief:
    first = make_brief([FIRST], MODELS, Settings(words=80))
    new = Article("b1", LATER, "Salvage goes on", "Tide", day)
    return update_brief(first, [new], MODELS, Settings(words=words))


def test_what_was_ahead_and_is_past_is_told_no_more_and_that_is_said() -> None:
    made = updated("2023-05-09")
    assert "Gales" not in made.text
    passed = (
        "no longer told, since its day has passed: “Gales are forecast for Monday along the coast.”"
    )
    assert passed in made.warnings


def test_what_is_still_ahead_stands() -> None:
    assert "Gales are forecast for Monday" in updated("2023-05-07").text


def test_last_night_of_an_earlier_article_is_named() -> None:
    assert "Families told on Saturday night how lifeboats" in updated("2023-05-09").text
    assert "told last night" in updated("2023-05-07").text


def test_what_was_done_since_comes_first_of_what_is_new() -> None:
    made = updated("2023-05-09")
    news = [made.sentences[place].text for place in made.history.new]
    assert any("Ada Rood, resigned" in text for text in news)


def test_what_was_done_since_is_news_in_whatever_words() -> None:
    made = updated("2023-05-09")
    assert "Maas died" in made.text
