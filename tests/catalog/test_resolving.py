"""What ``--model`` and ``--embedder`` may name, and what is said of all else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from card_builders import write_tiny_gguf

from summarize.catalog import (
    InputFormat,
    ModelCard,
    card_or_path,
    default_card,
    find_card,
    load_cards,
    resolve_model,
)
from summarize.catalog.cards import models_folder, read_cards
from summarize.catalog.pulled import PulledModel, keep_record
from summarize.errors import (
    ModelCorruptError,
    ModelError,
    ModelMissingError,
    UnknownModelError,
    UsageError,
)
from summarize.likeness import CosineScale

LLAMA = {"architectures": ["LlamaForCausalLM"], "max_position_embeddings": 2048}
BART = {
    "architectures": ["BartForConditionalGeneration"],
    "is_encoder_decoder": True,
    "max_position_embeddings": 1024,
}
BERT = {"architectures": ["BertModel"], "hidden_size": 16, "max_position_embeddings": 512}
USERS = """
id = "mine"
role = "writer"
loader = "causal"
status = "unverified"
licence = "MIT"
hub_id = "nobody/mine"
languages = ["en"]
trained_on = ["my_news"]
max_input_tokens = 64
prompts = ["main-point"]
"""

NO_TENSORS = b"\x02\0\0\0\0\0\0\0{}"
"""A whole safetensors file: the length of its table of contents, and the table."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def folder_of(place: Path, config: dict[str, object], *names: str) -> Path:
    place.mkdir()
    (place / "config.json").write_text(json.dumps(config))
    (place / "tokenizer.json").write_text("{}")
    for name in names or ("model.safetensors",):
        (place / name).write_bytes(NO_TENSORS)
    return place


def test_nothing_named_is_the_default() -> None:
    assert resolve_model(None, "writer") == default_card("writer")
    assert resolve_model(None, "embedder") == default_card("embedder")


def test_a_cards_id_is_that_card() -> None:
    assert resolve_model("bart-large-cnn", "writer").loader == "encoder-decoder"


def test_a_card_of_another_role_is_refused() -> None:
    with pytest.raises(UsageError, match="is an embedder, not a writer; see "):
        resolve_model("e5-small-v2", "writer")


def test_a_hub_id_with_a_card_is_that_card() -> None:
    assert resolve_model("facebook/bart-large-cnn", "writer").id == "bart-large-cnn"


def test_a_hub_id_that_was_not_pulled_is_one_line_with_the_command() -> None:
    with pytest.raises(ModelMissingError) as caught:
        resolve_model("nobody/new", "writer")
    assert str(caught.value) == (
        'model "nobody/new" is not on this machine; to get it: summarize models pull nobody/new'
    )


def test_a_hub_id_that_was_pulled_is_what_its_folder_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarize.catalog.weights import file_in

    folder = folder_of(tmp_path / "snapshot", LLAMA)
    files = tuple(file_in(folder, name) for name in ("config.json", "model.safetensors"))
    keep_record(PulledModel("nobody/new", "abc", files))
    monkeypatch.setattr(PulledModel, "folder", lambda record: folder)
    card = resolve_model("nobody/new", "writer")
    assert (card.id, card.loader, card.revision) == ("nobody/new", "causal", "abc")
    assert card.files == files


@pytest.mark.parametrize(
    ("config", "loader", "limit"), [(LLAMA, "causal", 2048), (BART, "encoder-decoder", 1024)]
)
def test_a_folder_says_what_kind_of_writer_it_holds(
    tmp_path: Path, config: dict[str, object], loader: str, limit: int
) -> None:
    folder = folder_of(tmp_path / "model", config)
    card = resolve_model(str(folder), "writer")
    assert (card.loader, card.max_input_tokens) == (loader, limit)
    assert card.path == str(folder)
    assert [file.path for file in card.files] == [
        *("config.json", "tokenizer.json", "model.safetensors")
    ]
    assert bool(card.prompts) == (loader == "causal")


def test_an_embedder_is_pooled_as_its_folder_says(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", BERT)
    embedding = resolve_model(str(folder), "embedder").embedding
    assert embedding
    assert (embedding.pooling, embedding.dimensions) == ("mean", 16)
    (folder / "1_Pooling").mkdir()
    pooling = folder / "1_Pooling" / "config.json"
    pooling.write_text('{"pooling_mode_cls_token": true}')
    embedding = resolve_model(str(folder), "embedder").embedding
    assert embedding
    assert embedding.pooling == "cls"
    pooling.write_text('{"pooling_mode_max_tokens": true}')
    with pytest.raises(ModelError, match="neither mean nor cls"):
        resolve_model(str(folder), "embedder")


def test_an_embedder_has_the_prompt_that_its_folder_calls_the_default(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", BERT)
    told = folder / "config_sentence_transformers.json"
    for name, prefix in (("query", "query: "), (None, "")):
        told.write_text(json.dumps({"prompts": {"query": "query: "}, "default_prompt_name": name}))
        embedding = resolve_model(str(folder), "embedder").embedding
        assert embedding
        assert embedding.prefix == prefix


def test_an_embedder_with_layers_that_are_not_read_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", BERT)
    layers = [{"type": f"sentence_transformers.models.{name}"} for name in ("Pooling", "Dense")]
    (folder / "modules.json").write_text(json.dumps(layers))
    with pytest.raises(ModelError, match=r"through sentence_transformers\.models\.Dense; allowed"):
        resolve_model(str(folder), "embedder")


@pytest.mark.parametrize(
    ("told", "tokens", "form"),
    [
        ({}, {}, InputFormat(" ")),
        ({"attention_window": 512}, {}, InputFormat(" ", "first")),
        ({"attention_window": 512}, {"<doc-sep>": 50265}, InputFormat("<doc-sep>", "separator")),
        (
            {"task_specific_params": {"summarization": {"prefix": "summarize: "}}},
            {},
            InputFormat(" ", prefix="summarize: "),
        ),
    ],
)
def test_an_encoder_decoder_reads_as_its_folder_says(
    tmp_path: Path, told: dict[str, object], tokens: dict[str, int], form: InputFormat
) -> None:
    folder = folder_of(tmp_path / "model", {**BART, **told})
    (folder / "added_tokens.json").write_text(json.dumps(tokens))
    assert resolve_model(str(folder), "writer").input == form


def test_what_is_shown_of_a_path_is_in_the_role_that_it_seems_to_have(tmp_path: Path) -> None:
    assert card_or_path(str(folder_of(tmp_path / "b", BERT))).role == "embedder"
    assert card_or_path(str(folder_of(tmp_path / "l", LLAMA))).loader == "causal"
    assert card_or_path("http://127.0.0.1:9/v1").loader == "openai"
    assert card_or_path("facebook/bart-large-cnn").id == "bart-large-cnn"
    with pytest.raises(UnknownModelError, match="no file or folder"):
        card_or_path("./nothing")


def test_the_least_of_the_limits_counts(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", BERT)
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    assert resolve_model(str(folder), "embedder").max_input_tokens == 128


@pytest.mark.parametrize(
    ("readme", "languages"),
    [
        (None, ("en",)),
        ("# A model without a head", ("en",)),
        ("---\nlanguage: fr\n---\nUn modèle", ("fr",)),
        ("---\nlanguage:\n- multilingual\n- ar\n---\n", ("multilingual", "ar")),
    ],
)
def test_an_embedder_knows_the_languages_of_its_readme_or_english(
    tmp_path: Path, readme: str | None, languages: tuple[str, ...]
) -> None:
    folder = folder_of(tmp_path / "model", BERT)
    if readme is not None:
        (folder / "README.md").write_text(readme)
    assert resolve_model(str(folder), "embedder").languages == languages


@pytest.mark.parametrize("config", [LLAMA, BART])
def test_what_writes_is_no_embedder(tmp_path: Path, config: dict[str, object]) -> None:
    folder = folder_of(tmp_path / "model", config)
    with pytest.raises(ModelError, match="an embedder is wanted"):
        resolve_model(str(folder), "embedder")


def test_a_limit_beyond_all_reason_is_none(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", {"is_encoder_decoder": True})
    (folder / "tokenizer_config.json").write_text(f'{{"model_max_length": {int(1e30)}}}')
    assert resolve_model(str(folder), "writer").max_input_tokens == 512


def test_a_gguf_file_or_a_folder_with_one_is_a_gguf_model(tmp_path: Path) -> None:
    write_tiny_gguf(tmp_path / "tiny.gguf")
    for name in (tmp_path / "tiny.gguf", tmp_path):
        card = resolve_model(str(name), "writer")
        assert (card.loader, card.weights.path) == ("gguf", "tiny.gguf")
        assert card.max_input_tokens == 128
        assert card.path == str(tmp_path)
    (tmp_path / "other.gguf").write_bytes(b"weights")
    assert resolve_model(str(tmp_path / "tiny.gguf"), "writer").weights.path == "tiny.gguf"
    with pytest.raises(ModelError, match="2 GGUF files"):
        resolve_model(str(tmp_path), "writer")


def test_a_gguf_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(b"GGUF, or so it says")
    with pytest.raises(ModelCorruptError, match="no readable GGUF file"):
        resolve_model(str(tmp_path / "tiny.gguf"), "writer")


def test_a_card_comes_before_a_folder_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder_of(tmp_path / "primera", LLAMA)
    assert resolve_model("primera", "writer").path is None
    assert resolve_model("./primera", "writer").path == str(tmp_path / "primera")


@pytest.mark.parametrize(
    ("config", "names", "error", "said"),
    [
        (LLAMA, ("pytorch_model.bin",), ModelError, "only safetensors are used"),
        (LLAMA, ("README.md",), ModelError, "holds no model.safetensors"),
        (LLAMA | {"auto_map": {}}, (), ModelError, '"auto_map" in config.json'),
        (BERT, (), ModelError, "a writer is wanted"),
        ({}, (), ModelError, "unknown architecture"),
    ],
)
def test_a_folder_that_cannot_be_used_is_refused(
    tmp_path: Path,
    config: dict[str, object],
    names: tuple[str, ...],
    error: type[ModelError],
    said: str,
) -> None:
    folder = folder_of(tmp_path / "model", config, *names)
    with pytest.raises(error) as caught:
        resolve_model(str(folder), "writer")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_part_of_its_weights_is_corrupt(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", LLAMA, "model-00001-of-00002.safetensors")
    index = {"weight_map": {f"w{n}": f"model-0000{n}-of-00002.safetensors" for n in (1, 2)}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    with pytest.raises(ModelCorruptError, match=r"model-00002-of-00002\.safetensors is missing"):
        resolve_model(str(folder), "writer")


def test_weights_that_are_cut_off_are_corrupt(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", LLAMA)
    (folder / "model.safetensors").write_bytes(NO_TENSORS[:9])
    with pytest.raises(ModelCorruptError, match=r"model\.safetensors is no readable safetensors"):
        resolve_model(str(folder), "writer")


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "model", LLAMA)
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"holds no tokenizer\.json"):
        resolve_model(str(folder), "writer")


@pytest.mark.parametrize("name", ["./nothing", "/no/where", "~/nothing", "tiny.gguf"])
def test_a_path_without_anything_is_told_as_a_path(name: str) -> None:
    with pytest.raises(UnknownModelError, match="there is no file or folder"):
        resolve_model(name, "writer")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"x")
    with pytest.raises(UsageError, match="a folder or a GGUF file is wanted"):
        resolve_model(str(tmp_path / "model.bin"), "writer")


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownModelError, match=r"did you mean qwen3-0\.6b"):
        resolve_model("qwen3-0.6", "writer")


def test_an_unknown_id_with_many_near_it_is_answered_with_three_of_its_role() -> None:
    with pytest.raises(UnknownModelError) as caught:
        resolve_model("smollm", "writer")
    assert str(caught.value) == (
        'unknown model "smollm"; did you mean smollm3-3b, smollm2-1.7b-instruct or'
        ' smollm2-135m-instruct? see "summarize models list"'
    )


def test_an_unknown_id_with_nothing_near_names_the_command_that_lists_all() -> None:
    with pytest.raises(UnknownModelError) as caught:
        resolve_model("zzz", "embedder")
    assert str(caught.value) == (
        'unknown model "zzz"; see "summarize models list", or name a folder, a GGUF file or a'
        " server (https://HOST/v1)"
    )


def test_an_address_is_a_servers() -> None:
    card = resolve_model("http://127.0.0.1:8000/v1", "writer")
    assert (card.loader, card.path) == ("openai", "http://127.0.0.1:8000/v1")


@pytest.mark.parametrize("name", ["http://", "http://[half/v1", "http://127.0.0.1:port/v1"])
def test_an_address_of_nowhere_is_refused(name: str) -> None:
    with pytest.raises(UnknownModelError, match="is no address; http://HOST:PORT/v1 is wanted"):
        resolve_model(name, "writer")


def test_an_address_with_a_secret_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError, match="taken from SUMMARIZE_API_KEY") as caught:
        resolve_model("http://me:s3cret@127.0.0.1:8000/v1", "writer")
    assert "s3cret" not in str(caught.value)


def test_a_key_in_the_query_of_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError, match="holds a query; a key is taken from") as caught:
        resolve_model("http://127.0.0.1:8000/v1?api_key=hunter2#m", "writer")
    assert "hunter2" not in str(caught.value)


def test_users_cards_are_found_in_the_configuration_folder_and_where_a_flag_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    own = tmp_path / "xdg" / "summarize" / "models"
    (own / "cards").mkdir(parents=True)
    (own / "cards" / "mine.toml").write_text(USERS)
    given = tmp_path / "given"
    given.mkdir()
    (given / "other.toml").write_text(USERS.replace('"mine"', '"other"'))
    assert [prompt.name for prompt in find_card("mine").prompts] == ["main-point"]  # it ships
    assert {"mine", "other", "primera"} <= {card.id for card in load_cards(given)}
    assert "other" not in {card.id for card in load_cards()}


def test_a_users_card_takes_the_place_of_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "primera.toml").write_text(USERS.replace('"mine"', '"primera"'))
    assert find_card("primera", tmp_path).licence == "MIT"
    assert find_card("primera").licence == "Apache-2.0"


def test_a_users_prompt_comes_before_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(USERS)
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "main-point.txt").write_text("Be brief.\n")
    assert find_card("mine", tmp_path).prompts[0].text == "Be brief."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("licence", "lisence", 'mine.toml: key "lisence" is unknown; did you mean licence?'),
        ('licence = "MIT"', "", 'key "licence" is missing; it should be a valid string'),
        ('id = "mine"', 'id = "mine"\nparameter = 9', "unknown; did you mean parameters?"),
        ('id = "mine"', 'id = "mine"\npath = "/a"', '"path" is unknown; name /a in place of'),
        (
            'loader = "causal"',
            'loader = "casual"',
            """key "loader" is 'casual'; it should be 'encoder', 'static', 'spacy', 'causal', """,
        ),
        ('id = "mine"', 'id = "mine"\ndefault = true', "says default = true"),
        ('"unverified"', '"verified"', "no files with hashes are named"),
        ('prompts = ["main-point"]', "", 'key "prompts" is missing; the loader causal wants it'),
        ('["main-point"]', '"main-point"', "is 'main-point'; it should be a list of names"),
        ('"causal"', '"encoder-decoder"', 'key "generation" is missing'),
        ('"writer"', '"embedder"', '"loader" is "causal"; allowed for the role embedder: encoder'),
        (
            "prompts",
            "generation = { num_beams = 4 }\nprompts",
            'key "generation" means nothing to the loader causal; take it out',
        ),
        (
            "prompts",
            "generation = { num_beams = 2, beam_size = 2 }\nprompts",
            'key "generation.beam_size" is unknown; did you mean batch_size?',
        ),
        (
            "prompts",
            "embedding = { }\nprompts",
            """key "embedding.pooling" is missing; it should be 'mean' or 'cls'""",
        ),
    ],
)
def test_a_card_with_a_mistake_is_refused_in_one_line(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "mine.toml").write_text(USERS.replace(before, after))
    with pytest.raises(ModelError) as caught:
        load_cards(tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


EMBEDDER = """
id = "mine"
role = "embedder"
loader = "encoder"
status = "unverified"
licence = "MIT"
hub_id = "me/mine"
languages = ["en"]
trained_on = []
max_input_tokens = 128

[embedding]
pooling = "mean"
dimensions = 16
normalise = true
prefix = ""
batch_size = 4
scale = { unrelated = 0.7, other = 0.8, reworded = 0.9, copy = 0.95 }
"""


def test_an_embedders_card_may_say_its_scale(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(EMBEDDER)
    embedding = find_card("mine", tmp_path).embedding
    assert embedding
    assert embedding.scale == CosineScale(unrelated=0.7, other=0.8, reworded=0.9, copy=0.95)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("0.95", "1.5", '"embedding.scale.copy" is 1.5; it should be less than or equal to 1'),
        ("0.95", '"1"', "it should be a valid number"),
        (", copy = 0.95", "", 'key "embedding.scale.copy" is missing'),
        ("copy = 0.95", "copy = 0.95, same = 1.0", '"embedding.scale.same" is unknown'),
    ],
)
def test_a_scale_with_a_mistake_is_refused(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "mine.toml").write_text(EMBEDDER.replace(before, after))
    with pytest.raises(ModelError) as caught:
        load_cards(tmp_path)
    assert said in str(caught.value)


def test_a_models_dir_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder of model cards"):
        load_cards(tmp_path / "nothing")


@pytest.mark.parametrize("card", read_cards(models_folder()), ids=lambda card: card.id)
def test_a_card_that_nobody_verified_names_no_revision_and_no_hash(card: ModelCard) -> None:
    if card.status == "unverified":
        assert (card.revision, card.files, card.package) == (None, (), None)
        assert not card.default


@pytest.mark.parametrize(
    ("model", "dataset", "known"),
    [
        ("primera-multinews", "multinews_dev", "multi_news"),
        ("pegasus-multi-news", "Multi-News", "multi_news"),
        ("bart-large-cnn", "cnn_dailymail", "cnn_dailymail"),
        ("primera", "multinews_dev", None),
        ("primera-multinews", "news", None),
        ("flan-t5-base", "stories", None),
    ],
)
def test_what_a_model_was_trained_on_is_known_by_the_data_sets_name(
    model: str, dataset: str, known: str | None
) -> None:
    assert find_card(model).trained_on_data(dataset) == known
