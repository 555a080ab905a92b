from __future__ import annotations

from summarize.analysis.splitting.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBER,
    FINAL_BEFORE_CAPITAL,
    MAY_BE_FINAL,
    NEVER_FINAL,
    STARTERS,
    STATES,
)


def test_entry_in_lower_case_is_met_in_any_case() -> None:
    assert all(word in NEVER_FINAL for word in ("mr", "Mr", "MR"))


def test_entry_with_a_capital_is_met_as_written_or_in_capitals() -> None:
    assert "Sat" in MAY_BE_FINAL
    assert "SAT" in MAY_BE_FINAL
    assert "sat" not in MAY_BE_FINAL


def test_curly_apostrophe_counts_as_a_straight_one() -> None:
    assert "It’s" in STARTERS


def test_no_abbreviation_is_listed_with_its_last_period() -> None:
    assert not [word for word in ABBREVIATIONS if word.endswith(".")]


def test_each_abbreviation_has_one_sense() -> None:
    lists = (NEVER_FINAL, BEFORE_NUMBER, MAY_BE_FINAL, STATES, FINAL_BEFORE_CAPITAL)
    assert sum(map(len, lists)) == len(ABBREVIATIONS)
