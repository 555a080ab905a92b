"""Settings, cards and model folders: whatever is in them, an error is one line."""

from __future__ import annotations

import json
import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attacking import STORM, attempt, require_held, write

DEEP_TOML = {
    "lists": "a = " + "[" * 5000 + "]" * 5000,
    "300 lists": "a = " + "[" * 300 + "]" * 300,
    "tables": "a = " + "{a = " * 3000 + "1" + "}" * 3000,
    "a dotted key": ".".join("a" * 5000) + " = 1",
    "a dotted table": "[" + ".".join(["a"] * 3000) + "]",
}
TOML: dict[str, str | bytes] = {
    **DEEP_TOML,
    "no TOML": "words",
    "no end": 'a = "',
    "no UTF-8": b"words = \xff",
    "UTF-16": "words = 100".encode("utf-16"),
    "zeros": bytes(1000),
    "5,000 digits": "words = " + "9" * 5000,
    "NaN": "words = nan",
    "infinity": "every = inf",
    "a date": "words = 2024-01-01",
    "twice": "words = 100\nwords = 200",
    "a table": "[words]\na = 1",
    "a list": "words = [1]",
    "a text": 'words = "many"',
    "a huge text": f'model = "{"x" * 300_000}"',
    "an unknown key": "wordz = 1",
    "an empty key": '"" = 1',
    "a key of controls": '"\\u0000\\u001b" = 1',
    "larger than is read": "#" * 2_000_000,
    "a path with a zero": 'model = "a\\u0000b"',
    "a folder with a zero": 'models-dir = "a\\u0000b"',
    "a home of nobody": 'model = "~nobody-there/x"',
    "a wrong command": "brief = 5",
}
WHOLE = {"a path with a zero", "a folder with a zero", "a home of nobody", "a huge text"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        *((content, "summarize.toml") for content in TOML),
        *((content, where) for content in DEEP_TOML for where in ("pyproject.toml", "config.toml")),
    ],
)
def test_settings_that_are_wrong_are_one_line(
    content: str,
    where: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    text = TOML[content]
    data = text.encode() if isinstance(text, str) else text
    if where == "pyproject.toml" and content in WHOLE | {"a text", "an unknown key"}:
        data = b"[tool.summarize]\n" + data
    path = "home/summarize/config.toml" if where == "config.toml" else where
    write(tmp_path / path, data)
    ended = attempt(["brief", "nowhere.txt", "--no-extractive"], capsys)
    require_held(ended, 1, 2)
    if where != "pyproject.toml":  # which, where it does not speak of us, may be as it likes
        assert "nowhere" not in ended.error
    require_held(attempt(["--help"], capsys), 0)


def as_folder(path: Path) -> None:
    path.mkdir(parents=True)


def as_pipe(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def as_device(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("/dev/zero")


def as_circle(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path)


OTHERS = (as_folder, as_pipe, as_device, as_circle)


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize(
    "where", ["summarize.toml", "pyproject.toml", "home/summarize/config.toml", "cards/x.toml"]
)
def test_settings_that_are_no_file_hang_nothing(
    where: str,
    other: Callable[[Path], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    other(tmp_path / where)
    folder = ["--models-dir", "cards"] if where.startswith("cards") else []
    require_held(attempt(["models", "list", *folder], capsys), 0, 1, 2)


@pytest.mark.parametrize("content", TOML)
def test_a_card_that_is_wrong_is_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TOML[content]
    write(tmp_path / "x.toml", text)
    require_held(attempt(["models", "list", "--models-dir", str(tmp_path)], capsys), 1, 2)


CARD = """id = "mine"
role = "writer"
loader = "causal"
status = "unverified"
licence = "x"
hub_id = "a/b"
languages = ["en"]
trained_on = []
max_input_tokens = 512
prompts = ["fuse"]
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"fuse"', '"../../../../etc/passwd"'),
        ('"fuse"', '"a\\u0000b"'),
        ('"fuse"', '"' + "x" * 300 + '"'),
        ('"fuse"', "5"),
        ("512", "-1"),
        ("512", "9" * 400),
        ("512", "true"),
        ('"writer"', '"root"'),
        ('"causal"', '"pickle"'),
        ('["en"]', '"en"'),
        ('["en"]', '[["en"]]'),
        ('"mine"', '""'),
        ("[]", "[{}]"),
    ],
)
def test_a_card_with_a_wrong_value_is_one_line(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "x.toml", CARD.replace(old, new))
    ended = attempt(["models", "show", "mine", "--models-dir", str(tmp_path)], capsys)
    require_held(ended, 0, 1, 2)
    assert "root:" not in ended.out


def tensors(header: bytes, length: int | None = None) -> bytes:
    return struct.pack("<Q", len(header) if length is None else length) + header


CONFIG = {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": 8}
TENSORS = tensors(b"{}")
CONFIGS: dict[str, str | bytes] = {
    "brackets": "[" * 100_000,
    "900 levels": '{"a":' * 900 + "1" + "}" * 900,
    "5,000 digits": '{"hidden_size": ' + "9" * 5000 + "}",
    "NaN": '{"hidden_size": NaN}',
    "infinity": '{"hidden_size": 1e999}',
    "half a pair of surrogates": '{"model_type": "\\ud800"}',
    "no UTF-8": b"\xff\xfe",
    "zeros": bytes(500),
    "empty": "",
    "a list": "[]",
    "a text": '"x"',
    "null": "null",
    "torn": json.dumps(CONFIG)[:-3],
    "an architecture that is none": '{"architectures": {"a": 1}}',
    "numbers as architectures": '{"architectures": [5, null]}',
    "an architecture with an escape": '{"architectures": ["\\u001b[31mForCausalLM"]}',
    "a text as size": '{"architectures": ["BertModel"], "hidden_size": "8"}',
    "a limit below zero": '{"architectures": ["XForCausalLM"], "max_position_embeddings": -5}',
    "a limit of a list": '{"architectures": ["XForCausalLM"], "max_position_embeddings": [1]}',
    "code of its own": '{"architectures": ["X"], "auto_map": {"AutoModel": "evil.Evil"}}',
    "code of its own, elsewhere": '{"architectures": ["X"], "auto_map": "http://evil.example/x"}',
}


SOME = ("brackets", "NaN", "null", "code of its own")


@pytest.mark.parametrize(
    ("config", "role"),
    [
        *((config, "--embedder") for config in CONFIGS),
        *((config, role) for config in SOME for role in ("--model", "--reader")),
    ],
)
def test_a_model_with_a_wrong_configuration_is_one_line(
    config: str, role: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "m" / "config.json", CONFIGS[config])
    write(tmp_path / "m" / "tokenizer.json", "{}")
    write(tmp_path / "m" / "model.safetensors", TENSORS)
    write(tmp_path / "a.txt", STORM)
    model = [] if role == "--model" else ["--no-extractive"]
    command = ["brief", str(tmp_path / "a.txt"), *model, role, str(tmp_path / "m")]
    require_held(attempt(command, capsys), 1, 2)


FILES: dict[str, tuple[str, str | bytes]] = {
    "weights, empty": ("model.safetensors", b""),
    "weights, torn": ("model.safetensors", tensors(b'{"a":')),
    "weights, a huge header": ("model.safetensors", tensors(b"{}", 1 << 62)),
    "weights, a header below zero": ("model.safetensors", tensors(b"{}", (1 << 64) - 1)),
    "weights, a deep header": ("model.safetensors", tensors(b"[" * 10_000)),
    "weights, data that are not there": (
        "model.safetensors",
        tensors(b'{"a":{"dtype":"F32","shape":[1000000],"data_offsets":[0,4000000]}}'),
    ),
    "weights, a shape that overflows": (
        "model.safetensors",
        tensors(b'{"a":{"dtype":"F32","shape":[18446744073709551615,2],"data_offsets":[0,8]}}'),
    ),
    "weights, a pickle": ("model.safetensors", pickle.dumps({"a": print})),
    "weights, zeros": ("model.safetensors", bytes(1000)),
    "tokenizer, empty": ("tokenizer.json", b""),
    "tokenizer, deep": ("tokenizer.json", b"[" * 100_000),
    "tokenizer, no UTF-8": ("tokenizer.json", b"\xff\xff"),
    "its settings, deep": ("tokenizer_config.json", b"[" * 100_000),
    "its settings, code": ("tokenizer_config.json", b'{"auto_map": {"AutoTokenizer": "x.Y"}}'),
    "modules, deep": ("modules.json", b"[" * 100_000),
    "modules, numbers": ("modules.json", b"[1, 2]"),
    "modules, code": ("modules.json", b'[{"type": "evil.Layer"}]'),
    "modules, an object": ("modules.json", b'{"a": 1}'),
    "pooling, deep": ("1_Pooling/config.json", b"[" * 100_000),
    "pooling, none": ("1_Pooling/config.json", b'{"pooling_mode_max_tokens": true}'),
    "prompts, a list": ("config_sentence_transformers.json", b"[]"),
    "README, deep": ("README.md", b"---\nlanguage: " + b"[" * 5000 + b"\n---\n"),
    "README, an object of Python": (
        "README.md",
        b"---\nlanguage: !!python/object/apply:os.system ['touch owned']\n---\n",
    ),
    "README, a bomb": (
        "README.md",
        b"---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nlanguage: *c\n---\n",
    ),
    "index, deep": ("model.safetensors.index.json", b"[" * 100_000),
    "index, a path that leads out": (
        "model.safetensors.index.json",
        b'{"weight_map": {"a": "../../../etc/passwd"}}',
    ),
}


@pytest.mark.parametrize("file", FILES)
def test_a_model_with_a_damaged_file_is_one_line(
    file: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "m" / "config.json", json.dumps(CONFIG))
    write(tmp_path / "m" / "tokenizer.json", "{}")
    write(tmp_path / "m" / "model.safetensors", TENSORS)
    name, data = FILES[file]
    write(tmp_path / "m" / name, data)
    if "index" in name:
        (tmp_path / "m" / "model.safetensors").unlink()
        write(tmp_path / "m" / "model-00001-of-00001.safetensors", TENSORS)
    write(tmp_path / "a.txt", STORM)
    require_held(attempt(["brief", "a.txt", "--extractive", "--embedder", "m"], capsys), 1, 2)
    if "README" not in name:  # it is read slowly
        require_held(attempt(["models", "show", "m"], capsys), 0, 1, 2)
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize(
    "name", ["config.json", "tokenizer.json", "model.safetensors", "modules.json", "README.md"]
)
def test_a_model_with_what_is_no_file_hangs_nothing(
    name: str,
    other: Callable[[Path], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path / "m" / "config.json", json.dumps(CONFIG))
    write(tmp_path / "m" / "tokenizer.json", "{}")
    write(tmp_path / "m" / "model.safetensors", TENSORS)
    (tmp_path / "m" / name).unlink(missing_ok=True)
    other(tmp_path / "m" / name)
    write(tmp_path / "a.txt", STORM)
    command = ["brief", str(tmp_path / "a.txt"), "--extractive", "--embedder", str(tmp_path / "m")]
    require_held(attempt(command, capsys), 1, 2)


@pytest.mark.parametrize("suffix", ["bin", "pt", "pth", "ckpt", "pkl", "h5", "msgpack"])
def test_a_pickle_is_refused_and_not_read(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "owned",))

    write(tmp_path / "m" / "config.json", json.dumps(CONFIG))
    write(tmp_path / "m" / "tokenizer.json", "{}")
    write(tmp_path / "m" / f"pytorch_model.{suffix}", pickle.dumps(Evil()))
    write(tmp_path / "a.txt", STORM)
    command = ["brief", str(tmp_path / "a.txt"), "--extractive", "--embedder", str(tmp_path / "m")]
    ended = attempt(command, capsys)
    require_held(ended, 1)
    assert "only safetensors" in ended.error
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GGUF",
        b"GGUF" + b"\xff" * 100,
        struct.pack("<4sIQQ", b"GGUF", 3, 1 << 60, 1 << 60),
        struct.pack("<4sIQQQ", b"GGUF", 3, 0, 1, 1 << 62) + b"x",
        bytes(100),
    ],
    ids=["empty", "cut off", "garbage", "huge counts", "a huge key", "zeros"],
)
def test_a_damaged_gguf_file_is_one_line(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "m.gguf", data)
    write(tmp_path / "a.txt", STORM)
    command = ["brief", str(tmp_path / "a.txt"), "--model", str(tmp_path / "m.gguf")]
    require_held(attempt(command, capsys), 1, 2)
