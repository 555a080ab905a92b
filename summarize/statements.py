"""What the writer is asked, and what its answers become: checked, cited statements."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.drafting import Drafted, attribute_draft, choose_reading, make_draft_request
from summarize.grounding import ground_candidates
from summarize.language.edits import Sources
from summarize.likeness import scale_of
from summarize.plan import BriefPlan, with_draft
from summarize.settings import Settings
from summarize.types import (
    Answer,
    Candidate,
    Dropped,
    Material,
    SentenceEmbedder,
    Statement,
    SyntaxParser,
    Unanswered,
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
    answers: Sequence[Answer],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None,
) -> tuple[BriefPlan, list[Statement], tuple[str, ...]]:
    """Return the statements that the sources support, the plan that they follow, and warnings.

    It is the plan that was made, but for a draft, whose sentences come first in it. Warned is
    of what the writer did not answer, and of a draft that the sources do not bear out.

    Args:
        plan: what was planned.
        answers: to each of its requests; empty if nothing was written.
        embedder: finds what is near in meaning.
        parser: tells what depends on what; None if nothing was written.
    """
    story = plan.story
    drafted: list[Drafted] = []
    warnings = _unanswered(plan.requests, answers)
    written = [() if isinstance(answer, Unanswered) else answer for answer in answers]
    if not (parser and written):
        return plan, _grounded(plan, written), warnings
    on_event = index_sources(plan.articles, story.sentences, story.embeddings, scale_of(embedder))
    if plan.settings.strategy == "draft":
        draft = next(iter(written[0]), None)
        drafted = attribute_draft(draft, on_event, plan.groups_of, embedder=embedder)
        if draft and not drafted:
            warnings += (
                "the draft has no sentence that could be printed; source sentences stand in",
            )
        plan, written = with_draft(plan, drafted, parser)
    statements = admit_own_words(
        _grounded(plan, written),
        written,
        on_event,
        embedder=embedder,
        parser=parser,
        threshold=DEFAULT_THRESHOLD,
    )
    told = sum(each.in_own_words for each in statements[: len(drafted)])
    if told < len(drafted):
        warnings += (
            f"of {len(drafted)} drafted sentences the sources support {told};"
            " source sentences stand in",
        )
    return plan, statements, warnings


def _grounded(plan: BriefPlan, written: Sequence[Sequence[Candidate]]) -> list[Statement]:
    """The statements in the wordings that are edits of their sources."""
    return [
        ground_candidates(
            written[place] if written else (),
            each,
            plan.sources[place] if plan.sources else None,
            plan.story.members(plan.ranked[place].cluster),
            copies=plan.story.copies,
            follows=plan.ranked[place].follows,
        )
        for place, each in enumerate(plan.material)
    ]


def _unanswered(requests: Sequence[WritingRequest], answers: Sequence[Answer]) -> tuple[str, ...]:
    """The warning that free requests were left without an answer, if some were."""
    free = [
        answer for request, answer in zip(requests, answers, strict=False) if not request.lattice
    ]
    left = [answer for answer in free if not answer or isinstance(answer, Unanswered)]
    if not left:
        return ()
    told = next((each for each in left if isinstance(each, Unanswered)), None)
    if told and len(left) == len(free):
        return (told.warning,)
    why = f" ({told.reason})" if told else ""
    counted = f"the writer left {len(left)} of {len(free)} requests unanswered{why}"
    return (Unanswered(counted).warning,)
