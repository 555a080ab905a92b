"""Of statements that tell different readings of one fact, the brief prints one."""

from __future__ import annotations

from summarize.composing.budget import fit_budget
from summarize.composing.readings import find_rivals, latest_first
from summarize.types import (
    Article,
    BriefSentence,
    Citation,
    Difference,
    Note,
    Reading,
    Sentence,
    Statement,
)

FOUR = "Four people died when the bridge fell."
FIVE = "Five were killed in the collapse."
OTHER = "Engineers had warned of rust."


def statement(text: str, article: str, start: int = 0) -> Statement:
    main = Sentence(f"{article}.{start}", article, 0, 0, start, start + len(text), text)
    wording = BriefSentence(text, "extracted", 1.0, (main.citation,))
    return Statement(Note(text, main, text), (wording,))


def differ(*spans: Citation) -> Difference:
    return Difference("number", tuple(Reading(f"r{n}", (span,)) for n, span in enumerate(spans)))


DEATHS = differ(Citation("sun", 0, 4), Citation("mon", 0, 4))
ON_SUNDAY, ON_MONDAY = statement(FOUR, "sun"), statement(FIVE, "mon")
BACKGROUND = statement(OTHER, "sun", start=100)


def told(*statements: Statement, sun: str | None, mon: str | None) -> list[str]:
    articles = [Article("sun", "", published=sun), Article("mon", "", published=mon)]
    rivals = find_rivals(statements, [DEATHS])
    ordered = latest_first(statements, rivals, articles)
    chosen = fit_budget(ordered, max_words=50, weights={}, rivals=rivals)
    return [each.sentence.text for each in chosen]


def test_the_later_articles_reading_stands_in_the_place_of_the_earlier() -> None:
    found = told(ON_SUNDAY, BACKGROUND, ON_MONDAY, sun="2026-05-17", mon="2026-05-18T09:00")
    assert found == [FIVE, OTHER]


def test_of_one_day_or_none_the_first_by_rank_is_told() -> None:
    for sun, mon in (("2026-05-18", "2026-05-18"), (None, "2026-05-18"), ("2026-05-19", None)):
        assert told(ON_SUNDAY, BACKGROUND, ON_MONDAY, sun=sun, mon=mon) == [FOUR, OTHER]


def test_where_nothing_differs_nobody_is_a_rival() -> None:
    assert find_rivals([ON_SUNDAY, ON_MONDAY], []) == {}
    assert find_rivals([ON_SUNDAY, BACKGROUND], [DEATHS]) == {}


def test_a_sentence_with_both_readings_is_its_own_account_of_them() -> None:
    both = differ(Citation("sun", 0, 4), Citation("sun", 10, 14))
    assert find_rivals([ON_SUNDAY], [both]) == {}
