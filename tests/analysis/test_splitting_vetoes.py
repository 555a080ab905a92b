"""Each rule that takes a cut back, with what stands before and after the cut."""

from __future__ import annotations

import pytest

from summarize.analysis.splitting import vetoes
from summarize.analysis.splitting.vetoes import Rule, goes_on


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (vetoes.has_no_words_yet, "1.", "First, open the box."),
        (vetoes.has_no_words_yet, "…", "He left."),
        (vetoes.has_no_words_left, "He left.", "* * *"),
        (vetoes.is_followed_by_punctuation, "“Why?”", ", he asked."),
        (vetoes.is_followed_by_lower_case, "Apples, pears, etc.", "were sold."),
        (vetoes.is_followed_by_lower_case, "A wall of 5 ft.", "height was built."),
        (vetoes.is_ellipsis_before_name, "The …", "Americans went home."),
        (vetoes.is_title_before_name, "He met Gen.", "Smith in May."),
        (vetoes.is_before_number, "She is No.", "1 in the world."),
        (vetoes.is_clock_time_with_day, "They met at 9 a.m.", "Monday in Bonn."),
        (vetoes.is_abbreviation_before_name, "The U.S.", "Secretary of State came."),
        (vetoes.is_name_with_mark, "He told E!", "News so."),
        (vetoes.is_attributed, "“Are you sure?”", "Smith asked."),
        (vetoes.is_inside_aside, "She sang “Oops!", "We Did It” to them."),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_sentence_goes_on_for_this_reason_alone(rule: Rule, before: str, after: str) -> None:
    assert [each for each in vetoes.RULES if each(before, after)] == [rule]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He left.", "She stayed."),
        ("the man was held.", "he was freed later."),
        ("They met in the U.S.", "The talks went on."),
        ("It starts at 9 a.m.", "The gates open earlier."),
        ("It was hot…", "The well was dry."),
        ("He likes it.", "iPhone sales rose."),
        ("“Vote for me!”", "He said that the office was at fault."),
        ("A bridge in Menasha, Wis.", "Four people are dead."),
    ],
)
def test_a_sentence_that_ended_does_not_go_on(before: str, after: str) -> None:
    assert not goes_on(before, after)
