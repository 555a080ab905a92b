"""What a shortening leaves out, and whether another article tells it too."""

from __future__ import annotations

import pytest

from summarize.checking.told_too import shared_omissions
from summarize.types import Sentence

SOURCE = "In their second strike this year, dockers in Varna closed the port, which opened in 1906."


def elsewhere(text: str) -> Sentence:
    return Sentence("b.0", "b", 0, 0, 0, len(text), text)


def test_a_phrase_that_another_article_has_is_named() -> None:
    second = elsewhere("The port is shut by its second strike of the year.")
    text = "Dockers in Varna closed the port, which opened in 1906."
    assert shared_omissions(text, SOURCE, [second]) == ("In their second strike this year",)


@pytest.mark.parametrize("said", ["The port opened on Monday.", "Varna waits."])
def test_what_only_its_own_article_tells_may_go(said: str) -> None:
    text = "In their second strike this year, dockers in Varna closed the port."
    assert shared_omissions(text, SOURCE, [elsewhere(said)]) == ()


def test_what_is_said_elsewhere_in_the_shortening_is_not_lost() -> None:
    text = "Dockers in Varna closed the port in their second strike this year."
    second = elsewhere("The port is shut by its second strike of the year.")
    assert shared_omissions(text, SOURCE, [second]) == ()


def test_without_another_article_nothing_is_lost_to_it() -> None:
    assert shared_omissions("Dockers closed the port.", SOURCE, []) == ()
