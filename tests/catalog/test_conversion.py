import os
import subprocess
import sys
from pathlib import Path

import pytest
from card_builders import TINY_TOKENS, card_of, install, write_tiny_gguf

from summarize.backends import memory
from summarize.catalog import ModelCard, converted_checkpoint, find_card, int8
from summarize.catalog.kept import is_complete
from summarize.errors import ModelCorruptError, ModelError

FILES = {"tiny.gguf": b"weights"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "summarize" / "converted"


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> ModelCard:
    install(tmp_path, monkeypatch, FILES)
    return card_of(FILES)


class FakeConversion:
    """Copies the GGUF, and remembers how often it was asked to."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, gguf: Path, folder: Path) -> None:
        self.calls += 1
        (folder / "model.safetensors").write_bytes(gguf.read_bytes())


def test_a_checkpoint_is_made_once_and_named_by_its_gguf(card: ModelCard, cache: Path) -> None:
    convert, said = FakeConversion(), list[str]()
    first = converted_checkpoint(card, progress=said.append, convert=convert)
    second = converted_checkpoint(card, progress=said.append, convert=convert)
    assert first == second == cache / f"{card.weights.sha256}-2"
    assert (first / "model.safetensors").read_bytes() == b"weights"
    assert convert.calls == len(said) == 1


def test_a_conversion_that_fails_leaves_nothing_and_says_why(card: ModelCard, cache: Path) -> None:
    def fail(gguf: Path, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise OSError("No space left\non device")

    with pytest.raises(ModelError, match=r"No space left on device.*XDG_CACHE_HOME"):
        converted_checkpoint(card, convert=fail)
    assert not [path for path in cache.iterdir() if path.is_dir()]


def test_an_interrupted_conversion_leaves_nothing(card: ModelCard, cache: Path) -> None:
    def interrupt(gguf: Path, folder: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        converted_checkpoint(card, convert=interrupt)
    assert not [path for path in cache.iterdir() if path.is_dir()]


def test_a_checkpoint_that_lost_a_file_is_made_again(card: ModelCard) -> None:
    convert = FakeConversion()
    folder = converted_checkpoint(card, convert=convert)
    (folder / "model.safetensors").unlink()
    assert converted_checkpoint(card, convert=convert) == folder
    assert convert.calls == 2
    assert is_complete(folder)


def test_what_a_killed_process_left_is_made_anew(card: ModelCard, cache: Path) -> None:
    convert = FakeConversion()
    folder = cache / f"{card.weights.sha256}-2"
    folder.mkdir(parents=True)
    (folder / "half.safetensors").write_bytes(b"half")
    assert converted_checkpoint(card, convert=convert) == folder
    assert convert.calls == 1
    assert not (folder / "half.safetensors").exists()


def test_memory_is_asked_for_what_unpacking_takes_and_later_for_the_checkpoint(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda where: 10)
    monkeypatch.setattr(int8, "sums_exactly", lambda: True)
    with pytest.raises(ModelError, match="of memory"):
        memory.require_memory(card, "cpu")  # 7 bytes are 36 while they are unpacked
    converted_checkpoint(card, convert=FakeConversion())
    memory.require_memory(card, "cpu")  # and 9 from then on
    monkeypatch.setattr(int8, "sums_exactly", lambda: False)
    with pytest.raises(ModelError, match="of memory"):
        memory.require_memory(card, "cpu")  # in floats they are twice that at least


def test_a_damaged_gguf_is_not_converted(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "tiny_model" / "tiny.gguf").write_bytes(b"WEIGHTS")
    convert = FakeConversion()
    with pytest.raises(ModelCorruptError, match=card.weights.sha256):
        converted_checkpoint(card, convert=convert)
    assert convert.calls == 0


def test_a_cache_that_cannot_be_written_is_named(
    card: ModelCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    with pytest.raises(ModelError, match=rf"{blocked}.*XDG_CACHE_HOME"):
        converted_checkpoint(card, convert=FakeConversion())


RACER = """
import sys, time
from pathlib import Path
from card_builders import card_of
from summarize.catalog import converted_checkpoint

def convert(gguf, folder):
    (folder / "model.safetensors").write_bytes(gguf.read_bytes())
    print("converting")
    time.sleep(0.5)   # for the other to come and find it begun

print(converted_checkpoint(card_of({"tiny.gguf": b"weights"}), convert=convert))
"""


def test_of_two_processes_that_start_at_once_one_makes_the_checkpoint_of_both(
    card: ModelCard, tmp_path: Path, cache: Path
) -> None:
    places = [str(tmp_path), str(Path(__file__).parent), str(Path(__file__).parents[2])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(places)}
    command = [sys.executable, "-c", RACER]
    racers = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    answers = [racer.communicate(timeout=60)[0].splitlines() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    (folder,) = [path for path in cache.iterdir() if path.is_dir()]
    assert sorted(answers, key=len) == [[str(folder)], ["converting", str(folder)]]
    assert is_complete(folder)


@pytest.fixture
def quiet_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("TQDM_DISABLE", "1")


@pytest.mark.usefixtures("quiet_libraries")
def test_a_converted_gguf_keeps_its_weights_in_eight_bits_and_its_tokenizer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from summarize.catalog.int8 import in_eight_bits

    write_tiny_gguf(tmp_path / "made.gguf")
    files = {"tiny.gguf": (tmp_path / "made.gguf").read_bytes()}
    place = install(tmp_path, monkeypatch, files)
    said: list[str] = []
    folder = converted_checkpoint(card_of(files), progress=said.append)
    assert len(said) == 4  # that it is prepared, and each part of that; all are done once
    assert all("(once" in each for each in said)

    plain = AutoModelForCausalLM.from_pretrained(place, gguf_file="tiny.gguf", dtype=torch.bfloat16)
    wanted = in_eight_bits(plain).state_dict()
    got = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16).state_dict()
    assert wanted.keys() == got.keys()
    assert all(torch.equal(wanted[name], got[name]) for name in wanted)

    tokenizer = AutoTokenizer.from_pretrained(folder)
    the, end = TINY_TOKENS.index("the"), TINY_TOKENS.index("<|im_end|>")
    assert tokenizer.encode("the<|im_end|>") == [the, end]
    assert tokenizer.chat_template.startswith("{% for m in messages %}<|im_start|>")
    assert (tokenizer.bos_token_id, tokenizer.eos_token_id) == (1, 2)


@pytest.mark.usefixtures("quiet_libraries")
def test_a_writer_that_ships_is_converted_with_its_chat_tokens() -> None:
    """Uses the ordinary cache folder, where the first brief would make it anyway."""
    from transformers import AutoTokenizer

    folder = converted_checkpoint(find_card("smollm2-135m-instruct"))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    for text in (
        "“Hello,” he said — it’s 3.5% of $1,000.",
        "U.S. Secretary of State… ‘no breakthrough’",
        "  Two spaces.\nA café, naïve.",
    ):
        assert tokenizer.decode(tokenizer.encode(text)) == text
    assert tokenizer.convert_tokens_to_ids(["<|im_start|>", "<|im_end|>"]) == [1, 2]
    assert tokenizer.eos_token == "<|im_end|>"
    assert "<|im_start|>" in tokenizer.chat_template
