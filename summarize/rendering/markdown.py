"""A brief as Markdown (CommonMark), readable as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from summarize.rendering.outline import (
    Disagreement,
    SetApart,
    Source,
    Version,
    disagreements,
    markers,
    number_articles,
    one_line,
    only_in,
    paragraphs,
    set_apart,
    sources,
)
from summarize.rendering.phrases import Phrases, phrases_of
from summarize.types import Brief, BriefSentence

_RISKY = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash that would escape what follows
    r"|`"
    r"|(?<!\s)\*|\*(?!\s|$)"  # an asterisk that could open or close emphasis
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore, unless between letters or digits
    r"|<(?=[A-Za-z/!?])"  # a tag or an autolink
    r"|&(?=#?\w+;)"  # an entity
    r"|~(?=~)"
    r"|\](?=[(\[:])"  # the end of a link's text
)
_BLOCK_START = re.compile(r"(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|={1,}\s*$|-{2,}\s*$|~{3})")
_NUMBERED_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_URL_ESCAPES = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"})


def render_markdown(brief: Brief, *, with_sources: bool = False) -> str:
    """Return the brief as Markdown; ``with_sources`` has no effect."""
    numbers = number_articles(brief)
    phrases = phrases_of(brief.language)
    blocks = [
        f"# {escape(brief.headline)}" if brief.headline.strip() else "",
        *(_prose(paragraph, numbers) for paragraph in paragraphs(brief.sentences)),
        _section(phrases.differ, _differences(disagreements(brief), numbers, phrases)),
        _section(phrases.only_in, _only_in(only_in(brief), phrases)),
        _section(phrases.sources, map(_source, sources(brief))),
        _section(phrases.set_apart, _set_apart(set_apart(brief), phrases)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Escape on one line only what Markdown would read as markup, so that prose stays prose."""
    return _RISKY.sub(lambda match: f"\\{match[0]}", one_line(text))


def escape_start(block: str) -> str:
    """Escape what would make a heading, a list or a quotation of an escaped paragraph."""
    if _BLOCK_START.match(block):
        return f"\\{block}"
    return _NUMBERED_START.sub(r"\1\\", block, count=1) if block[:1].isdigit() else block


def _prose(sentences: Iterable[BriefSentence], numbers: Mapping[str, int]) -> str:
    marked = (
        f"{escape(sentence.text)} {markers(sentence.citations, numbers)}".rstrip()
        for sentence in sentences
    )
    return escape_start(" ".join(marked))


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"## {title}\n\n{body}" if body else ""


def _differences(
    differences: Iterable[Disagreement], numbers: Mapping[str, int], phrases: Phrases
) -> Iterable[str]:
    for difference in differences:
        versions = " – ".join(_version(version, numbers) for version in difference.versions)
        context = _context(difference, phrases)
        yield f"- **{escape(difference.label)}**{phrases.colon}{versions}{context}"


def _context(difference: Disagreement, phrases: Phrases) -> str:
    quote = escape(difference.context)
    return phrases.context.format(quote=quote) if quote else ""


def _version(version: Version, numbers: Mapping[str, int]) -> str:
    origins = f" ({escape(version.origins)})" if version.origins else ""
    return f"{escape(version.value)}{origins} {markers(version.citations, numbers)}".rstrip()


def _only_in(found: Iterable[tuple[Source, str]], phrases: Phrases) -> Iterable[str]:
    for source, quote in found:
        name = f"{escape(source.origin or source.title)} [{source.number}]"
        yield f"- {name}{phrases.colon}{escape(quote)}"


def _source(source: Source) -> str:
    origin = f" — {escape(source.origin)}" if source.origin else ""
    remarks = f" ({'; '.join(source.remarks)})" if source.remarks else ""
    return f"{source.number}. {_linked(source)}{origin}{remarks}"


def _linked(source: Source) -> str:
    if source.url is None:
        return escape_start(escape(source.title))
    text = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", escape(source.title))
    return f"[{text}]({source.url.translate(_URL_ESCAPES)})"


def _set_apart(apart: SetApart, phrases: Phrases) -> Iterable[str]:
    for source, reason in apart.articles:
        yield f"- {_linked(source)}{phrases.colon}{escape(reason)}"
    if apart.unlisted:
        yield "- " + phrases.unlisted.format(count=apart.unlisted)
    if apart.passages:
        yield "- " + phrases.not_used.format(passages=escape(apart.passages))
    for warning in apart.warnings:
        yield "- " + phrases.warning.format(text=escape(warning))
