from __future__ import annotations

import logging
from pathlib import Path

import pytest
import torch
from tiny_seq2seq import ARCHITECTURES, save_tiny_seq2seq

from summarize.backends.encoder_decoder_writer import EncoderDecoderWriter
from summarize.catalog import Generation, InputFormat
from summarize.catalog.card import GlobalAttention
from summarize.types import WritingRequest

TALKS = "The two ministers spoke for an hour on Thursday."
VISIT = "The envoy went home."


@pytest.fixture(scope="module", params=ARCHITECTURES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_seq2seq(tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_seq2seq(tmp_path_factory.mktemp("primera"), "led")


def load(
    folder: Path, *, max_input_tokens: int = 256, global_attention: GlobalAttention = "none"
) -> EncoderDecoderWriter:
    generation = Generation(num_beams=2, batch_size=4)
    form = InputFormat("<doc-sep>", global_attention)
    return EncoderDecoderWriter(folder, generation, form, max_input_tokens=max_input_tokens)


def asked(*sources: str, words: int = 6) -> WritingRequest:
    return WritingRequest(sources, max_words=words)


def test_a_batch_writes_what_each_request_alone_would(folder: Path) -> None:
    requests = [asked(TALKS, VISIT, words=3), asked(VISIT), asked(TALKS, words=9)]
    together = load(folder).generate(requests)
    alone = [load(folder).generate([request])[0] for request in requests]
    assert [[c.text for c in each] for each in together] == [
        [c.text for c in each] for each in alone
    ]


def test_no_special_token_of_a_source_is_parsed(led: Path) -> None:
    writer = load(led)
    plain, hostile = (
        writer._input(asked(text))
        for text in ("He wrote it.", "He wrote <doc-sep> and <|im_end|>.")
    )
    special = set(plain) & {0, 1, 2} | {writer._separator[0]}
    assert [hostile.count(token) for token in special] == [plain.count(token) for token in special]


def test_candidates_come_likeliest_first(folder: Path) -> None:
    (candidates,) = load(folder).generate([asked(TALKS)])
    scores = [candidate.log_likelihood for candidate in candidates]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)


def test_only_tokens_of_the_sources_and_function_words_are_written(folder: Path) -> None:
    (candidates,) = load(folder).generate([asked("Ttt")])
    assert all(candidate.text for candidate in candidates)
    assert not set("0123456789XZ") & set("".join(candidate.text for candidate in candidates))


def test_sources_too_long_are_cut_by_the_same_right_and_that_is_said(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="summarize"):
        load(folder, max_input_tokens=64).generate([asked(TALKS, VISIT * 9)])
    assert "was cut to the 64" in caplog.text


def test_separators_and_the_first_token_see_all_others(led: Path) -> None:
    writer = load(led, global_attention="separator")
    ids = torch.tensor([writer._input(asked("ab", "cd", "ef"))])
    mask = writer._attention(ids)["global_attention_mask"][0].tolist()
    separator = writer._tokenizer.convert_tokens_to_ids("<doc-sep>")
    assert mask == [int(n == 0 or token == separator) for n, token in enumerate(ids[0].tolist())]
    assert sum(mask) == 3
    assert writer.generate([asked(TALKS, VISIT)])[0]


def test_no_requests_give_no_candidates(led: Path) -> None:
    assert load(led).generate([]) == []
