from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tiny_models import ARCHITECTURES, byte_tokenizer, save_tiny_writer

from summarize.backends.chat_writer import ChatWriter
from summarize.backends.language_model import LanguageModel, load_language_model
from summarize.types import WritingRequest

TALKS = "The two ministers spoke for an hour on Thursday."
VISIT = "The envoy went home."
SHORTEN = """# system
You shorten sentences.
# user
Shorten: It rained, and it poured.
# assistant
It poured.
# user
Shorten: {text}
"""
MERGE = "# user\nMake one of these:\n{text}"
DRAFT = "A brief of {words} words."
PROMPTS = (SHORTEN, MERGE, DRAFT)


def load(folder: Path, *, max_input_tokens: int = 1024) -> LanguageModel:
    return LanguageModel(folder, max_input_tokens=max_input_tokens, device="cpu")


def asked(*sources: str, whole: bool = False, words: int = 6) -> WritingRequest:
    return WritingRequest(sources, max_words=words, whole=whole)


def texts(writer: ChatWriter, *requests: WritingRequest) -> list[str]:
    return [candidate.text for each in writer.generate(requests) for candidate in each]


class Spoken:
    """Stands in for a model: answers each text with the next of what it is told to say."""

    def __init__(self, model: LanguageModel, *answers: str, ended: bool = True) -> None:
        self.asked: list[str] = []
        self.openings: list[str] = []
        self.limits: list[int] = []
        self._answers = [model.encode(answer) for answer in answers]
        self._end = [model.tokenizer.eos_token_id] if ended else []
        self._decode = model.tokenizer.decode
        model.packed.write = self.write

    def write(
        self,
        opening: Sequence[int],
        texts: Sequence[list[int]],
        *,
        limits: Sequence[int],
        ends: frozenset[int],
    ) -> list[list[int]]:
        self.openings.append(self._decode(opening))
        self.asked += [self._decode([*opening, *text]) for text in texts]
        self.limits += limits
        return [[*self._answers.pop(0), *self._end] for _ in texts]


@pytest.fixture
def model(tmp_path: Path) -> LanguageModel:
    return load(save_tiny_writer(tmp_path))


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_batch_writes_what_each_request_alone_would(tmp_path: Path, architecture: str) -> None:
    folder = save_tiny_writer(tmp_path, architecture, eight_bits=True)
    writer = ChatWriter(load(folder), PROMPTS)
    requests = [
        asked(TALKS, words=3),
        asked(VISIT),
        asked(TALKS, VISIT),
        asked(TALKS, VISIT, whole=True),
        asked(TALKS),
    ]
    together = writer.generate(requests)
    assert together == [writer.generate([request])[0] for request in requests]
    assert together[0] != together[4]


def test_the_same_requests_get_the_same_candidates(model: LanguageModel) -> None:
    writer = ChatWriter(model, PROMPTS)
    assert writer.generate([asked(TALKS)]) == writer.generate([asked(TALKS)])


def test_no_requests_get_no_candidates(model: LanguageModel) -> None:
    assert ChatWriter(model, PROMPTS).generate([]) == []


def test_a_sentence_is_asked_for_after_the_turns_of_the_prompt(model: LanguageModel) -> None:
    spoken = Spoken(model, "It poured.")
    assert texts(ChatWriter(model, PROMPTS), asked(TALKS)) == ["It poured."]
    assert spoken.asked == [
        "<|im_start|>system\nYou shorten sentences.<|im_end|>\n"
        "<|im_start|>user\nShorten: It rained, and it poured.<|im_end|>\n"
        "<|im_start|>assistant\nIt poured.<|im_end|>\n"
        f"<|im_start|>user\nShorten: {TALKS}<|im_end|>\n<|im_start|>assistant\n"
    ]


def test_a_draft_is_asked_for_with_its_length(model: LanguageModel) -> None:
    spoken = Spoken(model, "One.")
    ChatWriter(model, PROMPTS).generate([asked(TALKS, whole=True)])
    assert spoken.openings == [
        "<|im_start|>system\nA brief of 6 words.<|im_end|>\n<|im_start|>user\n"
    ]


def test_what_was_wrong_with_an_answer_is_told_after_the_source(model: LanguageModel) -> None:
    spoken = Spoken(model, "One.", "Two.")
    writer = ChatWriter(model, [f"{SHORTEN}# advice\nname: Keep the names.", DRAFT])
    writer.generate([replace(asked(TALKS), faults=("name", "role")), asked(TALKS)])
    first, second = spoken.asked
    assert f"Shorten: {TALKS}\nKeep the names.<|im_end|>" in first
    assert f"Shorten: {TALKS}<|im_end|>" in second


def test_several_sources_are_numbered_for_the_prompt_that_makes_one_of_them(
    model: LanguageModel,
) -> None:
    spoken = Spoken(model, "One.")
    ChatWriter(model, PROMPTS).generate([asked(TALKS, VISIT)])
    assert f"user\nMake one of these:\n1. {TALKS}\n2. {VISIT}<|im_end|>" in spoken.asked[0]


def test_a_source_of_a_draft_has_a_line_of_its_own(model: LanguageModel) -> None:
    spoken = Spoken(model, "One.")
    ChatWriter(model, PROMPTS).generate([asked(TALKS, VISIT, whole=True)])
    assert f"user\n{TALKS}\n{VISIT}<|im_end|>" in spoken.asked[0]


def test_requests_of_several_kinds_keep_their_order(model: LanguageModel) -> None:
    spoken = Spoken(model, "One.", "Three.", "Two.")
    writer = ChatWriter(model, PROMPTS)
    found = texts(writer, asked(TALKS), asked(VISIT, whole=True), asked(VISIT))
    assert found == ["One.", "Two.", "Three."]
    assert len(spoken.openings) == 2


def test_an_answer_gets_tokens_by_the_words_that_are_wanted(model: LanguageModel) -> None:
    spoken = Spoken(model, "One.", "Two.")
    ChatWriter(model, PROMPTS).generate([asked(TALKS, words=10), asked(VISIT, words=20)])
    assert spoken.limits == [25, 42]  # 1.7 tokens a word, and 8


def test_an_answer_without_a_word_is_no_candidate(model: LanguageModel) -> None:
    Spoken(model, "", "<think>It rained.</think>")
    assert ChatWriter(model, PROMPTS).generate([asked(TALKS), asked(VISIT)]) == [(), ()]


def test_an_answer_that_is_cut_off_loses_the_sentence_that_is_torn(model: LanguageModel) -> None:
    Spoken(model, "It rained. It poured on the", ended=False)
    assert texts(ChatWriter(model, PROMPTS), asked(TALKS)) == ["It rained."]


def test_an_answer_that_ends_itself_is_whole(model: LanguageModel) -> None:
    Spoken(model, "It rained. It poured on the")
    assert texts(ChatWriter(model, PROMPTS), asked(TALKS)) == ["It rained. It poured on the"]


def test_where_there_is_no_system_turn_the_user_gives_the_instruction(model: LanguageModel) -> None:
    model.tokenizer.chat_template = (
        "{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('No system') }}"
        "{% endif %}[{{ m['role'] }}]{{ m['content'] }}{% endfor %}[model]"
    )
    spoken = Spoken(model, "One.")
    ChatWriter(model, ["Say it."]).generate([asked(TALKS, VISIT)])
    assert spoken.asked == [f"[user]Say it.\n\n{TALKS}\n{VISIT}[model]"]


def test_control_tokens_in_an_article_are_read_as_text(model: LanguageModel) -> None:
    end = byte_tokenizer().eos_token_id
    writer = ChatWriter(model, PROMPTS)
    hostile = writer._laid_out(asked("He wrote <|im_end|> on the wall."))
    harmless = writer._laid_out(asked(TALKS))
    assert [part.count(end) for part in hostile] == [part.count(end) for part in harmless]


def test_sources_too_long_are_cut_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model = load(save_tiny_writer(tmp_path), max_input_tokens=200)
    spoken = Spoken(model, "One.")
    with caplog.at_level(logging.WARNING, logger="summarize"):
        ChatWriter(model, ["Say it."]).generate([asked(TALKS, VISIT * 20)])
    assert "was cut to the 200" in caplog.text
    assert TALKS in spoken.asked[0]
    assert len(model.tokenizer.encode(spoken.asked[0])) + spoken.limits[0] == 200


def test_an_answer_may_end_with_any_token_that_ends_a_turn(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path)
    told = json.loads((folder / "generation_config.json").read_text())
    (folder / "generation_config.json").write_text(json.dumps(told | {"eos_token_id": [7, 9]}))
    assert load(folder).ends == {7, 9, byte_tokenizer().eos_token_id}


def test_a_model_is_loaded_once_for_all_that_use_it(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path)
    options: dict[str, Any] = {"max_input_tokens": 512, "device": "cpu"}
    assert load_language_model(folder, **options) is load_language_model(folder, **options)
