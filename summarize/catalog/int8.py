"""Matrices in eight bits, which a processor multiplies about twice as fast as bfloat16.

Each row of a weight matrix, and each token's vector when it meets one, is scaled to whole
numbers from -127 to 127 (Dettmers et al., "LLM.int8()", 2022; Xiao et al., "SmoothQuant",
2023). The products are summed exactly, so what a text gets does not depend on the texts that
are read beside it. Normalisation, attention and the embeddings stay as they are.

transformers reads such a checkpoint by itself once this module is imported.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import torch
from torch import nn
from transformers.quantizers.auto import register_quantization_config, register_quantizer
from transformers.quantizers.base import HfQuantizer
from transformers.utils.quantization_config import QuantizationConfigMixin

METHOD = "summarize-int8"
_MOST = 127.0
_LEAST_SCALE = 1e-8
_PROBED = 64


class Int8Linear(nn.Module):
    """A linear layer, (…, inputs) to (…, outputs), whose weights are whole numbers."""

    weight: torch.Tensor  # (outputs, inputs) int8
    scale: torch.Tensor  # (outputs,) float32
    bias: torch.Tensor | None  # (outputs,)

    def __init__(self, linear: nn.Linear) -> None:
        """Make room for the weights of ``linear``, which are filled in later."""
        super().__init__()
        self.register_buffer("weight", torch.empty_like(linear.weight, dtype=torch.int8))
        self.register_buffer("scale", torch.empty_like(linear.weight[:, 0], dtype=torch.float32))
        bias = None if linear.bias is None else torch.empty_like(linear.bias)
        self.register_buffer("bias", bias)

    @classmethod
    def of(cls, linear: nn.Linear) -> Int8Linear:
        """Return ``linear`` in eight bits."""
        made = cls(linear)
        rows = linear.weight.data.float()
        made.scale = rows.abs().amax(dim=1).clamp(min=_LEAST_SCALE) / _MOST
        made.weight = torch.round(rows / made.scale[:, None]).to(torch.int8)
        made.bias = None if linear.bias is None else linear.bias.data
        return made

    def in_floats(self, dtype: torch.dtype) -> nn.Linear:
        """Return the layer as it was, but for what rounding took."""
        outputs, inputs = self.weight.shape
        made = nn.Linear(inputs, outputs, bias=self.bias is not None, device="meta")
        made.weight = nn.Parameter((self.weight * self.scale[:, None]).to(dtype))
        if self.bias is not None:
            made.bias = nn.Parameter(self.bias.to(dtype))
        return made

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Multiply, each vector by its own scale."""
        flat = vectors.reshape(-1, vectors.shape[-1])  # (n, inputs)
        scale = flat.abs().amax(dim=1, keepdim=True).float().clamp_(min=_LEAST_SCALE) / _MOST
        whole = torch.round(flat / scale).to(torch.int8)
        # The transposed view costs nothing: the kernel packs the weights as they lie.
        product = torch._int_mm(whole, self.weight.t()).float()  # (n, outputs)
        product.mul_(scale).mul_(self.scale)
        if self.bias is not None:
            product += self.bias
        return product.to(vectors.dtype).reshape(*vectors.shape[:-1], -1)


@cache
def sums_exactly() -> bool:
    """Return whether this processor's products of whole numbers are right.

    Where it lacks the instructions (VNNI) sums of two products are cut to sixteen bits.
    """
    rows = torch.full((_PROBED, _PROBED), int(_MOST), dtype=torch.int8)
    exact = int(_MOST) ** 2 * _PROBED
    return all(
        bool((torch._int_mm(a * rows, b * rows) == a * b * exact).all())
        for a in (1, -1)
        for b in (1, -1)
    )


def in_eight_bits(model: Any) -> Any:
    """Put the linear layers of ``model`` into eight bits, in place, and say so in its config."""
    _replace(model, Int8Linear.of)
    model.config.tie_word_embeddings = False  # the head is a matrix of its own now
    model.config.quantization_config = Int8Config()
    return model


def in_floats(model: Any, dtype: torch.dtype) -> Any:
    """Put layers in eight bits back into ``dtype``, in place, as an accelerator wants them."""
    _replace(model, lambda layer: layer.in_floats(dtype), Int8Linear)
    return model


def _replace(model: nn.Module, make: Any, kind: type[nn.Module] = nn.Linear) -> None:
    """Put what ``make`` makes of it in place of every layer of that kind."""
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, kind):
                setattr(module, name, make(child))


@register_quantization_config(METHOD)
class Int8Config(QuantizationConfigMixin):
    """What a checkpoint in eight bits says of itself in its config.json."""

    def __init__(self, **kwargs: Any) -> None:
        self.quant_method = METHOD  # type: ignore[assignment]


@register_quantizer(METHOD)
class _Int8Quantizer(HfQuantizer):
    """Tells transformers which layers a checkpoint in eight bits has."""

    requires_calibration = True  # it is read as it is, never made while loading

    def _process_model_before_weight_loading(self, model: nn.Module, **kwargs: Any) -> None:
        _replace(model, Int8Linear)

    def is_serializable(self) -> bool:
        return True

    @property
    def is_trainable(self) -> bool:
        return False
