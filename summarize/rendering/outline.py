"""What the readable formats share: numbers, paragraphs, sources, what was set apart.

Everything here is words and numbers; how they are marked up is each format's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import PurePath

from summarize.language.languages import ENGLISH
from summarize.rendering.phrases import Phrases, phrases_of
from summarize.types import Article, Brief, BriefSentence, Citation, Coverage, Difference, Dropped

MAX_SENTENCES_IN_ONE_PARAGRAPH = 6
MAX_UNCITED_SOURCES = 10
MAX_ONLY_IN = 5
SENTENCES_A_PARAGRAPH = 4
CONTEXT_WORDS = 10
"""So many words on either side of a value tell what it is said of."""
LABELS = {"attribution": "who said it"}
"""Kinds of differences that are called otherwise than they are named."""

BEGINNING_CHARACTERS = 60
"""Of an article without a title or a file so much is told as its title."""
_STDIN = "-"
"""The path of what was read from standard input."""
_QUOTATION_MARKS = '“”"'


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the list of sources; ``url`` is None unless it is safe to link to."""

    number: int
    title: str
    url: str | None
    origin: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetApart:
    """What an editor should know was left out, and the warnings."""

    articles: tuple[tuple[Source, str], ...]
    unlisted: int
    passages: str
    warnings: tuple[str, ...]

    def __bool__(self) -> bool:
        """Say whether there is anything to report."""
        return bool(self.articles or self.unlisted or self.passages or self.warnings)


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of a fact: the value in quotation marks, who gives it, and where."""

    value: str
    origins: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line of "Where sources differ".

    ``context`` is what one source says around its value, the value as "…"; "" if the
    value is not in the cited words.
    """

    label: str
    versions: tuple[Version, ...]
    context: str


def number_articles(brief: Brief) -> dict[str, int]:
    """Number the articles from 1: first as cited, then the uncited as given, set apart last."""
    apart = _dropped_whole(brief)
    given = sorted((article.id for article in brief.articles), key=lambda id_: id_ in apart)
    order = dict.fromkeys([*_cited(brief), *given])
    return {article_id: number for number, article_id in enumerate(order, start=1)}


def marker_numbers(citations: Iterable[Citation], numbers: Mapping[str, int]) -> list[int]:
    """Return the numbers of the cited articles, each once, ascending."""
    return sorted({numbers[citation.article_id] for citation in citations})


def markers(citations: Iterable[Citation], numbers: Mapping[str, int]) -> str:
    """Return the marker of each cited article: ``[1][3]``."""
    return "".join(f"[{number}]" for number in marker_numbers(citations, numbers))


def paragraphs(sentences: Sequence[BriefSentence]) -> list[tuple[BriefSentence, ...]]:
    """Break a longer brief into paragraphs of three or four sentences, as even as can be."""
    total = len(sentences)
    if total <= MAX_SENTENCES_IN_ONE_PARAGRAPH:
        return [tuple(sentences)] if sentences else []
    count = ceil(total / SENTENCES_A_PARAGRAPH)
    bounds = [ceil(total * part / count) for part in range(count + 1)]
    return [tuple(sentences[bounds[part] : bounds[part + 1]]) for part in range(count)]


def sources(brief: Brief) -> list[Source]:
    """List the articles of the story by number, without those set apart as a whole.

    Of those that are not cited only the first ``MAX_UNCITED_SOURCES`` are listed.
    """
    listed = _story_sources(brief)
    return listed[: len(_cited(brief)) + MAX_UNCITED_SOURCES]


def _story_sources(brief: Brief) -> list[Source]:
    apart = _dropped_whole(brief)
    return [source for id_, source in _numbered(brief).items() if id_ not in apart]


def disagreements(brief: Brief) -> list[Disagreement]:
    """List the differences with who gives each value and what it is said of."""
    articles = {article.id: article for article in brief.articles}
    return [
        Disagreement(
            label=LABELS.get(difference.kind, difference.kind),
            versions=tuple(
                Version(quoted(r.value), _origins(r.citations, articles), r.citations)
                for r in difference.readings
            ),
            context=_context(difference, articles),
        )
        for difference in brief.differences
    ]


def _origins(citations: Iterable[Citation], articles: Mapping[str, Article]) -> str:
    named = (one_line(articles[citation.article_id].source or "") for citation in citations)
    return ", ".join(dict.fromkeys(filter(None, named)))


def _context(difference: Difference, articles: Mapping[str, Article]) -> str:
    """Return the shortest cited sentence around its value, cut to what stands near it."""
    around = [
        near
        for reading in difference.readings
        for c in reading.citations
        if (near := _around(articles[c.article_id].text[c.start : c.end], reading.value))
    ]
    return min(around, key=len, default="")


def _around(quote: str, value: str) -> str:
    before, found, after = one_line(quote).partition(one_line(value))
    if not found or not (before + after).strip(_QUOTATION_MARKS + ". "):
        return ""
    left, right = before.split(), after.split()
    opening = " ".join(left[-CONTEXT_WORDS:])
    ending = " ".join(right[:CONTEXT_WORDS])
    joint = " " if after[:1] in ("", " ") else ""
    cut_left, cut_right = len(left) > CONTEXT_WORDS, len(right) > CONTEXT_WORDS
    text = f"{'… ' * cut_left}{opening} …{joint}{ending}{' …' * cut_right}"
    return quoted(text.strip())


def only_in(brief: Brief) -> list[tuple[Source, str]]:
    """List what the cited articles alone say and the brief does not: one sentence of each."""
    texts = {article.id: article.text for article in brief.articles}
    cited = _cited(brief)
    numbered = _numbered(brief)
    found = [
        (numbered[cover.article_id], one_line(texts[cover.article_id][first.start : first.end]))
        for cover in brief.coverage
        if cover.article_id in cited and len(cited) > 1
        for first in cover.highlights[:1]
    ]
    return sorted(found, key=lambda each: each[0].number)[:MAX_ONLY_IN]


def set_apart(brief: Brief) -> SetApart:
    """Sum up what was dropped: articles one by one, passages as counts by reason."""
    whole = _dropped_whole(brief)
    numbered = _numbered(brief)
    phrases = phrases_of(brief.language)
    return SetApart(
        articles=tuple(
            (numbered[id_], phrases.reasons.get(reason, reason)) for id_, reason in whole.items()
        ),
        unlisted=len(_story_sources(brief)) - len(sources(brief)),
        passages=_count_reasons(
            (drop for drop in brief.dropped if drop.article_id not in whole), phrases
        ),
        warnings=tuple(one_line(warning) for warning in brief.warnings),
    )


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def quoted(value: str) -> str:
    """Return the value in curly quotation marks, once."""
    return f"“{one_line(value).strip(_QUOTATION_MARKS)}”"


def format_date(published: str, language: str = ENGLISH) -> str:
    """Write an ISO date or date-time as "13 July 2023"; leave anything else as it is.

    The machine's locale plays no part: the same brief reads the same everywhere.
    """
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return one_line(published)
    return phrases_of(language).dated(moment.day, moment.month, moment.year)


def _cited(brief: Brief) -> list[str]:
    """Return the ids of cited articles in the order in which a reader meets them."""
    readings = (reading for difference in brief.differences for reading in difference.readings)
    cited = [*(s.citations for s in brief.sentences), *(r.citations for r in readings)]
    return list(dict.fromkeys(citation.article_id for group in cited for citation in group))


def _numbered(brief: Brief) -> dict[str, Source]:
    numbers = number_articles(brief)
    phrases = phrases_of(brief.language)
    cited = frozenset(_cited(brief))
    covers = {cover.article_id: cover for cover in brief.coverage}
    listed = sorted(brief.articles, key=lambda article: numbers[article.id])
    return {
        article.id: Source(
            number=numbers[article.id],
            title=article_title(article, phrases),
            url=_safe_url(article.url),
            origin=_origin(article, phrases),
            remarks=_remarks(numbers, covers.get(article.id), article.id in cited, phrases),
        )
        for article in listed
    }


def article_title(article: Article, phrases: Phrases) -> str:
    """Return what to call an article: its title, its file's name, or how it begins."""
    is_file = article.path and article.path != _STDIN
    name = PurePath(article.path or "").name if is_file else ""
    return (
        one_line(article.title or "")
        or name
        or f"{phrases.untitled}{phrases.colon}“{_beginning(article.text)}”"
    )


def _beginning(text: str) -> str:
    text = one_line(text)
    if len(text) <= BEGINNING_CHARACTERS:
        return text
    cut = text[:BEGINNING_CHARACTERS]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _origin(article: Article, phrases: Phrases) -> str:
    date = format_date(article.published, phrases.language) if article.published else ""
    return ", ".join(part for part in (one_line(article.source or ""), date) if part)


def _safe_url(url: str | None) -> str | None:
    """Return a web address to link to; other schemes could run code when followed."""
    address = (url or "").strip()
    is_web = address.lower().startswith(("http://", "https://"))
    return address if is_web and len(address.split()) == 1 else None


def _remarks(
    numbers: Mapping[str, int], cover: Coverage | None, is_cited: bool, phrases: Phrases
) -> tuple[str, ...]:
    remarks = []
    if cover is not None and cover.copy_of is not None:
        remarks.append(phrases.near_copy.format(number=numbers[cover.copy_of]))
    elif cover is not None and cover.unique and len(numbers) > 1:
        remarks.append(phrases.only_here.format(unique=cover.unique, sentences=cover.sentences))
    if not is_cited:
        remarks.append(phrases.not_cited)
    return tuple(remarks)


def _dropped_whole(brief: Brief) -> dict[str, str]:
    """Return the reason of each article that was set apart from its first word to its last."""
    texts = {article.id: article.text for article in brief.articles}
    cited = frozenset(_cited(brief))
    return {
        drop.article_id: one_line(drop.reason)
        for drop in brief.dropped
        if drop.article_id in texts
        and drop.article_id not in cited
        and _covers(drop, texts[drop.article_id])
    }


def _covers(drop: Dropped, text: str) -> bool:
    # A passage that reading took out has an empty span, even where nothing else was there.
    return drop.end > drop.start and text[drop.start : drop.end].strip() == text.strip()


def _count_reasons(dropped: Iterable[Dropped], phrases: Phrases) -> str:
    counts = Counter(one_line(drop.reason) for drop in dropped)
    return ", ".join(phrases.counted(reason, count) for reason, count in counts.most_common())
