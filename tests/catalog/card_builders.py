"""Models small enough to make in a test: a package of files, and the card that names them."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from summarize.catalog import ModelCard, ModelFile, Package

TINY_TOKENS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TINY_TOKENS += [*map(chr, range(33, 127)), "Ġ", "th", "the"]


def install(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, bytes],
    *,
    module: str = "tiny_model",
) -> Path:
    """Make an importable package that holds files and must never be imported."""
    place = folder / module
    place.mkdir()
    (place / "__init__.py").write_text('raise RuntimeError("only the files are wanted")\n')
    for name, content in files.items():
        (place / name).write_bytes(content)
    monkeypatch.syspath_prepend(folder)
    return place


def card_of(files: dict[str, bytes], *, module: str = "tiny_model") -> ModelCard:
    """Return a writer's card that names exactly these files."""
    return ModelCard(
        id="tiny",
        role="writer",
        loader="gguf",
        status="verified",
        licence="Apache-2.0",
        hub_id="nobody/tiny",
        languages=("en",),
        trained_on=(),
        max_input_tokens=128,
        package=Package(name="tiny-model", version="1", module=module, folder="."),
        files=tuple(
            ModelFile(name, hashlib.sha256(content).hexdigest(), len(content))
            for name, content in files.items()
        ),
    )


def write_tiny_gguf(path: Path) -> None:
    """Write a two-layer Llama of random weights with a byte-level BPE tokenizer."""
    import gguf

    width, inner, heads, kv_heads, layers = 32, 64, 4, 2, 2
    random = np.random.default_rng(0)
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(128)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(inner)
    writer.add_head_count(heads)
    writer.add_head_count_kv(kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(len(TINY_TOKENS))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(TINY_TOKENS)
    writer.add_token_types([3, 3, 3] + [1] * (len(TINY_TOKENS) - 3))  # 3: a control token
    writer.add_token_merges(["t h", "th e"])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_pad_token_id(2)
    writer.add_chat_template("{% for m in messages %}<|im_start|>{{ m['content'] }}{% endfor %}")
    shapes = {"token_embd": (len(TINY_TOKENS), width), "output_norm": (width,)}
    kv_width = width // heads * kv_heads
    for layer in range(layers):
        shapes |= {
            f"blk.{layer}.attn_norm": (width,),
            f"blk.{layer}.attn_q": (width, width),
            f"blk.{layer}.attn_k": (kv_width, width),
            f"blk.{layer}.attn_v": (kv_width, width),
            f"blk.{layer}.attn_output": (width, width),
            f"blk.{layer}.ffn_norm": (width,),
            f"blk.{layer}.ffn_gate": (inner, width),
            f"blk.{layer}.ffn_up": (inner, width),
            f"blk.{layer}.ffn_down": (width, inner),
        }
    for name, shape in shapes.items():
        writer.add_tensor(f"{name}.weight", random.normal(size=shape).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
