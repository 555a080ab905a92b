"""A brief as one HTML page that needs nothing else: the evidence opens beside each claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from summarize.language.languages import language_of
from summarize.rendering.outline import (
    Disagreement,
    SetApart,
    Source,
    Version,
    disagreements,
    marker_numbers,
    number_articles,
    one_line,
    only_in,
    paragraphs,
    set_apart,
    sources,
)
from summarize.rendering.phrases import Phrases, phrases_of
from summarize.types import Brief, BriefSentence, Citation

STYLE = """\
:root { color-scheme: light dark; --line: #8884; --soft: #666; }
@media (prefers-color-scheme: dark) { :root { --soft: #aaa; } }
body { font: 1.1rem/1.6 Georgia, serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.25; }
h2 { font-size: 1.1rem; margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
sup { line-height: 0; font-size: .7em; }
sup a { text-decoration: none; padding: 0 .1em; }
details { font-size: .9rem; color: var(--soft); margin: -.5rem 0 1.2rem; }
summary { cursor: pointer; }
blockquote { margin: .3rem 0; margin-inline-start: 1rem; padding-inline-start: .7rem;
  border-inline-start: 3px solid var(--line); }
li { margin: .3rem 0; }
:target { outline: 2px solid Highlight; outline-offset: 2px; }"""


def render_html(brief: Brief, *, with_sources: bool = False) -> str:
    """Return the brief as a standalone page; ``with_sources`` has no effect."""
    numbers = number_articles(brief)
    phrases = phrases_of(brief.language)
    mark = _language_mark(phrases, brief.language)
    texts = {article.id: article.text for article in brief.articles}
    headline = _text(brief.headline)
    body = [
        f'<h1 dir="auto">{headline}</h1>' if headline else "",
        *(_paragraph(part, numbers, texts, phrases, mark) for part in paragraphs(brief.sentences)),
        *(
            _section(title, list_tag, items, mark)
            for title, list_tag, items in (
                (phrases.differ, "ul", _differences(disagreements(brief), numbers, texts, phrases)),
                (phrases.only_in, "ul", _only_in(only_in(brief), phrases)),
                (phrases.sources, "ol", map(_source, sources(brief))),
                (phrases.set_apart, "ul", _set_apart(set_apart(brief), phrases)),
            )
        ),
    ]
    return _page(
        headline or phrases.brief, "\n".join(part for part in body if part), brief.language
    )


def _language_mark(phrases: Phrases, language: str) -> str:
    """Return the attribute that marks headings that are not in the page's language."""
    return "" if language == phrases.language else f' lang="{phrases.language}"'


def _page(title: str, body: str, language: str) -> str:
    direction = ' dir="rtl"' if language_of(language).right_to_left else ""
    return f"""\
<!doctype html>
<html lang="{escape(language)}"{direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _paragraph(
    sentences: tuple[BriefSentence, ...],
    numbers: Mapping[str, int],
    texts: Mapping[str, str],
    phrases: Phrases,
    mark: str,
) -> str:
    prose = " ".join(
        _text(sentence.text) + _markers(sentence.citations, numbers, texts)
        for sentence in sentences
    )
    evidence = "\n".join(_evidence(sentence, numbers, texts, phrases) for sentence in sentences)
    return (
        f'<p dir="auto">{prose}</p>\n'
        f"<details>\n<summary{mark}>{phrases.evidence}</summary>\n"
        f"<ol>\n{evidence}\n</ol>\n</details>"
    )


def _markers(
    citations: tuple[Citation, ...], numbers: Mapping[str, int], texts: Mapping[str, str]
) -> str:
    return "".join(
        f'<sup><a href="#source-{number}" title="{_quotes(citations, number, numbers, texts)}">'
        f"[{number}]</a></sup>"
        for number in marker_numbers(citations, numbers)
    )


def _quotes(
    citations: Iterable[Citation],
    number: int,
    numbers: Mapping[str, int],
    texts: Mapping[str, str],
) -> str:
    """Return what the article of that number says, as the value of an attribute."""
    cited = (citation for citation in citations if numbers[citation.article_id] == number)
    return " … ".join(_quote(citation, texts) for citation in cited)


def _quote(citation: Citation, texts: Mapping[str, str]) -> str:
    return _text(texts[citation.article_id][citation.start : citation.end])


def _evidence(
    sentence: BriefSentence,
    numbers: Mapping[str, int],
    texts: Mapping[str, str],
    phrases: Phrases,
) -> str:
    quotes = "".join(
        f"\n<blockquote>{_quote(citation, texts)} [{numbers[citation.article_id]}]</blockquote>"
        for citation in sentence.citations
    )
    kind = phrases.fused if sentence.kind == "fused" else phrases.extracted
    verdict = f"{kind}, {phrases.supported(sentence.support)}"
    return f'<li dir="auto">{_text(sentence.text)} ({verdict}){quotes}</li>'


def _section(title: str, list_tag: str, items: Iterable[str], mark: str) -> str:
    body = "\n".join(items)
    return f"<h2{mark}>{title}</h2>\n<{list_tag}>\n{body}\n</{list_tag}>" if body else ""


def _differences(
    differences: Iterable[Disagreement],
    numbers: Mapping[str, int],
    texts: Mapping[str, str],
    phrases: Phrases,
) -> Iterable[str]:
    for difference in differences:
        versions = " – ".join(_version(v, numbers, texts) for v in difference.versions)
        quote = escape(difference.context)
        context = phrases.context.format(quote=quote) if quote else ""
        label = f"<strong>{_text(difference.label)}</strong>"
        yield f'<li dir="auto">{label}{phrases.colon}{versions}{context}</li>'


def _version(version: Version, numbers: Mapping[str, int], texts: Mapping[str, str]) -> str:
    origins = f" ({escape(version.origins)})" if version.origins else ""
    return escape(version.value) + origins + _markers(version.citations, numbers, texts)


def _only_in(found: Iterable[tuple[Source, str]], phrases: Phrases) -> Iterable[str]:
    for source, quote in found:
        marker = f'<sup><a href="#source-{source.number}">[{source.number}]</a></sup>'
        name = f"<bdi>{escape(source.origin or source.title)}</bdi>{marker}"
        # In the page's direction: "auto" would take that of the name, such as "3.txt".
        yield f"<li>{name}{phrases.colon}<bdi>{escape(quote)}</bdi></li>"


def _source(source: Source) -> str:
    origin = f" — {escape(source.origin)}" if source.origin else ""
    remarks = f" ({escape('; '.join(source.remarks))})" if source.remarks else ""
    return f'<li id="source-{source.number}" dir="auto">{_linked(source)}{origin}{remarks}</li>'


def _linked(source: Source) -> str:
    title = escape(source.title)
    return title if source.url is None else f'<a href="{escape(source.url)}">{title}</a>'


def _set_apart(apart: SetApart, phrases: Phrases) -> Iterable[str]:
    for source, reason in apart.articles:
        yield f'<li dir="auto">{_linked(source)}{phrases.colon}{escape(reason)}</li>'
    if apart.unlisted:
        yield f'<li dir="auto">{phrases.unlisted.format(count=apart.unlisted)}</li>'
    if apart.passages:
        passages = escape(apart.passages)
        yield f'<li dir="auto">{phrases.not_used.format(passages=passages)}</li>'
    for warning in apart.warnings:
        yield f'<li dir="auto">{phrases.warning.format(text=escape(warning))}</li>'


def _text(text: str) -> str:
    return escape(one_line(text))
