from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable

import pytest

from summarize.clustering import near_copies
from summarize.clustering.near_copies import find_near_copies, with_latest_figures
from summarize.types import Article

WORDS = (
    "harbour ship storm pier crew captain night wind rope anchor sail coast tide port deck mast "
    "lamp rock wave fog bell engine cargo map signal rescue boat gull salt island channel buoy"
).split()


def prose(seed: int, sentences: int) -> list[str]:
    """Sentences of ten words each, the same for the same seed."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=10)).capitalize() + "." for _ in range(sentences)]


def article(name: str, *sentences: str) -> Article:
    return Article(id=name, text=" ".join(sentences))


def test_the_same_text_twice_is_a_copy() -> None:
    text = prose(1, 10)
    assert find_near_copies([article("a", *text), article("b", *text)]) == {"b": "a"}


def test_unrelated_articles_are_no_copies() -> None:
    assert find_near_copies([article("a", *prose(1, 10)), article("b", *prose(2, 10))]) == {}


def test_a_trimmed_wire_story_is_a_copy_of_the_full_one() -> None:
    text = prose(1, 12)
    assert find_near_copies([article("short", *text[:5]), article("full", *text)]) == {
        "short": "full"
    }


def test_a_wire_story_with_own_lines_and_changed_words_is_a_copy() -> None:
    wire = prose(1, 12)
    edited = [text.replace("harbour", "haven") for text in wire]
    paper = article("paper", *prose(2, 2), *edited, *prose(3, 2))
    assert set(find_near_copies([article("wire", *wire), paper])) <= {"wire", "paper"}
    assert len(find_near_copies([article("wire", *wire), paper])) == 1


def test_a_long_report_that_takes_over_two_sentences_is_no_copy() -> None:
    wire = prose(1, 12)
    assert find_near_copies([article("a", *wire), article("b", *wire[:2], *prose(2, 10))]) == {}


def test_two_reports_of_one_speech_are_no_copies() -> None:
    speech = "“" + " ".join(prose(9, 12)) + "”"
    one, other = prose(1, 6), prose(2, 6)
    for quoted in (speech, speech.replace("“", '"').replace("”", '"')):
        reports = [article("a", *one, quoted), article("b", *other, quoted)]
        assert find_near_copies(reports) == {}


def test_an_article_of_nothing_is_no_copy() -> None:
    assert find_near_copies([article("a", ""), article("b", ""), article("c", "One line.")]) == {}


def test_all_copies_of_one_story_name_the_same_original() -> None:
    text = prose(1, 12)
    articles = [article(f"a{n}", *text[: 12 - n]) for n in range(5)]
    assert find_near_copies(articles) == {f"a{n}": "a0" for n in range(1, 5)}


def test_two_hundred_copies_are_found_in_no_time() -> None:
    text = prose(1, 60)
    articles = [article(f"a{n:03d}", *text, *prose(n, 2)) for n in range(200)]
    start = time.perf_counter()
    assert len(find_near_copies(articles)) == 199
    assert time.perf_counter() - start < 5


def of_few_words(count: int) -> list[Article]:
    """Articles that share most of their words with thousands of others, and are no copies."""
    rng = random.Random(1)
    things = "council bridge harbour school market station hospital library stadium mill".split()
    sentence = "The {} near the {} and the {} of the {} will close after the {}, the {} and the {}"
    texts = (sentence.format(*rng.choices(things, k=7)) for _ in range(count))
    return [article(f"a{n:05d}", f"{text}.") for n, text in enumerate(texts)]


def test_a_copy_is_found_among_thousands_that_are_made_of_the_same_words() -> None:
    articles = of_few_words(4000)
    copies = find_near_copies(articles)
    again = Article("again", next(a.text for a in articles[2000:] if a.id not in copies))
    found = find_near_copies([*articles, again])
    assert {article.id: article.text for article in articles}[found["again"]] == again.text
    assert found == copies | {"again": found["again"]}


def test_the_work_for_a_text_does_not_grow_with_those_that_share_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[int] = []

    def count(ids: Iterable[str]) -> Counter[str]:
        found = Counter(ids)
        counted.append(found.total())
        return found

    monkeypatch.setattr("summarize.clustering.near_copies._MOST_HOLDERS", 300)
    monkeypatch.setattr("summarize.clustering.near_copies.Counter", count)
    find_near_copies(of_few_words(2000))
    assert len(counted) == 2000
    assert 200 < max(counted) <= 300


def test_the_same_copies_are_found_in_every_run() -> None:
    """Sets have another order in each process, and of many holders only some are counted."""
    told = {
        subprocess.run(
            [sys.executable, __file__],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert len(json.loads(told.pop())) > 100


if __name__ == "__main__":  # as the test above asks
    near_copies._MOST_HOLDERS = 300
    json.dump(find_near_copies(of_few_words(2000)), sys.stdout)


def wire(id_: str, killed: str, published: str | None, *, more: str = "") -> Article:
    text = f"A bridge fell on Wednesday, killing {killed} people, the office in Marlow said. {more}"
    return Article(id_, text, published=published)


@pytest.mark.parametrize(
    ("first", "later"),
    [("2026-08-12", "2026-08-13"), ("2026-08-12T14:10", "2026-08-12T21:45+00:00")],
)
def test_of_versions_of_a_wire_story_the_latest_with_other_figures_is_the_original(
    first: str, later: str
) -> None:
    early, copy = wire("a1", "4", first, more="It rained."), wire("a2", "4", first)
    late = wire("a3", "11", later)
    copies = {"a2": "a1", "a3": "a1"}
    assert with_latest_figures(copies, [early, copy, late]) == {"a1": "a3", "a2": "a3"}


@pytest.mark.parametrize(
    "late",
    [
        wire("a2", "4", "2026-08-13"),  # the same figures: another paper's print
        wire("a2", "11", None),
        wire("a2", "11", "2026-08-12"),  # the same day, at no hour
        Article("a2", "A bridge fell, killing 11.", published="2026-08-13"),  # a short print
    ],
)
def test_a_version_that_tells_no_later_figures_is_a_copy(late: Article) -> None:
    early = wire("a1", "4", "2026-08-12", more="It rained.")
    assert with_latest_figures({"a2": "a1"}, [early, late]) == {"a2": "a1"}
