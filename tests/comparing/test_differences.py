from __future__ import annotations

from collections.abc import Mapping

import pytest
from difference_cases import ALIKE, DIFFERENT

from summarize.comparing import find_differences
from summarize.types import Citation, Difference, Sentence

FIVE = "Five people were killed in the crash."
SEVEN = "Seven people were killed in the crash."


def compare(
    *texts: str, articles: str = "abcdef", copies: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """Compare sentences of one cluster, the nth of the nth of ``articles``."""
    sentences = [
        Sentence(f"s{n}", article, 0, 0, 100 * n, 100 * n + len(text), text)
        for n, (text, article) in enumerate(zip(texts, articles, strict=False))
    ]
    return find_differences([tuple(range(len(texts)))], sentences, copies=copies or {})


def test_nine_in_ten_differences_are_found_and_nine_in_ten_findings_are_differences() -> None:
    found = sum(bool(compare(*texts)) for texts in DIFFERENT)
    false = sum(bool(compare(*texts)) for texts in ALIKE)
    assert min(len(DIFFERENT), len(ALIKE)) >= 20
    assert found / len(DIFFERENT) >= 0.9
    assert found / (found + false) >= 0.9


def test_each_reading_cites_all_who_give_it() -> None:
    (difference,) = compare(FIVE, SEVEN, "The crash killed five people.")
    assert difference.kind == "number"
    assert [reading.value for reading in difference.readings] == ["Five people", "Seven people"]
    assert difference.readings[0].citations == (
        Citation("a", 0, len(FIVE)),
        Citation("c", 200, 200 + len("The crash killed five people.")),
    )


def test_the_words_that_qualify_a_figure_are_part_of_its_reading() -> None:
    (difference,) = compare(
        "The talks lasted about 90 minutes.", "On Monday the talks lasted more than four hours."
    )
    assert [r.value for r in difference.readings] == ["about 90 minutes", "more than four hours"]


@pytest.mark.parametrize("texts", DIFFERENT[:6])
def test_the_order_of_the_sources_changes_no_reading(texts: tuple[str, ...]) -> None:
    def values(differences: tuple[Difference, ...]) -> set[str]:
        return {reading.value for found in differences for reading in found.readings}

    assert values(compare(*texts)) == values(compare(*reversed(texts)))


def test_an_article_does_not_differ_from_itself() -> None:
    assert compare(FIVE, SEVEN, articles="aa") == ()


def test_a_near_copy_does_not_differ_from_its_original() -> None:
    assert compare(FIVE, SEVEN, copies={"b": "a"}) == ()


def test_a_source_that_gives_both_figures_takes_no_side() -> None:
    assert compare(FIVE, SEVEN, articles="ab") != ()
    assert compare(FIVE, SEVEN, FIVE, articles="aab") == ()


def compare_apart(*texts: str) -> tuple[Difference, ...]:
    """Compare sentences of as many articles, each in a cluster of its own."""
    sentences = [
        Sentence(f"s{n}", f"a{n}", 0, 0, 0, len(text), text) for n, text in enumerate(texts)
    ]
    return find_differences([(n,) for n in range(len(texts))], sentences, copies={})


def test_sentences_of_different_clusters_are_not_compared() -> None:
    assert compare_apart(FIVE, SEVEN) == ()


def test_sentences_on_one_definite_thing_are_compared_wherever_they_are() -> None:
    (difference,) = compare_apart(
        "The talks, held on the sidelines of a summit, lasted about 90 minutes.",
        "The talks between them lasted almost two hours, longer than anyone had planned.",
    )
    assert {r.value for r in difference.readings} == {"about 90 minutes", "almost two hours"}


def test_sentences_that_share_only_the_unit_are_not_compared() -> None:
    assert compare("Five people spoke in Ohio.", "Nine people spoke of the moon.") == ()
