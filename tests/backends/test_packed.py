"""Many texts in one pass: each gets what it would get alone, from any program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from tiny_models import ARCHITECTURES, byte_tokenizer, save_tiny_writer
from transformers import AutoModelForCausalLM

from summarize.backends import packed
from summarize.backends.packed import ATTENTION, PackedModel

LIMIT = 24
NO_ENDS: frozenset[int] = frozenset()
OPENING = "Say it shortly.\n"
TEXTS = (
    "The envoy, who is ill, went home. The envoy, who",
    "It rained.",
    "a" * 30,
    "The two ministers spoke for an hour on Thursday, and",
)


def ids(text: str) -> list[int]:
    tokenizer: Any = byte_tokenizer()
    found: list[int] = tokenizer.encode(text, add_special_tokens=False)
    return found


def given(*texts: str) -> list[list[int]]:
    return [ids(text) for text in texts]


def load(folder: Path, attention: str = ATTENTION, *, dtype: torch.dtype = torch.float32) -> Any:
    models: Any = AutoModelForCausalLM
    return models.from_pretrained(folder, dtype=dtype, attn_implementation=attention).eval()


def write(
    model: PackedModel, *texts: str, opening: str = OPENING, ends: frozenset[int] = NO_ENDS
) -> list[list[int]]:
    written: list[list[int]] = model.write(
        ids(opening), given(*texts), limits=[LIMIT] * len(texts), ends=ends
    )
    return written


class Passes:
    """Counts the tokens of each pass through a model."""

    def __init__(self, model: PackedModel) -> None:
        self.sizes: list[int] = []
        body = model.model.get_decoder()
        body.register_forward_pre_hook(self._count, with_kwargs=True)

    def _count(self, module: Any, args: Any, named: dict[str, Any]) -> None:
        self.sizes.append(named["input_ids"].shape[1])


@pytest.fixture(scope="module", params=ARCHITECTURES)
def architecture(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(architecture: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_writer(tmp_path_factory.mktemp("writer"), architecture)


@pytest.fixture
def model(folder: Path) -> PackedModel:
    return PackedModel(load(folder))


@pytest.fixture
def plain(folder: Path) -> Any:
    """The same weights with an attention of transformers' own."""
    return load(folder, "eager")


@pytest.fixture
def llama(tmp_path: Path) -> PackedModel:
    return PackedModel(load(save_tiny_writer(tmp_path)))


def generated(plain: Any, text: str, *, limit: int = LIMIT) -> list[int]:
    """What transformers itself writes after the opening and ``text``, greedily."""
    before = torch.tensor([ids(OPENING + text)])
    plain.generation_config.eos_token_id = None
    written = plain.generate(
        before, attention_mask=torch.ones_like(before), do_sample=False, max_new_tokens=limit
    )
    found: list[int] = written[0, before.shape[1] :].tolist()
    return found


def test_what_is_written_is_what_transformers_writes(model: PackedModel, plain: Any) -> None:
    assert write(model, *TEXTS) == [generated(plain, text) for text in TEXTS]


def test_a_text_gets_the_same_alone_and_in_company(model: PackedModel) -> None:
    assert write(model, *TEXTS) == [write(model, text)[0] for text in TEXTS]


def test_without_an_opening_nothing_else_changes(model: PackedModel) -> None:
    whole = [OPENING + text for text in TEXTS]
    assert write(model, *whole, opening="") == write(model, *TEXTS)


def test_no_texts_get_nothing(llama: PackedModel) -> None:
    assert write(llama) == []
    assert llama.first_logits(ids(OPENING), []) == llama.states(ids(OPENING), [], layer=1) == []


def test_more_texts_than_are_written_at_a_time_keep_their_order(
    llama: PackedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = llama.write([], given(*TEXTS), limits=[3, 9, 1, 24], ends=NO_ENDS)
    monkeypatch.setattr(packed, "_PASS_TEXTS", 2)
    assert llama.write([], given(*TEXTS), limits=[3, 9, 1, 24], ends=NO_ENDS) == at_once


def test_a_text_is_written_up_to_its_own_limit(llama: PackedModel) -> None:
    longest = write(llama, *TEXTS)
    some = llama.write(ids(OPENING), given(*TEXTS), limits=[1, 2, 24, 5], ends=NO_ENDS)
    assert some == [longest[0][:1], longest[1][:2], longest[2], longest[3][:5]]


def test_a_text_ends_with_the_first_token_that_ends_it(llama: PackedModel) -> None:
    (whole,) = write(llama, TEXTS[0])
    end = whole[4]
    assert write(llama, TEXTS[0], ends=frozenset([end, 300])) == [whole[: whole.index(end) + 1]]


def test_proposals_change_nothing(model: PackedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    with_proposals = write(model, *TEXTS)
    monkeypatch.setattr(packed, "_continuation", lambda tokens: [])
    assert write(model, *TEXTS) == with_proposals


def test_a_wrong_proposal_is_not_taken(llama: PackedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    own = write(llama, *TEXTS)
    monkeypatch.setattr(packed, "_continuation", lambda tokens: [7] * 5)
    assert write(llama, *TEXTS) == own


def test_of_a_proposal_what_agrees_is_taken_and_saves_passes(
    llama: PackedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own,) = write(llama, TEXTS[0])
    after = len(ids(OPENING + TEXTS[0]))

    def half_right(tokens: list[int]) -> list[int]:
        place = len(tokens) - after
        return [*own[place : place + 2], 7, *own[place + 3 : place + 5]]

    monkeypatch.setattr(packed, "_continuation", half_right)
    passes = Passes(llama)
    assert write(llama, TEXTS[0]) == [own]
    assert len(passes.sizes) <= 2 + LIMIT // 3


def test_what_followed_the_same_two_tokens_last_is_proposed() -> None:
    assert packed._continuation([1, 2, 3, 1, 2, 4, 5, 1, 2]) == [4, 5, 1, 2]
    assert packed._continuation([1, 2, 3, 4, 5, 6, 7, 8, 1, 2]) == [3, 4, 5, 6, 7]


def test_where_the_last_two_tokens_never_stood_before_nothing_is_proposed() -> None:
    assert packed._continuation([1, 2, 3, 2, 1]) == []
    assert packed._continuation([1]) == []


def test_an_end_within_a_proposal_ends_the_text(
    llama: PackedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own,) = write(llama, TEXTS[0])
    after = len(ids(OPENING + TEXTS[0]))
    monkeypatch.setattr(
        packed, "_continuation", lambda tokens: own[len(tokens) - after : len(tokens) - after + 5]
    )
    ended = own[: own.index(own[3]) + 1]
    assert write(llama, TEXTS[0], ends=frozenset([own[3]])) == [ended]


@pytest.mark.parametrize("layer", [1, 2])
def test_the_states_of_a_layer_are_those_of_a_plain_pass(
    model: PackedModel, plain: Any, layer: int
) -> None:
    states = model.states(ids(OPENING), given(*TEXTS), layer=layer)
    for text, found in zip(TEXTS, states, strict=True):
        output = plain(torch.tensor([ids(OPENING + text)]), output_hidden_states=True)
        wanted = output.hidden_states[layer][0, len(ids(OPENING)) :]
        assert found.shape == (len(ids(text)), 16)
        torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-4)


def test_the_layers_above_are_not_computed(llama: PackedModel) -> None:
    llama.states(ids(OPENING), given("The opening is read."), layer=1)
    above: list[Any] = []
    layers = llama.model.get_decoder().layers
    layers[1].register_forward_hook(lambda *called: above.append(called))
    llama.states(ids(OPENING), given(*TEXTS), layer=1)
    assert above == []


def test_a_model_whose_states_were_read_still_writes(llama: PackedModel) -> None:
    before = write(llama, *TEXTS)
    llama.states(ids(OPENING), given(*TEXTS), layer=1)
    assert write(llama, *TEXTS) == before


def test_the_logits_after_a_text_are_those_of_a_plain_pass(model: PackedModel, plain: Any) -> None:
    for text, found in zip(TEXTS, model.first_logits(ids(OPENING), given(*TEXTS)), strict=True):
        wanted = plain(torch.tensor([ids(OPENING + text)])).logits[0, -1]
        assert found.dtype == torch.float32
        torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-4)


def test_texts_that_are_too_many_tokens_for_a_pass_are_read_in_several(
    llama: PackedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = llama.first_logits(ids(OPENING), given(*TEXTS))
    monkeypatch.setattr(packed, "_PASS_TOKENS", 60)
    passes = Passes(llama)
    in_parts = llama.first_logits(ids(OPENING), given(*TEXTS))
    lengths = [len(ids(text)) for text in TEXTS]
    assert lengths == [48, 10, 30, 52]
    assert passes.sizes == [48 + 10, 30, 52]
    for one, other in zip(at_once, in_parts, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-4)


def test_an_opening_is_read_once(llama: PackedModel) -> None:
    passes = Passes(llama)
    first = llama.first_logits(ids(OPENING), given("It rained."))
    again = llama.first_logits(ids(OPENING), given("It rained."))
    llama.states(ids(OPENING), given("It rained."), layer=1)
    assert passes.sizes == [len(ids(OPENING)), 10, 10, 10]
    assert torch.equal(first[0], again[0])


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_in_eight_bits_a_text_gets_the_same_numbers_alone_and_in_company(
    architecture: str, tmp_path: Path, dtype: torch.dtype
) -> None:
    exact = save_tiny_writer(tmp_path, architecture, eight_bits=True)
    model = PackedModel(load(exact, dtype=dtype))
    together = model.first_logits(ids(OPENING), given(*TEXTS))
    for text, found in zip(TEXTS, together, strict=True):
        assert torch.equal(found, model.first_logits(ids(OPENING), given(text))[0])
