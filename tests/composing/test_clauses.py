"""The main clause of a sentence, which can head a brief."""

from __future__ import annotations

import pytest

from summarize.composing.clauses import main_clause, without_adjuncts, without_ties
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
        "A recount gave his challenger, Simone Achter, a margin of 214 votes.",
        "The mayor called it “a scandal, which nobody will forget, of our time”.",
        "It rained, they said.",
        "Research suggests that the herb makes them lazy — at least in rats.",
        "A man has surrendered after, investigators say, his mother saw the video of the theft.",
    ],
)
def test_who_says_it_on_what_condition_and_what_is_listed_stay(text: str) -> None:
    assert main_clause(tree_of(text)) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The council also closed it.", "The council closed it."),
        ("Lee, too, resigned on Friday.", "Lee resigned on Friday."),
        ("Lee resigned on Friday, too.", "Lee resigned on Friday."),
        ("So the council closed the harbour.", "The council closed the harbour."),
        (
            "The driver, whom the police named, then left the town.",
            "The driver, whom the police named, left the town.",
        ),
    ],
)
def test_a_tie_goes_with_the_commas_around_it(text: str, kept: str) -> None:
    assert without_ties(tree_of(text)) == kept


def shortened(text: str, most: int = 8) -> str:
    return next((short for short, _ in without_adjuncts(tree_of(text), most)), text)


def test_what_stands_beside_the_main_clause_is_left_out_from_its_ends() -> None:
    assert (
        shortened("The mayor of Marlow resigned on Monday after a fire destroyed the old mill.")
        == "The mayor of Marlow resigned on Monday."
    )
    assert (
        shortened("After a fire destroyed the old mill, the mayor of Marlow resigned.")
        == "The mayor of Marlow resigned."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will open again in May if the council of Marlow agrees.",
        "The mayor did not resign because a fire destroyed the old mill.",
        "Nobody of the council resigned after a fire destroyed the old mill.",
        "The council defended a decision to close the old mill of the town.",
        "The mayor spoke to the only workers who had left the old mill.",
        "Children will have lessons following the adoption on Tuesday of new guidelines.",
    ],
)
def test_a_condition_a_limit_and_what_is_denied_stay_whole(text: str) -> None:
    assert shortened(text, 6) == text
