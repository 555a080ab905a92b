"""What the writer is asked, and what its answers become: checked, cited statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize.checking import Gate, Proposal, admit_written, ground_source, index_sources
from summarize.likeness import scale_of
from summarize.settings import Settings
from summarize.types import (
    AbstractiveModel,
    Answer,
    Candidate,
    Dropped,
    Material,
    Sentence,
    SentenceEmbedder,
    Statement,
    SupportReader,
    SyntaxParser,
    Unanswered,
    WriterProfile,
    WritingRequest,
)
from summarize.writing.attribution import attribute_draft
from summarize.writing.plan import BriefPlan, Task, with_draft
from summarize.writing.reading_list import choose_reading, make_draft_request
from summarize.writing.requests import (
    another_telling,
    is_worth_shortening,
    make_cluster_request,
    make_merge_request,
    make_request,
)


def ask_for_draft(
    material: Sequence[Material], settings: Settings, profile: WriterProfile
) -> tuple[WritingRequest, list[Dropped]]:
    """Return the request for a whole draft, and what of the material the writer cannot read.

    Args:
        material: what each statement is to be written from.
        settings: how many words.
        profile: what the writer can do.
    """
    mains = [each.main for each in material]
    read, beyond = choose_reading(mains, max_words=profile.input_words)
    unread = [
        Dropped(s.article_id, s.start, s.end, "not read by the writer", s.text) for s in beyond
    ]
    return make_draft_request(read, max_words=settings.words), unread


def ask_for_sentences(
    material: Sequence[Material],
    members: Sequence[Sequence[Sentence]],
    profile: WriterProfile,
    *,
    copies: Mapping[str, str],
) -> list[Task]:
    """Return what the writer is asked for each statement: to shorten it, to merge it with another.

    Args:
        material: what each statement is to be written from.
        members: for each the sentences of its cluster.
        profile: what the writer can do.
        copies: near-copies of articles and their originals.
    """
    tasks: list[Task] = []
    for place, (each, cluster) in enumerate(zip(material, members, strict=True)):
        if not profile.shortens:
            if is_worth_shortening(each):
                tasks.append(Task(place, make_cluster_request(each)))
            continue
        other = another_telling(each, cluster, copies)
        if other:
            tasks.append(Task(place, make_merge_request(each, other), (each.main, other)))
        if is_worth_shortening(each):
            tasks.append(Task(place, make_request(each), (each.main,)))
    return tasks


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
    warnings = _unanswered(plan, answers)
    if not (parser and answers):
        return plan, _from_sources(plan), warnings
    story = plan.story
    on_event = index_sources(plan.articles, story.sentences, story.embeddings, scale_of(embedder))
    gate = Gate(on_event, embedder, parser, reader)
    if plan.draft:
        draft = next(iter(_texts(answers[0])), None)
        plan, statements, told = _drafted(plan, draft, gate)
        return plan, statements, (*warnings, *told)
    statements, faults = _admit(plan, _from_sources(plan), plan.tasks, answers, gate)
    if writer and faults:
        again = [
            replace(plan.tasks[n], request=replace(plan.tasks[n].request, faults=kinds))
            for n, kinds in faults.items()
        ]
        second = writer.generate([task.request for task in again])
        statements, _ = _admit(plan, statements, again, second, gate)
    return plan, statements, warnings


def _admit(
    plan: BriefPlan,
    statements: list[Statement],
    tasks: Sequence[Task],
    answers: Sequence[Answer],
    gate: Gate,
) -> tuple[list[Statement], dict[int, tuple[str, ...]]]:
    """The statements with what passes of the answers; by task, the faults of what does not."""
    numbers: list[int] = []
    proposals: list[Proposal] = []
    for number, (task, answer) in enumerate(zip(tasks, answers, strict=True)):
        members = plan.story.members(plan.ranked[task.place].cluster)
        for candidate in _texts(answer):
            numbers.append(number)
            proposals.append(Proposal(task.place, candidate.text.strip(), task.spans, members))
    admitted, faults = admit_written(statements, proposals, gate, copies=plan.story.copies)
    return admitted, {numbers[n]: kinds for n, kinds in faults.items()}


def _drafted(
    plan: BriefPlan, draft: Candidate | None, gate: Gate
) -> tuple[BriefPlan, list[Statement], tuple[str, ...]]:
    """The plan with the draft's sentences first, its statements, and what is to be told."""
    drafted = attribute_draft(draft, gate.sources, plan.groups_of, embedder=gate.embedder)
    if draft and not drafted:
        told = "the draft has no sentence that could be printed; source sentences stand in"
        return plan, _from_sources(plan), (told,)
    plan = with_draft(plan, drafted, gate.parser)
    proposals = [Proposal(n, each.candidate.text.strip()) for n, each in enumerate(drafted)]
    statements, _ = admit_written(_from_sources(plan), proposals, gate, copies=plan.story.copies)
    borne_out = sum(each.in_own_words for each in statements[: len(drafted)])
    if borne_out == len(drafted):
        return plan, statements, ()
    return (
        plan,
        statements,
        (
            f"of {len(drafted)} drafted sentences the sources support {borne_out};"
            " source sentences stand in",
        ),
    )


def _texts(answer: Answer) -> tuple[Candidate, ...]:
    return () if isinstance(answer, Unanswered) else answer


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


def _unanswered(plan: BriefPlan, answers: Sequence[Answer]) -> tuple[str, ...]:
    """The warning that requests were left without an answer, if some were.

    Of sentences only those count for which the writer says so: it may have nothing to change.
    """
    left = [
        answer
        for answer in answers
        if isinstance(answer, Unanswered) or (plan.draft is not None and not answer)
    ]
    if not left:
        return ()
    told = next((each for each in left if isinstance(each, Unanswered)), None)
    if told and len(left) == len(answers):
        return (told.warning,)
    why = f" ({told.reason})" if told else ""
    counted = f"the writer left {len(left)} of {len(answers)} requests unanswered{why}"
    return (Unanswered(counted).warning,)
