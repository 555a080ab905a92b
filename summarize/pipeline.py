"""From articles to one brief, in one page: read top to bottom, this is the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.analysis.identification import (
    are_english,
    identify_articles,
    language_warnings,
    main_language,
)
from summarize.analysis.meaning import read_meaning
from summarize.analysis.splitting import split_articles
from summarize.checking import DEFAULT_THRESHOLD
from summarize.clustering import cluster_sentences, gather_story
from summarize.comparing import compare_sources
from summarize.composing import (
    article_lengths,
    choose_headline,
    fit_budget,
    keep_supported,
    make_provenance,
    measure_agreement,
    measure_coverage,
    name_people,
    order_statements,
    rate_support,
)
from summarize.errors import ReadError
from summarize.selection import (
    rank_clusters,
    score_salience,
    story_weights,
    tfidf_rows,
)
from summarize.settings import Settings
from summarize.types import (
    AbstractiveModel,
    Answer,
    Article,
    Brief,
    Dropped,
    ModelUse,
    SentenceEmbedder,
    SupportReader,
    SyntaxParser,
    WriterProfile,
)
from summarize.writing import choose_material, parse_material
from summarize.writing.plan import BriefPlan, Task
from summarize.writing.statements import ask_for_draft, ask_for_sentences, make_statements

_CHOSEN_WORDS = {"fuse": 2.0, "draft": 4.0}
"""Sentences of so many times the word budget are chosen, to write from."""
_NOTHING_TO_PRINT = (
    "no sentence of the articles can stand in a brief; give articles of running text"
)
_NOTHING_FITS = "no sentence of the articles fits into {} words; allow more (--words)"
_NOTHING_SURE = "no sentence is surely supported"


def make_brief(
    articles: Sequence[Article],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None = None,
    writer: AbstractiveModel | None = None,
    reader: SupportReader | None = None,
    settings: Settings | None = None,
    profile: WriterProfile | None = None,
    dropped: Sequence[Dropped] = (),
    models: Sequence[ModelUse] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> Brief:
    """Consolidate ``articles`` on one event into one cited, checked brief.

    Args:
        articles: what to consolidate, in any order; ids must be unique.
        embedder: makes the sentence vectors.
        parser: tells what depends on what in a sentence, and so who is named, where sources
            differ and what may be written; without it only figures are compared.
        writer: shortens sentences, or drafts the brief; without it, or without ``parser``,
            source sentences are printed as they stand.
        reader: tells whether a source says what was written; without it the checks decide.
        settings: the word budget, the strategy and the seed.
        profile: what the writer can do; None: all that the default one can.
        dropped: what reading set apart; it is passed on into the brief.
        models: what the embedder and the writer are, for the brief's provenance.
        progress: is told the name of each step as it begins.

    Raises:
        ReadError: The articles hold no sentence that can be printed.
    """
    plan = plan_brief(
        articles,
        embedder=embedder,
        parser=parser,
        writes=writer is not None,
        settings=settings,
        profile=profile,
        dropped=dropped,
        progress=progress,
    )
    progress(f"Writing ({len(plan.requests)} requests)")
    written = writer.generate(plan.requests) if writer and plan.requests else ()
    return finish_brief(
        plan,
        written,
        embedder=embedder,
        parser=parser,
        writer=writer,
        reader=reader,
        models=models,
        progress=progress,
    )


def plan_brief(
    articles: Sequence[Article],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None = None,
    writes: bool = True,
    settings: Settings | None = None,
    profile: WriterProfile | None = None,
    dropped: Sequence[Dropped] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> BriefPlan:
    """Do all that goes before the writing; ``finish_brief`` does what comes after.

    The requests of many plans can so be written together. The arguments are those of
    ``make_brief``; ``writes`` says whether there is a writer. Without ``parser`` nothing is to
    be written either.

    Raises:
        ReadError: The articles hold no sentence.
    """
    settings, profile = settings or Settings(), profile or WriterProfile()

    progress("Splitting into sentences")
    articles = identify_articles(articles)
    parser = parser if are_english(articles) else None
    everything = split_articles(articles)
    if not everything:
        raise ReadError("the articles hold no sentence; give articles of running text")

    progress(f"Embedding {len(everything)} sentences")
    meaning = read_meaning(everything, main_language(articles), embedder)
    vectors, likeness = meaning.vectors, meaning.likeness

    progress("Clustering")
    story = gather_story(articles, everything, vectors, likeness)
    sentences, embeddings, copies = story.sentences, story.embeddings, story.copies
    groups = cluster_sentences(sentences, embeddings, threshold=likeness.same_statement)

    progress("Selecting")
    tfidf = tfidf_rows([s.text for s in sentences], [s.language for s in sentences])
    salience = score_salience(sentences, embeddings, tfidf, copies=copies)
    ranked = rank_clusters(
        groups,
        sentences,
        embeddings,
        tfidf,
        salience,
        max_words=round(_CHOSEN_WORDS[settings.strategy] * settings.words),
        same_embedding=likeness.same_statement,
    )
    material = [
        choose_material(
            each.cluster,
            sentences,
            embeddings,
            copies=copies,
            leans=each.follows is not None,
            related=likeness.may_add,
        )
        for each in ranked
    ]
    trees = parse_material(material, parser) if parser else []
    draft, tasks, unread = None, list[Task](), list[Dropped]()
    writes = writes and parser is not None
    if writes and settings.strategy == "draft":
        draft, unread = ask_for_draft(material, settings, profile)
    elif writes:
        members = [story.members(each.cluster) for each in ranked]
        tasks = ask_for_sentences(material, members, profile, copies=copies)
    return BriefPlan(
        draft=draft,
        tasks=tuple(tasks),
        articles=tuple(articles),
        settings=settings,
        dropped=(*dropped, *unread),
        sentences=tuple(everything),
        story=story,
        groups=tuple(groups),
        salience=salience,
        ranked=tuple(ranked),
        material=tuple(material),
        trees=tuple(trees),
        meaning=meaning,
    )


def finish_brief(
    plan: BriefPlan,
    written: Sequence[Answer],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None = None,
    writer: AbstractiveModel | None = None,
    reader: SupportReader | None = None,
    models: Sequence[ModelUse] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> Brief:
    """Check what was written, and compose the brief.

    Args:
        plan: what `plan_brief` returned.
        written: the answers to the plan's requests, in order; empty if nothing was
            written.
        embedder: as for `make_brief`.
        parser: as for `make_brief`.
        writer: is asked once more where an answer does not pass; None: it is not.
        reader: as for `make_brief`.
        models: as for `make_brief`.
        progress: as for `make_brief`.

    Raises:
        ReadError: No sentence of the articles can be printed, or none is short enough.
    """
    story, articles, words = plan.story, plan.articles, plan.settings.words
    sentences, embeddings, copies = story.sentences, story.embeddings, story.copies
    everything, likeness = plan.sentences, plan.meaning.likeness
    warnings = language_warnings(articles, writes=writer is not None) + story.warnings
    parser = parser if are_english(articles) else None

    progress("Grounding")
    plan, statements, told = make_statements(
        plan, written, embedder=embedder, parser=parser, reader=reader, writer=writer
    )
    warnings += told
    chosen = fit_budget(statements, max_words=words, weights=story_weights(sentences))
    if not chosen:
        raise ReadError(_NOTHING_FITS.format(words) if statements else _NOTHING_TO_PRINT)

    progress("Composing")
    sources = [statement.source for statement in statements]
    order = order_statements(
        chosen,
        statements,
        agreement=measure_agreement(sources, sentences, embeddings, copies=copies),
        salience=[each.cluster.salience for each in plan.ranked],
        article_lengths=article_lengths(everything),
    )
    ordered = [statements[place] for place in order]
    brief = tuple(chosen[place] for place in order)
    if parser and plan.trees:
        texts = [sentence.text for sentence in sentences]
        brief = name_people(
            brief, plan.material, plan.trees, order, parser, texts=texts, max_words=words
        )
        brief = rate_support(
            brief,
            articles,
            everything,
            plan.meaning.vectors,
            embedder=embedder,
            parser=parser,
            reader=reader,
        )
    left_out: tuple[str, ...] = ()
    if plan.settings.strict:
        brief, left_out = keep_supported(
            brief, ordered, threshold=DEFAULT_THRESHOLD, max_words=words
        )
    openings = [s for n, s in enumerate(ordered) if n == 0 or s.source.index == 0]
    return Brief(
        headline=choose_headline(
            articles,
            brief,
            openings,
            story.vectors(each.source for each in ordered),
            embedder=plan.meaning.words or embedder,
        ),
        sentences=brief,
        differences=compare_sources(
            plan.groups,
            sentences,
            embeddings,
            articles,
            copies=copies,
            parser=parser,
            near=likeness.comparable,
        ),
        coverage=measure_coverage(articles, everything, brief, story, plan.salience, likeness),
        articles=articles,
        dropped=(*plan.dropped, *story.dropped),
        provenance=make_provenance(plan.settings, models),
        warnings=warnings if brief else (*warnings, _NOTHING_SURE),
        left_out=left_out,
        language=main_language(articles),
    )
