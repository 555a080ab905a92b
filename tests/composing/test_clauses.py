"""The main clause of a sentence, which can head a brief."""

from __future__ import annotations

import pytest

from summarize.composing.clauses import main_clause
from summarize.testing import tree_of


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "Singer Ann Lee, who led a band in Marlow for years, died on Monday.",
            "Singer Ann Lee died on Monday.",
        ),
        (
            "The storm that hit the coast moved east on Friday night, bringing with it not just"
            " snow but powerful winds.",
            "The storm that hit the coast moved east on Friday night.",
        ),
        (
            "The premier survived a confidence vote in parliament on Friday, but his narrow"
            " majority raises doubts over his ability to govern.",
            "The premier survived a confidence vote in parliament on Friday.",
        ),
        (
            "Research suggests that lakes could be buried in the crust of Europa, a moon of"
            " Jupiter.",
            "Research suggests that lakes could be buried in the crust of Europa.",
        ),
        (
            "Oscar Renta died on Monday at his home in Kent, Connecticut, his wife told the paper.",
            "Oscar Renta died on Monday at his home in Kent, his wife told the paper.",
        ),
        (
            "The paper called its story “The Queen of Rage,” leaving out the name of the mayor.",
            "The paper called its story “The Queen of Rage”.",
        ),
        (
            "A paper by Daniel Kreiss finds that, late in the campaign, many people had to sign.",
            "A paper by Daniel Kreiss finds that many people had to sign.",
        ),
    ],
)
def test_what_is_told_besides_goes(text: str, clause: str) -> None:
    assert main_clause(tree_of(text)) == clause


@pytest.mark.parametrize(
    "text",
    [
        "The dam near Marlow had been weak for years, engineers said.",
        "Your watch may not be accurate, according to a study of Monday.",
        "The bridge, if it is mended, will open again on Monday.",
        "The bridge will open again on Monday, unless the river rises.",
        "The shop sells bread, butter and tea.",
        "The mayor called it “a scandal, which nobody will forget, of our time”.",
        "It rained, they said.",
        "Research suggests that the herb makes them lazy — at least in rats.",
        "A man has surrendered after, investigators say, his mother saw the video of the theft.",
    ],
)
def test_who_says_it_on_what_condition_and_what_is_listed_stay(text: str) -> None:
    assert main_clause(tree_of(text)) == text
