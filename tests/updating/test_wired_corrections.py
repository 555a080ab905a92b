"""Corrections as wires word them are found, and hardly anything else is (see `wired.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from wired import REVERSALS, SETS, changes_of, wired

from summarize.backends import load_models
from summarize.types import Models

RECALL, PRECISION = 0.85, 0.95
"""What is held; docs/update.md has the figures of the first runs, which are the honest ones."""


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


@pytest.mark.parametrize("name", SETS)
def test_there_are_forty_corrections_and_as_many_others(name: str) -> None:
    cases = list(wired(name))
    corrections = sum(case.was is not None for case in cases)
    assert corrections >= 40
    assert len(cases) - corrections >= corrections


@pytest.mark.parametrize(
    ("name", "recall", "precision"),
    [
        *((name, RECALL, PRECISION) for name in SETS),
        *zip(REVERSALS, (0.8, 0.3, 0.1), (0.8, 1.0, 0.6), strict=True),
    ],
)
def test_recall_and_precision_are_kept(
    name: str, recall: float, precision: float, models: Models, tmp_path: Path
) -> None:
    found = planted = false = 0
    for case in wired(name):
        changes = changes_of(case, models, tmp_path)
        planted += case.was is not None
        found += any(map(case.is_found, changes))
        false += sum(not case.is_true(each) for each in changes)
    assert found >= recall * planted
    assert found >= precision * (found + false)
