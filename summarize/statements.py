"""What the writer is asked, and what its answers become: checked, cited statements."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.drafting import attribute_draft, choose_reading, make_draft_request
from summarize.grounding import ground_candidates
from summarize.language.edits import Sources
from summarize.plan import BriefPlan, with_draft
from summarize.settings import Settings
from summarize.types import (
    Candidate,
    Dropped,
    Material,
    SentenceEmbedder,
    Statement,
    SyntaxParser,
    WriterProfile,
    WritingRequest,
)
from summarize.verifying import DEFAULT_THRESHOLD, admit_own_words, index_sources
from summarize.writing import make_free_request, make_request


def what_to_ask(
    material: Sequence[Material],
    sources: Sequence[Sources],
    settings: Settings,
    profile: WriterProfile,
) -> tuple[list[WritingRequest], list[Dropped]]:
    """Return the writer's requests, and what of the material it cannot read.

    Args:
        material: what each statement is to be written from.
        sources: the same as trees; none if nothing is to be written.
        settings: which strategy, and how many words.
        profile: what the writer can do.
    """
    if not sources:
        return [], []
    if settings.strategy == "draft":
        mains = [each.main for each in material]
        read, beyond = choose_reading(mains, max_words=profile.input_words)
        unread = [
            Dropped(s.article_id, s.start, s.end, "not read by the writer", s.text) for s in beyond
        ]
        return [make_draft_request(read, max_words=settings.words)], unread
    if profile.follows_lattice:
        return [make_request(each) for each in sources], []
    return [make_free_request(each) for each in material], []


def make_statements(
    plan: BriefPlan,
    written: Sequence[Sequence[Candidate]],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None,
) -> tuple[BriefPlan, list[Statement]]:
    """Return the statements that the sources support, and the plan that they follow.

    It is the plan that was made, but for a draft, whose sentences come first in it.

    Args:
        plan: what was planned.
        written: the candidates for each of its requests; empty if nothing was written.
        embedder: finds what is near in meaning.
        parser: tells what depends on what; None if nothing was written.
    """
    story = plan.story
    on_event = index_sources(plan.articles, story.sentences, story.embeddings)
    if parser and written and plan.settings.strategy == "draft":
        draft = next(iter(written[0]), None)
        drafted = attribute_draft(draft, on_event, plan.groups_of, embedder=embedder)
        plan, written = with_draft(plan, drafted, parser)
    statements = [
        ground_candidates(
            written[place] if written else (),
            each,
            plan.sources[place] if plan.sources else None,
            story.members(plan.ranked[place].cluster),
            copies=story.copies,
            follows=plan.ranked[place].follows,
        )
        for place, each in enumerate(plan.material)
    ]
    if parser:
        statements = admit_own_words(
            statements,
            written,
            on_event,
            embedder=embedder,
            parser=parser,
            threshold=DEFAULT_THRESHOLD,
        )
    return plan, statements
