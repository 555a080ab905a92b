"""A brief as plain text: no markup, one line a paragraph."""

from __future__ import annotations

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


def render_text(brief: Brief, *, with_sources: bool = False) -> str:
    """Return the brief as plain text; ``with_sources`` has no effect."""
    numbers = number_articles(brief)
    phrases = phrases_of(brief.language)
    blocks = [
        one_line(brief.headline),
        *(_prose(paragraph, numbers) for paragraph in paragraphs(brief.sentences)),
        _section(phrases.differ, _differences(disagreements(brief), numbers, phrases)),
        _section(phrases.only_in, _only_in(only_in(brief), phrases)),
        _section(phrases.sources, map(_source, sources(brief))),
        _section(phrases.set_apart, _set_apart(set_apart(brief), phrases)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _prose(sentences: Iterable[BriefSentence], numbers: Mapping[str, int]) -> str:
    return " ".join(
        f"{one_line(sentence.text)} {markers(sentence.citations, numbers)}".rstrip()
        for sentence in sentences
    )


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{title}\n{body}" if body else ""


def _differences(
    differences: Iterable[Disagreement], numbers: Mapping[str, int], phrases: Phrases
) -> Iterable[str]:
    for difference in differences:
        versions = " – ".join(_version(version, numbers) for version in difference.versions)
        context = _context(difference, phrases)
        yield f"- {difference.label}{phrases.colon}{versions}{context}"


def _context(difference: Disagreement, phrases: Phrases) -> str:
    quote = difference.context
    return phrases.context.format(quote=quote) if quote else ""


def _version(version: Version, numbers: Mapping[str, int]) -> str:
    origins = f" ({version.origins})" if version.origins else ""
    return f"{version.value}{origins} {markers(version.citations, numbers)}".rstrip()


def _only_in(found: Iterable[tuple[Source, str]], phrases: Phrases) -> Iterable[str]:
    for source, quote in found:
        yield f"- {source.origin or source.title} [{source.number}]{phrases.colon}{quote}"


def _source(source: Source) -> str:
    line = f"[{source.number}] {described(source)}"
    return f"{line}, {source.url}" if source.url else line


def described(source: Source) -> str:
    """Return the source in words: ``Title — Source, 13 July 2023 (not cited)``."""
    line = f"{source.title} — {source.origin}" if source.origin else source.title
    return f"{line} ({'; '.join(source.remarks)})" if source.remarks else line


def _set_apart(apart: SetApart, phrases: Phrases) -> Iterable[str]:
    for source, reason in apart.articles:
        yield f"- {source.title}{phrases.colon}{reason}"
    if apart.unlisted:
        yield "- " + phrases.unlisted.format(count=apart.unlisted)
    if apart.passages:
        yield "- " + phrases.not_used.format(passages=apart.passages)
    for warning in apart.warnings:
        yield "- " + phrases.warning.format(text=warning)
