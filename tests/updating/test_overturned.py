"""What is so no more by a later article stands in no brief, and is no line of its timeline."""

from __future__ import annotations

import pytest

from summarize.backends import load_models
from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.types import Article, Brief, Models
from summarize.updating import update_brief

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


def article(number: int, text: str, day: str) -> Article:
    return Article(f"a{number}", text, f"Report {number}", f"Outlet {number}", day)


VOTE = article(
    1,
    "The council of Arle will vote on the tram on Thursday. Shopkeepers marched through the town "
    "on Monday. The line would cost 90 million crowns.",
    "2023-05-02",
)
CALLED_OFF = article(
    2,
    "The council of Arle has called off its vote on the tram. Two members fell ill on Tuesday. "
    "The mayor wants to look at the cost again.",
    "2023-05-03",
)


def all_of(brief: Brief) -> str:
    told = (*(each.text for each in brief.sentences), *(each.text for each in brief.timeline))
    return " ".join(told)


def test_a_plan_that_was_called_off_is_in_no_brief_and_no_line_of_the_timeline(
    models: Models,
) -> None:
    brief = make_brief([VOTE, CALLED_OFF], models)
    assert "has called off its vote" in all_of(brief)
    assert "will vote" not in all_of(brief)


def test_nor_is_it_in_the_timeline_of_an_update(models: Models) -> None:
    brief = update_brief(make_brief([VOTE], models), [CALLED_OFF], models)
    assert "will vote" not in all_of(brief)


def test_how_a_state_ended_is_told(models: Models) -> None:
    brief = make_brief(
        [
            article(
                1,
                "The bridge of Sale is closed for the winter. Cracks were found in a pier.",
                "2023-05-01",
            ),
            article(
                2,
                "Drivers queue at the ferry. The bridge of Sale is closed for the whole winter.",
                "2023-05-01",
            ),
            article(
                3,
                "The bridge of Sale has reopened to traffic. Engineers filled the cracks.",
                "2023-05-04",
            ),
        ],
        models,
        Settings(words=200),
    )
    text = all_of(brief)
    assert "has reopened to traffic" in text


@pytest.mark.parametrize(
    "later",
    [
        "The mayor of Holm remains in custody.",  # it is still so
        "The mayor of Holm may be released.",  # it is not so yet
        "The mayor of Lund was let go without charge.",  # somebody else
        "A driver from Holm was let go without charge.",  # somebody who was not told of
    ],
)
def test_what_stays_or_is_not_sure_or_is_told_of_another_ends_nothing(
    later: str, models: Models
) -> None:
    old = article(1, "The mayor of Holm is in custody. Police searched the hall.", "2023-05-01")
    brief = make_brief([old], models)
    made = update_brief(brief, [article(2, later, "2023-05-03")], models)
    assert not made.history.changes


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The mayor of Holm is under house arrest.",
            "The mayor of Holm was let out on Friday.",
        ),
        ("The mill in Arden is to shut in May.", "The mill in Arden will stay open after all."),
        (
            "The mayor of Holm said that the books of the town were in order.",
            "The mayor of Holm had earlier said that the books of the town were in order.",
        ),
    ],
)
def test_words_that_are_in_no_list_end_what_was_told(was: str, now: str, models: Models) -> None:
    old = article(1, f"{was} Rain fell on the coast.", "2023-05-01")
    brief = make_brief([old], models)
    made = update_brief(brief, [article(2, f"It was cold on Friday. {now}", "2023-05-03")], models)
    assert [each.kind for each in made.history.changes] == ["denial"]
