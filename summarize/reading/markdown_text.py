"""Markdown, with metadata in YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from summarize.reading.decoding import decode
from summarize.reading.draft import Draft, Metadata, Passage, UnreadableInputError
from summarize.reading.json_records import metadata_of
from summarize.reading.normalization import normalize, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S
)

_SET_APART = {"fence": "code", "code_block": "code", "html_block": "markup", "table": "table"}


def read_markdown(data: bytes) -> list[Draft]:
    """Read one article from markdown.

    The first top heading is the title unless the front matter has one.

    Raises:
        UnreadableInputError: The front matter is not a YAML mapping.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT_MATTER.match(text)
    fields = _front_matter(match.group("fields")) if match else {}
    metadata, warnings = metadata_of(fields)
    passages = list(_passages(text[match.end() :] if match else text))
    heading = next((p for p in passages if p.reason == "title"), None)
    if heading is not None:
        if metadata.title is None:
            metadata = metadata.or_else(Metadata(title=heading.text))
        if metadata.title == heading.text:
            passages.remove(heading)
    named = [Passage(p.text, "heading" if p.reason == "title" else p.reason) for p in passages]
    return [Draft(tuple(named), metadata, warnings=tuple(warnings))]


def _front_matter(text: str) -> Mapping[str, object]:
    import yaml

    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise UnreadableInputError(f"its front matter is not valid YAML: {reason}") from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise UnreadableInputError("its front matter is not of the form `key: value`")
    return {str(key).lower(): value for key, value in fields.items()}


def _passages(text: str) -> Iterator[Passage]:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark").enable("table")
    yield from _blocks(SyntaxTreeNode(parser.parse(text)), text.split("\n"))


def _blocks(node: SyntaxTreeNode, lines: list[str]) -> Iterator[Passage]:
    for block in node.children:
        reason = _SET_APART.get(block.type)
        if reason is not None:
            start, end = block.map or (0, 0)
            yield from _passage("\n".join(lines[start:end]), reason)
        elif block.type == "heading":
            yield from _inline(block.children[0], "title" if block.tag == "h1" else "heading")
        elif block.type == "paragraph":
            yield from _inline(block.children[0], None)
        else:
            yield from _blocks(block, lines)


def _inline(node: SyntaxTreeNode, reason: str | None) -> Iterator[Passage]:
    """Yield the captions of a block's images, then its text."""
    token = node.token
    children = (token.children if token is not None else None) or []
    for child in children:
        if child.type == "image":
            yield from _passage(child.content, "caption")
    yield from _passage("".join(map(_words, children)), reason)


def _words(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} else ""


def _passage(text: str, reason: str | None) -> Iterator[Passage]:
    line = one_line(normalize(text))
    if line:
        yield Passage(line, reason)
