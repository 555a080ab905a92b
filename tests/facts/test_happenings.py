"""What happened on which day: each kind of day expression, with the date of the article."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.facts.happenings import find_happening
from summarize.facts.passages import Passage
from summarize.testing import tree_of

# Sentences by the date of their article (7 July 2023 is a Friday), with the day that they tell of,
# or "-". What was told before is of 10 June 2023.
TOLD = date(2023, 6, 10)
CASES = """
# weekdays
2023-07-13 2023-07-11 Police arrested a man on Tuesday.
2023-07-13 2023-07-11 Police arrested a man late on Tuesday night.
2023-07-13 2023-07-13 Police arrested a man on Thursday.
2023-07-13 2023-07-08 The bridge collapsed on Saturday.
2023-07-13 -          The bridge collapsed on Friday.
2023-07-13 2023-07-12 The company announced Wednesday that it would close the plant.
2023-07-13 2023-07-11 A man was arrested at about 3 p.m. Tuesday.
2023-07-13 2023-07-11 A landslide buried part of a market street early on Tuesday, the mayor said.
2023-07-13 2023-07-11 A gas leak blew out windows on Tuesday, the fire service said.
2023-07-13 -          The man charged on Tuesday said that he was innocent.
2023-07-14 2023-07-13 Blinken held talks with Wang in Jakarta on Thursday.
2023-07-14 2023-07-12 On Wednesday morning the ferry left Port Vale.
2023-07-13 2023-07-11 Lee was arrested and charged on Tuesday.
2023-07-13 -          Lee cancelled a trip to Lima and will fly to Jakarta on Friday.
2023-07-12 2023-07-14 Lee will leave Lima and fly to Jakarta on Friday.
2023-07-13 2023-07-11 Lee has been charged with fraud on Tuesday.
2023-01-01 2022-12-30 The mayor resigned on Friday.
- -                   Lee resigned on Tuesday.
# which weekday
2023-07-13 -          Last Tuesday the court ruled against Lee.
2023-07-11 2023-07-04 Last Tuesday the court ruled against Lee.
2023-07-10 2023-07-06 Last Thursday the court ruled against Lee.
2023-07-14 -          Last Thursday the court ruled against Lee.
2023-07-13 2023-07-04 On Tuesday of last week the court ruled against Lee.
2023-07-13 2023-07-10 On Monday of this week the court ruled against Lee.
2023-07-13 2023-07-18 The council will vote next Tuesday.
2023-07-10 -          The council will vote next Tuesday.
2023-07-13 -          It happened on a Tuesday.
2023-07-13 -          The council meets on Tuesday.
2023-07-13 -          The council votes on Tuesdays.
2023-07-13 -          The choir sang every Tuesday.
2023-07-13 -          The party was routed on Super Tuesday.
2023-07-13 -          The army attacked on the previous Tuesday.
# today and its neighbours
2023-07-13 2023-07-12 Lee resigned yesterday.
2023-07-13 2023-07-13 The minister resigned today.
2023-07-13 2023-07-12 A bomb killed 12 people last night.
2023-07-13 2023-07-13 The storm hit the coast this morning.
2023-07-13 2023-07-13 The council will vote tonight.
2023-07-13 2023-07-14 Lee will resign tomorrow.
2023-07-13 2023-07-11 The blast happened the day before yesterday.
2023-07-13 -          Today, the company employs 300 people.
- -                   A bomb killed 12 people last night.
# days counted
2023-07-13 2023-07-10 Lee arrived three days ago.
2023-07-13 2023-07-12 Lee arrived a day ago.
2023-07-13 2023-07-01 The strike began 12 days ago.
2023-07-13 -          About ten days ago Lee resigned.
2023-07-13 -          Lee arrived two weeks ago.
2023-07-13 2023-06-07 Three days earlier, police had arrested Lee.
2023-07-13 2023-06-12 Two days later, police arrested Lee.
2023-07-13 2023-06-11 The next day, Lee resigned.
2023-07-13 2023-06-11 On the following day the army withdrew.
2023-07-13 2023-06-09 The previous day, the army had withdrawn.
2023-07-13 -          Two days before the vote, Lee resigned.
2023-07-13 -          Lee resigned two days after the vote.
# days of a month
2023-07-13 2023-07-05 The minister resigned on 5 July.
2023-07-13 2023-07-05 The minister resigned on July 5th.
2023-07-13 2023-01-05 The minister resigned on January 5.
2023-01-13 2022-12-28 The minister resigned on Dec. 28.
2023-01-13 -          The minister resigned on 5 July.
2023-07-13 2023-07-20 The trial is expected to begin on July 20.
2023-12-20 2024-01-08 The trial will begin on January 8.
2023-07-13 -          The minister resigned on 20 July.
2023-07-13 2023-07-04 The minister resigned on Tuesday, July 4.
2023-07-13 -          The minister resigned on Monday, July 4.
- -                   The minister resigned on 5 July.
# whole dates
- 2019-07-05          Lee resigned on July 5, 2019.
- 2019-07-05          On 5 July 2019, Lee resigned.
2023-07-13 1989-11-09 The wall fell on November 9, 1989.
2023-07-13 -          Lee resigned on February 30, 2019.
2023-07-13 -          Lee resigned in July 2019.
# plans
2023-07-13 2023-07-17 The ministers are to meet on Monday.
2023-07-13 2023-07-17 The vote is scheduled for Monday.
2023-07-13 -          The vote was scheduled for Monday.
2023-07-13 -          Lee may resign on Monday.
2023-07-13 -          Lee said he would resign on Monday.
2023-07-13 -          The ministers will meet on Thursday.
# whose day it is
2023-07-13 2023-07-10 The man was arrested on Monday, police said on Tuesday.
2023-07-13 2023-07-11 Police said on Tuesday that the man had been beaten.
2023-07-13 -          "I resigned on Tuesday," Lee said.
2023-07-13 -          Lee did not resign on Tuesday.
2023-07-13 -          Nobody was hurt on Tuesday.
2023-07-13 -          Lee denied that he met Wang on Tuesday.
2023-07-13 -          Lee failed to appear on Tuesday.
2023-07-13 -          Lee has led the party since Tuesday.
2023-07-13 -          Lee has until Monday to answer.
2023-07-13 -          If Lee resigned on Tuesday, nobody noticed.
2023-07-13 -          The man who was arrested on Tuesday is a baker.
2023-07-13 -          Tuesday's vote was close.
2023-07-13 -          Did Lee resign on Tuesday?
2023-07-13 -          Lee was arrested on Monday and was charged on Tuesday.
2023-07-13 -          The fair ran from Monday to Wednesday.
"""


def cases() -> list[tuple[str, str, str]]:
    lines = (line for line in CASES.splitlines() if line and not line.startswith("#"))
    return [(published, day, text) for published, day, text in (x.split(None, 2) for x in lines)]


@pytest.mark.parametrize(("published", "day", "text"), cases())
def test_a_day_is_reckoned_from_the_article_or_left_out(
    published: str, day: str, text: str
) -> None:
    of_article = None if published == "-" else date.fromisoformat(published)
    found = find_happening(Passage.of(tree_of(text), of_article), told=TOLD)
    assert (found.day.isoformat() if found else "-") == day


def test_three_days_earlier_is_no_day_where_none_was_told() -> None:
    passage = Passage.of(tree_of("Three days earlier, police had arrested Lee."), date(2023, 7, 13))
    assert find_happening(passage) is None


@pytest.mark.parametrize(
    ("text", "is_ahead"),
    [
        ("The ministers will meet on Monday.", True),
        ("The vote is scheduled for Monday.", True),
        ("The ministers met on Monday.", False),
    ],
)
def test_what_is_yet_to_be_is_known_from_its_own_words(text: str, is_ahead: bool) -> None:
    found = find_happening(Passage.of(tree_of(text), date(2023, 7, 13)))
    assert found is not None
    assert found.is_ahead is is_ahead
