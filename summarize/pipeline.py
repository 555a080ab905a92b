"""From articles to one brief, in one page: read top to bottom, this is the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from summarize.analysis import analyse
from summarize.analysis.identification import language_warnings
from summarize.checking import DEFAULT_THRESHOLD, Checker
from summarize.clustering import cluster_sentences, gather_story
from summarize.comparing import compare_sources
from summarize.composing import (
    choose_headline,
    choose_statements,
    keep_supported,
    make_provenance,
    make_timeline,
    map_groups,
    measure_coverage,
    rate_support,
    standings,
    warn_of_corrections,
    warn_of_packs,
    warn_of_stories,
)
from summarize.errors import ReadError
from summarize.facts.addressing import without_addresses, without_commands
from summarize.selection import inherit_salience, rank_clusters, score_salience, tfidf_rows
from summarize.settings import Settings
from summarize.superseding import find_overtaken, note_changes
from summarize.types import Answer, Article, Brief, Dropped, Models, Unread
from summarize.writing import (
    BriefPlan,
    Watch,
    ask_for_draft,
    ask_for_sentences,
    make_statements,
    take_notes,
    write_together,
    write_watched,
)

_CHOSEN_WORDS = 5.0
"""How many times the words of the brief the chosen sentences have: some will not fit, be said
already, point at what is not told or fail a check."""
_NOTHING_TO_PRINT = (
    "no sentence of the articles can stand in a brief; give articles of running text"
)
_NOTHING_FITS = "no sentence of the articles fits into {} words; allow more (--words)"
_NOTHING_SURE = "no sentence is surely supported"

Progress = Callable[[str], None]
"""Is told the name of each step as it begins."""


def make_brief(
    articles: Sequence[Article],
    models: Models,
    settings: Settings | None = None,
    *,
    dropped: Sequence[Dropped] = (),
    unread: Sequence[Unread] = (),
    progress: Progress = lambda step: None,
    watch: Watch | None = None,
) -> Brief:
    """Consolidate ``articles`` on one event into one cited, checked brief.

    Args:
        articles: what to consolidate, in any order; ids must be unique.
        models: what embeds, parses, writes and reads.
        settings: the word budget, the strategy and the seed; None: the defaults.
        dropped: what reading set apart; it is passed on into the brief.
        unread: what reading could not read; likewise.
        progress: is told the name of each step as it begins.
        watch: is told of each sentence that is written, and what reading it came to.

    Raises:
        ReadError: The articles hold no sentence that can be printed.
    """
    plan = plan_brief(articles, models, settings, dropped=dropped, progress=progress)
    progress(f"Writing ({len(plan.requests)} requests)")
    answers = write_watched(models.writer, plan.requests, watch) if models.writer else ()
    brief = finish_brief(plan, answers, models, progress=progress, watch=watch)
    return replace(brief, unread=tuple(unread))


def make_briefs(
    stories: Iterable[Sequence[Article]],
    models: Models,
    settings: Settings | None = None,
    *,
    together: int = 16,
) -> Iterator[Brief]:
    """Yield the brief of each of many stories; so many are written ``together`` in shared batches.

    Raises:
        ReadError: The articles of a story hold no sentence that can be printed.
    """
    waiting = iter(stories)
    while plans := [plan_brief(each, models, settings) for each in islice(waiting, together)]:
        requests = [plan.requests for plan in plans]
        written = write_together(models.writer, requests) if models.writer else [[]] * len(plans)
        for plan, answers in zip(plans, written, strict=True):
            if isinstance(answers, Exception):
                raise answers
            yield finish_brief(plan, answers, models)


def plan_brief(
    articles: Sequence[Article],
    models: Models,
    settings: Settings | None = None,
    *,
    dropped: Sequence[Dropped] = (),
    progress: Progress = lambda step: None,
) -> BriefPlan:
    """Do all that goes before the writing: what is said twice, what is worth saying, from what.

    The arguments are those of `make_brief`.

    Raises:
        ReadError: The articles hold no sentence.
    """
    settings = settings or Settings()
    analysis = analyse(articles, models, progress=progress)
    heard, unheard = without_addresses(analysis.articles, analysis.treebank)
    analysis = replace(analysis, articles=heard)
    vectors, likeness = analysis.meaning.vectors, analysis.meaning.likeness

    progress("Clustering")
    story = gather_story(
        analysis.articles, analysis.sentences, vectors, likeness, analysis.treebank
    )
    if not story.sentences:
        raise ReadError(_NOTHING_TO_PRINT)
    groups = cluster_sentences(story.embeddings, threshold=likeness.same_statement)

    progress("Selecting")
    tfidf = tfidf_rows([s.text for s in story.sentences], [s.language for s in story.sentences])
    overtaken = note_changes(
        find_overtaken(story, analysis, models.embedder, surely=True), revision=1
    )
    places = [(story.rows_of(each.old), story.rows_of(each.new)) for each in overtaken]
    salience = inherit_salience(score_salience(story, tfidf), places)
    gone = {row for old, _ in places for row in old}
    holding = [tuple(row for row in group if row not in gone) for group in groups]
    ranked = rank_clusters(
        [group for group in holding if group] or groups,
        story,
        tfidf,
        salience,
        max_words=round(_CHOSEN_WORDS * settings.words),
        likeness=likeness,
        days={article.id: article.day for article in analysis.articles},
        treebank=analysis.treebank,
    )
    notes = take_notes(ranked, story, likeness=likeness)
    apart = (*dropped, *analysis.dropped, *unheard)
    plan = BriefPlan(
        settings,
        analysis,
        story,
        tuple(groups),
        salience,
        notes,
        dropped=apart,
        overtaken=tuple(overtaken),
    )
    if models.writer is None or analysis.treebank is None:
        return plan
    if settings.strategy == "draft":
        return ask_for_draft(plan, models.writer.profile)
    return ask_for_sentences(plan, models.writer.profile)


def finish_brief(
    plan: BriefPlan,
    answers: Sequence[Answer],
    models: Models,
    *,
    progress: Progress = lambda step: None,
    watch: Watch | None = None,
) -> Brief:
    """Check what was written, and compose the brief.

    Args:
        plan: what `plan_brief` returned.
        answers: to the plan's requests, in order; empty if nothing was written.
        models: as for `make_brief`; the writer is asked once more where an answer does not pass.
        progress: as for `make_brief`.
        watch: as for `make_brief`; it is told what became of the answers.

    Raises:
        ReadError: No sentence of the articles can be printed, or none is short enough.
    """
    analysis, story, words = plan.analysis, plan.story, plan.settings.words
    treebank, likeness = analysis.treebank, analysis.meaning.likeness

    progress("Grounding")
    plan, statements, warnings = make_statements(plan, answers, models, watch)

    progress("Composing")
    differences = compare_sources(
        plan.groups,
        story,
        analysis.articles,
        treebank,
        near=likeness.comparable,
        related=likeness.clearly_own,
        same_question=likeness.may_add,
        embedder=None if analysis.meaning.words else models.embedder,
    )
    chosen, printed = choose_statements(
        statements,
        story,
        analysis,
        max_words=words,
        differences=differences,
        overtaken=plan.overtaken,
    )
    if not chosen:
        raise ReadError(_NOTHING_FITS.format(words) if statements else _NOTHING_TO_PRINT)
    if treebank:
        checker = Checker(models.embedder, treebank, models.reader)
        printed = rate_support(printed, analysis, checker)
    left_out: tuple[str, ...] = ()
    if plan.settings.strict:
        printed, left_out = keep_supported(printed, threshold=DEFAULT_THRESHOLD, max_words=words)
    sentences = tuple(each.sentence for each in printed)
    embedder = analysis.meaning.words or models.embedder
    standing = standings(analysis, story, plan.groups, embedder=embedder)
    timeline = make_timeline(
        plan,
        sentences,
        same_event=likeness.comparable,
        same_matter=likeness.may_add,
        gone=plan.gone,
    )
    return Brief(
        headline=choose_headline(
            chosen,
            sentences,
            without_commands(analysis.articles, treebank),
            story,
            embedder=embedder,
            treebank=treebank,
            overtaken=plan.overtaken,
            likeness=likeness,
        ),
        sentences=sentences,
        differences=differences,
        coverage=measure_coverage(
            analysis, story, sentences, plan.salience, standing, plan.gone, timeline
        ),
        articles=analysis.articles,
        dropped=(*plan.dropped, *story.dropped),
        provenance=make_provenance(plan.settings, models.uses),
        warnings=(
            *language_warnings(analysis.articles, writes=models.writer is not None),
            *story.warnings,
            *warn_of_stories(sentences, story, analysis.articles),
            *warn_of_packs(sentences, story, analysis.articles),
            *warn_of_corrections(plan.dropped, analysis.articles, [s.text for s in sentences]),
            *warnings,
            *(() if sentences else (_NOTHING_SURE,)),
        ),
        left_out=left_out,
        language=analysis.language,
        separate=story.separate,
        groups=map_groups(analysis, story, plan.groups, sentences, standing),
        timeline=timeline,
    )
