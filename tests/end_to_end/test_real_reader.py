"""The reader that comes with the program, with its real weights."""

from __future__ import annotations

import pytest

from summarize import default_card
from summarize.backends import load_reader
from summarize.checking import verify_text
from summarize.testing import default_parser
from summarize.types import Article, Models, SentenceEmbedder, SupportReader

HARBOUR = (
    "Mayor Ana Pohl asked for patience on Friday after United States Coast Guard (USCG) crews "
    "searched the harbour for two missing sailors. The search was called off at dusk."
)


@pytest.fixture(scope="module")
def reader() -> SupportReader:
    return load_reader(default_card("reader"))


def test_what_is_said_has_higher_odds_than_what_is_not(reader: SupportReader) -> None:
    true, false, other = reader.read(
        [
            (HARBOUR, "Crews looked for two sailors who were missing."),
            (HARBOUR, "Crews found the two missing sailors alive."),
            (HARBOUR, "The bridge was closed for repairs."),
        ]
    )
    assert true > 0
    assert true > false
    assert true > other


def test_a_pair_is_read_alike_alone_and_among_others(reader: SupportReader) -> None:
    pairs = [(HARBOUR, "The search ended at dusk."), (HARBOUR, "The search went on all night.")]
    assert reader.read(pairs) == [reader.read([pair])[0] for pair in pairs]


def test_us_stands_for_united_states(reader: SupportReader, embedder: SentenceEmbedder) -> None:
    text = (
        "Mayor Ana Pohl asked for patience on Friday after US Coast Guard crews searched the"
        " harbour for two missing sailors."
    )
    models = Models(embedder=embedder, parser=default_parser(), reader=reader)
    (verdict,) = verify_text(text, [Article("a", HARBOUR)], models).sentences
    assert verdict.supported
    assert verdict.objections == ()
