"""What was planned, and a later article tells as done, makes room for that."""

from __future__ import annotations

import pytest

from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Models

PLAN = "Mayor Ada Brook will reopen the harbour of Port Vale this week, sailors said on Monday."
DONE = "Mayor Ada Brook reopened the harbour of Port Vale with a ribbon, sailors said on Wednesday."
REST = "Ferries to Gull Island sailed at noon. Children waved from the new wall of forty metres."
STORM = "Four lamps and a sea wall of forty metres had been broken by waves in the winter."


def printed(*articles: tuple[str, str | None]) -> list[str]:
    brief = make_brief(
        [Article(f"a{n}", text, published=day) for n, (text, day) in enumerate(articles, 1)],
        Models(embedder=WordEmbedder(), parser=default_parser()),
    )
    return [sentence.text for sentence in brief.sentences]


def test_a_plan_that_a_later_article_tells_as_done_is_not_printed() -> None:
    texts = printed((f"{PLAN} {STORM}", "2023-07-10"), (f"{DONE} {REST}", "2023-07-12"))
    assert PLAN not in texts
    assert DONE in texts


@pytest.mark.parametrize("later", ["2023-07-10", None])
def test_of_one_day_or_none_nothing_is_known_to_be_done_since(later: str | None) -> None:
    assert PLAN in printed((f"{PLAN} {STORM}", "2023-07-10"), (f"{DONE} {REST}", later))


def test_a_plan_is_printed_where_the_later_article_plans_too() -> None:
    again = "Mayor Ada Brook will reopen the harbour of Port Vale next week, sailors said."
    texts = printed((f"{PLAN} {STORM}", "2023-07-10"), (f"{again} {REST}", "2023-07-12"))
    assert PLAN in texts


DUE = "Gales are forecast for Tuesday, sailors of Port Vale said."


@pytest.mark.parametrize(("later", "is_told"), [("2023-07-12", False), ("2023-07-11", True)])
def test_what_was_forecast_for_a_day_that_is_past_is_not_printed(later: str, is_told: bool) -> None:
    texts = printed((f"{STORM} {DUE}", "2023-07-10"), (REST, later))
    assert (DUE in texts) == is_told
