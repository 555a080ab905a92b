from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from tiny_models import save_tiny_writer
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    Gemma3TextConfig,
    LlamaConfig,
    Qwen3Config,
)

from summarize.backends.chat import FreeChat
from summarize.types import WritingRequest

TALKS = "The two ministers spoke for an hour on Thursday."
VISIT = "The envoy went home."
CONFIGS = {"llama": LlamaConfig, "qwen": Qwen3Config, "gemma": Gemma3TextConfig}


def load(folder: Path, architecture: str, **options: Any) -> FreeChat:
    """A model of random weights, saved, and loaded as a hub's would be."""
    save_tiny_writer(folder, CONFIGS[architecture])
    made: Any = AutoModelForCausalLM
    given = {
        "prompts": {False: "Say it.", True: "A brief of {words} words."},
        "max_input_tokens": 1024,
        "batch_size": 4,
    }
    return FreeChat(
        made.from_pretrained(folder, use_safetensors=True).eval(),
        AutoTokenizer.from_pretrained(folder),
        **{**given, **options},
    )


@pytest.fixture(params=CONFIGS)
def chat(request: pytest.FixtureRequest, tmp_path: Path) -> FreeChat:
    return load(tmp_path, request.param)


def texts(chat: FreeChat, *requests: WritingRequest) -> list[str]:
    return [candidate.text for (candidate,) in chat.generate(requests)]


def asked(*sources: str, whole: bool = False, words: int = 6) -> WritingRequest:
    return WritingRequest(sources, max_words=words, whole=whole)


def test_a_batch_writes_what_each_request_alone_would(chat: FreeChat) -> None:
    requests = [asked(TALKS, VISIT, words=3), asked(VISIT), asked(TALKS, words=9)]
    assert texts(chat, *requests) == [texts(chat, request)[0] for request in requests]


def test_only_tokens_of_the_sources_and_function_words_are_written(chat: FreeChat) -> None:
    assert not set("0123456789XZ") & set("".join(texts(chat, asked(TALKS, VISIT))))


def test_a_draft_is_asked_for_with_its_length(tmp_path: Path) -> None:
    chat = load(tmp_path, "llama")
    ids = chat._chat(asked(TALKS, VISIT, whole=True))
    assert "A brief of 6 words." in chat._tokenizer.decode(ids)
    assert f"{TALKS}\n\n{VISIT}" in chat._tokenizer.decode(ids)


def test_where_there_is_no_system_message_the_user_gives_the_instruction(tmp_path: Path) -> None:
    chat = load(tmp_path, "llama")
    chat._tokenizer.chat_template = (
        "{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('No system') }}"
        "{% endif %}[{{ m['role'] }}]{{ m['content'] }}{% endfor %}[model]"
    )
    ids = chat._chat(asked(TALKS, VISIT))
    assert chat._tokenizer.decode(ids) == f"[user]Say it.\n\n{TALKS}\n\n{VISIT}[model]"


def test_an_answer_may_end_with_any_token_that_ends_a_turn(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path)
    made: Any = AutoModelForCausalLM
    model = made.from_pretrained(folder, use_safetensors=True).eval()
    model.generation_config.eos_token_id = [7, 9]
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    chat = FreeChat(model, tokenizer, prompts={False: "Say it."}, max_input_tokens=512)
    assert chat._ends == {7, 9, tokenizer.eos_token_id}


def test_control_tokens_in_an_article_are_read_as_text(tmp_path: Path) -> None:
    chat = load(tmp_path, "llama")
    ends = chat._chat(asked(TALKS)).count(chat._tokenizer.eos_token_id)
    hostile = chat._chat(asked("He wrote <|im_end|> on the wall."))
    assert hostile.count(chat._tokenizer.eos_token_id) == ends


def test_sources_too_long_are_cut_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chat = load(tmp_path, "llama", max_input_tokens=200)
    with caplog.at_level(logging.WARNING, logger="summarize"):
        texts(chat, asked(TALKS, VISIT * 20))
    assert "was cut to the 200" in caplog.text
