"""A brief by a real OpenAI-compatible server: llama.cpp's own, with the default writer's file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from summarize.backends import load_writer
from summarize.catalog import default_card, locate, resolve_model
from summarize.errors import ModelMissingError
from summarize.pipeline import make_brief
from summarize.settings import Settings, Strategy
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Models, WritingRequest

pytestmark = pytest.mark.skipif(
    find_spec("xllamacpp") is None, reason="xllamacpp is not installed (extra bench)"
)
HARBOUR = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days.",
    "Repairs to the outer wall cost $3 million, according to the port authority.",
)
FERRIES = (
    "Ferries to the islands resume on Thursday with a reduced timetable until spring.",
    "The harbour of Port Vale reopened on Monday, nine days after a storm closed it.",
)
SERVER = """
import sys, threading, xllamacpp
params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_parallel = 2
params.n_ctx = 4096
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.warmup = False
params.verbosity = -1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    card = default_card("writer")
    try:
        gguf = locate(card) / card.weights.path
    except ModelMissingError:
        pytest.skip("the default writer is not installed")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(gguf)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    try:
        yield f"{process.stdout.readline().strip()}/v1"
    finally:
        process.kill()
        process.communicate()


def test_the_model_that_it_lists_answers_in_whole_sentences(server: str) -> None:
    card = resolve_model(server, "writer")
    requests = [WritingRequest((text,), max_words=12) for text in (*HARBOUR, *FERRIES)]
    answers = load_writer(card).generate(requests)
    assert all(isinstance(answer, tuple) and answer[0].text for answer in answers)


@pytest.mark.parametrize("strategy", ["fuse", "draft"])
def test_its_brief_is_grounded(server: str, strategy: Strategy) -> None:
    card = resolve_model(server, "writer")
    brief = make_brief(
        [Article("a1", " ".join(HARBOUR)), Article("a2", " ".join(FERRIES))],
        Models(embedder=WordEmbedder(), parser=default_parser(), writer=load_writer(card)),
        Settings(words=40, strategy=strategy),
    )
    assert brief.sentences
    assert all(s.kind == "extracted" or s.support >= 0.5 for s in brief.sentences)
    assert not any("unanswered" in warning for warning in brief.warnings)
