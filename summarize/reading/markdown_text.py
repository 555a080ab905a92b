"""Markdown, with metadata in YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.reading.decoding import decode
from summarize.reading.draft import Block, Draft, Metadata, UnreadableInputError
from summarize.reading.normalization import ends_sentence, one_line
from summarize.reading.record_fields import metadata_of

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S
)
_SET_APART = {"fence": "code", "code_block": "code", "html_block": "markup", "table": "table"}
_TITLE = "title"


def read_markdown(data: bytes) -> list[Draft]:
    """Read one article from markdown.

    The first top heading is the title unless the front matter has one; without either a short
    first line may be, as in plain text.

    Raises:
        UnreadableInputError: The front matter is not a YAML mapping.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT_MATTER.match(text)
    metadata, warnings = metadata_of(_front_matter(match["fields"]) if match else {})
    blocks = list(_blocks_of(text[match.end() :] if match else text))
    heading = next((block for block in blocks if block.reason == _TITLE), None)
    if heading is not None:
        metadata = metadata.or_else(Metadata(title=heading.text))
        if metadata.title == heading.text:
            blocks.remove(heading)
    named = (replace(b, reason="heading") if b.reason == _TITLE else b for b in blocks)
    return [Draft(tuple(named), metadata, metadata.title is None, warnings)]


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


def _blocks_of(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    in_head = True
    for content, reason in _pieces(tree, text.split("\n")):
        in_head = in_head and (reason is not None or not ends_sentence(content.strip()))
        for part in _head_lines(content) if in_head and reason is None else [content]:
            if line := one_line(part):
                yield Block(line, reason)


def _head_lines(paragraph: str) -> list[str]:
    """The lines of a paragraph above the text: an outlet and a day, each a line of its own.

    One that goes on with a small letter was only wrapped.
    """
    lines = paragraph.split("\n")
    return [paragraph] if any(line[:1].islower() for line in lines[1:]) else lines


def _pieces(node: SyntaxTreeNode, lines: list[str]) -> Iterator[tuple[str, str | None]]:
    for child in node.children:
        if reason := _SET_APART.get(child.type):
            start, end = child.map or (0, 0)
            yield "\n".join(lines[start:end]), reason
        elif child.type == "heading":
            yield from _inline(child.children[0], _TITLE if child.tag == "h1" else "heading")
        elif child.type == "paragraph":
            yield from _inline(child.children[0], None)
        else:
            yield from _pieces(child, lines)


def _inline(node: SyntaxTreeNode, reason: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield the captions of a block's images, then its text."""
    tokens = (node.token.children if node.token is not None else None) or []
    yield from ((token.content, "caption") for token in tokens if token.type == "image")
    yield "".join(map(_words, tokens)), reason


def _words(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    return "\n" if token.type in {"softbreak", "hardbreak"} else ""
