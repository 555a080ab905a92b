"""A pile of articles that grows: stories keep their ids and articles, and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.batch import (
    ArticlePile,
    list_stories,
    open_location,
    put_on_pile,
    read_pile,
    told_apart,
    write_pile,
)
from summarize.errors import ReadError
from summarize.types import Article, Dropped, ReadArticles

FERRY = (
    "The ferry Halcyon ran aground off Skerrow Island on Tuesday night with 240 people on board. "
    "The coastguard said all passengers were taken to Port Lennick by two lifeboats.",
    "All passengers of the ferry Halcyon are safe after it hit rocks near Skerrow Island. "
    "Lifeboats brought them to Port Lennick before dawn, the coastguard said.",
)
MAYOR = (
    "Mayor Ilse Brandt won a third term in Oberhain on Sunday with 54 percent of the vote. Her "
    "rival, Tomas Keller, conceded an hour after polling stations closed."
)


def article(id_: str, text: str, **known: str) -> Article:
    return Article(id_, text, published="2024-03-05", path=f"{id_}.txt", **known)  # type: ignore[arg-type]


def read(*articles: Article) -> ReadArticles:
    return ReadArticles(articles)


ONE, TWO, THREE = article("a1", FERRY[0]), article("a2", FERRY[1]), article("a3", MAYOR)


def test_stories_and_single_articles_are_told_apart() -> None:
    piled = put_on_pile(read(ONE, TWO, THREE))
    assert [[each.path for each in s.articles] for s in piled.pile.stories] == [
        ["a1.txt", "a2.txt"]
    ]
    assert [s.articles[0].path for s in piled.pile.singles] == ["a3.txt"]
    assert (piled.new, piled.changed, piled.known) == (3, 0, 0)


def test_a_single_article_becomes_a_story_and_keeps_its_id() -> None:
    first = put_on_pile(read(ONE, THREE)).pile
    id_ = next(s.id for s in first.singles if s.articles[0].path == "a1.txt")
    assert id_.startswith("2024-03-05-the-ferry-halcyon")
    second = put_on_pile(read(TWO), first).pile
    assert [s.id for s in second.stories] == [id_]
    assert len(second.singles) == 1


def test_an_article_that_is_there_is_passed_over() -> None:
    piled = put_on_pile(read(ONE, TWO), put_on_pile(read(ONE, TWO)).pile)
    assert (piled.new, piled.changed, piled.known) == (0, 0, 2)
    assert len(list(piled.pile.articles)) == 2


def test_an_article_whose_words_changed_takes_its_own_place() -> None:
    url = "https://alna.example/ferry"
    before = put_on_pile(read(replace(ONE, url=url), TWO)).pile
    later = replace(ONE, url=url, text=f"{FERRY[0]} The captain was questioned.")
    piled = put_on_pile(read(later), before)
    assert (piled.new, piled.changed, piled.known) == (0, 1, 0)
    (story,) = piled.pile.stories
    assert story.id == before.stories[0].id
    assert [each.text for each in story.articles] == [later.text, TWO.text]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    aside = Dropped("a1", 0, 0, "caption", "A ferry.")
    pile = put_on_pile(ReadArticles((ONE, TWO, THREE), (aside,))).pile
    out = open_location(str(tmp_path / "out"))
    with out.locked():
        write_pile(pile, out)
    assert read_pile(out) == pile


def test_a_row_says_what_is_in_a_story_and_why(tmp_path: Path) -> None:
    out = open_location(str(tmp_path))
    write_pile(put_on_pile(read(ONE, TWO, replace(ONE, id="a9", path="c.txt"))).pile, out)
    (row,) = map(json.loads, (tmp_path / "stories.jsonl").read_text().splitlines())
    assert row["articles"] == ["c.txt", "a2.txt"]
    assert (row["from"], row["to"]) == ("2024-03-05", "2024-03-05")
    assert row["joined"][1]["nearest"] == "a1"
    assert "Halcyon" in row["joined"][1]["names"]
    assert row["joined"][1]["days"] == 0


def test_near_copies_are_named(tmp_path: Path) -> None:
    copy = article("a4", f"{FERRY[0]} More follows.")
    out = open_location(str(tmp_path))
    write_pile(put_on_pile(read(ONE, copy)).pile, out)
    (row,) = map(json.loads, (tmp_path / "stories.jsonl").read_text().splitlines())
    assert len(row["copies"]) == 1


def test_articles_of_one_file_are_called_by_their_ids(tmp_path: Path) -> None:
    out = open_location(str(tmp_path))
    of_file = [replace(each, path="all.jsonl", record=f"r{n}") for n, each in enumerate((ONE, TWO))]
    write_pile(put_on_pile(read(*of_file)).pile, out)
    (row,) = map(json.loads, (tmp_path / "stories.jsonl").read_text().splitlines())
    assert sorted(row["articles"]) == ["r0", "r1"]


@pytest.mark.parametrize("named", ["", "stories.jsonl"])
@pytest.mark.parametrize("folders", [True, False])
def test_batch_reads_the_stories_as_they_were_read(
    tmp_path: Path, named: str, folders: bool
) -> None:
    pile = put_on_pile(ReadArticles((ONE, TWO), (Dropped("a2", 0, 0, "byline", "By Ann"),))).pile
    write_pile(pile, open_location(str(tmp_path)), folders=folders)
    listed = list_stories(open_location(str(tmp_path / named)))
    (story,) = listed.stories()
    content = story.load().read()
    assert sorted(each.text for each in content.articles) == sorted(FERRY)
    assert [each.text for each in content.dropped] == ["By Ann"]
    assert all(each.path for each in content.articles)


def test_each_story_is_a_folder_of_its_articles(tmp_path: Path) -> None:
    write_pile(put_on_pile(read(ONE, TWO)).pile, open_location(str(tmp_path)), folders=True)
    (folder,) = (tmp_path / "folders").iterdir()
    assert len(list(folder.iterdir())) == 2
    listed = list_stories(open_location(str(tmp_path / "folders")))
    (story,) = listed.stories()
    assert sorted(each.text for each in story.load().read().articles) == sorted(FERRY)


@pytest.mark.parametrize(
    "line", ["{", "[]", "{}", '{"id": "a"}', '{"id":"a","headline":"h","documents":[],"joined":[]}']
)
def test_a_file_that_is_no_pile_is_told_of_and_stays(tmp_path: Path, line: str) -> None:
    (tmp_path / "stories.jsonl").write_text(line)
    with pytest.raises(ReadError, match=r"stories.jsonl line 1 is no story"):
        read_pile(open_location(str(tmp_path)))
    assert (tmp_path / "stories.jsonl").read_text() == line


def test_there_is_an_empty_pile_where_none_was_written(tmp_path: Path) -> None:
    assert read_pile(open_location(str(tmp_path / "none"))) == ArticlePile()


def test_articles_are_told_apart_largest_story_first() -> None:
    found = told_apart(read(THREE, ONE, TWO))
    assert [len(each.articles) for each in found] == [2, 1]
    assert [each.id for each in found[0].articles] == ["a1", "a2"]
