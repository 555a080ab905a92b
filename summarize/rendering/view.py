"""What the readable formats say of a brief, in words and numbers: their templates mark it up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil
from operator import itemgetter
from pathlib import PurePath
from typing import Protocol, TypeVar

from summarize.composing import packs_that_alone_say
from summarize.facts.extraction import NUMBER
from summarize.facts.tolls import toll_beside
from summarize.fetching import without_credentials
from summarize.language.languages import ENGLISH, language_of
from summarize.language.self_contained import leans_back
from summarize.language.source_marks import without_source_marks
from summarize.rendering.cited_places import corrections_of
from summarize.rendering.counted import counted_in, measured_in
from summarize.rendering.courses import Course, courses_of
from summarize.rendering.phrases import Phrases, one_line, phrases_of
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Coverage,
    Difference,
    Event,
    Reading,
)
from summarize.visible import is_visible

MAX_SENTENCES_IN_ONE_PARAGRAPH = 6
MAX_UNCITED_SOURCES = 10
MAX_ONLY_IN = 5
MAX_UNREAD = 10
SENTENCES_A_PARAGRAPH = 4
CONTEXT_WORDS = 10  # on either side of a value, which tell what it is said of
BEGINNING_CHARACTERS = 60  # of an article without a title or a file, told as its title
LABELS = {  # kinds of differences and changes that have another name in print
    "attribution": "who said it",
    "distance": "measurement",  # of what, only the words beside it tell
    "denial": "no longer holds",  # denied, or ended: the missing were found
}
_METRES = "distance"  # the kind of all that is told in metres
_STDIN = "-"  # the path of what was read from standard input
_QUOTATION_MARKS = '“”"'
_FIGURE = re.compile(r"[$€£¥]?\d(?:[\d.,:]*\d)?")


class _Told(Protocol):
    @property
    def text(self) -> str: ...


_Said = TypeVar("_Said", bound=_Told)


@dataclass(frozen=True, slots=True)
class CitedSpan:
    """What the article of that number says."""

    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class CitedText:
    """Words and the spans that they rest on; of a sentence also how it came about.

    ``alone`` tells whose text alone says it, where several copies of that text were given, or "".
    ``changed`` tells whether it stands since this revision in the place of one that holds no more.
    """

    text: str
    spans: tuple[CitedSpan, ...]
    verdict: str = ""
    alone: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A line of the list of sources.

    ``url`` is None unless it is safe to link to; ``name`` is who published it when, or else
    the title; ``about`` follows the title: who published it when, and remarks.
    """

    number: int
    title: str
    url: str | None
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line of "Where sources differ"; ``context`` is what one says around its value, or ""."""

    label: str
    versions: tuple[CitedText, ...]
    context: str


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line of the timeline: the day as its language writes it, in ISO 8601, and what happened."""

    day: str
    iso: str
    event: CitedText


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of "What changed": what was told, by whom and when, and what holds now.

    ``old`` has what was told, oldest first; ``context`` is what one says around its value, or "".
    """

    label: str
    old: tuple[CitedText, ...]
    new: CitedText
    context: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief as it is read: words, to which only markup is added.

    ``only_in`` has what one source alone says, ``alone`` where that stands, ``set_apart`` the
    articles that were, with the reason, and ``notes`` what else was left out, and the warnings.
    """

    language: str
    right_to_left: bool
    say: Phrases
    headline: str
    paragraphs: tuple[tuple[CitedText, ...], ...]
    timeline: tuple[DatedLine, ...]
    new: tuple[tuple[CitedText, ...], ...]
    changes: tuple[Correction, ...]
    differences: tuple[Disagreement, ...]
    only_in: tuple[tuple[SourceEntry, str], ...]
    alone: tuple[Citation, ...]
    sources: tuple[SourceEntry, ...]
    set_apart: tuple[tuple[SourceEntry, str], ...]
    notes: tuple[str, ...]


def numbers_of(brief: Brief) -> dict[str, int]:
    """Number the articles from 1, by id, in that order.

    First come the articles as cited, then the uncited as given, those set apart as a whole last.
    """
    cited = _cited(brief)
    apart = _set_apart(brief, cited, {article.id: article for article in brief.articles})
    uncited = sorted((article.id for article in brief.articles), key=apart.__contains__)
    order = dict.fromkeys([*cited, *uncited])
    return {article_id: number for number, article_id in enumerate(order, start=1)}


def view_of(brief: Brief, *, most_uncited: int = MAX_UNCITED_SOURCES) -> BriefView:
    """Put in words what is said of the articles, by their `numbers_of`.

    Of the uncited only the first ``most_uncited`` are listed.

    Raises:
        KeyError: The brief cites an article that it does not have.
    """
    say = phrases_of(brief.language)
    articles = {article.id: article for article in brief.articles}
    cited = _cited(brief)
    apart = _set_apart(brief, cited, articles)
    numbers = numbers_of(brief)

    def cite(
        text: str, citations: Iterable[Citation], verdict: str = "", alone: str = ""
    ) -> CitedText:
        spans = (CitedSpan(numbers[c.article_id], _quote(c, articles)) for c in citations)
        return CitedText(text, tuple(spans), verdict, alone)

    def corrected(text: CitedText, sentence: BriefSentence) -> CitedText:
        return replace(text, changed=any(map(corrections.meet, sentence.citations)))

    def printed(
        sentences: Sequence[BriefSentence], *, standing: bool = False
    ) -> tuple[tuple[CitedText, ...], ...]:
        packs = packs_that_alone_say(sentences, copy_of)
        told = [
            cite(
                _words(s.text),
                s.citations,
                verdict=f"{say(s.kind)}, {say.supported(s.support)}",
                alone=say("alone", outlet=_outlet(articles[pack], say)) if pack else "",
            )
            for s, pack in zip(sentences, packs, strict=True)
        ]
        if standing:
            told = list(map(corrected, told, sentences))
        return tuple(paragraphs(told, brief.language, _parts_of(sentences, brief)))

    def told(reading: Reading) -> CitedText:
        about = _told_by(reading, articles, say)
        return cite(_quoted(reading.value) + about, reading.citations)

    is_new = frozenset(brief.history.new)
    corrections = corrections_of(brief)
    covers = {cover.article_id: cover for cover in brief.coverage}
    copy_of = {cover.article_id: cover.copy_of for cover in brief.coverage}
    entries = {
        each: _entry(articles[each], numbers, covers.get(each), each in cited, say)
        for each in numbers
    }
    story = [entry for article_id, entry in entries.items() if article_id not in apart]
    sources = story[: len(cited) + most_uncited]
    only_in = _only_in(brief, cited, numbers)
    return BriefView(
        language=brief.language,
        right_to_left=language_of(brief.language).right_to_left,
        say=say,
        headline=_words(brief.headline),
        paragraphs=printed(
            [s for n, s in enumerate(brief.sentences) if n not in is_new], standing=True
        ),
        new=printed([brief.sentences[n] for n in brief.history.new]),
        changes=tuple(
            Correction(
                course_label(each, articles),
                tuple(map(told, each.old)),
                told(each.new),
                _context([each.new], articles, say) or _context(each.old, articles, say),
            )
            for each in courses_of(brief)
            if each.revision == brief.history.revision
        ),
        timeline=tuple(
            DatedLine(say.dated(e.day), e.day, cite(_words(e.text), e.citations))
            for e in brief.timeline
        ),
        differences=tuple(
            Disagreement(
                label=_label(difference, articles),
                versions=tuple(
                    cite(_quoted(each.value) + _told_by(each, articles), each.citations)
                    for each in difference.readings
                ),
                context=_context(difference.readings, articles, say),
            )
            for difference in brief.differences
        ),
        only_in=tuple((entries[each.article_id], _quote(each, articles)) for each in only_in),
        alone=only_in,
        sources=tuple(sources),
        set_apart=tuple((entries[each], say.reason(reason)) for each, reason in apart.items()),
        notes=tuple(_notes(brief, apart, len(story) - len(sources), say)),
    )


def _parts_of(sentences: Sequence[BriefSentence], brief: Brief) -> list[tuple[int, str]]:
    """Return of each sentence which event of the brief it tells of, and in which language."""
    event_of = {id_: n for n, event in enumerate(brief.separate) for id_ in event}
    written_in = {each.id: each.language or brief.language for each in brief.articles}
    cited = [[c.article_id for c in each.citations] for each in sentences]
    return [
        (
            next((event_of[id_] for id_ in ids if id_ in event_of), 0),
            next((written_in[id_] for id_ in ids), brief.language),
        )
        for ids in cited
    ]


def paragraphs(
    sentences: Sequence[_Said], language: str, parts: Sequence[Hashable] = ()
) -> list[tuple[_Said, ...]]:
    """Break a longer brief into paragraphs of three or four sentences, as even as can be.

    None begins with a sentence that leans on the one before it, as with "She said". Where another
    of the ``parts`` begins, of which each sentence has one, so does a paragraph.
    """
    numbered = zip(parts or [0] * len(sentences), sentences, strict=True)
    told = [[each for _, each in run] for _, run in groupby(numbered, key=itemgetter(0))]
    return [each for run in told for each in _even_parts(run, language)]


def _even_parts(sentences: Sequence[_Said], language: str) -> list[tuple[_Said, ...]]:
    total = len(sentences)
    is_short = total <= MAX_SENTENCES_IN_ONE_PARAGRAPH
    count = 1 if is_short else ceil(total / SENTENCES_A_PARAGRAPH)
    bounds = [ceil(total * part / count) for part in range(count + 1)]
    for part in range(1, count):
        while bounds[part] > bounds[part - 1] + 1 and leans_back(
            sentences[bounds[part]].text, language
        ):
            bounds[part] -= 1
    return [tuple(sentences[start:end]) for start, end in pairwise(bounds) if start < end]


def label_of(kind: str) -> str:
    """Return what a kind of differences or changes is called in print."""
    return one_line(LABELS.get(kind, kind))


def article_title(article: Article, say: Phrases) -> str:
    """Return what to call an article: its title, its file's name, or how it begins."""
    file = "" if article.path == _STDIN else PurePath(article.path or "").name
    beginning = f"{say('untitled')}{say('colon')}“{_beginning(_words(article.text))}”"
    return _words(article.title or "") or file or beginning


def _beginning(text: str) -> str:
    if len(text) <= BEGINNING_CHARACTERS:
        return text
    cut = text[:BEGINNING_CHARACTERS]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _cited(brief: Brief) -> list[str]:
    """Return the ids of cited articles in the order in which a reader meets them."""
    citing: list[BriefSentence | Event | Reading] = [*brief.sentences, *brief.timeline]
    citing += (reading for each in brief.history.changes for reading in (each.old, each.new))
    citing += (reading for difference in brief.differences for reading in difference.readings)
    return list(dict.fromkeys(c.article_id for each in citing for c in each.citations))


def _only_in(
    brief: Brief, cited: Sequence[str], numbers: Mapping[str, int]
) -> tuple[Citation, ...]:
    """Return the weightiest of what each source alone says, of those cited, by their numbers."""
    told = [each.highlights[0] for each in brief.coverage if each.highlights and len(cited) > 1]
    own = [each for each in told if each.article_id in cited]
    return tuple(sorted(own, key=lambda each: numbers[each.article_id])[:MAX_ONLY_IN])


def _set_apart(brief: Brief, cited: list[str], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the reason of each article that was set apart from its first word to its last."""
    return {
        drop.article_id: one_line(drop.reason)
        for drop in brief.dropped
        if drop.article_id in articles and drop.article_id not in cited
        # A passage that reading took out has an empty span, even where nothing else was there.
        if drop.end > drop.start
        for text in (articles[drop.article_id].text,)
        if text[drop.start : drop.end].strip() == text.strip()
    }


def _quote(citation: Citation, articles: Mapping[str, Article]) -> str:
    return _words(articles[citation.article_id].text[citation.start : citation.end])


def _words(text: str) -> str:
    """Return what comes from outside in one line, without marks that could be taken for ours."""
    return without_source_marks(one_line(text))


def _quoted(value: str) -> str:
    """Return the value in curly quotation marks, once."""
    return f"“{_words(value).strip(_QUOTATION_MARKS)}”"


def _entry(
    article: Article, numbers: Mapping[str, int], cover: Coverage | None, cited: bool, say: Phrases
) -> SourceEntry:
    title = article_title(article, say)
    date = say.dated(article.published) if article.published else ""
    origin = ", ".join(filter(None, (_words(article.source or ""), date)))
    remarks = []
    if cover and cover.copy_of is not None:
        remarks.append(say("near_copy", number=numbers[cover.copy_of]))
    if own := only_here(cover, len(numbers), say):
        remarks.append(own)
    if not cited:
        remarks.append(say("not_cited"))
    about = (f" — {origin}" if origin else "") + (f" ({'; '.join(remarks)})" if remarks else "")
    url = _web_address(article.url)
    return SourceEntry(numbers[article.id], title, url, origin or title, about)


def only_here(cover: Coverage | None, articles: int, say: Phrases) -> str:
    """Tell how many of an article's sentences none of the other ``articles`` has, if it tells."""
    if cover is None or cover.copy_of is not None or not cover.unique or articles < 2:
        return ""
    return say("only_here", unique=cover.unique, sentences=cover.sentences)


def _outlet(article: Article, say: Phrases) -> str:
    """Return who published it, or else its title."""
    return _words(article.source or "") or article_title(article, say)


def _web_address(url: str | None) -> str | None:
    """Return a web address to link to; other schemes could run code when followed."""
    address = (url or "").strip()
    is_web = address.lower().startswith(("http://", "https://"))
    is_one = len(address.split()) == 1 and is_visible(address)
    return without_credentials(address) if is_web and is_one else None


def origins_of(
    reading: Reading, articles: Mapping[str, Article], dated: Phrases | None = None
) -> str:
    """Return who gives a reading, and if the dates are to be ``dated``, when."""
    cited = [articles[each.article_id] for each in reading.citations]
    named = [
        ", ".join(filter(None, (_words(each.source or ""), dated.dated(each.published or ""))))
        if dated
        else _words(each.source or "")
        for each in cited
    ]
    return ("; " if dated else ", ").join(dict.fromkeys(filter(None, named)))


def _told_by(
    reading: Reading, articles: Mapping[str, Article], dated: Phrases | None = None
) -> str:
    origins = origins_of(reading, articles, dated)
    return f" ({origins})" if origins else ""


def _label(difference: Difference, articles: Mapping[str, Article]) -> str:
    """Return what the readings are of: of numbers of people what was done to them, if all tell."""
    if difference.kind == NUMBER:
        told = _tolls_of(difference.readings, articles)
        toll = told.pop() if len(told) == 1 else ""
        return toll or _counted(difference.readings, articles) or NUMBER
    return _measure(difference.kind, difference.readings, articles)


def course_label(course: Course, articles: Mapping[str, Article]) -> str:
    """Return the same of what changed; where one reading tells it, it is so of all."""
    if course.kind == NUMBER:
        told = _tolls_of(course.readings, articles) - {""}
        toll = told.pop() if len(told) == 1 else ""
        return toll or _counted(course.readings, articles) or NUMBER
    return _measure(course.kind, course.readings, articles)


def _measure(kind: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> str:
    """What a kind is called: of metres the dimension that the sentences name, if they do."""
    named = measured_in(_in_english(readings, articles)) if kind == _METRES else ""
    return named or label_of(kind)


def _counted(readings: Sequence[Reading], articles: Mapping[str, Article]) -> str:
    """What all the sentences that tell the readings count, "" where one is not in English."""
    return counted_in(_in_english(readings, articles))


def _in_english(
    readings: Sequence[Reading], articles: Mapping[str, Article]
) -> list[tuple[str, str]]:
    """Return each sentence that tells a reading, and its value; none where one is not English."""
    told = [(each.value, citation) for each in readings for citation in each.citations]
    if any((articles[c.article_id].language or ENGLISH) != ENGLISH for _, c in told):
        return []
    return [(_quote(citation, articles), _words(value)) for value, citation in told]


def _tolls_of(readings: Sequence[Reading], articles: Mapping[str, Article]) -> set[str]:
    """What was done to those that each of the readings counts, "" of one that does not say."""
    return {
        toll_beside(_quote(citation, articles), _words(reading.value))
        for reading in readings
        for citation in reading.citations
    }


def _context(readings: Sequence[Reading], articles: Mapping[str, Article], say: Phrases) -> str:
    """Return the shortest cited sentence around its value, cut to what stands near it.

    Figures in it that not all the readings' sentences have are left out: it stands for all.
    """
    quotes = [[_quote(citation, articles) for citation in each.citations] for each in readings]
    figures = [set(_FIGURE.findall(" ".join(each))) for each in quotes]
    shared = set.intersection(*figures) if figures else set()
    around = [
        near
        for reading, own in zip(readings, quotes, strict=True)
        for quote in own
        if (near := _around(quote, _words(reading.value), shared))
    ]
    return say("context", quote=min(around, key=len)) if around else ""


def _around(quote: str, value: str, figures: set[str]) -> str:
    def shared(text: str) -> str:
        return _FIGURE.sub(lambda match: match[0] if match[0] in figures else "…", text)

    before, found, after = quote.partition(value)
    before, after = shared(before), shared(after)
    if not found or not (before + after).strip(_QUOTATION_MARKS + ". "):
        return ""
    left, right = before.split(), after.split()
    opening = ["…"] * (len(left) > CONTEXT_WORDS) + left[-CONTEXT_WORDS:]
    ending = right[:CONTEXT_WORDS] + ["…"] * (len(right) > CONTEXT_WORDS)
    joint = " " if after[:1] in ("", " ") else ""
    return _quoted(f"{' '.join(opening)} …{joint}{' '.join(ending)}")


def _notes(brief: Brief, apart: Mapping[str, str], unlisted: int, say: Phrases) -> Iterable[str]:
    """Tell how many articles are not listed, what was dropped or not read, and the warnings."""
    if unlisted:
        yield say("unlisted", count=unlisted)
    reasons = Counter(
        one_line(drop.reason) for drop in brief.dropped if drop.article_id not in apart
    )
    if reasons:
        counted = ", ".join(say.counted(*each) for each in reasons.most_common())
        yield say("not_used", passages=counted)
    for each in brief.unread[:MAX_UNREAD]:
        yield say("not_read", what=_words(str(each)))
    if len(brief.unread) > MAX_UNREAD:
        yield say("not_read", what=f"… (+{len(brief.unread) - MAX_UNREAD})")
    for warning in brief.warnings:
        yield say("warning", text=_words(warning))
