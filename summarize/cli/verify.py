"""``summarize verify``: whether articles support a brief, sentence by sentence."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.brief import UNSUPPORTED, check_output, deliver
from summarize.cli.chosen import choose_checkers
from summarize.cli.options import Embedder, ModelsDir, Quiet, Reader, Verbose
from summarize.cli.process import import_nltk
from summarize.cli.screen import Screen, working
from summarize.errors import ReadError, SettingsError, UsageError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.checking import SentenceVerdict, Verification
    from summarize.types import Article, Citation

SCHEMA_VERSION = 1
_DECIMALS = 4
_QUOTED_CHARACTERS = 160


class Format(StrEnum):
    """How the verdicts are printed."""

    text = "text"
    json = "json"


def verify(
    brief: Annotated[
        str,
        typer.Argument(
            metavar="BRIEF", help="The text to check: plain, Markdown or our JSON; - for stdin."
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLES", help="Articles or folders of articles."),
    ],
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="The score from which a sentence is supported; 0.6 unless it is given.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 (the option's name)
        Format, typer.Option(help="How to print the verdicts.")
    ] = Format.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    embedder: Embedder = None,
    reader: Reader = None,
    models_dir: ModelsDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check every sentence of a brief against the articles; exit with 4 if one is unsupported."""
    if brief == "-" and "-" in paths:
        raise UsageError("only one of BRIEF and ARTICLES can be -, for there is one stdin")
    if threshold is not None and threshold != threshold:  # NaN passes any comparison
        raise SettingsError("--threshold is not a number; give one from 0 to 1")
    check_output(output)
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Reading the brief and the articles")
        text = _read_brief(brief)
        cards = choose_checkers(embedder=embedder, reader=reader, folder=models_dir)
        verification = _verify(text, paths, threshold, cards, screen)
        for warning in verification.warnings:
            screen.warn(warning)
        rendered = as_json(verification) if format is Format.json else as_text(verification)
    deliver(rendered, output)
    if not verification.holds:
        raise typer.Exit(UNSUPPORTED)


def _read_brief(path: str) -> str:
    """Return the text of the brief.

    Raises:
        ReadError: There is no such file, it cannot be read, or it is no text or HTML.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ReadError(f"cannot read the brief {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            f"the brief {path} is not UTF-8 text; give Markdown or plain text"
        ) from error
    if text.lstrip()[:1] in ("{", "["):
        return _text_of_envelope(text, path)
    if text.lstrip()[:5].lower() in ("<!doc", "<html"):
        raise ReadError(f"the brief {path} is HTML; give Markdown, plain text or our own JSON")
    return text


def _text_of_envelope(text: str, path: str) -> str:
    """Return the text of a brief that ``summarize brief --format json`` made."""
    try:
        envelope = json.loads(text)
    except ValueError:
        return text  # prose can begin with a bracket
    found = envelope.get("text") if isinstance(envelope, dict) else None
    if not isinstance(found, str):
        raise ReadError(f'the brief {path} is JSON without a "text"; give Markdown or plain text')
    return found


def _verify(
    text: str,
    paths: list[str],
    threshold: float | None,
    cards: tuple[ModelCard, ...],
    screen: Screen,
) -> Verification:
    """Find out first what cannot be checked, and load models after."""
    from summarize.backends import check_models, load_models

    check_models(cards)
    import_nltk()
    from summarize.checking import DEFAULT_THRESHOLD, verify_text
    from summarize.checking.prose import sentences_of_brief
    from summarize.reading import read_articles

    count = len(sentences_of_brief(text))
    if not count:
        raise ReadError("the brief holds no sentence; give a text or the Markdown of a brief")
    read = read_articles(paths)
    for warning in read.warnings:
        screen.warn(warning)

    screen.progress("Loading the models")
    models = load_models(cards, progress=screen.progress)
    screen.progress(f"Checking {count} sentences")
    return verify_text(
        text,
        read.articles,
        models,
        threshold=DEFAULT_THRESHOLD if threshold is None else threshold,
    )


def as_text(verification: Verification) -> str:
    """Return the verdicts for reading: each sentence, its spans, and what they do not say."""
    articles = {article.id: article for article in verification.articles}
    sentences = verification.sentences
    blocks = ["\n".join(_lines(sentence, articles)) for sentence in sentences]
    good = sum(sentence.supported for sentence in sentences)
    blocks.append(f"{good} of {len(sentences)} sentences supported.")
    return "\n\n".join(blocks)


def _lines(sentence: SentenceVerdict, articles: dict[str, Article]) -> list[str]:
    from summarize.language.languages import ENGLISH
    from summarize.rendering.outline import article_title
    from summarize.rendering.phrases import phrases_of

    mark = "✓ supported" if sentence.supported else "✗ unsupported"
    lines = [f"{mark}  {sentence.score:.2f}  {sentence.text}"]
    lines += [f"    {each.kind}: {each.message}" for each in sentence.objections]
    for citation in sentence.citations:
        article = articles[citation.article_id]
        quote = " ".join(article.text[citation.start : citation.end].split())
        if len(quote) > _QUOTED_CHARACTERS:
            quote = quote[: _QUOTED_CHARACTERS - 1].rstrip() + "…"
        title = article_title(article, phrases_of(ENGLISH))
        lines.append(f"    > {title} [{citation.start}:{citation.end}]  {quote}")
    return lines


def as_json(verification: Verification) -> str:
    """Return the verdicts as one JSON object."""
    from summarize.rendering.json_format import article_as_json

    texts = {article.id: article.text for article in verification.articles}
    data = {
        "schema_version": SCHEMA_VERSION,
        "language": verification.language,
        "supported": verification.holds,
        "threshold": verification.threshold,
        "sentences": [
            {
                "text": sentence.text,
                "supported": sentence.supported,
                "score": round(sentence.score, _DECIMALS),
                "support_detail": {
                    part: round(value, _DECIMALS) for part, value in sentence.support_detail.items()
                },
                "citations": [_citation(each, texts) for each in sentence.citations],
                "objections": [
                    {"kind": each.kind, "text": each.text, "message": each.message}
                    for each in sentence.objections
                ],
            }
            for sentence in verification.sentences
        ],
        "articles": [article_as_json(article) for article in verification.articles],
        "warnings": list(verification.warnings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _citation(citation: Citation, texts: dict[str, str]) -> dict[str, object]:
    return {
        "article": citation.article_id,
        "start": citation.start,
        "end": citation.end,
        "quote": texts[citation.article_id][citation.start : citation.end],
    }
