"""Whatever reads: how it is asked, what it makes of the answer, and what it refuses."""

from __future__ import annotations

import json
import logging
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from test_server_writer import Script, serving, status
from tiny_models import byte_tokenizer, save_tiny_writer
from transformers import BertConfig, BertForSequenceClassification

from summarize.backends import check_models
from summarize.backends.chat_reader import ChatReader
from summarize.backends.classifier_reader import ClassifierReader, supporting_label
from summarize.backends.language_model import LanguageModel
from summarize.backends.server_reader import ServerReader
from summarize.catalog import resolve_model
from summarize.errors import ModelError

PROMPT = "# system\nYou check.\n# user\nText: {text}\nClaim: {claim}\nYes or No?"
RAIN = "It rained on Monday and the fair was called off."
PAIRS = [(RAIN, "It rained."), (RAIN, "It snowed all day."), ("The sun shone.", "It rained.")]


@pytest.fixture
def model(tmp_path: Path) -> LanguageModel:
    return LanguageModel(save_tiny_writer(tmp_path), max_input_tokens=1024, device="cpu")


def test_an_untrained_reader_weighs_yes_against_no(model: LanguageModel) -> None:
    odds = ChatReader(model, prompt=PROMPT).read(PAIRS)
    assert len(odds) == 3
    assert all(math.isfinite(each) for each in odds)
    assert len(set(odds)) == 3


def test_a_pair_is_read_the_same_alone_and_where_its_evidence_is_shared(
    model: LanguageModel,
) -> None:
    reader = ChatReader(model, prompt=PROMPT)
    alone = [reader.read([pair])[0] for pair in PAIRS]
    assert reader.read(PAIRS) == pytest.approx(alone, abs=0.05)


def test_the_evidence_of_several_claims_is_read_once(model: LanguageModel) -> None:
    reader = ChatReader(model, prompt=PROMPT)
    lengths: list[int] = []
    really = model.packed._read

    def counting(texts: Any) -> torch.Tensor:
        lengths.append(sum(len(text.tokens) - text.read for text in texts))
        return really(texts)

    model.packed._read = counting  # type: ignore[method-assign]
    long = RAIN * 5
    reader.read([(long, "It rained."), (long, "It snowed all day."), (long, "It was dry.")])
    prompt, evidence, claims = lengths
    assert prompt < evidence
    assert evidence > 5 * len(RAIN)  # a token a byte
    assert claims < evidence


def test_nothing_to_read_gives_nothing(model: LanguageModel) -> None:
    assert ChatReader(model, prompt=PROMPT).read([]) == []


def save_tiny_classifier(folder: Path, labels: dict[int, str]) -> Path:
    """Save an encoder with a head of these labels, whose tokens are bytes."""
    tokenizer = byte_tokenizer()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        id2label=labels,
        label2id={name: number for number, name in labels.items()},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


NLI = {0: "contradiction", 1: "ENTAILMENT", 2: "neutral"}


def test_a_classifier_gives_the_log_odds_of_its_supporting_label(tmp_path: Path) -> None:
    reader = ClassifierReader(save_tiny_classifier(tmp_path, NLI), device="cpu")
    own = ClassifierReader(tmp_path, label="neutral", device="cpu")
    other = ClassifierReader(tmp_path, label="contradiction", device="cpu")
    shares = [
        sum(1 / (1 + math.exp(-odds)) for odds in each)
        for each in zip(reader.read(PAIRS), own.read(PAIRS), other.read(PAIRS), strict=True)
    ]
    assert shares == pytest.approx([1.0, 1.0, 1.0], abs=0.01)


def test_a_classifier_of_one_number_is_read_as_it_is(tmp_path: Path) -> None:
    reader = ClassifierReader(save_tiny_classifier(tmp_path, {0: "LABEL_0"}), device="cpu")
    assert len(reader.read(PAIRS)) == 3


def test_a_classifier_whose_labels_are_not_known_says_which_it_has(tmp_path: Path) -> None:
    folder = save_tiny_classifier(tmp_path, {0: "LABEL_0", 1: "LABEL_1"})
    with pytest.raises(ModelError, match=r"it has LABEL_0, LABEL_1; name one in its card"):
        ClassifierReader(folder, device="cpu")
    assert ClassifierReader(folder, label="LABEL_1", device="cpu").read(PAIRS[:1])


@pytest.mark.parametrize(
    ("labels", "named", "number"),
    [
        (NLI, None, 1),
        ({0: "unsupported", 1: "supported"}, None, 1),
        ({0: "consistent", 1: "hallucinated"}, None, 0),
        ({0: "A", 1: "B"}, "b", 1),
    ],
)
def test_the_supporting_label_is_found(
    labels: dict[int, str], named: str | None, number: int
) -> None:
    assert supporting_label(labels, named, "m") == number


def told(*tokens: tuple[str, float]) -> tuple[int, dict[str, str], bytes]:
    """A server's answer with these next words and their probabilities."""
    listed = [{"token": token, "logprob": math.log(share)} for token, share in tokens]
    choice = {
        "message": {"content": tokens[0][0]},
        "finish_reason": "length",
        "logprobs": {"content": [{"token": tokens[0][0], "top_logprobs": listed}]},
    }
    return 200, {}, json.dumps({"choices": [choice]}).encode()


def read(script: Script, pairs: list[tuple[str, str]]) -> list[float]:
    with serving(script) as url:
        reader = ServerReader(url, model="m", prompt=PROMPT, tries=2, sleep=lambda seconds: None)
        return reader.read(pairs)


def test_a_server_is_asked_for_the_probabilities_of_one_word() -> None:
    script = Script(told(("Yes", 0.6), (" yes", 0.2), ("No", 0.1)))
    assert read(script, PAIRS[:1]) == pytest.approx([math.log(0.8 / 0.1)])
    (asked,) = script.asked
    assert (asked["max_tokens"], asked["logprobs"]) == (1, True)
    content = asked["messages"][-1]["content"]
    assert content == f"Text: {RAIN}\nClaim: It rained.\nYes or No?"


def test_a_server_without_probabilities_is_refused_with_what_to_do() -> None:
    plain = 200, dict[str, str](), b'{"choices": [{"message": {"content": "Yes"}}]}'
    with pytest.raises(ModelError, match=r"gives no log-probabilities.*--reader"):
        read(Script(plain), PAIRS[:1])


PLAIN = 200, dict[str, str](), b'{"choices": [{"message": {"content": "Yes"}}]}'


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (PLAIN, "gives no log-probabilities"),
        (status(404), 'is "m" a model of it'),
        (status(400), "cannot be a reader: status 400"),
    ],
)
def test_that_a_server_cannot_read_is_found_out_with_one_question(
    answers: tuple[int, dict[str, str], bytes], why: str
) -> None:
    script = Script(answers)
    with serving(script) as url, pytest.raises(ModelError, match=why):
        check_models([resolve_model(f"{url}#m", "reader")])
    assert len(script.asked) == 1


@pytest.mark.parametrize("answers", [told(("Yes", 0.9)), status(503)])
def test_a_server_that_reads_or_is_busy_passes(
    answers: tuple[int, dict[str, str], bytes],
) -> None:
    script = Script(answers)
    with serving(script) as url:
        check_models([resolve_model(f"{url}#m", "reader")])
    assert len(script.asked) == 1


def test_what_a_server_does_not_answer_is_undecided_and_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, logger="summarize"):
        assert read(Script(status(500)), PAIRS[:2]) == [0.0, 0.0]
    assert "2 of 2 claims were not read" in caplog.text
