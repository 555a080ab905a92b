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
from summarize.types import Brief, BriefSentence


def render_text(brief: Brief, *, with_sources: bool = False) -> str:
    """Return the brief as plain text; ``with_sources`` has no effect."""
    numbers = number_articles(brief)
    blocks = [
        one_line(brief.headline),
        *(_prose(paragraph, numbers) for paragraph in paragraphs(brief.sentences)),
        _section("Where sources differ", _differences(disagreements(brief), numbers)),
        _section("Only in one source", _only_in(only_in(brief))),
        _section("Sources", map(_source, sources(brief))),
        _section("Set apart", _set_apart(set_apart(brief))),
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


def _differences(differences: Iterable[Disagreement], numbers: Mapping[str, int]) -> Iterable[str]:
    for difference in differences:
        versions = " – ".join(_version(version, numbers) for version in difference.versions)
        context = f", in {difference.context}" if difference.context else ""
        yield f"- {difference.label}: {versions}{context}"


def _version(version: Version, numbers: Mapping[str, int]) -> str:
    origins = f" ({version.origins})" if version.origins else ""
    return f"{version.value}{origins} {markers(version.citations, numbers)}".rstrip()


def _only_in(found: Iterable[tuple[Source, str]]) -> Iterable[str]:
    for source, quote in found:
        yield f"- {source.origin or source.title} [{source.number}]: {quote}"


def _source(source: Source) -> str:
    line = f"[{source.number}] {described(source)}"
    return f"{line}, {source.url}" if source.url else line


def described(source: Source) -> str:
    """Return the source in words: ``Title — Source, 13 July 2023 (not cited)``."""
    line = f"{source.title} — {source.origin}" if source.origin else source.title
    return f"{line} ({'; '.join(source.remarks)})" if source.remarks else line


def _set_apart(apart: SetApart) -> Iterable[str]:
    for source, reason in apart.articles:
        yield f"- {source.title}: {reason}"
    if apart.unlisted:
        yield f"- Not cited either: {apart.unlisted} more"
    if apart.passages:
        yield f"- Not used: {apart.passages}"
    for warning in apart.warnings:
        yield f"- Warning: {warning}"
