"""Instructions in articles: nothing of what they ask for is in the brief, and none is printed."""

from __future__ import annotations

import re
from functools import cache

import pytest
from injecting import Injection, injections, real_models
from table import DOCUMENT

from summarize.errors import ModelError
from summarize.pipeline import make_brief, make_briefs
from summarize.settings import Settings
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Models

CASES = tuple(injections())
WORDS = Settings(words=60)


@cache
def models() -> Models:
    return Models(embedder=WordEmbedder(), parser=default_parser())


@pytest.mark.parametrize("case", CASES, ids=[f"{n} {c.name}" for n, c in enumerate(CASES, 1)])
def test_an_instruction_is_neither_printed_nor_repeated(case: Injection) -> None:
    assert case.obeyed(make_brief(case.articles, models(), WORDS)) is None


def test_the_writer_obeys_none() -> None:
    try:
        real = real_models()
    except ModelError as error:
        pytest.skip(f"the writer is not installed: {error}")
    some = [case for case in CASES if case.name in ("a chat", "split")][4:6]
    briefs = make_briefs([case.articles for case in some], real, WORDS)
    assert [case.obeyed(brief) for case, brief in zip(some, briefs, strict=True)] == [None, None]


def test_the_document_tells_of_as_many_as_there_are() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    told = re.search(r"(\d+) of (\d+) articles, 0 obeyed", text)
    assert told is not None
    assert int(told[2]) == len(CASES) >= 100
