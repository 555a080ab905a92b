"""What the writer's answers become: checked, cited statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.checking import (
    Checker,
    Proposal,
    Refusal,
    Sources,
    admit_written,
    ground_source,
    index_sources,
)
from summarize.counts import counted
from summarize.types import Answer, Candidate, Models, Statement, Unanswered
from summarize.writing.drafts import read_draft
from summarize.writing.plan import BriefPlan, WritingTask
from summarize.writing.watching import DraftedSentence, Watch, write_watched

Made = tuple[BriefPlan, list[Statement], tuple[str, ...]]
"""The plan that was followed, the statements of its notes, and warnings."""
_FEWEST_WRITTEN = 3
"""Of fewer, none that can be printed is no wonder: most of what a small model writes cannot."""

Refusals = dict[int, Refusal]
"""By the number of a task or proposal, why it is not printed."""


def make_statements(
    plan: BriefPlan, answers: Sequence[Answer], models: Models, watch: Watch | None = None
) -> Made:
    """Return the statements that the sources support, the plan that they follow, and warnings.

    It is the plan that was made, but for a draft of which the sources bear out half or more: its
    sentences come first in it. Warned is of what the writer did not answer, and of a draft that
    the sources do not bear out. A writer is asked once more where its answer did not pass, and
    told why.

    Args:
        plan: what was planned.
        answers: to each of its requests; empty if nothing was written.
        models: those that check what was written, and the writer, if there is one.
        watch: is told what becomes of each answer.
    """
    sources, warnings = _from_sources(plan), _unanswered(plan, answers)
    gate = _Gate.of(plan, models, watch)
    if gate is None or not answers:
        return plan, sources, warnings
    if plan.draft:
        draft = next(iter(_texts(answers[0])), None)
        return _drafted(plan, draft, gate, warnings) if draft else (plan, sources, warnings)
    statements, refusals, refused = _admit(sources, plan.tasks, answers, gate)
    if models.writer and refused:
        again = [
            replace(
                plan.tasks[n],
                request=replace(plan.tasks[n].request, faults=each.kinds, keeping=each.lost),
            )
            for n, each in refused.items()
        ]
        second = write_watched(models.writer, [task.request for task in again], watch)
        statements, _, _ = _admit(statements, again, second, gate, tuple(refused.values()))
    written = sum(bool(_texts(answer)) for answer in answers)
    if written >= _FEWEST_WRITTEN and statements == sources:
        warnings += (_nothing_printed(written, refusals),)
    return plan, statements, warnings


def _nothing_printed(written: int, refusals: Sequence[Refusal]) -> str:
    """The warning that nothing which was written is printed, with the commonest reason.

    Reasons are of one sort if the same objections were made; of them one stands for all.
    """
    sorts = [each.kinds or (each.reason,) for each in refusals]
    told = ""
    if sorts:
        commonest, count = Counter(sorts).most_common(1)[0]
        example = refusals[sorts.index(commonest)].reason.rstrip(".")
        told = f", {counted(count, 'time')} for one reason ({example})"
    return (
        f"of what the writer made of {written} sentences nothing could be printed{told};"
        " source sentences stand in (--stream shows what was written)"
    )


@dataclass(frozen=True, slots=True)
class _Gate:
    """What a written sentence has to pass, and against which sentences."""

    plan: BriefPlan
    sources: Sources
    checker: Checker
    watch: Watch | None = None

    @classmethod
    def of(cls, plan: BriefPlan, models: Models, watch: Watch | None) -> _Gate | None:
        """The gate of a plan; None where nothing can be checked."""
        embedder, story, analysis = models.embedder, plan.story, plan.analysis
        if analysis.treebank is None:
            return None
        sources = index_sources(
            analysis.articles, story.sentences, story.embeddings, embedder.scale
        )
        return cls(plan, sources, Checker(embedder, analysis.treebank, models.reader), watch)

    def admit(
        self,
        statements: Sequence[Statement],
        proposals: Sequence[Proposal],
        first: Mapping[int, Refusal] | None = None,
    ) -> tuple[list[Statement], Refusals]:
        """The statements with what passes, and by proposal why others do not.

        A second try that is no sentence to be read tells too why the ``first`` one was not taken.
        """
        copies = self.plan.story.copies
        admitted, refused = admit_written(
            statements, proposals, self.sources, self.checker, copies=copies
        )
        if self.watch:
            why = {n: each.reason for n, each in refused.items()}
            for n, earlier in (first or {}).items():
                if n in refused and not refused[n].kinds:
                    why[n] += f" The first try: {earlier.reason}"
            for judged in _judged(admitted, proposals, why):
                self.watch(judged)
        return admitted, refused


def _judged(
    admitted: Sequence[Statement], proposals: Sequence[Proposal], why: Mapping[int, str]
) -> Iterator[DraftedSentence]:
    """Yield what became of each proposal."""
    printed = {each.note.id: each.wordings[0].text for each in admitted}
    for number, each in enumerate(proposals):
        instead = printed[each.note.id]
        if number in why and each.text != instead:  # a source sentence that was left as it is
            yield DraftedSentence(each.text, "replaced", instead, why[number])
        else:
            yield DraftedSentence(each.text, "kept")


def _from_sources(plan: BriefPlan) -> list[Statement]:
    """The statements as the sources have them."""
    return [ground_source(note, copies=plan.story.copies) for note in plan.notes]


def _admit(
    statements: Sequence[Statement],
    tasks: Sequence[WritingTask],
    answers: Sequence[Answer],
    gate: _Gate,
    first: Sequence[Refusal] = (),
) -> tuple[list[Statement], list[Refusal], Refusals]:
    """The statements with what passes of the answers, why others do not, and what to ask again.

    The last are the refusals by task that are worth another try. ``first`` is why an earlier
    answer to each task did not pass.
    """
    proposed = [
        (number, Proposal(task.note, candidate.text.strip(), task.spans))
        for number, (task, answer) in enumerate(zip(tasks, answers, strict=True))
        for candidate in _texts(answer)
    ]
    earlier = {n: first[number] for n, (number, _) in enumerate(proposed)} if first else None
    admitted, refused = gate.admit(statements, [proposal for _, proposal in proposed], earlier)
    done = {each.note.id for each in admitted if each.in_own_words}
    again = {
        proposed[n][0]: each
        for n, each in refused.items()
        if each.kinds and proposed[n][1].note.id not in done
    }
    return admitted, list(refused.values()), again


def _drafted(plan: BriefPlan, draft: Candidate, gate: _Gate, warnings: tuple[str, ...]) -> Made:
    """The plan with the draft's sentences first, its statements, and what is to be told."""
    embedder = gate.checker.embedder
    proposals = read_draft(draft.text, gate.sources, plan, embedder=embedder)
    if not proposals:
        told = "the draft has no sentence that could be printed; source sentences stand in"
        return plan, _from_sources(plan), (*warnings, told)
    drafted = plan.beginning_with([each.note for each in proposals])
    statements, _ = gate.admit(_from_sources(drafted), proposals)
    borne_out = sum(
        each.in_own_words or each.note.text == drafted_as.text
        for each, drafted_as in zip(statements, proposals, strict=False)
    )
    if borne_out < len(proposals):
        warnings += (
            f"of {len(proposals)} drafted sentences the sources support {borne_out};"
            " source sentences stand in",
        )
    if 2 * borne_out < len(proposals):
        # What is nearest to an invention is no choice: the brief is the one without a writer.
        return plan, _from_sources(plan), warnings
    return drafted, statements, warnings


def _texts(answer: Answer) -> tuple[Candidate, ...]:
    return () if isinstance(answer, Unanswered) else answer


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
