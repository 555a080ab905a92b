"""Any bytes: whatever reads them refuses them as it promises, or makes something sound of them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from fuzzing import TARGETS, attack
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

COST = {"visible": 1, "JSON, read": 1, "JSON, written": 1, "address": 1, "TOML": 1, "noise": 2}
"""How dear an input of a target is; 10 where nothing is said."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def _silent() -> Iterator[None]:
    logger = logging.getLogger("summarize")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@pytest.mark.parametrize("name", TARGETS)
def test_made_up_inputs_are_read_or_refused(name: str) -> None:
    assert attack(name, 300 // COST.get(name, 10), seed=16) == []


@pytest.mark.parametrize("name", TARGETS)
def test_any_text_is_read_or_refused(name: str) -> None:
    @settings(
        max_examples=60 // COST.get(name, 5),
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
    def read(data: bytes) -> None:
        TARGETS[name].read(data)

    read()


@pytest.mark.parametrize("name", ["JSON, read", "JSON articles", "stories", "envelope", "journal"])
def test_any_value_of_json_is_read_or_refused(name: str) -> None:

    @settings(
        max_examples=60,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(JSON)
    def read(value: object) -> None:
        TARGETS[name].read(json.dumps(value).encode())

    read()
