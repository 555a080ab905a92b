"""Pages and links: what is printed runs nothing, loads nothing and tells no password."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attacking import GALE, STORM, attempt, require_held, write

pytestmark = pytest.mark.usefixtures("fast_models")

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "<iframe src=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<style>@import url(//evil.example)</style>",
    "<!--<script>alert(1)//-->",
    "{{ 7 * 7 }}{% for x in y %}",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/track.png)",
    "<http://evil.example>",
    "&lt;script&gt;",
    "\\<script>\\[x](y)",
    "[x]: http://evil.example",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    'http://x.example/"onmouseover="alert(1)',
    "http://x.example/<script>",
    "http://x.example/) [x](javascript:alert(1)",
    "http://x.example/\\",
]
SECRETS = [
    "http://user:hunter2@news.example/a",
    "https://hunter2@news.example/a",
    "HTTP://user:hunter2@news.example:8080/a",
    "http://us%40er:hunter2@news.example/a",
    "http://user:hunter2@[::1]/a",
]
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "sup", "a",
    "details", "summary", "ol", "ul", "li", "blockquote", "bdi", "div", "span", "section", "h3",
    "b", "svg", "rect", "circle", "text", "figure", "figcaption", "footer", "aside", "article",
    "button", "mark", "script",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.scripts = 0
        self.attributes: list[tuple[str, str]] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.scripts += tag == "script"
        self.attributes += given.items()
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]


def print_brief(
    record: dict[str, str], format_name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    rows = [{"text": STORM, **record}, {"text": GALE, "title": "A gale"}]
    write(folder / "a.json", json.dumps(rows))
    arguments = ["brief", "--extractive", str(folder / "a.json"), "--words", "300"]
    ended = attempt([*arguments, "--format", format_name], capsys)
    require_held(ended, 0)
    return ended.out


@pytest.mark.parametrize("key", ["title", "source", "text"])
@pytest.mark.parametrize("markup", MARKUP)
def test_markup_of_others_is_text_on_the_page(
    markup: str, key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {key: STORM.replace("Monday", f"Monday {markup}") if key == "text" else markup}
    page = Page(print_brief(record, "html", tmp_path, capsys))
    assert page.tags <= ALLOWED
    assert page.scripts == 1  # the page's own, whose hash the policy names
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    addresses = [value for name, value in page.attributes if name in ("href", "src")]
    assert all(value.startswith("#") for value in addresses)
    assert "default-src 'none'" in page.policy
    assert re.search(r"script-src 'sha256-[\w+/=]{44}';", page.policy)
    assert "unsafe" not in page.policy


@pytest.mark.parametrize("format_name", ["html", "markdown"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_addresses_are_links_and_end_where_they_do(
    address: str, format_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = print_brief({"url": address, "title": "T"}, format_name, tmp_path, capsys)
    if format_name == "html":
        page = Page(printed)
        assert page.tags <= ALLOWED
        found = [v for n, v in page.attributes if n == "href" and not v.startswith("#")]
        assert not [name for name, _ in page.attributes if name.startswith("on")]
    else:
        found = re.findall(r"(?<!\\)\]\(([^)]*)\)", printed)
    assert all(each.startswith(("http://x.example/", "https://")) for each in found)
    assert "](javascript" not in printed


@pytest.mark.parametrize("format_name", ["html", "markdown", "text", "json"])
@pytest.mark.parametrize("address", SECRETS)
def test_no_format_tells_the_password_of_an_address(
    address: str, format_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = print_brief({"url": address, "title": "T"}, format_name, tmp_path, capsys)
    assert "hunter2" not in printed
    assert "news.example" in printed or "::1" in printed
