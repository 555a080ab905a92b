"""Inputs without end for what reads them: ``make fuzz INPUTS=100000``.

Inputs are made of samples and pieces, cut, joined, repeated and flipped by a random generator with
a seed, so that a run can be repeated. A target takes bytes, refuses them with the error that it
promises or says something of what it made; anything else is a fault, which is printed with its
input. ``test_fuzzing.py`` runs a few, and hypothesis beside them.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import tempfile
import time
import tomllib
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from attacking import GALE, STORM, require_calm

from summarize.errors import ModelError, ReadError
from summarize.parsing import parse_json, parse_toml
from summarize.visible import is_visible, json_text, visible


@dataclass(frozen=True)
class Target:
    """What reads inputs, how many of a hundred it gets, and what they are made of."""

    read: Callable[[bytes], None]
    share: float
    samples: tuple[bytes, ...]
    suffix: str = ""


def require_told(error: Exception) -> None:
    """Assert that an error says in a line what is wrong."""
    assert len(str(error).splitlines()) == 1


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def read_visible(data: bytes) -> None:
    text = text_of(data)
    shown = visible(text)
    assert is_visible(shown)
    assert visible(shown) == shown
    if not any("\u0590" <= sign <= "\u109f" or sign in "\u200c\u200d" for sign in text):
        require_calm(visible(text, lines=True))


def read_json_text(data: bytes) -> None:
    text = text_of(data)
    assert json.loads(json_text([text, {text: text}])) == [text, {text: text}]


def read_json(data: bytes) -> None:
    try:
        value = parse_json(data)
    except ValueError:
        return
    assert parse_json(json_text(value)) == value
    json_text(value).encode()


def read_toml(data: bytes) -> None:
    try:
        parse_toml(data.decode())
    except ValueError:
        return
    tomllib.loads(data.decode())


def read_article(data: bytes, suffix: str) -> None:
    from summarize.reading.cleaning import clean
    from summarize.reading.draft import UnreadableInputError, finish
    from summarize.reading.formats import read_data

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            drafts = [clean(draft) for draft in read_data(data, suffix)]
    except UnreadableInputError as error:
        require_told(error)
        return
    for draft in drafts:
        if draft.problem is None:
            article, dropped = finish(draft, article_id="a", path="a")
            article.text.encode()
            assert all(0 <= each.start <= each.end <= len(article.text) for each in dropped)


def read_sentences(data: bytes) -> None:
    from summarize.analysis.splitting import split_text

    text = data.decode("utf-8", "replace")
    last = 0
    for start, end in split_text(text):
        assert last <= start < end <= len(text)
        last = end


def read_paragraphs(data: bytes) -> None:
    from summarize.reading.normalization import normalize, one_line
    from summarize.reading.unwrapping import paragraphs_of

    text = normalize(text_of(data))
    text.encode()
    assert normalize(text) == text
    assert one_line(text) == " ".join(text.split())
    "\n\n".join(paragraphs_of(text)).encode()


def read_noise(data: bytes) -> None:
    from summarize.reading.boilerplate import noise_reason

    noise_reason(" ".join(text_of(data).split()))


def read_brief(data: bytes) -> None:
    from summarize.checking.prose import sentences_of_brief, unchecked_parts

    text = data.decode("utf-8", "replace")
    assert all(sentences_of_brief(text)) in (True, False)
    unchecked_parts(text)


def read_quantities(data: bytes) -> None:
    from summarize.facts.quantities import find_quantities

    text = data.decode("utf-8", "replace")
    for each in find_quantities(text):
        assert each.low <= each.high


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


def read_card(data: bytes) -> None:
    from summarize.catalog.card_files import read_card as read

    path = folder() / "card.toml"
    path.write_bytes(data)
    try:
        read(path, [folder()])
    except ModelError as error:
        require_told(error)


def read_configuration(data: bytes) -> None:
    from summarize.catalog import ModelCard  # noqa: F401 (imported before it is timed)
    from summarize.catalog.embedder_folders import read_embedding, read_languages
    from summarize.catalog.hub_files import ModelFolder
    from summarize.catalog.path_cards import likely_role

    model = folder() / "model"
    model.mkdir(exist_ok=True)
    (model / "config.json").write_bytes(data)
    try:
        likely_role(model)
        read_languages(model)
        ModelFolder(model, "it").refuse_remote_code()
        read_embedding(ModelFolder(model, "it"))
    except ModelError as error:
        require_told(error)


@cache
def known_options() -> Any:
    import typer

    from summarize.cli.app import app
    from summarize.cli.config import configured_options

    return configured_options(typer.main.get_command(app))


def read_settings(data: bytes) -> None:
    from summarize.cli.config import _of_table, _read
    from summarize.errors import ConfigError

    path = folder() / "summarize.toml"
    path.write_bytes(data)
    options = known_options()
    try:
        for given in _of_table(_read(path), path, "project", options):
            command = given.name.partition(".")[0]
            if command in options and "." in given.name:
                option = options[command][given.name.partition(".")[2]]
                option.read(given.value, given.place, beside=folder())
    except ConfigError as error:
        require_told(error)


def read_journal(data: bytes) -> None:
    from summarize.batch import Journal, open_location

    (folder() / "journal.jsonl").write_bytes(data)
    failed, ended = Journal(open_location(str(folder()))).outcome()
    for each in failed.values():
        json_text([each.story, each.stage, each.error, each.reason]).encode()
    assert ended in (True, False)


def read_envelope(data: bytes) -> None:
    from summarize.batch import Outputs, open_location

    place = folder() / "out"
    place.mkdir(exist_ok=True)
    (place / "gale.json").write_bytes(data)
    outputs = Outputs(open_location(str(place)), ())
    found = outputs.kept("gale")
    assert found is None or len(found.fingerprint) == 64
    outputs.collect({})


def read_stories(data: bytes) -> None:
    from summarize.batch import list_stories, open_location

    path = folder() / "stories.jsonl"
    path.write_bytes(data)
    try:
        stories = list_stories(open_location(str(path)))
    except ReadError:
        return
    for story in stories.stories():
        assert is_visible(story.id)
        try:
            story.load()
        except ReadError as error:
            require_told(error)


def read_address(data: bytes) -> None:
    from summarize.fetching import is_address, without_credentials

    address = text_of(data)
    if is_address(address):
        assert "hunter2@" not in without_credentials(f"http://user:hunter2@{address[:50]}")


TEXTS = (
    STORM.encode(),
    GALE.encode(),
    "“Él dijo: «¡no!»”, 3,5 Mio. €. 会谈。".encode(),
    b"a.b. 1.2",
)
JSONS = (
    json.dumps({"text": STORM, "title": "T", "url": "http://x.example/"}).encode(),
    json.dumps({"id": "s", "documents": [{"text": GALE}]}).encode(),
    b'[1, -2.5e3, null, true, "\\u00e9\\ud83d\\ude00"]',
)
CARD = b'id = "a"\nrole = "writer"\nloader = "causal"\nstatus = "unverified"\nlicence = "x"\n'
ENVELOPE = json.dumps({"id": "gale", "fingerprint": "0" * 64, "sha256": "0" * 64, "text": "x"})
EVENT = b'{"time": "2024", "event": "failed", "story": "s", "stage": "reading", "reason": "x"}\n'
HTML = f"<html><head><title>T</title></head><body><h1>T</h1><p>{STORM}</p></body></html>".encode()
RSS = (
    f"<rss><channel><item><title>T</title><description>{GALE}</description></item></channel></rss>"
)
MAIL = f"From: a@x.example\nSubject: T\nContent-Type: text/plain\n\n{STORM}".encode()
CSV = f'title,text\nT,"{GALE}"\n'.encode()

TARGETS = {
    "visible": Target(read_visible, 22, TEXTS),
    "JSON, written": Target(read_json_text, 20, TEXTS),
    "JSON, read": Target(read_json, 20, JSONS),
    "TOML": Target(read_toml, 4, (CARD, b'[brief]\nwords = 100\nmodel = "x"\n')),
    "address": Target(read_address, 8, (b"http://a.example/b?c=d#e", b"https://u:p@h:1/")),
    "normalized text": Target(read_paragraphs, 7, TEXTS),
    "noise": Target(read_noise, 4, TEXTS),
    "quantities": Target(read_quantities, 0.3, TEXTS),
    "sentences": Target(read_sentences, 3, TEXTS),
    "checked brief": Target(
        read_brief, 1.5, (b"# T\n\n" + STORM.encode() + b" [1][2]\n- x\n", *TEXTS)
    ),
    "card": Target(read_card, 1, (CARD,)),
    "settings": Target(read_settings, 1, (b"[brief]\nwords = 100\n[batch]\nevery = 3.5\n",)),
    "config.json": Target(read_configuration, 1, (b'{"architectures": ["X"], "hidden_size": 8}',)),
    "journal": Target(read_journal, 2, (EVENT,)),
    "envelope": Target(read_envelope, 0.5, (ENVELOPE.encode(),)),
    "stories": Target(read_stories, 1, JSONS),
    "text": Target(partial(read_article, suffix=".txt"), 0.3, TEXTS),
    "Markdown": Target(
        partial(read_article, suffix=".md"), 0.5, (b"---\na: b\n---\n# T\n\nIt.", *TEXTS)
    ),
    "JSON articles": Target(partial(read_article, suffix=".json"), 1, JSONS),
    "JSON lines": Target(partial(read_article, suffix=".jsonl"), 0.5, JSONS),
    "HTML": Target(partial(read_article, suffix=".html"), 0.1, (HTML,)),
    "feed": Target(partial(read_article, suffix=".rss"), 0.2, (RSS.encode(),)),
    "news XML": Target(partial(read_article, suffix=".xml"), 0.3, (RSS.encode(),)),
    "mail": Target(partial(read_article, suffix=".eml"), 0.3, (MAIL,)),
    "table": Target(partial(read_article, suffix=".csv"), 0.5, (CSV,)),
}

PIECES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1b[31m",
    b"\xc2\x9b",
    b"\xe2\x80\xae",
    b"\r",
    b"\n",
    b"\n\n",
    b"\t",
    b" ",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"&e;",
    b"&#0;",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"'",
    b"\\",
    b"\\ud800",
    b"\\u0000",
    b"NaN",
    b"1e999",
    b"9" * 99,
    b"-0",
    b".",
    b"...",
    b",",
    b"(",
    b"*",
    b"_",
    b"#",
    b"`",
    b"---",
    b"===",
    b"$",
    b"%",
    b"Mr.",
    b"U.S.",
    "“".encode(),
    "”".encode(),
    "—".encode(),
    "ﬁ".encode(),
    "é".encode(),
    "e\u0301".encode(),
    "👩‍🚀".encode(),
    "\u200d".encode(),
    "\U000e0041".encode(),
    b"http://",
    b"@",
    b"::1",
    b"=",
    b"true",
    b"null",
    b"<script>",
    b"]]>",
    b"<!DOCTYPE a [<!ENTITY e 'x'>]>",
    b"charset=punycode",
    b"three million",
]


def inputs(target: Target, chance: random.Random) -> Iterator[bytes]:
    """Yield inputs for a target without end."""
    while True:
        data = chance.choice(target.samples)
        for _ in range(chance.randint(0, 5)):
            at, other = chance.randint(0, len(data)), chance.randint(0, len(data))
            low, high = sorted((at, other))
            match chance.randint(0, 6):
                case 0:
                    data = (
                        data[:at] + chance.choice(PIECES) * chance.choice((1, 1, 2, 50)) + data[at:]
                    )
                case 1:
                    data = data[:low] + data[high:]
                case 2:
                    data = data[:high] + data[low:]
                case 3:
                    data = data[:at] + chance.choice(target.samples)[other:]
                case 4:
                    data = data[:at] + bytes([chance.randint(0, 255)]) + data[at + 1 :]
                case 5:
                    data = data[low:high]
                case _:
                    data = b"".join(chance.choice(PIECES) for _ in range(chance.randint(1, 20)))
        yield data


def attack(name: str, count: int, seed: int) -> list[str]:
    """Give a target so many inputs; return what was wrong, a text each."""
    target, wrong = TARGETS[name], []
    made = inputs(target, random.Random(f"{seed} {name}"))
    for _ in range(count):
        data = next(made)
        try:
            target.read(data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(where.filename).name}:{where.lineno}"
            wrong.append(f"{name}: {type(error).__name__}: {error} at {place}, of {data[:300]!r}")
    return wrong


def main() -> int:
    """Run so many inputs over all targets and print how many there were, and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=TARGETS)
    given = parser.parse_args()
    logging.disable()  # what is told of damage is not what is looked for
    shares = sum(target.share for target in TARGETS.values())
    total, failed = 0, Counter[str]()
    for name, target in TARGETS.items():
        if given.only not in (None, name):
            continue
        count = given.inputs if given.only else max(1, round(given.inputs * target.share / shares))
        started = time.monotonic()
        wrong = attack(name, count, given.seed)
        seconds = time.monotonic() - started
        total += count
        failed[name] = len(wrong)
        print(f"{name:<16}{count:>9,} inputs {seconds:7.1f} s  {len(wrong)} wrong", flush=True)  # noqa: T201
        for each in wrong[:5]:
            print(f"    {each}")  # noqa: T201
    print(f"{total:,} inputs, {failed.total()} wrong")  # noqa: T201
    return int(failed.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
