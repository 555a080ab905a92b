"""Matrices in eight bits: what is lost, what is exact, and that a checkpoint keeps it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from transformers import AutoModelForCausalLM, LlamaConfig

from summarize.catalog.int8 import METHOD, Int8Linear, in_eight_bits, in_floats

FLOATS = (torch.float32, torch.bfloat16)


def linear(*rows: list[float], bias: list[float] | None = None) -> nn.Linear:
    made = nn.Linear(len(rows[0]), len(rows), bias=bias is not None)
    made.weight.data = torch.tensor(rows)
    if bias is not None:
        made.bias.data = torch.tensor(bias)
    return made


def random_linear(inputs: int, outputs: int, *, bias: bool = True) -> nn.Linear:
    torch.manual_seed(0)
    return nn.Linear(inputs, outputs, bias=bias)


def tiny_model(dtype: torch.dtype = torch.float32, *, tied: bool = False) -> Any:
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=50,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        attention_bias=True,
        tie_word_embeddings=tied,
    )
    models: Any = AutoModelForCausalLM
    return models.from_config(config, dtype=dtype).eval()


def saved(model: Any, folder: Path, dtype: torch.dtype) -> Any:
    """The model as it comes back from a checkpoint."""
    model.save_pretrained(folder)
    models: Any = AutoModelForCausalLM
    return models.from_pretrained(folder, dtype=dtype).eval()


@torch.inference_mode()
def logits(model: Any) -> torch.Tensor:
    found: torch.Tensor = model(torch.arange(40)[None]).logits
    return found


def relative_error(found: torch.Tensor, wanted: torch.Tensor) -> float:
    found, wanted = found.detach().float(), wanted.detach().float()
    return float((found - wanted).norm() / wanted.norm())


def test_each_row_is_scaled_to_whole_numbers_up_to_127() -> None:
    layer = Int8Linear.of(linear([1.0, -2.0, 0.5], [0.0, 0.127, -0.0635]))
    assert layer.weight.tolist() == [[64, -127, 32], [0, 127, -64]]
    assert layer.scale.tolist() == pytest.approx([2 / 127, 0.001])
    assert (layer.weight.dtype, layer.scale.dtype) == (torch.int8, torch.float32)


def test_a_row_of_zeros_stays_one() -> None:
    layer = Int8Linear.of(linear([0.0, 0.0], [1.0, 1.0]))
    assert layer(torch.tensor([[3.0, 4.0]])).tolist() == [[0.0, pytest.approx(7.0, rel=0.01)]]


def test_a_vector_of_zeros_gives_the_bias() -> None:
    layer = Int8Linear.of(linear([1.0, 2.0], [3.0, 4.0], bias=[0.5, -0.25]))
    assert layer(torch.zeros(1, 2)).tolist() == [[0.5, -0.25]]


def test_whole_numbers_up_to_127_are_multiplied_without_an_error() -> None:
    layer = Int8Linear.of(linear([127.0, 2.0, -3.0], [-127.0, 50.0, 0.0]))
    assert layer(torch.tensor([[127.0, 1.0, 1.0]])).tolist() == [[16128.0, -16079.0]]


def test_the_products_of_the_largest_numbers_are_summed_exactly() -> None:
    inputs = 2048
    layer = Int8Linear.of(linear([127.0] * inputs, [127.0, -127.0] * (inputs // 2)))
    assert layer(torch.full((3, inputs), 127.0)).tolist() == [[127.0**2 * inputs, 0.0]] * 3


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_error_of_a_layer_is_small(dtype: torch.dtype) -> None:
    plain = random_linear(256, 128).to(dtype)
    vectors = torch.randn(64, 256).to(dtype)
    found = Int8Linear.of(plain)(vectors)
    assert (found.shape, found.dtype) == ((64, 128), dtype)
    assert relative_error(found, plain(vectors)) < 0.015


def test_a_large_vector_costs_the_others_nothing() -> None:
    plain = random_linear(64, 32, bias=False)
    vectors = torch.randn(8, 64)
    vectors[3] *= 1000
    found, wanted = Int8Linear.of(plain)(vectors), plain(vectors)
    errors = [relative_error(*each) for each in zip(found, wanted, strict=True)]
    assert max(errors) < 0.02


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_product_of_a_row_is_bit_for_bit_the_same_alone_and_among_others(
    dtype: torch.dtype,
) -> None:
    layer = Int8Linear.of(random_linear(96, 80).to(dtype))
    vectors = torch.randn(33, 96).to(dtype)
    together = layer(vectors)
    assert torch.equal(together, torch.cat([layer(row[None]) for row in vectors]))
    assert torch.equal(together[5:16], layer(vectors[5:16]))


def test_the_shape_before_the_last_dimension_is_kept() -> None:
    layer = Int8Linear.of(random_linear(16, 24))
    vectors = torch.randn(2, 3, 16)
    assert torch.equal(layer(vectors), layer(vectors.reshape(6, 16)).reshape(2, 3, 24))


def test_all_linear_layers_are_in_eight_bits_and_nothing_else_is() -> None:
    model = in_eight_bits(tiny_model())
    kinds = [type(module) for module in model.modules()]
    assert kinds.count(nn.Linear) == 0
    assert kinds.count(Int8Linear) == 2 * 7 + 1  # seven a layer, and the head
    assert model.get_input_embeddings().weight.dtype == torch.float32


def test_the_checkpoint_says_what_it_is(tmp_path: Path) -> None:
    in_eight_bits(tiny_model()).save_pretrained(tmp_path)
    told = json.loads((tmp_path / "config.json").read_text())
    assert told["quantization_config"] == {"quant_method": METHOD}


@pytest.mark.parametrize("tied", [False, True])
@pytest.mark.parametrize("dtype", FLOATS)
def test_a_checkpoint_is_read_back_as_it_was_written(
    tmp_path: Path, dtype: torch.dtype, tied: bool
) -> None:
    model = in_eight_bits(tiny_model(dtype, tied=tied))
    again = saved(model, tmp_path, dtype)
    written, read = model.state_dict(), again.state_dict()
    assert written.keys() == read.keys()
    for name, tensor in written.items():
        assert tensor.dtype == read[name].dtype, name
        assert torch.equal(tensor, read[name]), name
    assert torch.equal(logits(model), logits(again))


def test_the_scales_stay_exact_whatever_the_model_is_loaded_in(tmp_path: Path) -> None:
    model = in_eight_bits(tiny_model(torch.bfloat16))
    again = saved(model, tmp_path, torch.float32)
    head, read = model.lm_head, again.lm_head
    assert torch.equal(head.scale, read.scale)
    assert torch.equal(head.weight, read.weight)
    assert relative_error(logits(again), logits(model)) < 0.02


def test_a_checkpoint_that_was_read_can_be_written_again(tmp_path: Path) -> None:
    model = saved(in_eight_bits(tiny_model()), tmp_path / "one", torch.float32)
    again = saved(model, tmp_path / "two", torch.float32)
    assert torch.equal(logits(model), logits(again))


def test_a_tied_head_is_a_matrix_of_its_own_and_the_embeddings_stay_exact(tmp_path: Path) -> None:
    plain = tiny_model(tied=True)
    embeddings = plain.get_input_embeddings().weight.detach().clone()
    again = saved(in_eight_bits(plain), tmp_path, torch.float32)
    assert torch.equal(again.get_input_embeddings().weight, embeddings)
    assert isinstance(again.lm_head, Int8Linear)
    assert not again.config.tie_word_embeddings


def test_a_model_in_eight_bits_is_nearly_the_model_that_it_was() -> None:
    wanted = logits(tiny_model())
    assert relative_error(logits(in_eight_bits(tiny_model())), wanted) < 0.03


@pytest.mark.parametrize("dtype", FLOATS)
def test_in_floats_brings_a_layer_back_but_for_what_rounding_took(dtype: torch.dtype) -> None:
    plain = random_linear(64, 48)
    layer = Int8Linear.of(plain)
    back = layer.in_floats(dtype)
    assert (type(back), back.weight.dtype, back.bias.dtype) == (nn.Linear, dtype, dtype)
    half_a_step = layer.scale[:, None] / 2
    loss = (back.weight.float() - plain.weight).abs()
    float_step = plain.weight.abs() * torch.finfo(dtype).eps
    assert (loss <= 1.001 * half_a_step + float_step).all()
    torch.testing.assert_close(back.bias, plain.bias.to(dtype))


def test_in_floats_brings_a_model_back(tmp_path: Path) -> None:
    wanted = logits(tiny_model())
    model = saved(in_eight_bits(tiny_model()), tmp_path, torch.float32)
    back = in_floats(model, torch.float32)
    assert not [module for module in back.modules() if isinstance(module, Int8Linear)]
    assert {parameter.dtype for parameter in back.parameters()} == {torch.float32}
    assert relative_error(logits(back), wanted) < 0.02
