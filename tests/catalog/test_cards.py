import re
from pathlib import Path

import pytest

from summarize.catalog import ModelCard, default_card, find_card, load_cards
from summarize.catalog.card_files import read_card as read_card_file
from summarize.catalog.cards import models_folder, read_cards
from summarize.errors import ModelError, UnknownModelError

CARD = """
id = "tiny"
role = "writer"
loader = "gguf"
status = "verified"
licence = "Apache-2.0"
hub_id = "nobody/tiny"
languages = ["en"]
trained_on = []
max_input_tokens = 128
prompts = ["short"]

[package]
name = "tiny-model"
version = "1"
module = "tiny_model"
folder = "."

[[files]]
path = "tiny.gguf"
sha256 = "00"
bytes = 4
"""


def write_card(folder: Path, text: str, name: str = "tiny.toml") -> Path:
    (folder / "cards").mkdir(exist_ok=True)
    (folder / "prompts").mkdir(exist_ok=True)
    (folder / "prompts" / "short.txt").write_text("Be short.\n")
    path = folder / "cards" / name
    path.write_text(text)
    return path


def read_card(path: Path) -> ModelCard:
    return read_card_file(path, (path.parent.parent / "prompts",))


def test_a_card_is_read_with_its_prompts(tmp_path: Path) -> None:
    card = read_card(write_card(tmp_path, CARD))
    assert (card.id, card.role, card.default, card.revision) == ("tiny", "writer", False, None)
    assert [(prompt.name, prompt.text) for prompt in card.prompts] == [("short", "Be short.")]
    assert (card.weights.path, card.weights.bytes) == ("tiny.gguf", 4)


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('id = "tiny"', 'id = "tiny"\nspeed = 9', "speed"),
        ('version = "1"', 'version = "1"\nurl = "x"', "package.url"),
        ("bytes = 4", 'bytes = 4\nkind = "x"', "files[0].kind"),
        ("max_input_tokens = 128", 'max_input_tokens = "128"', "max_input_tokens"),
        ("max_input_tokens = 128", "max_input_tokens = true", "max_input_tokens"),
        ("max_input_tokens = 128", "max_input_tokens = 0", "max_input_tokens"),
        ('languages = ["en"]', "languages = [1]", "languages[0]"),
        ('role = "writer"', 'role = "poet"', "role"),
        ('licence = "Apache-2.0"', "", "licence"),
        ("[[files]]", "[files]", "files"),
        ('name = "tiny-model"', "name = 1", "package.name"),
    ],
)
def test_a_wrong_key_is_named_with_its_file(
    tmp_path: Path, before: str, after: str, key: str
) -> None:
    path = write_card(tmp_path, CARD.replace(before, after))
    with pytest.raises(ModelError, match=re.escape(f'{path}: key "{key}" ')):
        read_card(path)


def test_a_card_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = write_card(tmp_path, "id = ")
    with pytest.raises(ModelError, match=re.escape(str(path))):
        read_card(path)


def test_a_prompt_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = write_card(tmp_path, CARD.replace('["short"]', '["long"]'))
    with pytest.raises(ModelError, match=r"long\.txt"):
        read_card(path)


def test_two_cards_of_one_id_are_refused(tmp_path: Path) -> None:
    write_card(tmp_path, CARD)
    write_card(tmp_path, CARD, "again.toml")
    with pytest.raises(ModelError, match='"tiny"'):
        read_cards(tmp_path)


def test_two_defaults_of_one_role_are_refused(tmp_path: Path) -> None:
    default = CARD.replace('id = "tiny"', 'id = "tiny"\ndefault = true')
    write_card(tmp_path, default)
    write_card(tmp_path, default.replace('"tiny"', '"other"'), "other.toml")
    with pytest.raises(ModelError, match="other, tiny"):
        default_card("writer", tmp_path)


def test_an_unknown_model_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownModelError) as caught:
        find_card("minilm")
    said = str(caught.value)
    assert said.startswith('unknown model "minilm"; did you mean all-minilm-l6-v2')
    assert said.endswith('? see "summarize models list"')


def test_there_is_one_default_embedder_and_one_default_writer() -> None:
    assert default_card("embedder").embedding is not None
    assert default_card("writer").prompts


def test_every_package_of_a_card_is_pinned_by_hash_in_the_requirements() -> None:
    requirements = (models_folder() / "requirements.txt").read_text()
    for card in load_cards():
        if card.package is None:
            continue
        for part in range(1, card.package.parts + 1):
            name = card.package.name.format(part=part)
            pinned = rf"^{name}=={card.package.version} --hash=sha256:[0-9a-f]{{64}}$"
            assert re.search(pinned, requirements, re.MULTILINE), name


def test_no_model_id_or_prompt_stands_in_code() -> None:
    cards = load_cards()
    data = {card.id for card in cards} | {card.hub_id for card in cards}
    data |= {prompt.text for card in cards for prompt in card.prompts}
    data |= {card.package.module for card in cards if card.package}
    for path in Path(__file__).parents[2].glob("summarize/**/*.py"):
        code = path.read_text(encoding="utf-8")
        assert not [text for text in data if text in code], path
