"""The same on real news, where the development data is at hand."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.grounding import check_support
from summarize.language.tokens import tokenize_sentence
from summarize.reading import read_records
from summarize.splitting import split_text
from summarize.testing import sources_of
from summarize.types import WordLattice
from summarize.writing import build_lattice

STORIES = Path(__file__).parents[3] / "shared" / "data" / "stories_dev.jsonl"

pytestmark = pytest.mark.skipif(not STORIES.exists(), reason="no development data here")


@pytest.fixture(scope="module")
def source_groups() -> list[tuple[str, ...]]:
    """Sentences of the first stories, each with three others of its story."""
    chance = random.Random(1)
    with STORIES.open(encoding="utf-8") as lines:
        records = [json.loads(next(lines)) for _ in range(5)]
    groups = []
    for record in records:
        articles = read_records([record]).articles
        texts = [a.text[start:end] for a in articles for start, end in split_text(a.text)]
        groups += [(text, *chance.sample(texts, 3)) for text in chance.sample(texts, 6)]
    return groups


def paths(lattice: WordLattice, most: int) -> Iterator[str]:
    unfinished = [(0, "")]
    while unfinished and most:
        state, text = unfinished.pop()
        if state == len(lattice.edges) - 1:
            most -= 1
            yield text
        unfinished += [(target, text + label) for label, target in lattice.edges[state]]


def test_every_path_of_a_news_lattice_holds(source_groups: list[tuple[str, ...]]) -> None:
    for sources in source_groups:
        for text in paths(build_lattice(sources_of(*sources)), most=12):
            assert check_support(text, sources_of(*sources)).objections == (), text


def test_no_word_of_a_news_sentence_can_be_doubled_or_changed(
    source_groups: list[tuple[str, ...]],
) -> None:
    for sources in source_groups:
        for token in tokenize_sentence(sources[0]).tokens[::3]:
            before, after = sources[0][: token.start], sources[0][token.end :]
            for changed in (f"{token.text} {token.text}", "otherwise"):
                assert not check_support(before + changed + after, sources_of(*sources[:1])).holds


def test_neighbours_that_change_places_are_seen(source_groups: list[tuple[str, ...]]) -> None:
    for sources in source_groups:
        tokens = tokenize_sentence(sources[0]).tokens
        for one, other in zip(tokens[1::4], tokens[2::4], strict=False):
            text = sources[0]
            swapped = (
                text[: one.start]
                + other.text
                + text[one.end : other.start]
                + one.text
                + text[other.end :]
            )
            if one.text != other.text:
                assert not check_support(swapped, sources_of(*sources[:1])).holds
