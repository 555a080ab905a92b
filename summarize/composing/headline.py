"""What heads the brief: the title that fits it best, or its own first statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from summarize.analysis import Treebank
from summarize.clustering import Story
from summarize.composing.choice import Choice
from summarize.composing.clauses import FULL_WORDS, in_few_words
from summarize.facts.numerals import find_numerals
from summarize.language.casing import shouts
from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import DEMONSTRATIVES
from summarize.language.scripts import QUESTION_MARKS
from summarize.language.self_contained import no_news
from summarize.language.source_marks import without_source_marks
from summarize.language.words import content_stems, count_words, folded_words, numbers
from summarize.likeness import Likeness
from summarize.types import Article, BriefSentence, Change, SentenceEmbedder

_USUAL = Likeness()

_OUTLET = re.compile(r"(?<!\s)\s+[|–—-]\s+[^|–—]{2,40}$")
_PARTS = re.compile(r"[,;:–—]\s+")
"""Between what a title tells and what it adds: "Nine rescued, two still missing"."""
_LEADING = 3
"""Of what came later, what stands among so many sentences is news enough to head the brief."""
_DAYS_OF_ONE_EVENT = timedelta(days=1)
_MIN_WORDS = 3
_MAX_CLAUSE_WORDS = 22
_MAX_WORDS = 16


def choose_headline(
    chosen: Sequence[Choice],
    brief: Sequence[BriefSentence],
    articles: Sequence[Article],
    story: Story,
    *,
    embedder: SentenceEmbedder,
    treebank: Treebank | None = None,
    overtaken: Sequence[Change] = (),
    likeness: Likeness = _USUAL,
) -> str:
    """Return the title nearest to the lead, or how an opening begins.

    Articles that the brief cites come first. A title that shouts gives way to any other, and to a
    short opening. Of articles that tell of several events each event has its own headline.

    Args:
        chosen: what was chosen for the brief, in order; the first, its lead, and those that open
            an article can head it where no title does.
        brief: what is printed: a title heads it only with its figures.
        articles: the articles that were given; those that are of the story can head it.
        story: the sentences that ``chosen`` are made from, and which articles tell which event.
        embedder: makes the titles' vectors.
        treebank: has the trees that tell what of an opening is its main clause; None: all is.
        overtaken: what articles tell and later ones tell otherwise; no title that tells it heads
            the brief.
        likeness: the cosines from which a title says what the story does.
    """
    days = {each.id: each.day for each in articles}
    told_of = {each.article_id for each in story.sentences}
    articles = [a for a in articles if a.id in told_of and not _tells_gone(a, overtaken)]
    least = likeness.clearly_own
    if not story.separate:
        return _headline(chosen, brief, articles, story, embedder, treebank, least, days)
    headlines = []
    for event in story.separate:
        own = [each for each in chosen if each.source.article_id in event]
        told = [s for s in brief if any(c.article_id in event for c in s.citations)]
        of_event = [article for article in articles if article.id in event]
        headlines.append(_headline(own, told, of_event, story, embedder, treebank, least, days))
    return "; ".join(filter(None, headlines))


def _headline(
    chosen: Sequence[Choice],
    brief: Sequence[BriefSentence],
    articles: Sequence[Article],
    story: Story,
    embedder: SentenceEmbedder,
    treebank: Treebank | None,
    least: float,
    days: Mapping[str, date | None],
) -> str:
    openings = [each for n, each in enumerate(chosen) if n == 0 or each.source.index == 0]
    if not openings:
        return ""
    titles = _usable_titles(articles, brief, story, embedder, least)
    texts = [each.text for each in story.sentences]
    cited = {each.article_id for sentence in brief for each in sentence.citations}
    told = _usable_titles([a for a in articles if a.id in cited], brief, story, embedder, least)
    leading = [each for each in openings if each in chosen[:_LEADING]]
    lead = _latest_news([days.get(each.source.article_id) for each in leading])
    since = [a for a in articles if a.id in cited and not _is_older(a, lead)]
    fresh = _usable_titles(since, brief, story, embedder, least)
    # What the brief cites bears its own title out; what is older than its news is none.
    for usable in (fresh, told, titles):
        if sober := [title for title in usable if not shouts(title, texts)]:
            nearness = embedder.embed(sober) @ story.vectors([openings[0].source])[0]
            return sober[int(nearness.argmax())]
    clauses = [
        [_opening_of(w.text, each.source.language, treebank) for w in each.statement.wordings]
        for each in openings
    ]
    # The fullest short clause of the first opening that has one; else what is shortest.
    short = [[c for c in own if _is_short(c)] for own in clauses]
    if fit := next(filter(None, short), None):
        return max(fit, key=count_words)
    # A title that shouts says in few words what a whole sentence would.
    if titles:
        return titles[0]
    return min(chain.from_iterable(clauses), key=count_words)


def _latest_news(days: Sequence[date | None]) -> date | None:
    """The day of the lead, or of what came days after it and stands near it."""
    later = [day for day in days if day and days[0] and day - days[0] > _DAYS_OF_ONE_EVENT]
    return max(later, default=days[0])


def _is_older(article: Article, day: date | None) -> bool:
    return bool(day and article.day and article.day < day)


def _is_short(clause: str) -> bool:
    """Whether a clause can head a brief: "This experiment shows …" says not which."""
    points = folded_words(clause)[:1] and folded_words(clause)[0] in DEMONSTRATIVES
    return count_words(clause) <= _MAX_CLAUSE_WORDS and not points


def _opening_of(text: str, language: str, treebank: Treebank | None) -> str:
    clause = text
    if treebank and language == ENGLISH and count_words(text) > FULL_WORDS:
        clause = in_few_words(text, treebank)
    return clause.removesuffix(".").removesuffix("。").removesuffix("।")


def _usable_titles(
    articles: Sequence[Article],
    brief: Sequence[BriefSentence],
    story: Story,
    embedder: SentenceEmbedder,
    least: float,
) -> list[str]:
    """The titles that say what a sentence of the story does, outlets' names taken off.

    ``least`` is how near one has to come. A figure that the brief does not give is none to head it:
    another source may differ.
    """
    titles = []
    for article in articles:
        title = _OUTLET.sub("", without_source_marks(article.title or "")).strip()
        language = article.language or ENGLISH
        asks = title.endswith(tuple(QUESTION_MARKS + language_of(language).question_marks))
        fits = _MIN_WORDS <= count_words(title) <= _MAX_WORDS and not asks
        is_news = no_news(title, language) is None
        if fits and is_news and _gives_figures(brief, title, language):
            titles.append(title)
    if not titles:
        return []
    titles = list(dict.fromkeys(titles))
    nearest = (embedder.embed(titles) @ story.embeddings.T).max(axis=1)
    return [title for title, near in zip(titles, nearest, strict=True) if near >= least]


def _tells_gone(article: Article, overtaken: Sequence[Change]) -> bool:
    """Whether a title tells in other words what its article does, and a later one denies."""
    spans = [c for each in overtaken if each.kind == "denial" for c in each.old.citations]
    told = [article.text[c.start : c.end] for c in spans if c.article_id == article.id]
    gone = [{*content_stems(text)} for text in told]
    title = {*content_stems(article.title or "")}
    parts = [{*content_stems(part)} for part in _PARTS.split(article.title or "")[1:]]
    return any(
        2 * len(title & stems) >= len(title) or any(part and part <= stems for part in parts)
        for stems in gone
    )


def _gives_figures(brief: Sequence[BriefSentence], title: str, language: str) -> bool:
    untold = _figures(title, language)
    return not untold or untold <= {n for s in brief for n in _figures(s.text, language)}


def _figures(text: str, language: str) -> set[str]:
    """The figures of a text, in English those in words too: "Nine dead"."""
    spelled = find_numerals(text) if language == ENGLISH else ()
    return {*numbers(text, language), *(f"{each.value:g}" for each in spelled)}
