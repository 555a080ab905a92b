"""What a later article tells as overtaken is not printed beside what it tells now."""

from __future__ import annotations

import pytest

from summarize.pipeline import make_brief, plan_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Brief, Models

FLOOD = "A hut on Gull Island was swept into the bay on Monday."
MISSING = "Two rangers of the hut on Gull Island are missing, the coast guard said."
HOPE = "Hopes of finding the two rangers of the hut are fading, the coast guard said."
ABOARD = "The boat Tern had carried 84 guests to the hut on Gull Island in the morning."
FOUND = "The bodies of two rangers of the hut on Gull Island were found on Wednesday."
RIGHT = "The boat Tern had carried 81 guests to the hut, and not 84 as its owner had said."
REST = "Mayor Ada Brook ordered a wall of stone for the harbour of Port Vale."


MODELS = Models(embedder=WordEmbedder(), parser=default_parser())


def numbered(*articles: tuple[str, str, str | None]) -> list[Article]:
    return [
        Article(f"a{n}", text, title, published=day)
        for n, (title, text, day) in enumerate(articles, 1)
    ]


def brief_of(*articles: tuple[str, str, str | None]) -> Brief:
    return make_brief(numbered(*articles), MODELS)


TITLE = "Two rangers of hut on Gull Island missing, coast guard says"
OLD = (TITLE, f"{FLOOD} {MISSING} {HOPE} {ABOARD}")
NEW = ("Stone wall ordered for Port Vale harbour", f"{REST} {FOUND} {RIGHT}")


def printed(brief: Brief) -> list[str]:
    return [each.text for each in brief.sentences]


@pytest.mark.parametrize("gone", [MISSING, HOPE, ABOARD])
def test_who_is_found_is_not_missing_and_what_is_put_right_is_not_told(gone: str) -> None:
    brief = brief_of((*OLD, "2026-03-02"), (*NEW, "2026-03-05"))
    assert gone not in printed(brief)
    assert FOUND in printed(brief)
    assert RIGHT in printed(brief)


def test_what_holds_of_an_earlier_article_is_told_and_how_it_ended_right_after_it() -> None:
    texts = printed(brief_of((*OLD, "2026-03-02"), (*NEW, "2026-03-05")))
    assert FLOOD in texts
    assert FOUND in texts[1:3]


def test_a_title_that_tells_what_is_overtaken_heads_no_brief() -> None:
    assert brief_of((*OLD, "2026-03-02"), (*NEW, "2026-03-05")).headline != TITLE


def test_nor_does_a_title_that_adds_it() -> None:
    added = "Hut on Gull Island swept into bay, two rangers missing"
    old = (added, OLD[1], "2026-03-02")
    assert brief_of(old).headline == added
    assert brief_of(old, (*NEW, "2026-03-05")).headline != added


@pytest.mark.parametrize("later", ["2026-03-02", None])
def test_of_one_day_or_none_nothing_is_overtaken(later: str | None) -> None:
    assert MISSING in printed(brief_of((*OLD, "2026-03-02"), (*NEW, later)))


@pytest.mark.parametrize(
    "later",
    [
        "One of two rangers of the hut on Gull Island was found on Wednesday.",
        "Two rangers of the hut on Gull Island may be found on Thursday.",
        "He has found two rangers in his life, the coast guard said.",
        "The bodies of three gulls were found on Wednesday.",
    ],
)
def test_who_is_not_known_to_be_found_is_missing(later: str) -> None:
    new = (NEW[0], f"{REST} {later}", "2026-03-05")
    plan = plan_brief(numbered((*OLD, "2026-03-02"), new), MODELS)
    assert plan.overtaken == ()
