"""What the writer is asked, and what its answers become: checked, cited statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.drafting import Drafted, attribute_draft, choose_reading, make_draft_request
from summarize.grounding import ground_source
from summarize.likeness import scale_of
from summarize.plan import BriefPlan, with_draft
from summarize.settings import Settings
from summarize.types import (
    AbstractiveModel,
    Answer,
    Candidate,
    Dropped,
    Material,
    SentenceEmbedder,
    Statement,
    SupportReader,
    SyntaxParser,
    Unanswered,
    WriterProfile,
    WritingRequest,
)
from summarize.verifying import Gate, admit_written, index_sources
from summarize.writing import is_worth_shortening, make_request


def what_to_ask(
    material: Sequence[Material], settings: Settings, profile: WriterProfile
) -> tuple[list[WritingRequest], list[int], list[Dropped]]:
    """Return the writer's requests, what each is about, and what of it the writer cannot read.

    Args:
        material: what each statement is to be written from.
        settings: which strategy, and how many words.
        profile: what the writer can do.
    """
    if settings.strategy == "draft":
        mains = [each.main for each in material]
        read, beyond = choose_reading(mains, max_words=profile.input_words)
        unread = [
            Dropped(s.article_id, s.start, s.end, "not read by the writer", s.text) for s in beyond
        ]
        return [make_draft_request(read, max_words=settings.words)], [], unread
    asked = [place for place, each in enumerate(material) if is_worth_shortening(each)]
    return [make_request(material[place], profile) for place in asked], asked, []


def make_statements(
    plan: BriefPlan,
    answers: Sequence[Answer],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser | None,
    reader: SupportReader | None = None,
    writer: AbstractiveModel | None = None,
) -> tuple[BriefPlan, list[Statement], tuple[str, ...]]:
    """Return the statements that the sources support, the plan that they follow, and warnings.

    It is the plan that was made, but for a draft, whose sentences come first in it. Warned is
    of what the writer did not answer, and of a draft that the sources do not bear out.

    Args:
        plan: what was planned.
        answers: to each of its requests; empty if nothing was written.
        embedder: finds what is near in meaning.
        parser: tells what depends on what; None if nothing was written.
        reader: tells whether a source says what was written.
        writer: is asked once more where its answer did not pass, and told why; None: it is not.
    """
    story = plan.story
    drafted: list[Drafted] = []
    warnings = _unanswered(answers)
    given = [() if isinstance(answer, Unanswered) else answer for answer in answers]
    if not (parser and given):
        return plan, _from_sources(plan), warnings
    on_event = index_sources(plan.articles, story.sentences, story.embeddings, scale_of(embedder))
    written: list[tuple[Candidate, ...]] = [()] * len(plan.material)
    if plan.settings.strategy == "draft":
        draft = next(iter(given[0]), None)
        drafted = attribute_draft(draft, on_event, plan.groups_of, embedder=embedder)
        if draft and not drafted:
            warnings += (
                "the draft has no sentence that could be printed; source sentences stand in",
            )
        plan, written = with_draft(plan, drafted, parser)
    for place, answer in zip(plan.asked, given, strict=False):
        written[place] = answer
    gate = Gate(on_event, embedder, parser, reader)
    shortened = bool(plan.asked) and all(len(request.sources) == 1 for request in plan.requests)
    statements, faults = admit_written(_from_sources(plan), written, gate, shortened=shortened)
    if writer and faults and shortened:
        asked = list(zip(plan.asked, plan.requests, strict=True))
        again = [(place, request) for place, request in asked if place in faults]
        second = writer.generate([replace(r, faults=faults[place]) for place, r in again])
        written = [()] * len(plan.material)
        for (place, _), told in zip(again, second, strict=True):
            written[place] = () if isinstance(told, Unanswered) else told
        statements, _ = admit_written(statements, written, gate, shortened=shortened)
    borne_out = sum(each.in_own_words for each in statements[: len(drafted)])
    if borne_out < len(drafted):
        warnings += (
            f"of {len(drafted)} drafted sentences the sources support {borne_out};"
            " source sentences stand in",
        )
    return plan, statements, warnings


def _from_sources(plan: BriefPlan) -> list[Statement]:
    """The statements as the sources have them."""
    return [
        ground_source(
            each,
            plan.story.members(plan.ranked[place].cluster),
            copies=plan.story.copies,
            follows=plan.ranked[place].follows,
        )
        for place, each in enumerate(plan.material)
    ]


def _unanswered(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The warning that requests were left without an answer, if some were."""
    left = [answer for answer in answers if not answer or isinstance(answer, Unanswered)]
    if not left:
        return ()
    told = next((each for each in left if isinstance(each, Unanswered)), None)
    if told and len(left) == len(answers):
        return (told.warning,)
    why = f" ({told.reason})" if told else ""
    counted = f"the writer left {len(left)} of {len(answers)} requests unanswered{why}"
    return (Unanswered(counted).warning,)
