from __future__ import annotations

import random
import time

from summarize.clustering.near_copies import find_near_copies
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
