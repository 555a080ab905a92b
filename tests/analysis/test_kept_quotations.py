"""Sentences of one quotation stay together."""

from __future__ import annotations

import pytest

from summarize.analysis.splitting import split_article
from summarize.types import Article


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“We won. We go on,” he said. It rained.", ["“We won. We go on,” he said.", "It rained."]),
        ('"We won. We go on," he said.', ['"We won. We go on," he said.']),
        ("“We won. We go on.\n\nIt rained.", ["“We won.", "We go on.", "It rained."]),
    ],
)
def test_a_quotation_of_several_sentences_is_one(text: str, sentences: list[str]) -> None:
    found = split_article(Article("a", text))
    assert [sentence.text for sentence in found] == sentences
    assert [sentence.id for sentence in found] == [f"a.{i}" for i in range(len(found))]


def test_a_quotation_of_more_words_than_an_editor_prints_stays_in_pieces() -> None:
    text = f"“{'We won and we go on to the sea. ' * 11}We end.”"
    assert len(split_article(Article("a", text))) == 12
