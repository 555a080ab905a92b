"""Corrections planted in articles are found, and hardly anything else is (see `planted.py`)."""

from __future__ import annotations

import pytest
from planted import TABLES, Planted, articles, cases

from summarize.backends import load_models
from summarize.pipeline import make_brief
from summarize.types import Brief, Models
from summarize.updating import update_brief

FLOOR = 0.9
Updated = tuple[Planted, Brief, Brief]
"""A case, its brief and the next revision."""


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


@pytest.fixture(scope="module", params=sorted(TABLES))
def updated(request: pytest.FixtureRequest, models: Models) -> list[Updated]:
    found = []
    for number, case in enumerate(cases(TABLES[request.param])):
        old, new = articles(case, number)
        before = make_brief(old, models)
        found.append((case, before, update_brief(before, new, models)))
    return found


def test_there_are_as_many_corrections_as_others() -> None:
    everything = [case for table in TABLES.values() for case in cases(table)]
    corrections = sum(case.was is not None for case in everything)
    assert corrections >= 80
    assert len(everything) - corrections >= corrections


def test_recall_and_precision_are_high(updated: list[Updated]) -> None:
    planted = [case for case, _, _ in updated if case.was is not None]
    hits = [
        any(case.is_found(change) for change in made.history.changes)
        for case, _, made in updated
        if case.was is not None
    ]
    false = sum(
        not case.is_found(change) for case, _, made in updated for change in made.history.changes
    )
    assert sum(hits) >= FLOOR * len(planted)
    assert sum(hits) >= FLOOR * (sum(hits) + false)


def test_what_is_superseded_does_not_stand(updated: list[Updated]) -> None:
    for case, _, made in updated:
        if any(case.is_found(change) for change in made.history.changes):
            assert case.old not in [sentence.text for sentence in made.sentences]


def test_what_is_not_superseded_stands_word_for_word(updated: list[Updated]) -> None:
    for case, before, made in updated:
        changed = {change.was for change in made.history.changes}
        passed = " ".join(made.warnings)  # "A vote is planned for Tuesday", on Wednesday
        holding = [
            each
            for each in before.sentences
            if each.text not in changed and f"“{each.text}”" not in passed
        ]
        assert [each for each in made.sentences if each in holding] == holding, case
