from __future__ import annotations

from summarize.analysis.splitting.abbreviations import lexicon, parse_sections


def test_sections_hold_the_words_below_their_heads() -> None:
    sections = parse_sections("# note\n[one]\nmr\nSat\n\n[two]\n# note\nno\n")
    assert set(sections) == {"one", "two"}
    assert sections["one"].folded == {"mr"}
    assert sections["one"].exact == {"Sat"}


def test_entry_in_lower_case_is_met_in_any_case() -> None:
    assert all(word in lexicon().never_final for word in ("mr", "Mr", "MR"))


def test_entry_with_a_capital_is_met_as_written_or_in_capitals() -> None:
    assert "Sat" in lexicon().may_be_final
    assert "SAT" in lexicon().may_be_final
    assert "sat" not in lexicon().may_be_final


def test_curly_apostrophe_counts_as_a_straight_one() -> None:
    assert "It’s" in lexicon().starters


def test_no_abbreviation_is_listed_with_its_last_period() -> None:
    assert not [word for word in lexicon().punkt_abbreviations if word.endswith(".")]


def test_each_abbreviation_has_one_sense() -> None:
    words = lexicon()
    lists = [
        words.never_final,
        words.before_number,
        words.may_be_final,
        words.states,
        words.final_before_capital,
    ]
    entries = [word for entry in lists for word in entry.folded | entry.exact]
    assert len(entries) == len(set(entries))
