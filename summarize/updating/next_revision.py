"""From a brief and new articles to its next revision, in one page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress

import numpy as np
import numpy.typing as npt

from summarize.analysis import Analysis, analyse
from summarize.checking import Checker
from summarize.clustering import Story, cluster_sentences, find_off_topic_articles, gather_story
from summarize.clustering.near_copies import find_near_copies
from summarize.clustering.separate_stories import (
    find_separate_stories,
    named_article,
    warn_of_new_stories,
)
from summarize.composing import (
    choose_statements,
    latest_day,
    make_provenance,
    rate_support,
)
from summarize.errors import ReadError
from summarize.facts.addressing import without_addresses
from summarize.facts.passages import Passage
from summarize.language.languages import ENGLISH
from summarize.rendering import render
from summarize.selection import lacks_to_opening, rank_clusters, score_salience, tfidf_rows
from summarize.settings import MIN_WORDS, Settings
from summarize.superseding import find_changes, find_overtaken, note_changes, retells
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Change,
    Citation,
    Dropped,
    History,
    Models,
    Previous,
    Sentence,
    Unread,
)
from summarize.updating.heading import headline_after
from summarize.updating.notices import with_notices
from summarize.updating.novelty import is_news, tells_deed_since
from summarize.updating.out_of_date import told_since
from summarize.updating.remembering import memory_key, remembering
from summarize.updating.retelling import copies_of, cover, map_and_timeline, whole_story
from summarize.updating.saying import said_once, verified
from summarize.updating.standing import Replacing, is_settled, tells_old
from summarize.writing import BriefPlan, ask_for_sentences, make_statements, take_notes

_CHOSEN_WORDS = 5.0
"""How many times the words of the new section the chosen sentences have, as in a brief."""
_SHARE_OF_WORDS = 0.5
"""Of the words of the brief, the share that the new section may have unless it is told."""
ANOTHER_STORY = "another story"
_NO_ARTICLES = "no new articles are given; name at least one"

Progress = Callable[[str], None]
Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Grown:
    """All articles, analysed, and which of their sentences are new ones': (n,).

    ``prose`` has for each new article the length of its text without its notices of correction.
    """

    analysis: Analysis
    added: tuple[Article, ...]
    is_new: Rows
    copies: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    prose: Mapping[str, int]

    def is_notice(self, sentence: Sentence) -> bool:
        """Whether a sentence is of a notice that stands after the prose of a new article."""
        return sentence.start >= self.prose.get(sentence.article_id, sentence.end)

    @property
    def old_sentences(self) -> tuple[Sentence, ...]:
        return tuple(compress(self.analysis.sentences, ~self.is_new))

    @property
    def of_new(self) -> Analysis:
        """What is known of the new articles alone."""
        analysis, ids = self.analysis, {article.id for article in self.added}
        return replace(
            analysis,
            articles=tuple(each for each in analysis.articles if each.id in ids),
            sentences=tuple(compress(analysis.sentences, self.is_new)),
            meaning=replace(analysis.meaning, vectors=analysis.meaning.vectors[self.is_new]),
        )


def update_brief(
    brief: Brief,
    new_articles: Sequence[Article],
    models: Models,
    settings: Settings | None = None,
    *,
    dropped: Sequence[Dropped] = (),
    unread: Sequence[Unread] = (),
    previous: str | None = None,
    progress: Progress = lambda step: None,
) -> Brief:
    """Return the next revision of ``brief``: what stands, what changed, and what is new.

    The sentences that still hold stay as they are, in their order; those that new articles
    correct are replaced where they stand; what only the new articles tell comes after them.

    Args:
        brief: with the texts of its articles.
        new_articles: what has come since; ids that the brief has already are given anew.
        models: what embeds, parses, writes and reads.
        settings: its words are those of the new section; None: half of the brief's.
        dropped: what reading set apart of the new articles.
        unread: what could not be read of what has come.
        previous: the SHA-256 of the envelope that the brief was read from; None: that of the
            envelope that it makes.
        progress: is told the name of each step as it begins.

    Raises:
        ReadError: No new articles are given.
    """
    if not new_articles:
        raise ReadError(_NO_ARTICLES)
    settings = settings or default_settings(brief)
    added, dropped, known = _numbered(brief, new_articles, dropped)
    prose = {each.id: len(each.text) for each in added}
    added, dropped = with_notices(added, dropped)
    articles = (*brief.articles, *added)
    models, memory = remembering(models, brief.articles)
    grown = replace(_analyse(articles, added, models, dropped, progress), prose=prose)
    analysis, revision = grown.analysis, brief.history.revision + 1
    checker = (
        Checker(models.embedder, analysis.treebank, models.reader) if analysis.treebank else None
    )

    progress("Comparing with what was told")
    story, mask = _tell_apart(grown)
    since = _deeds_since(grown, story, latest_day(brief.articles))
    mask |= since
    known_gone = {
        (span, change.old.value)
        for change in brief.history.changes
        for span in change.old.citations
    }
    stale = _stale(grown, story, models)
    changes = _changes(grown, story, models, revision, known_gone | stale)
    replacing = Replacing(analysis, story, checker)
    standing, changes = replacing.replace(brief.sentences, changes)
    standing, passed = told_since(standing, analysis)

    progress("Writing what is new")
    replaced = [each for each in changes if not any(tells_old(one, each) for one in standing)]
    told = {c for change in replaced for c in change.new.citations}
    told |= {c for sentence in standing for c in sentence.citations} | {span for span, _ in stale}
    mask &= np.array([s.citation not in told for s in story.sentences], dtype=bool)
    news, warnings = _write_news(grown, story, mask, since, models, settings, checker)
    done = {each.citation for each in compress(story.sentences, since)}
    news = said_once(standing, news, analysis, models.embedder, done)
    sentences = (*standing, *news)

    progress("Making the map and the timeline")
    apart = (*brief.dropped, *grown.dropped, *story.dropped)
    other_story = _warn_of_another_story(grown, story)
    every_change = (*brief.history.changes, *changes)
    copies = copies_of(brief) | dict(grown.copies)
    gone = {c for change in every_change for c in change.old.citations}
    whole = whole_story(analysis, copies, apart)
    groups, timeline = map_and_timeline(analysis, whole, sentences, gone)
    coverage = cover(analysis, copies, sentences, brief.coverage, gone, timeline)
    if not memory.is_kept:
        memory.keep()  # for another update of the same brief; and next for one of this
    memory.keep(memory_key(articles, models), (s.text for s in analysis.sentences))
    return replace(
        brief,
        headline=headline_after(brief.headline, changes, {each.id: each for each in grown.added}),
        sentences=sentences,
        differences=tuple(d for d in brief.differences if not is_settled(d, every_change)),
        coverage=coverage,
        articles=analysis.articles,
        dropped=apart,
        unread=_still_unread(brief.unread, unread, new_articles),
        provenance=make_provenance(settings, models.uses),
        warnings=tuple(
            dict.fromkeys(
                (
                    *brief.warnings,
                    *known,
                    *other_story,
                    *passed,
                    *_told_of(grown, news, changes, is_apart=bool(other_story)),
                    *warnings,
                )
            )
        ),
        language=analysis.language,
        groups=groups,
        timeline=timeline,
        history=History(
            revision=revision,
            previous=Previous(
                previous or _digest(brief), brief.history.revision, latest_of(brief.articles)
            ),
            new=tuple(range(len(standing), len(sentences))),
            changes=every_change,
        ),
    )


def _still_unread(
    before: Sequence[Unread], now: Sequence[Unread], read: Sequence[Article]
) -> tuple[Unread, ...]:
    """Return what could not be read, then or now, but for files that are read by now."""
    paths = {each.path for each in read}
    kept = (each for each in before if each.part or each.path not in paths)
    return tuple(dict.fromkeys((*kept, *now)))


def default_settings(brief: Brief) -> Settings:
    """Return the settings of an update: for what is new half of the brief's words."""
    words = int(dict(brief.provenance.settings).get("words", Settings().words))
    is_from_scratch = brief.history.revision == 1 or brief.history.renewed
    return Settings(words=words_of_news(words) if is_from_scratch else words)


def words_of_news(words: int) -> int:
    """Return how many words what is new may have, of a brief of so many."""
    return max(MIN_WORDS, round(_SHARE_OF_WORDS * words))


def latest_of(articles: Sequence[Article]) -> str | None:
    """Return the latest date of the articles as it is given; None if none has one."""
    dated = [each.published for each in articles if each.published and each.day]
    return max(dated, default=None)


def _digest(brief: Brief) -> str:
    return hashlib.sha256(render(brief, "json", with_sources=True).encode()).hexdigest()


def _numbered(
    brief: Brief, new_articles: Sequence[Article], dropped: Sequence[Dropped]
) -> tuple[tuple[Article, ...], tuple[Dropped, ...], tuple[str, ...]]:
    """Give new articles ids of their own; those that the brief has already are left out."""
    texts = {article.text: named_article(article) for article in brief.articles}
    there = {*texts}
    apart = {each.text for each in brief.dropped}
    used = {article.id for article in brief.articles}
    ids: dict[str, str] = {}
    added, warnings = [], []
    for article in new_articles:
        unheard = [each for each in dropped if each.text not in apart]
        heard = [with_notices([article], each)[0][0].text for each in (dropped, unheard)]
        if same := next((text for text in heard if text in texts), None):
            again = "is in the brief already" if same in there else "is given twice"
            own = named_article(article)
            is_named = own == texts[same]
            warnings.append(f"{own} {again}" + ("" if is_named else f", as {texts[same]}"))
            continue
        number = len(used) + 1
        while f"a{number}" in used:
            number += 1
        new_id = article.id if article.id not in used else f"a{number}"
        used.add(new_id)
        ids[article.id], texts[article.text] = new_id, named_article(article)
        added.append(replace(article, id=new_id))
        if article.day is None:
            warnings.append(
                f"{named_article(article)} has no date: it counts as later than what was there"
            )
    moved = tuple(
        replace(each, article_id=ids[each.article_id]) for each in dropped if each.article_id in ids
    )
    return tuple(added), moved, tuple(warnings)


def _analyse(
    articles: Sequence[Article],
    added: Sequence[Article],
    models: Models,
    dropped: Sequence[Dropped],
    progress: Progress,
) -> _Grown:
    analysis = analyse(articles, models, progress=progress)
    ids = {article.id for article in added}
    fresh = [article for article in analysis.articles if article.id in ids]
    heard, unheard = without_addresses(fresh, analysis.treebank)
    by_id = {article.id: article for article in heard}
    analysis = replace(
        analysis, articles=tuple(by_id.get(each.id, each) for each in analysis.articles)
    )
    is_new = np.array([each.article_id in ids for each in analysis.sentences], dtype=bool)
    beyond = [each for each in analysis.dropped if each.article_id in ids]
    copies = {
        one: other for one, other in find_near_copies(analysis.articles).items() if one in ids
    }
    return _Grown(analysis, heard, is_new, copies, (*dropped, *beyond, *unheard), {})


def _tell_apart(grown: _Grown) -> tuple[Story, Rows]:
    """Return the news of the new articles, and which of it the old ones do not tell: (n,)."""
    analysis, likeness = grown.analysis, grown.analysis.meaning.likeness
    vectors = analysis.meaning.vectors
    odd = find_off_topic_articles(
        [each for each in analysis.articles if each.id not in grown.copies],
        analysis.sentences,
        vectors,
        unrelated=likeness.unrelated,
        leading_words=likeness.leading_words,
    )
    apart = [article for article in grown.added if article.id in odd]
    of_story = grown.is_new & np.array(
        [s.article_id not in odd and not grown.is_notice(s) for s in analysis.sentences],
        dtype=bool,
    )
    set_apart = tuple(
        Dropped(each.id, 0, len(each.text), ANOTHER_STORY, each.text) for each in apart
    )
    if not of_story.any():
        return Story((), vectors[of_story], {}, set_apart), np.zeros(0, dtype=bool)
    story = gather_story(
        [each for each in grown.added if each.id not in odd],
        tuple(compress(analysis.sentences, of_story)),
        vectors[of_story],
        likeness,
        analysis.treebank,
    )
    story = replace(
        story,
        dropped=(*story.dropped, *set_apart),
        separate=(),
        warnings=(),
    )
    cosines = story.embeddings @ vectors[~grown.is_new].T
    return story, is_news(story.sentences, grown.old_sentences, cosines, likeness)


def _deeds_since(grown: _Grown, story: Story, day: date | None) -> Rows:
    """Return which sentences of new articles tell what was done after the old ones: (n,)."""
    analysis = grown.analysis
    days = {article.id: article.day for article in grown.added}
    english = [s.language == ENGLISH and days[s.article_id] is not None for s in story.sentences]
    if analysis.treebank is None or day is None or not any(english):
        return np.zeros(len(story.sentences), dtype=bool)
    trees = analysis.treebank.trees([s.text for s in compress(story.sentences, english)])
    told = iter(trees)
    return np.array(
        [
            is_read and tells_deed_since(Passage.of(next(told), days[s.article_id]), day)
            for s, is_read in zip(story.sentences, english, strict=True)
        ],
        dtype=bool,
    )


def _warn_of_another_story(grown: _Grown, story: Story) -> tuple[str, ...]:
    """Tell if new articles were set apart, or tell among themselves of something else."""
    analysis, likeness = grown.analysis, grown.analysis.meaning.likeness
    apart = {each.article_id for each in story.dropped if each.reason == ANOTHER_STORY}
    stories: list[tuple[str, ...]] = [(id_,) for id_ in sorted(apart)]
    if not likeness.leading_words:  # by words alone, articles on one event are as far apart
        told = [each for each in analysis.articles if each.id not in apart | {*grown.copies}]
        stories += find_separate_stories(
            told, analysis.sentences, analysis.meaning.vectors, unrelated=likeness.unrelated
        )
    return warn_of_new_stories(stories, grown.added)


def _stale(grown: _Grown, story: Story, models: Models) -> set[tuple[Citation, str]]:
    """The readings of new articles that later ones of them correct, and where they are told."""
    found = find_overtaken(story, grown.analysis, models.embedder)
    return {(each.old.sentence.citation, each.was) for each in found}


def _changes(
    grown: _Grown,
    story: Story,
    models: Models,
    revision: int,
    gone: Set[tuple[Citation, str]],
) -> list[Change]:
    """What new articles correct or contradict; only of English it is known.

    ``gone`` are the readings that do not hold already, or not any more, and where they are told.
    """
    analysis = grown.analysis
    if analysis.treebank is None:
        return []
    odd = {each.article_id for each in story.dropped if each.reason == ANOTHER_STORY}
    told = {each.citation for each in story.sentences}
    rows = [
        row
        for row, each in enumerate(analysis.sentences)
        if each.citation in told
        or (grown.is_new[row] and each.article_id not in odd and retells(each))
        or grown.is_notice(each)
    ]
    vectors = analysis.meaning.vectors
    found = find_changes(
        grown.old_sentences,
        [analysis.sentences[row] for row in rows],
        vectors[rows] @ vectors[~grown.is_new].T,
        analysis.treebank,
        {article.id: article for article in analysis.articles},
        analysis.meaning.likeness,
        embedder=None if analysis.meaning.words else models.embedder,
    )
    held = [
        each
        for each in found
        if (each.old.sentence.citation, each.was) not in gone
        and (each.new.sentence.citation, each.now) not in gone
    ]
    return note_changes(held, revision)


def _write_news(
    grown: _Grown,
    story: Story,
    mask: Rows,
    since: Rows,
    models: Models,
    settings: Settings,
    checker: Checker | None,
) -> tuple[list[BriefSentence], tuple[str, ...]]:
    """Return the sentences of the new section, each of them supported, and warnings.

    ``mask`` has which sentences of the story are new; what tells deeds of days ``since`` the
    brief matters as if its article opened with it.
    """
    if not mask.any():
        return [], ()
    likeness = grown.analysis.meaning.likeness
    told = replace(
        story, sentences=tuple(compress(story.sentences, mask)), embeddings=story.embeddings[mask]
    )
    groups = cluster_sentences(told.embeddings, threshold=likeness.same_statement)
    tfidf = tfidf_rows([s.text for s in told.sentences], [s.language for s in told.sentences])
    salience = score_salience(told, tfidf) + since[mask] * lacks_to_opening(told.sentences)
    ranked = rank_clusters(
        groups,
        told,
        tfidf,
        salience,
        max_words=round(_CHOSEN_WORDS * settings.words),
        likeness=likeness,
        days={article.id: article.day for article in grown.analysis.articles},
        treebank=grown.analysis.treebank,
    )
    notes = take_notes(ranked, told, likeness=likeness)
    plan = BriefPlan(settings, grown.of_new, told, tuple(groups), salience, notes)
    if models.writer and checker:
        plan = ask_for_sentences(plan, models.writer.profile)
    answers = models.writer.generate(plan.requests) if models.writer and plan.requests else ()
    plan, statements, warnings = make_statements(plan, answers, models)
    _, printed = choose_statements(
        statements,
        told,
        plan.analysis,
        max_words=settings.words,
        day=latest_day(grown.analysis.articles),
    )
    if checker:
        printed = rate_support(printed, plan.analysis, checker)
        is_read = any(each.sentence.kind == "fused" for each in printed)
        printed = verified(printed, grown.analysis if is_read else plan.analysis, checker)
    return [each.sentence for each in printed], warnings


def _told_of(
    grown: _Grown, news: Sequence[BriefSentence], changes: Sequence[Change], *, is_apart: bool
) -> list[str]:
    """What the reader is to know of the new articles; ``is_apart``: they tell another story."""
    names = {article.id: named_article(article) for article in grown.analysis.articles}
    told = []
    for article in grown.added:
        if of := grown.copies.get(article.id):
            own, other = names[article.id], names[of]
            told.append(
                f"{own} is a near-copy of {'another of that name' if own == other else other}"
            )
    if not news and not changes and not is_apart:
        told.append("the new articles tell nothing that the brief's articles do not")
    return told
