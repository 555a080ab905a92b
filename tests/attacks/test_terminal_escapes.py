"""Terminal escapes: what steers a terminal or hides is shown as such, wherever it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attacking import GALE, STORM, Ended, attempt, require_calm, require_held, write

from summarize.rendering import render
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Difference,
    Dropped,
    Provenance,
    Reading,
)
from summarize.visible import is_visible, json_text, visible

pytestmark = pytest.mark.usefixtures("fast_models")

SIGNS = {
    "title of the window": "\x1b]0;owned\x07",
    "cleared screen": "\x1b[2J\x1b[H",
    "colour": "\x1b[31mred\x1b[0m",
    "link": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "C1": "\x9b31mred",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "carriage return": "x\rall is well",
    "delete": "a\x7fb",
    "override": "\u202egnp.exe",
    "isolate": "\u2066left\u2069",
    "marks of direction": "\u200fa\u200e\u061c",
    "no width": "pay\u200bload\u2060\ufeff",
    "tags": "\U000e0041\U000e0042",
    "joiner": "ab\u200dcd",
    "line separator": "a\u2028b\u2029c",
    "next line": "a\x85b",
}
FEW = ["title of the window", "C1", "backspaces", "override"]
FORMATS = ("markdown", "text", "html", "json")

Attack = Callable[[str, Path], list[str]]
"""Lays out files that hold a sign, and returns the command that meets them."""


def record(**fields: str) -> Attack:
    def lay(sign: str, folder: Path) -> list[str]:
        told = {name: value.replace("@", sign) for name, value in fields.items()}
        rows = [{"text": STORM, **told}, {"text": GALE, "title": "A gale"}]
        write(folder / "a.json", json.dumps(rows))
        return ["brief", "--extractive", str(folder / "a.json")]

    return lay


def file_name(sign: str, folder: Path) -> list[str]:
    write(folder / "d" / f"n{sign.replace('/', '')}.txt", STORM)
    write(folder / "d" / "b.txt", GALE)
    return ["brief", "--extractive", str(folder / "d")]


def bad_file(sign: str, folder: Path) -> list[str]:
    write(folder / "d" / f"n{sign.replace('/', '')}.json", "{")
    write(folder / "d" / "b.txt", GALE)
    return ["brief", "--extractive", str(folder / "d")]


def folder_name(sign: str, folder: Path) -> list[str]:
    write(folder / f"n{sign.replace('/', '')}" / "a.txt", STORM)
    return ["articles", str(folder)]


def html_title(sign: str, folder: Path) -> list[str]:
    write(folder / "a.html", f"<html><head><title>Harbour {sign}</title></head><p>{STORM}</p>")
    return ["articles", str(folder / "a.html")]


def text_of_an_article(sign: str, folder: Path) -> list[str]:
    write(folder / "a.txt", STORM.replace("Monday", f"Monday{sign}"))
    return ["brief", "--extractive", str(folder / "a.txt")]


def unknown_key(sign: str, folder: Path) -> list[str]:
    write(folder / "a.json", json.dumps({f"key{sign}": 5, "other": sign}))
    return ["brief", "--extractive", str(folder / "a.json")]


def broken_json(sign: str, folder: Path) -> list[str]:
    write(folder / "a.json", f'{{"text": "{sign}')
    return ["articles", str(folder / "a.json")]


def brief_that_is_checked(sign: str, folder: Path) -> list[str]:
    write(folder / "b.md", f"The harbour of Port Vale {sign} reopened on Tuesday.\n")
    write(folder / "a.txt", STORM)
    return ["verify", "--reader", "none", str(folder / "b.md"), str(folder / "a.txt")]


def envelope_that_is_checked(sign: str, folder: Path) -> list[str]:
    write(folder / "b.json", json.dumps({"text": f"The harbour {sign} reopened on Monday."}))
    write(folder / "a.txt", STORM)
    return ["verify", "--reader", "none", str(folder / "b.json"), str(folder / "a.txt")]


def name_of_a_brief(sign: str, folder: Path) -> list[str]:
    return ["verify", str(folder / f"b{sign}.md"), str(folder)]


def option(*arguments: str) -> Attack:
    def lay(sign: str, folder: Path) -> list[str]:
        write(folder / "a.txt", STORM)
        return [each.replace("@", sign).replace("DIR", str(folder)) for each in arguments]

    return lay


def settings(text: str) -> Attack:
    def lay(sign: str, folder: Path) -> list[str]:
        quoted = json.dumps(sign, ensure_ascii=True)[1:-1]
        if any(ord(each) > 0xFFFF for each in sign):
            quoted = "".join(f"\\U{ord(each):08x}" for each in sign)
        write(folder / "summarize.toml", text.replace("@", quoted))
        write(folder / "a.txt", STORM)
        return ["brief", "--extractive", str(folder / "a.txt")]

    return lay


def card(text: str) -> Attack:
    def lay(sign: str, folder: Path) -> list[str]:
        lay_settings = settings(text)
        lay_settings(sign, folder)
        (folder / "summarize.toml").rename(folder / "x.toml")
        return ["models", "list", "--models-dir", str(folder)]

    return lay


def model_folder(sign: str, folder: Path) -> list[str]:
    name = f"m{sign.replace('/', '')}"
    write(folder / name / "config.json", json.dumps({"architectures": [f"X{sign}ForCausalLM"]}))
    return ["models", "show", str(folder / name)]


def story_folder(sign: str, folder: Path) -> list[str]:
    write(folder / "in" / f"s{sign.replace('/', '')}" / "a.txt", STORM)
    write(folder / "in" / f"t{sign.replace('/', '')}" / "a.json", "{")
    return ["batch", "--extractive", str(folder / "in"), "-o", str(folder / "out")]


def story_line(sign: str, folder: Path) -> list[str]:
    rows = [{"id": f"s{sign}", "documents": [{"text": STORM}]}, {"id": "t", "documents": [{}]}]
    write(folder / "in.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    return ["batch", "--extractive", str(folder / "in.jsonl"), "-o", str(folder / "out")]


def loose_file(sign: str, folder: Path) -> list[str]:
    write(folder / "in" / "s" / "a.txt", STORM)
    write(folder / "in" / f"loose{sign.replace('/', '')}.txt", GALE)
    return ["batch", "--dry-run", str(folder / "in"), "-o", str(folder / "out")]


PLACES: dict[str, Attack] = {
    "title": record(title="The harbour@ reopens"),
    "source": record(source="The Herald@"),
    "author": record(author="Ann@ Smith"),
    "date": record(published="2024-01-01@"),
    "address": record(url="http://news.example/a@b"),
    "text": text_of_an_article,
    "file name": file_name,
    "name of a bad file": bad_file,
    "folder name": folder_name,
    "title of a page": html_title,
    "key": unknown_key,
    "broken JSON": broken_json,
    "checked brief": brief_that_is_checked,
    "checked envelope": envelope_that_is_checked,
    "name of a brief": name_of_a_brief,
    "--model": option("brief", "DIR/a.txt", "--model", "x@"),
    "--model, a path": option("brief", "DIR/a.txt", "--model", "/x@"),
    "--model, a server": option("brief", "DIR/a.txt", "--model", "http://x@:y/v1"),
    "--embedder": option("brief", "DIR/a.txt", "--embedder", "org/x@"),
    "--device": option("brief", "DIR/a.txt", "--device", "cpu@"),
    "--words": option("brief", "DIR/a.txt", "--words", "1@"),
    "--format": option("articles", "DIR/a.txt", "--format", "text@"),
    "--output": option("brief", "DIR/a.txt", "-o", "DIR/no/x@.md"),
    "--output, its suffix": option("brief", "DIR/a.txt", "-o", "DIR/x.m@"),
    "--models-dir": option("models", "list", "--models-dir", "DIR/x@"),
    "a path": option("brief", "DIR/a@.txt"),
    "an address": option("brief", "--offline", "http://news.example/@"),
    "an option": option("brief", "DIR/a.txt", "--mo@del"),
    "a command": option("bri@ef"),
    "a model to show": option("models", "show", "x@"),
    "a model to pull": option("models", "pull", "x@"),
    "a key of settings": settings('"wo@rds" = 5'),
    "a value of settings": settings('words = "@"'),
    "a model of settings": settings('[verify]\nembedder = "@"\n[brief]\nwords = "x@"'),
    "a key of a card": card('"i@d" = "x"'),
    "a value of a card": card('id = "x@"\nrole = "wri@ter"\nlicence = "@"'),
    "a model's folder": model_folder,
    "a story's folder": story_folder,
    "a story's id": story_line,
    "a loose file": loose_file,
}


def try_it(attack: Attack, sign: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> Ended:
    try:
        arguments = attack(sign, folder)
    except OSError:
        pytest.skip("this file system has no such name")
    ended = attempt(arguments, capsys)
    require_held(ended)
    for made in folder.rglob("out/*"):
        if made.is_file():
            require_calm(made.read_text(encoding="utf-8"))
    return ended


@pytest.mark.parametrize("sign", FEW)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_comes_from_outside_steers_the_terminal(
    place: str,
    sign: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    try_it(PLACES[place], SIGNS[sign], tmp_path, capsys)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("place", ["title", "file name", "checked brief", "a path"])
def test_no_sign_gets_through(
    place: str, sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try_it(PLACES[place], SIGNS[sign], tmp_path, capsys)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("place", ["title", "source", "author", "address", "text", "file name"])
def test_no_format_has_them(
    place: str, format_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = "".join(SIGNS[each] for each in ("colour", "C1", "override", "tags", "delete"))
    arguments = PLACES[place](every, tmp_path)
    ended = attempt([*arguments, "--format", format_name, "--words", "200"], capsys)
    require_held(ended, 0)
    if format_name == "json":
        assert json.loads(ended.out)["articles"]


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("sign", SIGNS)
def test_no_format_writes_them_whoever_made_the_articles(sign: str, format_name: str) -> None:
    evil = SIGNS[sign]
    text = f"It rained {evil} on Monday."
    article = Article(
        "a1",
        text,
        title=evil,
        source=evil,
        published=evil,
        path=evil,
        url=f"http://x.example/{evil}",
    )
    cited = Citation("a1", 0, len(text))
    brief = Brief(
        f"Rain {evil}",
        (BriefSentence(text, "extracted", 1.0, (cited,)),),
        (Difference("number", (Reading(evil, (cited,)), Reading("two", (cited,)))),),
        (),
        (article,),
        (Dropped("a1", 0, 0, f"a reason {evil}", evil),),
        Provenance("0", (), (), (), 0),
        (f"a warning {evil}",),
    )
    printed = render(brief, format_name, with_sources=True)
    require_calm(printed)
    assert 'href="http' not in printed
    assert "](http" not in printed


@pytest.mark.parametrize("sign", SIGNS)
def test_json_says_them_as_json_does(sign: str) -> None:
    text = json_text({SIGNS[sign]: [SIGNS[sign]]})
    require_calm(text)
    assert json.loads(text) == {SIGNS[sign]: [SIGNS[sign]]}


@pytest.mark.parametrize(
    "text",
    [
        "Überraschung — 会谈 «да»",
        "می‌خواهم",  # a Persian word, with a joiner of no width in it
        "क्‍ष",
        "👩‍🚀 and 👨‍👩‍👧",
        "العربية ١٢٣",
        "naïve café",
    ],
)
def test_what_belongs_to_a_script_stays(text: str) -> None:
    assert visible(text) == text
    assert is_visible(text)


def test_a_byte_of_a_name_that_is_no_utf8_is_shown_as_one() -> None:
    assert visible("a\udcffb") == "a\\xffb"
    assert visible("\x1b[0m\n") == "\\x1b[0m\\n"
    assert visible("a\tb\n\x1b", lines=True) == "a\tb\n\\x1b"
